"""A graph in, a file for another tool out. Every module here with a ``WRITERS`` adds its formats; nothing else does."""

from __future__ import annotations

import importlib
import io
import pkgutil
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from claimgraph.base.errors import ExportError
from claimgraph.base.words import nearest
from claimgraph.model.records import Corpus
from claimgraph.privacy.leaving import looked_at
from claimgraph.store import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """What a writer starts from: the records, the graph that was built from them, and how a table is wanted.

    ``given`` are the records, or what gives them to those formats that need them. ``all_columns`` also gives those in
    which nothing stands; ``bom`` begins a CSV with the mark by which Excel knows UTF-8.
    """

    given: Corpus | Callable[[], Corpus]
    store: Store
    all_columns: bool = False
    bom: bool = False

    @property
    def corpus(self) -> Corpus:
        """The records."""
        return self.given if isinstance(self.given, Corpus) else self.given()

    def table(self, names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> tuple[list[str], list[list[str]]]:
        """The header and the rows of the columns to write; all of them where there is no row: then it is a sheet to fill."""
        found = [tuple(row[name] for name in names) for row in rows]
        wanted = [self.all_columns or not found or any(row[at] for row in found) for at in range(len(names))]
        return list(compress(names, wanted)), [list(compress(row, wanted)) for row in found]


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: a sentence on what it is for, and the function that gives the bytes of the file.

    A format of several files gives them by name; for the user they are one zip, which is written whole or not at all
    and can go through a pipe, as a folder cannot. ``words`` gives every text of a file that is not text itself.
    ``options`` are those of `Exported` that it knows; ``leaves`` says what it does not take along, without its words.
    """

    about: str
    write: Callable[[Exported], bytes | Mapping[str, bytes]]
    words: Callable[[Exported], str] | None = None
    options: tuple[str, ...] = ()
    leaves: Callable[[Exported], str] = lambda source: ""


def writers() -> Mapping[str, Writer]:
    """Every format that can be exported, by name."""
    found: dict[str, Writer] = {}
    for module in pkgutil.iter_modules(__path__):
        found |= getattr(importlib.import_module(f"{__name__}.{module.name}"), "WRITERS", {})
    return dict(sorted(found.items()))


def exported(source: Exported, format: str) -> bytes:
    """The bytes of a file in a format; the same source gives the same bytes.

    Raises:
        ExportError: there is no such format.
        ClaimGraphError: the file would name a private person.
    """
    return looked_at(source.corpus, *written(source, format))


def written(source: Exported, format: str) -> tuple[bytes, str | None]:
    """The bytes, which nobody has looked at yet, and every text in them where they are no text themselves.

    Raises:
        ExportError: there is no such format.
    """
    known = writers()
    if format not in known:
        raise ExportError(f"Unknown format {format!r}.", nearest(format, known) or f"Known: {', '.join(known)}.")
    writer = known[format]
    content = writer.write(source)
    if isinstance(content, bytes):
        return content, writer.words(source) if writer.words else None
    return _zipped(content), "\n".join(part for name, file in content.items() for part in (name, file.decode()))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            # The first day that a zip can hold: no clock. Unix, so that the bytes are the same everywhere.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return out.getvalue()
