"""What somebody says in, whether he speaks of himself or his side, out: what he will do, or says that he did not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.names import Named
from claimgraph.reader.people import Person
from claimgraph.reader.told import Range, Told


def promises(clauses: Clauses, told: Told, first: Range) -> bool:
    """Whether whoever speaks says what he, or his own side, will do: "said it would", “We will …”."""
    words = clauses.language
    end = _own_subject(clauses, told, first)
    if end and told.rule in ("dash", "colon") and clauses.word(end) in words.infinitive:
        return True
    return end > 0 and any(clauses.word(at) in words.promising for at in range(end - 1, min(end + 4, first[1])))


def denies_of_himself(clauses: Clauses, told: Told, first: Range) -> bool:
    """Whether whoever speaks says that he is not, or did not do, something: "said it was no party", “We did not do it.”"""
    words = clauses.language
    end = _own_subject(clauses, told, first)
    if end and any(clauses.word(at) in words.feeling for at in range(end, min(end + 4, first[1]))):
        return False  # “I don't care”, “We have not forgotten anyone”
    is_never = clauses.word(end) in words.never
    return end > 0 and (is_never or (clauses.word(end) in words.did and clauses.negated(end, end + 2)))


def _own_subject(clauses: Clauses, told: Told, first: Range) -> int:
    """Where the words end by which whoever speaks begins to speak of himself, or of his own side; 0 for none."""
    words = clauses.language
    start = clauses.after_adverbials(first[0])
    while start < first[1] and (clauses.word(start) in words.complements or clauses.word(start) in QUOTES):
        start += 1
    group = clauses.at(start)
    pronoun = words.pronouns.get(clauses.word(start))
    own = pronoun is not None and pronoun.case == "subject" and told.shown[0] < start
    if own and pronoun is not None and pronoun.number == "many" and pronoun.gender != "self":
        own = len(told.groups) > 1 or any(group.kind == "people" for group in told.groups)
    own = own or (pronoun is not None and pronoun.gender == "self")
    own = own or (group is not None and any(_is_own(clauses, group.named, each.named) for each in told.groups))
    return (group.end if group else start) if own else 0


def is_own_subject(clauses: Clauses, verb: int) -> bool:
    """Whether "I" or "we" stands before a verb in a quotation."""
    while verb > 0 and clauses.is_filler(verb - 1):
        verb -= 1
    pronoun = clauses.language.pronouns.get(clauses.word(verb - 1))
    return pronoun is not None and pronoun.gender == "self" and clauses.quoted[verb - 1]


def _is_own(clauses: Clauses, subject: object, speaker: object) -> bool:
    if not isinstance(subject, Named) or not isinstance(speaker, Named):
        return False
    names = clauses.knowledge.names
    return any(names.of_state(one, other) for one in speaker.actors for other in subject.actors)


def knowing(told: Told, meant: Mapping[int, tuple[Person, ...]]) -> Told:
    """The same with whom the groups mean: whether "the organisation" speaks of itself shows how it says it."""

    def known(group: Group) -> Group:
        actors = tuple(person.actor for person in meant.get(group.first, ()) if person.actor)
        return group if group.named or not actors else replace(group, named=Named(group.end, actors))

    return replace(told, groups=tuple(map(known, told.groups)))
