"""Sentences of the outlet are folded in a review: they are counted, open with one key, and need no decision."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hostile.browser import errors, opened
from proposing import (
    FIFTY,
    FORTY,
    SILENCE,
    corpus_in,
    log,
    press,
    propose,
    proposed_in,
    reading,
    review,
    run,
    shown_of,
    text_of,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return proposed_in(tmp_path)


def outlet_alone(folder: Path) -> Path:
    """The corpus in which nothing is proposed but one sentence of the outlet."""
    corpus = corpus_in(folder)
    whole = reading(text_of(corpus))
    propose(corpus, found=replace(whole, said=whole.said[:1], figures=()))
    return corpus


def test_a_sentence_of_the_outlet_is_not_asked_and_the_document_is_done_without_it(corpus: Path):
    found = review(corpus)
    assert found.session.at == FORTY
    assert "1 sentence of the outlet, folded: f opens it" in shown_of(found)
    assert [press(found, "n").at for _ in range(3)] == [FIFTY, SILENCE, FORTY]
    press(found, "rn" * 3)
    assert (found.session.open(), found.session.to_decide()) == ([], 0)
    assert "All are decided" in found.session.message


def test_one_key_opens_and_folds_them(corpus: Path):
    found = review(corpus)
    assert press(found, "f").at == FORTY
    assert found.session.open() == [0, FORTY, FIFTY, SILENCE]
    assert found.session.to_decide() == 3
    assert "Northland and Southland swapped" in shown_of(press(found, "p") and found)
    assert press(found, "f").at == FORTY
    assert found.session.open() == [FORTY, FIFTY, SILENCE]


def test_opened_after_all_is_decided_it_is_what_is_looked_at(corpus: Path):
    found = review(corpus)
    press(found, "rnrnrnf")
    assert (found.session.at, found.session.open(), found.session.to_decide()) == (0, [0], 0)


def test_one_that_was_decided_on_is_seen_and_undone_like_the_rest(corpus: Path):
    found = review(corpus)
    press(found, "fprn")
    assert found.session.folded() == 0
    press(found, "f")
    assert 0 in found.session.shown()
    press(found, "u")
    assert (found.session.at, found.session.opened) == (0, True)
    assert [line["does"] for line in log(corpus)] == ["reject", "undo"]


def test_another_claim_from_the_words_of_one_is_shown(corpus: Path):
    found = review(corpus)
    press(found, "fprnfpd")
    assert found.session.item
    assert (found.session.at, found.session.item.decided) == (1, "")


def test_where_nothing_else_is_proposed_that_is_told_and_no_other_key_does_anything(tmp_path: Path):
    found = review(outlet_alone(tmp_path))
    assert found.session.item is None
    shown = shown_of(found)
    assert "nothing is proposed of anybody whom the text names" in shown
    assert "1 sentence of the outlet, folded: f opens it" in shown
    before = found.session
    assert press(found, "areosctdvqnp") == before
    assert press(found, "f").item is not None


def test_they_are_counted_by_themselves_where_proposals_are_made(corpus: Path):
    told = run("propose", corpus / "texts" / "morning.txt", "--corpus", corpus, "--event", "swap")
    folded = review(corpus).session.folded()
    assert folded > 0
    assert f"morning.yaml: 0 figures, 4 frames, {folded} sentences of the outlet\n" in told


def test_on_the_page_a_key_or_a_click_opens_them(chromium: Any, corpus: Path, tmp_path: Path):
    page = corpus.parent / "review.html"
    run("-q", "review", "--corpus", corpus, "--page", page)
    opened(chromium, page)

    def cards() -> list[str]:
        return [each.text.split(".")[0] for each in chromium.find_elements("css selector", "article")]

    folding = chromium.find_element("css selector", "#proposals > button")
    assert (folding.text, folding.get_attribute("aria-expanded")) == (
        "1 sentence of the outlet, folded: f opens it",
        "false",
    )
    assert cards() == ["2", "3", "4"]
    assert "3 of 3 open" in chromium.find_element("id", "state").text
    assert "swapped prisoners" not in " ".join(each.text for each in chromium.find_elements("css selector", "mark"))
    folding.click()
    assert cards() == ["1", "2", "3", "4"]
    press_page(chromium, "p", "r", "n", "f")
    assert cards() == ["1", "2", "3", "4"]  # what is decided is not folded
    press_page(chromium, "p", "d")
    assert cards() == ["1", "2", "3", "4", "5"]  # nor what is made from its words
    press_page(chromium, "u", "u")
    assert cards() == ["1", "2", "3", "4"]
    press_page(chromium, "f")
    assert cards() == ["2", "3", "4"]
    assert errors(chromium) == []


def test_a_page_with_nothing_else_says_so(chromium: Any, tmp_path: Path):
    corpus = outlet_alone(tmp_path)
    page = corpus.parent / "review.html"
    run("-q", "review", "--corpus", corpus, "--page", page)
    opened(chromium, page)
    assert "0 of 0 open" in chromium.find_element("id", "state").text
    press_page(chromium, "a", "n", "e", "u", "f", "r", "n")
    assert len(chromium.find_elements("css selector", "article")) == 1
    assert chromium.execute_script("return JSON.parse(file()).decisions.length") == 1
    assert errors(chromium) == []


def press_page(session: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(session).send_keys(key).perform()
