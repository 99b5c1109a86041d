"""The page's rule for a packed figure, a second time and in Python, so that tests need no browser."""

import base64
import zlib
from dataclasses import dataclass, field

import numpy as np

from course_lib.live.pack import SLOT
from course_lib.live.parts import BETWEEN


@dataclass
class Told:
    """What a page has at one setting: shares of the axes, words, looks."""

    problem: str = ""
    axes: list = field(default_factory=list)
    items: str = ""
    entries: list = field(default_factory=list)
    numbers: np.ndarray = None


def unpacked(body):
    """frame(positions) of a packed figure."""
    raw = np.frombuffer(zlib.decompress(base64.b64decode(body["blob"])), np.uint8)

    def table(place):
        start, count, columns = place
        low, high = raw[start : start + count], raw[start + count : start + 2 * count]
        flat = (low.astype(np.uint16) | (high.astype(np.uint16) << 8)).view(np.int16)
        return flat.reshape(columns, -1).T if columns else flat.reshape(0, 0)

    def text(part, at):
        form, row = int(table(part["at"])[at, 0]), int(table(part["row"])[at, 0])
        pieces = part["forms"][form].split(SLOT)
        told = [slot["values"][int(table(slot["at"])[row, 0])] for slot in part["slots"][form]]
        return "".join(piece + number for piece, number in zip(pieces, [*told, ""], strict=True))

    def numbers(packed, at):
        shape = packed["shapes"][int(table(packed["at"])[at, 0])]
        row = int(table(packed["row"])[at, 0])
        low, step = shape["mean"]
        out = low + step * (table(shape["meanAt"]).ravel().astype(float) + 32768)
        places = [
            k
            for a, n in zip(shape["lively"][::2], shape["lively"][1::2], strict=True)
            for k in range(a, a + n)
        ]
        if shape["scale"]:
            out[places] += (table(shape["rows"])[row] * np.array(shape["scale"])) @ table(shape["basis"])
        return out

    def frame(positions):
        strings, parts = {}, {}
        for group in body["groups"]:
            at = 0
            for control, count in zip(group["controls"], group["counts"], strict=True):
                at = at * count + positions[control]
            strings |= {name: text(part, at) for name, part in group["strings"].items()}
            if "numbers" in group:
                values, start = numbers(group["numbers"], at), 0
                for name, length in group["numbers"]["parts"]:
                    end = len(values) if length < 0 else start + length
                    parts[name], start = values[start:end], end
        if strings["problem"]:
            return Told(problem=strings["problem"])
        entries = BETWEEN.join("".join(strings[one] for one in names) for names in body["words"]["entries"])
        return Told(
            axes=[strings[name] for name in body["words"]["axes"]],
            items=strings["items"],
            entries=entries.split(BETWEEN),
            numbers=np.concatenate([parts[name] for name in sorted(parts)]),
        )

    return frame
