"""The command that prints the brief: report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from claimgraph.base import limits
from claimgraph.cli import completing
from claimgraph.cli.leaving import leave
from claimgraph.cli.options import as_of_option, event_option, withdrawn_option
from claimgraph.cli.program import graph_option, main, output_option
from claimgraph.cli.starting import graph_of, tell_caution
from claimgraph.cli.terminal import LINE, room

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
@graph_option
@as_of_option
@withdrawn_option
@click.option(
    "--without",
    metavar="WHO",
    shell_complete=completing.ids("actor", "document"),
    help="Leave out an outlet, a document or an actor, and say what is lost.",
)
@event_option
@click.option(
    "--told-by",
    multiple=True,
    metavar="WHO",
    shell_complete=completing.ids("actor"),
    help="Twice or more: can what these actors or sides tell hold together?",
)
@click.option(
    "--first",
    type=click.IntRange(1, limits.NUMBER),
    default=limits.DISAGREEMENTS,
    show_default=True,
    metavar="N",
    help="So many disagreements, the most important ones.",
)
@click.option("--all", "whole", is_flag=True, help="All disagreements, and all events also of a large corpus.")
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "html"]), default="text", show_default=True)
@output_option
@click.option(
    "--width", type=click.IntRange(40), help="Wrap at this many characters; the terminal's width if left out."
)
def report(
    corpus: Path | None,
    as_of: datetime | None,
    with_withdrawn: bool,
    without: str | None,
    event: str,
    told_by: tuple[str, ...],
    first: int,
    whole: bool,
    format_: str,
    output: str,
    width: int | None,
) -> None:
    """Print the brief: what does not fit together, in sentences and with the words; who kept silent; each event's figures.

    --without takes out an outlet, a document or an actor, with all who republish it, and says what is lost.
    --as-of shows what was known on a day; undated documents are left out, and their number is said.
    The most important disagreements are those in which most sides stand, then most outlets, then most claimants, then
    those with the widest gap. Of a corpus of more than 5,000 claims no events are told without --all.
    --told-by, given twice or more, asks instead whether the worlds of these tellers can be one: a reasoner puts them
    together, and the answers that cannot both be right are shown with who says what.

    \b
    Example:  claimgraph report
              claimgraph report --event exchange-2024-01-31
              claimgraph report --told-by Zelensky --told-by russian-defence-ministry
              claimgraph report --first 3
              claimgraph report --without rt
              claimgraph report --as-of 2024-12-31 --format html -o brief.html
    """
    from claimgraph.graph.made import brief_of
    from claimgraph.pages import brief

    if len(told_by) == 1:
        raise click.UsageError("--told-by asks what two tell together: give it once more.")
    if told_by and event:
        raise click.UsageError("--told-by is about all that they tell, --event about one event: give one of them.")
    graph = graph_of(corpus, as_of, with_withdrawn, without)
    if not told_by:
        tell_caution(graph.caution)
    lines = brief_of(graph, told_by, event=event, first=first, whole=whole)
    if format_ != "text" or output != "-":
        content = brief.formatted(lines, format_, width or LINE)
    else:
        styled = [
            click.style(text, **_STYLES.get(line.kind, {})) for line, text in brief.as_text(lines, width or room())
        ]
        content = "".join(f"{text}\n" for text in styled)
    leave(graph.cast, content, output, read=corpus)
