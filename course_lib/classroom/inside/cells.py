"""Cells run one by one as in a notebook, with their outputs and the answers that they hand in."""

import io
import socket
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from course_lib.classroom import answers
from course_lib.classroom.inside import wire
from course_lib.classroom.inside.kinds import PICTURES, not_shown
from course_lib.errors import CourseError

HERE = f"{Path(__file__).parents[3]}/"
MOST_TEXT = 20_000
MOST_IMAGE_TEXT = 1_500_000
MOST_DISPLAYS = 30
MOST_ANSWERS = 200
SHOWN_TYPES = (*PICTURES, "text/plain")
PASSED_OVER = frozenset({"pip", "conda", "mamba", "micromamba", "uv"})
# What the first figure and the first fit load (fonts, above all) is loaded once, before students' copies are made.
WARM_UP = """
import matplotlib.pyplot as plt, scipy.optimize
figure, axes = plt.subplots()
axes.plot([0, 1], [0, 1], "o-", label="nM²")
axes.set(xlabel="$x$", title="warm")
axes.legend()
plt.show()
scipy.optimize.curve_fit(lambda x, a: a * x, [1.0, 2.0, 3.0], [1.0, 2.0, 3.1])
"""


class CappedText(io.TextIOBase):
    """A text stream that keeps its beginning and counts the rest."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.room, self.lost = MOST_TEXT, 0

    def writable(self) -> bool:
        """Always true."""
        return True

    def write(self, text: str) -> int:
        """The number of characters taken, all of them; those beyond the cap are only counted."""
        if self.room:
            self.kept.append(text[: self.room])
        self.lost += max(len(text) - self.room, 0)
        self.room = max(self.room - len(text), 0)
        return len(text)

    def text(self) -> str:
        """What was kept, and a line about what was not."""
        ending = f"\n[{self.lost:,} more characters are not shown]\n" if self.lost else ""
        return "".join(self.kept) + ending


class Recorder:
    """What one cell gives: text, displays, answers."""

    def __init__(self) -> None:
        self.text = CappedText()
        self.displays: list[dict[str, str]] = []
        self.answers: list[list] = []

    def display(self, data: dict, kinds: Iterable[str] = ()) -> None:
        """A picture or a text kept, as far as it is small enough; `kinds` are all that the output had."""
        kept = {}
        said = not_shown(kinds, data.get("text/html", ""))
        for kind in SHOWN_TYPES:
            item = data.get(kind)
            if isinstance(item, str):
                fits = len(item) <= (MOST_TEXT if kind == "text/plain" else MOST_IMAGE_TEXT)
                kept |= {kind: item} if fits else {"text/plain": "[an output that is too large is not shown]"}
        for one in (kept, {"text/plain": said} if said else {}):
            if one and len(self.displays) < MOST_DISPLAYS:
                self.displays.append(one)

    def collect(self, name: str, record: dict) -> None:
        """An answer kept."""
        if len(self.answers) < MOST_ANSWERS:
            self.answers.append([str(name)[:100], record])


RECORDER = Recorder()


def make_shell() -> object:
    """An IPython shell without history, start-up files or terminal, whose displays go to the recorder."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets import Type
    from traitlets.config import Config

    class Publisher(DisplayPublisher):
        def publish(self, data, metadata=None, **_):
            RECORDER.display(_as_text(data), list(data))

    class Hook(DisplayHook):
        def __call__(self, result=None):
            if result is not None and not self.quiet():
                self.update_user_ns(result)
                data, _ = self.compute_format_data(result)
                RECORDER.display(_as_text(data), list(data))

    class Shell(InteractiveShell):
        display_pub_class = Type(Publisher)
        displayhook_class = Type(Hook)

        def showtraceback(self, *_, **__):
            """Nothing: the error travels in the result."""

        showsyntaxerror = showtraceback

        def enable_gui(self, gui=None):
            """Nothing: there is no window here."""

        def enable_matplotlib(self, gui=None):
            """Figures go to the recorder, whichever backend was asked for: the others cannot be had here."""
            return super().enable_matplotlib("inline")

        def run_line_magic(self, magic_name, line, _stack_depth=1):
            """A magic that is not here, or that installs something, is passed over: it decides no answer."""
            if magic_name in PASSED_OVER or self.find_line_magic(magic_name) is None:
                print(f"%{magic_name} is passed over in marking.")
                return None
            try:
                return super().run_line_magic(magic_name, line, _stack_depth + 1)
            except ImportError:
                if magic_name not in ("load_ext", "reload_ext"):
                    raise
                print(f"%{magic_name} {line} is passed over in marking.")

        def _format_exception_for_storage(self, *_, **__):
            # IPython would format every traceback for a history that nobody reads, at 0.2 s each.
            return {}

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config)
    _keep_figures_here()
    for source in ("%matplotlib inline", WARM_UP, "%reset -f"):
        shell.run_cell(source, store_history=False)
    return shell


def _keep_figures_here() -> None:
    # Backends with windows cannot be had here, and Agg would show nobody anything.
    import matplotlib
    import matplotlib.pyplot as plt

    plt.switch_backend("module://matplotlib_inline.backend_inline")

    def use(backend: str = "", **_: object) -> None:
        """Nothing: every backend counts as inline."""

    matplotlib.use = plt.switch_backend = use
    # Drawn once when they are shown; in a notebook each figure is drawn after its cell as well, for nobody to see.
    plt.uninstall_repl_displayhook()
    plt.install_repl_displayhook = lambda: None


def _as_text(data: dict) -> dict[str, str]:
    from base64 import b64encode

    return {
        kind: b64encode(item).decode("ascii") if isinstance(item, bytes) else item
        for kind, item in data.items()
        if isinstance(item, (bytes, str))
    }


def run(shell: object, source: str, unseen: dict[str, list[dict]]) -> dict:
    """What a cell prints, displays and hands in, and the error that ended it, if any."""
    global RECORDER
    RECORDER = Recorder()
    answers.COLLECTORS[:] = [RECORDER.collect]
    answers.UNSEEN_CASES.clear()
    answers.UNSEEN_CASES.update(unseen)
    streams = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = RECORDER.text
    try:
        result = shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
    except BaseException as problem:  # a patched shell may let anything out; it ends this cell only
        error = problem
    finally:
        sys.stdout, sys.stderr = streams
    return {
        "text": RECORDER.text.text(),
        "displays": RECORDER.displays,
        "answers": RECORDER.answers,
        "error": None if error is None else _told(error),
    }


def _told(error: BaseException) -> str:
    if isinstance(error, CourseError):
        return str(error)[:MOST_TEXT]
    try:
        line = _line(error)
        where = f" (line {line})" if line else ""
        said = error.msg if isinstance(error, SyntaxError) else error  # its text names a line by itself
        # Where the marker's own copy of the library lies is of no use to a student.
        return f"{type(error).__name__}{where}: {said}".replace(HERE, "")[:2_000]
    except Exception as problem:  # an error whose own text fails
        return f"{type(error).__name__}, which cannot be shown ({type(problem).__name__})"


def _line(error: BaseException) -> int | None:
    # The line of the student's own cell: one deep in a library would be looked for in vain.
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((one.lineno for one in reversed(frames) if one.filename.startswith("<ipython-input")), None)


def serve(shell: object, line: socket.socket) -> None:
    """Cells received over a line, run, and their results sent back, until the other side ends."""
    while True:
        try:
            job = wire.receive(line)
        except wire.Broken:
            return
        wire.send(line, run(shell, job["source"], job["unseen"]))
