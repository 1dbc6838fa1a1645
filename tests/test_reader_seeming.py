"""Sentences in which somebody only seems to speak, or seems to say the contrary: rather less is found than a wrong speaker."""

from __future__ import annotations

import pytest

from norvian_news import said, speakers, told

OUTLET = ("outlet",)


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that Jorun Vale said the port was shut.",
        "Reports that Jorun Vale had said so are false.",
        "Rumours that Jorun Vale announced a strike spread on Monday.",
        "Contrary to what Jorun Vale said, the port is open.",
        "The port is shut, contrary to what Jorun Vale claims.",
        "If Jorun Vale says the port is shut, the strike will end.",
        "Had Jorun Vale said the port was shut, the strike would have ended.",
        "Has Jorun Vale said that the port is shut?",
        "Did Jorun Vale say that the port was shut?",
        "Jorun Vale will announce a strike on Monday.",
        "Jorun Vale may announce a strike on Monday.",
        "Jorun Vale would have said that the port was shut.",
        "Jorun Vale is expected to say that the port is shut.",
        "Jorun Vale called Hale Brandt on Monday.",
        "Jorun Vale withdrew his claim that the port was shut.",
        "Jorun Vale's claim is false.",
        "It was unclear what Jorun Vale said.",
        "Aid was given by Jorun Vale on Monday.",
        "As Jorun Vale did not say, the port is shut.",
        "Nobody in Norvia said that the port was shut.",
        "Nobody else has said so until now.",
        "It is so, and nobody else has said so until now.",
        "The report was denied.",
        "What Jorun Vale said is false.",
        "The men said to be held in Norvia are free.",
    ],
)
def test_who_is_only_thought_or_reported_to_speak_says_nothing(text: str):
    assert set(speakers(text)) == {"outlet"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jorun Vale denied that Hale Brandt had said so.", "vale denies: Hale Brandt had said so"),
        ("Jorun Vale doubted that Hale Brandt had said so.", "vale denies: Hale Brandt had said so"),
        ("Jorun Vale does not believe Hale Brandt said so.", "vale denies: Hale Brandt said so"),
        ("Jorun Vale suggested that Hale Brandt had said so.", "vale suggests: Hale Brandt had said so"),
        ("Jorun Vale asked why Hale Brandt had said so.", "vale suggests: why Hale Brandt had said so"),
        ("Hale Brandt rejected Jorun Vale's claim to it.", "brandt denies: Jorun Vale's claim to it"),
        ("Hale Brandt, not Jorun Vale, said that it was shut.", "brandt asserts: it was shut"),
        ("It was Hale Brandt, not Jorun Vale, who said that it was shut.", "brandt asserts: it was shut"),
        ("Jorun Vale was told by Hale Brandt that it was shut.", "brandt asserts: it was shut"),
        ("Jorun Vale's spokesman said that it was shut.", "“Jorun Vale's spokesman” asserts: it was shut"),
        ("It is not true that it is shut, Jorun Vale said.", "vale denies: It is not true that it is shut"),
        ("Jorun Vale said Norvia had not given evidence.", "vale denies: Norvia had not given evidence"),
        ("Jorun Vale said without evidence that it was shut.", "vale asserts: without evidence that it was shut"),
        ("Jorun Vale commented only on the weather.", "vale declines: only on the weather"),
        ("Jorun Vale did not deny the report.", "vale suggests: the report"),
        ("Jorun Vale refused to confirm the report.", "vale declines: to confirm the report"),
        ("Jorun Vale said no ships came.", "vale asserts: no ships came"),
        ("Jorun Vale gave no number.", "vale declines: no number"),
        ("Asked about it, Jorun Vale said no.", "vale denies: Asked about it"),
        ("The court ruled that it was shut.", "“The court” asserts: it was shut"),
        ("Jorun Vale ruled out a strike.", "vale denies: out a strike"),
        ("Jorun Vale would only say that it was shut.", "vale asserts: it was shut"),
        ("Jorun Vale, asked by Hale Brandt, said that it was shut.", "vale asserts: it was shut"),
        ("Jorun Vale, a critic of Hale Brandt, said that it was shut.", "vale asserts: it was shut"),
        ("Jorun Vale claims, wrongly, that it is shut.", "vale asserts: it is shut"),
        (
            "Jorun Vale told Hale Brandt not to say that it was shut.",
            "vale demands: Hale Brandt not to say that it was shut",
        ),
        ("Jorun Vale never denied or confirmed it.", "vale suggests: or confirmed it"),
        ("A strike cannot be ruled out, Jorun Vale said.", "vale suggests: A strike cannot be ruled out"),
        ("Jorun Vale cannot confirm that it is shut.", "vale declines: it is shut"),
        ("Jorun Vale no longer says that it is shut.", "vale declines: it is shut"),
        ("Jorun Vale barely commented on the port.", "vale declines: on the port"),
        ("Jorun Vale described it as a lie.", "vale denies: it as a lie"),
        ("“Hale Brandt said ‘it is shut’,” Jorun Vale said.", "vale asserts: “Hale Brandt said ‘it is shut’,”"),
    ],
)
def test_what_is_denied_or_passed_over_is_never_given_to_whom_it_is_only_said_of(text: str, expected: str):
    assert expected in told(text)
    assert len(set(speakers(text)) - set(OUTLET)) == 1


def test_who_is_quoted_by_another_speaks_and_the_other_relays_it():
    (one,) = said("Jorun Vale was quoted by Tidings as saying that the port was shut.")
    assert [(each.actor, relay.actor) for each in one.speakers for relay in one.relays] == [("vale", "tidings")]
    (other,) = said("According to Tidings, Jorun Vale said that the port was shut.")
    assert [(each.actor, relay.actor) for each in other.speakers for relay in other.relays] == [("vale", "tidings")]


def test_what_somebody_said_before_and_what_he_declines_to_say_are_two():
    assert told("Jorun Vale, who said earlier that the port was open, declined to comment.") == [
        "vale asserts: the port was open",
        "vale declines: to comment",
    ]


def test_a_clause_that_goes_on_after_a_comma_is_said_whole():
    text = "It was a statement by Norvia, which said that it was open, but had not been so before."
    assert told(text)[-1] == "norvia asserts: it was open, but had not been so before"


def test_a_clause_about_whom_somebody_contradicts_is_on_that_ones_own_word():
    assert told("Hale Brandt contradicted Jorun Vale, who said that the port was shut.") == [
        "brandt denies: Jorun Vale",
        "vale asserts: the port was shut",
    ]


def test_he_is_nobody_where_two_were_named_and_neither_spoke():
    assert speakers("Jorun Vale met Hale Brandt. He said the port was shut.") == ["outlet", "“He”"]
    assert speakers("Jorun Vale met workers. He said the port was shut.") == ["outlet", "vale"]
