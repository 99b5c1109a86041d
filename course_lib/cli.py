"""The `course` command: a table of commands, each loaded only when it is asked for."""

import importlib
import sys

import click

from course_lib import __version__
from course_lib.checks import near
from course_lib.errors import CourseError

COMMANDS = {
    "start": "course_lib.workshop.commands:start",
    "test": "course_lib.workshop.commands:test",
    "new": "course_lib.workshop.commands:new",
    "check": "course_lib.workshop.commands:check",
    "build": "course_lib.workshop.commands:build",
    "slides": "course_lib.workshop.commands:slides",
    "doctor": "course_lib.workshop.commands:doctor",
    "trial": "course_lib.workshop.trial.commands:trial",
    "questions": "course_lib.assess.commands:questions",
    "exam": "course_lib.workshop.handouts.commands:exam",
    "progress": "course_lib.assess.commands:progress",
    "release": "course_lib.classroom.commands:release",
    "grade": "course_lib.classroom.commands:grade",
    "review": "course_lib.classroom.commands:review",
    "due": "course_lib.classroom.decision_commands:due",
    "handed-in": "course_lib.classroom.decision_commands:handed_in",
    "excuse": "course_lib.classroom.decision_commands:excuse",
    "resubmit": "course_lib.classroom.decision_commands:resubmit",
    "appeal": "course_lib.classroom.decision_commands:appeal",
}


class LazyGroup(click.Group):
    """Commands imported on use, so that `course --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of a teacher's week, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or None."""
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].split(":")
        return getattr(importlib.import_module(module), attribute)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple:
        """The command that was typed; near matches are named otherwise."""
        if args and args[0] not in COMMANDS:
            hint = near(args[0], list(COMMANDS), most=1)
            ending = f" Did you mean `course {hint[0]}`?" if hint else " `course --help` lists the commands."
            raise CourseError(f"There is no command {args[0][:40]!r}.{ending}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(__version__, prog_name="course")
def cli() -> None:
    """Study, teach and mark the course *Quieting the Synapse*.

    \b
    A student needs    course start       and, now and then, course progress
    A lecturer adds    course check, course build, course slides, course questions, course exam, course trial
    An author adds     course new
    A grader adds      course release, course grade, course review
    For one student    course due, course handed-in, course excuse, course resubmit, course appeal

    Alone? Put your exercise into a folder as me_01_quantal_release.ipynb, and `course grade FOLDER`
    marks all but figures and texts. A word that you do not know: docs/glossary.md.

    Every command explains itself: course COMMAND --help. Nothing here needs the network.

    \b
    Files    notebooks/  the lectures      exercises/  what students get
             solutions/  worked answers    grading/    marks (never shared)
    Exit     0 done · 1 something failed, said in one sentence · 2 the command line is not understood
    """


def main() -> None:
    """The entry point: errors meant for the reader are printed as their sentence."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that cannot write a letter shows a sign in its place
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        cli(prog_name="course", standalone_mode=False)
    except CourseError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)


if __name__ == "__main__":
    main()
