"""The page of an event: figures in proportion on one axis, every word attributed, nothing of the corpus is markup."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import claimgraph
from claimgraph.accounts.account import Account
from claimgraph.accounts.event import account_of
from claimgraph.base.errors import QuestionError
from claimgraph.base.namespaces import CG
from claimgraph.pages.chart import LEFT, RIGHT, axis_of
from claimgraph.pages.event_page import event_page
from claimgraph.pages.look import colours_of
from claimgraph.store import Store
from conftest import TINY
from hostile.browser import HOSTILE, errors, events_of, fresh, requests_in, screen_session

pytestmark = pytest.mark.usefixtures("each_built_once")

EVENT = "exchange-2024-01-31"
VOID = {"meta", "br", "link", "img", "input", "base"}


class Element(dict[str, Any]):
    """An element: itself and no other, whatever it holds."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        """Short, since pytest shows it where an assertion fails, and an element leads to all others."""
        return f"<{self['tag']} {self['attrs']}> {self['text'][:80]!r}"


class Page(HTMLParser):
    """Every element with its attributes, the text inside it, the elements above it and those inside it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[Element] = []
        self.elements: list[Element] = []
        self.feed(html)
        self.close()
        assert [element["tag"] for element in self.open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag=tag, attrs=dict(attrs), text="", above=list(self.open), inside=[])
        self.elements.append(element)
        for above in self.open:
            above["inside"].append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element["text"] += data

    def all(self, tag: str, inside: str = "", **attrs: str) -> list[Element]:
        """The elements of a name, with these attributes, inside the element of an id."""
        return [
            element
            for element in self.elements
            if element["tag"] == tag
            and (not inside or any(above["attrs"].get("id") == inside for above in element["above"]))
            and all(attrs[name] in (element["attrs"].get(name.rstrip("_")) or "").split() for name in attrs)
        ]


def words(element: Element) -> str:
    return " ".join(element["text"].split())


def percent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


@pytest.fixture(scope="module")
def html(shipped_store: Store) -> str:
    return event_page(shipped_store, EVENT)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.fixture(scope="module")
def account(shipped_store: Store) -> Account:
    return account_of(shipped_store, EVENT)


def chart_of(page: Page, heading: str) -> str:
    """The id of the chart under a heading."""
    (found,) = [e for e in page.all("h3") if words(e) == heading and e["above"][-1]["tag"] == "figcaption"]
    return found["above"][-2]["attrs"]["id"]


# ------------------------------------------------------------------------ figures


def test_195_and_207_stand_on_one_axis_in_proportion_with_their_claimants(page: Page, shipped_store: Store):
    chart = chart_of(page, "How many prisoners did Ukraine receive?")
    ticks = {words(e): percent(e["attrs"]["x"]) for e in page.all("text", chart, class_="tick")}
    numbers = sorted((int(text), at) for text, at in ticks.items())
    scale = (numbers[-1][1] - numbers[0][1]) / (numbers[-1][0] - numbers[0][0])
    marks = page.all("circle", chart, class_="mark")
    at = [percent(mark["attrs"]["cx"]) for mark in marks]
    assert at == [pytest.approx(numbers[0][1] + scale * (n - numbers[0][0]), abs=0.01) for n in (195, 207)]
    shown = [words(e) for e in page.all("text", chart) if "class" not in e["attrs"]]
    assert shown == ["195Russian Defence Ministry (Russia)", "207Volodymyr Zelensky (Ukraine)"]
    colours = colours_of(["Russia", "Ukraine"])
    assert [mark["attrs"]["fill"] for mark in marks] == [colours["Russia"], colours["Ukraine"]]
    assert page.all("rect", chart) == []


def test_the_table_says_the_same_as_the_chart(page: Page):
    chart = chart_of(page, "How many prisoners did Ukraine receive?")
    rows = [words(row) for row in page.all("tr", chart)][1:]
    assert rows == [
        "Russian Defence Ministry (Russia) 195disputedone sourceambiguous asserts",
        "Volodymyr Zelensky (Ukraine) 207disputedone source asserts",
    ]
    assert {e["attrs"]["scope"] for e in page.all("th")} == {"row", "col"}


