"""An article in, the text of its document file out: with what the article says of itself as proposals to be checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.resources import template
from claimgraph.base.terms import is_language
from claimgraph.base.words import folded
from claimgraph.corpus import Reading
from claimgraph.corpus.article.kept import Kept
from claimgraph.corpus.scaffold import yaml_text
from claimgraph.model.values import single_day
from claimgraph.model.values.text import Address

_CHECK: Final = "# from the file: check it"


def document_text(
    kept: Kept,
    reading: Reading,
    file: str,
    digest: str,
    today: date,
    same: tuple[str, ...],
    comment: Iterable[str] = (),
) -> str:
    """The text of the document file, with what the article says of itself as proposals.

    Where there is no text, ``digest`` is "". The lines of a ``comment`` stand above the claims.
    """
    first = next((" ".join(line.split()) for line in kept.text.splitlines() if line.strip()), "")
    title = re.sub(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", "", kept.title or first)[:300]
    publisher = _publisher(kept, reading)
    values = {
        "TITLE": yaml_text(title),
        "PUBLISHER": publisher or _named(kept.outlets),
        "PUBLISHED": f"published: {day}         {_CHECK}" if (day := _day(kept.published)) else _PUBLISHED,
        "URL": f"url: {url}   {_CHECK}" if (url := _address(kept.url)) else "# url: https://…",
        "LANGUAGE": f"language: {said}                {_CHECK}"
        if (said := _language(kept.language))
        else "# language: en",
        "SAME": f"# republication-of: {same[0]}   # it carries the same text; say on what that rests: basis\n"
        if same
        else "",
        "BY": _curator(reading) or "                        # you: your id in actors.yaml",
        "TEXT": f"text:\n  file: {yaml_text(file)}\n  sha256: {digest}\n  length: {len(kept.text)}"
        if digest
        else _NO_TEXT,
        "COMMENT": "".join(f"  {line}\n" for line in comment),
        "TODAY": today.isoformat(),
    }
    return _filled(template("document.yaml").read_text(encoding="utf-8"), values)


_NO_TEXT: Final = "# text: {file: …, sha256: …, length: …}   # or `unverified: true` at each claim"
_PUBLISHED: Final = "# published: 2024-01-31       # the date that the article bears; leave it out where it bears none"


def _publisher(kept: Kept, reading: Reading) -> str:
    """The outlet that the article names, where exactly one actor is called so."""
    for name in kept.outlets:
        found = {
            id
            for id, actor in reading.corpus.actors.items()
            if folded(name.removeprefix("www.")) in {id, *map(folded, (actor.shown, *actor.spellings))}
        }
        if len(found) == 1:
            return f" {found.pop()}   {_CHECK}"
    return ""


def _named(outlets: tuple[str, ...]) -> str:
    said = "                    # the outlet: its id in actors.yaml, or any of its names"
    return f"{said}; the file says {yaml_text(outlets[0][:100])}" if outlets else said


def _curator(reading: Reading) -> str:
    """Who wrote most documents of the corpus; in a new one the curator that it came with."""
    found = Counter(document.curator for document in reading.corpus.documents.values() if document.curator)
    by = min(found, key=lambda id: (-found[id], id)) if found else "me" if "me" in reading.corpus.actors else ""
    return f" {by}" if by else ""


def _day(text: str) -> str:
    try:
        return single_day(text).isoformat()
    except ClaimGraphError:
        return ""


def _address(text: str) -> str:
    try:
        return yaml_text(Address().read(text)) if text else ""
    except ClaimGraphError:
        return ""


def _language(text: str) -> str:
    tag = text.partition("-")[0].lower()
    return tag if tag not in ("", "en") and is_language(tag) else ""


def _filled(text: str, values: Mapping[str, str]) -> str:
    # One pass, so that a value that holds "@FILE@" stays what it is.
    return re.sub(r"@([A-Z0-9]+)@", lambda found: values[found[1]], text)
