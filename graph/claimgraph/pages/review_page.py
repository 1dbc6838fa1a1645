"""A review in, one HTML page out: the text, what is proposed in it, and a script that keeps what a person decides."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from claimgraph.asking.answer_text import plain
from claimgraph.base.resources import template
from claimgraph.pages.page import json_in_html, rendered
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.propose.draft import plain_of
from claimgraph.propose.proposal import REASONS

if TYPE_CHECKING:
    from claimgraph.propose.proposal import Offer
    from claimgraph.propose.review import Review
    from claimgraph.propose.session import Item
    from claimgraph.reader.text import Span

#: So many events are offered for a claim before all others.
_NEAREST = 8
#: What stands for each sign of a line that names a private person.
_HIDDEN = "░"


def review_page(review: Review, sha256: str) -> str:
    """The page; the same review gives the same page. It loads nothing and sends nothing: what is decided is saved as a file."""
    session = review.session
    choices = session.choices
    words = choices.corpus.vocabulary
    data = {
        "document": review.document,
        "sha256": sha256,
        "text": _shown(review),
        "outlet": session.outlet,
        "copies": [_copy(copy.offer) for copy in session.copies],
        "items": [_item(item, review) for item in session.items],
        "stances": choices.stances(),
        "reasons": REASONS,
        "phases": sorted(words.schemes["phases"]),
        "properties": sorted(words.properties),
        "counted": sorted(words.counted),
        "dimensions": sorted(words.dimensions),
        "actors": [[id, choices.actor(id).shown] for id in choices.corpus.actors],
        "types": sorted(words.actor_types),
        "sides": choices.sides(),
        "events": [[id, event.name] for id, event in choices.corpus.events.items()],
        "concepts": [[id, concept.name] for id, concept in choices.corpus.concepts.items()],
    }
    script = "\n".join(map(_template, ("page.js", "actor.js", "start.js")))
    style = _template("page.css")
    return rendered(
        "review/page.html",
        title=choices.document.title,
        policy=f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'",
        script=_ours(script),
        style=_ours(style),
        data=_ours(json_in_html(data)),
    )


def _template(name: str) -> str:
    return template(f"review/{name}").read_text(encoding="utf-8").strip()


def _ours(text: str) -> Any:
    """A text that is ours, or has no sign that markup could begin with."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _shown(review: Review) -> str:
    """The text, with lines hidden that name a private person, and without signs that are not seen: of the same length."""
    names = PrivateNames(review.reading.corpus)
    lines = review.text.split("\n")
    return "\n".join(_HIDDEN * len(line) if names.named_in(line) else plain(line) for line in lines)


def _copy(offer: Offer) -> dict[str, Any]:
    passages = [[plain(one), plain(other)] for one, other in offer.passages]
    shown = {"title": plain(offer.title), "because": list(map(plain, offer.because)), "passages": passages}
    return {"id": offer.id, "original": offer.original, "outlet": offer.outlet, **shown}


def _item(item: Item, review: Review) -> dict[str, Any]:
    counted = item.proposal.counted
    claim = {key: value for key, value in plain_of(item.draft, review.text).items() if key != "quote"}
    nearest = review.session.choices.events(item.draft, item.proposal.at.start)
    return {
        "id": item.id,
        "claim": claim,
        "words": list(map(_pair, item.draft.words)),
        "shown-by": list(map(_pair, item.draft.shown_by)),
        "rule": item.proposal.rule,
        "right": f"right {counted.share} of {counted.of}" if counted else "",
        "outlet": item.proposal.is_of_outlet,
        "saidByOutlet": item.proposal.is_said_by_outlet,
        "events": nearest[:_NEAREST],
        "already": item.already,
        "decided": item.decided,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
