"""The command that reads an article and proposes who claims what in it: propose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import leave, say
from claimgraph.cli.options import texts_option
from claimgraph.cli.program import main, own_corpus_option, wait_option
from claimgraph.cli.telling import tell_waiting

if TYPE_CHECKING:
    from claimgraph.corpus import Reading
    from claimgraph.propose.proposal import Proposal, Proposed
    from claimgraph.reader.said import Reading as ReadText


@main.command(short_help="Propose who claims what in an article, for a person to decide.")
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="TEXT...")
@own_corpus_option
@click.option("--event", default="", metavar="EVENT", help="What its figures are about, by id or name.")
@click.option("--explain", default="", metavar="ID", help="Show what a proposal was made from; TEXT may be left out.")
@texts_option
@wait_option
def propose(
    articles: tuple[Path, ...], corpus: Path, event: str, explain: str, texts: Path | None, wait: float
) -> None:
    """Read articles (.txt, .html, .warc, .docx, .pdf) and propose who says what in them: figures whole, of other sentences
    all but what is said.

    Nothing that is proposed is a claim: it lies in proposals/ of the corpus, where nothing but `claimgraph review` looks,
    until a person has accepted it. An article that no document has becomes one, as with `claimgraph new`. Without --event
    it is the event of the document's claims, or the only one on its day; else you are asked. What was decided does not
    come back.

    \b
    Example:  claimgraph propose texts/morning.txt --corpus my-corpus
    """
    tell_choice()
    if explain:
        _explain(explain, corpus, texts)
        return
    if not articles:
        raise click.UsageError("Missing argument 'TEXT...'.")
    for article in articles:
        _propose(article, corpus, event, wait)
    say("\nNext:  claimgraph review")


def _propose(article: Path, folder: Path, event: str, wait: float) -> None:
    from claimgraph.corpus import sound_reading_of
    from claimgraph.corpus.article.document import text_of
    from claimgraph.corpus.changes import changing
    from claimgraph.corpus.trees import refuse_no_corpus
    from claimgraph.propose.files import decisions_name, proposals_name, proposals_text, read_decisions
    from claimgraph.propose.proposal import decided

    refuse_no_corpus(folder)
    text = text_of(article, folder)
    for id in _documents(article, text, folder, wait):
        with changing(folder, wait, tell_waiting) as change:
            reading = sound_reading_of(folder)
            read = _read(reading, id, text)
            found = _proposed(read, reading, id, text, _event(reading, event))
            done = decided(read_decisions(folder / decisions_name(id), text, folder))
            change.write({proposals_name(id): proposals_text(found, text).encode()})
        say(f"{folder / proposals_name(id)}: {_said(found, sum(p.id in done for p in found.proposals))}")
        if found.refused:
            say(f"  {found.refused}")
        for note in read.notes:
            say(f"  {note}")
        if found.left:
            say(f"  {counted(len(found.left), 'sentence')} left out: a private person is named")
        if found.more:
            say(f"  {found.more:,} more left out: there are too many")


def _documents(article: Path, text: str, folder: Path, wait: float) -> list[str]:
    """The documents with the text of an article; a new one where none has it."""
    import hashlib
    from datetime import date

    from claimgraph.cli.editors import editors_files
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.article.document import new_document
    from claimgraph.reader.recognized import recognized

    digest = hashlib.sha256(text.encode()).hexdigest()
    documents = reading_of(folder).corpus.documents
    if same := [id for id, document in documents.items() if document.text and document.text.sha256 == digest]:
        return same
    added = new_document(article, folder, date.today(), wait, editors=editors_files, recognized=recognized)
    say(f"{added.path}: a new document")
    for line in added.left:
        say(f"  {line}")
    if not reading_of(folder).corpus.documents[added.path.stem].publisher:
        raise ClaimGraphError(
            f"{added.path} does not say yet who published the article.", "Fill in `publisher:`, then propose again."
        )
    return [added.path.stem]


def _event(reading: Reading, given: str) -> str:
    from claimgraph.base.words import nearest
    from claimgraph.corpus.source import Problems
    from claimgraph.corpus.trees import index_of, trees_of

    if not given:
        return ""
    index = index_of(trees_of(reading.folder, Problems()), reading.corpus.vocabulary, Problems())
    found = index.events.bearers(given)
    if len(found) != 1:
        raise ClaimGraphError(
            f"{given!r} is {'the name of several events' if found else 'no event'}.",
            nearest(given, reading.corpus.events) or "Add it to events.yaml, or give its id.",
        )
    return found[0]


def _read(reading: Reading, id: str, text: str) -> ReadText:
    from claimgraph.propose.reading import read

    return read(text, reading.corpus, reading.corpus.documents[id].language)


def _proposed(read: ReadText, reading: Reading, id: str, text: str, event: str = "") -> Proposed:
    from claimgraph.propose.making import proposed
    from claimgraph.reader.precision import precision

    document = reading.corpus.documents[id]
    return proposed(read, text, document, reading.corpus, event, precision(read.language))


def _said(found: Proposed, done: int) -> str:
    figures = sum("counts" in proposal.draft.says for proposal in found.proposals)
    of_outlet = sum(proposal.is_of_outlet for proposal in found.proposals)
    frames = len(found.proposals) - figures - of_outlet
    parts = [counted(figures, "figure"), counted(frames, "frame")]
    if of_outlet:
        parts.append(f"{counted(of_outlet, 'sentence')} of the outlet")
    return ", ".join(parts) + (f"; {done:,} decided already" if done else "")


def _explain(id: str, folder: Path, texts: Path | None) -> None:
    from claimgraph.asking.answer_text import plain
    from claimgraph.corpus import sound_reading_of
    from claimgraph.propose.files import document_of
    from claimgraph.propose.texts import text_at_hand

    reading = sound_reading_of(folder)
    document = document_of(id, folder)
    if document in reading.corpus.documents:
        text = text_at_hand(reading.corpus.documents[document], reading, texts)
        for proposal in _proposed(_read(reading, document, text), reading, document, text).proposals:
            if proposal.id == id:
                leave(reading.corpus, "".join(f"{plain(line)}\n" for line in _explained(proposal, document, text)))
                return
    raise ClaimGraphError(f"Nothing that is proposed has the id {id!r}.", "proposals/*.yaml hold the ids.")


def _explained(proposal: Proposal, document: str, text: str) -> Iterator[str]:
    from textwrap import wrap

    from claimgraph.propose.sentence import around

    yield f"{document}, {proposal.id}: by the rule {proposal.rule}"
    spans = (*proposal.draft.quotes, *(part.span for part in proposal.parts))
    yield from wrap(around(text, spans).of(text), 100)
    for span in proposal.draft.words:
        yield f"  {'words':<12}{' '.join(span.of(text).split())}"
    for span in proposal.draft.shown_by:
        yield f"  {'shown by':<12}{' '.join(span.of(text).split())}"
    for part in proposal.parts:
        yield f"  {part.name:<12}{' '.join(part.span.of(text).split())}"
