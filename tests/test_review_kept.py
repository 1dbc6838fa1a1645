"""What is decided is kept, and nothing else is lost: documents that others edit, kills, two people, files of strangers."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import read_corpus
from claimgraph.propose.agreement import agreement
from claimgraph.propose.draft import Draft
from claimgraph.propose.files import read_decisions
from claimgraph.propose.proposal import Decision, decided
from conftest import ROOT
from proposing import (
    FORTY,
    another_without_text,
    at,
    document,
    log,
    press,
    proposed_in,
    review,
    run,
    text_of,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return proposed_in(tmp_path)


def test_a_document_that_somebody_edits_is_not_written_to(corpus: Path):
    before = document(corpus)
    found = at(corpus, FORTY)
    open_now = corpus / "documents" / ".morning.yaml.swp"
    open_now.touch()
    press(found, "a")
    assert "open in an editor" in found.session.message
    assert (document(corpus), log(corpus)) == (before, [])
    open_now.unlink()
    press(found, "a")
    assert len(log(corpus)) == 1


def test_a_document_that_is_broken_at_this_moment_is_told_with_its_line(corpus: Path):
    found = at(corpus, FORTY)
    path = corpus / "documents" / "morning.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + "  - who: [\n", encoding="utf-8")
    press(found, "a")
    assert "morning.yaml:" in found.session.message
    assert log(corpus) == []
    path.write_text(whole, encoding="utf-8")
    press(found, "a")
    assert len(log(corpus)) == 1


def test_what_somebody_wrote_into_the_document_meanwhile_stays(corpus: Path):
    found = at(corpus, FORTY)
    path = corpus / "documents" / "morning.yaml"
    path.write_text("# a new line\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    press(found, "a")
    text = document(corpus).decode()
    assert text.startswith("# a new line\n# Read on paper.\n")
    assert "who: ministry" in text
    path.write_text(text + "# and one more\n", encoding="utf-8")
    press(found, "u")
    assert "has changed since" in found.session.message
    assert document(corpus).decode() == text + "# and one more\n"


def test_a_document_that_is_about_another_text_now_is_not_written_to(corpus: Path):
    found = at(corpus, FORTY)
    path = corpus / "documents" / "morning.yaml"
    other = path.read_text(encoding="utf-8").replace("sha256: 6865", "sha256: 6866")
    path.write_text(other, encoding="utf-8")
    press(found, "a")
    assert "about another text now" in found.session.message
    assert path.read_text(encoding="utf-8") == other


def test_what_two_decide_at_once_is_decided_once(corpus: Path):
    one, other = at(corpus, FORTY), at(corpus, FORTY)
    press(one, "a")
    press(other, "rf")
    assert "decided it meanwhile" in other.session.message
    assert len(log(corpus)) == 1


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from claimgraph.corpus import changes
from proposing import press, review
found = review(Path(sys.argv[1]))
press(found, "a")
steps = [0]
def step(old):
    def new(*arguments, **more):
        steps[0] += 1
        if steps[0] == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        return old(*arguments, **more)
    return new
os.fsync = step(os.fsync)
os.replace = step(os.replace)
os.rename = step(os.rename)
press(found, "a")
print("whole")
"""


@pytest.mark.filterwarnings("ignore::claimgraph.base.errors.Interrupted")
@pytest.mark.parametrize("moment", [1, 2, 3, 4, 5, 6, 7, 8, 40])
def test_a_kill_at_any_moment_loses_at_most_the_last_decision(corpus: Path, moment: int):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(corpus), str(ROOT / "tests"), str(moment)], capture_output=True, text=True
    )
    assert done.returncode == (0 if "whole" in done.stdout else -signal.SIGKILL), done.stderr
    claims = {s.claimant.actor for s in read_corpus(corpus).documents["morning"].statements if s.accepted_by}
    decisions = decided(read_decisions(corpus / "proposals" / "morning.decisions.jsonl", text_of(corpus)))
    assert claims in ({"ministry"}, {"ministry", "president"})
    assert len(decisions) == len(claims)
    press(review(corpus), "rd")
    assert len(log(corpus)) == len(claims) + 1


