"""Some nodes of a store in, a store in memory out with all that is said of them: what reads a part reads no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pyoxigraph as ox

from claimgraph.store.oxigraph import Store

_Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple


def part_of(store: Store, starts: Iterable[str], held_by: str) -> Store:
    """A store with the triples of some nodes, given by their IRIs, and of all nodes that these lead to.

    ``held_by`` is a property of nodes that hold many others, as a comparison the claims that it rests on. Those that hold
    what a start leads to are taken along, but of what they hold only that: else a part would soon be the whole.

    The same triples come in the same order.
    """
    found = Store("", store.prefixes)
    found._store.bulk_extend(_walked(store._store, [ox.NamedNode(iri) for iri in starts], ox.NamedNode(held_by)))
    return found


def _walked(store: ox.Store, starts: list[ox.NamedNode], held_by: ox.NamedNode) -> Iterator[ox.Quad]:
    seen: set[_Node] = set(starts)
    direct: dict[_Node, None] = {}
    for start in starts:
        for quad in store.quads_for_pattern(start, None, None):
            yield quad
            if not isinstance(quad.object, ox.Literal):
                direct.setdefault(quad.object)
    for node in direct:
        holding = list(store.quads_for_pattern(None, held_by, node))
        yield from holding
        todo = [node, *(quad.subject for quad in holding)]
        while todo:
            here = todo.pop()
            if here in seen:
                continue
            seen.add(here)
            for quad in store.quads_for_pattern(here, None, None):
                if quad.predicate != held_by:
                    yield quad
                    if not isinstance(quad.object, ox.Literal):
                        todo.append(quad.object)
