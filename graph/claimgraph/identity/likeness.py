"""Two names in, why they may be meant for one out, in words, and how likely that is; nothing where they are not alike.

A person decides. So this is wide: what it misses, nobody is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from claimgraph.identity.alike_words import given_like, like
from claimgraph.identity.reading import names
from claimgraph.identity.shortened import cut_together, of_initials
from claimgraph.identity.spelling import same_name
from claimgraph.identity.wordlists import STATE
from claimgraph.identity.words import FEW, Name, Word


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How likely two names are meant for one, in hundredths that only order them, and why."""

    score: int
    why: str

    @property
    def is_sure(self) -> bool:
        """Whether it is one name in two spellings."""
        return self.score == _SURE


_SURE: Final = 100
#: What two names have at most that are alike only without what stands in parentheses, after a comma, or before a title.
_IN_PART: Final = 80
#: What two names have at most of which one is compared as a glossary has it.
_RETOLD: Final = 70
_IN_OTHER_WORDS: Final = "the same in other words or in another language"
_BUT_FOR: Final = "the same but for what one adds"


def likeness(one: str, other: str, *, events: bool = False) -> Likeness | None:
    """Why two names may be meant for one; None where they are not alike. Events are alike where they name one day.

    >>> likeness("Russian Ministry of Defence", "Russia's Defense Ministry").why
    'the same words in another order or form'
    >>> likeness("North Korea", "South Korea") is None
    True
    """
    if same_name(one, other):
        return Likeness(_SURE, "the same name in another spelling")
    ways, others = names(one), names(other)
    found = [each for a in ways[:1] for b in others[:1] if (each := _read(a, b, events))]
    retold: list[Likeness] = []
    for a, b in list(product(ways, others))[1:]:
        if a.retold or b.retold:
            if not found and (each := _read(a, b, events)):
                retold.append(Likeness(min(each.score, _RETOLD), _IN_OTHER_WORDS))
        elif each := _read(a, b, events):
            found.append(Likeness(min(each.score, _IN_PART), each.why if each.score < _IN_PART else _BUT_FOR))
    return max(found or retold, default=None)


def _read(a: Name, b: Name, events: bool) -> Likeness | None:
    if (a.romanised or b.romanised) and not a.consonants.isdisjoint(b.consonants):
        return Likeness(70, "the same consonants in another alphabet")
    left, right, fit = _aligned(a, b)
    if a.run_together == b.run_together:
        return Likeness(95, "the same letters, with other spaces or signs")
    if _tell_apart(left, right, fit) or _turned_round(a, b):
        return None
    found = _whole(fit) if not left and not right else _part(a, b, left, right, fit)
    return max(filter(None, (found, _event(a, b, fit) if events else None)), default=None)


def _event(a: Name, b: Name, fit: _Fit) -> Likeness | None:
    """Two events of one day, or of one month or between the same two with a word in common."""
    if not a.days.isdisjoint(b.days):
        return Likeness(70 if fit.plain else 60, "the same day")
    if fit.plain and fit.days:
        return Likeness(45, "the same month and a word in common")
    if fit.plain and fit.years:
        return Likeness(40, "the same year and a word in common")
    if fit.plain and fit.countries > 1:
        return Likeness(45, "the same parties and a word in common")
    if fit.plain > 1 and max(len(_plain(a)), len(_plain(b))) <= FEW:
        return Likeness(45, "words in common")
    return None


@dataclass(slots=True)
class _Fit:
    """What the words that go with each other are."""

    plain: int = 0  #: that say who is meant
    titles: int = 0
    countries: int = 0
    marks: int = 0  #: numbers and dates
    days: int = 0  #: those that name a month
    years: int = 0
    unlike: str = ""  #: why one of them goes with another that is written otherwise
    loss: int = 0


def _aligned(a: Name, b: Name) -> tuple[list[Word], list[Word], _Fit]:
    """The words of each name that nothing in the other goes with."""
    left, right, fit = list(a.words), list(b.words), _Fit()
    for word in a.words:
        found = next((other for other in right if other.key == word.key and _classes(word, other)), None)
        if found is not None:
            _take(left, right, word, found, fit)
    for short, long, whole in ((left, right, b), (right, left, a)):
        for word in tuple(short):
            run = of_initials(word.acronym, whole, long) if word.acronym else []
            if run := run or cut_together(word, long):
                short.remove(word)
                for each in run:
                    long.remove(each)
                fit.plain += len(run)
                fit.unlike, fit.loss = "one is abbreviated", fit.loss + 15
    for word in tuple(left):
        likes = (like if a.words[-1] is word or b.words[-1] is other else given_like for other in right)
        liked = [(by(word, other), other) for by, other in zip(likes, right, strict=True)]
        (points, why), found = max(liked, key=lambda each: each[0][0], default=((0, ""), word))
        if points:
            _take(left, right, word, found, fit)
            fit.unlike, fit.loss = why, fit.loss + 100 - points
    return left, right, fit


