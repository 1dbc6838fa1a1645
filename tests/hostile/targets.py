"""All targets of the fuzzers, by name."""

from __future__ import annotations

from hostile import (
    articles,
    commands,
    outputs,
    outside,
    queries,
    readers,
    sheets,
    vocabularies,
    whole,
    words,
    workbooks,
)
from hostile.target import Target

TARGETS: dict[str, Target] = {
    target.name: target
    for module in (
        readers,
        vocabularies,
        sheets,
        workbooks,
        words,
        queries,
        whole,
        outputs,
        commands,
        articles,
        outside,
    )
    for target in module.TARGETS  # type: ignore[attr-defined]
}
