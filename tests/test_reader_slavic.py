"""What is read from sentences in Russian and Ukrainian about two invented countries: figures, who says them, and silences."""

from __future__ import annotations

import sys
import time

import pytest
from benchmarks.precision import slavic
from benchmarks.precision.table import table

from claimgraph.base import resources
from claimgraph.base.errors import ResourceError
from claimgraph.reader.inflected import morphology
from claimgraph.reader.recognized import recognized
from slavic_news import figures, read, speakers, told

# Every rule with what it must find; the name of the rule is a part of a proposal, so it is tested too.
RULES = [
    ("to-receiver", "В ходе обмена Тавии передали 60 пленных.", ["60 prisoners to tavia"]),
    ("by-giver", "Во время обмена Орланд отдал 60 тел.", ["60 bodies to tavia"]),
    ("by-receiver", "Орланд получил двадцать семь пленных.", ["27 prisoners to orland"]),
    ("by-returner", "Тавия вернула из плена 95 военных.", ["95 prisoners to tavia"]),
    ("whose-they-are", "Из плена вернулись 43 тавийских солдата.", ["43 prisoners to tavia"]),
    ("from-state", "Из орландского плена освобождены 18 человек.", ["18 prisoners to tavia"]),
    ("from-side", "В обмене с тавийской стороны освобождены 17 человек.", ["17 prisoners to tavia"]),
    ("home-of-speaker", "Из плена вернулись 80 человек, сообщил Иван Соколов.", ["80 prisoners to tavia"]),
    (
        "n-for-n",
        "Тавия и Орланд провели обмен по формуле сорок на сорок.",
        ["40 prisoners to orland", "40 prisoners to tavia"],
    ),
    (
        "n-for-m",
        "Тавия обменяла 12 пленных на 15.",
        ["12 prisoners to orland", "15 prisoners to tavia"],
    ),
    ("each", "Тавия и Орланд обменяли по 95 пленных.", ["95 prisoners to orland", "95 prisoners to tavia"]),
    (
        "each-side",
        "В обмене Тавии и Орланда участвовали 84 пленных с каждой стороны.",
        ["84 prisoners to orland", "84 prisoners to tavia"],
    ),
    (
        "elliptic",
        "Тавия получила 212 тел, Орланд — 31.",
        ["212 bodies to tavia", "31 bodies to orland"],
    ),
    (
        "in-return",
        "Тавии переданы 60 пленных. Взамен переданы 58 пленных.",
        ["58 prisoners to orland", "60 prisoners to tavia"],
    ),
    ("swapped", "Тавия и Орланд обменяли 168 пленных.", ["168 prisoners to both-sides"]),
    (
        "sum",
        "Тавия получила 100 тел, Орланд — 11. Соколов говорит о 111 телах.",
        ["100 bodies to tavia", "11 bodies to orland", "111 bodies to both-sides"],
    ),
    (
        "among",
        "Из плена вернулись 40 тавийцев, из них двое гражданских.",
        ["2 civilians to tavia", "40 prisoners to tavia"],
    ),
    ("alone", "Обмен состоялся. Соколов говорит о 64 тавийцах.", ["64 prisoners to tavia"]),
]


@pytest.mark.parametrize(("rule", "text", "expected"), RULES, ids=[rule for rule, _, _ in RULES])
def test_each_rule_finds_its_figure_and_says_its_name(rule: str, text: str, expected: list[str]):
    assert figures(text) == expected
    assert rule in {figure.rule for figure in read(text).figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("У межах обміну Тавії передали 60 полонених.", ["60 prisoners to tavia"]),
        ("Під час обміну Орланд віддав шістдесят тіл.", ["60 bodies to tavia"]),
        ("З полону повернулися сорок троє тавійських солдатів.", ["43 prisoners to tavia"]),
        ("З полону повернулися вісімдесят осіб, повідомив Іван Соколов.", ["80 prisoners to tavia"]),
        ("Полонених Тавії обміняли за формулою 40 на 40.", ["40 prisoners to orland", "40 prisoners to tavia"]),
        ("Тавія та Орланд обміняли по 95 полонених.", ["95 prisoners to orland", "95 prisoners to tavia"]),
        ("Тавія отримала 212 тіл, Орланд — 31.", ["212 bodies to tavia", "31 bodies to orland"]),
        ("Під час обміну Орланду повернули тіла дев'ятьох загиблих.", ["9 bodies to orland"]),
        (
            "Тавії віддали 30 полонених, стільки ж полонених отримав Орланд.",
            ["30 prisoners to orland", "30 prisoners to tavia"],
        ),
    ],
)
def test_ukrainian_is_read_by_the_same_rules(text: str, expected: list[str]):
    assert read(text).language == "uk"
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("более 200", "over 200"),
        ("около двухсот", "about 200"),
        ("не менее 200", "at least 200"),
        ("1 200", "1200"),
        ("15 тысяч", "15000"),
        ("двести сорок пять", "245"),
        ("двадцати одного", "21"),
    ],
)
def test_a_number_is_read_in_every_form(number: str, expected: str):
    assert figures(f"Тавия получила из плена {number} солдат.") == [f"{expected} prisoners to tavia"]


