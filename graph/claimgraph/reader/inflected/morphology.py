"""A word in, what its language's dictionary says of it out: base forms, cases, gender; by pymorphy3, which is an extra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from claimgraph.base.errors import ResourceError
from claimgraph.reader.text import Span, Token

#: A word with more letters is none: its ending is looked for in time that grows with its length.
_LETTERS: Final = 40
#: What the dictionary gives so seldom in running text is not meant: "сорока" the bird beside the number.
_SELDOM: Final = 0.02
_KNOWN: Final = 1 << 16
_FINITE: Final = frozenset({"VERB", "PRTS"})
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word: its base form, part of speech, case, number and gender, "" where it has none."""

    base: str
    part: str
    case: str
    number: str
    gender: str
    is_future: bool
    is_animate: bool
    is_first_name: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A token with every way to read it; ``keys`` are its own letters and its base forms, by which phrases find it."""

    token: Token
    forms: tuple[Form, ...]
    keys: frozenset[str]

    @property
    def folded(self) -> str:
        """The word as words are compared."""
        return plain(self.token.folded)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.token.span

    @property
    def is_finite(self) -> bool:
        """Whether it can be the verb of a clause: "сообщил", "переданы"."""
        return any(form.part in _FINITE for form in self.forms)

    @property
    def is_personal(self) -> bool:
        """Whether it can be a verb that somebody does: "сообщил", but not "переданы"."""
        return any(form.part == "VERB" for form in self.forms)

    @property
    def is_infinitive(self) -> bool:
        """Whether it can stand behind a verb: "refused to say"."""
        return any(form.part == "INFN" for form in self.forms)

    @property
    def is_adjective(self) -> bool:
        """Whether it can say which: "российский", "вернувшийся"."""
        return any(form.part in _ADJECTIVES for form in self.forms)

    @property
    def is_preposition(self) -> bool:
        """Whether it can stand before what is no subject."""
        return any(form.part == "PREP" for form in self.forms)

    @property
    def is_plural(self) -> bool:
        """Whether it is a verb of several."""
        return any(form.part in _FINITE and form.number == "plur" for form in self.forms)

    @property
    def is_neuter(self) -> bool:
        """Whether it is a verb of nobody: "вернулось", "передано"."""
        return any(form.part in _FINITE and (form.gender == "neut" or not form.number) for form in self.forms)

    @property
    def is_noun(self) -> bool:
        """Whether it can name something."""
        return any(form.part == "NOUN" for form in self.forms)

    @property
    def is_many_of(self) -> bool:
        """Whether it can be a noun of several in the genitive, as numbers ask for."""
        return any(form.case == "gent" and form.number == "plur" for form in self.forms)

    def has_case(self, *cases: str) -> bool:
        """Whether it can stand in one of these cases."""
        return any(form.case in cases for form in self.forms)

    def can_do(self, verb: Word, of_any_gender: bool = False) -> bool:
        """Whether it can be the subject of a verb: its number and, of a past, its gender fit."""
        return any(
            form.case == "nomn" and _agree(form, done, of_any_gender)
            for form in self.forms
            for done in verb.forms
            if done.part in _FINITE
        )


def _agree(form: Form, done: Form, of_any_gender: bool) -> bool:
    if form.number and done.number and form.number != done.number:
        return False
    if of_any_gender or done.number == "plur":
        return True
    return not (form.gender and done.gender and form.gender != done.gender)


def first_name_gender(word: Word) -> str:
    """The gender of a first name; "" for another word, and where several have it."""
    genders = {form.gender for form in word.forms if form.is_first_name and form.gender}
    return genders.pop() if len(genders) == 1 else ""


def plain(word: str) -> str:
    """A word without the dots that texts write or leave out.

    >>> plain("её")
    'ее'
    """
    return word.replace("ё", "е")


def words(tokens: tuple[Token, ...], language: str) -> tuple[Word, ...]:
    """The tokens, each with every way to read it.

    Raises:
        ResourceError: the dictionary of the language is not installed.
    """
    return tuple(_word(token, language) for token in tokens)


def _word(token: Token, language: str) -> Word:
    forms, keys = _read(token.folded, language) if token.kind == "word" else ((), frozenset({plain(token.folded)}))
    return Word(token, forms, keys)


@lru_cache(maxsize=_KNOWN)
def _read(word: str, language: str) -> tuple[tuple[Form, ...], frozenset[str]]:
    """Every way to read a word, and by what phrases find it."""
    if len(word) > _LETTERS:
        return (), frozenset({plain(word)})
    found = [read for read in _dictionary(language).parse(word) if read.score >= _SELDOM]
    forms = tuple(dict.fromkeys(map(_form, found)))
    return forms, frozenset({plain(word), *(form.base for form in forms)})


def paradigm(word: str, language: str, bent: Mapping[str, Mapping[str, Sequence[str]]]) -> Mapping[str, frozenset[str]]:
    """Every form of a word of a name with the cases in which it stands.

    ``bent`` says how words end that the dictionary lacks: by an ending, what stands in its place with its cases.

    >>> sorted(paradigm("осс", "ru", {"": {"": ["nomn"], "а": ["gent", "accs"]}})["осса"])
    ['accs', 'gent']
    """
    found: dict[str, set[str]] = {plain(word): {"nomn"}}
    if not word.isalpha() or len(word) > _LETTERS:
        return {form: frozenset(cases) for form, cases in found.items()}
    known = _dictionary(language).word_is_known(word)
    ending = max((each for each in bent if word.endswith(each)), key=len, default=None)
    if not known and ending is not None:
        stem = plain(word).removesuffix(ending)
        return {stem + other: frozenset(cases) for other, cases in bent[ending].items()}
    for read in _dictionary(language).parse(word):
        if read.score < _SELDOM or read.tag.case != "nomn":
            continue
        for form in read.lexeme:
            if form.tag.case and form.tag.number == read.tag.number and form.tag.gender == read.tag.gender:
                found.setdefault(plain(form.word), set()).add(form.tag.case)
    return {form: frozenset(cases) for form, cases in found.items()}


def _form(read: Any) -> Form:
    tag = read.tag
    # One dictionary has no part of speech for what is done by nobody: "передано"; and no case for some nouns as they are.
    part = _part(tag)
    return Form(
        plain(read.normal_form),
        part,
        str(tag.case or ("nomn" if part == "NOUN" and read.word == read.normal_form else "")),
        str(tag.number or ("sing" if tag.gender else "")),
        str(tag.gender or ""),  # plain text: what the dictionary gives refuses to be compared with ""
        tag.tense == "futr",
        tag.animacy == "anim",
        "Name" in tag,
    )


def _part(tag: Any) -> str:
    """The part of speech; one dictionary calls an infinitive a verb, and what is asked of somebody nobody does yet."""
    if tag.mood == "impr":
        return "IMPR"
    return "INFN" if "infn" in str(tag) else tag.POS or ""


@cache
def _dictionary(language: str) -> Any:
    try:
        import pymorphy3

        return pymorphy3.MorphAnalyzer(lang=language)
    except (ImportError, ValueError) as error:
        raise ResourceError(
            f"Texts in the language “{language}” are read with a dictionary that is not installed.",
            "Install it with: pip install 'claimgraph[slavic]'.",
        ) from error
