"""What holds of a whole corpus: it goes out and comes back, says all that it holds, and never the private name."""

from __future__ import annotations

import dataclasses
import shutil
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import rdflib

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import reading_of
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.corpus.source import Problems
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.formats import Exported, exported
from claimgraph.model.columns import columns
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Corpus
from claimgraph.store import Store
from claimgraph.triples import ntriples_of
from conftest import VOCABULARY, WORDS
from hostile.mutation import as_bytes, as_yaml, odd
from hostile.sheets import as_sheet, sheet_rows
from hostile.target import FREE, Target, corpus_in, free_texts, fresh, plain, tiny_files

# ------------------------------------------------------------------------ corpora that are valid, and odd


def _spoken(rng: Random, value: Any, chance: float, word: Any, key: str = "") -> Any:
    """The same, with odd words in the texts that are a person's own."""
    if isinstance(value, dict):
        return {inner: _spoken(rng, item, chance, word, inner) for inner, item in value.items()}
    if isinstance(value, list):
        return [_spoken(rng, item, chance, word, key) for item in value]
    if key not in FREE or key in ("imported-from",) or rng.random() > chance:
        return value
    if key in ("url", "archived"):
        return rng.choice((f"https://a.example/{word(rng)}", f"https://a.example/?q={word(rng)}#{word(rng)}"))
    # Names stay in it: others refer to them, and no two may be the same.
    return rng.choice((f"{value}{word(rng)}", f"{word(rng)}{value}", f"{value} {word(rng)} {word(rng)}"))


def _few(rng: Random, claims: list[Any], count: int) -> list[Any]:
    tied = [claim for claim in claims if "id" in claim or "claim" in claim["says"]]
    return [*tied, *rng.sample([c for c in claims if c not in tied], count)] if rng.random() < 0.5 else claims[3:4]


def make_corpus(rng: Random, word: Any = odd, chance: float = 0.15) -> bytes:
    whole = {**tiny_files(), "documents": dict(tiny_files()["documents"])}
    morning = dict(whole["documents"]["morning"])
    morning["claims"] = _few(rng, morning["claims"], 2)
    whole["documents"]["morning"] = morning
    actors = _spoken(rng, whole["actors"], chance / 3, word)
    for actor in actors.values():
        if "offices" in actor and rng.random() < 0.5:
            del actor["offices"]
    return as_yaml(
        {
            "actors": actors,
            "events": _spoken(rng, whole["events"], chance / 3, word),
            "concepts": _spoken(rng, whole["concepts"], chance / 3, word),
            "documents": _spoken(rng, whole["documents"], chance, word),
        }
    ).encode("utf-8", "surrogatepass")


def corpus_of(data: bytes) -> Corpus | None:
    try:
        found = corpus_in(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    return found.corpus if found else None


def _written(data: bytes, folder: Path, documents: bool = True) -> Path:
    """The corpus as the files of a folder."""
    problems = Problems()
    parts = plain(tree_of(data.decode("utf-8"), "corpus.yaml", problems))
    (folder / "documents").mkdir(parents=True)
    shutil.copytree(VOCABULARY, folder / "ontology")
    for name in ("actors", "events", "concepts"):
        (folder / f"{name}.yaml").write_text(as_yaml(parts[name]), encoding="utf-8")
    for id, document in parts["documents"].items() if documents else ():
        (folder / "documents" / f"{id}.yaml").write_text(as_yaml(document), encoding="utf-8")
    return folder


# ------------------------------------------------------------------------ out and in again


#: What a spreadsheet drags along around a text, and loses: no difference.
_AROUND = " \t\r\n\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def _bare(value: Any, name: str = "") -> Any:
    """The record as a spreadsheet can give it back: without the places of quotes, and what stands around a text."""
    if isinstance(value, str):
        return value if name in ("exact", "url", "archived") else unicodedata.normalize("NFC", value).strip(_AROUND)
    if isinstance(value, tuple):
        return tuple(_bare(item, name) for item in value)
    if isinstance(value, Quote):
        value = replace(value, start=None, end=None, prefix="", suffix="")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _bare(getattr(value, f.name), f.name) for f in dataclasses.fields(value)})
    return value


