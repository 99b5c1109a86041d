"""Drawings of the things themselves: a kit of schematics, one drawing for each chapter, and the living synapse.

drawing("quantal_release").html()       for a page, the site or a slide: follows its theme, wide and narrow
drawing("quantal_release").html_img()   for a notebook's header: both palettes inside
synapse_widget("home")                  alive, in a notebook
synapse_page_html("home")               alive, on a page or a slide without a kernel
film_desk([film])                       films of movements to be watched and marked
"""

from typing import Any

from course_lib.drawings.drawing import Drawing, drawing, drawn
from course_lib.drawings.synapse.start import synapse_page_html

__all__ = ["Drawing", "drawing", "drawn", "film_desk", "synapse_page_html", "synapse_widget"]


def synapse_widget(name: str | None = None, **state: Any) -> Any:
    """The living synapse for a notebook's cell; see `drawings.synapse.widget`.

    >>> synapse_widget("home", n_sites=4).setting.n_sites
    4
    """
    from course_lib.drawings.synapse.widget import synapse_widget as widget  # pages need no anywidget

    return widget(name, **state)


def film_desk(films: Any, names: Any = None, *, partner: bool = True) -> Any:
    """The film desk for a notebook's cell; see `drawings.film.widget`.

    >>> from course_lib.models.patient.film import film_of
    >>> film_desk([film_of([0] * 7, seed=1)]).totals
    []
    """
    from course_lib.drawings.film.widget import FilmDesk  # pages need no anywidget

    return FilmDesk(films, names, partner=partner)
