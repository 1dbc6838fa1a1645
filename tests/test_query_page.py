"""On the query page a query is typed, asked, shown and sent on, whether a server answers or the reader's own browser."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from click.testing import CliRunner

from claimgraph import Graph
from claimgraph.asking import answer_text, questions
from claimgraph.asking.misspelt import TOKENS, misspelt
from claimgraph.asking.questions import NamedQuestion
from claimgraph.base import limits
from claimgraph.cli import main
from claimgraph.graph.made import site_of
from claimgraph.model.records import Corpus
from claimgraph.pages.site import query as query_page
from claimgraph.pages.site.query import assets, is_whole
from claimgraph.pages.site.site import Site
from claimgraph.store import Store
from conftest import TINY, skip_unless
from hostile.browser import errors, events_of, fresh, requests_in
from query_pages import ENDLESS, NEEDED, Reader, file_server, query_files_of
from serving import serving

pytestmark = pytest.mark.usefixtures("each_built_once")

CLAIMANTS = "SELECT ?name WHERE { ?claim cg:claimant ?who . ?who rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(Graph(TINY))


@pytest.fixture(scope="module")
def live() -> Iterator[str]:
    skip_unless(is_whole(), NEEDED)
    with serving(corpus=TINY) as server:
        yield f"{server.address}query"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with file_server(query_files_of(Graph(TINY), tmp_path_factory.mktemp("files"))) as address:
        yield f"{address}query.html"


@pytest.fixture(params=["live", "files"])
def reader(request: pytest.FixtureRequest, chromium) -> Reader:
    """A reader of the page of the tiny corpus, in both of its ways."""
    found = Reader(chromium, request.getfixturevalue(request.param))
    fresh(chromium)
    found.open()
    return found


def test_a_query_is_typed_and_run_and_its_rows_are_shown(reader: Reader, tiny_store: Store):
    from selenium.webdriver.common.keys import Keys

    reader.type(CLAIMANTS)
    reader.editor.send_keys(Keys.CONTROL, Keys.ENTER)
    reader.until("return document.getElementById('csv')")
    expected = [[row["name"]] for row in tiny_store.query(CLAIMANTS).texts()]
    assert expected
    assert (reader.columns, reader.rows) == (["name"], expected)
    assert reader.find("#state").text.startswith(f"{len(expected)} rows")
    assert reader.query.startswith("PREFIX cg: <"), "the query that is sent on is whole"
    assert reader.told == []


def test_the_query_that_it_begins_with_is_whole(reader: Reader):
    assert reader.query.startswith("PREFIX cg: <")
    assert reader.all(".parseErrorIcon") == []


def test_things_in_an_answer_lead_to_their_pages(reader: Reader):
    reader.run("SELECT ?who ?kind { :actor-president a ?kind . BIND(:actor-president AS ?who) }")
    who, kind = reader.all("#shown tbody a")[:2]
    assert (who.text, who.get_dom_attribute("href")) == (":actor-president", "id/actor-president.html")
    assert kind.get_dom_attribute("href").startswith("id/cg/")


AWKWARD = (
    'SELECT ?a ?b WHERE { VALUES (?a ?b) { ("=1+1" "a,b") ("say \\"so\\"" "two\\nlines") (UNDEF cg:Claim) ("x;=y" 5) '
    '("\\r" "+1") (:actor-president "ä"@de) ("" "-") } }'
)


def test_the_csv_is_one_click_away_and_the_one_that_the_command_gives(
    reader: Reader, tiny_store: Store, tmp_path: Path
):
    allowed = {"behavior": "allow", "downloadPath": str(tmp_path)}
    reader.session.execute_cdp_cmd("Browser.setDownloadBehavior", allowed)
    reader.run(AWKWARD)
    reader.find("#csv").click()
    path, ends = tmp_path / "answer.csv", time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < ends
        time.sleep(0.05)
    found = path.read_bytes().decode()
    assert found == answer_text.to_csv(tiny_store.query(AWKWARD))
    assert "'=1+1" in found, "no formula"


def test_a_question_is_chosen_filled_in_and_changed(reader: Reader, tiny_store: Store):
    from selenium.webdriver.support.ui import Select

    question = questions.question_of("claim/by-actor")
    Select(reader.find("#question")).select_by_visible_text(question.question)
    reader.until("return document.querySelector('#parameters input')")
    offered = reader.script("return [...document.querySelectorAll('#parameters option')].map((o) => o.value)")
    assert "Ada Example" in offered
    box = reader.find("#parameters input")
    box.clear()
    box.send_keys("Ada Example\t")
    reader.until("return document.querySelector('.CodeMirror').CodeMirror.getValue().includes(':actor-president ')")
    reader.run()
    expected = questions.ask(tiny_store, question.id, actor="president")
    shown = [[row[name] for name in question.shown] for row in expected.texts()]
    assert (reader.rows, reader.columns) == (shown, [name.replace("_", " ") for name in question.shown])
    assert reader.session.current_url.endswith(f"#{urlencode({'ask': question.id, 'actor': 'Ada Example'})}")
    reader.run(f"{reader.query}\nLIMIT 1")
    assert len(reader.rows) == 1
    assert "#query=" in reader.session.current_url
    assert reader.columns == [name.replace("_", " ") for name in expected.columns]
    assert reader.find("#question").get_property("value") == "", "it is that question no more"


def test_a_word_that_is_nobodys_name_is_told(reader: Reader):
    reader.open("#ask=claim/by-actor&actor=Nobody+Here")
    reader.until("return document.getElementById('told').textContent")
    assert reader.told == ["Nothing here is called “Nobody Here”: choose one that is offered, or give its id."]


def test_of_very_many_names_the_first_are_offered_and_nobody_is_said_not_to_be_there(
    chromium, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(limits, "NAMES_OFFERED", 2)
    with file_server(query_files_of(Graph(TINY), tmp_path)) as address:
        reader = Reader(chromium, f"{address}query.html")
        reader.open("#ask=claim/by-actor&actor=Nobody+Here")
        reader.until("return document.getElementById('told').textContent")
    assert reader.told == ["“Nobody Here” is none of the first 2 names, which are offered: give its id."]


def test_one_node_is_one(reader: Reader):
    reader.run("CONSTRUCT { ?who rdfs:label ?name } WHERE { ?who rdfs:label ?name } LIMIT 1")
    assert reader.find("#state").text.startswith("1 triple, ")
    reader.show("Graph")
    assert "1 node, 0 links." in reader.find("#shown").text


def test_an_endless_query_is_stopped_by_its_button_and_the_next_one_is_answered(reader: Reader, tiny_store: Store):
    reader.script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", ENDLESS)
    reader.script(
        "const end = Worker.prototype.terminate; window.ended = 0;"
        "Worker.prototype.terminate = function () { window.ended++; end.call(this) }"
    )
    reader.find("#run").click()
    time.sleep(1)
    assert reader.find("#run").get_property("disabled")
    reader.find("#stop").click()
    reader.ended()
    assert reader.find("#state").text == "Stopped."
    assert reader.script("return window.ended") == (1 if reader.address.endswith(".html") else 0), "nothing goes on"
    assert not reader.all("#csv")
    reader.run(CLAIMANTS)
    assert len(reader.rows) == len(tiny_store.query(CLAIMANTS).rows) > 0


MISSPELT = {
    "SELECT ?c { ?c a cg:Clam }": "There is no cg:Clam in this vocabulary. Did you mean cg:Claim?",
    "SELECT ?c { ?c cg:claiment ?w }": "There is no cg:claiment in this vocabulary. Did you mean cg:claimant?",
    "SELECT ?c { ?c cg:stanc ?w }": "There is no cg:stanc in this vocabulary. Did you mean cg:stance?",
    "SELECT ?c { ?c cg:prisoners ?w }": "There is no cg:prisoners in this vocabulary. Did you mean pow:prisoners?",
    "SELECT ?c { ?c a <https://w3id.org/claimgraph/ns#Clame> }": "There is no cg:Clame in this vocabulary. Did you mean cg:Claim?",
    "PREFIX x: <https://w3id.org/claimgraph/ns#> SELECT ?c { ?c x:claimant|^x:klaimant ?w }": "There is no cg:klaimant in this vocabulary. Did you mean cg:claimant?",
    "SELECT ?c { ?c a cg:Qwrtzp }": "There is no cg:Qwrtzp in this vocabulary.",
    "SELECT ?c { ?c a cgg:Claim }": "The prefix cgg: is not declared. Did you mean cg:?",
    "SELECT ?c { ?c a constructor:Claim }": "The prefix constructor: is not declared.",
    '# cg:Clam\nSELECT (\'cg:Clam\' AS ?c) ("""a " cg:Clam""" AS ?d) { ?e a cg:Claim ; rdfs:labl ?cg }': "",
}


