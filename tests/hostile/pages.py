"""A corpus full of hostile text, and every page that any command makes of it: found by running what the help shows."""

from __future__ import annotations

import hashlib
import itertools
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimgraph.corpus.source import Problems
from claimgraph.corpus.yaml_source import tree_of
from hostile.examples import all_variants, files_in, run
from hostile.mutation import as_yaml
from hostile.prepared import ENVIRONMENT, prepare, put_store
from hostile.target import FREE, plain

#: Texts that a browser would run or load as markup, style, script or address. @PORT@ is where nobody may be asked.
PAYLOADS = (
    "</script><script>xcanary(1)</script>",
    "<img src=http://127.0.0.1:@PORT@/img onerror=xcanary(2)>",
    "<svg onload=xcanary(3)><script>xcanary(4)</script></svg>",
    '" onmouseover="xcanary(5)" autofocus onfocus="xcanary(6)" x="',
    "' onclick='xcanary(7)' style='background:url(http://127.0.0.1:@PORT@/css)' y='",
    "</style><style>@import 'http://127.0.0.1:@PORT@/import'; * { background: url(http://127.0.0.1:@PORT@/url) }</style>",
    "<link rel=stylesheet href=http://127.0.0.1:@PORT@/link><link rel=preload as=image href=http://127.0.0.1:@PORT@/p>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:@PORT@/refresh'><base href=http://127.0.0.1:@PORT@/>",
    "<iframe srcdoc='<script>parent.xcanary(8)</script>'></iframe><iframe src=javascript:xcanary(9)></iframe>",
    "<img srcset='http://127.0.0.1:@PORT@/a 1x, http://127.0.0.1:@PORT@/b 2x'><video poster=http://127.0.0.1:@PORT@/v>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=xcanary(10)></style></mglyph></math>",
    "<a href=javascript:xcanary(11) id=data>go</a><form action=http://127.0.0.1:@PORT@/form><input name=body></form>",
    "{{constructor.constructor('xcanary(12)')()}} {% raw %} ${xcanary(13)} <%= xcanary(14) %> #{xcanary(15)}",
    "--><!--<script>xcanary(16)</script>--> ]]> <![CDATA[ <script>xcanary(17)</script>",
    "&lt;script&gt;xcanary(18)&lt;/script&gt; &#60;img src=x onerror=xcanary(19)&#62; &amp;lt;",
    "\u2028xcanary(20)\u2029 \u202egnp.exe\u2066 \\u003cscript\\u003excanary(21)\\u003c/script\\u003e \\';xcanary(22);//",
    "<x-y style=animation-name:a onanimationstart=xcanary(23)><style>@keyframes a{}</style><details open ontoggle=xcanary(24)>",
    "<object data=http://127.0.0.1:@PORT@/o></object><embed src=http://127.0.0.1:@PORT@/e><template><script>xcanary(25)</script>",
    "__proto__ constructor </title></textarea></noscript></template><script>xcanary(26)</script>",
)  # fmt: skip
_QUERIES = (
    "%22onmouseover=xcanary(27)//",
    "'><script>xcanary(28)</script>",
    "javascript:xcanary(29)",
    "${xcanary(30)}",
)


def hostile_folder(folder: Path, port: int) -> Path:
    """The prepared folder, with hostile words in every text of its corpus that a person wrote."""
    prepare(folder)
    payloads = itertools.cycle(text.replace("@PORT@", str(port)) for text in PAYLOADS)
    corpus = folder / "my-corpus"
    texts: dict[str, bytes] = {}
    for path in sorted(corpus.rglob("*.yaml")):
        value = _spoken(plain(tree_of(path.read_text(encoding="utf-8"), path.name, Problems())), payloads)
        if path.parent.name == "documents" and (quotes := dict.fromkeys(_quotes(value))):
            # The quotes are hostile, too: so the text is made of them.
            text = "".join(f"{quote}.\n" for quote in quotes)
            value["text"] |= {"sha256": hashlib.sha256(text.encode()).hexdigest(), "length": str(len(text))}
            texts[value["text"]["file"]] = text.encode()
            path.with_suffix(".positions.json").unlink()
        if path.name == "actors.yaml":
            for office in [office for actor in value.values() for office in actor.get("offices", ())]:
                office.pop("document"), office.pop("quote")
                office["basis"] = next(payloads)
        path.write_text(as_yaml(value), encoding="utf-8")
    for name, data in texts.items():
        for place in (folder / "texts", corpus / "texts"):
            (place / name).write_bytes(data)
    return folder


def _spoken(value: Any, payloads: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {inner: _spoken(item, payloads, inner) for inner, item in value.items()}
    if isinstance(value, list):
        return [_spoken(item, payloads, key) for item in value] + ([next(payloads)] if key == "also" else [])
    if key == "url":
        return f"{value}?{''.join(_QUERIES)}".replace(" ", "")
    # Who is named in an example stays to be found: by a name that is added, not changed.
    if key == "also" or key not in FREE:
        return value
    return f"{next(payloads)} {value}"


def _quotes(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [quote for inner, item in value.items() for quote in _quotes(item, inner)]
    if isinstance(value, list):
        return [quote for item in value for quote in _quotes(item, key)]
    return [value] if key in ("quote", "exact") else []


def pages(folder: Path) -> dict[str, bytes]:
    """Every page that a command makes: what it prints, or writes into the folder, that begins as HTML does."""
    found: dict[bytes, str] = {}
    before = files_in(folder)
    for variant in all_variants():
        if variant.command in ("serve", "site"):  # they give many pages, which have tests of their own
            continue
        result = run(variant, folder, ENVIRONMENT)
        new = {path: data for path, data in files_in(folder).items() if before.get(path, b"\0none") != data}
        for data in (*new.values(), result.stdout_bytes):
            if re.match(rb"\s*<(!doctype html|html)\b", (data or b"")[:200], re.IGNORECASE):
                found.setdefault(data or b"", str(variant))
        _put_back(folder, before, new)
    return {name: data for data, name in found.items()}


def _put_back(folder: Path, before: Mapping[str, bytes | None], new: Mapping[str, bytes | None]) -> None:
    """Undo what a command wrote: `new` writes a document that is not complete, and nothing would be made after it."""
    for path in sorted(new, reverse=True):
        there = folder / path
        if (old := before.get(path)) is not None and there.is_dir():
            put_store(folder)
        elif old is not None:
            there.write_bytes(old)
        elif there.is_dir():
            shutil.rmtree(there)  # a store holds files that no listing of files shows
        else:
            there.unlink(missing_ok=True)
