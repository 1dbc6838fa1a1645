"""Options that several commands take: of which day, event and texts, and into which folder. Those for a corpus: program.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimgraph.cli import completing

F = TypeVar("F", bound=Callable[..., Any])

as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what was stated or published until this day (2024-01-31).",
)

withdrawn_option = click.option("--with-withdrawn", is_flag=True, help="Also count what was corrected or retracted.")

with_vocabulary_option = click.option(
    "--with-vocabulary", is_flag=True, help="Also what the vocabulary says of each term (RDF)."
)

texts_option = click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder with the articles' texts (.txt).",
)

event_option = click.option(
    "--event",
    default="",
    metavar="EVENT",
    shell_complete=completing.ids("event"),
    help="All that is claimed about one event, by id or any of its names.",
)


def folder_option(metavar: str, what: str) -> Callable[[F], F]:
    """The option of a command that makes a folder, which has to be named."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, file_okay=False),
        required=True,
        metavar=metavar,
        help=what,
    )
