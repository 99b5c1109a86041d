"""A hidden value that is folded away until the reader opens it."""

from html import escape


class Revealed(str):
    """A sentence that a page keeps folded until the reader opens it: a saved notebook must not give it away.

    >>> Revealed("n = 6")._repr_html_()
    '<details class="qs-reveal"><summary>Open the hidden values</summary><p>n = 6</p></details>'
    """

    def _repr_html_(self) -> str:
        return f'<details class="qs-reveal"><summary>Open the hidden values</summary><p>{escape(self)}</p></details>'
