"""Every job that is measured. A new one is one entry here, and one function for each way to do it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Final

from benchmarks.bench import ours, with_duckdb, with_networkx, with_oxigraph, with_pyshacl, with_rdflib
from benchmarks.bench.data import Data
from benchmarks.bench.job import Job, Way

#: Up to so many claims a job is left to rdflib and pyshacl: beyond, they take minutes and gigabytes.
_RDFLIB: Final = 10_000
#: Up to so many claims a corpus is read as YAML.
_YAML: Final = 13_000


def _ours(prepare: Callable[[Data], Callable[[], object]], most: int = _YAML) -> Way:
    return Way("claimgraph", prepare, most)


def _start_of_python(data: Data) -> Callable[[], object]:
    """A program that does nothing but import what it would need."""
    command = (sys.executable, "-c", "import click, duckdb, pyoxigraph")
    return lambda: subprocess.run(command, check=True).returncode == 0


_BARE: Final = Way("the imports alone", _start_of_python)

JOBS: Final = (
    Job(
        "whole job",
        "read, check, build, compare, support, N-Triples written; rdflib starts from ready terms and only finds the "
        "contradictions of figures",
        _ours(ours.whole),
        (Way("rdflib", with_rdflib.whole, _RDFLIB),),
        goal="within 30 s and 4 GB at a million claims",
    ),
    Job(
        "triples",
        "what the claims say as sorted N-Triples text, from records; the others from ready terms",
        _ours(ours.triples),
        (Way("rdflib", with_rdflib.triples, _RDFLIB), Way("pyoxigraph", with_oxigraph.triples)),
        goal="30 times as fast as rdflib, 2 million triples a second",
    ),
    Job(
        "into a store",
        "all triples from a file into a store in memory",
        _ours(ours.loaded),
        (Way("pyoxigraph", with_oxigraph.loaded), Way("rdflib", with_rdflib.loaded, _RDFLIB)),
        goal="as fast as pyoxigraph",
    ),
    Job(
        "comparison",
        "every verdict of every rule, and support; DuckDB the contradictions of figures and support alone",
        _ours(ours.compared),
        (Way("DuckDB", with_duckdb.compared),),
        goal="a third as fast as DuckDB at a million claims",
    ),
    Job(
        "contradictions",
        "the same; the others the contradictions of figures alone, by the best SPARQL that we found",
        _ours(ours.contradicting),
        (Way("pyoxigraph", with_oxigraph.contradicting), Way("rdflib", with_rdflib.contradicting, _RDFLIB)),
        goal="30 times as fast as the best SPARQL at a million claims",
    ),
    Job(
        "choke points",
        "without which outlet, text or relay each answer would be lost: dominators of the graph of who tells what",
        _ours(ours.choked),
        (Way("networkx", with_networkx.choked),),
    ),
    Job(
        "one question",
        "the figures of one event, by a command, start of Python included; the others from a file of all triples",
        _ours(ours.asked),
        (Way("pyoxigraph", with_oxigraph.asked), Way("rdflib", with_rdflib.asked, _RDFLIB)),
        goal="0.3 s on the clock at 13,000 claims",
    ),
    Job(
        "shapes",
        "a graph with gaps checked against ontology/shapes.ttl",
        _ours(ours.shaped),
        (Way("pyshacl", with_pyshacl.shaped, _RDFLIB),),
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
