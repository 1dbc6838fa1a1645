"""A group of words in, whether it means the text that it stands in, or who publishes it, out: "the lead says"."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.people import People, Person

#: The key of the text itself among those spoken of.
ITSELF: Final = "own:text"


def itself(people: People, clauses: Clauses, group: Group) -> Person | None:
    """The text as a speaker, where words for it stand alone and no other text or outlet was spoken of: "the outlet"."""
    words = clauses.language
    is_alone = group.end - group.first == 2 and group.named is None
    if (
        not is_alone
        or clauses.word(group.first) not in words.definite
        or clauses.word(group.end - 1) not in words.itself
    ):
        return None
    known = clauses.knowledge.names.by_id
    for person in people.latest():
        if known[person.actor].type == "outlet" if person.actor else person.words.split()[-1].lower() in words.press:
            return None
    return Person(ITSELF, "", clauses.span(group.first, group.end).of(clauses.text), "one", "thing")
