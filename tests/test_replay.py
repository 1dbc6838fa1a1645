"""A script reviews the proposals in the real terminal program until the corpus has the claims again that people wrote."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from claimgraph.corpus import read_corpus, reading_of
from claimgraph.propose.files import proposals_name, proposals_text
from claimgraph.propose.making import proposed
from claimgraph.propose.review import Review
from conftest import TINY
from proposing import corpus_in, propose, reading, text_of
from replaying import Robot, Terminal, wanted_of, without_who_accepted


def emptied(corpus: Path, document: str) -> None:
    """The document without its claims, of which nothing else is left over."""
    path = corpus / "documents" / f"{document}.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("\nclaims:") + len("\nclaims:")
    path.write_text(text[:start] + "\n", encoding="utf-8")
    path.with_name(f"{document}.positions.json").unlink(missing_ok=True)


def written(corpus: Path, document: str, event: str, read=reading) -> None:
    records = read_corpus(corpus)
    text = (corpus / "texts" / records.documents[document].text.file).read_bytes().decode()
    made = proposed(read(text), text, records.documents[document], records, event)
    path = corpus / proposals_name(document)
    path.parent.mkdir(exist_ok=True)
    path.write_text(proposals_text(made, text), encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The tiny corpus, whose article has no claims yet, and proposals for it."""
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    for path in (folder / "documents").glob("reprint.*"):
        path.unlink()
    emptied(folder, "morning")
    written(folder, "morning", "swap")
    return folder


def test_the_claims_of_an_article_come_back_key_by_key_in_the_real_terminal(corpus: Path, tmp_path: Path):
    shipped = read_corpus(TINY)
    plan = Path(shutil.copytree(corpus, tmp_path / "plan"))
    review = Review(reading_of(plan), "morning", "curator", date(2030, 4, 8))
    keys: list[str] = []
    robot = Robot(review, wanted_of(shipped.documents["morning"], review.text), keys.append)
    counted = robot.run()
    assert counted.failed == []
    terminal = Terminal(corpus, "morning", "curator")
    terminal.expect("1 of 4, 4 open")
    terminal.press(*keys)
    assert "0 open." in terminal.end()
    assert without_who_accepted(read_corpus(corpus), "morning") == without_who_accepted(shipped, "morning")
    assert len(counted.keys) == 9
    assert counted.figures[0] == 1


def test_a_terminal_is_used_without_mouse_and_without_colour(tmp_path: Path):
    folder = corpus_in(tmp_path)
    propose(folder)
    terminal = Terminal(folder, "morning", "curator")
    shown = terminal.expect("x end")
    assert "\u27e6Northland and Southland swapped prisoners" in shown
    assert not re.search(r"\x1b\[(\d+;)*[34]\d(;\d+)*m", shown)
    assert "\x1b[?1000h" not in shown
    terminal.press("n", "a")
    assert "1 accepted, 0 rejected, 3 open." in terminal.end()
    (forty,) = (s for s in read_corpus(folder).documents["morning"].statements if s.accepted_by)
    assert forty.claimant.actor == "ministry"
    assert text_of(folder)
