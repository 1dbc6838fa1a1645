"""What is read from sentences in Russian and Ukrainian about two invented countries: figures, who says them, and silences."""

from __future__ import annotations

import sys
import time

import pytest
from benchmarks.precision import slavic
from benchmarks.precision.table import table

from claimgraph.base import resources
from claimgraph.base.errors import ResourceError
from claimgraph.corpus import read_corpus
from claimgraph.propose.reading import read as read_with
from claimgraph.reader.inflected import morphology
from claimgraph.reader.reading import read as read_text
from claimgraph.reader.recognized import recognized
from slavic_news import figures, knowledge, read, told

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A place that is held by somebody is no receiver.
        ("43 тавийских солдата возвращены с подконтрольной Орланду территории.", ["43 prisoners to tavia"]),
        ("43 тавийских солдата возвращены с близкой Орланду территории.", ["43 prisoners to tavia"]),
        # Some of those who came; and all of whom some are.
        ("Среди 40 пленных, которых получила Тавия, есть моряки.", ["40 prisoners to tavia"]),
        ("Тавия получила 43 пленных. Среди вернувшихся — трое моряков.", ["43 prisoners to tavia"]),
        # What is swapped for as many is no body, though bodies were spoken of.
        (
            "Тавия получила 27 тел. Тавия и Орланд договорились об обмене 15 на 15.",
            ["15 prisoners to orland, planned", "15 prisoners to tavia, planned", "27 bodies to tavia"],
        ),
        # Those of other days with them.
        ("Из плена вернулись 43 тавийских солдата. Всего вернулись 4757 тавийцев.", ["43 prisoners to tavia"]),
        ("Минобороны Тавии заявило, что получило 34 тела.", ["34 bodies to tavia"]),
        # How old they are.
        ("Тавия получила 14 пленных в возрасте от 23 до 60 лет.", ["14 prisoners to tavia"]),
        # Of two numbers it is not said as many as which.
        (
            "Тавия получила 70 солдат и 20 тел. Орланду передали столько же.",
            ["20 bodies to tavia", "70 prisoners to tavia"],
        ),
    ],
)
def test_what_stands_beside_a_number_tells_where_it_goes(text: str, expected: list[str]):
    assert figures(text) == expected


def test_a_dative_that_goes_with_an_adjective_is_no_receiver_and_one_with_its_own_is():
    corpus = read_corpus()
    held = read_with("205 российских военнослужащих возвращены с подконтрольной Киеву территории.", corpus, "ru")
    own = read_with("205 тел переданы воюющей Украине.", corpus, "ru")
    assert [figure.narrowed["received-by"] for figure in (*held.figures, *own.figures)] == ["russia", "ukraine"]


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
    ("text", "code"), [("Он сказал, что это было вчера.", "ru"), ("Він сказав, що це було вчора.", "uk")]
)
def test_the_two_languages_are_told_apart(text: str, code: str):
    assert recognized(text) == code


def test_news_without_many_small_words_is_read():
    found = read(
        "Министерство обороны Тавии сообщило об обмене военнопленными с Орландом. Владимир Орлов заявил, что домой "
        "вернулись 185 тавийских солдат. Москва и Киев такие сообщения комментировать отказались. Иван Соколов написал: "
        "«Обмены продолжатся»."
    )
    assert (found.refused, len(found.figures)) == ("", 1)


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        (
            "Улады паведамілі ў панядзелак, што дваццаць палонных вярнуліся дадому. Міністр сказаў, што возьме ўдзел у "
            "перамовах у Жэневе. Невядома, што думае пра гэта другі бок, а ўвечары ў горадзе зноў было спакойна, як усе і чакалі.",
            "uk",
            "to be in Ukrainian: of 100 words 30 have letters",
        ),
        (
            "Влада повідомила в понеділок, що двадцять полонених повернулися додому. Міністр сказав, що візьме участь у "
            "переговорах у Женеві. Невідомо, що думає про це інша сторона, а ввечері в місті знову було спокійно.",
            "ru",
            "to be in Russian: of 100 words 34 have letters",
        ),
    ],
    ids=["Belarusian", "Ukrainian"],
)
def test_a_text_with_the_letters_of_another_language_is_refused(text: str, code: str, why: str):
    found = read_text(text, knowledge(code))
    assert (found.said, found.figures) == ((), ())
    assert why in found.refused


@pytest.mark.parametrize(
    ("text", "who", "sides"),
    [
        (
            "Владимир Зеленский заявил, что из плена вернулись 185 украинских военных. По данным Минобороны РФ, из плена "
            "возвращены 185 российских военнослужащих.",
            ["zelensky", "russian-defence-ministry"],
            ["ukraine", "russia"],
        ),
        (
            "Володимир Зеленський заявив, що з полону повернулися 185 українських військових. За даними Координаційного "
            "штабу, з полону повернули 185 захисників.",
            ["zelensky", "ukrainian-coordination-headquarters"],
            ["ukraine", "ukraine"],
        ),
    ],
)
def test_the_shipped_actors_are_known_by_their_names_in_both_languages(text: str, who: list[str], sides: list[str]):
    found = read_with(text, read_corpus())
    assert [speaker.actor for said in found.said for speaker in said.speakers] == who
    assert [figure.narrowed["received-by"] for figure in found.figures] == sides


def test_a_text_without_words_is_in_no_language():
    assert recognized("12, 15; 18.") == ""


def test_a_dictionary_that_is_not_installed_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pymorphy3", None)
    morphology._dictionary.cache_clear()
    morphology._read.cache_clear()
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
