"""A field is declared once: one line beside its record and one term, and every way in and out knows it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from claimgraph import build
from claimgraph.base.errors import CorpusError
from claimgraph.corpus import read_corpus
from claimgraph.corpus.declared import free_texts
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.formats import Exported, exported
from claimgraph.formats.schema import schema
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement
from claimgraph.model.vocabulary import vocabulary
from claimgraph.store import Store
from conftest import ROOT, TINY

RECORDS = (Document, TextFile, Statement, Speaker, Quote, Question)
CAST = (Actor, Office, Event, Concept)

#: All that is written to add an optional field to a report: the declaration, and the term.
DECLARATION = (
    '    page: str = declared(Text(limits.NAME), term="page", about="The page on which the passage stands.")\n'
)
#: The same of an event: it has no column of its own in a table of claims.
OF_EVENT = '    weather: str = declared(Text(limits.NAME), about="The weather on that day.")\n'
TERM = (
    "\ncg:page a owl:DatatypeProperty ; rdfs:range xsd:string ;\n"
    '    rdfs:label "page"@en ; skos:definition "The page on which the passage stands."@en .\n'
)

#: What a program of its own does with the copy: in by YAML and by spreadsheets, out by triples, CSV, workbook, Parquet
#: and schema.
PROGRAM = """
import csv, io, json, shutil, sys
from pathlib import Path
import claimgraph, duckdb
from claimgraph.base.errors import CorpusError
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.formats import Exported, exported
folder, again = Path(sys.argv[1]), Path(sys.argv[2])
corpus = read_corpus(folder)
store = claimgraph.build(corpus)
source = Exported(corpus, store)
sheet = again.with_suffix(".csv")
sheet.write_bytes(exported(source, "csv"))
(again.with_suffix(".parquet")).write_bytes(exported(source, "parquet"))
rows = list(csv.DictReader(io.StringIO(sheet.read_text())))
import_sheet(sheet, again)
back = read_corpus(again)
book, whole = again.with_suffix(".xlsx"), again.with_name("whole")
book.write_bytes(exported(source, "sheets"))
whole.mkdir()
shutil.copytree(folder / "ontology", whole / "ontology")
import_sheet(book, whole, add_new=True)
there = read_corpus(whole)
typed = duckdb.sql(f"SELECT DISTINCT page, typeof(page) FROM '{again.with_suffix('.parquet')}' WHERE page IS NOT NULL").fetchall()
file = folder / "documents" / "morning.yaml"
file.write_text(file.read_text().replace("page: 7 of 12", "page: Wilma Quillfeather"))
try:
    read_corpus(folder)
    guarded = ""
except CorpusError as error:
    guarded = error.problems[0].message
