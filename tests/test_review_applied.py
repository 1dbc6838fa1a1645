"""What the page of a review saved is applied as if it was pressed, and read as a stranger's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import read_corpus
from claimgraph.propose.draft import plain_of
from claimgraph.propose.saved import saved_decisions
from proposing import FORTY, SILENCE, document, log, proposed_in, review, run, text_of


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return proposed_in(tmp_path)


def saved(corpus: Path, decisions: list[object], **more: object) -> bytes:
    digest = read_corpus(corpus).documents["morning"].text.sha256
    return json.dumps({"document": "morning", "sha256": digest, "decisions": decisions} | more).encode()


def as_saved(corpus: Path, number: int) -> dict[str, object]:
    """What the page saves of a proposal that is accepted as it stands."""
    item = review(corpus).session.items[number]
    claim = {key: value for key, value in plain_of(item.draft, text_of(corpus)).items() if key != "quote"}
    spans = {"words": item.draft.words, "shown-by": item.draft.shown_by}
    pairs = {key: [[each.start, each.end] for each in found] for key, found in spans.items()}
    return {"id": item.id, "does": "accept", "claim": claim, **pairs}


def test_what_the_page_saved_is_applied_as_if_it_was_pressed(corpus: Path, tmp_path: Path):
    file = tmp_path / "saved.json"
    items = review(corpus).session.items
    reject = {"id": items[SILENCE].id, "does": "reject", "reason": "no-claim"}
    file.write_bytes(saved(corpus, [as_saved(corpus, FORTY), reject]))
    told = run("review", "--corpus", corpus, "--apply", file)
    assert "2 decisions taken. morning: 1 accepted, 1 rejected, 1 open." in told
    by_file = document(corpus)
    assert "is decided already" in run("review", "--corpus", corpus, "--apply", file)
    assert document(corpus) == by_file
    assert b"rule: of-ours+subject-verb}" in by_file


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"{", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no file of decisions"),
        ({"sha256": "0"}, "another document, or on another text"),
        ([{"id": "../../x", "does": "accept", "claim": {"who": "paper"}}], "decides nothing that is known"),
        ([{"id": "0123456789", "does": "accept"}], "what is accepted is a claim"),
        ([{"id": "0123456789", "does": "reject", "claim": {"who": "x"}}], "what is accepted is a claim"),
        ([{"id": "0123456789", "does": "reject", "reason": "</script>"}], "decides nothing that is known"),
        ([{"id": "0123456789", "does": "undo"}], "nothing is undone by a file"),
        ([{"id": "0123456789", "does": "accept", "claim": {"accepted": "true"}}], "unknown key 'accepted'"),
        ([{"id": "0123456789", "does": "accept", "claim": {"who": 1}}], "something else than words"),
        (
            [{"id": "0123456789", "does": "accept", "claim": {"who": "x"}, "words": [[0, 10**9]]}],
            "does not lie in the text",
        ),
        (
            [{"id": "0123456789", "does": "accept", "by": "president", "claim": {"who": "x"}}],
            "other keys than a decision",
        ),
    ],
)
def test_a_file_of_decisions_from_a_stranger_is_refused_and_changes_nothing(
    corpus: Path, tmp_path: Path, bad: object, why: str
):
    before = document(corpus)
    content = (
        bad if isinstance(bad, bytes) else saved(corpus, [], **bad) if isinstance(bad, dict) else saved(corpus, bad)
    )
    digest = read_corpus(corpus).documents["morning"].text.sha256
    with pytest.raises(ClaimGraphError, match=why):
        saved_decisions(content, "morning", digest, text_of(corpus), "curator", "2030-04-08")
    file = tmp_path / "saved.json"
    file.write_bytes(content)
    run("review", "--corpus", corpus, "--apply", file, ok=False)
    assert (document(corpus), log(corpus)) == (before, [])


def test_a_decision_on_a_proposal_that_is_not_there_is_told(corpus: Path, tmp_path: Path):
    file = tmp_path / "saved.json"
    file.write_bytes(saved(corpus, [{"id": "0123456789", "does": "reject", "reason": "double"}]))
    told = run("review", "--corpus", corpus, "--apply", file)
    assert "0123456789: there is no such proposal" in told


def applied(corpus: Path, *decisions: object) -> str:
    file = corpus.parent / "saved.json"
    file.write_bytes(saved(corpus, list(decisions)))
    return run("review", "--corpus", corpus, "--apply", file)


def test_further_claims_are_numbered_on_and_no_other_number_is_taken(corpus: Path):
    accept = as_saved(corpus, FORTY)
    id = str(accept["id"])
    says = {"event": "swap", "property": "occurred", "phase": "completed", "value": "true"}
    other = {**accept, "claim": {**accept["claim"], "says": says}}
    reject = {"does": "reject", "reason": "double"}
    told = applied(corpus, {**reject, "id": f"{id}-9999"}, {**other, "id": f"{id}-2"}, accept)
    assert "2 decisions taken. morning: 2 accepted" in told
    assert f"{id}-9999: there is no such proposal" in told
    assert "0 decisions taken" in applied(corpus, {**reject, "id": f"{id}-4"})
    assert "1 decision taken" in applied(corpus, {**reject, "id": f"{id}-3"})
    assert [line["id"] for line in log(corpus)] == [id, f"{id}-2", f"{id}-3"]


def test_what_is_left_out_is_told_in_a_sentence_and_stays_open(corpus: Path):
    accept = as_saved(corpus, FORTY)
    wrong = {**accept, "claim": {**accept["claim"], "who": "nobody"}}
    told = applied(corpus, wrong, {**wrong, "id": f"{accept['id']}-2"})
    assert f"{accept['id']}: unknown actor 'nobody'" in told
    assert "problem found" not in told
    assert "0 decisions taken. morning: 0 accepted, 0 rejected, 3 open." in told


def test_a_further_claim_is_put_beside_what_it_was_made_from(corpus: Path):
    found, accept = review(corpus), as_saved(corpus, FORTY)
    digest = read_corpus(corpus).documents["morning"].text.sha256
    reject = {"id": f"{accept['id']}-2", "does": "reject", "reason": "double"}
    for decision in saved_decisions(saved(corpus, [reject]), "morning", digest, found.text, "curator", "2030-04-08"):
        assert found.take(decision) == ""
    assert [item.id for item in found.session.items[FORTY : FORTY + 2]] == [accept["id"], reject["id"]]
    assert [item.id for item in review(corpus).session.items] == [item.id for item in found.session.items]


@pytest.mark.parametrize(("limit", "why"), [("PROPOSALS", "More than 1 decisions"), ("QUOTE", "does not lie")])
def test_a_file_of_decisions_has_limits(corpus: Path, monkeypatch: pytest.MonkeyPatch, limit: str, why: str):
    decisions = [as_saved(corpus, FORTY), {"id": "0123456789", "does": "reject"}]
    digest = read_corpus(corpus).documents["morning"].text.sha256
    whole = saved(corpus, decisions), "morning", digest, text_of(corpus), "curator", "2030-04-08"
    assert len(saved_decisions(*whole)) == 2
    monkeypatch.setattr(limits, limit, 1)
    with pytest.raises(ClaimGraphError, match=why):
        saved_decisions(*whole)
