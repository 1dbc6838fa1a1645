"""A document with proposals in, its review out, in which every decision is written as soon as it is made.

An accepted claim and the line that keeps the decision are one change of the corpus: both are there, or neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, CorpusError
from claimgraph.base.files import read_file
from claimgraph.corpus import Reading
from claimgraph.corpus.changes import Change, changing
from claimgraph.corpus.evidence.texts import FOLDER
from claimgraph.corpus.source import Mapping_, place_of, shown_path
from claimgraph.corpus.yaml_between import with_entries
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Document
from claimgraph.propose.accepting import Checker, document_bytes
from claimgraph.propose.already import already_written
from claimgraph.propose.choices import Choices
from claimgraph.propose.copies.accepting import accept
from claimgraph.propose.copies.finding import Copies
from claimgraph.propose.copies.offered import offers
from claimgraph.propose.copies.texts import texts_to_compare
from claimgraph.propose.draft import Draft, tree_of_plain
from claimgraph.propose.files import decision_line, decisions_name, read_decisions, read_proposals
from claimgraph.propose.keys import press
from claimgraph.propose.proposal import Decision, Proposal, decided, next_id, number_of, stem_of
from claimgraph.propose.reading import opening_words
from claimgraph.propose.session import Asked, AskedCopy, Item, Newcomer, Session, started
from claimgraph.propose.steps import refused, settled
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
    copies: Copies | None = None  #: the texts that share their wording, where they are at hand
    text: str = field(init=False)
    session: Session = field(init=False)
    _written: list[tuple[bytes, bytes]] = field(default_factory=list)  #: the document before and after each claim

    def __post_init__(self) -> None:
        corpus = self.reading.corpus
        document = corpus.documents[self.document]
        if self.by not in corpus.actors:
            raise ClaimGraphError(f"Nobody in actors.yaml has the id {self.by!r}.", "Give yours: --by ID.")
        self.text = text_at_hand(document, self.reading, self.texts)
        assert document.text
        self._checker = Checker(self.document, document.text.sha256, self.text, self.reading)
        proposals = read_proposals(self.reading.folder, self.document, document.text.sha256, self.text)
        items = tuple(_items(proposals, self._decided(), document, self._checker))
        outlet = origin_of(document, corpus).publisher
        choices = Choices(corpus, document, self.text, proposals)
        offered = offers(document, corpus, self.copies) if self.copies else ()
        open_ = tuple(each for each in offered if each.id not in self._decided())
        self.session = started(items, choices, outlet, opening_words(document.language), open_)

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
        if decision.republishes:
            return self._take_copy(decision)
        items = list(self.session.items)
        ids = [item.id for item in items]
        stem = stem_of(decision.id)
        if decision.id in ids:
            number = ids.index(decision.id)
        elif stem in ids and decision.id == next_id(stem, ids):
            number = max(n for n, id in enumerate(ids) if stem_of(id) == stem) + 1
            items.insert(number, Item(replace(items[number - 1].proposal, id=decision.id), items[number - 1].draft))
        else:
            return "there is no such proposal" + (", or the one before it was left out" if stem in ids else "")
        item = items[number]
        if item.decided:
            return f"it is decided already ({item.decided})"
        items[number] = replace(item, draft=decision.claim or item.draft)
        was, asked = self.session, Asked(decision.does, number, decision.reason)
        self.session = replace(was, items=tuple(items), asked=asked)
        self._perform(asked)
        if self.session.items[number].decided:
            return ""
        why, self.session = self.session.message, was
        return why

    def _take_copy(self, decision: Decision) -> str:
        there = {copy.offer.id: number for number, copy in enumerate(self.session.copies)}
        number = there.get(decision.id)
        if number is None or self.session.copies[number].offer.original != decision.republishes:
            return "it is not asked whether the document republishes that"
        self._perform(AskedCopy(decision.does, number))
        return "" if self.session.copies[number].decided else self.session.message

    def _perform(self, asked: Asked | AskedCopy) -> None:
        try:
            if isinstance(asked, AskedCopy):
                self._write_copy(asked)
            else:
                self._write(asked)
        except ClaimGraphError as error:
            self.session = refused(self.session, _told(error))
        else:
            self.session = settled(self.session)

    def _decided(self) -> dict[str, Decision]:
        return decided(read_decisions(self._log, self.text, self.reading.folder))

    def _write(self, asked: Asked) -> None:
        item = self.session.items[asked.item]
        claim = item.draft if asked.does == "accept" else None
        rule = item.proposal.rule if claim else ""
        decision = Decision(item.id, asked.does, self.by, self.on.isoformat(), asked.reason, rule, claim)
        folder, name = self.reading.folder, f"documents/{self.document}.yaml"
        with changing(folder, self.wait) as change:
            content = self._logged(decision)
            if claim:
                before = document_bytes(folder, self.document)
                self._checker.refresh()
                content |= self._newcomers(claim)
                after = self._checker.with_claim(before, claim, self.by, self.on, rule)
                change.write({**content, name: after})
                self._written.append((before, after))
            elif asked.does == "undo" and item.decided == "accept":
                self._write_back(change, content, "Take the claim out of it by hand.")
            else:
                change.write(content)

    def _write_copy(self, asked: AskedCopy) -> None:
        copy = self.session.copies[asked.number]
        offer, name = copy.offer, f"documents/{self.document}.yaml"
        decision = Decision(offer.id, asked.does, self.by, self.on.isoformat(), republishes=offer.original)
        folder = self.reading.folder
        with changing(folder, self.wait) as change:
            content = self._logged(decision)
            if asked.does == "accept":
                before = document_bytes(folder, self.document)
                given = texts_to_compare(self.texts or folder / FOLDER, self._checker.corpus)
                (done,) = accept([(self.document, offer.original)], given.texts, folder)
                change.write({**content, name: done.content})
                self._written.append((before, done.content))
            elif asked.does == "undo" and copy.decided == "accept":
                self._write_back(change, content, "Take `republication-of` out of it by hand.")
            else:
                change.write(content)

    def _logged(self, decision: Decision) -> dict[str, bytes]:
        """The log with a decision at its end, where nobody else has decided the same meanwhile."""
        there = self._decided().get(decision.id)
        if there and decision.does != "undo":
            raise ClaimGraphError(f"{there.by} decided it meanwhile ({there.does}).", "Go on with the next.")
        log = read_file(self._log, limits.FILE_BYTES) if self._log.exists() else b""
        return {decisions_name(self.document): log + decision_line(decision, self.text)}

    def _write_back(self, change: Change, content: dict[str, bytes], remedy: str) -> None:
        """Write the document as it was before what was accepted last."""
        name = f"documents/{self.document}.yaml"
        before, after = self._written[-1]
        if document_bytes(self.reading.folder, self.document) != after:
            raise ClaimGraphError(f"{name} has changed since.", remedy)
        change.write({**content, name: before})
        self._written.pop()

    def _newcomers(self, claim: Draft) -> dict[str, bytes]:
        """The file of actors with those whom the claim names and who were made in this review."""
        named = claim.speakers - self._checker.corpus.actors.keys()
        new = {each.id: _entry(each) for each in self.session.newcomers if each.id in named}
        if not new:
            return {}
        path = self.reading.folder / "actors.yaml"
        after = with_entries(read_file(path, limits.FILE_BYTES).decode(), shown_path(path), new)
        self._checker.refresh(new)
        return {path.name: after.encode()}


def _items(
    proposals: tuple[Proposal, ...], done: dict[str, Decision], document: Document, checker: Checker
) -> Iterator[Item]:
    """What is decided on: each proposal, and behind it the further claims that were made from its words."""
    there = already_written((p for p in proposals if p.id not in done), document, checker)
    for proposal in proposals:
        further = sorted((id for id in done if id != proposal.id and stem_of(id) == proposal.id), key=number_of)
        for id in (proposal.id, *further):
            found = done.get(id)
            draft = found.claim if found and found.claim else proposal.draft
            yield Item(replace(proposal, id=id), draft, id in there, found.does if found else "")


def _entry(new: Newcomer) -> Mapping_:
    said = {"type": new.type, "name": new.name, "side": new.side}
    rests = {"basis" if new.side else "note": new.basis}
    tree = tree_of_plain({key: value for key, value in (said | rests).items() if value})
    assert isinstance(tree, Mapping_)
    return tree


def _told(error: ClaimGraphError) -> str:
    """An error on one line; problems of a claim that stands in no file yet have no place."""
    told = [(error.message, error.remedy)]
    if isinstance(error, CorpusError):
        told = [
            (": ".join(filter(None, (str(place_of(each)), each.message))) + ".", each.remedy) for each in error.problems
        ]
    return " ".join(" ".join(pieces) for pieces in told).strip()
