"""What wire news says of figures in passing: each way has a sentence with a figure, and one like it that has none."""

from __future__ import annotations

import pytest

from reader_figures import found, read

EXCHANGE = "Tavia and Orm exchanged prisoners on Monday. "


def figures(text: str) -> list[str]:
    """The figures of a sentence in a text about an exchange."""
    return found(EXCHANGE + text)


# Each rule, a sentence that it reads, and what it finds there; then one like it, and what is left of it.
RULES = [
    (
        "by-agent",
        "Sixty prisoners were released by Orm, officials said.",
        ["60 prisoners to tavia"],
        "Sixty prisoners were released by the end of May, officials said.",
        [],
    ),
    (
        "by-agent",
        "On Friday 12 bodies were received by Tavia.",
        ["12 bodies to tavia"],
        "On Friday 12 people were rescued by Tavian soldiers.",
        [],
    ),
    (
        "told-by-receiver",
        "Lin Orsa said that Tavia had returned eight civilians.",
        ["8 civilians to orm"],
        "Lin Orsa said that Orm had returned eight civilians.",
        [],
    ),
    (
        "demanded",
        "Tavia blamed Orm for the deaths, and demanded that 79 soldiers be handed over.",
        ["79 prisoners to tavia, planned"],
        "Tavia blamed Orm for the deaths, and said that 79 soldiers will be handed over.",
        [],
    ),
    (
        "another-day",
        "Each side brought home 390 people on Friday, and 307 on Saturday.",
        ["307 prisoners to orm", "307 prisoners to tavia", "390 prisoners to orm", "390 prisoners to tavia"],
        "Each side brought home 390 people on Friday, and 307 by bus.",
        ["390 prisoners to orm", "390 prisoners to tavia"],
    ),
    (
        "with-them",
        "Tavia got back 82 soldiers from captivity in Orm, along with ten civilians.",
        ["10 civilians to tavia", "82 prisoners to tavia"],
        "Tavia got back 82 soldiers from captivity in Orm, and ten civilians greeted them.",
        ["82 prisoners to tavia"],
    ),
    (
        "with-them",
        "Tavia got back 45 people: 43 soldiers, most of them held since May, and two civilians.",
        ["2 civilians to tavia", "45 prisoners to tavia"],
        "Tavia got back 45 people after a shell had wounded ten soldiers and two civilians.",
        ["45 prisoners to tavia"],
    ),
    (
        "still-to-follow",
        "Tavia got back 45 people. A dozen more will follow.",
        ["12 prisoners to tavia, planned", "45 prisoners to tavia"],
        "Tavia and Orm got back 45 people each. A dozen more will follow.",
        ["45 prisoners to orm", "45 prisoners to tavia"],
    ),
    (
        "taken-up",
        "Tavia said that 150 Tavian soldiers had been freed, while Orm put the figure at 147.",
        ["147 prisoners to tavia", "150 prisoners to tavia"],
        "Tavia said that 150 Tavian soldiers had been freed, while Orm put the camp at 147.",
        ["150 prisoners to tavia"],
    ),
    (
        "number-of",
        "The number of Tavians who came home stood at 98, it said.",
        ["98 prisoners to tavia"],
        "The number of Tavians who were held stood at 98, it said.",
        [],
    ),
    (
        "number-of",
        "Lin Orsa's count of those who arrived is 189.",
        ["189 prisoners to orm"],
        "Lin Orsa's count of those who arrived since the start of the war is 189.",
        [],
    ),
    (
        "behind-colon",
        "Twice as many as last time came home to Orm: 44.",
        ["44 prisoners to orm"],
        "Twice as many as ever have come home to Orm this year: 44.",
        [],
    ),
    (
        "to-side",
        "January: 757 bodies to Tavia, 49 to Orm.",
        ["49 bodies to orm", "757 bodies to tavia"],
        "January: letters from 757 prisoners to Tavia, and 49 to Germany.",
        [],
    ),
    (
        "per-side",
        "Tavia got back 95 soldiers. Orm's ministry gave the same number for its own side.",
        ["95 prisoners to orm", "95 prisoners to tavia"],
        "Tavia got back 95 soldiers. Orm's ministry gave the same number for its own book.",
        ["95 prisoners to tavia"],
    ),
]


