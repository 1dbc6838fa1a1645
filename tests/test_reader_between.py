"""Where one statement stands inside another, or beside it, each speaker has his own words and no word of another."""

from __future__ import annotations

import pytest

from norvian_news import said, speakers, stances, told, who


@pytest.mark.parametrize(
    ("text", "speaker", "words", "relay"),
    [
        ("Tidings reported that, according to Norvia, 12 ships sank.", "norvia", "12 ships sank", "tidings"),
        ("Tidings reported that according to Norvia 12 ships sank.", "norvia", "12 ships sank", "tidings"),
        ("Hale Brandt says that, as Jorun Vale admits, the port is shut.", "vale", "the port is shut", "brandt"),
    ],
)
def test_whose_word_a_report_begins_with_speaks_and_who_reports_it_relays(
    text: str, speaker: str, words: str, relay: str
):
    assert told(text) == [f"{speaker} asserts: {words}"]
    assert [each.actor for each in said(text)[0].relays] == [relay]


def test_who_denies_what_another_is_cited_for_relays_nothing():
    text = "Tidings denied that, according to Norvia, 12 ships sank."
    assert [(who(one), one.stance, one.relays) for one in said(text)] == [("tidings", "denies", ())]


def test_a_semicolon_ends_what_somebody_says_unless_a_quotation_goes_on_behind_it():
    assert told("The port is shut, Jorun Vale said; ferries run, Hale Brandt said.") == [
        "vale asserts: The port is shut",
        "brandt asserts: ferries run",
    ]
    assert told("The port is shut, Jorun Vale said; ferries run.") == [
        "outlet asserts: ferries run",
        "vale asserts: The port is shut",
    ]
    assert told("“The port is shut,” Jorun Vale said; “ferries run.”") == [
        "vale asserts: “The port is shut,” … “ferries run.”"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norvia reported that its ships, which Estmark says were sunk, are safe.",
            ["norvia asserts: its ships … are safe", "estmark asserts: were sunk"],
        ),
        (
            "Norvia reported that its ships, which Estmark did not confirm were sunk, are safe.",
            ["norvia asserts: its ships … are safe", "estmark declines: were sunk"],
        ),
        (
            "Hale Brandt, who Jorun Vale said had lied, left Skerry.",
            ["outlet asserts: Hale Brandt … left Skerry", "vale asserts: had lied"],
        ),
        (
            "The law, which Jorun Vale says is needed, was rejected.",
            ["outlet asserts: The law … was rejected", "vale asserts: is needed"],
        ),
    ],
)
def test_a_clause_between_commas_is_whose_it_is_and_what_stands_around_it_is_not(text: str, expected: list[str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“It is over,” said Hale Brandt, who leads the union.",
            ["outlet asserts: who leads the union", "brandt asserts: “It is over,”"],
        ),
        (
            "“It is over,” said Hale Brandt, who leads the union, “and we won.”",
            ["outlet asserts: who leads the union", "brandt asserts: “It is over,” … “and we won.”"],
        ),
        (
            "“It is over,” said Hale Brandt, who added that 40 had voted.",
            ["brandt asserts: “It is over,” … who added that 40 had voted"],
        ),
    ],
)
def test_who_somebody_is_says_the_outlet_and_what_he_adds_says_he(text: str, expected: list[str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the head of the port, 12 ships sank.", "“the head of the port” asserts: 12 ships sank"),
        ("According to police in Skerry, 12 ships sank.", "“police in Skerry” asserts: 12 ships sank"),
        ("According to doctors at least 12 ships sank.", "“doctors” asserts: at least 12 ships sank"),
    ],
)
def test_what_tells_which_of_many_somebody_is_is_not_what_he_says(text: str, expected: str):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Asked if he would resign, Hale Brandt said: “No.”",
        "Asked if he would resign, Hale Brandt replied: “No.”",
        "Hale Brandt replied no when asked if he would resign.",
        "“No,” said Hale Brandt.",
    ],
)
def test_a_no_is_a_denial(text: str):
    assert stances(text) == ["denies"]


def test_a_no_before_a_noun_is_none():
    assert stances("“No ship came,” said Hale Brandt.") == ["asserts"]


