"""What figures are found in sentences about two invented countries, and which numbers are none."""

from __future__ import annotations

import pytest

from reader_figures import found, read

# Every rule with what it must find; the name of the rule is a part of a proposal, so it is tested too.
RULES = [
    ("to-receiver", "Orm handed over 60 prisoners to Tavia.", ["60 prisoners to tavia"]),
    ("given-to", "In the exchange Orm gave Tavia 19 bodies.", ["19 bodies to tavia"]),
    ("receiver-is-subject", "In the exchange Tavia received 27 bodies.", ["27 bodies to tavia"]),
    ("giver-is-subject", "Orm released 60 prisoners near Tavia's border.", ["60 prisoners to tavia"]),
    ("returned-to-own", "Orm freed 43 Tavians who were prisoners.", ["43 prisoners to tavia"]),
    ("its-own", "Tavia got 150 of its own prisoners back.", ["150 prisoners to tavia"]),
    (
        "from-holder",
        "Sixty prisoners were released from captivity in Orm to their families.",
        ["60 prisoners to tavia"],
    ),
    ("home-of-speaker", "Lin Orsa said that 80 prisoners had come home.", ["80 prisoners to orm"]),
    ("in-all", "Tavia and Orm exchanged 206 prisoners.", ["206 prisoners to both-sides"]),
    (
        "n-for-m",
        "The 43 Tavians were swapped for 51 soldiers of Orm.",
        ["43 prisoners to tavia", "51 prisoners to orm"],
    ),
    (
        "n-for-n",
        "They agreed on an exchange of 40 for 40.",
        ["40 prisoners to orm, planned", "40 prisoners to tavia, planned"],
    ),
    ("each", "Tavia and Orm exchanged 95 prisoners each.", ["95 prisoners to orm", "95 prisoners to tavia"]),
    ("each-side", "In the exchange each side released 84 people.", ["84 prisoners to orm", "84 prisoners to tavia"]),
    ("attribute", "Lin Orsa spoke of 64 freed countrymen after the exchange.", ["64 prisoners to orm"]),
    (
        "gapped",
        "In the exchange Tavia received 230 soldiers, and Orm 248.",
        ["230 prisoners to tavia", "248 prisoners to orm"],
    ),
    ("alone", "Freed: 94 Tavians, in an exchange with Orm.", ["94 prisoners to tavia"]),
]


@pytest.mark.parametrize(("rule", "text", "figures"), RULES, ids=[rule for rule, _, _ in RULES])
def test_each_rule_finds_its_figure_and_says_its_name(rule: str, text: str, figures: list[str]):
    assert found(text) == figures
    assert rule in {figure.rule for figure in read(text)}


def test_the_same_number_went_the_other_way():
    text = "Orm traded 150 Tavian prisoners for an equal number of its own."
    assert found(text) == ["150 prisoners to orm", "150 prisoners to tavia"]


def test_what_went_in_return_went_the_other_way():
    text = "Tavia handed over 1,000 bodies to Orm. In return it received 19 bodies."
    assert found(text) == ["1000 bodies to orm", "19 bodies to tavia"]


def test_a_total_is_known_by_its_halves():
    text = "The Lake Council told of an exchange of 180 captives, ninety on each side, of Tavia and Orm."
    assert found(text) == ["180 prisoners to both-sides", "90 prisoners to orm", "90 prisoners to tavia"]


def test_a_part_with_a_kind_of_its_own_is_a_figure_and_one_without_is_none():
    assert found("Tavia received 189 prisoners, including two civilians.") == [
        "189 prisoners to tavia",
        "2 civilians to tavia",
    ]
    assert found("Tavia received 189 prisoners, among them 12 officers and 30 soldiers.") == ["189 prisoners to tavia"]
    assert found("Two of the 31 prisoners who came home to Tavia were carried.") == ["31 prisoners to tavia"]


def test_a_smaller_number_of_the_same_kind_and_way_is_a_part_unless_words_say_otherwise():
    whole = "In the exchange Tavia received 189 prisoners."
    assert found(f"{whole} Tavia received 12 soldiers who were ill.") == ["189 prisoners to tavia"]
    assert found(f"{whole} In May Tavia received 12 soldiers.") == ["12 prisoners to tavia", "189 prisoners to tavia"]
    assert found(f"{whole} In addition Tavia received 12 soldiers.") == [
        "12 prisoners to tavia",
        "189 prisoners to tavia",
    ]


