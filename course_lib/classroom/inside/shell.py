"""IPython for one student: no history, start-up files or terminal; displays go to the recorder, and no magic ends a cell."""

from base64 import b64encode

from IPython.core import pylabtools
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from course_lib.classroom.inside import drawing
from course_lib.classroom.inside.recorder import Desk

INLINE = "module://matplotlib_inline.backend_inline"
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


class Publisher(DisplayPublisher):
    """What `display` shows goes to the recorder."""

    def publish(self, data, metadata=None, **_):
        """Keep it."""
        Desk.recorder.display(_as_text(data), list(data))


class Hook(DisplayHook):
    """What a cell's last line gives goes to the recorder."""

    def __call__(self, result=None):
        if result is not None and not self.quiet():
            self.update_user_ns(result)
            data, _ = self.compute_format_data(result)
            Desk.recorder.display(_as_text(data), list(data))


class Shell(InteractiveShell):
    """The shell itself."""

    display_pub_class = Type(Publisher)
    displayhook_class = Type(Hook)

    def showtraceback(self, *_, **__):
        """Nothing: the error travels in the result."""

    showsyntaxerror = showtraceback

    def _format_exception_for_storage(self, *_, **__):
        # IPython would format every traceback for a history that nobody reads, at 0.2 s each.
        return {}

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


def make() -> Shell:
    """A shell that has drawn and fitted once, so that its copies need not load what that takes."""
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

    # Before the backend is chosen: it takes hold of what prints a figure.
    pylabtools.print_figure = drawing.quick(pylabtools.print_figure)
    plt.switch_backend(INLINE)

    def use(backend: str = "", **_: object) -> None:
        """Nothing: every backend counts as inline."""

    matplotlib.use = plt.switch_backend = use
    # Drawn once when they are shown; in a notebook each figure is drawn after its cell as well, for nobody to see.
    plt.uninstall_repl_displayhook()
    plt.install_repl_displayhook = lambda: None


def _as_text(data: dict) -> dict[str, str]:
    return {
        kind: b64encode(item).decode("ascii") if isinstance(item, bytes) else item
        for kind, item in data.items()
        if isinstance(item, (bytes, str))
    }
