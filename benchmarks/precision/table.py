"""Pairs of a rule and whether it was right in, the table out from which a proposal says how often its rule is right."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable


def table(pairs: Iterable[tuple[str, bool]]) -> str:
    """The table as CSV: each rule once, in the order of the alphabet.

    >>> table([("each", True), ("each", False), ("alone", True)]).splitlines()
    ['rule,right,of', 'alone,1,1', 'each,1,2']
    """
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for rule, is_right in pairs:
        of[rule] += 1
        right[rule] += is_right
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("rule", "right", "of"))
    rows.writerows((rule, right[rule], of[rule]) for rule in sorted(of))
    return text.getvalue()
