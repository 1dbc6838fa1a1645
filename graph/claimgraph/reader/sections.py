"""The paragraphs of a text in, where in an article each stands out: by its place, its length, and how it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from claimgraph.reader.language import Language
from claimgraph.reader.text import Token

#: A heading has so many words at most, and a line that leads elsewhere has fewer than these.
_HEADING: Final = 30
_PROSE: Final = 4
_LEADING: Final = frozenset("/|•·›»<>=")
_OPENERS: Final = frozenset("(—–-[*")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and whether it ends as a sentence does."""

    text: str
    tokens: Sequence[Token]
    ends: bool

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words and numbers, folded."""
        return tuple(token.folded for token in self.tokens if token.kind != "sign")

    @property
    def starts(self) -> str:
        """Its first words, as phrases are looked up."""
        return " ".join(self.words[:3])

    def is_navigation(self, language: Language) -> bool:
        """Whether it only leads elsewhere, or gives a date: too few words, or signs between them, and no end."""
        if self.ends:
            return False
        signs = sum(token.folded in _LEADING for token in self.tokens)
        numbers = sum(token.kind == "number" for token in self.tokens)
        if signs > 1 or (signs and len(self.words) < 2 * _PROSE):
            return True
        if not numbers:
            return len(self.words) < _PROSE and ":" not in {token.folded for token in self.tokens}
        return not any(word.isalpha() and not _of_date(word, language) for word in self.words)


def _of_date(word: str, language: Language) -> bool:
    months = {month[:3] for month in language.months}
    return word[:3] in months or word in language.weekdays or word in language.clock


def sections(read: Sequence[Paragraph], language: Language) -> list[str]:
    """The key of the section of each paragraph; "" for a line that only leads elsewhere."""
    ended = [number for number, each in enumerate(read) if each.ends and _section_by_words(each, language) == "body"]
    first, last = (ended[0], ended[-1]) if ended else (len(read), len(read))
    return list(_sections(read, language, first, last))


def _sections(read: Sequence[Paragraph], language: Language, first: int, last: int) -> Iterator[str]:
    headline: tuple[str, ...] = ()
    often = Counter(each.words for each in read)
    for number, each in enumerate(read):
        by_words = _section_by_words(each, language)
        if headline and each.words == headline:
            yield "headline"
        elif often[each.words] > 1 and number >= first and number > 0:
            yield "teaser"  # a link, in a list of links
        elif by_words != "body" or each.is_navigation(language):
            yield "" if by_words == "body" else by_words
        elif number < first and len(each.words) <= _HEADING and each.tokens[0].folded not in _OPENERS:
            yield "standfirst" if headline else "headline"
            headline = headline or each.words
        elif each.ends:
            # A summary stands apart from the text: the headline or links are between.
            following = read[number + 1] if number + 1 < len(read) else None
            links = following is not None and not following.ends and _section_by_words(following, language) == "body"
            apart = number == first and bool(headline) and links
            yield "standfirst" if apart else "body"
        else:
            is_link = number > last and each.tokens[0].folded not in _OPENERS and first < len(read)
            yield "teaser" if is_link else "body"


def _section_by_words(each: Paragraph, language: Language) -> str:
    starts = each.starts
    if any(starts.startswith(words) for words in language.teasers) and any(
        token.folded == ":" for token in each.tokens[:6]
    ):
        return "teaser"
    if each.tokens[-1].folded in ("...", "…") and len(each.words) > _PROSE:
        return "teaser"
    if any(token.folded == "©" for token in each.tokens):
        return "caption"
    heads = any(starts.startswith(words) for words in language.captions)
    return "caption" if heads and any(token.folded == ":" for token in each.tokens[:4]) else "body"
