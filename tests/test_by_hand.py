"""An article to a report by hand, as somebody goes who never saw this before: six commands, each mistake told once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimgraph.cli import main
from test_articles import page

ACTORS = """
gazette: {type: outlet, name: The Example Gazette}
organisers: {type: organization, name: March Committee, also: [the organisers]}
police: {type: organization, name: Exampleton police}
mayor: {type: person, name: Ada Example, also: [Mayor Example]}
"""
EVENTS = "spring-march: {type: march, name: march of 5 April 2024}\n"

#: What is written first; each line that is wrong, and what it is to be.
DRAFT = """
  - who: gazette
    says: {event: spring-march, property: occurred, value: true}
    quote: A march for the old bridge went through Exampleton
  - who: the organisers
    verb: said
    says: {event: spring-march, counts: participants, phase: completed, value: 12,000}
    quote: ["We were 12,000", the organisers said]
  - who: Exampleton Police
    verb: counts
    says: {event: spring-march, counts: marchers, phase: completed, value: nearly 5000}
    quote: Exampleton police counted nearly 5,000
  - who: mayor
    medium: Telegramm
    says: {event: spring-march, counts: participants, phase: completed, value: "about 6,000"}
    quote: Mayor Example wrote on telegram that about 6,000 had come
  - who: Mayor
    stance: declines
    says: {event: spring-march, property: permitted, phase: completed}
    quote: She did not say whether the march had been permitted
"""
MENDED = {
    "occurred, value": "occurred, phase: completed, value",
    "12,000}": '"12,000"}',
    "verb: counts": "verb: said",
    "marchers": "participants",
    "Telegramm": "telegram",
    "on telegram": "on Telegram",
    "who: Mayor\n": "who: mayor\n",
}


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    return []


def run(typed: list[str], *words: str) -> Result:
    typed.append(words[0])
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_an_article_becomes_a_report(typed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "march.html").write_bytes(page())
    assert run(typed, "init", "mine").exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    for name, more in (("actors", ACTORS), ("events", EVENTS)):
        with Path(f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
    assert run(typed, "new", "../march.html").exit_code == 0
    document = Path("documents/march.yaml")
    head = document.read_text(encoding="utf-8").rstrip("\n")
    document.write_text(head + DRAFT, encoding="utf-8")

    told = run(typed, "check")
    assert told.exit_code == 1
    # Each mistake once, in the order in which it stands there: the line is that of what has to be mended.
    lines = (head + DRAFT).split("\n")
    wrong = [number for number, line in enumerate(lines, 1) if any(old in f"{line}\n" for old in MENDED)]
    assert [int(n) for n in re.findall(r"^documents/march\.yaml:(\d+):", told.stderr, re.M)] == wrong
    assert f"{len(MENDED)} problems found in 1 file" in told.stderr
    for remedy in ("Add `phase: …`", '`"12,000"`', "participants.", "'telegram'", "'mayor'", "capitals elsewhere"):
        assert remedy in told.stderr

    mended = DRAFT
    for old, new in MENDED.items():
        mended = mended.replace(old, new)
    document.write_text(head + mended, encoding="utf-8")
    fine = run(typed, "check")
    assert fine.exit_code == 0, fine.stderr
    assert "1 document, 5 statements: no problems found." in fine.stdout
    assert run(typed, "locate").exit_code == 0
    report = run(typed, "report").stdout
    assert "These cannot both be right" in report
    assert "12,000  March Committee" in report
    assert "[unverified]" not in report
    assert typed == ["init", "new", "check", "check", "locate", "report"]
