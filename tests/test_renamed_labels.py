"""Labels are never keys: who renames all of them finds other words on pages and in exports, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

#: What labels are to people: annotations of the ontology whose values no code may decide by.
LABELS = r"rdfs:label|skos:prefLabel|cg:heading"
#: A mark before every label; the numbers run against the alphabet, so that whatever was sorted by labels comes out
#: the other way round.
MARK = "q{:04}q"
MARKED = re.compile(r"q\d{4}q", re.IGNORECASE)


def renamed(turtle: str, ranks: dict[str, int]) -> str:
    """A Turtle file with another name for everything."""
    return re.sub(rf'\b({LABELS}) "([^"]*)"', lambda m: f'{m[1]} "{MARK.format(ranks[m[2]])}{m[2]}"', turtle)


def labels_in(turtle: str) -> set[str]:
    return {label for _, label in re.findall(rf'\b({LABELS}) "([^"]*)"', turtle)}


@pytest.fixture(scope="module")
def checkouts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two copies of the checkout, the second with another label for every term."""
    copies = [tmp_path_factory.mktemp(name) for name in ("as-it-is", "renamed")]
    for copy in copies:
        for name in ("graph", "ontology", "queries", "corpus", "tests/accounts"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "tests" / "everything.py", copy)
    files = [p for p in copies[1].rglob("*.ttl") if p.name not in ("alignments.ttl", "shapes.ttl")]
    labels = sorted(set().union(*(labels_in(path.read_text(encoding="utf-8")) for path in files)), reverse=True)
    assert len(labels) > 200
    ranks = {label: rank for rank, label in enumerate(labels)}
    for path in files:
        path.write_text(renamed(path.read_text(encoding="utf-8"), ranks), encoding="utf-8")
    return copies[0], copies[1]


def everything(checkout: Path) -> dict[str, str]:
    """What that checkout's package makes of the shipped corpus and of that in which every verdict occurs."""
    environment = {**os.environ, "PYTHONPATH": str(checkout / "graph"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "everything.py", "out", "corpus", "tests/accounts"]
    subprocess.run(command, cwd=checkout, env=environment, check=True, timeout=300)
    found = sorted((checkout / "out").rglob("*.txt"))
    return {path.relative_to(checkout / "out").as_posix(): path.read_text(encoding="utf-8") for path in found}


@pytest.fixture(scope="module")
def both(checkouts: tuple[Path, Path]) -> tuple[dict[str, str], dict[str, str]]:
    one, other = map(everything, checkouts)
    return one, other


def same(text: str) -> str:
    """A text without the marks; a word at the beginning of a sentence may be written large."""
    return MARKED.sub("", text).lower()


def test_only_words_differ(both: tuple[dict[str, str], dict[str, str]]):
    before, after = both
    assert before.keys() == after.keys()
    assert len(before) > 60
    different = [name for name in before if same(before[name]) != same(after[name])]
    assert different == []


def test_the_words_do_differ(both: tuple[dict[str, str], dict[str, str]]):
    """Else nothing was renamed, and nothing shown."""
    _, after = both
    for corpus in ("corpus", "accounts"):
        for name in ("brief", "brief.html", "actors.html", "export turtle ", "export csv ", "export graphml "):
            assert MARKED.search(after[f"{corpus}/{name}.txt"]), name
