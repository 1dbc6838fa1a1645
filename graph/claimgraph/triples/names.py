"""Which IRI a record has: made from what it is, so that equal records in two documents are one node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

from claimgraph.base import terms
from claimgraph.base.namespaces import CG
from claimgraph.base.terms import Term
from claimgraph.model.evidence import Quote
from claimgraph.model.fields import fields_of
from claimgraph.model.labels import Labels
from claimgraph.model.records import Corpus, Document, Proposition, Question, Statement
from claimgraph.model.values import ClaimRef, Ref, kind_of


def cg(name: str) -> Term:
    """A term of the core."""
    return f"<{CG}{name}>"


class Namer:
    """Names the nodes of one corpus. Labels come along, since every node needs one."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.labels = Labels(corpus)
        self._propositions: dict[Proposition, Term] = {}

    def ref(self, ref: Ref) -> Term:
        """The node of a referenced actor, event or concept, or a term of the ontology."""
        return terms.iri(ref.id) if ref.kind == "term" else terms.named_by_slug(ref.kind, ref.id)

    def key(self, scheme: str, key: str) -> Term:
        """The term of a closed list, by the key that corpus files use."""
        return terms.iri(self.corpus.vocabulary.term(scheme, key).iri)

    def question_parts(self, question: Question) -> Iterator[tuple[Term, Term]]:
        """Predicate and object of everything that a question is made of."""
        words = self.corpus.vocabulary
        for field in fields_of(Question).values():
            value = getattr(question, field.name)
            if value != field.default:
                yield cg(field.term), field.kind.term(value, words)
        if question.claim:
            yield cg("ofClaim"), self.claim_of(question.claim)
        for key, ref in question.dimensions:
            yield terms.iri(words.dimensions[key].term.iri), self.ref(ref)

    def question(self, question: Question) -> Term:
        """The node of a question: a quantity where it counts something."""
        kind = "quantity" if question.counts else "question"
        return terms.named_by_content(kind, *(f"{p} {o}" for p, o in sorted(self.question_parts(question))))

    def answer_parts(self, proposition: Proposition) -> Iterator[tuple[Term, Term]]:
        """Predicate and object of everything that an answer is made of."""
        answer = proposition.answer
        if isinstance(answer, ClaimRef):
            yield cg("value"), self.claim_of(answer)
        elif isinstance(answer, Ref):
            yield cg("value"), self.ref(answer)
        elif answer is not None:
            for name, value in kind_of(answer).facts(answer, self.corpus.vocabulary):
                yield cg(name), value
        if proposition.negated:
            yield cg("negated"), terms.boolean(True)

    def proposition(self, proposition: Proposition) -> Term:
        """The node of a proposition, the same for all who give the answer."""
        if proposition not in self._propositions:
            parts = (f"{p} {o}" for p, o in sorted(self.answer_parts(proposition)))
            node = terms.named_by_content("proposition", self.question(proposition.question), *parts)
            self._propositions[proposition] = node
        return self._propositions[proposition]

    def claims(self, statement: Statement) -> tuple[Term, ...]:
        """The nodes of the claims along a chain, outermost first; the last has the content."""
        here = terms.named_by_content(
            "claim",
            terms.named_by_slug("actor", statement.claimant.actor),
            self.key("stances", statement.stance),
            self.proposition(statement.proposition),
        )
        chain = [here]
        for relay in reversed(statement.chain[:-1]):
            here = terms.named_by_content(
                "claim", terms.named_by_slug("actor", relay.actor), self.key("stances", "reports"), here
            )
            chain.append(here)
        return tuple(reversed(chain))

    def claim_of(self, ref: ClaimRef) -> Term:
        """The innermost claim of the statement that a reference means: a claim about it is about the position."""
        return self.claims(self.corpus.claims[ref])[-1]

    def report(self, document: Document, statement: Statement) -> Term:
        """The node of a report or an inference: document, evidence and claim."""
        evidence = (f"{quote.exact}\x1e{quote.occurrence}" for quote in statement.quotes)
        kind = "inference" if statement.inferred else "report"
        return terms.named_by_content(
            kind, terms.named_by_slug("document", document.id), self.claims(statement)[0], *evidence
        )

    def evidence(self, document: Document, quote: Quote) -> Term:
        """The blank node of a span, the same for all whom its words prove: it is theirs, and not pointed at otherwise."""
        said = ("" if part is None else str(part) for part in astuple(quote))
        return f"_:e{terms.digest(document.id, *said)}"
