"""Every job that is measured. A new one is one entry here, and one function for each way to do it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Final

from benchmarks.bench import ours, with_duckdb, with_networkx, with_oxigraph, with_pyshacl, with_rdflib
from benchmarks.bench.data import Data
from benchmarks.bench.job import Job, Prepare, Way

#: Up to so many claims a job is left to rdflib and pyshacl: beyond, they take minutes and gigabytes.
_RDFLIB: Final = 10_000
#: Up to so many claims a corpus is read as YAML.
_YAML: Final = 13_000
#: Up to so many claims all triples are held in memory.
_MEMORY: Final = 100_000


def _ours(prepare: Prepare, *needs: str, most: int = 1_000_000) -> Way:
    return Way("claimgraph", prepare, needs, most)


def _rdflib(prepare: Prepare, *needs: str) -> Way:
    return Way("rdflib", prepare, needs, _RDFLIB)


def _start_of_python(data: Data) -> Callable[[], object]:
    """A program that does nothing but import what it would need."""
    command = (sys.executable, "-c", "import click, duckdb, pyoxigraph")
    return lambda: subprocess.run(command, check=True).returncode == 0


_BARE: Final = Way("the imports alone", _start_of_python)

JOBS: Final = (
    Job(
        "whole job",
        "an archive read and checked, its triples made, compared, support and choke points, all N-Triples written to a "
        "file; rdflib starts from ready terms, finds the contradictions of figures alone and writes what the claims say",
        _ours(ours.whole, "archive"),
        (_rdflib(with_rdflib.whole, "told.nt"),),
        goal="within 30 s and 4 GB at a million claims",
    ),
    Job(
        "read and check",
        "an archive into tables, every row checked; nobody else checks these rules",
        _ours(ours.read, "archive"),
        (),
    ),
    Job(
        "triples",
        "what the claims say as N-Triples in a file: nodes named and labelled from the tables; the others from ready terms",
        _ours(ours.triples, "columns.duckdb"),
        (
            _rdflib(with_rdflib.triples, "told.nt"),
            Way("pyoxigraph", with_oxigraph.triples, ("told.nt",), _MEMORY),
        ),
        goal="30 times as fast as rdflib, 2 million triples a second",
    ),
    Job(
        "into a store",
        "all triples from a file into a store on disk; rdflib into memory",
        _ours(ours.stored, "graph.nt"),
        (Way("pyoxigraph", with_oxigraph.loaded, ("graph.nt",)), _rdflib(with_rdflib.loaded, "graph.nt")),
        goal="as fast as pyoxigraph",
    ),
    Job(
        "build",
        "the whole job by a command, into a store on disk in the place of a file",
        _ours(ours.built, "archive"),
        (),
    ),
    Job(
        "comparison",
        "every verdict of every rule, support and choke points, with the triples that tell them; DuckDB the contradictions of "
        "figures and support alone",
        _ours(ours.compared, "columns.duckdb"),
        (Way("DuckDB", with_duckdb.compared, ("archive",)),),
    ),
    Job(
        "contradictions and support",
        "the rules for these two alone, from the tables; DuckDB those of figures, from the sheets",
        _ours(ours.contradicting_and_supported, "columns.duckdb"),
        (Way("DuckDB", with_duckdb.compared, ("archive",)),),
        goal="a third as fast as DuckDB at a million claims",
    ),
    Job(
        "contradictions",
        "that rule alone, from the tables; the others the contradictions of figures, from a store in memory, by the best "
        "SPARQL that we found",
        _ours(ours.contradicting, "columns.duckdb"),
        (
            Way("pyoxigraph", with_oxigraph.contradicting, ("told.nt",), _MEMORY),
            _rdflib(with_rdflib.contradicting, "told.nt"),
        ),
        goal="30 times as fast as the best SPARQL at a million claims",
    ),
    Job(
        "choke points",
        "without which outlet, text or relay each answer would be lost, and support; networkx the first alone, as dominators "
        "of the graph of who tells what",
        _ours(ours.choked, "columns.duckdb"),
        (Way("networkx", with_networkx.choked, ("archive",), _MEMORY),),
    ),
    Job(
        "one question of files",
        "the figures of one event, by a command, start of Python included, of a corpus in YAML that was asked before; the "
        "others from a file of all triples, start not included",
        _ours(ours.asked_of_files, "asked", most=_YAML),
        (
            Way("pyoxigraph", with_oxigraph.asked_of_file, ("archive", "graph.nt")),
            _rdflib(with_rdflib.asked, "archive", "graph.nt"),
        ),
        goal="0.3 s on the clock at 13,000 claims",
    ),
    Job(
        "one question of a store",
        "the same of a store, start of Python included for both",
        _ours(ours.asked_of_store, "archive", "store"),
        (Way("pyoxigraph", with_oxigraph.asked_of_store, ("archive", "store")),),
        goal="0.1 s on the clock beside the start of Python, at a million claims",
    ),
    Job(
        "one document into a store",
        "another version of a document with one claim, on the event of which most is said, into a store that is open: read, "
        "checked, compared, support counted anew",
        _ours(ours.put, "archive", "store"),
        (),
        goal="0.05 s at a million claims",
    ),
    Job(
        "shapes",
        "a graph in memory, with gaps, checked against ontology/shapes.ttl",
        _ours(ours.shaped, "broken.nt", most=_MEMORY),
        (Way("pyshacl", with_pyshacl.shaped, ("broken.nt",), _RDFLIB),),
        goal="20 times as fast as pyshacl at 13,000 claims",
    ),
)

#: What takes no longer on five articles, however large archives may be: measured once, on the shipped corpus.
FIVE_ARTICLES: Final = tuple(
    Job(
        f"five articles: {arguments[0]}",
        f"`claimgraph {' '.join(arguments)}`",
        _ours(ours.command(*arguments)),
        (_BARE,),
        goal="0.5 s on the clock, however large archives may be",
    )
    for arguments in (
        ("ask", "figure/of-event", "event=exchange-2024-01-31"),
        ("report",),
        ("check",),
        ("export", "turtle", "-o", "-"),
    )
)
