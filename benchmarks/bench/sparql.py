"""The queries that rivals answer: standard SPARQL 1.1, the fastest forms that we found."""

from __future__ import annotations

from typing import Final

from claimgraph.base.resources import shipped

#: Pairs of figures or days that cannot both be right, asserted by two claimants. Grouped first, so that only questions
#: with such a pair are joined with themselves; each half in a query of its own, since else engines join everything.
CONTRADICTIONS: Final = """
PREFIX cg: <https://w3id.org/claimgraph/ns#>
SELECT ?p ?q WHERE {
  { SELECT DISTINCT ?question WHERE {
      { SELECT ?question (MAX(?min) AS ?highest) WHERE { ?answer cg:about ?question ; cg:min ?min } GROUP BY ?question }
      { SELECT ?question (MIN(?max) AS ?lowest) WHERE { ?answer cg:about ?question ; cg:max ?max } GROUP BY ?question }
      FILTER (?highest > ?lowest) } }
  { SELECT ?question ?p ?max (MIN(?who) AS ?first) (MAX(?who) AS ?last) WHERE {
      ?c cg:content ?p ; cg:stance cg:asserts ; cg:claimant ?actor .
      ?passage cg:conveys|cg:concludes ?c .
      ?p cg:about ?question ; cg:max ?max .
      BIND (STR(?actor) AS ?who)
    } GROUP BY ?question ?p ?max }
  { SELECT ?question ?q ?min (MIN(?who) AS ?begin) (MAX(?who) AS ?end) WHERE {
      ?c cg:content ?q ; cg:stance cg:asserts ; cg:claimant ?actor .
      ?passage cg:conveys|cg:concludes ?c .
      ?q cg:about ?question ; cg:min ?min .
      BIND (STR(?actor) AS ?who)
    } GROUP BY ?question ?q ?min }
  FILTER (?max < ?min && !(?first = ?last && ?last = ?begin && ?begin = ?end))
}
"""


def figures_of(event: str) -> str:
    """The shipped question for all figures of an event, by its id."""
    text = (shipped("queries") / "figure" / "of-event.rq").read_text(encoding="utf-8")
    query = "\n".join(line for line in text.splitlines() if not line.startswith("#+"))
    return query.replace("$event", f"<https://w3id.org/claimgraph/id/event-{event}>")