def _classes(one: Word, other: Word) -> bool:
    return one.is_plain == other.is_plain or {one.role, other.role} <= {"", "title"}


def _take(left: list[Word], right: list[Word], word: Word, other: Word, fit: _Fit) -> None:
    left.remove(word)
    right.remove(other)
    if word.role == "mark":
        fit.marks += 1
        fit.days += word.is_day or word.is_month
        fit.years += word.is_year
    elif word.role == "" and other.role == "":
        fit.plain += 1
    elif word.role == "title":
        fit.titles += 1
    else:
        fit.countries += "country" in (word.role, other.role)


def _tell_apart(left: list[Word], right: list[Word], fit: _Fit) -> bool:
    """Whether the words that are left over say that two are meant."""
    if any(word.role == "telling" for word in (*left, *right)):
        return True
    for role in ("mark", "country", "initial"):
        if any(word.role == role for word in left) and any(word.role == role for word in right):
            return True
    if {word.sex for word in left} | {word.sex for word in right} >= {"f", "m"}:
        return True
    # A number may be left out where enough else is said; a year always.
    numbers = [word for word in (*left, *right) if word.role == "mark" and not word.is_year]
    return bool(numbers) and fit.plain + fit.titles + fit.marks < 2


def _turned_round(a: Name, b: Name) -> bool:
    """Whether two countries have changed places, where that tells who does what to whom."""
    one, other = ([word.key for word in name.words if word.role == "country"] for name in (a, b))
    return len(one) > 1 and one != other and a.directed and b.directed


def _whole(fit: _Fit) -> Likeness | None:
    if not fit.plain and not fit.unlike:
        return Likeness(90, "the same words in another order or form")
    if fit.unlike and not fit.plain and not fit.countries:
        return None  # an initial for an initial
    return Likeness(max(40, 90 - fit.loss // 2), fit.unlike or "the same words in another order or form")


def _part(a: Name, b: Name, left: list[Word], right: list[Word], fit: _Fit) -> Likeness | None:
    """Two names of which at least one says more than the other."""
    more = [[word for word in words if word.role == ""] for words in (left, right)]
    if all(more):
        return None
    short, long, extra = (a, b, more[1]) if not more[0] else (b, a, more[0])
    beside = [word for word in (*left, *right) if not word.is_plain]
    if not fit.plain:
        return _state(short, extra, beside)
    if not extra:
        # A president is a person, and a person's spokesman another.
        if any(name.words[name.head] in beside for name in (a, b)):
            return None
        why = "one gives a title" if any(word.role == "title" for word in beside) else "one says more"
        return Likeness(max(30, 72 - fit.loss // 2), fit.unlike or why)
    if fit.plain + fit.titles + fit.marks < 2:
        return _surname(short, long, fit)
    if short.is_person and long.is_person and _plain(short)[0].key == _plain(long)[0].key:
        return Likeness(40, "one is a part of the other")
    # “Study” is no part of the Institute for the Study of War, and a ministry none of its spokesman.
    if not _names_head(short, long):
        return Likeness(35, "one ends as the other") if _ends_as(short, long) else None
    return Likeness(max(30, 66 - fit.loss // 2), "one is a part of the other")


def _ends_as(short: Name, long: Name) -> bool:
    keys = [word.key for word in short.words]
    return (
        len(keys) > 1 and [word.key for word in long.words][-len(keys) :] == keys and long.words[long.head].role == ""
    )


def _names_head(short: Name, long: Name) -> bool:
    head = long.words[long.head]
    return any(word.key == head.key or like(word, head)[0] or word.acronym for word in short.words)


def _plain(name: Name) -> list[Word]:
    return [word for word in name.words if word.is_plain]


def _surname(short: Name, long: Name, fit: _Fit) -> Likeness | None:
    one, other, first = _plain(short)[-1], _plain(long)[-1], _plain(long)[0]
    same = one.key == other.key or bool(like(one, other)[0])
    if same and short.is_person and long.is_person:
        return Likeness(max(30, 64 - fit.loss // 2), "one gives only the last word")
    alone = len(_plain(short)) == 1 and len(long.words) <= 3 and short.is_person and not long.joining
    if alone and one.key == first.key:
        return Likeness(max(20, 45 - fit.loss // 2), "one is a part of the other")
    return None


def _state(short: Name, extra: list[Word], beside: list[Word]) -> Likeness | None:
    """A country under another name of it: the Chechen side is Chechnya."""
    if any(word.role == "title" for word in beside) or not any(word.role == "country" for word in short.words):
        return None
    states = extra and all(word.key in _state_words() for word in extra)
    return Likeness(50, "a state under another name") if states else None


@cache
def _state_words() -> frozenset[str]:
    """Words for a state. Worked out when asked for: it takes half a second, which not every import shall."""
    return frozenset(word.key for name in map(names, STATE) for word in name[0].words)
