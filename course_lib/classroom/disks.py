"""Disks as marking needs them: whether a folder lies on the network, and whether locks hold there."""

import fcntl
import tempfile
from pathlib import Path

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "lustre", "gpfs", "beegfs", "glusterfs"}
)  # fmt: skip
MOUNTS = Path("/proc/mounts")


def kind_of_disk(folder: Path, mounts: Path = MOUNTS) -> tuple[str, bool]:
    """The kind of file system on which a folder lies, and whether it is one of the network's.

    >>> import tempfile, pathlib
    >>> table = pathlib.Path(tempfile.mkdtemp()) / "mounts"
    >>> _ = table.write_text("/dev/sda1 / ext4 rw 0 0\\nserver:/home /home nfs4 rw 0 0\\n")
    >>> kind_of_disk(pathlib.Path("/home/ada"), table), kind_of_disk(pathlib.Path("/srv"), table)
    (('nfs4', True), ('ext4', False))
    """
    try:
        rows = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return "unknown", False
    there = folder.absolute()
    fitting = [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]
    above = [(len(place), kind) for place, kind in fitting if there.is_relative_to(place)]
    kind = max(above)[1] if above else "unknown"
    return kind, kind in NETWORK or kind in ("fuse.sshfs", "fuse.rclone", "fuse.glusterfs")


def carries_locks(folder: Path) -> bool:
    """Whether a file in that folder can be locked against others."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # what SQLite takes
    except OSError:
        return False
    return True
