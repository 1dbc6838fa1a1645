"""A document and what shares its wording in, what a review asks of it out: whether it republishes another document."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Final

from claimgraph.base.terms import digest
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Corpus, Document
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.propose.copies.finding import Copies, Likeness
from claimgraph.propose.copies.telling import cut, passages_of, share_of
from claimgraph.propose.proposal import Offer

#: So many passages are shown, the first ones.
_PASSAGES: Final = 3


def offers(document: Document, corpus: Corpus, found: Copies) -> tuple[Offer, ...]:
    """What may be the original of a document: each text that is proposed as it, or of which that is left open.

    Nothing where its lineage is said already.
    """
    if document.republication_of or not document.lineage_known:
        return ()
    private = PrivateNames(corpus)
    alike = (_turned_to(document, each) for group in found.copies for each in group)
    return tuple(_offer(document, each, corpus, private) for each in alike if each and _may_be_original(each))


def _turned_to(document: Document, each: Likeness) -> Likeness | None:
    """Two texts with that of a document first; None where neither is its own."""
    if each.one.document == document.id:
        return each
    turned = replace(each, one=each.other, other=each.one, shared=each.shared.turned)
    return turned if each.other.document == document.id else None


def _may_be_original(each: Likeness) -> bool:
    """Whether the other text is that of a document, and proposed as the original, or neither is."""
    return bool(each.other.document) and not each.is_said and each.origin.original in (None, each.other)


def _offer(document: Document, each: Likeness, corpus: Corpus, private: PrivateNames) -> Offer:
    original = corpus.documents[each.other.document]
    assert document.text
    assert original.text
    shares = share_of(each.one, each.shared.one), share_of(each.other, each.shared.other)
    return Offer(
        digest(document.text.sha256, original.text.sha256)[:10],
        original.id,
        original.title,
        origin_of(original, corpus).publisher,
        (*shares, *each.origin.because),
        tuple((cut(one), cut(other)) for one, other in islice(passages_of(each, private), _PASSAGES)),
    )
