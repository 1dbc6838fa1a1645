"""A script reviews the proposals in the real terminal program until the corpus has the claims again that people wrote."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from claimgraph.corpus import read_corpus
from conftest import TINY
from proposing import corpus_in, other_text, propose, propose_morning, text_of
from replay_all import SEEDS, emptied, without_claims, write_proposals
from replaying import replayed, without_who_accepted
from terminals import Terminal


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The tiny corpus, whose article has no claims yet, and proposals for it."""
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    for path in (folder / "documents").glob("reprint.*"):
        path.unlink()
    emptied(folder, "morning")
    propose_morning(folder)
    return folder


def test_the_claims_of_an_article_come_back_key_by_key_in_the_real_terminal(corpus: Path, tmp_path: Path):
    shipped = read_corpus(TINY)
    counted = replayed(corpus, "morning", shipped.documents["morning"], tmp_path / "plan")
    assert counted.failed == []
    assert without_who_accepted(read_corpus(corpus), "morning") == without_who_accepted(shipped, "morning")
    assert len(counted.keys) == 9
    assert counted.figures[0] == 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the texts of the articles are not here")
def test_the_claims_of_a_whole_article_come_back_in_the_real_terminal(tmp_path: Path):
    shipped = read_corpus()
    folder = without_claims(tmp_path / "corpus")
    write_proposals(folder, "nearly-500-exchanged")
    counted = replayed(folder, "nearly-500-exchanged", shipped.documents["nearly-500-exchanged"], tmp_path / "plan")
    assert counted.failed == []
    written, wanted = (without_who_accepted(each, "nearly-500-exchanged") for each in (read_corpus(folder), shipped))
    assert written == wanted
    assert len(counted.keys) == 42


def test_a_terminal_is_used_without_mouse_and_without_colour(tmp_path: Path):
    folder = corpus_in(tmp_path)
    propose(folder)
    terminal = Terminal(folder, "morning", "curator")
    shown = terminal.expect("x end")
    assert "\u27e640 of ours are home" in shown
    assert "1 sentence of the outlet, folded: f opens it" in shown
    assert not re.search(r"\x1b\[(\d+;)*[34]\d(;\d+)*m", shown)
    assert "\x1b[?1000h" not in shown
    terminal.press("a")
    assert "1 accepted, 0 rejected, 2 open." in terminal.end()
    (forty,) = (s for s in read_corpus(folder).documents["morning"].statements if s.accepted_by)
    assert forty.claimant.actor == "ministry"


def test_what_a_text_holds_is_shown_and_not_obeyed(tmp_path: Path):
    folder = corpus_in(tmp_path)
    other_text(folder, text_of(folder).replace("The figures differ", "The \x1b]0;owned\x07figures differ"))
    propose(folder)
    terminal = Terminal(folder, "morning", "curator")
    shown = terminal.expect("x end")
    assert "The \ufffd]0;owned\ufffdfigures differ" in " ".join(shown.split())
    assert "\x1b]0;owned" not in shown
    terminal.end()


def test_a_private_person_is_named_on_no_screen(tmp_path: Path):
    folder = corpus_in(tmp_path)
    with (folder / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    other_text(folder, text_of(folder).replace("The figures differ", "Zora Quillfeather slept"))
    propose(folder)
    terminal = Terminal(folder, "morning", "curator")
    shown = terminal.expect("x ends")
    assert "(a released prisoner, 'witness')" in shown
    assert "Quillfeather" not in shown + terminal.end()


def test_on_a_small_terminal_what_may_be_pressed_and_chosen_is_seen_beside_a_long_paragraph(tmp_path: Path):
    folder = corpus_in(tmp_path)
    other_text(folder, text_of(folder).replace("The figures differ", "The figures differ, " + 500 * "and so on "))
    propose(folder)
    terminal = Terminal(folder, "morning", "curator", (24, 80))
    terminal.expect("x end")
    terminal.press("e")
    terminal.expect("type to narrow")
    terminal.press("escape")
    terminal.expect("x end")
    terminal.press("n", "n")
    terminal.expect("\u27e6She did not say how many came south")
    terminal.press("p", *"evalue", "enter", "m", "enter", "a")
    terminal.expect("not a number: 'm'")
    terminal.end()
