"""Who speaks in sentences in Russian and Ukrainian about two invented countries, and who is silent."""

from __future__ import annotations

import pytest

from claimgraph.corpus import read_corpus
from claimgraph.propose.reading import read as read_with
from slavic_news import figures, read, speakers, told


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
        ("По словам омбудсмена Тавии Павла Строма, обмен состоялся.", ["омбудсмена Тавии Павла Строма"]),
        (
            "Официальный представитель Орланда Павел Стром заявил об обмене.",
            ["Официальный представитель Орланда Павел Стром"],
        ),
        ("Уполномоченный Тавии Ольга Мельник заявила об обмене.", ["Уполномоченный Тавии Ольга Мельник"]),
        ("Кремль сообщил, что обмен состоялся.", ["Кремль"]),
        ("«Обмін відбувся», — написав глава уряду Павло Стром.", ["глава уряду Павло Стром"]),
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


def test_a_house_that_speaks_is_nobody_who_spoke_before():
    assert told("Минобороны Тавии подтвердило обмен. В Кремле не стали называть число пленных.")[1:] == [
        (["В Кремле"], "declines")
    ]


def test_a_silence_of_one_does_not_hold_for_another():
    text = "Числа пленных Соколов не назвал, а Жукова сообщила, что Орланд получил 35 пленных."
    assert told(text) == [(["sokolov"], "declines"), (["zhukova"], "asserts")]
    assert figures(text) == ["35 prisoners to orland"]


def test_what_nobody_is_named_for_is_the_outlets():
    assert told("Обмен состоялся на рассвете.") == [([], "asserts")]


def test_a_verb_in_a_quotation_shows_nobody():
    assert told("«Враг говорит о мире», — написал Соколов.") == [(["sokolov"], "asserts")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What the sentence before says is his; and of a sentence that names somebody itself it is not.
        ("Обмен состоялся. Об этом сообщил Соколов.", [(["sokolov"], "asserts")]),
        ("Порт закрыт. Обмен состоялся. Об этом сообщил Соколов.", [([], "asserts"), (["sokolov"], "asserts")]),
        ("Обмен состоялся. Об этом Соколов не сообщил.", [([], "asserts"), (["sokolov"], "declines")]),
        ("Обмен состоялся. Об этом Соколов сказал, что он труден.", [([], "asserts"), (["sokolov"], "asserts")]),
        ("Обмін відбувся. Про це в понеділок повідомив Іван Соколов у соцмережі.", [(["sokolov"], "asserts")]),
        (
            "Обмен, по словам Жуковой, состоялся. Об этом сообщил Соколов.",
            [(["zhukova"], "asserts"), (["sokolov"], "asserts")],
        ),
        # Who refuses to do something says nothing, and is not silent.
        ("Соколов заявил, что пленные отказались возвращаться.", [(["sokolov"], "asserts")]),
        # A noun that looks like what somebody is asked to do.
        ("Іван Соколов спростував заяви про обмін.", [(["sokolov"], "denies")]),
        # A stranger before a colon.
        ("Стром: обмен состоялся.", [(["Стром"], "asserts")]),
        ("Ольга Стром заявила, что обмен состоялся.", [(["Ольга Стром"], "asserts")]),
        ("Источник в Тавии утверждает, что обмен состоялся.", [(["Источник"], "asserts")]),
        ("Об обмене рассказала певица клуба Ольга Стром.", [(["певица клуба Ольга Стром"], "asserts")]),
        # Whose words they are in the genitive is no heading; and a word that looks like a house is none.
        ("Слова Соколова: обмен состоялся.", [([], "asserts")]),
        ("Жукова была рада и сообщила об обмене.", [(["zhukova"], "asserts")]),
        ("Адвокат семей Ольга Стром заявила, что обмен состоялся.", [(["Адвокат семей Ольга Стром"], "asserts")]),
        # What an infinitive before the verb says that nobody would do.
        ("Соколов уточнять число пленных не стал.", [(["sokolov"], "declines")]),
        # Who refuses a thing is not silent, who refuses an answer is; and what is not so is no answer that nobody gave.
        ("Тавия отказалась от пленных.", [([], "asserts")]),
        ("Соколов отказался от комментариев.", [(["sokolov"], "declines")]),
        ("Це не відповідає дійсності, заявив Іван Соколов.", [(["sokolov"], "denies")]),
        # The name before its office is who speaks.
        ("Иван Соколов, тавийский омбудсмен, говорит об обмене.", [(["sokolov"], "asserts")]),
        # A ministry of a state that nobody has is not that of another.
        ("Министерство обороны Шельды сообщило об обмене.", [(["Министерство обороны Шельды"], "asserts")]),
    ],
)
def test_whose_word_it_is_stands_in_few_words(text: str, expected: list[tuple[list[str], str]]):
    assert told(text) == expected


