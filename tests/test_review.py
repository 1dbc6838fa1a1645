"""A person decides key by key: what is accepted stands in the document, every other byte of which stays."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.corpus.yaml_between import with_entry
from claimgraph.propose.agreement import agreement
from claimgraph.propose.draft import plain_of, tree_of_plain
from claimgraph.propose.files import read_decisions
from claimgraph.propose.filling import offered
from claimgraph.propose.proposal import decided
from claimgraph.propose.quoting import Words
from claimgraph.propose.saved import saved_decisions
from claimgraph.propose.screen import screen
from claimgraph.reader.text import Span
from conftest import ROOT
from proposing import corpus_in, press, propose, review, span, text_of

FORTY, FIFTY, SILENCE = 1, 2, 3  #: the numbers of the proposals; 0 is the outlet's sentence


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = corpus_in(tmp_path)
    propose(folder)
    return folder


def document(corpus: Path) -> bytes:
    return (corpus / "documents" / "morning.yaml").read_bytes()


def log(corpus: Path) -> list[dict[str, object]]:
    path = corpus / "proposals" / "morning.decisions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def at(corpus: Path, number: int):
    """A review that looks at a proposal."""
    found = review(corpus)
    press(found, ["n"] * number)
    return found


def said(corpus: Path) -> set[tuple[str, str, object]]:
    statements = read_corpus(corpus).documents["morning"].statements
    return {(s.claimant.actor, s.stance, s.proposition.answer) for s in statements}


def run(*arguments: object, ok: bool = True) -> str:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code == 0) is ok, result.output
    return result.output


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_accepted_claim_stands_where_its_words_stand_and_no_other_byte_changes(tmp_path: Path, ends: str):
    corpus = corpus_in(tmp_path, ends)
    propose(corpus)
    before = document(corpus)
    press(at(corpus, FORTY), "a")
    after = document(corpus)
    start = after.index(b"  - who: ministry")
    end = after.index(b"}", after.index(b"accepted: {")) + 1 + len(ends)
    assert after[:start] + after[end:] == before
    assert before[:start].rstrip().endswith(b"quote: Largest swap yet")
    assert after[start:end].decode() == ends.join(
        [
            "  - who: ministry",
            "    named-as: the northern ministry",
            "    verb: said",
            "    says: {event: swap, counts: prisoners, received-by: northland, phase: completed, value: 40}",
            "    quote:",
            "      - 40 of ours are home",
            "      - the northern ministry said",
            "    accepted: {by: curator, on: 2030-04-08, rule: of-ours+subject-verb}",
            "",
        ]
    )
    (forty,) = (s for s in read_corpus(corpus).documents["morning"].statements if s.claimant.actor == "ministry")
    assert (forty.accepted_by, forty.accepted_rule) == ("curator", "of-ours+subject-verb")


def test_claims_that_are_accepted_in_any_order_stand_in_that_of_the_text(corpus: Path):
    found = at(corpus, FIFTY)
    press(found, "a")
    found = at(corpus, FORTY)
    press(found, "a")
    text = document(corpus).decode()
    order = [text.index(words) for words in ("Largest swap yet", "40 of ours", "50 went north", "promised another")]
    assert order[1:] == sorted(order[1:])


def test_a_decision_is_kept_at_once_and_does_not_come_back(corpus: Path):
    press(at(corpus, FORTY), "arf")
    assert [(line["does"], line.get("reason", "")) for line in log(corpus)] == [
        ("accept", ""),
        ("reject", "wrong-figure"),
    ]
    again = propose(corpus)
    assert len(again.proposals) == 4
    session = review(corpus).session
    assert [item.decided for item in session.items] == ["", "accept", "reject", ""]
    assert session.open() == [0, SILENCE]


def test_what_is_undone_leaves_the_document_as_it_was_and_a_line_more(corpus: Path):
    before = document(corpus)
    found = at(corpus, FORTY)
    press(found, "aa")
    assert len(said(corpus)) == 4
    press(found, "uu")
    assert document(corpus) == before
    assert [line["does"] for line in log(corpus)] == ["accept", "accept", "undo", "undo"]
    assert found.session.open() == [0, FORTY, FIFTY, SILENCE]


def test_the_outlet_says_it_takes_the_speaker_and_the_words_that_showed_it_away(corpus: Path):
    found = at(corpus, FORTY)
    press(found, "oa")
    (forty,) = (s for s in read_corpus(corpus).documents["morning"].statements if s.accepted_by)
    assert (forty.claimant.actor, forty.claimant.named_as, forty.claimant.verb) == ("paper", "", "")
    assert [quote.exact for quote in forty.quotes] == ["40 of ours are home"]


def test_the_next_stance_comes_with_each_key_and_all_of_them_come_round(corpus: Path):
    found = at(corpus, FORTY)
    seen = [press(found, "s").items[FORTY].draft.said.get("stance", "asserts") for _ in range(7)]
    assert len(set(seen)) == 7
    assert seen[-1] == "asserts"
    assert "reports" not in seen


def test_a_claimant_is_chosen_from_the_nearest_and_typing_narrows(corpus: Path):
    found = at(corpus, SILENCE)
    press(found, "c")
    assert offered(found.session)[0].key in ("president", "ministry", "agency", "paper")
    assert "speaks once here" in offered(found.session)[0].shown
    press(found, "ada")
    assert [choice.key for choice in offered(found.session)] == ["president"]
    assert "President" in offered(found.session)[0].shown
    press(found, ["enter"])
    assert found.session.items[SILENCE].draft.said["who"] == "president"


def test_accepting_a_frame_asks_for_what_it_lacks(corpus: Path):
    found = at(corpus, SILENCE)
    press(found, ["a", *"ada", "enter", *"prison", "enter"])
    (silence,) = (s for s in read_corpus(corpus).documents["morning"].statements if s.accepted_by)
    assert (silence.claimant.actor, silence.stance, silence.proposition.answer) == ("president", "declines", None)
    asked = silence.proposition.question
    assert (asked.counts, asked.phase, asked.event) == ("prisoners", "completed", "swap")  # that of the figures


def test_a_value_of_a_property_is_chosen_from_what_it_may_be(corpus: Path):
    found = at(corpus, 0)
    press(found, ["a", *"occurred", "enter", "enter"])
    assert ("paper", "asserts", True) in said(corpus)


def test_anything_can_be_edited(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["e", *"value", "enter", *"about 40", "enter", "e", *"rationale", "enter", *"So read.", "enter", "a"])
    (forty,) = (s for s in read_corpus(corpus).documents["morning"].statements if s.accepted_by)
    assert (forty.proposition.answer.stated, forty.proposition.answer.qualifier) == (40, "approximately")
    assert forty.rationale == "So read."


def test_what_the_corpus_would_not_read_is_not_written_and_told(corpus: Path):
    before = document(corpus)
    found = at(corpus, FORTY)
    press(found, ["e", *"value", "enter", *"many", "enter", "a"])
    assert (document(corpus), log(corpus)) == (before, [])
    assert "many" in found.session.message
    assert not found.session.items[FORTY].decided


def test_another_claim_from_the_same_words_is_one_key_away(corpus: Path):
    found = at(corpus, FORTY)
    press(found, "d")
    assert "Another claim from these words comes next." in found.session.message
    press(found, ["a", "a", *"occurred", "enter", "enter"])
    press(found, ["p", "p", "d", "a", *"location", "enter", *"bridge", "enter"])
    id = found.session.items[FORTY].id
    assert [line["id"] for line in log(corpus)] == [id, f"{id}-2", f"{id}-3"]
    assert ("ministry", "asserts", True) in said(corpus)


def test_a_quote_is_widened_and_narrowed_by_a_word_at_either_end(corpus: Path):
    found = at(corpus, FIFTY)
    press(found, ["q", "down", "left", "tab", "left", "enter"])
    spans = found.session.items[FIFTY].draft.quotes
    assert [each.of(found.text) for each in spans][1] == "“50 went"
    press(found, ["u", "u"])
    assert found.session.items[FIFTY].draft.quotes[1].of(found.text) == "50 went north"


def test_a_quote_is_widened_and_narrowed_by_a_phrase():
    words = Words("They came from Norvia, and stayed", frozenset({"from", "and"}))
    came = words.moved_by_phrase(Span(0, 4), 1, end=True)
    assert came.of(words.text) == "They came"
    both = words.moved_by_phrase(came, 1, end=True)
    assert both.of(words.text) == "They came from Norvia"
    assert words.moved_by_phrase(both, 1, end=False).of(words.text) == "from Norvia"
    assert words.moved_by_phrase(both, -1, end=True) == came


def test_the_next_phase_and_the_event_are_a_key_each(corpus: Path):
    found = at(corpus, FORTY)
    assert found.session.items[FORTY].draft.says["phase"] == "completed"
    seen = [press(found, "t").items[FORTY].draft.says["phase"] for _ in range(4)]
    assert len(set(seen)) == 4
    press(found, "v")
    assert {choice.key for choice in offered(found.session)} >= {"swap", "next-swap"}


def test_words_of_the_text_are_typed_by_how_they_begin_and_end(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["e", *"named", "enter", *"the fig..diff", "enter"])
    assert found.session.items[FORTY].draft.said["named-as"] == "The figures differ"
    press(found, ["e", *"named", "enter", *"no..such", "enter"])
    assert found.session.items[FORTY].draft.said["named-as"] == "no..such"


def test_words_are_looked_for_by_how_they_begin_and_end(corpus: Path):
    text = text_of(corpus)
    words = Words(text)
    assert words.sought("the fig..diff", 0) == span(text, "The figures differ")
    assert words.sought("no such", 0) is None
    found = at(corpus, FORTY)
    press(found, ["q", "/", *"northland..prison", "enter", "enter"])
    assert found.session.items[FORTY].draft.quotes[0].of(text) == "Northland and Southland swapped prisoners"


def test_an_actor_that_nobody_has_yet_is_made_with_a_basis(corpus: Path):
    before = (corpus / "actors.yaml").read_bytes()
    found = at(corpus, FORTY)
    press(found, ["c", *"Harbour Office", "enter", *"organization", "enter", *"northland", "enter"])
    press(found, ["enter"])
    assert "A source, or a reason" in found.session.message
    press(found, [*"Its own site.", "enter", "a"])
    after = (corpus / "actors.yaml").read_bytes()
    assert after.startswith(before)
    made = read_corpus(corpus).actors["harbour-office"]
    assert (made.name, made.type, made.side, made.basis) == (
        "Harbour Office",
        "organization",
        "northland",
        "Its own site.",
    )
    assert "harbour-office" in {who for who, _, _ in said(corpus)}


def test_a_claim_that_is_written_already_is_shown_as_such_and_folded(corpus: Path):
    press(at(corpus, FORTY), "a")
    (corpus / "proposals" / "morning.decisions.jsonl").unlink()
    found = at(corpus, FORTY)
    assert [item.already for item in found.session.items] == [False, True, False, False]
    shown = "".join(words for _, words in screen(found.session, "morning"))
    assert "written already" in shown
    assert "swapped prisoners" not in shown


def test_another_figure_of_the_same_speaker_in_the_same_words_is_no_duplicate(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["e", *"value", "enter", *"41", "enter", "a"])
    (corpus / "proposals" / "morning.decisions.jsonl").unlink()
    assert not any(item.already for item in review(corpus).session.items)


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
press(found, "na")
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


def test_a_flow_list_is_not_written_into(corpus: Path):
    text = "title: A\nclaims: [{who: paper}]\n"
    entry = tree_of_plain({"who": "paper"})
    with pytest.raises(ClaimGraphError, match="written so that nothing can be added"):
        with_entry(text, "a.yaml", "claims", entry, 1)


@pytest.mark.parametrize(
    ("text", "place", "after"),
    [
        ("claims:\n", 0, "claims:\n  - who: x\n"),
        (
            "claims:\n  # an example\n  # of one\nnote: y\n",
            0,
            "claims:\n  # an example\n  # of one\n  - who: x\nnote: y\n",
        ),
        ("claims:\n- who: a\n- who: b\n", 1, "claims:\n- who: a\n- who: x\n- who: b\n"),
        ("claims:\n  - who: a", 1, "claims:\n  - who: a\n  - who: x\n"),
        ("claims:\n  - who: a\n\n  # b\n  - who: b\n", 1, "claims:\n  - who: a\n  - who: x\n\n  # b\n  - who: b\n"),
        ("claims:\n  # a\n  - who: a\n", 0, "claims:\n  # a\n  - who: x\n  - who: a\n"),
        ("claims:\n  - {who: a}\n  - {who: b}\n", 1, "claims:\n  - {who: a}\n  - who: x\n  - {who: b}\n"),
        (
            "claims:\n  - who: |\n      a\n      # b\nnote: y\n",
            1,
            "claims:\n  - who: |\n      a\n      # b\n  - who: x\nnote: y\n",
        ),
    ],
)
def test_an_entry_is_put_behind_the_one_before_it(text: str, place: int, after: str):
    assert with_entry(text, "a.yaml", "claims", tree_of_plain({"who": "x"}), place) == after


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
    told = run("review", "--corpus", corpus, "--agreement", "curator", other)
    assert "3 proposals decided by both, of 3 by either; 1 alike." in told
    assert "reject (no-claim) / reject (wrong-person)" in told


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
    assert "2 decisions taken. morning: 1 accepted, 1 rejected, 2 open." in told
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


def test_a_review_without_a_terminal_says_how_else(corpus: Path):
    assert "--page" in run("review", "--corpus", corpus, ok=False)


def test_every_key_is_told(corpus: Path):
    from claimgraph.propose.keys import ACTS, KEYS

    told = {key.strip() for keys in KEYS for key in keys.split(",")}
    assert {key for key in ACTS if len(key) == 1} | {"x"} == told
    found = at(corpus, FORTY)
    press(found, "?")
    shown = "".join(words for _, words in screen(found.session, "morning"))
    assert all(what in shown for what in KEYS.values())


def test_what_is_shown_says_the_same_without_any_style(corpus: Path):
    found = at(corpus, FORTY)
    shown = "".join(words for _, words in screen(found.session, "morning"))
    assert "“⟦40 of ours are home⟧,” ⟦the northern ministry said⟧." in shown
    press(found, "c")
    shown = "".join(words for _, words in screen(found.session, "morning"))
    assert shown.count("\n> ") == 1
