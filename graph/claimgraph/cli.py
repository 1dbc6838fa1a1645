"""The command line: unpacks options, calls the functions of the package, turns errors into messages and exit codes.

Nothing heavy is imported before a command runs: `claimgraph --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimgraph import __version__
from claimgraph.errors import ClaimGraphError

if TYPE_CHECKING:
    from claimgraph.store import Store

F = TypeVar("F", bound=Callable[..., Any])


class Program(click.Group):
    """The group of all commands; errors of ours end as a message and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except ClaimGraphError as error:
            raise SystemExit(_failed(error)) from None
        except BrokenPipeError:
            # `claimgraph … | head`: the reader has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None


def _failed(error: ClaimGraphError) -> int:
    from claimgraph.tables import plain

    click.echo(click.style("error: ", fg="red", bold=True) + plain(str(error)), err=True)
    return 1


def corpus_option(command: F) -> F:
    """The option ``--corpus`` of every command that reads one."""
    return click.option(
        "--corpus",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="CLAIMGRAPH_CORPUS",
        metavar="DIR",
        help="A corpus folder; the shipped one if left out.",
    )(command)


texts_option = click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder with the articles' texts (.txt).",
)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="claimgraph %(version)s")
def main() -> None:
    """Who claims what, on whose word, in which passage of which document.

    \b
    Try:  claimgraph report
          claimgraph ask figure/of-event event=exchange-2024-01-31
          claimgraph view -o actors.html
    """


@main.command(short_help="Print the brief: figures, who claims them, who kept silent.")
@corpus_option
@click.option(
    "--width", type=click.IntRange(40), help="Wrap at this many characters; the terminal's width if left out."
)
def report(corpus: Path | None, width: int | None) -> None:
    """Print the brief: for each event the figures claimed, by whom, with the words that prove it, and the silences.

    \b
    Example:  claimgraph report
              claimgraph report --corpus my-corpus > brief.txt
    """
    import shutil

    from claimgraph.report import as_text
    from claimgraph.report import report as brief

    columns = width or (shutil.get_terminal_size().columns if sys.stdout.isatty() else 100)
    styles: dict[str, dict[str, Any]] = {
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
    for line, text in as_text(brief(_graph(corpus)), columns):
        click.echo(click.style(text, **styles.get(line.kind, {})))


@main.command(short_help="List the questions, or ask one.")
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@corpus_option
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "markdown"]), default="table", show_default=True
)
def ask(question: str | None, parameters: tuple[str, ...], corpus: Path | None, format_: str) -> None:
    """List the questions, or ask one. Actors, events and documents go by id or by any of their names.

    \b
    Example:  claimgraph ask
              claimgraph ask claim/by-actor actor=Zelensky
              claimgraph ask figure/of-event event=exchange-2024-01-31 --format csv
    """
    from claimgraph import questions

    if question is None:
        _list_questions()
        return
    given = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals:
            raise click.UsageError(
                f"{parameter!r} is no NAME=VALUE. For example: {questions.question_of(question).example}"
            )
        given[name] = value
    questions.question_of(question)  # an unknown question is told before the corpus is read
    _show(questions.ask(_graph(corpus), question, **given), format_)


def _list_questions() -> None:
    from itertools import groupby

    from claimgraph.questions import questions

    for aspect, found in groupby(questions().values(), key=lambda q: q.id.split("/")[0]):
        click.echo(click.style(aspect, bold=True, fg="cyan"))
        for question in found:
            click.echo(f"  {question.question}")
            click.echo(click.style(f"      {question.example}", dim=True))


def _show(table: Any, format_: str) -> None:
    import shutil

    from claimgraph import tables

    if format_ == "table" and sys.stdout.isatty():
        click.echo(tables.to_terminal(table, shutil.get_terminal_size().columns), nl=False)
    else:
        click.echo(tables.formatted(table, format_), nl=False)


@main.command(short_help="Run any SPARQL query.")
@click.argument("file", type=click.File("r", encoding="utf-8"), metavar="FILE|-")
@corpus_option
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "markdown"]), default="table", show_default=True
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="End the query after this time.",
)
def sparql(file: Any, corpus: Path | None, format_: str, timeout: float) -> None:
    """Run any SPARQL 1.1 query on the graph: SELECT and ASK give a table, CONSTRUCT and DESCRIBE give Turtle.

    The query reads this graph alone: SERVICE is refused.

    \b
    Example:  claimgraph sparql query.rq --format csv
              echo 'SELECT (COUNT(*) AS ?n) { ?s a cg:Claim }' | claimgraph sparql -
    """
    from claimgraph import worker
    from claimgraph.corpus import read_corpus
    from claimgraph.store import with_prefixes
    from claimgraph.triples import ntriples_of

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise ClaimGraphError(f"{file.name} is not UTF-8.", "Save it again with the encoding UTF-8.") from error
    answer = worker.in_time(timeout, worker.answer, ntriples_of(read_corpus(corpus)), with_prefixes(text), format_)
    click.echo(answer.decode(), nl=False)


@main.command(short_help="Write the graph for other tools.")
@click.argument("format_", metavar="FORMAT")
@click.option("-o", "--output", required=True, metavar="FILE|-", help="The file to write; - is standard output.")
@corpus_option
@texts_option
def export(format_: str, output: str, corpus: Path | None, texts: Path | None) -> None:
    """Write the graph in one of the formats turtle, ntriples, jsonld, rdfxml, graphml, csv.

    With --texts, every quote also carries the words before and after it (up to 32 characters each).

    \b
    Example:  claimgraph export turtle -o claims.ttl
              claimgraph export csv -o - | head
    """
    from claimgraph.api import build
    from claimgraph.export import Exported, exported, write_file

    records = _corpus(corpus, texts)
    content = exported(Exported(records, build(records)), format_)
    if output == "-":
        sys.stdout.buffer.write(content)
    else:
        write_file(Path(output), content)
        click.echo(f"{output}: {len(content):,} bytes", err=True)


