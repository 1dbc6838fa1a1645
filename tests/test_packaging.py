"""Installed from a wheel, installed for editing, or from a bare source path: ontology, corpus and queries are found."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import claimgraph
from claimgraph.store import Store
from conftest import ROOT

WHERE = "import claimgraph, claimgraph.base.resources as r; print(r.shipped('corpus')); print(len(claimgraph.ask(claimgraph.build(), 'figure/all')))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation the build uses the hatchling that is installed, and no network.
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_data_and_neither_tests_nor_texts(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "ontology/claimgraph.ttl",
        "queries/claim/by-actor.rq",
        "corpus/actors.yaml",
        "corpus/documents/largest-ever-swap.positions.json",
    ):
        assert f"claimgraph/shipped/{name}" in names
    assert {
        "claimgraph/templates/actors/page.html",
        "claimgraph/templates/blank/texts/example.txt",
        "claimgraph/shipped/corpus/ontology/exchange.ttl",
        "claimgraph/py.typed",
    } <= set(names)
    assert not [name for name in names if "tests/" in name or name.startswith(("corpus", "queries"))]


def test_an_installed_wheel_finds_its_data(wheel: Path, tmp_path: Path, shipped_store: Store):
    target = tmp_path / "site"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            str(target),
            str(wheel),
        ],
        check=True,
        capture_output=True,
    )
    # -P and the target in front: the wheel is imported, not the checkout that is installed for editing.
    program = f"import sys; sys.path.insert(0, {str(target)!r}); {WHERE}"
    result = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    where, rows = result.stdout.split()
    assert where == str(target / "claimgraph" / "shipped" / "corpus")
    assert int(rows) == len(claimgraph.ask(shipped_store, "figure/all")) > 0


def test_the_editable_install_finds_its_data(tmp_path: Path, shipped_store: Store):
    result = subprocess.run(
        [sys.executable, "-P", "-c", WHERE], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    where, rows = result.stdout.split()
    assert where == str(ROOT / "corpus")
    assert int(rows) == len(claimgraph.ask(shipped_store, "figure/all")) > 0


def test_a_bare_source_path_finds_its_data(tmp_path: Path):
    program = f"import sys; sys.path.insert(0, {str(ROOT / 'graph')!r}); {WHERE}"
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout.split()[0] == str(ROOT / "corpus")