def test_a_silence_has_a_line_without_a_mark_beside_those_who_gave_a_figure(page: Page):
    chart = chart_of(page, "How many prisoners did Russia receive?")
    assert len(page.all("circle", chart, class_="mark")) == len(page.all("line", chart, class_="silence")) == 1
    assert "Volodymyr Zelensky (Ukraine) gave no number declines" in [words(row) for row in page.all("tr", chart)]
    (silences,) = [e for e in page.all("section") if e["attrs"]["id"] == "silences"]
    assert "He didn’t say how many Russian soldiers were released" in silences["text"]
    assert "Beside this silence: 195, Russian Defence Ministry" in words(silences)
    assert "gave no answer" in silences["text"]


def test_a_figure_that_somebody_would_not_acknowledge_is_no_figure_of_hers(spoil: Callable[[str, str, str], Path]):
    old = "received-by: southland, phase: completed}"
    folder = spoil("documents/morning.yaml", old, old.replace("}", ", value: 30}"))
    page = Page(event_page(claimgraph.build(folder), "swap"))
    chart = chart_of(page, "How many prisoners did Southland receive?")
    assert page.all("circle", chart) == []
    assert [words(row) for row in page.all("tr", chart)][1:] == [
        "Ada Example (Southland) would not acknowledge 30 declines"
    ]
    assert "30" not in [words(e) for e in page.all("h4")]


def test_an_open_end_is_open_and_a_promise_is_hollow(shipped_store: Store):
    page = Page(event_page(shipped_store, "bodies-return"))
    (bar,) = page.all("rect", "chart-1", class_="mark")
    assert "hollow" in bar["attrs"]["class"]
    assert "fill" not in bar["attrs"]
    assert percent(bar["attrs"]["x"]) + percent(bar["attrs"]["width"]) == pytest.approx(RIGHT)
    (arrow,) = page.all("svg", "chart-1", class_="open")
    assert percent(arrow["attrs"]["x"]) == RIGHT
    (end,) = page.all("line", "chart-1", class_="end")
    assert end["attrs"]["x1"] == bar["attrs"]["x"], "only the closed end is drawn closed"
    assert "over 6,000 (6,001 or more, no upper end)" in words(page.all("table", "chart-1")[0])


def test_an_inexact_number_is_an_interval(shipped_store: Store):
    page = Page(event_page(shipped_store, "kadyrov-releases"))
    about, hundreds = page.all("rect", "chart-1", class_="mark")
    assert page.all("circle", "chart-1") == []
    ticks = {
        int(words(e).replace(",", "")): percent(e["attrs"]["x"]) for e in page.all("text", "chart-1", class_="tick")
    }
    scale = (ticks[1000] - ticks[0]) / 1000
    assert percent(about["attrs"]["width"]) == pytest.approx(40 * scale, abs=0.01)
    assert percent(about["attrs"]["x"]) == pytest.approx(ticks[0] + 180 * scale, abs=0.01)
    assert percent(hundreds["attrs"]["width"]) == pytest.approx(799 * scale, abs=0.01)


INTERVALS = [
    [(195, 195), (207, 207)],
    [(0, 0)],
    [(1, 1)],
    [(6001, None), (1200, 1200)],
    [(None, 99)],
    [(0, 10**15)],
    [(180, 220), (200, 999)],
    [(None, None)],
    [],
]


@pytest.mark.parametrize("intervals", INTERVALS, ids=str)
def test_every_end_is_on_the_axis_with_room_beyond_an_open_one(intervals: list[tuple[int | None, int | None]]):
    axis = axis_of(intervals)
    assert 0 <= axis.low < axis.high
    assert (axis.high - axis.low) % axis.step == 0
    assert 2 <= len(axis.ticks) <= 8
    assert (axis.ticks[0].at, axis.ticks[-1].at) == (LEFT, RIGHT)
    for low, high in intervals:
        mark = axis.mark((low, high))
        assert LEFT <= mark.left <= mark.right <= RIGHT
        assert mark.open_right is (high is None)
        if high is None and low is not None:
            assert mark.right == RIGHT > mark.left + 5
        assert mark.exact is (low == high is not None)


