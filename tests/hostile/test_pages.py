"""Every page that any command makes of a hostile corpus asks for nothing, runs nothing of it, and has no error."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from claimgraph import Graph
from claimgraph.graph.made import site_of
from hostile.browser import POLL, errors, events_of, fresh, requests_in
from hostile.pages import PAYLOADS, hostile_folder, pages
from query_pages import file_server
from serving import serving

#: Defined before any script of a page: it remembers that it was called, whatever the page may ask for or not.
_WATCH = (
    "window.xseen = []; window.xcanary = (n) => window.xseen.push(String(n));"
    "addEventListener('securitypolicyviolation', (e) => window.xseen.push('policy: ' + e.violatedDirective));"
)


@pytest.fixture(scope="module")
def watched(chromium: Any) -> Iterator[Any]:
    """The browser, in which every page begins with the watch."""
    chromium.execute_cdp_cmd("Page.enable", {})
    script = chromium.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
    yield chromium
    chromium.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
    chromium.execute_cdp_cmd("Page.disable", {})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A port of this machine on which somebody answers: what asks it would get through."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


class _Answers(BaseHTTPRequestHandler):
    """Gives an empty page for whatever is asked."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def made(port: int, each_built_once: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    above = tmp_path_factory.mktemp("hostile")
    found = pages(hostile_folder(above / "work", port))
    paths = {}
    for number, (name, data) in enumerate(found.items()):
        paths[name] = above / f"page-{number}.html"
        paths[name].write_bytes(data)
    return paths


def observed(session: Any, address: str) -> dict[str, list[str]]:
    """What a page does when it is opened, and when all that can be pressed in it is pressed."""
    fresh(session)
    session.get(address)
    session.execute_async_script("setTimeout(arguments[0], 150)")
    pressed = (
        "for (const e of [...document.querySelectorAll('button, summary, input, select, [tabindex], td, li, text')].slice(0, 300)) {"
        "  if (['save-svg', 'save-png'].includes(e.id)) continue;"
        "  for (const kind of ['mouseover', 'focus', 'click', 'mouseout', 'blur']) e.dispatchEvent(new Event(kind, {bubbles: true}));"
        "}"
        "setTimeout(arguments[0], 150)"
    )
    session.execute_async_script(pressed)
    events = events_of(session)
    return {
        "requested": [url for url in requests_in(events) if url != address],
        "dialogs": [json.dumps(e["params"]) for e in events if e["method"] == "Page.javascriptDialogOpening"],
        "ran": session.execute_script("return window.xseen"),
        "errors": errors(session),
    }


def test_every_page_asks_for_nothing_and_runs_nothing_of_the_corpus(watched: Any, made: dict[str, Path]):
    assert len(made) >= 5, sorted(made)
    # The pages are of the hostile corpus, but for the vocabulary, which is the same for all, and a store of another.
    hostile = [name for name, path in made.items() if "xcanary" in path.read_text(encoding="utf-8")]
    others = {name for name in {*made} - {*hostile} if "my-store" not in name}
    assert len(others) <= 1, sorted(others)
    for name, path in made.items():
        assert observed(watched, path.as_uri()) == {"requested": [], "dialogs": [], "ran": [], "errors": []}, name


def test_every_kind_of_page_that_is_served_asks_its_server_alone_and_runs_nothing(
    watched: Any, port: int, tmp_path: Path
):
    folder = hostile_folder(tmp_path / "work", port) / "my-corpus"
    things = ["actor-ministry", "event-swap", "document-morning", "cg/Claim"]
    for start in ("claim-", "report-", "quantity-", "proposition-", "comparison-"):
        things.append(next(id for id in site_of(Graph(folder)).things() if id.startswith(start)))
    paths = ["", "actors.html", "silences.html", "questions.html", "search.html?q=swap", "id/nobody"]
    with serving(corpus=folder) as server:
        hostile = 0
        for path in [*paths, *(f"id/{thing}.html" for thing in things)]:
            found = observed(watched, f"{server.address}{path}")
            assert set(found.pop("requested")) <= {f"{server.address}site.css", f"{server.address}favicon.ico"}, path
            assert [error for error in found.pop("errors") if " 404 " not in error] == [], path
            assert found == {"dialogs": [], "ran": []}, path
            hostile += "xcanary" in watched.page_source
        assert hostile > len(things) // 2


