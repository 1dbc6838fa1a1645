"""A sentence in, what shows a speaker without a verb of his out: according to, as, by the count of, no word from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.reader import subjects
from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.headings import by_marks
from claimgraph.reader.told import Range, Told
from claimgraph.reader.traits import with_governed

_SPEAK: Final = frozenset({"name", "body", "office", "people", "person", "pronoun"})
#: A heading names its speaker within so many tokens.
_EARLY: Final = 12


def by_nouns(clauses: Clauses) -> list[Told]:
    """What else shows who speaks in a sentence, in its order."""
    found: list[Told] = []
    words = clauses.language
    for at, token in enumerate(clauses.read):
        if clauses.quoted[at]:
            continue
        if count := clauses.phrase(at, words.according):
            found += _governed(clauses, at, at + count, "according-to")
        elif token.folded in words.like:
            found += _like(clauses, at)
        elif token.folded in words.in_words_of and not at:
            found += _by_count(clauses, at)
        elif token.folded in words.by:
            found += _by_count(clauses, at)
            found += _left_unsaid(clauses, at)
    return [
        *found,
        *_no_word_from(clauses),
        *_is_silent(clauses),
        *_answers(clauses),
        *_issued(clauses),
        *by_marks(clauses),
        *_own_words(clauses),
    ]


def _rest(clauses: Clauses, first: int, end: int) -> tuple[Range, ...]:
    """What stands before and behind some tokens, without the comma that sets them apart."""
    before = first - (clauses.is_comma(first - 1))
    behind = end + (clauses.is_comma(end))
    ranges = ((0, before), (behind, len(clauses.read)))
    return tuple(each for each in ranges if any(token.kind != "sign" for token in clauses.read[slice(*each)]))


def _governed(clauses: Clauses, first: int, start: int, rule: str) -> Iterator[Told]:
    group = clauses.at(start)
    # "the US-based Institute": what describes it may be cut from it.
    for _ in range(3):
        if group is None or group.kind != "words" or subjects.speaking(clauses, group) is not group:
            break
        following = clauses.at(group.end)
        if following is None or following.after or following.kind == "pronoun":
            break
        group = following
    if group is None or group.kind == "time":
        return
    speaker = subjects.speaking(clauses, group)
    if speaker is group and group.kind == "words" and not _is_definite(clauses, group):
        return
    last, group = group.end, speaker
    whole = subjects.with_following(clauses, group)
    end = max(whole.end, with_governed(clauses, group)) if group.kind not in ("name", "pronoun") else whole.end
    end = max(end, last)
    yield Told(whole.groups, rule, (first, end), _rest(clauses, first, end))


def _is_definite(clauses: Clauses, group: Group) -> bool:
    return clauses.read[group.first].folded in clauses.language.articles or clauses.word(group.end - 1).endswith(
        clauses.language.endings.plural
    )


def _like(clauses: Clauses, at: int) -> Iterator[Told]:
    """ "as the ministry confirmed", "as claims the ministry", "as reported by the ministry"."""
    words = clauses.language
    group = clauses.at(at + 1)
    if group is not None and group.kind in _SPEAK:
        verb = group.end
        while verb < len(clauses.read) and clauses.is_filler(verb) and clauses.word(verb + 1) not in words.taking_up:
            verb += 1
        known = words.verbs.get(clauses.word(verb)) if clauses.at(verb) is None else None
        it = clauses.word(verb + 1) in words.taking_up
        apart = clauses.is_comma(at - 1) or at == 0
        if clauses.negated(group.end, verb):
            return  # "as Marn did not say"
        if known and (it or (apart and known.does not in ("quiet", "content"))):
            end = verb + 1 + it
            yield Told((subjects.speaking(clauses, group),), "as", (at, end), _rest(clauses, at, end), verb)
        return
    known = words.verbs.get(clauses.word(at + 1)) if group is None else None
    if known is None or known.does in ("quiet", "content"):
        return
    by = at + 2
    speaker = clauses.at(by + 1) if clauses.word(by) in words.by else clauses.at(by)
    if speaker is not None and speaker.kind in _SPEAK:
        yield Told((speaker,), "as", (at, speaker.end), _rest(clauses, at, speaker.end), at + 1)


def _by_count(clauses: Clauses, at: int) -> Iterator[Told]:
    """ "by Marn's count", "by the reckoning of the staff"."""
    group = clauses.at(at + 1)
    if group is None or clauses.word(group.end - 1) not in clauses.language.by_nouns:
        return
    speaker = subjects.speaking(clauses, group)
    if speaker is group:
        return
    end = max(group.end, speaker.end)
    yield Told((speaker,), "by-count", (at, end), _rest(clauses, at, end))


def _left_unsaid(clauses: Clauses, at: int) -> Iterator[Told]:
    """ "left unexplained by the two governments"."""
    group = clauses.at(at + 1)
    if group and group.kind in _SPEAK and clauses.word(at - 1) in clauses.language.silences:
        yield Told((group,), "left-unsaid", (at, group.end), ((0, at),), negated=True)


def _is_silent(clauses: Clauses) -> Iterator[Told]:
    """ "The ministry was silent on it"."""
    words = clauses.language
    for at in range(1, len(clauses.read) - 1):
        count = (
            0 if clauses.quoted[at] or clauses.word(at) not in words.being else clauses.phrase(at + 1, words.silences)
        )
        subject = subjects.before(clauses, at) if count and clauses.word(at + 1) not in words.no_words else None
        if subject and subject.groups[0].kind in _SPEAK and not clauses.negated(subject.end, at + 1):
            end = at + 1 + count
            yield Told(
                subject.groups, "left-unsaid", (subject.first, end), ((end - count, len(clauses.read)),), negated=True
            )


def _no_word_from(clauses: Clauses) -> Iterator[Told]:
    """ "There was no immediate comment from the ministry": its silence."""
    words = clauses.language
    for at in range(len(clauses.read)):
        if clauses.quoted[at] or clauses.word(at) not in words.no_words:
            continue
        count = clauses.phrase(at, words.unsaid) or clauses.phrase(at, words.silences)
        group = clauses.at(at + count + 1) if count else None
        if group and group.first == at + count + 1 and group.after in words.from_whom and group.kind in _SPEAK:
            yield Told((group,), "left-unsaid", (at + count, group.end), ((at, at + count),), negated=True)


def _answers(clauses: Clauses) -> Iterator[Told]:
    """ "…", was the answer of Marn."""
    words = clauses.language
    for group in clauses.groups:
        being = group.first - 1
        if clauses.word(group.end - 1) in words.own_nouns and clauses.word(being) in words.being and being > 1:
            speaker = group.owner or subjects.speaking(clauses, group)
            if (
                speaker is not group
                and speaker.kind in _SPEAK
                and (clauses.is_comma(being - 1) or clauses.word(being - 1) in QUOTES)
            ):
                end = max(group.end, speaker.end)
                yield Told((speaker,), "answer", (being, end), ((0, being),))


def _issued(clauses: Clauses) -> Iterator[Told]:
    """ "The footage, issued by the office, is framed as …": what a statement says is whose it is."""
    words = clauses.language
    group = clauses.groups[0] if clauses.groups else None
    if group is None or group.after or clauses.word(group.end - 1) not in words.speaking_nouns:
        return
    at = group.end + 1
    verb = words.verbs.get(clauses.word(at))
    speaker = clauses.at(at + 2)
    if verb is None or verb.base not in words.issuing or clauses.word(at + 1) not in words.by or speaker is None:
        return
    if clauses.is_comma(group.end) and clauses.is_comma(speaker.end) and speaker.kind in _SPEAK:
        rest = ((speaker.end + 1, len(clauses.read)),)
        yield Told((speaker,), "issued-by", (group.first, speaker.end), rest)


def _is_verb(clauses: Clauses, at: int) -> bool:
    words = clauses.language
    return clauses.at(at) is None and (
        clauses.word(at) in words.being | words.having or clauses.word(at) in words.verbs
    )


def _is_object(clauses: Clauses, group: Group) -> bool:
    """Whether somebody else stands before it without a comma: "Marn withdrew her claim that …"."""
    before = next((each for each in reversed(clauses.groups) if each.end <= group.first and not each.after), None)
    return before is not None and not any(clauses.read[at].kind == "sign" for at in range(before.end, group.first))


def _is_refuted(clauses: Clauses, verb: int) -> bool:
    """ "Marn's claim was rejected", "is false": this is what others say of it."""
    words = clauses.language
    near = range(verb, min(verb + 4, len(clauses.read)))
    does = {known.does for at in near if (known := words.verbs.get(clauses.word(at)))}
    return "denies" in does or any(clauses.phrase(at, words.denials, 2) for at in near)


def _own_words(clauses: Clauses) -> Iterator[Told]:
    """ "Marn's count of them is 189", "his comments describe": a count, an answer that is somebody's, as the subject."""
    words = clauses.language
    for group in clauses.groups:
        last = clauses.word(group.end - 1)
        if (
            last not in words.own_nouns | words.by_nouns
            or group.owner is None
            or group.after
            or clauses.quoted[group.first]
            or _is_object(clauses, group)
        ):
            continue
        if group.owner.kind not in _SPEAK or group.first > _EARLY:
            continue
        verb = group.end
        verb = next((at for at in range(group.end, group.end + 9) if _is_verb(clauses, at)), -1)
        if (
            verb >= 0
            and not _is_refuted(clauses, verb)
            and not any(clauses.is_comma(at) for at in range(group.end, verb))
        ):
            yield Told((group.owner,), "own-words", (group.first, group.end), ((group.first, len(clauses.read)),))
