"""The page in headless Chromium: nothing is requested, nothing of the data runs, and what is clicked is shown."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

import claimgraph
from claimgraph.base.errors import QuestionError
from claimgraph.corpus import reading_of
from claimgraph.corpus.evidence.texts import texts_in, with_context
from claimgraph.model.cast import Actor, Event
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.records import Corpus, Document, Proposition, Question, Speaker, Statement
from claimgraph.model.values import Ref
from claimgraph.network import actor_graph
from claimgraph.pages.layout import positions
from claimgraph.pages.page import json_in_html, seen
from claimgraph.pages.picture import actor_page
from claimgraph.pages.picture.passages import spans_in
from claimgraph.store import Store
from conftest import TINY, WORDS
from hostile.browser import HOSTILE, errors, opened
from picture_pages import data_of, drawn_pixels, facet, saved, texts, tick, type_in, wait_for

pytestmark = pytest.mark.usefixtures("each_built_once")


def test_the_page_requests_nothing_and_runs_without_an_error(chromium, page: Path):
    assert opened(chromium, page) == [page.as_uri()]
    assert errors(chromium) == []
    assert len(drawn_pixels(chromium)) > 5000, "the canvas is empty"


def empty_place(session) -> tuple[int, int]:
    """The place of the canvas, from its centre, that is farthest from all that is drawn on it or lies over it."""
    drawn_pixels(session)  # what is to be drawn is drawn
    x, y, room = session.execute_script(
        """
        const canvas = document.querySelector("canvas"), box = canvas.getBoundingClientRect(), step = 16;
        const scale = canvas.width / box.width;
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const taken = [], free = [];
        for (let y = step / 2; y < box.height; y += step) for (let x = step / 2; x < box.width; x += step) {
          let empty = document.elementFromPoint(box.left + x, box.top + y) === canvas;
          for (let b = -step / 2; empty && b < step / 2; b++) for (let a = -step / 2; a < step / 2; a++)
            if (pixels[4 * (Math.floor((y + b) * scale) * canvas.width + Math.floor((x + a) * scale)) + 3]) empty = false;
          (empty ? free : taken).push([x, y]);
        }
        const room = ([x, y]) => Math.min(...taken.map(([a, b]) => Math.hypot(x - a, y - b)));
        const [x, y] = free.reduce((best, one) => room(one) > room(best) ? one : best);
        return [x - box.width / 2, y - box.height / 2, room([x, y])];
        """
    )
    assert room > 20, "no empty place on the canvas"
    return round(x), round(y)


def test_a_search_by_any_spelling_shows_the_claims_with_their_words(chromium, page: Path):
    opened(chromium, page)
    type_in(chromium, "Zelenskyy")
    assert texts(chromium, "#heading") == ["Volodymyr Zelensky"]
    quotes = texts(chromium, "#claims blockquote")
    assert "207 guys … he wrote on Telegram" in quotes
    assert "207 guys" in texts(chromium, "#claims mark")
    sources = texts(chromium, "#claims .source")
    assert any("RT" in source and "2024-01-31" in source and "Telegram" in source for source in sources)
    type_in(chromium, "unnamed outlet")
    assert texts(chromium, "#heading") == ["2 names match"]
    assert len(texts(chromium, "#claims li button")) == 2


def test_a_claim_says_how_it_stands_to_the_others(chromium, page: Path):
    opened(chromium, page)
    type_in(chromium, "Zelenskyy")
    (card,) = [text for text in texts(chromium, "#claims article") if "207 guys" in text]
    assert "disputed: contradicts" in card
    assert "one source" in card
    # His figure is among those that leave no room for "largest ever": that does not dispute it.
    assert "among those compared: undercuts" in card
    (silence,) = [text for text in texts(chromium, "#claims article") if "He didn’t say how many" in text]
    assert "disputed" not in silence


def test_a_click_on_an_actor_and_on_a_line_shows_claims(chromium, page: Path):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By

    opened(chromium, page)
    # Where the actor stands on the screen follows from the page's own positions: ask the search to bring it to the centre.
    type_in(chromium, "Kyrylo Budanov")
    canvas = chromium.find_element(By.CSS_SELECTOR, "canvas")
    assert len(texts(chromium, "#claims article")) == 1
    # A click on empty canvas clears, a click on the centre selects what was brought there.
    ActionChains(chromium).move_to_element_with_offset(canvas, *empty_place(chromium)).click().perform()
    wait_for(chromium, "#heading", "Click an actor, an event or a line")
    ActionChains(chromium).move_to_element(canvas).click().perform()
    wait_for(chromium, "#heading", "Kyrylo Budanov")
    assert "the Ukrainian negotiating team, which included" in texts(chromium, "#claims")[0]


def test_a_line_between_two_claimants_shows_what_both_say(chromium, page: Path):
    opened(chromium, page)
    type_in(chromium, "Zelenskyy")
    chromium.execute_script(
        "[...document.querySelectorAll('#claims h3')].find((h) => h.textContent.startsWith('Contradicts'))"
        ".nextSibling.querySelector('button').click()"
    )
    wait_for(chromium, "#heading", "Russian Defence Ministry contradicts Volodymyr Zelensky")
    assert sorted(text.split("\n")[0] for text in texts(chromium, "#claims article")) == [
        "asserts Ukraine received 195 prisoners, exchange of 31 January 2024",
        "asserts Ukraine received 207 prisoners, exchange of 31 January 2024",
    ]


def test_the_legend_filters_and_the_address_says_so(chromium, page: Path):
    opened(chromium, page)
    before = drawn_pixels(chromium)
    tick(chromium, "Ukraine")
    assert drawn_pixels(chromium) != before
    assert "hide=side%3Aactor-ukraine" in chromium.current_url
    assert texts(chromium, "#notice")[0].endswith("the others are filtered out.")
    tick(chromium, "disputed")
    shared = chromium.current_url
    # Whoever opens the address sees the same.
    opened(chromium, page)
    assert facet(chromium, "Ukraine").is_selected()
    chromium.get("about:blank")
    chromium.get(shared)
    assert not facet(chromium, "Ukraine").is_selected()
    assert facet(chromium, "disputed").is_selected()


def test_what_is_hidden_is_said(chromium, page: Path, shipped_store: Store):
    opened(chromium, page)
    type_in(chromium, "Zelenskyy")
    tick(chromium, "asserts")
    said = [text for text in texts(chromium, "#claims .shown") if text]
    shown = [int(re.match(r"showing (\d+) of (\d+) claims? \(others are filtered out\)", text)[1]) for text in said]
    assert sum(shown) == len(texts(chromium, "#claims article")) > 0
    told = claimgraph.ask(shipped_store, "claim/by-actor", actor="zelensky")
    assert texts(chromium, "#claims h3")[0] == f"CLAIMS ({len({row['claim'] for row in told})})"


def test_an_address_that_somebody_made_up_is_harmless(chromium, page: Path):
    opened(chromium, page)
    for hash_ in (
        "#node=nobody&line=a+b+c&only=x&hide=__proto__:a&hide=side&view=no&theme=x",
        "#%E0%A4%A",
        "#" + "a" * 5000,
    ):
        chromium.get("about:blank")
        chromium.get(page.as_uri() + hash_)
        wait_for(chromium, "#heading", "Click an actor, an event or a line")
    assert errors(chromium) == []


def test_the_table_holds_the_same_claims(chromium, page: Path):
    opened(chromium, page)
    from selenium.webdriver.common.by import By

    chromium.find_element(By.ID, "as-table").click()
    data = json.loads(chromium.execute_script("return document.getElementById('data').textContent"))
    assert texts(chromium, "#table caption")[0].startswith(f"CSV showing 200 of {len(data['claims'])} claims")
    chromium.find_element(By.ID, "more").click()
    assert len(chromium.find_elements(By.CSS_SELECTOR, "#table tbody tr")) == len(data["claims"])
    tick(chromium, "disputed")
    rows = texts(chromium, "#table tbody tr")
    assert 0 < len(rows) < 20
    assert all("disputed" in row for row in rows)


def test_the_theme_switches(chromium, page: Path):
    opened(chromium, page)
    from selenium.webdriver.common.by import By

    colour = "return getComputedStyle(document.body).backgroundColor"
    light, before = chromium.execute_script(colour), drawn_pixels(chromium)
    chromium.find_element(By.ID, "theme").click()
    assert chromium.execute_script(colour) != light
    assert drawn_pixels(chromium) != before
    assert "theme=dark" in chromium.current_url


def test_it_can_be_used_with_the_keyboard_alone(chromium, page: Path):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    opened(chromium, page)
    press = lambda *keys: ActionChains(chromium).send_keys(*keys).perform()  # noqa: E731
    press("n")
    wait_for(chromium, "#heading", "Russian Defence Ministry")
    press("n")
    wait_for(chromium, "#heading", "RT")
    press("/", "Budanov", Keys.ENTER)
    wait_for(chromium, "#heading", "Kyrylo Budanov")
    press(Keys.ESCAPE)
    wait_for(chromium, "#heading", "Click an actor, an event or a line")
    press("t")
    assert texts(chromium, "#table caption")[0].startswith("CSV showing 200 of")
    focused = "return document.activeElement.tagName"
    for _ in range(3):
        press(Keys.TAB)
    assert chromium.execute_script(focused) in ("A", "INPUT", "BUTTON", "SUMMARY", "SELECT", "DIV")


def test_the_picture_can_be_saved_as_svg_and_png(chromium, page: Path):
    opened(chromium, page)
    kind, text = saved(chromium, "save-svg")
    assert kind == "image/svg+xml"
    picture = ElementTree.fromstring(text)
    names = {" ".join(label.itertext()) for label in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Volodymyr Zelensky", "Russian Defence Ministry", "RT"} <= names
    data = json.loads(chromium.execute_script("return document.getElementById('data').textContent"))
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}path"))) == len(data["lines"])
    kind, address = saved(chromium, "save-png")
    content = base64.b64decode(address.split(",")[1])
    assert (kind, content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert len(content) > 20_000


def test_in_a_narrow_window_the_picture_has_room_and_stands_still(chromium, page: Path):
    size = chromium.get_window_size()
    try:
        chromium.set_window_size(700, 1000)
        opened(chromium, page)
        chromium.find_element("id", "as-picture").click()
        height = "return document.getElementById('graph').clientHeight"
        before = chromium.execute_script(height)
        chromium.execute_async_script("setTimeout(arguments[0], 700)")
        assert before == chromium.execute_script(height)
        assert 150 < before < 900
        assert len(drawn_pixels(chromium)) > 5000
    finally:
        chromium.set_window_size(size["width"], size["height"])


def test_what_was_left_out_and_signs_that_turn_the_direction_are_told(shipped: Corpus, shipped_store: Store):
    text = actor_page(shipped, shipped_store, note="As of 2024-01-31: 2 undated documents are left out.")
    assert "As of 2024-01-31: 2 undated documents are left out." in text
    assert seen({"a": ["x\u202ey", ("z",)]}) == {"a": ["x\ufffdy", ["z"]]}


def test_past_500_nodes_a_neighbourhood_is_drawn_and_said(chromium, tmp_path: Path):
    corpus = made_up(700, 900)
    path = tmp_path / "many.html"
    path.write_text(actor_page(corpus, claimgraph.build(corpus)), encoding="utf-8")
    opened(chromium, path)
    assert re.match(r"Showing 250 of 7\d\d: those who make most claims\.", texts(chromium, "#notice")[0])
    type_in(chromium, "Alias 99")
    (notice,) = texts(chromium, "#notice")
    assert "those nearest to Actor 99" in notice
    assert texts(chromium, "#heading") == ["Actor 99"]
    assert errors(chromium) == []


def test_a_narrowed_page_holds_only_its_part(shipped: Corpus, shipped_store: claimgraph.Graph):
    def shown(**what: str) -> dict:
        return data_of(actor_page(shipped, shipped_store.store, **what))

    document = shown(document="largest-ever-swap")
    assert {entry["title"] for entry in document["documents"]} == {
        "Russia and Ukraine conduct largest ever prisoner swap"
    }
    # A claim that is disputed in the whole corpus stays disputed in a part of it.
    actor = shown(actor="Zelenskyy")
    assert {"disputed"} <= {badge for claim in actor["claims"] for badge in claim["badges"]}
    assert all("Zelensky" in claim["label"] or "Zelensky" in said_by(claim) for claim in actor["claims"])
    event = shown(event="exchange-2024-01-31")
    assert 0 < len(event["claims"]) < len(data_of(actor_page(shipped, shipped_store))["claims"])
    with pytest.raises(QuestionError, match="Did you mean 'zelensky'"):
        actor_page(shipped, shipped_store.store, actor="Zelenskiy")


def test_with_the_texts_each_quote_stands_in_its_paragraph(tiny_store: Store, tiny: Corpus):
    in_context = with_context(reading_of(TINY), texts_in(TINY / "texts"), paragraphs=True)
    spans = spans_of(actor_page(tiny, claimgraph.build(in_context)))
    text = (TINY / "texts" / "morning.txt").read_text(encoding="utf-8")
    assert any(before and after for before, _, after in spans)
    assert all("".join(span) in text or "".join(span) in (TINY / "texts" / "reprint.txt").read_text() for span in spans)
    without = spans_of(actor_page(tiny, tiny_store))
    assert not any(before or after for before, _, after in without)


def test_a_paragraph_that_names_a_private_person_stays_out(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    with (folder / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness: {type: person, name: Olena Petrenko, private: true, role: a witness}\n")
    text = (folder / "texts" / "morning.txt").read_text(encoding="utf-8").rstrip() + " Olena Petrenko saw it.\n"
    (folder / "texts" / "morning.txt").write_text(text, encoding="utf-8")
    written = folder / "documents" / "morning.yaml"
    fresh = f"sha256: {hashlib.sha256(text.encode()).hexdigest()}, length: {len(text)}"
    written.write_text(
        re.sub(r"sha256: \w+, length: \d+", fresh, written.read_text(encoding="utf-8")), encoding="utf-8"
    )
    (folder / "documents" / "morning.positions.json").unlink()
    in_context = with_context(reading_of(folder), texts_in(folder / "texts"), paragraphs=True)
    corpus = claimgraph.read_corpus(folder)
    page = actor_page(corpus, claimgraph.build(in_context))
    assert "Petrenko" not in page
    spans = {exact: before + after for before, exact, after in spans_of(page)}
    assert spans["at the bridge"] == ""
    # Should a graph hold such words all the same, they are left out here.
    unsafe = re.sub(
        r'oa#(prefix|suffix)> ".*?" \.',
        r'oa#\1> "Olena Petrenko saw it" .',
        claimgraph.build(in_context).serialize("ntriples").decode(),
    )
    assert "Olena Petrenko saw it" in unsafe
    told = [span for of_passage in spans_in(Store(unsafe), corpus).values() for span in of_passage]
    assert {(before, after) for before, _, after in told} == {("", "")}


def said_by(claim: dict) -> str:
    return " ".join(passage["said_by"] for passage in claim["passages"])


def spans_of(page: str) -> list[list[str]]:
    """The words of all passages, each between those before and after it."""
    return [span for claim in data_of(page)["claims"] for passage in claim["passages"] for span in passage["spans"]]


def made_up(actors: int, claims: int) -> Corpus:
    """A corpus of so many actors, of whom some speak about others."""
    words = WORDS
    cast = {f"a{n}": Actor(f"a{n}", "person", f"Actor {n}", also=(f"Alias {n}",)) for n in range(actors)}
    events = {"swap": Event("swap", "exchange", "the swap")}
    statements = tuple(
        Statement(
            (Speaker(f"a{(n * n) % 50 if n % 3 else n % actors}"),),
            Proposition(Question(property="mediator", event="swap", phase="completed"), Ref("actor", f"a{n % actors}")),
            (Quote(f"made up {n}"),),
        )
        for n in range(claims)
    )
    document = Document("made-up", "Made up", "a0", text=TextFile("0" * 64, 9), statements=statements)
    return Corpus(words, cast, events, {}, {"made-up": document}, {})


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
    corpus = claimgraph.read_corpus(folder)
    page.write_text(actor_page(corpus, claimgraph.build(corpus)), encoding="utf-8")
    assert opened(chromium, page) == [page.as_uri()]
    from selenium.webdriver.common.by import By

    type_in(chromium, "Morning Paper")
    assert HOSTILE in texts(chromium, "#claims blockquote")
    assert any("unverified" in text for text in texts(chromium, "#claims article") if HOSTILE in text)
    _, picture = saved(chromium, "save-svg")
    assert {element.tag.split("}")[1] for element in ElementTree.fromstring(picture).iter()} <= {
        "svg", "title", "desc", "rect", "path", "polygon", "circle", "text", "tspan",
    }  # fmt: skip
    chromium.find_element(By.ID, "as-table").click()
    assert HOSTILE in texts(chromium, "#table blockquote")
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
