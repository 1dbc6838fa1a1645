"""The lists of a language with cases as phrases of base forms; a phrase is found in whatever forms its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, TypeVar

from claimgraph.reader.inflected.morphology import Word, plain
from claimgraph.reader.language import language
from claimgraph.reader.phrases import Found
from claimgraph.reader.tokens import tokens

T = TypeVar("T")

#: The lists of `inflected` in the file of a language that are phrases alone.
LISTS: Final = (
    "negations",
    "contrasts",
    "relatives",
    "conjunctions",
    "complements",
    "about",
    "hedges",
    "refusing",
    "according",
    "according_alone",
    "according_nouns",
    "citing",
    "pronouns_person",
    "pronouns_body",
    "possessive",
    "own",
    "we",
    "offered",
    "in_return",
    "each_subject",
    "bodies",
    "houses",
    "offices",
    "sides",
    "sides_joint",
    "inside",
    "there",
    "so_says",
    "is_said",
    "of_what",
    "comments",
    "nameless",
    "into",
    "towards",
    "from",
    "denying",
    "silences",
    "not_so",
    "each",
    "against",
    "in_all",
    "among",
    "same_number",
    "series",
    "conditional",
    "planned",
    "units",
    "number_signs",
    "with_each",
)


class BasePhrases(Generic[T]):
    """Phrases whose words are base forms, or the very forms that stand in the text; of several the longest is found."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, means in pairs:
            first, *rest = (plain(token.folded) for token in tokens(phrase))
            self._by_first.setdefault(first, []).append(((first, *rest), means))
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def at(self, of: Sequence[Word], first: int) -> Found[T] | None:
        """The longest phrase that begins with this word."""
        best: Found[T] | None = None
        for key in sorted(of[first].keys):
            for phrase, means in self._by_first.get(key, ()):
                end = first + len(phrase)
                fits = end <= len(of) and all(phrase[step] in of[first + step].keys for step in range(1, len(phrase)))
                if fits and (best is None or end > best.end):
                    best = Found(first, end, means)
        return best

    def all(self, of: Sequence[Word], first: int = 0, end: int | None = None) -> Iterator[Found[T]]:
        """Every phrase that begins and ends between two words; of two that overlap the first."""
        at, end = first, len(of) if end is None else end
        while at < end:
            found = self.at(of, at)
            if found and found.end <= end:
                yield found
            at = found.end if found and found.end <= end else at + 1

    def has(self, of: Sequence[Word], first: int, end: int) -> bool:
        """Whether one stands between two words."""
        return next(self.all(of, first, end), None) is not None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language."""

    code: str
    verbs: BasePhrases[str]  #: the key of a stance by the verb
    denied_verbs: Mapping[str, str]  #: the key of a stance by that of a verb that is negated
    lists: Mapping[str, BasePhrases[str]]
    numbers: Mapping[str, int]
    months: frozenset[str]
    qualifiers: BasePhrases[str]
    qualifiers_after: BasePhrases[str]  #: those that stand behind a number
    inverted: str  #: the key of the qualifier of a number that stands behind its noun
    ranges: Mapping[str, str]  #: what stands before the first and before the second of two numbers
    adjectives: tuple[str, ...]  #: endings that make an adjective of the name of a state
    people: tuple[str, ...]  #: endings that make its people of it
    unknown_names: Mapping[str, Mapping[str, Sequence[str]]]  #: how names are bent that the dictionary lacks
    persons: frozenset[str]  #: "he", "she"
    any_body: frozenset[str]  #: words that any body can be meant by, whatever it is called

    def at(self, name: str, of: Sequence[Word], first: int) -> Found[str] | None:
        """The phrase of a list that begins with this word."""
        return self.lists[name].at(of, first) if 0 <= first < len(of) else None

    def has(self, name: str, of: Sequence[Word], first: int, end: int) -> bool:
        """Whether a phrase of a list stands between two words."""
        return self.lists[name].has(of, max(0, first), min(end, len(of)))


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of the language with this code; a list that its file lacks is empty."""
    read = language(code)
    given: Mapping[str, Any] = read.inflected
    return Lexicon(
        code,
        _by_key(given.get("verbs", {})),
        given.get("denied_verbs", {}),
        {name: BasePhrases((words, words) for words in given.get(name, ())) for name in LISTS},
        {plain(word): value for word, value in read.numbers.items()},
        frozenset(map(plain, read.months)),
        _by_key(given.get("qualifiers", {})),
        _by_key(given.get("qualifiers_after", {})),
        given.get("inverted", ""),
        given.get("ranges", {}),
        tuple(given.get("adjective_endings", ())),
        tuple(given.get("people_endings", ())),
        given.get("unknown_names", {}),
        frozenset(given.get("pronouns_person", ())),
        frozenset(given.get("any_body", ())),
    )


def _by_key(given: Mapping[str, Sequence[str]]) -> BasePhrases[str]:
    """Phrases that each mean the key under which they stand."""
    return BasePhrases((words, key) for key, every in given.items() for words in every)
