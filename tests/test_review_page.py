"""The page of a review in headless Chromium: it loads and sends nothing, and what is decided there can be applied."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from claimgraph.corpus import read_corpus
from claimgraph.reader.said import Reading, Said, Speaker
from claimgraph.reader.text import Sentence
from hostile.browser import errors, opened
from proposing import corpus_in, other_text, page_of, propose, proposed_in, run, span, text_of
from test_accessible import AXE, faults

HOSTILE = "</script><img src=x onerror=document.title='owned'><script>document.title='owned'</script>"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return proposed_in(tmp_path)


def press(session: Any, *keys: str) -> None:
    for key in keys:
        ActionChains(session).send_keys(key).perform()


def file(session: Any) -> dict[str, Any]:
    found = json.loads(session.execute_script("return file()"))
    assert isinstance(found, dict)
    return found


def test_the_same_review_gives_the_same_page_whose_script_alone_may_run(corpus: Path):
    page = page_of(corpus).read_text(encoding="utf-8")
    assert page_of(corpus).read_text(encoding="utf-8") == page
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert f"script-src &#39;sha256-{allowed}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy


def test_the_page_loads_nothing_and_its_decisions_are_applied(chromium: Any, corpus: Path, tmp_path: Path):
    page = page_of(corpus)
    assert opened(chromium, page) == [page.as_uri()]
    press(chromium, "a", "o", "a", "r", "f")
    assert errors(chromium) == []
    assert "0 of 3 open; not saved yet." in chromium.find_element("id", "state").text
    found = file(chromium)
    assert [each["does"] for each in found["decisions"]] == ["accept", "accept", "reject"]
    saved = tmp_path / "saved.json"
    saved.write_text(json.dumps(found), encoding="utf-8")
    assert "2 accepted, 1 rejected, 0 open" in run("review", "--corpus", corpus, "--apply", saved)
    accepted = {
        s.claimant.actor: [quote.exact for quote in s.quotes]
        for s in read_corpus(corpus).documents["morning"].statements
        if s.accepted_by
    }
    assert accepted == {"ministry": ["40 of ours are home", "the northern ministry said"], "paper": ["50 went north"]}


def test_a_quote_is_moved_and_all_is_undone(chromium: Any, corpus: Path):
    opened(chromium, page_of(corpus))
    press(chromium, "q")
    narrower = next(b for b in chromium.find_elements("css selector", "article.now button") if b.text == "◂ end")
    narrower.click()
    press(chromium, Keys.ESCAPE)
    text = text_of(corpus)
    press(chromium, "a")
    (decision,) = file(chromium)["decisions"]
    assert [text[start:end] for start, end in decision["words"]] == ["40 of ours are"]
    press(chromium, "u", "u")
    assert file(chromium)["decisions"] == []
    press(chromium, "a")
    (decision,) = file(chromium)["decisions"]
    assert [text[start:end] for start, end in decision["words"]] == ["40 of ours are home"]


def test_what_is_missing_is_asked_for_before_a_frame_is_accepted(chromium: Any, corpus: Path):
    opened(chromium, page_of(corpus))
    press(chromium, "f", "p", "a")
    assert "Still missing: property or counts." in chromium.find_element("id", "state").text
    for key, value in (("property", "occurred"), ("event", "swap"), ("value", "true")):
        box = chromium.find_element("id", f"field-says-{key}")
        box.send_keys(value)
    press(chromium, Keys.ENTER)
    (decision,) = file(chromium)["decisions"]
    assert decision["claim"]["says"] == {"event": "swap", "property": "occurred", "value": "true", "phase": "completed"}


def test_words_of_a_text_are_only_words(chromium: Any, tmp_path: Path):
    corpus = corpus_in(tmp_path)
    text = text_of(corpus) + f"\n{HOSTILE} x\n"
    other_text(corpus, text)
    path = corpus / "documents" / "morning.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Largest swap yet"', f'"{HOSTILE}"'), encoding="utf-8")
    at = span(text, f"{HOSTILE} x")
    said = Said((Speaker("", HOSTILE, None),), "asserts", (at,), (), 0, "outlet")
    propose(corpus, found=Reading((Sentence(0, at, (), 0),), (said,)))
    opened(chromium, page_of(corpus))
    assert errors(chromium) == []
    assert "owned" not in chromium.title.replace(HOSTILE, "")
    assert HOSTILE in chromium.find_element("id", "text").text
    assert chromium.find_elements("css selector", "img") == []


def test_signs_that_nobody_sees_are_shown_as_none_and_the_places_stay(corpus: Path):
    other_text(corpus, text_of(corpus).replace("The figures differ", "The \x1bfigures\u202e differ"))
    propose(corpus)
    page = page_of(corpus).read_text(encoding="utf-8")
    data = json.loads(re.findall(r'id="data">(.*?)</script>', page, re.DOTALL)[0])
    assert "The \ufffdfigures\ufffd differ" in data["text"]
    assert len(data["text"]) == len(text_of(corpus))


def test_lines_that_name_a_private_person_are_hidden(corpus: Path):
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    text = text_of(corpus) + "Zora Quillfeather slept.\n"
    other_text(corpus, text)
    propose(corpus)
    page = page_of(corpus).read_text(encoding="utf-8")
    assert "Quillfeather" not in page
    assert "░" * len("Zora Quillfeather slept.") in page


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core: npm install in tests/foreign")
def test_whoever_sees_little_can_review_too(chromium: Any, corpus: Path):
    opened(chromium, page_of(corpus))
    assert faults(chromium) == []
    press(chromium, "e")
    assert faults(chromium) == []
