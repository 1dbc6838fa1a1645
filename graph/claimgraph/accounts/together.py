"""What comes of putting several tellers' worlds together in, the lines that say so out: can all be right, and where not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimgraph.accounts.disagreements import source_of
from claimgraph.accounts.lines import Line
from claimgraph.derive.together import Clash, together
from claimgraph.model.labels import Labels
from claimgraph.model.records import Corpus, Document, Statement
from claimgraph.model.selection import actor_of
from claimgraph.triples.evidence import words_of

#: What the brief finds and this does not: it must not be read as more than it is.
_SEEN: Final = "Sums, parts and superlatives are not looked at; the whole brief does."


def told_together(corpus: Corpus, words: Sequence[str]) -> list[Line]:
    """The lines on what several actors or sides tell, given by id or any name: whether it can hold together.

    Raises:
        QuestionError: one of them is unknown.
    """
    labels = Labels(corpus)
    names = [corpus.actors[actor_of(corpus, word)].shown for word in words]
    found = together(corpus, words)
    counts = ", ".join(f"{name} {count}" for name, count in zip(names, found.told, strict=True))
    questions = "1 question is" if found.shared == 1 else f"{found.shared} questions are"
    lines = [
        Line("title", f"Can what they tell hold together? {', '.join(names)}"),
        Line("counts", f"Answers given or denied: {counts}; {questions} answered by more than one of them."),
    ]
    if not found.clashes:
        alone = "" if found.shared else " They answer no question together."
        return [*lines, Line("note", f"Yes: no answer rules out another to the same question.{alone} {_SEEN}")]
    count = "1 place" if len(found.clashes) == 1 else f"{len(found.clashes)} places"
    lines.append(Line("note", f"No: in {count} their answers cannot both be right. Which one is, this does not say."))
    return [*lines, *(line for clash in found.clashes for line in _clash(clash, names, labels, corpus))]


def _clash(clash: Clash, names: Sequence[str], labels: Labels, corpus: Corpus) -> Iterator[Line]:
    yield Line("event", labels.question(clash.question))
    for place in clash.alone:
        yield Line("note", f"{names[place]} tells both: its own account cannot hold here.", 1)
    for (proposition, denied), passages in clash.answers:
        said = labels.proposition(proposition)
        yield Line("figure", f"not so: {said}" if denied else said, 1)
        for document, statement in passages:
            yield from _passage(document, statement, labels, corpus)


def _passage(document: Document, statement: Statement, labels: Labels, corpus: Corpus) -> Iterator[Line]:
    claimant = corpus.actors[statement.claimant.actor].shown
    yield Line("quantity", f"{claimant} {statement.stance} it", 2)
    marks = [] if statement.evidence == "located" else ["unverified"] if statement.quotes else []
    yield Line("quote", f"“{words_of(statement.quotes, marks)}”", 3)
    row = {
        "claimant": claimant,
        "said_by": "inferred" if statement.inferred else labels.attribution(statement),
        "published": str(document.published or ""),
        "document": document.title,
        "outlet": corpus.actors[document.publisher].shown,
    }
    yield Line("source", source_of(row), 3)
    if statement.rationale:
        yield Line("ambiguous", f"read so because: {statement.rationale}", 3)
