"""The site as plain files: all links lead to files of it, nothing is loaded from elsewhere, and the old one stays till the new one is whole."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from markupsafe import escape

from claimgraph import Graph
from claimgraph.base import limits
from claimgraph.base.errors import BusyError, ClaimGraphError, ExportError
from claimgraph.base.namespaces import DATA
from claimgraph.base.whole_folders import LIST, whole_folder
from claimgraph.cli import main
from claimgraph.graph.made import site_of
from claimgraph.pages.picture import ASSETS
from claimgraph.pages.site.query import is_whole
from claimgraph.store import Store
from conftest import TINY


class Page(HTMLParser):
    """What a page names: the links that a reader follows, all that is loaded for it, and where one can jump to in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.places: set[str] = set()
        self.policy = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.places |= {given["id"]} if "id" in given else set()
        if tag in ("a", "form"):
            self.links += [given[name] for name in ("href", "action") if name in given]
        else:
            self.loads += [given[name] for name in ("href", "src", "srcset", "data", "poster") if name in given]
        if given.get("http-equiv") == "refresh":
            self.links.append(given["content"].partition("url=")[2])
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(content.decode()) for path, content in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def tiny_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("tiny") / "site"
    Graph(TINY).site(folder)
    return files_in(folder)


@pytest.fixture(scope="module")
def shipped_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("shipped") / "site"
    Graph().site(folder)
    return files_in(folder)


@pytest.mark.parametrize("made", ["tiny_files", "shipped_files"])
def test_every_link_leads_to_a_file_and_to_a_place_in_it(made: str, request: pytest.FixtureRequest):
    files = request.getfixturevalue(made)
    pages = pages_of(files)
    led_to = set()
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), (path, link)
                continue
            there = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
            assert there in files, (path, link)
            if parts.fragment and not parts.fragment.startswith("ask="):
                assert unquote(parts.fragment) in pages[there].places, (path, link)
            led_to.add(there)
    kinds = ("actor", "claim", "comparison", "document", "event", "quantity")
    everything = {path for path in pages if path.startswith(tuple(f"id/{kind}-" for kind in kinds))}
    assert everything
    assert everything <= led_to, "a reader comes to all that is claimed, by links alone"


def test_everything_has_the_address_that_a_server_gives_it(tiny_files: dict[str, bytes]):
    for id in site_of(Graph(TINY)).things():
        assert f"id/{id.replace(':', '/')}.html" in tiny_files
    assert {
        "index.html",
        "actors.html",
        "documents.csv",
        "event/swap.html",
        "ask/comparison/all.csv",
    } <= tiny_files.keys()


def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(shipped_files: dict[str, bytes]):
    for path, page in pages_of(shipped_files).items():
        for address in page.loads:
            parts = urlsplit(address)
            assert parts.scheme + parts.netloc == "", (path, address)
            assert normpath(join(dirname(path), parts.path)) in shipped_files, (path, address)
        assert page.policy.startswith("default-src 'none'"), path
        assert "unsafe" not in page.policy, path
        scripts = re.findall(rb"<script(?: [^>]*)?>", shipped_files[path])
        assert all(b" src=" in script or b"ld+json" in script or b"application/json" in script for script in scripts)


def test_nothing_that_only_a_server_could_do_is_offered(shipped_files: dict[str, bytes]):
    for path, content in shipped_files.items():
        if path.endswith(".html"):
            forms = re.findall(r'<form[^>]* action="([^"]*)"', content.decode())
            assert all(action.endswith("search.html") for action in forms), path
            assert b".ttl" not in content, path
    asked = shipped_files["ask/claim/by-actor.html"].decode()
    assert ("../../query.html#ask=claim/by-actor" if is_whole() else "no server that would answer") in asked


