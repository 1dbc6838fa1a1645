"""The stages in which an archive is read, for whoever is told how far that is."""

from __future__ import annotations

from typing import Final

from claimgraph.base.watched import Stage

# What each takes, in seconds for a million claims on two cores.
LOADING: Final = Stage("Loading the sheets", 1.5)
CAST: Final = Stage("Reading actors, events and concepts", 2)
DOCUMENTS: Final = Stage("Reading documents", 2)
CLAIMS: Final = Stage("Reading claims", 4)
CHECKING: Final = Stage("Checking claims", 1)
FILLING: Final = Stage("Filling the tables", 1.5)

#: All of them, in their order.
READING: Final = (LOADING, CAST, DOCUMENTS, CLAIMS, CHECKING, FILLING)
