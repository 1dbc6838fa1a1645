"""Marked passages in, the lines of YAML out that a person makes claims of: comments, until somebody takes the # away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.evidence.quotes import located, places
from claimgraph.corpus.marked.annotations import Marked, Words
from claimgraph.corpus.scaffold import yaml_text
from claimgraph.model.evidence import Quote


@dataclass(frozen=True, slots=True)
class Stub:
    """A claim to fill in: its lines, that with its quotes, these, and what is wrong with them, "" where nothing is."""

    lines: tuple[str, ...]
    line: str
    quotes: tuple[Quote, ...]
    wrong: str


def stub_of(marked: Marked, text: str | None) -> Stub:
    """The claim to fill in for a passage; ``text`` is that of its document, None where it is not at hand."""
    quotes = [Quote(words.exact) if text is None else _in_text(words, text) for words in marked.words]
    wrong = "" if text is None else next(filter(None, (_wrong(quote, text) for quote in quotes)), "")
    line = f"  quote: {_written(quotes)}"
    lines = [
        "- who:                # whose position it is: an id or a name from actors.yaml",
        "  says: {}            # what is said: `claimgraph terms WORD` shows a claim to paste",
        line,
    ]
    if wrong:
        lines.append(f"  # look: {' '.join(wrong.split())}")
    lines += [f"  # remark: {remark}" for remark in marked.remarks]
    if marked.tags:
        lines.append(f"  # tags: {', '.join(marked.tags)}")
    return Stub(tuple(lines), line, tuple(quotes), wrong)


def comment_of(stubs: Iterable[Stub]) -> Iterator[str]:
    """The lines of several as a comment, with what a person does with them."""
    yield "# Marked by annotations: write who says what, and take the # away."
    for stub in stubs:
        yield "#"
        yield from (f"# {line}" for line in stub.lines)


def _written(quotes: Sequence[Quote]) -> str:
    written = [
        f"{{exact: {yaml_text(quote.exact)}, occurrence: {quote.occurrence}}}"
        if quote.occurrence
        else yaml_text(quote.exact)
        for quote in quotes
    ]
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]"


def _wrong(quote: Quote, text: str) -> str:
    try:
        located(quote, text)
    except ClaimGraphError as error:
        return error.message
    return ""


def _in_text(words: Words, text: str) -> Quote:
    """The words as they stand in the text: a page has other line ends; and which of several places is meant."""
    exact = words.exact if words.exact in text else _spaced(words.exact, text)
    try:
        starts = places(exact, text)
    except ClaimGraphError:
        return Quote(exact)
    if len(starts) > 1:
        fits = [number for number, start in enumerate(starts, 1) if _is_between(words, text, start, start + len(exact))]
        if len(fits) == 1:
            return Quote(exact, occurrence=fits[0])
    return Quote(exact)


def _spaced(exact: str, text: str) -> str:
    """The words with the spaces and line ends that the text has between them; as they are, where it has not these words."""
    letters, at = _without_spaces(text)
    wanted = "".join(exact.split())
    start = letters.find(wanted)
    if start < 0:
        return exact
    found = text[at[start] : at[start + len(wanted) - 1] + 1]
    return found if found.split() == exact.split() else exact


@lru_cache(maxsize=1)
def _without_spaces(text: str) -> tuple[str, list[int]]:
    """The signs of a text but for white space, and where each stands."""
    at = [place for place, sign in enumerate(text) if not sign.isspace()]
    return "".join(text[place] for place in at), at


def _is_between(words: Words, text: str, start: int, end: int) -> bool:
    """Whether a span has around it what the passage has."""
    before, after = _letters(words.prefix), _letters(words.suffix)
    left, right = text[max(0, start - 4 * len(words.prefix)) : start], text[end : end + 4 * len(words.suffix)]
    return bool(before or after) and _letters(left).endswith(before) and _letters(right).startswith(after)


def _letters(text: str) -> str:
    return "".join(text.split())
