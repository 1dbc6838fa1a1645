"""A query and a vocabulary in, a sentence for each term of the query that is not in it out, with what was probably meant.

A misspelt term is no error in SPARQL: the answer is empty, and nobody learns why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from claimgraph.base.namespaces import compact
from claimgraph.base.words import closest

#: The tokens of a query that matter here: comments and texts, which are passed over; declarations of a prefix; IRIs; names
#: with a prefix. The query page reads queries with it too: it means the same in JavaScript. A text that has no end goes on
#: to the end: so nothing is read twice, however many quotation marks there are.
TOKENS: Final = re.compile(
    r"""#[^\n]*"""
    r'''|"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:""")?|"(?:[^"\\\n]|\\.)*"?'''
    r"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*(?:''')?|'(?:[^'\\\n]|\\.)*'?"""
    r"""|\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>"""
    r"""|<([^<>"{}|^`\\\x00-\x20]*)>"""
    r"""|(?<![\w?$:@%.-])([A-Z][\w.-]*|):([\w%:.-]*[\w%:-])?""",
    re.IGNORECASE | re.ASCII,
)


def misspelt(sparql: str, vocabulary: Iterable[str], prefixes: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each name that is not among the terms although it is in a namespace of theirs, or has an unknown prefix.

    ``vocabulary`` holds the IRIs of all terms.

    >>> from claimgraph.base.namespaces import PREFIXES
    >>> next(misspelt("SELECT ?c { ?c a cg:Clam }", ["https://w3id.org/claimgraph/ns#Claim"], PREFIXES))
    'There is no cg:Clam in this vocabulary. Did you mean cg:Claim?'
    """
    known = {name for iri in vocabulary if not (name := compact(iri, prefixes)).startswith(("<", ":"))}
    ours = {_parts(name)[0] for name in known}
    for name in dict.fromkeys(_names(sparql, prefixes)):
        prefix = _parts(name)[0]
        if name.startswith("<") or name in known:
            continue
        if prefix not in prefixes:
            close = closest(prefix, prefixes)
            yield f"The prefix {prefix}: is not declared.{_suggested(close and f'{close}:')}"
        elif prefix in ours:
            yield f"There is no {name} in this vocabulary.{_suggested(_meant(name, known))}"


def _names(sparql: str, prefixes: Mapping[str, str]) -> Iterator[str]:
    """The names with a prefix in a query, also of what it writes in full or with a prefix of its own."""
    declared: dict[str, str] = {}
    for found in TOKENS.finditer(sparql):
        prefix, namespace, iri, before, local = found.groups()
        if namespace is not None:
            declared[prefix] = namespace
        elif before is not None and local is not None:
            # A query may call a namespace what it likes.
            yield compact(declared[before] + local, prefixes) if before in declared else f"{before}:{local}"
        elif iri is not None:
            yield compact(iri, prefixes)


def _suggested(word: str) -> str:
    return f" Did you mean {word}?" if word else ""


def _meant(name: str, known: Collection[str]) -> str:
    """The same name in another vocabulary, or the nearest one in its own: first among those that begin alike, as classes do."""
    prefix, local = _parts(name)
    alike = sorted(known, key=lambda other: (_parts(other)[1][:1].isupper() != local[:1].isupper(), other))
    same = next((other for other in alike if _parts(other)[1].lower() == local.lower()), "")
    if same:
        return same
    near = [_parts(other)[1] for other in alike if other.startswith(f"{prefix}:")]
    found = closest(local, (one for one in near if one[:1].isupper() == local[:1].isupper())) or closest(local, near)
    return found and f"{prefix}:{found}"


def _parts(name: str) -> tuple[str, str]:
    prefix, _, local = name.partition(":")
    return prefix, local
