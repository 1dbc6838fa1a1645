"""The help of every command in, the commands in its `Example:` lines out, as something that can be run here."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from inspect import cleandoc
from pathlib import Path

import click
from click.testing import CliRunner, Result

from claimgraph.cli import main
from claimgraph.formats import writers
from claimgraph.kept.manifest import manifest_of

#: The commands that change a corpus; that it is all of them, a test sees by running every example.
CHANGING = ("annotations", "copies", "import", "init", "locate", "names", "new", "propose", "schema")
#: Those of them that change it only where they are told a decision, with the flag for that.
DECIDING = {"copies": "--accept", "names": "--same"}
#: The flags with which a command does not end by itself.
ENDLESS = ("--watch",)


@dataclass(frozen=True)
class Example:
    """One command line: its words after `claimgraph`, and what is typed into it."""

    command: str
    words: tuple[str, ...]
    typed: str = ""

    @property
    def changes(self) -> bool:
        """Whether it changes a corpus."""
        return self.command in CHANGING and DECIDING.get(self.command, self.command) in self.words

    def __str__(self) -> str:
        return shlex.join(("claimgraph", *self.words))


def examples() -> list[Example]:
    """Every example in the help of every command; of a command without one, the command alone, which shows that."""
    found = []
    for name, command in sorted(main.commands.items()):
        lines = list(_lines(command.help or ""))
        found += [_example(name, line) for line in lines] or [Example(name, (name, "--no-example-in-its-help"))]
    return found


def _lines(text: str) -> Iterator[str]:
    """The lines below `Example:`, to the next empty one; a line that is continued by \\ is one."""
    text = cleandoc(text).replace("\\\n", " ")
    for block in text.split("Example:")[1:]:
        yield from (line.strip() for line in block.split("\n\n")[0].splitlines() if line.strip())


def _example(name: str, line: str) -> Example:
    """`[echo WORDS |] claimgraph … [| …] [> FILE]`: what a shell does around the program is left out."""
    parts: list[list[str]] = [[]]
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|>")
    lexer.whitespace_split, lexer.commenters = True, ""
    words = iter(lexer)
    for word in words:
        if word == "|":
            parts.append([])
        elif word in (">", ">>"):
            next(words, None)
        else:
            parts[-1].append(word)
    typed = ""
    for part in parts:
        if part[:1] == ["echo"]:
            typed = " ".join(part[1:]) + "\n"
        elif part[:2] == ["claimgraph", name]:
            return Example(name, tuple(part[1:]), typed)
    raise ValueError(f"The help of {name} has an example that this harness cannot run: {line!r}")


def variants(example: Example) -> Iterator[Example]:
    """The example, and the same with each flag, each word of each closed list, and each format of `writers`."""
    yield example
    for option in main.commands[example.command].params:
        flag = next((name for name in option.opts if name.startswith("--")), "")
        if isinstance(option, click.Option) and option.is_flag and flag not in (*ENDLESS, *example.words):
            yield _more(example, flag)
        elif isinstance(option, click.Option) and isinstance(option.type, click.Choice) and flag not in example.words:
            for word in option.type.choices:
                yield _more(example, flag, str(word))
    known = writers()
    for at, word in enumerate(example.words):
        if word in known and not example.words[at - 1].startswith("-"):
            for other in known:
                if other != word:
                    yield replace(example, words=(*example.words[:at], other, *example.words[at + 1 :]))


def all_variants() -> Iterator[Example]:
    """Every example, and every variant of the first one of each command; of the others those with one more flag."""
    seen: set[str] = set()
    for example in examples():
        for variant in variants(example):
            flag = variant.words[:-1] == example.words and variant.words[-1].startswith("--")
            if variant == example or flag or example.command not in seen:
                yield variant
        seen.add(example.command)


def _more(example: Example, *words: str) -> Example:
    return replace(example, words=(*example.words, *words))


def run(example: Example, folder: Path, environment: dict[str, str]) -> Result:
    """Run it in this process, in a folder; an exception that is no exit is in the result."""
    with inside(folder):
        typed = example.typed.encode("utf-8", "surrogatepass")  # whatever bytes somebody types
        return CliRunner(env=environment).invoke(main, example.words, input=typed, prog_name="claimgraph")


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder, and come back."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def files_in(folder: Path) -> dict[str, bytes | None]:
    """What lies below a folder, by path: the bytes of a file, None for a folder; of a store what it answers.

    Its engines write other bytes each time. A build that is not valid, or not whole, is a hidden file of it.
    """
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if not any(_is_store(above) for above in (path, *path.parents))
    }
    for store in sorted(path for path in folder.rglob("*") if _is_store(path)):
        name = store.relative_to(folder).as_posix()
        valid = ""
        if (store / "manifest.json").exists():
            valid = manifest_of(store).build
            found[name] = _triples_in(store)
        found |= {f"{name}/.{path.name}": None for path in store.iterdir() if path.name not in (*_OF_STORE, valid)}
    return found


#: What is always in a store, beside its valid build.
_OF_STORE = ("manifest.json", "lock")


#: What stores answered, by the digest of all their files: most commands leave the one of a folder alone.
_ANSWERED: dict[str, bytes] = {}


def _triples_in(store: Path) -> bytes:
    digest = sha256()
    for path in sorted(path for path in store.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(store)} {path.stat().st_size} ".encode() + path.read_bytes())
    key = digest.hexdigest()
    if key not in _ANSWERED:
        # In a process of its own: a child of the harness that is forked would miss the threads of the engine.
        command = [sys.executable, "-m", "claimgraph", "export", "ntriples", "--corpus", str(store)]
        _ANSWERED[key] = subprocess.run(command, capture_output=True, check=True).stdout
    return _ANSWERED[key]


def _is_store(path: Path) -> bool:
    return (path / "lock").is_file() and path.name != ".claimgraph"


def is_hidden(path: str) -> bool:
    """Whether a file, or a folder that it is in, is a hidden one."""
    return any(part.startswith(".") for part in Path(path).parts)
