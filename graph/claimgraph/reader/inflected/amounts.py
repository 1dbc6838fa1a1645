"""The words of a sentence in, its amounts out: digits, number words in any case, "more than"; no dates, measures, ordinals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from claimgraph.model.terms import Qualifier
from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.morphology import Word
from claimgraph.reader.numeral import DIGITS, YEARS, Numeral, exact, fits, inexact
from claimgraph.reader.phrases import Found

#: So many words are one number at most.
_WORDS: Final = 8
_THOUSAND: Final = 1000
_QUALIFIED: Final = 3
_INSIDE: Final = frozenset("\u00a0\u2009\u202f")


def amounts(
    of: Sequence[Word], text: str, lexicon: Lexicon, qualifiers: Mapping[str, Qualifier]
) -> tuple[Numeral, ...]:
    """The amounts of a sentence, in its order."""
    found: list[Numeral] = []
    at = 0
    while at < len(of):
        read = _number(of, at, text, lexicon)
        if read is None:
            at += 1
            continue
        end, value = read
        if span := _range(of, at, read, text, lexicon):
            found.append(span)
            at = span.end
            continue
        if value is not None and not _is_something_else(of, at, end, lexicon):
            found.append(_qualified(of, at, end, value, lexicon, qualifiers))
        at = end
    return tuple(found)


def _range(of: Sequence[Word], at: int, read: tuple[int, int | None], text: str, lexicon: Lexicon) -> Numeral | None:
    """Two numbers that an amount lies between: "40–50", "от 40 до 50"."""
    end, low = read
    if low is None or end + 1 >= len(of):
        return None
    is_dash = of[end].folded in ("-", "–", "—") and of[end].span.start == of[end - 1].span.end
    closing = lexicon.ranges.get(of[at - 1].folded) if at else None
    following = _number(of, end + 1, text, lexicon) if is_dash or closing == of[end].folded else None
    if following is None or following[1] is None or following[1] <= low:
        return None
    if _is_something_else(of, end + 1, following[0], lexicon):
        return None
    return Numeral(at, at, following[0], following[1], low, following[1])


def _number(of: Sequence[Word], at: int, text: str, lexicon: Lexicon) -> tuple[int, int | None] | None:
    """Where the number that begins here ends, and its value; None for one that is no amount."""
    if of[at].token.kind != "number":
        return _in_words(of, at, 0, lexicon)
    end, digits = at + 1, of[at].token.folded
    if not digits.isascii() or len(digits) != of[at].span.end - of[at].span.start:
        digits = "".join(sign for sign in of[at].token.folded if sign not in _INSIDE)
    # A space between thousands stands between two tokens: "12 400".
    while end < len(of) and _goes_on(of, end, text) and len(digits) <= DIGITS:
        digits += of[end].token.folded
        end += 1
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= DIGITS):
        return end, None
    if end < len(of) and (scale := _value(of[end], lexicon)) and scale >= _THOUSAND:
        return _in_words(of, end, int(digits), lexicon)
    return end, int(digits)


def _goes_on(of: Sequence[Word], at: int, text: str) -> bool:
    before, here = of[at - 1].token, of[at].token
    is_group = here.kind == "number" and len(here.folded) == 3 and here.folded.isdecimal()
    return is_group and len(before.folded) <= 3 and text[before.span.end : here.span.start] == " "


def _value(word: Word, lexicon: Lexicon) -> int | None:
    return next((lexicon.numbers[key] for key in sorted(word.keys) if key in lexicon.numbers), None)


def _in_words(of: Sequence[Word], at: int, count: int, lexicon: Lexicon) -> tuple[int, int | None] | None:
    """A number in words, each smaller than the one before: "двести сорок пять", "две тысячи пять"; "один" is none."""
    start, total, current, last = at, 0, count, 10**9
    while at < len(of) and at - start < _WORDS and (value := _value(of[at], lexicon)) is not None:
        if value >= _THOUSAND:
            total, current, last = total + max(current, 1) * value, 0, value
        elif value < last and fits(current, value):
            current, last = current + value, value
        else:
            break
        at += 1
    if at == start:
        return None
    value = total + current
    return at, value if value != 1 and value < 10**DIGITS else None


def _is_something_else(of: Sequence[Word], first: int, end: int, lexicon: Lexicon) -> bool:
    before = of[first - 1] if first else None
    after = of[end] if end < len(of) else None
    if before is not None:
        glued = before.span.end == of[first].span.start
        if lexicon.at("number_signs", of, first - 1) or (glued and before.token.kind == "word"):
            return True
        if glued and before.folded == "-" and first > 1 and of[first - 2].token.kind == "word":
            return True
    if after is not None:
        if after.keys & lexicon.months or lexicon.at("units", of, end):
            return True
        if after.span.start == of[end - 1].span.end and (after.token.kind == "word" or after.folded in "-%°"):
            return True
        if after.folded == "-" and end + 1 < len(of) and lexicon.at("units", of, end + 1):
            return True
        # "From 3 to 16 years".
        closing = lexicon.ranges.get(before.folded) == after.folded if before else False
        if closing and end + 2 < len(of) and of[end + 1].token.kind == "number" and lexicon.at("units", of, end + 2):
            return True
    year = of[first].token.folded
    return (
        end == first + 1
        and year.isdecimal()
        and int(year) in YEARS
        and (before is not None and bool(before.keys & lexicon.months))
    )


def _qualified(
    of: Sequence[Word], first: int, end: int, value: int, lexicon: Lexicon, qualifiers: Mapping[str, Qualifier]
) -> Numeral:
    plain = exact(first, end, value)
    phrase = _before(of, first, lexicon)
    if phrase is None and first and lexicon.at("each", of, first - 1):
        # "Примерно по 40": what makes it inexact stands before "each".
        inner = _before(of, first - 1, lexicon)
        phrase = Found(first, first, inner.means) if inner else None
    after = lexicon.qualifiers_after.at(of, end) if phrase is None and end < len(of) else None
    if after is not None:
        phrase, end = Found(first, first, after.means), after.end
    if phrase is None:
        return plain
    return inexact(replace(plain, first=phrase.first, end=end), phrase.means, qualifiers)


def _before(of: Sequence[Word], end: int, lexicon: Lexicon) -> Found[str] | None:
    """What makes a number inexact, where it ends here."""
    found = (lexicon.qualifiers.at(of, at) for at in range(max(0, end - _QUALIFIED), end))
    return next((each for each in found if each and each.end == end), None)
