"""What a command starts from: the records of a corpus, what is selected of them, and what a person has to be told of it."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimgraph.base import limits

if TYPE_CHECKING:
    from claimgraph.corpus.source import Problems
    from claimgraph.model.records import Corpus
    from claimgraph.store import Store


def corpus_of(corpus: Path | None, texts: Path | None = None, *, paragraphs: bool = False, tell: bool = True) -> Any:
    """The records of a corpus, with the words around its quotes where the texts are given.

    ``tell`` says on standard error how much is unverified.
    """
    from claimgraph.corpus import read_corpus, reading_of
    from claimgraph.corpus.evidence.texts import texts_in, with_context

    if texts is None:
        records = read_corpus(corpus)
    else:
        reading = reading_of(corpus)
        records = with_context(reading, texts_in(texts, reading.folder), paragraphs=paragraphs)
    if tell:
        tell_unverified(records)
    return records


def tell_unverified(records: Corpus) -> None:
    """Say on standard error how many passages nobody found in a text, whatever the answer shows of them."""
    statements = [s for document in records.documents.values() for s in document.statements]
    count = sum(statement.evidence != "located" for statement in statements)
    if count:
        click.echo(
            f"note: {count} of {len(statements)} passages are unverified: no quote, or none that was found in the text "
            "(`claimgraph ask curation/unverified` lists them).",
            err=True,
        )


def tell_stage(stage: str) -> None:
    """Say on a terminal what is done now."""
    if sys.stderr.isatty():
        click.echo(click.style(f"{stage} …", dim=True), err=True)


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
            f"{count:,} warning{'s' * (count != 1)}{more}: it can be read, but can it be meant?{remark}",
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


def known(records: Corpus, as_of: datetime | None, with_withdrawn: bool) -> Corpus:
    """The records as known on a day, where one is given; what was left out is said on standard error."""
    found, said = known_and_said(records, as_of, with_withdrawn)
    if said:
        click.echo(said, err=True)
    return found


def known_and_said(records: Corpus, as_of: datetime | None, with_withdrawn: bool) -> tuple[Corpus, str]:
    """The same, and what was left out in words, for a page that goes elsewhere."""
    from claimgraph.model import selection

    if with_withdrawn:
        records = selection.with_withdrawn(records)
    if as_of is None:
        return records, ""
    found = selection.known_on(records, as_of.date())
    return found.corpus, found.said
