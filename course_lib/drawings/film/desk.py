"""What the film desk needs on a page: films as bytes, words, the script, and the HTML that starts it."""

import base64
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from course_lib.drawings.film.still import film_still, in_words
from course_lib.drawings.palette import tokens_css
from course_lib.errors import CourseError
from course_lib.models.patient.film import FRAMES_PER_S, PLACES, Film, counted

STEPS_PER_HAND = 24  # of a signed byte: five widths of a hand at most
TITLE = "Film desk"
NOTE = "A made-up person, drawn from numbers. Research and teaching; not medical advice; fictional patient; no number here may be used for a person."


@cache
def script() -> str:
    """The script of the film desk, without a word about how it is started.

    >>> "function filmDesk" in script()
    True
    """
    return (files("course_lib.drawings.film") / "film.js").read_text(encoding="utf-8")


@cache
def style() -> str:
    """The look of the film desk, its tokens included."""
    own = (files("course_lib.drawings.film") / "film.css").read_text(encoding="utf-8")
    return tokens_css(".qs-film") + own


def packed(film: Film) -> str:
    """The traces of a film as text: one signed byte for each place and frame, place after place.

    >>> from course_lib.models.patient.film import film_of
    >>> len(packed(film_of([0] * 7, seed=1)))
    14000
    """
    steps = np.clip(np.rint(film.traces * STEPS_PER_HAND), -127, 127).astype(np.int8)
    return base64.b64encode(steps.tobytes()).decode()


def desk_spec(films: Sequence[Film], names: Sequence[str] | None = None, *, partner: bool = True) -> dict:
    """What the script is told; ready for JSON. With `partner` it knows the marks of the rater who only counts.

    Raises `CourseError` for no film, and for as many names as there are no films.

    >>> from course_lib.models.patient.film import film_of
    >>> desk_spec([film_of([0] * 7, seed=1)])["films"][0]["name"]
    'film 1'
    """
    if not films or not all(isinstance(one, Film) for one in films):
        raise CourseError("The film desk got no film, or something else, but must get films: see film_of.")
    called = list(names) if names is not None else [f"film {i}" for i in range(1, len(films) + 1)]
    if len(called) != len(films):
        raise CourseError(
            f"There are {len(called)} names and {len(films)} films, but each film must have one name."
        )
    shown = [
        {"name": name, "data": packed(film), "words": in_words(film)}
        for name, film in zip(called, films, strict=True)
    ]
    return {
        "title": TITLE,
        "note": NOTE,
        "places": list(PLACES),
        "fps": FRAMES_PER_S,
        "scale": STEPS_PER_HAND,
        "films": shown,
        "partner": [list(counted(film)) for film in films] if partner else None,
    }


def still_html(films: Sequence[Film], names: Sequence[str]) -> str:
    """The stills of the films, for a saved notebook and for pages on which no script runs."""
    img = '<img style="height:auto;max-width:100%" '
    shown = [
        film_still(film, name).html_img().replace("<img ", img, 1)
        for film, name in zip(films, names, strict=True)
    ]
    return "".join(
        f'<figure class="qs-drawn" style="margin:.5em 0;max-width:60rem">{one}</figure>' for one in shown
    )


def desk_page_html(spec: dict, still: str) -> str:
    """The film desk as HTML for a page or a slide without a kernel; where no script runs, the stills.

    >>> desk_page_html({}, "<p>still</p>").count("</script>")
    2
    """
    data = json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    block = f'<div class="qs-film-page"><div class="qs-still">{still}</div><script type="application/json">{data}</script></div>'
    return f'<style>{style()}</style>{block}<script type="module">{script()}\nstartFilms();</script>'
