"""What stands between braces or brackets in, the same out with the parts put together again that a comma had taken apart.

`{value: 1,200}` is valid YAML: an entry `value: 1`, and an entry `200`. Nobody means that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Several
from dataclasses import dataclass

import yaml

from claimgraph.corpus.source import Node, Place, Problems, Scalar
from claimgraph.corpus.yaml_hints import in_quotes


@dataclass(frozen=True, slots=True)
class Written:
    """How a scalar stands in its line: from where to where, whether without quotation marks, and what comes behind."""

    line: str
    start: int
    end: int
    is_plain: bool

    @classmethod
    def of(cls, event: yaml.ScalarEvent, lines: Several[str]) -> Written | None:
        """That of an event of a reader; None where the scalar goes over several lines."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None or start.line != end.line or start.line >= len(lines):
            return None
        return cls(lines[start.line], start.column, end.column, not event.style)

    @property
    def is_alone(self) -> bool:
        """Whether the entry is over behind it: a key without a colon."""
        return self.line[self.end :].lstrip()[:1] in (",", "}")


def joined(
    items: Several[Node], written: Several[Written | None], problems: Problems, *, in_pairs: bool
) -> Several[Node]:
    """The items, with a problem for each comma that was meant as a sign of a text; keys and values in turn, or a list."""
    found: list[Node] = []
    torn: dict[Place, str] = {}
    whole: Written | None = None  # how the last value stands there, as far as it is put together
    step = 2 if in_pairs else 1
    for at in range(0, len(items), step):
        here, last = written[at], found[-1] if found else None
        if whole and here and isinstance(last, Scalar) and _goes_on(whole, here, in_pairs):
            start, end = last.place.column - 1, here.end
            text = here.line[start:end]
            torn[last.place] = text
            found[-1] = Scalar(text, last.place)
            whole = Written(here.line, start, end, True)
        else:
            found += items[at : at + step]
            whole = written[at + step - 1]
    for place, text in torn.items():
        quoted = in_quotes(re.sub("[“”„]", "", text))
        problems.add(place, f"a comma ends the text here: {text!r}", f"Quote all of it: `{quoted}`")
    return found


def _goes_on(value: Written, here: Written, in_pairs: bool) -> bool:
    """Whether what stands here is the rest of the value before: a key without a colon, or thousands."""
    if not (value.is_plain and here.is_plain and value.line is here.line and value.start < value.end):
        return False
    if in_pairs:
        return here.is_alone
    thousands = re.match(r"\d{3}(?!\d)", here.line[here.start :])
    return bool(thousands) and here.line[value.end : here.start] == "," and here.line[value.end - 1].isdigit()


def pair_in_list(place: Place, written: Several[Written | None]) -> str:
    """The text of `[He said: yes]` without the brackets, which YAML takes for a mapping; "" where braces say it is one."""
    first, last = written[0] if written else None, written[-1] if written else None
    if not first or not last or first.line is not last.line or first.line[place.column - 1 : place.column] == "{":
        return ""
    return first.line[place.column - 1 : last.end]
