"""A proposition in, why its question or its answer can hardly be meant out.

What may be asked of what, answered by whom, and not without what, the vocabulary declares: `cg:askedOf`, `cg:expects`,
`cg:needs`; where it expects nothing narrower, what it says that a question is answered by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimgraph.base.namespaces import CG
from claimgraph.model.records import Corpus, Proposition, Question
from claimgraph.model.terms import Answerable
from claimgraph.model.values import Ref
from claimgraph.model.vocabulary import Vocabulary, key_of

#: What is wrong, and what to do about it.
Found = tuple[str, str]


def odd_answers(proposition: Proposition, corpus: Corpus) -> Iterator[Found]:
    """Answers of the wrong kind, about themselves, and questions that are not asked of such things."""
    question, words = proposition.question, corpus.vocabulary
    for key, ref in question.dimensions:
        yield from _of_wrong_kind(words.dimensions[key], ref, corpus)
    if question.within:
        series = Ref("event", question.within)
        yield from _unexpected("within", series, words.expects.get(f"{CG}within", ()), corpus)
        if question.within == question.event:
            yield f"the event {question.event!r} within itself", "Name the series that it belongs to."
    if not question.property:
        return
    asked = words.properties[question.property]
    if isinstance(proposition.answer, Ref):
        yield from _of_wrong_kind(asked, proposition.answer, corpus)
    yield from _about_itself(proposition)
    yield from _asked_of_another(asked, question, corpus)
    for needed in words.needs.get(asked.term.iri, ()):
        if needed not in _parts(question, words):
            yield (
                f"{question.property!r} without {key_of(needed)!r}",
                f"Add `{key_of(needed)}: …`: it says nothing alone.",
            )


def _of_wrong_kind(asked: Answerable, ref: Ref, corpus: Corpus) -> Iterator[Found]:
    expected = corpus.vocabulary.expects.get(asked.term.iri, (asked.answered_by,))
    yield from _unexpected(asked.term.key, ref, expected, corpus)


def _unexpected(key: str, ref: Ref, expected: tuple[str, ...], corpus: Corpus) -> Iterator[Found]:
    kind = _kind_of(ref, corpus)
    if kind and expected and not _is_one_of(kind, expected, corpus.vocabulary):
        yield (
            f"{key}: {ref.id!r} is {_a(key_of(kind))}",
            f"Expected is {_one_of(expected)}: name another, or mend its type.",
        )


def _about_itself(proposition: Proposition) -> Iterator[Found]:
    question, answer = proposition.question, proposition.answer
    if isinstance(answer, Ref) and answer.id == {"event": question.event, "actor": question.actor}.get(answer.kind):
        message = f"{question.property}: the {answer.kind} {answer.id!r} is the answer to a question about itself"
        yield message, "Ask it of another, or give another answer."
    elif question.claim and answer == question.claim:
        yield f"{question.property}: a claim is the answer to a question about itself", "Name the other claim."


def _asked_of_another(asked: Answerable, question: Question, corpus: Corpus) -> Iterator[Found]:
    expected = corpus.vocabulary.asked_of.get(asked.term.iri, ())
    subjects = [Ref(kind, id) for kind, id in (("event", question.event), ("actor", question.actor)) if id]
    kinds = [_kind_of(ref, corpus) for ref in subjects] + ([CG + "Claim"] if question.claim else [])
    kinds = [kind for kind in kinds if kind]
    if expected and kinds and not any(_is_one_of(kind, expected, corpus.vocabulary) for kind in kinds):
        said = " and ".join(_a(key_of(kind)) for kind in kinds)
        yield f"{asked.term.key!r} asked of {said}", f"It is asked of {_one_of(expected)}."


def _parts(question: Question, words: Vocabulary) -> set[str]:
    """The terms of what narrows a question."""
    found = {words.dimensions[key].term.iri for key, _ in question.dimensions}
    narrowed = (
        ("ofEvent", question.event),
        ("ofActor", question.actor),
        ("within", question.within),
        ("asOf", question.as_of),
    )
    return found | {CG + name for name, part in narrowed if part}


def _kind_of(ref: Ref, corpus: Corpus) -> str:
    """The class of what is referred to; "" for a term of the vocabulary, which the vocabulary itself admits."""
    words = corpus.vocabulary
    match ref.kind:
        case "actor":
            return words.actor_types[corpus.actors[ref.id].type].iri
        case "event":
            return words.event_types[corpus.events[ref.id].type].iri
        case "concept":
            return words.concept_types[corpus.concepts[ref.id].type].iri
    return ""


def _is_one_of(kind: str, expected: Iterable[str], words: Vocabulary) -> bool:
    """Whether something of this kind is, or may be, of an expected one: of an "actor" nobody has said which it is."""
    above = words.superclasses
    return any(other in (kind, *above.get(kind, ())) or kind in above.get(other, ()) for other in expected)


def _one_of(classes: Iterable[str]) -> str:
    *others, last = [_a(key_of(kind)) for kind in classes]
    return f"{', '.join(others)} or {last}" if others else last


def _a(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
