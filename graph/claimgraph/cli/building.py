"""The command that builds a store: build."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.cli.leaving import say
from claimgraph.cli.program import corpus_option, main, wait_option
from claimgraph.cli.telling import tell, tell_waiting, watched


@main.command(short_help="Build a graph on disk, once, for all questions.")
@corpus_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="STORE",
    help="The folder of the store: a new one, or one that is built again.",
)
@wait_option
def build(corpus: Path | None, output: Path, wait: float) -> None:
    """Build the graph of a corpus as a store, a folder that every command that asks takes in the place of the corpus.

    It is opened at once, whatever its size. Whoever reads it while it is built again goes on reading what was there; a
    build that is ended leaves the store as it was. A store holds all that the corpus holds, also the names of private
    persons: give away exports, and keep stores.

    \b
    Example:  claimgraph build --corpus my-corpus -o my-store
    """
    from claimgraph.base.words import counted
    from claimgraph.cli.choosing import tell_choice
    from claimgraph.cli.starting import tell_unverified
    from claimgraph.corpus import read_corpus
    from claimgraph.kept.building import building
    from claimgraph.kept.made import finish_of_records
    from claimgraph.kept.manifest import manifest_of

    tell_choice()
    with building(output, wait=wait, waiting=tell_waiting) as new:
        tell("Reading the corpus")
        records = read_corpus(corpus)
        tell_unverified(records)
        tell("Comparing")
        finish_of_records(new, records, "", watched)
    said = manifest_of(output)
    parts = ((said.documents, "document"), (said.statements, "statement"), (said.triples, "triple"))
    say(f"{output}: {', '.join(counted(number, what) for number, what in parts)}.")
