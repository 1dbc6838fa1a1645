"""Records in, fewer records out: what was known on a day, and what remains without an outlet, a document or an actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from claimgraph.base.errors import QuestionError
from claimgraph.base.words import closest, counted, folded
from claimgraph.model.labels import Labels
from claimgraph.model.lineage import lineage_of
from claimgraph.model.records import Corpus, Document, Proposition, Statement
from claimgraph.model.values import ClaimRef
from claimgraph.model.values.dates import day_label


@dataclass(frozen=True, slots=True)
class Selected:
    """The corpus that remains, a sentence on what was left out, and the labels of propositions that nobody tells now."""

    corpus: Corpus
    said: str
    lost: tuple[str, ...]


def known_on(corpus: Corpus, day: date) -> Selected:
    """What was stated or published until a day; passages of undated documents are left out where they name no day."""
    undated: set[str] = set()

    def kept(document: Document, statement: Statement) -> bool:
        days = [link.stated_on for link in statement.chain if link.stated_on]
        known = max(days) if days else document.published
        if known is None:
            undated.add(document.id)
        return known is not None and known <= day

    def as_then(statement: Statement) -> Statement:
        # What was taken back later still stood on that day.
        later = statement.withdrawal and statement.withdrawal.on > day
        return replace(statement, withdrawal=None) if later else statement

    found = _keeping(_changed(corpus, as_then), kept)
    count = len(undated)
    left_out = f" {count} undated document{'s are' if count != 1 else ' is'} left out." if count else ""
    return Selected(found, f"As known on {day_label(day)}.{left_out}", _lost(corpus, found))


def with_withdrawn(corpus: Corpus) -> Corpus:
    """The corpus as if nobody had taken anything back."""

    def counted(statement: Statement) -> Statement:
        gone = statement.withdrawal
        return replace(statement, withdrawal=replace(gone, counted=True)) if gone else statement

    return _changed(corpus, counted)


def _changed(corpus: Corpus, change: Callable[[Statement], Statement]) -> Corpus:
    documents = {id: replace(d, statements=tuple(map(change, d.statements))) for id, d in corpus.documents.items()}
    claims = {ref: change(statement) for ref, statement in corpus.claims.items()}
    return replace(corpus, documents=documents, claims=claims)


def without(corpus: Corpus, word: str) -> Selected:
    """What remains without an outlet, a document or an actor, given by id or any name; with all who republish it.

    Raises:
        QuestionError: nobody and nothing of that name is in the corpus, or several are.
    """
    id, kind, name = _meant(corpus, word)

    def kept(document: Document, statement: Statement) -> bool:
        line = lineage_of(document, corpus)
        if kind == "document":
            return id not in {found.id for found in line}
        return id not in {found.publisher for found in line} | {link.actor for link in statement.chain}

    found = _keeping(corpus, kept)
    lost = _lost(corpus, found)
    gone = sum(len(d.statements) for d in corpus.documents.values()) - sum(
        len(d.statements) for d in found.documents.values()
    )
    goes, told = ("goes" if gone == 1 else "go"), ("is" if len(lost) == 1 else "are")
    said = f"{counted(gone, 'passage')} {goes}, {counted(len(lost), 'proposition')} {told} told by nobody else."
    return Selected(found, f"Without {name}: {said}", lost)


def actor_of(corpus: Corpus, word: str) -> str:
    """The id of an actor, given by id or any name.

    Raises:
        QuestionError: nobody of that name is in the corpus, or several are.
    """
    return _one_of(_actors(corpus), word, "actor")[0]


_Candidate = tuple[str, str, str, tuple[str, ...]]  #: id, kind, the name to show, every name


def _actors(corpus: Corpus) -> list[_Candidate]:
    return [(id, "actor", actor.shown, (actor.shown, *actor.spellings)) for id, actor in corpus.actors.items()]


def _meant(corpus: Corpus, word: str) -> tuple[str, str, str]:
    return _one_of([*_actors(corpus), *_documents(corpus)], word, "actor or document")


def _documents(corpus: Corpus) -> list[_Candidate]:
    return [(id, "document", document.title, (document.title,)) for id, document in corpus.documents.items()]


def _one_of(candidates: list[_Candidate], word: str, what: str) -> tuple[str, str, str]:
    found = [c for c in candidates if word == c[0] or folded(word) in map(folded, c[3])]
    if len(found) == 1:
        return found[0][:3]
    if found:
        meant = " and ".join(f"{kind} {id!r}" for id, kind, *_ in found)
        raise QuestionError(f"{word!r} is {meant}.", "Give the id that is meant.")
    close = closest(word, [c[0] for c in candidates]) or closest(word, [name for c in candidates for name in c[3]])
    remedy = f"Did you mean {close!r}?" if close else "`claimgraph ask actor/all` lists the actors."
    raise QuestionError(f"No {what} {word!r}.", remedy)


def _keeping(corpus: Corpus, kept: Callable[[Document, Statement], bool]) -> Corpus:
    """The corpus with the statements that are kept, and no claim about a claim that is not."""
    documents = {
        id: replace(document, statements=tuple(s for s in document.statements if kept(document, s)))
        for id, document in corpus.documents.items()
    }
    while True:
        there = {ClaimRef(id, s.id) for id, document in documents.items() for s in document.statements if s.id}
        told = {ref: s for ref, s in corpus.claims.items() if ref in there}
        left = {
            id: replace(d, statements=tuple(s for s in d.statements if all(ref in told for ref in s.refers_to)))
            for id, d in documents.items()
        }
        if left == documents:
            return _without_empty(replace(corpus, documents=left, claims=told))
        documents = left


def _without_empty(corpus: Corpus) -> Corpus:
    """The corpus without documents that say nothing now, but for the origins of others; and without their offices."""
    said = [d for d in corpus.documents.values() if d.statements]
    named = {d.id for d in said} | {line.id for d in said for line in lineage_of(d, corpus)}
    actors = {
        id: replace(actor, offices=tuple(o for o in actor.offices if not o.document or o.document in named))
        for id, actor in corpus.actors.items()
    }
    return replace(corpus, actors=actors, documents={id: d for id, d in corpus.documents.items() if id in named})


def _lost(before: Corpus, after: Corpus) -> tuple[str, ...]:
    """The labels of what nobody tells any more, in the order in which it is told first."""
    labels = Labels(before)

    def told(corpus: Corpus) -> dict[Proposition, None]:
        return dict.fromkeys(s.proposition for d in corpus.documents.values() for s in d.statements if not s.inferred)

    still = told(after)
    return tuple(labels.proposition(proposition) for proposition in told(before) if proposition not in still)
