"""The command that builds a store: build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.watched import Stage
from claimgraph.base.words import counted
from claimgraph.cli.jobs import Told
from claimgraph.cli.leaving import leave, say
from claimgraph.cli.options import folder_option
from claimgraph.cli.program import corpus_or_archive_option, main, wait_option
from claimgraph.cli.starting import archive_of, is_archive, tell_unverified
from claimgraph.cli.telling import tell_waiting

if TYPE_CHECKING:
    from claimgraph.corpus.archive.reading import Read
    from claimgraph.kept.building import Building

#: What it takes to read YAML, against the other stages.
_READING: Final = Stage("Reading the corpus", 400)


@main.command(short_help="Build a graph on disk, once, for all questions.")
@corpus_or_archive_option
@folder_option("STORE", "The folder of the store: a new one, or one that is built again.")
@click.option(
    "--skip-bad",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Leave out the rows of an archive that are wrong, and write to this file which, and why.",
)
@wait_option
def build(corpus: Path | None, output: Path, skip_bad: Path | None, wait: float) -> None:
    """Build the graph of a corpus as a store, a folder that every command that asks takes in the place of the corpus.

    It is opened at once, whatever its size. Whoever reads it while it is built again goes on reading what was there; a
    build that is ended leaves the store as it was. A store holds all that the corpus holds, also the names of private
    persons: give away exports, and keep stores.

    An archive is a folder of sheets: claims.parquet or claims.csv, and documents, actors, offices, events and concepts, as
    `export sheets` names their columns, beside an ontology/. It is checked as a whole, by the rules of a corpus; where a
    row is wrong nothing is built, unless --skip-bad is given.

    \b
    Example:  claimgraph build --corpus my-corpus -o my-store
              claimgraph build --corpus my-archive -o my-store --skip-bad left-out.txt
    """
    from claimgraph.cli.choosing import tell_choice
    from claimgraph.kept.building import building
    from claimgraph.kept.manifest import manifest_of

    tell_choice()
    with building(output, wait=wait, waiting=tell_waiting) as new:
        if is_archive(corpus):
            _build_archive(corpus, new, skip_bad)
        elif skip_bad:
            raise ClaimGraphError("--skip-bad is for an archive.", "Mend what `claimgraph check` says of a corpus.")
        else:
            _build_corpus(corpus, new)
    said = manifest_of(output)
    parts = ((said.documents, "document"), (said.statements, "statement"), (said.triples, "triple"))
    say(f"{output}: {', '.join(counted(number, what) for number, what in parts)}.")


def _build_archive(folder: Path, new: Building, skip_bad: Path | None) -> None:
    from claimgraph.corpus.archive.stages import READING
    from claimgraph.kept.made import FINISHING, finish_of_archive

    with Told((*READING, *FINISHING)) as job:
        archive = archive_of(folder, job, new.workings, skip_bad=skip_bad is not None)
        _tell_left_out(archive, skip_bad)
        finish_of_archive(new, archive, job)


def _build_corpus(folder: Path | None, new: Building) -> None:
    from claimgraph.corpus import read_corpus
    from claimgraph.kept.made import FINISHING, finish_of_records

    with Told((_READING, *FINISHING)) as job:
        job.begin(_READING)
        records = read_corpus(folder)
        tell_unverified(records)
        finish_of_records(new, records, "", job)


def _tell_left_out(archive: Read, file: Path | None) -> None:
    """Write which rows were left out, and say how many; an empty file says that there were none."""
    if file is None:
        return
    leave(archive.cast, "".join(f"{problem}\n" for problem in archive.left_out), str(file))
    if archive.left_out:
        rows = {(problem.file, problem.line) for problem in archive.left_out}
        click.echo(f"note: {counted(len(rows), 'row')} left out: {file} says why.", err=True)
