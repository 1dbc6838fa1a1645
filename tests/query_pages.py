"""The query page for tests: as a server gives it and as plain files, and a reader who types, runs, stops and downloads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from claimgraph import Graph
from claimgraph.graph.made import site_of
from claimgraph.pages.site.files import files_of
from claimgraph.pages.site.query import GRAPH, is_whole
from conftest import skip_unless
from hostile.browser import POLL

NEEDED = "npm, when claimgraph was installed (python hatch_build.py)"
#: A query that nobody sees the end of.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"


def words(session: Any) -> str:
    """All that can be read on a page."""
    return " ".join(session.find_element("tag name", "body").text.split())


def query_files_of(graph: Graph, folder: Path) -> Path:
    """The query page of a graph as plain files, with all that it loads, and without the pages that come after these."""
    skip_unless(is_whole(), NEEDED)
    site = folder / "site"
    for file in files_of(site_of(graph)):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        if file.path == GRAPH:
            break
    assert (site / "query.html").is_file()
    return site


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def file_server(folder: Path) -> Iterator[str]:
    """The address of a server that knows nothing but files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Reader:
    """Somebody with a browser, on the query page at an address."""

    session: Any
    address: str

    def open(self, after: str = "") -> None:
        """Open the page anew, at its address with what comes after it."""
        self.session.get("about:blank")
        self.session.get(f"{self.address}{after}")
        self.until("return document.body.dataset.ready === 'true'")

    def type(self, query: str) -> None:
        """Type a query instead of the one that is there."""
        from selenium.webdriver.common.keys import Keys

        self.session.execute_script(
            "const e = document.querySelector('.CodeMirror').CodeMirror; e.focus(); e.setValue('')"
        )
        self.editor.send_keys(query)
        self.editor.send_keys(Keys.ESCAPE)  # whatever completion is offered

    @property
    def editor(self) -> Any:
        return self.find(".CodeMirror textarea")

    @property
    def query(self) -> str:
        return self.script("return document.querySelector('.CodeMirror').CodeMirror.getValue()")

    def run(self, query: str = "") -> None:
        """Run a query, the one that is there if none is given, and wait for its end."""
        if query:
            self.script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", query)
        self.find("#run").click()
        self.ended()

    def ended(self) -> None:
        self.until("return !document.getElementById('run').disabled && document.getElementById('stop').disabled")

    def show(self, view: str) -> None:
        (button,) = [found for found in self.all("#views button") if found.text == view]
        button.click()

    @property
    def columns(self) -> list[str]:
        return [cell.text for cell in self.all("#shown thead th")]

    @property
    def rows(self) -> list[list[str]]:
        """The texts of the cells of the table."""
        return self.script(
            "return [...document.querySelectorAll('#shown tbody tr')].map((r) => [...r.cells].map((c) => c.textContent))"
        )

    @property
    def told(self) -> list[str]:
        return [note.text for note in self.all("#told p")]

    def find(self, selector: str) -> Any:
        from selenium.webdriver.common.by import By

        return self.session.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[Any]:
        from selenium.webdriver.common.by import By

        return self.session.find_elements(By.CSS_SELECTOR, selector)

    def script(self, text: str, *arguments: object) -> Any:
        return self.session.execute_script(text, *arguments)

    def until(self, script: str, seconds: float = 30) -> Any:
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.session, seconds, POLL).until(lambda session: session.execute_script(script), script)
