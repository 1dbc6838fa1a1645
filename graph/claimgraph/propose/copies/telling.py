"""What was found in, what a person reads of it out: passages side by side, what is proposed, and how to accept it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Final

from claimgraph.base.words import counted
from claimgraph.privacy.people import Cast
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.propose.copies.credits import Outlets
from claimgraph.propose.copies.finding import Copies, Credited, Likeness
from claimgraph.propose.copies.passages import Part
from claimgraph.propose.copies.texts import Text

#: How many signs wide each of two columns is; how many passages of a pair are shown, and so many signs of each.
_COLUMN, _PASSAGES, _SIGNS = 54, 3, 480
#: So many figures in which two texts differ are named.
_FIGURES: Final = 5

COLUMNS: Final = (
    *("kind", "one", "other", "original", "because", "words", "share_of_one", "share_of_other", "other_figures"),
    *("words_of_one", "words_of_other"),
)


class Telling:
    """Tells what was found, without passages that name a private person; ``words`` is all that was told, unbroken."""

    def __init__(self, found: Copies, outlets: Outlets, cast: Cast) -> None:
        self._found = found
        self._outlets = outlets
        self._private = PrivateNames(cast)
        self.words: list[str] = []

    def lines(self, limit: int) -> Iterator[str]:
        """What a person reads: of copies, of templates and of credits so many each."""
        copies, templates = self._found.copies, self._found.templates
        for number, each in enumerate(islice(_flat(copies), limit), 1):
            yield from self._told(number, each)
        count = sum(map(len, copies))
        yield f"{counted(count, 'pair')} of texts may be copies{_more(count, limit)}."
        if count:
            yield "Accept one with --accept COPY ORIGINAL; nothing is written before that."
        if templates:
            yield ""
            yield "The same sentences with other figures or on another day, and so no copies:"
            yield from (self._template(each) for each in islice(_flat(templates), limit))
            if (count := sum(map(len, templates))) > limit:
                yield f"  and {count - limit:,} more"
        if self._found.credited:
            yield ""
            yield "These credit somebody whose text is not among them:"
            yield from map(self._credit, self._found.credited[:limit])
            if (count := len(self._found.credited)) > limit:
                yield f"  and {count - limit:,} more"

    def rows(self, limit: int) -> Iterator[Sequence[str]]:
        """The same as rows of a table with `COLUMNS`, without the credits."""
        for kind, groups in (("copy", self._found.copies), ("template", self._found.templates)):
            for each in islice(_flat(groups), limit):
                passages = list(self._passages(each))
                original = each.origin.original if kind == "copy" else None
                yield (
                    *(kind, each.one.shown, each.other.shown, original.shown if original else ""),
                    "; ".join(each.origin.because) if kind == "copy" else "",
                    str(min(each.shared.one.words, each.shared.other.words)),
                    *(f"{part.share:.2f}" for part in (each.shared.one, each.shared.other)),
                    "; ".join(f"{one} {other}" for one, other in each.shared.other_figures),
                    *(" … ".join(side) for side in (zip(*passages, strict=True) if passages else ((), ()))),
                )

    def _told(self, number: int, each: Likeness) -> Iterator[str]:
        ends = (each.one, each.shared.one), (each.other, each.shared.other)
        yield f"{number}. {' and '.join(text.shown for text, _ in ends)} share their wording"
        yield from (f"   {share_of(*end)}" for end in ends)
        original, because = each.origin.original, "; ".join(each.origin.because)
        if each.is_said:
            yield "   The corpus says that already."
        elif original:
            copy = each.other if original == each.one else each.one
            yield f"   proposed original: {original.shown}, since {because}"
            yield f"   to accept:  --accept {_argument(copy)} {_argument(original)}"
        else:
            yield f"   which is the original is open{f': {because}' if because else ''}"
            yield f"   to accept:  --accept {_argument(each.one)} {_argument(each.other)}, or the other way round"
        if each.shared.other_figures:
            yield f"   figures that differ: {_figures(each)}"
        passages = list(self._passages(each))
        yield from self._beside((each.one.shown, each.other.shown))
        for passage in passages[:_PASSAGES]:
            yield ""
            yield from self._beside(passage)
        if len(passages) > _PASSAGES:
            yield f"   and {counted(len(passages) - _PASSAGES, 'passage')} more"
        yield ""

    def _template(self, each: Likeness) -> str:
        return f"  {each.one.shown} and {each.other.shown}: {_figures(each)}"

    def _credit(self, each: Credited) -> str:
        said = f" (republishes {each.text.copy_of}, as the corpus says)" if each.text.copy_of else ""
        return f"  {each.text.shown}: {self._outlets.shown(each.credit.outlet)}, “{each.credit.words}”{said}"

    def _passages(self, each: Likeness) -> Iterator[tuple[str, str]]:
        for one, other in passages_of(each, self._private):
            self.words += one, other
            yield cut(one), cut(other)

    def _beside(self, sides: Sequence[str]) -> Iterator[str]:
        return (f"   {line}" for line in beside(sides, _COLUMN))


def passages_of(each: Likeness, private: PrivateNames) -> Iterator[tuple[str, str]]:
    """The passages that two texts share, in the words of each, without those that name a private person."""
    for passage in each.passages():
        one, other = (_without_private(" ".join(words.split()), private) for words in passage)
        yield one, other


def _without_private(words: str, private: PrivateNames) -> str:
    person = private.named_in(words)
    return f"[not shown: it names a private person ({person.role})]" if person else words


def cut(words: str) -> str:
    """As much of a passage as is shown."""
    return f"{words[:_SIGNS]}…" if len(words) > _SIGNS else words


def beside(sides: Sequence[str], width: int) -> Iterator[str]:
    """Two texts side by side, line by line, each so many signs wide.

    >>> list(beside(("to the north", "to the south"), 8))
    ['to the   | to the', 'north    | south']
    """
    columns = [textwrap.wrap(side, width, break_on_hyphens=False) for side in sides]
    for one, other in zip_longest(*columns, fillvalue=""):
        yield f"{one:<{width}} | {other}".rstrip()


def _flat(groups: Iterable[Sequence[Likeness]]) -> Iterator[Likeness]:
    return (each for group in groups for each in group)


def share_of(text: Text, part: Part) -> str:
    """How much of a text is shared, and of which day it is."""
    of = f", of {text.day}" if text.day else ""
    return f"{text.shown}{of}: {part.share:.0%} of its words, {part.words:,}"


def _figures(each: Likeness) -> str:
    other = each.shared.other_figures
    named = ", ".join(f"{a} / {b}" for a, b in other[:_FIGURES])
    return f"{named}{' …' * (len(other) > _FIGURES)} ({len(other)} of {len(each.shared.figures)})"


def _argument(text: Text) -> str:
    name = text.shown
    return name if all(sign.isalnum() or sign in "-_." for sign in name) else f'"{name}"'


def _more(count: int, shown: int) -> str:
    return f", of which {shown:,} are shown" if shown < count else ""
