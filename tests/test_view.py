"""The page in headless Chromium: nothing is requested, nothing of the data runs, and what is clicked is shown."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimgraph
from claimgraph.layout import positions
from claimgraph.network import actor_graph
from claimgraph.picture import actor_page, json_in_html
from claimgraph.store import Store
from conftest import TINY, skip_unless

HOSTILE = "</script><img src=x onerror=\"document.title='owned'\"><a href=javascript:alert(1)>"
QUIET = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-quic",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    skip_unless(browser and driver, "Chromium: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = browser
        for argument in (*QUIET, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        session = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield session
        finally:
            session.quit()


def opened(session, path: Path) -> list[str]:
    """Open a page; the addresses that were requested for it."""
    from selenium.webdriver.support.ui import WebDriverWait

    session.get("about:blank")
    session.get_log("performance")
    session.get_log("browser")
    session.get(path.as_uri())
    WebDriverWait(session, 10).until(lambda s: s.execute_script("return document.body.dataset.ready") == "true")
    messages = [json.loads(entry["message"])["message"] for entry in session.get_log("performance")]
    requested = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [url for url in requested if not url.startswith(("chrome:", "data:"))]


def errors(session) -> list[str]:
    return [entry["message"] for entry in session.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.fixture(scope="module")
def page(shipped_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "actors.html"
    path.write_text(actor_page(shipped_store), encoding="utf-8")
    return path


def test_the_page_requests_nothing_and_runs_without_an_error(chromium, page: Path):
    assert opened(chromium, page) == [page.as_uri()]
    assert errors(chromium) == []
    drawn = chromium.execute_script(
        "const c = document.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n"
    )
    assert drawn > 5000, "the canvas is empty"


def test_a_search_by_any_spelling_shows_the_claims_with_their_words(chromium, page: Path):
    opened(chromium, page)
    from selenium.webdriver.common.by import By

    chromium.find_element(By.ID, "search").send_keys("Zelenskyy")
    assert chromium.find_element(By.ID, "heading").text == "Volodymyr Zelensky"
    quotes = [quote.text for quote in chromium.find_elements(By.CSS_SELECTOR, "#claims blockquote")]
    assert "207 guys … he wrote on Telegram" in quotes
    sources = [source.text for source in chromium.find_elements(By.CSS_SELECTOR, "#claims .source")]
    assert any("RT" in source and "2024-01-31" in source and "Telegram" in source for source in sources)


def test_a_click_on_an_actor_and_on_a_line_shows_claims(chromium, page: Path):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By

    opened(chromium, page)
    data = json.loads(chromium.execute_script("return document.getElementById('data').textContent"))
    # Where the actor stands on the screen follows from the page's own positions: ask the search to bring it to the centre.
    chromium.find_element(By.ID, "search").send_keys("Kyrylo Budanov")
    canvas = chromium.find_element(By.CSS_SELECTOR, "canvas")
    before = len(chromium.find_elements(By.CSS_SELECTOR, "#claims article"))
    assert before == 1
    # A click on empty canvas clears, a click on the centre selects what was brought there.
    ActionChains(chromium).move_to_element_with_offset(
        canvas, -canvas.size["width"] // 2 + 3, -canvas.size["height"] // 2 + 3
    ).click().perform()
    wait_for(chromium, "#heading", "Click an actor, an event or a line")
    ActionChains(chromium).move_to_element(canvas).click().perform()
    wait_for(chromium, "#heading", "Kyrylo Budanov")
    assert "the Ukrainian negotiating team, which included" in chromium.find_element(By.CSS_SELECTOR, "#claims").text
    assert data["claims"]


def wait_for(session, selector: str, text: str) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(session, 5).until(lambda s: s.find_element(By.CSS_SELECTOR, selector).text == text, text)


def test_the_legend_hides_a_side(chromium, page: Path):
    from selenium.webdriver.common.by import By

    opened(chromium, page)
    before = chromium.execute_script("return document.querySelector('canvas').toDataURL()")
    (button,) = [b for b in chromium.find_elements(By.CSS_SELECTOR, "#legend button") if b.text.startswith("Ukraine")]
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    chromium.execute_async_script(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))"
    )
    assert chromium.execute_script("return document.querySelector('canvas').toDataURL()") != before


def test_hostile_names_quotes_and_titles_stay_text(chromium, tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for file, old in (
        ("actors.yaml", "name: Northern Ministry"),
        ("documents/morning.yaml", "title: Largest swap yet"),
        ("events.yaml", "name: the swap"),
    ):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, f"{old.split(':')[0]}: {quoted}"), encoding="utf-8")
    path = folder / "documents" / "morning.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("quote: The figures differ", f"quote: {quoted}"), encoding="utf-8"
    )
    page = tmp_path / "page.html"
    page.write_text(actor_page(claimgraph.build(folder)), encoding="utf-8")
    assert opened(chromium, page) == [page.as_uri()]
    from selenium.webdriver.common.by import By

    chromium.find_element(By.ID, "search").send_keys("Morning Paper")
    assert f"{HOSTILE} [unverified]" in [
        quote.text for quote in chromium.find_elements(By.CSS_SELECTOR, "#claims blockquote")
    ]
    assert chromium.find_elements(By.CSS_SELECTOR, "img, #claims a[href^=javascript]") == []
    assert chromium.title == "Who claims what: the actor graph"
    assert errors(chromium) == []


def test_a_script_that_is_not_ours_does_not_run(chromium, page: Path, tmp_path: Path):
    """The policy is a second wall: even markup that got into the page would not run."""
    spoiled = tmp_path / "spoiled.html"
    spoiled.write_text(
        page.read_text(encoding="utf-8").replace(
            "<main>", "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"><main>"
        ),
        encoding="utf-8",
    )
    opened(chromium, spoiled)
    assert chromium.title == "Who claims what: the actor graph"
    assert any("Content Security Policy" in message for message in errors(chromium))


# ------------------------------------------------------------------------ without a browser


def test_the_page_names_no_address_that_it_would_load(page: Path):
    text = page.read_text(encoding="utf-8")
    own = text[: text.index('<script type="application/json"')] + text[text.rindex("<script>") :]
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", own)
    assert "url(" not in own
    assert "@import" not in own
    assert "default-src &#39;none&#39;" in own


PAGE = "import sys, claimgraph; from claimgraph.picture import actor_page; sys.stdout.buffer.write(actor_page(claimgraph.build()).encode())"


def test_the_same_bytes_whatever_the_hash_seed():
    pages = {
        subprocess.run(
            [sys.executable, "-c", PAGE], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "7")
    }
    assert len(pages) == 1


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "\u2028", "&lt;", "]]>"])
def test_json_in_html_cannot_end_its_element(text: str):
    written = json_in_html({"a": text})
    assert json.loads(written) == {"a": text}
    assert not set(written) & set("<>&\u2028")


def test_no_two_labels_of_the_shipped_graph_overlap(shipped_store: Store):
    graph = actor_graph(shipped_store)
    boxes = dict.fromkeys(graph, (150.0, 60.0))
    placed = positions(graph, boxes)
    nodes = sorted(placed)
    assert len(nodes) > 50
    for number, one in enumerate(nodes):
        for other in nodes[number + 1 :]:
            apart = [abs(placed[one][axis] - placed[other][axis]) for axis in (0, 1)]
            assert apart[0] >= 149 or apart[1] >= 59, (one, other)
