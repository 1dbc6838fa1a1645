"""Text in, its words as names are looked for in them out: without escapes, unseen signs, marks, case or alphabet.

Escapes, compatibility forms and unseen signs are tables of Unicode; other alphabets are anyascii's table. What is ours
is small: which Latin spellings of one Slavic name are the same, and which letters look alike.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from anyascii import anyascii

# ------------------------------------------------------------------------ escapes

# Escaped again and again is escaped once: so any depth takes one step.
_AGAIN: Final = re.compile(r"%(?:25)+(?=[0-9A-Fa-f]{2})|&(?:amp;)+|(?<!\\)\\{2,}(?=[uUx])")
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ENTITY: Final = re.compile(r"&(?:#[xX][0-9A-Fa-f]{1,8}|#[0-9]{1,8});?|&[A-Za-z][A-Za-z0-9]{1,30};")
# Of N-Triples (https://www.w3.org/TR/n-triples/#grammar-production-UCHAR), JSON, and Python for what cannot be shown.
_CODE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2}))")
# A name of a host in other letters (https://www.rfc-editor.org/rfc/rfc3492); a label has 63 letters at most.
_PUNYCODE: Final = re.compile(r"\bxn--([A-Za-z0-9-]{1,59})")
_ESCAPED: Final = re.compile(f"{_AGAIN.pattern}|{_PERCENT.pattern}|{_ENTITY.pattern}|{_CODE.pattern}")
# A line end as RDF and JSON write it, or a folder whose name begins with n: the word is read both ways.
_CONTROL: Final = re.compile(r"\\([nrtbfv])(\w{0,60})")
#: How often one kind of escape may stand inside another.
_DEPTH: Final = 4

# ------------------------------------------------------------------------ signs that nobody sees

# Default_Ignorable_Code_Point (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point), controls that are
# no space, U+FFFD (which stands for them in XML) and U+FFFC, Arabic tatweel; marks of scripts that are read without.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\U000e0000-\U000e0fff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f]"
)
# A hyphen at the end of a line may be a word's or the line's: the word is read both ways.
_HYPHENATED: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")
_LAST, _FIRST = re.compile(r"[^\W\d_]{1,60}\Z"), re.compile(r"[^\W\d_]{1,60}")
#: Letters of scripts that put no spaces between words.
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3005\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
_SPACED_OUT: Final = re.compile(rf"(?<=[{UNSPACED}])[\s·・‧•]+(?=[{UNSPACED}])")
# Letters, and the signs of the Indic and neighbouring scripts, whose vowels Python does not count as letters.
_VOWELS: Final = "\u0900-\u0963\u0970-\u0dff\u0e30-\u0e4e\u0eb0-\u0ece\u102b-\u103e\u17b6-\u17d3"
_SPLIT: Final = "['’ʼ`´]"
_WORD: Final = re.compile(rf"[^\W\d_]+(?:{_SPLIT}[^\W\d_]+)*")
_WORD_WITH_VOWELS: Final = re.compile(rf"(?:[^\W\d_]|[{_VOWELS}])+(?:{_SPLIT}[^\W\d_]+)*")
APOSTROPHES: Final = re.compile(_SPLIT)
_ANY_VOWEL, _ANY_UNSPACED = re.compile(f"[{_VOWELS}]"), re.compile(f"[{UNSPACED}]")


def words(text: str) -> list[str]:
    """The words of a text from `readable`: letters, also around an apostrophe (O’Brien, Мар’яна, Borrow's)."""
    return (_WORD_WITH_VOWELS if _ANY_VOWEL.search(text) else _WORD).findall(text)


def spelt_out(read: list[str]) -> list[str]:
    """The words whose letters stand one by one (B o r r o w), joined."""
    found, run = [], ""
    letters = {word for word in set(read) if len(word) == 1}
    single = [at for at, word in enumerate(read) if word in letters]
    for at, before in zip(single, [-1, *single], strict=False):
        if run and at - before > 1:
            found.append(run)
            run = ""
        run += read[at]
    return [word for word in [*found, run] if len(word) > 2]


def readable(text: str) -> str:
    """The text without escapes and unseen signs; what a word could be too, stands at the end."""
    text = unescaped(text)
    also: list[str] = []
    if "\\" in text:
        also += [found[1] + found[2] for found in _CONTROL.finditer(text)]
        text = _CONTROL.sub(r" \2", text)
    if "\n" in text:
        also += map(_rejoined, _HYPHENATED.finditer(text))
    text = " ".join([text, *also])
    # The few signs that occur say what there is to do: most long texts need nothing.
    signs = "".join(sorted(set(text)))
    if unicodedata.normalize("NFKC", signs) != signs or _UNSEEN.search(signs):
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _SPACED_OUT.sub("", text) if _ANY_UNSPACED.search(signs) else text


def _rejoined(found: re.Match[str]) -> str:
    before = _LAST.search(found.string, max(0, found.start() - 60), found.start())
    after = _FIRST.match(found.string, found.end())
    return before[0] + after[0] if before and after else ""


def unescaped(text: str) -> str:
    """The text without the escapes of addresses, HTML, RDF and JSON, also one inside another."""
    text = _PUNYCODE.sub(_host, text)
    for _ in range(_DEPTH):
        if not _ESCAPED.search(text):
            break
        text = _AGAIN.sub(lambda found: found[0][0], text)
        text = _PERCENT.sub(lambda found: unquote(found[0], errors="replace"), text)
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        text = _joined(_CODE.sub(_coded, text))
    return text


def _host(found: re.Match[str]) -> str:
    try:
        return found[1].encode().decode("punycode")
    except UnicodeError:
        return found[0]


def _coded(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3], 16)
    return chr(code) if code < 0x110000 else " "


