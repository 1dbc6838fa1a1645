"""A script in the place of a reviewer: it knows which claims it wants, and finds the keys that lead to them.

It plans on a copy of the corpus, by the same session that the terminal drives, and counts what it presses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimgraph.propose.choices import ASKED, RELAY
from claimgraph.propose.draft import SAID, Draft
from claimgraph.propose.filling import meant, offered
from claimgraph.propose.keys import press
from claimgraph.propose.review import Review
from claimgraph.propose.session import Choosing, Session, Typing
from claimgraph.reader.text import Span
from wanted_claims import REMARKS


@dataclass
class Counted:
    """What a replay took: keys of each claim, of those that a figure was proposed for, all keys with those that reject,
    proposals rejected, and claims on whose words nothing was proposed.

    Remarks of the curator (why it is read so, how other claims call it) are nobody's to propose: counted by themselves.
    """

    keys: list[int] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    pressed: int = 0
    remarks: int = 0
    rejected: int = 0
    whole: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass
class Robot:
    """Presses keys until the claims that it wants are written; ``pressed`` is told of each key, ``decided`` after the last one
    of each decision.
    """

    review: Review
    wanted: Sequence[Draft]
    pressed: Callable[[str], object] = lambda key: None
    decided: Callable[[], object] = lambda: None
    counted: Counted = field(default_factory=Counted)
    _keys: int = 0

    def run(self) -> Counted:
        """Decide on every proposal, and on such sentences of the outlet as are wanted: these are opened at the end."""
        plan = self._assigned()
        later: dict[str, int] = {}  # the keys that were pressed for what is about a claim which is not there yet
        while self.session.to_decide() or plan:
            if not self.session.to_decide() and not self.session.opened:
                self._press("f")
            left = [n for n in self.session.open() if not self.session.opened or self.session.items[n].id in plan]
            left = [n for n in left if self.session.items[n].id not in later] or left
            if self.session.at not in left:
                self._go_to(left[0])
            item = self.session.items[self.session.at]
            targets = plan.pop(item.id, [])
            if not targets:
                self._press("r", "d" if item.already else "n")
                self.counted.rejected += 1
                self._keys = 0
                self.decided()
                continue
            self._target, self._asked = targets[0], ""
            self._fill(targets[0])
            if len(targets) > 1:
                before = {each.id for each in self.session.items}
                self._press("d")
                (new,) = (each.id for each in self.session.items if each.id not in before)
                plan[new] = targets[1:]
            number = self.session.at
            self._accept()
            if self.session.items[number].decided:
                keys = self._keys + later.pop(item.id, 0)
                self.counted.keys.append(keys)
                if "counts" in item.proposal.draft.says:
                    self.counted.figures.append(keys)
            elif "no claim with the id" in self.session.message and item.id not in later:
                later[item.id] = 0
                plan[item.id] = targets[:1]
                if rest := [n for n in self.session.open() if self.session.items[n].id not in later]:
                    self._go_to(next((n for n in rest if n > number), rest[0]))
                later[item.id], self._keys = self._keys, 0
                continue
            else:
                self.counted.failed.append(f"{targets[0]}: {self.session.message}")
                self._press("escape", "r", "n")
            self._keys = 0
            self.decided()
        return self.counted

    @property
    def session(self) -> Session:
        return self.review.session

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.review.press(key)
            self.pressed(key)
            self._keys += 1
            self.counted.pressed += 1

    def _go_to(self, number: int) -> None:
        shown = self.session.shown()
        on = (shown.index(number) - shown.index(self.session.at)) % len(shown)
        self._press(*["n"] * on if 2 * on <= len(shown) else ["p"] * (len(shown) - on))

    def _assigned(self) -> dict[str, list[Draft]]:
        """Each claim with the proposal that is nearest to it: on the same words, of the same claimant, the same figure."""
        found: dict[str, list[Draft]] = defaultdict(list)
        items = self.session.items
        for target in self.wanted:
            best = max(
                items, key=lambda item: (_likeness(item.draft, target), -abs(item.proposal.at.start - _start(target)))
            )
            found[best.id].append(target)
            self.counted.whole += not _overlap(best.draft.quotes, target.quotes)
        for id, targets in found.items():
            draft = next(item.draft for item in items if item.id == id)
            targets.sort(key=lambda target: _likeness(draft, target), reverse=True)
        return found

    def _fill(self, target: Draft) -> None:
        """Make the draft that is looked at say what is wanted."""
        draft = self._draft
        if draft.said.get("who") != target.said["who"] or (
            draft.said.get("named-as") and not target.said.get("named-as")
        ):
            if target.said["who"] == self.session.outlet and not target.said.keys() & {"named-as", "verb", "medium"}:
                self._press("o")
            elif draft.said.get("who") != target.said["who"]:
                self._press("c")
                self._choose(target.said["who"])
        while self._draft.said.get("stance", "asserts") != target.said.get("stance", "asserts"):
            self._press("s")
        self._says(target.says)
        for key in SAID:
            if key not in ("who", "stance", *REMARKS) and self._draft.said.get(key, "") != target.said.get(key, ""):
                self._edit(key, target.said.get(key, ""))
        self._relays(target.via)
        before = self._keys
        for key in REMARKS:
            if key in target.said:
                self._edit(key, target.said[key])
        self.counted.remarks += self._keys - before
        self.counted.pressed -= self._keys - before
        self._keys = before
        self._quote(target.quotes)

    def _says(self, wanted: Mapping[str, str]) -> None:
        """Make the proposition the wanted one, but for what accepting asks for anyway."""
        asked = wanted.get("property") or wanted["counts"]
        now = self._draft.says
        is_other = asked != (now.get("property") or now.get("counts"))
        answer = ("value", "min", "max", "not")
        # Of a silence no answer is asked for, and here it may have one.
        is_silence = self._target.said.get("stance") == "declines"
        if is_other and not (is_silence or wanted.get("not") or wanted.keys() & {"min", "max", "claim", "actor"}):
            self._asked = asked
        elif is_other:
            self._edit(ASKED, asked)
        later = {"property", "counts", *(answer if self._asked else ())}
        for key in sorted({*self._draft.says, *wanted} - later):
            goal = wanted.get(key, "")
            unsaid = (
                _phase(self._target) if key == "phase" else self.session.event if key == "event" and self._asked else ""
            )
            if self._draft.says.get(key, unsaid) != goal:
                self._edit(key, goal)

    def _accept(self) -> None:
        """Press the key that accepts, and choose what it asks for."""
        wanted = self._target.says
        self._press("a" if not self._asked or not self._draft.says.keys() & {"property", "counts"} else "e")
        if self._asked and isinstance(self.session.mode, Choosing) and self.session.mode.key == "edit":
            self._choose(ASKED)
            self._choose(self._asked)
            self._press("a")
        for _ in range(4):
            match self.session.mode:
                case Choosing(key) | Typing(key):
                    word = self._asked if key == ASKED else wanted.get(key, "")
                    if isinstance(self.session.mode, Typing):
                        self._type(word)
                    else:
                        self._choose(word)
        self._asked = ""

    _asked: str = ""
    _target: Draft = field(default_factory=lambda: Draft({}))

    @property
    def _draft(self) -> Draft:
        return self.session.items[self.session.at].draft

    def _relays(self, wanted: tuple[Mapping[str, str], ...]) -> None:
        for _ in range(5):
            if not self._draft.via or wanted:
                break
            self._edit(RELAY, "")
        if wanted and self._draft.via != wanted:
            for key, value in wanted[0].items():
                if not self._draft.via or self._draft.via[0].get(key) != value:
                    self._edit(RELAY if key == "who" else f"{RELAY}-{key}", value)

    def _edit(self, key: str, word: str) -> None:
        if key == "phase" and word and (steps := self._phases(word)):
            self._press(*steps)
            return
        self._press(*("v" if key == "event" else "e"))
        if key != "event":
            self._choose(key)
        if isinstance(self.session.mode, Typing):
            self._type(word)
        else:
            self._choose(word)

    def _phases(self, wanted: str) -> list[str]:
        """The keys that go from phase to phase up to the wanted one, where these are few."""
        tried = self.session
        for number in range(1, 4):
            tried = press(tried, "t")
            if tried.items[tried.at].draft.says.get("phase") == wanted:
                return ["t"] * number
        return []

    def _type(self, word: str) -> None:
        """Type words, or, where that is shorter, how they begin and end in the text."""
        last = word.rpartition(" ")[2]
        short = (
            f"{word[:n].lower()}..{last[:m].lower()}" for n in range(1, 6) for m in range(1, 4) if len(word) > n + m + 2
        )
        typed = next((each for each in short if meant(self.session, each) == word), word)
        self._press(*typed, "enter")

    def _choose(self, key: str) -> None:
        """Press the fewest keys that choose something: letters of its key, then down."""
        assert isinstance(self.session.mode, Choosing), (key, self.session.mode)
        best: list[str] | None = None
        for word in _words(self.session, key):
            for length in range(min(len(word), 12) + 1):
                tried = self.session
                for sign in word[:length]:
                    tried = press(tried, sign)
                keys = [choice.key for choice in offered(tried)]
                if key in keys:
                    found = [*word[:length], *["down"] * keys.index(key), "enter"]
                    if best is None or len(found) < len(best):
                        best = found
        assert best is not None, f"{key!r} cannot be chosen"
        self._press(*best)

    def _quote(self, wanted: tuple[Span, ...]) -> None:
        """Make the quotes those that are wanted: by moving ends where that is short, else by words that are looked for."""
        if self._draft.quotes == wanted:
            return
        self._press("q")
        for alone in (False, True):
            while len(self._draft.quotes) > (1 if alone else len(wanted)):
                self._press("-")
            for _ in range(12):
                spans = self._draft.quotes
                if spans == wanted:
                    return
                wrong = [n for n, span in enumerate(spans) if span not in wanted]
                missing = [span for span in wanted if span not in spans]
                if not wrong:
                    self._press("+")
                    continue
                self._to_span(wrong[0])
                keys = (None if alone else self._moves(spans[wrong[0]], missing[0])) or self._search(missing[0])
                if keys is None:
                    break
                self._press(*keys)
        raise AssertionError(f"no keys make these quotes: {[span.of(self.review.text) for span in wanted]}")

    def _to_span(self, number: int) -> None:
        for _ in range(len(self._draft.quotes)):
            if min(self.session.mode.span, len(self._draft.quotes) - 1) == number:  # type: ignore[union-attr]
                return
            self._press("down")

    def _moves(self, span: Span, wanted: Span, most: int = 8) -> list[str] | None:
        """The fewest keys that move either end to where it is wanted: by phrases, then by words."""
        keys, is_end = list[str](), self.session.mode.end  # type: ignore[union-attr]
        for end in (is_end, not is_end):
            now, goal = (span.end, wanted.end) if end else (span.start, wanted.start)
            if now == goal:
                continue
            steps = self._steps(span, goal, most, end=end)
            if steps is None:
                return None
            found, span = steps
            keys += [*(["tab"] if end != is_end else []), *found]
            is_end = end
        return keys

    def _steps(self, span: Span, goal: int, most: int, *, end: bool) -> tuple[list[str], Span] | None:
        words, best = self.session.words, None
        for by, key in ((1, "."), (-1, ",")):
            moved = span
            for phrases in range(most):
                found = self._by_words(moved, goal, most, end=end)
                if found and (best is None or phrases + len(found[0]) < len(best[0])):
                    best = [key] * phrases + found[0], found[1]
                moved = words.moved_by_phrase(moved, by, end=end)
        return best

    def _by_words(self, span: Span, goal: int, most: int, *, end: bool) -> tuple[list[str], Span] | None:
        keys: list[str] = []
        for _ in range(most):
            now = span.end if end else span.start
            if now == goal:
                return keys, span
            by = 1 if goal > now else -1
            span = self.session.words.moved(span, by, end=end)
            keys.append("right" if by > 0 else "left")
        return (keys, span) if (span.end if end else span.start) == goal else None

    def _search(self, wanted: Span) -> list[str] | None:
        """The fewest keys that look for words, and go on to where they stand again."""
        words, near = self.session.words, self.session.items[self.session.at].proposal.at.start
        exact = wanted.of(self.review.text)
        tails = [(len(tail) + 2 if tail else 0, tail) for last in range(14) for tail in _tails(exact, last)]
        tried = sorted(
            (first + length, first, tail) for first in range(1, min(len(exact), 60) + 1) for length, tail in tails
        )
        for head, tail in (
            (head, tail) for _, first, tail in tried for head in {exact[:first].lower(): 0, exact[:first]: 0}
        ):
            typed = head + (f"..{tail}" if tail else "")
            if "\n" in typed or (found := words.sought(typed, near)) is None:
                continue
            if found == wanted:
                return ["/", *typed, "enter"]
            if found.of(self.review.text) == exact:
                return ["/", *typed, "enter", *self._on(found, wanted)]
        for first in range(1, len(exact) + 1):
            found = None if "\n" in exact[:first] else words.sought(exact[:first].lower(), near)
            if found and found.start == wanted.start:
                keys = self._moves(found, wanted, most=200)
                return None if keys is None else ["/", *exact[:first].lower(), "enter", *keys]
        return None

    def _on(self, span: Span, wanted: Span) -> list[str]:
        keys: list[str] = []
        while span != wanted and len(keys) < 20:
            by = 1 if span.start < wanted.start else -1
            span = self.session.words.same(span, by)
            keys.append(">" if by > 0 else "<")
        return keys


def _tails(exact: str, length: int) -> Iterator[str]:
    if length == 0:
        yield ""
        return
    starts = [n + 1 for n, sign in enumerate(exact[:-1]) if not sign.isalnum()] + [
        n for n, sign in enumerate(exact) if not sign.isalnum() and not sign.isspace()
    ]
    last = max(starts, default=0)
    yield exact[last : last + length].lower()
    for start in sorted(starts)[-3:]:
        yield exact[start : start + length].lower()


def _words(session: Session, key: str) -> list[str]:
    choice = next((each for each in offered(session) if each.key == key), None)
    found = [key, *key.split("-")]
    for word in choice.words if choice else ():
        found += [word.lower(), *word.lower().split()]
    return found


def _phase(target: Draft) -> str:
    """What accepting says of how far it had come."""
    return "planned" if target.said.get("stance") in ("promises", "demands") else "completed"


def _start(draft: Draft) -> int:
    return draft.quotes[0].start if draft.quotes else 0


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _likeness(draft: Draft, target: Draft) -> tuple[int, int, int, int]:
    overlap = _overlap(draft.quotes, target.quotes)
    same_figure = bool(draft.says.get("value")) and draft.says.get("value") == target.says.get("value")
    same_who = draft.said.get("who") == target.said["who"]
    return (bool(overlap), 2 * same_figure + same_who, overlap, -sum(s.end - s.start for s in draft.quotes))
