"""Marking by hand: a page on this machine, its marks saved one by one in nbgrader's gradebook."""

import hashlib
import json
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import click

from course_lib.checks import number
from course_lib.classroom import gradebook
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marking import Kit, kit_for
from course_lib.classroom.office import GRADING, Office
from course_lib.classroom.review_page import answer_page, overview_page
from course_lib.classroom.variants import read_key
from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.questions.assignment import HandMarked
from course_lib.syllabus import Chapter

MOST_FORM_BYTES = 20_000


class Review:
    """The answers of a class that a person marks, and what was given so far."""

    def __init__(self, office: Office, kit: Kit) -> None:
        self.office, self.kit = office, kit
        results = [result for result in office.results.all() if not result["refused"]]
        # A fixed order that follows neither names nor the order of handing in.
        self.results = sorted(results, key=lambda one: hashlib.sha256(one["student"].encode()).hexdigest())
        if not self.results:
            raise CourseError("There is nothing to mark by hand yet: run `course grade` first.")

    def _path(self, student: str) -> Path:
        return self.office.folder / "reviews" / self.office.chapter.stem / f"{student}.json"

    def saved(self, student: str) -> dict:
        """What was given to a student: cell → points of each criterion, comment, and the answer's digest."""
        path = self._path(student)
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def save(self, piece: HandMarked, result: dict, points: list[float], comment: str) -> None:
        """Points and comment kept, and the sum written to the gradebook; the same twice is the same once."""
        for criterion, given in zip(piece.criteria, points, strict=True):
            number(
                "points",
                given,
                at_least=0,
                at_most=criterion.points,
                because="a criterion has so many points.",
            )
        student = result["student"]
        entry = {"points": points, "comment": comment, "content": result["content"]}
        write_atomically(self._path(student), json.dumps(self.saved(student) | {piece.cell: entry}).encode())
        with gradebook.opened(self.office.gradebook) as book:
            gradebook.set_by_hand(book, self.kit, student, piece.cell, sum(points), comment)

    def waits(self, piece: HandMarked, result: dict) -> bool:
        """Whether the answer, as it was last handed in, has no mark by hand; untouched cells have their zero."""
        blank = next(cell.released.strip() for cell in self.kit.master if cell.name == piece.cell)
        if all(
            cell["source"].strip() in ("", blank) for cell in result["cells"] if cell["name"] == piece.cell
        ):
            return False
        entry = self.saved(result["student"]).get(piece.cell)
        return entry is None or entry["content"] != result["content"]

    def waiting(self, piece: HandMarked) -> int:
        """How many answers to a task wait."""
        return sum(self.waits(piece, result) for result in self.results)

    def after(self, piece: HandMarked, place: int) -> int | None:
        """The next answer that waits, going round once; None when all are marked."""
        count = len(self.results)
        order = [(place + 1 + i) % count for i in range(count)]
        return next((i for i in order if self.waits(piece, self.results[i])), None)

    def pages(self) -> list[tuple[HandMarked, int, int]]:
        """Each task with the first answer that waits and how many do."""
        return [
            (piece, self.after(piece, -1) or 0, self.waiting(piece))
            for piece in self.kit.assignment.hand_marked
        ]


def handler_for(review: Review, token: str) -> type[BaseHTTPRequestHandler]:
    """The request handler of a review; every address begins with the token, which only its starter knows."""
    pieces = {piece.cell: piece for piece in review.kit.assignment.hand_marked}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match self._words():
                case [""]:
                    self._send(overview_page(review.pages()))
                case [cell, place] if self._known(cell, place):
                    piece, result = pieces[cell], review.results[int(place)]
                    saved = review.saved(result["student"]).get(cell)
                    position = (int(place), len(review.results))
                    self._send(answer_page(piece, result, saved, position, review.waiting(piece), token))
                case _:
                    self.send_error(HTTPStatus.NOT_FOUND)

        def do_POST(self) -> None:
            words = self._words()
            length = int(self.headers.get("Content-Length") or 0)
            if len(words) != 2 or not self._known(*words) or length > MOST_FORM_BYTES:
                return self.send_error(HTTPStatus.NOT_FOUND)
            piece, place = pieces[words[0]], int(words[1])
            form = parse_qs(self.rfile.read(length).decode("utf-8", "replace"), keep_blank_values=True)
            try:
                points = [float(form[f"c{i}"][0]) for i in range(len(piece.criteria))]
                review.save(piece, review.results[place], points, form.get("comment", [""])[0][:4000])
            except (KeyError, ValueError) as problem:
                return self.send_error(
                    HTTPStatus.BAD_REQUEST, str(problem)[:200].encode("ascii", "replace").decode()
                )
            following = review.after(piece, place)
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header(
                "Location", f"/{token}/" if following is None else f"/{token}/{piece.cell}/{following}"
            )
            return self.end_headers()

        def _words(self) -> list[str]:
            first, *rest = self.path.split("?")[0].lstrip("/").split("/")
            return rest if secrets.compare_digest(first.encode(), token.encode()) else ["", "", ""]

        def _known(self, cell: str, place: str) -> bool:
            return cell in pieces and place.isascii() and place.isdigit() and int(place) < len(review.results)

        def _send(self, content: bytes) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing: the terminal is for the lecturer."""

    return Handler


def serve(chapter: Chapter, seed_key: Path | None, grading: Path | None, port: int) -> None:
    """The page served until Ctrl-C; then feedback, grades and report are written anew."""
    office = Office(folder=grading or GRADING, chapter=chapter)
    key = read_key(seed_key)
    office.check_key(key)
    kit = kit_for(chapter, key, Limits())
    token = secrets.token_urlsafe(16)
    with HTTPServer(("127.0.0.1", port), handler_for(Review(office, kit), token)) as server:
        click.echo(
            f"Mark at http://127.0.0.1:{server.server_port}/{token}/ and press Ctrl-C when you are done."
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("\nWriting feedback and grades.")
    office.publish(kit)
    click.echo(f"Done. Grades: {office.reports / 'grades.csv'}")
