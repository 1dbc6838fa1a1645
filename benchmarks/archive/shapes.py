"""What a made-up archive speaks of: how often each thing is asked of each kind of event, and the words that answer it.

How often: counted in the shipped corpus, the earthquake's, and 335 claims read from 56 articles on exchanges. About half
of all claims there give a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

#: The kinds of event, and how many of a hundred are of each.
EVENT_TYPES: Final = {"exchange": 70, "bodies-handover": 10, "incident": 8, "talks": 7, "release": 5, "series": 0}


@dataclass(frozen=True)
class Shape:
    """One thing that is asked. ``answer`` is what it is answered with: a column of figures (`events.FIGURES`), or a kind.

    ``often`` says how often it is asked of an event of each type, as a weight. ``words`` are those of the passage, with
    ``{}`` for the answer.
    """

    often: dict[str, float]
    answer: str
    words: str
    property: str = ""
    counts: str = ""
    received_by: str = ""
    situation: str = ""
    phase: str = "completed"
    stance: str = "asserts"
    is_part: bool = False  #: of some kind of those counted
    is_total: bool = False  #: up to a day
    is_within: bool = False  #: of the series that the event is a part of
    of_side: bool = False  #: of one side of the event
    is_single: bool = False  #: whether one answer excludes the others


def _figures() -> list[Shape]:
    sides = {"northland": ("north", "Northland"), "southland": ("south", "Southland")}
    found = []
    for side, (short, name) in sides.items():
        for counts, often in (
            ("prisoners", {"exchange": 13, "release": 16}),
            ("civilians", {"exchange": 2.5, "release": 5}),
            ("persons", {"exchange": 1.5, "release": 4}),
            ("bodies", {"exchange": 1, "bodies-handover": 18}),
        ):
            said = {"counts": counts, "received_by": side, "answer": f"{counts}_{short}"}
            found.append(Shape(often, words=f"{{}} {counts} went to {name}", **said))
            if counts in ("prisoners", "bodies"):
                plan = {"exchange": 2, "release": 2} if counts == "prisoners" else {"bodies-handover": 5}
                found.append(Shape(plan, words=f"{{}} {counts} are to go to {name}", phase="planned", **said))
        part = {"counts": "prisoners", "received_by": side, "answer": f"prisoners_{short}", "is_part": True}
        found.append(Shape({"exchange": 4, "release": 5}, words=f"{{}} of those who went to {name}", **part))
        total = {"counts": "prisoners", "received_by": side, "answer": f"so_far_{short}", "is_total": True}
        found.append(Shape({"series": 17}, words=f"{{}} prisoners went to {name} so far", **total))
    return [
        *found,
        Shape(
            {"exchange": 3},
            "prisoners_both",
            "{} prisoners came home on both sides",
            counts="prisoners",
            received_by="both-sides",
        ),
        Shape({"series": 25}, "place", "{} exchanges so far", counts="exchanges", is_total=True),
        Shape({"incident": 10}, "aboard", "{} persons were aboard", counts="persons", situation="aboard"),
        Shape({"incident": 8}, "killed", "{} persons were killed", counts="persons", situation="killed"),
        Shape({"bodies-handover": 3}, "bodies_south", "{} bodies were driven to the border", counts="bodies",
              received_by="southland", phase="attempted"),
    ]  # fmt: skip


def _others() -> list[Shape]:
    every = dict.fromkeys(EVENT_TYPES, 7.0)
    return [
        Shape({"exchange": 5, "bodies-handover": 8, "incident": 8, "talks": 12, "release": 7}, "truth", "it took place",
              "occurred", is_single=True),
        Shape({"exchange": 2, "bodies-handover": 4, "talks": 4}, "truth", "it will take place", "occurred",
              phase="planned", is_single=True),
        Shape({"series": 4}, "truth", "it goes on at present", "occurred", phase="ongoing", is_single=True),
        Shape({"series": 8}, "truth", "it will go on", "continues", phase="planned", is_single=True),
        Shape({"incident": 5}, "truth", "it was meant to happen", "deliberate", is_single=True),
        Shape({"exchange": 5, "bodies-handover": 6, "incident": 6, "talks": 10, "release": 6}, "day", "it was on {}", "date"),
        Shape({"exchange": 1}, "day", "it is to be on {}", "date", phase="planned"),
        Shape({"exchange": 2.5}, "place", "it was number {} of them", "ordinal", is_within=True),
        Shape({"exchange": 1}, "rank", "it was number {} by size so far", "size-rank", is_within=True),
        Shape({"exchange": 3, "bodies-handover": 5, "incident": 6, "talks": 10, "release": 4}, "location", "it was at {}",
              "location", is_single=True),
        Shape({"exchange": 1, "release": 1}, "location", "they were taken to {}", "destination"),
        Shape({"exchange": 1, "release": 1}, "location", "they were first cared for at {}", "treated-in"),
        Shape({"exchange": 1}, "location", "they had been held at {}", "held-in"),
        Shape({"incident": 14}, "side", "{} did it", "perpetrator", is_single=True),
        Shape({"exchange": 3, "series": 5, "talks": 4}, "side", "{} took part", "party"),
        Shape({"exchange": 1, "release": 1}, "side", "{} received them", "recipient"),
        Shape({"incident": 4}, "side", "{} knew of it before", "known-in-advance-by"),
        Shape({"exchange": 5, "bodies-handover": 5, "talks": 6, "series": 5}, "third", "{} was the mediator", "mediator"),
        Shape({"talks": 11}, "claimant", "{} came to the table", "attended-by"),
        Shape({"talks": 3}, "claimant", "{} did not want to come", "refused-by"),
        Shape({"exchange": 2, "bodies-handover": 2}, "talks", "it was agreed in {}", "agreed-at"),
        Shape({"incident": 6}, "weapon", "{} was used", "weapon", is_single=True),
        Shape({"exchange": 4, "release": 5}, "category", "{} were among them", "category"),
        Shape({"exchange": 4, "release": 5}, "aftercare", "{} is what they received", "aftercare"),
        Shape({"exchange": 2, "release": 3}, "condition", "{} is how they came back", "condition"),
        Shape({"exchange": 2, "bodies-handover": 3, "incident": 5}, "reason", "{} was the reason", "reason"),
        Shape({"exchange": 3, "bodies-handover": 2, "incident": 5}, "motive", "{} was the motive", "motive", of_side=True),
        Shape({"exchange": 1, "bodies-handover": 2, "incident": 5, "talks": 4}, "effect", "{} came of it", "effect"),
        Shape({"exchange": 1, "bodies-handover": 3}, "transport", "{} brought them", "transport"),
        Shape({"talks": 20}, "topic", "{} was talked about", "topic"),
        Shape({"exchange": 1, "release": 2}, "words", "the time that they were held was {}", "held-for"),
        Shape(every, "words", "it was called {}", "characterised-as", stance="appraises"),
    ]  # fmt: skip


#: Every thing that is asked.
SHAPES: Final = (*_figures(), *_others())


def of_shapes(field: str) -> NDArray[Any]:
    """One field of every shape, by number of shape."""
    return np.array([getattr(shape, field) for shape in SHAPES])


#: Concepts that answer, by pool: how many of a hundred concepts are in each.
POOLS: Final = {
    "location": 30, "kind": 12, "weapon": 6, "category": 10, "aftercare": 10, "condition": 8, "reason": 6, "motive": 6,
    "effect": 4, "transport": 3, "topic": 5,
}  # fmt: skip

#: Words of the core's lists, by number.
STANCES: Final = ("asserts", "appraises", "suggests", "promises", "declines", "demands", "denies")
VERBS: Final = (
    "said",
    "reported",
    "wrote",
    "confirmed",
    "stated",
    "announced",
    "noted",
    "stressed",
    "claimed",
    "explained",
)
MEDIA: Final = ("telegram", "statement", "website", "press-conference", "interview", "television", "video")
SECTIONS: Final = ("body", "headline", "standfirst", "teaser", "caption")
QUALIFIERS: Final = ("over", "approximately", "at-least", "nearly", "under", "hundreds", "dozens", "between")

#: What answers in words.
WORDS: Final = (
    "a rare gesture", "major", "a step forward", "long awaited", "a show", "historic", "a difficult operation", "humane",
    "a provocation", "a success", "a breach of what was agreed", "a sign of good will", "two years", "nine months",
    "more than a year", "too late",
)  # fmt: skip

#: What a curator writes.
RATIONALES: Final = (
    "“She” is the speaker of the sentence before.",
    "“The statement” is that of the day.",
    "“Friday” is dated from the day that the text bears.",
    "“Ours” are those of the speaker's side, as the sentence before says.",
    "The clause goes on from what the ministry is quoted with.",
)
ALTERNATIVES: Final = (
    "Still the words of the ministry.",
    "Background added by the outlet.",
    "Part of what was confirmed the day before.",
    "A figure of both sides together.",
)
NOTES: Final = (
    "The words stand again in a caption.",
    "The text itself has another day here.",
    "Credited to an agency.",
)
