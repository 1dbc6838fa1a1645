"""A text that says "we" in, whose it is out: what nobody else says in it is that one's: "The staff informs: …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import Language
from claimgraph.reader.said import Said, Speaker
from claimgraph.reader.speakers import Speakers
from claimgraph.reader.text import Sentence, Span

#: In so many sentences at the beginning a text says whose it is.
_ABOVE: Final = 4
_SOMEBODY: Final = frozenset({"name", "person"})
_SIGNING: Final = frozenset({"(", "—", "–"})


def signed(text: str, sentences: Sequence[Sentence], said: Sequence[Said], knowledge: Knowledge) -> Sequence[Said]:
    """The same, with whose text it is for all that seemed to be the outlet's."""
    if len(sentences) < 2 or len(said) < 2:
        return said
    if (opening := next((each for each in said if _informs(text, sentences, each)), None)) is not None:
        at, speakers, shown = opening.sentence, opening.speakers, opening.shown_by
        return _given(said, sentences[at + 1 :], speakers, shown, "signed-above", knowledge.language)
    last = sentences[-1]
    if last.tokens[0].folded in _SIGNING and (speakers := _signing(text, last, knowledge)):
        kept = [each for each in said if each.sentence != last.number]
        found = _given(kept, sentences[:-1], speakers, (last.span,), "signed-below", knowledge.language)
        return said if found is kept else found
    return said


def _given(
    said: Sequence[Said],
    sentences: Sequence[Sentence],
    speakers: tuple[Speaker, ...],
    shown: tuple[Span, ...],
    rule: str,
    language: Language,
) -> Sequence[Said]:
    """What is said in some sentences by nobody, with these speakers, if the sentences say "we"."""
    if not any(_says_we(sentence, language) for sentence in sentences):
        return said
    numbers = {sentence.number for sentence in sentences}
    return [
        each
        if each.speakers or each.sentence not in numbers
        else replace(each, speakers=speakers, shown_by=shown, rule=rule)
        for each in said
    ]


def _says_we(sentence: Sentence, language: Language) -> bool:
    """Whether "I" or "we" stands in a sentence, and in no quotation."""
    return any(
        (pronoun := language.pronouns.get(token.folded))
        and pronoun.gender == "self"
        and not any(span.holds(token.span) for span in sentence.quoted)
        for token in sentence.tokens
    )


def _informs(text: str, sentences: Sequence[Sentence], said: Said) -> bool:
    """Whether somebody says something behind a colon, and in no quotation: "The staff informs: …"."""
    if said.sentence >= _ABOVE or not said.speakers or not said.shown_by:
        return False
    between = text[said.shown_by[-1].end : said.words[0].start]
    return between.strip() == ":" and not sentences[said.sentence].quoted


def _signing(text: str, sentence: Sentence, knowledge: Knowledge) -> tuple[Speaker, ...]:
    """Who is named in a line behind a word for a text: "(Address of the President, Hale Brandt)"."""
    clauses = Clauses(text, sentence, knowledge)
    heads = [group for group in clauses.groups if clauses.word(group.end - 1) in knowledge.language.own_nouns]
    if not heads:
        return ()
    behind = [group for group in clauses.groups if group.first > heads[0].first and group.kind in _SOMEBODY]
    meant = [(group, Speakers(knowledge).meant(clauses, group)) for group in behind]
    # "the President of the state, Hale Brandt": a person before a state.
    persons = [each for each in meant if each[1] and each[1][0].nature == "person"]
    if not persons:
        return ()
    group, people = persons[0]
    span = clauses.span(group.first, group.end)
    return tuple(Speaker(each.actor, span.of(text), span, each.sure) for each in people)
