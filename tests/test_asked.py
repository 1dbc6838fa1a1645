"""Questions read as questions: the patterns stand in the vocabulary, and turn no direction round."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph
from claimgraph.model.labels import Labels
from claimgraph.model.patterns import ASKS, PLACEHOLDERS, SENTENCES, filled, needed, places, with_article
from claimgraph.model.records import Corpus, Proposition, Question
from claimgraph.model.values import Figure, Period, Ref
from claimgraph.model.vocabulary import vocabulary
from conftest import ROOT, claims_in

pytestmark = pytest.mark.usefixtures("each_built_once")

NORTH = (("received-by", Ref("actor", "northland")),)


def asked(corpus: Corpus, **parts: object) -> str:
    return Labels(corpus).question(Question(**parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        ("completed", "How many prisoners did Northland receive in the swap?"),
        ("planned", "How many prisoners are to go to Northland in the swap?"),
        ("attempted", "How many prisoners were offered to Northland in the swap?"),
        ("ongoing", "How many prisoners are being handed over to Northland in the swap?"),
    ],
)
def test_a_figure_is_asked_for_in_its_phase_and_its_direction(tiny: Corpus, phase: str, expected: str):
    assert asked(tiny, event="swap", counts="prisoners", phase=phase, dimensions=NORTH) == expected


@pytest.mark.parametrize(
    ("property", "phase", "expected"),
    [
        ("occurred", "completed", "Did the swap take place?"),
        ("occurred", "planned", "Will the swap take place?"),
        ("date", "completed", "When did the swap take place?"),
        ("date", "planned", "When is the swap to take place?"),
        ("perpetrator", "completed", "Who was the perpetrator of the swap?"),
        ("deliberate", "completed", "Was the swap deliberate?"),
    ],
)
def test_other_questions_have_patterns_too(tiny: Corpus, property: str, phase: str, expected: str):
    assert asked(tiny, event="swap", property=property, phase=phase) == expected


def test_where_a_heading_names_the_event_the_question_does_not(tiny: Corpus):
    labels = Labels(tiny)
    figure = Question(event="swap", counts="prisoners", phase="completed", dimensions=NORTH)
    assert labels.question_here(figure) == "How many prisoners did Northland receive?"
    assert labels.question_here(Question(event="swap", property="date", phase="completed")) == "When did it take place?"
    of_actor = Question(actor="northland", property="public-role")
    assert labels.question_here(of_actor) == labels.question(of_actor)


def test_what_narrows_a_question_is_in_it(tiny: Corpus):
    rank = Question(event="swap", property="size-rank", phase="completed", within="swaps", as_of=date(2030, 4, 5))
    assert Labels(tiny).question(rank) == "Which rank by size does the swap have within the swaps, as of 5 April 2030?"
    count = replace(rank, property="", counts="bodies", dimensions=NORTH)
    assert Labels(tiny).question(count) == (
        "How many bodies did Northland receive in the swap, within swaps, as of 5 April 2030?"
    )
    motive = Question(event="swap", actor="northland", property="motive", phase="completed")
    assert Labels(tiny).question(motive) == "What was the motive of Northland in the swap?"
    mediated = Question(event="swap", actor="northland", property="mediator", phase="completed")
    assert Labels(tiny).question(mediated) == "Who mediated in the swap, Northland?"


def test_an_answer_is_said_in_the_pattern_of_its_property(tiny: Corpus):
    labels = Labels(tiny)
    day = Period(date(2030, 4, 5), date(2030, 4, 5))
    dated = Question(event="swap", property="date", phase="completed")
    assert labels.proposition(Proposition(dated, day)) == "the swap is dated 5 April 2030"
    assert labels.proposition(Proposition(dated, day, negated=True)) == "not so: the swap is dated 5 April 2030"
    planned = replace(dated, phase="planned")
    assert labels.proposition(Proposition(planned, day)) == "the swap is planned for 5 April 2030"
    attempted = replace(dated, phase="attempted")
    assert labels.proposition(Proposition(attempted, day)) == "the swap is dated 5 April 2030 (attempted)"
    rank = Question(event="swap", property="size-rank", phase="completed", within="swaps", as_of=date(2030, 4, 5))
    first = Proposition(rank, Figure(1, 1, 1))
    assert labels.proposition(first) == "the swap is number 1 by size within the swaps, as of 5 April 2030"
    took_place = Question(event="swap", property="occurred", phase="completed")
    assert labels.proposition(Proposition(took_place, True)) == "the swap took place"
    assert labels.proposition(Proposition(took_place, False)) == "not so: the swap took place"
    assert labels.proposition(Proposition(took_place, True, negated=True)) == "not so: the swap took place"


def test_dimensions_that_only_add_stand_with_what_is_counted(tiny: Corpus):
    of_south = ("affiliation", Ref("actor", "southland"))
    assert asked(tiny, event="swap", counts="prisoners", phase="completed", dimensions=(of_south,)) == (
        "How many prisoners from Southland were there in the swap?"
    )
    assert asked(tiny, event="swap", counts="prisoners", phase="completed", dimensions=(of_south, *NORTH)) == (
        "How many prisoners from Southland did Northland receive in the swap?"
    )


def test_a_question_without_a_pattern_for_its_phase_is_asked_plainly(tiny: Corpus):
    assert asked(tiny, event="swap", property="perpetrator", phase="planned") == "Perpetrator, the swap, planned?"
    assert asked(tiny, event="swap", counts="prisoners", phase="attempted") == (
        "Number of prisoners, the swap, attempted?"
    )


def test_two_questions_never_read_alike(shipped: Corpus, accounts: Corpus):
    for corpus in (shipped, accounts):
        labels = Labels(corpus)
        questions = {s.proposition.question for d in corpus.documents.values() for s in d.statements}
        assert len({labels.question(question) for question in questions}) == len(questions)
        assert all(labels.question(question).endswith("?") for question in questions)


def test_patterns_name_only_what_the_code_puts_into_them(shipped: Corpus):
    words = shipped.vocabulary
    answerables = [*words.properties.values(), *words.dimensions.values()]
    patterns = [p for found in answerables for p in found.asks.values()] + list(words.how_many.values())
    assert len(patterns) > 60
    for pattern in patterns:
        assert places(pattern) <= PLACEHOLDERS[ASKS["completed"]], pattern
        assert pattern.endswith("?"), pattern
    for pattern in (p for found in answerables for p in found.sentences.values()):
        assert places(pattern) <= PLACEHOLDERS[SENTENCES["completed"]], pattern
    for verdict in words.verdicts.values():
        assert places(verdict.reading) <= {"gap"}
        assert not needed(verdict.reading)


def test_every_property_has_a_pattern(tiny: Corpus, shipped: Corpus):
    for corpus in (tiny, shipped):
        assert [key for key, found in corpus.vocabulary.properties.items() if "completed" not in found.asks] == []


def test_a_comparison_names_its_answers_from_the_lowest_up(tmp_path: Path):
    """By what they are: in the order of their words it would be "about 500 against dozens"."""
    says = "says: {event: swap, counts: prisoners, phase: completed, value"
    claims = [
        f"{{who: {who}, unverified: true, {says}: {value}}}}}"
        for who, value in (("p1", "about 500"), ("paper", "dozens"))
    ]
    (row,) = claimgraph.ask(claimgraph.build(claims_in(tmp_path / "a", claims)), "comparison/all")
    assert row["comparison"] == "contradicts: dozens against about 500: How many prisoners were there in the swap?"


# ------------------------------------------------------------------------ names are data


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_name_with_braces_and_brackets_stays_as_it_is(one: str, other: str):
    shown = filled("({a}|{b}[|{b}])", {"a": one, "b": other})
    assert shown == (f"({one}|{other}|{other})" if other else f"({one}|)")


def test_a_hostile_name_of_an_event_makes_no_pattern(tiny: Corpus):
    events = {**tiny.events, "swap": replace(tiny.events["swap"], name="{value} [in {counted}]")}
    corpus = replace(tiny, events=events)
    assert asked(corpus, event="swap", property="date", phase="completed") == (
        "When did {value} [in {counted}] take place?"
    )


@pytest.mark.parametrize("name", ["the swap", "another swap", "a swap", "Operation Dawn", "IL-76", "", "«x»"])
def test_a_name_with_a_determiner_or_a_capital_gets_no_article(name: str):
    assert with_article(name) == name


def test_a_name_that_only_begins_like_a_determiner_gets_one():
    assert with_article("anniversary march") == "the anniversary march"


def test_a_pattern_is_one_line_of_turtle(tiny: Corpus, tmp_path: Path):
    folder = Path(shutil.copytree(ROOT / "ontology", tmp_path / "ontology"))
    path = folder / "claimgraph.ttl"
    text = path.read_text(encoding="utf-8")
    assert text.count('"When did {topic} take place?"') == 1
    path.write_text(text.replace("When did {topic} take place?", "On what day was {topic}?"), encoding="utf-8")
    other = replace(tiny, vocabulary=vocabulary(tiny.vocabulary.own, folder))
    assert asked(other, event="swap", property="date", phase="completed") == "On what day was the swap?"
