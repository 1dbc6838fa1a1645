"""The page of a review makes actors that nobody has yet, and its file is read as a stranger's."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from claimgraph.corpus import read_corpus
from claimgraph.reader.said import Speaker
from hostile.browser import errors, opened
from proposing import FORTY, document, log, page_of, propose, proposed_in, reading, run, text_of
from test_review_applied import as_saved, saved
from test_review_folded import press_page

HARBOUR = {
    "id": "harbour-office",
    "name": "Harbour Office",
    "type": "organization",
    "side": "northland",
    "basis": "Its own site.",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return proposed_in(tmp_path)


def put(session: Any, id: str, words: str) -> None:
    box = session.find_element("id", id)
    box.clear()
    box.send_keys(words)


def test_an_actor_is_made_on_the_page_and_written_with_the_claim_that_names_it(chromium: Any, corpus: Path):
    opened(chromium, page_of(corpus))
    press_page(chromium, "c")
    put(chromium, "field--who", "Harbour Office")
    press_page(chromium, Keys.ENTER)
    assert chromium.find_element("id", "actor-id").get_attribute("value") == "harbour-office"
    for key in ("type", "side", "basis"):
        put(chromium, f"actor-{key}", HARBOUR[key])
    press_page(chromium, Keys.ENTER)
    assert chromium.find_element("id", "field--who").get_attribute("value") == "harbour-office"
    press_page(chromium, Keys.ESCAPE, "a")
    found = chromium.execute_script("return file()")
    assert json.loads(found)["actors"] == [HARBOUR]
    assert errors(chromium) == []
    file = corpus.parent / "saved.json"
    file.write_text(found, encoding="utf-8")
    assert "1 decision taken" in run("review", "--corpus", corpus, "--apply", file)
    records = read_corpus(corpus)
    made = records.actors["harbour-office"]
    assert [getattr(made, key) for key in HARBOUR] == list(HARBOUR.values())
    assert "harbour-office" in {s.claimant.actor for s in records.documents["morning"].statements}
    assert "is decided already" in run("review", "--corpus", corpus, "--apply", file)
    press_page(chromium, "u")
    assert json.loads(chromium.execute_script("return file()"))["actors"] == []


def test_an_actor_without_a_basis_or_with_the_id_of_another_is_not_made(chromium: Any, corpus: Path):
    opened(chromium, page_of(corpus))
    press_page(chromium, "c")
    put(chromium, "field--who", "Ministry")
    press_page(chromium, Keys.ENTER)
    for key, value in (("type", "organization"), ("id", "ministry")):
        put(chromium, f"actor-{key}", value)
    press_page(chromium, Keys.ENTER)
    assert chromium.find_elements("id", "actor-basis")
    put(chromium, "actor-basis", "x")
    press_page(chromium, Keys.ENTER)
    assert "ministry is somebody's id already" in chromium.find_element("id", "state").text
    put(chromium, "actor-id", "ministry-2")
    put(chromium, "actor-type", "no such")
    press_page(chromium, Keys.ENTER)
    assert "A type is one of" in chromium.find_element("id", "state").text
    put(chromium, "actor-type", "organization")
    press_page(chromium, Keys.ENTER)
    assert chromium.find_element("id", "field--who").get_attribute("value") == "ministry-2"


def test_whoever_passed_it_on_is_named_on_the_page_where_the_text_names_nobody(chromium: Any, corpus: Path):
    whole = reading(text_of(corpus))
    ministry = replace(whole.said[1], relays=(Speaker("", "an aide", None, False),))
    propose(corpus, found=replace(whole, said=(whole.said[0], ministry, *whole.said[2:])))
    opened(chromium, page_of(corpus))
    press_page(chromium, "a")
    assert "Still missing: via." in chromium.find_element("id", "state").text
    assert chromium.switch_to.active_element.get_attribute("placeholder") == "an aide"
    put(chromium, "field--via", "agency")
    press_page(chromium, Keys.ENTER)
    (decision,) = json.loads(chromium.execute_script("return file()"))["decisions"]
    assert decision["claim"]["via"] == [{"named-as": "an aide", "who": "agency"}]
    press_page(chromium, "u", "u", "e")
    put(chromium, "field--via", " ")
    press_page(chromium, Keys.TAB)
    assert "via" not in chromium.execute_script("return items[at].claim")
    put(chromium, "field--via-0", "paper")
    press_page(chromium, Keys.TAB)
    assert chromium.execute_script("return items[at].claim.via") == [{"who": "paper"}]


def test_what_is_undone_after_it_was_saved_is_not_saved_yet(chromium: Any, corpus: Path):
    opened(chromium, page_of(corpus))
    press_page(chromium, "a")
    chromium.find_element("id", "save").click()
    assert "not saved" not in chromium.find_element("id", "state").text
    press_page(chromium, "u")
    assert "not saved yet" in chromium.find_element("id", "state").text


@pytest.mark.parametrize(
    ("actors", "why"),
    [
        ({}, "no list"),
        ([1], "Actor 1 of the file"),
        ([{**HARBOUR, "basis": " "}], "lacks its id, name, type or basis"),
        ([{**HARBOUR, "id": "../x"}], "lacks its id"),
        ([{**HARBOUR, "private": "true"}], "something else"),
        ([{**HARBOUR, "name": "x" * 100_000}], "something else"),
        ([{**HARBOUR, "id": "ministry"}], "has 'ministry' already, with another name"),
    ],
)
def test_an_actor_from_a_stranger_is_refused_and_changes_nothing(corpus: Path, actors: object, why: str):
    file, before = corpus.parent / "saved.json", document(corpus)
    file.write_bytes(saved(corpus, [as_saved(corpus, FORTY)], actors=actors))
    assert why in " ".join(run("review", "--corpus", corpus, "--apply", file, ok=False).split())
    assert (document(corpus), log(corpus)) == (before, [])


@pytest.mark.parametrize(("more", "why"), [({"type": "ship"}, "ship"), ({"side": "nowhere"}, "nowhere")])
def test_an_actor_that_the_corpus_could_not_read_is_left_out_with_its_claim(
    corpus: Path, more: dict[str, str], why: str
):
    cast, before = (corpus / "actors.yaml").read_bytes(), document(corpus)
    accept = as_saved(corpus, FORTY)
    named = {**accept, "claim": {**accept["claim"], "who": "harbour-office"}}
    file = corpus.parent / "saved.json"
    file.write_bytes(saved(corpus, [named], actors=[HARBOUR | more]))
    told = run("review", "--corpus", corpus, "--apply", file)
    assert "0 decisions taken" in told
    assert f"'{why}'" in told
    assert ((corpus / "actors.yaml").read_bytes(), document(corpus), log(corpus)) == (cast, before, [])


def test_an_actor_that_no_accepted_claim_names_is_not_written(corpus: Path):
    cast = (corpus / "actors.yaml").read_bytes()
    file = corpus.parent / "saved.json"
    file.write_bytes(saved(corpus, [as_saved(corpus, FORTY)], actors=[HARBOUR]))
    assert "1 decision taken" in run("review", "--corpus", corpus, "--apply", file)
    assert (corpus / "actors.yaml").read_bytes() == cast
