"""A term in, an entry for a file of the corpus out that says something with it: valid, and made of the corpus's own ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.base.namespaces import CG
from claimgraph.base.words import folded
from claimgraph.model.records import Corpus
from claimgraph.model.terms import Answerable
from claimgraph.model.values import answered
from claimgraph.model.values.dates import Dates
from claimgraph.model.values.decimals import Decimals
from claimgraph.model.values.term import Claims, Ref, Thing
from claimgraph.model.values.text import Words
from claimgraph.model.values.whole import Count
from claimgraph.model.values.yes_no import Truth
from claimgraph.model.vocabulary import key_of


@dataclass(frozen=True)
class Example:
    """An entry as text, and the kind of file that it belongs into: "documents" (under `claims:`), "actors", …"""

    file: str
    text: str


_UNVERIFIED: Final = "unverified: true    # better: `quote: …`, the shortest exact words that prove it"
#: What a person may write, by the kind of answer.
_ANSWERS: Final[dict[type, str]] = {
    Count: "40",
    Decimals: "1.5",
    Dates: "2030-04-05",
    Truth: "true",
    Words: "in these words",
}
_NOT_DONE: Final = ("promises", "demands")
_FILES: Final = {"type of an actor": "actors", "type of an event": "events", "type of a concept": "concepts"}


class Paster:
    """Makes entries for one corpus; None where the corpus has nothing that one could be made of."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._words = corpus.vocabulary
        # Those come first of whom most is said: their names tell a reader most.
        used = _uses(corpus)
        self._events = sorted(corpus.events, key=lambda id: (-used["event", id], id))
        self._concepts = sorted(corpus.concepts, key=lambda id: (-used["concept", id], id))
        open_ = (id for id, actor in corpus.actors.items() if not actor.private)
        self._speakers = sorted(open_, key=lambda id: (corpus.actors[id].type == "outlet", -used["actor", id], id))

    def of_property(self, key: str) -> Example | None:
        """A claim that answers it."""
        says = self._asked(key)
        return self._claim(says) if says else None

    def of_counted(self, key: str) -> Example | None:
        """A claim of a number of these."""
        says = self._counted(key)
        return self._claim(says) if says else None

    def of_dimension(self, key: str) -> Example | None:
        """A claim that is narrowed by it: a number of things, or else a property that needs it."""
        dimension = self._words.dimensions[key]
        needing = [p for p, found in sorted(self._words.properties.items()) if dimension.term.iri in self._needs(found)]
        says = self._asked(needing[0]) if needing else None
        if says is None and self._words.counted:
            says = self._counted(min(self._words.counted))
        value = self._reference(dimension, but=())
        if not says or not value:
            return None
        return self._claim({**says, key: value})

    def of_listed(self, kind: str, key: str) -> Example | None:
        """A claim with a stance, verb, phase, medium or section; or an actor, event or concept of a type."""
        if kind in _FILES:
            basis = "\n  role: what is shown instead of the name" if key == "private-person" else ""
            return Example(_FILES[kind], f"my-{key}:\n  type: {key}\n  name: my {key.replace('-', ' ')}{basis}")
        says = self._any()
        if says is None:
            return None
        if kind == "phase":
            return self._claim({**says, "phase": key})
        if kind != "stance":
            return self._claim(says, {kind: key})
        if key == "reports":  # what those do who pass something on
            return self._claim(says, {"via": f"[{self._speakers[1]}]"}) if len(self._speakers) > 1 else None
        if key == "declines":
            says = {part: said for part, said in says.items() if part != "value"}
        if key in _NOT_DONE:
            says = {**says, "phase": "planned"}
        return self._claim(says, {"stance": key})

    def of_qualifier(self, key: str) -> Example | None:
        """A claim of a number that the word makes inexact."""
        qualifier = self._words.qualifiers[key]
        says = self._counted(min(self._words.counted)) if self._words.counted else None
        word = min((*qualifier.term.words, qualifier.term.label), key=lambda word: (len(word), word))
        return self._claim({**says, "value": word if qualifier.stands_alone else f"{word} 40"}) if says else None

    def _any(self) -> dict[str, str] | None:
        """What can be said in any corpus with an event."""
        return self._counted(min(self._words.counted)) if self._words.counted else self._asked("occurred")

    def _counted(self, key: str) -> dict[str, str] | None:
        event = self._of_class("event", self._words.asked_of.get(self._words.counted[key].iri, ()))
        if not event:
            return None
        needs = self._words.needs.get(self._words.counted[key].iri, ())
        return self._with_needs({"event": event, "counts": key, "phase": "completed", "value": "40"}, needs)

    def _asked(self, key: str) -> dict[str, str] | None:
        found = self._words.properties[key]
        says = self._subject(self._words.asked_of.get(found.term.iri, ()))
        value = self._value(found, but=tuple((says or {}).values()))
        if not says or not value:
            return None
        phase = {"phase": "completed"} if "event" in says else {}
        return self._with_needs({**says, "property": key, **phase, "value": value}, self._needs(found))

    def _needs(self, found: Answerable) -> tuple[str, ...]:
        return self._words.needs.get(found.term.iri, ())

    def _with_needs(self, says: dict[str, str], needs: Iterable[str]) -> dict[str, str] | None:
        for iri in needs:
            key = key_of(iri)
            if key in self._words.dimensions:
                value = self._reference(self._words.dimensions[key], but=tuple(says.values()))
            elif key == "within":
                value = self._of_class("event", self._words.expects.get(iri, ()), but=(says.get("event", ""),))
            elif key == "as-of":
                value = "2030-04-05"
            else:
                continue  # whom or what it is about is there
            if not value:
                return None
            says = {**says, key: value}
        return says

    def _subject(self, classes: tuple[str, ...]) -> dict[str, str] | None:
        """Whom or what a question is about: the first that its classes allow."""
        if event := self._of_class("event", classes):
            return {"event": event}
        if actor := self._of_class("actor", classes):
            return {"actor": actor}
        if not classes or CG + "Claim" in classes:
            return {"claim": claim} if (claim := self._any_claim()) else None
        return None

    def _value(self, found: Answerable, but: tuple[str, ...]) -> str:
        kind = self._kind(found)
        if isinstance(kind, Thing):
            return self._reference(found, but)
        if isinstance(kind, Claims):
            return self._any_claim(but)
        return _ANSWERS[type(kind)]

    def _kind(self, found: Answerable) -> object:
        return answered(found.answered_by, found.unit, self._words.kinds_of(found.answered_by))

    def _reference(self, found: Answerable, but: tuple[str, ...]) -> str:
        """The id of what may answer it, or a word that stands for some of these."""
        kind = self._kind(found)
        expected = self._words.expects.get(found.term.iri, (found.answered_by,))
        id = self._of_class(kind.of, expected, but) if isinstance(kind, Thing) else ""
        return id or next((term.key for term in found.also), "")

    def _of_class(self, kind: str, classes: tuple[str, ...], but: tuple[str, ...] = ()) -> str:
        """The first record of a kind of which it makes sense; of any class where none is asked for."""
        corpus = self._corpus
        records: Iterable[tuple[str, str]] = {
            "actor": ((id, corpus.actors[id].type) for id in self._speakers),
            "event": ((id, corpus.events[id].type) for id in self._events),
            "concept": ((id, corpus.concepts[id].type) for id in self._concepts),
        }[kind]
        for id, type_ in records:
            iri = self._words.listed(f"{kind}_types")[type_].iri
            if id not in but and (not classes or set(classes) & {iri, *self._words.superclasses.get(iri, ())}):
                return id
        return ""

    def _any_claim(self, but: tuple[str, ...] = ()) -> str:
        found = (f"{ref.document}#{ref.id}" for ref in self._corpus.claims)
        return next((address for address in found if address not in but), "")

    def _claim(self, says: Mapping[str, str], more: Mapping[str, str] = {}) -> Example | None:
        if not self._speakers:
            return None
        lines = [f"who: {self._speakers[0]}", *(f"{key}: {value}" for key, value in more.items())]
        said = ", ".join(f"{key}: {_quoted(value)}" for key, value in says.items())
        lines += [f"says: {{{said}}}", _UNVERIFIED]
        return Example("documents", "  - " + "\n    ".join(lines))


def _uses(corpus: Corpus) -> Counter[tuple[str, str]]:
    """How many claims speak of each record, by its kind and id."""
    found: Counter[tuple[str, str]] = Counter()
    for document in corpus.documents.values():
        for statement in document.statements:
            question, answer = statement.proposition.question, statement.proposition.answer
            found.update(("actor", speaker.actor) for speaker in statement.chain)
            found.update([("event", question.event), ("actor", question.actor)])
            refs = [answer, *(ref for _, ref in question.dimensions)]
            found.update((ref.kind, ref.id) for ref in refs if isinstance(ref, Ref))
    return found


def _quoted(value: str) -> str:
    """A value between the braces of YAML: quoted where it holds more than letters, digits, spaces and hyphens."""
    plain = value.replace(" ", "").replace("-", "").replace(".", "")
    return value if plain.isalnum() and folded(value) != "no" else f'"{value}"'
