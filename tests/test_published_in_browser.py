"""The site as plain files in a browser: from a disk it is read and searched, by keyboard too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from claimgraph import Graph
from claimgraph.pages.site.search import Search, rows_of
from claimgraph.pages.site.search import _folded as folded
from conftest import TINY
from hostile.browser import POLL, errors, events_of, fresh, requests_in, tabbed_to
from query_pages import words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("shipped") / "site"
    Graph().site(found)
    return found


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
    tabbed_to(chromium, "[name=q]").send_keys(typed, Keys.ENTER)  # by keyboard alone
    WebDriverWait(chromium, 10, POLL).until(lambda s: "?q=" in s.current_url)
    found = chromium.find_elements("css selector", "#found a")
    assert any(name in link.text for link in found), words(chromium)
    if id:
        assert found[0].get_attribute("href") == (folder / "id" / f"{id}.html").as_uri()
    assert errors(chromium) == []
    assert [url for url in requests_in(events_of(chromium)) if not url.startswith("file:")] == []
    found_name = found[0].text
    found[0].send_keys(Keys.ENTER)
    assert "/id/" in chromium.current_url
    assert found_name in words(chromium)


@pytest.mark.parametrize("typed", ["nobody says this", "", "<img src=x onerror=alert(1)>", "*", '"', "%00", "x" * 150])
def test_what_is_typed_is_text(chromium: Any, folder: Path, typed: str):
    fresh(chromium)
    chromium.get((folder / "search.html").as_uri())
    chromium.find_element("name", "q").send_keys(typed)
    chromium.find_element("css selector", ".seek button").click()
    WebDriverWait(chromium, 10, POLL).until(lambda s: "?q=" in s.current_url)
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
        here = chromium.execute_script("return found(arguments[0]).slice(0, claimgraphHits).map(([id]) => id)", asked)
        assert here == [hit.iri.rpartition("/")[2] for hit in search.find(asked)], asked


def test_how_many_are_found_is_said_where_the_first_are_shown(chromium: Any, folder: Path):
    chromium.get((folder / "search.html").as_uri())
    most, all_of_them = chromium.execute_script("return [claimgraphHits, found('a').length]")
    assert all_of_them > most
    assert chromium.execute_script("return [0, 1, arguments[0], arguments[0] + 1].map(told)", most) == [
        "Nothing here has all of these words. Names are found in any spelling, figures in digits.",
        "1 found.",
        f"{most} found.",
        f"{most + 1} found. The first {most} are shown: for others add a word.",
    ]
    chromium.get(f"{(folder / 'search.html').as_uri()}?q=a")
    WebDriverWait(chromium, 10, POLL).until(lambda s: s.find_element("id", "told").text)
    assert words(chromium).count(f"{all_of_them:,} found. The first {most} are shown") == 1
    assert len(chromium.find_elements("css selector", "#found a")) == most


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


def test_an_answer_at_its_own_address_leads_to_its_question(chromium: Any, folder: Path):
    path = next((folder / "id").glob("proposition-*.html"))
    chromium.get(path.as_uri())
    WebDriverWait(chromium, 10, POLL).until(lambda s: s.current_url.endswith(f"#{path.stem}"))
    assert chromium.find_element("css selector", "li:target").text
