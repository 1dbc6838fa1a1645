"""A document and what shares its wording in, what a review asks of it out: whether it republishes another document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.base.terms import digest
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Corpus, Document
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.propose.copies.finding import Copies, Likeness
from claimgraph.propose.copies.telling import passages_of, share_of
from claimgraph.propose.copies.texts import Text
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
    return tuple(
        _offer(document, text, each, corpus, private)
        for group in found.copies
        for each in group
        for text in _originals(document, each)
        if text.document
    )


def _originals(document: Document, each: Likeness) -> Iterator[Text]:
    """The other of two texts, where one is that of the document and it is not proposed as the original."""
    for mine, other in ((each.one, each.other), (each.other, each.one)):
        original = each.origin.original
        if mine.document == document.id and not each.is_said and original in (None, other):
            yield other


def _offer(document: Document, text: Text, each: Likeness, corpus: Corpus, private: PrivateNames) -> Offer:
    original = corpus.documents[text.document]
    assert document.text
    assert original.text
    is_first = each.one.document == document.id
    mine, theirs = (each.shared.one, each.shared.other) if is_first else (each.shared.other, each.shared.one)
    shares = share_of(each.one if is_first else each.other, mine), share_of(text, theirs)
    passages = list(passages_of(each, private))[:_PASSAGES]
    return Offer(
        digest(document.text.sha256, original.text.sha256)[:10],
        original.id,
        original.title,
        origin_of(original, corpus).publisher,
        (*shares, *each.origin.because),
        tuple(passage if is_first else passage[::-1] for passage in passages),
    )
