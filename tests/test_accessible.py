"""Who sees little, or has no mouse: axe-core finds no fault on any kind of page, and Tab reaches what one needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from claimgraph import Graph
from claimgraph.cli import main
from claimgraph.graph.made import site_of
from claimgraph.pages.site.addresses import path_of
from claimgraph.pages.site.query import is_whole
from conftest import skip_unless
from hostile.browser import POLL, fresh, screen_session, tabbed_to
from query_pages import NEEDED, Reader
from serving import serving

AXE = Path(__file__).parent / "foreign" / "node_modules" / "axe-core" / "axe.min.js"
#: What axe-core finds that is serious, or against WCAG 2, level A or AA: the rule, where, and why.
FAULTS = """
const done = arguments[0], told = ["wcag2a", "wcag2aa"];
axe.run(document, {resultTypes: ["violations"]}).then(({violations}) => done(violations
  .filter(({impact, tags}) => ["serious", "critical"].includes(impact) || tags.some((tag) => told.includes(tag)))
  .map(({id, nodes}) => [id, ...nodes.slice(0, 5).map((n) => `${n.target} ${n.html.slice(0, 150)} ${n.failureSummary}`)])));
"""
#: Pages of all kinds but those of things.
PAGES = (
    "",
    "actors.html",
    "questions.html",
    "ask/claim/by-actor.html",
    "ask/event/all.html",
    "event/exchange-2024-01-31.html",
    "search.html?q=207",
    "query",
    "picture.html",
    "id/nobody",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    skip_unless(is_whole(), NEEDED)
    with serving() as server:
        yield server.address


@pytest.fixture(scope="module", params=[(1440, "light"), (390, "dark")], ids=["wide-light", "narrow-dark"])
def looking(request: pytest.FixtureRequest) -> Iterator[Any]:
    width, scheme = request.param
    features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    with screen_session(width, 900) as session:
        session.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": name, "value": value} for name, value in features.items()]},
        )
        yield session


def faults(session: Any) -> list[Any]:
    """The faults of the page that is open."""
    skip_unless(AXE.is_file(), "axe-core: npm install in tests/foreign")
    session.execute_script(AXE.read_text(encoding="utf-8"))
    return [(session.current_url, fault) for fault in session.execute_async_script(FAULTS)]


@cache
def things() -> list[str]:
    """One page of every kind of thing, and of the terms."""
    site = site_of(Graph())
    kinds = {id.replace(":", "-").partition("-")[0]: id for id in site.things() if not site.leads(id)}
    return [f"{path_of(id)}.html" for id in kinds.values()]


def test_axe_finds_no_serious_fault_on_any_kind_of_page(looking: Any, address: str):
    found = []
    for path in (*PAGES, *things()):
        looking.get(f"{address}{path}")
        found += faults(looking)
    assert found == []


def test_axe_finds_no_serious_fault_in_the_table_of_the_picture(looking: Any, address: str):
    looking.get(f"{address}picture.html")
    WebDriverWait(looking, 10, POLL).until(lambda s: s.execute_script("return document.body.dataset.ready") == "true")
    looking.find_element("id", "as-table").click()
    assert looking.find_elements("css selector", "#table tbody tr")
    assert faults(looking) == []


def test_axe_finds_no_serious_fault_in_answers_to_a_query(looking: Any, address: str):
    reader = Reader(looking, f"{address}query")
    reader.open()
    for view, query in {
        "Table": "SELECT ?name ?n { ?who a cg:Person ; rdfs:label ?name BIND(5 AS ?n) }",
        "Chart": "SELECT ?name ?n { ?who a cg:Person ; rdfs:label ?name BIND(5 AS ?n) }",
        "Graph": "CONSTRUCT { ?who rdfs:label ?name } WHERE { ?who a cg:Person ; rdfs:label ?name }",
    }.items():
        reader.run(query)
        reader.show(view)
        assert reader.all("#shown *")
        assert faults(looking) == []


def test_axe_finds_no_serious_fault_in_a_brief(looking: Any, tmp_path: Path):
    out = tmp_path / "brief.html"
    assert CliRunner().invoke(main, ["report", "--format", "html", "-o", str(out)]).exit_code == 0
    looking.get(out.as_uri())
    assert faults(looking) == []


def test_no_page_is_wider_than_the_screen(looking: Any, address: str):
    wide = []
    for path in (*PAGES, *things(), "id/event-exchange-2024-01-31.html"):
        looking.get(f"{address}{path}")
        if looking.execute_script("return document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []


def test_the_keyboard_alone_reaches_the_search_the_links_and_the_query_and_runs_it(chromium: Any, address: str):
    fresh(chromium)
    chromium.get(address)
    tabbed_to(chromium, ".skip").send_keys(Keys.ENTER)
    tabbed_to(chromium, "main [name=q]")
    tabbed_to(chromium, "main summary").send_keys(Keys.ENTER)
    assert chromium.find_element("css selector", "main details").get_property("open")
    chromium.get(address)
    tabbed_to(chromium, "main a[href='id/actor-zelensky.html']").send_keys(Keys.ENTER)
    assert chromium.current_url.endswith("/id/actor-zelensky.html")
    chromium.get(address)
    tabbed_to(chromium, "nav a[href^='query']").send_keys(Keys.ENTER)
    reader = Reader(chromium, chromium.current_url)
    reader.until("return document.body.dataset.ready === 'true'")
    tabbed_to(chromium, "#question")
    tabbed_to(chromium, ".CodeMirror textarea")
    tabbed_to(chromium, "#run").send_keys(Keys.ENTER)
    reader.until("return document.getElementById('csv')")
    tabbed_to(chromium, "#views button")
    tabbed_to(chromium, "#csv")
    tabbed_to(chromium, "#shown .wide")
