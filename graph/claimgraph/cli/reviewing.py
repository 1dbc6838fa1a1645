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
    from claimgraph.propose.proposal import Decision
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
    "--agreement", nargs=2, metavar="A B", help="Compare the decisions of two people: ids, or files of decisions."
)
@texts_option
@wait_option
def review(
    documents: tuple[str, ...],
    corpus: Path,
    by: str,
    page: Path | None,
    saved: Path | None,
    agreement: tuple[str, str] | None,
    texts: Path | None,
    wait: float,
) -> None:
    """Decide on what `claimgraph propose` has proposed for documents, by their ids; all with open proposals if left out.

    Each decision is written as soon as it is made: an accepted claim into its document, where its words stand in the
    text, and a line into proposals/. Nothing else in the document changes. ? shows all keys.

    With --page the same is done in a browser: the page loads and sends nothing, and saves a file for --apply.

    \b
    Example:  claimgraph review morning --corpus my-corpus --page review.html
              claimgraph review --corpus my-corpus --agreement curator president
    """
    tell_choice()
    reading = _reading(corpus)
    chosen = _chosen(documents, reading)
    if agreement:
        _tell_agreement(reading, chosen, agreement, texts)
    elif page:
        _write_page(_review(reading, _one(chosen), by, texts, wait), page)
    elif saved:
        _apply(_review(reading, _one(chosen), by, texts, wait), saved)
    else:
        from claimgraph.cli.review_screen import refuse_no_terminal

        refuse_no_terminal()
        _in_terminal(corpus, chosen, by, texts, wait)


def _reading(folder: Path) -> Reading:
    from claimgraph.corpus import reading_of

    reading = reading_of(folder)
    reading.problems.raise_any()
    return reading


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
        raise ClaimGraphError("A page is about one document.", f"Give one of: {', '.join(documents[:10])}.")
    return documents[0]


def _review(reading: Reading, document: str, by: str, texts: Path | None, wait: float) -> Review:
    from datetime import date

    from claimgraph.propose.review import Review

    who = by or reading.corpus.documents[document].curator
    if not who:
        raise ClaimGraphError("Who decides?", "Give your id in actors.yaml: --by ID.")
    return Review(reading, document, who, date.today(), texts, wait)


def _in_terminal(corpus: Path, documents: list[str], by: str, texts: Path | None, wait: float) -> None:
    from claimgraph.cli.review_screen import show

    for number, document in enumerate(documents):
        found = _review(_reading(corpus), document, by, texts, wait)
        if not found.session.open() and len(documents) > 1:
            continue
        show(found)
        say(_said(found))
        if found.session.open() and number + 1 < len(documents):
            break  # whoever leaves something open wants to leave
    say("\nNext:  claimgraph check, then  claimgraph locate")


def _said(found: Review) -> str:
    done = [item.decided for item in found.session.items]
    accepted, rejected, left = done.count("accept"), done.count("reject"), len(found.session.open())
    return f"{found.document}: {accepted:,} accepted, {rejected:,} rejected, {left:,} open."


def _write_page(found: Review, page: Path) -> None:
    from claimgraph.pages.review_page import review_page

    text = found.reading.corpus.documents[found.document].text
    assert text
    leave(found.reading.corpus, review_page(found, text.sha256), str(page), read=found.reading.folder)


def _apply(found: Review, saved: Path) -> None:
    from claimgraph.asking.answer_text import plain
    from claimgraph.base.files import read_file
    from claimgraph.propose.saved import saved_decisions

    text = found.reading.corpus.documents[found.document].text
    assert text
    try:
        data = read_file(saved, limits.FILE_BYTES)
    except ClaimGraphError as error:
        raise ClaimGraphError(f"{saved}: {error.message}.", error.remedy) from error
    decisions = saved_decisions(data, found.document, text.sha256, found.text, found.by, found.on.isoformat())
    left = []
    for decision in decisions:
        if why := found.take(decision):
            left.append(f"{decision.id}: {why}")
    say(f"{counted(len(decisions) - len(left), 'decision')} taken. {_said(found)}")
    if left:
        leave(found.reading.corpus, "".join(f"{plain(line)}\n" for line in ("Left out:", *left)))


def _tell_agreement(reading: Reading, documents: list[str], who: tuple[str, str], texts: Path | None) -> None:
    from claimgraph.asking.answer_text import plain
    from claimgraph.propose.agreement import agreement

    one, other = (_decisions_of(each, reading, documents, texts) for each in who)
    found = agreement(one, other)
    lines = [
        f"{counted(found.both, 'proposal')} decided by both, of {found.either:,} by either; {found.alike:,} alike.",
        *(
            f"  {each.id}: {each.one}" + (f", with other {', '.join(each.keys)}" if each.keys else f" / {each.other}")
            for each in found.differences
        ),
    ]
    leave(reading.corpus, "".join(f"{plain(line)}\n" for line in lines))


def _decisions_of(who: str, reading: Reading, documents: list[str], texts: Path | None) -> list[Decision]:
    """The decisions of somebody in a corpus, or those in a file."""
    from claimgraph.propose.files import decisions_name, read_decisions
    from claimgraph.propose.texts import text_at_hand

    found: list[Decision] = []
    for id in documents:
        text = text_at_hand(reading.corpus.documents[id], reading, texts)
        if Path(who).is_file():
            return list(read_decisions(Path(who), text))
        found += (d for d in read_decisions(reading.folder / decisions_name(id), text, reading.folder) if d.by == who)
    if who not in reading.corpus.actors:
        raise ClaimGraphError(f"{who!r} is nobody in actors.yaml, and no file.", "Give an id, or a file of decisions.")
    return found
