"""Lists of Russian words that few sentences need each have one here that is read otherwise without them."""

from __future__ import annotations

import pytest

from slavic_news import figures, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("О числе пленных Орланда ничего не известно, сообщил Соколов.", [(["sokolov"], "declines")]),
        ("«Это ложь», — сказал Соколов.", [(["sokolov"], "denies")]),
        ("По словам Соколова, обмена не было.", [(["sokolov"], "denies")]),
        (
            "В Минобороны Тавии молчат. Там сообщили, что обмен состоялся.",
            [(["tavian-ministry"], "declines"), (["tavian-ministry"], "asserts")],
        ),
        (
            "Соколов подтвердил обмен, а Жукова его опровергла.",
            [(["sokolov"], "asserts"), (["zhukova"], "denies")],
        ),
        ("Одна из сторон сообщила, что обмен состоялся.", [(["orland", "tavia"], "asserts")]),
        (
            "Соколов молчит. Источник сообщил, что обмен состоялся.",
            [(["sokolov"], "declines"), (["Источник"], "asserts")],
        ),
    ],
)
def test_words_that_tell_who_speaks_and_with_which_force(text: str, expected: list[tuple[list[str], str]]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Мы передали 60 пленных», — сказала Жукова.", ["60 prisoners to tavia"]),
        ("Тавия получила не 60 пленных, а 58.", ["58 prisoners to tavia", "60 prisoners to tavia, denied"]),
        ("Тавия получила 60 пленных, Орланд — столько же.", ["60 prisoners to orland", "60 prisoners to tavia"]),
        ("Обсуждается передача Тавии 60 пленных.", []),
        (
            "Каждая из сторон вернула 60 пленных в обмене Тавии и Орланда.",
            ["60 prisoners to orland", "60 prisoners to tavia"],
        ),
    ],
)
def test_words_that_tell_of_figures(text: str, expected: list[str]):
    assert figures(text) == expected