def _joined(text: str) -> str:
    """Halves of a surrogate pair, as JSON escapes letters beyond U+FFFF, as the letter."""
    if not re.search("[\ud800-\udfff]", text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# ------------------------------------------------------------------------ one word

_CYRILLIC: Final = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_NO_LATIN: Final = re.compile("[^a-z]+")
_ARABIC: Final = re.compile("[\u0590-\u08ff]")
# Korean puts spaces, but joins particles with a name.
_WITHIN: Final = re.compile(f"[{UNSPACED}\u1100-\u11ff\uac00-\ud7a3]")

_SCRIPTS: Final = ((_LATIN, "latin"), (_CYRILLIC, "cyrillic"), (_ARABIC, "arabic"), (_WITHIN, "unspaced"))

# Letters that look like others (the confusables of https://www.unicode.org/reports/tr39/ that people use), by pairs.
_LIKE_LATIN: Final = str.maketrans(
    "аАвВеЕѕЅіІїЇјЈкКмМнНһҺоОрРсСтТуУүҮхХԁԚԛԜԝьӏґαΑΒεΕΖηΗιΙκΚΜνΝοΟρΡτΤυΥχΧ",
    "aABBeEsSiIiIjJkKMMHHhHoOpPcCTTyYyYxXdQqWwblraABeEZnHiIkKMvNoOpPtTuYxX",
)
_LIKE_CYRILLIC: Final = str.maketrans("aABbcCeEHhiIjJkKmMoOpPsStTxXyY", "аАВьсСеЕНһіІјЈкКмМоОрРѕЅтТхХуУ")

# Spellings of one sound in Latin letters, longest first: Schukin, Shchukin; Zelenskyy, Zelensky; Ihor, Igor.
_SOUNDS: Final = (
    *(("shch", "s"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("kh", "g"), ("ts", "c")),
    *(("tz", "c"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("w", "v"), ("h", "g"), ("y", "i"), ("j", "i")),
)
_TWICE: Final = re.compile(r"(.)\1+")


def script(word: str) -> str:
    """Which way of looking a word needs: "latin", "cyrillic", "arabic" (and Hebrew), "unspaced" or "other"."""
    if word.isascii():
        return "latin"
    return next((kind for pattern, kind in _SCRIPTS if pattern.search(word)), "other")


def native(word: str) -> str:
    """The word in its own alphabet, without marks and case.

    >>> native("Ёлкин"), native("أحمد"), native("MUÑOZ")
    ('елкин', 'احمد', 'munoz')
    """
    if word.isascii():
        return word.lower()
    bare = _UNSEEN.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return APOSTROPHES.sub("", bare.translate(_PERSIAN))


# Letters that Arabic and Persian keyboards write differently, and those that are often written without their dots.
_PERSIAN: Final = str.maketrans("یىکةه", "ييكهه")


def latin(word: str) -> str:
    """A word in plain small Latin letters.

    >>> latin("Łukasz"), latin("Ёлкин"), latin("王小明")
    ('lukasz', 'elkin', 'wangxiaoming')
    """
    bare = native(word)
    return _NO_LATIN.sub("", bare if bare.isascii() else anyascii(bare).lower())


def sound(letters: str) -> str:
    """Plain Latin letters as they sound in any transliteration of a Slavic name.

    >>> sound("zelenskyy") == sound("zelenskii"), sound("yuriy") == sound("iurii"), sound("sergiy") == sound("serhii")
    (True, True, True)
    """
    for spelt, heard in _SOUNDS:
        letters = letters.replace(spelt, heard)
    # Once more: without its doubles "Yevgeniia" has a new pair.
    return _TWICE.sub(r"\1", _TWICE.sub(r"\1", letters).replace("io", "e").replace("ie", "e"))


def alike(word: str) -> Iterator[str]:
    """The word as it looks to a reader, where letters of another alphabet stand in it or it could be meant so."""
    if not word.isascii():
        seen = word.translate(_LIKE_LATIN)
        if seen.isascii() and seen != word:
            yield seen
    seen = word.translate(_LIKE_CYRILLIC)
    if seen != word and not _LATIN.search(seen):
        yield seen


def humps(word: str) -> list[str]:
    """The parts of a word that is joined by capitals: Bo and Borrow of BoBorrow.

    >>> humps("BoBorrow"), humps("BORROW"), humps("TheBOBorrow")
    (['Bo', 'Borrow'], ['BORROW'], ['The', 'BO', 'Borrow'])
    """
    if word.islower() or word.istitle() or word.isupper():
        return [word]
    cuts = [
        at
        for at in range(1, len(word))
        if word[at].isupper()
        and (word[at - 1].islower() or (word[at - 1].isupper() and word[at + 1 : at + 2].islower()))
    ]
    return [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def in_ascii(text: str) -> str:
    """A text of any alphabet as ASCII spells it.

    >>> in_ascii("Міністерство")
    'Ministerstvo'
    """
    return anyascii(text)
