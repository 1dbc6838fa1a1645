"""A source of choices and valid files in, inputs nobody would write out: changed by grammar, by text, or by byte."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

#: What is written between the markup of the pages: it must never be markup itself there.
CANARY = "<xcanary onclick=xcanary()>"
#: The name of a private person that no file may hold who reads this corpus.
PRIVATE = "Qwyzzrix"

#: Texts that some reader, page, spreadsheet, terminal or file system takes for something else than a text.
ODD: tuple[str, ...] = (
    *("", " ", "\t", "\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\u00a0", "\u200b", "\ufeff", "\x00", "\x01"),
    *("\x07", "\x1b[31m", "\x7f", "\x85", "\x9b", "\ufffe", "\uffff", "\ufffd", "\ud800", "\udc00", "\ud83d\ude00", "😀"),
    *("\u202e", "\u202a", "\u2066x\u2069", "\u200e", "e\u0301", "é", "ﬁ", "İ", "ß", "ẞ", "ı", "ſ", "Ω", "ά", "𝟙", "١٢"),
    *("中文", "مرحبا", "שלום", "Привет", "ё", "й", "🇺🇦", "👩‍👧", "a\u0300\u0301\u0302\u0303", "＝1", "＋1", "－1", "＠x"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "=cmd|' /C calc'!A0", "a;=1+1", "a,=1", "a\t=1", "\t=1", "\r=1", "|"),
    *("NO", "yes", "null", "~", "true", "false", "12:30", "1_000", "0x10", "0o7", "1e3", ".inf", ".nan", "-0", "00", "NaN"),
    *("9" * 15, "9" * 16, "9" * 400, "1,212", "1.0", "٣", "about 200", "over 6,000", "hundreds", "195.0", "-5", "1e400"),
    *("2024-01-31", "2024-02-30", "0000-00-00", "9999-12-31", "2024..2025", "2024-1-1", "..", "2024-01-31T00:00:00Z"),
    *("!!python/object/apply:os.system ['x']", "!!binary aGk=", "!x", "&a x", "*a", "<<: *a", "? x", "- x", "x: y", "{", "["),
    *("}", "]", "#", " #x", "%YAML 1.1", "---", "...", "|", ">", "|+", "'", '"', "\\", "`", "@", ":", ": ", ",", "''", '""'),
    *("{{7*7}}", "{% x %}", "${7*7}", "<%= 7 %>", "{{constructor.constructor('x')()}}", "%s", "{0}", "@TITLE@", "\\u0041"),
    *(CANARY, "</script>", "<script>xcanary()</script>", "<!--", "-->", "]]>", "<![CDATA[", "&lt;", "&#60;", "&amp;", "&"),
    *('" onmouseover="xcanary()', "' onx='", "javascript:xcanary()", "data:text/html,<b>", "<svg onload=xcanary()>"),
    *("<style>@import 'x'</style>", "url(x)", "<base href=x>", "<math><mi xlink:href='javascript:x'>", "<img src=x srcset=y>"),
    *("../../etc/passwd", "/etc/passwd", "..", ".", "a/b", "a\\b", "C:\\x", "con", "nul.txt", "x" * 300, "~/x", "$HOME", "-rf"),
    *("https://a.example/", "http://127.0.0.1/", "https://a.example/ b", "\x01https://a.example", "file:///etc/passwd", "//a"),
    *("https://a.example\\@b", "https://[::1", "https://a.example/\u202e", "HTTPS://A.EXAMPLE", "http:a", "https://ä.example/"),
    *("a > b", "a … b", '["a", "b"]', '["a"', '[""]', "…", " … ", ">", "a>b", "a#b", "swap", "northland", "third-party", "both"),
    *("?x", "$x", "<http://a.example/>", "_:b", '"a"@en', '"1"^^xsd:integer', "\\uD800", "\\U0010FFFF", "#+ x", "SERVICE", "}"),
)  # fmt: skip

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
Change = Callable[[Random, str, Sequence[str]], str]


def odd(rng: Random) -> str:
    """A text that is seldom expected: one of those above, several of them, a long one, or any characters."""
    match rng.randrange(10):
        case 0:
            return "".join(rng.choice(ODD) for _ in range(rng.randint(2, 4)))
        case 1:
            return "".join(
                chr(rng.choice((rng.randrange(0x80), rng.randrange(0x3000)))) for _ in range(rng.randint(1, 8))
            )
        case 2:
            return rng.choice(("a", "ab ", "é", "[", "{", "(", '"', "9", "\t", "=", "ab\n", "\\")) * rng.randint(1, 400)
        case 3:
            return f"{rng.choice(ODD)}words{rng.choice(ODD)}"
    return rng.choice(ODD)


# ------------------------------------------------------------------------ by text


def _cut(rng: Random, text: str) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.choice((0, 1, 1, 2, 5, 20, 80)))


def _inserted(rng: Random, text: str, seeds: Sequence[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + odd(rng) + text[at:]


def _deleted(rng: Random, text: str, seeds: Sequence[str]) -> str:
    start, end = _cut(rng, text)
    return text[:start] + text[end:]


def _repeated(rng: Random, text: str, seeds: Sequence[str]) -> str:
    start, end = _cut(rng, text)
    return text[:start] + text[start:end] * rng.choice((2, 2, 3, 30)) + text[end:]


def _spliced(rng: Random, text: str, seeds: Sequence[str]) -> str:
    other = rng.choice(seeds)
    start, end = _cut(rng, other)
    at = rng.randrange(len(text) + 1)
    return text[:at] + other[start:end] + text[rng.randrange(len(text) + 1) if rng.random() < 0.2 else at :]


def _token(rng: Random, text: str, seeds: Sequence[str]) -> str:
    tokens = _TOKEN.findall(text)
    if not tokens:
        return odd(rng)
    at = rng.randrange(len(tokens))
    tokens[at] = rng.choice((odd(rng), rng.choice(tokens), tokens[at] * 2, ""))
    return "".join(tokens)


def _lines(rng: Random, text: str, seeds: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return odd(rng)
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = rng.choice((" ", "  ", "\t", "- ", "#")) + lines[at]
        case 4:
            lines[at] = lines[at].lstrip()
    return "".join(lines)


def _line_ends(rng: Random, text: str, seeds: Sequence[str]) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\n\n", "\u2028", "\u0085")))


_CHANGES: tuple[Change, ...] = (_inserted, _inserted, _deleted, _repeated, _spliced, _token, _token, _lines, _line_ends)


def mutated(rng: Random, seeds: Sequence[str]) -> str:
    """One of the seeds after one to a few changes; now and then none of it."""
    if rng.random() < 0.02:
        return odd(rng)
    text = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        text = rng.choice(_CHANGES)(rng, text, seeds)
    return text[:20_000]


def as_bytes(rng: Random, text: str) -> bytes:
    """The bytes of a file: mostly UTF-8, at times with a mark, in another encoding, cut, or with a byte changed."""
    if rng.random() < 0.9:
        # A lone surrogate goes in as the three bytes that some programs write for it.
        return text.encode("utf-8", "surrogatepass")
    data = text.encode(
        rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251", "utf-7")), "replace"
    )
    if data and rng.random() < 0.5:
        at = rng.randrange(len(data))
        data = rng.choice((data[:at], data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :], data[at:]))
    return data


# ------------------------------------------------------------------------ by grammar


def changed(rng: Random, value: Any, keep: Callable[[str, str], bool], count: int = 0) -> Any:
    """What a file of lists, mappings and texts says, with a few parts of it changed.

    ``keep(key, text)`` says which texts stay, because the rest would not be read otherwise.
    """
    places = list(_places(value, keep))
    found = json.loads(json.dumps(value))
    for _ in range(count or rng.choice((1, 1, 2, 3, 5))):
        if not places:
            return odd(rng)
        _change(rng, found, rng.choice(places))
    return found


def _places(value: Any, keep: Callable[[str, str], bool], path: tuple[Any, ...] = ()) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        names = [str(part) for part in (*path, key) if isinstance(part, str)]
        if not isinstance(inner, str) or not keep(names[-1] if names else "", inner):
            yield (*path, key)
        yield from _places(inner, keep, (*path, key))


def _change(rng: Random, root: Any, path: tuple[Any, ...]) -> None:
    holder, key = root, path[-1]
    try:
        for part in path[:-1]:
            holder = holder[part]
        holder[key] = holder[key]
    except (KeyError, IndexError, TypeError):
        return  # another change took it away
    old = holder[key]
    if isinstance(old, str) and rng.random() < 0.7:
        # Mostly a text for a text: then all that comes after reading sees it.
        holder[key] = rng.choice((odd(rng), f"{old} {odd(rng)}", f"{odd(rng)}{old}", old.upper()))
        return
    match rng.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, list):
            holder.insert(rng.randrange(len(holder) + 1), old)
        case 2:
            holder[key] = rng.choice(([old], {"x": old}, [old, odd(rng)], [], {}, odd(rng)))
        case 3 if isinstance(holder, dict):
            other = odd(rng) if rng.random() < 0.5 else rng.choice(list(holder))
            holder[other] = holder.pop(key)
        case 4 if isinstance(holder, dict):
            other = rng.choice(list(holder))
            holder[key], holder[other] = holder[other], holder[key]
        case 5:
            for _ in range(rng.choice((1, 3, 40))):
                old = [old]
            holder[key] = old


_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def as_yaml(value: Any) -> str:
    """The same as YAML, whatever the texts hold: JSON, with all escaped that YAML reads otherwise."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
