"""What is said in one sentence, or in a whole text, and shown in another: "this was reported by", posts, bulletins, interviews."""

from __future__ import annotations

import pytest

from norvian_news import speakers, stances, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who says what the sentence before says, also across a paragraph; and nobody else's words are given to him.
        ("12 ships sank.\n\nThis was reported by Norvia on Telegram.", ["norvia asserts: 12 ships sank"]),
        (
            "The port is shut. 12 ships sank. This was reported by Norvia.",
            ["outlet asserts: The port is shut", "norvia asserts: 12 ships sank"],
        ),
        ("12 ships sank. Jorun Vale announced this on Friday, 3 May.", ["vale asserts: 12 ships sank"]),
        ("12 ships sank. Norvia reported it.", ["norvia asserts: 12 ships sank"]),
        ("12 ships sank. Norvia says it got 12.", ["outlet asserts: 12 ships sank", "norvia asserts: it got 12"]),
        ("12 ships sank. Norvia confirmed this.", ["outlet asserts: 12 ships sank", "norvia asserts: this"]),
        ("12 ships sank. Norvia denied this.", ["outlet asserts: 12 ships sank", "norvia denies: this"]),
        (
            "Estmark says 12 ships sank. Norvia reported this.",
            ["estmark asserts: 12 ships sank", "norvia asserts: this"],
        ),
        # What is noted beside what somebody said, by him; where nobody spoke, by the outlet.
        (
            "Norvia spoke of a wreck. It is noted that 12 sank.",
            ["norvia asserts: of a wreck", "norvia asserts: It is noted that 12 sank"],
        ),
        (
            "Norvia spoke of a wreck. As noted, 12 sank.",
            ["norvia asserts: of a wreck", "norvia asserts: As noted, 12 sank"],
        ),
        (
            "Norvia spoke of a wreck. It is feared that 12 sank.",
            ["norvia asserts: of a wreck", "outlet asserts: It is feared that 12 sank"],
        ),
        ("It is noted that 12 sank.", ["outlet asserts: It is noted that 12 sank"]),
    ],
)
def test_the_word_of_somebody_may_be_shown_in_the_sentence_beside_it(text: str, expected: list[str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The opposite is true,” Hale Brandt said.", "brandt denies: “The opposite is true,”"),
        (
            "Hale Brandt said the claims do not correspond to reality.",
            "brandt denies: the claims do not correspond to reality",
        ),
        ("Hale Brandt said the claims correspond to reality.", "brandt asserts: the claims correspond to reality"),
        ("Hale Brandt said he would not discuss the strike.", "brandt declines: he would not discuss the strike"),
        ("Hale Brandt said he had nothing to add.", "brandt declines: he had nothing to add"),
        # How somebody feels is no denial.
        ("“I don't care who is late,” Jorun Vale said.", "vale asserts: “I don't care who is late,”"),
        ("“I did not do it,” Jorun Vale said.", "vale denies: “I did not do it,”"),
        ("“I can't believe I am home,” Jorun Vale said.", "vale asserts: “I can't believe I am home,”"),
        ("“I don't believe them,” Jorun Vale said.", "vale denies: “I don't believe them,”"),
    ],
)
def test_what_is_only_another_way_to_deny_or_to_say_nothing_is_no_assertion(text: str, expected: str):
    assert told(text) == [expected]


BULLETIN = "{}\n\nOn 3 May the port was opened. Ferries run.\n"


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("The Norvian Health Ministry announces the following.", "norvian-health-ministry"),
        ("The Norvian Health Ministry announces a strike.", "outlet"),
        ("The Norvian Health Ministry denies the following.", "norvian-health-ministry"),
    ],
)
def test_all_that_follows_is_whose_announcement_it_is(opening: str, speaker: str):
    assert speakers(BULLETIN.format(opening))[1:] == [speaker, speaker]


POST = "{}\n\nWe met at the port. The ferries run, and I saw them. Nothing is shut.\n"


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Hale Brandt on the strike (post on his channel)", "brandt"),
        ("Hale Brandt on the strike", "outlet"),
        ("Hale Brandt and Jorun Vale on the strike (post)", "outlet"),
        ("The strike (post on a channel)", "outlet"),
    ],
)
def test_a_post_that_says_we_is_of_the_one_whom_its_title_names(title: str, speaker: str):
    assert speakers(POST.format(title))[1:3] == [speaker, speaker]


def test_a_silence_in_a_post_is_one():
    title = "Hale Brandt on the strike (post on his channel)"
    text = (
        f"{title}\n\nWe met at the port. To those who ask: I won't comment on numbers and dates until we are there.\n"
    )
    assert (speakers(text)[-1], stances(text)[-1]) == ("brandt", "declines")


def test_a_report_on_a_post_is_the_outlets_where_it_says_we_once():
    title = "Hale Brandt on the strike (post on his channel)"
    assert speakers(f"{title}\n\nThe post came late. We saw it. The port is shut.\n")[1] == "outlet"


INTERVIEW = (
    "Jorun Vale: “We count”\n\nShe received us at home.\n\n– How many came?\n\n– Of ours 12. They are well.\n\n– And who "
    "paid{}\n\n– I do not comment on that.\n"
)


def test_every_second_paragraph_with_a_dash_answers_where_the_others_ask():
    asked = INTERVIEW.format("?")
    assert speakers(asked) == ["vale", "outlet", "outlet", "vale", "vale", "outlet", "vale"]
    assert stances(asked)[-1] == "declines"
    assert speakers(INTERVIEW.format("."))[3] == "outlet"  # a list, with one question in it


TITLED = (
    "“I count”: an interview with Jorun Vale\n\nJorun Vale leads Norvia. We met at the port.\n\nHow many came?\n\nOf ours "
    "12.\n\nThe dockers say that you paid them.\n\nThat is a lie.\n\nAnd who paid{}\n\nI will not say.\n"
)


def test_every_second_paragraph_answers_below_a_title_that_names_an_interview():
    asked = TITLED.format("?")
    assert speakers(asked)[3:] == ["outlet", "vale", "“The dockers”", "vale", "outlet", "vale"]
    assert stances(asked)[-1] == "declines"
    assert "vale" not in speakers(TITLED.format("."))[3:]
    assert "vale" not in speakers(asked.replace("an interview with", "on the answers of"))[3:]
    assert "vale" not in speakers(asked.replace("with Jorun Vale", "with Jorun Vale and Hale Brandt"))[3:]
