"""The store in, networkx graphs out, in three views; attributes are plain str, int and float, never None.

``actors`` is for reading who speaks about whom, ``provenance`` for asking through what a claim reaches us, ``claims``
for taking everything along. `merged` and `claims_as_nodes` are the actor graph for tools that draw one line between two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.network.actors import actor_graph
from claimgraph.network.claims import claim_graph
from claimgraph.network.merged import claims_as_nodes, merged
from claimgraph.network.provenance import provenance_graph
from claimgraph.store import Store

if TYPE_CHECKING:
    import networkx

__all__ = ["VIEWS", "actor_graph", "claim_graph", "claims_as_nodes", "merged", "provenance_graph", "view"]

#: Every view, by name.
VIEWS: Final[Mapping[str, Callable[[Store], Any]]] = MappingProxyType(
    {"actors": actor_graph, "provenance": provenance_graph, "claims": claim_graph}
)


def view(store: Store, name: str) -> networkx.MultiDiGraph | networkx.DiGraph:
    """The graph of a store in one of `VIEWS`.

    Raises:
        ClaimGraphError: there is no such view.
    """
    if name not in VIEWS:
        raise ClaimGraphError(f"Unknown view {name!r}.", f"Known: {', '.join(VIEWS)}.")
    return VIEWS[name](store)
