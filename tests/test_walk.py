"""What a reader does first, on the site as a server gives it and as plain files: read the finding, go to its words, ask."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from claimgraph import Graph
from claimgraph.pages.site.query import is_whole
from conftest import skip_unless
from hostile.browser import POLL, errors, events_of, fresh, requests_in
from query_pages import ENDLESS, NEEDED, Reader, file_server, words
from serving import serving


@pytest.fixture(scope="module", params=["live", "files"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the shipped corpus; as plain files on a server that knows nothing but files."""
    skip_unless(is_whole(), NEEDED)
    if request.param == "live":
        with serving() as server:
            yield server.address.rstrip("/")
    else:
        folder = tmp_path_factory.mktemp("walk") / "site"
        Graph().site(folder)
        with file_server(folder) as found:
            yield found.rstrip("/")


def follow(session: Any, text: str) -> None:
    """Click the first link of the main part of the page that has just these words, or else these among others."""
    found = [link for link in session.find_elements("css selector", "main a") if text in link.text]
    assert found, f"no link with {text!r} on {session.current_url}: {words(session)}"
    next((link for link in found if link.text == text), found[0]).click()


def test_from_the_finding_to_who_says_it_to_the_passage_and_back_and_to_a_query_of_ones_own(
    chromium: Any, address: str, tmp_path: Path
):
    fresh(chromium)
    chromium.get(f"{address}/")
    assert "How many prisoners did Ukraine receive in the exchange of 31 January 2024?" in words(chromium)
    assert "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky." in words(chromium)
    assert "These cannot both be right: 12 apart." in words(chromium)
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

    follow(chromium, "These cannot both be right: 12 apart.")
    assert "/id/comparison-" in chromium.current_url
    assert "These cannot both be right: 12 apart." in words(chromium)
    follow(chromium, "195")
    assert "/id/quantity-" in chromium.current_url
    assert "195 POWs were handed over to Kiev" in chromium.find_element("css selector", "li:target").text

    follow(chromium, "exchange of 31 January 2024")
    assert chromium.current_url.endswith("/id/event-exchange-2024-01-31.html")
    follow(chromium, "The account of this event")
    assert "What is claimed about: exchange of 31 January 2024" in words(chromium)

    chromium.find_element("link text", "Questions").click()
    follow(chromium, "Which figures are claimed for this event")
    follow(chromium, "As a query")
    reader = Reader(chromium, chromium.current_url)
    reader.until("return document.getElementById('csv')")
    assert {"195", "207"} <= {cell for row in reader.rows for cell in row}

    reader.run(reader.query + "\nLIMIT 2")
    assert len(reader.rows) == 2
    allowed = {"behavior": "allow", "downloadPath": str(tmp_path)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", allowed)
    reader.find("#csv").click()
    WebDriverWait(chromium, 20, POLL).until(lambda _: any(path.stat().st_size for path in tmp_path.glob("*.csv")))
    (sheet,) = tmp_path.glob("*.csv")
    assert len(list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8"))))) == 3

    sent, shown = reader.find("#address").get_dom_attribute("href"), reader.rows
    assert sent == chromium.current_url
    first = chromium.current_window_handle
    chromium.switch_to.new_window("window")
    chromium.get(sent)
    reader.until("return document.getElementById('csv')")
    assert reader.rows == shown
    chromium.close()
    chromium.switch_to.window(first)

    reader.type(ENDLESS)
    reader.find("#run").click()
    reader.find("#stop").click()
    reader.ended()
    assert reader.find("#state").text == "Stopped."
    chromium.find_element("link text", "Who claims what").click()
    assert chromium.current_url.endswith("/index.html")
    assert [error for error in errors(chromium) if "favicon.ico" not in error] == []
    assert all(url.startswith(address) for url in requests_in(events_of(chromium)))
