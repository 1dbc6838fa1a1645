"""The command in which a person decides on what was proposed: review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import leave, say
from claimgraph.cli.options import texts_option
from claimgraph.cli.program import main, own_corpus_option, wait_option

if TYPE_CHECKING:
    from claimgraph.corpus import Reading
    from claimgraph.propose.copies.finding import Copies
    from claimgraph.propose.review import Review


@main.command(short_help="Accept, correct or reject what was proposed, key by key.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT...]")
@own_corpus_option
@click.option(
    "--by", default="", metavar="ID", help="Who decides: your id in actors.yaml; the document's curator if left out."
)
@click.option(
    "--page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a page to review in a browser.",
)
@click.option(
    "--apply",
    "saved",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Take the decisions that the page saved.",
)
@click.option(
    "--agreement",
    nargs=2,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE FILE",
    help="Compare the decisions of two people on one document, each made in a copy of the corpus.",
)
@texts_option
@wait_option
def review(
    documents: tuple[str, ...],
    corpus: Path,
    by: str,
    page: Path | None,
    saved: Path | None,
    agreement: tuple[Path, Path] | None,
    texts: Path | None,
    wait: float,
) -> None:
    """Decide on what `claimgraph propose` has proposed for documents, by their ids; all with open proposals if left out.

    Each decision is written as soon as it is made: an accepted claim into its document, where its words stand in the
    text, and a line into proposals/. Nothing else in the document changes. ? shows all keys. What one has decided is not
    asked of another: two who are to be compared work in two copies of the corpus.

    Where the text shares its wording with another, whether it is a copy is asked first. Sentences of the outlet are folded.

    With --page the same is done in a browser: the page loads and sends nothing, and saves a file for --apply.

    \b
    Example:  claimgraph review morning --corpus my-corpus --page review.html
              claimgraph review morning --corpus my-corpus --agreement ada.jsonl ben.jsonl
    """
    tell_choice()
    from claimgraph.corpus import sound_reading_of

    reading = sound_reading_of(corpus)
    chosen = _chosen(documents, reading)
    if agreement:
        _tell_agreement(reading, _one(chosen), agreement, texts)
    elif page:
        _write_page(_review(reading, _one(chosen), by, texts, wait, _copies(reading, texts)), page)
    elif saved:
        _apply(_review(reading, _one(chosen), by, texts, wait, _copies(reading, texts)), saved)
    else:
        from claimgraph.cli.review_screen import refuse_no_terminal

        refuse_no_terminal()
        _in_terminal(corpus, chosen, by, texts, wait)


def _chosen(documents: tuple[str, ...], reading: Reading) -> list[str]:
    from claimgraph.base.words import nearest
    from claimgraph.propose.files import documents_with_proposals

    there = [id for id in documents_with_proposals(reading.folder) if id in reading.corpus.documents]
    for id in documents:
        if id not in reading.corpus.documents:
            raise ClaimGraphError(f"No document {id!r}.", nearest(id, reading.corpus.documents))
        if id not in there:
            raise ClaimGraphError(f"Nothing is proposed for {id!r}.", "Run `claimgraph propose` on its text.")
    if not there:
        raise ClaimGraphError("Nothing is proposed in this corpus.", "Run `claimgraph propose` on an article.")
    return list(documents) or there


def _one(documents: list[str]) -> str:
    if len(documents) > 1:
        raise ClaimGraphError("This is about one document at a time.", f"Give one of: {', '.join(documents[:10])}.")
    return documents[0]


def _copies(reading: Reading, texts: Path | None) -> Copies | None:
    """The texts that share their wording, where several are at hand."""
    from claimgraph.corpus.evidence.texts import own_texts
    from claimgraph.propose.copies.credits import Outlets
    from claimgraph.propose.copies.finding import copies_among
    from claimgraph.propose.copies.texts import texts_to_compare

    folder = texts or own_texts(reading.folder)
    if folder is None:
        return None
    try:
        given = texts_to_compare(folder, reading.corpus)
    except ClaimGraphError as error:
        say(f"No copies are looked for: {error.message}")
        return None
    return copies_among(given.texts, Outlets(reading.corpus))


def _review(reading: Reading, document: str, by: str, texts: Path | None, wait: float, copies: Copies | None) -> Review:
    from datetime import date

    from claimgraph.propose.review import Review

    who = by or reading.corpus.documents[document].curator
    if not who:
        raise ClaimGraphError("Who decides?", "Give your id in actors.yaml: --by ID.")
    return Review(reading, document, who, date.today(), texts, wait, copies)


def _in_terminal(corpus: Path, documents: list[str], by: str, texts: Path | None, wait: float) -> None:
    from claimgraph.cli.review_screen import show
    from claimgraph.corpus import sound_reading_of

    copies = _copies(sound_reading_of(corpus), texts)
    for number, document in enumerate(documents):
        found = _review(sound_reading_of(corpus), document, by, texts, wait, copies)
        if not found.session.to_decide() and len(documents) > 1:
            continue
        show(found)
        say(_said(found))
        if found.session.to_decide() and number + 1 < len(documents):
            break  # whoever leaves something open wants to leave
    say("\nNext:  claimgraph check, then  claimgraph locate")


def _said(found: Review) -> str:
    done = [item.decided for item in found.session.items]
    accepted, rejected, left = done.count("accept"), done.count("reject"), found.session.to_decide()
    return f"{found.document}: {accepted:,} accepted, {rejected:,} rejected, {left:,} open."


def _write_page(found: Review, page: Path) -> None:
    from claimgraph.pages.review_page import review_page

    text = found.reading.corpus.documents[found.document].text
    assert text
    leave(found.reading.corpus, review_page(found, text.sha256), str(page), read=found.reading.folder)


def _apply(found: Review, saved: Path) -> None:
    from dataclasses import replace

    from claimgraph.asking.answer_text import plain
    from claimgraph.base.files import read_file
    from claimgraph.propose.saved import saved_actors, saved_decisions

    text = found.reading.corpus.documents[found.document].text
    assert text
    try:
        data = read_file(saved, limits.FILE_BYTES)
    except ClaimGraphError as error:
        raise ClaimGraphError(f"{saved}: {error.message}.", error.remedy) from error
    decisions = saved_decisions(data, found.document, text.sha256, found.text, found.by, found.on.isoformat())
    made = saved_actors(data, found.reading.corpus.actors)
    found.session = replace(found.session, newcomers=made)
    left = []
    for decision in decisions:
        if why := found.take(decision):
            left.append(f"{decision.id}: {why}")
    say(f"{counted(len(decisions) - len(left), 'decision')} taken. {_said(found)}")
    if left:
        leave(found.reading.corpus, "".join(f"{plain(line)}\n" for line in ("Left out:", *left)))


def _tell_agreement(reading: Reading, document: str, files: tuple[Path, Path], texts: Path | None) -> None:
    from claimgraph.asking.answer_text import plain
    from claimgraph.propose.agreement import agreement
    from claimgraph.propose.files import read_decisions
    from claimgraph.propose.texts import text_at_hand

    text = text_at_hand(reading.corpus.documents[document], reading, texts)
    found = agreement(*(read_decisions(file, text) for file in files))
    lines = [
        f"{counted(found.both, 'proposal')} decided by both, of {found.either:,} by either; {found.alike:,} alike.",
        *(
            f"  {each.id}: {each.one}" + (f", with other {', '.join(each.keys)}" if each.keys else f" / {each.other}")
            for each in found.differences
        ),
    ]
    leave(reading.corpus, "".join(f"{plain(line)}\n" for line in lines))
