"""A spreadsheet in, a corpus folder made or extended: one claim a row, the same checks as for YAML.

Nothing is written unless everything can be: rows become the trees that files become, the whole corpus is read with
them, and what is about to be written is read back and compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimgraph.corpus import Reading, reading_of_trees
from claimgraph.corpus.columns import DERIVED, columns
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.newcomers import Added, Newcomers
from claimgraph.corpus.rows import RowReader, is_inferred
from claimgraph.corpus.sheet import read_sheet
from claimgraph.corpus.sheet_documents import SheetDocument, SheetDocuments
from claimgraph.corpus.source import CONTROL, Mapping_, Node, Place, Problems, shown_path
from claimgraph.corpus.statements import Places, identity
from claimgraph.corpus.trees import Trees, index_of, trees_of
from claimgraph.corpus.yaml_source import read_text, tree_of
from claimgraph.corpus.yaml_writer import entries_of, extended, same, yaml_of
from claimgraph.errors import ClaimGraphError
from claimgraph.files import write_file
from claimgraph.vocabulary import vocabulary

_CAST = {"actor": "actors", "event": "events", "concept": "concepts"}


@dataclass
class Imported:
    """What an import did, or would do."""

    rows: int = 0
    claims: int = 0  #: added
    known: int = 0  #: rows whose claim was in the corpus already
    unquoted: int = 0
    unverified: int = 0  #: with a quote that is not meant to be found in a text, or cannot be
    new_documents: list[str] = field(default_factory=list)
    extended_documents: list[str] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)

    def said(self, folder: Path, dry_run: bool) -> Iterator[str]:
        """What was done, line by line, for a person to review."""
        there = f"; {self.known} were there already" if self.known else ""
        added = "would be added" if dry_run else "added"
        yield f"{_counted(self.rows, 'row')}: {_counted(self.claims, 'claim')} {added}{there}."
        for what, ids in (("New", self.new_documents), ("Extended", self.extended_documents)):
            if ids:
                yield f"{what} documents: {', '.join(ids)}."
        if self.unquoted or self.unverified:
            yield (
                f"{_counted(self.unquoted, 'claim')} without a quote, {self.unverified} with one that no text is at hand "
                "for: every answer marks them as unverified."
            )
        for kind, name in _CAST.items():
            new = [added for added in self.added if added.kind == kind]
            if new:
                yield f"New {name}, please review in {folder / name}.yaml:"
            for one in new:
                like = f"; like {one.like!r}?" if one.like else ""
                at = f"{one.place.file}:{one.place.line}:{one.place.column}"
                yield f"  {one.id}  “{one.name}” ({one.type})  {at}{like}"


def import_sheet(
    sheet: Path, folder: Path, *, add_new: bool = False, ignored: Collection[str] = (), write: bool = True
) -> Imported:
    """Make or extend the corpus in a folder from a spreadsheet; with ``write=False`` only say what would be done.

    Raises:
        CorpusError: something in the spreadsheet or in the corpus is wrong; all problems, each with file, row and
            column. Nothing was written.
        ClaimGraphError: there is no corpus in the folder, and none may be made.
    """
    problems = Problems()
    trees = _trees(folder, add_new, problems)
    # Its own problems are told with those of the spreadsheet, which may solve some: an actor's office may be attested
    # in a document that comes only now.
    before = reading_of_trees(trees, folder, Problems())
    known = (*columns(vocabulary()), *DERIVED)
    rows = read_sheet(sheet, known, ignored, problems)
    newcomers = Newcomers(index_of(trees, Problems()), problems, add_new)
    name = CONTROL.sub("\ufffd", sheet.name.encode("utf-8", "replace").decode())
    documents = SheetDocuments(trees.documents, newcomers, problems, name)
    reader = RowReader(vocabulary(), newcomers, problems)
    done = Imported(rows=len(rows))
    for row in rows:
        document = documents.of(row)
        if document and any(row.get(column) for column in CLAIM):
            entry = reader.claim(row, name, has_text=document.has_text)
            (document.inferences if is_inferred(row) else document.claims).append(entry)
    for document in documents.found.values():
        done.known += _drop_known(document, before, newcomers)
    after = _extended(trees, documents, newcomers)
    told = newcomers.tell_unknown() | {Place(p.file, p.line, p.column) for p in problems.found}
    problems.merge(reading_of_trees(after, folder, problems.beside()).problems, without=told)
    problems.raise_any()
    done.files = dict(_files(folder, trees, after, documents, newcomers))
    _count(done, documents, newcomers)
    if write:
        # Actors and events first: an import that is interrupted leaves a corpus that can be read, and can be repeated.
        for path, content in done.files.items():
            write_file(path, content)
        (folder / "documents").mkdir(exist_ok=True)
    return done


#: A row in which one of these is given makes a claim; any other only makes its document known.
CLAIM = (
    "claimant",
    "stance",
    "event",
    "event_date",
    "actor",
    "claim",
    "property",
    "counts",
    "value",
    "quote",
    "inferred",
)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _trees(folder: Path, add_new: bool, problems: Problems) -> Trees:
    if (folder / "actors.yaml").is_file():
        return trees_of(folder, problems, documents=False)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ClaimGraphError(f"{folder} is no corpus: it has no actors.yaml.", "Give a corpus, or a new folder.")
    if not add_new:
        raise ClaimGraphError(
            f"No corpus in {folder}, so every name in the spreadsheet is new.", "Give --add-new to make one."
        )
    return Trees(None, None, None, {})


def _drop_known(document: SheetDocument, before: Reading, newcomers: Newcomers) -> int:
    """Drop the entries that say what the corpus says already; how many these are."""
    if document.id not in before.corpus.documents:
        return 0
    reader = DocumentReader(newcomers.index, vocabulary(), Problems(), Places())
    found = reader.read(document.id, document.tree()).statements
    if len(found) != len(document.claims) + len(document.inferences):
        return 0  # something is wrong with a row: told when the whole corpus is read
    there = {identity(statement) for statement in before.corpus.documents[document.id].statements}
    is_new = [identity(statement) not in there for statement in found]
    cut = len(document.claims)
    document.claims = [entry for entry, new in zip(document.claims, is_new[:cut], strict=True) if new]
    document.inferences = [entry for entry, new in zip(document.inferences, is_new[cut:], strict=True) if new]
    return is_new.count(False)


def _extended(trees: Trees, documents: SheetDocuments, newcomers: Newcomers) -> Trees:
    """The trees of the corpus with all that is new."""

    def cast(node: Node | None, kind: str) -> Node | None:
        new = {added.id: added.tree() for added in newcomers.of_kind(kind)}
        if not new:
            return node
        old = node if isinstance(node, Mapping_) else Mapping_({}, {}, next(iter(new.values())).place)
        keys = {id: entry.place for id, entry in new.items()}
        return Mapping_({**old.values, **new}, {**old.keys, **keys}, old.place)

    found = {id: document.added_to(trees.documents.get(id)) for id, document in documents.found.items()}
    return replace(
        trees,
        actors=cast(trees.actors, "actor"),
        events=cast(trees.events, "event"),
        concepts=cast(trees.concepts, "concept"),
        documents=dict(sorted({**trees.documents, **found}.items())),
    )


def _files(
    folder: Path, before: Trees, after: Trees, documents: SheetDocuments, newcomers: Newcomers
) -> Iterator[tuple[Path, bytes]]:
    """Every file that is new or has more in it; each was read back and says what the corpus shall say."""
    for kind, name in _CAST.items():
        new = {added.id: added.tree() for added in newcomers.of_kind(kind)}
        if new:
            path = folder / f"{name}.yaml"
            old = _text(path) if getattr(before, name) is not None else ""
            text = old + ("\n" if old and not old.endswith("\n") else "") + entries_of(new)
            yield path, _checked(path, text, getattr(after, name))
    for id, document in sorted(documents.found.items()):
        path = folder / "documents" / f"{id}.yaml"
        if id not in before.documents:
            yield path, _checked(path, yaml_of(after.documents[id]), after.documents[id])
        elif document.claims or document.inferences:
            lists = {"claims": tuple(document.claims), "inferences": tuple(document.inferences)}
            text = extended(_text(path), shown_path(path), document.new_keys(before.documents[id]), lists)
            yield path, _checked(path, text, after.documents[id])


def _text(path: Path) -> str:
    problems = Problems()
    text = read_text(path, shown_path(path), problems)
    problems.raise_any()
    return text or ""


def _checked(path: Path, text: str, expected: Node | None) -> bytes:
    problems = Problems()
    if not same(tree_of(text, shown_path(path), problems), expected):
        raise ClaimGraphError(
            f"{shown_path(path)} cannot be written so that it says what the spreadsheet says: nothing was changed.",
            "Write its entries one below the other, each key on a line; a file must not end in `...`.",
        )
    return text.encode()


def _count(done: Imported, documents: SheetDocuments, newcomers: Newcomers) -> None:
    for document in documents.found.values():
        entries = [*document.claims, *document.inferences]
        done.claims += len(entries)
        done.unquoted += sum("quote" not in entry.values for entry in entries)
        done.unverified += sum("quote" in entry.values and "unverified" in entry.values for entry in entries)
        if document.is_new:
            done.new_documents.append(document.id)
        elif entries:
            done.extended_documents.append(document.id)
    done.added = [new for kind in _CAST for new in newcomers.of_kind(kind)]
