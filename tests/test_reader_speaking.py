"""Who speaks is found where news tells more of him, of his statement or of the time; who only stands beside the verb is not."""

from __future__ import annotations

import pytest

from norvian_news import speakers, told


@pytest.mark.parametrize(
    "who",
    [
        "Jorun Vale, an officer of the port in Skerry, Norvia,",
        "Jorun Vale, head of the union in Skerry and a member of the council,",
        "Jorun Vale, 56, who has led the union for a decade,",
        "Jorun Vale (U.), a lawyer,",
        "Jorun Vale, of Skerry, Norvia,",
        "Jorun Vale this week",
        "Jorun Vale often",
    ],
)
def test_whoever_somebody_is_and_whenever_he_speaks_he_says_it(who: str):
    assert told(f"{who} said that the port was shut.")[-1] == "vale asserts: the port was shut"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” said Jorun Vale, head of the union in Skerry.", ["vale asserts: “It is over,”"]),
        (
            "“It is over,” said Jorun Vale, a lawyer in Skerry, “and we won.”",
            ["vale asserts: “It is over,” … “and we won.”"],
        ),
        (
            "“It is over,” said Jorun Vale as ferries were leaving the port.",
            ["outlet asserts: as ferries were leaving the port", "vale asserts: “It is over,”"],
        ),
        ("The strike is over, said Jorun Vale, head of the union.", ["vale asserts: The strike is over"]),
        ("The strike, said Jorun Vale, was over.", ["vale asserts: The strike … was over"]),
    ],
)
def test_who_somebody_is_and_what_goes_on_meanwhile_is_not_what_he_says(text: str, expected: list[str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Estmark, Norvia's only neighbour and its oldest friend, said it was sorry.",
        "Estmark, its coast long and its winters cold, said Norvia was sorry.",
    ],
)
def test_whoever_does_something_behind_a_verb_of_saying_is_not_who_says_it(text: str):
    assert not {"norvia", "“it”"} & set(speakers(text))


def test_what_somebody_is_about_to_say_more_of_is_said():
    assert told("Norvia is demanding a second vote.") == ["norvia demands: a second vote"]
    assert told("Norvia is not saying how many voted.") == ["norvia declines: how many voted"]
    assert speakers("The court is holding a session.") == ["outlet"]


def test_a_gerund_is_said_by_who_leads_the_sentence_or_makes_the_statement():
    assert told("Jorun Vale left the talks, saying that the port was shut.")[-1] == "vale asserts: the port was shut"
    assert told("Norvia put out a statement confirming 12 dead.")[-1] == "norvia asserts: 12 dead"
    assert told("Norvia left in Jorun Vale’s statement denying a strike.")[-1] == "vale denies: a strike"


@pytest.mark.parametrize(
    "text",
    [
        "The ship left the port, saying goodbye.",
        "A statement confirming 12 dead was long.",
        "The coastal states could lose the port.",
        "The port lies in coastal states around Norvia.",
        "Norvia thought of early tweets shaming the dockers.",
        "Nothing, able tout his polling.",
    ],
)
def test_a_word_beside_a_verb_of_saying_is_nobody_who_says_something(text: str):
    assert set(speakers(text)) <= {"outlet", "norvia"}


def test_a_day_before_a_noun_is_no_time_of_its_own():
    assert told("Jorun Vale said during a Friday evening rally that the port was shut.")[-1].startswith("vale asserts:")
    assert speakers("On Friday officials said that the port was shut.") == ["“officials”"]
    assert speakers("The port was shut, a Friday evening group said.") == ["“a Friday evening group”"]