@pytest.mark.parametrize(("rule", "text", "there", "like_it", "left"), RULES, ids=[each[0] for each in RULES])
def test_each_way_to_tell_a_figure_is_read_and_one_like_it_is_not(
    rule: str, text: str, there: list[str], like_it: str, left: list[str]
):
    assert figures(text) == there
    assert rule in {figure.rule for figure in read(EXCHANGE + text)}
    assert figures(like_it) == left


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("“Today we have brought back 150 soldiers,” the Tavian Tracing Office wrote.", ["150 prisoners to tavia"]),
        ("“We are preparing to free 20 soldiers,” Lin Orsa said.", ["20 prisoners to tavia, planned"]),
        ("“They gave us 95, and we gave them 96,” Lin Orsa said.", ["95 prisoners to orm", "96 prisoners to tavia"]),
    ],
)
def test_we_is_the_side_of_who_speaks(text: str, there: list[str]):
    assert figures(text) == there


def test_who_is_given_some_receives_them_and_who_is_named_with_them_does_not():
    assert figures("Orm was given the bodies of 26 soldiers.") == ["26 bodies to orm"]
    assert figures("Orm had been handed 26 bodies.") == ["26 bodies to orm"]
    assert figures("With Orm, nobody was given 26 bodies.") == []


def test_the_other_side_is_the_one_that_was_not_named():
    assert figures("The Tavian Tracing Office spoke. The other side got 94 prisoners.") == ["94 prisoners to orm"]
    assert figures("Lin Orsa spoke. The other side got 94 prisoners.") == ["94 prisoners to tavia"]


def test_who_is_freed_comes_home_to_the_only_side_that_speaks_of_it():
    assert found("The Tavian Tracing Office said 106 soldiers had been freed in the exchange.") == [
        "106 prisoners to tavia"
    ]
    assert found("The Tavian Tracing Office said after an exchange with Orm that 106 soldiers had been freed.") == []
    assert found("The Tavian Tracing Office said 106 soldiers had been handed over in the exchange.") == []


def test_who_returned_some_and_received_others_gave_them():
    assert figures("Orm returned the bodies of 909 soldiers and received 34.") == [
        "34 bodies to orm",
        "909 bodies to tavia",
    ]
    assert figures("Orm returned the bodies of 909 soldiers, and Tavia received letters.") == []


def test_a_third_state_behind_to_leaves_the_way_open():
    assert figures("The bodies of 60 Tavians were flown to Tavia.") == ["60 bodies to tavia"]
    assert figures("Sixty Tavian soldiers were flown to Germany.") == []
    assert figures("Sixty Tavian soldiers were taken to a hospital.") == []


def test_the_same_number_is_that_of_the_figure_before():
    text = "Tavia got back 95 soldiers."
    assert figures(f"{text} The same number went to Orm.") == ["95 prisoners to orm", "95 prisoners to tavia"]
    assert figures(f"{text} The same number of sailors was handed over to Orm.") == [
        "95 prisoners to orm",
        "95 prisoners to tavia",
    ]
    assert figures("Tavia will get 95 soldiers. The same number went to Orm.") == ["95 prisoners to tavia, planned"]


def test_as_many_each_way_is_told_before_the_number_too():
    both = ["95 prisoners to orm", "95 prisoners to tavia"]
    assert figures("From each side, 95 people walked across the bridge.") == both
    assert figures("Each of the two sides gave up 95 prisoners.") == both
    assert figures("Each has freed 95 prisoners.") == both
    assert figures("Each soldier of Orm freed 95 prisoners.") == ["95 prisoners to tavia"]


def test_two_kinds_in_one_breath_went_each_way():
    assert figures("On Monday 185 soldiers and 20 civilians on each side were freed.") == [
        "185 prisoners to orm",
        "185 prisoners to tavia",
        "20 civilians to orm",
        "20 civilians to tavia",
    ]
    assert figures("They swapped 160 captives, 80 apiece.") == [
        "160 prisoners to both-sides",
        "80 prisoners to orm",
        "80 prisoners to tavia",
    ]


def test_an_owner_behind_of_ends_where_a_verb_begins_and_two_own_nothing():
    assert figures("Eight residents of Skerry came back to Orm.") == ["8 civilians to orm"]
    assert figures("Eight residents of Skerry were freed by Orm.") == ["8 civilians to tavia"]
    assert figures("Eight residents of the coast of Orm were freed.") == ["8 civilians to orm"]
    assert figures("The talks led to an exchange that freed 190 captives of Orm and Tavia.") == [
        "190 prisoners to both-sides"
    ]


