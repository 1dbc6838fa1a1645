"""A document with proposals in, its review out, in which every decision is written as soon as it is made.

An accepted claim and the line that keeps the decision are one change of the corpus: both are there, or neither.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus import Reading
from claimgraph.corpus.changes import changing
from claimgraph.corpus.source import Mapping_, shown_path
from claimgraph.corpus.yaml_writer import entries_of
from claimgraph.model.lineage import origin_of
from claimgraph.propose.accepting import Checker, document_bytes
from claimgraph.propose.already import already_written
from claimgraph.propose.choices import Choices
from claimgraph.propose.draft import tree_of_plain
from claimgraph.propose.files import decision_line, decisions_name, read_decisions, read_proposals
from claimgraph.propose.keys import press
from claimgraph.propose.proposal import Decision, decided
from claimgraph.propose.reading import opening_words
from claimgraph.propose.session import Asked, Item, Newcomer, Session, refused, settled, started
from claimgraph.propose.texts import text_at_hand


@dataclass
class Review:
    """A review of the proposals for one document by one person, on one day."""

    reading: Reading
    document: str
    by: str
    on: date
    texts: Path | None = None
    wait: float = limits.WAIT
    text: str = field(init=False)
    session: Session = field(init=False)
    _written: list[tuple[bytes, bytes]] = field(default_factory=list)  #: the document before and after each claim
    _made: set[str] = field(default_factory=set)  #: the actors that were written

    def __post_init__(self) -> None:
        corpus = self.reading.corpus
        document = corpus.documents[self.document]
        if self.by not in corpus.actors:
            raise ClaimGraphError(f"Nobody in actors.yaml has the id {self.by!r}.", "Give yours: --by ID.")
        self.text = text_at_hand(document, self.reading, self.texts)
        assert document.text
        self._checker = Checker(self.reading.folder, self.document, document.text.sha256, self.text, self.reading)
        proposals = read_proposals(self.reading.folder, self.document, document.text.sha256, self.text)
        done = decided(read_decisions(self._log, self.text, self.reading.folder))
        there = already_written((p for p in proposals if p.id not in done), document, self._checker)
        items = tuple(Item(p, p.draft, p.id in there, done[p.id].does if p.id in done else "") for p in proposals)
        outlet = origin_of(document, corpus).publisher
        choices = Choices(corpus, document, self.text, proposals)
        self.session = started(items, choices, outlet, opening_words(document.language))

    @property
    def _log(self) -> Path:
        return self.reading.folder / decisions_name(self.document)

    def press(self, key: str) -> Session:
        """The review after a key; what was decided is written, or the message says why not."""
        self.session = press(self.session, key)
        if self.session.asked:
            self._perform(self.session.asked)
        return self.session

    def take(self, decision: Decision) -> str:
        """Take a decision that was made elsewhere; why that cannot be, "" where it was written.

        The decision may be on another claim from the words of a proposal: its id then ends in a number.
        """
        stem = decision.id.partition("-")[0]
        numbers = [n for n, item in enumerate(self.session.items) if item.id in (decision.id, stem)]
        if not numbers:
            return "there is no such proposal"
        number = numbers[-1]
        item = self.session.items[number]
        if item.decided and item.id == decision.id:
            return f"it is decided already ({item.decided})"
        draft = decision.claim or item.draft
        new = Item(replace(item.proposal, id=decision.id), draft)
        items = list(self.session.items)
        items[number : number + (item.id == decision.id)] = [new]
        asked = Asked(decision.does, items.index(new), decision.reason)
        self.session = replace(self.session, items=tuple(items), asked=asked)
        before = self.session.items
        self._perform(asked)
        return self.session.message if self.session.items == before else ""

    def _perform(self, asked: Asked) -> None:
        try:
            self._write(asked)
        except ClaimGraphError as error:
            self.session = refused(self.session, " ".join(f"{error.message} {error.remedy}".split()))
        else:
            self.session = settled(self.session)

    def _write(self, asked: Asked) -> None:
        item = self.session.items[asked.item]
        claim = item.draft if asked.does == "accept" else None
        rule = item.proposal.rule if claim else ""
        decision = Decision(item.id, asked.does, self.by, self.on.isoformat(), asked.reason, rule, claim)
        folder, name = self.reading.folder, f"documents/{self.document}.yaml"
        with changing(folder, self.wait) as change:
            there = decided(read_decisions(self._log, self.text, folder)).get(item.id)
            if there and asked.does != "undo":
                raise ClaimGraphError(f"{there.by} decided it meanwhile ({there.does}).", "Go on with the next.")
            log = read_file(self._log, limits.FILE_BYTES) if self._log.exists() else b""
            content = {decisions_name(self.document): log + decision_line(decision, self.text)}
            if claim:
                before = document_bytes(folder, self.document)
                content |= self._newcomers(item)
                after = self._checker.with_claim(before, claim, self.by, self.on, rule)
                content[name] = after
                change.write(content)
                self._made |= self._checker.made.keys()
                self._written.append((before, after))
            elif asked.does == "undo" and item.decided == "accept":
                before, after = self._written[-1]
                if document_bytes(folder, self.document) != after:
                    raise ClaimGraphError(f"{name} has changed since.", "Take the claim out of it by hand.")
                change.write({**content, name: before})
                self._written.pop()
            else:
                change.write(content)

    def _newcomers(self, item: Item) -> dict[str, bytes]:
        """The file of actors with those whom the claim names and who were made in this review."""
        named = {item.draft.said.get("who"), *(relay.get("who") for relay in item.draft.via)}
        new = [each for each in self.session.newcomers if each.id in named and each.id not in self._made]
        if not new:
            return {}
        self._checker.made |= {each.id: _entry(each) for each in new}
        self._checker.refresh()
        path = self.reading.folder / "actors.yaml"
        content = read_file(path, limits.FILE_BYTES)
        end = b"" if content.endswith(b"\n") or not content else b"\n"
        added = entries_of({each.id: _entry(each) for each in new})
        if b"\r\n" in content:
            added = added.replace("\n", "\r\n")
        if not content.strip():
            raise ClaimGraphError(f"{shown_path(path)} is empty.", "Put it back.")
        return {"actors.yaml": content + end + added.encode()}


def _entry(new: Newcomer) -> Mapping_:
    said = {"type": new.type, "name": new.name, "side": new.side}
    rests = {"basis" if new.side else "note": new.basis}
    tree = tree_of_plain({key: value for key, value in (said | rests).items() if value})
    assert isinstance(tree, Mapping_)
    return tree