def test_two_sides_that_count_the_same_are_both_heard():
    text = "The Tavian Tracing Office said Tavia received 189 prisoners. Lin Orsa said Tavia received 150 prisoners."
    assert found(text) == ["150 prisoners to tavia", "189 prisoners to tavia"]


def test_a_greater_number_that_has_come_about_until_now_is_a_sum():
    text = "In the exchange Tavia received 189 prisoners. Tavia has received 3,956 prisoners."
    assert found(text) == ["189 prisoners to tavia"]
    assert found("It was the 67th exchange. In all, 5,240 Tavians came home, including 183 civilians.") == []


def test_those_of_are_of_the_kind_before():
    text = "The remains of 64 Tavians were repatriated, and those of 15 soldiers went to Orm."
    assert found(text) == ["15 bodies to orm", "64 bodies to tavia"]


def test_what_is_told_of_them_behind_a_comma_says_their_kind():
    text = "In the exchange Orm received eight citizens, residents of the border."
    assert found(text) == ["8 civilians to orm"]


def test_a_guess_who_got_them_is_made_only_where_nothing_speaks_against_it():
    text = "The Tavian Tracing Office spoke. In the exchange 90 prisoners were given to Orm. Eight civilians came home."
    assert found(text) == ["90 prisoners to orm"]


def test_numbers_of_one_kind_in_a_list_are_parts():
    assert found("Orm freed 80 sailors and 30 marines for Tavia in the exchange.") == []
    assert found("Tavia received 80 prisoners and 3 civilians.") == ["3 civilians to tavia", "80 prisoners to tavia"]


def test_returned_is_read_only_where_the_sentence_says_which_way():
    """Somebody who returned 60 gave them back, or got them back."""
    assert found("Orm has returned 60 prisoners, near Tavia.") == []
    assert found("Orm has returned 60 prisoners to Tavia.") == ["60 prisoners to tavia"]
    before = "48 prisoners were returned to Tavia. Orm has returned 60 prisoners."
    assert found(before) == ["48 prisoners to tavia", "60 prisoners to orm"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Tavia will release 60 prisoners to Orm.", "60 prisoners to orm, planned"),
        ("Orm asked Tavia to release 60 prisoners.", "60 prisoners to orm, planned"),
        ("Tavia tried to hand over 60 bodies to Orm.", "60 bodies to orm, attempted"),
        ("Sixty prisoners are being handed over to Orm by Tavia.", "60 prisoners to orm, ongoing"),
        ("Tavia released 60 prisoners to Orm.", "60 prisoners to orm"),
    ],
)
def test_a_figure_says_whether_it_took_place(text: str, figure: str):
    assert found(text) == [figure]


def test_what_will_be_is_not_what_had_taken_place_before_it_was_said():
    text = "Another 20 prisoners will follow, Orm said after it had freed 60 for Tavia."
    assert found(text) == ["60 prisoners to tavia"]
    assert found("Orm said after the talks that it would free 60 prisoners for Tavia.") == [
        "60 prisoners to tavia, planned"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tavia denied that 300 prisoners were handed over to Orm.",
        "Tavia has not handed over 300 prisoners to Orm.",
        "Tavia refused to hand over 300 prisoners to Orm.",
        "If Orm agrees, 300 prisoners come home to Tavia.",
        "Tavia would have freed 300 prisoners of Orm.",
        "Had 300 prisoners returned to Tavia, their families would know.",
        "Orm rejected claims that it had freed 300 Tavian prisoners.",
        "Nobody handed over 300 prisoners to Tavia.",
        "The claim that 300 prisoners were handed over to Tavia is false.",
        "Orm called the report that 300 prisoners had returned to Tavia a lie.",
        "The exchange, in which 300 prisoners were to return to Tavia, was cancelled.",
        "Orm has yet to hand over 300 prisoners to Tavia.",
        "Orm postponed the handover of 300 bodies to Tavia.",
        "Orm didn't hand over 300 bodies to Tavia.",
    ],
)
def test_what_is_denied_refused_or_only_thought_of_is_no_figure(text: str):
    assert found(text) == []


