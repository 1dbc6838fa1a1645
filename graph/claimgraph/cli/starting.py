"""What a command starts from: the records of a corpus, what is selected of them, and what a person has to be told of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimgraph.base import limits
from claimgraph.base.words import counted, unverified
from claimgraph.cli.choosing import tell_choice

if TYPE_CHECKING:
    from claimgraph.corpus import Reading
    from claimgraph.corpus.source import Problems
    from claimgraph.graph import Graph
    from claimgraph.model.records import Corpus
    from claimgraph.store import Store


def corpus_of(corpus: Path | None, texts: Path | None = None, *, paragraphs: bool = False, tell: bool = True) -> Any:
    """The records of a corpus, with the words around its quotes where the texts are given.

    ``tell`` says on standard error how much is unverified.
    """
    from claimgraph.corpus import read_corpus, reading_of
    from claimgraph.corpus.evidence.texts import texts_in, with_context

    tell_choice()
    if texts is None:
        records = read_corpus(corpus)
    else:
        reading = reading_of(corpus)
        records = with_context(reading, texts_in(texts, reading.folder), paragraphs=paragraphs)
    if tell:
        tell_unverified(records)
    return records


def tell_unverified(records: Corpus, *, found: bool = False) -> None:
    """Say on standard error how many passages nobody found in a text, whatever the answer shows of them.

    ``found`` says that every quote was found just now, and only its position is not written yet.
    """
    statements = [s for document in records.documents.values() for s in document.statements]
    fine = ("located", "unlocated") if found else ("located",)
    count = sum(statement.evidence not in fine for statement in statements)
    if count:
        click.echo(
            f"note: {unverified(count, len(statements))}: no quote, or none that was found in the text "
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


def told(store: Store) -> Store:
    """The store; says on standard error which questions have so many answers that only the nearest were compared."""
    from claimgraph.asking import questions
    from claimgraph.asking.answer_text import plain

    rows = questions.ask(store, "comparison/nearest").texts()
    if rows:
        most = max(rows, key=lambda row: int(row["answers"]))
        others = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
        click.echo(
            f"note: only the nearest answers were compared with each other, of {int(most['answers']):,} to "
            f"“{plain(most['on'])}”{others} (`claimgraph ask comparison/nearest` lists them).",
            err=True,
        )
    return store


def told_of(graph: str) -> str:
    """The N-Triples text of a graph; says on standard error what `told` says."""
    from claimgraph.store import Store

    if '#amongAnswers> "' in graph:  # said of something; the vocabulary only speaks of the property
        told(Store(graph))
    return graph


def selected(records: Corpus, as_of: datetime | None, with_withdrawn: bool, without: str | None = None) -> Graph:
    """The graph of records, of what is selected of them."""
    from claimgraph.graph import Graph

    graph = Graph(records)
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