def test_a_colour_of_a_side_does_not_depend_on_the_event(stores: dict[str, Store]):
    """Only Southland speaks of the next swap: its colour is still that of the actor graph."""
    page = Page(event_page(stores["tiny"], "next-swap"))
    sides = {row["side"] for row in claimgraph.ask(stores["tiny"], "network/actors")}
    (mark,) = page.all("circle", "chart-1", class_="mark")
    assert mark["attrs"]["stroke"] == colours_of(sides)["Southland"] != colours_of(["Southland"])["Southland"]


# ------------------------------------------------------------------------ in words


def test_the_page_says_what_it_rests_on_and_states_nothing_as_fact(page: Page, shipped_store: Store):
    (header,) = page.all("header")
    passages = len(claimgraph.ask(shipped_store, "claim/about-event", event=EVENT))
    # The words apart from the tree: pytest would write out the whole tree of elements where an assertion fails.
    said = words(header)
    assert f"This page rests on 1 document, of RT: {passages} passages" in said
    assert "Comparisons with other events also quote 1 other." in said
    assert [words(e) for e in page.all("li", "documents")] == [
        "Nearly 500 prisoners of war exchanged between Russia and Ukraine, undated"
    ]
    assert "Nothing below is stated as fact" in header["text"]


def test_the_disagreements_are_those_of_the_brief(page: Page):
    (section,) = [e for e in page.all("section") if e["attrs"]["id"] == "disagreements"]
    said = words(section)
    assert "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky." in said
    assert "These cannot both be right: 12 apart." in said
    assert "Volodymyr Zelensky: 207 207 guys … he wrote on Telegram" in said
    assert (
        "Another reading of “195” (Russian Defence Ministry): The clause after “while” may be RT's addition to the statement."
        in said
    )
    headings = [words(e) for e in page.all("h3", "disagreements")]
    assert headings == ["Contradictions", "Claims that figures leave no room for", "Later than planned"]


def test_every_verdict_about_an_event_is_on_its_page_and_no_other(stores: dict[str, Store]):
    shown = {one.verdict for one in account_of(stores["accounts"], "swap").disagreements}
    verdicts = ("contradicts", "disputes", "revised", "reportsDiffer", "rivals", "undercuts")
    assert {CG + verdict for verdict in verdicts} <= shown
    assert {one.verdict for one in account_of(stores["accounts"], "shot").disagreements} == {
        f"{CG}contradicts",
        f"{CG}unacknowledged",
    }


def test_the_chain_goes_from_the_document_to_the_speaker(page: Page, shipped_store: Store):
    chains = [
        [words(li) for li in page.all("li") if ol in li["above"]] for ol in page.all("ol", "words", class_="chain")
    ]
    assert [
        "RT, “Russia and Ukraine conduct largest ever prisoner swap”, 31 January 2024, body",
        "Volodymyr Zelensky, named “he”, wrote, Telegram",
    ] in chains
    relayed = Page(event_page(shipped_store, "il-76-loss"))
    assert any(
        words(ol).startswith("RT")
        and "Vladimir Putin passes on" in ol["text"]
        and words(ol).endswith(
            "a Russian investigation into the loss of the Il-76, named “a Russian investigation”, established"
        )
        for ol in relayed.all("ol", "answers", class_="chain")
    )


def test_each_passage_on_the_page_is_a_row_of_the_answer_to_the_same_question(shipped_store: Store, account: Account):
    """No claimant, stance or word is on the page that the question on the event does not give, and none is missing."""
    rows = claimgraph.ask(shipped_store, "claim/about-event", event=EVENT)
    expected = sorted((r["claim"], r["claimant"], r["stance"], r["words"], r["outlet"]) for r in rows)
    shown = sorted(
        (answer.claim, position.claimant, position.stance, passage.words, passage.source.outlet)
        for asked in account.asked
        for answer in asked.answers
        for position in answer.positions
        for passage in position.passages
        if passage.chain
    )
    assert shown == expected
    assert all(
        p.chain[-1].speaker == position.claimant
        for asked in account.asked
        for a in asked.answers
        for position in a.positions
        for p in position.passages
        if p.chain
    )


