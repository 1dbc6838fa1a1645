"""A text in, whose it is, where a line above or below tells it, out: a statement by its title, "The staff informs: …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader import subjects
from claimgraph.reader.clauses import Clauses
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import Language
from claimgraph.reader.said import Said, Speaker
from claimgraph.reader.speakers import Speakers
from claimgraph.reader.text import Sentence, Span
from claimgraph.reader.told import Told
from claimgraph.reader.traits import states_in, with_governed
from claimgraph.reader.wording import by_words

#: In so many sentences at the beginning a text says whose it is.
_ABOVE: Final = 4
_SOMEBODY: Final = frozenset({"name", "person"})
#: Of so many sentences one at least says "I" or "we" in a text of somebody.
_OWN: Final = 4
_SIGNING: Final = frozenset({"(", "—", "–"})


@dataclass(frozen=True, slots=True)
class Signature:
    """Who says all that nobody else says in some sentences, where that is shown, and by which rule it was found."""

    speakers: tuple[Speaker, ...]
    shown: tuple[Span, ...]
    sentences: Sequence[Sentence]
    rule: str


def signed(text: str, sentences: Sequence[Sentence], said: Sequence[Said], knowledge: Knowledge) -> Sequence[Said]:
    """The same, with whose text it is for all that seemed to be the outlet's."""
    if len(sentences) < 2 or len(said) < 2:
        return said
    found = (
        _informing(text, sentences, said, knowledge.language)
        or _titled(text, sentences, knowledge)
        or _posted(text, sentences, knowledge)
        or _signed_below(text, sentences, knowledge)
    )
    if found is None:
        return said
    if found.rule == "signed-below":
        said = [each for each in said if each.sentence != sentences[-1].number]
    numbers = {sentence.number for sentence in found.sentences}
    return [
        each
        if each.speakers or each.sentence not in numbers
        else given(text, sentences[each.sentence], each, found, knowledge)
        for each in said
    ]


def given(text: str, sentence: Sentence, said: Said, found: Signature, knowledge: Knowledge) -> Said:
    """What a sentence says as the word of somebody whom another line names, with the force that its words show."""
    clauses = Clauses(text, sentence, knowledge)
    told = Told((), found.rule, (0, 0), ((0, len(clauses.read)),))
    stance = said.stance if said.stance != "asserts" else by_words(clauses, told.content, told)
    return replace(said, speakers=found.speakers, shown_by=found.shown, rule=found.rule, stance=stance, relays=())


def says_we(sentences: Sequence[Sentence], language: Language) -> bool:
    """Whether "I" or "we" stands in one of some sentences, and in no quotation."""
    return any(
        (pronoun := language.pronouns.get(token.folded))
        and pronoun.gender == "self"
        and not any(span.holds(token.span) for span in sentence.quoted)
        for sentence in sentences
        for token in sentence.tokens
    )


def _informing(text: str, sentences: Sequence[Sentence], said: Sequence[Said], language: Language) -> Signature | None:
    """ "The staff informs: …" above a text that says "we", or "the staff announces the following" above any."""
    for each in said:
        if each.sentence >= _ABOVE:
            return None
        if not each.speakers or not each.shown_by or sentences[each.sentence].quoted:
            continue
        below = sentences[each.sentence + 1 :]
        opens = text[each.shown_by[-1].end : each.words[0].start].strip() == ":" and says_we(below, language)
        if opens or " ".join(each.words[0].of(text).lower().split()) in language.the_following:
            return Signature(each.speakers, each.shown_by, below, "signed-above")
    return None


def _titled(text: str, sentences: Sequence[Sentence], knowledge: Knowledge) -> Signature | None:
    """ "Statement by the Coast Guard of Norvia" as the whole title of a text."""
    title, words = sentences[0], knowledge.language
    clauses = Clauses(text, title, knowledge)
    head = clauses.at(0)
    if title.section == "body" or head is None:
        return None
    speaker = subjects.speaking(clauses, head)
    end = with_governed(clauses, speaker)
    is_text = clauses.word(head.end - 1) in words.own_nouns & words.speaking_nouns
    if not is_text or speaker.first <= head.end or not clauses.is_end(end):
        return None
    span = clauses.span(speaker.first, end)
    meant = Speakers(knowledge, states_in([title], knowledge.names)).meant(clauses, speaker)
    speakers = tuple(Speaker(each.actor, span.of(text), span, each.sure) for each in meant)
    return Signature(speakers, (title.span,), sentences[1:], "signed-above") if speakers else None


def _posted(text: str, sentences: Sequence[Sentence], knowledge: Knowledge) -> Signature | None:
    """ "Ilse Marn on the strike (post on her channel)" above a text that says "I" or "we" again and again."""
    title, words = sentences[0], knowledge.language
    clauses = Clauses(text, title, knowledge)
    is_text = any(token.folded in words.own_nouns & words.speaking_nouns for token in title.tokens)
    own = sum(says_we([sentence], words) for sentence in sentences[1:])
    if title.section == "body" or not is_text or own < 2 or _OWN * own < len(sentences):
        return None
    speakers = only_person(clauses, knowledge)
    return Signature(speakers, (title.span,), sentences[1:], "signed-above") if speakers else None


def only_person(clauses: Clauses, knowledge: Knowledge) -> tuple[Speaker, ...]:
    """The one person whom a sentence names; nobody where it names several, or none."""
    named = [group for group in clauses.groups if group.kind in _SOMEBODY]
    meant = [(group, Speakers(knowledge).meant(clauses, group)) for group in named]
    persons = [(group, people) for group, people in meant if people and people[0].nature == "person"]
    if len(persons) != 1:
        return ()
    group, people = persons[0]
    span = clauses.span(group.first, group.end)
    return tuple(Speaker(each.actor, span.of(clauses.text), span, each.sure) for each in people)


def _signed_below(text: str, sentences: Sequence[Sentence], knowledge: Knowledge) -> Signature | None:
    """ "(Address of the President, Hale Brandt)" below a text that says "I" or "we"."""
    last = sentences[-1]
    if last.tokens[0].folded not in _SIGNING or not says_we(sentences[:-1], knowledge.language):
        return None
    clauses = Clauses(text, last, knowledge)
    heads = [group for group in clauses.groups if clauses.word(group.end - 1) in knowledge.language.own_nouns]
    if not heads:
        return None
    behind = [group for group in clauses.groups if group.first > heads[0].first and group.kind in _SOMEBODY]
    meant = [(group, Speakers(knowledge).meant(clauses, group)) for group in behind]
    # "the President of the state, Hale Brandt": a person before a state.
    persons = [each for each in meant if each[1] and each[1][0].nature == "person"]
    if not persons:
        return None
    group, people = persons[0]
    span = clauses.span(group.first, group.end)
    speakers = tuple(Speaker(each.actor, span.of(text), span, each.sure) for each in people)
    return Signature(speakers, (last.span,), sentences[:-1], "signed-below")
