"""Data flows one way: a module imports only from earlier stages, and each outer library has one home."""

from __future__ import annotations

import ast
import graphlib
import re
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "graph" / "claimgraph"

#: The rooms, in the order in which data passes through them. A module may import from its own room and those above.
STAGES = [
    ["base"],
    ["store"],
    ["model"],
    ["columns"],
    ["privacy"],
    ["identity"],
    ["reader"],
    ["corpus"],
    ["propose"],
    ["triples"],
    ["derive"],
    ["putting"],
    ["asking"],
    ["kept"],
    ["accounts", "network"],
    ["pages"],
    ["formats"],
    ["graph"],
    ["server"],
    ["api"],
    ["cli"],
]

#: Which module or folder of a room may import which library.
HOMES = {
    "click": {"cli"},
    "duckdb": {"columns", "derive", "kept"},
    "pyoxigraph": {"store.oxigraph", "store.changed", "store.answered", "store.part"},
    "pyvis": {"pages.picture"},
    "jinja2": {"pages.page"},
    "owlrl": {"store.reason"},
    "rdflib": {"store.interchange", "store.reason", "store.refusals", "graph", "api"},
    "python_calamine": {"corpus"},
    "starlette": {"server"},
    "uvicorn": {"server.running"},
    "anyio": {"server.reconcile", "server.workers"},
    "mimeparse": {"server.protocol"},
    "yaml": {"corpus", "reader.language"},
    "networkx": {"network", "pages.layout", "pages.picture", "formats", "graph", "api"},
    "rapidfuzz": {"base.words", "identity.alike_words"},
    "countryinfo": {"identity.countries"},
    "babel": {"identity.foreign_places"},
    "nicknames": {"identity.given_names"},
    "prompt_toolkit": {"cli.review_screen"},
    "rich": {"asking.answer_text", "cli.jobs"},
    "pandas": {"formats", "graph", "api"},
    "trafilatura": {"corpus.article.web_page"},
    "lxml": {"corpus.article.web_page"},
    "warcio": {"corpus.article.web_archive"},
    "docx": {"corpus.article.word_file"},
    "pypdf": {"corpus.article.pdf_file"},
    "watchfiles": {"corpus.saved"},
    "pymorphy3": {"reader.inflected"},
    "anyascii": {"base.folding"},
    "xlsxwriter": {"formats"},
    "snowballstemmer": {"privacy.inflection"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))


OURS = {".".join(("claimgraph", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in MODULES}


def stage_of(module: str) -> int:
    top = module.removeprefix("claimgraph").lstrip(".").split(".")[0]
    (found,) = [number for number, names in enumerate(STAGES) if top in names]
    return found


def imports(path: Path) -> set[str]:
    """What a module imports, in full; of our packages the module that is meant."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from claimgraph.base import terms` imports the module terms.
            full = {f"{node.module}.{name.name}" for name in node.names}
            ours = full & OURS
            found |= ours | ({node.module} if full - ours else set())
    return found


def module_name(path: Path) -> str:
    parts = ("claimgraph", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def home(module: str, library: str) -> str:
    """The part of a module's name that `HOMES` knows for a library, the whole name where it knows none."""
    return next((name for name in sorted(HOMES[library]) if f"{module}.".startswith(f"{name}.")), module)


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def test_every_module_is_in_a_stage():
    assert len(MODULES) > 35
    tops = {top(path) for path in MODULES} - {"__init__", "__main__"}
    assert tops == {name for names in STAGES for name in names}


def test_no_module_leads_back_to_itself():
    names = {module_name(path) for path in MODULES} - {"claimgraph"}  # its functions are loaded at first use
    links = {module_name(path): {name for name in imports(path) if name in names} for path in MODULES}
    assert sum(map(len, links.values())) > 100
    graphlib.TopologicalSorter(links).prepare()  # raises CycleError


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
            library = name.split(".")[0]
            if library in HOMES:
                used.setdefault(library, set()).add(home(module_name(path).removeprefix("claimgraph."), library))
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
