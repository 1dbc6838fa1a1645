"""A store in, the part of it that a picture shows out: of what somebody names, or of very much what matters most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.base.namespaces import CG
from claimgraph.store import Store
from claimgraph.store.part import part_of as store_of

#: Of so many verdicts the picture of very many claims is made, and of so many actors who claim most.
_FIRST: Final = 30
#: So many passages are taken of each of these actors, and for each answer that one of these verdicts compares.
_OF_ACTOR: Final = 8
_OF_ANSWER: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What a picture shows: a store that holds no more, of which other store it is a part, and in words what of it.

    ``said`` names what somebody asked for, ``cut`` what is shown of that because all of it is too much; else they are "".
    """

    store: Store
    whole: Store
    said: str = ""
    cut: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is all there is."""
        return not (self.said or self.cut)


def part_of(store: Store, *, event: str = "", actor: str = "", document: str = "") -> Part:
    """The part of a store that fits all that is given, each by id or any name; where nothing is given, the whole.

    An event takes its parts along. An actor takes all claims that it makes, passes on, or is named in. Of more than
    `limits.CLAIMS_DRAWN` claims, or `limits.PASSAGES_DRAWN` passages of what is named, those are shown on which the most
    important verdicts rest, and some of the others.

    Raises:
        QuestionError: nothing has the name, or several things have it.
    """
    given = {kind: word for kind, word in (("event", event), ("actor", actor), ("document", document)) if word}
    if not given:
        return _most_important(store)
    first, *others = [_passages(store, kind, word, alone=len(given) == 1) for kind, word in given.items()]
    fitting = [passage for passage in first if all(passage in other for other in others)]
    shown = fitting[: limits.PASSAGES_DRAWN]
    # Of an actor's passages those on which verdicts rest come first; all others come in the order of their IRIs.
    order = ", those first on which important verdicts rest" if next(iter(given)) == "actor" else ""
    cut = "" if shown == fitting else f"{len(shown):,} of its passages{order}"
    named = "; ".join(_name(store, kind, word) for kind, word in given.items())
    return Part(_about(store, shown), store, f"only: {named}", cut)


def _most_important(store: Store) -> Part:
    """All of it, if that is not too much; else what is disputed most, and something of those who claim most."""
    (counts,) = questions.ask(store, "summary/counts").texts()
    if int(counts["claims"]) <= limits.CLAIMS_DRAWN:
        return Part(store, store)
    shown = dict.fromkeys(_disputed(store, "part/disputed"))
    for row in questions.ask(store, "part/most-claims", first=str(_FIRST)).texts():
        shown |= _found(store, "part/of-actor", actor=row["id"], first=str(_OF_ACTOR))
    cut = f"some of what the {_FIRST} most important verdicts rest on, and some claims of the {_FIRST} who make most"
    return Part(_about(store, shown), store, cut=cut)


def _passages(store: Store, kind: str, word: str, *, alone: bool) -> dict[str, None]:
    """The passages about a thing; if it is ``alone``, not many more than are shown."""
    if kind != "actor":
        return _found(store, f"part/of-{kind}", **{kind: word})
    found = _found(store, "part/of-actor", actor=word, first=str(limits.PASSAGES_DRAWN + 1 if alone else limits.NUMBER))
    if len(found) <= limits.PASSAGES_DRAWN:
        return found
    return dict.fromkeys(_disputed(store, "part/disputed-of-actor", actor=word)) | found


def _found(store: Store, question: str, **given: str) -> dict[str, None]:
    return dict.fromkeys(row["passage"] for row in questions.ask(store, question, **given).texts())


def _disputed(store: Store, question: str, **given: str) -> Iterator[str]:
    """What the most important verdicts rest on: of what stands behind one answer the first passages."""
    taken: Counter[tuple[str, str]] = Counter()
    for row in questions.ask(store, question, first=str(_FIRST), **given).texts():
        taken[row["node"], row["answer"]] += 1
        if taken[row["node"], row["answer"]] <= _OF_ANSWER:
            yield row["passage"]


def _about(store: Store, passages: Iterable[str]) -> Store:
    return store_of(store, passages, held_by=f"{CG}restsOn")


def _name(store: Store, kind: str, word: str) -> str:
    id = questions.id_of(store, kind.capitalize(), word)
    return questions.ask(store, "lookup/name", thing=id).texts()[0]["name"]
