"""The Turtle files of a corpus in; prefixes, nodes without a name, literals out that rules or other tools cannot use.

What is read of a file is a name, a number, a truth or a text: another one would be left out without a word, or make a
file that no other tool reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimgraph.base import limits
from claimgraph.base.namespaces import CG, DC, DCT, NP, OWL, PREFIXES, PROV, RDF, RDFS, SKOS, compact
from claimgraph.base.words import nearest
from claimgraph.corpus.source import CONTROL, Problems
from claimgraph.corpus.turtle_file import TurtleFile
from claimgraph.model.patterns import PLACEHOLDERS
from claimgraph.model.vocabulary import OwnFile, own_prefixes

#: What prefixes stand for in files that are written; "" where XML has them for itself.
_TAKEN: Final = {**PREFIXES, "owl": OWL, "dc": DC, "dcterms": DCT, "dct": DCT, "np": NP, "prov": PROV} | {
    "xml": "",
    "xmlns": "",
}
#: A prefix that Turtle, SPARQL and XML all read (https://www.w3.org/TR/xml-names/#NT-NCName).
_PREFIX: Final = re.compile(r"[^\W\d_][\w-]*")

#: What a node must be named for: a stranger's file names terms of it, and so does a corpus.
_NAMED: Final = (CG + "AskedProperty", CG + "Dimension", SKOS + "Concept", SKOS + "ConceptScheme")

#: Texts that stand in labels, by how long they may be.
_TEXTS: Final = dict.fromkeys(
    (RDFS + "label", SKOS + "altLabel", CG + "singular", CG + "unit", CG + "phrase"), limits.NAME
)
_TEXTS.update(dict.fromkeys(PLACEHOLDERS, limits.NAME))

_NUMBER: Final = (re.compile(r"[0-9]{1,9}"), "no whole number", "Write digits, as in 2.")
_TRUTH: Final = (re.compile("true|false"), "neither true nor false", "Write true, or leave it out.")
#: What a literal of a property has to be: its form, what is wrong without it, the remedy.
_FORMS: Final = {
    CG + "partCount": _NUMBER,
    CG + "order": _NUMBER,
    CG + "unsaidIsWhole": _TRUTH,
    CG + "disjointParts": _TRUTH,
    CG + "countsEvents": _TRUTH,
    CG + "mayShrink": _TRUTH,
    CG + "unit": (
        re.compile(r"[^\s\d.,+\u2212-](.*\S)?"),
        "no unit",
        'Write what stands behind the number, as in "%" or "km".',
    ),
}


def refuse_values(files: Sequence[TurtleFile], problems: Problems) -> None:
    """Add a problem for each prefix, node without a name, and literal that could not be used."""
    known: dict[str, str] = {}
    for file in files:
        _prefixes(file, known, problems)
        _unnamed(file, problems)
        _literals(file, problems)
        _patterns(file, problems)


def _prefixes(file: TurtleFile, known: dict[str, str], problems: Problems) -> None:
    for prefix, namespace in file.prefixes.items():
        if prefix and _TAKEN.get(prefix, namespace) != namespace:
            place = file.line(rf"(?i:@?prefix)\s+{re.escape(prefix)}:")
            remedy = f"It stands for {_TAKEN[prefix] or 'XML'} everywhere: choose another prefix."
            problems.add(place, f"the prefix {prefix}: is taken", remedy)
    for prefix, namespace in own_prefixes([OwnFile(file.shown.rsplit("/", 1)[-1], file.text)]):
        if file.prefixes.get(prefix) != namespace:  # the empty one
            place = file.line(r"(?i:@?prefix)\s+:")
            if not _PREFIX.fullmatch(prefix) or _TAKEN.get(prefix, namespace) != namespace:
                message = f"the empty prefix goes by the name of the file, and {prefix!r} cannot be one"
                problems.add(place, message, "Give the namespace a prefix: @prefix my: <https://example.org/my#> .")
        else:
            place = file.line(rf"(?i:@?prefix)\s+{re.escape(prefix)}:")
        if known.setdefault(prefix, namespace) != namespace:
            message = f"the prefix {prefix}: stands for another namespace in another file"
            problems.add(place, message, f"There it is <{known[prefix]}>: choose another prefix in one of them.")


def _unnamed(file: TurtleFile, problems: Problems) -> None:
    for subject, predicate, value in file.triples:
        if subject.kind == "blank" and predicate.text == RDF + "type" and value.text in _NAMED:
            message = f"{compact(value.text)} without a name"
            problems.add(file.unnamed(value.text), message, "Name it, as in my:receivedBy: nothing else can mean it.")


def _literals(file: TurtleFile, problems: Problems) -> None:
    for subject, predicate, value in file.triples:
        text, said = value.text, predicate.text
        wrong, remedy = "", ""
        if value.kind == "literal" and CONTROL.search(text):
            wrong, remedy = "a control character", "Take it out: no file for other tools can hold it."
        elif said in _TEXTS and len(text) > _TEXTS[said]:
            wrong, remedy = f"more than {_TEXTS[said]:,} characters", "Shorten it: it stands in every label."
        elif said in _TEXTS and "\n" in text:
            wrong, remedy = "a line break", "Write it in one line: it stands inside sentences."
        elif said in _FORMS and not (value.kind == "literal" and _FORMS[said][0].fullmatch(text)):
            _, wrong, remedy = _FORMS[said]
        if wrong:
            message = f"{file.name(subject.text)}: {wrong} in {file.name(said)}"
            problems.add(file.subject(subject.text), message, remedy)


def _patterns(file: TurtleFile, problems: Problems) -> None:
    """What a pattern leaves to be filled in, and what stands in brackets."""
    for subject, predicate, value in file.triples:
        if predicate.text not in PLACEHOLDERS:
            continue
        name, said = file.name(subject.text), compact(predicate.text)
        known = {f"{{{place}}}" for place in PLACEHOLDERS[predicate.text]}
        for found in re.findall(r"\{[^{}]*\}?|\}", value.text):
            if found not in known:
                near = nearest(found, known) or f"Known: {', '.join(sorted(known))}."
                problems.add(file.subject(subject.text), f"{name}: unknown {found} in {said}", near)
        if set("[]") & set(re.sub(r"\[[^\[\]]*\]", "", value.text)):
            remedy = "What stands in [ ] is left out where it is empty."
            problems.add(file.subject(subject.text), f"{name}: a bracket alone in {said}", remedy)
