"""Every unit that may be typed, as a table for pages without Python: taken from the units library itself."""

import re
from functools import cache
from typing import Any

_LETTERS = re.compile(r"[A-Za-z%]+")


@cache
def unit_table() -> dict[str, Any]:
    """Units by name as [factor to base units, which of `dimensions`], and the factors of prefixes in their order.

    The factor is null for a scale with an offset or a logarithm, such as degrees Celsius, which nobody is asked for.

    >>> table = unit_table()
    >>> table["units"]["h"][0], table["prefixes"]["m"], table["dimensions"][table["units"]["h"][1]]
    (3600.0, 0.001, {'[time]': 1.0})
    """
    from course_lib.assess.units import registry

    known = registry()
    names = sorted(name for name in known._units if _LETTERS.fullmatch(name))
    dimensions: list[dict[str, float]] = []
    units = {}
    for name in names:
        unit = known.Unit(name)
        measured = {one: float(power) for one, power in sorted(unit.dimensionality.items())}
        if measured not in dimensions:
            dimensions.append(measured)
        factor = (
            known.Quantity(1.0, unit).to_base_units().magnitude if known._is_multiplicative(name) else None
        )
        units[name] = [None if factor is None else float(f"{float(factor):.15g}"), dimensions.index(measured)]
    prefixes = {
        name: float(one.converter.scale) for name, one in known._prefixes.items() if name and name.isascii()
    }
    return {"units": units, "prefixes": prefixes, "dimensions": dimensions}
