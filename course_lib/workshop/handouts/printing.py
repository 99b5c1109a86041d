"""Pages of HTML printed to PDF by a Chromium of this machine: vectors stay vectors, headings become an outline."""

import contextlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from course_lib.errors import CourseError
from course_lib.files import write_atomically

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
CHANNELS = ("chrome", "msedge")  # where they lie on Windows and macOS, the browser's driver knows
_FLAGS = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")
PATIENCE_MS = 300_000
WRITTEN = "print the pages of HTML that were written from the browser that you have"


class Press:
    """A browser that prints; made by `press`. It asks no network for anything."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser

    def pdf(
        self, page_file: Path, *, query: str = "", style: str = "", ready: str = "", **options: Any
    ) -> bytes:
        """The PDF of a page in a file, with bookmarks and tags.

        `style` is added to the page's own, `ready` is an expression to wait for, and `options` are the printer's.
        """
        context = self._browser.new_context(offline=True, color_scheme="light")
        try:
            page = context.new_page()
            page.set_default_timeout(PATIENCE_MS)
            page.goto(f"{Path(page_file).resolve().as_uri()}{query}", wait_until="load")
            if style:
                page.add_style_tag(content=style)
            page.evaluate("document.fonts.ready.then(() => true)")
            if ready:
                page.wait_for_function(ready)
            own = {"prefer_css_page_size": True, "print_background": True, "outline": True, "tagged": True}
            return page.pdf(**{**own, **options})
        finally:
            context.close()


@contextlib.contextmanager
def press(otherwise: str = WRITTEN) -> Iterator[Press]:
    """A browser for as long as the block runs; `otherwise` is what to do where there is none.

    Raises `CourseError` when there is none, or when its driver is not installed.
    """
    require_packages()
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as play:
        browser = None
        for how in _ways():
            with contextlib.suppress(Error):  # the next way may lead to one
                browser = play.chromium.launch(args=_flags(), **how)
                break
        if browser is None:
            raise CourseError(no_browser(otherwise))
        try:
            yield Press(browser)
        finally:
            browser.close()


def no_browser(otherwise: str) -> str:
    """What is said where there is no browser.

    >>> no_browser("wait")
    'A PDF needs Chromium, Chrome or Edge to print it, and none was found: install one (apt-get install chromium), or wait.'
    """
    return (
        "A PDF needs Chromium, Chrome or Edge to print it, and none was found: "
        f"install one (apt-get install chromium), or {otherwise}."
    )


def require_packages() -> None:
    """Nothing, where the packages that print are installed.

    Raises `CourseError` with the line that installs them.
    """
    from importlib.util import find_spec

    missing = [name for name in ("playwright", "pypdf") if find_spec(name) is None]
    if missing:
        raise CourseError(
            f"A PDF needs the package{'s' if len(missing) > 1 else ''} {' and '.join(missing)}, not installed here: "
            "pip install 'quieting-the-synapse[teach]'."
        )


def _ways() -> Iterator[dict[str, str]]:
    """How to start a browser, each way in turn: one named by the user, programs, channels, the driver's own."""
    if named := os.environ.get("COURSE_BROWSER"):
        yield {"executable_path": named}
        return
    yield from ({"executable_path": found} for one in PROGRAMS if (found := shutil.which(one)))
    yield from ({"channel": one} for one in CHANNELS)
    yield {}


def _flags() -> list[str]:
    # The browser's own sandbox refuses root; what it prints are our own pages, without a network.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_FLAGS, *(["--no-sandbox"] if is_root else [])]


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(_reader(pdf).pages)


def places_of(pdf: bytes) -> dict[str, int]:
    """The page, counted from 1, of each place in a PDF that a link of it leads to."""
    reader = _reader(pdf)
    return {
        str(name).lstrip("/"): reader.get_destination_page_number(place) + 1
        for name, place in reader.named_destinations.items()
    }


def _reader(pdf: bytes) -> Any:
    from pypdf import PdfReader

    return PdfReader(BytesIO(pdf))


def printed(
    press: Press, page_file: Path, sizes_pt: Iterable[float], most_pages: int, **options: Any
) -> bytes:
    """The PDF of a page in the largest of these sizes of type, in points, in which it has at most so many pages.

    Raises `CourseError` when it has more in the smallest.
    """
    pages = 0
    for size_pt in sizes_pt:
        pdf = press.pdf(page_file, style=f"html{{font-size:{size_pt}pt!important}}", **options)
        pages = pages_of(pdf)
        if pages <= most_pages:
            return pdf
    raise CourseError(
        f"{page_file.stem} takes {pages} pages in its smallest type, but must take at most {most_pages}: "
        "shorten what it is made from."
    )


def joined(papers: Iterable[tuple[str, bytes]], *, on_right_pages: bool = False) -> bytes:
    """One PDF of several, each with a bookmark; with `on_right_pages`, each begins on the front of a sheet."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for name, pdf in papers:
        if on_right_pages and len(writer.pages) % 2:
            writer.add_blank_page()
        writer.append(BytesIO(pdf), outline_item=name, import_outline=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def write_page(path: Path, html: str) -> Path:
    """The file that a page was written to."""
    write_atomically(path, html.encode())
    return path


def file_name(text: str) -> str:
    """A text as a part of a file's name.

    >>> file_name("Wall, flow & fat")
    'wall_flow_fat'
    """
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