def test_a_day_behind_a_verb_is_no_particle_of_it():
    assert stances("Hale Brandt insisted on Tuesday he would not resign.") == ["promises"]
    assert stances("Hale Brandt insisted on a second vote.") == ["demands"]


def test_that_somebody_was_not_told_says_the_outlet():
    assert speakers("Hale Brandt was not told by Jorun Vale that the port was shut.") == ["outlet"]
    assert told("Hale Brandt was told by Jorun Vale that the port was shut.") == ["vale asserts: the port was shut"]


def test_whoever_is_joined_by_more_than_one_word_speaks_too():
    assert speakers("Norvia as well as Estmark said that the port was shut.") == ["norvia and estmark"]
    assert speakers("The port was shut, said Norvia as well as Estmark.") == ["norvia and estmark"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jorun Vale told police that it was shut, but ferries ran, Hale Brandt added.",
            ["vale asserts: it was shut", "brandt asserts: ferries ran"],
        ),
        (
            "It is shut, said Jorun Vale, and ferries ran, Hale Brandt added.",
            ["vale asserts: It is shut", "brandt asserts: and ferries ran"],
        ),
        (
            "Norvia said 12 ships sank, nine of them, by Jorun Vale's count, off Skerry, and ferries ran.",
            ["norvia asserts: 12 ships sank", "vale asserts: nine of them … off Skerry"],
        ),
        (
            "Ships which, as Norvia claims, are lost were found, Jorun Vale said.",
            ["norvia asserts: are lost were found", "vale asserts: Ships which … are lost were found"],
        ),
        (
            "Norvia confirmed one sale that Estmark had spoken of.",
            ["norvia asserts: one sale that Estmark had spoken of"],
        ),
        ("Norvia denies.", ["norvia denies: denies"]),
        ("That is for Estmark to say, said Jorun Vale.", ["vale declines: is for Estmark to say"]),
    ],
)
def test_each_of_two_in_a_sentence_says_his_part(text: str, expected: list[str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port is shut, said Norvia and Estmark.", "norvia and estmark"),
        ("The port is shut, said Norvia and Estmark said it was open.", "norvia"),
        ("The port is shut, said its spokeswoman, Jorun Vale.", "vale"),
        ("The port is shut, said Jorun Vale, its spokeswoman, on Monday.", "vale"),
        ("Sources close to the talks said that it was shut.", "“Sources”"),
        ("Both Norvia and Estmark said that it was shut.", "norvia and estmark"),
    ],
)
def test_all_who_stand_behind_a_verb_say_it_and_no_one_of_the_next_clause(text: str, expected: str):
    assert speakers(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norvia put the dead at 40, a figure that Estmark dismissed as “a tale”.",
            ["norvia asserts: the dead at 40", "estmark denies: a figure … as “a tale”"],
        ),
        (
            "Norvia put the dead at 40, a figure that Estmark had spoken of.",
            ["norvia asserts: the dead at 40, a figure that Estmark had spoken of"],
        ),
        (
            "Norvia raised 12 ships which Estmark says are its own, Jorun Vale said.",
            ["estmark asserts: are its own", "vale asserts: Norvia raised 12 ships"],
        ),
        (
            "Norvia said 40 came besides the wounded, whose number it did not give.",
            ["norvia asserts: 40 came besides the wounded", "norvia declines: the wounded, whose number"],
        ),
        (
            "Asked whether it was so, Jorun Vale declined to comment.",
            ["vale declines: Asked whether it was so … to comment"],
        ),
        ("After the vote, Jorun Vale declined to comment.", ["vale declines: to comment"]),
        ("“It is shut,” the statement reads.", ["“the statement” asserts: “It is shut,”"]),
        ("“It is shut,” the sign shows.", ["outlet asserts: “It is shut,” the sign shows"]),
        ("“It is shut,” said its treasurer, Ada Pell.", ["“Ada Pell” asserts: “It is shut,”"]),
        ("Norvia asked Estmark not to cite it.", ["norvia demands: Estmark not to cite it"]),
        ("Norvia asked Estmark on Monday.", ["outlet asserts: Norvia asked Estmark on Monday"]),
        ("Jorun Vale pleaded not guilty.", ["vale denies: not guilty"]),
    ],
)
def test_what_is_denied_asked_or_left_unsaid_beside_something_else_stands_apart(text: str, expected: list[str]):
    assert told(text) == expected