def test_a_misspelt_term_is_told_with_what_was_probably_meant(reader: Reader):
    for query, said in MISSPELT.items():
        reader.run(query)
        assert (query, [one for one in reader.told if "no " in one or "not declared" in one]) == (
            query,
            [said] if said else [],
        )


@pytest.mark.parametrize("query", MISSPELT)
def test_the_endpoint_tells_it_in_the_same_words(query: str, site: Site):
    said = MISSPELT[query]
    assert list(misspelt(query, site.terms.labels, site.store.prefixes)) == ([said] if said else [])


@pytest.mark.parametrize("query", MISSPELT)
def test_the_command_tells_it_in_the_same_words(query: str):
    done = CliRunner().invoke(main, ["sparql", "-", "--corpus", str(TINY)], input=query)
    told = [
        line for line in done.stderr.splitlines() if line.startswith("note: The prefix") or "in this vocabulary" in line
    ]
    assert told == ([f"note: {MISSPELT[query]}"] if MISSPELT[query] else [])


def test_no_query_gives_the_terminal_an_order():
    query = "SELECT ?c { ?c a <https://w3id.org/claimgraph/ns#\x9b31mred\u202e> }"
    done = CliRunner().invoke(main, ["sparql", "-", "--corpus", str(TINY)], input=query)
    assert "There is no cg:\ufffd31mred\ufffd in this vocabulary." in done.stderr


