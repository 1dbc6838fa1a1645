"""The option that also gives a workbook to fill, and what it does: for the command that makes a corpus."""

from __future__ import annotations

import os
from pathlib import Path

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import leave


def _refuse_there(context: click.Context, option: click.Parameter, sheet: str) -> str:
    if sheet == "-" or os.path.lexists(sheet):
        raise ClaimGraphError(f"{sheet} is there already: nothing was written.", "Give a file that is not there yet.")
    return sheet


sheet_option = click.option(
    "--sheet",
    default="",
    metavar="FILE",
    callback=_refuse_there,  # before a corpus is made: somebody may have filled it
    help="Write a workbook (.xlsx) to fill, with the corpus's names to choose from.",
)


def write_template(folder: Path, sheet: str) -> None:
    """Write the workbook to fill of the corpus in a folder."""
    from claimgraph.corpus import read_corpus
    from claimgraph.formats.sheet_template import sheet_template

    tell_choice()
    records = read_corpus(folder)
    content, words = sheet_template(records)
    remark = f"; fill it, then:  claimgraph import {sheet} --into {folder} --add-new"
    leave(records, content, sheet, words=words, remark=remark, read=folder)
