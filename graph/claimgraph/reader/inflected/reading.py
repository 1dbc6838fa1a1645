"""The sentences of a text in a language with cases in, what is said in it and its figures out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claimgraph.reader.inflected.attributions import Attribution
from claimgraph.reader.inflected.figures import Figures
from claimgraph.reader.inflected.lexicon import Lexicon, lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.morphology import Word, words
from claimgraph.reader.inflected.statements import Range, Stated, stated
from claimgraph.reader.inflected.who import Who
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.said import OUTLET, Figure, Part, Said, Speaker
from claimgraph.reader.sides import Sides
from claimgraph.reader.text import Sentence, Span


def said_and_figures(
    sentences: Sequence[Sentence], text: str, knowledge: Knowledge
) -> tuple[tuple[Said, ...], tuple[Figure, ...]]:
    """What is said in the sentences of a text, and its figures.

    Raises:
        ResourceError: the dictionary of the language is not installed.
    """
    read = lexicon(knowledge.language.language)
    sides, finder = knowledge.sides, knowledge.mentions
    spoken = [words(sentence.tokens, read.code) for sentence in sentences]
    named = [finder.of(of) for of in spoken]
    parties = _parties(named, sides)
    who = Who({actor.id: actor for actor in knowledge.actors}, sides.of_actor, parties, read.code, read.any_body)
    figures = Figures(knowledge, read, parties)
    figures.look(spoken, named)
    reader = _Reader(text, read, who, figures)
    for sentence, of, mentions in zip(sentences, spoken, named, strict=True):
        reader.read(sentence, of, mentions)
    return tuple(reader.said), tuple(figures.found)


def _parties(named: Iterable[Sequence[Mention]], sides: Sides) -> tuple[str, ...]:
    """The two sides of which a text speaks most, where it speaks of two."""
    often: dict[str, int] = {}
    for mentions in named:
        for mention in mentions:
            if mention.side:
                often[mention.side] = often.get(mention.side, 0) + 1
    most = sorted(often, key=lambda side: (-often[side], side))[:2]
    return tuple(sorted(most)) if len(most) == 2 else sides.parties if len(sides.parties) == 2 else tuple(most)


#: What a list of words in a statement makes of what is only said.
_FORCES: Final = (("silences", "declines"), ("hedges", "suggests"), ("denying", "denies"))


class _Reader:
    """Reads sentence after sentence, and remembers who spoke."""

    def __init__(self, text: str, read: Lexicon, who: Who, figures: Figures) -> None:
        self._text, self._lexicon, self._who, self._figures = text, read, who, figures
        self._item: tuple[int, tuple[Speaker, ...], tuple[Span, ...]] = (-1, (), ())
        self.said: list[Said] = []

    def read(self, sentence: Sentence, of: Sequence[Word], mentions: tuple[Mention, ...]) -> None:
        """Find what is said in the next sentence; its figures go to the figures of the text."""
        last: tuple[Speaker, ...] = ()
        found: list[tuple[Stated, Said]] = []
        for each in stated(of, mentions, sentence.quoted, self._lexicon, self._who.surnames):
            said = self._said(sentence, of, each, last)
            last = said.speakers or last
            found.append((each, said))
        self._who.name(mentions)
        self._figures.read(sentence, of, mentions, found, self._text)
        if len(found) == 1 and self._is_of_before(of, found[0][0]) and self._say_so(found[0][1]):
            return
        self.said += (said for _, said in found if said.words)

    def _is_of_before(self, of: Sequence[Word], each: Stated) -> bool:
        """ "Об этом сообщил Марн": a statement that only says who says what was said before."""
        so, shown = self._lexicon.at("so_says", of, 0), each.attribution
        if not so or not shown or shown.rule != "subject-verb" or shown.stance != "asserts":
            return False
        return not self._lexicon.has("complements", of, so.end, len(of))

    def _say_so(self, so: Said) -> bool:
        """Give what the outlet seemed to say in the sentence before to whom this one names; whether there is any."""
        at = len(self.said)
        while at and self.said[at - 1].sentence == so.sentence - 1 and self.said[at - 1].rule == "outlet":
            at -= 1
            before = self.said[at]
            self.said[at] = replace(before, speakers=so.speakers, shown_by=so.shown_by, rule="so-says", verb=so.verb)
        return at < len(self.said) and bool(so.speakers)

    def _said(self, sentence: Sentence, of: Sequence[Word], each: Stated, last: tuple[Speaker, ...]) -> Said:
        spans = tuple(
            _span(of, words) for words in each.words if any(of[at].token.kind != "sign" for at in range(*words))
        )
        attribution = each.attribution
        if attribution is None:
            return self._unattributed(sentence, spans)
        speakers = self._who.speakers(attribution, of, self._text) if attribution.groups else last
        if not speakers:
            return self._unattributed(sentence, spans, attribution)
        shown = (_span(of, (attribution.first, attribution.end)),)
        if attribution.rule == "colon":
            self._item = (sentence.paragraph, speakers, shown)
        elif self._item[0] == sentence.paragraph:
            self._item = (-1, (), ())
        verb = of[attribution.verb].span if attribution.verb >= 0 else None
        stance = attribution.stance
        for name, force in _FORCES:
            if stance == "asserts" and any(self._lexicon.has(name, of, *words) for words in each.words):
                stance = force
        if each.words and self._lexicon.at("not_so", of, each.words[-1][1] - 1):
            stance = "declines"
        return Said(
            speakers,
            stance,
            # What says nothing but that somebody is silent is said by its own words.
            spans or shown,
            shown,
            sentence.number,
            attribution.rule,
            verb.of(self._text) if verb else "",
            relays=self._who.relays(attribution, of, self._text),
            parts=tuple(Part("speaker", each.span) for each in speakers if each.span),
        )

    def _unattributed(
        self, sentence: Sentence, spans: tuple[Span, ...], attribution: Attribution | None = None
    ) -> Said:
        """The word of whom the paragraph began with, "the ministry: …", else of the outlet; a silence of nobody stays one."""
        stance = attribution.stance if attribution else "asserts"
        paragraph, speakers, shown = self._item
        if paragraph == sentence.paragraph:
            return Said(speakers, stance, spans, shown, sentence.number, "colon-before")
        return Said((), stance, spans, (), sentence.number, OUTLET)


def _span(of: Sequence[Word], words: Range) -> Span:
    """The characters of some words, without the signs around them."""
    first, end = words
    while first < end - 1 and of[first].token.kind == "sign" and of[first].folded not in "«“„":
        first += 1
    while end - 1 > first and of[end - 1].token.kind == "sign" and of[end - 1].folded not in "»”%":
        end -= 1
    return Span(of[first].span.start, of[end - 1].span.end)
