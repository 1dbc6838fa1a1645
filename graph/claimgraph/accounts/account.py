"""What is claimed about one event, as records: questions, answers, who gives them in which words, what it hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.accounts import stances
from claimgraph.accounts.disagreements import Disagreement


@dataclass(frozen=True, slots=True)
class Source:
    """A document: ``url`` is an http or https address or "", ``origin`` the text that it carries again."""

    id: str
    title: str
    outlet: str
    published: str
    url: str
    origin: str

    @property
    def shown(self) -> str:
        """Outlet and title; an outlet without a name of its own is called by the title already."""
        return self.outlet if self.title in self.outlet else f"{self.outlet}: {self.title}"


@dataclass(frozen=True, slots=True)
class Link:
    """One speaker of a chain, and how the text tells of the speaking; all but the speaker may be ""."""

    speaker: str
    named_as: str
    verb: str
    medium: str
    stated_on: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document, and the speakers from the document inward; none where a curator infers it."""

    words: str
    verified: bool
    own: bool
    section: str
    source: Source
    chain: tuple[Link, ...]
    rationale: str
    ambiguous: str


@dataclass(frozen=True, slots=True)
class Position:
    """A claimant with a stance on an answer, in one or more passages; ``badges`` are of these passages alone.

    ``claimant``, ``side`` and ``stance`` are for people, their IRIs for code; both of a side are "" where nobody states one.
    """

    claimant: str
    claimant_iri: str
    side: str
    side_iri: str
    stance: str
    stance_iri: str
    passages: tuple[Passage, ...]
    badges: tuple[str, ...]

    @property
    def asserts(self) -> bool:
        """Whether the claimant simply holds the answer."""
        return self.stance_iri == stances.ASSERTS

    @property
    def denies(self) -> bool:
        """Whether the claimant holds that it is not so."""
        return self.stance_iri == stances.DENIES

    @property
    def declines(self) -> bool:
        """Whether the claimant gives no answer, or does not acknowledge this one."""
        return self.stance_iri == stances.DECLINES

    @property
    def side_apart(self) -> str:
        """The side, "" where none is stated, and where the claimant is that side."""
        return self.side if self.side_iri != self.claimant_iri else ""

    @property
    def force(self) -> str:
        """The stance in words, "" where the claimant simply asserts."""
        return "" if self.asserts else self.stance


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question with those who hold it, deny it or decline it.

    ``text`` is "" where the question is left open; the ends are None where open, and where the answer is no number.
    """

    id: str
    claim: str
    text: str
    minimum: int | None
    maximum: int | None
    positions: tuple[Position, ...]
    badges: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether nobody gives this answer: it is only declined."""
        return all(position.declines for position in self.positions)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about the event, as a question; ``counts`` is the IRI of what is counted, "" where it asks for no number."""

    label: str
    counts: str
    answers: tuple[Answer, ...]

    @property
    def silent(self) -> bool:
        """Whether nobody answers it."""
        return all(answer.silent for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody who declines a question, and those who do answer it."""

    asked: Asked
    answer: Answer
    position: Position
    beside: tuple[tuple[Answer, Position], ...]


@dataclass(frozen=True, slots=True)
class ChokePoint:
    """A document, an outlet or a relay, and the answers about the event that would leave the corpus with it."""

    id: str
    kind: str
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """All that a corpus says about one event.

    ``carried`` counts the answers and open questions that documents carry; ``passages`` counts them by document;
    ``beside`` names the documents that only disagreements with other events quote; ``sides`` are those of the whole
    corpus with their IRIs, which colours depend on.
    """

    name: str
    part_of: tuple[str, ...]
    basis: str
    asked: tuple[Asked, ...]
    disagreements: tuple[Disagreement, ...]
    choke_points: tuple[ChokePoint, ...]
    carried: int
    sides: Mapping[str, str]
    passages: Mapping[Source, int]
    beside: tuple[str, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents that anything here rests on, the earliest first, undated ones last."""
        return tuple(sorted(self.passages, key=lambda s: (s.published or "9999", s.outlet, s.title, s.id)))

    @property
    def silences(self) -> tuple[Silence, ...]:
        """Those who declined, each beside those who answered."""
        return tuple(
            Silence(asked, answer, position, _given(asked))
            for asked in self.asked
            for answer in asked.answers
            for position in answer.positions
            if position.declines
        )

    @property
    def figures(self) -> tuple[Asked, ...]:
        """The questions that ask how many."""
        return tuple(asked for asked in self.asked if asked.counts)

    @property
    def others(self) -> tuple[Asked, ...]:
        """The questions that ask for anything else."""
        return tuple(asked for asked in self.asked if not asked.counts)


def _given(asked: Asked) -> tuple[tuple[Answer, Position], ...]:
    return tuple((a, p) for a in asked.answers for p in a.positions if not p.declines)
