"""Which column of ours each column of a person's spreadsheet means, as he or she said it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from claimgraph.base.errors import ClaimGraphError

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Target:
    """What a cell means: the value of a column, and what it says of others by standing where it stands.

    A figure under "returned to Russia" is a value, of those received by Russia: a claim of its own, beside that of the
    figure under "returned to Ukraine" in the same row.
    """

    column: str
    constants: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def __str__(self) -> str:
        return ", ".join([self.column, *(f"{column}: {text}" for column, text in self.constants.items())])


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What the columns of a spreadsheet mean; headers are compared as `plain` makes them.

    ``everywhere`` is said by each row that says nothing else in that column. ``unsaid`` are texts, by header, that
    mean that nothing is said. ``needs`` are columns that only the person can fill, each with what is asked for.
    ``origin`` is what a person calls the mapping.
    """

    columns: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    everywhere: Mapping[str, str] = field(default_factory=dict)
    unsaid: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    header: tuple[str, ...] = ()  #: of the spreadsheet that it was made for, as written
    origin: str = ""

    def over(self, other: SheetMapping) -> SheetMapping:
        """This mapping, and for what it does not say the other one."""
        return replace(
            other,
            columns={**other.columns, **self.columns},
            ignored=(other.ignored - self.columns.keys()) | self.ignored,
            everywhere={**other.everywhere, **self.everywhere},
            unsaid={**other.unsaid, **self.unsaid},
            needs={**other.needs, **self.needs},
            origin=other.origin or self.origin,
        )


def plain(name: str) -> str:
    """A header as it is compared: "Received by" is ``received_by``."""
    return re.sub(r"[\s_-]+", "_", name.strip()).lower()


def said_targets(given: Collection[str], header: Collection[str], where: str) -> dict[str, tuple[Target, ...]]:
    """What ``Who=claimant`` and its like mean, by the headers of a spreadsheet; ``where`` names that.

    >>> said_targets(["to Ukraine=value, received_by: ukraine"], ["To Ukraine"], "x.csv")["to_ukraine"][0].constants
    {'received_by': 'ukraine'}

    Raises:
        ClaimGraphError: the spreadsheet has no such column, or there is no column after the sign.
    """
    found: dict[str, tuple[Target, ...]] = {}
    known = {plain(name) for name in header}
    for text in given:
        # A header may hold the sign too: "killed (n=5)".
        cuts = [at.start() for at in re.finditer("=", text) if plain(text[: at.start()]) in known]
        if not cuts:
            name = text.partition("=")[0]
            raise ClaimGraphError(
                f"--map {text!r}, but {where} has no column {name!r}.",
                f"It has: {', '.join(header)[:500]}." if header else "It has no header: is it the right file?",
            )
        name = plain(text[: cuts[-1]])
        found[name] = (*found.get(name, ()), _target(text[cuts[-1] + 1 :], text))
    return found


def _target(text: str, whole: str) -> Target:
    column, *more = (part.strip() for part in text.split(","))
    pairs = [part.partition(":") for part in more]
    if not column or not all(key.strip() and value.strip() for key, _, value in pairs):
        raise ClaimGraphError(
            f"--map {whole!r} does not say what the column means.",
            'Write it as "Who=claimant", or "freed by the north=value, released_by: north".',
        )
    return Target(plain(column), {plain(key): value.strip() for key, _, value in pairs})


def said_everywhere(given: Collection[str]) -> dict[str, str]:
    """What ``phase=completed`` and its like say of every row.

    Raises:
        ClaimGraphError: one of them is not written so.
    """
    found = {}
    for text in given:
        column, _, value = (part.strip() for part in text.partition("="))
        if not column or not value:
            raise ClaimGraphError(f"--set {text!r} sets nothing.", "Write it as phase=completed.")
        found[plain(column)] = value
    return found
