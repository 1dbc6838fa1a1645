"""A private name comes out of no command and no format, and no half of it stands beside a quote."""

from __future__ import annotations

import ast
import gzip
import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import claimgraph
from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli import main
from claimgraph.corpus import reading_of
from claimgraph.derive import graph_of
from claimgraph.formats import Exported, Writer, exported, writers
from claimgraph.graph import making
from claimgraph.kept.building import building
from claimgraph.kept.made import finish_of_records
from claimgraph.model.records import Corpus
from claimgraph.privacy.leaving import looked_at
from conftest import ROOT, TINY
from proposing import propose_morning

pytestmark = pytest.mark.usefixtures("each_built_once")

CLI = ROOT / "graph" / "claimgraph" / "cli"
WITNESS = "witness-1: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n"
NAME = "Quillfeather"

#: What is tried of every command; CORPUS, TEXTS, OUT, SHEET, QUERY, MARKS, SAVED, LOG, PROPOSED and STORE are put in.
TRIED: dict[str, list[list[str]]] = {
    "report": [["--corpus", "CORPUS", "--format", form] for form in ("text", "markdown", "html")]
    + [["--corpus", "CORPUS", "--first", "1"], ["--corpus", "CORPUS", "--all"]]
    + [["--corpus", "CORPUS", "--without", "copier"], ["--corpus", "CORPUS", "--as-of", "2031-01-01"]]
    + [["--corpus", "CORPUS", "--told-by", "ministry", "--told-by", "president"]]
    + [["--corpus", "CORPUS", "-o", "OUT"], ["--corpus", "CORPUS", "--quiet", "--format", "html", "-o", "OUT"]],
    "ask": [[]]
    + [["figure/all", "--corpus", "CORPUS", "--format", form] for form in ("table", "csv", "json", "markdown")]
    + [["actor/all", "--corpus", "CORPUS"], ["actor/all", "--corpus", "CORPUS", "--wide", "-o", "OUT"]]
    + [["actor/all", "--corpus", "CORPUS", "--columns", "actor,side", "--format", "csv", "--limit", "8"]],
    "sparql": [["QUERY", "--corpus", "CORPUS", "--format", form] for form in ("table", "csv", "json", "markdown")]
    + [["QUERY", "--corpus", "CORPUS", "--with-vocabulary"], ["QUERY", "--corpus", "CORPUS", "-o", "OUT"]],
    "export": [
        *([form, "-o", out, "--corpus", "CORPUS"] for form in writers() for out in ("-", "OUT")),
        *([form, "-o", "-", "--corpus", "CORPUS", "--texts", "TEXTS"] for form in ("turtle", "csv")),
        *([form, "-o", "-", "--corpus", "CORPUS", "--told-by", "northland"] for form in ("turtle", "rdfxml")),
        *([form, "-o", "-", "--corpus", "CORPUS", "--with-vocabulary"] for form in ("turtle", "jsonld")),
    ],
    "view": [
        ["--corpus", "CORPUS"],
        ["-o", "OUT", "--corpus", "CORPUS"],
        ["-o", "OUT", "--corpus", "CORPUS", "--open"],
        ["-o", "-", "--corpus", "CORPUS", "--texts", "TEXTS"],
        ["-o", "-", "--corpus", "CORPUS", "--event", "swap"],
        ["-o", "-", "--corpus", "CORPUS", "--event", "swap", "--picture"],
        ["-o", "-", "--corpus", "CORPUS", "--actor", "ministry"],
        ["-o", "-", "--corpus", "CORPUS", "--document", "reprint"],
    ],
    "terms": [["--corpus", "CORPUS"], ["mediator", "--corpus", "CORPUS"], ["prisoners", "--corpus", "CORPUS"]],
    "schema": [["--corpus", "CORPUS"]],
    "names": [
        ["--corpus", "CORPUS"],
        ["--corpus", "CORPUS", "--format", "csv"],
        ["--corpus", "CORPUS", "--same", "swap", "the swaps"],
        ["--corpus", "CORPUS", "--different", "swap", "swaps"],
        ["--corpus", "CORPUS", "--same", "witness-1", f"Zora B. {NAME}"],
    ],
    "check": [["--corpus", "CORPUS"], ["--corpus", "CORPUS", "--texts", "TEXTS"], ["--corpus", "CORPUS", "--reason"]],
    "locate": [["--corpus", "CORPUS", "--texts", "TEXTS"], ["--corpus", "CORPUS"]],
    "copies": [
        ["--corpus", "CORPUS"],
        ["--corpus", "CORPUS", "--texts", "TEXTS", "--format", "csv"],
        ["--corpus", "CORPUS", "--accept", "reprint", "morning"],
    ],
    "init": [["OUT"], ["CORPUS", "--sheet", "OUT"]],
    "new": [["TEXTS/morning.txt", "--corpus", "CORPUS"]],
    "annotations": [["MARKS", "--corpus", "CORPUS"]],
    "propose": [
        ["TEXTS/morning.txt", "--corpus", "CORPUS"],
        ["--explain", "0123456789", "--corpus", "CORPUS"],
    ],
    "review": [
        ["morning", "--corpus", "PROPOSED", "--page", "OUT"],
        ["morning", "--corpus", "PROPOSED", "--apply", "SAVED"],
        ["morning", "--corpus", "PROPOSED", "--agreement", "LOG", "LOG"],
    ],
    "build": [["--corpus", "CORPUS", "-o", "OUT"]],
    "put": [["CORPUS/documents/reprint.yaml", "--corpus", "STORE"]],
    "remove": [["reprint", "--corpus", "STORE"]],
    "site": [["--corpus", "CORPUS", "-o", "OUT"]],
    "serve": [["--corpus", "CORPUS", "--port", "0"]],
    "import": [["SHEET", "--into", "CORPUS", "--add-new"]],
}
CALLS = [(command, arguments) for command, tried in TRIED.items() for arguments in tried]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A corpus that names a private person in names, titles, notes and reasons."""
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    change("actors.yaml", "name: Northern Ministry", f"name: Ministry of {NAME}, note: as Zora {NAME} says")
    alike = f"press: {{type: organization, name: {NAME} Ministry}}\n"  # that of the name is asked whether it is this
    change("actors.yaml", "northland: {", WITNESS + alike + "northland: {")
    change("events.yaml", "name: the swap,", f"name: the swap of {NAME},")
    change("documents/reprint.yaml", "title: Forty home", f"title: Zora {NAME} home")
    return folder


def run(command: str, arguments: list[str], folder: Path, out: Path) -> tuple[int, bytes, str]:
    """Exit code, all that came out on standard output and in the file, and what was told."""
    sheet, query = out.parent / "claims.csv", out.parent / "query.rq"
    sheet.write_text(
        f"document,claimant,event,phase,property,value,note\nx,ministry,swap,completed,occurred,true,{NAME}\n"
    )
    marks = out.parent / "marks.json"
    selector = {"type": "TextQuoteSelector", "exact": f"they are home, {NAME} said"}
    rows = [
        {"uri": f"https://{host}.example/swap", "target": [{"selector": [selector]}]} for host in ("morning", "new")
    ]
    marks.write_text(json.dumps({"rows": rows}))
    query.write_text("SELECT ?label { ?s rdfs:label ?label } ORDER BY ?label")
    put = {"CORPUS": folder, "TEXTS": folder / "texts", "OUT": out, "SHEET": sheet, "QUERY": query, "MARKS": marks}
    put |= {"PROPOSED": folder, "SAVED": out.parent / "saved.json", "LOG": out.parent / "decided.jsonl"}
    if "PROPOSED" in arguments:
        made = propose_morning(folder)
        claim = {
            "who": "paper",
            "says": {"event": "swap", "property": "occurred", "phase": "completed", "value": "true"},
        }
        named = {"id": made.proposals[0].id, "does": "accept", "claim": claim | {"note": f"as Zora {NAME} says"}}
        saved = {"document": "morning", "sha256": made.sha256, "decisions": [named | {"words": [[18, 27]]}]}
        put["SAVED"].write_text(json.dumps(saved))
        put["LOG"].write_text(json.dumps(named | {"by": "curator", "on": "2030-04-08"}))
    if "STORE" in arguments:
        put["STORE"] = store_of_a_witness(out.parent)
    filled = [re.sub("|".join(put), lambda found: str(put[found[0]]), argument) for argument in arguments]
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = CliRunner(env={"BROWSER": "true"}).invoke(main, [command, *filled])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    came = [result.stdout_bytes]
    for path in [*folder.rglob("*"), *([out] if out.is_file() else out.rglob("*"))]:
        if path.is_file() and path.read_bytes() != before.get(path):
            came.append(path.read_bytes())
    return result.exit_code, b"\n".join(words for content in came for words in unpacked(content)), result.stderr


def store_of_a_witness(folder: Path) -> Path:
    """A store that knows the private person, and does not name her."""
    corpus, store = Path(shutil.copytree(TINY, folder / "witnessed")), folder / "store"
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write(WITNESS)
    with building(store) as build:
        finish_of_records(build, claimgraph.read_corpus(corpus), "")
    return store


def unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if content[:4] == b"PAR1":
        import pyarrow.parquet

        yield json.dumps(pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist(), default=str).encode()


def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a name into the corpus and the graph, as a mistake of ours would: only the way out is left."""
    monkeypatch.setattr("claimgraph.corpus.refuse_private_names", lambda *_: None)
    monkeypatch.setattr(making, "looked_at", lambda corpus, content, words=None: content)