def test_one_is_a_number_only_before_a_noun_that_says_of_what_kind():
    assert figures("Tavia got back 73 soldiers and one civilian.") == ["1 civilians to tavia", "73 prisoners to tavia"]
    assert figures("Tavia got back 73 soldiers, and one of them spoke.") == ["73 prisoners to tavia"]


def test_a_text_of_which_one_figure_is_sure_speaks_of_the_subject_from_its_first_sentence_on():
    first = "Tavia has recovered 116 people."
    assert found(f"{first} Orm said 63 soldiers were handed over to Orm.") == [
        "116 prisoners to tavia",
        "63 prisoners to orm",
    ]
    assert found(f"{first} Orm said nothing.") == []


def test_by_leads_to_who_did_it_or_to_a_time():
    start = "The Tavian Tracing Office said of the exchange that 106 soldiers had been freed by"
    assert found(f"{start} the end of May.") == ["106 prisoners to tavia"]
    assert found(f"{start} soldiers of the Lake Council.") == []


def test_a_count_takes_up_the_figure_before_and_no_other_noun_does():
    text = "Tavia said that 150 Tavian soldiers had been freed. Orm's own {} is 147."
    assert figures(text.format("count")) == ["147 prisoners to tavia", "150 prisoners to tavia"]
    assert figures(text.format("answer")) == ["150 prisoners to tavia"]


def test_a_state_that_says_so_counts_for_itself():
    text = "The Tavian Tracing Office said Tavia got back 246 soldiers."
    assert figures(f"{text} Orm said it had handed over 31 soldiers to Tavia.") == [
        "246 prisoners to tavia",
        "31 prisoners to tavia",
    ]
    assert figures(f"{text} Orm handed over 31 soldiers to Tavia.") == ["246 prisoners to tavia"]


def test_what_is_said_in_brackets_or_between_commas_parts_no_one_from_the_verb():
    assert figures("Sixty soldiers (two of them wounded) were handed over to Tavia.") == ["60 prisoners to tavia"]
    assert figures("Sixty soldiers (two of them wounded were handed over to Tavia.") == []
    assert figures("Sixty soldiers of Orm, who had been held in Skerry, were back.") == ["60 prisoners to orm"]
    assert figures("Sixty soldiers of Orm, who had been held in Skerry.") == []


def test_a_verb_with_an_object_of_its_own_moves_nothing_before_it():
    assert figures("After 20 civilians, they exchanged prisoners.") == []
    assert figures("After talks, they exchanged 20 civilians.") == ["20 civilians to both-sides"]


def test_which_is_the_side_that_was_named_last():
    assert figures("Orm handed over 1,000 bodies to Tavia, which gave back 31.") == [
        "1000 bodies to tavia",
        "31 bodies to orm",
    ]


def test_a_bare_number_is_read_behind_a_figure_of_its_kind():
    both = ["95 prisoners to orm", "95 prisoners to tavia"]
    assert figures("They swapped 95 prisoners each, and 122 more were handed over by Orm.") == [
        "122 prisoners to tavia",
        *both,
    ]
    assert figures("They met, and 122 more were handed over by Orm.") == []
    assert figures("“They are home,” the Tavian Tracing Office wrote, adding that 146 had returned.") == [
        "146 prisoners to tavia"
    ]
    assert figures("“They are home,” the Tavian Tracing Office wrote, adding that 146 had cheered.") == []


def test_a_list_that_names_a_third_state_is_not_of_the_two():
    assert figures("757 bodies to Tavia, 49 to Orm.") == ["49 bodies to orm", "757 bodies to tavia"]
    assert figures("757 bodies to Tavia, 49 to Germany.") == []
    assert figures("Ten to Tavia.") == []


def test_a_noun_between_a_verb_and_a_number_is_what_it_moves():
    assert figures("Orm released a group of 20 Tavian prisoners.") == ["20 prisoners to tavia"]
    assert figures("Orm released footage of 20 Tavian prisoners.") == []


def test_a_clause_that_says_who_they_are_parts_no_one_from_the_verb():
    assert figures("Tavia and Orm freed 157 soldiers each, as well as three civilians who went home to Orm.") == [
        "157 prisoners to orm",
        "157 prisoners to tavia",
        "3 civilians to orm",
    ]
    assert figures("Tavia and Orm met, and three civilians who went home to Orm were captured again.") == []
    assert figures("Three civilians, residents of Skerry who had been held in Tavia, were returned to Orm.") == [
        "3 civilians to orm"
    ]
    assert figures("Three civilians, residents of Skerry who had been held in Tavia.") == []
    assert figures("Lin Orsa greeted the 157 who came home.") == ["157 prisoners to orm"]
    assert figures("Lin Orsa greeted one of the 157 who came home.") == []


