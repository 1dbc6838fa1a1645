"""A sentence in, its statements out: what stands between "but" and "but", and in each what is whose word."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader.inflected.attributions import Attribution, Statement
from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.morphology import Word
from claimgraph.reader.text import Span

#: So many words before "but" a number may stand that it puts right.
_CORRECTED: Final = 4
#: So many words at most a denial without its verb has.
_ELLIPTIC: Final = 6
#: Words from the first up to, and without, the second.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stated:
    """What one attribution covers; without one it is the outlet's."""

    words: tuple[Range, ...]
    attribution: Attribution | None


def stated(
    of: Sequence[Word],
    mentions: tuple[Mention, ...],
    quoted: Sequence[Span],
    lexicon: Lexicon,
    called: Container[str] = (),
) -> tuple[Stated, ...]:
    """What is stated in a sentence, in its order; ``called`` are the surnames of strangers who spoke before."""
    parts = list(_parts(of, lexicon))
    inside = {at for at, word in enumerate(of) if any(span.holds(word.span) for span in quoted)}
    found: list[tuple[Attribution, ...]] = []
    for first, end in parts:
        is_shared = any(each.groups for here in found for each in here)
        earlier = _within(mentions, 0, first)
        named = _within(mentions, first, end)
        statement = Statement(of, first, end, named, lexicon, earlier, is_shared, called, inside)
        found.append(statement.attributions())
    result: list[Stated] = []
    for number, ((first, end), here) in enumerate(zip(parts, found, strict=True)):
        if here:
            result += _shared(of, first, end, here, lexicon)
        else:
            result.append(Stated(((first, end),), _inherited(found, number)))
    return tuple(result)


def _within(mentions: tuple[Mention, ...], first: int, end: int) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if first <= mention.first and mention.end <= end)


def _parts(of: Sequence[Word], lexicon: Lexicon) -> Iterator[Range]:
    """The statements of a sentence: a semicolon ends one, and so does a comma before "but"."""
    first = 0
    depth = 0
    for at, word in enumerate(of):
        depth += (word.folded in "«“„(") - (word.folded in "»”)")
        is_but = word.folded == "," and lexicon.at("contrasts", of, at + 1) is not None
        is_but = is_but and not is_correction(of, at, lexicon)
        is_end = (
            word.folded == ";" or is_but or _ends_silence(of, first, at, lexicon) or _begins_silence(of, at, lexicon)
        )
        if depth <= 0 and at > first and is_end:
            yield first, at
            first = at + 1
    if first < len(of):
        yield first, len(of)


