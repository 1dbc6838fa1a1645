"""The reader knows who says what, however a sentence puts it; who is not sure to be meant is nobody it knows."""

from __future__ import annotations

import pytest

from norvian_news import said, speakers, stances, told, who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvia said that the bridge was open.", "norvia asserts: the bridge was open"),
        ("The bridge is open, Norvia said on Monday.", "norvia asserts: The bridge is open"),
        ("The bridge, Norvia said, is open.", "norvia asserts: The bridge … is open"),
        ("“The bridge is open,” said Jorun Vale.", "vale asserts: “The bridge is open,”"),
        ("According to Jorun Vale, the bridge is open.", "vale asserts: the bridge is open"),
        ("The bridge is open, as reported by Tidings.", "tidings asserts: The bridge is open"),
        ("Jorun Vale: the bridge is open.", "vale asserts: the bridge is open"),
        ("By Jorun Vale's count, 12 ships sank.", "vale asserts: 12 ships sank"),
        ("The quake was reported by the Norvian Coast Guard.", "norvian-coast-guard asserts: The quake"),
        ("Jorun Vale's count of the ships is 12.", "vale asserts: Jorun Vale's count of the ships is 12"),
        ("Twelve is what Jorun Vale announced.", "vale asserts: Twelve"),
        ("“Never”, was the answer of Jorun Vale.", "vale asserts: “Never”"),
    ],
)
def test_each_way_to_say_who_speaks_is_known(text: str, expected: str):
    assert told(text) == [expected]


def test_what_follows_so_says_is_said_of_the_sentences_before():
    text = "The bridge is open. Ferries run again. So says Jorun Vale."
    assert speakers(text) == ["vale", "vale"]


def test_a_number_that_somebody_gave_out_is_that_ones():
    assert speakers("Twelve ships sank on Sunday. Jorun Vale gave out the number.")[0] == "vale"


def test_those_who_speak_together_are_all_speakers():
    assert speakers("Norvia and Estmark said that the talks failed.") == ["norvia and estmark"]
    assert speakers("The strike ended, with both Norvia and Estmark confirming the deal.")[-1] == "norvia and estmark"


def test_the_two_governments_are_the_two_states_of_the_text():
    text = "Norvia voted on Sunday. Estmark votes next. The two governments said that the count was fair."
    assert speakers(text)[-1] == "norvia and estmark"


def test_he_is_whoever_spoke_last_before_those_who_were_only_named():
    text = "Jorun Vale said that the polls were open. Officials met Hale Brandt. He added that 40 voted."
    assert speakers(text)[-1] == "vale"


def test_it_is_the_body_that_a_sentence_begins_with_where_nobody_spoke_just_before():
    text = (
        "Norvia said that the quake was weak. Schools were closed. "
        "The Norvian Coast Guard sent two ships. Nobody was hurt, it said."
    )
    assert speakers(text)[-1] == "norvian-coast-guard"


def test_she_is_never_a_man():
    text = "The spokesman, Rurik Osskiy, said that the port was shut. She denied it."
    assert speakers(text)[-1] == "“She”"


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Norvia's health ministry", "norvian-health-ministry"),
        ("The Ministry of Health of Estmark", "estmark-health-ministry"),
        ("The Health Ministry in Estmark", "estmark-health-ministry"),
        ("Estmark's president", "brandt"),
        ("President Brandt", "brandt"),
        ("Mr. Brandt", "brandt"),
        ("Rurik Osskyy", "oss"),
        ("Rurik Osskij", "oss"),
        ("The Norvian coast guard", "norvian-coast-guard"),
    ],
)
def test_somebody_is_known_by_name_surname_office_and_state(words: str, actor: str):
    assert speakers(f"{words} said that the strike was over.") == [actor]


def test_a_ministry_without_a_state_is_the_one_that_spoke_last():
    text = "Norvia's health ministry said that 12 fell ill. Estmark has a ministry too. The ministry said that 3 died."
    assert speakers(text)[-1] == "norvian-health-ministry"


