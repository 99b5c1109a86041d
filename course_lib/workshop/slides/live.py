"""A chapter presented with a kernel behind its live figures: the page of slides, served on this machine alone."""

import json
import secrets
import webbrowser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from course_lib.errors import CourseError
from course_lib.live.remote import STARTER
from course_lib.syllabus import Chapter
from course_lib.workshop.notebooks import normal
from course_lib.workshop.slides.build import checked_talk, slides_page
from course_lib.workshop.slides.kernel import Kernel, kernel, run_for_slides
from course_lib.workshop.slides.timetable import notes_page
from course_lib.workshop.start import refuse_taken_port

KEYS = """→, Space or Page Down          on: the answer to a question, then the next slide
←, Shift+Space or Page Up      back
Tab                            to the sliders of a live figure, which the arrows then move
Escape                         from the sliders back to the slides; elsewhere, all slides at once
V                              type the votes of the room: A 12, B 30; one letter alone shows its reply
S                              the speaker's view, with notes, clock and pace
F                              fill the screen
?                              all keys"""
MOST_BYTES = 20_000  # of a request for frames
_PLAIN = "text/plain; charset=utf-8"


def present(chapter: Chapter, port: int, open_browser: bool) -> None:
    """The slides of a chapter until it is ended with Ctrl-C; no file is changed.

    Raises `CourseError` when the chapter is not written, its talk does not fit, the port is taken, or a cell fails.
    """
    if not chapter.notebook.exists():
        raise CourseError(f"Chapter {chapter.stem} is planned but not written yet: start with 01.")
    refuse_taken_port(port)
    talk = checked_talk(chapter)
    print(f"Slides of {chapter.id} · {chapter.title}: the figures are being prepared.", flush=True)
    with kernel() as running:
        page = slides_page(chapter, normal(run_for_slides(running, chapter)), talk, STARTER)
        pages = {"": page, f"{chapter.stem}-notes.html": notes_page(chapter, talk)}
        server, address = served(pages, running, port)
        print(
            f"\n{KEYS}\n\nSlides:                            {address}\n"
            f"Lecture of 50, and of 20 minutes:  {address}?short  {address}?brief\n"
            f"Speaker's notes, second screen:    {address}{chapter.stem}-notes.html\n\nEnd with Ctrl-C.",
            flush=True,
        )
        if open_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nThe slides have ended.")
        finally:
            server.server_close()


def served(pages: dict[str, str], running: Kernel, port: int) -> tuple[ThreadingHTTPServer, str]:
    """A server of these pages by name, and its address, which holds a word that only who starts it can see."""
    word = secrets.token_urlsafe(12)
    parts = {"root": f"/{word}/", "pages": pages, "kernel": running}
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Desk", (_Desk,), parts))
    server.daemon_threads = True
    return server, f"http://127.0.0.1:{server.server_port}/{word}/"


class _Desk(BaseHTTPRequestHandler):
    """Hands out the pages, and questions for frames to the kernel."""

    root: str
    pages: dict[str, str]
    kernel: Kernel

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].removeprefix(self.root)
        if self.path.startswith(self.root) and name in self.pages:
            self._send(200, "text/html; charset=utf-8", self.pages[name])
        else:
            self._send(404, _PLAIN, "There is no such page here.")

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != f"{self.root}frames" or not 0 < length <= MOST_BYTES:
            self._send(404, _PLAIN, "There is no such page here.")
            return
        try:
            figure, request = _asked(self.rfile.read(length))
        except (ValueError, KeyError, TypeError):
            self._send(400, _PLAIN, "This is no question for frames.")
            return
        try:
            self._send(200, "application/json", self.kernel.answer(figure, request))
        except CourseError as sentence:
            self._send(500, _PLAIN, str(sentence))

    def _send(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        try:
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True  # the page was closed or reloaded: nobody waits for this any more

    def log_message(self, *words: object) -> None:
        """Nothing: the terminal shows keys and addresses."""


def _asked(body: bytes) -> tuple[str, dict[str, object]]:
    """The figure and the whole numbers that a page asks for, and nothing else: what a kernel gets is code."""
    asked = json.loads(body)
    wanted = [[int(position) for position in positions] for positions in asked["request"]["wanted"]]
    return str(asked["figure"]), {"view": str(asked["request"]["view"]), "wanted": wanted}