@pytest.mark.parametrize("question", questions.questions().values(), ids=lambda question: question.id)
def test_no_term_of_a_question_is_told(question: NamedQuestion, site: Site):
    assert list(misspelt(question.sparql, site.terms.labels, site.store.prefixes)) == []


@pytest.mark.parametrize(
    "text",
    [
        '"\\' * 150_000,
        "'''\\" * 100_000,
        '"""' * 100_000,
        "PREFIX " * 50_000,
        "PREFIX" + " " * 300_000,
        "a:." * 100_000,
    ],
    ids=["quotes", "long quotes", "long strings", "prefixes", "spaces", "names"],
)
def test_no_query_takes_long_to_be_looked_through(text: str):
    # Of a pattern that goes back, half an hour.
    begun = time.process_time()
    for _ in TOKENS.finditer(text):
        pass
    assert time.process_time() - begun < 5


def test_a_thing_that_is_not_there_is_told(reader: Reader):
    reader.run("SELECT ?c { ?c cg:claimant :actor-presidnt ; cg:stance ?s . :actor-president rdfs:label ?l }")
    assert reader.told == ["There is no :actor-presidnt in this graph."]


def test_what_is_wrong_with_a_query_is_told_with_its_place(reader: Reader):
    reader.run("SELECT ?c {\n ?c a cg:Claim ;; }}")
    assert "error at 3:" in reader.told[0]  # after the line of the prefix that was added
    assert len(reader.told[0]) < 300


def test_a_query_that_breaks_the_engine_is_told_and_the_next_one_is_answered(files: str, chromium):
    reader = Reader(chromium, files)
    reader.open()
    reader.run(f"SELECT * WHERE {'{' * 2000}{'}' * 2000}")
    assert "more than this browser gives it" in reader.told[0]
    reader.run(CLAIMANTS)
    assert reader.rows


def test_an_answer_that_is_too_long_for_a_page_is_told(live: str, chromium):
    reader = Reader(chromium, live)
    reader.open()
    reader.run("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }")
    assert reader.told[0].startswith("The answer has more than 64 MB, too much for a page.")
    assert not reader.all("#csv")
    reader.run(CLAIMANTS)
    assert reader.rows