@main.command(short_help="Write the actor graph as a page for the browser.")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write.")
@corpus_option
def view(output: str, corpus: Path | None) -> None:
    """Write the actor graph as one page for the browser: who claims what about whom, who relays whom.

    Click a line or an actor to read the claims with their words. The page works offline and loads nothing.

    \b
    Example:  claimgraph view -o actors.html
    """
    from claimgraph.export import write_file
    from claimgraph.picture import actor_page

    content = actor_page(_graph(corpus)).encode()
    write_file(Path(output), content)
    click.echo(f"{output}: {len(content):,} bytes; open it in a browser", err=True)


@main.command(short_help="Check a corpus: every mistake with file, line and column.")
@corpus_option
@texts_option
def check(corpus: Path | None, texts: Path | None) -> None:
    """Check a corpus and say everything that is wrong with it, each with file, line and column.

    With --texts, also check every digest, position and quote against the articles' texts.

    \b
    Example:  claimgraph check --corpus my-corpus --texts my-corpus/texts
    """
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.texts import quotes_of, texts_in, verify
    from claimgraph.triples import ntriples_of
    from claimgraph.validate import violations

    reading = reading_of(corpus)
    done = None
    if texts is not None:
        folder = texts_in(texts)
        with _progress("Checking", len(reading.corpus.documents)) as step:
            done = verify(reading, folder, step)
    reading.problems.raise_any()
    found = violations(ntriples_of(reading.corpus))
    if found:
        raise ClaimGraphError(
            "The graph breaks its shapes:\n" + "\n".join(found), "Please report this: reading should have found it."
        )
    documents = [document for document in reading.corpus.documents.values() if document.text]
    statements = sum(len(document.statements) for document in documents)
    click.echo(f"{len(documents)} documents, {statements} statements: no problems found.")
    if done:
        click.echo(f"{done.documents} digests, {done.quotes} quotes and {done.positions} positions fit the texts.")
    else:
        quotes = sum(1 for document in documents for _ in quotes_of(document, reading.corpus))
        click.echo(f"{quotes} quotes were not compared with any text: give --texts DIR for that.")


@main.command(short_help="Find the quotes in the texts and write their positions.")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="CLAIMGRAPH_CORPUS",
    metavar="DIR",
    help="A corpus folder; this folder if left out.",
)
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder with the articles' texts (.txt).",
)
def locate(corpus: Path | None, texts: Path) -> None:
    """Find every quote in the articles' texts and write where it stands, beside your files, which stay as they are.

    \b
    Example:  claimgraph locate --corpus my-corpus --texts my-corpus/texts
    """
    from claimgraph.corpus import reading_of
    from claimgraph.corpus import texts as corpus_texts

    reading = reading_of(_own(corpus))
    reading.problems.raise_any()
    folder = corpus_texts.texts_in(texts)
    with _progress("Locating", len(reading.corpus.documents)) as step:
        written = corpus_texts.locate(reading, folder, step)
    for path, count in written.items():
        click.echo(f"{path}: {count} positions")


@main.command(short_help="Make an empty corpus with one worked example.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Make a corpus with one worked example, in a folder that does not exist yet.

    \b
    Example:  claimgraph init my-corpus
    """
    from claimgraph.corpus.scaffold import init_corpus

    for path in init_corpus(folder):
        click.echo(str(path))
    click.echo(f"\nNext:  claimgraph check --corpus {folder} --texts {folder / 'texts'}")


@main.command(short_help="Add a document file for an article's text.")
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False), metavar="ARTICLE")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="CLAIMGRAPH_CORPUS",
    metavar="DIR",
    help="A corpus folder; this folder if left out.",
)
def new(article: Path, corpus: Path | None) -> None:
    """Add a document file for an article's text (.txt): title, digest, and an example claim to copy.

    \b
    Example:  claimgraph new texts/article.txt --corpus my-corpus
    """
    from datetime import date

    from claimgraph.corpus.scaffold import new_document

    folder = _own(corpus)
    path = new_document(article, folder, date.today())
    click.echo(f"{path}\n\nFill in publisher and claims, then:  claimgraph check --corpus {folder}")


def _own(corpus: Path | None) -> Path:
    """The corpus that a command writes to: never silently the shipped one."""
    if corpus is not None:
        return corpus
    if Path("actors.yaml").is_file():
        return Path()
    raise ClaimGraphError(
        "Which corpus? This folder has no actors.yaml.", "Give --corpus DIR, or go into the corpus folder."
    )


def _corpus(corpus: Path | None, texts: Path | None = None) -> Any:
    from claimgraph.corpus import read_corpus, reading_of
    from claimgraph.corpus.texts import texts_in, with_context

    if texts is None:
        return read_corpus(corpus)
    return with_context(reading_of(corpus), texts_in(texts))


def _graph(corpus: Path | None) -> Store:
    from claimgraph.api import build

    return build(corpus)


class _progress:
    """A progress bar on standard error, on a terminal only; gives a function to call once a step."""

    def __init__(self, label: str, length: int) -> None:
        self._bar = click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())

    def __enter__(self) -> Callable[[], object]:
        self._bar.__enter__()
        return lambda: self._bar.update(1)

    def __exit__(self, *_: object) -> None:
        self._bar.render_finish()


if __name__ == "__main__":
    main()
