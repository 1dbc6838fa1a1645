"""A picture says no more than the graph knows: what is cut says so, what is counted is all there is, and all lines are true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import claimgraph
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.model.records import Corpus
from claimgraph.pages.picture import actor_page
from claimgraph.store import Store
from conftest import ROOT, claims_in
from hostile.browser import errors, opened
from picture_pages import data_of, pixels_of, saved, texts, type_in, wait_for

pytestmark = pytest.mark.usefixtures("each_built_once")

AGAINST = ("contradicts", "disputes")


def written(folder: Path, page: str) -> Path:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


# ------------------------------------------------------------------------ lines


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Store]:
    """66 persons give one figure, two others another one: more than are all joined with each other."""
    says = "unverified: true, says: {{event: swap, counts: prisoners, received-by: paper, phase: completed, value: {}}}"
    people = [f"p{i}" for i in range(2, 70)]
    cast = "".join(f"{name}: {{type: person, name: Person {name[1:]}}}\n" for name in people)
    lines = [f"{{who: {name}, {says.format(7 if place < 66 else 9)}}}" for place, name in enumerate(people)]
    corpus = claimgraph.read_corpus(claims_in(tmp_path_factory.mktemp("crowded") / "corpus", lines, cast=cast))
    return corpus, claimgraph.build(corpus)


def test_two_are_joined_as_opponents_where_the_graph_says_that_they_are(shipped_store: Store, tmp_path: Path):
    says = "unverified: true, says: {event: swap, counts: prisoners, received-by: paper, phase: completed, value: 7}"
    stances = ("asserts", "asserts", "denies", "denies")
    lines = [f"{{who: p{place}, stance: {stance}, {says}}}" for place, stance in enumerate(stances, 2)]
    lines.append(f"{{who: p6, {says.replace('7', '9')}}}")
    cast = "".join(f"p{place}: {{type: person, name: Person {place}}}\n" for place in range(2, 7))
    made = claims_in(tmp_path / "corpus", lines, cast=cast)
    for graph in (claimgraph.Graph(), claimgraph.Graph(ROOT / "tests" / "accounts"), claimgraph.Graph(made)):
        data = data_of(graph.page())
        names = {node["id"]: node["name"] for node in data["nodes"]}
        drawn = {(names[line["from"]], names[line["to"]]) for line in data["lines"] if line["kind"] in AGAINST}
        rows = questions.ask(graph.store, "comparison/pairs").texts()
        assert drawn == {(row["one"], row["other"]) for row in rows} != set()
    assert ("Person 4", "Person 5") not in drawn, "both deny it"


def test_what_one_only_suggests_is_in_dispute_and_no_contradiction(accounts: Corpus, stores: dict[str, Store]):
    lines = {line["kind"]: line["says"] for line in data_of(actor_page(accounts, stores["accounts"]))["lines"]}
    assert lines["disputes"] == "35 ≠ 30 (suggests)"
    assert "suggests" not in lines["contradicts"]


def test_a_reader_is_told_that_one_of_them_only_suggests_it(
    chromium: Any, accounts: Corpus, stores: dict[str, Store], tmp_path: Path
):
    opened(chromium, written(tmp_path, actor_page(accounts, stores["accounts"])))
    type_in(chromium, "President")
    chromium.execute_script(
        "[...document.querySelectorAll('#claims h3')].find((h) => h.textContent.startsWith('In dispute with'))"
        ".nextSibling.querySelector('button').click()"
    )
    wait_for(chromium, "#heading", "Ministry in dispute with President")
    assert texts(chromium, "#sub") == [
        "35 ≠ 30 (suggests). What each of them says; not both can be right, and one of them is only suggested."
    ]
    assert errors(chromium) == []


def test_where_not_all_lines_are_drawn_the_page_knows_of_which_claims(crowded: tuple[Corpus, Store]):
    data = data_of(actor_page(*crowded))
    agreeing = {number for number, claim in enumerate(data["claims"]) if " 7 " in claim["label"]}
    assert len(agreeing) == 66 > limits.ALL_PAIRS
    assert set(data["undrawn"]["agrees"]) == agreeing, "two others agree, and are joined"
    assert len([line for line in data["lines"] if line["kind"] == "agrees"]) == 1
    assert set(data["undrawn"]["contradicts"]) == set(range(68))
    assert len([line for line in data["lines"] if line["kind"] == "contradicts"]) < 2 * 66


def test_and_says_so_beside_the_others(chromium: Any, crowded: tuple[Corpus, Store], tmp_path: Path):
    opened(chromium, written(tmp_path, actor_page(*crowded)))
    type_in(chromium, "Person 2")
    chromium.find_element("id", "search").send_keys("\ue007")
    wait_for(chromium, "#heading", "Person 2")
    assert texts(chromium, "#claims h3")[1:] == ["CONTRADICTS, AMONG OTHERS", "SAYS THE SAME AS, AMONG OTHERS"]
    type_in(chromium, "Person 69")
    assert texts(chromium, "#claims h3")[1:] == ["CONTRADICTS, AMONG OTHERS", "SAYS THE SAME AS (1)"]


# ------------------------------------------------------------------------ cards, and the verdicts that have none


@pytest.fixture
def one_card(monkeypatch: pytest.MonkeyPatch, accounts: Corpus, stores: dict[str, Store], tmp_path: Path) -> Path:
    """The picture of a corpus with many verdicts, as if one card were all that it opens on."""
    monkeypatch.setattr("claimgraph.pages.picture.cards.FIRST", 1)
    return written(tmp_path, actor_page(accounts, stores["accounts"]))


def test_the_cards_are_all_there_is_or_say_that_they_are_not(
    chromium: Any, one_card: Path, page: Path, accounts: Corpus, stores: dict[str, Store], tmp_path: Path
):
    opened(chromium, one_card)
    assert texts(chromium, "#claims h3")[0] == "OF WHAT DOES NOT FIT TOGETHER"
    opened(chromium, page)
    assert texts(chromium, "#claims h3")[0] == "WHAT DOES NOT FIT TOGETHER (6)"


def test_what_no_card_is_about_is_a_disagreement_too(chromium: Any, one_card: Path):
    opened(chromium, one_card)
    everybody = saved(chromium, "save-svg")[1]
    assert "Agency" in everybody
    chromium.find_element("id", "disagreements").click()
    kept = saved(chromium, "save-svg")[1]
    assert "Agency" not in kept, "who is part of no disagreement"
    assert "the guards" in kept, "of whom one says it, and the other does not acknowledge it"


def test_a_card_rests_on_what_is_inferred_too_and_says_that_this_is_not_shown(chromium: Any, page: Path):
    data = data_of(page.read_text(encoding="utf-8"))
    (card,) = [card for card in data["cards"] if card["all"] > len(card["claims"])]
    chromium.get("about:blank")
    chromium.get(f"{page.as_uri()}#card={card['id'].rpartition('/')[2]}")
    assert texts(chromium, "#claims h3") == ["OF WHAT IT RESTS ON (6 OF 7)"]
    assert "No text says it, the curators infer it" in texts(chromium, "#sub")[0]


# ------------------------------------------------------------------------ numbers of a part


def test_the_order_of_what_is_cut_is_said_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tiny: Corpus, stores: dict[str, Store]
):
    monkeypatch.setattr(limits, "PASSAGES_DRAWN", 3)
    ranked = "3 of its passages, those first on which important verdicts rest"
    assert ranked in actor_page(tiny, stores["tiny"], actor="president")
    for what in ({"event": "swap"}, {"document": "morning"}, {"event": "swap", "actor": "president"}):
        page = actor_page(tiny, stores["tiny"], **what)
        assert "3 of its passages" in page, what
        assert "important verdicts" not in page.split("<main>")[0], what


def test_what_is_unverified_is_counted_in_what_is_shown(sheet: Corpus):
    store = claimgraph.build(sheet).store

    def told(**what: str) -> int:
        found = re.search(r" · (\d+) passages? unverified", actor_page(sheet, store, **what))
        return int(found[1]) if found else 0

    (counts,) = questions.ask(store, "summary/counts").texts()
    assert told() == int(counts["unverified"])
    documents = [row["id"] for row in questions.ask(store, "document/all").texts()]
    assert sorted(told(document=id) for id in documents) == [0, 1, 2]
    assert sum(told(document=id) for id in documents) == told()


def test_in_a_part_who_claims_most_is_who_claims_most_of_all(chromium: Any, shipped: Corpus, tmp_path: Path):
    path = written(tmp_path, actor_page(shipped, claimgraph.build(shipped).store, document="largest-ever-swap"))
    opened(chromium, path)
    shown = [text for text in texts(chromium, "#claims li button") if " · " in text]
    of = [re.search(r" · (\d+)(?: of (\d+))? claims?$", text) for text in shown]
    numbers = [int(found[2] or found[1]) for found in of if found]
    assert numbers == sorted(numbers, reverse=True)
    here = [int(found[1]) for found in of if found]
    assert here != sorted(here, reverse=True), "here both orders are one: nothing is tried"
    type_in(chromium, "RT")
    assert re.search(r" · \d+ of its \d+ claims and relays are here", texts(chromium, "#sub")[0])
    assert re.fullmatch(r"CLAIMS \(\d+\)", texts(chromium, "#claims h3")[0])
    type_in(chromium, "nobody of this name")
    assert texts(chromium, "#heading") == ["No name matches in this part"]


def test_a_dispute_is_drawn_in_the_colour_of_what_does_not_fit(
    chromium: Any, accounts: Corpus, stores: dict[str, Store], tmp_path: Path
):
    opened(chromium, written(tmp_path, actor_page(accounts, stores["accounts"])))
    before = len(pixels_of(chromium, (194, 65, 12)))
    chromium.execute_script(
        "[...document.querySelectorAll('#legend label')].find((l) => l.textContent.startsWith('in dispute')).firstChild.click()"
    )
    assert 0 < len(pixels_of(chromium, (194, 65, 12))) < before
