"""The words of each passage as the page shows them: each quote between the words before and after it."""

from __future__ import annotations

from claimgraph.asking import questions
from claimgraph.privacy.people import Cast
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.store import Store

#: Before, the exact words, after.
Span = tuple[str, str, str]


def spans_in(store: Store, cast: Cast) -> dict[str, list[Span]]:
    """The quotes of every passage by its IRI.

    As much context as the quotes carry; none where it would name a private person.
    """
    names = PrivateNames(cast)
    found: dict[str, list[Span]] = {}
    for row in questions.ask(store, "network/spans").texts():
        span = row["before"], row["words"], row["after"]
        told = ("", row["words"], "") if names.named_in("".join(span)) else span
        found.setdefault(row["report"], []).append(told)
    return found
