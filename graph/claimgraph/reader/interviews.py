"""A text that asks, and is answered in quotations, in, its answers as the word of whom its heading names out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.said import Said
from claimgraph.reader.signed import Signature, given
from claimgraph.reader.text import Sentence

_DASHES: Final = frozenset("–—-")
#: The heading is among so many sentences at the beginning.
_HEADING: Final = 4
#: A text that asks so often, and is answered, is an interview.
_QUESTIONS: Final = 2


def answered(text: str, sentences: Sequence[Sentence], said: Sequence[Said], knowledge: Knowledge) -> Sequence[Said]:
    """The same, where an interview is one: "Ilse Marn: “We count”" above questions and paragraphs that are all quoted."""
    heading = next((each for each in said if each.sentence < _HEADING and each.rule == "colon"), None)
    if heading is None or not sentences[heading.sentence].quoted:
        return said
    below = sentences[heading.sentence + 1 :]
    quoted = {each.paragraph for each in below if _is_quotation(each)}
    ends = {each.paragraph: text[each.span.end - 1] for each in sentences}
    if sum(ends.get(paragraph - 1) == "?" for paragraph in quoted) < _QUESTIONS:
        quoted = _answering(below, ends)
    answers = [each for each in sentences if each.paragraph in quoted]
    found = Signature(heading.speakers, heading.shown_by, answers, "interview")
    numbers = {each.number for each in answers}
    return [
        given(text, sentences[each.sentence], each, found, knowledge) if each.sentence in numbers else each
        for each in said
    ]


def _answering(sentences: Sequence[Sentence], ends: Mapping[int, str]) -> set[int]:
    """Every second paragraph of those that begin with a dash, where the others ask: "– How many?", "– Five"."""
    begins = {each.paragraph: each.tokens[0].folded for each in reversed(sentences)}
    dashed = sorted(paragraph for paragraph, sign in begins.items() if sign in _DASHES)
    asking, answering = dashed[::2], dashed[1::2]
    asked = sum(ends[paragraph] == "?" for paragraph in asking)
    is_interview = asked >= _QUESTIONS and not any(ends[paragraph] == "?" for paragraph in answering)
    return set(answering) if is_interview else set()


def _is_quotation(sentence: Sentence) -> bool:
    """Whether nothing stands in a sentence but a quotation."""
    inner = sum(span.end - span.start for span in sentence.quoted)
    return inner >= sentence.span.end - sentence.span.start - 2
