"""A store in, what whoever reads its answers has to know out: as a sentence."""

from __future__ import annotations

from claimgraph.asking import questions
from claimgraph.store import Store


def caution_of(store: Store) -> str:
    """Which questions have so many answers that only the nearest were compared; "" where there are none."""
    rows = questions.ask(store, "comparison/nearest").texts()
    if not rows:
        return ""
    most = max(rows, key=lambda row: int(row["answers"]))
    others = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
    return (
        f"only the nearest answers were compared with each other, of {int(most['answers']):,} to "
        f"“{most['on']}”{others} (`claimgraph ask comparison/nearest` lists them)."
    )


def caution_in(triples: str) -> str:
    """The same of N-Triples text."""
    # Said of something; the vocabulary only speaks of the property.
    return caution_of(Store(triples)) if '#amongAnswers> "' in triples else ""
