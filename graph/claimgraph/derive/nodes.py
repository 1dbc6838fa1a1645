"""Verdicts and support in, triples out: each node names its rule, and inherits the reasons of what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from claimgraph.base import terms
from claimgraph.base.terms import Term, Triple
from claimgraph.base.words import counted
from claimgraph.derive.compare import Support, Verdict
from claimgraph.derive.rule import rules
from claimgraph.model.records import Proposition
from claimgraph.model.values import Measure, kind_of
from claimgraph.triples.cast import LABEL, A
from claimgraph.triples.names import Namer, cg


@dataclass
class _Known:
    """What the triples need of each proposition and claim."""

    propositions: dict[Term, Proposition] = field(default_factory=dict)
    rationales: dict[Term, set[str]] = field(default_factory=dict)
    claimants: dict[Term, str] = field(default_factory=dict)


def rule_triples() -> Iterator[Triple]:
    """One node for each rule."""
    for rule in rules():
        node = terms.named_by_slug("rule", rule.name)
        yield node, A, cg("Rule")
        yield node, LABEL, terms.english(rule.label)


def comparison_node(verdict: Verdict) -> Term:
    """The node of a comparison."""
    # Two rules may find one verdict between the same figures, with two gaps; two claimants may revise the same pair of
    # figures: then the claims tell the comparisons apart.
    apart = (verdict.rule, *verdict.propositions, *(verdict.claims if verdict.between_claims else ()))
    return terms.named_by_content("comparison", verdict.verdict, *apart)


def comparison_triples(verdicts: Mapping[Term, Verdict], ranks: Mapping[Term, int], namer: Namer) -> Iterator[Triple]:
    """A comparison for each verdict, which goes by its node."""
    known = _known(namer)
    for node, verdict in verdicts.items():
        yield node, A, cg("Comparison")
        yield node, cg("rank"), terms.integer(ranks[node])
        yield node, LABEL, terms.english(_label(verdict, known, namer))
        yield node, cg("verdict"), cg(verdict.verdict)
        yield node, cg("derivedBy"), terms.named_by_slug("rule", verdict.rule)
        if verdict.gap is not None:
            yield node, cg("gap"), _distance(verdict.gap, verdict, known)
        if verdict.gap_at_most is not None:
            yield node, cg("gapAtMost"), _distance(verdict.gap_at_most, verdict, known)
        if verdict.among is not None:
            yield node, cg("amongAnswers"), terms.integer(verdict.among)
        for proposition in verdict.propositions:
            yield node, cg("compares"), proposition
        for claim in verdict.claims:
            yield node, cg("restsOn"), claim
            for rationale in known.rationales.get(claim, ()):
                yield node, cg("rationale"), terms.english(rationale)
        if verdict.order:
            yield node, cg("earlier"), verdict.order[0]
            yield node, cg("later"), verdict.order[1]


def support_triples(
    supports: Iterable[Support], choke_points: Mapping[Term, tuple[Term, ...]], namer: Namer
) -> Iterator[Triple]:
    """The support and the choke points of each proposition that somebody holds: one node for all with the same counts."""
    outlets, words = _outlets(namer), namer.corpus.vocabulary
    for support in supports:
        held_by = _held_by(support)
        counts = (support.claimants, support.roots, support.outlets, support.origins)
        node = terms.named_by_content("support", *map(str, counts), held_by)
        kinds = ("claimant", "root", "outlet", "origin text")
        told = ", ".join(counted(number, kind) for number, kind in zip(counts, kinds, strict=True))
        yield node, A, cg("Support")
        yield node, LABEL, terms.english(f"{told}: {words.term('supportKinds', held_by).label}")
        yield node, cg("derivedBy"), terms.named_by_slug("rule", "support")
        yield node, cg("claimantCount"), terms.integer(support.claimants)
        yield node, cg("rootCount"), terms.integer(support.roots)
        yield node, cg("outletCount"), terms.integer(support.outlets)
        yield node, cg("originCount"), terms.integer(support.origins)
        yield node, cg("heldBy"), namer.key("supportKinds", held_by)
        yield support.proposition, cg("hasSupport"), node
        points = choke_points.get(support.proposition, ())
        # The outlet of a document goes without saying.
        implied = {outlets.get(point) for point in points}
        for point in points:
            if point not in implied:
                yield support.proposition, cg("chokePoint"), point


def _outlets(namer: Namer) -> dict[Term, Term]:
    """The outlet of each document."""
    return {
        terms.named_by_slug("document", document.id): terms.named_by_slug("actor", document.publisher)
        for document in namer.corpus.documents.values()
    }


def _held_by(support: Support) -> str:
    if support.sides > 1:
        return "several-sides"
    if support.sides:
        return "one-side"
    return "third-party-only" if support.third else "no-side-stated"


def _known(namer: Namer) -> _Known:
    known = _Known()
    for document in namer.corpus.documents.values():
        for statement in document.statements:
            claim = namer.claims(statement)[-1]
            known.propositions[namer.proposition(statement.proposition)] = statement.proposition
            known.claimants[claim] = namer.corpus.actors[statement.claimant.actor].shown
            if statement.rationale:
                known.rationales.setdefault(claim, set()).add(statement.rationale)
    return known


def _label(verdict: Verdict, known: _Known, namer: Namer) -> str:
    # From the lowest answer to the highest, in whatever words they are.
    ordered = sorted(verdict.propositions, key=lambda term: (_lowest(known.propositions[term]), term))
    propositions = [known.propositions[term] for term in ordered]
    labels = namer.labels
    shown = [labels.proposition(p) for p in propositions]
    if len(propositions) > 1 and len({p.question for p in propositions}) == 1:
        answers = [
            ("not " if p.negated else "") + labels.answer(p.answer) for p in propositions if p.answer is not None
        ]
        shown = [" against ".join(answers) + ": " + labels.question(propositions[0].question)]
    label = f"{verdict.verdict}: {'; '.join(shown)}"
    if verdict.among is None:
        return label
    # Who reads it must not take it for all that disagrees.
    nearest = "the nearest that cannot both be right" if verdict.gap is not None else "two that cannot both be right"
    return f"{label} (of {verdict.among:,} answers, {nearest})"


def _lowest(proposition: Proposition) -> int:
    """The lowest number or day of an answer, or its highest where it is open below; 0 where it is neither."""
    if proposition.answer is None:
        return 0
    low, high, _ = kind_of(proposition.answer).ends(proposition.answer)
    return next(end for end in (low, high, 0) if end is not None)


def _distance(steps: int, verdict: Verdict, known: _Known) -> Term:
    """A gap as it is counted: in days, in what is counted, or in the unit of decimal numbers."""
    answers = [known.propositions[proposition].answer for proposition in verdict.propositions]
    measured = next((answer for answer in answers if isinstance(answer, Measure)), None)
    if measured is None:
        return terms.integer(steps)
    return terms.decimal(Decimal(kind_of(measured).distance(steps)))
