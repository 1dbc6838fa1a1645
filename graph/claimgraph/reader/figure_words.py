"""The words of a language that stand around figures, as phrases that can be looked for; what they do is told by their list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claimgraph.reader.language import Language, language
from claimgraph.reader.phrases import Phrases

#: The lists of `figures` in the file of a language that are phrases alone.
LISTS = (
    "none",
    "somebody",
    "each",
    "jointly",
    "each_subject",
    "we",
    "us",
    "them",
    "it",
    "other_side",
    "sides",
    "to",
    "arrives",
    "between",
    "from",
    "not_to",
    "of_side",
    "of",
    "those_of",
    "the",
    "by",
    "with",
    "own",
    "more",
    "than",
    "have",
    "even",
    "joins",
    "number_joins",
    "a",
    "inside",
    "prepositions",
    "for_side",
    "be",
    "instead",
    "infinitive",
    "instead_of",
    "in_return",
    "against",
    "same_number",
    "among",
    "in_all",
    "figure",
    "puts",
    "amounts_to",
    "groups",
    "how_many",
    "until_now",
    "record",
    "another_time",
    "on_top",
    "earlier",
    "stages",
    "follows",
    "sent",
    "perfect",
    "ordinal",
    "who",
    "which",
    "complement",
    "conditional",
    "planned",
    "demands",
    "attempted",
    "ongoing",
    "refused",
    "denied",
    "voided",
    "put_off",
    "conditional_first",
    "managed",
    "after",
    "links",
    "breaks",
    "asides",
)


@dataclass(frozen=True, eq=False)
class FigureWords:
    """Phrases of a language by their list, and what makes a number inexact or no amount."""

    lists: dict[str, Phrases[str]]
    numbers: dict[str, int]
    groups: Phrases[int]  #: "a pair of"
    qualifiers: Phrases[str]  #: by the key of a qualifier; "exactly" for words that leave a number as it is
    before: Phrases[str]  #: "Route": a number after it is a name
    units: Phrases[str]
    signs: frozenset[str]
    times: frozenset[str]
    months: dict[str, int]  #: which month a word names, whole or cut short
    days: frozenset[str]
    gerund: str  #: how a verb ends that tells what somebody is doing
    saying: frozenset[str]  #: the forms of verbs of saying
    saying_on: frozenset[str]  #: those that go on with what is said: "adding"

    def has(self, list: str, word: str) -> bool:
        """Whether a single word is in a list."""
        return word in self.lists[list].single


@cache
def figure_words(code: str) -> FigureWords:
    """The words around figures of the language with this code."""
    return _made(language(code))


def _made(read: Language) -> FigureWords:
    given = read.figures
    numbered = given["numbered"]

    def phrases(words: Iterable[object]) -> Phrases[str]:
        return Phrases((str(word), str(word)) for word in words)

    return FigureWords(
        lists={name: phrases(given[name]) for name in LISTS},
        numbers=dict(read.numbers),
        groups=Phrases((str(words), int(value)) for words, value in given["dozens"].items()),
        qualifiers=Phrases((str(word), str(key)) for key, words in given["qualifiers"].items() for word in words),
        before=phrases(numbered["before"]),
        units=phrases(numbered["units"]),
        signs=frozenset(map(str, numbered["signs"])),
        times=frozenset(map(str, numbered["times"])),
        days=read.weekdays,
        months={name: at for at, month in enumerate(read.months, 1) for name in (month, month[:3])},
        gerund=str(given["gerund"]),
        saying=frozenset(form for form, verb in read.verbs.items() if verb.does == "asserts"),
        saying_on=frozenset(
            form for form, verb in read.verbs.items() if verb.does == "asserts" and "gerund" in verb.forms
        ),
    )
