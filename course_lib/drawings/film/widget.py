"""The film desk in a notebook: the same script, the reader's marks shared with the kernel."""

import os
from collections.abc import Sequence
from typing import Any

import anywidget
import traitlets

from course_lib.drawings.film.desk import desk_page_html, desk_spec, script, still_html, style
from course_lib.drawings.film.still import film_still
from course_lib.files import FRAMES_VARIABLE
from course_lib.models.patient.film import Film

_ESM = script() + "\nexport default { render };\n"
_NOT_MARKED = -1


class FilmDesk(anywidget.AnyWidget):
    """Films that the page draws; `totals` are the reader's, of the films that are marked in all places."""

    _esm = _ESM
    _css = style()
    spec = traitlets.Dict().tag(sync=True)
    marks = traitlets.List().tag(sync=True)

    def __init__(
        self, films: Sequence[Film], names: Sequence[str] | None = None, *, partner: bool = True
    ) -> None:
        told = desk_spec(films, names, partner=partner)
        self._films, self._names = tuple(films), [one["name"] for one in told["films"]]
        super().__init__(spec=told, marks=[[_NOT_MARKED] * len(told["places"]) for _ in films])

    @property
    def totals(self) -> list[int]:
        """AIMS totals of the films that are marked in all places, in their order."""
        return [sum(row) for row in self.marks if _NOT_MARKED not in row]

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        still = still_html(self._films[:1], self._names[:1])
        alive = (
            os.environ.get(FRAMES_VARIABLE) == "1"
        )  # a saved notebook keeps a still, a page gets the script
        html = desk_page_html(dict(self.spec), still) if alive else still
        words = "\n".join(
            film_still(film, name).alt for film, name in zip(self._films, self._names, strict=True)
        )
        return {**data, "text/html": html, "text/plain": words}, metadata
