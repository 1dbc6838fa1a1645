"""A review in, what a terminal shows of it out: pieces of text, each with a style, that say the same without any style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from claimgraph.base.words import counted
from claimgraph.propose.copies.telling import beside
from claimgraph.propose.filling import missing, offered
from claimgraph.propose.keys import KEYS
from claimgraph.propose.proposal import REASONS, Offer
from claimgraph.propose.sentence import around
from claimgraph.propose.session import Choosing, Item, Quoting, Saying, Session, Sharing, Typing

#: A style, by the name that the terminal knows, and a text.
Piece = tuple[str, str]

#: So many choices are shown, and of few lines at most every third is one: so the claim is seen beside them.
_CHOICES: Final = 12
_LINES: Final = 50
_COLUMNS: Final = 120
_LABEL: Final = 12
_FOLDED_ALL: Final = "nothing is proposed of anybody whom the text names"
_FOOT: Final = (
    *(
        "a accept",
        "r reject",
        "e edit",
        "o outlet",
        "s stance",
        "c claimant",
        "d another",
        "q quote",
        "f fold",
        "u undo",
    ),
    *("n, p move", "? keys", "x end"),
)
_FOOT_OF_COPY: Final = ("a accept", "r reject", "n leave it open", "u undo", "x end")


def screen(
    session: Session, document: str, lines: int = _LINES, columns: int = _COLUMNS
) -> tuple[list[Piece], list[Piece]]:
    """What is shown on so many lines: where the review is, and the words in their text; and below them what has to be seen
    however long these are: the claim, what may be pressed or chosen, and the message.
    """
    if isinstance(session.mode, Sharing):
        above, below = (
            _shared(session.copies[session.mode.at].offer, document, columns),
            _copy(session, session.mode, columns),
        )
    else:
        above, below = _above(session, document), _below(session, min(_CHOICES, lines // 3), columns)
    return [piece for piece in above if piece[1]], [piece for piece in below if piece[1]]


def _above(session: Session, document: str) -> Iterator[Piece]:
    item = session.item
    if item is None:
        yield "", f"{document}: {_FOLDED_ALL if session.items else 'nothing is proposed'}. x ends.\n"
        yield from _folded(session)
        return
    if session.mode == Saying("keys"):
        for key, what in KEYS.items():
            yield "class:label", f"  {key:<6}"
            yield "", f"{what}\n"
        return
    shown = session.shown()
    yield "class:head", f"{document}: {shown.index(session.at) + 1} of {len(shown)}, {len(session.open())} open"
    yield "", f"; {_what(item)}\n"
    yield from _folded(session)
    yield "", "\n"
    yield from _words(session, item)


def _shared(offer: Offer, document: str, columns: int) -> Iterator[Piece]:
    yield "class:head", f"{document} shares its wording with {offer.original}"
    yield "", f": {_flat(offer.title)}\n"
    for why in offer.because:
        yield "", f"  {_flat(why)}\n"
    width = (columns - len(" | ")) // 2
    for sides in ((document, offer.original), *offer.passages):
        yield "", "".join(f"\n{_flat(line)}" for line in beside(sides, width)) + "\n"


def _copy(session: Session, mode: Sharing, columns: int) -> Iterator[Piece]:
    yield "class:label", f"\nrepublication-of: {session.copies[mode.at].offer.original}?\n"
    yield "class:dim", _foot(_FOOT_OF_COPY, columns)
    if session.message:
        yield "class:message", f"\n{session.message}\n"


def _folded(session: Session) -> Iterator[Piece]:
    if folded := session.folded():
        yield (
            "class:dim",
            f"{counted(folded, 'sentence')} of the outlet, folded: f opens {'it' if folded == 1 else 'them'}\n",
        )


def _what(item: Item) -> str:
    counted_ = item.proposal.counted
    share = f", right {counted_.share} of {counted_.of}" if counted_ else ""
    state = {"accept": "accepted; ", "reject": "rejected; "}.get(item.decided, "")
    state += "written already; " if item.already and not item.decided else ""
    return f"{state}{'figure' if 'counts' in item.proposal.draft.says else 'frame'}, rule {item.proposal.rule}{share}"


def _words(session: Session, item: Item) -> Iterator[Piece]:
    """The words in their paragraph; quotes stand in ⟦ ⟧, so that they are seen without any style."""
    text, quotes = session.choices.text, item.draft.quotes
    if item.already and not item.decided:
        yield "class:dim", f"“{' '.join(' … '.join(span.of(text) for span in quotes).split())}”"
        return
    shown = around(text, quotes or (item.proposal.at,))
    at = shown.start
    for number, span in enumerate(quotes):
        mine = isinstance(session.mode, Quoting) and number == min(session.mode.span, len(quotes) - 1)
        yield "", _flat(text[at : span.start])
        yield "class:quote", f"⟦{'*' if mine else ''}{_flat(span.of(text))}⟧"
        at = span.end
    yield "", _flat(text[at : shown.end])


def _flat(words: str) -> str:
    return words.replace("\r", "").replace("\n", " ").replace("\t", " ")


def _claim(session: Session, item: Item) -> Iterator[Piece]:
    draft = item.draft
    who = draft.said.get("who", "")
    yield from _line("who", session.choices.actor(who).shown if who else "?  (c chooses)")
    for key, value in draft.said.items():
        if key != "who":
            yield from _line(key, value)
    if "stance" not in draft.said:
        yield from _line("stance", "asserts")
    for relay in draft.via:
        yield from _line("via", ", ".join(f"{key}: {value}" for key, value in relay.items()))
    says = ", ".join(f"{key}: {value}" for key, value in draft.says.items())
    lacking = missing(draft)
    yield from _line("says", says + (f"  ({lacking}?)" if lacking and lacking != "who" else ""))


def _line(key: str, value: str) -> Iterator[Piece]:
    yield "class:label", f"  {key:<{_LABEL}}"
    yield "", f"{_flat(value)}\n"


def _foot(keys: Iterable[str], columns: int) -> str:
    """What keys do, on lines that break between two of them."""
    line, lines = "", []
    for key in keys:
        if line and len(f"{line}  {key}") >= columns:
            lines.append(line)
            line = key
        else:
            line = f"{line}  {key}" if line else key
    return "".join(f"{each}\n" for each in (*lines, line))


def _below(session: Session, choices: int, columns: int) -> Iterator[Piece]:
    if session.item is not None and session.mode != Saying("keys"):
        yield "", "\n"
        yield from _claim(session, session.item)
        yield "", "\n"
        yield from _asked(session, choices, columns)
    if session.message:
        yield "class:message", f"\n{session.message}\n"


def _asked(session: Session, choices: int, columns: int) -> Iterator[Piece]:
    match session.mode:
        case Choosing(key, typed, at):
            yield "class:label", f"{key}: "
            yield "", f"{typed}_\n"
            found = offered(session)
            first = max(0, at - choices + 1)
            for number, choice in enumerate(found[first : first + choices], first):
                yield (
                    ("class:chosen" if number == at else ""),
                    f"{'>' if number == at else ' '} {_flat(choice.shown)}\n",
                )
            if len(found) > first + choices:
                yield "class:dim", f"  and {counted(len(found) - first - choices, 'other')}: type to narrow\n"
            if not found and key in ("who", "via"):
                yield "class:dim", f"  Enter makes a new actor of “{_flat(typed)}”\n"
        case Typing(key, typed):
            yield "class:label", f"{key}: "
            yield "", f"{typed}_\n"
        case Quoting(_, end):
            yield "class:label", f"quote: {'end' if end else 'beginning'} "
            yield "", "(left, right; Tab; up, down; + -; / < >; Enter)\n"
        case Saying("reason"):
            yield "class:label", "why? "
            yield "", f"{', '.join(f'{letter} {reason}' for letter, reason in REASONS.items())}\n"
        case None:
            yield "class:dim", _foot(_FOOT, columns)
