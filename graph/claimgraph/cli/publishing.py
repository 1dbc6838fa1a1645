"""The command that writes a graph as a site of plain files: site."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.base.words import counted
from claimgraph.cli.jobs import Told
from claimgraph.cli.leaving import open_in_browser
from claimgraph.cli.options import folder_option
from claimgraph.cli.program import graph_option, main
from claimgraph.cli.starting import graph_of, tell_caution


@main.command(short_help="Write the graph as a site of plain files, for any web host or a disk.")
@graph_option
@folder_option("DIR", "The folder of the site: a new one, or one that is written again.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
def site(corpus: Path | None, output: Path, opens: bool) -> None:
    """Write the pages of `claimgraph serve` as plain files, which need no server: for any web host, or a USB stick.

    Everything has its page, the search works in the reader's browser, and nothing is loaded from elsewhere. Written again,
    the site is replaced when all of the new one is there; what others put into the folder stays.

    \b
    Example:  claimgraph site -o my-site --open
              claimgraph site --corpus my-corpus -o my-site
    """
    from claimgraph.graph.published import WRITING, publish

    graph = graph_of(corpus)
    tell_caution(graph.caution)
    with Told((WRITING,)) as job:
        written = publish(graph, output, job)
    click.echo(f"{written.start}: {counted(written.files, 'file')}, {written.size / 1e6:.1f} MB", err=True)
    if opens:
        open_in_browser(written.start)