@pytest.mark.parametrize(
    "text",
    [
        "Тавия получила пленных 24 августа 2025 года.",
        "Тавия получила за пленных 300 тысяч рублей.",
        "Тавия получила 12 грузовиков, пленных не было.",
        "Тавия не вернула 12 пленных.",
        "Тавия отказалась передать Орланду 12 пленных.",
        "Если Тавия передаст 12 пленных, обмен состоится.",
        "Тавия предлагает обменять по 12 пленных.",
        "Соколов потребовал вернуть Тавии 12 пленных.",
        "С начала войны Тавия вернула 1200 пленных.",
        "За шесть обменов Тавия вернула 1200 пленных.",
        "В орландском плену остаются 12 тавийцев.",
        "Клуб отдал двоих защитников за одного вратаря.",
        "Соколов не уточнил, вернулись ли 12 пленных.",
        "Из плена вернулись 40 человек, 12 из них офицеры.",
    ],
)
def test_what_is_no_figure_of_an_exchange_is_none(text: str):
    assert figures(text) == []


def test_a_number_that_is_put_right_is_denied():
    text = "Из плена вернулись не 300, а 250 тавийцев."
    assert figures(text) == ["250 prisoners to tavia", "300 prisoners to tavia, denied"]


def test_a_figure_has_the_parts_that_its_rule_went_by():
    text = "Орланд получил двадцать семь пленных."
    (figure,) = read(text).figures
    assert [(part.name, part.span.of(text)) for part in figure.parts] == [
        ("number", "двадцать семь"),
        ("moves", "получил"),
    ]


def test_a_denial_denies_the_figure_in_it():
    text = "Соколов опроверг, что Орланд получил 90 пленных."
    assert told(text) == [(["sokolov"], "denies")]
    assert figures(text) == ["90 prisoners to orland, denied"]


def test_what_is_agreed_is_planned():
    assert figures("Тавия должна передать Орланду 15 пленных.") == ["15 prisoners to orland, planned"]
    assert figures("Тавия передаст Орланду 15 пленных.") == ["15 prisoners to orland, planned"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Соколов сообщил, что обмен состоялся.", ["sokolov"]),
        ("Обмен состоялся, сообщила в среду, 3 мая, министр Орланда Анна Жукова.", ["zhukova"]),
        ("По словам Соколова, обмен состоялся.", ["sokolov"]),
        ("По данным тавийского министерства, обмен состоялся.", ["tavian-ministry"]),
        ("Министерство обороны Орланда: обмен состоялся.", ["orland-ministry"]),
        ("Обмен состоялся, заявили в Минобороны Тавии.", ["tavian-ministry"]),
        ("Обмен, если верить Анне Жуковой, состоялся.", ["zhukova"]),
        ("Соколов и Жукова подтвердили, что обмен состоялся.", ["sokolov", "zhukova"]),
        ("Рыбак рассказал, что обмен состоялся.", ["Рыбак"]),
        ("За словами Івана Соколова, обмін уже відбувся.", ["sokolov"]),
        ("Обмін уже відбувся, повідомили в Міністерстві оборони Орланду.", ["orland-ministry"]),
    ],
)
def test_who_speaks_is_known_in_every_case(text: str, who: list[str]):
    assert told(text) == [(who, "asserts")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Соколов считает, что обмен состоялся.", "suggests"),
        ("Соколов посоветовал Орланду передать пленных.", "demands"),
        ("Соколов предупредил, что обмен не последний.", "asserts"),
        ("Видимо, обмен состоялся, сказал Соколов.", "suggests"),
        ("Іван Соколов вірить, що обмін відбудеться.", "suggests"),
        ("Іван Соколов порадив передати полонених.", "demands"),
    ],
)
def test_each_verb_has_its_force(text: str, stance: str):
    assert told(text) == [(["sokolov"], stance)]


def test_who_cites_somebody_passes_his_word_on():
    (said,) = read("«Вести моря» со ссылкой на Минобороны Тавии сообщили, что обмен состоялся.").said
    assert speakers(said) == ["tavian-ministry"]
    assert [relay.actor for relay in said.relays] == ["vesti"]


def test_he_is_the_man_who_spoke_last_and_she_the_woman():
    text = "Анна Жукова и Иван Соколов подтвердили обмен. Сколько пленных, он не уточнил. Она сказала, что их много."
    assert told(text)[1:] == [(["sokolov"], "declines"), (["zhukova"], "asserts")]


