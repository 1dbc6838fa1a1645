"""The command that makes or extends a corpus from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.cli.leaving import say
from claimgraph.cli.options import texts_option
from claimgraph.cli.program import main, wait_option
from claimgraph.cli.starting import tell_warnings
from claimgraph.cli.telling import tell, watched
from claimgraph.cli.writing import SUBJECT

_ENCODINGS = ("utf-8", "utf-16", "cp1250", "cp1251", "cp1252", "koi8-r")


@main.command(name="import", short_help="Make or extend a corpus from a spreadsheet.")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="A corpus folder, or a new one.",
)
@click.option("--add-new", is_flag=True, help="Add actors, events and concepts that the corpus does not know.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="HEADER=COLUMN",
    help="What a column means, as in Who=claimant; or a mapping: acled, gdelt, ucdp, a .yaml file.",
)
@click.option("--set", "everywhere", multiple=True, metavar="COLUMN=TEXT", help="What every row says: phase=completed.")
@click.option("--ignore", multiple=True, metavar="COLUMN", help="Leave a column out.")
@texts_option
@click.option("--encoding", type=click.Choice(_ENCODINGS), default=None, help="That of a text that is not Unicode.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--subject", default="", metavar="NAME", help=SUBJECT)
@wait_option
def import_(
    sheet: Path,
    folder: Path,
    add_new: bool,
    maps: tuple[str, ...],
    everywhere: tuple[str, ...],
    ignore: tuple[str, ...],
    texts: Path | None,
    encoding: str | None,
    dry_run: bool,
    subject: str,
    wait: float,
) -> None:
    """Make or extend a corpus from a spreadsheet with one claim a row: .xlsx, CSV, TSV, JSON Lines; - is standard input.

    \b
    Columns, in any order, most of them optional:
      where      document, url, title, publisher, published
      who        claimant, relayed_by (a > b), stance, medium, stated_on
      about      event, event_date, event_type, event_part_of, event_basis, property or counts, phase,
                 and a column for each dimension
      answer     value, min, max, qualifier, or object for anything that is no number
      evidence   quote (spans joined by " … "), note
    `claimgraph export csv` writes these and all others. Headers of your own are guessed where they can mean one thing,
    and the guess is said; --map says what others mean. What was said is kept in the corpus, for the next spreadsheet
    with this header.

    Actors and events go by id or any spelling; new ones are added only with --add-new, and listed. A claim without a
    quote, or of a document without a text, is kept as unverified, and every answer says so; with --texts, quotes are
    looked for at once. Nothing is written when anything is wrong. A claim that is there already is not added again.

    \b
    Example:  claimgraph import claims.csv --into my-corpus --add-new --subject exchange
              claimgraph import claims.csv --into my-corpus --add-new --set phase=completed
    """
    import gc

    from claimgraph.asking.answer_text import plain
    from claimgraph.corpus.sheet.claim_rows import SheetOptions
    from claimgraph.corpus.sheet.intake import import_sheet

    # Millions of cells, and no circles among them: to look for some took a sixth of the time of a long spreadsheet.
    gc.disable()
    try:
        done = import_sheet(
            sheet,
            folder,
            subject=subject,
            add_new=add_new,
            how=SheetOptions(maps, everywhere, ignore, encoding or ""),
            texts=texts,
            write=not dry_run,
            wait=wait,
            tell=tell,
            watched=watched,
            show=lambda line: say(plain(line)),
        )
    finally:
        gc.enable()
    for line in done.said(folder, dry_run):
        say(plain(line))
    tell_warnings(done.odd, remark="")
