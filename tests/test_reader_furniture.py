"""What stands around an article on its page is no sentence of the outlet: menus, links, calls to subscribe."""

from __future__ import annotations

import pytest

import slavic_news
from claimgraph.reader.reading import read
from norvian_news import told
from reader_figures import knowledge

ARTICLE = "The bridge is open\n\nThe bridge to Estmark is open again.\n\n{}\n\nFerries run once a day.\n"


@pytest.mark.parametrize(
    "line",
    [
        "icon bookmark icon camera icon chevron down",
        "Opinion Video Podcasts Weather Games Jobs",
        "Sign up for our letter, and you will never miss a story.",
        "This site uses cookies so that it works as it should.",
        "All rights reserved.",
        "Advertisement · Scroll to continue",
    ],
)
def test_furniture_of_the_page_says_nothing(line: str):
    assert told(ARTICLE.format(line)) == told(ARTICLE.format(""))


@pytest.mark.parametrize(
    "line",
    [
        "Most trains are late",
        "Ferry crews walked out",
        "Rain in the north.",
        "Norvia uses cookies, said Jorun Vale.",
    ],
)
def test_what_has_a_verb_or_an_end_or_a_speaker_stays(line: str):
    assert len(told(ARTICLE.format(line))) == len(told(ARTICLE.format(""))) + 1


def test_a_heading_says_something_without_a_verb():
    assert (
        told("Estmark bridge open again\n\nThe bridge to Estmark is open again.\n")[0]
        == "outlet asserts: Estmark bridge open again"
    )


def test_a_sentence_with_a_figure_is_never_taken_for_furniture():
    text = "The bridge is open again. In our newsletter: 60 Tavian prisoners were returned to Tavia."
    found = read(text, knowledge())
    assert [figure.minimum for figure in found.figures] == [60]
    assert [said.sentence for said in found.said] == [0, 1]
    assert len(read(text.replace("60 Tavian prisoners were", "The bridge was"), knowledge()).said) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Переправа открыта. Все права защищены.",
        "Переправа відкрита, і вже їдуть. Усі права захищені.",
    ],
)
def test_furniture_is_known_in_each_language(text: str):
    assert len(slavic_news.read(text).said) == 1
