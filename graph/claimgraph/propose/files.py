"""Proposals and decisions in, the files that keep them beside the documents out; and both again from these files.

``proposals/<slug>.yaml`` holds what is proposed for a document: whatever was decided of it, the same text gives the same
bytes. ``proposals/<slug>.decisions.jsonl`` holds what was decided, one line each; lines come at its end, and none goes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out, read_file
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence, shown_path
from claimgraph.corpus.yaml_source import read_text, read_yaml
from claimgraph.corpus.yaml_writer import yaml_of
from claimgraph.propose.draft import Plain, draft_of, plain_of, tree_of_plain
from claimgraph.propose.proposal import DOES, REASONS, Counted, Decision, Proposal, Proposed
from claimgraph.reader.text import Span

FOLDER: Final = "proposals"

_HEADER: Final = """\
# Proposed by `claimgraph propose`, which writes this file again. Nothing here is a claim: `claimgraph review` asks a person,
# and what is accepted goes into documents/.
"""
_ID: Final = re.compile(r"[0-9a-f]{10}(-[1-9][0-9]{0,3})?\Z")
_AGAIN: Final = "Run `claimgraph propose` again: it writes the file anew."
_OF_PROPOSAL: Final = ("id", "rule", "at", "shown-by", "precision", "of")


def proposals_name(document: str) -> str:
    """The file of the proposals for a document, below the corpus folder."""
    return f"{FOLDER}/{document}.yaml"


def decisions_name(document: str) -> str:
    """The file of what was decided of them."""
    return f"{FOLDER}/{document}.decisions.jsonl"


def proposals_text(found: Proposed, text: str) -> str:
    """The file of proposals."""
    entries: list[Plain] = [_entry(proposal, text) for proposal in found.proposals]
    head: dict[str, Plain] = {"document": found.document, "sha256": found.sha256}
    body = yaml_of(tree_of_plain({**head, "proposals": entries} if entries else head))
    return _HEADER + body


def _entry(proposal: Proposal, text: str) -> dict[str, Plain]:
    about: dict[str, Plain] = {"id": proposal.id, "rule": proposal.rule, "at": _pair(proposal.at)}
    if proposal.draft.shown_by:
        about["shown-by"] = [_pair(span) for span in proposal.draft.shown_by]
    if proposal.counted:
        about |= {"precision": proposal.counted.share, "of": str(proposal.counted.of)}
    return {**plain_of(proposal.draft, text), "proposal": about}


def _pair(span: Span) -> Plain:
    return [str(span.start), str(span.end)]


def documents_with_proposals(corpus: Path) -> list[str]:
    """The documents of a corpus for which there is a file of proposals."""
    folder = corpus / FOLDER
    if leads_out(folder, corpus) or not folder.is_dir():
        return []
    return sorted(path.stem for path in folder.glob("*.yaml"))


def document_of(id: str, corpus: Path) -> str:
    """The document for which something with this id is proposed; "" where there is none."""
    wanted = re.compile(rf"^ *proposal: {{id: {re.escape(id)},", re.MULTILINE)
    for document in documents_with_proposals(corpus):
        path = corpus / proposals_name(document)
        text = read_text(path, shown_path(path), Problems(), corpus)
        if text and wanted.search(text):
            return document
    return ""


def read_proposals(corpus: Path, document: str, sha256: str, text: str) -> tuple[Proposal, ...]:
    """The proposals for a document with this text.

    Raises:
        ClaimGraphError: there are none; or they are for another text than the document now has.
        CorpusError: the file holds something that no proposal is.
    """
    path = corpus / proposals_name(document)
    if not os.path.lexists(path):
        raise ClaimGraphError(
            f"No proposals for {document!r}: there is no {shown_path(path)}.", "Run `claimgraph propose` on its text."
        )
    problems = Problems()
    tree = read_yaml(path, corpus, problems)
    problems.raise_any()
    assert tree is not None
    fields = Fields(tree, "the file", ("document", "sha256", "proposals"), problems)
    fields.require("document", "sha256")
    if fields.text("document") != document or fields.text("sha256") != sha256:
        raise ClaimGraphError(
            f"{shown_path(path)} is for another text than the document has now: nothing was changed.", _AGAIN
        )
    listed = fields.node("proposals")
    items = listed.items if isinstance(listed, Sequence) else ()
    if len(items) > limits.PROPOSALS:
        problems.add(items[limits.PROPOSALS].place, f"more than {limits.PROPOSALS:,} proposals", _AGAIN)
        items = ()
    found = tuple(filter(None, (_proposal(item, text, problems) for item in items)))
    for proposal, number in _twice(found):
        problems.add(items[number].place, f"two proposals with the id {proposal.id!r}", _AGAIN)
    problems.raise_any()
    return found


def _twice(found: tuple[Proposal, ...]) -> Iterator[tuple[Proposal, int]]:
    seen: set[str] = set()
    for number, proposal in enumerate(found):
        if proposal.id in seen:
            yield proposal, number
        seen.add(proposal.id)


def _proposal(node: Node, text: str, problems: Problems) -> Proposal | None:
    about = node.values.get("proposal") if isinstance(node, Mapping_) else None
    if not isinstance(node, Mapping_) or about is None:
        problems.add(node.place, "an entry without `proposal`", _AGAIN)
        return None
    mine = problems.beside()
    claim = Mapping_(
        {key: value for key, value in node.values.items() if key != "proposal"},
        {key: place for key, place in node.keys.items() if key != "proposal"},
        node.place,
    )
    fields = Fields(about, "'proposal'", _OF_PROPOSAL, mine)
    fields.require("id", "rule", "at")
    id = fields.text("id")
    if not _ID.match(id):
        mine.add(fields.place, f"{id[:40]!r} is no id of a proposal", _AGAIN)
    at = _span(fields.node("at"), text, mine)
    shown = fields.node("shown-by")
    shown_by = tuple(_span(each, text, mine) for each in (shown.items if isinstance(shown, Sequence) else ()))
    draft = draft_of(claim, text, mine, shown_by)
    share, of = fields.short("precision"), fields.short("of")
    counted = Counted(share, int(of)) if re.fullmatch(r"[01]\.[0-9]{1,4}", share) and of.isdigit() else None
    problems.merge(mine, without=())
    return Proposal(id, draft, fields.short("rule"), at, counted) if draft and not mine.found else None


def _span(node: Node | None, text: str, problems: Problems) -> Span:
    ends = [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []
    if len(ends) == 2 and all(re.fullmatch(r"[0-9]{1,9}", end) for end in ends):
        span = Span(int(ends[0]), int(ends[1]))
        if span.start <= span.end <= len(text):
            return span
    if node is not None:
        problems.add(node.place, "no span of the text", _AGAIN)
    return Span(0, 0)


def decision_line(decision: Decision, text: str) -> bytes:
    """The line that keeps a decision; ``text`` is that of its document."""
    said = {"id": decision.id, "does": decision.does, "by": decision.by, "on": decision.on}
    more: dict[str, Any] = {"reason": decision.reason, "rule": decision.rule, "republishes": decision.republishes}
    more["claim"] = plain_of(decision.claim, text) if decision.claim else ""
    line = json.dumps(said | {key: value for key, value in more.items() if value}, ensure_ascii=False)
    return line.encode() + b"\n"


def read_decisions(path: Path, text: str, corpus: Path | None = None) -> tuple[Decision, ...]:
    """The decisions in a file, none where there is no file; ``corpus`` is the folder that no link may lead out of.

    Raises:
        ClaimGraphError: the file cannot be read, or a line of it is no decision.
    """
    if not os.path.lexists(path):
        return ()
    if corpus is not None and leads_out(path, corpus):
        raise ClaimGraphError(f"{shown_path(path)} leads out of the corpus.", "Replace it by a copy.")
    try:
        lines = read_file(path, limits.FILE_BYTES).decode("utf-8").splitlines()
    except (UnicodeDecodeError, ClaimGraphError) as error:
        raise ClaimGraphError(
            f"{shown_path(path)} cannot be read: {error}.", "Put back what was there before."
        ) from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(decision_in(json.loads(line), text))
        except (ValueError, RecursionError, ClaimGraphError) as error:
            why = error.message if isinstance(error, ClaimGraphError) else "no JSON"
            raise ClaimGraphError(
                f"{shown_path(path)}:{number} is no decision: {why}.", "Take the line out."
            ) from error
    return tuple(found)


def decision_in(value: Any, text: str) -> Decision:
    """The decision in a value of JSON.

    Raises:
        ClaimGraphError: it is none.
    """
    known = ("id", "does", "by", "on", "reason", "rule", "claim", "republishes")
    if not isinstance(value, Mapping) or not set(value) <= set(known):
        raise ClaimGraphError("it has other keys than a decision")
    words = {key: value.get(key, "") for key in known if key != "claim"}
    if not all(isinstance(word, str) and len(word) <= limits.NAME for word in words.values()):
        raise ClaimGraphError("its keys hold no words")
    if words["does"] not in DOES or not _ID.match(words["id"]) or words["reason"] not in ("", *REASONS.values()):
        raise ClaimGraphError("it decides nothing that is known")
    claim = None
    if value.get("claim"):
        problems = Problems()
        claim = draft_of(tree_of_json(value["claim"]), text, problems)
        if problems.found:
            raise ClaimGraphError(problems.found[0].message)
    is_copy = bool(words["republishes"])
    if (words["does"] == "accept" and not is_copy) != (claim is not None):
        raise ClaimGraphError("what is accepted is a claim or a copy, and nothing else is")
    return Decision(**words, claim=claim)


def tree_of_json(value: Any, depth: int = 0) -> Node:
    """A value of JSON as a tree, all its leaves texts.

    Raises:
        ClaimGraphError: it is nested too deeply, or holds what is neither text, list nor mapping.
    """
    if depth > limits.NESTING:
        raise ClaimGraphError("it is nested too deeply")
    match value:
        case str():
            return tree_of_plain(value)
        case list():
            return Sequence(tuple(tree_of_json(each, depth + 1) for each in value), tree_of_plain("").place)
        case dict():
            inner = {key: tree_of_json(each, depth + 1) for key, each in value.items()}
            nowhere = tree_of_plain("").place
            return Mapping_(inner, dict.fromkeys(inner, nowhere), nowhere)
    raise ClaimGraphError("it holds something else than words")
