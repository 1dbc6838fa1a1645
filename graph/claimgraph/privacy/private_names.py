"""The actors of a corpus in, the search for the names of its private persons in texts out.

What `claimgraph.privacy.name_search` cannot find is told in docs/private-persons.md.
"""

from __future__ import annotations

from functools import lru_cache

from claimgraph.model.cast import Actor
from claimgraph.privacy.name_search import NameSearch
from claimgraph.privacy.people import Cast


class PrivateNames:
    """The private persons of a corpus, and the search for their names in texts."""

    def __init__(self, cast: Cast) -> None:
        self.persons = tuple(actor for actor in cast.actors.values() if actor.private and actor.name.strip())
        names = tuple((at, name) for at, actor in enumerate(self.persons) for name in (actor.name, *actor.also))
        # Where a public person's full name stands, its parts are hers, and not those of a private namesake.
        public = [actor for actor in cast.actors.values() if actor.type == "person" and not actor.private]
        self._search = _search(names, tuple(name for actor in public for name in (actor.name, *actor.also)))

    def named_in(self, text: str) -> Actor | None:
        """The private person whose name stands in a text, the first where there are several."""
        found = self._search.owner_in(text) if self.persons else None
        return None if found is None else self.persons[found]

    def may_be_half(self, before: str, after: str) -> bool:
        """Whether the words before a quote may begin, or those after it end, with a piece of a name that was cut."""
        return bool(self.persons) and self._search.may_be_half(before, after)


@lru_cache(maxsize=4)
def _search(names: tuple[tuple[int, str], ...], public: tuple[str, ...]) -> NameSearch:
    # Kept from one call to the next, with all the words that it has looked up.
    return NameSearch(names, public) if names else NameSearch(())