def test_every_kind_of_page_of_a_site_of_files_asks_for_its_files_alone_and_runs_nothing(
    watched: Any, port: int, tmp_path: Path
):
    site = tmp_path / "site"
    Graph(hostile_folder(tmp_path / "work", port) / "my-corpus").site(site)
    for starts in ("actor", "event", "document", "claim", "report", "quantity", "proposition", "comparison"):
        assert list((site / "id").glob(f"{starts}-*.html")), starts
    # The query page needs a host: from a disk browsers load no modules, and it says what to do.
    pages = [page for page in site.glob("*.html") if page.name != "query.html"]
    pages += [*site.glob("event/*.html"), *site.glob("ask/comparison/*.html")]
    for starts in ("actor", "event", "document", "claim", "report", "quantity", "proposition", "comparison", "cg/C"):
        pages += sorted((site / "id").glob(f"{starts}*.html"))[:2]
    with file_server(site) as host:
        found = observed(watched, f"{host}query.html")
        assert all(url.startswith(host) for url in found.pop("requested"))
        assert [error for error in found.pop("errors") if "favicon.ico" not in error] == []
        assert found == {"dialogs": [], "ran": []}
    hostile = 0
    for page in pages:
        address = f"{page.as_uri()}?q=xcanary" if page.name == "search.html" else page.as_uri()
        found = observed(watched, address)
        assert all(url.startswith(f"{site.as_uri()}/") for url in found.pop("requested")), page
        assert found == {"dialogs": [], "ran": [], "errors": []}, page
        hostile += "xcanary" in watched.page_source
    assert hostile > len(pages) // 2


# ------------------------------------------------------------------------ that each detector sees what it should


def test_a_page_that_asks_for_something_is_seen(watched: Any, port: int, tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><title>x</title><img src='http://127.0.0.1:{port}/x'>", encoding="utf-8")
    assert observed(watched, path.as_uri())["requested"] == [f"http://127.0.0.1:{port}/x"]


@pytest.mark.parametrize(
    "payload", [p for p in PAYLOADS if p.startswith(("</script><script>", "<svg", "<img src=http"))]
)
def test_a_script_that_runs_is_seen(watched: Any, payload: str, port: int, tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><title>x</title><p>{payload.replace('@PORT@', str(port))}", encoding="utf-8")
    assert observed(watched, path.as_uri())["ran"]


def test_a_script_that_runs_when_something_is_pressed_is_seen(watched: Any, tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><title>x</title><button onclick='xcanary(5)'>x</button>", encoding="utf-8")
    assert observed(watched, path.as_uri())["ran"] == ["5"]


def test_a_script_that_only_the_policy_stops_is_seen(watched: Any, tmp_path: Path):
    path = tmp_path / "page.html"
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    path.write_text(f"<!doctype html>{policy}<title>x</title><script>xcanary(1)</script>", encoding="utf-8")
    assert any("policy" in told for told in observed(watched, path.as_uri())["ran"])


def test_an_error_and_a_dialog_are_seen(watched: Any, tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><title>x</title><script>missing.x</script>", encoding="utf-8")
    assert any("missing" in message for message in observed(watched, path.as_uri())["errors"])
    path.write_text("<!doctype html><title>x</title><button onclick='alert(1)'>x</button>", encoding="utf-8")
    fresh(watched)
    watched.get(path.as_uri())
    watched.execute_script("setTimeout(() => document.querySelector('button').click(), 0)")
    from selenium.webdriver.support.ui import WebDriverWait

    alert = WebDriverWait(watched, 5, POLL).until(lambda s: s.switch_to.alert)
    alert.accept()
    assert any(e["method"] == "Page.javascriptDialogOpening" for e in events_of(watched))
