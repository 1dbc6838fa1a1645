"""Every command with options that nobody would give: an exit code of 0, 1 or 2, no traceback, nothing outside its folder."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from random import Random

import click

from claimgraph.asking.questions import questions
from claimgraph.cli import main
from claimgraph.formats import writers
from hostile.examples import ENDLESS, Example, examples, run
from hostile.mutation import mutated, odd
from hostile.prepared import ENVIRONMENT, prepare
from hostile.target import Target, fresh

#: What lies outside the folder in which commands run, and that links in it lead to.
_SECRET = "secret: xsecretx\n"
#: Links that a stranger's folder may have: path, and what it leads to.
_LINKS = (
    ("my-corpus/documents/linked.yaml", "../../../outside/secret.txt"),
    ("my-corpus/documents/dangling.yaml", "../../../outside/new.yaml"),
    ("my-corpus/documents/loop.yaml", "loop.yaml"),
    ("my-corpus/documents/article.yaml", "../../../outside/new.yaml"),
    ("my-corpus/documents/reprint.positions.json", "../../../outside/secret.txt"),
    ("my-corpus/concepts.yaml", "../../outside/secret.txt"),
    ("my-corpus/documents", "../../outside"),
    ("my-corpus/texts", "../../outside"),
    ("pipe", ""),
    ("my-corpus/documents/pipe.yaml", ""),
    ("my-corpus/texts/pipe.txt", ""),
)
_PATHS = (
    "my-corpus",
    "texts",
    "my-corpus/texts",
    "claims.csv",
    "query.rq",
    "texts/article.txt",
    "nowhere",
    ".",
    "",
    "-",
)
_MORE_PATHS = (
    "my-corpus/actors.yaml",
    "out.x",
    "x/y/z",
    "/dev/full",
    "/dev/null",
    "x" * 300,
    "pipe",
    "my-corpus/documents",
)


def _make(rng: Random) -> bytes:
    name = rng.choice(sorted(main.commands))
    example = rng.choice([example for example in examples() if example.command == name])
    words, typed = list(example.words), example.typed
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        option = rng.choice(main.commands[name].params)
        if isinstance(option, click.Option):
            flag = rng.choice(option.opts)
            if flag in ENDLESS:
                continue
            words += [flag] if option.is_flag else [flag, _word(rng, option)]
            words += [flag] if option.is_flag else [flag, *(_word(rng, option) for _ in range(option.nargs))]
        elif len(words) > 1:
            words[rng.randrange(1, len(words))] = _word(rng, option)
    if rng.random() < 0.1:
        del words[rng.randrange(len(words))]
    if rng.random() < 0.1:
        typed = mutated(rng, [typed or "ASK {}"])
    links = [list(link) for link in _LINKS if rng.random() < 0.05]
    return json.dumps({"words": words, "typed": typed, "links": links}).encode()


def _word(rng: Random, option: click.Parameter) -> str:
    """A word for an option or argument, by its type: mostly one that means something."""
    match option.type:
        case click.Choice(choices=choices) if rng.random() < 0.8:
            return str(rng.choice(list(choices)))
        case click.Path() | click.File() if rng.random() < 0.9:
            return rng.choice((*_PATHS, *_PATHS, *_MORE_PATHS))
        case click.DateTime():
            return rng.choice(("2030-04-05", "2030-04-06", "0001-01-01", "9999-12-31", "2024-02-30", odd(rng)))
        case click.IntRange() | click.FloatRange():
            return rng.choice(("1", "40", "0", "-1", "80", "1e9", "nan", "inf", "9" * 40, "0.2", odd(rng)))
    if option.name in ("output",):
        return rng.choice((*_PATHS, *_MORE_PATHS))
    named = ("swap", "Zelensky", "rt", "morning", "northland", "exchange-2024-01-31", "Largest swap yet", "all", "")
    return rng.choice((*named, *writers(), *questions(), "actor=Zelensky", "event=swap", odd(rng), odd(rng)))


def _leads_out(word: str) -> bool:
    """Whether a word may name something outside the folder: then nothing is run, here or in a replay."""
    if word in ("/dev/full", "/dev/null"):
        return False
    return ".." in word or "~" in word or "$" in word or re.search(r"(^|[=:\s'\"]|^-\w+)/", word) is not None


def _check(data: bytes) -> None:
    given = json.loads(data)
    words = tuple(word.replace("\0", "") for word in given["words"])
    # Lone surrogates cannot be given to a program at all.
    words = tuple(word.encode("utf-8", "replace").decode() for word in words)
    if any(map(_leads_out, words)):
        return
    above = fresh("commands")
    (above / "outside").mkdir(parents=True)
    (above / "outside" / "secret.txt").write_text(_SECRET, encoding="utf-8")
    folder = prepare(above / "work")
    for name, leads_to in given["links"]:
        _link(folder / name, leads_to)
    outside = sorted(path.name for path in (above / "outside").iterdir())
    before = {*sorted(above.iterdir())}
    result = run(Example(words[0] if words else "", words, given["typed"]), folder, ENVIRONMENT)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in (0, 1, 2), result.exit_code
    said = result.output + result.stderr
    assert "Traceback" not in said, said[-300:]
    assert result.exit_code == 0 or re.search(r"\w{3}", result.stderr), "an error without a message"
    assert "None." not in result.stderr, result.stderr
    assert (above / "outside" / "secret.txt").read_text(encoding="utf-8") == _SECRET, "written through a link"
    assert sorted(path.name for path in (above / "outside").iterdir()) == outside, "made through a link"
    assert {*sorted(above.iterdir())} == before, "made beside its folder"
    assert "xsecretx" not in said, "what a link leads to is shown"


def _link(path: Path, leads_to: str) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    if not path.parent.is_dir():
        return
    if leads_to:
        path.symlink_to(leads_to)
    else:
        os.mkfifo(path)


TARGETS = (Target("command", _make, _check, 4, ".json"),)