def gives(command: str, arguments: list[str]) -> bool:
    """Whether the call gives what a corpus says; others give counts and paths, and two formats the vocabulary."""
    return "--sheet" in arguments or (
        (command in ("report", "ask", "sparql", "export", "view", "names", "site") or "--page" in arguments)
        and {"--same", "--different"}.isdisjoint(arguments)
        and arguments not in ([],)
        and not {"vocabulary", "reference"} & set(arguments)
    )


def ids(value: object) -> str:
    return value if isinstance(value, str) else " ".join(value)


def test_every_command_is_tried():
    assert set(TRIED) == set(main.commands)
    assert {arguments[0] for arguments in TRIED["export"]} == set(writers())


@pytest.mark.parametrize(("command", "arguments"), CALLS, ids=ids)
def test_no_command_lets_a_planted_name_out(command: str, arguments: list[str], planted: Path, tmp_path: Path):
    code, came, told = run(command, arguments, planted, tmp_path / "out")
    assert NAME.encode() not in came
    if gives(command, arguments) or command in ("check", "copies", "locate", "import", "build", "put"):
        assert code == 1
        assert "names a private person (a released prisoner)" in told


@pytest.mark.parametrize(("command", "arguments"), CALLS, ids=ids)
def test_the_way_out_is_watched_even_if_nothing_else_is(
    command: str, arguments: list[str], planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    unguarded(monkeypatch)
    code, came, told = run(command, arguments, planted, tmp_path / "out")
    assert NAME.encode() not in came
    if gives(command, arguments):
        assert code == 1
        assert "The name of a private person (a released prisoner, 'witness-1') would be written." in told


@pytest.mark.parametrize(
    ("command", "arguments"),
    [call for call in CALLS if gives(*call) or call[0] == "serve"],
    ids=ids,
)
def test_the_planted_name_would_come_out_of_an_open_door(
    command: str, arguments: list[str], planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A positive control: without the look, the same calls do give the name away."""
    unguarded(monkeypatch)
    for door in ("privacy.leaving", "graph.made", "server.endpoint"):
        monkeypatch.setattr(f"claimgraph.{door}.looked_at", lambda corpus, content, words=None: content)
    code, came, _ = run(command, arguments, planted, tmp_path / "out")
    assert code == 0
    assert NAME.encode() in came


def test_only_one_module_of_the_command_line_writes():
    """So that a new command cannot forget: others neither print nor open a file; messages go to standard error."""
    assert len(list(CLI.glob("*.py"))) >= 6
    for path in CLI.glob("*.py"):
        if path.name == "leaving.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            to_error = any(word.arg == "err" and ast.unparse(word.value) == "True" for word in node.keywords)
            where = f"{path.name}:{node.lineno}: {called}"
            assert called not in ("print", "click.secho", "write_file", "click.echo_via_pager"), where
            assert not called.startswith(("sys.stdout.write", "sys.stdout.buffer")), where
            assert not called.endswith((".write_bytes", ".write_text")), where
            assert called != "click.echo" or to_error, where


def test_python_is_given_no_graph_with_a_private_name(planted: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claimgraph.corpus.refuse_private_names", lambda *_: None)
    corpus = claimgraph.read_corpus(planted)
    assert NAME in graph_of(corpus)
    with pytest.raises(ClaimGraphError, match=r"a private person \(a released prisoner"):
        claimgraph.build(corpus)
    with pytest.raises(ClaimGraphError, match="a private person") as raised:
        exported(Exported(corpus, claimgraph.build(TINY)), "csv")
    assert NAME not in str(raised.value)


def test_bytes_that_nobody_can_read_do_not_leave_without_their_words(tiny: Corpus, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ClaimGraphError, match="no text"):
        looked_at(tiny, b"\xff\xfe")
    assert looked_at(tiny, b"\xff\xfe", "words") == b"\xff\xfe"
    monkeypatch.setattr("claimgraph.formats.writers", lambda: {"new": Writer("a new format", lambda _: b"PAR1\xff")})
    with pytest.raises(ClaimGraphError, match="no text"):
        exported(Exported(tiny, claimgraph.build(tiny)), "new")


def test_the_scripts_of_a_page_name_nobody_and_its_data_do(planted: Path):
    corpus = reading_of(planted).corpus
    page = '<!doctype html>\n<script>/* by Quillfeather */</script><script type="application/json">{}</script>'
    looked_at(corpus, page.encode())
    for named in (page.replace("{}", NAME), page + NAME, page.replace("<!doctype html>\n", "")):
        with pytest.raises(ClaimGraphError, match="a private person"):
            looked_at(corpus, named.encode())


def test_a_styled_name_is_a_name(tiny: Corpus, planted: Path):
    import click

    from claimgraph.cli.leaving import leave

    with pytest.raises(ClaimGraphError, match="a private person"):
        leave(reading_of(planted).corpus, click.style(NAME, bold=True, fg="cyan"))


# ------------------------------------------------------------------------ half a name


def with_text(folder: Path, text: str, quotes: list[str], name: str) -> Path:
    """A corpus with one private person, whose only article is a text with these quotes."""
    with (folder / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write(WITNESS.replace("Zora Quillfeather", name))
    (folder / "texts" / "reprint.txt").write_text(text, encoding="utf-8")
    path = folder / "documents" / "reprint.yaml"
    digest = f"sha256: {hashlib.sha256(text.encode()).hexdigest()}, length: {len(text)}"
    head = re.sub(r"sha256: \w+, length: \d+", digest, path.read_text(encoding="utf-8")).split("claims:")[0]
    claims = "".join(
        "  - who: copier\n    says: {event: swap, counts: prisoners, received-by: northland, phase: completed, value: "
        f"{number}}}\n    quote: {quote}\n"
        for number, quote in enumerate(quotes, 40)
    )
    path.write_text(f"{head}claims:\n{claims}", encoding="utf-8")
    (folder / "documents" / "reprint.positions.json").unlink()
    return folder


TWICE = ["{exact: 40 went north, occurrence: 1}", "{exact: 40 went north, occurrence: 2}"]


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("Zora Quillfeather", "Zora Quillfeather counted them at dawn: "),  # the prefix begins with “feather”
        ("Zora Quillfeather", "Zora Quillfeather counted them at noon, she: "),  # … and with nothing of it
        ("Li Wu", "Li Wu was there and did count them: "),  # … with “Wu”
        ("Мария Иванова", "слова Марии Ивановой, той, кто считал их: "),
    ],
)
def test_no_half_of_a_name_goes_into_the_positions_or_an_export(name: str, before: str, corpus_copy: Path):
    text = f"{before}40 went north. Much was said after that, and it was many hours before it was told again, in the end, as we have it here now, to all: 40 went north.\n"
    folder = with_text(corpus_copy, text, TWICE, name)
    result = CliRunner().invoke(main, ["locate", "--corpus", str(folder), "--texts", str(folder / "texts")])
    assert result.exit_code == 0, result.output
    (first, second) = json.loads((folder / "documents" / "reprint.positions.json").read_text())["positions"]
    assert (first["prefix"], first["suffix"]) == ("", "")
    assert second["prefix"] == text[second["start"] - 32 : second["start"]]  # far from the name, words stay
    for more in ([], ["--texts", str(folder / "texts")]):
        result = CliRunner().invoke(main, ["export", "ntriples", "-o", "-", "--corpus", str(folder), *more])
        assert result.exit_code == 0, result.output
        assert text[: text.index("40")].strip(" :")[-8:] not in result.stdout
    assert CliRunner().invoke(main, ["check", "--corpus", str(folder)]).exit_code == 0


@pytest.mark.parametrize(
    ("prefix", "suffix", "told"),
    [
        ("feather counted them at dawn: ", "", True),
        ("", ". And then came Zora Quill", True),
        ("ra Quillfeather counted them: ", "", True),
        ("weather is good for them at dawn: ", ". And then came Zebra", False),
        (" feather is what they counted: ", ". And then came a quilt", False),
    ],
)
def test_half_a_name_in_a_strangers_positions_is_told(prefix: str, suffix: str, told: bool, corpus_copy: Path):
    text = f"{prefix}40 went north{suffix} and 40 went north.\n"
    folder = with_text(corpus_copy, text, TWICE[:1], "Zora Quillfeather")
    row = {"exact": "40 went north", "occurrence": 1, "start": len(prefix), "end": len(prefix) + 13}
    content = {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "positions": [row | {"prefix": prefix, "suffix": suffix}],
    }
    (folder / "documents" / "reprint.positions.json").write_text(json.dumps(content))
    messages = [problem.message for problem in reading_of(folder).problems.found]
    assert any("private person" in message for message in messages) == told
    # What locate writes is not refused again.
    assert (
        CliRunner().invoke(main, ["locate", "--corpus", str(folder), "--texts", str(folder / "texts")]).exit_code == 0
    )
    assert reading_of(folder).problems.found == []


def test_half_a_name_beside_the_quote_of_an_office_is_told(corpus_copy: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write(WITNESS)
    path = corpus_copy / "documents" / "morning.positions.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    assert reading_of(corpus_copy).problems.found == []
    for row in content["positions"]:
        if row["exact"] == "President Example":
            row |= {"prefix": "feather and ", "suffix": ""}
    path.write_text(json.dumps(content), encoding="utf-8")
    (problem,) = reading_of(corpus_copy).problems.found
    assert "half of the name of a private person" in problem.message
    assert "actors.yaml" in problem.file
