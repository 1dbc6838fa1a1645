"""Every notebook runs from the first cell to the last, and shows what it says."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from conftest import ROOT

pytestmark = pytest.mark.usefixtures("each_built_once")

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))

SHOWN = {
    "tour": ["207  Volodymyr Zelensky", "Vladimir Putin ← a Russian investigation", "public record"],
    "contradictions": [
        "'contradicts': 1",
        "12 apart",
        "russian-defence-ministry → consistent",
        "zelensky → 1 inconsistency",
    ],
    "actor_graph": ["Those who speak most", "Russian Defence Ministry", "outlet    RT"],
}


def test_every_notebook_is_known_here():
    assert [path.stem for path in NOTEBOOKS] == sorted(SHOWN)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MPLBACKEND", "Agg")
    found = runpy.run_path(str(path))
    shown = capsys.readouterr().out
    for words in SHOWN[path.stem]:
        assert words in shown
    if "plt" in found:
        assert len(found["plt"].get_fignums()) == 2
        found["plt"].close("all")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_cells_of_jupytext_without_output(path: Path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# %% [markdown]\n# # ")
    assert text.count("# %%\n") >= 4
