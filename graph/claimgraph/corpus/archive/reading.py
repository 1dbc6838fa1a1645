"""The path of an archive in, the tables of its graph out; or all that is wrong, each with file, row and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import Problem
from claimgraph.base.watched import UNTOLD, Job
from claimgraph.columns.database import Database, at_work, database, forget, insert
from claimgraph.columns.of_records import rows_of
from claimgraph.columns.schema import tables
from claimgraph.corpus.archive.between import claims_named_by, documents_that_cite_offices, documents_to_read
from claimgraph.corpus.archive.careful import CarefulReader
from claimgraph.corpus.archive.cast import Cast, read_cast
from claimgraph.corpus.archive.cells import CellReader
from claimgraph.corpus.archive.claims import read_claims
from claimgraph.corpus.archive.documents import Documents, DocumentsReader
from claimgraph.corpus.archive.files import SHEETS, Archive, archive_at
from claimgraph.corpus.archive.filling import CLAIM_DOCUMENT, fill
from claimgraph.corpus.archive.loading import load
from claimgraph.corpus.archive.private import documents_that_name
from claimgraph.corpus.archive.shapes import mark_bad_shapes
from claimgraph.corpus.archive.sheet import Sheet, quoted
from claimgraph.corpus.archive.spans import read_spans
from claimgraph.corpus.archive.stages import CAST, CHECKING, CLAIMS, DOCUMENTS, FILLING, LOADING
from claimgraph.corpus.cast import refuse_cycles
from claimgraph.corpus.evidence.positions import with_office_positions
from claimgraph.corpus.ontology import own_files, vocabulary_of
from claimgraph.corpus.private import refuse_private_names
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.sheet.sheet_problems import in_columns, together
from claimgraph.corpus.source import Mapping_, Place, Problems
from claimgraph.corpus.statements import Places
from claimgraph.model.columns import columns
from claimgraph.model.records import Corpus
from claimgraph.model.sheets import columns_of_sheets
from claimgraph.model.vocabulary import Vocabulary

#: What to do about a name that nothing has.
_UNKNOWN = "If it is new, give it a row in actors, events or concepts."


@dataclass(frozen=True)
class Read:
    """An archive that was read: the tables of its graph, its cast with its vocabulary, and why which rows were left out.

    ``cast`` is a corpus without documents.
    """

    connection: Database
    cast: Corpus
    left_out: tuple[Problem, ...] = ()


def read_archive(
    path: Path,
    into: Path | None = None,
    *,
    skip_bad: bool = False,
    job: Job = UNTOLD,
) -> Read:
    """The tables of an archive: a folder with sheets, or its file of claims; in memory, or in the file ``into``.

    With ``skip_bad`` rows that are wrong are left out, and with them those that cannot stand without them. ``job`` is told
    of the stages in `stages.READING`.

    Raises:
        CorpusError: something is wrong; all problems, each with file, row and column.
        ClaimGraphError: there is no archive, or it is too large.
    """
    archive = archive_at(path)
    problems = Problems()
    own = own_files(archive.folder, problems)
    words = vocabulary_of(own, archive.folder, problems)
    problems.raise_any()
    connection = database(into, memory=f"{limits.ARCHIVE_MEMORY}MiB")
    try:
        with at_work(connection, "Reading the archive"):
            return _read(connection, archive, words, problems, skip_bad, job)
    except BaseException:
        connection.close()  # else nobody could write that file again
        raise


def _read(
    connection: Database,
    archive: Archive,
    words: Vocabulary,
    problems: Problems,
    skip_bad: bool,
    job: Job,
) -> Read:
    job.begin(LOADING)
    sheets = _loaded(connection, archive, words, problems)
    problems.raise_any()
    left_out: list[Problem] = []
    while True:
        reading = _Reading(connection, sheets, words, job)
        problems = reading.read()
        if not problems.found:
            cast = reading.fill()
            forget(connection)
            return Read(connection, cast, tuple(left_out))
        if not skip_bad or not _leave_out(connection, sheets, problems.found):
            problems.raise_any()
        left_out += sorted(set(problems.found))


def _loaded(connection: Database, archive: Archive, words: Vocabulary, problems: Problems) -> dict[str, Sheet]:
    known = columns_of_sheets(words) | {"claims": columns(words)}
    found = {}
    for name in SHEETS:
        if name in archive.sheets:
            sheet = load(connection, name, archive.sheets[name], known[name], told := Problems())
            problems.merge(told, without=())
            if sheet:
                found[name] = sheet
    return found


def _leave_out(connection: Database, sheets: Mapping[str, Sheet], problems: Sequence[Problem]) -> bool:
    """Take the rows out in which something is wrong; whether there were any."""
    names = {sheet.file: sheet.table for sheet in sheets.values()}
    rows = {(names[problem.file], problem.line) for problem in problems if problem.line and problem.file in names}
    for table, row in sorted(rows):
        connection.execute(f"DELETE FROM {table} WHERE row = ?", [row])
    return bool(rows)


def _drop_workings(connection: Database) -> None:
    """Drop the sheets and all that was made of them on the way: it takes room, and names that others give to tables."""
    made = connection.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
    for (name,) in made:
        connection.execute(f"DROP TABLE temp.{quoted(name)}")


class _Reading:
    """One reading of the sheets as they are now."""

    def __init__(self, connection: Database, sheets: Mapping[str, Sheet], words: Vocabulary, job: Job) -> None:
        self.connection = connection
        self.sheets = sheets
        self.words = words
        self.job = job
        self.problems = Problems()
        self.records: Corpus | None = None
        self.copied: dict[str, str] = {}

    def read(self) -> Problems:
        """What is wrong; nothing where the tables can be filled."""
        claims = self.sheets["claims"]
        self.job.begin(CAST, claims.count(self.connection))
        cast = read_cast(self.connection, self.sheets, self.words, self.problems)
        self.job.begin(DOCUMENTS)
        documents = DocumentsReader(
            self.connection,
            claims,
            self.sheets.get("documents"),
            cast.index,
            self.words,
            Path(claims.file).name,
            _UNKNOWN,
        ).read()
        told = {(p.file, p.line, p.column) for p in (*self.problems.found, *documents.problems.found)}
        actors = cast.actors(documents.index, self.words, aside := Problems())
        self._refuse_lineage(documents, aside)
        self.problems.merge(documents.problems, without=())
        self.problems.found += [p for p in aside.found if (p.file, p.line, p.column) not in told]
        records = Corpus(self.words, actors, cast.events, cast.concepts, documents.records, {})
        for name, rows in rows_of(replace(records, documents={}, actors=actors)).items():
            if name in ("actor", "event", "concept"):
                self.connection.execute(f"DELETE FROM {name}")
                insert(self.connection, name, tables()[name], rows)
        self.job.begin(CLAIMS)
        reader = CellReader(self.words, documents.index)
        read_claims(self.connection, claims, reader)
        read_spans(self.connection)
        careful = self._careful(cast, documents, records)
        self.job.begin(CHECKING)
        mark_bad_shapes(self.connection, claims, careful)
        cast_alone = replace(records, documents={})
        refuse_private_names(cast_alone, Places(), careful.of_cast, self.problems)
        slow = documents_to_read(self.connection, CLAIM_DOCUMENT) | documents.bad
        slow |= documents_that_cite_offices(self.connection, careful.offices)
        slow |= documents_that_name(self.connection, cast_alone)
        self.connection.execute("CREATE OR REPLACE TEMP TABLE slow (document VARCHAR)")
        insert(self.connection, "slow", {"document": "VARCHAR"}, ((id,) for id in sorted(slow)))
        self.records = self._with_care(records, careful, slow)
        header = {column: claims.header[at - 1][0].strip() for column, at in claims.columns.items()}
        self.problems.found = together([in_columns(problem, header) for problem in self.problems.found])
        return self.problems

    def fill(self) -> Corpus:
        """Fill the tables; the cast."""
        assert self.records is not None
        self.job.begin(FILLING)
        fill(self.connection, self.records, self.copied)
        _drop_workings(self.connection)
        return replace(self.records, documents={})

    def _careful(self, cast: Cast, documents: Documents, records: Corpus) -> CarefulReader:
        offices: dict[str, list[Row]] = {}
        for row in cast.offices:
            attested = row.get("document")
            if attested and row.get("quote"):
                id = documents.index.documents.resolve(attested.text, attested.place, Problems())
                offices.setdefault(id, []).append(row)
        return CarefulReader(
            self.words,
            documents,
            {id: event.part_of for id, event in cast.events.items()},
            records.actors,
            {id: rows for id, rows in offices.items() if id},
            {
                name: self.sheets[name].file if name in self.sheets else f"{name}.csv"
                for name in ("actors", "events", "concepts")
            },
            Path(self.sheets["claims"].file).name,
        )

    def _with_care(self, records: Corpus, careful: CarefulReader, slow: set[str]) -> Corpus:
        """The records with the documents that are read with care, what is wrong with them added to the problems."""
        claims = self.sheets["claims"]
        chosen = "row IN (SELECT row FROM claim WHERE document IN (SELECT document FROM slow))"
        document = dict(self.connection.execute(f"SELECT row, document FROM claim WHERE {chosen}").fetchall())
        rows = claims.rows(self.connection, chosen, self.problems)
        elsewhere = claims_named_by(self.connection, slow)
        alone = sorted(careful.offices.keys() - slow)
        careful.documents.ask_for(self.connection, slow.union(alone))
        told = {(p.file, p.line, p.column) for p in self.problems.found}
        read, positions, found = careful.read(
            ((document[row.place.line], row) for row in rows), sorted(slow), elsewhere
        )
        # Of others that attest offices no passage cites the same words: its rows need not be read for these.
        _, of_offices, beside = careful.read((), alone)
        positions = {**positions, **of_offices}
        found.merge(beside, without=())
        self.problems.found += [p for p in found.found if (p.file, p.line, p.column) not in told]
        actors = {id: with_office_positions(actor, positions) for id, actor in records.actors.items()}
        return replace(records, actors=actors, documents={**records.documents, **read})

    def _refuse_lineage(self, documents: Documents, problems: Problems) -> None:
        """Add a problem where documents are each other's copies."""
        self.copied = dict(
            self.connection.execute(
                "SELECT id, republication_of FROM plain_document WHERE republication_of != ''"
            ).fetchall()
        )
        self.copied |= {id: d.republication_of for id, d in documents.records.items() if d.republication_of}
        lines: dict[str, tuple[str, ...]] = {id: (of,) for id, of in self.copied.items()}
        lines |= {of: () for of in self.copied.values() if of not in self.copied}
        places = {id: document.place for id, document in documents.of_sheet.found.items()}
        found = self.connection.execute("SELECT id, row FROM plain_document WHERE republication_of != ''").fetchall()
        places |= {id: Place(self.sheets["documents"].file, row) for id, row in found}
        refuse_cycles("republication-of", lines, Mapping_({}, places, Place("")), problems)
