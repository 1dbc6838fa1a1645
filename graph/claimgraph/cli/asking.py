"""The commands that answer questions: ask, sparql."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli import completing
from claimgraph.cli.leaving import leave_each, say
from claimgraph.cli.options import as_of_option, with_vocabulary_option, withdrawn_option
from claimgraph.cli.program import F, graph_option, main, no_nan, output_option
from claimgraph.cli.starting import graph_of, tell_caution, tell_left_out
from claimgraph.cli.terminal import LINE, room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimgraph.asking.pieces import Piece
    from claimgraph.asking.question_files import NamedQuestion


def timeout_option(help: str) -> Callable[[F], F]:
    """The option that limits the time of a query."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0.1, max=86_400, clamp=False),
        default=limits.SECONDS,
        show_default=True,
        metavar="SECONDS",
        callback=lambda context, option, value: no_nan(value),
        help=help,
    )


memory_option = click.option(
    "--memory",
    type=click.IntRange(min=16, max=2**20),
    default=limits.MEMORY,
    show_default=True,
    metavar="MIB",
    help="End it when it takes more memory than this beside the graph (Linux).",
)


@main.command(short_help="List the questions, or ask one.")
@click.argument("question", required=False, shell_complete=completing.questions)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...", shell_complete=completing.parameters)
@graph_option
@as_of_option
@withdrawn_option
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "markdown"]), default="table", show_default=True
)
@click.option("--columns", metavar="A,B", help="These columns, in this order.")
@click.option("--wide", is_flag=True, help="All columns, each as wide as it needs; csv and json always have all.")
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="At most so many rows; how many more there are is said."
)
@output_option
@timeout_option("End it when no rows have come for this time.")
@memory_option
def ask(
    question: str | None,
    parameters: tuple[str, ...],
    corpus: Path | None,
    as_of: datetime | None,
    with_withdrawn: bool,
    format_: str,
    columns: str | None,
    wide: bool,
    limit: int | None,
    output: str,
    timeout: float,
    memory: int,
) -> None:
    """List the questions, or ask one. Actors, events and documents go by id or by any of their names.

    A table shows the columns that matter most: --wide shows all of them, --columns others.

    \b
    Example:  claimgraph ask
              claimgraph ask claim/by-actor actor=Zelensky
              claimgraph ask figure/of-event event=exchange-2024-01-31 --format csv
              claimgraph ask figure/all --columns figure,claimant,document --limit 5
    """
    from claimgraph.asking.question_files import question_of

    if question is None:
        say(_listed(), output, read=corpus)
        return
    asked = question_of(question)  # what is unknown is told before the corpus is read
    given = _given(asked, parameters)
    if wide and columns is not None:
        raise click.UsageError("--wide shows all columns, --columns some of them: give one of the two.")
    if columns is not None:
        shown = asked.chosen(name.strip() for name in columns.split(","))
    else:
        shown = asked.columns if wide or format_ in ("csv", "json") else asked.shown
    graph = tell_left_out(graph_of(corpus, as_of, with_withdrawn))
    tell_caution(graph.caution)
    from claimgraph.asking.pieces import Shape
    from claimgraph.graph.written import question_written

    fenced = graph.fenced(seconds=timeout, memory=memory)
    pieces = question_written(fenced, question, given, Shape(format_, shown, limit))
    width = None if wide else room() if output == "-" else LINE
    leave_each(graph.cast, _told(pieces, width), output, read=corpus)


def _told(pieces: Iterator[Piece], width: int | None) -> Iterator[tuple[str, str | None]]:
    """What leaves of each piece, a table in so many characters; what is to be said of it is said on standard error."""
    from claimgraph.asking.answer_text import to_csv, to_terminal

    for piece in pieces:
        if piece.note:
            click.echo(f"note: {piece.note}", err=True)
        if isinstance(piece.content, str):
            yield piece.content, None
        else:
            yield to_terminal(piece.content, width), to_csv(piece.content) if width else None


def _given(asked: NamedQuestion, parameters: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if name in found:
            raise click.UsageError(f"{name!r} is given twice.")
        if not equals:
            raise click.UsageError(f"{parameter!r} is no NAME=VALUE. For example: {asked.example}")
        found[name] = value
    return found


def _listed() -> str:
    from itertools import groupby

    from claimgraph.asking.question_files import questions

    lines = []
    for aspect, found in groupby(questions().values(), key=lambda question: question.id.split("/")[0]):
        lines.append(click.style(aspect, bold=True, fg="cyan"))
        for question in found:
            lines += [f"  {question.question}", click.style(f"      {question.example}", dim=True)]
    return "\n".join(lines)


@main.command(short_help="Run any SPARQL query.")
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
@graph_option
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "markdown"]), default="table", show_default=True
)
@with_vocabulary_option
@output_option
@timeout_option("End it after this time.")
@memory_option
def sparql(
    file: Any,
    corpus: Path | None,
    format_: str,
    with_vocabulary: bool,
    output: str,
    timeout: float,
    memory: int,
) -> None:
    """Run any SPARQL 1.1 query on the graph: SELECT and ASK give a table, CONSTRUCT and DESCRIBE give Turtle.

    The query reads this graph alone, in a process without network: SERVICE, FROM and GRAPH are refused. The graph holds
    the labels of terms; with --with-vocabulary also their definitions, classes, domains and ranges.

    \b
    Example:  claimgraph sparql query.rq --format csv
              echo 'SELECT (COUNT(*) AS ?n) { ?s a cg:Claim }' | claimgraph sparql -
              echo 'DESCRIBE cg:Claim' | claimgraph sparql - --with-vocabulary
    """
    text = _query_in(file)
    graph = graph_of(corpus)
    if with_vocabulary:
        graph = graph.with_vocabulary()
    tell_caution(graph.caution)
    from claimgraph.asking.answer_text import plain
    from claimgraph.asking.pieces import Shape
    from claimgraph.graph.made import misspelt_in
    from claimgraph.graph.written import query_written

    for said in misspelt_in(graph, text):
        click.echo(f"note: {plain(said)[: limits.NAME]}", err=True)
    pieces = query_written(graph.fenced(seconds=timeout, memory=memory), text, Shape(format_))
    width = room() if output == "-" and sys.stdout.isatty() else None
    count = leave_each(graph.cast, _told(pieces, width), output, read=corpus)
    if not count and not with_vocabulary:
        click.echo("note: no triple answers this; --with-vocabulary adds what is said of terms.", err=True)


def _query_in(file: BinaryIO) -> str:
    data = file.read(limits.QUERY_BYTES + 1)
    if len(data) > limits.QUERY_BYTES:
        raise ClaimGraphError(f"{file.name} is larger than {limits.QUERY_BYTES // 2**20} MiB.", "Give a query.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimGraphError(f"{file.name} is not UTF-8.", "Save it again with the encoding UTF-8.") from error