@pytest.mark.parametrize(
    "text",
    [
        "Сколько пленных вернулось, Соколов не уточнил.",
        "Соколов отказался назвать число пленных.",
        "Соколов не стал говорить, сколько их было.",
        "О числе пленных Соколов промолчал.",
        "Скільки полонених повернулося, Іван Соколов не сказав.",
        "Іван Соколов відмовився коментувати обмін.",
    ],
)
def test_a_silence_is_no_assertion(text: str):
    assert told(text) == [(["sokolov"], "declines")]


def test_a_silence_of_one_does_not_hold_for_another():
    text = "Числа пленных Соколов не назвал, а Жукова сообщила, что Орланд получил 35 пленных."
    assert told(text) == [(["sokolov"], "declines"), (["zhukova"], "asserts")]
    assert figures(text) == ["35 prisoners to orland"]


def test_what_nobody_is_named_for_is_the_outlets():
    assert told("Обмен состоялся на рассвете.") == [([], "asserts")]


def test_a_verb_in_a_quotation_shows_nobody():
    assert told("«Враг говорит о мире», — написал Соколов.") == [(["sokolov"], "asserts")]


@pytest.mark.parametrize(
    ("text", "code"), [("Он сказал, что это было вчера.", "ru"), ("Він сказав, що це було вчора.", "uk")]
)
def test_the_two_languages_are_told_apart(text: str, code: str):
    assert recognized(text) == code


def test_a_text_without_words_is_in_no_language():
    assert recognized("12, 15; 18.") == ""


def test_a_dictionary_that_is_not_installed_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pymorphy3", None)
    morphology._dictionary.cache_clear()
    morphology._forms.cache_clear()
    try:
        with pytest.raises(ResourceError, match="dictionary that is not installed") as refused:
            read("Обмен состоялся, сообщил Соколов.")
    finally:
        morphology._dictionary.cache_clear()
    assert "claimgraph[slavic]" in refused.value.remedy


@pytest.mark.parametrize("code", slavic.LANGUAGES)
@pytest.mark.parametrize("rest", [1, 0], ids=["odd", "even"])
def test_figures_of_texts_read_by_hand_are_right_before_they_are_many(code: str, rest: int):
    score = slavic.score([f"{code}{n:02}" for n in range(1, 26) if n % 2 == rest], slavic.lines())
    assert score.found >= 12
    assert score.right / score.found >= (0.97 if rest else 0.85)
    assert (score.traps, score.negatives) == (0, 0)
    assert score.asserted <= 1


@pytest.mark.parametrize("code", slavic.LANGUAGES)
def test_what_a_rule_says_of_itself_was_counted(code: str):
    shipped = (resources.languages() / f"{code}.precision.csv").read_text(encoding="utf-8")
    assert table(slavic.pairs(code)) == shipped


def test_two_readers_agree_as_the_texts_say():
    told = (slavic.FOLDER / "README.md").read_text(encoding="utf-8")
    for line in slavic.agreement():
        _, _, counts = line.partition(": ")
        assert counts.replace(", F1 0", ":  ").replace(":  ", ": ") in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Тавия получила солдат сорок из плена.", "about 40"),
        ("Тавия и Орланд обменяли примерно по 40 пленных.", "about 40"),
        ("Тавия получила сорок с лишним пленных.", "over 40"),
    ],
)
def test_what_makes_a_number_inexact_may_stand_apart_from_it(text: str, expected: str):
    assert {each.partition(" prisoners")[0] for each in figures(text)} == {expected}


def test_a_number_between_two_is_an_interval():
    (figure,) = read("Тавия получила от 40 до 50 пленных.").figures
    assert (figure.minimum, figure.maximum) == (40, 50)


def test_a_list_goes_where_its_first_number_goes():
    text = "В Тавию вернулись 35 пленных, 12 моряков и трое гражданских."
    assert figures(text) == ["12 prisoners to tavia", "3 civilians to tavia", "35 prisoners to tavia"]


HOSTILE = {
    "no sentence ends": "министр сказал что пленные вернулись и Тавия ",
    "verbs": "сказал он ",
    "names": "Соколов и Жукова и ",
    "commas": "а, ",
    "quotation marks": "«",
    "numbers": "12 на 12 по ",
    "by the word of": "по словам его ",
    "one word": "ъ",
    "citing": "со ссылкой на Соколова, ",
    "clauses": "Тавия, которая, ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_four_times_the_text_takes_four_times_the_time(piece: str):
    def seconds(text: str) -> float:
        def once() -> float:
            before = time.process_time()
            read(text)
            return time.process_time() - before

        return min(once() for _ in range(3))

    short, factor, slack = 4_000, 4, 1.5
    text = piece * (short * factor // len(piece))
    assert seconds(text) < factor * slack * seconds(text[:short]) + 0.02
