"""Every limit is told, with its place and before the memory is gone; the page on limits names them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimgraph.base import limits
from claimgraph.base.errors import CorpusError
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.corpus.sheet.intake import import_sheet
from conftest import ROOT, claims_in, crowd_of


def messages(folder: Path) -> list[str]:
    return [problem.message for problem in reading_of(folder).problems.found]


def test_the_page_on_limits_names_every_limit_with_its_number():
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    known = {name: value for name, value in vars(limits).items() if name.isupper()}
    listed = {
        name: int(number.replace(",", ""))
        for number, name in re.findall(r"\| ([\d,]+)(?: MiB)? \| `([A-Z_]+)` \|", page)
    }
    assert listed == {name: value // 2**20 if name.endswith("_BYTES") else value for name, value in known.items()}


def test_every_limit_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "graph").rglob("*.py"))
    for name in vars(limits):
        if name.isupper():
            assert f"limits.{name}" in code, name


FIGURE = "counts: prisoners, received-by: paper, phase: completed, value: 1"


def of(key: str, text: str) -> str:
    says = f"{{event: swap, {FIGURE}}}"
    return f"{{who: paper, unverified: true, says: {says}, {key}: {text}}}"


PEOPLE = ", ".join(f"p{i}" for i in range(1, 40))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (of("note", "n" * (limits.TEXT + 1)), "'note' has 1,000,001 characters, more than 1,000,000"),
        (of("named-as", "n" * (limits.NAME + 1)), "'named-as' has 1,001 characters, more than 1,000"),
        (of("quote", "q" * (limits.QUOTE + 1)), "a quote of 10,001 characters, more than 10,000"),
        (of("quote", f"{{exact: {'q' * (limits.QUOTE + 1)}}}"), "'exact' has 10,001 characters, more than 10,000"),
        (of("quote", f"[{'q, ' * (limits.QUOTES + 1)}]"), "more than 1,000 quotes"),
        (of("via", f"[{', '.join(['reader'] * (limits.RELAYS + 1))}]"), "more than 20 who pass it on"),
        (
            f"{{who: [{PEOPLE}], unverified: true, says: {{event: swap, property: reason, phase: completed, value: [{', '.join(['somewhere'] * 30)}]}}}}",
            "claimants and values make 1,170 claims, more than 1,000",
        ),
        (
            f"{{who: [{', '.join(['p1'] * 1001)}], unverified: true, says: {{event: swap, property: occurred, phase: completed, value: true}}}}",
            "more than 1,000 in 'who'",
        ),
        (
            f"{{who: [{PEOPLE}], unverified: true, note: {'n' * 40_000}, says: {{event: swap, property: occurred, phase: completed, value: true}}}}",
            "39 claims with 40,000 characters of quotes and notes each, together more than 1,000,000",
        ),
    ],
    ids=["text", "name", "quote", "exact", "quotes", "relays", "amplified", "claimants", "texts"],
)
def test_a_claim_beyond_a_limit_is_told_in_its_place(line: str, message: str, tmp_path: Path):
    cast = "".join(f"p{i}: {{type: person, name: Man {i}}}\n" for i in range(2, 40))
    found = reading_of(claims_in(tmp_path / "c", [line], cast)).problems.found
    told = [problem for problem in found if problem.message == message]
    assert len(told) == 1, [problem.message[:80] for problem in found]
    assert told[0].line == 6
    assert told[0].remedy


@pytest.mark.parametrize(
    ("actor", "message"),
    [
        (f"x: {{type: person, name: {'n' * 1001}}}", "'name' has 1,001 characters, more than 1,000"),
        (
            f"x: {{type: person, name: X, also: [{', '.join(f's{i}' for i in range(1001))}]}}",
            "more than 1,000 in 'also'",
        ),
        (f"{'x' * 1001}: {{type: person, name: X}}", "an id of more than 1,000 characters"),
        (
            f"x: {{type: person, name: X, offices: [{', '.join(['{office: o, basis: b}'] * 1001)}]}}",
            "more than 1,000 offices",
        ),
    ],
    ids=["name", "also", "id", "offices"],
)
def test_an_actor_beyond_a_limit_is_told_in_its_place(actor: str, message: str, tmp_path: Path):
    found = reading_of(crowd_of(1, tmp_path / "c", more=actor + "\n")).problems.found
    told = [problem for problem in found if problem.message == message]
    assert len(told) == 1, [problem.message[:80] for problem in found]
    assert told[0].line == 4
    assert told[0].remedy


SHEET = "document,title,publisher,claimant,relayed_by,event,counts,received_by,phase,value,quote,note\n"
ROW = "d,T,Morning Paper,Reader,{relayed},swap,prisoners,Reader,completed,1,{quote},{note}\n"


@pytest.mark.parametrize(
    ("name", "text", "place", "message"),
    [
        ("x.csv", SHEET + "x," * 1001, (2, 1001), "more than 1,000 columns"),
        ("x.csv", SHEET + 'd,"' + "words, and\n" * 100_000, (2, 1), "field larger than field limit (1000000)"),
        (
            "x.csv",
            SHEET + ROW.format(relayed="a>" * 30 + "a", quote="q", note=""),
            (2, 5),
            "more than 20 who pass it on",
        ),
        (
            "x.csv",
            SHEET + ROW.format(relayed="", quote="a … " * 1001 + "a", note=""),
            (2, 11),
            "more than 1,000 quotes",
        ),
        (
            "x.jsonl",
            '{"value": ' + "9" * 2_000_000 + "}\n",
            (1, 0),
            "a line of 2,000,011 characters, more than 2,000,000",
        ),
        ("x.jsonl", '{"a":' * 100_000 + "1" + "}" * 100_000 + "\n", (1, 0), "not valid JSON"),
    ],
    ids=["columns", "unclosed", "relays", "quotes", "line", "deep"],
)
def test_a_spreadsheet_beyond_a_limit_is_told_in_its_place(
    name: str, text: str, place: tuple[int, int], message: str, tmp_path: Path
):
    sheet = tmp_path / name
    sheet.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as told:
        import_sheet(sheet, crowd_of(1, tmp_path / "c"), add_new=True, write=False)
    (problem,) = [problem for problem in told.value.problems if message in problem.message]
    assert (problem.line, problem.column) == place
    assert problem.remedy


def test_a_spreadsheet_with_too_many_cells_or_bytes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sheet = tmp_path / "x.csv"
    sheet.write_text(SHEET + ROW.format(relayed="", quote="q", note="") * 10, encoding="utf-8")
    folder = crowd_of(1, tmp_path / "c")
    monkeypatch.setattr(limits, "SHEET_CELLS", 50)
    with pytest.raises(CorpusError, match=r"x.csv:7: more than 50 filled cells"):
        import_sheet(sheet, folder, add_new=True, write=False)
    monkeypatch.setattr(limits, "SHEET_BYTES", 2**20)
    sheet.write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(CorpusError, match="larger than 1 MiB"):
        import_sheet(sheet, folder, add_new=True, write=False)


def test_a_sheet_is_split_into_lines_as_csv_knows_them(tmp_path: Path):
    sheet = tmp_path / "x.csv"
    rows = [f"d{i},T {i},Morning Paper,Reader,,swap,prisoners,Reader,completed,{i},," for i in range(3)]
    sheet.write_bytes((SHEET.strip() + "\r" + "\r\n".join(rows[:2]) + "\n" + rows[2]).encode())
    assert import_sheet(sheet, crowd_of(1, tmp_path / "c"), add_new=True, write=False).claims == 3


def test_more_documents_than_a_corpus_may_have_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = crowd_of(1, tmp_path / "c")
    for i in range(4):
        (folder / "documents" / f"d{i}.yaml").write_text(f"title: T {i}\npublisher: paper\n", encoding="utf-8")
    monkeypatch.setattr(limits, "DOCUMENTS", 2)
    assert messages(folder) == ["more than 2 documents"]


def test_a_quote_that_attests_an_office_is_looked_up_by_its_document():
    """Every document once looked at every office of every actor."""
    from claimgraph.corpus.evidence.texts import offices_of, quotes_of

    corpus = read_corpus(ROOT / "tests" / "tiny")
    offices = offices_of(corpus)
    attested = [o.quote for a in corpus.actors.values() for o in a.offices if o.quote]
    assert sorted(q.exact for found in offices.values() for q in found) == sorted(q.exact for q in attested)
    assert all(quote in quotes_of(corpus.documents[id], offices) for id, found in offices.items() for quote in found)
