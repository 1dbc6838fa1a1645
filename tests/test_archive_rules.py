"""Rows of an archive meet the rules that rows of a spreadsheet meet, and become the same graph."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archives import archive, imported, rows_in, said
from claimgraph.base.errors import CorpusError
from claimgraph.columns.of_records import rows_of
from claimgraph.corpus.archive.reading import read_archive
from claimgraph.model.vocabulary import OwnFile
from conftest import ROOT

_SHARE = """
@prefix pow: <https://w3id.org/claimgraph/pow#> . @prefix cg: <https://w3id.org/claimgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
pow:share a cg:AskedProperty ; cg:comparedAs cg:interval ; cg:answeredBy xsd:decimal ; cg:unit "%" ; cg:askedOf cg:Event ;
    cg:asks "Which share of {topic}?" ; cg:sentence "{value} of {topic}" ;
    rdfs:label "share"@en ; skos:definition "A share."@en ; rdfs:isDefinedBy <https://w3id.org/claimgraph/pow> .
"""
OWN = (
    OwnFile("exchange.ttl", (ROOT / "corpus" / "ontology" / "exchange.ttl").read_text(encoding="utf-8")),
    OwnFile("share.ttl", _SHARE),
)

_DIGEST = "0" * 64
CAST = {
    "documents": [
        {
            "document": id,
            "title": title,
            "publisher": "paper",
            "published": "2030-01-02",
            "republication_of": copied,
            "lineage_basis": "It says so." if copied else "",
            "text_sha256": digest,
            "text_length": "500" if digest else "",
            "curator": curator,
            "curated_on": "2030-02-01" if curator else "",
        }
        for id, title, copied, digest, curator in (
            ("one", "First text", "", _DIGEST, "me"),
            ("two", "Second text", "", "", ""),
            ("three", "Third text", "one", _DIGEST, ""),
        )
    ],
    "actors": [
        {"id": id, "type": type_, "name": name, "also": also, "private": private, "role": role}
        for id, type_, name, also, private, role in (
            ("paper", "outlet", "The Paper", "the daily; Twin", "", ""),
            ("ministry", "organization", "Ministry of Defence", "MoD", "", ""),
            ("north", "state", "Northland", "Twin", "", ""),
            ("me", "person", "The Curator", "", "", ""),
            ("witness", "person", "", "", "true", "a witness"),
        )
    ],
    "events": [
        {"id": "swap", "type": "exchange", "name": "exchange of May", "part_of": "series", "basis": "One of them."},
        {"id": "series", "type": "series", "name": "the exchanges", "part_of": "", "basis": ""},
    ],
    "concepts": [{"id": "bridge", "type": "place", "name": "The Bridge", "broader": ""}],
}


def cells(*usual: str, others: str = "", empty: bool = True) -> st.SearchStrategy[str]:
    """Cells that are usually one of these, or empty, and now and then another one (by ``|``)."""
    common = [*usual, *([""] * (3 if empty else 0))]
    return st.sampled_from([*common * 4, *others.split("|")] if others else common)


#: What a row may say, column by column: what is right, and what is not.
COLUMNS = {
    "document": cells("one", "two", "three", "one", others="First text|nowhere to be found|four||Two Words", empty=False),
    "claimant": cells("ministry", "Ministry of Defence", "north", "paper", others="Twin|witness|nobody||mod|  north ", empty=False),
    "relayed_by": cells("", "", "paper", others="paper > north|north>ministry|nobody| > |paper > paper"),
    "relay_verb": cells("", "", others="said|said > wrote|shouted"),
    "relay_stated_on": cells("", "", others='2030-01-01|["", "2030-01-02"]|yesterday'),
    "stance": cells("asserts", "", others="denies|declines|Asserts|confirms|reports|demands|maintains"),
    "verb": cells("said", others="Said|confirmed|howled"),
    "named_as": cells("the ministry", others="x" + "|" + "y" * 1001),
    "stated_on": cells("2030-01-01", others="1 January 2030|01.02.2030|31.12.2029|2030-02-30|2030|20300101"),
    "section": cells("headline", others="body|Headline|footer"),
    "event": cells("swap", "swap", "series", others="exchange of May|Exchange Of May|swop||twelve", empty=False),
    "event_part_of": cells("", "", others="series|the exchanges|swap|what"),
    "event_type": cells("", "", others="exchange|circus"),
    "event_date": cells("", "", "", others="2030-05-01"),
    "actor": cells("", "", others="north|Twin|nobody"),
    "claim": cells("", "", "", others="#c1|one#c1|two#c1|c2|nowhere#c1"),
    "property": cells("", "", "", "occurred", "date", "share", "location", others="party|held-for|differs-from|agreed-at|colour|Occurred"),
    "counts": cells("prisoners", "prisoners", others="persons|bodies|cars|Prisoners"),
    "received_by": cells("", "north", others="both-sides|both sides|Twin|nobody"),
    "phase": cells("completed", "completed", "planned", others="Completed||over", empty=False),
    "within": cells("", "", others="series|swop"),
    "as_of": cells("", "", others="2030-01-01|soon"),
    "value": cells("195", "about 200", others="1,212|over 195|200.0|1 200|1.200|52.5|true|-3|many|hundreds"),
    "min": cells("", "", others="100|300|2030-01-01|x"),
    "max": cells("", "", others="200|2029-01-01|y"),
    "qualifier": cells("", "", others="about|About|nearly|exactly|sort of"),
    "object": cells("", "", "true", "bridge", "2030-05-01", others="The Bridge|#c1|one#c2|north|false|long ago|52.5 %|TRUE|May 2030|series"),
    "negated": cells("", "", others="true|FALSE|perhaps"),
    "quote": cells("195 men", "two hundred", "words", others='one … two|["a", "b"]|  words|["only"]|one …  … two'),
    "occurrence": cells("", "", others='1|2|0|["", "1"]|1.0|x'),
    "language": cells("", "", others="uk|not a tag|uk … ru"),
    "translation": cells("", "", others="in English|a … b"),
    "start": cells("", "", "10", others="10 … 20|-1|x|400|499"),
    "end": cells("", "", "17", others="13 … 23|17.0|5"),
    "prefix": cells("", "", others="before"),
    "evidence": cells("", "located", others="unverified|proven"),
    "rationale": cells("", "because", others=""),
    "note": cells("", "a note\nof two lines", others="'tis one"),
    "id": cells("", "", "", "c1", "c2", others="c3"),
    "inferred": cells("", "", "", others="true|false|TRUE|so"),
    "withdrawn": cells("", "", "", others="corrected|Retracted|deleted"),
    "withdrawn_on": cells("", "", "", others="2030-03-01|then"),
    "withdrawal_reason": cells("", "", "", others="It was wrong."),
}  # fmt: skip


#: Rows in which all is right, so that not every archive of chance has something wrong in it.
_GOOD = {
    "document": "one", "claimant": "ministry", "event": "swap", "counts": "prisoners", "phase": "completed", "value": "195",
    "quote": "195 men",
}  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, str]]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        row = {**dict.fromkeys(COLUMNS, ""), **_GOOD}
        for column in draw(st.lists(st.sampled_from(list(COLUMNS)), max_size=6, unique=True)):
            row[column] = draw(COLUMNS[column])
        row["quote"] = row["quote"] and f"{row['quote']} {number // draw(st.sampled_from([1, 1, 1, 9]))}"
        found.append(row)
    return found


def problems_of(found) -> set[tuple[str, int, int, str]]:
    return {(Path(p.file).stem, p.line, p.column, p.message) for p in found}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(rows())
def test_rows_of_an_archive_mean_what_an_import_says(found):
    with tempfile.TemporaryDirectory() as folder:
        sheets = {"claims": found, **CAST}
        path = archive(Path(folder) / "archive", sheets, OWN)
        expected = imported(Path(folder) / "corpus", sheets, OWN, path)
        try:
            read = read_archive(path)
        except CorpusError as error:
            assert isinstance(expected, list), f"only the archive refuses: {error}"
            assert problems_of(error.problems) == problems_of(expected)
        else:
            assert not isinstance(expected, list), f"only the import refuses: {[str(p) for p in expected]}"
            assert rows_in(read.connection) == said(rows_of(expected))
            read.connection.close()


_CONCLUDED = {"claimant": "", "inferred": "true", "rationale": "So it follows."}


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ({"stance": "asserts"}, {"stance": "reports"}, "'reports' is what a relay does"),
        ({"stance": "declines", "value": ""}, {"stance": "asserts", "value": ""}, "no value"),
        ({**_CONCLUDED}, {**_CONCLUDED, "quote": ""}, "the row has no 'quote'"),
        ({**_CONCLUDED}, {**_CONCLUDED, "document": "three"}, "an inference of"),
        ({"claimant": "me", "inferred": "false"}, {"claimant": "me", "inferred": "true"}, "the row has no 'rationale'"),
        ({}, {"phase": ""}, "missing phase"),
        ({}, {"claimant": ""}, "the row has no 'claimant'"),
    ],
)
def test_a_row_that_differs_from_a_good_one_only_in_what_rules_look_at_is_told(
    good: dict[str, str], bad: dict[str, str], told: str, tmp_path: Path
):
    """The first row of a shape speaks for all of them: so whatever rules look at has to belong to the shape."""
    empty = dict.fromkeys(COLUMNS, "")
    claims = [{**empty, **_GOOD, **good}, {**empty, **_GOOD, "quote": "others", **bad}]
    with pytest.raises(CorpusError) as error:
        read_archive(archive(tmp_path, {"claims": claims, **CAST}, OWN))
    assert {problem.line for problem in error.value.problems} == {3}
    expected = imported(tmp_path / "corpus", {"claims": claims, **CAST}, OWN, tmp_path)
    assert problems_of(error.value.problems) == problems_of(expected)
    assert told in str(error.value) or told.startswith("an inference")


_ABOUT = {
    "event": "",
    "counts": "",
    "phase": "",
    "value": "",
    "property": "occurred",
    "object": "true",
    "stance": "denies",
}


@pytest.mark.parametrize(
    "changes",
    [
        [{"start": "10", "end": "17"}, {"start": "20", "end": "27", "value": "196"}],
        [{"start": "10", "end": "17"}, {"value": "196"}],
        [{"id": "c1"}, {"id": "c1", "value": "196"}],
        [{}, {"note": "again"}],
        [{"id": "c1"}, {**_ABOUT, "claim": "one#c2"}],
        [{**_ABOUT, "id": "c1", "claim": "one#c2"}, {**_ABOUT, "id": "c2", "claim": "one#c1", "quote": "b"}],
        [{"id": "c0"}, *({**_ABOUT, "id": f"c{n}", "claim": f"one#c{n - 1}", "quote": f"q{n}"} for n in range(1, 4))],
        [{"id": "c0"}, *({**_ABOUT, "id": f"c{n}", "claim": f"one#c{n - 1}", "quote": f"q{n}"} for n in range(1, 6))],
    ],
    ids=["two places", "one place", "one id", "twice", "no such claim", "a circle", "three steps", "five steps"],
)
def test_rows_that_do_not_fit_to_others_are_told_as_an_import_tells_them(changes: list[dict[str, str]], tmp_path: Path):
    claims = [{**dict.fromkeys(COLUMNS, ""), **_GOOD, **change} for change in changes]
    sheets = {"claims": claims, **CAST}
    path = archive(tmp_path / "archive", sheets, OWN)
    expected = imported(tmp_path / "corpus", sheets, OWN, path)
    if isinstance(expected, list):
        with pytest.raises(CorpusError) as error:
            read_archive(path)
        assert problems_of(error.value.problems) == problems_of(expected)
    else:
        with read_archive(path).connection as database:
            assert rows_in(database) == said(rows_of(expected))
