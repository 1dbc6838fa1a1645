"""A text that asks and is answered in, its answers as the word of whom its heading names out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.said import Said
from claimgraph.reader.signed import Signature, given, only_person
from claimgraph.reader.text import Sentence

_DASHES: Final = frozenset("–—-")
#: The heading is among so many sentences at the beginning.
_HEADING: Final = 4
#: A text that asks so often, and is answered, is an interview.
_QUESTIONS: Final = 2


def answered(text: str, sentences: Sequence[Sentence], said: Sequence[Said], knowledge: Knowledge) -> Sequence[Said]:
    """The same, where an interview is one: "Ilse Marn: “We count”", or "an interview with Ilse Marn", above questions."""
    titled = _with_whom(text, sentences, knowledge)
    asked = titled or _quoted_above(sentences, said)
    if asked is None:
        return said
    ends = {each.paragraph: text[each.span.end - 1] for each in sentences}
    begins = {each.paragraph: each.tokens[0].folded for each in reversed(asked.sentences)}
    paragraphs = (
        _quotations(asked.sentences, ends)
        or _every_second([paragraph for paragraph in sorted(begins) if begins[paragraph] in _DASHES], ends)
        or (_every_second(sorted(begins), ends) if titled else frozenset())
    )
    answers = [each for each in asked.sentences if each.paragraph in paragraphs]
    found = Signature(asked.speakers, asked.shown, answers, "interview")
    numbers = {each.number for each in answers}
    return [
        given(text, sentences[each.sentence], each, found, knowledge) if each.sentence in numbers else each
        for each in said
    ]


def _quoted_above(sentences: Sequence[Sentence], said: Sequence[Said]) -> Signature | None:
    """ "Ilse Marn: “We count”" as a heading."""
    heading = next((each for each in said if each.sentence < _HEADING and each.rule == "colon"), None)
    if heading is None or not sentences[heading.sentence].quoted:
        return None
    return Signature(heading.speakers, heading.shown_by, sentences[heading.sentence + 1 :], "interview")


def _with_whom(text: str, sentences: Sequence[Sentence], knowledge: Knowledge) -> Signature | None:
    """ "An interview with Ilse Marn" in the title."""
    title = sentences[0] if sentences else None
    if title is None or title.section == "body":
        return None
    if not any(token.folded in knowledge.language.conversations for token in title.tokens):
        return None
    speakers = only_person(Clauses(text, title, knowledge), knowledge)
    return Signature(speakers, (title.span,), sentences[1:], "interview") if speakers else None


def _quotations(sentences: Sequence[Sentence], ends: Mapping[int, str]) -> frozenset[int]:
    """The paragraphs that are all quoted, where questions stand before several of them."""
    quoted = frozenset(each.paragraph for each in sentences if _is_quotation(each))
    return quoted if sum(ends.get(each - 1) == "?" for each in quoted) >= _QUESTIONS else frozenset()


def _every_second(paragraphs: Sequence[int], ends: Mapping[int, str]) -> frozenset[int]:
    """Every second paragraph from the first question on, where the others ask: "How many?", "Five"."""
    turns = list(dropwhile(lambda each: ends[each] != "?", paragraphs))
    asking, answering = turns[::2], turns[1::2]
    asked = sum(ends[each] == "?" for each in asking)
    is_interview = asked >= _QUESTIONS and not any(ends[each] == "?" for each in answering)
    return frozenset(answering) if is_interview else frozenset()


def _is_quotation(sentence: Sentence) -> bool:
    """Whether nothing stands in a sentence but a quotation."""
    inner = sum(span.end - span.start for span in sentence.quoted)
    return inner >= sentence.span.end - sentence.span.start - 2