def test_a_passage_and_an_answer_stand_on_the_page_to_which_their_own_leads(
    tiny_files: dict[str, bytes], tiny_store: Store
):
    query = "SELECT ?r ?words ?c { ?r cg:carries ?c ; rdfs:label ?words }"
    passages = tiny_store.query(query).texts()
    answers = tiny_store.query("SELECT ?a ?q { ?a cg:about ?q }").texts()
    assert len(passages) > 5
    assert len(answers) > 5
    for row in passages:
        id, claim = row["r"].removeprefix(DATA), row["c"].removeprefix(DATA)
        assert set(Page(tiny_files[f"id/{id}.html"].decode()).links) == {f"{claim}.html#{id}"}
        assert f'<blockquote id="{id}">{escape(row["words"])}</blockquote>' in tiny_files[f"id/{claim}.html"].decode()
    for row in answers:
        id, question = row["a"].removeprefix(DATA), row["q"].removeprefix(DATA)
        assert set(Page(tiny_files[f"id/{id}.html"].decode()).links) == {f"{question}.html#{id}"}


def test_the_shipped_site_is_small(shipped_files: dict[str, bytes]):
    for_queries = sum(len(content) for path, content in shipped_files.items() if path.startswith("query"))
    for_the_picture = sum(len(shipped_files[path]) for path in ("picture.html", *ASSETS))
    assert for_queries < 2_400_000
    assert for_the_picture < 900_000
    assert sum(map(len, shipped_files.values())) - for_queries - for_the_picture < 5_000_000
    first = Page(shipped_files["index.html"].decode())
    assert sum(len(shipped_files[path]) for path in ("index.html", *first.loads)) < 100_000


def test_the_same_corpus_gives_the_same_bytes_and_what_is_gone_goes(tmp_path: Path, tiny_files: dict[str, bytes]):
    folder, corpus = tmp_path / "site", Path(shutil.copytree(TINY, tmp_path / "corpus"))
    before = (corpus / "actors.yaml").read_text(encoding="utf-8")
    (corpus / "actors.yaml").write_text(f"{before}\nnew: {{type: person, name: Somebody New}}\n", encoding="utf-8")
    Graph(corpus).site(folder)
    (folder / "CNAME").write_text("example.org\n")
    (folder / "id" / "notes.txt").write_text("mine\n")
    assert "id/actor-new.html" in files_in(folder)
    (corpus / "actors.yaml").write_text(before, encoding="utf-8")
    Graph(corpus).site(folder)
    ours = {path: data for path, data in files_in(folder).items() if path not in ("CNAME", "id/notes.txt")}
    assert ours == tiny_files
    assert (folder / "CNAME").read_text() == "example.org\n"
    assert (folder / "id" / "notes.txt").exists()


def test_a_command_that_is_killed_leaves_the_old_site(tmp_path: Path, tiny_files: dict[str, bytes]):
    folder = tmp_path / "site"
    Graph(TINY).site(folder)
    command = [sys.executable, "-m", "claimgraph", "site", "-o", str(folder)]  # of another corpus
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    ends = time.monotonic() + 120
    while len(list((folder / ".claimgraph-new").rglob("*.html"))) < 50:
        assert time.monotonic() < ends
        assert process.poll() is None
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    left = files_in(folder)
    assert {path: data for path, data in left.items() if not path.startswith(".claimgraph-new/")} == tiny_files
    assert len(left) > len(tiny_files) + 40
    Graph(TINY).site(folder)
    assert files_in(folder) == tiny_files


def test_whoever_is_killed_between_two_moves_gives_the_command_again(
    tmp_path: Path, tiny_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
):
    folder, moved = tmp_path / "site", []
    Graph(TINY).without("copier").site(folder)
    assert len(tiny_files) > len(files_in(folder))
    really = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if ".claimgraph-new" in path.parts:
            moved.append(target)
            if len(moved) > len(tiny_files) - 20:  # some of those are there that are new
                raise KeyboardInterrupt
        return really(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        Graph(TINY).site(folder)
    monkeypatch.undo()
    Graph(TINY).site(folder)
    assert files_in(folder) == tiny_files


def test_a_page_that_names_a_private_person_ends_it_and_nothing_is_changed(
    tmp_path: Path, tiny_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "site"
    Graph(TINY).site(folder)
    looked = []

    def refuse(cast: object, content: bytes, words: str | None = None) -> bytes:
        looked.append(content)
        if len(looked) > 100:
            raise ClaimGraphError("a private person", "")
        return content

    graph = Graph()
    _ = graph.store
    monkeypatch.setattr("claimgraph.graph.made.looked_at", refuse)
    with pytest.raises(ClaimGraphError, match="a private person"):
        graph.site(folder)
    assert files_in(folder) == tiny_files
    with pytest.raises(ClaimGraphError, match="a private person"):
        graph.site(tmp_path / "new")
    assert not (tmp_path / "new").exists()


# ------------------------------------------------------------------------ where it may be written


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path):
    others = tmp_path / "others"
    others.mkdir()
    (others / "thesis.odt").write_text("mine")
    (others / "files.txt").write_text("thesis.odt\n")
    before = files_in(others)
    done = CliRunner().invoke(main, ["site", "--corpus", str(TINY), "-o", str(others)])
    assert (done.exit_code, "thesis.odt" in done.stderr or "files.txt" in done.stderr) == (1, True)
    assert "Give a new folder" in done.stderr
    assert files_in(others) == before
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="no folder"):
        Graph(TINY).site(tmp_path / "file")


