"""What things look like in every picture and export: colours of sides, shapes of kinds."""

from __future__ import annotations

import math
import textwrap
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
#: The sizes of the type of labels, in pixels: where all are alike; of nodes that matter most, and of the others beside them.
_TYPE: Final = 17
_LARGE: Final = 26
_SMALL: Final = 12

NO_SIDE: Final = "#8a8f98"
EVENT: Final = "#5b616b"


def colours_of(sides: Iterable[str]) -> dict[str, str]:
    """A colour for each side, in the order of their IRIs, so that no side chooses its own; "" is `NO_SIDE`.

    >>> colours_of(["…/actor-russia", "…/actor-ukraine", ""])
    {'': '#8a8f98', '…/actor-russia': '#0072B2', '…/actor-ukraine': '#E69F00'}
    """
    named = sorted({side for side in sides if side})
    return {"": NO_SIDE} | {side: PALETTE[number % len(PALETTE)] for number, side in enumerate(named)}


def size_of(kind: str, claims: int) -> float:
    """Half the width of a node in pixels: it grows with the claims that an actor makes; an event makes none."""
    return 9.0 if kind == "event" else 9 + min(51.0, 5 * math.sqrt(claims))


def lines_of(name: str) -> str:
    """A name as it stands below a node: at most three lines."""
    lines = textwrap.wrap(name, 20)
    return "\n".join(lines[:3]) + ("…" if len(lines) > 3 else "")


def type_size(*, is_large: bool) -> int:
    """The size of the type of a label, in pixels."""
    return _LARGE if is_large else _SMALL


def line_of(type: int) -> float:
    """The height of a line in type of a size, in pixels."""
    return 19 * type / _TYPE


def box_of(label: str, size: float, type: int = _TYPE) -> tuple[float, float]:
    """Width and height in pixels that a node with its label below it needs, set in type of a size."""
    lines = label.split("\n")
    return max(2 * size, 9.2 * type / _TYPE * max(map(len, lines))) + 10, 2 * size + line_of(type) * len(lines) + 10