def test_what_an_exchange_included_from_each_side_went_each_way():
    assert figures("The exchange included 157 people from each side.") == [
        "157 prisoners to orm",
        "157 prisoners to tavia",
    ]
    assert figures("The exchange included 157 people.") == []


def test_it_is_who_speaks_where_a_number_is_put_to_those_it_gave_or_got():
    assert figures("Orm's ministry put the soldiers it handed over on Monday at 150.") == ["150 prisoners to tavia"]
    assert figures("Orm's ministry put the soldiers it got back on Monday at 150.") == ["150 prisoners to orm"]
    assert figures("Orm's ministry put the soldiers it greeted on Monday at 150.") == []


def test_who_is_called_its_own_came_to_the_side_that_speaks():
    assert figures("Orm spoke. Its own returnees, it said, came to 98.") == ["98 prisoners to orm"]
    assert figures("Orm spoke. Its own coaches, it said, came to 98.") == []
    assert figures("Orm spoke. Many returnees, it said, came to 98.") == []


def test_a_list_gives_those_who_were_sent_beside_those_who_came():
    lines = (
        "As the Tavian Tracing Office counts the exchanges:\n- January: 21 home, 20 sent\n- April: 35 home, none sent\n"
    )
    assert found(lines) == [
        "0 prisoners to orm",
        "20 prisoners to orm",
        "21 prisoners to tavia",
        "35 prisoners to tavia",
    ]
    assert figures("Tavia gave Orm 60 prisoners. April: 35 home, 20 sent.") == ["60 prisoners to orm"]
    assert found(lines.replace("20 sent", "20 handed over").replace("none sent", "none released")) == found(lines)
    assert found(lines.replace("20 sent", "20 unwell").replace("none sent", "none unwell")) == [
        "21 prisoners to tavia",
        "35 prisoners to tavia",
    ]


def test_a_bare_number_answers_the_question_before_it():
    answer = "A. (Lin Orsa, Orm) Eighty-six."
    assert figures(f"\n\nQ. How many came back?\n{answer}") == ["86 prisoners to orm"]
    assert figures(f"\n\nQ. How many buses were there?\n{answer}") == []
    assert figures(f"\n\nQ. How many came back!\n{answer}") == []


def test_between_two_numbers_is_an_interval():
    (figure,) = read(EXCHANGE + "Tavia got back between 90 and 110 soldiers.")
    assert (figure.minimum, figure.maximum) == (90, 110)
    assert figure.number.of(EXCHANGE + "Tavia got back between 90 and 110 soldiers.") == "between 90 and 110"
    (figure,) = read(EXCHANGE + "Tavia got back between 110 and 90 soldiers.")
    assert figure.minimum == figure.maximum


def test_theirs_are_those_of_the_other_side_than_ours():
    assert figures("Lin Orsa spoke. “We got back 95 of ours, and they got 96 of theirs,” she said.") == [
        "95 prisoners to orm",
        "96 prisoners to tavia",
    ]
    assert figures("“Orm got 96 of theirs,” Lin Orsa said.") == ["96 prisoners to orm"]


def test_by_behind_another_verb_is_no_agent():
    assert figures("Sixty prisoners were released by Orm.") == ["60 prisoners to tavia"]
    assert figures("The handover of 60 prisoners was welcomed by Orm.") == []


def test_whose_they_are_is_enough_where_the_verb_is_not_said_again():
    assert figures("Orm set free 95 Tavians, and Tavia 96 soldiers of Orm.") == [
        "95 prisoners to tavia",
        "96 prisoners to orm",
    ]
    assert figures("Orm set free 95 Tavians, and Orm 96 soldiers of Orm.") == ["95 prisoners to tavia"]


def test_it_is_the_side_that_was_spoken_of_before():
    assert figures("Lin Orsa spoke. It had received 150 bodies.") == ["150 bodies to orm"]
    assert figures("Lin Orsa spoke. Nobody had received 150 bodies.") == []


def test_others_are_of_the_kind_before():
    assert figures("Tavia got back 95 bodies. Three others were handed over to Orm.") == [
        "3 bodies to orm",
        "95 bodies to tavia",
    ]
    assert figures("Tavia got back 95 bodies. Three drones were handed over to Orm.") == ["95 bodies to tavia"]
