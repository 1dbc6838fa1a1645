"""A private name is found however it is written, other words are not taken for it, and many names cost as much as one."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.base.folding import latin, sound, words
from claimgraph.model.cast import Actor
from claimgraph.model.records import Corpus
from claimgraph.privacy.name_search import NameSearch
from claimgraph.privacy.private_names import PrivateNames
from conftest import ROOT

SHARED = ROOT.parent / "shared"


def found(name: str, text: str, *public: str) -> bool:
    return NameSearch([(0, name)], public).owner_in(text) is not None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # As it is, in any case, and each long part of it alone.
        ("Bo Borrow", "edited by B. BORROW"),
        ("Maria Novak", "said Maria"),
        ("Bo", "together with bo"),
        # Inflected, in Cyrillic, whatever the alphabet of the name.
        ("Мария Иванова", "со слов Марии Ивановой"),
        ("Мария Иванова", "рассказали Марией"),
        ("Марія Іванова", "зі слів Марії"),
        ("Марія Іванова", "з Іванової"),
        ("Олена Петренко", "бачили Олени"),
        ("Олена Петренко", "від Петренка"),
        ("Юрий Зеленый", "к Юрию"),
        ("Сергій Мудрий", "від Сергія"),
        ("Анна Кравец", "об Анне"),
        ("Пётр Кравец", "у Кравца"),
        ("Maria Ivanova", "со слов Марии Ивановой"),
        # Inflected in Latin letters and others, by the stemmers.
        ("Jan Kowalski", "od Kowalskiego"),
        ("Piotr Nowak", "Nowakowi"),
        ("Jan Novák", "Novákovi"),
        ("Bo Borrow", "Borrowille"),
        ("Ahmet Yılmaz", "Yılmaz’ın"),
        ("Jonas Kazlauskas", "Kazlausko"),
        ("Γιώργος Παπαδόπουλος", "του Παπαδοπούλου"),
        # Possessives and plurals.
        ("Bo Borrow", "Borrow's"),
        ("Bo Borrow", "Borrow’s"),
        ("Bo Borrow", "the Borrows"),
        ("Ivan Marx", "the Marxes"),
        # Without the marks, or with letters in their place.
        ("Фёдор Ёлкин", "Федор Елкин"),
        ("Федор Елкин", "ФЁДОРА"),
        ("José Muñoz", "Jose Munoz"),
        ("Jose Munoz", "José"),
        ("Jürgen Müller", "Mueller"),
        ("Jürgen Mueller", "Müller"),
        ("Łukasz Wójcik", "Lukasz"),
        ("Мар'яна Лук'яненко", "від Лук’яненка"),
        ("أحمد علي", "أَحْمَد"),
        # Across alphabets, in any transliteration.
        ("Мария Иванова", "Maria Ivanova"),
        ("Мария Иванова", "Mariia"),
        ("Maria Ivanova", "Мария"),
        ("Сергій Коваленко", "Serhii"),
        ("Serhii Zelenskyy", "Зеленського"),
        ("Фёдор Ёлкин", "Fyodor Yolkin"),
        ("Ivan Zelensky", "Zelenskyy"),
        ("王小明", "Wang Xiaoming"),
        ("王小明", "Xiaoming Wang"),
        ("Wang Xiaoming", "记者王小明说"),
        ("Γιώργος Παπάς", "Giorgos"),
        # Without spaces, and with what is joined to a word.
        ("王小明", "记者王小明说"),
        ("王小明", "王 小\n明"),
        ("ジョン・スミス", "ジョンスミスさん"),
        ("김철수", "김철수는"),
        ("राम सिंह", "राम सिंह।"),
        ("أحمد علي", "وأحمد علي"),
        ("أحمد علي", "لأحمد"),
        ("דוד לוי", "שדוד לוי"),
        ("Bo Borrow", "d’Borrow"),
        # Joined, in slugs, addresses and names of accounts.
        ("Bo Borrow", "BoBorrow"),
        ("Bo Borrow", "boborrow"),
        ("Bo Borrow", "askboborrow2024"),
        ("Bo Borrow", "bborrow@mail.example"),
        ("Bo Borrow", "#JusticeForBorrow"),
        ("Bo Borrow", "https://x.example/swap_bo_borrow_home"),
        ("Zora Quill-Feather", "zoraquillfeather"),
        ("Pat O’Brien", "OBrien"),
        ("Li Wu", "LiWu"),
        # Over lines, and letter by letter.
        ("Bo Borrow", "Bor-\nrow"),
        ("Bo Borrow", "Bor\u00ad\nrow"),
        ("Li Wu", "Li\nWu"),
        ("Bo Borrow", "B o r r o w"),
        ("Bo Borrow", "B.o.r.r.o.w"),
        # Short parts together, in any order, also with an initial between.
        ("Li Wu", "Wu Li"),
        ("Li Wu", "Wu, Li"),
        ("Li Wu", "li wu"),
        ("Li Wu", "wu-li"),
        ("Li Wu", "/wu_li/"),
        ("Li Wu", "li%20wu"),
        ("Li Wu", "Li X. Wu"),
        ("Jo “Al” Xu", 'Xu, Jo "Al"'),
        # Escaped for an address, HTML, RDF or JSON, also again and again.
        ("Bo Borrow", "B%6Frrow"),
        ("Bo Borrow", "B%256Frrow"),
        ("Bo Borrow", "B%2525252525256Frrow"),
        ("Мария Иванова", "%D0%9C%D0%B0%D1%80%D0%B8%D1%8F"),
        ("Bo Borrow", "B&#111;rrow"),
        ("Bo Borrow", "B&amp;amp;#x6F;rrow"),
        ("Мария Иванова", "https://xn--80aaeb1a6ah.xn--p1ai/"),
        ("José Muñoz", "Mu&ntilde;oz"),
        ("Bo Borrow", r"B\u006Frrow"),
        ("Bo Borrow", r"B\U0000006Frrow"),
        ("Bo Borrow", r"B\\u006Frrow"),
        ("Bo Borrow", r"\ud835\udc01orrow"),
        ("Bo Borrow", r"B%5Cu006Frrow"),
        ("Bo Borrow", r"Bo\nBorrow"),
        ("Nora Quill", r"C:\nora"),
        ('Jo "Al" Xu', r"Jo \"Al\" Xu"),
        # Signs that nobody sees, marks, and letters that look alike.
        ("Bo Borrow", "Bor\u00adrow"),
        ("Bo Borrow", "B\u200bo\u200crr\u200dow"),
        ("Bo Borrow", "Bor\u2060r\ufeffow"),
        ("Bo Borrow", "Bor\u034frow\ufe0f"),
        ("Bo Borrow", "Bo\U000e0062rrow"),
        ("Bo Borrow", "B\u0363or\u0336row"),
        ("Bo Borrow", "Bor\x01row"),
        ("Bo Borrow", "Bor\ufffdrow"),
        ("Bo Borrow", "Воrrоw"),
        ("Мария Иванова", "Ивaнoвa"),
        ("Bo Borrow", "Ｂｏｒｒｏｗ"),
        ("Bo Borrow", "𝐁𝐨𝐫𝐫𝐨𝐰"),
        ("Bo Borrow", "Ⓑⓞⓡⓡⓞⓦ"),
        # A name that is a word too.
        ("Will Young", "Will said"),
        ("Will Young", "will young"),
        ("Will Young", "/swap/young/"),
        ("Вера Мороз", "сказала Вера"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, text: str):
    assert found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Maria Novak", "Mariupol, Mariinka, Mary, Marina, Mars, Mario, Mariana, market, Novosti"),
        ("Мария Новак", "Мариуполь, в Мариуполе, Марина, марта, Марс, новость, новые"),
        ("Li Wu", "I would like to, wulfenite, Lithuania, liwuk"),
        ("Li Wu", "Wu said so. Much later in the same text Li came."),
        ("Li Wu", "not li but another one wu"),
        ("Bo Borrow", "borough, tomorrow, borrowed, borrowing, sorrow, bob"),
        ("Will Young", "they will hold young people"),
        ("Вера Мороз", "вера и мороз"),
        ("Do An", "an hour to do it; do not an"),
        ("Arthur Page", "MacArthur on this page"),
        ("Pat Brien", "O’Brien"),
        ("Mark Park", "market, marked, part, parks of it, Maria"),
        ("Steven Koch", "Steve"),
        ("William Ost", "will, willing, Ostfriesland"),
        ("José Muñoz", "ese dos, joseph"),
        ("Анна Шевченко", "ванна, манна"),
        ("Олена Мельник", "олень, мелодия"),
        ("Иван Петров", "Петровка, Ивановка, Петровск"),
        ("Roman Stoll", "romance, romantic"),
        ("Ivan Long", "Ivanov, Ivanova"),
        ("Иван Петренко", "Иванов, Иванову"),
        ("Андрей Кравец", "Андреев"),
        ("王小明", "王明小, 小明王"),
        ("李五", "礼物"),
        ("أحمد علي", "محمد على"),
        ("Nora Quill", r"C:\norway"),
        ("Ana Sol", "solana, banana, Ana came later than the others; Sol"),
        ("Ludwig van Dorn", "a van, Dornier"),
        ("Eva Lee", "leeway, evacuated"),
        ("An Bo Co Do Ed Fa Gu Ho Io Ju", "An Bo Co Do Ed Fa Gu Ho Io"),
        ("An Bo Co Do Ed Fa Gu Ho Io Ju", "Ju"),
    ],
)
def test_other_words_are_not_taken_for_a_name(name: str, text: str):
    words = [word for word in text.split() if found(name, word)]
    assert (found(name, text), words) == (False, [])


def test_a_public_namesake_may_be_named_in_full():
    public = ("Vladimir Putin", "Владимир Путин", "Maria Zakharova")
    for text in ("Vladimir Putin said", "Putin, Vladimir", "слова Владимира Путина", "actor-vladimir-putin"):
        assert not found("Vladimir Ivanov", text, *public)
        assert found("Vladimir Ivanov", text)
    for text in ("Vladimir said", "Ivanov", "Vladimir Putin and Vladimir", "Vladimir Putin and Ivanov"):
        assert found("Vladimir Ivanov", text, *public)


def test_nobody_is_excused_by_a_public_actor_of_the_same_name():
    assert found("Bo Borrow", "Bo Borrow said", "Bo Borrow")
    assert found("Bo Borrow", "Borrow said", "Bo Borrow", "Borrow")


SEPARATORS = st.sampled_from([" ", "-", "_", "/", ".", "+", "\n", "\u00a0", "%20", "&nbsp;", ", ", "\u2010"])
HIDDEN = st.sampled_from(["", "", "", "\u200b", "\u00ad", "\u2060", "\u034f", "\u0336", "\x02", "%E2%80%8B", "&shy;"])
NAMES = ["Bo Borrow", "Li Wu", "Мария Иванова", "José Muñoz", "Zora Quillfeather", "Олександр Кравець", "An Do Xu"]
#: Each writes one letter in another way.
WAYS = [
    str,
    str.upper,
    str.lower,
    lambda letter: "".join(f"%{byte:02X}" for byte in letter.encode()),
    lambda letter: "".join(f"%25{byte:02x}" for byte in letter.encode()),
    lambda letter: f"&#{ord(letter)};",
    lambda letter: f"&#x{ord(letter):X};",
    lambda letter: f"\\u{ord(letter):04X}",
    lambda letter: f"\\U{ord(letter):08x}",
    lambda letter: unicodedata.normalize("NFD", letter),
]


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    name = draw(st.sampled_from(NAMES))
    parts = ["".join(draw(st.sampled_from(WAYS))(letter) + draw(HIDDEN) for letter in part) for part in name.split()]
    text = parts[0] + "".join(draw(SEPARATORS) + part for part in parts[1:])
    before = draw(st.sampled_from(["", " ", "\n", "the swap of ", "“", "/", "_", "7"]))
    return name, before + text + draw(st.sampled_from(["", " ", "\n", " said", "”", "/", "_", "7"]))


@settings(max_examples=400, deadline=None)
@given(disguised())
def test_any_mix_of_case_hidden_signs_escapes_and_separators_is_found(case: tuple[str, str]):
    name, text = case
    assert found(name, text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str):
    search = NameSearch([(0, "Bo Borrow"), (1, "Мария Иванова"), (2, "王小明"), (3, "أحمد علي")], ["Maria Zakharova"])
    search.owner_in(text)
    search.may_be_half(text, text)


def tables_of_the_page() -> list[tuple[str, str, bool]]:
    page = (ROOT / "docs" / "private-persons.md").read_text(encoding="utf-8")
    found = []
    for heading, is_found in (("## What is found", True), ("## What is not found", False)):
        section = page.split(f"{heading}\n")[1].split("\n## ")[0]
        found += [(name, text, is_found) for name, text in re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", section, re.M)]
    return found


def test_the_page_on_private_persons_promises_what_is_so_and_admits_what_is_not():
    rows = tables_of_the_page()
    assert len(rows) >= 30
    assert [row for row in rows if found(*row[:2]) != row[2]] == []


# ------------------------------------------------------------------------ real text

GIVEN = (
    "Robert Jennifer William Grace Frank Grant Olena Oksana Natalia Yulia Oleksandr Serhii Andrii Mykola Pavel Viktor"
)
MORE = "Мария Олена Ирина Юлия Ольга Сергей Андрій Павел Роман Тарас José Jürgen Piotr Katarzyna Mohammed Ahmed Hiroshi"
FAMILY = (
    "Young Long Price Hunt Baker Novak Ivanova Petrov Kuznetsov Kovalenko Moroz Bondar Müller Kowalski Popescu Khan"
)
FURTHER = (
    "Иванова Петров Кузнецов Коваленко Мороз Бойко Шевченко Kim Li Wu Do An Fernández Rossi Wright Stone Wood Page"
)


def people() -> list[str]:
    first, last = f"{GIVEN} {MORE}".split(), f"{FAMILY} {FURTHER}".split()
    return [f"{first[at % len(first)]} {last[at * 7 % len(last)]}" for at in range(len(first) * 4)]


def test_real_text_sets_off_no_alarm_without_the_name():
    """Every name against the articles and the written texts: what is found must be a word of the name itself."""
    folders = (SHARED / "seeds", SHARED / "renderings" / "texts", ROOT / "corpus" / "documents", ROOT / "corpus")
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.[ty][xa]*"))]
    assert sum(map(len, texts)) > 30_000  # the shipped corpus alone is that long
    heard = {sound(latin(word)) for text in texts for word in words(text)}
    alarms = []
    for name in list(dict.fromkeys(people()))[::4]:
        search = NameSearch([(0, name)])
        if any(search.owner_in(text) is not None for text in texts):
            parts = [sound(latin(part)) for part in name.split()]
            alarms += [] if any(word.startswith(part) for part in parts for word in heard) else [name]
    assert alarms == []


# ------------------------------------------------------------------------ cost


def calls(work: Callable[[], object]) -> int:
    """How many functions were called: a cost that is the same on every machine (benchmarks/private_names.py has times)."""
    count = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_five_hundred_names_cost_as_much_as_one(tiny_triples: str):
    def names(count: int) -> NameSearch:
        return NameSearch(
            [(at, f"Q{at}zor{'abcdefghij'[at % 10]} X{'klmnopqrst'[at // 50]}quist") for at in range(count)]
        )

    one, many = (calls(partial(names(count).owner_in, tiny_triples)) for count in (1, 500))
    assert many < 1.1 * one


@pytest.mark.parametrize(
    "piece",
    [
        "%25",
        "&amp;",
        "\\",
        "\\u0042",
        "a'",
        "aB",
        "a ",
        "Li ",
        "a-\n",
        "é",
        "王",
        "و",
        "bor",
        "%",
        "&#",
        "Vladimir ",
        "x_",
    ],
)
def test_four_times_the_text_costs_about_four_times_as_much(piece: str):
    names = [(at, f"Vladimir Q{'abcdefghij'[at % 10]}{'klmnopqrst'[at // 10]}zor") for at in range(100)]

    def cost(length: int) -> int:
        search = NameSearch([*names, (100, "Li Wu"), (101, "王小明"), (102, "Bo Borrow")], ["Vladimir Putin"])
        text = (piece * (length // len(piece) + 1))[:length] + (" Putin" if piece == "Vladimir " else "")
        return calls(lambda: search.owner_in(text))

    cost(1000)  # what is loaded and learnt once
    assert cost(20_000) < 5 * cost(5_000) + 1000


def test_the_names_of_a_corpus_are_those_of_its_private_persons(tiny: Corpus):
    witness = Actor("witness-1", "person", "Bo Borrow", ("Bo Exemple",), private=True, role="a witness")
    corpus = replace(tiny, actors={**tiny.actors, "witness-1": witness})
    names = PrivateNames(corpus)
    assert names.named_in("Borrow") == witness
    assert names.named_in("Exemple") == witness
    assert names.named_in("Ada Exemple, the president") is None
    assert PrivateNames(tiny).named_in("Ada Example") is None
