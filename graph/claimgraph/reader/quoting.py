"""A verb of quoting in, whose words are quoted, and by whom, out: "It quoted a doctor as saying", "It quoted her: “Go.”"."""

from __future__ import annotations

from claimgraph.reader import subjects
from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.placing import to_the_right
from claimgraph.reader.subjects import Subject
from claimgraph.reader.told import Told


def quoted_as(clauses: Clauses, at: int, as_: int) -> Told | None:
    """ "It quoted a doctor as saying that …": the doctor says it, through it."""
    group = clauses.at(as_ - 1)
    verb = clauses.language.verbs.get(clauses.word(group.first - 1)) if group else None
    if group is None or verb is None or verb.base not in clauses.language.passing_on:
        return None
    through = subjects.before(clauses, group.first - 1)
    content = to_the_right(clauses, at, clauses.after_adverbials(at + 1))
    first = through.first if through else group.first
    return Told((group,), "quoted-as", (first, at + 1), content, at, relays=through.groups if through else ())


def quoted_by(clauses: Clauses, at: int, by: Group | None) -> Told | None:
    """ "Marn was quoted by Tidings as saying that …": she says it, through them."""
    as_ = by.end if by else at + 1
    said = clauses.language.verbs.get(clauses.word(as_ + 1))
    if clauses.word(as_) not in clauses.language.like or said is None or "gerund" not in said.forms:
        return None
    subject = subjects.before(clauses, at)
    if subject is None or subject.negated or clauses.negated(subject.end, at):
        return None
    content = to_the_right(clauses, as_ + 1, clauses.after_adverbials(as_ + 2))
    return Told(subject.groups, "quoted-as", (subject.first, as_ + 2), content, as_ + 1, relays=(by,) if by else ())


def quoted_outright(clauses: Clauses, at: int, through: Subject) -> Told | None:
    """ "It quoted the ministry: 65 sailors …": the ministry says it, through it."""
    words, group = clauses.language, clauses.at(at + 1)
    if words.verbs[clauses.word(at)].base not in words.passing_on or group is None or group.kind in ("words", "time"):
        return None
    end = group.end
    if clauses.word(end) != ":" and not (clauses.is_comma(end) and clauses.word(end + 1) in QUOTES):
        return None
    content = ((end + 1, len(clauses.read)),)
    return Told((group,), "quoted-as", (through.first, end), content, at, relays=through.groups)
