"""The tokens of one paragraph in, the places between its marks of quotation out, whatever marks they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.reader.language import Language
from claimgraph.reader.text import Span, Token


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation by the numbers of the tokens of its marks; ``last`` is behind the paragraph where none closes it."""

    first: int
    last: int
    span: Span  #: what stands between the marks
    closed: bool = True


def quotations(text: str, tokens: Sequence[Token], language: Language) -> tuple[Quotation, ...]:
    """The quotations of a paragraph, in its order; of one inside another only the outer.

    A mark that nothing closes is one to the end of the paragraph: the last of them, since no other can be open.
    """
    found = []
    opened: int | None = None
    closing = ""
    closes_anything = _closing(text, tokens)
    for at, token in enumerate(tokens):
        if opened is None:
            if token.kind == "sign" and (mark := _opens(text, token, language)):
                # A single mark may be an apostrophe: it opens nothing where nothing closes it.
                if mark in "'’" and closes_anything.get(mark, -1) <= at:
                    continue
                opened, closing = at, mark
        elif token.kind == "sign" and token.folded in closing.split() and _closes(text, token):
            found.append(Quotation(opened, at, Span(tokens[opened].span.end, token.span.start)))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, len(tokens), Span(tokens[opened].span.end, tokens[-1].span.end), closed=False))
    return tuple(found)


def _opens(text: str, token: Token, language: Language) -> str:
    """The marks, by spaces, one of which closes what this sign opens; "" where it opens nothing."""
    sign = token.folded
    marks = language.quotation
    pairs = [pair for pair in marks["pairs"] if pair[: len(pair) // 2] == sign]
    after = text[token.span.end : token.span.end + 1]
    before = text[token.span.start - 1 : token.span.start]
    if pairs:
        # Somebody who closes with a straight mark what he opened with another, does close it.
        return " ".join([*(pair[len(pair) // 2 :] for pair in pairs), *([] if sign in "‘‹" else [marks["straight"]])])
    if sign == marks["straight"]:
        return f"{sign} ”"
    if sign == marks["single"] and not after.isspace() and not before.isalnum():
        return sign
    return ""


def _closes(text: str, token: Token) -> bool:
    if token.folded not in ("'", "’"):
        return True
    return not text[token.span.end : token.span.end + 1].isalnum() and not text[token.span.start - 1].isspace()


def _closing(text: str, tokens: Sequence[Token]) -> dict[str, int]:
    """Where in the paragraph the last single mark stands that can close something."""
    return {
        token.folded: at
        for at, token in enumerate(tokens)
        if token.kind == "sign" and token.folded in ("'", "’") and _closes(text, token)
    }


def closed_at(quotations: Sequence[Quotation], count: int) -> Iterator[int]:
    """For each of so many tokens, the number of the mark that ends the quotation it stands in; -1 for one in none."""
    at = 0
    for number in range(count):
        while at < len(quotations) and quotations[at].last < number:
            at += 1
        yield quotations[at].last if at < len(quotations) and quotations[at].first <= number else -1
