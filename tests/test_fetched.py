"""What the query page needs of others is fetched when the package is built: the named files of the named versions, or none."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import os
import subprocess
import tarfile
from pathlib import Path

import hatch_build
import pytest

PACKED = {
    "package.json": b'{"name": "shown", "version": "1.2.3", "license": "ISC", "author": "Ada <a@example.org>"}',
    "LICENSE": b"May be used.\n",
    "dist/shown.js": b"show();\n//# sourceMappingURL=shown.js.map\n",
    "engine.wasm": b"\0asm" * 1000,
    "install.js": b"never()",
}


def archive() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as files:
        for name, content in PACKED.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(content)
            files.addfile(info, io.BytesIO(content))
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that names one package, and an `npm` that packs it and tells what it was asked for."""
    packed = tmp_path / "shown-1.2.3.tgz"
    packed.write_bytes(archive())
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\nfor last; do :; done\ncp {packed} "$last"\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(hatch_build, "FOLDER", tmp_path / "browser")
    (tmp_path / "browser").mkdir()
    named(tmp_path / "browser", "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode())
    return tmp_path / "browser"


def named(folder: Path, integrity: str, files: dict[str, str] | None = None) -> None:
    wanted = files or {"dist/shown.js": "shown.js", "engine.wasm": "engine.wasm.gz"}
    listed = {"shown": {"version": "1.2.3", "integrity": integrity, "files": wanted}}
    (folder / "packages.json").write_text(json.dumps(listed), encoding="utf-8")


def test_the_named_files_are_there_with_their_licences(folder: Path):
    hatch_build.fetched()
    assert (folder / "fetched" / "shown.js").read_bytes() == b"show();\n", (
        "without the address of a file that is not there"
    )
    assert gzip.decompress((folder / "fetched" / "engine.wasm.gz").read_bytes()) == PACKED["engine.wasm"]
    told = (folder / "fetched" / "LICENCES.txt").read_text(encoding="utf-8")
    assert told.startswith("shown 1.2.3: ISC; Ada <a@example.org>")
    assert "May be used." in told
    assert not list(folder.rglob("install*"))
    before = {path.name: path.read_bytes() for path in (folder / "fetched").iterdir()}
    (folder / "fetched" / ".done").unlink()
    hatch_build.fetched()
    assert {path.name: path.read_bytes() for path in (folder / "fetched").iterdir()} == before
    asked = (folder.parent / "asked").read_text().splitlines()
    assert len(asked) == 2
    assert all(line.startswith("pack shown@1.2.3 --ignore-scripts") for line in asked)


def test_they_are_fetched_again_only_where_others_are_named(folder: Path):
    hatch_build.fetched()
    hatch_build.fetched()
    assert len((folder.parent / "asked").read_text().splitlines()) == 1
    integrity = json.loads((folder / "packages.json").read_text())["shown"]["integrity"]
    named(folder, integrity, {"install.js": "other.js"})
    hatch_build.fetched()
    assert (folder / "fetched" / "other.js").is_file()


def test_they_are_fetched_again_where_one_of_them_is_gone(folder: Path):
    for gone in ("shown.js", "LICENCES.txt"):
        hatch_build.fetched()
        (folder / "fetched" / gone).unlink()
        hatch_build.fetched()
        assert (folder / "fetched" / gone).is_file(), gone


def test_an_archive_that_is_not_the_named_one_gives_nothing(folder: Path):
    named(folder, "sha512-somethingelse")
    with pytest.raises(ValueError, match=r"shown@1\.2\.3 is sha512-.* and not sha512-somethingelse"):
        hatch_build.fetched()
    assert list((folder / "fetched").iterdir()) == []


class Told:
    """Stands for the program that builds."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def display_warning(self, text: str) -> None:
        self.said.append(text)


def built(version: str) -> tuple[list[str], dict[str, str]]:
    hook = hatch_build.Browser.__new__(hatch_build.Browser)
    told, data = Told(), {"force_include": dict[str, str]()}
    hook._BuildHookInterface__app = told  # type: ignore[attr-defined]
    hook.initialize(version, data)
    return told.said, data["force_include"]


def test_a_wheel_takes_them_along_and_an_editable_install_leaves_them_where_they_are(folder: Path):
    assert built("standard") == ([], {str(folder): "claimgraph/shipped/browser"})
    assert built("editable") == ([], {})


def test_without_npm_or_network_the_build_goes_on_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch):
    npm = folder.parent / "bin" / "npm"
    npm.write_text("#!/bin/sh\nexit 1\n")
    said, included = built("standard")
    assert "The query page will be a plain form" in said[0]
    assert included == {}
    npm.unlink()
    monkeypatch.setenv("PATH", str(npm.parent))
    said, included = built("standard")
    assert "npm" in said[0]
    assert included == {}


def test_where_a_named_file_is_not_in_its_archive_the_build_goes_on_too(folder: Path):
    integrity = json.loads((folder / "packages.json").read_text())["shown"]["integrity"]
    named(folder, integrity, {"dist/moved.js": "shown.js"})
    said, included = built("standard")
    assert said == [
        "The query page will be a plain form, since its parts cannot be fetched: there is no file dist/moved.js"
    ]
    assert included == {}


def test_what_is_named_is_an_exact_version_that_can_be_checked():
    root = Path(hatch_build.__file__).parent
    packages = json.loads((root / "browser" / "packages.json").read_text(encoding="utf-8"))
    assert {"oxigraph", "@zazuko/yasqe"} <= set(packages)
    for package in packages.values():
        assert package["version"].replace(".", "").isdigit()
        assert len(base64.b64decode(package["integrity"].removeprefix("sha512-"))) == 64
    tracked = subprocess.run(["git", "ls-files", "browser"], cwd=root, capture_output=True, text=True, check=False)
    if tracked.returncode == 0:
        assert tracked.stdout.split() == ["browser/packages.json"], "nothing of theirs is in the repository"
