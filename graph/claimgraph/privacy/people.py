"""The actors of a corpus in, of them what the guard needs out: so that a store can be watched without its records.

Only where there are private persons: then they, and the public ones who may share a part of their names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from claimgraph.model.cast import Actor


class Cast(Protocol):
    """Whatever has actors: a corpus, or what was kept of one."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons whose names the guard has to know."""

    actors: Mapping[str, Actor]


NOBODY = People({})


def has_private(cast: Cast) -> bool:
    """Whether anybody among the actors is private."""
    return any(actor.private for actor in cast.actors.values())


def written(cast: Cast) -> str:
    """What `read` reads again: a person a line; nothing where nobody is private."""
    if not has_private(cast):
        return ""
    persons = (actor for actor in cast.actors.values() if actor.private or actor.type == "person")
    rows = ([a.id, a.type, a.name, list(a.also), a.private, a.role] for a in persons)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def read(text: str) -> People:
    """The persons that `written` wrote.

    Raises:
        ValueError: the text is nothing that it wrote.
    """
    if not text:
        return NOBODY
    from claimgraph.model.cast import Actor

    found = {}
    for line in text.split("\n")[:-1]:
        id, type, name, also, private, role = json.loads(line)
        found[id] = Actor(id, type, name, tuple(also), private=private, role=role)
    return People(found)
