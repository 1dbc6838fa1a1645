"""A folder of triples in, the same folder with some triples less and some more out; the other module that knows Oxigraph."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from claimgraph.base.errors import StoreError
from claimgraph.base.namespaces import PREFIXES
from claimgraph.base.terms import Term
from claimgraph.store.oxigraph import Store


class ChangedStore(Store):
    """The triples in a folder, opened by the one process that changes them; it answers like every store."""

    @classmethod
    def on_disk(cls, folder: Path, prefixes: Mapping[str, str] = PREFIXES) -> Self:
        """The triples in a folder.

        Raises:
            StoreError: they cannot be read, or another process has them open.
        """
        found = cls.__new__(cls)
        found.prefixes = dict(prefixes)
        try:
            found._store = ox.Store(str(folder))
        except (OSError, ValueError) as error:
            raise StoreError(f"{folder} cannot be opened: {error}", "Wait until nobody else uses the store.") from error
        return found

    def needed(self, gone: Collection[str], come: Collection[str], shared: str) -> tuple[list[str], list[str]]:
        """Of lines of N-Triples that shall go and come those that have to: which are there, or not.

        Nodes of the class ``shared`` stand for many: they stay while anybody else points at them.
        """
        goes = {line for line, quad in _quads(gone) if quad in self._store}
        comes = [line for line, quad in _quads(come) if quad not in self._store]
        quads = dict(_quads(goes))
        going = {quad.subject for quad in quads.values() if str(quad.object) == shared}
        for node in going - {quad.subject for _, quad in _quads(come)}:
            pointing = self._store.quads_for_pattern(None, None, node, None)
            if any(f"{quad.subject} {quad.predicate} {quad.object} ." not in goes for quad in pointing):
                goes -= {line for line, quad in quads.items() if quad.subject == node}
        return sorted(goes), sorted(comes)

    def number(self, subject: Term, predicate: Term) -> int | None:
        """The whole number that a node has in a property; None where it has none."""
        node, property = (ox.NamedNode(term[1:-1]) for term in (subject, predicate))
        found = next(self._store.quads_for_pattern(node, property, None), None)
        return int(found.object.value) if found and isinstance(found.object, ox.Literal) else None

    def change(self, gone: Collection[str], come: Collection[str]) -> None:
        """Take lines of N-Triples out, and put others in. To do it again changes nothing."""
        for _, quad in _quads(gone):
            self._store.remove(quad)
        self._store.extend(quad for _, quad in _quads(come))

    def write_out(self) -> None:
        """Bring everything to the disk."""
        self._store.flush()

    def close(self) -> None:
        """Bring everything to the disk, and let go of the folder: nothing is answered any more."""
        self.write_out()
        del self._store


def _quads(lines: Collection[str]) -> list[tuple[str, ox.Quad]]:
    """Each line with what it says. Blank nodes keep their names: they are made from what they stand for."""
    ordered = sorted(lines)
    quads = ox.parse("\n".join(ordered).encode(), format=ox.RdfFormat.N_TRIPLES)
    return list(zip(ordered, quads, strict=True))
