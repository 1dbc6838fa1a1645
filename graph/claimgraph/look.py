"""What things look like in every picture and export: colours of sides, shapes of kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

#: The shape of each kind of node, by the names of vis-network; kinds are told apart by shape, sides by colour.
SHAPES: Final[Mapping[str, str]] = {
    "actor": "hexagon",
    "person": "dot",
    "state": "diamond",
    "organization": "hexagon",
    "outlet": "triangle",
    "collective": "star",
    "event": "square",
}

#: Okabe and Ito's palette (https://jfly.uni-koeln.de/color/), which colour-blind people can tell apart too.
PALETTE: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
NO_SIDE: Final = "#8a8f98"
EVENT: Final = "#5b616b"


def colours_of(sides: Iterable[str]) -> dict[str, str]:
    """A colour for each side, in the order of their names, so that no side chooses its own; "" is `NO_SIDE`.

    >>> colours_of(["Russia", "Ukraine", ""])
    {'': '#8a8f98', 'Russia': '#0072B2', 'Ukraine': '#E69F00'}
    """
    named = sorted({side for side in sides if side})
    return {"": NO_SIDE} | {side: PALETTE[number % len(PALETTE)] for number, side in enumerate(named)}
