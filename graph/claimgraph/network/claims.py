"""The store in, a graph out that holds all of it: every claim, document, passage, question … is a node.

Lossless means: every triple whose subject is not a term of the vocabulary can be made again from nodes and edges. What
is left out are the terms' own triples (definitions, schemes, broader terms), which ontology/ holds; a term that
something refers to is a node with its label.

- A node's id is its IRI, or ``_:…`` for the spans of evidence. ``kind`` is its most special class in words, ``types``
  all its classes, with a space between.
- A triple between two nodes is an edge; its key and its ``kind`` are the property. Names without a prefix are those of
  the core (``cg:``); others keep theirs (``oa:hasSource``).
- A triple with a literal is an attribute, named in the same way; ``rdfs:label`` is ``label``. Whole numbers are int,
  all else is text. ``min`` and ``max`` are numbers; their days are ``min_date`` and ``max_date``; ``literalValue`` is
  text and ``literalValue_boolean`` is "true" or "false".
- ``datatypes`` says for each attribute that stands for a literal and is no number what literal it is: ``label@en
  words^^xsd:string``. A * after it: several values in one attribute, joined as `claimgraph.base.cells.joined` does with
  " | ". Where literals of one property differ in language, the others' attributes are named in full: ``altLabel@uk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.cells import joined
from claimgraph.base.namespaces import DATA, RDF, RDFS, XSD, compact
from claimgraph.store import Cell, Store

if TYPE_CHECKING:
    import networkx

#: What stands between several values of one attribute.
VALUES: Final = " | "

# The kind of a node by its classes, the most special first.
_KINDS: Final = {
    "cg:Document": "document",
    "cg:Report": "report",
    "cg:Inference": "inference",
    "cg:WithdrawnPassage": "withdrawn passage",
    "cg:Claim": "claim",
    "cg:Proposition": "proposition",
    "cg:Quantity": "quantity",
    "cg:Question": "question",
    "cg:Series": "series",
    "cg:Event": "event",
    "cg:Outlet": "outlet",
    "cg:State": "state",
    "cg:Person": "person",
    "cg:Collective": "collective",
    "cg:Organization": "organization",
    "cg:Actor": "actor",
    "cg:Comparison": "comparison",
    "cg:Support": "support",
    "cg:Rule": "rule",
    "cg:Opposition": "opposition",
    "cg:Totals": "totals",
    "cg:Tenure": "tenure",
    "cg:RelayLink": "relay link",
    "cg:Place": "place",
    "cg:Concept": "concept",
    "oa:SpecificResource": "evidence",
    "oa:TextQuoteSelector": "quote",
    "oa:TextPositionSelector": "position",
}

# The one datatype of which these hold the value under their own name; the names of others say which.
_MIXED: Final = {"min": "integer", "max": "integer", "literalValue": "string"}


def claim_graph(store: Store) -> networkx.MultiDiGraph:
    """Everything in a store but the vocabulary's own triples, as the module says."""
    import networkx

    graph = networkx.MultiDiGraph()
    types: dict[str, list[str]] = {}
    literals: dict[str, dict[tuple[str, str], list[str]]] = {}
    terms: dict[str, str] = {}
    edges: list[tuple[str, str, str]] = []
    for subject, predicate, value in store.triples():
        name = _name(predicate.text, store)
        if is_term(subject):
            if name == "label":
                terms[subject.text] = value.text
        elif predicate.text == f"{RDF}type":
            types.setdefault(subject.text, []).append(compact(value.text, store.prefixes))
        elif value.kind == "literal":
            of_node = literals.setdefault(subject.text, {})
            of_node.setdefault((_literal_name(name, value), _datatype(value, store)), []).append(value.text)
        else:
            edges.append((subject.text, value.text, name))
    for node in sorted(types.keys() | literals.keys()):
        graph.add_node(node, **_attributes(types.get(node, []), literals.get(node, {})))
    for source, target, name in edges:
        for end in (source, target):
            if end not in graph:
                graph.add_node(end, kind="term", label=terms.get(end, ""), types="", datatypes="")
        graph.add_edge(source, target, key=name, kind=name)
    return graph


def is_term(subject: Cell) -> bool:
    """Whether a node is a term of the vocabulary and not a thing of the corpus."""
    return subject.kind == "iri" and not subject.text.startswith(DATA)


def _name(predicate: str, store: Store) -> str:
    return "label" if predicate == f"{RDFS}label" else compact(predicate, store.prefixes).removeprefix("cg:")


def _literal_name(name: str, value: Cell) -> str:
    datatype = value.datatype.removeprefix(XSD)
    return name if _MIXED.get(name, datatype) == datatype else f"{name}_{datatype}"


def _datatype(value: Cell, store: Store) -> str:
    return f"@{value.language}" if value.language else f"^^{compact(value.datatype, store.prefixes)}"


def _attributes(types: list[str], literals: dict[tuple[str, str], list[str]]) -> dict[str, Any]:
    kind = next((kind for type, kind in _KINDS.items() if type in types), "thing")
    found: dict[str, Any] = {"kind": kind, "label": "", "types": " ".join(sorted(types))}
    datatypes: list[str] = []
    named: set[str] = set()
    for (name, datatype), texts in sorted(literals.items()):
        if datatype == "^^xsd:integer" and len(texts) == 1:
            found[name] = int(texts[0])
            continue
        own = f"{name}{datatype}" if name in named or datatype == "^^xsd:integer" else name
        named.add(name)
        found[own] = texts[0] if len(texts) == 1 else joined(sorted(texts), VALUES)
        datatypes.append(f"{name}{datatype}{'*' * (len(texts) > 1)}")
    return found | {"datatypes": " ".join(datatypes)}
