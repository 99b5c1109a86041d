"""The process that waits inside the sandbox with the libraries loaded, and copies itself for each student.

It never sees a notebook, an answer or a result: each copy gets a line of its own to the outside, so that
no trace of one student's work is in the memory from which the next student's process is copied.

Commands are single bytes on standard input, a socket: `S` with a file descriptor starts a copy, `E` ends
it, `M` asks for the memory in use. Each is answered.
"""

import gc
import importlib
import os
import signal
import socket
from pathlib import Path

from course_lib.classroom.inside import cells
from course_lib.classroom.inside.isolation import Limits, start_apart
from course_lib.classroom.inside.no_screen import pass_over_drawings

PRELOADED = (
    "numpy",
    "scipy.optimize",
    "matplotlib.pyplot",
    "course_lib.models.quantal.release",
    "course_lib.classroom.answers",
)
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
MEMORY_ANSWER_BYTES = 8


def main(limits: Limits) -> None:
    """Commands served until standard input ends."""
    control = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    for name in PRELOADED:
        importlib.import_module(name)
    pass_over_drawings()
    shell = cells.make_shell()
    gc.collect()
    gc.freeze()  # copies share these pages until they are written, and collecting garbage would write them
    control.sendall(b"R")
    guardian = None
    while True:
        command, handles, _, _ = socket.recv_fds(control, 1, 1)
        if command == b"S":
            guardian = _start(shell, control, handles[0], nothing, limits)
            control.sendall(b"S")
        elif command == b"E":
            _end(guardian)
            control.sendall(b"E")
        elif command == b"M":
            control.sendall(_memory_of_others_bytes().to_bytes(MEMORY_ANSWER_BYTES, "big"))
        else:  # the outside has ended
            return


def _start(shell: object, control: socket.socket, line: int, nothing: int, limits: Limits) -> int:
    def work() -> None:
        control.close()
        os.dup2(nothing, 2)
        cells.serve(shell, socket.socket(fileno=line))

    guardian = start_apart(work, limits)
    os.close(line)
    return guardian


def _end(guardian: int) -> None:
    os.killpg(guardian, signal.SIGKILL)
    os.waitpid(guardian, 0)


def _memory_of_others_bytes() -> int:
    pages = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) not in (1, os.getpid()):
            try:
                resident, shared = (entry / "statm").read_text().split()[1:3]
            except OSError:  # it has ended meanwhile
                continue
            pages += int(resident) - int(shared)
    return pages * PAGE_BYTES
