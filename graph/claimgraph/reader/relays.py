"""The attributions of a sentence in, the same with those through whom it came out: citing, quoting, told, carried by."""

from __future__ import annotations

from dataclasses import replace

from claimgraph.reader import subjects
from claimgraph.reader.clauses import Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.told import Range, Told


def cited(clauses: Clauses, found: list[Told]) -> list[Told]:
    """ "A, citing B, which quoted C, says": C says it, through B, through A. "A told B": A says it, through B."""
    chain: list[tuple[Group, ...]] = []
    phrases: list[int] = []
    citing = clauses.language.citing
    for at in range(len(clauses.read)):
        count = 0 if clauses.quoted[at] else clauses.phrase(at, citing, 3)
        if count and (groups := cited_at(clauses, at)) and _is_by_the_way(clauses, at):
            chain.append(groups)
            phrases.append(at)
    kept = [told for told in found if told.verb not in phrases]
    if chain and kept:
        first = kept[0]
        through = (*(each for groups in reversed(chain[:-1]) for each in groups), *first.groups)
        end = max(first.shown[1], chain[-1][-1].end)
        content = tuple(each for each in first.content if each[1] > end or each[1] <= first.shown[0])
        content = tuple(_before(clauses, each, phrases[0]) for each in content)
        kept[0] = replace(
            first,
            groups=chain[-1],
            relays=through,
            rule="citing",
            shown=(first.shown[0], end) if phrases[0] > first.shown[0] else first.shown,
            content=content or first.content,
            aside=(0, 0),
        )
    return [_carried(clauses, _told_to(clauses, told)) for told in kept]


def _before(clauses: Clauses, said: Range, phrase: int) -> Range:
    """What is said, as far as the words that only tell on whose word: "12 ships sank, citing Marn"."""
    is_last = said[0] < phrase - 1 < said[1] and not any(
        token.kind == "sign" for token in clauses.read[phrase : said[1] - 1]
    )
    return (said[0], phrase - clauses.is_comma(phrase - 1)) if is_last else said


def cited_at(clauses: Clauses, at: int) -> tuple[Group, ...]:
    """Who is cited by words for it at a place: somebody, or what somebody said, and no reason: "citing the cold"."""
    count = clauses.phrase(at, clauses.language.citing, 3)
    start = at + count + (clauses.word(at + count) in clauses.language.joint)
    group = clauses.at(start) if count and clauses.at(at) is None else None
    if group is None:
        return ()
    named = _named_after(clauses, group)
    words = clauses.language
    last = clauses.word(named.end - 1)
    if named.kind == "words" and not (
        last in words.own_nouns | words.speaking_nouns | words.by_nouns or last.endswith(words.endings.plural)
    ):
        return ()
    together = subjects.with_following(clauses, named)
    if clauses.word(together.end) in words.accompanying | words.for_whom:
        return ()  # "crediting Norvia with the rescue"
    return together.groups


def _is_by_the_way(clauses: Clauses, at: int) -> bool:
    """Whether "quoting", "which in turn quoted" only says on whose word something else is said."""
    verb = clauses.language.verbs.get(clauses.word(at))
    if verb is None or "gerund" in verb.forms:
        return True
    while at > 0 and (clauses.is_filler(at - 1) or clauses.word(at - 1) in clauses.language.in_turn):
        at -= 1
    return clauses.word(at - 1) in clauses.language.relatives


def _named_after(clauses: Clauses, group: Group) -> Group:
    """The name behind a body that says what it is: "the news agency Tidings"."""
    for _ in range(3):
        following = clauses.at(group.end)
        if (
            following is None
            or following.after
            or (group.kind == "name" and following.kind != "body" and following.kind != "name")
        ):
            break
        group = following
    return group


def _told_to(clauses: Clauses, told: Told) -> Told:
    verb = clauses.language.verbs.get(clauses.word(told.verb)) if told.verb >= 0 else None
    listener = clauses.at(told.verb + 1) if verb and verb.base in clauses.language.telling else None
    if listener is None or not _is_press(clauses, listener):
        return told
    return replace(told, relays=(listener, *told.relays))


def _is_press(clauses: Clauses, group: Group) -> bool:
    if group.named is None:
        return clauses.word(group.end - 1) in clauses.language.press
    actors = clauses.knowledge.names.by_id
    return all(actors[each].type not in ("person", "state") for each in group.named.actors)


def _carried(clauses: Clauses, told: Told) -> Told:
    """ "…, carried by Tass"."""
    for at in range(told.shown[1], min(told.shown[1] + 8, len(clauses.read))):
        count = clauses.phrase(at, clauses.language.carried)
        if count and (group := clauses.at(at + count)):
            return replace(told, relays=(*told.relays, group))
    return told
