"""The articles of the shipped corpus, reviewed by a script in the real terminal program: how many keys each claim took.

    PYTHONPATH=tests python -m replay_all

Their texts are not in the repository; they are looked for in ``../shared/seeds``.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections import Counter
from pathlib import Path

from claimgraph.corpus import read_corpus
from claimgraph.model.records import Document
from claimgraph.propose.files import proposals_name, proposals_text
from claimgraph.propose.making import proposed
from claimgraph.propose.reading import read
from conftest import ROOT
from replaying import replayed, without_who_accepted
from robot import Counted

SEEDS = ROOT.parent / "shared" / "seeds"


def emptied(corpus: Path, document: str) -> None:
    """Take the claims out of a document, and leave all else."""
    path = corpus / "documents" / f"{document}.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("\nclaims:") + len("\nclaims:")
    path.write_text(text[:start] + "\n", encoding="utf-8")
    path.with_name(f"{document}.positions.json").unlink(missing_ok=True)


def without_claims(folder: Path) -> Path:
    """A copy of the shipped corpus with the texts, and without a claim."""
    shutil.copytree(ROOT / "corpus", folder)
    shutil.copytree(SEEDS, folder / "texts")
    for document in read_corpus().documents.values():
        if document.text:
            emptied(folder, document.id)
    return folder


def write_proposals(corpus: Path, id: str) -> None:
    """Write what is proposed for a document, about the event of most of its shipped claims."""
    records = read_corpus(corpus)
    document = records.documents[id]
    assert document.text
    text = (corpus / "texts" / document.text.file).read_bytes().decode()
    found = proposed(
        read(text, records, document.language), text, document, records, _event(read_corpus().documents[id])
    )
    path = corpus / proposals_name(id)
    path.parent.mkdir(exist_ok=True)
    path.write_text(proposals_text(found, text), encoding="utf-8")


def _event(document: Document) -> str:
    asked = Counter(s.proposition.question.event for s in document.statements if not s.inferred)
    return next(event for event, _ in asked.most_common() if event)


def main() -> None:
    """Review all, and print what it took."""
    shipped = read_corpus()
    total = Counted()
    with tempfile.TemporaryDirectory() as place:
        folder = without_claims(Path(place) / "corpus")
        for document in shipped.documents.values():
            if not document.text:
                continue
            write_proposals(folder, document.id)
            found = replayed(folder, document.id, document, Path(place) / f"plan-{document.id}")
            now, before = (without_who_accepted(each, document.id) for each in (read_corpus(folder), shipped))
            _tell(document.id, found, now == before)
            for name in ("keys", "figures", "failed"):
                getattr(total, name).extend(getattr(found, name))
            total.rejected, total.whole = total.rejected + found.rejected, total.whole + found.whole
            total.remarks, total.pressed = total.remarks + found.remarks, total.pressed + found.pressed
    _tell("all", total, not total.failed)


def _tell(name: str, found: Counted, same: bool) -> None:
    figures = statistics.median(found.figures) if found.figures else "none"
    print(
        f"{name}: {len(found.keys)} claims, median {statistics.median(found.keys):g} keys ({figures} for figures), "
        f"{found.pressed} keys in all, {found.remarks} more for remarks; {found.rejected} rejected, {found.whole} without a proposal on their words, "
        f"{len(found.failed)} not written; {'the same records' if same else 'OTHER RECORDS'}"
    )


if __name__ == "__main__":
    main()
