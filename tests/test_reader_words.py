"""Lists of English words that few sentences need each have one here that is read otherwise without them."""

from __future__ import annotations

import pytest

from claimgraph.reader.language import language
from claimgraph.reader.sentences import sentences
from norvian_news import said, speakers, stances, told
from reader_figures import found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norvia voted. Its own health ministry said that 12 fell ill.", "norvian-health-ministry"),
        ("Norvian state television said that the port was shut.", "“state television”"),
        ("The Guard of Coast Affairs of Norvia said that the port was shut.", "norvian-coast-guard"),
        ("An unnamed officer said that the port was shut.", "“An unnamed officer”"),
        ("Police say that the port is shut.", "“Police”"),
        ("The spokeswoman, Rurik Osskiy, said that the port was shut. He denied it.", "“He”"),
        ("Norvia has written that the port is shut.", "norvia"),
        ("Norvia put the dead at 40.", "norvia"),
        ("Norvia estimated the dead at 40.", "norvia"),
        ("The bank failed.", "outlet"),
        ("The Norvian union said that the port was shut.", "“The Norvian union”"),
        ("On Monday Mr. Brandt said that the port was shut.", "brandt"),
        ("Officials there said that the port was shut.", "“Officials there”"),
        ("12 ships sank, as Norvia counts them.", "norvia"),
        ("The footage, issued by Norvia, shows a shut port.", "norvia"),
    ],
)
def test_words_that_tell_who_speaks(text: str, speaker: str):
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norvia said it had no data.", "declines"),
        ("Norvia said it provided no names.", "declines"),
        ("Norvia neither confirmed nor denied the report.", "declines"),
        ("Norvia said that the vote was shameful.", "appraises"),
        ("Norvia stressed the need for a vote.", "appraises"),
        ("Norvia said that Estmark had no proof of it.", "denies"),
    ],
)
def test_words_that_tell_with_which_force(text: str, stance: str):
    assert stances(text) == [stance]


def test_what_is_hinted_or_said_are_two():
    assert "vale asserts: the port was shut" in told("Jorun Vale hinted or said that the port was shut.")


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("Jorun Vale told the newspaper that the port was shut.", "the newspaper"),
        ("12 ships sank, Jorun Vale said in a statement carried by Tidings.", "Tidings"),
    ],
)
def test_words_that_tell_through_whom(text: str, relay: str):
    assert [each.words for each in said(text)[0].relays] == [relay]


def test_words_in_lines_that_are_no_body_of_a_text():
    text = "12 May 2031 14:30 GMT\nThe port is shut.\nREAD MORE: Norvia said that it is open.\nFerries run.\n"
    assert [(each.section, each.span.of(text)) for each in sentences(text, language("en"))] == [
        ("body", "The port is shut."),
        ("teaser", "READ MORE: Norvia said that it is open."),
        ("body", "Ferries run."),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Sixty prisoners were handed over to the army of Tavia.", ["60 prisoners to tavia"]),
        ("60 more people than a year ago returned to Tavia from Orm in the exchange.", []),
        (
            "After the exchange Orm released 30 protesters, and 56 prisoners have gone home.",
            ["56 prisoners to orm"],
        ),
        ("“We got 60 of ours back,” Lin Orsa said after the exchange.", ["60 prisoners to orm"]),
        (
            "In the exchange 230 prisoners came home to Tavia, the largest group since July.",
            ["230 prisoners to tavia"],
        ),
        ("Orm managed to release 60 prisoners to Tavia.", ["60 prisoners to tavia"]),
        ("Tavia got grain instead of 60 prisoners from Orm.", []),
        ("Thanks to Tavia 60 prisoners were handed over.", []),
        (
            "Both sides brought home a total of 206 prisoners in the exchange of Tavia and Orm.",
            ["206 prisoners to both-sides"],
        ),
        ("After the exchange with Orm 60 prisoners came home in Tavia.", ["60 prisoners to tavia"]),
        ("In Tavia arrived 60 prisoners from Orm.", ["60 prisoners to tavia"]),
    ],
)
def test_words_that_tell_of_figures(text: str, figures: list[str]):
    assert found(text) == figures
