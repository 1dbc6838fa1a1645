"""What a command starts from: the records of a corpus, what is selected of them, and what a person has to be told of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

import click

from claimgraph.base import limits
from claimgraph.base.files import is_store
from claimgraph.base.words import counted
from claimgraph.cli.choosing import is_cacheless, tell_choice
from claimgraph.cli.telling import tell

if TYPE_CHECKING:
    from claimgraph.base.watched import Job
    from claimgraph.corpus import Reading
    from claimgraph.corpus.archive.reading import Read
    from claimgraph.corpus.source import Problems
    from claimgraph.graph import Graph, Source
    from claimgraph.model.records import Corpus


def graph_of(
    corpus: Path | None,
    as_of: datetime | None = None,
    with_withdrawn: bool = False,
    without: str | None = None,
    *,
    texts: Path | None = None,
    paragraphs: bool = False,
) -> Graph:
    """The graph of a corpus or a store, of what is selected of it, with the words around its quotes if texts are given.

    Those words are few, or all of their ``paragraphs``.

    Says on standard error which corpus it is, and how much of it is unverified.
    """
    from claimgraph.graph import Graph

    tell_choice()
    graph = Graph(with_texts(corpus, texts, paragraphs=paragraphs) if texts else _source(corpus))
    if (as_of or with_withdrawn or without) and corpus is not None and is_store(corpus):
        tell("Reading the whole store, to select from it")
    _tell_unverified(*graph.unverified)
    return selected(graph, as_of, with_withdrawn, without)


def _source(corpus: Path | None) -> Source:
    """What the graph is made from: the records themselves where nothing that was kept may be taken."""
    if not is_cacheless() or (corpus is not None and is_store(corpus)):
        return corpus
    from claimgraph.corpus import read_corpus

    return read_corpus(corpus)


def is_archive(path: Path | None) -> TypeGuard[Path]:
    """Whether a path is that of an archive, and not of a corpus."""
    if path is None:
        return False
    from claimgraph.corpus.archive.files import looks_like_archive
    from claimgraph.corpus.trees import looks_like_corpus

    return looks_like_archive(path) and not looks_like_corpus(path)


def archive_of(path: Path, job: Job, into: Path | None = None, *, skip_bad: bool = False) -> Read:
    """An archive, read and checked, into a database in memory or in a file; ``job`` is told how far that is.

    With ``skip_bad`` rows that are wrong are left out, and those that cannot stand without them.
    """
    import gc

    from claimgraph.corpus.archive.reading import read_archive

    # As in an import: many cells, and no circles among them.
    gc.disable()
    try:
        return read_archive(path, into, skip_bad=skip_bad, job=job)
    finally:
        gc.enable()


def with_texts(corpus: Path | None, texts: Path, *, paragraphs: bool = False) -> Corpus:
    """The records of a corpus with the words around its quotes, or all of their paragraphs."""
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.evidence.texts import texts_in, with_context

    reading = reading_of(corpus)
    return with_context(reading, texts_in(texts, reading.folder), paragraphs=paragraphs)


def tell_unverified(records: Corpus, *, found: bool = False) -> None:
    """Say on standard error how many passages nobody found in a text, whatever the answer shows of them.

    ``found`` says that every quote was found just now, and only its position is not written yet.
    """
    statements = [s for document in records.documents.values() for s in document.statements]
    fine = ("located", "unlocated") if found else ("located",)
    _tell_unverified(sum(statement.evidence not in fine for statement in statements), len(statements))


def _tell_unverified(count: int, of: int) -> None:
    if count:
        from claimgraph.base.words import unverified

        click.echo(
            f"note: {unverified(count, of)}: no quote, or none that was found in the text "
            "(`claimgraph ask curation/unverified` lists them).",
            err=True,
        )


def tell_undecided(reading: Reading) -> None:
    """Say on standard error how many pairs of names nobody has decided."""
    from claimgraph.identity.pairs import undecided

    found = undecided(reading.corpus, reading.identities.different)
    for left_out in found.left_out:
        click.echo(f"note: {left_out}", err=True)
    if count := len(found.pairs):
        click.echo(f"note: {counted(count, 'pair')} of names may mean one: `claimgraph names` shows them.", err=True)


def tell_warnings(odd: Problems, remark: str = " (--strict takes it for a mistake)") -> None:
    """Say on standard error what in a corpus makes no sense; nothing is stopped by it."""
    from claimgraph.asking.answer_text import plain

    found = sorted(set(odd.found))
    for problem in found[: limits.PROBLEMS_SHOWN]:
        click.echo(click.style("warning: ", fg="yellow", bold=True) + plain(str(problem)), err=True)
    count = len(found) + odd.more
    if count:
        more = f", of which {limits.PROBLEMS_SHOWN:,} are shown" if count > limits.PROBLEMS_SHOWN else ""
        click.echo(
            f"{counted(count, 'warning')}{more}: it can be read, but can it be meant?{remark}",
            err=True,
        )


def tell_caution(caution: str) -> None:
    """Say on standard error what whoever reads an answer has to know."""
    if caution:
        from claimgraph.asking.answer_text import plain

        click.echo(f"note: {plain(caution)}", err=True)


def selected(graph: Graph, as_of: datetime | None, with_withdrawn: bool, without: str | None = None) -> Graph:
    """What is selected of a graph."""
    if with_withdrawn:
        graph = graph.with_withdrawn()
    if as_of:
        graph = graph.as_of(as_of.date())
    return graph.without(without) if without else graph


def tell_left_out(graph: Graph) -> Graph:
    """The graph; says on standard error what was left out of it."""
    for said in graph.said:
        click.echo(said, err=True)
    return graph
