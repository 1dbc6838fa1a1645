"""One word in, the words of a name that it is made of out: of their first letters, or of longer beginnings of them."""

from __future__ import annotations

import re
from typing import Final

from claimgraph.identity.words import Name, Word

#: How many letters a word has, at least, that other words are cut to go with.
CUT: Final = 4
#: A word that is written as if it were two or more, each of two letters or more: WaPo.
_HUMPED: Final = re.compile("(?:[A-Z][a-z]+){2,4}")
HUMPS: Final = re.compile("[A-Z][a-z]+")
#: How many letters it has at most: the ways to cut many would be too many.
_LONG: Final = 24
#: How many words may be cut.
_CUT_WORDS: Final = 4


def of_initials(letters: str, name: Name, free: list[Word]) -> list[Word]:
    """The words of a name that stand beside each other and begin with these letters; none where they do not.

    The words that join them may have a letter of their own (MoD, POW) or none (UN), the first word two (KUNA).
    """
    for read in (name.letters, [each for each in name.letters if each[1] >= 0]):
        first = "".join(letter for letter, _ in read)
        for wanted in (letters, letters[0] + letters[2:] if len(letters) > 3 else letters):
            at = first.find(wanted)
            places = dict.fromkeys(place for _, place in read[at : at + len(wanted)] if place >= 0) if at >= 0 else ()
            run = [name.words[place] for place in places]
            if (
                run
                and all(word in free for word in run)
                and (wanted == letters or run[0].text[1:2].lower() == letters[1])
            ):
                return run
    return []


def cut_together(short: Word, words: list[Word]) -> list[Word]:
    """The words beside each other whose beginnings, the last one whole, are the letters of one: HuffPost, csmonitor.

    Where capitals show the cuts, the last one may be cut too: WaPo.
    """
    if short.role or len(words) < 2 or not CUT <= len(short.run) <= _LONG:
        return []
    humps = [hump.lower() for hump in HUMPS.findall(short.text)] if _HUMPED.fullmatch(short.text) else []
    for start in range(len(words) - 1):
        if words[start].run[:1] != short.run[0]:
            continue
        run = words[start : start + len(humps)]
        if humps and len(run) == len(humps) and all(map(_starts, run, humps)):
            return run
        for end in range(start + 1, min(len(words), start + _CUT_WORDS + 1)):
            last = words[end].run if words[end].role == "" else ""
            rest = short.run.removesuffix(last) if len(last) >= CUT else short.run
            if rest != short.run and _begin(rest, [word.run for word in words[start:end]]):
                return words[start : end + 1]
    return []


def _starts(word: Word, letters: str) -> bool:
    return word.run.startswith(letters)


def _begin(letters: str, words: list[str]) -> bool:
    """Whether letters are beginnings of all these words, in their order."""
    if not words or not letters:
        return not words and not letters
    lengths = (size for size in range(1, len(letters) + 1) if words[0].startswith(letters[:size]))
    return any(_begin(letters[size:], words[1:]) for size in lengths)