def test_the_decisions_of_two_people_are_compared(corpus: Path, tmp_path: Path):
    found = at(corpus, FORTY)
    press(found, ["a", "a", "r", "n"])
    mine = corpus / "proposals" / "morning.decisions.jsonl"
    other = tmp_path / "other.jsonl"
    lines = mine.read_text(encoding="utf-8").replace('"wrote"', '"said"').splitlines(keepends=True)
    other.write_text(lines[0] + lines[1] + lines[2].replace("no-claim", "wrong-person"), encoding="utf-8")
    text = text_of(corpus)
    result = agreement(read_decisions(mine, text), read_decisions(other, text))
    assert (result.both, result.either, result.alike) == (3, 3, 1)
    assert [(each.one, each.other, each.keys) for each in result.differences if each.keys] == [
        ("accept", "accept", ("verb",))
    ]
    told = run("review", "--corpus", corpus, "--agreement", mine, other)
    assert "3 proposals decided by both, of 3 by either; 1 alike." in told
    assert "reject (no-claim) / reject (wrong-person)" in told


def test_whoever_passes_a_claim_on_is_compared_too():
    one = Decision("0123456789", "accept", "ada", "2030-04-08", claim=Draft({"who": "paper"}, via=({"who": "agency"},)))
    other = replace(one, claim=Draft({"who": "paper"}, via=({"who": "ministry"},)))
    assert [each.keys for each in agreement([one], [other]).differences] == [("via",)]
    assert agreement([one], [one]).differences == ()


def test_a_document_that_is_too_large_is_not_written_to(corpus: Path, monkeypatch: pytest.MonkeyPatch):
    found = at(corpus, FORTY)
    before = document(corpus)
    monkeypatch.setattr("claimgraph.propose.accepting.limits.FILE_BYTES", len(before) - 1)
    press(found, "a")
    assert (document(corpus), log(corpus)) == (before, [])
    assert found.session.message
    assert not found.session.items[FORTY].decided


def test_decisions_are_compared_on_one_document_whatever_texts_others_have(corpus: Path):
    press(at(corpus, FORTY), "a")
    mine = corpus / "proposals" / "morning.decisions.jsonl"
    another_without_text(corpus)
    told = run("review", "morning", "--corpus", corpus, "--agreement", mine, mine)
    assert "1 proposal decided by both, of 1 by either; 1 alike." in told
    assert "one document at a time" in run("review", "--corpus", corpus, "--agreement", mine, mine, ok=False)


def test_a_line_that_is_no_decision_is_told_with_its_number(corpus: Path):
    press(at(corpus, FORTY), "a")
    path = corpus / "proposals" / "morning.decisions.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    with pytest.raises(ClaimGraphError, match=r"decisions\.jsonl:2 is no decision"):
        review(corpus)


def test_who_decides_has_to_be_known(corpus: Path):
    with pytest.raises(ClaimGraphError, match="Nobody in actors"):
        review(corpus, by="nobody")
    assert "Nobody in actors.yaml has the id 'x'" in run(
        "review", "--corpus", corpus, "--by", "x", "--page", corpus.parent / "p.html", ok=False
    )


def test_what_was_decided_in_an_earlier_review_is_shown_as_it_was_accepted_and_not_changed(corpus: Path):
    press(at(corpus, FORTY), ["e", *"value", "enter", *"41", "enter", "a", "r", "f"])
    found = at(corpus, FORTY)
    assert found.session.items[FORTY].draft.says["value"] == "41"
    before = found.session.items, document(corpus), log(corpus)
    for key in "arosctevq":
        press(found, key)
        assert found.session.message == (
            "It was decided in an earlier review (accept): change the claim in the document."
        )
    press(found, "nr")
    assert "(reject): d makes another claim of its words" in found.session.message
    press(found, "u")
    assert found.session.message == "Nothing to undo."
    assert (found.session.items, document(corpus), log(corpus)) == before


def test_what_was_decided_in_this_review_is_undone_and_not_changed(corpus: Path):
    found = at(corpus, FORTY)
    press(found, "aps")
    assert (found.session.message, found.session.at) == ("It is decided: u undoes.", FORTY)


def test_a_further_claim_of_a_later_review_has_a_number_of_its_own(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["d", "a", "a", *"occurred", "enter", "enter"])
    id = found.session.items[FORTY].id
    again = at(corpus, FORTY)
    assert [(item.id, item.decided) for item in again.session.items[1:3]] == [(id, "accept"), (f"{id}-2", "accept")]
    assert again.session.items[2].draft.says["property"] == "occurred"
    press(again, ["d", "a", *"location", "enter", *"bridge", "enter"])
    assert [line["id"] for line in log(corpus)] == [id, f"{id}-2", f"{id}-3"]
