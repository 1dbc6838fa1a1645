"""The benchmarks run, every way of a job gives the same answer, and what they write says so; no time is asserted."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from benchmarks import questions as questions_taken
from benchmarks.bench import kept, making, measured, ours, results, table
from benchmarks.bench.__main__ import write
from benchmarks.bench.data import FILES, Data
from benchmarks.bench.job import Job, Way
from benchmarks.bench.jobs import FIVE_ARTICLES, JOBS
from benchmarks.bench.measured import Measured
from click.testing import CliRunner

from claimgraph.asking.question_files import question_of, questions
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.kept.building import building
from claimgraph.kept.made import finish_of_records
from conftest import ROOT

CLAIMS = 300


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which a run at one small size wrote: all of it in this process, since no memory is asserted."""
    folder = tmp_path_factory.mktemp("bench")
    shutil.copy(ROOT / "benchmarks" / "README.md", folder)
    data = Data(folder / str(CLAIMS), CLAIMS)
    data.folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ours, "command_output", command_output)
        for name in FILES:
            making.make(name, data)
        patch.setattr(results, "measured", lambda job, way, data, times: measured.done(way, data))
        patch.setattr(results, "FIVE_ARTICLES", ())
        for found in results.results_of(folder, [CLAIMS], on="a machine on a day"):
            write(folder, found)
    return folder


def command_output(*arguments: str) -> str:
    """What a command writes."""
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def rows_of(folder: Path) -> list[list[str]]:
    """The rows of the table of ratios."""
    text = (folder / "README.md").read_text(encoding="utf-8").split(table.BEGIN)[1].split(table.GROWTH)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


def test_each_way_of_each_job_is_a_row(written: Path):
    found = [(job, claims, rival) for job, claims, _, _, _, rival, *_ in rows_of(written)]
    expected = [(job.name, str(CLAIMS), name) for job in JOBS for name in ([way.name for way in job.rivals] or [""])]
    assert found == expected


def test_the_table_says_where_and_when(written: Path):
    assert f"Measured on a machine on a day: {CLAIMS} claims." in (written / "README.md").read_text(encoding="utf-8")


def test_the_chart_has_a_bar_for_each_rival(written: Path):
    root = ET.parse(written / "chart.svg").getroot()
    bars = [rect for rect in root.iter("{http://www.w3.org/2000/svg}rect") if rect.get("y")]
    assert len(bars) == sum(len(job.rivals) for job in JOBS)


def test_a_run_in_processes_of_their_own_leaves_what_another_measured(written: Path, tmp_path: Path):
    folder = Path(shutil.copytree(written, tmp_path / "again"))
    before = kept.read(folder / "results.jsonl")
    job = FIVE_ARTICLES[0]
    options = (
        "--sizes",
        str(CLAIMS),
        "--jobs",
        job.name,
        "--into",
        str(folder),
        "--date",
        "2030-01-01",
        "--times",
        "1",
    )
    subprocess.run((sys.executable, "-m", "benchmarks.bench", *options), cwd=ROOT, check=True, capture_output=True)
    after = kept.read(folder / "results.jsonl")
    assert after[: len(before)] == before
    assert [(one.job, one.way) for one in after[len(before) :]] == [(job, way) for way in job.ways]
    assert min(one.measured.memory for one in after[len(before) :]) > 10
    assert "Measured on 2030-01-01: " in (folder / "README.md").read_text(encoding="utf-8")


def test_two_answers_are_no_ratio(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    job = Job("a job", "what it is", Way("ours", lambda data: lambda: 1), (Way("theirs", lambda data: lambda: 2),))
    monkeypatch.setattr(results, "JOBS", (job,))
    monkeypatch.setattr(results, "FIVE_ARTICLES", ())
    monkeypatch.setattr(results, "measured", lambda job, way, data, times: Measured(1.0, 1.0, 1, way.prepare(data)()))
    with pytest.raises(results.AnswersDiffer, match="a job, 300 claims: two answers. ours: 1 and theirs: 2"):
        list(results.results_of(tmp_path, [CLAIMS]))


JOB = Job("a job", "what it is", Way("ours", lambda data: lambda: 1), (Way("theirs", lambda data: lambda: 1, most=10),))
FOUND = [
    results.Result(JOB, JOB.ours, 10, Measured(2.0, 9.0, 100, 1)),
    results.Result(JOB, JOB.rivals[0], 10, Measured(60.0, 9.0, 50, 1)),
    results.Result(JOB, JOB.ours, 100, Measured(24.0, 9.0, 100, 1)),
]


def test_a_ratio_is_of_seconds_of_processors():
    *_, small, large = table.table(FOUND).splitlines()
    assert small == "| a job | 10 | 2.0 | 9.0 | 100 | theirs | 60 | 50 | **30** | 0.5 |"
    assert large == "| a job | 100 | 24 | 9.0 | 100 |  |  |  |  |  |"


def test_growth_is_how_many_times_our_seconds_are_from_size_to_size():
    assert table.growth(FOUND).splitlines() == ["| job | 10 to 100 |", "| --- | ---: |", "| a job | 12.0 |"]


def test_what_is_measured_again_takes_the_place_of_both_ways(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept, "JOBS", (JOB,))
    again = [results.Result(JOB, JOB.ours, 10, Measured(1.0, 9.0, 100, 1))]
    assert kept.together(FOUND, again) == [again[0], FOUND[2]]


def test_a_file_without_marks_is_left_as_it_is(tmp_path: Path):
    file = tmp_path / "README.md"
    file.write_text("# Nothing measured\n", encoding="utf-8")
    with pytest.raises(ValueError, match="once each"):
        table.write_between_marks(file, "a table")
    assert file.read_text(encoding="utf-8") == "# Nothing measured\n"


def test_every_question_can_be_measured_on_a_store(tmp_path: Path):
    with building(tmp_path / "store") as build:
        finish_of_records(build, read_corpus(), "")
    known = questions_taken.parameters_in(tmp_path / "store")
    for question in questions().values():
        for busy in ("busiest", "ordinary"):
            given = questions_taken.asked(question, busy, known)
            assert given.keys() == {parameter.name for parameter in question.parameters}
    given = questions_taken.asked(question_of("thing/claims"), "busiest", known)
    assert questions_taken.taken(tmp_path / "store", "thing/claims", given).rows > 0
