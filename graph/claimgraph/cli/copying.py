"""The command for texts that share their wording: copies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import leave
from claimgraph.cli.options import texts_option
from claimgraph.cli.program import corpus_option, main, wait_option
from claimgraph.cli.telling import tell_waiting

if TYPE_CHECKING:
    from claimgraph.propose.copies.texts import Text


@main.command(short_help="Show which texts share their wording, and accept whose text it is.")
@corpus_option
@texts_option
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    nargs=2,
    metavar="COPY ORIGINAL",
    help="Write that the first republishes the second; by id of the document or name of the text.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="Show so many pairs.")
@click.option("--format", "format_", type=click.Choice(["text", "csv"]), default="text", show_default=True)
@wait_option
def copies(
    corpus: Path | None,
    texts: Path | None,
    accepted: tuple[tuple[str, str], ...],
    limit: int,
    format_: str,
    wait: float,
) -> None:
    """Show the texts of a folder that share their wording, both passages side by side, and which is proposed as the
    original: by whom a text credits, by the days that they bear, or by what one has beside the other; else that is left
    open. What an outlet puts below all its texts is no copy, and the same sentences with other figures or on another day
    are told apart.

    Nothing is written unless you accept it: --accept, as often as needed, writes `republication-of` with its basis into
    the document of the copy, and changes no other byte. The original may be a document without a text whose outlet the copy
    credits. Without --texts the corpus's own folder texts/ is looked at.

    \b
    Example:  claimgraph copies --texts texts --corpus my-corpus
              claimgraph copies --corpus my-corpus --accept nightly morning
    """
    from claimgraph.asking.answer_text import csv_text, plain
    from claimgraph.corpus import sound_reading_of
    from claimgraph.corpus.evidence.texts import own_texts
    from claimgraph.propose.copies.credits import Outlets
    from claimgraph.propose.copies.finding import copies_among
    from claimgraph.propose.copies.telling import COLUMNS, Telling
    from claimgraph.propose.copies.texts import texts_to_compare

    tell_choice()
    reading = sound_reading_of(corpus)
    folder = texts or own_texts(reading.folder)
    if folder is None:
        raise ClaimGraphError("Which texts?", "Give the folder with the articles' texts: --texts DIR.")
    given = texts_to_compare(folder, reading.corpus)
    if accepted:
        if corpus is None:
            raise ClaimGraphError(
                "Which corpus? Nothing is written into the one that ships.",
                "Give --corpus DIR, or go into the corpus folder.",
            )
        _accept(accepted, given.texts, corpus, wait)
        return
    outlets = Outlets(reading.corpus)
    telling = Telling(copies_among(given.texts, outlets), outlets, reading.corpus)
    if format_ == "csv":
        shown = csv_text(COLUMNS, telling.rows(limit))
    else:
        lines = [*telling.lines(limit), *(f"Left out: {name}, {why}." for name, why in given.left.items())]
        shown = "".join(f"{plain(line)}\n" for line in lines)
    # Columns break names: they are looked for in the whole passages too.
    leave(reading.corpus, shown, words="\n".join([shown, *telling.words]))


def _accept(pairs: tuple[tuple[str, str], ...], texts: Sequence[Text], folder: Path, wait: float) -> None:
    from claimgraph.asking.answer_text import plain
    from claimgraph.corpus.changes import changing
    from claimgraph.propose.copies.accepting import accept

    with changing(folder, wait, tell_waiting) as change:
        done = accept(pairs, texts, folder)
        change.write({f"documents/{each.copy}.yaml": each.content for each in done})
    said = (f"{each.copy} republishes {each.original}: written to {each.file}. {each.basis}" for each in done)
    leave(done[-1].corpus, "".join(f"{plain(line)}\n" for line in said))