def test_a_number_that_is_put_right_is_denied_and_the_other_one_asserted():
    text = "Not 300, as was said in Orm, but 230 prisoners have returned to Tavia."
    assert found(text) == ["230 prisoners to tavia", "300 prisoners to tavia, denied"]


def test_none_is_a_number():
    assert found("Orm released 12 bodies to Tavia, and received none of its own dead.") == [
        "0 bodies to orm",
        "12 bodies to tavia",
    ]
    assert found("Orm released 12 bodies to Tavia, whether or not it got any in return.") == ["12 bodies to tavia"]


@pytest.mark.parametrize(
    "text",
    [
        "Since the war began 4,131 prisoners have been returned to Tavia.",
        "In 60 exchanges 4,131 prisoners came home to Tavia.",
        "Orm holds 900 Tavian prisoners.",
        "Soldiers of Orm killed 48 Tavians and took 16 prisoners.",
        "Orm published 40 names of Tavian prisoners.",
        "Police in Orm released 12 people after the rally.",
        "A delegation of 12 people returned to Tavia from the talks on prisoners with Orm.",
        "114 civilians were handed over to Tavia by Belarus.",
        "After the exchange a court of Orm released 30 protesters, and 56 prisoners were pardoned.",
        "Orm passed on letters to 1,500 Tavian prisoners.",
        "90 percent of 870 freed Tavians spoke of Orm, Lin Orsa said.",
        "Three prisoners who had been exchanged by Tavia were captured again.",
        "After the exchange eleven children went to Orm and eight to Tavia.",
        "Tavia was pulling 11 people out and recovered the bodies in the exchange.",
        "192 prisoners were to have been exchanged by Tavia and Orm.",
        "Two soldiers were killed at each place, Tavia and Orm said of the exchange.",
        "The bodies of 60 soldiers had been delivered to the place of the exchange and nobody from Tavia came.",
    ],
)
def test_numbers_of_something_else_are_no_figures(text: str):
    assert found(text) == []


def test_a_text_without_words_of_the_subject_has_only_figures_that_name_a_side():
    """News of a war: both sides are named, and people are freed, found and brought home who were nobody's captives."""
    news = (
        "Orm shelled Skerry in Tavia. Tavian rescuers freed 14 people from the ruins, and recovered 12 bodies. "
        "In Orm, some 300 residents were brought home by bus."
    )
    assert found(news) == []
    assert found(f"{news} Then both spoke of an exchange.") != []
    assert found("Orm shelled Skerry. Later it returned 43 Tavian sailors.") == ["43 prisoners to tavia"]


def test_who_stands_behind_with_does_not_speak():
    text = "Tavia announced an exchange with Orm, and that 12 soldiers were coming home."
    assert found(text) == ["12 prisoners to tavia"]


def test_those_aboard_went_nowhere():
    (figure,) = read("The aircraft with 65 Tavian prisoners aboard went down in Orm.")
    assert (figure.counted, figure.minimum, dict(figure.narrowed)) == (
        "prisoners",
        65,
        {"situation": "aboard", "affiliation": "tavia"},
    )


def test_a_figure_points_at_its_number_and_at_the_words_that_show_it():
    text = "On Friday Orm handed over the bodies of more than 41 soldiers to Tavia, it said."
    (figure,) = read(text)
    assert figure.number.of(text) == "more than 41"
    assert [span.of(text) for span in figure.words] == ["Orm handed over the bodies of more than 41 soldiers to Tavia"]
    assert (figure.minimum, figure.maximum, figure.stated) == (42, None, "more than 41")
    assert [(part.name, part.span.of(text)) for part in figure.parts] == [
        ("number", "more than 41"),
        ("moves", "handed over"),
    ]


def test_verbs_that_end_like_a_qualifier_leave_the_number_exact():
    """“Handed over 60” is 60, “over 60” is 61 or more."""
    (figure,) = read("Orm handed over 60 prisoners to Tavia.")
    assert (figure.minimum, figure.maximum) == (60, 60)
    (figure,) = read("Orm released over 60 prisoners to Tavia.")
    assert (figure.minimum, figure.maximum) == (61, None)
