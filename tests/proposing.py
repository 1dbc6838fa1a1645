"""What tests of proposals share: a corpus whose document has a text and no claims, and a reading made by hand."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from claimgraph.cli import main
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.propose.files import proposals_name, proposals_text
from claimgraph.propose.making import proposed
from claimgraph.propose.proposal import Proposed
from claimgraph.propose.review import Review
from claimgraph.propose.screen import screen
from claimgraph.reader.said import Figure, Part, Reading, Said, Speaker
from claimgraph.reader.text import Sentence, Span
from conftest import TINY

#: What a person wrote, with all that a program might change: comments, quoting, an order of its own.
DOCUMENT = """\
# Read on paper.
title: "Largest swap yet"   # as printed
publisher: paper
published: 2030-04-05
text: {file: morning.txt, sha256: SHA256, length: 325}
curated: {by: curator, on: 2030-04-07}

claims:
  # ------------------------ above the text
  - who:   'paper'
    section: headline
    says: {event: swap, property: size-rank, within: swaps, as-of: 2030-04-05, phase: completed, value: 1}
    quote: Largest swap yet

  # ------------------------ at the end
  - who: southland
    verb: promised
    stance: promises
    says: {event: next-swap, property: occurred, phase: planned, value: true}
    quote: Southland promised another swap
    note: >
      # looks like a comment, and is none
# the last line
"""


def corpus_in(folder: Path, ends: str = "\n") -> Path:
    """The tiny corpus with that one document, and its lines ending so."""
    corpus = Path(shutil.copytree(TINY, folder / "corpus"))
    for path in (corpus / "documents").iterdir():
        path.unlink()
    actors = corpus / "actors.yaml"
    words = actors.read_text(encoding="utf-8")
    actors.write_text(
        words.replace(", document: morning, quote: President Example", ", basis: Public record."), "utf-8"
    )
    digest = hashlib.sha256((corpus / "texts" / "morning.txt").read_bytes()).hexdigest()
    content = DOCUMENT.replace("SHA256", digest).replace("\n", ends)
    (corpus / "documents" / "morning.yaml").write_bytes(content.encode())
    read_corpus(corpus)
    return corpus


def text_of(corpus: Path) -> str:
    return (corpus / "texts" / "morning.txt").read_bytes().decode()


def other_text(corpus: Path, text: str) -> str:
    """Give the document another text; its digest."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    (corpus / "texts" / "morning.txt").write_bytes(text.encode())
    path = corpus / "documents" / "morning.yaml"
    old = path.read_text(encoding="utf-8")
    old = old.replace(old.split("sha256: ")[1][:64], digest).replace("length: 325", f"length: {len(text)}")
    path.write_text(old, encoding="utf-8")
    return digest


def another_without_text(corpus: Path) -> None:
    """Add a document with proposals, before the other one, whose text is not at hand."""
    digest = "0" * 64
    document = f"title: A\npublisher: paper\ntext: {{file: a.txt, sha256: {digest}, length: 3}}\n"
    (corpus / "documents" / "a.yaml").write_text(document, encoding="utf-8")
    (corpus / "proposals" / "a.yaml").write_text(f"document: a\nsha256: {digest}\n", encoding="utf-8")


