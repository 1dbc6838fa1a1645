"""A document in, what one claimant says in it and takes back in the same breath out: two figures, a yes and a no."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from claimgraph.model.labels import Labels
from claimgraph.model.records import Corpus, Document, Proposition, Statement
from claimgraph.model.values import Period, kind_of

#: Which statement of the document, what is wrong, what to do about it, and which other statement it stands against.
Found = tuple[int, str, str, int]

_REMEDY = (
    "Where one is a plan, a part or of another day, say so (`phase`, `as-of`, `stated-on` …); where the text itself "
    "disagrees, say that in a `note`."
)

End = int | None
_Held = tuple[int, Proposition]  #: with the number of its statement


def odd_figures(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Where one claimant, through the same speakers and on the same day, holds two things that cannot both be right.

    What has a note is left out: somebody has seen it.
    """
    held: dict[tuple[object, ...], list[_Held]] = {}
    polarity: dict[tuple[object, ...], tuple[bool, int]] = {}
    for number, statement in enumerate(document.statements):
        yes = _holds(statement)
        if yes is None or statement.note:
            continue
        proposition, name = statement.proposition, statement.claimant.actor
        who = (*(link.actor for link in statement.chain), statement.claimant.stated_on, proposition.question)
        first, other = polarity.setdefault((*who, repr(proposition.answer)), (yes, number))
        if first is not yes:
            yield number, f"{name!r} says that it is so, and that it is not", _REMEDY, other
        if not yes:
            continue
        earlier = held.setdefault(who, [])
        for other, before in ((other, before) for other, before in earlier if _disjoint(before, proposition)):
            said = " and ".join(_shown(p, corpus) for p in (before, proposition))
            what = "days" if isinstance(proposition.answer, Period) else "figures"
            yield number, f"{name!r} gives two {what} that cannot both be right: {said}", _REMEDY, other
            break
        # The ends alone decide whether another is apart from one of them: two are kept, however many there are.
        held[who] = _widest([*earlier, (number, proposition)])


def _shown(proposition: Proposition, corpus: Corpus) -> str:
    return Labels(corpus).answer(proposition.answer) if proposition.answer is not None else ""


def _holds(statement: Statement) -> bool | None:
    """Whether the claimant holds that it is so (True) or that it is not so (False); None where neither."""
    answer = statement.proposition.answer
    if answer is None or not statement.stands or statement.stance not in ("asserts", "denies"):
        return None
    return (statement.stance == "asserts") is not statement.proposition.negated


def _ends(proposition: Proposition) -> tuple[End, End]:
    if proposition.answer is None:
        return None, None
    low, high, _ = kind_of(proposition.answer).ends(proposition.answer)
    return low, high


def _disjoint(one: Proposition, other: Proposition) -> bool:
    (a, b), (c, d) = _ends(one), _ends(other)
    return _is_below(b, c) or _is_below(d, a)


def _is_below(high: End, low: End) -> bool:
    return high is not None and low is not None and high < low


def _widest(held: list[_Held]) -> list[_Held]:
    """Of propositions on one question the one whose end is lowest, and the one whose beginning is highest."""
    ending = [(high, one) for one in held for high in [_ends(one[1])[1]] if high is not None]
    beginning = [(low, one) for one in held for low in [_ends(one[1])[0]] if low is not None]
    lowest = min(ending, key=itemgetter(0), default=None)
    highest = max(beginning, key=itemgetter(0), default=None)
    return [found[1] for found in (lowest, highest) if found is not None]
