"""Which numbers of wire news are parts, sums, of another day, or only planned: each has one like it that is not."""

from __future__ import annotations

import pytest

from reader_figures import read
from test_reader_figures_wire import EXCHANGE, figures


def test_n_for_n_is_no_figure_where_it_only_names_a_deal():
    assert figures("It was 50 for 50.") == ["50 prisoners to orm", "50 prisoners to tavia"]
    assert figures("It was the second stage of the 50-for-50 exchange.") == []


def test_a_number_under_a_date_of_its_own_is_no_part_of_one_under_another():
    text = "19 March. Tavia got back 175 soldiers.\n\n{}. Tavia got back 25 soldiers."
    assert figures(f"\n\n{text.format('15 January')}") == ["175 prisoners to tavia", "25 prisoners to tavia"]
    assert figures(f"\n\n{text.format('Wednesday')}") == ["175 prisoners to tavia", "25 prisoners to tavia"]
    assert figures(f"\n\n{text.format('The ministry')}") == ["175 prisoners to tavia"]


def test_what_was_given_for_others_is_no_part():
    text = "Tavia got back 246 soldiers. Besides, 31 wounded soldiers were handed over to Tavia"
    assert figures(f"{text} in return for 15 soldiers of Orm.") == [
        "15 prisoners to orm",
        "246 prisoners to tavia",
        "31 prisoners to tavia",
    ]
    assert figures(f"{text} on Monday.") == ["246 prisoners to tavia"]


def test_some_of_those_counted_are_parts_wherever_that_is_said():
    whole = "Tavia got back 95 soldiers."
    assert figures(f"{whole} Among them are 12 officers and three civilians.") == [
        "3 civilians to tavia",
        "95 prisoners to tavia",
    ]
    assert figures("Lin Orsa said 12 of the freed soldiers of Orm were unwell.") == []
    assert figures("According to Lin Orsa, 97 soldiers of Orm, 60 of them wounded, were brought home.") == [
        "97 prisoners to orm"
    ]


def test_a_time_in_captivity_makes_no_sum_of_a_figure_and_one_since_when_they_came_does():
    assert figures("Tavia got back 157 soldiers, some of them in captivity since May.") == ["157 prisoners to tavia"]
    assert figures("Tavia got back 157 soldiers, some of them by bus, since May.") == []
    assert figures("More than 5,000 Tavians have returned in exchanges.") == []
    assert figures("Tavia and Orm swapped 190 prisoners, the sixth such transfer this year.") == [
        "190 prisoners to both-sides"
    ]


def test_what_could_be_is_no_figure_and_what_is_hoped_for_is_planned():
    assert figures("Tavia could get back 157 soldiers.") == []
    assert figures("Tavia hopes to get back 157 soldiers.") == ["157 prisoners to tavia, planned"]


def test_a_day_before_a_number_is_no_part_of_it():
    assert figures("On 10 April 31 soldiers came home to Tavia.") == ["31 prisoners to tavia"]
    assert figures("On Dec. 30 soldiers came home to Tavia.") == []


def test_a_number_of_exchanges_makes_a_sum_only_of_what_is_said_with_it():
    start = "The Tavian Tracing Office said there had been 60 exchanges"
    assert figures(f"{start}, adding that 146 soldiers were back.") == ["146 prisoners to tavia"]
    assert figures(f"{start} and 146 soldiers were back.") == []


def test_the_first_or_largest_since_a_time_is_no_sum():
    assert figures("In the first exchange since May, 157 Tavians came home.") == ["157 prisoners to tavia"]
    assert figures("In the exchange, since May, 157 Tavians came home.") == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("In the exchange on 10 April Tavia got back 31 soldiers.", "04-10"),
        ("Tavia got back 31 soldiers on Apr. 10, and Orm spoke of it in May.", "04-10"),
        ("Tavia got back 31 soldiers in May.", "05"),
        ("The previous time Tavia got back 31 soldiers.", "earlier"),
        ("Tavia got back 31 soldiers captured in May.", ""),
        ("Tavia got back 31 soldiers. On 10 April it got none of its bodies.", ""),
        ("Tavia got back 31 soldiers on Friday.", ""),
    ],
)
def test_a_figure_has_the_day_or_month_that_is_told_with_it(text: str, when: str):
    assert read(EXCHANGE + text)[0].when == when


def test_a_paragraph_that_begins_with_a_date_gives_it_to_its_figures_and_to_no_other():
    text = (
        "Prisoners were exchanged.\n\n19 March. They met. Tavia got back 175 soldiers.\n\nTavia got back 25 soldiers."
    )
    assert [figure.when for figure in read(text)] == ["03-19"]
    text = "Prisoners were exchanged.\n\n19 March: Tavia got back 175 soldiers.\n\nOn Friday Orm got back 25 soldiers."
    assert [figure.when for figure in read(text)] == ["03-19", ""]


def test_what_is_waited_for_is_no_figure_and_what_should_be_is_planned():
    assert figures("Twenty soldiers of Orm are waiting to return.") == []
    assert figures("Twenty soldiers of Orm should return on Friday.") == ["20 prisoners to orm, planned"]


def test_a_deal_of_n_for_n_has_the_phase_of_its_verb():
    assert figures("Under it 100 for 100 were to be exchanged.") == [
        "100 prisoners to orm, planned",
        "100 prisoners to tavia, planned",
    ]
    assert figures("Under it 100 for 100 were exchanged.") == ["100 prisoners to orm", "100 prisoners to tavia"]


def test_the_day_may_stand_before_the_next_number():
    first = "On Friday 390 people on each side came home, and on"
    both = ["390 prisoners to orm", "390 prisoners to tavia"]
    assert figures(f"{first} Saturday 307.") == ["307 prisoners to orm", "307 prisoners to tavia", *both]
    assert figures(f"{first} Route 307.") == both


def test_bodies_of_soldiers_of_a_unit_are_all_and_soldiers_of_a_unit_are_some():
    assert figures("Tavia got back the bodies of 12 soldiers of the Guard.") == ["12 bodies to tavia"]
    assert figures("Tavia got back 12 soldiers of the Guard.") == []


def test_a_smaller_number_of_another_day_is_no_part_wherever_the_day_stands():
    whole = "On 2 October Tavia got back 157 soldiers."
    assert figures(f"{whole} Eighty-four Tavians came home on 14 August.") == [
        "157 prisoners to tavia",
        "84 prisoners to tavia",
    ]
    assert figures(f"{whole} Eighty-four Tavians came home, it said of 2 October.") == ["157 prisoners to tavia"]


def test_numbers_that_are_told_respectively_are_left_to_a_person():
    assert figures("Orm and Tavia freed 95 and 96 prisoners respectively.") == []
    assert figures("Tavia freed 96 prisoners.") == ["96 prisoners to orm"]