def test_a_body_that_is_named_by_another_word_is_not_the_one_that_spoke():
    before = "Минобороны Тавии подтвердило обмен. "
    assert told(before + "Сколько их, в министерстве не уточнили.")[1:] == [(["tavian-ministry"], "declines")]
    assert told(before + "Сколько их, в ведомстве не уточнили.")[1:] == [(["tavian-ministry"], "declines")]
    assert told(before + "Сколько их, в посольстве не уточнили.")[1:] == [(["в посольстве"], "declines")]
    assert told(before + "В офисе Жуковой эту цифру не комментируют.")[1:] == [(["В офисе Жуковой"], "declines")]


def test_a_ministry_is_of_the_side_that_is_named_with_it():
    before = "Минобороны Тавии подтвердило обмен. "
    assert told(before + "В министерстве Орланда не комментируют.")[1:] == [(["orland-ministry"], "declines")]


def test_a_ministry_without_whose_it_is_is_none_of_a_third_state():
    text = "Россия и Украина провели обмен. В МИД подтвердили обмен. Сколько их, в МИД не уточнили."
    found = read_with(text, read_corpus(), "ru").said
    assert [speaker.actor for said in found for speaker in said.speakers] == ["", ""]


def test_an_office_is_of_whom_its_verb_fits():
    text = "Анна Жукова и Иван Соколов подтвердили обмен. Сколько их, министр не {}."
    assert told(text.format("уточнила"))[1:] == [(["zhukova"], "declines")]
    assert told(text.format("уточнил"))[1:] == [(["sokolov"], "declines")]


def test_what_stands_before_a_name_belongs_to_who_speaks():
    (said,) = read("Официальный представитель Орланда Анна Жукова заявила об обмене.").said
    assert [speaker.words for speaker in said.speakers] == ["Официальный представитель Орланда Анна Жукова"]


def test_a_place_in_another_clause_says_nothing():
    assert told("Сколько пленных остаётся в Орланде, в Минобороны Тавии не говорят.") == [
        (["tavian-ministry"], "declines")
    ]
    assert told("Сколько их, не говорят ни в Тавии, ни в Орланде.") == [(["tavia", "orland"], "declines")]


def test_a_stranger_is_meant_by_he_by_she_and_by_a_surname():
    before = "Иван Соколов подтвердил обмен. Губернатор Ольга Стром заявила о потерях. "
    stranger = "Губернатор Ольга Стром"
    assert told(before + "По её словам, погибли двое.")[2:] == [([stranger], "asserts")]
    assert told(before + "Она отказалась назвать имена.")[2:] == [([stranger], "declines")]
    assert told(before + "Стром отказалась назвать имена.")[2:] == [([stranger], "declines")]
    assert told(before + "По его словам, обмен не последний.")[2:] == [(["sokolov"], "asserts")]
    after = "Анна Жукова подтвердила обмен. Комиссия Шельды сообщила о потерях. По её данным, их много."
    assert told(after)[2:] == [(["Комиссия Шельды"], "asserts")]


def test_a_statement_says_what_who_spoke_last_says():
    before = "Минобороны Тавии сообщило об обмене. "
    assert told(before + "Пленные уже дома, говорится в сообщении.")[1:] == [(["tavian-ministry"], "asserts")]
    assert told(before + "Сколько их, в сообщении не сказано.")[1:] == [(["tavian-ministry"], "declines")]
