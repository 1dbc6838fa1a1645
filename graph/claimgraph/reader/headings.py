"""A sentence in, who is shown by a mark alone out: a colon behind a name, a dash before one at the end of a heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.told import Told

_SPEAK: Final = frozenset({"name", "body", "office", "people", "person", "pronoun"})
#: A heading names its speaker within so many tokens.
_EARLY: Final = 12


def by_marks(clauses: Clauses) -> Iterator[Told]:
    """Who is named before a colon, or behind a dash."""
    yield from _colon(clauses)
    yield from _dash(clauses)


def _colon(clauses: Clauses) -> Iterator[Told]:
    """ "Marn: 116 home": a name or a body, or somebody with a quotation, at the beginning."""
    for at in range(1, min(_EARLY, len(clauses.read) - 2)):
        if clauses.word(at) != ":" or clauses.quoted[at]:
            continue
        group = _described(clauses, at) or clauses.at(at - 1)
        early = all(clauses.read[each].kind != "word" for each in range(group.first)) if group else False
        if group and early and not _is_shouted(clauses, group):
            quoted = any(clauses.quoted[at + 1 : at + 3])
            if (group.kind in ("name", "body") and (group.named or group.owner)) or (quoted and group.kind in _SPEAK):
                yield Told((group,), "colon", (group.first, at + 1), ((at + 1, len(clauses.read)),))
        return


def _described(clauses: Clauses, colon: int) -> Group | None:
    """Who is named at the beginning, with who that is before the colon of a quotation: "Marn, head of the port: “Go.”"."""
    name = clauses.groups[0] if clauses.groups else None
    is_open = clauses.quoted[min(colon + 2, len(clauses.read) - 1)]
    if name is None or name.kind not in ("name", "person"):
        return None
    is_medium = any(
        clauses.word(at) in clauses.language.media for at in range(name.end, colon)
    )  # "Marn on Telegram: …"
    if not is_medium and not (clauses.is_comma(name.end) and is_open):
        return None
    does = any(name.end < at < colon for at, _ in clauses.verbs)
    return None if name.end >= colon or does else name


def _is_shouted(clauses: Clauses, group: Group) -> bool:
    """Whether a place in capitals says from where a report comes."""
    words = clauses.span(group.first, group.end).of(clauses.text)
    return words.isupper() and len(words) > 4


def _dash(clauses: Clauses) -> Iterator[Told]:
    """ "… to continue – Marn", at the end of a heading."""
    if not clauses.groups:
        return
    group = clauses.groups[-1]
    if clauses.sentence.section == "body" and clauses.word(group.first - 2) not in QUOTES:
        return
    if not clauses.is_end(group.end) or group.kind not in ("name", "body") or group.first < 3:
        return
    if clauses.word(group.first - 1) in ("–", "—", "-") and _stands_apart(clauses, group.first - 1):
        start = next((at + 1 for at in range(min(4, group.first)) if clauses.word(at) == ":"), 0)
        yield Told((group,), "dash", (group.first, group.end), ((start, group.first - 1),))


def _stands_apart(clauses: Clauses, at: int) -> bool:
    return clauses.read[at].span.start > clauses.read[at - 1].span.end
