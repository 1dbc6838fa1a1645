"""The commands that answer: report, ask, sparql."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli.leaving import leave, say
from claimgraph.cli.program import as_of_option, corpus_option, main, no_nan, with_vocabulary_option, withdrawn_option
from claimgraph.cli.starting import corpus_of, known, told, told_of

if TYPE_CHECKING:
    from claimgraph.model.records import Corpus
    from claimgraph.store import Store, Table
    from claimgraph.store.worker import Answer

timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=86_400, clamp=False),
    default=limits.SECONDS,
    show_default=True,
    metavar="SECONDS",
    callback=lambda context, option, value: no_nan(value),
    help="End it after this time.",
)
memory_option = click.option(
    "--memory",
    type=click.IntRange(min=16, max=2**20),
    default=limits.MEMORY,
    show_default=True,
    metavar="MIB",
    help="End it when it takes more memory than this beside the graph (Linux).",
)


_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "event": {"bold": True, "fg": "cyan"},
    "quantity": {"underline": True},
    "figure": {"bold": True},
    "silence": {"fg": "yellow"},
    "quote": {"fg": "green"},
    "source": {"dim": True},
    "note": {"dim": True},
    "ambiguous": {"fg": "magenta"},
}


@main.command(short_help="Print the brief: disagreements, figures, who claims them, who kept silent.")
@corpus_option
@as_of_option
@withdrawn_option
@click.option("--without", metavar="WHO", help="Leave out an outlet, a document or an actor, and say what is lost.")
@click.option(
    "--told-by", multiple=True, metavar="WHO", help="Twice or more: can what these actors or sides tell hold together?"
)
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "html"]), default="text", show_default=True)
@click.option(
    "--width", type=click.IntRange(40), help="Wrap at this many characters; the terminal's width if left out."
)
def report(
    corpus: Path | None,
    as_of: datetime | None,
    with_withdrawn: bool,
    without: str | None,
    told_by: tuple[str, ...],
    format_: str,
    width: int | None,
) -> None:
    """Print the brief: how the accounts disagree, then each event with its figures, who claims them, and the silences.

    --without takes out an outlet, a document or an actor, with all who republish it, and says what is lost.
    --as-of shows what was known on a day; undated documents are left out, and their number is said.
    --told-by, given twice or more, asks instead whether the worlds of these tellers can be one: a reasoner puts them
    together, and the answers that cannot both be right are shown with who says what.

    \b
    Example:  claimgraph report
              claimgraph report --told-by Zelensky --told-by russian-defence-ministry
              claimgraph report --without rt
              claimgraph report --as-of 2024-12-31 --format html > brief.html
    """
    import shutil

    from claimgraph.accounts.report import report as brief_on
    from claimgraph.accounts.report import selected
    from claimgraph.accounts.together import told_together
    from claimgraph.api import build
    from claimgraph.model import selection
    from claimgraph.pages import brief

    if len(told_by) == 1:
        raise click.UsageError("--told-by asks what two tell together: give it once more.")
    records = selection.with_withdrawn(corpus_of(corpus)) if with_withdrawn else corpus_of(corpus)
    said = []
    if as_of:
        said.append(selection.known_on(records, as_of.date()))
        records = said[-1].corpus
    if without:
        said.append(selection.without(records, without))
        records = said[-1].corpus
    lines = selected(told_together(records, told_by) if told_by else brief_on(told(build(records))), said)
    if format_ == "text":
        columns = width or (shutil.get_terminal_size().columns if sys.stdout.isatty() else 100)
        styled = [click.style(text, **_STYLES.get(line.kind, {})) for line, text in brief.as_text(lines, columns)]
        leave(records, "".join(f"{text}\n" for text in styled))
    else:
        leave(records, {"markdown": brief.as_markdown, "html": brief.as_html}[format_](lines))


@main.command(short_help="List the questions, or ask one.")
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@corpus_option
@as_of_option
@withdrawn_option
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "markdown"]), default="table", show_default=True
)
@timeout_option
@memory_option
def ask(
    question: str | None,
    parameters: tuple[str, ...],
    corpus: Path | None,
    as_of: datetime | None,
    with_withdrawn: bool,
    format_: str,
    timeout: float,
    memory: int,
) -> None:
    """List the questions, or ask one. Actors, events and documents go by id or by any of their names.

    \b
    Example:  claimgraph ask
              claimgraph ask claim/by-actor actor=Zelensky
              claimgraph ask figure/of-event event=exchange-2024-01-31 --format csv
    """
    from functools import partial

    from claimgraph.api import triples
    from claimgraph.asking import questions
    from claimgraph.store import worker

    if question is None:
        _list_questions()
        return
    given = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if name in given:
            raise click.UsageError(f"{name!r} is given twice.")
        if not equals:
            raise click.UsageError(
                f"{parameter!r} is no NAME=VALUE. For example: {questions.question_of(question).example}"
            )
        given[name] = value
    questions.question_of(question)  # an unknown question is told before the corpus is read
    records = known(corpus_of(corpus), as_of, with_withdrawn)
    asked = partial(_asked, question, given)
    _show(
        records,
        worker.in_fences(asked, told_of(triples(records)), records.vocabulary.prefixes, seconds=timeout, memory=memory),
        format_,
    )


def _asked(question: str, given: dict[str, str], store: Store) -> Table:
    from claimgraph.asking import questions

    return questions.ask(store, question, **given)


def _list_questions() -> None:
    from itertools import groupby

    from claimgraph.asking.questions import questions

    for aspect, found in groupby(questions().values(), key=lambda q: q.id.split("/")[0]):
        say(click.style(aspect, bold=True, fg="cyan"))
        for question in found:
            say(f"  {question.question}")
            say(click.style(f"      {question.example}", dim=True))


def _show(records: Corpus, answer: Answer, format_: str) -> None:
    import shutil

    from claimgraph.asking import answer_text as tables

    if isinstance(answer, bytes):
        leave(records, answer.decode())
    elif format_ == "table" and sys.stdout.isatty():
        leave(records, tables.to_terminal(answer, shutil.get_terminal_size().columns), words=tables.to_csv(answer))
    else:
        leave(records, tables.formatted(answer, format_))


@main.command(short_help="Run any SPARQL query.")
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
@corpus_option
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "markdown"]), default="table", show_default=True
)
@with_vocabulary_option
@timeout_option
@memory_option
def sparql(file: Any, corpus: Path | None, format_: str, with_vocabulary: bool, timeout: float, memory: int) -> None:
    """Run any SPARQL 1.1 query on the graph: SELECT and ASK give a table, CONSTRUCT and DESCRIBE give Turtle.

    The query reads this graph alone, in a process without network: SERVICE, FROM and GRAPH are refused. The graph holds
    the labels of terms; with --with-vocabulary also their definitions, classes, domains and ranges.

    \b
    Example:  claimgraph sparql query.rq --format csv
              echo 'SELECT (COUNT(*) AS ?n) { ?s a cg:Claim }' | claimgraph sparql -
              echo 'DESCRIBE cg:Claim' | claimgraph sparql - --with-vocabulary
    """
    from claimgraph.api import triples, triples_with_vocabulary
    from claimgraph.store import worker
    from claimgraph.triples.ontology import PREFIXES

    text = _query_in(file)
    records = corpus_of(corpus)
    # The graph is looked at too: a query can take a name apart.
    graph = told_of(triples_with_vocabulary(records) if with_vocabulary else triples(records))
    prefixes = {**PREFIXES, **records.vocabulary.prefixes} if with_vocabulary else records.vocabulary.prefixes
    found = worker.answer(graph, text, prefixes, seconds=timeout, memory=memory)
    _show(records, found, format_)
    if found == b"" and not with_vocabulary:
        click.echo("note: no triple answers this; --with-vocabulary adds what is said of terms.", err=True)


def _query_in(file: BinaryIO) -> str:
    data = file.read(limits.QUERY_BYTES + 1)
    if len(data) > limits.QUERY_BYTES:
        raise ClaimGraphError(f"{file.name} is larger than {limits.QUERY_BYTES // 2**20} MiB.", "Give a query.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimGraphError(f"{file.name} is not UTF-8.", "Save it again with the encoding UTF-8.") from error