print(json.dumps({
    "file": claimgraph.__file__,
    "triples": store.query("SELECT ?page { ?report a cg:Report ; cg:page ?page }").texts(),
    "column": [row["page"] for row in rows if row["page"]],
    "parquet": typed,
    "back": [s.page for d in back.documents.values() for s in d.statements if s.page],
    "sheets": [s.page for d in there.documents.values() for s in d.statements if s.page],
    "events": [event.weather for event in there.events.values() if event.weather],
    "schema": "page" in json.loads(exported(source, "schema"))["$defs"]["claim"]["properties"],
    "guarded": guarded,
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program and its ontology with one field more."""
    folder = tmp_path_factory.mktemp("program")
    for name in ("graph", "ontology", "queries", "corpus"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    records = folder / "graph" / "claimgraph" / "model" / "records.py"
    text = records.read_text(encoding="utf-8")
    before = "    inferred: bool = False\n"
    assert text.count(before) == 1
    records.write_text(text.replace(before, DECLARATION + before), encoding="utf-8")
    cast = folder / "graph" / "claimgraph" / "model" / "cast.py"
    text = cast.read_text(encoding="utf-8")
    start = text.index("class Event:")
    at = text.index("    type: str", start)
    cast.write_text(text[:at] + OF_EVENT + text[at:], encoding="utf-8")
    with (folder / "ontology" / "claimgraph.ttl").open("a", encoding="utf-8") as file:
        file.write(TERM)
    return folder


def test_one_declaration_and_one_term_add_a_field_everywhere(copy: Path, tmp_path: Path):
    corpus, again = tmp_path / "corpus", tmp_path / "again"
    shutil.copytree(TINY, corpus)
    shutil.copytree(TINY, again)
    (again / "documents" / "morning.yaml").unlink()
    (again / "documents" / "reprint.yaml").unlink()
    for path in again.glob("documents/*.json"):
        path.unlink()
    morning = corpus / "documents" / "morning.yaml"
    text = morning.read_text(encoding="utf-8")
    first = text.index("  - who: ministry\n") + len("  - who: ministry\n")
    morning.write_text(text[:first] + "    page: 7 of 12\n" + text[first:], encoding="utf-8")
    events = corpus / "events.yaml"
    events.write_text(events.read_text(encoding="utf-8").replace("name: the swap", "weather: fog, name: the swap"))
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("witness-1: {type: person, name: Wilma Quillfeather, private: true, role: a witness}\n")
    environment = {**os.environ, "PYTHONPATH": str(copy / "graph")}
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, corpus, again],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["file"].startswith(str(copy)), "it is the copy that is tried"
    assert found["triples"] == [{"page": "7 of 12"}]
    assert found["column"] == ["7 of 12"]
    assert found["parquet"] == [["7 of 12", "VARCHAR"]]
    assert found["back"] == ["7 of 12"]
    assert found["sheets"] == ["7 of 12"]
    assert found["events"] == ["fog"]
    assert found["schema"] is True
    assert found["guarded"] == "names a private person (a witness)"


@pytest.mark.parametrize("record", [*RECORDS, *CAST], ids=lambda record: record.__name__)
def test_every_declared_property_is_a_term_of_the_core(record: type):
    core = vocabulary().core
    declared = fields_of(record)
    assert declared
    for field in declared.values():
        assert field.about.endswith("."), field
        assert not field.term or f"https://w3id.org/claimgraph/ns#{field.term}" in core, field


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_text_of_a_record_is_looked_at_by_the_guard(record: type):
    """Whoever declares a text need not think of the guard; what is not declared is read otherwise."""
    undeclared = {"Document": {"id"}, "Speaker": {"actor"}, "Quote": {"prefix", "suffix"}}.get(record.__name__, set())
    texts = {each.name for each in fields(record) if each.type == "str"} - undeclared
    ids = {name for name, field in fields_of(record).items() if not field.kind.is_free}
    given = {name: f"the {name}" for name in texts}
    needed = {"Document": {"id": "x"}, "Speaker": {"actor": "x"}}.get(record.__name__, {})
    if record is Statement:
        needed = {"chain": (), "proposition": None, "quotes": ()}
    assert set(free_texts(record(**needed, **given))) >= {f"the {name}" for name in texts - ids}
    assert texts - ids or record is Question


# ------------------------------------------------------------------------ the schema for editors


@pytest.fixture(scope="module")
def validator(shipped: Corpus) -> jsonschema.Draft202012Validator:
    found = json.loads(exported(Exported(shipped, Store("")), "schema"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it for JSON Schema: a day and the word "on" stay texts."""


_Editor.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] not in ("timestamp", "bool")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@pytest.mark.parametrize("path", sorted((ROOT / "corpus" / "documents").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_documents_fit_the_schema(path: Path, validator: jsonschema.Draft202012Validator):
    document = yaml.load(path.read_text(encoding="utf-8"), _Editor)
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("stance", "assert"),
        ("pge", "7"),
        ("stated-on", "yesterday"),
        ("says", {"counts": "prisners"}),
        ("verb", "sayed"),
    ],
)
def test_what_the_program_would_refuse_does_not_fit_the_schema(
    validator: jsonschema.Draft202012Validator, key: str, value: object
):
    claim = {"who": "ministry", "says": {"event": "swap", "counts": "prisoners", "phase": "completed", "value": 1}}
    document = {"title": "A", "publisher": "b", "claims": [claim]}
    assert list(validator.iter_errors(document)) == []
    assert list(validator.iter_errors({**document, "claims": [{**claim, key: value}]}))


def test_the_schema_knows_the_dimensions_of_the_corpus(tiny: Corpus):
    says = schema(tiny)["$defs"]["says"]["properties"]
    assert "received-by" in says
    assert set(says["counts"]["enum"]) == set(tiny.vocabulary.counted)


def test_who_accepted_a_claim_goes_in_and_out_like_every_field(tmp_path: Path):
    corpus, again = shutil.copytree(TINY, tmp_path / "corpus"), shutil.copytree(TINY, tmp_path / "again")
    file = corpus / "documents" / "morning.yaml"
    entry = "    verb: wrote\n"
    accepted = "    accepted: {by: curator, on: 2030-04-08, rule: colon}\n"
    file.write_text(file.read_text(encoding="utf-8").replace(entry, accepted + entry), encoding="utf-8")
    records = read_corpus(corpus)
    (fifty,) = (s for s in records.documents["morning"].statements if s.accepted_by)
    assert (fifty.accepted_by, fifty.accepted_on, fifty.accepted_rule) == ("curator", date(2030, 4, 8), "colon")
    store = build(records)
    asked = store.query("SELECT ?by ?on ?rule { ?r cg:acceptedBy ?by ; cg:acceptedOn ?on ; cg:acceptedRule ?rule }")
    assert asked.texts() == [
        {"by": "https://w3id.org/claimgraph/id/actor-curator", "on": "2030-04-08", "rule": "colon"}
    ]
    sheet = tmp_path / "claims.csv"
    sheet.write_bytes(exported(Exported(records, store), "csv"))
    for path in (again / "documents").iterdir():
        path.unlink()
    import_sheet(sheet, again)
    back = [s for d in read_corpus(again).documents.values() for s in d.statements if s.accepted_by]
    assert [(s.accepted_by, s.accepted_on, s.accepted_rule) for s in back] == [("curator", date(2030, 4, 8), "colon")]


def test_that_somebody_accepted_a_claim_needs_who_and_when(tmp_path: Path):
    corpus = shutil.copytree(TINY, tmp_path / "corpus")
    file = corpus / "documents" / "morning.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    verb: wrote\n", "    accepted: {rule: colon}\n    verb: wrote\n"), "utf-8")
    with pytest.raises(CorpusError, match="'accepted' has no 'by'"):
        read_corpus(corpus)
