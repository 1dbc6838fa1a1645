"""A corpus in, everything that can be said in it out: each term with its meaning, and the text that lists or explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from claimgraph.base.words import Likenesses, folded
from claimgraph.model.records import Corpus
from claimgraph.model.terms import Answerable, Term
from claimgraph.pages.pasted import Example, Paster
from claimgraph.pages.vocabulary_page import width


@dataclass(frozen=True)
class Said:
    """A term under the key of the files that takes it: what it means, and an entry that says something with it."""

    kind: str
    key: str
    label: str
    definition: str
    words: tuple[str, ...]
    note: str
    example: Example | None

    @property
    def texts(self) -> tuple[str, ...]:
        """All that a person may look for it by."""
        return (self.key, self.label, *self.words, self.definition)


#: The lists of the vocabulary by the key of the files that takes one of them, with what is said of them.
_LISTS: Final = {
    "stance": ("stances", "with which force the claimant holds it"),
    "verb": ("verbs", "the word that introduces what is said"),
    "phase": ("phases", "how far it had come, according to the claimant"),
    "medium": ("media", "through what the claimant spoke"),
    "section": ("sections", "where in the document the passage stands"),
    "type of an actor": ("actor_types", "in actors.yaml"),
    "type of an event": ("event_types", "in events.yaml"),
    "type of a concept": ("concept_types", "in concepts.yaml"),
}

#: The heading of each kind of term.
HEADINGS: Final = {
    "property": "property: what is asked, where it is no number of things",
    "counts": "counts: of what it is asked how many",
    "dimension": "what narrows a question, a key beside `property` or `counts`",
    **{kind: f"{kind}: {about}" for kind, (_, about) in _LISTS.items()},
    "qualifier": "words that make a number inexact: value: about 40",
}


def everything(corpus: Corpus) -> list[Said]:
    """All that can be said in a corpus, kind by kind, by key."""
    words, paste = corpus.vocabulary, Paster(corpus)
    found = [_asked("property", each, paste.of_property(key)) for key, each in sorted(words.properties.items())]
    found += [_term("counts", term, paste.of_counted(key)) for key, term in sorted(words.counted.items())]
    found += [_asked("dimension", each, paste.of_dimension(key)) for key, each in sorted(words.dimensions.items())]
    for kind, (scheme, _) in _LISTS.items():
        terms = sorted(words.listed(scheme).values(), key=lambda term: (term.order, term.key))
        found += [_term(kind, term, paste.of_listed(kind, term.key)) for term in terms]
    for key, qualifier in sorted(words.qualifiers.items()):
        found.append(_term("qualifier", qualifier.term, paste.of_qualifier(key), f"stands for: {width(qualifier)}"))
    return found


def _asked(kind: str, found: Answerable, example: Example | None) -> Said:
    also = ", ".join(term.key for term in found.also)
    answered = found.answered_by.replace("#", "/").rsplit("/", 1)[-1]
    return _term(kind, found.term, example, f"answered by: {answered}{f', {also}' if also else ''}")


def _term(kind: str, term: Term, example: Example | None, note: str = "") -> Said:
    return Said(kind, term.key, term.label, term.definition, term.words, note, example)


def of_kind(found: Sequence[Said], word: str) -> list[Said]:
    """The terms of the kinds that a word names: "verb", "verbs", "type"."""
    sought = folded(word).removesuffix("s")
    return [said for said in found if sought in (said.kind, said.kind.removesuffix("s"), said.kind.split()[0])]


def matching(found: Sequence[Said], word: str) -> list[Said]:
    """The terms that a word means: by key first, then by what they are called and mean; else those nearest in spelling."""
    sought = folded(word)
    if exact := [said for said in found if sought in (said.key, folded(said.label), *map(folded, said.words))]:
        return exact
    if within := [said for said in found if any(sought in folded(text) for text in said.texts)]:
        return within
    called: dict[str, list[Said]] = {}
    for said in found:
        for name in (said.key, said.label, *said.words):
            called.setdefault(name, []).append(said)
    return list(dict.fromkeys(called.get(Likenesses(called).of(word), ())))


def listed(found: Iterable[Said]) -> Iterator[str]:
    """Lines: each term with the first sentence of its meaning, below the heading of its kind."""
    for kind, terms in groupby(found, key=lambda said: said.kind):
        some = list(terms)
        widest = max(len(said.key) for said in some)
        yield HEADINGS[kind]
        for said in some:
            yield f"  {said.key.ljust(widest)}  {said.definition.split('. ')[0] or said.label}".rstrip()
        yield ""


def explained(found: Iterable[Said], files: Mapping[str, str]) -> Iterator[str]:
    """Lines: each term with all that is said of it, and the entry to paste; ``files`` says where an entry goes."""
    for said in found:
        yield f"{said.kind}: {said.key}"
        label = f"{said.label}. " if folded(said.label) != folded(said.key) else ""
        yield f"  {label}{said.definition}"
        if said.words:
            yield f"  also written: {', '.join(said.words)}"
        if said.note:
            yield f"  {said.note}"
        if said.example is None:
            yield "  No example: this corpus has nothing yet that it could speak of (events.yaml, actors.yaml)."
        else:
            yield f"  To paste into {files[said.example.file]}:"
            yield ""
            yield from said.example.text.splitlines()
        yield ""
