"""The command for names that may mean one: names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import leave, say
from claimgraph.cli.program import corpus_option, main, wait_option
from claimgraph.cli.telling import tell_waiting

if TYPE_CHECKING:
    from claimgraph.corpus import Reading
    from claimgraph.corpus.deciding import Decision
    from claimgraph.identity.pairs import Undecided

_COLUMNS = ("kind", "one", "one_name", "other", "other_name", "likeness", "why", "one_passages", "other_passages")

#: How much of a quote is shown, in characters: enough to tell who is meant.
_WORDS = 160


@main.command(short_help="Show which names may mean one, and decide it.")
@corpus_option
@click.option("--same", multiple=True, nargs=2, metavar="ONE OTHER", help="Decide that these are one; by id or name.")
@click.option("--different", multiple=True, nargs=2, metavar="ONE OTHER", help="Decide that these are two.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="Show so many pairs.")
@click.option("--format", "format_", type=click.Choice(["text", "csv"]), default="text", show_default=True)
@wait_option
def names(
    corpus: Path | None,
    same: tuple[tuple[str, str], ...],
    different: tuple[tuple[str, str], ...],
    limit: int,
    format_: str,
    wait: float,
) -> None:
    """Show the actors, events and concepts of a corpus that may be one, likeliest first, and why; nothing is merged.

    --same and --different, each as often as needed, write what you decide into identities.yaml, and it is not asked
    again. The second of two that are one is read as the first, wherever it stands; no other file is changed, and a line
    taken out of identities.yaml undoes it. A name that has no entry yet becomes a further spelling.

    \b
    Example:  claimgraph names
              claimgraph names --corpus my-corpus --limit 100 --format csv
              claimgraph names --corpus my-corpus --same Zelensky "V. Zelensky"
    """
    from claimgraph.corpus import sound_reading_of
    from claimgraph.corpus.deciding import Decision
    from claimgraph.identity.pairs import undecided

    decisions = [Decision(True, *pair) for pair in same] + [Decision(False, *pair) for pair in different]
    tell_choice()
    if decisions:
        if corpus is None:
            raise ClaimGraphError(
                "Which corpus? Decisions are not written into the one that ships.",
                "Give --corpus DIR, or go into the corpus folder.",
            )
        _decide(decisions, corpus, wait)
        return
    reading = sound_reading_of(corpus)
    found = undecided(reading.corpus, reading.identities.different)
    if format_ == "csv":
        leave(reading.corpus, _as_csv(reading, found, limit))
    else:
        leave(reading.corpus, _as_text(reading, found, limit))


def _decide(decisions: list[Decision], folder: Path, wait: float) -> None:
    from claimgraph.asking.answer_text import plain
    from claimgraph.corpus.changes import changing
    from claimgraph.corpus.deciding import decide
    from claimgraph.corpus.trees import refuse_no_corpus
    from claimgraph.identity.pairs import undecided

    refuse_no_corpus(folder)
    with changing(folder, wait, tell_waiting) as change:
        written = decide(decisions, folder, change)
    leave(written.reading.corpus, "".join(f"{plain(line)}\n" for line in written.said))
    left = len(undecided(written.reading.corpus, written.reading.identities.different).pairs)
    say(f"{counted(left, 'pair')} {'is' if left == 1 else 'are'} left to decide.")


def _as_text(reading: Reading, found: Undecided, limit: int) -> str:
    from claimgraph.asking.answer_text import plain
    from claimgraph.identity.pairs import passages, spellings_of

    shown = found.pairs[:limit]
    where = passages(reading.corpus, shown)
    lines: list[str] = []
    for number, pair in enumerate(shown, 1):
        lines.append(f"{number}. {pair.kind}s, {pair.likeness.why}: “{pair.names[0]}”, “{pair.names[1]}”")
        for id in (pair.one, pair.other):
            name, *others = spellings_of(reading.corpus, pair.kind, id)
            also = f" (also {', '.join(f'“{other}”' for other in others)})" if others else ""
            lines.append(f"   {id}  “{name}”{also}")
            lines += (f"      {found.document}: {_quoted(found.quote)}" for found in where.get((pair.kind, id), ()))
        lines.append("")
    count = len(found.pairs)
    lines.append(f"{counted(count, 'pair')} of names may mean one{_more(count, len(shown))}.")
    if count:
        lines.append("Decide with --same ONE OTHER or --different ONE OTHER; by id.")
    lines += found.left_out
    return "".join(f"{plain(line)}\n" for line in lines)


def _more(count: int, shown: int) -> str:
    return f", of which {shown:,} are shown" if shown < count else ""


def _quoted(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words[:_WORDS]}{'…' * (len(words) > _WORDS)}”" if words else "without a quote"


def _as_csv(reading: Reading, found: Undecided, limit: int) -> str:
    from claimgraph.asking.answer_text import csv_text
    from claimgraph.identity.pairs import passages

    shown = found.pairs[:limit]
    where = passages(reading.corpus, shown)

    def stands(kind: str, id: str) -> str:
        return "; ".join(f"{each.document}: {_quoted(each.quote)}" for each in where.get((kind, id), ()))

    rows = (
        (
            pair.kind,
            pair.one,
            pair.names[0],
            pair.other,
            pair.names[1],
            str(pair.likeness.score),
            pair.likeness.why,
            stands(pair.kind, pair.one),
            stands(pair.kind, pair.other),
        )
        for pair in shown
    )
    return csv_text(_COLUMNS, rows)
