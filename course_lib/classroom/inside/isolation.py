"""A process of its own for one student: own users, processes, mounts and network; limits; no rights left.

The sandbox around it (bubblewrap) keeps the machine safe; this keeps the students apart from each other.
"""

import ctypes
import os
import resource
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
ALL_OWN = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWNET
MS_BIND, MS_REC, MS_PRIVATE, MS_NOSUID, MS_NODEV = 0x1000, 0x4000, 0x40000, 2, 4
PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG = 4, 24, 38, 1
SIGKILL = 9
CAPABILITY_VERSION = 0x20080522
HIGHEST_CAPABILITY = 63
WRITABLE = ("/tmp", "/home", "/dev/shm")
# What Python may load at any time: its own folders and the library's.
NEEDED = tuple(dict.fromkeys((sys.base_prefix, sys.prefix, str(Path(__file__).parents[2]))))
LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one student's notebook may use; times are wall-clock seconds but for `cpu_s`.

    `apart=False` leaves out all protection but time: for submissions that a person has read.
    """

    apart: bool = True
    cell_s: float = 30.0
    notebook_s: float = 180.0
    restarts: int = 4
    cpu_s: int = 180
    memory_bytes: int = 2_000_000_000
    total_memory_bytes: int = 4_000_000_000
    writable_bytes: int = 64_000_000
    file_bytes: int = 50_000_000
    processes: int = 32
    open_files: int = 256


def start_apart(work: Callable[[], None], limits: Limits) -> int:
    """The process id of a new process that runs `work` apart from everything else, then ends.

    It is the leader of a process group of two, whose end takes with it whatever the work has started.
    """
    guardian = os.fork()
    if guardian:
        os.setpgid(guardian, guardian)  # here as well as there: whoever comes first
        return guardian
    try:
        os.setpgid(0, 0)
        if not limits.apart:
            work()
            return 0
        LIBC.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
        user, group = os.getuid(), os.getgid()
        _called("unshare", LIBC.unshare(ALL_OWN))
        _map_only(user, group)
        first = os.fork()  # the first process of its own process namespace: when it ends, all end
        if first:
            os.waitpid(first, 0)
        else:
            _be_first(work, limits)
    except BaseException:  # on the sandbox's own error stream, which the grader shows when nothing starts
        traceback.print_exc()
    finally:
        os._exit(0)


def _be_first(work: Callable[[], None], limits: Limits) -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
    _mount_own(limits.writable_bytes)
    _drop_rights()
    student = os.fork()
    if student:
        while True:  # adopted orphans are reaped until the student's own process ends
            ended, _ = os.wait()
            if ended == student:
                return
    os.setsid()
    _set_limits(limits)
    work()


def _map_only(user: int, group: int) -> None:
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        Path(f"/proc/self/{name}").write_text(text)


def _mount_own(writable_bytes: int) -> None:
    _called("private mounts", LIBC.mount(None, b"/", None, MS_REC | MS_PRIVATE, None))
    covered = [place for place in NEEDED if any(Path(place).is_relative_to(one) for one in WRITABLE)]
    handles = [os.open(place, os.O_PATH | os.O_DIRECTORY) for place in covered]
    options = f"size={writable_bytes},nr_inodes=4096,mode=0777".encode()
    for place in WRITABLE:
        _called(place, LIBC.mount(b"tmpfs", place.encode(), b"tmpfs", MS_NOSUID | MS_NODEV, options))
    for place, handle in zip(covered, handles, strict=True):
        _show_again(place, handle)
    # Where the kernel does not let us show the student's own processes, an empty folder hides all others.
    if LIBC.mount(b"proc", b"/proc", b"proc", MS_NOSUID | MS_NODEV, None):
        _called(
            "/proc", LIBC.mount(b"tmpfs", b"/proc", b"tmpfs", MS_NOSUID | MS_NODEV, b"size=4096,mode=0555")
        )
    Path("/home/student").mkdir()
    os.chdir("/home/student")


def _show_again(place: str, handle: int) -> None:
    """Show again, read-only, what lay at a place before an empty folder covered it."""
    Path(place).mkdir(parents=True, exist_ok=True)
    source = f"/proc/self/fd/{handle}".encode()
    _called(place, LIBC.mount(source, place.encode(), None, MS_BIND | MS_REC, None))
    os.close(handle)


def _drop_rights() -> None:
    for capability in range(HIGHEST_CAPABILITY + 1):
        LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # fails for numbers that this kernel does not know
    _called("no new rights", LIBC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    _called("no rights", LIBC.capset(header, (ctypes.c_uint32 * 6)()))
    _called("no tracing", LIBC.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))


def _set_limits(limits: Limits) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_s),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files),
    ):
        resource.setrlimit(kind, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _called(what: str, result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
