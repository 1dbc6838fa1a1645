"""A spreadsheet in, a corpus folder made or extended: one claim a row, the same checks as for YAML.

Nothing is written unless everything can be: rows become the trees that files become, the whole corpus is read with
them, and what is about to be written is read back and compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import STATE
from claimgraph.base.watched import Watched, unwatched
from claimgraph.corpus import Reading, reading_of_trees
from claimgraph.corpus.changes import changing, is_empty, settle
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.evidence.texts import texts_in
from claimgraph.corpus.identities import with_identities
from claimgraph.corpus.ontology import FOLDER, own_files, vocabulary_of
from claimgraph.corpus.sheet.cast_sheets import with_cast
from claimgraph.corpus.sheet.claim_rows import SheetOptions, claim_rows
from claimgraph.corpus.sheet.imported import CAST, Imported
from claimgraph.corpus.sheet.new_files import new_files, new_in, positions_of
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.other_sheets import other_rows
from claimgraph.corpus.sheet.rows import RowReader
from claimgraph.corpus.sheet.sheet_bytes import STANDARD_INPUT, name_of
from claimgraph.corpus.sheet.sheet_documents import SheetDocument, SheetDocuments
from claimgraph.corpus.sheet.sheet_file import OF_DOCUMENT
from claimgraph.corpus.sheet.sheet_positions import SheetPositions
from claimgraph.corpus.sheet.sheet_problems import in_columns, odd_rows, together
from claimgraph.corpus.sheet.sheet_texts import give_texts, positions_in
from claimgraph.corpus.sheet.tables import tables_in
from claimgraph.corpus.source import Mapping_, Node, Problems, place_of
from claimgraph.corpus.statements import Places, identity
from claimgraph.corpus.subjects import subjects, vocabulary_files
from claimgraph.corpus.trees import Trees, index_of, refuse_store, trees_of, with_entries
from claimgraph.model.records import Statement
from claimgraph.model.sheets import columns_of_sheets
from claimgraph.model.vocabulary import OwnFile

_AS_IT_IS = SheetOptions()


def import_sheet(
    sheet: Path,
    folder: Path,
    *,
    subject: str = "",
    add_new: bool = False,
    how: SheetOptions = _AS_IT_IS,
    texts: Path | None = None,
    write: bool = True,
    wait: float = limits.WAIT,
    tell: Callable[[str], object] = lambda stage: None,
    watched: Watched = unwatched,
    show: Callable[[str], object] = lambda line: None,
) -> Imported:
    """Make or extend the corpus in a folder from a spreadsheet; with ``write=False`` only say what would be done.

    ``subject`` says with which vocabulary a new corpus begins, ``how`` what the columns mean. With ``texts``, a folder of
    articles' texts, the quotes are found in them. Since a long spreadsheet takes a while, ``tell`` is called with what is
    done next, and ``watched`` counts the rows and files. ``show`` is called with what was guessed, before anything is
    written. ``wait`` is how long another command that changes the corpus is waited for, in seconds.

    Raises:
        CorpusError: something in the spreadsheet or in the corpus is wrong; all problems, each with file, row and
            column. Nothing was written.
        ClaimGraphError: there is no corpus in the folder, and none may be made; or another command is changing it.
    """
    _refuse_no_corpus(folder, add_new)
    plan = _Plan(sheet, folder, subject, add_new, how, texts, tell, watched, show)
    if not write:
        return _planned(plan)
    with changing(folder, wait, lambda: tell("Waiting for another command")) as change:
        done = _planned(plan)
        change.write({path.relative_to(folder).as_posix(): content for path, content in done.files.items()})
        (folder / "documents").mkdir(exist_ok=True)
    return done


@dataclass(frozen=True)
class _Plan:
    """What was asked for; as in `import_sheet`."""

    sheet: Path
    folder: Path
    subject: str
    add_new: bool
    how: SheetOptions
    texts: Path | None
    tell: Callable[[str], object]
    watched: Watched
    show: Callable[[str], object]


def _planned(plan: _Plan) -> Imported:
    """What the spreadsheet makes of the corpus as it is now, with the files to write."""
    sheet, folder, add_new, tell = plan.sheet, plan.folder, plan.add_new, plan.tell
    problems = Problems()
    there = _trees(folder, plan.subject, add_new, problems)
    words = vocabulary_of(there.ontology, folder, problems)
    problems.raise_any(writing=True)  # without its vocabulary no row can be read
    tables = tables_in(sheet, problems, plan.how.encoding, plan.show)
    problems.raise_any(writing=True)
    others = other_rows(tables, columns_of_sheets(words), plan.how.ignored, problems)
    trees = with_cast(there, others, words, problems)
    # Its own problems are told with those of the spreadsheet, which may solve some: an actor's office may be attested
    # in a document that comes only now.
    before = reading_of_trees(trees, folder, Problems())
    known_trees, identities = with_identities(trees, Problems())
    index = index_of(known_trees, words, Problems(), identities.others)
    found = claim_rows(tables, sheet, folder, plan.how, words, index.actors, problems, plan.show)
    rows = [*others.get("documents", ()), *found.rows]
    newcomers = Newcomers(
        index,
        problems,
        add_new,
        {id: event.part_of for id, event in before.corpus.events.items()},
        private=[id for id, actor in before.corpus.actors.items() if actor.private],
    )
    name = name_of(sheet) if sheet == STANDARD_INPUT else name_of(Path(sheet.name))
    documents = SheetDocuments(trees.documents, newcomers, problems, name)
    reader = RowReader(words, newcomers, problems)
    stated = SheetPositions(problems)
    done = Imported(rows=len({row.place for row in rows}), kept=list(found.kept))
    listed = {kind: new_in(name, there, trees) for kind, name in CAST.items()}
    done.listed = {CAST[kind]: len(ids) for kind, ids in listed.items()}
    # What a document is may stand in any of its rows; so all are looked at before the first claim.
    of_rows = [(row, documents.of(row)) for row in plan.watched("Finding documents", len(rows), rows)]
    texts = texts_in(plan.texts, folder) if plan.texts else None
    if texts:
        give_texts(documents, texts)
    for row, document in plan.watched("Matching names", len(rows), of_rows):
        if document and row.cells.keys() - OF_DOCUMENT:
            entry = reader.claim(row, name, has_text=document.has_text, curator=documents.curator_of(document))
            (document.inferences if reader.is_inferred(row) else document.claims).append(entry)
            stated.take(document.id, row)
    for row in others.get("offices", ()):
        if attested := row.get("document"):
            stated.take(index.documents.resolve(attested.text, attested.place, Problems()), row)
    for document in documents.found.values():
        _drop_known(document, trees, before, newcomers, done)
    tell("Checking the whole corpus")
    after = _extended(trees, documents, newcomers)
    after = replace(after, positions=stated.read(after.documents, folder / "documents", before.corpus))
    told = newcomers.tell_unknown() | set(map(place_of, problems.found))
    reading = reading_of_trees(after, folder, problems.beside(), located=texts is None)
    problems.merge(reading.problems, without=told)
    positions = positions_in(reading, texts, documents, problems) if texts and not problems.found else {}
    problems.found = together([in_columns(problem, found.header) for problem in problems.found])
    problems.raise_any(writing=True)
    tell("Comparing names")
    done.compare(newcomers, listed, reading)
    done.odd = odd_rows(reading, problems, found.file, found.header)
    files = new_files(folder, there, after, documents)
    done.files = dict(plan.watched("Writing, and reading back", len(documents.found), files))
    done.files |= (
        dict(positions_of(folder, after, reading))
        | positions
        | {folder / path: content for path, content in found.kept.items()}
    )
    _count(done, documents, newcomers)
    return done


def _trees(folder: Path, subject: str, add_new: bool, problems: Problems) -> Trees:
    _refuse_no_corpus(folder, add_new)
    if (folder / "actors.yaml").is_file():
        return trees_of(folder, problems, documents=False)
    if (folder / FOLDER).is_dir():
        return Trees(None, None, None, {}, own_files(folder, problems))
    if not subject:
        raise ClaimGraphError(
            f"No corpus in {folder}, and a new one needs a vocabulary: what can be asked and counted.",
            f"Give --subject NAME, one of: {', '.join(sorted(subjects()))}.",
        )
    own = (OwnFile(Path(name).name, text.decode()) for name, text in vocabulary_files(subject).items())
    return Trees(None, None, None, {}, tuple(own))


def _refuse_no_corpus(folder: Path, add_new: bool) -> None:
    refuse_store(folder)
    settle(folder)
    if (folder / "actors.yaml").is_file():
        return
    begun = folder.is_dir() and {path.name for path in folder.iterdir()} <= {FOLDER, STATE}
    if not is_empty(folder) and not begun:
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
        return with_entries(node, {added.id: added.tree() for added in newcomers.of_kind(kind)})

    found = {id: document.added_to(trees.documents.get(id)) for id, document in documents.found.items()}
    return replace(
        trees,
        actors=cast(trees.actors, "actor"),
        events=cast(trees.events, "event"),
        concepts=cast(trees.concepts, "concept"),
        documents=dict(sorted({**trees.documents, **found}.items())),
    )


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
