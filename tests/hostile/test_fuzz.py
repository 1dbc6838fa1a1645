"""Some inputs for each target, the same each time; and all that ever broke a promise."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimgraph.base.errors import ClaimGraphError
from hostile.finding import FOUND, Hang, broken_by, kind_of, smallest
from hostile.target import Target
from hostile.targets import TARGETS

KEPT = sorted(path for path in FOUND.rglob("*") if path.is_file() and path.parent != FOUND)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_the_promise(name: str):
    target = TARGETS[name]

    @settings(
        max_examples=target.in_tests,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],  # what is found is made small here, where it is also cheaper
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=True))
    def tried(source: Random) -> None:
        data = target.make(source)
        if error := broken_by(target, data):
            small = smallest(target, data, kind_of(error), seconds=5)
            raise AssertionError(f"{small!r} breaks {name}: {kind_of(error)}") from error

    tried()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_stays_mended(path):
    error = broken_by(TARGETS[path.parent.name], path.read_bytes())
    assert error is None, f"{kind_of(error)}: {error}"


# ------------------------------------------------------------------------ that the fuzzer sees what it should


def _target(check) -> Target:
    return Target("made-up", lambda source: bytes(source.randrange(256) for _ in range(40)), check, 1)


def test_an_exception_a_hang_and_a_broken_promise_are_findings():
    def waits(data: bytes) -> None:
        while True:
            pass

    def swallows(data: bytes) -> None:
        try:
            waits(data)
        except Exception:
            raise ClaimGraphError("ended") from None

    assert broken_by(_target(lambda data: None), b"x") is None
    assert isinstance(broken_by(_target(lambda data: [][1]), b"x"), IndexError)
    assert isinstance(broken_by(_target(waits), b"x", seconds=0.05), Hang)
    assert isinstance(broken_by(_target(swallows), b"x", seconds=0.05), Hang)


def test_a_finding_is_made_small():
    def check(data: bytes) -> None:
        assert b"!" not in data, "a sign"

    target = _target(check)
    error = broken_by(target, b"many words ! and more")
    assert error
    assert smallest(target, b"many words ! and more", kind_of(error)) == b"!"


def test_the_same_source_gives_the_same_input():
    for target in TARGETS.values():
        assert target.make(Random(7)) == target.make(Random(7)), target.name