def test_what_it_hangs_on(page: Page, account: Account, stores: dict[str, Store]):
    (table,) = page.all("table", "rests")
    # An appraisal is no answer that could be lost.
    answers = sum(
        any(p.stance != "appraises" for p in answer.positions) for asked in account.asked for answer in asked.answers
    )
    said = words(table)
    assert f"outletRT all {answers} of the answers and open questions" in said
    points = {(point.kind, point.label): point.claims for point in account_of(stores["tiny"], "swap").choke_points}
    relay = ("relay", "News Wire reports: Ada Example asserts: Northland received 50 prisoners, the swap")
    assert points[relay] == ("Northland received 50 prisoners, the swap",)
    assert len(points["outlet", "Morning Paper"]) == 5


def test_badges(stores: dict[str, Store]):
    badges = {
        (asked.label, answer.text, position.claimant): (*answer.badges, *position.badges)
        for name in ("accounts", "sheet")
        for asked in account_of(stores[name], "swap").asked
        for answer in asked.answers
        for position in answer.positions
    }
    by_ministry = {key[:2]: marks for key, marks in badges.items() if key[2].endswith("Ministry")}
    assert by_ministry["How many bodies did Southland receive?", "9"] == ("disputed", "one source")
    assert by_ministry["How many bodies did Northland receive?", "7"] == ("one source",)
    assert by_ministry["How many prisoners did Northland receive?", "45"][-1] == "unverified"
    assert badges["Did it take place?", "yes", "Ministry"] == ("one source", "several sides")
    assert badges["When did it take place?", "5 April 2030", "the curator"] == ("inferred",)


def test_an_inference_says_that_the_document_does_not_say_it(stores: dict[str, Store]):
    (chain,) = [
        e for e in Page(event_page(stores["tiny"], "swap")).all("ol", class_="chain") if "inferred" in e["text"]
    ]
    assert words(chain).endswith("inferred by the curators: the document itself does not say it")


def test_a_copy_says_what_it_copies(stores: dict[str, Store]):
    page = Page(event_page(stores["tiny"], "swap"))
    assert any(
        "Evening Paper" in words(li) and "carries again Morning Paper: Largest swap yet" in words(li)
        for li in page.all("li", "words")
    )
    assert "This page rests on 2 documents" in words(page.all("header")[0])


# ------------------------------------------------------------------------ the event


@pytest.mark.parametrize("word", ["exchange-2024-01-31", "Exchange of 31 January 2024"])
def test_an_event_goes_by_id_or_name(shipped_store: Store, word: str, html: str):
    assert event_page(shipped_store, word) == html


def test_an_unknown_event_is_told_with_the_nearest(shipped_store: Store):
    with pytest.raises(QuestionError, match="Unknown event 'exchange-2024-01-13'") as raised:
        event_page(shipped_store, "exchange-2024-01-13")
    assert "Did you mean 'exchange-2024-01-31'?" in raised.value.remedy


def test_an_event_of_which_nothing_is_claimed_has_a_page_that_says_so(stores: dict[str, Store]):
    page = Page(event_page(stores["tiny"], "swaps"))
    assert "rests on no document: nothing is claimed about it" in words(page.all("header")[0])
    assert page.all("section") == []


# ------------------------------------------------------------------------ safe


def test_the_page_has_no_script_and_no_address_that_it_would_load(html: str, page: Page):
    policy = [e["attrs"]["content"] for e in page.all("meta") if "http-equiv" in e["attrs"]]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert {e["tag"] for e in page.elements} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    } == set()
    assert "url(" not in html
    assert "@import" not in html
    assert not [e for e in page.elements for name in e["attrs"] if name == "src" or name.startswith("on")]


def test_every_id_is_there_once_and_every_reference_leads_somewhere(page: Page):
    ids = [e["attrs"]["id"] for e in page.elements if "id" in e["attrs"]]
    assert len(ids) == len(set(ids)) > 8
    used = {part for e in page.elements for part in e["attrs"].get("aria-labelledby", "").split()}
    used |= {e["attrs"]["href"][1:] for e in page.all("a") if e["attrs"]["href"].startswith("#")}
    assert len(used) > 8
    assert used <= set(ids)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("hostile") / "corpus"))
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for file, old in (
        ("actors.yaml", "name: Northern Ministry"),
        ("actors.yaml", "name: Northland"),
        ("documents/morning.yaml", "title: Largest swap yet"),
        ("documents/morning.yaml", "quote: Largest swap yet"),
        ("events.yaml", "name: the swap"),
    ):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        key, name = old.split(": ")
        path.write_text(text.replace(old, f"{key}: {quoted[:-1]} {name}'", 1), encoding="utf-8")
    store = claimgraph.build(folder)
    triples = store.serialize("ntriples").decode()
    bad = triples.replace("https://morning.example/swap", "javascript:alert(1)//https://morning.example")
    assert bad != triples
    return event_page(Store(bad), "swap")