def test_a_long_answer_is_shown_in_part_and_says_so(reader: Reader):
    reader.run("SELECT ?a ?n WHERE { ?a ?b ?c . ?d a ?e . BIND(5 AS ?n) } LIMIT 1200")
    assert len(reader.rows) == 1000
    assert "1,000 of 1,200 rows; the CSV has all." in reader.find("#shown").text
    reader.show("Chart")
    assert len(reader.all(".bar rect")) == 100
    assert "100 of 1,200 rows" in reader.find("#shown").text


def test_completion_offers_what_can_be_said_in_this_corpus(reader: Reader):
    for typed, offered in (
        ("cg:claim", "cg:claimant claimant"),
        ("pow:pris", "pow:prisoners prisoners"),
        ("prison", "pow:prisoners prisoners"),
        ("rdfs:la", "rdfs:label "),
    ):
        reader.script("const e = document.querySelector('.CodeMirror').CodeMirror; e.focus(); e.setValue('')")
        reader.editor.send_keys(f"SELECT ?c {{ ?c {typed}")
        reader.until("return document.querySelector('.CodeMirror-hint')")
        assert offered.strip() in [hint.text.strip() for hint in reader.all(".CodeMirror-hint")]


def test_nothing_is_asked_of_anybody_else(reader: Reader):
    reader.type("SELECT ?c WHERE { ?c a foaf:Person ; cg:claimant ?w }")
    reader.run("SELECT ?c WHERE { ?c a cg:Claim }")
    time.sleep(1)
    asked = requests_in(events_of(reader.session))
    base = reader.address.rpartition("/")[0]
    assert {url for url in asked if not url.startswith((f"{base}/", "about:", "blob:"))} == set()
    assert len(asked) > 10
    assert [said for said in errors(reader.session) if "favicon" not in said] == []


def test_triples_are_drawn_as_a_graph_and_numbers_as_bars(reader: Reader, tiny_store: Store):
    reader.run("CONSTRUCT { ?c cg:claimant ?w . ?w rdfs:label ?l } WHERE { ?c cg:claimant ?w . ?w rdfs:label ?l }")
    reader.show("Graph")
    count = tiny_store.query(
        "SELECT (COUNT(DISTINCT ?c) AS ?n) (COUNT(DISTINCT ?w) AS ?m) { ?c cg:claimant ?w }"
    ).texts()[0]
    claims, claimants = int(count["n"]), int(count["m"])
    assert (len(reader.all(".graph circle")), len(reader.all(".graph line"))) == (claims + claimants, claims)
    named = reader.script(
        "return [...document.querySelectorAll('.graph a')].map((a) => [a.getAttribute('href'), a.textContent])"
    )
    assert ["id/actor-president.html", "Ada ExampleAda Example"] in named
    reader.run("SELECT ?what ?n { VALUES (?what ?n) { ('a' 50) ('b' -25) ('c' 0) } }")
    reader.show("Chart")
    assert reader.rows == [["a", "50", ""], ["b", "-25", ""], ["c", "0", ""]]
    bars = reader.script(
        "return [...document.querySelectorAll('.bar rect')].map((r) => [r.getAttribute('x'), r.getAttribute('width')])"
    )
    assert [(round(float(x[:-1])), round(float(width[:-1]))) for x, width in bars] == [(33, 67), (0, 33), (33, 0)]


def test_what_an_answer_holds_is_text(reader: Reader):
    hostile = "<img src=x onerror=\"document.title='owned'\"></script><b>"
    literal = json.dumps(hostile)
    reader.run(f"SELECT ?a ?b {{ BIND({literal} AS ?a) BIND(IRI('javascript:document.title=1') AS ?b) }}")
    assert reader.rows == [[hostile, "<javascript:document.title=1>"]]
    reader.show("Graph")
    reader.run(f"CONSTRUCT {{ ?s rdfs:label {literal} ; cg:words {literal} }} WHERE {{ ?s a cg:Claim }}")
    reader.show("Graph")
    assert not reader.all("#answer img, #answer b, #answer [href^='javascript']")
    assert "owned" not in reader.session.title


