"""Each job as this program does it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.bench.answers import busiest_event, digest_of_file, digest_of_nodes
from benchmarks.bench.data import Data, fresh

if TYPE_CHECKING:
    from claimgraph.columns.database import Database
    from claimgraph.model.vocabulary import Vocabulary

_FIGURES: Final = "SELECT count(*) FROM comparison WHERE verdict = 'contradicts' AND gap IS NOT NULL"
_SUPPORT: Final = "SELECT count(*), sum(claimants), sum(roots), sum(outlets), sum(origins) FROM support"
_CHOKED: Final = """
    SELECT (
        SELECT count(DISTINCT c.content) FROM named_claim c JOIN numbered_statement s USING (passage)
        WHERE s.stands AND NOT s.inferred
    ), (SELECT count(*) FROM choke_point)
"""
#: So many bytes of a file of triples are stored at a time.
_PART: Final = 4 * 2**20


def read(data: Data) -> Callable[[], object]:
    """The tables of an archive, every row checked."""
    from claimgraph.corpus.archive.reading import read_archive

    def work() -> object:
        database = read_archive(data.archive).connection
        return lambda: _number(database, "SELECT count(*) FROM statement")

    return work


def triples(data: Data) -> Callable[[], object]:
    """The triples of what an archive says, from its tables."""
    from claimgraph.triples import chunks_of, name_all

    database, words = columns(data), vocabulary(data)
    file = data.written

    def work() -> object:
        name_all(database, words)
        write(file, chunks_of(database))
        return lambda: digest_of_file(file)

    return work


def whole(data: Data) -> Callable[[], object]:
    """Read, check, build, compare, support, N-Triples written; the tables in a file, as a build has them."""
    from claimgraph.corpus.archive.reading import read_archive
    from claimgraph.triples import name_all

    file, tables = data.written, data.tables
    tables.unlink(missing_ok=True)

    def work() -> object:
        found = read_archive(data.archive, tables)
        name_all(found.connection, found.cast.vocabulary)
        write(file, all_triples(found.connection, found.cast.vocabulary))
        return lambda: _number(_as_derived(found.connection), _FIGURES)

    return work


def built(data: Data) -> Callable[[], object]:
    """An archive to a store, by a command."""
    folder = fresh(data.stored)

    def work() -> object:
        command_output("build", "--corpus", str(data.archive), "-o", str(folder))
        return True

    return work


def stored(data: Data) -> Callable[[], object]:
    """Triples from a file into a store on disk."""
    from claimgraph.store import Store, write_triples

    folder = fresh(data.stored)

    def work() -> object:
        write_triples(folder, _parts(data.graph))
        return lambda: len(Store.on_disk(folder))

    return work


def compared(data: Data) -> Callable[[], object]:
    """All verdicts, support and choke points, with the lines of their nodes."""
    from claimgraph.derive import derive

    database, words = named_columns(data), vocabulary(data)

    def work() -> object:
        derive(database, words)
        return lambda: _figures_and_support(_as_derived(database))

    return work


def contradicting_and_supported(data: Data) -> Callable[[], object]:
    """The contradictions and the support: of all rules these two."""
    from claimgraph.derive.compare import compare, support
    from claimgraph.derive.rule import rules
    from claimgraph.derive.stage import filled

    database, words = named_columns(data), vocabulary(data)
    (contradicts,) = (rule for rule in rules() if rule.name == "contradicts")

    def work() -> object:
        with filled(database, words):
            compare(database, [contradicts])
            support(database)
        return lambda: _figures_and_support(_as_derived(database))

    return work


def contradicting(data: Data) -> Callable[[], object]:
    """The contradictions alone, by one rule."""
    from claimgraph.derive.compare import compare
    from claimgraph.derive.rule import rules
    from claimgraph.derive.stage import filled

    database, words = named_columns(data), vocabulary(data)
    (contradicts,) = (rule for rule in rules() if rule.name == "contradicts")

    def work() -> object:
        with filled(database, words):
            compare(database, [contradicts])
        return lambda: _number(_as_derived(database), _FIGURES)

    return work


def choked(data: Data) -> Callable[[], object]:
    """Without which outlet, text or relay each answer would be lost; support comes along."""
    from claimgraph.derive.compare import support
    from claimgraph.derive.stage import filled

    database, words = named_columns(data), vocabulary(data)

    def work() -> object:
        with filled(database, words):
            support(database)
        return lambda: dict(zip(("answers", "choke points"), _row(_as_derived(database), _CHOKED), strict=True))

    return work


def asked_of_files(data: Data) -> Callable[[], object]:
    """One question about the event of which most is said, by a command; asked before, and nothing was changed since."""
    return _asked(data, data.corpus)


def asked_of_store(data: Data) -> Callable[[], object]:
    """The same question of a store."""
    return _asked(data, data.store)


def _asked(data: Data, corpus: Path) -> Callable[[], object]:
    event = f"event={busiest_event(data)}"
    question = ("ask", "figure/of-event", event, "--corpus", str(corpus), "--format", "csv")
    command_output(*question)

    def work() -> object:
        said = command_output(*question)
        return lambda: len(said.splitlines()) - 1

    return work


def put(data: Data) -> Callable[[], object]:
    """One document into a store that is open, in the place of another version of it; compared with all that is there."""
    from claimgraph.kept.changing import changing

    folder = fresh(data.stored)
    shutil.copytree(data.store, folder)
    first, second = (_late_report(data, value) for value in (1, 2))
    store = changing(folder)
    store.put(first)
    return lambda: store.put(second).claims


def _late_report(data: Data, value: int) -> Path:
    """A document in YAML that gives a figure on the event of which most is said."""
    import duckdb

    ((publisher, who, event, counts, received_by),) = duckdb.execute(
        "SELECT d.publisher, c.claimant, c.event, c.counts, c.received_by FROM read_parquet($claims) c "
        "JOIN read_parquet($documents) d USING (document) WHERE c.event = $event AND c.counts <> '' AND c.received_by <> '' "
        "ORDER BY ALL LIMIT 1",
        {
            "event": busiest_event(data),
            **{name: str(data.archive / f"{name}.parquet") for name in ("claims", "documents")},
        },
    ).fetchall()
    says = f"{{event: {event}, counts: {counts}, received-by: {received_by}, phase: completed, value: {value}}}"
    folder = data.folder / f"late-{value}"
    folder.mkdir(exist_ok=True)
    file = folder / "late-report.yaml"
    file.write_text(
        f"title: A late report\npublisher: {publisher}\npublished: 2030-01-01\ncurated: {{by: curators, on: 2030-01-02}}\n"
        f"claims:\n  - {{who: {who}, unverified: true, says: {says}}}\n",
        encoding="utf-8",
    )
    return file


def shaped(data: Data) -> Callable[[], object]:
    """The check of a graph with mistakes against the shapes."""
    from claimgraph.store import Store
    from claimgraph.store.shapes import violations

    store = Store(data.broken.read_text(encoding="utf-8"))

    def work() -> object:
        found = violations(store)
        return lambda: digest_of_nodes(found)

    return work


def command(*arguments: str) -> Callable[[Data], Callable[[], object]]:
    """A command on the shipped corpus; the answer is only that it ended well."""

    def prepare(data: Data) -> Callable[[], object]:
        def work() -> object:
            command_output(*arguments)
            return True

        return work

    return prepare


def command_output(*arguments: str) -> str:
    """What a command of this program writes."""
    done = subprocess.run(
        (sys.executable, "-m", "claimgraph", *arguments), check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def columns(data: Data) -> Database:
    """The tables of an archive, in memory."""
    import duckdb

    database = duckdb.connect()
    database.execute(f"ATTACH '{data.columns}' AS kept (READ_ONLY); COPY FROM DATABASE kept TO memory; DETACH kept")
    return database


def named_columns(data: Data) -> Database:
    """The tables of an archive with the names of everything."""
    from claimgraph.triples import name_all

    database = columns(data)
    name_all(database, vocabulary(data))
    return database


def vocabulary(data: Data) -> Vocabulary:
    """The vocabulary of an archive."""
    from claimgraph.corpus.ontology import own_files, vocabulary_of
    from claimgraph.corpus.source import Problems

    problems = Problems()
    return vocabulary_of(own_files(data.archive, problems), data.archive, problems)


def all_triples(database: Database, words: Vocabulary) -> Iterator[bytes]:
    """The triples of what has names, of what is derived of it now, and of the vocabulary."""
    from claimgraph.derive import derive, graph_chunks

    derive(database, words)
    yield from graph_chunks(database, words)


def write(file: Path, chunks: Iterable[bytes]) -> None:
    """Write a file, piece by piece."""
    with file.open("wb") as written:
        written.writelines(chunks)


def _parts(file: Path) -> Iterator[bytes]:
    """A file of lines in pieces of whole lines."""
    with file.open("rb") as lines:
        while piece := lines.read(_PART):
            yield piece + lines.readline()


def _as_derived(database: Database) -> Database:
    """Names mean what is derived."""
    database.execute("SET search_path = 'derived,main'")
    return database


def _figures_and_support(database: Database) -> object:
    supported, *counts = _row(database, _SUPPORT)
    return {"contradictions": _number(database, _FIGURES), "supported": supported, "counts": counts}


def _number(database: Database, sql: str) -> int:
    (found,) = _row(database, sql)
    return found


def _row(database: Database, sql: str) -> list[int]:
    (found,) = database.execute(sql).fetchall()
    return list(map(int, found))
