"""A text that asks, and is answered in quotations, in, its answers as the word of whom its heading names out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.said import Said
from claimgraph.reader.signed import Signature, given
from claimgraph.reader.text import Sentence

#: The heading is among so many sentences at the beginning.
_HEADING: Final = 4
#: A text that asks so often, and is answered, is an interview.
_QUESTIONS: Final = 2


def answered(text: str, sentences: Sequence[Sentence], said: Sequence[Said], knowledge: Knowledge) -> Sequence[Said]:
    """The same, where an interview is one: "Ilse Marn: “We count”" above questions and paragraphs that are all quoted."""
    heading = next((each for each in said if each.sentence < _HEADING and each.rule == "colon"), None)
    if heading is None or not sentences[heading.sentence].quoted:
        return said
    quoted = {each.paragraph for each in sentences if each.number > heading.sentence and _is_quotation(each)}
    ends = {each.paragraph: text[each.span.end - 1] for each in sentences}
    if sum(ends.get(paragraph - 1) == "?" for paragraph in quoted) < _QUESTIONS:
        return said
    answers = [each for each in sentences if each.paragraph in quoted]
    found = Signature(heading.speakers, heading.shown_by, answers, "interview")
    numbers = {each.number for each in answers}
    return [
        given(text, sentences[each.sentence], each, found, knowledge) if each.sentence in numbers else each
        for each in said
    ]


def _is_quotation(sentence: Sentence) -> bool:
    """Whether nothing stands in a sentence but a quotation."""
    inner = sum(span.end - span.start for span in sentence.quoted)
    return inner >= sentence.span.end - sentence.span.start - 2