def test_texts_of_triples_are_those_of_the_graph(reader: Reader):
    text = 'a\tb\n"so" \\u0041 <x> . _:b \x01 \U0001f600 ä'
    literal = json.dumps(text, ensure_ascii=False)
    reader.run(f"CONSTRUCT {{ :actor-president cg:words {literal}@de , {literal}, 5 }} WHERE {{}}")
    assert sorted(row[2] for row in reader.rows) == sorted([text, text, "5"])
    assert {row[0] for row in reader.rows} == {":actor-president"}


def test_a_file_that_is_opened_says_what_to_do(chromium, tmp_path: Path):
    fresh(chromium)
    chromium.get((query_files_of(Graph(TINY), tmp_path) / "query.html").as_uri())
    time.sleep(1.5)
    main = chromium.find_element("css selector", "main").text
    assert "python3 -m http.server 8000" in main
    assert "put the folder on any web host" in main
    assert not chromium.find_element("css selector", "#asking").is_displayed()


def test_every_question_has_the_same_rows_in_the_browser(
    chromium, tmp_path: Path, accounts: Corpus, sheet: Corpus, crowd: Corpus
):
    """Byte for byte what the engine within Python gives, and the expected answers beside the questions hold."""
    compared = 0
    for name, graph in {
        "tiny": Graph(TINY),
        "accounts": Graph(accounts),
        "sheet": Graph(sheet),
        "crowd": Graph(crowd),
    }.items():
        asked = [question for question in questions.questions().values() if question.graph == name]
        with file_server(query_files_of(graph, tmp_path / name)) as address:
            reader = Reader(chromium, f"{address}query.html")
            reader.open()
            # Only so can a script read what a link would save.
            chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
            try:
                reader.open()
                for question in asked:
                    found = answer_of(reader, question)
                    assert found == question.path.with_suffix(".csv").read_text(encoding="utf-8"), question.id
                    compared += 1
            finally:
                chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    assert compared == len(questions.questions())


def answer_of(reader: Reader, question: NamedQuestion) -> str:
    """The CSV of a question with the words that the expected answer is for."""
    asked = urlencode({"ask": question.id, **question.tiny})
    return reader.session.execute_async_script(
        """
        const [asked, done] = arguments;
        document.getElementById("csv")?.remove();
        location.hash = asked;
        const look = setInterval(async () => {
          const link = document.getElementById("csv"), told = document.getElementById("told").textContent;
          if (!link && !told) return;
          clearInterval(look);
          done(link ? await (await fetch(link.href)).text() : told);
        }, 20);
        """,
        asked,
    )


def test_without_its_parts_it_is_a_plain_form_that_works(monkeypatch: pytest.MonkeyPatch, site: Site, tmp_path: Path):
    (tmp_path / "packages.json").write_text(json.dumps({"x": {"files": {"y": "missing.js"}}}), encoding="utf-8")
    monkeypatch.setattr(query_page, "shipped", lambda name: tmp_path)
    assert (is_whole(), assets(is_live=True), assets(is_live=False)) == (False, {}, {})
    page = site.query()
    assert "this is a plain form" in page
    assert "<script" not in page
    assert '<form id="asking" action="sparql" method="get">' in page
    from dataclasses import replace

    assert 'href="query.html"' in site.start
    assert 'href="query.html"' not in replace(site, is_live=False).start, "files have no page that cannot answer"


def test_its_policy_lets_nothing_run_but_files_of_the_site(site: Site):
    page = site.query()
    policy = page.partition('Content-Security-Policy" content="')[2].partition('"')[0]
    assert "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self';" in policy
    assert "unsafe" not in policy
    assert "<style" not in page


def test_a_server_does_not_give_what_only_files_need():
    skip_unless(is_whole(), NEEDED)
    live, files = assets(is_live=True), assets(is_live=False)
    assert set(files) - set(live) == {"query/worker.js", "query/oxigraph.js", "query/oxigraph.wasm.gz"}
    assert "query/LICENCES.txt" in live
    with serving(corpus=TINY) as server:
        for path in live:
            answer = server.get(f"/{quote(path)}")
            assert (answer.status, answer.body) == (200, live[path])
        assert server.get("/query/start.js").kind in ("text/javascript", "application/javascript")
        assert server.get("/query/worker.js").status == 404
        assert server.get("/query.html").text == server.get("/query").text
