"""A person decides key by key: what is accepted stands in the document, every other byte of which stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph.corpus import read_corpus
from claimgraph.propose.filling import offered
from claimgraph.propose.quoting import Words
from claimgraph.reader.said import Speaker
from claimgraph.reader.text import Span
from proposing import (
    FIFTY,
    FORTY,
    SILENCE,
    at,
    corpus_in,
    document,
    log,
    press,
    propose,
    proposed_in,
    reading,
    review,
    run,
    said,
    shown_of,
    span,
    text_of,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return proposed_in(tmp_path)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_accepted_claim_stands_where_its_words_stand_and_no_other_byte_changes(tmp_path: Path, ends: str):
    corpus = proposed_in(tmp_path, ends)
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
    assert session.open() == [SILENCE]


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
    assert found.session.message.startswith("not a number: 'many'. Write digits")
    assert "problem found" not in found.session.message
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


def test_a_span_is_taken_away_and_the_one_that_shows_who_speaks_goes_on_to_do_so(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["q", "left", "enter"])
    draft = found.session.items[FORTY].draft
    assert [each.of(found.text) for each in draft.shown_by] == ["the northern ministry said"]
    press(found, ["q", "-", "-", "enter"])  # the last one stays
    draft = found.session.items[FORTY].draft
    assert [each.of(found.text) for each in draft.quotes] == ["the northern ministry said"]
    press(found, "o")
    assert found.session.items[FORTY].draft.quotes == ()


def test_whoever_passed_it_on_is_asked_for_where_the_text_names_nobody(tmp_path: Path):
    corpus = corpus_in(tmp_path)
    whole = reading(text_of(corpus))
    ministry = replace(whole.said[1], relays=(Speaker("", "an aide", None, False),))
    propose(corpus, found=replace(whole, said=(whole.said[0], ministry, *whole.said[2:])))
    found = at(corpus, FORTY)
    press(found, ["a", *"news wire", "enter"])
    (forty,) = (s for s in read_corpus(corpus).documents["morning"].statements if s.accepted_by)
    assert [(each.actor, each.named_as) for each in forty.chain] == [
        ("agency", "an aide"),
        ("ministry", "the northern ministry"),
    ]


def test_that_it_is_not_so_is_chosen(corpus: Path):
    found = at(corpus, 0)
    press(found, ["e", *"asks", "enter", *"location", "enter", "e", *"value", "enter", *"bridge", "enter"])
    press(found, ["e", *"not", "enter"])
    assert [choice.key for choice in offered(found.session)] == ["true"]
    press(found, ["enter", "a"])
    (location,) = (s for s in read_corpus(corpus).documents["morning"].statements if s.accepted_by)
    assert location.proposition.negated


def test_an_actor_whose_name_is_in_another_alphabet_has_an_id_that_can_be_read(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["c", *"Міністерство оборони", "enter", *"organization", "enter", "enter", *"x", "enter"])
    assert found.session.items[FORTY].draft.said["who"] == "ministerstvo-oboroni"


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
    shown = shown_of(found)
    assert "written already" in shown
    assert "swapped prisoners" not in shown


def test_another_figure_of_the_same_speaker_in_the_same_words_is_no_duplicate(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["e", *"value", "enter", *"41", "enter", "a"])
    (corpus / "proposals" / "morning.decisions.jsonl").unlink()
    assert not any(item.already for item in review(corpus).session.items)


def test_a_review_without_a_terminal_says_how_else(corpus: Path):
    assert "--page" in run("review", "--corpus", corpus, ok=False)


def test_every_key_is_told(corpus: Path):
    from claimgraph.propose.keys import ACTS, KEYS

    told = {key.strip() for keys in KEYS for key in keys.split(",")}
    assert {key for key in ACTS if len(key) == 1} | {"x"} == told
    found = at(corpus, FORTY)
    press(found, "?")
    shown = shown_of(found)
    assert all(what in shown for what in KEYS.values())


def test_what_is_shown_says_the_same_without_any_style(corpus: Path):
    found = at(corpus, FORTY)
    shown = shown_of(found)
    assert "“⟦40 of ours are home⟧,” ⟦the northern ministry said⟧." in shown
    press(found, "c")
    shown = shown_of(found)
    assert shown.count("\n> ") == 1
