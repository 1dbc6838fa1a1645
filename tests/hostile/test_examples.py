"""Every example in the help of a command is true, so that the harness can try the command without knowing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimgraph.cli import main
from hostile.examples import CHANGING, Example, examples, files_in, is_hidden, run
from hostile.prepared import ENVIRONMENT, prepare

pytestmark = pytest.mark.usefixtures("each_built_once")


def ground(example: Example, tmp_path: Path) -> tuple[Path, str]:
    """The folder in which an example works, with a corpus or before there is one; and what it said elsewhere."""
    said = ""
    for corpus in (True, False):
        folder = prepare(tmp_path / str(corpus), corpus=corpus)
        result = run(example, folder, ENVIRONMENT)
        if result.exit_code == 0:
            return folder, said
        said += f"{result.output}{result.exception if not isinstance(result.exception, SystemExit) else ''}\n"
    raise AssertionError(f"`{example}` cannot be run in the prepared folder (tests/hostile/prepared.py):\n{said}")


@pytest.mark.parametrize("example", examples(), ids=str)
def test_every_example_in_the_help_can_be_run_and_those_that_change_a_corpus_are_known(
    example: Example, tmp_path: Path
):
    folder, _ = ground(example, tmp_path)
    before = files_in(prepare(tmp_path / "before", corpus=folder.name == "True"))
    changed = {path for path, data in files_in(folder).items() if before.get(path, b"\0none") != data}
    changes = [path for path in changed if path.startswith("my-corpus/") and not is_hidden(path)]
    # A workbook to fill is written beside a corpus that is there already.
    assert bool(changes) == (example.changes and "--sheet" not in example.words), changes


def test_a_command_whose_example_cannot_be_run_is_told(tmp_path: Path):
    with pytest.raises(AssertionError, match="cannot be run in the prepared folder"):
        ground(Example("check", ("check", "--corpus", "elsewhere")), tmp_path)


def test_no_command_is_without_an_example():
    assert {example.command for example in examples()} == set(main.commands)
    assert {example.command for example in examples() if example.changes} == set(CHANGING)
    assert not [example for example in examples() if "--no-example-in-its-help" in example.words]
