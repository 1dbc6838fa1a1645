"""A claim that is none yet: what would stand in a document's YAML, its quotes as spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.evidence.quotes import located, places, quote_of
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, Sequence
from claimgraph.reader.text import Span

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"  #: a tree without places, as JSON has it

#: What a draft says beside its proposition, its relays and its quotes, in the order in which it is written.
_BEFORE: Final = ("who", "named-as", "verb", "medium", "stated-on", "section", "stance", "id")
_AFTER: Final = ("rationale", "alternative", "note")
SAID: Final = (*_BEFORE, *_AFTER)
#: What is said of one who passes it on.
RELAY_KEYS: Final = ("who", "named-as", "verb", "medium", "stated-on")
KEYS: Final = (*SAID, "says", "quote", "via")

_NOWHERE: Final = Place("")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a claim would say, by the keys of YAML: ``said`` of itself, ``says`` of its question and answer.

    ``words`` hold what is said, ``shown_by`` shows who speaks; both become quotes.
    """

    said: Mapping[str, str]
    says: Mapping[str, str] = field(default_factory=dict)
    words: tuple[Span, ...] = ()
    shown_by: tuple[Span, ...] = ()
    via: tuple[Mapping[str, str], ...] = ()

    @property
    def quotes(self) -> tuple[Span, ...]:
        """The spans of the quotes, in the order of the text, those put together that overlap or touch."""
        return joined((*self.words, *self.shown_by))

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of the claimant and of all who pass it on."""
        return frozenset(speaker["who"] for speaker in (self.said, *self.via) if "who" in speaker)

    def with_said(self, key: str, value: str) -> Draft:
        """The draft with another word under a key, with none where it is empty."""
        return replace(self, said=_with(self.said, key, value))

    def with_says(self, key: str, value: str) -> Draft:
        """The draft with another word under a key of its proposition, with none where it is empty."""
        return replace(self, says=_with(self.says, key, value))


def _with(old: Mapping[str, str], key: str, value: str) -> dict[str, str]:
    return {**{k: v for k, v in old.items() if k != key}, **({key: value} if value else {})}


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in the order of the text, those put together that overlap or touch."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def plain_of(draft: Draft, text: str) -> dict[str, Plain]:
    """A draft as the YAML of a claim would hold it.

    Raises:
        ClaimGraphError: the words of a quote begin or end within a word, or stand in the text too often.
    """
    said = {key: draft.said[key] for key in _BEFORE if key in draft.said}
    found: dict[str, Plain] = {key: value for key, value in said.items() if key in ("who", "named-as")}
    if draft.via:
        found["via"] = [dict(relay) for relay in draft.via]
    found |= said
    if draft.says:
        found["says"] = dict(draft.says)
    quotes = [_quote(span, text) for span in draft.quotes]
    if quotes:
        found["quote"] = quotes[0] if len(quotes) == 1 else quotes
    return found | {key: draft.said[key] for key in _AFTER if key in draft.said}


def _quote(span: Span, text: str) -> Plain:
    exact = span.of(text)
    starts = places(exact, text)
    if span.start not in starts:
        raise ClaimGraphError(f"“{exact[:60]}” begins or ends within a word.", "Widen the quote.")
    return exact if len(starts) == 1 else {"exact": exact, "occurrence": str(starts.index(span.start) + 1)}


def tree_of_plain(value: Plain) -> Node:
    """The same as a tree of a corpus, which stands nowhere."""
    match value:
        case str():
            return Scalar(value, _NOWHERE)
        case list():
            return Sequence(tuple(map(tree_of_plain, value)), _NOWHERE)
    return Mapping_({key: tree_of_plain(each) for key, each in value.items()}, dict.fromkeys(value, _NOWHERE), _NOWHERE)


def draft_of(node: Node, text: str, problems: Problems, shown_by: tuple[Span, ...] = ()) -> Draft | None:
    """The draft in the tree of a claim, as a file holds it; None, with problems, where it is none.

    Nothing but the keys of a claim is taken; what their words mean is checked where it is accepted. Quotes of which
    ``shown_by`` holds the span show who speaks.
    """
    fields = Fields(node, "a claim", KEYS, problems)
    said = _scalars(fields, SAID)
    says: dict[str, str] = {}
    if (inner := fields.node("says")) is not None:
        keys = list(inner.values) if isinstance(inner, Mapping_) else []
        says = _scalars(Fields(inner, "'says'", keys, problems), keys)
    via = tuple(_relays(fields.node("via"), problems))
    spans = []
    for quote in quote_of(fields.node("quote"), problems):
        try:
            at = located(quote, text)
            spans.append(Span(at.start or 0, at.end or 0))
        except ClaimGraphError as error:
            problems.add(fields.place_of("quote"), f"quote {error.message}", error.remedy)
    if problems.found:
        return None
    words, shown = _apart(spans, shown_by)
    return Draft(said, says, words, shown, via)


def _apart(spans: Iterable[Span], shown_by: Iterable[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of quotes as what is said, and as what shows who says it, of which either may begin or end a quote."""
    words, shown = set(spans), set()
    for part in shown_by:
        holding = next((each for each in words if each.holds(part) and _is_at_an_end(part, each)), None)
        if holding is None:
            continue
        shown.add(part)
        words.remove(holding)
        rests = (Span(holding.start, part.start), Span(part.end, holding.end))
        words |= {rest for rest in rests if rest.start < rest.end}
    return tuple(sorted(words)), tuple(sorted(shown))


def _is_at_an_end(part: Span, span: Span) -> bool:
    return span.start == part.start or span.end == part.end


def _relays(node: Node | None, problems: Problems) -> Iterator[dict[str, str]]:
    for item in node.items if isinstance(node, Sequence) else (node,) if node else ():
        if isinstance(item, Scalar):
            yield {"who": item.text}
        else:
            yield _scalars(Fields(item, "a relay", RELAY_KEYS, problems), RELAY_KEYS)


def _scalars(fields: Fields, keys: Iterable[str]) -> dict[str, str]:
    found = {}
    for key in keys:
        node = fields.node(key)
        if isinstance(node, Scalar) and node.text:
            found[key] = node.text
        elif node is not None and not isinstance(node, Scalar):
            fields.problems.add(node.place, f"{key!r} holds no single word", "Write several claims.")
    return found
