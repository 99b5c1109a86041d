"""Marking by hand: a page on this machine, for whoever started it."""

import secrets
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import click

from course_lib.classroom.giving_back.plain_page import page
from course_lib.classroom.giving_back.publish import publish
from course_lib.classroom.giving_back.review_page import answer_page, overview_page
from course_lib.classroom.giving_back.reviewing import Review, review_of
from course_lib.classroom.grading_folder import GRADING, GradingFolder
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.locks import held
from course_lib.classroom.marks.kit import kit_for
from course_lib.classroom.own_numbers import read_key
from course_lib.errors import CourseError
from course_lib.syllabus import Chapter

MOST_FORM_BYTES = 20_000


class ReviewServer(HTTPServer):
    """A server on this machine only; every address begins with the token, which only its starter knows."""

    def __init__(self, review: Review, token: str, port: int) -> None:
        self.review, self.token = review, token
        self.pieces = {piece.cell: piece for piece in review.kit.assignment.hand_marked}
        super().__init__(("127.0.0.1", port), Handler)


class Handler(BaseHTTPRequestHandler):
    """Requests for the overview and for single answers, and the marks that come back."""

    server: ReviewServer

    def do_GET(self) -> None:
        """The overview, or one answer."""
        words = self._words()
        review = self.server.review
        if words == [""]:
            self._send(overview_page(review.pages()))
        elif self._known(words):
            piece, place = self.server.pieces[words[0]], int(words[1])
            result = review.result(place)
            saved = review.saved(result["student"]).get(piece.cell)
            position = (place, len(review.results))
            self._send(
                answer_page(piece, result, saved, position, review.waiting(piece), review.asked(piece))
            )
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """One answer's marks saved; then the next answer that waits."""
        words = self._words()
        length = self.headers.get("Content-Length", "")
        if not self._known(words) or not length.isdecimal() or int(length) > MOST_FORM_BYTES:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        piece, place, review = self.server.pieces[words[0]], int(words[1]), self.server.review
        form = parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace"), keep_blank_values=True)
        try:
            points = [float(form[f"c{i}"][0].replace(",", ".")) for i in range(len(piece.criteria))]
            review.save(piece, review.results[place], points, form.get("comment", [""])[0][:4000])
        except CourseError as sentence:  # on this page, so that whoever marks sees that it was not kept
            self._send(page("This was not kept", f"<p>{escape(str(sentence))}</p>"), HTTPStatus.CONFLICT)
            return
        except (KeyError, ValueError):
            self.send_error(
                HTTPStatus.BAD_REQUEST, "Give each line of the rubric a number within its points."
            )
            return
        following = review.after(piece, place)
        self.send_response(HTTPStatus.SEE_OTHER)
        ending = "" if following is None else f"{piece.cell}/{following}"
        self.send_header("Location", f"/{self.server.token}/{ending}")
        self.end_headers()

    def _words(self) -> list[str]:
        first, *rest = self.path.split("?")[0].lstrip("/").split("/")
        return rest if secrets.compare_digest(first.encode(), self.server.token.encode()) else []

    def _known(self, words: list[str]) -> bool:
        if len(words) != 2 or words[0] not in self.server.pieces:
            return False
        return words[1].isascii() and words[1].isdigit() and int(words[1]) < len(self.server.review.results)

    def _send(self, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: the terminal is for the lecturer."""


def serve(chapter: Chapter, seed_key: Path | None, grading: Path | None, port: int) -> None:
    """The page served until Ctrl-C; then feedback, grades and report are written anew."""
    grading_folder = GradingFolder(folder=grading or GRADING, chapter=chapter)
    key = read_key(seed_key)
    grading_folder.check_key(key)
    kit = kit_for(chapter, key, Limits())
    with held(grading_folder.folder, "course review"):
        review = review_of(grading_folder, kit)
    token = secrets.token_urlsafe(16)
    with ReviewServer(review, token, port) as server:
        click.echo(
            f"Mark at http://127.0.0.1:{server.server_port}/{token}/ and press Ctrl-C when you are done."
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("\nWriting feedback and grades.")
    with held(grading_folder.folder, "course review"):
        published = publish(grading_folder, kit)
    for line in published.lines():
        click.echo(line)
    click.echo(f"Done. Grades: {grading_folder.reports / 'grades.csv'}")
