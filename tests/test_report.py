"""The brief leads with the disagreements, in words that can be quoted; what is left out of it is said."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import claimgraph
from claimgraph.accounts.finding import findings
from claimgraph.accounts.lines import Line
from claimgraph.accounts.report import report
from claimgraph.base import limits
from claimgraph.base.errors import QuestionError
from claimgraph.cli import main
from claimgraph.model import selection
from claimgraph.model.records import Corpus
from claimgraph.pages import brief
from claimgraph.store import Store
from conftest import ROOT, TINY, crowd_of

pytestmark = pytest.mark.usefixtures("each_built_once")

ACCOUNTS = ROOT / "tests" / "accounts"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_the_disagreements_come_first(shipped_store: Store):
    headings = [line.text for line in report(shipped_store) if line.kind == "event"]
    assert headings[:2] == ["Contradictions", "Claims that figures leave no room for"]
    assert headings.index("Later than planned") < headings.index("exchange of 3 January 2024")


def test_the_most_important_disagreements_are_told_and_how_many_more_there_are(accounts: Corpus):
    """In two comparisons of the tiny corpus both sides stand; of these, more outlets and claimants in the first."""
    store = claimgraph.build(accounts).store
    ranked = store.query(
        "SELECT ?importance (COUNT(DISTINCT ?who) AS ?voices) (COUNT(DISTINCT ?side) AS ?sides) { ?node cg:importance "
        "?importance ; cg:restsOn/cg:claimant ?who . OPTIONAL { ?who cg:side ?side FILTER (?side != cg:thirdParty) } } "
        "GROUP BY ?node ?importance ORDER BY DESC(?importance)"
    ).values()
    sides, voices = ([int(str(row[of])) for row in ranked] for of in ("sides", "voices"))
    assert [int(str(row["importance"])) // 10**9 for row in ranked] == sides
    assert [int(str(row["importance"])) // 10**3 % 10**3 for row in ranked] == voices
    assert len(set(sides)) > 1

    lines = report(store, first=2)
    assert f"2 of {len(ranked)} disagreements, the most important ones; --all for the rest." in [x.text for x in lines]
    told = [line.text for line in lines if line.kind == "event"][:2]
    assert told == ["Claims that figures leave no room for", "What was planned, and what came of it"]
    assert len(report(store, first=2, whole=True)) == len(report(store)) > len(lines)


def test_of_a_large_corpus_the_events_are_left_out_and_that_is_said(
    shipped_store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "CLAIMS_TOLD", 10)
    lines = report(shipped_store)
    assert lines[-1].text.startswith("The figures of 24 events are left out")
    assert "exchange of 3 January 2024" not in {line.text for line in lines}
    assert "exchange of 3 January 2024" in {line.text for line in report(shipped_store, whole=True)}


def test_a_distance_between_intervals_is_an_interval(shipped_store: Store):
    """Planned for 22 to 28 January, done on the 31st: 3 to 9 days later."""
    texts = [line.text for line in report(shipped_store)]
    assert "Later than planned, by 3 to 9 days: no contradiction." in texts


def test_the_sentence_of_a_contradiction(shipped_store: Store):
    lines = report(shipped_store)
    start = next(n for n, line in enumerate(lines) if line.text == "Contradictions")
    texts = [line.text for line in lines[start:]]
    assert texts[1] == "How many prisoners did Ukraine receive in the exchange of 31 January 2024?"
    assert texts[2] == "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky."
    assert texts[3] == "These cannot both be right: 12 apart."
    words = texts[texts.index("In which words") :]
    assert words[1:3] == [texts[1], "195  Russian Defence Ministry"]
    assert words.index("207  Volodymyr Zelensky") < words.index("“207 guys … he wrote on Telegram”")


def test_every_verdict_has_a_heading(accounts: Corpus):
    headings = {one.heading for one in findings(claimgraph.build(accounts).store, first=100)}
    occurring = (
        "contradicts",
        "undercuts",
        "disputes",
        "reports-differ",
        "revised",
        "unacknowledged",
        "shortfall",
        "rivals",
    )
    known = accounts.vocabulary.verdicts
    assert {known[verdict].heading for verdict in occurring} <= headings
    shown = {key: verdict for key, verdict in known.items() if key not in ("refines", "compatible")}
    assert all(verdict.heading and verdict.reading.endswith(".") for verdict in shown.values())
    assert sorted(verdict.term.order for verdict in shown.values()) == list(range(1, len(shown) + 1))
    assert {key for key, verdict in known.items() if verdict.disputes} == {"contradicts", "disputes", "reports-differ"}


def test_who_declines_is_not_said_to_assert(accounts: Corpus):
    lines = [line.text for line in report(claimgraph.build(accounts))]
    assert "the guards  Ministry (declines)" in lines
    assert "yes  Ministry (denies)" in lines
    assert "the guards  Ministry" not in lines


def test_readings_stand_beside_what_rests_on_them(shipped_store: Store):
    texts = [line.text for line in report(shipped_store)]
    assert any(text.startswith("read so because: Read as “got back 230”") for text in texts)


# ------------------------------------------------------------------------ the three forms


def test_the_page_loads_and_runs_nothing():
    page = run("report", "--format", "html").output
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<img|\bsrc=|url\(|@import", page)
    assert "<blockquote>“207 guys … he wrote on Telegram”</blockquote>" in page


HOSTILE = "</p><script>alert(1)</script> **b** [x](javascript:alert(1)) \x1b[31m"


def test_no_text_becomes_markup():
    lines = [Line("title", HOSTILE), Line("quote", HOSTILE), Line("event", HOSTILE)]
    assert "<script>" not in brief.as_html(lines)
    assert "&lt;script&gt;" in brief.as_html(lines)
    markdown = brief.as_markdown(lines)
    assert "\\<script\\>" in markdown
    assert "\\*\\*b\\*\\*" in markdown
    assert "](" not in markdown
    assert "\\]\\(javascript" in markdown
    assert "\x1b" not in "".join(text for _, text in brief.as_text(lines))


def test_the_markdown_has_the_figures():
    text = run("report", "--format", "markdown").stdout
    assert text.startswith("# Who claims what\n")
    assert "## Contradictions" in text
    assert "**207 Volodymyr Zelensky**" in text
    assert "> “207 guys … he wrote on Telegram”" in text


def test_the_same_bytes_twice():
    assert run("report", "--format", "html").output_bytes == run("report", "--format", "html").output_bytes


# ------------------------------------------------------------------------ without


def test_without_an_outlet_its_copies_go_too(shipped: Corpus):
    found = selection.without(shipped, "RT")
    assert set(found.corpus.documents) == {"repatriation-of-soldiers", "nearly-500-exchanged", "returns-1200"}
    assert "Ukraine received 207 prisoners, exchange of 31 January 2024" in found.lost
    assert "Ukraine received 1,200 bodies, handover of bodies, June 2025" not in found.lost


def test_without_an_actor_only_its_words_go(shipped: Corpus):
    found = selection.without(shipped, "putin")
    spoken = {link.actor for d in found.corpus.documents.values() for s in d.statements for link in s.chain}
    assert "putin" not in spoken
    assert "russian-investigation" not in spoken  # it reaches us through him alone
    assert "zelensky" in spoken


def test_what_is_lost_is_what_has_the_choke_point(shipped: Corpus, shipped_store: Store):
    """Two ways to one answer: dominators of the graph, and taking the document out."""
    rows = claimgraph.ask(shipped_store, "support/choke-points")
    (row,) = [r for r in rows if r["kind"] == "document" and r["choke_point"].startswith("Russia Returns")]
    found = selection.without(shipped, "returns-1200")
    open_questions = {s for s in found.lost if s.endswith("?")}
    assert len(found.lost) - len(open_questions) == int(row["propositions"])


def test_the_report_says_what_is_lost():
    shown = run("report", "--without", "rt").output
    assert re.search(r"Without RT: \d+ passages go, \d+ propositions are told by nobody else\.", shown)
    assert "Told by nobody else" in shown
    assert "Contradictions" not in shown


@pytest.mark.parametrize(
    ("word", "message"), [("nobody", "No actor or document 'nobody'."), ("zelinsky", "Did you mean 'zelensky'?")]
)
def test_without_somebody_unknown(shipped: Corpus, word: str, message: str):
    with pytest.raises(QuestionError) as raised:
        selection.without(shipped, word)
    assert message in str(raised.value)


# ------------------------------------------------------------------------ as of


def test_as_of_a_day_before_anything_was_said_there_is_nothing(accounts: Corpus):
    found = selection.known_on(accounts, date(2030, 4, 4))
    assert found.corpus.documents == {}


def test_as_of_friday_nobody_has_revised_anything(accounts: Corpus):
    friday = selection.known_on(accounts, date(2030, 4, 5)).corpus
    saturday = selection.known_on(accounts, date(2030, 4, 6)).corpus

    def verdicts(corpus: Corpus) -> set[str]:
        return {row["verdict"] for row in claimgraph.ask(claimgraph.build(corpus), "comparison/all")}

    assert "revised" not in verdicts(friday)
    assert "revised" in verdicts(saturday)


def test_undated_documents_are_left_out_and_their_number_is_said(shipped: Corpus):
    found = selection.known_on(shipped, date(2024, 12, 31))
    undated = sum(document.text is not None and not document.published for document in shipped.documents.values())
    assert found.said == f"As known on 31 December 2024. {undated} undated documents are left out."
    assert set(found.corpus.documents) == {"largest-ever-swap"}


def test_ask_and_export_take_a_day_too(shipped: Corpus, tmp_path: Path):
    asked = run("ask", "document/all", "--as-of", "2024-12-31", "--format", "csv")
    assert [line.split(",")[0] for line in asked.stdout.splitlines()] == ["id", "largest-ever-swap"]
    assert "undated documents are left out" in asked.stderr
    out = tmp_path / "claims.csv"
    assert run("export", "csv", "-o", out, "--as-of", "2024-12-31").exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    known = shipped.documents["largest-ever-swap"].statements
    assert [row["document"] for row in rows] == ["largest-ever-swap" for _ in known]


@settings(max_examples=20, deadline=None)
@given(st.dates(date(2030, 4, 1), date(2030, 4, 9)), st.dates(date(2030, 4, 1), date(2030, 4, 9)))
def test_a_later_day_knows_all_that_an_earlier_one_knew(one: date, other: date):
    corpus = claimgraph.read_corpus(ACCOUNTS)
    first, later = (selection.known_on(corpus, day).corpus for day in sorted((one, other)))

    def told(found: Corpus) -> set[tuple[str, int]]:
        # What was taken back on the later day is known then too, with its withdrawal.
        return {(id, hash(replace(s, withdrawal=None))) for id, d in found.documents.items() for s in d.statements}

    assert told(first) <= told(later)


def test_a_claim_about_a_claim_goes_with_it(tiny: Corpus):
    document = tiny.documents["morning"]
    assert any(s.proposition.question.claim for s in document.statements)
    found = selection.without(tiny, "president").corpus
    assert not [s for d in found.documents.values() for s in d.statements if s.proposition.question.claim]
    claimgraph.build(found)


def test_nothing_is_left_of_a_corpus_that_nobody_dated(tiny: Corpus):
    undated = replace(tiny, documents={id: replace(d, published=None) for id, d in tiny.documents.items()})
    found = selection.known_on(undated, date(2040, 1, 1))
    assert found.corpus.documents == {}
    assert "2 undated documents are left out" in found.said
    assert "0 documents" in run("report", "--corpus", TINY, "--as-of", "1999-01-01").output


def test_one_of_a_thing_is_told_as_one(tmp_path: Path):
    folder = crowd_of(1, tmp_path / "one")
    lines = [line.text for line in report(claimgraph.build(folder))]
    assert lines[1] == (
        "1 document, 1 claimant, 1 claim in 1 passage, 1 quantity, 1 event, 0 silences, 0 inferences of the curators."
    )
    assert lines[2].startswith("1 of 1 passage is unverified:")
    assert selection.without(claimgraph.read_corpus(folder), "p1").said == (
        "Without Person 1: 1 passage goes, 1 proposition is told by nobody else."
    )
    assert '<p id="counts">1 document · 1 claimant · 1 claim · 1 passage unverified' in claimgraph.Graph(folder).page()
