"""A text in, its sentences out; a quotation that goes on over several is one unit with the words that introduce it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from claimgraph.base import limits
from claimgraph.reader.language import Language
from claimgraph.reader.paragraphs import paragraphs
from claimgraph.reader.quotations import Quotation, closed_at, quotations
from claimgraph.reader.sections import Paragraph, sections
from claimgraph.reader.text import Sentence, Span, Token
from claimgraph.reader.tokens import tokens

_ENDS: Final = frozenset({".", "!", "?", "…", "...", "....", "。", "؟"})
_CLOSERS: Final = frozenset({"”", '"', "»", "’", "'", "''", ")", "]", "“", "›"})
#: How many tokens at most name who asked or cried what stands before.
_SHORT: Final = 9


def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """The sentences of a text, in its order; lines that only lead elsewhere are none.

    >>> from claimgraph.reader.language import language
    >>> [each.span.of("Go. “Stay. Wait,” he said.") for each in sentences("Go. “Stay. Wait,” he said.", language("en"))]
    ['Go.', '“Stay. Wait,” he said.']
    """
    found: list[Sentence] = []
    every = list(tokens(text))
    split = _by_paragraph(every, list(paragraphs(text)))
    units = [(of, quotations(text, of, language)) for of in split]
    read = [Paragraph(text, of, _ends(of, len(of) - 1, language)) for of, _ in units]
    for number, (section, (of, quoted)) in enumerate(zip(sections(read, language), units, strict=True)):
        if section == "":
            continue
        goes_on = number + 1 < len(units) and bool(quoted) and _goes_on(units[number + 1])
        quoted = _until_its_end(of, quoted, goes_on, language)
        for first, last in _cuts(of, quoted, language):
            span = Span(of[first].span.start, of[last].span.end)
            inner = tuple(each.span for each in quoted if each.first <= last and first <= each.last)
            found.append(Sentence(len(found), span, tuple(of[first : last + 1]), number, section, inner))
    return tuple(found)


def _by_paragraph(every: Sequence[Token], spans: Sequence[Span]) -> list[list[Token]]:
    split: list[list[Token]] = [[] for _ in spans]
    at = 0
    for token in every:
        while token.span.start >= spans[at].end:
            at += 1
        split[at].append(token)
    return [of for of in split if of]


def _goes_on(unit: tuple[list[Token], tuple[Quotation, ...]]) -> bool:
    """Whether a paragraph begins with a quotation, as one does that goes on from the paragraph before."""
    return bool(unit[1]) and unit[1][0].first == 0


def _until_its_end(
    of: Sequence[Token], quoted: tuple[Quotation, ...], goes_on: bool, language: Language
) -> tuple[Quotation, ...]:
    """The quotations, of which one that nobody closed ends with its sentence, unless the next paragraph goes on with it."""
    if not quoted or quoted[-1].closed or goes_on:
        return quoted
    *others, last = quoted
    end = next((at for at in range(last.first + 1, len(of)) if _ends(of, at, language)), len(of) - 1)
    return (*others, Quotation(last.first, end, Span(last.span.start, of[end].span.end), closed=False))


def _cuts(of: Sequence[Token], quoted: tuple[Quotation, ...], language: Language) -> Iterator[tuple[int, int]]:
    """The first and the last token of each sentence of a paragraph."""
    start = 0
    until = list(closed_at(quoted, len(of)))
    for at in range(len(of)):
        if at < start or not _ends(of, at, language):
            continue
        # What ends inside a quotation ends with its mark, where the quotation ends too: “We counted twice.” Then …
        last = at
        while last + 1 < len(of) and of[last + 1].folded in _CLOSERS and _touches(of, last):
            last += 1
        if until[at] <= last and not _goes_on_after(of, at, last, language):
            yield from _pieces(of, start, last, language)
            start = last + 1
    if start < len(of):
        yield from _pieces(of, start, len(of) - 1, language)


def _pieces(of: Sequence[Token], first: int, last: int, language: Language) -> Iterator[tuple[int, int]]:
    """A sentence, or what has no end, in pieces that are not too long: cut where a sentence of a quotation ends, if it can."""
    while last - first >= limits.SENTENCE_TOKENS:
        end = first + limits.SENTENCE_TOKENS - 1
        cut = next((at for at in range(end, first + limits.SENTENCE_TOKENS // 2, -1) if _ends(of, at, language)), end)
        yield first, cut
        first = cut + 1
    yield first, last


def _touches(of: Sequence[Token], at: int) -> bool:
    return of[at].span.end == of[at + 1].span.start


def _goes_on_after(of: Sequence[Token], at: int, last: int, language: Language) -> bool:
    """Whether the sentence goes on after a sign that could end it: “We go!” he said. “We go!” Marn said."""
    if last + 1 >= len(of):
        return False
    following = of[last + 1]
    # Who begins with a small letter begins every sentence so.
    if following.kind == "word" and not following.capital and (of[0].kind != "word" or of[0].capital or last > at):
        return True
    if _touches(of, last) and following.kind != "sign":
        return True
    if of[at].folded in ".…" or last == at:
        return False
    short = list(takewhile(lambda token: token.folded not in _ENDS, of[last + 1 : last + 2 + _SHORT]))
    return len(short) <= _SHORT and any(token.folded in language.verbs for token in short)


def _ends(of: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a token is a sign that can end a sentence, and belongs to no abbreviation."""
    token = of[at]
    if token.folded not in _ENDS:
        return token.kind == "word" and token.folded.endswith(".") and _is_start(of, at + 1, language)
    if token.folded == "." and at and _touches(of, at - 1):
        before = of[at - 1]
        if before.kind == "word" and (before.folded in language.abbreviations or len(before.folded) == 1):
            return at + 1 == len(of)
    return True


def _is_start(of: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a token after "U.S." begins a sentence: a word that is no name, with a capital."""
    return at < len(of) and of[at].folded in language.function_words and of[at].capital
