"""A new corpus, or a new document in one: files that a person then fills. Nothing that exists is overwritten."""

from __future__ import annotations

import hashlib
import re
import shutil
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from claimgraph.errors import ClaimGraphError
from claimgraph.resources import template
from claimgraph.terms import is_slug


def init_corpus(folder: Path) -> list[Path]:
    """Make a corpus with one worked example in a folder that is empty or not there yet; the files made.

    Raises:
        ClaimGraphError: something is in the folder already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ClaimGraphError(f"{folder} is not empty: nothing was written.", "Give a folder that does not exist yet.")
    source = template("corpus")
    shutil.copytree(source, folder, dirs_exist_ok=True)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def new_document(article: Path, corpus: Path, today: date) -> Path:
    """Add a document file for an article's text to a corpus: title, digest, and an example claim to copy.

    Raises:
        ClaimGraphError: the text cannot be read, the corpus is none, or the document is there already.
    """
    if not (corpus / "actors.yaml").is_file():
        raise ClaimGraphError(
            f"No corpus in {corpus}: it has no actors.yaml.", f"`claimgraph init {corpus}` makes one."
        )
    try:
        data = article.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        raise ClaimGraphError(f"{article} cannot be read: {error.strerror}.", "Check the name.") from error
    except UnicodeDecodeError as error:
        raise ClaimGraphError(f"{article} is not UTF-8.", "Save it again with the encoding UTF-8.") from error
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines:
        raise ClaimGraphError(f"{article} is empty.", "Save the article's text into it first.")
    try:
        article.name.encode()
    except UnicodeEncodeError as error:
        raise ClaimGraphError(f"The name of {article.name!a} is not UTF-8.", "Rename the file.") from error
    path = corpus / "documents" / f"{slug_of(article.stem)}.yaml"
    if path.exists():
        raise ClaimGraphError(
            f"{path} is there already: nothing was written.", "Edit it, or rename the article's file."
        )
    values = {
        "TITLE": yaml_text(re.sub(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", "", lines[0])[:300]),
        "FILE": yaml_text(article.name),
        "SHA256": hashlib.sha256(data).hexdigest(),
        "LENGTH": str(len(text)),
        "TODAY": today.isoformat(),
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(_filled(template("document.yaml").read_text(encoding="utf-8"), values), encoding="utf-8")
    return path


def slug_of(name: str) -> str:
    """An id made from a file name: ASCII letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
    return slug if is_slug(slug) else "document-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def yaml_text(text: str) -> str:
    """A text as a double-quoted YAML scalar on one line, whatever it holds."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")


def _filled(text: str, values: Mapping[str, str]) -> str:
    # One pass, so that a value that holds "@FILE@" stays what it is.
    return re.sub(r"@([A-Z0-9]+)@", lambda found: values[found[1]], text)
