"""Messages between processes: four bytes of length, then JSON."""

import json
import select
import socket
import time
from collections.abc import Callable

HEADER = 4
MOST_BYTES = 24_000_000
LOOK_EVERY_S = 0.25


class Broken(Exception):
    """The other side ended, was too slow, said too much, or said what is no JSON; the text says which."""


def send(line: socket.socket, message: object) -> None:
    """The message sent over a line; raises `OSError` when the other side has gone or does not listen."""
    body = json.dumps(message).encode()
    line.sendall(len(body).to_bytes(HEADER, "big") + body)


def receive(
    line: socket.socket, deadline: float | None = None, watch: Callable[[], None] | None = None
) -> object:
    """The next message from a line.

    `deadline` is a time of `time.monotonic()`; `watch`, called about four times a second while waiting,
    may raise. Raises `Broken`.
    """
    size = int.from_bytes(_exactly(line, HEADER, deadline, watch), "big")
    if size > MOST_BYTES:
        raise Broken("output")
    try:
        return json.loads(_exactly(line, size, deadline, watch))
    except (ValueError, RecursionError):
        raise Broken("died") from None


def _exactly(
    line: socket.socket, size: int, deadline: float | None, watch: Callable[[], None] | None
) -> bytes:
    pieces, missing = [], size
    while missing:
        _wait(line, deadline, watch)
        piece = line.recv(min(missing, 1 << 20))
        if not piece:
            raise Broken("died")
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _wait(line: socket.socket, deadline: float | None, watch: Callable[[], None] | None) -> None:
    while True:
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise Broken("time")
        pause = LOOK_EVERY_S if watch else left
        ready, _, _ = select.select([line], [], [], pause if left is None else min(pause, left))
        if ready:
            return
        if watch:
            watch()
