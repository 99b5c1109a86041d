"""A small layout for graphs without cycles: rows by dependence, few crossings, long edges around the nodes."""

from collections.abc import Mapping
from itertools import pairwise

Edge = tuple[str, str]
_SWEEPS = 8


def essential(before: Mapping[str, tuple[str, ...]]) -> list[Edge]:
    """The edges that no longer way implies, as (prerequisite, what rests on it).

    >>> essential({"a": (), "b": ("a",), "c": ("a", "b")})
    [('a', 'b'), ('b', 'c')]
    """

    def reached(name: str) -> set[str]:
        return {far for near in before[name] for far in (near, *reached(near))}

    return [
        (near, name)
        for name, nears in before.items()
        for near in nears
        if not any(near in reached(other) for other in nears if other != near)
    ]


def rows(names: list[str], edges: list[Edge]) -> tuple[list[list[str]], dict[Edge, list[str]]]:
    """The nodes in rows, top to bottom, and for each edge the nodes it runs through, ends included.

    What rests on nothing stands just above what needs it. An edge over several rows gets a place
    (named `from>to@row`) in each row that it passes.

    >>> rows(["a", "b", "c"], [("a", "b"), ("b", "c")])[0]
    [['a'], ['b'], ['c']]
    """
    depth = _depths(names, edges)
    layers: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in names:
        layers[depth[name]].append(name)
    ways = {}
    for start, end in edges:
        passed = [(f"{start}>{end}@{row}", row) for row in range(depth[start] + 1, depth[end])]
        for place, row in passed:
            layers[row].append(place)
        ways[start, end] = [start, *(place for place, _ in passed), end]
    return _ordered(layers, ways), ways


def _depths(names: list[str], edges: list[Edge]) -> dict[str, int]:
    depth = dict.fromkeys(names, 0)
    for _ in names:  # as many rounds as the longest way can have steps
        for start, end in edges:
            depth[end] = max(depth[end], depth[start] + 1)
    for name in names:
        needed_by = [depth[end] for start, end in edges if start == name]
        if needed_by and not any(end == name for _, end in edges):
            depth[name] = min(needed_by) - 1
    return depth


def _ordered(layers: list[list[str]], ways: Mapping[Edge, list[str]]) -> list[list[str]]:
    """Rows in which each node stands near the middle of its neighbours, found by sweeping down and up."""
    links = [pair for way in ways.values() for pair in pairwise(way)]
    for sweep in range(_SWEEPS):
        place = {
            name: i / max(1, len(row) - 1) if len(row) > 1 else 0.5
            for row in layers
            for i, name in enumerate(row)
        }
        towards = {name: [a for a, b in links if b == name] for name in place}
        if sweep % 2:
            towards = {name: [b for a, b in links if a == name] for name in place}

        def middle(name: str, place=place, towards=towards) -> float:
            near = [place[other] for other in towards[name]]
            return sum(near) / len(near) if near else place[name]

        layers = [sorted(row, key=middle) for row in layers]
    return layers