def _check_round_trip(data: bytes) -> None:
    corpus = corpus_of(data)
    if corpus is None:
        return
    try:
        content = exported(Exported(corpus, Store("")), "csv")
    except ClaimGraphError:
        return  # the guard refused it
    folder, sheet = _written(data, fresh("into"), documents=False), fresh("out.csv")
    sheet.write_bytes(content)
    # An office is attested in a document that comes only now; what is wrong with the rest is told all the same.
    import_sheet(sheet, folder)
    back = reading_of(folder)
    assert not back.problems.found, back.problems.found[0]
    for id, document in corpus.documents.items():
        other = back.corpus.documents[id]
        assert _bare(other) == _bare(document), _first_difference(_bare(other), _bare(document))


def _first_difference(one: Any, other: Any) -> str:
    for field in one.__dataclass_fields__:
        a, b = getattr(one, field), getattr(other, field)
        if a != b:
            if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
                a, b = next((x, y) for x, y in zip(a, b, strict=True) if x != y)
                if hasattr(a, "__dataclass_fields__"):
                    return _first_difference(a, b)
            return f"{field}: {a!r} came back for {b!r}"
    return ""


# ------------------------------------------------------------------------ the same sheet twice


def _make_import(rng: Random) -> bytes:
    rows = [dict(row) for row in rng.sample(sheet_rows(), rng.randint(1, 3))]
    documents = ("evening", "Morning News, the late one", "1", "Evening!", "", "swap-2", "https://a.example/x")
    for row in rows:
        row["document"] = rng.choice((*documents, row["document"]))
        if row["document"] == "" or rng.random() < 0.2:
            row["url"] = rng.choice(("https://a.example/x", "https://a.example/y?z=1", "https://b.example/"))
        row.setdefault("title", rng.choice(("A swap", "Another title")))
        row.setdefault("publisher", "Evening Paper")
        row.setdefault("published", "2030-04-06")
        for key in [key for key in row if rng.random() < 0.06]:
            row[key] = rng.choice((odd(rng), f"{row[key]} {odd(rng)}"))
        if rng.random() < 0.1:
            row[rng.choice(columns(WORDS))] = odd(rng)
        if rng.random() < 0.15:
            row["document"] = odd(rng)
    text = as_sheet(rows, ".jsonl")
    return as_bytes(rng, text)


def _check_import(data: bytes) -> None:
    sheet, folder = fresh("rows.jsonl"), fresh("corpus")
    sheet.write_bytes(data)
    _written(as_yaml(tiny_files()).encode(), folder)
    before = _contents(folder)
    try:
        first = import_sheet(sheet, folder, add_new=True)
    except ClaimGraphError as error:
        assert str(error).strip()
        assert _contents(folder) == before, "an import that was refused changed something"
        return
    after = _contents(folder)
    read = reading_of(folder)
    assert not read.problems.found, f"imported, and cannot be read: {read.problems.found[0]}"
    added = sum(len(d.statements) for d in read.corpus.documents.values()) - _statements()
    assert added >= first.claims, f"{first.claims} claims said to be added, {added} are"
    second = import_sheet(sheet, folder, add_new=True)
    assert second.claims == 0, f"the same sheet again added {second.claims} claims"
    assert _contents(folder) == after, "the same sheet again changed something"


@cache
def _statements() -> int:
    found = corpus_in(as_yaml(tiny_files()))
    assert found
    return sum(len(document.statements) for document in found.corpus.documents.values())


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


# ------------------------------------------------------------------------ everything is said


def _check_turtle(data: bytes) -> None:
    corpus = corpus_of(data)
    if corpus is None:
        return
    triples = ntriples_of(corpus)
    graph = rdflib.Graph().parse(data=Store(triples).serialize("turtle"), format="turtle")
    there = {str(term) for triple in graph for term in triple}
    parts = plain(tree_of(data.decode("utf-8"), "corpus.yaml", Problems()))
    parts["actors"] = {id: actor for id, actor in parts["actors"].items() if actor.get("private") != "true"}
    for document in parts["documents"].values():
        document.pop("imported-from", None)
    lost = sorted(set(free_texts(parts)) - there)
    assert not lost, f"in the records, and not in the Turtle: {lost[:3]!r}"


TARGETS = (
    Target("round-trip", make_corpus, _check_round_trip, 8, ".yaml"),
    Target("import-twice", _make_import, _check_import, 10, ".jsonl"),
    Target("turtle", make_corpus, _check_turtle, 4, ".yaml"),
)
