"""actors.yaml, events.yaml and concepts.yaml in, records out: those who speak, and what is spoken about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from claimgraph.base import limits
from claimgraph.base.words import folded
from claimgraph.corpus.declared import keys_of, read_declared
from claimgraph.corpus.evidence.quotes import quote_of
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.index import THIRD_PARTY, Index
from claimgraph.corpus.names import Names
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, Sequence
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.vocabulary import Vocabulary

_ACTOR: Final = [*keys_of(Actor), "offices"]
_EVENT: Final = keys_of(Event)
_CONCEPT: Final = keys_of(Concept)
_OFFICE: Final = [*keys_of(Office), "quote"]


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping_):
        yield from sorted(node.values.items())


def read_actors(node: Node | None, index: Index, vocabulary: Vocabulary, problems: Problems) -> dict[str, Actor]:
    """The actors of a corpus, by id."""
    found: dict[str, Actor] = {}
    for id, entry in _entries(node):
        fields = Fields(entry, f"actor {id!r}", _ACTOR, problems)
        fields.require("type", *(() if fields.flag("private") else ("name",)))
        side = fields.scalar("side")
        found[id] = Actor(
            id=id,
            side=_side(side, index.actors, problems),
            offices=tuple(_offices(fields, index, problems)),
            **read_declared(Actor, fields, index, vocabulary, without=("side",)),  # no name of an actor: third-party
        )
        if side and "basis" not in fields:
            problems.add(side.place, "a side without a basis", "Add `basis: …`: the source, or why you say so.")
        if found[id].private and not found[id].role:
            problems.add(fields.place_of("private"), "a private person without a role", "Add `role: …`, shown instead.")
    refuse_equal_names({id: actor.shown for id, actor in found.items()}, node, problems)
    refuse_cycles("part-of", {id: (actor.part_of,) for id, actor in found.items()}, node, problems)
    return found


def _side(side: Scalar | None, names: Names, problems: Problems) -> str:
    if side is None or side.text == THIRD_PARTY:
        return side.text if side else ""
    return names.resolve(side.text, side.place, problems)


def _offices(actor: Fields, index: Index, problems: Problems) -> Iterator[Office]:
    node = actor.node("offices")
    items = node.items if isinstance(node, Sequence) else (node,) if node else ()
    if len(items) > limits.LINKS:
        problems.add(items[limits.LINKS].place, f"more than {limits.LINKS:,} offices", "Keep those that matter.")
        return
    for item in items:
        fields = Fields(item, "an office", _OFFICE, problems)
        fields.require("office")
        quotes = tuple(quote_of(fields.node("quote"), problems))
        said = read_declared(Office, fields, index)
        since, until = said["since"], said["until"]
        if len(quotes) > 1:
            problems.add(
                fields.place_of("quote"), "several quotes for one office", "Give the one that names the office."
            )
        if since and until and since > until:
            problems.add(fields.place_of("since"), f"min above max: {since} > {until}", "Swap them.")
        if ("document" in fields) != ("quote" in fields):
            problems.add(
                fields.place, "an office needs both document and quote, or neither", "Or give a basis instead."
            )
        if "document" not in fields and "basis" not in fields:
            problems.add(fields.place, "an office without a basis", "Add `document` and `quote`, or `basis`.")
        yield Office(quote=quotes[0] if quotes else None, **said)


def read_events(node: Node | None, index: Index, vocabulary: Vocabulary, problems: Problems) -> dict[str, Event]:
    """The events of a corpus, by id."""
    found: dict[str, Event] = {}
    for id, entry in _entries(node):
        fields = Fields(entry, f"event {id!r}", _EVENT, problems)
        fields.require("type", "name")
        found[id] = Event(id=id, **read_declared(Event, fields, index, vocabulary))
    refuse_equal_names({id: event.name for id, event in found.items()}, node, problems)
    refuse_cycles("part-of", {id: (event.part_of,) for id, event in found.items()}, node, problems)
    return found


def read_concepts(node: Node | None, index: Index, vocabulary: Vocabulary, problems: Problems) -> dict[str, Concept]:
    """The concepts of a corpus, by id."""
    found: dict[str, Concept] = {}
    for id, entry in _entries(node):
        fields = Fields(entry, f"concept {id!r}", _CONCEPT, problems)
        fields.require("name")
        found[id] = Concept(id=id, **read_declared(Concept, fields, index, vocabulary))
    refuse_equal_names({id: concept.name for id, concept in found.items()}, node, problems)
    refuse_cycles("broader", {id: concept.broader for id, concept in found.items()}, node, problems)
    return found


def refuse_equal_names(shown: Mapping[str, str], node: Node | None, problems: Problems) -> None:
    """Add a problem for each record that would be shown under the name of another: outputs could not tell them apart."""
    first: dict[str, str] = {}
    for id, name in shown.items():
        other = first.setdefault(folded(name), id)
        if name and other != id:
            place = node.keys[id] if isinstance(node, Mapping_) and id in node.keys else Place("")
            problems.add(place, f"{id!r} and {other!r} are both shown as {name!r}", "Give them names that differ.")


def refuse_cycles(key: str, links: Mapping[str, tuple[str, ...]], node: Node | None, problems: Problems) -> None:
    """Add a problem for each record that leads back to itself along ``links``, or to more than `limits.STEPS` others."""

    def place(id: str) -> Place:
        return node.keys[id] if isinstance(node, Mapping_) and id in node.keys else Place("")

    steps: dict[str, int] = {}
    for ring in rings(links):
        if len(ring) > 1 or ring[0] in links.get(ring[0], ()):
            for id in sorted(ring):
                problems.add(place(id), f"{id!r} is, over {key!r}, a part of itself", f"Break the circle of {key!r}.")
        # What is above comes first, so that its steps are known.
        for id in ring:
            steps[id] = 1 + max((steps.get(other, 0) for other in links.get(id, ()) if other), default=-1)
            if steps[id] == limits.STEPS + 1:
                problems.add(
                    place(id), f"more than {limits.STEPS} steps of {key!r} above {id!r}", "Leave out what lies between."
                )


def rings(links: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """All ids, those together that lead to each other; what is linked to comes before what links to it.

    Tarjan's algorithm (1972; https://doi.org/10.1137/0201010), without recursion: a chain may be long.
    """
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    for start in links:
        if start in order:
            continue
        todo = [(start, iter(links[start]))]
        order[start] = low[start] = len(order)
        open_[start] = None
        while todo:
            here, others = todo[-1]
            for other in others:
                if other not in links:
                    continue
                if other not in order:
                    order[other] = low[other] = len(order)
                    open_[other] = None
                    todo.append((other, iter(links[other])))
                    break
                if other in open_:
                    low[here] = min(low[here], order[other])
            else:
                todo.pop()
                if todo:
                    low[todo[-1][0]] = min(low[todo[-1][0]], low[here])
                if low[here] == order[here]:
                    ring: list[str] = []
                    while not ring or ring[-1] != here:
                        ring.append(open_.popitem()[0])
                    yield ring
