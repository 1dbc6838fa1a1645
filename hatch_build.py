"""Fetches what the query page needs in the browser, when the package is built or installed for editing.

`browser/packages.json` names the packages of npm, their exact versions, what their archives must hash to, and which of their
files are wanted. Nothing of them is in the repository; the archive of the source fetches them again. Where they cannot be
had the build goes on, and the query page is a plain form.

`python hatch_build.py` does the same by hand.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: `packages.json` is in it, and what was fetched in a folder below.
FOLDER = Path(__file__).parent / "browser"


class Browser(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the files into a wheel; an editable install finds them in the checkout."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is not there, and say so where that fails."""
        try:
            fetched()
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            self.app.display_warning(f"The query page will be a plain form, since its parts cannot be fetched: {error}")
            return
        if version == "standard":
            build_data["force_include"][str(FOLDER)] = "claimgraph/shipped/browser"


def fetched() -> None:
    """Make the folder hold the files that `packages.json` names, and their licences.

    Raises:
        OSError, subprocess.SubprocessError: there is no npm, or no network.
        ValueError: an archive is not the one that was named, or lacks a file that is.
    """
    listed = (FOLDER / "packages.json").read_bytes()
    packages = json.loads(listed)
    into, digest = FOLDER / "fetched", hashlib.sha256(listed).hexdigest()
    done = into / ".done"
    files = [into / name for package in packages.values() for name in (*package["files"].values(), "LICENCES.txt")]
    if done.is_file() and done.read_text(encoding="utf-8") == digest and all(file.is_file() for file in files):
        return
    into.mkdir(exist_ok=True)
    told = [_files_of(name, package, into) for name, package in packages.items()]
    (into / "LICENCES.txt").write_text("\n\n".join(told) + "\n", encoding="utf-8")
    done.write_text(digest, encoding="utf-8")


def _files_of(name: str, package: dict[str, Any], into: Path) -> str:
    """Put the files of a package into a folder; whose it is, and how it may be used."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{name}@{package['version']}"
        options = ("--ignore-scripts", "--silent", "--fetch-retries=1", "--pack-destination", folder)
        subprocess.run(["npm", "pack", wanted, *options], check=True, capture_output=True, cwd=folder, timeout=300)
        (archive,) = Path(folder).glob("*.tgz")
        content = archive.read_bytes()
        found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
        if found != package["integrity"]:
            raise ValueError(f"{wanted} is {found}, and not {package['integrity']}")
        with tarfile.open(archive) as files:
            for inside, ours in package["files"].items():
                (into / ours).write_bytes(_kept(_read(files, inside), ours))
            return _licence(files)


def _read(files: tarfile.TarFile, name: str) -> bytes:
    try:
        found = files.extractfile(f"package/{name}")
    except KeyError:
        found = None
    if found is None:
        raise ValueError(f"there is no file {name}")
    return found.read()


def _kept(content: bytes, name: str) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(content, 9, mtime=0)
    # Browsers' tools would ask for the source map, a file beside it.
    return re.sub(rb"\n//# sourceMappingURL=[^\n]*", b"", content) if name.endswith(".js") else content


def _licence(files: tarfile.TarFile) -> str:
    about = json.loads(_read(files, "package.json"))
    people = [about.get("author"), *about.get("contributors", ())]
    names = [person["name"] if isinstance(person, dict) else person for person in people if person]
    licence, home = about.get("license", "no licence named"), about.get("homepage", "")
    head = f"{about['name']} {about['version']}: {licence}; {', '.join(names)}; {home}"
    texts = [name for name in files.getnames() if re.fullmatch(r"package/licen[cs]e[^/]*", name, re.IGNORECASE)]
    return "\n\n".join([head, *(_read(files, name.removeprefix("package/")).decode().strip() for name in texts)])


if __name__ == "__main__":
    fetched()
