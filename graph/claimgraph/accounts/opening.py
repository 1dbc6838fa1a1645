"""The store in, what a start page, a brief and a picture open on out: what nobody else can say, in sentences."""

from __future__ import annotations

from typing import Final

from claimgraph.accounts.courses import courses, with_courses
from claimgraph.accounts.finding import Finding, findings
from claimgraph.accounts.silences import silences
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.store import Store

#: So many disagreements, the most important ones, stand on a start page and in a picture.
FIRST: Final = 12


def opening(store: Store, *, first: int, whole: bool = False) -> list[Finding]:
    """So many disagreements, the most important ones, what became of plans, and who kept silent.

    Of a corpus with more claims than `limits.CLAIMS_TOLD` the silences are left out, since nobody can choose those that come
    first, unless ``whole``.
    """
    (counts,) = questions.ask(store, "summary/counts").texts()
    found = with_courses(findings(store, first=first), courses(store, first=first))
    if not whole and int(counts["claims"]) > limits.CLAIMS_TOLD:
        return found
    silence = silences(store)
    return [*found, silence] if silence else found
