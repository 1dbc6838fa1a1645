"""A JSON file with annotations in, the passages that they mark out; what cannot be used is told, with its number.

Read are Web Annotations (https://www.w3.org/TR/annotation-model/), alone, in a list, a page or a collection; and what
Hypothes.is gives: the answer of its search, and what its sidebar exports. Who annotated is not read: that may be a private
person.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus.source import CONTROL
from claimgraph.model.values.text import web_address

#: Where lists of annotations stand: in an answer of Hypothes.is, its export, a collection, a page.
_LISTS: Final = ("rows", "annotations", "first", "items")
_WHAT: Final = "Give what Hypothes.is exports as JSON, or Web Annotations (JSON-LD)."


@dataclass(frozen=True, slots=True)
class Words:
    """The exact words of a passage, and those around them, "" where the file does not say."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage that somebody marked: at which address, in which words, and what was remarked."""

    number: int  #: its place in the file, from 1
    address: str
    title: str
    words: tuple[Words, ...]
    remarks: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass
class Annotations:
    """The passages of a file, and why others were left out, by the numbers of their annotations."""

    passages: list[Marked] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)


class _Unusable(Exception):
    """Why an annotation is no passage."""


def annotations_in(path: Path) -> Annotations:
    """The passages that a file marks.

    Raises:
        ClaimGraphError: it cannot be read, is no JSON, or holds no list of annotations or too many.
    """
    try:
        found = json.loads(read_file(path, limits.FILE_BYTES))
    except ClaimGraphError as error:
        raise ClaimGraphError(f"{path}: {error.message}.", error.remedy) from error
    except (ValueError, RecursionError) as error:
        raise ClaimGraphError(f"{path} is no JSON{_where(error)}.", _WHAT) from None
    listed = _listed(found)
    if listed is None:
        raise ClaimGraphError(f"{path} holds no annotations.", _WHAT)
    if len(listed) > limits.ANNOTATIONS:
        raise ClaimGraphError(
            f"{path} holds {len(listed):,} annotations, more than {limits.ANNOTATIONS:,}.",
            "Split it into several files.",
        )
    read = Annotations()
    for number, each in enumerate(listed, 1):
        try:
            read.passages.append(_marked(each, number))
        except _Unusable as error:
            read.left[number] = str(error)
    return read


def _where(error: Exception) -> str:
    return (
        f": {error.msg}, line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
    )


def _listed(found: Any) -> list[Any] | None:
    """The annotations of what a file holds; None where it holds none."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        return None
    if "target" in found:
        return [found]
    return next((listed for key in _LISTS if (listed := _listed(found.get(key))) is not None), None)


def _marked(found: Any, number: int) -> Marked:
    if not isinstance(found, dict):
        raise _Unusable("it is no object of JSON")
    targets = [target for target in _several(found.get("target")) if isinstance(target, dict)]
    words = [found for target in targets for found in _words(target)]
    if not words:
        raise _Unusable("it marks no words: a remark on a page, an answer, or a place that is given without them")
    sources = dict.fromkeys(_id(target.get("source")) for target in targets)
    address = _text(found.get("uri")) or next(iter(sources))
    if len(sources) > 1:
        raise _Unusable("it marks words of several pages")
    try:
        web_address(address)
    except ClaimGraphError as error:
        raise _Unusable(error.message) from None
    if len(address) > limits.ADDRESS:
        raise _Unusable(f"its address has more than {limits.ADDRESS:,} characters")
    bodies = [body for body in _several(found.get("body")) if isinstance(body, dict)]
    remarks = [_text(found.get("text")), _text(found.get("bodyValue")), *(_value(body, tags=False) for body in bodies)]
    tags = [*map(_text, _several(found.get("tags"))), *(_value(body, tags=True) for body in bodies)]
    return Marked(number, address, _title(found), tuple(words), _said(remarks), _said(tags))


def _words(target: Mapping[str, Any]) -> Iterator[Words]:
    for selector in _several(target.get("selector")):
        if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
            exact = _text(selector.get("exact"))
            if not exact.strip():
                raise _Unusable("the words that it marks are empty")
            if len(exact) > limits.QUOTE:
                raise _Unusable(f"it marks {len(exact):,} characters, more than {limits.QUOTE:,}: no quote, an article")
            if CONTROL.search(exact) or (not exact.isascii() and any("\ud800" <= sign <= "\udfff" for sign in exact)):
                raise _Unusable("the words that it marks hold a control character")
            yield Words(exact, _text(selector.get("prefix")), _text(selector.get("suffix")))
            return


def _value(body: Mapping[str, Any], *, tags: bool) -> str:
    return _text(body.get("value")) if (body.get("purpose") == "tagging") is tags else ""


def _title(found: Mapping[str, Any]) -> str:
    document = found.get("document")
    titles = _several(document.get("title")) if isinstance(document, dict) else []
    return _shown(next(filter(None, map(_text, titles)), ""))


def _said(texts: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys(map(_shown, texts))))


def _shown(text: str) -> str:
    """A text of a stranger on one line, as long as a person reads, without what no file may hold."""
    plain = " ".join(CONTROL.sub("", text).encode("utf-8", "ignore").decode().split())
    return plain if len(plain) <= limits.NAME else f"{plain[: limits.NAME - 1]}…"


def _several(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [] if found is None else [found]


def _id(found: Any) -> str:
    return _text(found.get("id")) if isinstance(found, dict) else _text(found)


def _text(found: Any) -> str:
    return found if isinstance(found, str) else ""