@pytest.mark.parametrize("inside", ["", "documents", "documents/site", "ontology/x", ".claimgraph/x"])
def test_no_folder_of_a_corpus_is_taken(inside: str, corpus_copy: Path):
    before = files_in(corpus_copy)
    with pytest.raises(ExportError, match=r"corpus|no files.txt"):
        Graph(corpus_copy).site(corpus_copy / inside)
    assert files_in(corpus_copy) == before


def test_no_folder_of_a_store_is_taken(tmp_path: Path):
    done = CliRunner().invoke(main, ["build", "--corpus", str(TINY), "-o", str(tmp_path / "store")])
    assert done.exit_code == 0
    before = files_in(tmp_path / "store")
    for place in ("site", "build-1/site"):
        with pytest.raises(ExportError, match="corpus"):
            Graph(tmp_path / "store").site(tmp_path / "store" / place)
    assert files_in(tmp_path / "store") == before


def test_more_claims_than_anybody_wants_as_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "CLAIMS_AS_FILES", 5)
    with pytest.raises(ClaimGraphError, match="5 at most") as told:
        Graph(TINY).site(tmp_path / "site")
    assert "claimgraph serve" in told.value.remedy
    assert not (tmp_path / "site").exists()


def wrote(folder: Path, **contents: str) -> None:
    with whole_folder(folder) as write:
        for name, content in contents.items():
            write(f"{name}.txt", content.encode())


def test_two_at_once_do_not_mix(tmp_path: Path):
    with whole_folder(tmp_path / "site") as write:
        write("a.txt", b"1")
        with pytest.raises(BusyError):
            wrote(tmp_path / "site", b="2")
    assert set(files_in(tmp_path / "site")) == {"a.txt", LIST}


def test_two_names_that_one_disk_takes_for_one_are_refused(tmp_path: Path):
    with pytest.raises(ExportError, match="one file on many disks"):
        wrote(tmp_path / "site", Flood="1", flood="2")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", ".git/hooks/post-merge", "a b", "a\nb", "", "a/", "\u202ea"]
)
def test_no_file_gets_a_name_that_leads_elsewhere(path: str, tmp_path: Path):
    with pytest.raises(ExportError, match="no name for a file"), whole_folder(tmp_path / "site") as write:
        write(path, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_list_from_elsewhere_removes_nothing_elsewhere(tmp_path: Path):
    folder, mine = tmp_path / "site", tmp_path / "mine.txt"
    mine.write_text("mine")
    wrote(folder, a="1")
    (folder / "kept").mkdir()
    (folder / "kept" / "x.txt").write_text("mine")
    (folder / "out").symlink_to(tmp_path)
    with (folder / LIST).open("a") as file:
        file.write("../mine.txt\n/etc/hostname\nout/mine.txt\nkept\n")
    wrote(folder, b="2")
    assert mine.read_text() == "mine"
    assert set(files_in(folder)) >= {"b.txt", LIST, "kept/x.txt"}
    assert not (folder / "a.txt").exists()


def test_what_others_put_in_the_place_of_a_file_stays(tmp_path: Path):
    folder = tmp_path / "site"
    wrote(folder, a="1")
    (folder / "b.txt").write_text("mine")
    before = files_in(folder)
    with pytest.raises(ExportError, match="has the place"):
        wrote(folder, a="2", b="2")
    assert files_in(folder) == before
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(ExportError, match="has the place"):
        wrote(folder, a="2", b="2")
    assert not (tmp_path / "elsewhere.txt").exists()