@pytest.mark.parametrize(
    "words", ["The health ministry", "A Norvian ministry", "Pavel Vale", "The president", "The Harbour Authority"]
)
def test_whoever_may_be_somebody_else_is_left_in_the_words_of_the_text(words: str):
    assert speakers(f"{words} said that the strike was over.") == [f"“{words}”"]


def test_a_name_that_only_describes_means_its_actor_where_the_text_speaks_of_its_state_and_is_not_sure():
    text = "In Norvia, the rescuers said that 12 were saved."
    (one,) = said(text)
    assert (who(one), one.speakers[0].sure) == ("norvian-health-ministry", False)
    assert speakers("The rescuers said that 12 were saved.") == ["“The rescuers”"]
    assert (
        speakers("Norvia voted. The Ministry of Health in Skerry said that 12 fell ill.")[-1]
        != "norvian-health-ministry"
    )


def test_a_minister_is_the_one_for_that_office():
    text = "Estmark's defence minister, Rurik Osskiy, said that the port was shut. {} said that it was open."
    assert speakers(text.format("The defence minister"))[-1] == "oss"
    assert speakers(text.format("The foreign minister"))[-1] == "“The foreign minister”"
    assert speakers(text.format("Norvia's defence minister"))[-1] == "“Norvia's defence minister”"


def test_an_apposition_gives_the_name_and_not_the_office():
    assert speakers("“Go home,” its spokeswoman, Jorun Vale, told reporters.") == ["vale"]
    assert speakers("Jorun Vale, who runs the port, said that it was shut.")[-1] == "vale"


def test_a_relay_is_nearest_to_the_speaker_first():
    text = "The Harbour Gazette, citing Tidings, which in turn quoted Jorun Vale, reports that 12 ships sank."
    (one,) = said(text)
    assert who(one) == "vale"
    assert [each.actor for each in one.relays] == ["tidings", "gazette"]


def test_who_says_that_somebody_says_something_relays_it():
    (one,) = said("Norvia said that Jorun Vale had announced a strike.")
    assert (who(one), [each.actor for each in one.relays]) == ("vale", ["norvia"])


def test_who_quotes_somebody_as_saying_something_relays_it():
    (one,) = said("Tidings quoted Jorun Vale as saying that the port was shut.")
    assert (who(one), [each.actor for each in one.relays]) == ("vale", ["tidings"])


def test_an_outlet_that_is_told_something_relays_it_and_a_court_does_not():
    (one,) = said("Jorun Vale told Tidings that the port was shut.")
    assert (who(one), [each.actor for each in one.relays]) == ("vale", ["tidings"])
    (other,) = said("Jorun Vale told the court that the port was shut.")
    assert other.relays == ()


def test_who_passes_on_what_another_said_before_relays_it():
    (one,) = said("The port is shut, Jorun Vale said, as Tidings reports.")
    assert (who(one), [each.actor for each in one.relays]) == ("vale", ["tidings"])


def test_a_quotation_is_whose_name_follows_it_whatever_comes_then():
    text = "“I won't resign,” Jorun Vale said on Tuesday after losing the vote."
    assert told(text) == ["vale promises: “I won't resign,”"]


def test_a_clause_that_only_says_more_of_a_speaker_gives_no_relay():
    text = "The firm, which reported a loss last year, will cut jobs, Jorun Vale said."
    assert [(who(one), one.relays) for one in said(text)] == [("vale", ())]


def test_what_one_says_of_himself_is_not_a_relay():
    assert [each.relays for each in said("Norvia said it had reported the quake.")] == [()]


def test_the_medium_is_the_word_of_the_text():
    assert [one.medium for one in said("“We won,” Jorun Vale wrote on Telegram.")] == ["Telegram"]
    assert [one.medium for one in said("Norvia said in a statement that it was over.")] == ["statement"]
    (one,) = said("Norvia said at a press conference that it was over.")
    assert one.medium == "press conference"
    assert [span.of("Norvia said at a press conference that it was over.") for span in one.shown_by] == [
        "Norvia said at a press conference"
    ]


