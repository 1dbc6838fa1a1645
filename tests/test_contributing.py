"""CONTRIBUTING.md is followed step by step on a copy of the repository: every recipe does what it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

COPIED = ("browser", "graph", "ontology", "queries", "corpus", "docs", "tests", "examples")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", "test_contributing.py")

#: What the words before a block say is done with it.
STEPS = (
    ("new", re.compile(r"New file\s`(?P<path>[^`]+)`:$")),
    ("end", re.compile(r"In\s`(?P<path>[^`]+)`, at the end:$")),
    ("fill", re.compile(r"In\s`(?P<path>[^`]+)`, fill in:$")),
    ("above", re.compile(r"In\s`(?P<path>[^`]+)`,\sabove\sthe\sline\swith\s`(?P<line>[^`]+)`:$")),
    ("below", re.compile(r"In\s`(?P<path>[^`]+)`,\sbelow\sthe\sline\swith\s`(?P<line>[^`]+)`:$")),
)


@dataclass(frozen=True)
class Step:
    """One block of a recipe: what is done with it, to which file, at which line."""

    what: str
    block: str
    path: str = ""
    line: str = ""


def steps(recipe: str) -> Iterator[Step]:
    """The steps of a recipe; a block that nobody knows what to do with is a mistake."""
    parts = re.split(r"^```(\w+)\n(.*?)^```$", recipe, flags=re.MULTILINE | re.DOTALL)
    for before, language, block in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        if language == "console":
            yield Step("run", block)
            continue
        found = [(what, sign) for what, pattern in STEPS if (sign := pattern.search(before.strip()))]
        assert len(found) == 1, f"what is done with this? {before[-100:]!r}"
        ((what, sign),) = found
        yield Step(what, block, **sign.groupdict())


RECIPES = {
    heading: list(steps(body)) for heading, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S)
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout with an environment of its own, in which `claimgraph` and the others are those of this program."""
    folder = tmp_path / "checkout"
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
    for path in ROOT.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copy(path, folder)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    ours = f'export PYTHONPATH="{folder}/graph:$PYTHONPATH"; exec {shlex.quote(sys.executable)}'
    for name, start in {
        "python": "",
        "claimgraph": "-P -m claimgraph",
        "pytest": "-m pytest",
        "ruff": "-m ruff",
    }.items():
        (programs / name).write_text(f'#!/bin/sh\n{ours} {start} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    # What `make` looks at: nothing is to be installed.
    for name in ("python", "demo", "test"):
        (folder / ".venv" / name).touch()
    return folder


def run(block: str, folder: Path) -> None:
    """The commands of a block, each with the lines that it is said to print among others."""
    for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).+\n)*)", block, re.MULTILINE):
        environment = {**os.environ, "PATH": f"{folder}/.venv/bin:{os.environ['PATH']}", "PYTHONPATH": ""}
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        for line in shown.splitlines():
            assert line.strip() in done.stdout, f"{command}\ndoes not print {line!r}, but\n{done.stdout}"


def follow(step: Step, folder: Path) -> None:
    """What a person does who reads the step."""
    if step.what == "run":
        run(step.block, folder)
        return
    path = folder / step.path
    text = path.read_text(encoding="utf-8") if step.what != "new" else ""
    match step.what:
        case "new":
            path.parent.mkdir(parents=True, exist_ok=True)
            text = step.block
        case "end":
            text = text.rstrip("\n") + ("\n" if path.suffix == ".yaml" else "\n\n") + step.block
        case "fill":
            for line in step.block.splitlines():
                pattern = re.compile(rf"^{re.escape(line.split(':')[0])}:.*$", re.MULTILINE)
                assert len(pattern.findall(text)) == 1, f"{step.path} has not one line for {line!r}"
                text = pattern.sub(line, text)
        case "above" | "below":
            lines = text.splitlines(keepends=True)
            (at,) = [number for number, line in enumerate(lines) if step.line in line]
            lines.insert(at + (step.what == "below"), step.block)
            text = "".join(lines)
    path.write_text(text, encoding="utf-8")


def test_there_is_a_recipe_for_each_thing():
    things = {"A document", "A question", "A term", "A verdict rule", "An export", "A page", "A subject", "A field"}
    assert things <= set(RECIPES)
    assert {name for name, found in RECIPES.items() if any(step.what == "run" for step in found)} >= things


@pytest.mark.parametrize("recipe", [name for name, found in RECIPES.items() if found])
def test_a_recipe_does_what_it_says(recipe: str, copy: Path):
    for step in RECIPES[recipe]:
        follow(step, copy)


def test_a_recipe_that_is_not_true_fails(copy: Path):
    """A command that fails, an output that is not shown, a line that is not there."""
    for wrong in (Step("run", "$ claimgraph chek\n"), Step("run", "$ echo a\nb\n")):
        with pytest.raises(AssertionError):
            follow(wrong, copy)
    with pytest.raises(ValueError, match="not enough"):
        follow(Step("below", "x\n", "README.md", "no such line"), copy)
    with pytest.raises(AssertionError, match="what is done"):
        list(steps("Do this:\n\n```python\nx\n```\n"))
