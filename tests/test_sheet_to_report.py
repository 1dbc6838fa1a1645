"""A sheet of 30 rows, with the headers that its keeper gave it, to a report: three commands to import, one to decide.

The figures, claimants and words are those that 12 real articles give (see `Link`); the words are partly reworded and
no text is at hand, so all of them stay unverified. One row has a figure for each side.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from conftest import ROOT

SHEET = ROOT / "tests" / "sheet" / "swaps.csv"

#: What a person has to say: what may mean several things is never guessed.
SAID = ["Article=title", "Date=published", "How=stance", "What=counts"] + [
    f"Returned to {side}=value, received_by: {side}, phase: completed" for side in ("Ukraine", "Russia")
]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SHEET, "swaps.csv")
    return []


def run(typed: list[str], *words: str) -> Result:
    typed.append(words[0])
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_a_sheet_becomes_a_report(typed: list[str]):
    first = run(typed, "import", "swaps.csv", "--into", "mine", "--add-new", "--subject", "exchange")
    assert first.exit_code == 1
    assert not Path("mine").exists()
    # Each header that is not clear, once; those that can mean one thing only are guessed, and it is said.
    asked = re.findall(r"^(?:error: )?swaps\.csv:1:\d+: (?:unknown )?column '([^']+)'", first.stderr, re.M)
    assert asked == ["Article", "Date", "How", "What", "Returned to Ukraine", "Returned to Russia"]
    assert "6 problems" in first.stderr
    guessed = re.findall(r"“(\w+)” is read as (\w+) \(guessed\)", first.stdout)
    assert guessed == [("Outlet", "publisher"), ("Link", "url"), ("Who", "claimant"), ("Words", "quote")]

    maps = [word for said in SAID for word in ("--map", said)]
    done = run(typed, "import", "swaps.csv", "--into", "mine", "--add-new", "--subject", "exchange", *maps)
    assert done.exit_code == 0, done.stderr
    assert "30 rows: 37 claims added." in done.stdout
    # Three spellings of one name are one actor, and it is said; three ways to name a ministry are asked, not merged.
    actors = read_corpus("mine").actors
    assert [id for id in actors if "zelensk" in id] == ["volodymyr-zelenskyy"]
    assert set(actors["volodymyr-zelenskyy"].also) == {"Volodymyr Zelensky", "Volodymyr Zelenskiy"}
    assert "“Volodymyr Zelensky” is taken for volodymyr-zelenskyy (Volodymyr Zelenskyy)." in done.stdout
    ministries = sorted(id for id in actors if "defence" in id)
    assert len(ministries) == 3
    assert "3 pairs of names may mean one; nothing was merged:" in done.stdout

    first, *others = ministries
    same = [word for other in others for word in ("--same", first, other)]
    decided = run(typed, "names", "--corpus", "mine", *same)
    assert decided.exit_code == 0, decided.stderr
    assert "0 pairs are left to decide." in decided.stdout

    report = run(typed, "report", "--corpus", "mine").stdout
    contradictions = report[report.index("Contradictions") : report.index("swap of 17 October 2022")]
    assert contradictions.count("These cannot both be right") == 1
    assert "These cannot both be right: 39 apart." in contradictions
    assert re.findall(r"^    (\d+)  (.+)$", contradictions, re.M) == [
        ("150", "Russia's Defence Ministry"),
        ("189", "Volodymyr Zelenskyy"),
    ]
    assert typed == ["import", "import", "names", "report"]


def test_the_next_sheet_with_this_header_needs_no_word(typed: list[str]):
    maps = [word for said in SAID for word in ("--map", said)]
    run(typed, "import", "swaps.csv", "--into", "mine", "--add-new", "--subject", "exchange", *maps)
    rows = Path("swaps.csv").read_text(encoding="utf-8").splitlines()
    Path("more.csv").write_text(f"{rows[0]}\n{rows[1].replace('150', '151')}\n", encoding="utf-8")
    again = run(typed, "import", "more.csv", "--into", "mine")
    assert again.exit_code == 0, again.stderr
    assert "1 row: 1 claim added" in again.stdout
    assert "“Who” is read as claimant (mine/mappings/swaps.yaml)." in again.stdout
