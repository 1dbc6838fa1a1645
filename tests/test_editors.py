"""Editors complete and check while one types: yaml-language-server, as VS Code, Helix and Neovim start it, is asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.formats.schema import schema_files
from conftest import ROOT, TINY, skip_unless

SERVER = ROOT / "tests" / "foreign" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"

#: Where a document of the corpus is: its first lines are valid, and the test types the rest.
HEAD = """# yaml-language-server: $schema=../schema/document.json
title: An evening
publisher: paper
curated: {by: reader, on: 2030-04-07}
claims:
"""


class Editor:
    """An editor that talks to the server over its standard streams, as the protocol says, one message at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Where the system has it, a network of its own that leads nowhere: whatever the server would fetch, it cannot.
        alone = ["unshare", "--map-root-user", "--net"]
        can = shutil.which("unshare") and subprocess.run([*alone, "true"], capture_output=True).returncode == 0
        self._process = subprocess.Popen(
            [*(alone if can else []), "node", str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        self._request("initialize", processId=os.getpid(), rootUri=folder.as_uri(), capabilities={})
        self._tell("initialized")
        # No catalogue of schemas from the network: the line in the file says which one is meant.
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}}
        self._tell("workspace/didChangeConfiguration", settings=settings)

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def marks(self, text: str, name: str = "documents/evening.yaml") -> list[tuple[int, str]]:
        """Line, from 0, and message of all that is marked in a file with this text."""
        uri = self._open(text, name)
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return [(d["range"]["start"]["line"], d["message"]) for d in message["params"]["diagnostics"]]

    def offers(self, text: str, name: str = "documents/evening.yaml") -> dict[str, str]:
        """What is offered at the end of a text, with the words beside it."""
        uri = self._open(text, name)
        lines = text.split("\n")
        at = {"line": len(lines) - 1, "character": len(lines[-1])}
        found = self._request("textDocument/completion", textDocument={"uri": uri}, position=at)
        return {item["label"]: str(item.get("documentation", "")) for item in found["items"]}

    def _open(self, text: str, name: str) -> str:
        self._number += 1
        # A file of its own each time, so that nothing is still said of the one before.
        path = self._folder / name.replace(".yaml", f"-{self._number}.yaml")
        path.write_text(text, encoding="utf-8")
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": self._number, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def _request(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._write({"id": self._number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._write({"method": method, "params": params})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        stream, length = self._process.stdout, 0
        assert stream
        while (line := stream.readline()) != b"\r\n":
            assert line, "the server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(stream.read(length))
        if "id" in message and "method" in message:  # the server asks for settings: it has been told
            self._write({"id": message["id"], "result": [None] * len(message["params"].get("items", []))})
        return message


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    skip_unless(shutil.which("node") and SERVER.is_file(), "node and yaml-language-server (make test)")
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("editor") / "corpus"))
    result = CliRunner().invoke(main, ["schema", "--corpus", str(folder)])
    assert result.exit_code == 0, result.output
    editor = Editor(folder)
    yield editor
    editor.close()


CLAIM = (
    "  - who: northland\n    quote: forty\n    says: {event: swap, counts: prisoners, phase: completed, value: 40}\n"
)


def test_a_valid_document_is_not_marked(editor: Editor):
    for path in sorted((TINY / "documents").glob("*.yaml")):
        text = HEAD.splitlines(keepends=True)[0] + path.read_text(encoding="utf-8")
        assert editor.marks(text) == [], path
    assert editor.marks(HEAD + CLAIM) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("phase: completed, ", "", "phase"),
        ("counts: prisoners", "counts: prisners", "prisoners"),
        ("quote: forty", "verb: sed", "said"),
        ("event: swap, counts: prisoners", "event: swap, property: ocurred", "occurred"),
        ("event: swap, counts: prisoners, phase: completed, value: 40", "event: swap, property: occurred, phase: completed, value: forty", "true"),
        ("    quote: forty", "    qoute: forty", "qoute"),
    ],
)  # fmt: skip
def test_a_mistake_is_marked_in_its_line(editor: Editor, right: str, wrong: str, told: str):
    assert right in CLAIM
    text = HEAD + CLAIM.replace(right, wrong)
    marked = editor.marks(text)
    (line,) = [number for number, words in enumerate(text.split("\n")) if words not in (HEAD + CLAIM).split("\n")]
    assert [number for number, _ in marked] == [line] * len(marked)
    assert any(told in message for _, message in marked), marked


@pytest.mark.parametrize(
    ("typed", "offered", "beside"),
    [
        ("  - who: ", "northland", "Northland"),
        ("  - who: northland\n    verb: ", "said", ""),
        ("  - who: northland\n    stance: ", "declines", "gave no answer"),
        ("  - who: northland\n    says:\n      event: ", "swap", "the swap"),
        ("  - who: northland\n    says:\n      event: swap\n      property: ", "occurred", ""),
        ("  - who: northland\n    says:\n      event: swap\n      phase: ", "planned", ""),
        ("  - who: northland\n    says:\n      event: swap\n      property: location\n      value: ", "bridge", "the bridge"),
        ("  - who: northland\n    says:\n      event: swap\n      counts: prisoners\n      received-by: ", "southland", "Southland"),
        ("  - ", "who", "position"),
    ],
)  # fmt: skip
def test_ids_and_terms_are_offered_while_one_types(editor: Editor, typed: str, offered: str, beside: str):
    found = editor.offers(HEAD + typed)
    assert offered in found, sorted(found)
    assert beside in found[offered]


def test_the_other_files_have_a_schema_each(editor: Editor):
    comment = "# yaml-language-server: $schema=schema/actors.json\n"
    assert "outlet" in editor.offers(comment + "herald:\n  type: ", "actors.yaml")
    assert editor.marks(comment + "herald: {type: outlet, name: Herald}\n", "actors.yaml") == []
    marked = editor.marks(comment + "herald: {type: outlt, name: Herald}\n", "actors.yaml")
    assert [line for line, _ in marked] == [1]


@pytest.mark.parametrize(
    "folder", [ROOT / "corpus", ROOT / "examples" / "earthquake", TINY], ids=lambda path: path.name
)
def test_every_file_of_a_valid_corpus_fits_its_schema(folder: Path):
    schemas = {name: json.loads(content) for name, content in schema_files(read_corpus(folder)).items()}
    files = dict.fromkeys((folder / "documents").glob("*.yaml"), "document")
    files |= {folder / f"{name}.yaml": name for name in ("actors", "events", "concepts")}
    assert len(files) > 4
    for path, name in files.items():
        found = schemas[f"schema/{name}.json"]
        jsonschema.Draft202012Validator.check_schema(found)
        # As editors read YAML 1.2: a day is a text.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=DaysAreTexts)
        assert [error.message for error in jsonschema.Draft202012Validator(found).iter_errors(content)] == [], path


class DaysAreTexts(yaml.SafeLoader):
    """YAML 1.2: no days, and nothing but true and false is a truth."""


DaysAreTexts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith(("timestamp", "bool")) or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_schemas_follow_the_corpus(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    with (folder / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("herald: {type: outlet, name: The Herald}\n")
    assert CliRunner().invoke(main, ["schema", "--corpus", str(folder)]).exit_code == 0
    (words, _) = json.loads((folder / "schema" / "document.json").read_text(encoding="utf-8"))["$defs"]["actor"][
        "anyOf"
    ]
    assert words["enumDescriptions"][words["enum"].index("herald")] == "The Herald"
