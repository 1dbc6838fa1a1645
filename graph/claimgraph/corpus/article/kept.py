"""What a reader of files found of an article; and its text as it is kept: nothing in it that a corpus could not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimgraph.corpus.source import CONTROL


@dataclass(frozen=True)
class Kept:
    """The text of an article, what was ``left`` out of it in words, and what the file says of it, "" where nothing.

    All but the text are proposals: somebody has to look at them.
    """

    text: str
    left: tuple[str, ...] = ()
    title: str = ""
    outlets: tuple[str, ...] = ()  #: what the outlet may be called, the likeliest first
    published: str = ""
    url: str = ""
    language: str = ""


def cleaned(text: str) -> str:
    """The text with one kind of line ends, no control characters, no spaces at the ends of lines, no gap of many lines."""
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n"))
    text = text.replace("\ufeff", "").encode("utf-8", "ignore").decode()  # half of a pair of surrogates is no letter
    text = re.sub(r"[ \t\u00a0]+\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def kept_of(text: str, words: int) -> str:
    """How much of all the words of a file a text has kept."""
    return f"{len(text.split()):,} of {max(words, len(text.split())):,} words kept"
