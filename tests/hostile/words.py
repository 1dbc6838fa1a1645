"""Everything that takes a text and gives one back, or a number, a day, a place in another text."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from random import Random
from urllib.parse import urlsplit

from claimgraph.asking.answer_text import csv_text
from claimgraph.base.cells import CHAIN, SPANS, guarded, joined, split, unguarded
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.terms import is_slug
from claimgraph.corpus.evidence.quotes import located
from claimgraph.corpus.scaffold import slug_of, yaml_text
from claimgraph.corpus.source import Mapping_, Place, Problems, Scalar, Sequence
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.corpus.yaml_writer import entries_of, yaml_of
from claimgraph.model import values
from claimgraph.model.evidence import Quote
from claimgraph.model.values.text import web_address
from claimgraph.model.vocabulary import vocabulary
from conftest import TINY
from hostile.mutation import as_yaml, mutated, odd
from hostile.target import Target, plain

_MORNING = (TINY / "texts" / "morning.txt").read_text(encoding="utf-8")
_HERE = Place("x", 1, 1)
_SURROGATE = re.compile("[\ud800-\udfff]")


def _listed(rng: Random) -> bytes:
    """A list of texts as JSON: with few of them, most are odd."""
    return json.dumps([odd(rng) for _ in range(rng.randint(1, 4))]).encode()


# ------------------------------------------------------------------------ quotes


def _make_quote(rng: Random) -> bytes:
    text = _MORNING if rng.random() < 0.5 else mutated(rng, [_MORNING])
    start = rng.randrange(len(text) + 1)
    exact = text[start : start + rng.choice((1, 2, 5, 12, 40, 400))]
    if rng.random() < 0.3:
        exact = mutated(rng, [exact])
    if rng.random() < 0.4:
        text = text * 2 + odd(rng) + exact + odd(rng)
    return json.dumps({"exact": exact, "occurrence": rng.choice((0, 0, 1, 2, 3, 10**15)), "text": text}).encode()


def _check_quote(data: bytes) -> None:
    given = json.loads(data)
    exact, text, occurrence = given["exact"], given["text"], given["occurrence"]
    if not exact.strip():
        return  # told before it is looked for
    whole = [at for at in _everywhere(exact, text) if _is_whole(exact, text, at)]
    try:
        found = located(Quote(exact, occurrence), text)
    except ClaimGraphError as error:
        assert str(error).strip()
        there = 1 <= occurrence <= len(whole) or (len(whole) == 1 and not occurrence)
        assert not there, f"it stands there at {whole}"
        return
    assert found.start is not None
    assert text[found.start : found.end] == exact
    assert found.start == whole[(occurrence or 1) - 1]
    assert occurrence or len(whole) == 1
    assert text[: found.start].endswith(found.prefix)
    assert text[found.end :].startswith(found.suffix)


def _everywhere(exact: str, text: str) -> list[int]:
    found, at = [], text.find(exact)
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def _is_whole(exact: str, text: str, at: int) -> bool:
    """Whether no word and no letter with its accents is cut, as a person would see it."""
    before, after = text[:at][-1:], text[at + len(exact) :][:1]
    cut = (before.isalnum() and exact[0].isalnum()) or (after.isalnum() and exact[-1].isalnum())
    return not cut and not (after and unicodedata.combining(after))


# ------------------------------------------------------------------------ cells

#: What a spreadsheet begins a formula with, also in its full-width form; and what may stand between cells.
_SIGNS = tuple("=+-@＝＋－＠")
_BETWEEN = ";\t\n\r"


def _check_cells(data: bytes) -> None:
    texts = json.loads(data)
    for text in texts:
        assert unguarded(guarded(text)) == text
    for separator in (SPANS, CHAIN):
        cell = joined(texts, separator)
        if any(texts):
            assert split(unguarded(guarded(cell)), separator) == texts
    if _SURROGATE.search("".join(texts)):
        return
    written = csv_text([f"c{n}" for n in range(len(texts))], [texts])
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert [unguarded(cell) for cell in rows[1]] == texts
    # One that knows the comma knows the quotation marks around a cell with commas; the others know neither.
    parts = [cell for row in rows for cell in row] + [
        part.removeprefix('"') for part in re.split(f"[{_BETWEEN}]", written)
    ]
    formulas = [part for part in parts if part.startswith(_SIGNS)]
    assert not formulas, f"formulas where cells are split otherwise: {formulas[:3]!r}"


# ------------------------------------------------------------------------ YAML that is written


def _check_written(data: bytes) -> None:
    texts = [text for text in json.loads(data) if not _SURROGATE.search(text)]
    problems = Problems()
    for text in texts:
        tree = tree_of(f"key: {yaml_text(text)}\n", "x", problems)
        assert plain(tree) == {"key": text}, "a text that is written is read as another"
    if problems.found or not texts:
        return  # a control character: told
    scalars = tuple(Scalar(text, _HERE) for text in texts)
    inner = Mapping_({"says": Sequence(scalars, _HERE), "note": scalars[0]}, {}, _HERE)
    for text, tree in ((yaml_of(inner), inner), (entries_of({"a": inner}), Mapping_({"a": inner}, {}, _HERE))):
        assert plain(tree_of(text, "x", problems)) == plain(tree)
        assert not problems.found
    assert plain(tree_of(as_yaml(plain(inner)), "x", problems)) == plain(inner), "the harness's own writer"


# ------------------------------------------------------------------------ values


def _make_value(rng: Random) -> bytes:
    seeds = (
        "about 1,212",
        "over 6,000",
        "2024-01-31",
        "2024-01..2024-03",
        "nearly 500",
        "hundreds",
        "https://a.example/b",
    )
    return (mutated(rng, seeds) if rng.random() < 0.8 else odd(rng)).encode("utf-8", "surrogatepass")


def _check_value(data: bytes) -> None:
    text = data.decode("utf-8", "surrogatepass")
    for read in (values.number, values.period, values.single_day, lambda t: values.figure(t, vocabulary().qualifiers)):
        try:
            found = read(text)
        except ClaimGraphError as error:
            assert str(error).strip()
            continue
        match found:
            case int():
                digits = re.sub("[^0-9]", "", text)
                assert found == int(digits), "another number"
            case values.Figure(low, high, stated):
                assert low is None or high is None or low <= high
                assert stated is None or re.sub("[^0-9]", "", text) == str(stated).zfill(
                    len(re.sub("[^0-9]", "", text))
                )
            case values.Period(first, last):
                assert first is None or last is None or first <= last
    try:
        address = web_address(text)
    except ClaimGraphError:
        pass
    else:
        # A browser takes away what stands around an address, and everything up to a space below it.
        assert re.match(r"https?://[^\x00-\x20\x7f-\x9f]+\Z", address, re.IGNORECASE), (
            "an address with control characters"
        )
        assert urlsplit(address).hostname
    if not _SURROGATE.search(text):  # refused before it comes to an id
        assert is_slug(slug_of(text))
        assert len(slug_of(text)) <= 80


TARGETS = (
    Target("quote", _make_quote, _check_quote, 700, ".json"),
    Target("cells", _listed, _check_cells, 500, ".json"),
    Target("yaml-written", _listed, _check_written, 200, ".json"),
    Target("value", _make_value, _check_value, 500),
)
