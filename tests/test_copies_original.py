"""Which of two texts that share their wording is proposed as the original: by credits, days, or what was put among others."""

from __future__ import annotations

import pytest

from claimgraph.corpus import read_corpus
from claimgraph.propose.copies.credits import Outlets
from claimgraph.propose.copies.finding import copies_among
from claimgraph.propose.copies.texts import Text
from conftest import TINY
from ferry_news import FERRY
from test_copies import COPIES, texts


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return Outlets(read_corpus(TINY))


def original(one: Text, other: Text, outlets: Outlets) -> tuple[str, tuple[str, ...]]:
    ((each,),) = copies_among((one, other), outlets).copies
    return each.origin.original.name if each.origin.original else "", each.origin.because


@pytest.mark.parametrize(
    "credit",
    [
        "Morning Paper\n\n{}",
        "{}\n(Morning Paper)\n",
        "Source: Morning Paper\n{}",
        "{}\nThis is according to the Morning Paper.",
    ],
)
def test_the_one_that_is_credited_is_the_original(credit: str, outlets: Outlets):
    given = Text("a.txt", credit.format(FERRY), outlet="copier"), Text("b.txt", FERRY, outlet="paper")
    name, because = original(*given, outlets)
    assert name == "b.txt"
    assert "a.txt credits Morning Paper" in because[0]


def test_the_earlier_one_is_the_original(outlets: Outlets):
    given = Text("a.txt", FERRY, day="2030-04-06"), Text("b.txt", FERRY.upper(), day="2030-04-05")
    assert original(*given, outlets) == ("b.txt", ("b.txt is of 2030-04-05, a.txt of 2030-04-06",))


def test_it_is_left_open_where_the_credit_and_the_days_say_different_things(outlets: Outlets):
    one = Text("a.txt", f"{FERRY}\n(Morning Paper)", outlet="copier", day="2030-04-05")
    name, because = original(one, Text("b.txt", FERRY, outlet="paper", day="2030-04-06"), outlets)
    assert (name, len(because)) == ("", 2)


def test_it_is_left_open_where_nothing_tells(outlets: Outlets):
    assert original(Text("a.txt", FERRY), Text("b.txt", FERRY.replace("soup", "bread")), outlets) == ("", ())


def test_two_that_credit_a_third_are_told_to(outlets: Outlets):
    given = (Text(f"{name}.txt", f"HARBOUR (AP) — {FERRY.replace('soup', name)}") for name in ("bread", "fish"))
    assert original(*given, outlets) == ("", ("both credit AP",))


@pytest.mark.parametrize(
    ("how", "name"),
    [("its lead alone, under another headline", ""), ("inside a round-up", "one.txt"), ("in capitals", "")],
)
def test_what_was_put_among_other_things_was_there_before_and_what_goes_on_is_left_open(
    how: str, name: str, outlets: Outlets
):
    assert original(*texts(one=FERRY, other=COPIES[how](FERRY)), outlets)[0] == name


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
@pytest.mark.parametrize("credit", ["({})", "This is according to the {}."])
def test_two_that_credit_each_other_alike_leave_it_open_however_their_files_are_called(
    names: tuple[str, str], credit: str, outlets: Outlets
):
    one = Text(names[0], f"{FERRY}\n{credit.format('Morning Paper')}\n", outlet="copier")
    other = Text(names[1], f"{FERRY}\n{credit.format('Evening Paper')}\n", outlet="paper")
    assert original(one, other, outlets) == ("", ())


def test_of_two_that_credit_each_other_the_plainer_credit_counts(outlets: Outlets):
    one = Text("a.txt", f"{FERRY}\nThis is according to the Morning Paper.\n", outlet="copier")
    other = Text("b.txt", f"{FERRY}\n(Evening Paper)\n", outlet="paper")
    assert original(one, other, outlets)[0] == "a.txt"
    assert original(other, one, outlets)[0] == "a.txt"


@pytest.mark.parametrize("words", ["It was told by some (Morning Paper) here", "the morning paper came", "(AP-)"])
def test_a_name_in_a_sentence_is_no_credit(words: str, outlets: Outlets):
    assert outlets.credits(f"{'Nothing is said here of anybody. ' * 12}{words} and more was said.\n") == ()
