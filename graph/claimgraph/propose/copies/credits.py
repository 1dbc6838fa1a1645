"""A text and the names of outlets in, whose text it says it is out: "(RT.com)", "WASHINGTON (AP)", "Source: Reuters"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.base.words import folded
from claimgraph.model.records import Corpus

#: Agencies whose texts others carry under their own name, with the names by which these credit them.
AGENCIES: Final[Mapping[str, tuple[str, ...]]] = {
    "AP": ("AP", "Associated Press"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "AFP": ("AFP", "Agence France-Presse"),
    "UPI": ("UPI", "United Press International"),
    "dpa": ("dpa", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "ANSA": ("ANSA",),
    "PA Media": ("PA Media", "Press Association"),
    "TASS": ("TASS", "ITAR-TASS"),
    "Interfax": ("Interfax",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "Anadolu": ("Anadolu", "Anadolu Agency"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
}

_IN_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]")
#: What is said before a name that a line is nothing but.
_LINE_BEGINS: Final = re.compile(r"\A(?:(?:source|from|via|by|credit)s?:? {1,4}|© ?)", re.I)
#: A name is not longer than this.
_NAME: Final = 60
#: In brackets a credit stands where a text begins ("WASHINGTON (AP)"), or where a line ends.
_TOP: Final = 300
_ENDS: Final = re.compile(r"[ \t.]{0,8}(?:\n|\Z)")
_AMONG: Final = re.compile(r"\s*[/,;|&–—]\s*|\s+-\s+|\s+and\s+")
_CITED: Final = re.compile(
    r"\b(?:according to|citing|reported by|told|quoted by)\s{1,4}(?:the\s{1,4})?((?:[^\W_][\w.'’-]{0,30}\s?){1,4})",
    re.I,
)
_ADDRESS: Final = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)\.[a-z]{2,6}/?", re.I)


@dataclass(frozen=True, order=True)
class Credit:
    """That a text names an outlet as the one whose text, or whose report, it carries."""

    outlet: str  #: the id of the outlet, or the name of an agency that the corpus does not know
    words: str  #: as the text has it, with the signs around it
    whole: bool  #: whether it says so of itself, and not of a sentence ("according to AP")


class Outlets:
    """The names of outlets and agencies, to be looked for in texts."""

    def __init__(self, corpus: Corpus) -> None:
        self._of_name: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        publishers = {document.publisher for document in corpus.documents.values()}
        for actor in corpus.actors.values():
            if (actor.type == "outlet" or actor.id in publishers) and not actor.private:
                self._shown[actor.id] = actor.shown
                for name in (actor.id, actor.shown, *actor.spellings):
                    self._of_name.setdefault(folded(name), actor.id)
        for agency, names in AGENCIES.items():
            known = next((self._of_name[folded(name)] for name in names if folded(name) in self._of_name), agency)
            for name in names:
                self._of_name.setdefault(folded(name), known)

    def shown(self, outlet: str) -> str:
        """The name of an outlet, to be shown."""
        return self._shown.get(outlet, outlet)

    def credits(self, text: str) -> tuple[Credit, ...]:
        """Whom a text credits, each outlet once, as it says so most plainly."""
        found: dict[str, Credit] = {}
        brackets = (
            (here[1], here[0], True)
            for here in _IN_BRACKETS.finditer(text)
            if here.start() < _TOP or _ENDS.match(text, here.end())
        )
        lines = ((line, line, True) for line in map(str.strip, text.splitlines()) if len(line) <= 2 * _NAME)
        cited = ((here[1], here[0].strip(), False) for here in _CITED.finditer(text))
        for source in (brackets, lines, cited):
            for name, words, whole in source:
                for outlet in self._named(_LINE_BEGINS.sub("", name, count=1), beginning=not whole):
                    found.setdefault(outlet, Credit(outlet, words, whole))
        return tuple(sorted(found.values()))

    def _named(self, name: str, *, beginning: bool) -> Iterable[str]:
        for part in _AMONG.split(name):
            words = part.strip(" .*\u200b").split()
            # "according to AP on Monday": of words in a sentence, the longest beginning that is a name.
            for count in range(len(words), 0, -1) if beginning else (len(words),):
                if outlet := self._outlet(" ".join(words[:count]).rstrip(".,")):
                    yield outlet
                    break

    def _outlet(self, name: str) -> str:
        if found := self._of_name.get(folded(name)):
            return found
        address = _ADDRESS.fullmatch(name)
        return self._of_name.get(folded(address[1]), "") if address else ""
