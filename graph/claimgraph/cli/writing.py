"""The commands for a corpus of one's own: check, locate, init, new."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli.leaving import say
from claimgraph.cli.program import corpus_option, main, texts_option, wait_option
from claimgraph.cli.starting import tell_stage, tell_unverified, tell_warnings, told_of
from claimgraph.cli.templates import sheet_option, write_template

if TYPE_CHECKING:
    from claimgraph.model.vocabulary import Vocabulary

own_corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="CLAIMGRAPH_CORPUS",
    metavar="DIR",
    help="A corpus folder; this folder if left out.",
)


@main.command(short_help="Check a corpus: every mistake with file, line and column.")
@corpus_option
@texts_option
@click.option("--strict", is_flag=True, help="Take what makes no sense for a mistake (exit code 1).")
@click.option(
    "--reason", is_flag=True, help="Also check what follows from the graph by OWL RL; seconds for a few hundred claims."
)
def check(corpus: Path | None, texts: Path | None, strict: bool, reason: bool) -> None:
    """Check a corpus and say everything that is wrong with it, each with file, line and column.

    Of what can be read, but hardly be meant, it warns. With --texts, also check every digest, position and quote
    against the articles' texts. With --reason, also add to the graph all that follows from it and the ontology, the
    corpus's own files too, and check that no node is in two classes that are disjoint, and that the shapes are kept.

    \b
    Example:  claimgraph check --corpus my-corpus --texts my-corpus/texts
              claimgraph check --corpus my-corpus --reason
    """
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.evidence.texts import offices_of, quotes_of, texts_in, verify
    from claimgraph.corpus.sense import nonsense
    from claimgraph.derive import graph_of
    from claimgraph.store.shapes import violations

    reading = reading_of(corpus)
    done = None
    if texts is not None:
        folder = texts_in(texts, reading.folder)
        with _progress("Checking", len(reading.corpus.documents)) as step:
            done = verify(reading, folder, step)
    reading.problems.raise_any()
    odd = nonsense(reading.corpus, reading.places, reading.problems)
    if strict:
        odd.raise_any()
    graph = told_of(graph_of(reading.corpus))
    found = violations(graph, prefixes=reading.corpus.vocabulary.prefixes)
    if found:
        raise ClaimGraphError(
            "The graph breaks its shapes:\n" + "\n".join(found), "Please report this: reading should have found it."
        )
    if reason:
        _refuse_what_follows(graph, reading.corpus.vocabulary)
    documents = [d for d in reading.corpus.documents.values() if d.text or d.statements]
    statements = sum(len(document.statements) for document in documents)
    say(f"{len(documents)} documents, {statements} statements: no problems found.")
    if done:
        say(f"{done.documents} digests, {done.quotes} quotes and {done.positions} positions fit the texts.")
    else:
        offices = offices_of(reading.corpus)
        quotes = sum(1 for document in documents for _ in quotes_of(document, offices))
        say(f"{quotes} quotes were not compared with any text: give --texts DIR for that.")
    if reason:
        say("What follows from the graph by OWL RL is consistent and keeps the shapes.")
    tell_unverified(reading.corpus)
    tell_warnings(odd)


def _refuse_what_follows(graph: str, words: Vocabulary) -> None:
    from claimgraph.store.reason import broken_by_closure

    tell_stage("Reasoning (about half a minute for a thousand claims)")
    found = broken_by_closure(graph, [file.text for file in words.own], words.prefixes)
    if found:
        raise ClaimGraphError(
            "What follows from the graph and its ontology cannot be:\n" + "\n".join(found),
            "Look at the kinds, domains and subproperties that the corpus's ontology/ states of these.",
        )


@main.command(short_help="Find the quotes in the texts and write their positions.")
@own_corpus_option
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder with the articles' texts (.txt).",
)
@wait_option
def locate(corpus: Path | None, texts: Path, wait: float) -> None:
    """Find every quote in the articles' texts and write where it stands, beside your files, which stay as they are.

    \b
    Example:  claimgraph locate --corpus my-corpus --texts my-corpus/texts
    """
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.changes import changing
    from claimgraph.corpus.evidence import texts as corpus_texts
    from claimgraph.corpus.trees import refuse_no_corpus

    own = _own(corpus)
    refuse_no_corpus(own)
    with changing(own, wait, _tell_waiting) as change:
        reading = reading_of(own, located=False)
        reading.problems.raise_any()
        folder = corpus_texts.texts_in(texts, own)
        with _progress("Locating", len(reading.corpus.documents)) as step:
            written = corpus_texts.locate(reading, folder, change, step)
    for path, count in written.items():
        say(f"{path}: {count} positions")


#: What is said of the option ``--subject``.
SUBJECT = "With which vocabulary a new corpus begins: blank, or that of the shipped corpus by its name."


@main.command(short_help="Make an empty corpus with one worked example.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--subject", default="blank", show_default=True, metavar="NAME", help=SUBJECT)
@sheet_option
@wait_option
def init(folder: Path, subject: str, sheet: str, wait: float) -> None:
    """Make a corpus with one worked example, in a folder that does not exist yet.

    Its folder ontology/ holds what can be asked: a few commented terms to copy from (blank), or the vocabulary of the
    shipped corpus. With --sheet, also write a workbook to fill; DIR may then be a corpus already, which stays as it is.

    \b
    Example:  claimgraph init my-corpus
              claimgraph init my-corpus --subject exchange
              claimgraph init my-corpus --sheet claims.xlsx
    """
    from claimgraph.corpus.scaffold import init_corpus

    if not (sheet and (folder / "actors.yaml").is_file()):
        for path in init_corpus(folder, subject, wait):
            say(str(path))
        say(f"\nNext:  claimgraph check --corpus {folder} --texts {folder / 'texts'}")
    if sheet:
        write_template(folder, sheet)


@main.command(short_help="Add a document file for an article's text.")
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False), metavar="ARTICLE")
@own_corpus_option
@wait_option
def new(article: Path, corpus: Path | None, wait: float) -> None:
    """Add a document file for an article's text (.txt): title, digest, and an example claim to copy.

    \b
    Example:  claimgraph new texts/article.txt --corpus my-corpus
    """
    from datetime import date

    from claimgraph.corpus.scaffold import new_document

    folder = _own(corpus)
    added = new_document(article, folder, date.today(), wait)
    there = "" if added.is_new else " is there already"
    say(f"{added.path}{there}\n\nFill in publisher and claims, then:  claimgraph check --corpus {folder}")


def _tell_waiting() -> None:
    tell_stage("Waiting for another command")


def _own(corpus: Path | None) -> Path:
    """The corpus that a command writes to: never silently the shipped one."""
    if corpus is not None:
        return corpus
    if Path("actors.yaml").is_file():
        return Path()
    raise ClaimGraphError(
        "Which corpus? This folder has no actors.yaml.", "Give --corpus DIR, or go into the corpus folder."
    )


class _progress:
    """A progress bar on standard error, on a terminal only; gives a function to call once a step."""

    def __init__(self, label: str, length: int) -> None:
        self._bar = click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())

    def __enter__(self) -> Callable[[], object]:
        self._bar.__enter__()
        return lambda: self._bar.update(1)

    def __exit__(self, *_: object) -> None:
        self._bar.render_finish()
