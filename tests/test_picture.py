"""The picture opens on what does not fit together, shows it on top, and says the same numbers wherever it says one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import claimgraph
from claimgraph.accounts.finding import findings
from claimgraph.asking import questions
from claimgraph.model.records import Corpus
from claimgraph.pages.picture import actor_page
from claimgraph.store import Store
from hostile.browser import errors, opened, screen_session
from picture_pages import data_of, drawn_pixels, pixels_of, saved, texts, tick, type_in, wait_for
from serving import serving

pytestmark = pytest.mark.usefixtures("each_built_once")

EVENT = "event-exchange-2024-01-31"
#: The colour of a contradiction, of what is selected in a browser's own way, and of those who agree.
AGAINST, BLUE, AGREES = (194, 65, 12), (47, 85, 150), (4, 120, 87)


@pytest.fixture(scope="module")
def data(page: Path) -> dict[str, Any]:
    return data_of(page.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def telephone() -> Iterator[Any]:
    with screen_session(390, 844, mobile=True) as session:
        yield session


def at(session: Any, page: Path, address: str) -> None:
    """Open the page with what its address says is selected."""
    session.get("about:blank")
    session.get(page.as_uri() + address)


# ------------------------------------------------------------------------ the finding


def test_it_opens_on_the_contradiction_and_a_click_zooms_to_the_pair(chromium, page: Path):
    opened(chromium, page)
    (card,) = texts(chromium, "#card .told")
    assert card.split("\n")[1:] == [
        "How many prisoners did Ukraine receive in the exchange of 31 January 2024?",
        "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky. These cannot both be right: 12 "
        "apart. All of it reaches us through one text, RT: Russia and Ukraine conduct largest ever prisoner swap; nobody else "
        "here says the same.",
        "Another reading of “195” (Russian Defence Ministry): The clause after “while” may be RT's addition to the statement.",
    ]
    assert card.split("\n")[2].partition(";")[0] in texts(chromium, "#panel")[0], "the list beside it says the same"
    before = len(pixels_of(chromium, AGAINST))
    chromium.find_element("css selector", "#card .told").click()
    wait_for(chromium, "#heading", "How many prisoners did Ukraine receive in the exchange of 31 January 2024?")
    assert [text.split("\n")[0] for text in texts(chromium, "#claims article")] == [
        "asserts Ukraine received 195 prisoners, exchange of 31 January 2024",
        "asserts Ukraine received 207 prisoners, exchange of 31 January 2024",
    ]
    assert len(pixels_of(chromium, AGAINST)) > 2 * before, "the line is longer, and thicker"
    assert "card=comparison-" in chromium.current_url
    shared = chromium.current_url
    at(chromium, page, "#" + shared.partition("#")[2])
    wait_for(chromium, "#heading", "How many prisoners did Ukraine receive in the exchange of 31 January 2024?")


def test_the_cards_are_turned_over(chromium, page: Path, data: dict[str, Any]):
    opened(chromium, page)
    seen = []
    for _ in data["cards"]:
        seen.append(texts(chromium, "#card strong")[0])
        chromium.find_element("css selector", "#card [aria-label='The next']").click()
    assert seen == [card["about"] for card in data["cards"]]
    assert texts(chromium, "#card strong") == seen[:1]


def test_each_card_rests_on_the_claims_that_its_verdicts_rest_on(data: dict[str, Any], shipped_store: Store):
    found = {one.evidence[0].node: one for one in findings(shipped_store, first=12)}
    assert {card["id"] for card in data["cards"]} == found.keys()
    for card in data["cards"]:
        rows = [row for verdict in found[card["id"]].evidence for row in verdict.rows]
        told = {row["claim"] for row in rows if row["said_by"] != "inferred"}
        assert {data["claims"][number]["label"] for number in card["claims"]} == told


# ------------------------------------------------------------------------ lines


def test_a_contradiction_says_what_stands_against_what(
    data: dict[str, Any], stores: dict[str, Store], accounts: Corpus
):
    (line,) = [line for line in data["lines"] if line["kind"] == "contradicts"]
    assert line["says"] == "195 ≠ 207"
    lines = data_of(actor_page(accounts, stores["accounts"]))["lines"]
    said = {line["says"] for line in lines if line["kind"] == "contradicts"}
    assert any(" ≠ not " in text or text.startswith("not ") for text in said), "a denial is no other answer"
    assert all(not line["says"] for line in lines if line["kind"] not in ("contradicts", "disputes"))


def test_the_contradiction_keeps_its_colour_and_all_else_steps_back(chromium, page: Path):
    opened(chromium, page)
    picture = saved(chromium, "save-svg")[1]
    assert "195 ≠ 207" in picture
    paths = picture.split("<path ")
    assert ["#c2410c" in path for path in paths[1:-1]] == [False] * (len(paths) - 2), "it is drawn last, on top"
    assert "#c2410c" in paths[-1]
    opened(chromium, page)
    type_in(chromium, "Zelenskyy")
    chromium.execute_script(
        "[...document.querySelectorAll('#claims h3')].find((h) => h.textContent.startsWith('Contradicts'))"
        ".nextSibling.querySelector('button').click()"
    )
    assert len(pixels_of(chromium, AGAINST)) > 200, "the selected line has the colour of its verdict"
    assert pixels_of(chromium, BLUE) == [], "no line has the colour of a selection"
    assert pixels_of(chromium, AGREES) == [], "none of those that agree is in full colour"


def test_a_click_on_the_middle_of_a_contradiction_selects_it(chromium, page: Path):
    from selenium.webdriver.common.action_chains import ActionChains

    opened(chromium, page)
    found = pixels_of(chromium, AGAINST)
    x, y = found[len(found) // 3]
    canvas = chromium.find_element("css selector", "canvas")
    scale = canvas.get_property("width") / canvas.size["width"]
    across, down = x / scale - canvas.size["width"] / 2, y / scale - canvas.size["height"] / 2
    # Beside the line, as a finger would.
    ActionChains(chromium).move_to_element_with_offset(canvas, round(across), round(down) + 3).click().perform()
    wait_for(chromium, "#heading", "Russian Defence Ministry contradicts Volodymyr Zelensky")


def test_one_button_shows_the_disagreements_alone(chromium, page: Path):
    opened(chromium, page)
    chromium.find_element("id", "disagreements").click()
    assert "disagreements=only" in chromium.current_url
    kept = saved(chromium, "save-svg")[1]
    assert "Volodymyr Zelensky" in kept
    assert "Maria Zakharova" not in kept, "who is part of no disagreement"
    opened(chromium, page)
    assert "Maria" in saved(chromium, "save-svg")[1]


# ------------------------------------------------------------------------ an event


def test_an_event_lists_all_that_is_claimed_about_it_figures_first(chromium, page: Path, shipped_store: Store):
    at(chromium, page, f"#node={EVENT}")
    wait_for(chromium, "#heading", "exchange of 31 January 2024")
    cards = texts(chromium, "#claims article")
    assert [card.split("\n")[0] for card in cards[:2]] == [
        "asserts Ukraine received 195 prisoners, exchange of 31 January 2024",
        "asserts Ukraine received 207 prisoners, exchange of 31 January 2024",
    ]
    assert texts(chromium, "#claims h3")[:2] == [
        "HOW MANY PRISONERS DID UKRAINE RECEIVE? (2)",
        "HOW MANY PRISONERS DID RUSSIA RECEIVE? (2)",
    ]
    rows = questions.ask(shipped_store, "claim/about-event", event="exchange-2024-01-31").texts()
    direct = {f"{row['stance']} {row['claim']}" for row in rows}
    assert direct <= {card.split("\n")[0] for card in cards}
    assert f"{len(cards)} claims about it" in texts(chromium, "#sub")[0]


# ------------------------------------------------------------------------ numbers


def test_the_numbers_of_claims_agree(chromium, page: Path, data: dict[str, Any], shipped_store: Store):
    (counts,) = questions.ask(shipped_store, "summary/counts").texts()
    total = int(counts["claims"])
    assert len(data["claims"]) == total
    assert len({claim["id"] for claim in data["claims"]}) == total
    assert all(node["claims"] == node["all"] for node in data["nodes"])
    assert sum(node["claims"] for node in data["nodes"]) == total
    opened(chromium, page)
    assert f"{total} claims" in texts(chromium, "#counts")[0]
    (most,) = [text for text in texts(chromium, "#claims li button") if text.startswith("Russian Defence Ministry · ")]
    type_in(chromium, "Russian Defence Ministry")
    heads = [text for text in texts(chromium, "#claims h3") if text.startswith(("CLAIMS (", "RELAYS ("))]
    assert most == f"Russian Defence Ministry · {sum(int(text.partition('(')[2][:-1]) for text in heads)} claims"
    at(chromium, page, "#view=table")
    assert texts(chromium, "#table caption")[0].startswith(f"CSV showing 200 of {total} claims")


# ------------------------------------------------------------------------ the table


def test_the_table_is_as_wide_as_the_window_and_sorts(chromium, page: Path):
    opened(chromium, page)
    chromium.find_element("id", "as-table").click()
    box = chromium.execute_script(
        "const b = document.getElementById('table').getBoundingClientRect(); return [b.width, innerWidth]"
    )
    assert box[0] == box[1]
    column = lambda: texts(chromium, "#table tbody tr > :nth-child(3)")  # noqa: E731
    head = lambda: chromium.find_elements("css selector", "#table thead button")[2]  # noqa: E731
    before = column()
    head().click()
    up = column()
    assert up != before
    head().click()
    assert column()[0] not in up, "the last of all, of which the first 200 were shown"
    sorts = [h.get_attribute("aria-sort") for h in chromium.find_elements("css selector", "#table thead th")]
    assert sorts == ["none", "none", "descending", "none", "none", "none", "none"]


def csv_of(session: Any) -> list[dict[str, str]]:
    session.execute_script("document.querySelector('#table .csv').id = 'csv'")
    kind, content = saved(session, "csv")
    assert kind == "text/csv"
    import base64

    return list(csv.DictReader(io.StringIO(base64.b64decode(content.split(",")[1]).decode(), newline="")))


def test_the_table_leaves_as_csv_with_a_row_for_each_passage(chromium, page: Path, data: dict[str, Any]):
    at(chromium, page, "#view=table")
    rows = csv_of(chromium)
    assert len(rows) == sum(len(claim["passages"]) for claim in data["claims"])
    (zelensky,) = [row for row in rows if row["words"] == "207 guys … he wrote on Telegram"]
    assert zelensky["who"] == "Volodymyr Zelensky"
    assert "disputed" in zelensky["standing"]
    tick(chromium, "disputed")
    assert {"disputed" in row["standing"] for row in csv_of(chromium)} == {True}


def test_no_cell_of_the_csv_is_a_formula(chromium, spoil: Callable[[str, str, str], Path], tmp_path: Path):
    folder = spoil("documents/morning.yaml", "title: Largest swap yet", 'title: "=HYPERLINK(1), \\"-1\\""')
    corpus = claimgraph.read_corpus(folder)
    path = tmp_path / "page.html"
    path.write_text(actor_page(corpus, claimgraph.build(corpus)), encoding="utf-8")
    at(chromium, path, "#view=table")
    from claimgraph.base.cells import guarded

    titles = {row["document"] for row in csv_of(chromium)}
    assert guarded('=HYPERLINK(1), "-1"') in titles
    assert not any(title.startswith("=") for title in titles)


# ------------------------------------------------------------------------ a telephone


def test_on_a_telephone_a_list_comes_first_then_a_sheet_over_the_picture(telephone, page: Path):
    opened(telephone, page)

    def height(id: str) -> float:
        return telephone.execute_script(
            "return document.getElementById(arguments[0]).getBoundingClientRect().height", id
        )

    assert height("graph") == 0
    assert "WHO CLAIMS MOST" in texts(telephone, "#claims")[0]
    assert height("legend") == 0
    telephone.find_element("id", "filters").click()
    assert 100 < height("legend") < 600
    telephone.find_element("id", "filters").click()
    telephone.find_element("id", "as-picture").click()
    assert 150 < height("graph") < 700
    low = height("panel")
    assert low < 844 / 2
    telephone.find_element("id", "sheet").click()
    assert height("panel") > 844 / 2
    assert errors(telephone) == []


@pytest.mark.parametrize("address", ["", "#view=picture", "#view=table", f"#node={EVENT}", "#node=actor-zelensky"])
def test_on_a_telephone_nothing_is_too_small_to_hit_and_nothing_sticks_out(telephone, page: Path, address: str):
    at(telephone, page, address)
    telephone.find_element("id", "filters").click()
    telephone.execute_script("document.querySelector('#legend details').open = true")
    small = telephone.execute_script(
        """
        return [...document.querySelectorAll("button, a, select, label, summary, input:not([type=checkbox])")]
          .map((e) => [e.textContent.slice(0, 30) || e.id, e.getBoundingClientRect()])
          .filter(([, b]) => b.width && b.right > 0 && (b.width < 24 || b.height < 24)).map(([text, b]) => `${text} ${b.width}×${b.height}`)
        """
    )
    assert small == []
    assert telephone.execute_script("return document.documentElement.scrollWidth") == 390


# ------------------------------------------------------------------------ in a site


def test_a_page_alone_leads_to_no_other_page(chromium, page: Path):
    at(chromium, page, f"#node={EVENT}")
    assert chromium.find_elements("css selector", "a:not(.skip)[href]:not([href^=http])") == []


def test_in_a_site_everything_leads_to_its_page_and_no_script_or_style_stands_in_the_page(chromium):
    with serving() as server:
        assert '<a href="picture.html">Picture</a>' in server.get("/").text
        page = server.get("/picture.html").text
        assert "unsafe-inline" not in page
        assert "<style" not in page
        chromium.get(f"{server.address}picture.html#node={EVENT}")
        wait_for(chromium, "#heading", "exchange of 31 January 2024 Its page")
        drawn = drawn_pixels(chromium)
        assert len(drawn) > 5000
        assert errors(chromium) == []
        links = {a.get_attribute("href") for a in chromium.find_elements("css selector", "#panel a, #card a")}
        ours = sorted(link.removeprefix(server.address) for link in links if link.startswith(server.address))
        assert {link.partition("-")[0] for link in ours} == {"id/event", "id/claim", "id/document", "id/comparison"}
        assert {server.get(f"/{link}").status for link in ours} == {200}
        chromium.find_element("css selector", "#heading a").click()
        assert chromium.title == "exchange of 31 January 2024"
