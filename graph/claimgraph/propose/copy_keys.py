"""A review in which is asked whose text it is in, the review after a key out."""

from __future__ import annotations

from dataclasses import replace

from claimgraph.propose.session import AskedCopy, Session, Sharing, sharing
from claimgraph.propose.steps import undo


def share(session: Session, mode: Sharing, key: str) -> Session:
    """The review after a key while is asked whether the document republishes another."""
    match key:
        case "a":
            return replace(session, asked=AskedCopy("accept", mode.at))
        case "r":
            return replace(session, asked=AskedCopy("reject", mode.at))
        case "n" | "escape":
            return sharing(session, mode.at)
        case "u":
            return undo(session)
        case "x":
            return replace(session, ended=True)
    return replace(session, message="a accepts, r rejects, n leaves it open.")
