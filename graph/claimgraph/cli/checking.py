"""The commands that hold a corpus against its texts and its vocabulary: check, locate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.jobs import Told
from claimgraph.cli.leaving import say
from claimgraph.cli.options import texts_option
from claimgraph.cli.program import corpus_or_archive_option, main, own_corpus_option, wait_option
from claimgraph.cli.starting import archive_of, is_archive, tell_caution, tell_undecided, tell_unverified, tell_warnings
from claimgraph.cli.telling import counting, tell, tell_waiting

if TYPE_CHECKING:
    from claimgraph.corpus import Reading
    from claimgraph.corpus.evidence.texts import Verified
    from claimgraph.model.records import Corpus
    from claimgraph.model.vocabulary import Vocabulary


@main.command(short_help="Check a corpus: every mistake with file, line and column.")
@corpus_or_archive_option
@texts_option
@click.option("--strict", is_flag=True, help="Take what makes no sense for a mistake (exit code 1).")
@click.option(
    "--reason", is_flag=True, help="Also check what follows from the graph by OWL RL; seconds for a few hundred claims."
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(corpus: Path | None, texts: Path | None, strict: bool, reason: bool, watch: bool) -> None:
    """Check a corpus and say everything that is wrong with it, each with file, line and column.

    Every digest, position and quote is compared with the articles' texts, where the corpus has them in its folder
    texts/, or with those in another folder: --texts. Of what can be read, but hardly be meant, it warns. A document with
    a mistake hides no other: all are looked at, and it is said how many are good. With --reason, also add to the graph
    all that follows from it and the ontology, the corpus's own files too, and check that no node is in two classes that
    are disjoint, and that the shapes are kept.

    A folder with sheets (claims.parquet or claims.csv, and documents, actors, offices, events, concepts) is an archive:
    its rows are checked by the same rules, but with no text, and it is not asked what makes sense.

    \b
    Example:  claimgraph check --corpus my-corpus
              claimgraph check --corpus my-archive
              claimgraph check --corpus my-corpus --texts my-corpus/texts
              claimgraph check --corpus my-corpus --reason
    """
    tell_choice()
    if is_archive(corpus):
        given = {"--texts": texts, "--strict": strict, "--reason": reason, "--watch": watch}
        _check_archive(corpus, [name for name, value in given.items() if value])
        return
    if not watch:
        _check(corpus, texts, strict, reason)
        return
    from claimgraph.base.resources import shipped
    from claimgraph.cli.watching import again_and_again

    folder = corpus if corpus is not None else shipped("corpus")
    again_and_again(lambda: _check(corpus, texts, strict, reason), folder, texts)


def _check(corpus: Path | None, texts: Path | None, strict: bool, reason: bool) -> None:
    from claimgraph.asking.cautions import caution_in
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.sense import nonsense
    from claimgraph.derive import graph_of
    from claimgraph.store import Store
    from claimgraph.store.shapes import violations

    reading = reading_of(corpus)
    done = _compared(reading, texts)
    if reading.problems.found:
        _refuse(reading, strict)
    odd = nonsense(reading.corpus, reading.places, reading.problems)
    if strict:
        odd.raise_any()
    graph = graph_of(reading.corpus)
    tell_caution(caution_in(graph))
    found = violations(Store(graph, reading.corpus.vocabulary.prefixes))
    if found:
        raise ClaimGraphError(
            "The graph breaks its shapes:\n" + "\n".join(found), "Please report this: reading should have found it."
        )
    if reason:
        _refuse_what_follows(graph, reading.corpus.vocabulary)
    for line in _said(reading.corpus, done):
        say(line)
    if reason:
        say("What follows from the graph by OWL RL is consistent and keeps the shapes.")
    tell_unverified(reading.corpus, found=done is not None)
    tell_undecided(reading)
    tell_warnings(odd)


def _check_archive(folder: Path, options: list[str]) -> None:
    if options:
        raise ClaimGraphError(f"{folder} is an archive: {options[0]} is for a corpus folder.", "Leave it out.")
    from claimgraph.corpus.archive.stages import READING

    with Told(READING) as job:
        archive = archive_of(folder, job)
    with archive.connection as database:
        counts = [database.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("document", "statement")]  # noqa: S608
    documents, statements = (count for (count,) in filter(None, counts))
    say(f"{counted(documents, 'document')}, {counted(statements, 'statement')}: no problems found.")


def _compared(reading: Reading, texts: Path | None) -> Verified | None:
    """What was compared with the texts, those of the corpus itself where no others are given; None where it has none."""
    from claimgraph.corpus.evidence.texts import own_texts, texts_in, verify

    folder = texts or own_texts(reading.folder)
    if folder is None:
        return None
    there = texts_in(folder, reading.folder)
    with counting("Checking", len(reading.corpus.documents)) as step:
        return verify(reading, there, step, all_there=texts is not None)


def _refuse(reading: Reading, strict: bool) -> None:
    """Raise all that is wrong, by file, after the warnings on documents that are good.

    Raises:
        ClaimGraphError: always.
    """
    from claimgraph.corpus.by_file import by_file, good_documents
    from claimgraph.corpus.sense import nonsense

    good = good_documents(reading)
    if good is None:
        raise ClaimGraphError(*by_file(reading.problems))
    odd = nonsense(good, reading.places, reading.problems)
    if strict:
        reading.problems.merge(odd, without=())
    else:
        tell_warnings(odd)
    count = len(reading.corpus.documents) + len(reading.unread)
    message, remedy = by_file(reading.problems)
    if count > 1:
        remedy += f" {len(good.documents)} of {count:,} documents are good."
    raise ClaimGraphError(message, remedy)


def _said(corpus: Corpus, done: Verified | None) -> list[str]:
    """What a check without a problem says: counts, and what is to be done next."""
    from claimgraph.corpus.evidence.texts import offices_of, quotes_of

    documents = [document for document in corpus.documents.values() if document.text or document.statements]
    statements = sum(len(document.statements) for document in documents)
    lines = [f"{counted(len(documents), 'document')}, {counted(statements, 'statement')}: no problems found."]
    if not corpus.documents:
        return [*lines, "Next:  claimgraph new ARTICLE  adds a document for an article's text."]
    if done is None:
        offices = offices_of(corpus)
        quotes = sum(1 for document in documents for _ in quotes_of(document, offices))
        if not quotes:
            return lines
        were = "was" if quotes == 1 else "were"
        return [*lines, f"{counted(quotes, 'quote')} {were} not compared with any text: give --texts DIR for that."]
    fit = [(done.documents, "text"), (done.quotes, "quote"), (done.positions, "position")]
    shown = [counted(number, what) for number, what in fit]
    lines.append(f"{shown[0]}, {shown[1]} and {shown[2]} fit.")
    if missing := done.quotes - done.positions:
        lines.append(f"No position yet: {counted(missing, 'quote')}. `claimgraph locate` writes where each stands.")
    if done.absent:
        lines.append(f"{counted(done.absent, 'document')} not compared: the text is not in texts/.")
    return lines


def _refuse_what_follows(graph: str, words: Vocabulary) -> None:
    from claimgraph.store.reason import broken_by_closure

    tell("Reasoning (about half a minute for a thousand claims)")
    found = broken_by_closure(graph, [file.text for file in words.own], words.prefixes)
    if found:
        raise ClaimGraphError(
            "What follows from the graph and its ontology cannot be:\n" + "\n".join(found),
            "Look at the kinds, domains and subproperties that the corpus's ontology/ states of these.",
        )


@main.command(short_help="Find the quotes in the texts and write their positions.")
@own_corpus_option
@texts_option
@wait_option
def locate(corpus: Path, texts: Path | None, wait: float) -> None:
    """Find every quote in the articles' texts and write where it stands, beside your files, which stay as they are.

    The texts are those in the corpus's folder texts/, or in another one: --texts.

    \b
    Example:  claimgraph locate --corpus my-corpus
              claimgraph locate --corpus my-corpus --texts my-corpus/texts
    """
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.changes import changing
    from claimgraph.corpus.evidence import texts as corpus_texts
    from claimgraph.corpus.trees import refuse_no_corpus

    tell_choice()
    refuse_no_corpus(corpus)
    with changing(corpus, wait, tell_waiting) as change:
        reading = reading_of(corpus, located=False)
        reading.problems.raise_any(writing=True)
        folder = corpus_texts.texts_in(texts or corpus / corpus_texts.FOLDER, corpus)
        with counting("Locating", len(reading.corpus.documents)) as step:
            written = corpus_texts.locate(reading, folder, change, step, all_there=texts is not None)
    for path, count in written.items():
        say(f"{path}: {counted(count, 'position')}")
