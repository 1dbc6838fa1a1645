"""Whether a text is a copy is asked in its review, before its claims: both passages side by side, a key each."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimgraph.base import limits
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.propose.copies.credits import Outlets
from claimgraph.propose.copies.finding import copies_among
from claimgraph.propose.copies.texts import texts_to_compare
from claimgraph.propose.review import Review
from claimgraph.propose.screen import screen
from claimgraph.propose.session import Sharing
from ferry_news import FERRY, made_up
from hostile.browser import errors, opened
from proposing import press, run
from terminals import Terminal
from test_review_folded import press_page

AGAIN = f"{FERRY.replace('evening ferry', 'late ferry')}\n(News Wire)\n"


def add(corpus: Path, name: str, text: str, more: str) -> None:
    (corpus / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (corpus / "documents" / f"{name}.yaml").write_text(
        f"# By hand.\ntitle: 'The ferry'\n{more}text: {{file: {name}.txt, sha256: {digest}, length: {len(text)}}}\n"
        "curated: {by: curator, on: 2030-04-08}\nclaims:\n",
        encoding="utf-8",
    )


@pytest.fixture
def corpus(corpus_copy: Path) -> Path:
    """Two documents on the ferry, of which the second has the text of the first, and proposals for the second."""
    add(corpus_copy, "ferry", FERRY, "publisher: paper\npublished: 2030-04-05\n")
    add(corpus_copy, "ferry-again", AGAIN, "publisher: copier\npublished: 2030-04-06\n")
    run("propose", corpus_copy / "texts" / "ferry-again.txt", "--corpus", corpus_copy)
    return corpus_copy


def review(corpus: Path, document: str = "ferry-again") -> Review:
    reading = reading_of(corpus)
    texts = texts_to_compare(corpus / "texts", reading.corpus).texts
    copies = copies_among(texts, Outlets(reading.corpus))
    return Review(reading, document, "curator", date(2030, 4, 8), copies=copies)


def shown_of(found: Review, columns: int = 120) -> str:
    return "".join(words for part in screen(found.session, "ferry-again", 50, columns) for _, words in part)


def file_of(corpus: Path) -> bytes:
    return (corpus / "documents" / "ferry-again.yaml").read_bytes()


def log(corpus: Path) -> list[dict[str, object]]:
    path = corpus / "proposals" / "ferry-again.decisions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_it_is_asked_first_with_both_passages_side_by_side(corpus: Path):
    found = review(corpus)
    assert found.session.mode == Sharing(0)
    shown = shown_of(found)
    assert "ferry-again shares its wording with ferry: The ferry" in shown
    assert "republication-of: ferry?\na accept  r reject" in shown
    assert re.search(r"The late ferry to .* \| .*The evening ferry to", shown)
    assert max(map(len, shown_of(found, 80).splitlines())) <= 80


def test_the_original_is_not_asked_whether_it_is_a_copy(corpus: Path):
    run("propose", corpus / "texts" / "ferry.txt", "--corpus", corpus)
    assert review(corpus, "ferry").session.copies == ()


def test_where_one_is_accepted_as_the_original_no_other_is_asked(corpus: Path):
    add(corpus, "lists", made_up(1), "publisher: paper\npublished: 2030-04-05\n")
    add(corpus, "both", f"{FERRY}\n{made_up(1)}\n", "publisher: copier\npublished: 2030-04-07\n")
    run("propose", corpus / "texts" / "both.txt", "--corpus", corpus)
    found = review(corpus, "both")
    assert [copy.offer.original for copy in found.session.copies] == ["ferry", "lists"]
    open_ = found.session.to_decide()
    press(found, "a")
    assert (found.session.mode, found.session.to_decide()) == (None, open_ - 2)


def test_what_is_accepted_is_written_as_the_command_for_copies_does(corpus: Path):
    before = file_of(corpus)
    found = review(corpus)
    press(found, "a")
    written = file_of(corpus)
    assert read_corpus(corpus).documents["ferry-again"].republication_of == "ferry"
    assert [(line["does"], line["republishes"], line["by"]) for line in log(corpus)] == [("accept", "ferry", "curator")]
    assert found.session.mode is None
    (corpus / "documents" / "ferry-again.yaml").write_bytes(before)
    run("copies", "--corpus", corpus, "--accept", "ferry-again", "ferry")
    assert file_of(corpus) == written


def test_what_the_outlet_says_is_then_said_by_that_of_the_original_also_in_a_later_review(corpus: Path):
    found = review(corpus)
    press(found, "f")
    outlets = [n for n, item in enumerate(found.session.items) if item.proposal.is_of_outlet]
    assert {found.session.items[n].draft.said["who"] for n in outlets} == {"copier"}
    press(found, "a")
    assert {found.session.items[n].draft.said["who"] for n in outlets} == {"paper"} == {found.session.outlet}
    again = review(corpus)
    assert again.session.mode is None
    assert {again.session.items[n].draft.said["who"] for n in outlets} == {"paper"}


def test_what_was_decided_before_it_was_known_whose_text_it_is_does_not_come_back(corpus: Path):
    found = review(corpus)
    ids = [item.id for item in found.session.items]
    press(found, "nfrna")
    press(review(corpus), "a")
    run("propose", corpus / "texts" / "ferry-again.txt", "--corpus", corpus)
    again = review(corpus).session
    assert [item.id for item in again.items] == ids
    assert [item.decided for item in again.items].count("reject") == 1
    assert {item.draft.said["who"] for item in again.items if item.proposal.is_of_outlet and item.is_open} == {"paper"}


def test_what_is_undone_is_open_again_and_the_file_is_as_it_was(corpus: Path):
    before = file_of(corpus)
    found = review(corpus)
    press(found, "au")
    assert (file_of(corpus), found.session.mode, found.session.outlet) == (before, Sharing(0), "copier")
    assert [line["does"] for line in log(corpus)] == ["accept", "undo"]
    press(found, "r")
    assert (file_of(corpus), found.session.mode) == (before, None)
    press(found, "rnu")
    assert found.session.mode is None
    assert press(found, "u").mode == Sharing(0)


def test_what_was_left_open_is_asked_at_the_end_and_undone_in_its_turn(corpus: Path):
    before = file_of(corpus)
    found = review(corpus)
    press(found, "n")
    while found.session.open():
        assert len(log(corpus)) < 20
        press(found, "rn")
    assert found.session.mode == Sharing(0)
    rejected = len(log(corpus))
    press(found, "a")
    assert (found.session.mode, found.session.to_decide()) == (None, 0)
    press(found, "uu")
    assert (file_of(corpus), found.session.mode) == (before, None)
    assert [line["does"] for line in log(corpus)][rejected:] == ["accept", "undo", "undo"]
    assert [("republishes" in line) for line in log(corpus)][rejected:] == [True, True, False]


def test_what_was_rejected_is_not_asked_again_and_what_was_left_open_is(corpus: Path):
    found = review(corpus)
    open_ = found.session.to_decide()
    press(found, "n")
    assert (found.session.mode, found.session.to_decide(), log(corpus)) == (None, open_, [])
    assert review(corpus).session.mode == Sharing(0)
    press(review(corpus), "r")
    assert review(corpus).session.copies == ()


def test_what_the_corpus_could_not_read_is_not_written(corpus: Path):
    found = review(corpus)
    path = corpus / "documents" / "ferry.yaml"
    path.write_text(
        path.read_text("utf-8").replace("publisher", "republication-of: ferry-again\nbasis: So it says.\npublisher"),
        "utf-8",
    )
    before = file_of(corpus)
    press(found, "a")
    assert "republication-of" in found.session.message
    assert (file_of(corpus), log(corpus), found.session.mode) == (before, [], Sharing(0))


def test_it_is_asked_in_the_real_terminal(corpus: Path):
    terminal = Terminal(corpus, "ferry-again", "curator", (24, 80))
    terminal.expect("republication-of: ferry?")
    terminal.press("a")
    terminal.wait_for(1)
    assert "open." in terminal.end()
    assert read_corpus(corpus).documents["ferry-again"].republication_of == "ferry"


def test_it_is_asked_on_the_page_and_applied(chromium: Any, corpus: Path):
    page, saved = corpus.parent / "review.html", corpus.parent / "saved.json"
    run("-q", "review", "ferry-again", "--corpus", corpus, "--page", page)
    opened(chromium, page)
    card = chromium.find_element("css selector", "article.now")
    assert "Is this text a copy of ferry?" in card.text
    assert card.text.count(FERRY.split(".")[0][:30]) == 2
    press_page(chromium, "a", "u", "a", "f")
    shown = chromium.find_element("id", "proposals")
    assert "paper" in shown.text
    assert "copier" not in shown.text
    press_page(chromium, "u", "n", "o")
    assert "copier" in chromium.find_element("css selector", "article.now").text
    press_page(chromium, "u")
    chromium.refresh()
    press_page(chromium, "a")
    assert errors(chromium) == []
    saved.write_text(chromium.execute_script("return file()"), encoding="utf-8")
    assert "1 decision taken" in run("review", "ferry-again", "--corpus", corpus, "--apply", saved)
    assert read_corpus(corpus).documents["ferry-again"].republication_of == "ferry"
    assert [line["does"] for line in log(corpus)] == ["accept"]


def test_a_file_cannot_make_a_copy_of_what_was_not_asked(corpus: Path):
    before, saved = file_of(corpus), corpus.parent / "saved.json"
    digest = hashlib.sha256(AGAIN.encode()).hexdigest()
    id = review(corpus).session.copies[0].offer.id
    for decision in ({"id": id, "republishes": "morning"}, {"id": "0123456789", "republishes": "ferry"}):
        made = {"document": "ferry-again", "sha256": digest, "decisions": [{**decision, "does": "accept"}]}
        saved.write_text(json.dumps(made), encoding="utf-8")
        assert "it is not asked whether" in run("review", "ferry-again", "--corpus", corpus, "--apply", saved)
    assert (file_of(corpus), log(corpus)) == (before, [])


def test_a_passage_with_a_private_person_is_not_shown(corpus: Path):
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("harbour: {type: person, name: Yuriy Halenko, private: true, role: a witness}\n")
    assert "it names a private person (a witness)" in shown_of(review(corpus))


def test_a_review_goes_on_where_there_are_more_texts_than_can_be_compared(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
):
    page = corpus.parent / "review.html"
    monkeypatch.setattr(limits, "COPIES_BYTES", 100)
    told = run("review", "ferry-again", "--corpus", corpus, "--page", page)
    assert "No copies are looked for: More than" in told
    assert '"copies":[]' in page.read_text(encoding="utf-8").replace(" ", "")


def test_words_of_both_texts_are_only_words_on_the_page(chromium: Any, corpus: Path):
    hostile = "</script><img src=x onerror=document.title='owned'>"
    add(corpus, "ferry", FERRY.replace("Forty", hostile), "publisher: paper\npublished: 2030-04-05\n")
    page = corpus.parent / "review.html"
    run("-q", "review", "ferry-again", "--corpus", corpus, "--page", page)
    opened(chromium, page)
    assert "A pump had failed" in chromium.find_element("css selector", "article.copy").text
    assert chromium.find_elements("css selector", "img") == []
    assert errors(chromium) == []