def span(text: str, words: str) -> Span:
    """Where words stand in a text, in which they stand once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def reading(text: str) -> Reading:
    """What a reader would find: a figure of the ministry, one of the president's through an agency, two sentences."""
    sentences = [
        "Northland and Southland swapped prisoners on Friday at the bridge.",
        "“40 of ours are home,” the northern ministry said.",
        "News Wire reports that President Example wrote on Telegram: “50 went north.”",
        "She did not say how many came south.",
    ]
    found = tuple(Sentence(number, span(text, words), (), 1) for number, words in enumerate(sentences))
    ministry = Speaker("ministry", "the northern ministry", span(text, "the northern ministry"))
    president = Speaker("president", "President Example", span(text, "President Example"))
    agency = Speaker("agency", "News Wire", span(text, "News Wire"))
    shown = span(text, "the northern ministry said")
    wrote = span(text, "News Wire reports that President Example wrote on Telegram")
    forty, fifty = span(text, "40 of ours are home"), span(text, "50 went north")
    said = (
        Said((), "asserts", (span(text, sentences[0][:-1]),), (), 0, "outlet"),
        Said((ministry,), "asserts", (forty,), (shown,), 1, "subject-verb", "said", parts=(Part("verb", shown),)),
        Said((president,), "asserts", (fifty,), (wrote,), 2, "colon", "wrote", "Telegram", (agency,)),
        Said((Speaker("", "She", None, False),), "declines", (span(text, sentences[3][:-1]),), (), 3, "silence"),
    )
    north = {"received-by": "northland"}
    figures = (
        Figure("prisoners", north, "completed", (forty,), span(text, "40"), 1, "of-ours", 40, 40),
        Figure(
            "prisoners",
            north,
            "completed",
            (fifty,),
            span(text, "50"),
            2,
            "went",
            50,
            50,
            parts=(Part("number", span(text, "50")),),
        ),
    )
    return Reading(found, said, figures)


def proposals(corpus: Path, event: str = "swap", found: Reading | None = None) -> Proposed:
    """What is proposed for the document, from the reading made by hand where no other is given."""
    records, text = read_corpus(corpus), text_of(corpus)
    return proposed(found or reading(text), text, records.documents["morning"], records, event)


def propose_morning(corpus: Path) -> Proposed:
    """Write what is proposed for the document `morning` of a copy of the tiny corpus, that may have been changed since."""
    records, text = read_corpus(TINY), text_of(TINY)
    made = proposed(reading(text), text, records.documents["morning"], records, "swap")
    path = corpus / proposals_name("morning")
    path.parent.mkdir(exist_ok=True)
    path.write_text(proposals_text(made, text), encoding="utf-8")
    return made


def propose(corpus: Path, event: str = "swap", found: Reading | None = None) -> Proposed:
    """The same, written as the command writes it."""
    made = proposals(corpus, event, found)
    path = corpus / proposals_name("morning")
    path.parent.mkdir(exist_ok=True)
    path.write_text(proposals_text(made, text_of(corpus)), encoding="utf-8")
    return made


def review(corpus: Path, by: str = "curator"):
    from datetime import date

    from claimgraph.propose.review import Review

    return Review(reading_of(corpus), "morning", by, date(2030, 4, 8))


def press(review, keys: Sequence[str] | str):
    for key in keys:
        review.press(key)
    return review.session


FORTY, FIFTY, SILENCE = 1, 2, 3  #: the numbers of the proposals; 0 is the outlet's sentence, folded


def document(corpus: Path) -> bytes:
    return (corpus / "documents" / "morning.yaml").read_bytes()


def log(corpus: Path) -> list[dict[str, object]]:
    path = corpus / "proposals" / "morning.decisions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def at(corpus: Path, number: int):
    """A review that looks at a proposal."""
    found = review(corpus)
    press(found, "f")
    press(
        found, ["n"] * (number - found.session.at) if number > found.session.at else "p" * (found.session.at - number)
    )
    assert found.session.at == number
    return found


def said(corpus: Path) -> set[tuple[str, str, object]]:
    statements = read_corpus(corpus).documents["morning"].statements
    return {(s.claimant.actor, s.stance, s.proposition.answer) for s in statements}


def run(*arguments: object, ok: bool = True) -> str:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code == 0) is ok, result.output
    return result.output


def page_of(corpus: Path) -> Path:
    """The page of a review, written beside the corpus."""
    page = corpus.parent / "review.html"
    run("-q", "review", "--corpus", corpus, "--page", page)
    return page


def proposed_in(folder: Path, ends: str = "\n") -> Path:
    """The corpus with that one document, and what is proposed for it."""
    corpus = corpus_in(folder, ends)
    propose(corpus)
    return corpus


def shown_of(found: Review) -> str:
    """What the terminal shows of a review."""
    return "".join(words for part in screen(found.session, "morning") for _, words in part)
