"""The benchmarks run, every way of a job gives the same answer, and what they write says so; no time is asserted."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from benchmarks.bench import results, table
from benchmarks.bench.data import Data
from benchmarks.bench.job import Job, Way
from benchmarks.bench.jobs import FIVE_ARTICLES, JOBS
from benchmarks.bench.measured import Measured

from conftest import ROOT

CLAIMS = 300


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which a run at one small size wrote."""
    folder = tmp_path_factory.mktemp("bench")
    shutil.copy(ROOT / "benchmarks" / "README.md", folder)
    options = ("--sizes", str(CLAIMS), "--into", str(folder), "--date", "2030-01-01", "--times", "1")
    subprocess.run((sys.executable, "-m", "benchmarks.bench", *options), cwd=ROOT, check=True)
    return folder


def rows_of(folder: Path) -> list[list[str]]:
    """The rows of the table between the marks."""
    text = (folder / "README.md").read_text(encoding="utf-8").split(table.BEGIN)[1].split(table.END)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


def test_each_way_of_each_job_is_a_row(written: Path):
    found = [(job, claims, rival) for job, claims, _, _, _, _, rival, *_ in rows_of(written)]
    expected = [(job.name, str(CLAIMS), way.name) for job in JOBS for way in job.rivals]
    expected += [(job.name, "", way.name) for job in FIVE_ARTICLES for way in job.rivals]
    assert found == expected


def test_the_table_says_where_and_when(written: Path):
    text = (written / "README.md").read_text(encoding="utf-8")
    assert "Measured on 2030-01-01" in text
    assert "processors" in text
    assert "rdflib 7" in text


def test_the_chart_has_a_bar_for_each_rival(written: Path):
    root = ET.parse(written / "chart.svg").getroot()
    bars = [rect for rect in root.iter("{http://www.w3.org/2000/svg}rect") if rect.get("y")]
    assert len(bars) == sum(len(job.rivals) for job in JOBS)


def test_two_answers_are_no_ratio(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    job = Job("a job", "what it is", Way("ours", lambda data: lambda: 1), (Way("theirs", lambda data: lambda: 2),))
    monkeypatch.setattr(results, "JOBS", (job,))
    monkeypatch.setattr(results, "FIVE_ARTICLES", ())
    monkeypatch.setattr(Data, "made", lambda data: data)
    monkeypatch.setattr(results, "measured", lambda job, way, data, times: Measured(1.0, 1.0, 1, way.prepare(data)()))
    with pytest.raises(results.AnswersDiffer, match="a job, 300 claims: two answers. ours: 1 and theirs: 2"):
        results.results_of(tmp_path, [CLAIMS])


def test_growth_and_ratio_are_of_seconds_of_processors():
    job = Job("a job", "what it is", Way("ours", lambda data: lambda: 1), (Way("theirs", lambda data: lambda: 1, 10),))
    found = [
        results.Result(job, job.ours, 10, Measured(2.0, 9.0, 100, 1)),
        results.Result(job, job.rivals[0], 10, Measured(60.0, 9.0, 50, 1)),
        results.Result(job, job.ours, 100, Measured(24.0, 9.0, 100, 1)),
    ]
    *_, small, large = table.table(found).splitlines()
    assert small == "| a job | 10 | 2.0 | 9.0 | 100 |  | theirs | 60 | 50 | **30** | 0.5 |"
    assert large == "| a job | 100 | 24 | 9.0 | 100 | 12.0 |  |  |  |  |  |"


def test_a_file_without_marks_is_left_as_it_is(tmp_path: Path):
    file = tmp_path / "README.md"
    file.write_text("# Nothing measured\n", encoding="utf-8")
    with pytest.raises(ValueError, match="once each"):
        table.write_between_marks(file, "a table")
    assert file.read_text(encoding="utf-8") == "# Nothing measured\n"
