"""Texts in, those that share wording out: copies with the original that is proposed, and the same sentences elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Final

from claimgraph.propose.copies.credits import Credit, Outlets
from claimgraph.propose.copies.grouping import groups
from claimgraph.propose.copies.index import Sharing, sharing
from claimgraph.propose.copies.origin import Origin, origin
from claimgraph.propose.copies.passages import Shared, Side, shared
from claimgraph.propose.copies.texts import Text
from claimgraph.propose.copies.wording import Lexicon, Wording, wording_of

#: Two texts that share fewer runs of words than this are not looked at closely: a copied sentence has more.
RUNS: Final = 3
#: So many words outside quotation marks a copy shares with its original, at least: a long sentence.
WORDS: Final = 24
#: And so much of its words: two reports that tell the background in the same paragraph share less.
SHARE: Final = 0.2
#: Where what they share is the beginning of one of them, so much is enough: a lead inside a longer text.
LEAD_SHARE: Final = 0.08
#: Within so many words a text has begun: after a headline and a place.
BEGINNING: Final = 40
#: What ends both texts within so many words, and is all that they share, is what an outlet puts below its texts.
END: Final = 12
#: Where half of the figures in what they share differ, or a quarter and not just one or two, it is the same sentences on
#: something else.
MOST, SOME, FEW = 1 / 2, 1 / 4, 2


@dataclass(frozen=True)
class Likeness:
    """Two texts that share wording, and which of them is proposed as the original."""

    one: Text
    other: Text
    shared: Shared
    is_template: bool  #: the same sentences with other figures or on another day: no copy
    origin: Origin

    @property
    def is_said(self) -> bool:
        """Whether the corpus says already that one republishes the other."""
        ends = (self.one, self.other), (self.other, self.one)
        return any(text.document != "" and text.document == other.copy_of for text, other in ends)

    def passages(self) -> Iterator[tuple[str, str]]:
        """The words of each passage that they share, in the one and in the other."""
        lexicon = Lexicon()
        one, other = (wording_of(text.text, lexicon) for text in (self.one, self.other))
        for passage in self.shared.passages:
            yield one.words(*passage.one), other.words(*passage.other)


@dataclass(frozen=True)
class Credited:
    """A text that credits an outlet whose own text is not at hand."""

    text: Text
    credit: Credit


@dataclass(frozen=True)
class Copies:
    """What was found: groups of copies and of templates, those of most words first; and credits without a text."""

    copies: tuple[tuple[Likeness, ...], ...]
    templates: tuple[tuple[Likeness, ...], ...]
    credited: tuple[Credited, ...]


def copies_among(texts: Iterable[Text], outlets: Outlets) -> Copies:
    """The texts that share wording; in whatever order they are given, the same is found."""
    finder = _Finder(sorted(texts, key=lambda text: text.name), outlets)
    found = list(finder.likenesses())
    copies = _grouped([*finder.repeated(), *(each for each in found if not each.is_template)])
    templates = _grouped([each for each in found if each.is_template])
    return Copies(copies, templates, tuple(finder.credited(copies)))


class _Finder:
    def __init__(self, texts: Sequence[Text], outlets: Outlets) -> None:
        self.outlets = outlets
        self._credits: dict[str, tuple[Credit, ...]] = {}
        self._alone: list[tuple[Text, Wording]] = []
        self._same: list[list[Text]] = []
        of_words: dict[bytes, int] = {}
        lexicon = Lexicon()
        for text in sorted(texts, key=lambda text: (text.day or "9", text.name)):
            wording = wording_of(text.text, lexicon)
            at = of_words.setdefault(_digest(wording), len(self._alone))
            if at == len(self._alone):
                self._alone.append((text, wording))
                self._same.append([])
            self._same[at].append(text)
        self._sides: dict[int, Side] = {}

    def repeated(self) -> Iterator[Likeness]:
        """The texts that are another's word for word, each beside the first of them."""
        for at, (first, *others) in enumerate(self._same):
            if others and len(self._alone[at][1]) >= WORDS:
                side = self._side(at)
                whole = shared(side, side)
                for other in others:
                    yield self._likeness(first, other, whole, is_template=False)

    def likenesses(self) -> Iterator[Likeness]:
        """The texts that share much with others, not word for word."""
        for (a, b), runs in sorted(self._sharing.pairs.items()):
            if runs < RUNS:
                continue
            sides = self._side(a), self._side(b)
            found = shared(*sides)
            if _is_much(found):
                one, other = self._alone[a][0], self._alone[b][0]
                yield self._likeness(one, other, found, is_template=_is_template(found))

    def credited(self, copies: Sequence[Sequence[Likeness]]) -> Iterator[Credited]:
        """The texts that credit somebody without a text that they share wording with."""
        known = {text.name for group in copies for each in group for text in (each.one, each.other)}
        for text in sorted((text for same in self._same for text in same), key=lambda text: text.name):
            if text.name not in known:
                for credit in self._credits_of(text):
                    if credit.whole and credit.outlet != text.outlet:
                        yield Credited(text, credit)

    @cached_property
    def _sharing(self) -> Sharing:
        return sharing([wording for _, wording in self._alone], [text.outlet for text, _ in self._alone])

    def _side(self, at: int) -> Side:
        if at not in self._sides:
            self._sides[at] = Side(self._alone[at][1], self._sharing.boilerplate)
        return self._sides[at]

    def _likeness(self, one: Text, other: Text, found: Shared, *, is_template: bool) -> Likeness:
        credits = self._credits_of(one), self._credits_of(other)
        return Likeness(one, other, found, is_template, origin((one, other), found, credits, self.outlets))

    def _credits_of(self, text: Text) -> tuple[Credit, ...]:
        if text.name not in self._credits:
            self._credits[text.name] = self.outlets.credits(text.text)
        return self._credits[text.name]


