"""The Turtle files of a corpus in, what is wrong with their terms out, each with its line and the nearest valid term.

A term that nothing reads is a mistake: it would be left out of every question without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from claimgraph.base import limits
from claimgraph.base.namespaces import CG, DATA, OWL, RDF, RDFS, SKOS, XSD, compact
from claimgraph.base.words import nearest
from claimgraph.corpus.propositions import PARTS
from claimgraph.corpus.source import Problems
from claimgraph.corpus.turtle_file import SHOWN, Facts, TurtleFile
from claimgraph.model.columns import column_of, columns
from claimgraph.model.values import KINDS
from claimgraph.model.vocabulary import OPEN_SCHEMES, key_of, vocabulary
from claimgraph.model.wording import ROLES

_TYPE: Final = RDF + "type"
#: What a term may be, so that anything reads it.
_READ: Final = {
    CG + "AskedProperty": "something that can be asked",
    CG + "Dimension": "something that narrows a question",
    OWL + "Class": "a kind of event, actor or concept",
    SKOS + "Concept": "something counted, or a term of a list",
    SKOS + "ConceptScheme": "a list of terms",
    CG + "Pattern": "words of texts",
    OWL + "Ontology": "the file itself",
}
_INTERVALS: Final = tuple(iri for iri, kind in KINDS.items() if kind.is_interval)
_DATATYPES: Final = tuple(iri for iri in KINDS if iri.startswith(XSD))
_NEAREST: Final = "Name the nearest one only."
_ROOTS: Final = tuple(CG + name for name in ("Actor", "Event", "Concept"))


def refuse_mistakes(files: Sequence[TurtleFile], problems: Problems) -> None:
    """Add a problem for each term of the files that could not be used as it stands."""
    checks = _Checks(files, problems)
    for file in files:
        checks.unknown_terms(file)
        for iri in file.about:
            checks.term(file, iri)


@dataclass(frozen=True)
class _Checks:
    files: Sequence[TurtleFile]
    problems: Problems

    @cached_property
    def about(self) -> dict[str, Facts]:
        """What all files say of each IRI."""
        found: dict[str, Facts] = {}
        for file in self.files:
            for iri, facts in file.about.items():
                for predicate, cells in facts.items():
                    found.setdefault(iri, {}).setdefault(predicate, []).extend(cells)
        return found

    @cached_property
    def core(self) -> dict[str, frozenset[str]]:
        """Every term of the core, with its types."""
        return dict(vocabulary().core)

    @cached_property
    def by_key(self) -> dict[tuple[str, str], list[str]]:
        """The terms of each type that have one key."""
        found: dict[tuple[str, str], list[str]] = {}
        for iri in {**self.about, **self.core}:
            for type in self.types(iri) & _READ.keys():
                found.setdefault((type, key_of(iri)), []).append(iri)
        return found

    @cached_property
    def alone(self) -> set[str]:
        """Terms that belong to a dimension and to no list."""
        return {cell.text for facts in self.about.values() for cell in facts.get(CG + "alsoAnsweredBy", ())}

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns of a spreadsheet that have a meaning already: a dimension of the name would write over them."""
        return frozenset(columns(vocabulary()))

    def types(self, iri: str) -> frozenset[str]:
        return self.core.get(iri) or frozenset(cell.text for cell in self.about.get(iri, {}).get(_TYPE, ()))

    def unknown_terms(self, file: TurtleFile) -> None:
        """Each term of the core that the file names and that is none."""
        named = {cell.text for triple in file.triples for cell in triple[1:] if cell.kind == "iri"}
        for iri in sorted(name for name in named if name.startswith(CG) and name not in self.core):
            near = nearest(compact(iri), map(compact, self.core))
            remedy = near or "`claimgraph export vocabulary` writes a page of all terms."
            self.problems.add(file.mention(iri), f"unknown term {compact(iri)}", remedy)

    def term(self, file: TurtleFile, iri: str) -> None:
        facts, types = self.about[iri], self.types(iri)
        place, name = file.subject(iri), file.name(iri)
        if iri.startswith((CG, DATA, RDF, RDFS, OWL, SKOS, XSD)):
            remedy = "Define terms in a namespace of your own: @prefix my: <https://example.org/my#> ."
            self.problems.add(place, f"{name} is no term of this vocabulary", remedy)
            return
        if types & _READ.keys() == {OWL + "Ontology"}:
            return
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", key_of(iri)):
            remedy = "Name it with letters and digits, as my:receivedBy: corpus files then say received-by."
            self.problems.add(place, f"{name} gives no key for corpus files", remedy)
        if not types & _READ.keys():
            known = ", ".join(f"{compact(type, SHOWN)} ({said})" for type, said in list(_READ.items())[:4])
            self.problems.add(place, f"{name} is nothing that is read", f"Say what it is: {known}.")
            return
        if not any(cell.kind == "literal" and cell.text.strip() for cell in facts.get(RDFS + "label", ())):
            self.problems.add(place, f"{name} has no label", 'Add rdfs:label "…"@en: what people read.')
        self._key(file, iri, types)
        self._expected(file, iri)
        if CG + "AskedProperty" in types:
            self._property(file, iri)
        if CG + "Dimension" in types:
            self._dimension(file, iri)
            if (
                column_of(key_of(iri)) in self.columns
                or key_of(iri) in PARTS
                or CG + re.split(r"[#/]", iri)[-1] in self.core
            ):
                self.problems.add(place, f"{key_of(iri)!r} has a meaning of its own everywhere", "Rename it.")
        if OWL + "Class" in types and len(self._above(iri, RDFS + "subClassOf")) > limits.TERMS_ABOVE:
            self.problems.add(place, f"{name} has more than {limits.TERMS_ABOVE} classes above it", _NEAREST)
        elif OWL + "Class" in types and not self._is_kind_of(iri, _ROOTS):
            remedy = "Add rdfs:subClassOf cg:Event, cg:Concept, cg:Organization or another kind of these."
            self.problems.add(place, f"{name} is no kind of event, actor or concept", remedy)
        if SKOS + "Concept" in types:
            self._concept(file, iri)
        if CG + "Pattern" in types:
            self._pattern(file, iri)

    def _pattern(self, file: TurtleFile, iri: str) -> None:
        facts, place, name = self.about[iri], file.subject(iri), file.name(iri)
        said = [cell.text for cell in facts.get(CG + "role", ())]
        if len(said) != 1 or said[0] not in ROLES:
            near = nearest(said[0], ROLES) if said else ""
            self.problems.add(place, f"{name} has no role that is known", near or f"Known: {', '.join(sorted(ROLES))}.")
        if not facts.get(CG + "phrase"):
            self.problems.add(place, f"{name} has no words", 'Add cg:phrase "…"@en: words as they stand in texts.')

    def _key(self, file: TurtleFile, iri: str, types: Collection[str]) -> None:
        same = {other for type in types for other in self.by_key.get((type, key_of(iri)), ())} - {iri}
        for other in sorted(same):
            message = f"{file.name(iri)} and {file.name(other)} have one key, {key_of(iri)!r}"
            remedy = "Use the core's term, or rename yours." if other in self.core else "Rename one of them."
            self.problems.add(file.subject(iri), message, remedy)

    def _expected(self, file: TurtleFile, iri: str) -> None:
        """What makes sense is a kind of something: of a class that nothing has, every answer would be warned of."""
        for predicate in (CG + "expects", CG + "askedOf"):
            for cell in self.about[iri].get(predicate, ()):
                known = cell.text in self.core or self._is_kind_of(cell.text, _ROOTS)
                if not known and not cell.text.startswith(CG):  # an unknown one of the core is told already
                    message = f"{file.name(iri)}: {file.name(cell.text)} in {compact(predicate)} is no kind of anything"
                    remedy = "Name a kind of event, actor or concept, as cg:State or one that you define."
                    self.problems.add(file.subject(iri), message, remedy)

    def _property(self, file: TurtleFile, iri: str) -> None:
        kinds = sorted(compact(term) for term, types in self.core.items() if CG + "ComparisonKind" in types)
        compared = [cell.text for cell in self.about[iri].get(CG + "comparedAs", ())]
        place, name = file.subject(iri), file.name(iri)
        if len(compared) != 1 or (compact(compared[0]) not in kinds and compared[0] in self.core):
            remedy = f"Add `cg:comparedAs …`, one of: {', '.join(kinds)}."
            self.problems.add(place, f"{name} needs one way in which answers compare", remedy)
        answered = self._answered_by(file, iri)
        if compared == [CG + "interval"] and answered and answered not in _INTERVALS:
            known = ", ".join(map(compact, _INTERVALS))
            message = f"{name} is compared as cg:interval, but is answered by {file.name(answered)}"
            self.problems.add(place, message, f"Only {known} are intervals: compare it in another way.")
        if answered in _INTERVALS and compared and compared[0] in (CG + "exclusive", CG + "rival"):
            message = f"{name} is answered by {file.name(answered)}, and compared as {compact(compared[0])}"
            self.problems.add(place, message, "Numbers and days compare as cg:interval; as cg:plain they never do.")

    def _dimension(self, file: TurtleFile, iri: str) -> None:
        answered, name = self._answered_by(file, iri), file.name(iri)
        if answered in _DATATYPES or answered == CG + "Claim":
            message = f"the dimension {name} is answered by {file.name(answered)}"
            self.problems.add(file.subject(iri), message, "Answer it by cg:Actor, cg:Event, cg:Concept or cg:Place.")
        for cell in self.about[iri].get(CG + "alsoAnsweredBy", ()):
            if SKOS + "Concept" not in self.types(cell.text):
                message = f"{name}: {file.name(cell.text)} in cg:alsoAnsweredBy is no skos:Concept of any file"
                self.problems.add(file.subject(iri), message, "Define it: a skos:Concept with a label.")

    def _answered_by(self, file: TurtleFile, iri: str) -> str:
        """The one kind of answer of a property or dimension; "" where it has none, with a problem that says so."""
        answered = [cell.text for cell in self.about[iri].get(CG + "answeredBy", ())]
        known = [compact(term) for term in (*_DATATYPES, *_ROOTS, CG + "Place", CG + "Claim")]
        if len(answered) != 1:
            remedy = f"Add `cg:answeredBy …`, one of: {', '.join(known)}; or a kind of these."
            self.problems.add(file.subject(iri), f"{file.name(iri)} needs one kind of answer", remedy)
            return ""
        (kind,) = answered
        if kind not in _DATATYPES and kind != CG + "Claim" and not self._is_kind_of(kind, _ROOTS):
            if kind in self.core or not kind.startswith(CG):  # an unknown one of the core is told already
                message = f"{file.name(iri)} is answered by {file.name(kind)}, which is no kind of answer"
                self.problems.add(
                    file.subject(iri), message, nearest(file.name(kind), known) or f"Known: {', '.join(known)}."
                )
            return ""
        return kind

    def _concept(self, file: TurtleFile, iri: str) -> None:
        place, name = file.subject(iri), file.name(iri)
        above = self._above(iri, SKOS + "broader")
        if len(above) > limits.TERMS_ABOVE:
            self.problems.add(place, f"{name} has more than {limits.TERMS_ABOVE} broader ones", _NEAREST)
        if iri in above:
            self.problems.add(place, f"{name} is broader than itself", "Break the circle of skos:broader.")
        for cell in self.about[iri].get(SKOS + "broader", ()):
            if SKOS + "Concept" not in self.types(cell.text):
                message = f"{name}: {file.name(cell.text)} in skos:broader is no skos:Concept of any file"
                self.problems.add(place, message, "Define it, or leave it out.")
        schemes = {cell.text for cell in self.about[iri].get(SKOS + "inScheme", ())}
        if not schemes and iri not in self.alone:
            remedy = "Add skos:inScheme my:counted: what is counted stands in a skos:ConceptScheme of yours."
            self.problems.add(place, f"{name} is in no list", remedy)
        for scheme in sorted(schemes):
            own = scheme not in self.core and SKOS + "ConceptScheme" in self.types(scheme)
            if not own and scheme.removeprefix(CG) not in OPEN_SCHEMES:
                opened = ", ".join(f"cg:{other}" for other in sorted(OPEN_SCHEMES))
                remedy = f"Make a skos:ConceptScheme of your own, or use one of: {opened}."
                self.problems.add(place, f"{name}: {file.name(scheme)} is no list that takes terms of yours", remedy)

    def _is_kind_of(self, iri: str, roots: Collection[str]) -> bool:
        above = self._above(iri, RDFS + "subClassOf")
        return iri not in above and bool((above | {iri}) & set(roots))

    def _above(self, iri: str, predicate: str) -> set[str]:
        """All that a term leads to over a property, or so many that it is too much; itself only over a circle."""
        found: set[str] = set()
        todo = [iri]
        while todo and len(found) <= limits.TERMS_ABOVE:
            here = todo.pop()
            above = [cell.text for cell in self.about.get(here, {}).get(predicate, ())]
            core = vocabulary().superclasses.get(here, ()) if predicate == RDFS + "subClassOf" else ()
            new = list(dict.fromkeys(other for other in (*above, *core) if other not in found))
            found.update(new)
            todo += new
        return found
