"""A spreadsheet in, a corpus folder made or extended: one claim a row, the same checks as for YAML.

Nothing is written unless everything can be: rows become the trees that files become, the whole corpus is read with
them, and what is about to be written is read back and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus import Reading, reading_of_trees
from claimgraph.corpus.changes import changing, is_empty, settle
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.identities import with_identities
from claimgraph.corpus.ontology import FOLDER, vocabulary_of
from claimgraph.corpus.sheet.imported import CAST, Imported
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.rows import RowReader
from claimgraph.corpus.sheet.sheet_documents import SheetDocument, SheetDocuments
from claimgraph.corpus.sheet.sheet_file import read_sheet
from claimgraph.corpus.source import CONTROL, Mapping_, Node, Place, Problems, shown_path
from claimgraph.corpus.statements import Places, identity
from claimgraph.corpus.subjects import subjects, vocabulary_files
from claimgraph.corpus.trees import Trees, index_of, trees_of
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.corpus.yaml_writer import entries_of, extended, same, yaml_of
from claimgraph.model.columns import CURATED, DERIVED, DOCUMENT, TEXT, columns
from claimgraph.model.records import Statement
from claimgraph.model.vocabulary import OwnFile


def import_sheet(
    sheet: Path,
    folder: Path,
    *,
    subject: str = "",
    add_new: bool = False,
    ignored: Collection[str] = (),
    write: bool = True,
    wait: float = limits.WAIT,
    tell: Callable[[str], object] = lambda stage: None,
) -> Imported:
    """Make or extend the corpus in a folder from a spreadsheet; with ``write=False`` only say what would be done.

    ``subject`` says with which vocabulary a new corpus begins. ``tell`` is called with what is done next, since a long
    spreadsheet takes a while. ``wait`` is how long another command that changes the corpus is waited for, in seconds.

    Raises:
        CorpusError: something in the spreadsheet or in the corpus is wrong; all problems, each with file, row and
            column. Nothing was written.
        ClaimGraphError: there is no corpus in the folder, and none may be made; or another command is changing it.
    """
    _refuse_no_corpus(folder, add_new)
    if not write:
        return _planned(sheet, folder, subject, add_new, ignored, tell)
    with changing(folder, wait, lambda: tell("Waiting for another command")) as change:
        done = _planned(sheet, folder, subject, add_new, ignored, tell)
        change.write({path.relative_to(folder).as_posix(): content for path, content in done.files.items()})
        (folder / "documents").mkdir(exist_ok=True)
    return done


def _planned(
    sheet: Path, folder: Path, subject: str, add_new: bool, ignored: Collection[str], tell: Callable[[str], object]
) -> Imported:
    """What the spreadsheet makes of the corpus as it is now, with the files to write."""
    problems = Problems()
    trees = _trees(folder, subject, add_new, problems)
    # Its own problems are told with those of the spreadsheet, which may solve some: an actor's office may be attested
    # in a document that comes only now.
    before = reading_of_trees(trees, folder, Problems())
    vocabulary_of(trees.ontology, folder, problems)
    problems.raise_any()  # without its vocabulary no row can be read
    words = before.corpus.vocabulary
    known = (*columns(words), *DERIVED)
    rows = read_sheet(sheet, known, ignored, problems)
    tell(f"Matching {len(rows):,} rows")
    known_trees, identities = with_identities(trees, Problems())
    newcomers = Newcomers(
        index_of(known_trees, words, Problems(), identities.others),
        problems,
        add_new,
        {id: event.part_of for id, event in before.corpus.events.items()},
        private=[id for id, actor in before.corpus.actors.items() if actor.private],
    )
    name = CONTROL.sub("\ufffd", sheet.name.encode("utf-8", "replace").decode())
    documents = SheetDocuments(trees.documents, newcomers, problems, name)
    reader = RowReader(words, newcomers, problems)
    done = Imported(rows=len(rows))
    # What a document is may stand in any of its rows; so all are looked at before the first claim.
    for row, document in [(row, documents.of(row)) for row in rows]:
        if document and row.cells.keys() - _OF_DOCUMENT:
            entry = reader.claim(row, name, has_text=document.has_text, curator=documents.curator_of(document))
            (document.inferences if reader.is_inferred(row) else document.claims).append(entry)
    for document in documents.found.values():
        _drop_known(document, trees, before, newcomers, done)
    tell("Checking the whole corpus")
    after = _extended(trees, documents, newcomers)
    told = newcomers.tell_unknown() | {Place(p.file, p.line, p.column) for p in problems.found}
    read = reading_of_trees(after, folder, problems.beside())
    problems.merge(read.problems, without=told)
    problems.raise_any()
    tell("Comparing names")
    done.compare(newcomers, read)
    tell("Writing, and reading back")
    done.files = dict(_files(folder, trees, after, documents, newcomers))
    _count(done, documents, newcomers)
    return done


#: A row in which nothing else is given only makes its document known.
_OF_DOCUMENT = {"document", *DOCUMENT, *TEXT, *CURATED, *DERIVED}


def _trees(folder: Path, subject: str, add_new: bool, problems: Problems) -> Trees:
    _refuse_no_corpus(folder, add_new)
    if (folder / "actors.yaml").is_file():
        return trees_of(folder, problems, documents=False)
    if not subject:
        raise ClaimGraphError(
            f"No corpus in {folder}, and a new one needs a vocabulary: what can be asked and counted.",
            f"Give --subject NAME, one of: {', '.join(sorted(subjects()))}.",
        )
    own = (OwnFile(Path(name).name, text.decode()) for name, text in vocabulary_files(subject).items())
    return Trees(None, None, None, {}, tuple(own))


def _refuse_no_corpus(folder: Path, add_new: bool) -> None:
    settle(folder)
    if (folder / "actors.yaml").is_file():
        return
    if not is_empty(folder):
        raise ClaimGraphError(f"{folder} is no corpus: it has no actors.yaml.", "Give a corpus, or a new folder.")
    if not add_new:
        raise ClaimGraphError(
            f"No corpus in {folder}, so every name in the spreadsheet is new.", "Give --add-new to make one."
        )


def _drop_known(document: SheetDocument, trees: Trees, before: Reading, newcomers: Newcomers, done: Imported) -> None:
    """Drop the entries that say what the corpus says already, and count them."""
    if document.id not in before.corpus.documents:
        return
    old = trees.documents[document.id]
    curated = old.values.get("curated") if isinstance(old, Mapping_) else None
    alone = document.tree()
    if curated:
        alone = Mapping_({**alone.values, "curated": curated}, alone.keys, alone.place)
    reader = DocumentReader(newcomers.index, before.corpus.vocabulary, Problems(), Places())
    found = reader.read(document.id, alone).statements
    entries = [*document.claims, *document.inferences]
    if len(found) != len(entries):
        return  # something is wrong with a row: told when the whole corpus is read
    there = {identity(statement): _bare(statement) for statement in before.corpus.documents[document.id].statements}
    known = [identity(statement) in there for statement in found]
    done.known += known.count(True)
    for entry, statement in zip(entries, found, strict=True):
        if there.get(identity(statement), _bare(statement)) != _bare(statement):
            done.differing.append(entry.place)
    cut = len(document.claims)
    document.claims = [entry for entry, old in zip(document.claims, known[:cut], strict=True) if not old]
    document.inferences = [entry for entry, old in zip(document.inferences, known[cut:], strict=True) if not old]


def _bare(statement: Statement) -> Statement:
    """The statement as a spreadsheet can say it: without the places of its quotes, verified or not."""
    quotes = (replace(quote, start=None, end=None, prefix="", suffix="") for quote in statement.quotes)
    return replace(statement, quotes=tuple(quotes), unverified=False)


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
    if not (folder / "actors.yaml").is_file():
        yield from ((folder / FOLDER / own.name, own.text.encode()) for own in before.ontology)
    for kind, name in CAST.items():
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
    """The text of a file that was read before, with the mark of byte order that it may begin with."""
    return read_file(path, limits.FILE_BYTES).decode()


def _checked(path: Path, text: str, expected: Node | None) -> bytes:
    problems = Problems()
    if len(text.encode()) > limits.FILE_BYTES:
        raise ClaimGraphError(
            f"{shown_path(path)} would be larger than {limits.FILE_BYTES // 2**20} MiB: nothing was changed.",
            "Give a part of the rows another document id.",
        )
    if not same(tree_of(text.removeprefix("\ufeff"), shown_path(path), problems), expected):
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
    done.added = [new for kind in CAST for new in newcomers.of_kind(kind)]
