"""The site as plain files in a browser: from a disk it is read and searched, by keyboard too, and from any file server walked through."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from claimgraph import Graph
from claimgraph.pages.site.query import is_whole
from claimgraph.pages.site.search import Search, rows_of
from claimgraph.pages.site.search import _folded as folded
from conftest import TINY, skip_unless
from hostile.browser import errors, events_of, fresh, requests_in
from query_pages import NEEDED, Reader, file_server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("shipped") / "site"
    Graph().site(found)
    return found


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The site on a server that knows nothing but files."""
    with file_server(folder) as found:
        yield found.rstrip("/")


def words(session: Any) -> str:
    return " ".join(session.find_element("tag name", "body").text.split())


def follow(session: Any, text: str) -> None:
    """Click the first link of the main part of the page that has just these words, or else these among others."""
    found = [link for link in session.find_elements("css selector", "main a") if text in link.text]
    assert found, f"no link with {text!r} on {session.current_url}: {words(session)}"
    next((link for link in found if link.text == text), found[0]).click()


@pytest.mark.parametrize(
    ("typed", "id", "name"),
    [
        ("Зеленський", "actor-zelensky", "Volodymyr Zelensky"),
        ("Selenskyj", "actor-zelensky", "Volodymyr Zelensky"),
        ("zelenskiy", "actor-zelensky", "Volodymyr Zelensky"),
        ("207", "", "Ukraine received 207 prisoners"),
        ("1,200 bodies", "", "1,200"),
        ("guys telegram", "", "guys"),
    ],
)
def test_a_search_from_a_disk_finds_names_in_any_spelling_figures_and_words(
    chromium: Any, folder: Path, typed: str, id: str, name: str
):
    fresh(chromium)
    chromium.get((folder / "index.html").as_uri())
    for _ in range(20):  # by keyboard alone
        chromium.switch_to.active_element.send_keys(Keys.TAB)
        if chromium.switch_to.active_element.get_attribute("name") == "q":
            break
    chromium.switch_to.active_element.send_keys(typed, Keys.ENTER)
    WebDriverWait(chromium, 10).until(lambda s: "?q=" in s.current_url)
    found = chromium.find_elements("css selector", "#found a")
    assert any(name in link.text for link in found), words(chromium)
    if id:
        assert found[0].get_attribute("href") == (folder / "id" / f"{id}.html").as_uri()
    assert errors(chromium) == []
    assert [url for url in requests_in(events_of(chromium)) if not url.startswith("file:")] == []
    found[0].send_keys(Keys.ENTER)
    assert "/id/" in chromium.current_url
    assert words(chromium)


@pytest.mark.parametrize("typed", ["nobody says this", "", "<img src=x onerror=alert(1)>", "*", '"', "%00", "x" * 150])
def test_what_is_typed_is_text(chromium: Any, folder: Path, typed: str):
    fresh(chromium)
    chromium.get((folder / "search.html").as_uri())
    chromium.find_element("name", "q").send_keys(typed)
    chromium.find_element("css selector", ".seek button").click()
    WebDriverWait(chromium, 10).until(lambda s: "?q=" in s.current_url)
    assert chromium.find_element("name", "q").get_attribute("value") == typed
    assert chromium.find_elements("css selector", "#found a, img") == []
    assert ("Nothing here" in words(chromium)) == bool(typed)
    assert errors(chromium) == []


def test_what_a_browser_finds_is_what_a_server_finds(chromium: Any, folder: Path):
    graph = Graph()
    search = Search(graph.store)
    chromium.get((folder / "search.html").as_uri())
    for asked in (
        "zelensky",
        "Путин",
        "defence ministry",
        "kiev",
        "u.s.",
        "o’neil",
        "swap 2024",
        "1,212",
        "Il-76",
        "a",
    ):
        here = chromium.execute_script("return found(arguments[0]).map(([id]) => id)", asked)
        assert here == [hit.iri.rpartition("/")[2] for hit in search.find(asked)], asked


