"""Every way in that reads a file: nothing but our own errors comes out, and nothing is read as something else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import reading_of
from claimgraph.corpus.article.document import new_document
from claimgraph.corpus.evidence.positions import read_positions
from claimgraph.corpus.source import Node, Problems
from claimgraph.corpus.yaml_source import read_yaml, tree_of
from claimgraph.model.records import Document
from conftest import ROOT, TINY
from hostile.mutation import as_bytes, as_yaml, changed, mutated, odd
from hostile.target import Target, free_texts, fresh, plain, reading, scratch, texts_of, tiny, tiny_files

# ------------------------------------------------------------------------ YAML

_FEATURES = (
    "a: &x {b: 1}\nc: *x\n",
    "a: {<<: {b: 1}, c: 2}\n",
    "- !!str 1\n- ! 2\n- !<tag:x> 3\n- !!set {a, b}\n",
    "a: |\n  one\n  two\n\nb: >-\n  three\n  four\nc: >+2\n    five\n\n",
    "? a\n: b\n? [c, d]\n: e\n",
    "%YAML 1.1\n%TAG ! tag:a.example:\n---\na: NO\nb: 12:30\nc: 0o7\nd: ~\n...\n",
    "'it''s': \"a\\tb\\u0041\\x41\\\n  c\"\n\"\": ''\n",
    "a: [b, {c: d, e}, [f, [g]]]\n# words\nh:\n",
    "a: 2024-01-31\nb: 1_000\nc: .inf\nd: 0x1F\ne: '1'\nf: +1\n",
)


@cache
def _yaml_seeds() -> tuple[str, ...]:
    """Pieces of files that are valid, a few lines each: what is small is quick, and mostly still YAML."""
    found = list(_FEATURES)
    for path in sorted([*TINY.rglob("*.yaml"), *(ROOT / "graph" / "claimgraph" / "templates").rglob("*.yaml")]):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        found += ["".join(lines[at : at + 8]) for at in range(0, len(lines), 6)]
    return tuple(found)


def _make_yaml(rng: Random) -> bytes:
    return as_bytes(rng, mutated(rng, _yaml_seeds()))


def _tree(data: bytes, problems: Problems) -> Node | None:
    """The tree of a file that holds these bytes."""
    path = scratch() / "file.yaml"
    path.write_bytes(data)
    return read_yaml(path, scratch(), problems)


def _check_yaml(data: bytes) -> None:
    problems = Problems()
    tree = _tree(data, problems)
    assert tree is not None or problems.found, "nothing was read, and nothing said"
    assert all(str(problem).strip() for problem in problems.found)
    if not problems.found:
        try:
            expected = yaml.load(data.decode("utf-8-sig"), yaml.BaseLoader)
        except (yaml.YAMLError, ValueError, TypeError, AttributeError):
            return  # PyYAML's own loader takes less
        assert plain(tree) == expected


# ------------------------------------------------------------------------ the files of a corpus


#: What the tiny corpus does without: further names, definitions, notes, what is broader, disjoint, private.
_MORE: dict[str, Any] = {
    "actors": {
        "w-1": {"type": "person", "name": "A B", "private": "true", "role": "a witness", "note": "x", "also": "C"}
    },
    "events": {
        "talks": {"type": "exchange", "name": "talks", "also": ["a talk", "talk"], "note": "x", "part-of": "swaps"}
    },
    "concepts": {
        "span": {
            "type": "place",
            "name": "a span",
            "also": ["spans", "arch"],
            "broader": "bridge",
            "definition": "Of it.",
        },
        "pier": {"name": "pier", "also": "pillar", "broader": ["bridge"], "disjoint-with": ["span"]},
    },
}


def _make_part(name: str) -> Any:
    def make(rng: Random) -> bytes:
        value = {**tiny_files()[name], **_MORE.get(name, {})}
        if rng.random() < 0.8:
            value.pop("w-1", None)  # names of private persons are looked for everywhere, which takes its time
        if name == "documents":
            value = _few_claims(rng, value["morning"])
        if rng.random() < 0.15:
            return as_bytes(rng, mutated(rng, [as_yaml(value)]))
        return as_yaml(changed(rng, value, lambda key, text: False)).encode("utf-8", "surrogatepass")

    return make


def _few_claims(rng: Random, document: dict[str, Any]) -> dict[str, Any]:
    """The document with some of its claims: those that others refer to, or that refer to others, stay together."""
    claims = document["claims"]
    some = [c for c in claims if "id" not in c and "claim" not in c["says"] and rng.random() < 0.3]
    return {**document, "claims": [c for c in claims if "id" in c or "claim" in c["says"]] + some}


def _check_part(name: str) -> Any:
    def check(data: bytes) -> None:
        problems = Problems()
        tree = _tree(data, problems)
        if tree is None:
            assert problems.found
            return
        if name == "documents":
            # Without the cast's office, which quotes a document that is not the changed one.
            trees = replace(tiny(), documents={**tiny().documents, "morning": tree})
        else:
            # Concepts and events of the documents are of no concern here: only this file is read, beside the others.
            trees = replace(tiny(), documents=tiny().documents, **{name: tree})
        found = reading(trees, problems)
        if not problems.found:
            corpus = found.corpus
            records: Any = corpus.documents["morning"] if name == "documents" else dict(getattr(corpus, name))
            kept = set(texts_of(records))
            lost = [text for text in free_texts(plain(tree)) if text not in kept]
            assert not lost, f"written, and not in the records: {lost[:3]!r}"

    return check


# ------------------------------------------------------------------------ positions


@cache
def _document() -> Document:
    return reading(tiny()).corpus.documents["morning"]


def _make_positions(rng: Random) -> bytes:
    text = (TINY / "documents" / "morning.positions.json").read_text(encoding="utf-8")
    if rng.random() < 0.5:
        return as_bytes(rng, mutated(rng, [text]))
    value = json.loads(text)
    value["positions"] = rng.sample(value["positions"], rng.randint(0, 4))
    for row in value["positions"]:
        if rng.random() < 0.5:
            key = rng.choice((*row, "prefix", "suffix"))
            wrong = (odd(rng), 0, -1, 10**30, 1.5, True, None, [], {}, "\ud800", rng.randrange(400))
            row[key] = rng.choice(wrong)
    return json.dumps(value).encode()


def _check_positions(data: bytes) -> None:
    path = scratch() / "documents" / "morning.positions.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    problems = Problems()
    found = read_positions(path, _document(), problems)
    assert all(str(problem).strip() for problem in problems.found)
    length = _document().text.length  # type: ignore[union-attr]
    for (exact, occurrence), (start, end, prefix, suffix) in found.items():
        assert type(start) is type(end) is type(occurrence) is int
        assert 0 <= start <= end <= length
        assert end - start == len(exact)
        (exact + prefix + suffix).encode()
    if not problems.found:
        rows = json.loads(data.decode("utf-8-sig"))["positions"]
        assert {(r["exact"], r["occurrence"]): (r["start"], r["end"]) for r in rows} == {
            key: value[:2] for key, value in found.items()
        }


# ------------------------------------------------------------------------ names of files


def _make_names(rng: Random) -> bytes:
    return "\n".join(odd(rng).replace("\n", "") + rng.choice(("", ".yaml", ".txt")) for _ in range(3)).encode(
        "utf-8", "surrogatepass"
    )


def _check_names(data: bytes) -> None:
    folder = fresh("names")
    (folder / "documents").mkdir(parents=True)
    for name in ("actors", "events", "concepts"):
        (folder / f"{name}.yaml").write_bytes((TINY / f"{name}.yaml").read_bytes())
    articles = fresh("articles")
    articles.mkdir()
    for name in data.split(b"\n"):
        if not name or b"/" in name or b"\0" in name or name in (b".", b"..") or len(name) > 240:
            continue
        text = name.decode("utf-8", "surrogateescape")
        article = articles / text
        article.write_bytes(name + b"\n\nWords.\n")
        try:
            made = new_document(article, folder, date(2030, 1, 1)).path
        except ClaimGraphError as error:
            assert str(error).strip()
        else:
            assert made.parent == folder / "documents"
            problems = Problems()
            assert tree_of(made.read_text(encoding="utf-8"), "made", problems) is not None, problems.found
            assert not problems.found
        (folder / "documents" / text).write_bytes(b"title: x\npublisher: paper\n")
    found = reading_of(folder)
    assert all(str(problem).strip() for problem in found.problems.found)
    outside = [path for path in folder.rglob("*") if not Path(path).resolve().is_relative_to(folder.resolve())]
    assert not outside


# ------------------------------------------------------------------------ decisions on names

_DECIDED: dict[str, Any] = {
    "same-actors": [["president", "A. Example"], ["paper", "copier"]],
    "different-actors": [["northland", "southland"], ["ministry", "Ada Exemple"]],
    "same-events": [["swap", "next-swap"]],
    "different-events": [["swaps", "swap"]],
    "same-concepts": [["bridge", "a bridge"]],
}


def _make_decisions(rng: Random) -> bytes:
    if rng.random() < 0.3:
        return as_bytes(rng, mutated(rng, [as_yaml(_DECIDED)]))
    return as_yaml(changed(rng, _DECIDED, lambda key, text: False)).encode("utf-8", "surrogatepass")


def _check_decisions(data: bytes) -> None:
    problems = Problems()
    tree = _tree(data, problems)
    if tree is None:
        assert problems.found
        return
    found = reading(replace(tiny(), identities=tree), problems)
    assert all(str(problem).strip() for problem in problems.found)
    if not problems.found:
        corpus, decided = found.corpus, found.identities
        for kind, others in decided.others.items():
            records = getattr(corpus, f"{kind}s")
            assert all(id not in records and of in records for id, of in others.items()), "folded, and still there"
            assert all(len(pair) == 2 and pair <= records.keys() for pair in decided.different[kind])


TARGETS = (
    Target("yaml", _make_yaml, _check_yaml, 300, ".yaml"),
    *(Target(name, _make_part(name), _check_part(name), 100, ".yaml") for name in ("actors", "events", "concepts")),
    Target("document", _make_part("documents"), _check_part("documents"), 200, ".yaml"),
    Target("decisions", _make_decisions, _check_decisions, 100, ".yaml"),
    Target("positions", _make_positions, _check_positions, 200, ".json"),
    Target("file-names", _make_names, _check_names, 30),
)
