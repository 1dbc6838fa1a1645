"""Two texts that share wording in, which of them is proposed as the original out, and why; or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.propose.copies.credits import Credit, Outlets
from claimgraph.propose.copies.passages import Part, Shared
from claimgraph.propose.copies.texts import Text

#: So much of a text stands in the other one, at least, where it has nothing much of its own: a headline, a place, a word.
WHOLE: Final = 0.8
#: So much of its own has a text, at least, that another was put into.
MORE: Final = 0.25
#: In a round-up so many words stand before and after what was put into it: more than a headline, a sentence.
BEFORE: Final = 20
AFTER: Final = 8


@dataclass(frozen=True)
class Origin:
    """Which of two texts is proposed as the original, and why; None where that is left open."""

    original: Text | None
    because: tuple[str, ...]


def origin(
    pair: tuple[Text, Text], shared: Shared, credits: tuple[Sequence[Credit], Sequence[Credit]], outlets: Outlets
) -> Origin:
    """Which of two texts is the original: by credits and dates, else by being one of several things in the other.

    Where credits and dates say different things it is left open.
    """
    one, other = pair
    of_one, of_other = (
        next((credit for credit in found if credit.outlet == text.outlet), None)
        for found, text in zip(credits, (other, one), strict=True)
    )
    if of_one and of_other and of_one.whole is of_other.whole:
        of_one = of_other = None  # each credits the other as plainly: that says nothing
    votes: list[tuple[Text, str]] = []
    if of_one and not (of_other and of_other.whole):
        votes.append((other, f"{one.shown} credits {outlets.shown(other.outlet)}: “{of_one.words}”"))
    elif of_other:
        votes.append((one, f"{other.shown} credits {outlets.shown(one.outlet)}: “{of_other.words}”"))
    if one.day and other.day and one.day != other.day:
        first, second = sorted(pair, key=lambda text: text.day)
        votes.append((first, f"{first.shown} is of {first.day}, {second.shown} of {second.day}"))
    if not votes and (of_share := _by_share(pair, shared)):
        votes.append(of_share)
    named = {text.name for text, _ in votes}
    because = tuple(reason for _, reason in votes)
    if len(named) == 1:
        return Origin(votes[0][0], because)
    both = {credit.outlet for credit in credits[0] if credit.whole} & {c.outlet for c in credits[1] if c.whole}
    third = sorted(both - {one.outlet, other.outlet})
    return Origin(None, (*because, *(f"both credit {outlets.shown(outlet)}" for outlet in third)))


def _by_share(pair: tuple[Text, Text], shared: Shared) -> tuple[Text, str] | None:
    parts = shared.one, shared.other
    whole = [part.share >= WHOLE for part in parts]
    if whole[0] is whole[1]:
        return None
    at = 0 if whole[0] else 1
    shorter, longer, part = pair[at], pair[1 - at], parts[1 - at]
    if 1 - part.share < MORE:
        return None
    # One that begins with all of the other and goes on may have been added to, and the other may have been cut.
    return (shorter, f"{longer.shown} has the whole of it among other things") if _is_around(part) else None


def _is_around(part: Part) -> bool:
    """Whether what is shared stands in one piece in the middle of a text."""
    return part.before >= BEFORE and part.after >= AFTER and part.inside >= WHOLE
