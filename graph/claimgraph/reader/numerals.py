"""The tokens of a sentence in, the numbers that can be amounts out: digits, words, dozens, "nearly 500", "no".

What is no amount is none: dates, ages, measures, money, roads, scores, times, percent, durations, ordinals. "Hundreds"
has no value, so it is none either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from claimgraph.model.terms import Qualifier
from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.numeral import DIGITS, YEARS, Numeral, exact, fits, inexact
from claimgraph.reader.text import Token

_GROUPED: Final = re.compile(r"\d{1,3}(?:([,.'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*")
_DECIMAL: Final = re.compile(r"(\d{1,3})[.,](\d{1,2})")
#: How many words one number may be, and its qualifier before it: "well over two hundred and fifty thousand".
_WORDS: Final = 9
_BEFORE: Final = 4
#: So many tokens before "at" a noun may say that a number follows: "put the number of those it got back at 95".
_FIGURE: Final = 16
_SCALES: Final = (100, 1000, 1_000_000)


def numerals(
    of: Sequence[Token],
    words: FigureWords,
    qualifiers: Mapping[str, Qualifier],
    taken: Collection[int] = (),
    ones: Collection[int] = (),
) -> tuple[Numeral, ...]:
    """The amounts of a sentence, in its order.

    No token that is ``taken`` makes one inexact: "handed over 60". "One" is an amount only at the tokens of ``ones``.
    """
    found: list[Numeral] = []
    at = 0
    other = -1  # where a number ended that is something else: of "aged 6 and 10" the 10 is an age too
    while at < len(of):
        read = _number(of, at, words)
        if read is None:
            at += 1
            continue
        end, value = read if at not in ones else (at + 1, 1)
        if (
            value is None
            or _is_something_else(of, at, end, words)
            or (other == at - 1 and _is_joined(of[at - 1], words))
        ):
            other = end
        elif found and (least := _between(of, found[-1], at, value, words)):
            found[-1] = replace(least, end=end, value=value, maximum=value)
        else:
            found.append(_qualified(of, at, end, value, words, qualifiers, found[-1].end if found else 0, taken))
        at = max(end, at + 1)
    return tuple(found)


def _between(of: Sequence[Token], before: Numeral, at: int, value: int, words: FigureWords) -> Numeral | None:
    """The number before, where this one is the most that there may be: "between 90 and 110"."""
    joined = before.end == at - 1 and words.has("number_joins", of[at - 1].folded) and before.value < value
    opened = before.first > 0 and words.has("between", of[before.first - 1].folded)
    return replace(before, first=before.first - 1) if joined and opened else None


def _number(of: Sequence[Token], at: int, words: FigureWords) -> tuple[int, int | None] | None:
    """Where the number that begins here ends, and its value; None for a value that is no amount."""
    token = of[at]
    if token.kind == "number":
        value = _digits(token)
        if at + 1 < len(of) and of[at + 1].folded in words.numbers and words.numbers[of[at + 1].folded] in _SCALES:
            return _scaled(of, at, value, words)
        return at + 1, value
    if token.kind != "word":
        return None
    group = words.groups.at(of, at)
    if group:
        return group.end, group.means
    none = words.lists["none"].at(of, at)
    if none:
        return none.end, 0
    return _in_words(of, at, words)


def _digits(token: Token) -> int | None:
    text = token.folded
    if len(text) != token.span.end - token.span.start:
        return None  # signs that nobody sees stand between the digits: what a reader sees is not what is written
    if not (text.isdecimal() and text.isascii()):
        if not _GROUPED.fullmatch(text) or (
            not text.isascii() and not set(text) <= set("0123456789\u00a0\u2009\u202f")
        ):
            return None
        text = "".join(sign for sign in text if sign.isdecimal())
    return int(text) if len(text) <= DIGITS else None


def _scaled(of: Sequence[Token], at: int, value: int | None, words: FigureWords) -> tuple[int, int | None]:
    scale = words.numbers[of[at + 1].folded]
    decimal = _DECIMAL.fullmatch(of[at].folded)
    if decimal and value is None:
        whole, part = decimal.groups()
        return at + 2, int(whole) * scale + int(part) * scale // 10 ** len(part)
    return at + 2, value * scale if value is not None and value * scale < 10**DIGITS else None


def _in_words(of: Sequence[Token], at: int, words: FigureWords) -> tuple[int, int | None] | None:
    """A number in words: "one hundred and twelve", "sixty-three", "a thousand", "two dozen"."""
    numbers = words.numbers
    start = at
    if words.has("a", of[at].folded):
        if at + 1 == len(of) or numbers.get(of[at + 1].folded, 0) not in (*_SCALES, 12):
            return None
        total, current, at = 0, 1, at + 1
    elif of[at].folded in numbers:
        total, current = 0, 0
    else:
        return None
    last = at
    while at < len(of) and at - start < _WORDS:
        word = of[at].folded
        if word in numbers:
            value = numbers[word]
            if value in _SCALES or word == "dozen":
                current = max(current, 1) * value
                if value >= 1000:
                    total, current = total + current, 0
            elif fits(current, value):
                current += value
            else:
                break
            last = at + 1
        elif word == "-" and at + 1 < len(of) and of[at + 1].folded in numbers and of[at - 1].folded in numbers:
            pass
        elif not (
            words.has("number_joins", word)
            and current % 100 == 0
            and current
            and at + 1 < len(of)
            and of[at + 1].folded in numbers
        ):
            break
        at += 1
    value = total + current
    # "One" alone is a pronoun more often than a number.
    return last, value if value != 1 and value < 10**DIGITS else None


def _is_something_else(of: Sequence[Token], first: int, end: int, words: FigureWords) -> bool:
    """Whether the words around make it a date, an age, a measure, money, a name …"""
    before = of[first - 1] if first else None
    after = of[end] if end < len(of) else None
    glued = before is not None and before.span.end == of[first].span.start
    if before is not None:
        if before.folded == "." and first > 1 and of[first - 2].folded in words.months:
            return True  # "on Dec. 30"
        is_dated = first > 1 and of[first - 2].kind == "number"  # "on 10 April 31 came home"
        if before.folded in words.months and not is_dated:
            return True
        is_reckoned = words.lists["amounts_to"].before(of, first) and _is_figure(of, first, words)
        if before.folded in words.signs or (words.before.before(of, first) and not is_reckoned):
            return True
        # "Il-76", "Mi8"; but "50-50" and "“207" are amounts.
        if glued and (
            before.kind == "word" or (before.folded in ("-", "–") and first > 1 and of[first - 2].kind == "word")
        ):
            pair = first > 1 and (of[first - 2].folded in words.numbers or words.has("against", of[first - 2].folded))
            return before.folded not in words.numbers and not pair
    if after is not None:
        if words.units.at(of, end) or after.folded in words.months or after.folded in words.signs:
            return True
        touches = after.span.start == of[end - 1].span.end
        if touches and (after.kind == "word" or (after.folded == "-" and _is_glued(of, end + 1, words))):
            return True
        if words.has("of", after.folded) and end + 1 < len(of) and of[end + 1].folded in words.months:
            return True
        if (
            (after.folded in ("-", "–") or words.has("to", after.folded))
            and end + 2 < len(of)
            and (words.units.at(of, end + 2) or (end + 3 < len(of) and of[end + 3].folded in words.months))
        ):
            return True
    return _is_year(of, first, end, words)


def _is_figure(of: Sequence[Token], first: int, words: FigureWords) -> bool:
    """Whether words before a number say that it is one: "put the men at 147", "the number … stood at 98"."""
    near = of[max(0, first - _FIGURE) : first]
    return any(words.has(list, token.folded) for list in ("figure", "puts") for token in near)


def _is_joined(token: Token, words: FigureWords) -> bool:
    return words.has("number_joins", token.folded) or words.has("to", token.folded)


def _is_glued(of: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Whether a word behind a hyphen belongs to the number before: "60-bed", and not "60-for-60"."""
    if at >= len(of) or of[at].kind != "word":
        return False
    return not words.has("against", of[at].folded) and of[at].folded not in words.numbers


def _is_year(of: Sequence[Token], first: int, end: int, words: FigureWords) -> bool:
    token = of[first]
    if not (token.kind == "number" and len(token.folded) == 4 and token.folded.isdecimal()):
        return False
    if int(token.folded) not in YEARS:
        return False
    before = of[first - 1].folded if first else ""
    return before in words.times or before in words.months or end == len(of) or of[end].kind != "word" or before == ","


def _qualified(
    of: Sequence[Token],
    first: int,
    end: int,
    value: int,
    words: FigureWords,
    qualifiers: Mapping[str, Qualifier],
    after: int,
    taken: Collection[int],
) -> Numeral:
    for at in range(max(after, first - _BEFORE), first):
        phrase = words.qualifiers.at(of, at)
        if phrase and phrase.end == first and at not in taken:
            stated = " ".join(token.folded for token in of[at:first])
            return inexact(replace(exact(first, end, value), first=at), phrase.means, qualifiers, stated)
    return exact(first, end, value)
