"""Installed from a wheel, installed for editing, or from a bare source path: ontology, corpus and queries are found."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import claimgraph
from claimgraph.pages.site.query import assets, is_whole
from claimgraph.store import Store
from conftest import ROOT, skip_unless

WHOLE = "from claimgraph.pages.site.query import is_whole; print(is_whole())"
WHERE = "import claimgraph, claimgraph.base.resources as r; print(r.shipped('corpus')); print(len(claimgraph.ask(claimgraph.build(), 'figure/all')))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation the build uses the hatchling that is installed, and no network.
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_data_and_neither_tests_nor_texts(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "ontology/claimgraph.ttl",
        "queries/claim/by-actor.rq",
        "corpus/actors.yaml",
        "corpus/documents/largest-ever-swap.positions.json",
    ):
        assert f"claimgraph/shipped/{name}" in names
    assert {
        "claimgraph/templates/actors/page.html",
        "claimgraph/templates/blank/texts/example.txt",
        "claimgraph/templates/corpus/documents/.gitkeep",
        "claimgraph/shipped/corpus/ontology/exchange.ttl",
        "claimgraph/py.typed",
    } <= set(names)
    assert not [name for name in names if "tests/" in name or name.startswith(("corpus", "queries"))]


def test_the_wheel_holds_what_the_query_page_loads(wheel: Path):
    skip_unless(is_whole(), "npm, when claimgraph was installed (python hatch_build.py)")
    with zipfile.ZipFile(wheel) as packed:
        names = {Path(name).name: name for name in packed.namelist()}
        for path, content in assets(is_live=False).items():
            assert packed.read(names[Path(path).name]) == content
        assert names["oxigraph.wasm.gz"] == "claimgraph/shipped/browser/fetched/oxigraph.wasm.gz"


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel, and nothing else of ours, is installed."""
    target = tmp_path_factory.mktemp("site")
    options = ("--quiet", "--no-deps", "--no-index", "--target", str(target))
    install = [sys.executable, "-m", "pip", "install", *options, str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return target


def installed(site: Path, program: str, folder: Path) -> str:
    """What a program says that runs with the wheel."""
    # -P and the target in front: the wheel is imported, not the checkout that is installed for editing.
    program = f"import sys; sys.path.insert(0, {str(site)!r})\n{program}"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_installed_wheel_finds_its_data(site: Path, tmp_path: Path, shipped_store: Store):
    where, rows = installed(site, WHERE, tmp_path).split()
    assert where == str(site / "claimgraph" / "shipped" / "corpus")
    assert int(rows) == len(claimgraph.ask(shipped_store, "figure/all")) > 0


def test_an_installed_wheel_finds_what_the_query_page_loads(site: Path, tmp_path: Path):
    assert installed(site, WHOLE, tmp_path).strip() == str(is_whole())


#: A few terms of one's own, and an article that says something with them.
TERMS = """
my:Strike a owl:Class ; rdfs:subClassOf cg:Event ; rdfs:label "strike"@en .
my:strikers a skos:Concept ; skos:inScheme my:counted ; rdfs:label "strikers"@en ; cg:singular "striker" .
my:turnout a cg:AskedProperty ; cg:comparedAs cg:interval ; cg:answeredBy xsd:decimal ; cg:unit "%" ;
    rdfs:label "turnout"@en ; cg:sentence "{answer} took part[ in {topic}]" ; cg:asks "Which share took part[ in {topic}]?" .
"""
ARTICLE = "Strike\n\nThe union said that 1,200 struck, 52.5 percent. The works counted 800 strikers, 34.8 percent.\n"
DOCUMENT = """
  - who: union
    says: {event: strike, counts: strikers, phase: completed, value: 1200}
    quote: The union said that 1,200 struck
  - who: works
    says: {event: strike, counts: strikers, phase: completed, value: 800}
    quote: The works counted 800 strikers
  - who: union
    says: {event: strike, property: turnout, phase: completed, value: 52.5}
    quote: [The union, 52.5 percent]
  - who: works
    says: {event: strike, property: turnout, phase: completed, value: 34.8}
    quote: [The works, 34.8 percent]
"""

#: Every command on a corpus of one's own, in an empty folder; each must end well.
PROGRAM = r"""
import json
from pathlib import Path
from click.testing import CliRunner
import claimgraph
from claimgraph.asking.questions import questions
from claimgraph.cli import main
from claimgraph.formats import writers
from claimgraph.graph import making
from claimgraph.graph.made import site_of

used, printed = set(), {}
# Every command is tried here, and not how a graph is made: of equal records it is made once.
made, graphs = making.graph_of, []

def made_once(corpus):
    if not any(other == corpus for other, _ in graphs):
        graphs.append((corpus, made(corpus)))
    return next(graph for other, graph in graphs if other == corpus)

making.graph_of = made_once

def run(*arguments, input=None):
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)
    assert done.exit_code == 0, (arguments, done.output, done.stderr, done.exception)
    used.add(arguments[0])
    printed.setdefault(arguments[0], "")
    printed[arguments[0]] += done.stdout
    return done

run("init", "strike", "--subject", "blank")
here = ["--corpus", "strike"]
with Path("strike/ontology/my.ttl").open("a") as file:
    file.write(TERMS)
with Path("strike/actors.yaml").open("a") as file:
    file.write("union: {type: organization, name: the union}\nworks: {type: organization, name: the works}\n")
    file.write("gazette: {type: outlet, name: The Example Gazette}\n")
with Path("strike/events.yaml").open("a") as file:
    file.write("strike: {type: strike, name: strike of May}\n")
Path("strike.txt").write_text(ARTICLE)
run("new", "strike.txt", *here)
file = Path("strike/documents/strike.yaml")
text = file.read_text().replace("publisher:   ", "publisher: gazette")
file.write_text(text.rstrip() + DOCUMENT)
run("locate", *here)
run("check", *here, "--strict", "--reason")
run("terms", "strikers", *here)
run("schema", *here)
run("names", *here)
run("names", *here, "--same", "union", "the trade union")
run("copies", *here)
run("report", *here)
run("report", *here, "--told-by", "union", "--told-by", "works")
for question in questions().values():
    if not question.parameters and not question.pairs:
        run("ask", question.id, *here)
run("ask", "claim/by-actor", "actor=union", *here)
run("sparql", "-", *here, input="SELECT ?p { ?p cg:about/cg:property my:turnout }")
for format in writers():
    run("export", format, "-o", f"out-{format}", *here)
run("build", *here, "-o", "store")
run("put", file, "--corpus", "store")
run("view", "-o", "actors.html", "--corpus", "store")
run("remove", "strike", "--corpus", "store")
run("view", "--event", "strike", "-o", "event.html", *here)
run("site", "-o", "site", *here)
run("annotations", "out-annotations", *here)
run("propose", "strike.txt", *here)
run("review", "strike", *here, "--page", "review.html")
run("export", "csv", "-o", "claims.csv", *here)
run("import", "claims.csv", "--into", "strike", "--dry-run")
site = site_of(claimgraph.Graph("strike"))
assert "the union" in site.start and "the union" in site.of(site.thing("actor-union"))
assert claimgraph.__file__.startswith(SITE), claimgraph.__file__
print(json.dumps({"used": sorted(used), "all": sorted(main.commands), "report": printed["report"]}))
"""


def test_a_corpus_on_another_subject_works_through_every_command_of_an_installed_wheel(site: Path, tmp_path: Path):
    given = f"TERMS, ARTICLE, DOCUMENT, SITE = {TERMS!r}, {ARTICLE!r}, {DOCUMENT!r}, {str(site)!r}\n"
    found = json.loads(installed(site, given + PROGRAM, tmp_path))
    assert found["used"] == [name for name in found["all"] if name != "serve"]  # which goes on until it is ended
    assert "How many strikers were there in the strike of May?" in found["report"]
    assert "These cannot both be right: 17.7 apart" in found["report"]
    assert "52.5 %  the union" in found["report"]


def test_the_editable_install_finds_its_data(tmp_path: Path, shipped_store: Store):
    result = subprocess.run(
        [sys.executable, "-P", "-c", WHERE], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    where, rows = result.stdout.split()
    assert where == str(ROOT / "corpus")
    assert int(rows) == len(claimgraph.ask(shipped_store, "figure/all")) > 0


def test_a_bare_source_path_finds_its_data(tmp_path: Path):
    program = f"import sys; sys.path.insert(0, {str(ROOT / 'graph')!r}); {WHERE}"
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout.split()[0] == str(ROOT / "corpus")
