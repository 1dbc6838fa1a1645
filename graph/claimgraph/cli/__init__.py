"""The command line: unpacks options, calls the functions of the package, turns errors into messages and exit codes.

Nothing heavy is imported before a command runs: `claimgraph --help` answers at once.
"""

from claimgraph.cli import (
    asking,
    building,
    changing,
    checking,
    copying,
    editors,
    files,
    importing,
    marking,
    names,
    proposing,
    publishing,
    reporting,
    reviewing,
    serving,
    terms,
    writing,
)
from claimgraph.cli.program import main

__all__ = [
    "asking",
    "building",
    "changing",
    "checking",
    "copying",
    "editors",
    "files",
    "importing",
    "main",
    "marking",
    "names",
    "proposing",
    "publishing",
    "reporting",
    "reviewing",
    "serving",
    "terms",
    "writing",
]
