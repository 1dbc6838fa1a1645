"""Who sees little, or has no mouse: axe-core finds no fault on any kind of page, and Tab reaches what one needs."""

from __future__ import annotations

from collections.abc import Iterator
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
from hostile.browser import fresh
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


def seen(session: Any, width: int, scheme: str) -> None:
    """Look at the page on a screen so many pixels wide, in a light or a dark scheme; without motion."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    session.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    session.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": name, "value": value} for name, value in features.items()]}
    )


@pytest.fixture
def looking(chromium: Any) -> Iterator[Any]:
    """A browser whose screen is made other than it is."""
    fresh(chromium)
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def faults(session: Any) -> list[Any]:
    """The faults of the page that is open, wide and light, narrow and dark."""
    skip_unless(AXE.is_file(), "axe-core: npm install in tests/foreign")
    session.execute_script(AXE.read_text(encoding="utf-8"))
    found = []
    for width, scheme in ((1440, "light"), (390, "dark")):
        seen(session, width, scheme)
        found += [(session.current_url, width, scheme, fault) for fault in session.execute_async_script(FAULTS)]
    return found


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
    WebDriverWait(looking, 10).until(lambda s: s.execute_script("return document.body.dataset.ready") == "true")
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
        seen(looking, 1440, "light")


def test_axe_finds_no_serious_fault_in_a_brief(looking: Any, tmp_path: Path):
    out = tmp_path / "brief.html"
    assert CliRunner().invoke(main, ["report", "--format", "html", "-o", str(out)]).exit_code == 0
    looking.get(out.as_uri())
    assert faults(looking) == []


def test_no_page_is_wider_than_the_screen_of_a_telephone(looking: Any, address: str):
    seen(looking, 390, "light")
    wide = []
    for path in (*PAGES, *things(), "id/event-exchange-2024-01-31.html"):
        looking.get(f"{address}{path}")
        if looking.execute_script("return document.documentElement.scrollWidth") > 390:
            wide.append(path)
    assert wide == []


def tabbed_to(session: Any, selector: str) -> Any:
    """What Tab reaches, pressed again and again."""
    for _ in range(100):
        session.switch_to.active_element.send_keys(Keys.TAB)
        if session.execute_script("return document.activeElement.matches(arguments[0])", selector):
            return session.switch_to.active_element
    raise AssertionError(f"Tab does not reach {selector} on {session.current_url}")


def test_the_keyboard_alone_reaches_the_search_the_links_and_the_query_and_runs_it(looking: Any, address: str):
    looking.get(address)
    tabbed_to(looking, ".skip").send_keys(Keys.ENTER)
    tabbed_to(looking, "main [name=q]")
    tabbed_to(looking, "main summary").send_keys(Keys.ENTER)
    assert looking.find_element("css selector", "main details").get_property("open")
    looking.get(address)
    tabbed_to(looking, "main a[href='id/actor-zelensky.html']").send_keys(Keys.ENTER)
    assert looking.current_url.endswith("/id/actor-zelensky.html")
    looking.get(address)
    tabbed_to(looking, "nav a[href^='query']").send_keys(Keys.ENTER)
    reader = Reader(looking, looking.current_url)
    reader.until("return document.body.dataset.ready === 'true'")
    tabbed_to(looking, "#question")
    tabbed_to(looking, ".CodeMirror textarea")
    tabbed_to(looking, "#run").send_keys(Keys.ENTER)
    reader.until("return document.getElementById('csv')")
    tabbed_to(looking, "#views button")
    tabbed_to(looking, "#csv")
    tabbed_to(looking, "#shown .wide")
