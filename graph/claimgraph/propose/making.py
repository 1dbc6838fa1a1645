"""What a reader found in the text of a document in, proposals out: figures with who says them, frames for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.terms import digest
from claimgraph.base.words import folded
from claimgraph.corpus.source import CONTROL
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Corpus, Document
from claimgraph.model.terms import Term
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.propose.draft import Draft, joined, plain_of
from claimgraph.propose.events import days_named, days_of_events, event_of, event_on, is_on_day
from claimgraph.propose.joining import claimed
from claimgraph.propose.proposal import Counted, Proposal, Proposed
from claimgraph.reader.precision import Counted as Precision
from claimgraph.reader.said import Figure, Reading, Said, Speaker
from claimgraph.reader.text import Span

#: So many words at most are between two spans that are quoted as one: "that it".
_LITTLE: Final = 2
_WORD: Final = re.compile(r"\w+")
_FAR: Final = 40
_APART: Final = re.compile(r"[.,:;!?\n]")
_OUTLET: Final = (Speaker("", "", None),)


def proposed(
    reading: Reading,
    text: str,
    document: Document,
    corpus: Corpus,
    event: str = "",
    precision: Mapping[str, Precision] = MappingProxyType({}),
) -> Proposed:
    """The proposals that a reading of a document's text gives, in the order of the text; the same reading gives the same.

    ``event`` is what its figures are about; where it is "", the event of the document's claims, or the corpus's only
    event on the day of the text, or none. A figure whose sentence names a day on which there was only one event is about
    that one. ``precision`` is how often each rule was right.
    """
    sha256 = document.text.sha256 if document.text else ""
    if reading.refused:
        return Proposed(document.id, sha256, (), refused=reading.refused)
    maker = _Maker(reading, text, sha256, document, corpus, event or event_of(document, corpus), precision)
    found: dict[str, Proposal] = {}
    for proposal in sorted(maker.all(), key=lambda each: (each.at, each.id)):
        found.setdefault(proposal.id, proposal)
    private = PrivateNames(corpus)
    kept, left = [], []
    for proposal in list(found.values())[: limits.PROPOSALS]:
        try:
            words = _words(plain_of(proposal.draft, text))
        except ClaimGraphError:
            continue  # a span that cuts a word proves nothing
        if CONTROL.search(words):
            continue  # no file of a corpus can hold it
        person = private.named_in(words)
        if person:
            left.append(person.role)
        else:
            kept.append(proposal)
    more = max(0, len(found) - limits.PROPOSALS)
    return Proposed(document.id, sha256, tuple(kept), tuple(left), more)


def _words(value: object) -> str:
    match value:
        case str():
            return value
        case dict():
            return "\n".join(map(_words, value.values()))
        case list():
            return "\n".join(map(_words, value))
    return ""


@dataclass
class _Maker:
    """Makes the proposals of one document."""

    reading: Reading
    text: str
    sha256: str
    document: Document
    corpus: Corpus
    event: str
    precision: Mapping[str, Precision]
    _sections: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = self.corpus.vocabulary.schemes["sections"]
        self._sections = {each.number: each.section for each in self.reading.sentences if each.section in known}
        self._outlet = origin_of(self.document, self.corpus).publisher
        self._days = days_of_events(self.corpus)

    def all(self) -> Iterator[Proposal]:
        """Figures with those who say them, and a frame of whatever holds no figure, once for each speaker."""
        for each in claimed(self.reading):
            yield from self._proposals(each.said, each.stance, each.figure)

    def _proposals(self, said: Said, stance: str, figure: Figure | None) -> Iterator[Proposal]:
        for speaker in said.speakers or _OUTLET:
            draft = self._draft(said, speaker, stance, figure)
            # The event is left out: a person gives one, and the proposal is the same.
            answer = "" if figure is None else "\x1e".join(f"{key}={value}" for key, value in _figure(figure).items())
            at = figure.number if figure else _hull(said.words)
            # Who the outlet is may be decided later, and the proposal is the same.
            who = speaker.actor or folded(speaker.words)
            made = digest(self.sha256, str(at.start), str(at.end), who, stance, answer)[:10]
            rule = f"{figure.rule}+{said.rule}" if figure else said.rule
            known = self.precision.get(figure.rule if figure else said.rule)
            counted = Counted(known.share, known.of) if known else None
            parts = (*(figure.parts if figure else ()), *said.parts)
            yield Proposal(made, draft, rule, at, counted, parts)

    def _event(self, figure: Figure) -> str:
        """The event that a figure is about: of the day in its sentence; "" where it is told of another than the text's."""
        words = self.reading.sentences[figure.sentence].span.of(self.text)
        named = event_on(days_named(words, self.document.published), self._days)
        return named or (self.event if is_on_day(figure.when, self.document.published) else "")

    def _draft(self, said: Said, speaker: Speaker, stance: str, figure: Figure | None) -> Draft:
        who = speaker.actor if said.speakers else self._outlet
        section = self._sections.get(said.sentence, "body")
        found = {
            "who": who,
            "named-as": speaker.words,
            "verb": _key(said.verb, self.corpus.vocabulary.schemes["verbs"]),
            "medium": _key(said.medium, self.corpus.vocabulary.schemes["media"]),
            "section": "" if section == "body" else section,
            "stance": "" if stance == "asserts" else stance,
        }
        # A part must not stand for the whole: of such a figure only the words are proposed.
        says = {"event": self._event(figure), **_figure(figure)} if figure and figure.whole else {}
        words = figure.words if figure else said.words
        via = tuple({"who": each.actor, "named-as": each.words} for each in said.relays)
        return Draft(
            {key: value for key, value in found.items() if value},
            {key: value for key, value in says.items() if value},
            joined(words),
            joined(_up_to(each, words, self.text) for each in said.shown_by),
            tuple({key: value for key, value in relay.items() if value} for relay in via),
        )


def _figure(figure: Figure) -> dict[str, str]:
    found = {"counts": figure.counted, **dict(sorted(figure.narrowed.items())), "phase": figure.phase}
    if figure.stated:
        return {**found, "value": figure.stated}
    if figure.minimum is not None and figure.minimum == figure.maximum:
        return {**found, "value": str(figure.minimum)}
    ends = {"min": figure.minimum, "max": figure.maximum}
    return {**found, **{key: str(end) for key, end in ends.items() if end is not None}}


def _up_to(shown: Span, words: Iterable[Span], text: str) -> Span:
    """Words that show who speaks, up to those that are said where little is between: a person quotes both as one."""
    for said in words:
        if shown.end <= said.start and _is_little(text[shown.end : said.start]):
            return Span(shown.start, said.start)
        if said.end <= shown.start and _is_little(text[said.end : shown.start]):
            return Span(said.end, shown.end)
    return shown


def _is_little(between: str) -> bool:
    return len(between) < _FAR and len(_WORD.findall(between)) <= _LITTLE and not _APART.search(between)


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)


def _key(words: str, scheme: Mapping[str, Term]) -> str:
    """The key of a list that words of the text mean, by key, label or another word; "" where they mean none."""
    wanted = folded(words)
    if not wanted:
        return ""
    fits = (key for key, term in scheme.items() if wanted in {folded(w) for w in (key, term.label, *term.words)})
    return next(fits, "")