def _digest(wording: Wording) -> bytes:
    """What two texts share whose words are the same, also in their figures."""
    figures = repr(sorted(wording.figures.items())).encode()
    return blake2b(wording.codes.tobytes() + figures, digest_size=16).digest()


def _is_much(found: Shared) -> bool:
    """Whether two texts share so much that one has it from the other, or both from a third."""
    one, other = found.one, found.other
    if max(one.after, other.after) < END and len(found.passages) == 1 and min(one.before, other.before) >= BEGINNING:
        return False
    words = min(one.plain_words, other.plain_words)
    share = max(one.plain_share, other.plain_share)
    return words >= WORDS and share >= (LEAD_SHARE if _is_lead(found) else SHARE)


def _is_lead(found: Shared) -> bool:
    """Whether one of the texts begins with words that the other has too."""
    return any(
        min(passage.one[0], passage.other[0]) < BEGINNING and passage.one[1] - passage.one[0] >= WORDS
        for passage in found.passages
    )


def _is_template(found: Shared) -> bool:
    other, of = len(found.other_figures), len(found.figures)
    return (other > FEW and other >= SOME * of) or (other > 0 and other >= MOST * of)


def _grouped(found: Sequence[Likeness]) -> tuple[tuple[Likeness, ...], ...]:
    def rank(name: str, pairs: Sequence[Likeness]) -> tuple[int, int, str]:
        """The one that most are proposed to be copies of; then the one that shares most."""
        proposed = sum(each.origin.original is not None and each.origin.original.name == name for each in pairs)
        return (-proposed, -sum(map(_words, pairs)), name)

    in_groups = groups(found, lambda each: (each.one.name, each.other.name), _words, rank)
    in_groups.sort(key=lambda group: (-max(map(_words, group)), group[0].one.name, group[0].other.name))
    return tuple(map(tuple, in_groups))


def _words(found: Likeness) -> int:
    return min(found.shared.one.words, found.shared.other.words)