def test_what_nobody_is_named_for_is_the_outlets():
    assert told("The polls opened at dawn.") == ["outlet asserts: The polls opened at dawn"]
    text = "Jorun Vale confirmed the result, but the count had been stopped in two towns."
    assert told(text) == [
        "outlet asserts: but the count had been stopped in two towns",
        "vale asserts: the result",
    ]


def test_what_a_ministry_only_confirms_is_the_outlets_too():
    assert speakers("The strike ended on Friday, as the Norvian Health Ministry confirmed.") == [
        "outlet",
        "norvian-health-ministry",
    ]


def test_lines_below_a_heading_and_answers_are_whose_the_heading_says():
    assert speakers("Ships this year, as the Norvian Coast Guard counts them:\n- May: 20 in\n- June: 35 in")[1:] == [
        "norvian-coast-guard",
        "norvian-coast-guard",
    ]
    assert (
        speakers("Q. How many came?\nA. (Jorun Vale, Coast Guard) Eighty-six. They were tired.\n")[1:] == ["vale"] * 2
    )


def test_a_quotation_alone_goes_on_with_who_spoke_before():
    assert speakers("“We won,” said Jorun Vale. “We counted twice.”") == ["vale", "vale"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norvia said that the quake was weak.", "asserts"),
        ("Norvia denied that there had been a strike.", "denies"),
        ("“A lie,” said Jorun Vale.", "denies"),
        ("Norvia called the report an invention.", "denies"),
        ("Norvia ruled out a second vote.", "denies"),
        ("Norvia did not rule out a second vote.", "suggests"),
        ("Norvia did not exclude a second vote.", "suggests"),
        ("Norvia did not say how many voted.", "declines"),
        ("Norvia gave no number.", "declines"),
        ("Norvia kept silent about the strike.", "declines"),
        ("Norvia remained tight-lipped about the strike.", "declines"),
        ("Norvia refused to comment on the strike.", "declines"),
        ("Norvia has yet to confirm the result.", "declines"),
        ("Norvia said it knew nothing of a strike.", "declines"),
        ("Norvia said it could not give details.", "declines"),
        ("It was not clear how many voted.", "declines"),
        ("Norvia rejected the report.", "denies"),
        ("Norvia asked whether the count was fair.", "suggests"),
        ("“We do not discuss lists,” said Jorun Vale.", "declines"),
        ("Neither Norvia nor Estmark would say how many voted.", "declines"),
        ("The toll was left unexplained by Norvia.", "declines"),
        ("How many voted Norvia did not disclose.", "declines"),
        ("Norvia suggested that the count was wrong.", "suggests"),
        ("Norvia said that the quake may have been stronger.", "suggests"),
        ("Norvia promised a second vote.", "promises"),
        ("Norvia said it would send doctors.", "promises"),
        ("Norvia demanded a second vote.", "demands"),
        ("Norvia called for a second vote.", "demands"),
        ("Norvia said that the count must stop.", "demands"),
        ("Norvia praised the dockers.", "appraises"),
        ("Norvia described the vote as unfair.", "appraises"),
        ("Norvia referred to the vote as a farce.", "appraises"),
    ],
)
def test_the_force_is_that_of_negation_verb_and_words(text: str, stance: str):
    assert stances(text) == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The price declined by a tenth.",
        "Norvia refused to leave the harbour.",
        "Norvia has 40 ships.",
        "The dockers walked out in Norvia on Monday.",
        "Norvia went home and counted the ships.",
        "Norvia excluded two ships from the harbour.",
        "Norvia referred to the treaty.",
        "A ship that had been found by Norvia sank.",
        "The pictures showed that Norvia had flooded streets.",
        "Nobody knew whether Norvia would agree.",
    ],
)
def test_what_is_only_done_is_said_by_nobody_but_the_outlet(text: str):
    assert speakers(text) == ["outlet"]


def test_not_this_but_that_is_a_denial_and_an_assertion():
    assert told("Not 300, but 230 ships came, Norvia said.") == [
        "norvia denies: Not 300",
        "norvia asserts: 230 ships came",
    ]


def test_that_another_is_silent_is_what_the_first_asserts():
    assert told("Norvia said that Estmark had not confirmed the result.") == [
        "norvia asserts: Estmark had not confirmed the result"
    ]
