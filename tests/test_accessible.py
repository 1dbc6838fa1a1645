"""Who sees little, or has no mouse: axe-core finds no fault on any kind of page, and the keyboard alone reaches what one needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from claimgraph import Graph
from claimgraph.pages.site.query import is_whole
from conftest import skip_unless
from hostile.browser import fresh
from query_pages import NEEDED, Reader
from serving import Server, serving

AXE = Path(__file__).parent / "foreign" / "node_modules" / "axe-core" / "axe.min.js"
#: What axe-core finds that is serious, or against WCAG 2, level A or AA: the rule, and where.
FAULTS = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then(({violations}) => done(violations
  .filter(({impact, tags}) => ["serious", "critical"].includes(impact) || tags.includes("wcag2a") || tags.includes("wcag2aa"))
  .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({html, any}) => html.slice(0, 200) + " " + (any[0]?.message ?? "")).join(" | ")}`)));
"""
#: One page of every kind of the shipped corpus; those of claims and comparisons are named by what they hold.
KINDS = {
    "start": "/",
    "actor": "/id/actor-zelensky.html",
    "event": "/id/event-exchange-2024-01-31.html",
    "account": "/event/exchange-2024-01-31.html",
    "document": "/id/document-{document}.html",
    "claim": "/id/claim-{claim}.html",
    "verdict": "/id/comparison-{comparison}.html",
    "term": "/id/cg/Claim.html",
    "list": "/actors.html",
    "questions": "/questions.html",
    "question with words to fill in": "/ask/claim/by-actor.html",
    "answer": "/ask/event/all.html",
    "search": "/search.html?q=207",
    "query": "/query",
    "picture": "/picture.html",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    skip_unless(is_whole(), NEEDED)
    with serving() as found:
        yield found
