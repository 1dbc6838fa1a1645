"""A number of claims in, those who speak and what answers questions out: actors with offices, and concepts; all made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.archive.shapes import POOLS

#: The first actors of every archive: two sides, two states of neither, and who reads the articles.
_FIRST: Final = [
    {"type": "state", "name": "Northland", "side": "northland", "basis": "One of the two sides.", "id": "northland"},
    {"type": "state", "name": "Southland", "side": "southland", "basis": "One of the two sides.", "id": "southland"},
    {"type": "state", "name": "Eastland", "side": "third-party", "basis": "A state of neither side.", "id": "eastland"},
    {"type": "state", "name": "Westland", "side": "third-party", "basis": "A state of neither side.", "id": "westland"},
    {"type": "collective", "name": "the curators", "id": "curators"},
]
_CURATOR: Final = 4
_SIDES: Final = ("northland", "southland", "eastland", "westland")

#: How many of a hundred actors are of each type.
_TYPES: Final = {"outlet": 30, "organization": 28, "person": 26, "collective": 16}

_NAMED: Final = {
    "outlet": "The {} Post",
    "organization": "{} Office",
    "person": "Speaker {}",
    "collective": "members of {}",
}
_SYLLABLES: Final = (
    "bal",
    "dor",
    "fen",
    "gim",
    "hul",
    "kas",
    "lor",
    "mep",
    "nub",
    "pol",
    "rud",
    "sev",
    "tam",
    "vik",
    "wen",
    "zor",
)


@dataclass(frozen=True)
class Cast:
    """All actors and concepts; numbers of actors by what they may do, numbers of concepts by pool."""

    actors: list[dict[str, str]]
    offices: list[dict[str, str | int]]
    concepts: list[dict[str, str]]
    outlets: range
    claimants: range
    persons: range
    pools: dict[str, range]

    curator: int = _CURATOR


def cast_for(claims: int, rng: np.random.Generator) -> Cast:
    """60 actors and 60 concepts for 300 claims; 20,000 and 3,000 for a million."""
    count = max(16, round(claims**0.716))
    actors, spans = list(_FIRST), {}
    for type_, share in _TYPES.items():
        begin = len(actors)
        for number in range(max(3, count * share // 100)):
            actors.append(_actor(type_, len(actors), number, int(rng.integers(0, 12))))
        spans[type_] = range(begin, len(actors))
    concepts, pools = _concepts(max(44, round(4 * claims**0.48)))
    offices = [_office(number) for number in spans["person"] if number % 3 == 0]
    return Cast(
        actors,
        offices,
        concepts,
        outlets=spans["outlet"],
        claimants=range(spans["organization"].start, spans["collective"].stop),
        persons=spans["person"],
        pools=pools,
    )


def _word(number: int) -> str:
    """A made-up word, another for each number: ``Baldor``."""
    digits = [number % 16, number // 16 % 16, number // 256 % 16, number // 4096]
    return "".join(_SYLLABLES[digit] for digit in digits[: 2 + (number > 255) + (number > 4095)]).capitalize()


def _actor(type_: str, number: int, of_type: int, drawn: int) -> dict[str, str]:
    name = _NAMED[type_].format(_word(of_type))
    found = {"id": f"{type_}-{of_type:05}", "type": type_, "name": name}
    if number % 2:
        found["also"] = f"{name} of {number}"
    if type_ == "outlet":
        return found
    side = _SIDES[drawn] if drawn < len(_SIDES) else _SIDES[drawn % 2]
    if drawn < 8 and type_ != "person":
        found["part_of"] = side
    elif drawn < 11:
        party = side if side in _SIDES[:2] else "third-party"
        found |= {"side": party, "basis": f"Speaks for {side.title()}."}
    return found


def _office(number: int) -> dict[str, str | int]:
    """An office of the actor with this number."""
    since = f"20{20 + number % 9}-01-0{1 + number % 9}" if number % 4 == 0 else ""
    return {
        "actor": number,
        "office": ("head of office", "spokesperson", "envoy")[number % 3],
        "of": _SIDES[number % 4],
        "since": since,
    }


def _concepts(count: int) -> tuple[list[dict[str, str]], dict[str, range]]:
    places = [
        {"id": "a-north-region", "type": "place", "name": "the northern region", "disjoint_with": "a-south-region"},
        {"id": "a-south-region", "type": "place", "name": "the southern region"},
    ]
    found, pools = [*places], {}
    for pool, share in POOLS.items():
        begin = len(found)
        for number in range(max(4, count * share // 100)):
            id_, word = f"{pool}-{number:05}", _word(number)
            if pool == "location":
                region = places[number % 2]["id"]
                found.append({"id": id_, "type": "place", "name": f"{word} Bridge", "broader": region})
            else:
                wider = f"{pool}-{number // 2:05}" if number % 6 == 5 else ""
                found.append({"id": id_, "type": "concept", "name": f"{pool} {word}", "broader": wider})
        pools[pool] = range(begin, len(found))
    for name in ("aboard", "killed"):
        found.append({"id": f"situation-{name}", "type": "concept", "name": name})
    return found, pools
