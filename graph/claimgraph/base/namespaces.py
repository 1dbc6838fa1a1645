"""Every IRI that the code names, written once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DC: Final = "http://purl.org/dc/elements/1.1/"
DCT: Final = "http://purl.org/dc/terms/"
NP: Final = "http://www.nanopub.org/nschema#"
PROV: Final = "http://www.w3.org/ns/prov#"
CG: Final = "https://w3id.org/claimgraph/ns#"
DATA: Final = "https://w3id.org/claimgraph/id/"
OA: Final = "http://www.w3.org/ns/oa#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SH: Final = "http://www.w3.org/ns/shacl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
WIKIDATA: Final = "http://www.wikidata.org/entity/"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

#: Prefixes of every file that is written and of every table that is shown; a corpus adds those of its own vocabulary.
PREFIXES: Final = MappingProxyType(
    {"": DATA, "cg": CG, "oa": OA, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "wd": WIKIDATA, "xsd": XSD}
)


def compact(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """The IRI with one of the prefixes where that is possible: ``cg:asserts``, ``:actor-zelensky``."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"
