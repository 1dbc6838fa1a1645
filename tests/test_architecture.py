"""Data flows one way: a module imports only from earlier stages, and each outer library has one home."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "graph" / "claimgraph"

#: The stages, in the order in which data passes through them. A module may import from its own line and those above.
STAGES = [
    ["limits", "errors", "namespaces", "cells", "characters", "fences"],
    ["resources", "terms", "files", "refusals"],
    ["store"],
    ["vocabulary"],
    ["values"],
    ["records"],
    ["corpus", "lineage"],
    ["leaving"],
    ["labels"],
    ["triples", "flat", "selection"],
    ["derive"],
    ["perspective", "interchange"],
    ["validate", "reason"],
    ["questions"],
    ["disagreements"],
    ["network", "tables", "report", "account", "event"],
    ["brief", "layout", "look", "pages", "chart"],
    ["export", "picture", "event_page", "vocabulary_page", "worker"],
    ["api"],
    ["cli"],
]

#: Which module may import which library.
HOMES = {
    "click": {"cli"},
    "duckdb": {"derive"},
    "pyoxigraph": {"store"},
    "pyvis": {"picture"},
    "jinja2": {"pages"},
    "owlrl": {"reason"},
    "pyshacl": {"validate"},
    "rdflib": {"interchange", "validate", "reason", "api", "refusals"},
    "yaml": {"corpus"},
    "networkx": {"network", "layout", "export", "picture", "api", "derive"},
    "rapidfuzz": {"corpus"},
    "rich": {"tables"},
    "anyascii": {"corpus"},
    "snowballstemmer": {"corpus"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def stage_of(module: str) -> int:
    top = module.removeprefix("claimgraph").lstrip(".").split(".")[0]
    (found,) = [number for number, names in enumerate(STAGES) if top in names]
    return found


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from claimgraph import terms` imports the module terms.
            found |= (
                {f"claimgraph.{name.name}" for name in node.names} if node.module == "claimgraph" else {node.module}
            )
    return found


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def test_every_module_is_in_a_stage():
    assert len(MODULES) > 35
    tops = {top(path) for path in MODULES} - {"__init__", "__main__"}
    assert tops == {name for names in STAGES for name in names}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_earlier_stages(path: Path):
    if top(path) in ("__init__", "__main__"):
        return
    here = stage_of(top(path))
    names = {name for name in imports(path) if name.startswith("claimgraph.") and name != "claimgraph.__version__"}
    late = {name for name in names if stage_of(name) > here}
    assert late == set()


def test_each_library_has_one_home():
    used: dict[str, set[str]] = {}
    for path in MODULES:
        for name in imports(path):
            if name.split(".")[0] in HOMES:
                used.setdefault(name.split(".")[0], set()).add(top(path))
    assert used == HOMES


def test_no_sparql_in_python():
    for path in MODULES:
        strings = [
            n.value
            for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
        for text in strings:
            if "Example:" in text or ">>>" in text:
                continue  # what a docstring shows
            assert not re.search(r"\b(SELECT|CONSTRUCT|ASK)\b[^.]*\{[^.]*[?]", text), (path, text)


def test_modules_are_small_and_say_what_they_do():
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(text)), path
        assert len(text.splitlines()) <= 260, f"{path}: {len(text.splitlines())} lines"
