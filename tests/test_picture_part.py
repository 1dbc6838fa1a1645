"""What a picture is drawn from: of something named the part about it as it stands in the whole, of very much a part that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimgraph
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.kept.held import Kept
from claimgraph.model.records import Corpus
from claimgraph.pages.picture import actor_page
from claimgraph.pages.picture.part import part_of
from claimgraph.store import Store
from conftest import TINY
from picture_pages import data_of

pytestmark = pytest.mark.usefixtures("each_built_once")

#: What the page asks of its part, and the column that names a passage or a claim.
ASKED = {
    "network/claims": "report",
    "network/relays": "report",
    "network/days": "report",
    "network/spans": "report",
    "network/badges": "claim",
}


def words_in(page: str) -> set[str]:
    """The words of each passage that the page holds."""
    passages = (passage for claim in data_of(page)["claims"] for passage in claim["passages"])
    return {" … ".join(exact for _, exact, _ in passage["spans"]) for passage in passages}


def answers(store: Store, question: str) -> list[tuple[str, ...]]:
    return sorted(tuple(row.values()) for row in questions.ask(store, question).texts())


@pytest.mark.parametrize(
    "what", [{"event": "exchange-2024-01-31"}, {"actor": "rt"}, {"document": "returns-1200"}], ids=str
)
def test_a_part_answers_as_the_whole_does_of_what_is_in_it(shipped_store: claimgraph.Graph, what: dict[str, str]):
    part = part_of(shipped_store.store, **what).store
    held = {row["report"] for name in ("claims", "relays") for row in questions.ask(part, f"network/{name}").texts()}
    claims = {row["claim"] for name in ("claims", "relays") for row in questions.ask(part, f"network/{name}").texts()}
    assert 5 < len(held) < 200
    assert len(part) < len(shipped_store) / 2
    for question, column in ASKED.items():
        within = held if column == "report" else claims
        table = questions.ask(shipped_store, question)
        at = table.columns.index(column)
        wanted = sorted(row for row in map(tuple, (r.values() for r in table.texts())) if row[at] in within)
        found = answers(part, question)
        # A claim that the part only leads to, as one on which another hangs, has no passage in it and is not drawn.
        assert [row for row in found if column == "report" or row[at] in claims] == wanted, question


def test_an_event_takes_its_parts_along_and_what_is_said_about_claims_on_it(stores: dict[str, Store]):
    def told(event: str) -> set[str]:
        return {row["words"] for row in questions.ask(stores["tiny"], "part/of-event", event=event).texts()}

    assert "She may send 10 more" in told("next-swap") - told("swap")
    assert told("swap") | told("next-swap") <= told("swaps")
    # What the paper says of two claims on the swap is about the swap.
    assert "The figures differ" in told("swap")


def test_several_names_are_what_fits_all_of_them(shipped_store: claimgraph.Graph):
    def told(**what: str) -> set[str]:
        return {row[0] for row in answers(part_of(shipped_store.store, **what).store, "network/spans")}

    both = told(actor="zelensky", document="largest-ever-swap")
    assert both == told(actor="zelensky") & told(document="largest-ever-swap")
    assert both < told(actor="zelensky")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if three claims were too many for a picture."""
    monkeypatch.setattr(limits, "CLAIMS_DRAWN", 3)
    monkeypatch.setattr(limits, "PASSAGES_DRAWN", 3)
    monkeypatch.setattr("claimgraph.pages.picture.part._FIRST", 1)
    monkeypatch.setattr("claimgraph.pages.picture.part._OF_ACTOR", 2)
    monkeypatch.setattr("claimgraph.pages.picture.part._OF_ANSWER", 2)


@pytest.mark.usefixtures("few")
def test_of_very_many_claims_the_most_important_verdict_and_who_claims_most_are_drawn_and_said(
    stores: dict[str, Store],
):
    page = actor_page(claimgraph.read_corpus(TINY), stores["tiny"])
    first = questions.ask(stores["tiny"], "part/disputed", first="1").texts()
    most = questions.ask(stores["tiny"], "part/of-actor", actor="paper", first="2").texts()
    words = {
        row["passage"]: row["words"] for row in questions.ask(stores["tiny"], "part/of-event", event="swap").texts()
    }
    expected = {words[row["passage"]] for row in [*first, *most]}
    assert words_in(page) == expected
    assert "what the 1 most important verdicts rest on" in page
    (counts,) = questions.ask(stores["tiny"], "summary/counts").texts()
    count = len(data_of(page)["claims"])
    assert 0 < count < int(counts["claims"])
    assert f"{count} of {counts['claims']} claims: some of what the 1 most" in page


@pytest.mark.usefixtures("few")
def test_of_an_actor_with_very_many_claims_what_is_disputed_comes_first(stores: dict[str, Store]):
    page = actor_page(claimgraph.read_corpus(TINY), stores["tiny"], actor="president")
    disputed = {
        row["passage"]
        for row in questions.ask(stores["tiny"], "part/disputed-of-actor", actor="president", first="1").texts()
    }
    assert disputed
    words = {
        row["passage"]: row["words"] for row in questions.ask(stores["tiny"], "part/of-event", event="swap").texts()
    }
    assert {words[passage] for passage in disputed} <= words_in(page)
    assert "3 of its passages" in page


def test_the_picture_of_a_store_reads_no_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from click.testing import CliRunner

    from claimgraph.cli import main

    made = CliRunner().invoke(main, ["build", "--corpus", str(TINY), "-o", str(tmp_path / "store")])
    assert made.exit_code == 0, made.output
    monkeypatch.setattr(Kept, "records", property(lambda kept: pytest.fail("all records were read")))
    graph = claimgraph.Graph(tmp_path / "store")
    for what in ({}, {"actor": "president"}, {"document": "morning"}, {"event": "swap", "picture": True}):
        assert data_of(graph.page(**what))["claims"]


def test_the_sentence_of_a_verdict_is_that_of_the_whole_also_in_a_part(
    shipped: Corpus, shipped_store: claimgraph.Graph
):
    """RT holds some of the figures that leave no room for its superlative, another document the others."""
    whole = {card["id"]: card for card in data_of(actor_page(shipped, shipped_store.store))["cards"]}
    part = {
        card["id"]: card
        for card in data_of(actor_page(shipped, shipped_store.store, document="largest-ever-swap"))["cards"]
    }
    assert part
    less = 0
    for id, card in part.items():
        assert [card[name] for name in ("said", "cautions", "about")] == [
            whole[id][name] for name in ("said", "cautions", "about")
        ]
        less += len(card["claims"]) < len(whole[id]["claims"])
    assert less, "no verdict rests on claims that are not in the part: nothing is tried here"