def _begins_silence(of: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a comma stands before words for what nobody says: ", of the others nothing is known"."""
    if of[at].folded != ",":
        return False
    end = next((step for step in range(at + 1, len(of)) if of[step].token.kind == "sign"), len(of))
    return lexicon.has("silences", of, at + 1, end)


def _ends_silence(of: Sequence[Word], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a sign ends what is denied without its verb: "but the number not:"."""
    if of[at].token.kind != "sign" or at < 2:
        return False
    begins = lexicon.at("contrasts", of, first) is not None
    return begins and at - first <= _ELLIPTIC and lexicon.at("not_so", of, at - 1) is not None


def is_correction(of: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a comma stands between a number that is wrong and the right one: "not 300, but 250"."""
    but = lexicon.at("contrasts", of, at + 1)
    before = range(max(0, at - _CORRECTED), at)
    if but is None or but.end >= len(of) or not _is_number(of[but.end], lexicon):
        return False
    return any(lexicon.at("negations", of, each) and _is_number(of[each + 1], lexicon) for each in before)


def _is_number(word: Word, lexicon: Lexicon) -> bool:
    return word.token.kind == "number" or any(key in lexicon.numbers for key in word.keys)


def _inherited(found: Sequence[tuple[Attribution, ...]], number: int) -> Attribution | None:
    """Whose word a statement is that names nobody: of who is named before it in the sentence, else of who is named behind.

    A silence or a denial holds for its own statement alone.
    """
    for here in (*reversed(found[:number]), *found[number + 1 :]):
        for each in reversed(here):
            if each.stance not in ("declines", "denies"):
                return each
    return None


def _shared(
    of: Sequence[Word], first: int, end: int, here: tuple[Attribution, ...], lexicon: Lexicon
) -> Iterator[Stated]:
    """What each attribution of one statement covers."""
    taken: list[Range] = [part for each in here for part in _shown(each)]
    inner = {each: clause for each in here if (clause := _relative(of, each, first, end, lexicon))}
    outer = [each for each in here if each not in inner]
    for each, clause in inner.items():
        yield Stated(tuple(_without(clause, taken)), each)
    taken += inner.values()
    if not outer:
        yield Stated(tuple(_without((first, end), taken)), None)
    outer = _reported(of, outer, end, lexicon)
    taken = [part for each in here if each in inner or _kept(each, outer) for part in _shown(each)]
    taken += inner.values()
    before: tuple[Range, ...] = ()
    for each, (start, stop) in zip(outer, _bounds(of, outer, first, end, lexicon), strict=True):
        words = tuple(_without((start, stop), taken))
        # Who stands beside another, "… said X, Y confirmed", says the same.
        before = words if any(_has_words(of, *part) for part in words) else before
        yield Stated(before, each)


def _reported(of: Sequence[Word], outer: Sequence[Attribution], end: int, lexicon: Lexicon) -> list[Attribution]:
    """The attributions of a statement that somebody reports at its end: "X said that …, wrote Y", "X refused …, said Y".

    Who reports passes on what is led to by others; what others are only said to do is a part of what he says.
    """
    if len(outer) < 2:
        return list(outer)
    *others, last = outer
    is_beside = not _has_words(of, others[-1].end, last.first) and others[-1].rule == last.rule
    if last.rule != "subject-verb" or _has_words(of, last.end, end) or is_beside:
        return list(outer)
    leading = [each for each in others if each.rule != "subject-verb" or _leads(of, each, lexicon)]
    return [replace(each, relays=each.relays or last.groups, end=each.end) for each in leading] or [last]


def _shown(each: Attribution) -> tuple[Range, ...]:
    """The words that show who speaks, without those among them that are what is said."""
    first, end = each.between
    return ((each.first, first), (end, each.end)) if first < end else ((each.first, each.end),)


def _kept(each: Attribution, outer: Sequence[Attribution]) -> bool:
    """Whether an attribution only shows who speaks: it, or who passes it on."""
    return any(each.first == other.first or each.groups == other.relays for other in outer)


def _relative(of: Sequence[Word], each: Attribution, first: int, end: int, lexicon: Lexicon) -> Range | None:
    """The clause that "who, by the word of …" begins, up to its comma."""
    at = each.first - 1
    while at > first and of[at].folded == ",":
        at -= 1
    if each.rule != "according-to" or at <= first or not lexicon.at("relatives", of, at):
        return None
    after = each.end + 1 if each.end < end and of[each.end].folded == "," else each.end
    stop = next((step for step in range(after, end) if of[step].folded == ","), end)
    return at, stop


def _bounds(
    of: Sequence[Word], outer: Sequence[Attribution], first: int, end: int, lexicon: Lexicon
) -> Iterator[Range]:
    """Where what each covers begins and ends: one whose words follow covers them, one behind its words those before it."""
    start = first
    for number, each in enumerate(outer):
        if number + 1 == len(outer):
            yield start, end
            return
        following = outer[number + 1]
        leads = _leads(of, each, lexicon) or not _has_words(of, start, each.first)
        # Between two attributions: what the first leads to, else what the second closes.
        cut = following.first if leads and _has_words(of, following.end, end) else each.end
        if leads and cut == each.end:
            cut = _middle(of, each.end, following.first)
        yield start, cut
        start = cut


def _leads(of: Sequence[Word], each: Attribution, lexicon: Lexicon) -> bool:
    """Whether what is said follows: a colon, "that", "about"."""
    at = each.end
    if at < len(of) and of[at].folded == ",":
        at += 1
        return at < len(of) and any(
            lexicon.at("complements", of, step) is not None for step in (at, at + 1) if step < len(of)
        )
    return at < len(of) and (
        of[at - 1].folded == ":" or of[at].folded == ":" or lexicon.at("about", of, at) is not None
    )


def _has_words(of: Sequence[Word], first: int, end: int) -> bool:
    return any(word.token.kind != "sign" for word in of[first:end])


def _middle(of: Sequence[Word], first: int, end: int) -> int:
    """The last comma between two attributions that both could cover what stands there; the end where there is none."""
    commas = [at for at in range(first + 1, end - 1) if of[at].folded in (",", "—", "–")]
    return commas[-1] if commas else end


def _without(whole: Range, taken: Sequence[Range]) -> Iterator[Range]:
    """What is left of some words without others."""
    start, end = whole
    for first, last in sorted(taken):
        if last <= start or first >= end:
            continue
        if start < first:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end