def test_a_browser_folds_every_word_as_a_server_does(chromium: Any, folder: Path):
    texts = [" ".join(names) for store in (Graph().store, Graph(TINY).store) for _, *names in rows_of(store)]
    texts += [
        "Volodymyr Zelenskyy, Zelenskij, ZELENSKI; Володимир Зеленський; Зеленский; Щербаков, Ёлкин, Юрий, Єгор, Ґудзь",
        "Łukasz Żółć, Đorđe Đoković, Straße, Œuvre, Ærø, Ştefan, İstanbul, Ĳsselmeer, Nguyễn Văn, Þór, Ɓala",
        "U.S. Vice-President, O’Neil, О'Нил, AT&T, CNN+, 1,200 and 12,5 and 3 000 and ¾ and ２０７ and 3rd, B-52",
        "the organisation’s programme at the centre; travelling labour defence defences; Sergei Shoigu, Shchukin, Tsch",
        "王小明 習近平 أحمد فاتح Μιχαήλ שלום नरेन्द्र 김정은",
    ]
    chromium.get((folder / "search.html").as_uri())
    here = chromium.execute_script("return arguments[0].map(folded)", texts)
    for text, found in zip(texts, here, strict=True):
        assert found == folded(text), text
    assert sum(map(len, here)) > 5_000


def test_a_walk_from_the_finding_to_the_passage_and_back_and_to_a_query_of_ones_own_on_a_plain_file_server(
    chromium: Any, address: str, tmp_path: Path
):
    fresh(chromium)
    chromium.get(f"{address}/")
    assert "How many prisoners did Ukraine receive in the exchange of 31 January 2024?" in words(chromium)
    assert "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky." in words(chromium)
    chromium.find_element("css selector", "summary").click()
    assert "207 guys … he wrote on Telegram" in words(chromium)

    follow(chromium, "Volodymyr Zelensky")
    assert chromium.current_url.endswith("/id/actor-zelensky.html")
    assert "He didn’t say how many Russian soldiers were released" in words(chromium)

    follow(chromium, "207 guys")
    assert "/id/claim-" in chromium.current_url
    passage = chromium.find_element("css selector", "blockquote:target")
    assert passage.text == "207 guys … he wrote on Telegram"
    assert "Russia and Ukraine conduct largest ever prisoner swap, 2024-01-31, body" in words(chromium)

    follow(chromium, "How many prisoners did Ukraine receive")
    assert "/id/comparison-" in chromium.current_url
    assert "These cannot both be right: 12 apart." in words(chromium)
    follow(chromium, "195")
    assert "/id/quantity-" in chromium.current_url
    assert "195 POWs were handed over to Kiev" in chromium.find_element("css selector", "li:target").text

    follow(chromium, "exchange of 31 January 2024")
    assert chromium.current_url.endswith("/id/event-exchange-2024-01-31.html")
    follow(chromium, "The account of this event")
    assert "What is claimed about: exchange of 31 January 2024" in words(chromium)

    skip_unless(is_whole(), NEEDED)
    chromium.find_element("link text", "Questions").click()
    follow(chromium, "Which figures are claimed for this event")
    follow(chromium, "As a query")
    reader = Reader(chromium, f"{address}/query.html")
    reader.until("return document.getElementById('csv')")
    assert {"195", "207"} <= {cell for row in reader.rows for cell in row}

    reader.run(reader.query + "\nLIMIT 2")
    assert len(reader.rows) == 2
    allowed = {"behavior": "allow", "downloadPath": str(tmp_path)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", allowed)
    reader.find("#csv").click()
    WebDriverWait(chromium, 20).until(lambda _: any(path.stat().st_size for path in tmp_path.glob("*.csv")))
    (sheet,) = tmp_path.glob("*.csv")
    assert len(list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8"))))) == 3

    sent, shown = chromium.current_url, reader.rows
    first = chromium.current_window_handle
    chromium.switch_to.new_window("window")
    chromium.get(sent)
    reader.until("return document.getElementById('csv')")
    assert reader.rows == shown
    chromium.close()
    chromium.switch_to.window(first)

    reader.type("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    reader.find("#run").click()
    reader.find("#stop").click()
    reader.ended()
    chromium.find_element("link text", "Who claims what").click()
    assert chromium.current_url.endswith("/index.html")
    assert [error for error in errors(chromium) if "favicon.ico" not in error] == []
    assert all(url.startswith(address) for url in requests_in(events_of(chromium)))


def test_an_answer_at_its_own_address_leads_to_its_question(chromium: Any, folder: Path):
    path = next((folder / "id").glob("proposition-*.html"))
    chromium.get(path.as_uri())
    WebDriverWait(chromium, 10).until(lambda s: s.current_url.endswith(f"#{path.stem}"))
    assert chromium.find_element("css selector", "li:target").text