def test_hostile_names_titles_and_addresses_stay_text(hostile: str):
    page = Page(hostile)
    assert HOSTILE in page.all("h1")[0]["text"]
    assert {e["tag"] for e in page.elements} & {"script", "img"} == set()
    assert [e for e in page.all("a") if not e["attrs"]["href"].startswith("#")] == []
    assert any("</script><img" in words(e) for e in page.all("text"))
    assert f"{HOSTILE} Largest swap yet [unverified]" in [words(e) for e in page.all("blockquote")]
    assert HOSTILE in page.all("title")[0]["text"]


def test_an_address_of_the_web_is_a_link(stores: dict[str, Store]):
    links = {e["attrs"]["href"]: e["attrs"] for e in Page(event_page(stores["tiny"], "swap")).all("a")}
    assert links["https://morning.example/swap"]["rel"] == "noopener noreferrer"


# ------------------------------------------------------------------------ in a browser


@pytest.fixture(scope="module")
def narrow() -> Iterator[Any]:
    with screen_session(360, 800, mobile=True) as session:
        yield session


def test_the_page_fits_a_telephone_and_requests_nothing(narrow, shipped_store: Store, tmp_path: Path):
    for event in (EVENT, "il-76-loss", "exchange-2024-01-03"):
        path = tmp_path / f"{event}.html"
        path.write_text(event_page(shipped_store, event), encoding="utf-8")
        fresh(narrow)
        narrow.get(path.as_uri())
        assert requests_in(events_of(narrow)) == [path.as_uri()]
        assert narrow.execute_script("return [innerWidth, document.documentElement.scrollWidth]") == [360, 360]
        boxes = narrow.execute_script(
            "return [...document.querySelectorAll('svg.chart text')].map(t => {const b = t.getBoundingClientRect(); return [b.left, b.right]})"
        )
        assert boxes
        assert all(left >= 0 and right <= 360 for left, right in boxes), boxes
        assert errors(narrow) == []


def test_hostile_text_does_not_run(chromium, hostile: str, tmp_path: Path):
    path = tmp_path / "hostile.html"
    path.write_text(hostile, encoding="utf-8")
    chromium.get(path.as_uri())
    assert chromium.title.startswith("What is claimed: </script>")
    assert chromium.execute_script("return document.querySelectorAll('img, script, a[href^=javascript]').length") == 0


def test_it_opens_with_the_verdict_and_the_rest_is_folded(chromium, narrow, shipped_store: Store, tmp_path: Path):
    path = tmp_path / "event.html"
    path.write_text(event_page(shipped_store, EVENT), encoding="utf-8")
    narrow.get(path.as_uri())
    said, verdict, *_ = narrow.execute_script(
        "return [...document.querySelectorAll('p.verdict')].map((p) => [p.textContent, p.getBoundingClientRect().bottom])"
    )
    assert said[0] == "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky."
    assert verdict[0] == "These cannot both be right: 12 apart."
    assert verdict[1] < 800, "on a telephone it is seen without scrolling"
    seen = "return [...document.querySelectorAll('blockquote')].filter((b) => b.checkVisibility()).map((b) => b.textContent)"
    assert narrow.execute_script(seen) == [
        "the Russian Defense Ministry said in a statement … 195 POWs were handed over to Kiev",
        "207 guys … he wrote on Telegram",
    ]
    folded = narrow.execute_script("return document.documentElement.scrollHeight")
    narrow.find_element("css selector", "#words summary").click()
    assert narrow.execute_script(seen)[2:] == narrow.execute_script(seen)[:2]
    narrow.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert narrow.execute_script("return document.documentElement.scrollHeight") > 2.5 * folded
    small = "return [...document.querySelectorAll('summary, nav a')].filter((e) => e.getBoundingClientRect().height < 24).length"
    assert narrow.execute_script(small) == 0
