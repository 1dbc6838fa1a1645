"""Markdown: every key, column and term that a corpus may use, in tables; made from declarations and vocabulary.

It is for whoever writes a corpus; the page of the format `vocabulary` says the same of terms for whoever reads one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from claimgraph.asking.answer_text import markdown_text
from claimgraph.base.namespaces import CG, compact
from claimgraph.derive.rule import rules
from claimgraph.formats import Exported, Writer, keys
from claimgraph.formats.kinds_in_words import kind_in_words
from claimgraph.formats.typed_rows import types
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.columns import QUOTE, column_of
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.patterns import ASKS, SENTENCES
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement
from claimgraph.model.terms import Answerable, Term
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.pages.vocabulary_page import width

_HEAD: Final = """# Reference

What may stand in the files of this corpus, as `claimgraph export reference -o reference.md` writes it: do not edit it.
Keys are those of YAML files; a column of a spreadsheet has `_` where a key has `-`.
"""

#: The lists of the vocabulary, by heading, in the order in which they are shown; the rest have tables of their own.
_LISTS: Final = {
    "Stances": "stances",
    "Phases": "phases",
    "Verbs": "verbs",
    "Media": "media",
    "Sections": "sections",
    "Withdrawals": "withdrawals",
    "Kinds of support": "supportKinds",
}

Row = tuple[str, ...]
T = TypeVar("T")


def reference(corpus: Corpus) -> str:
    """The page of what a corpus may say; the same vocabulary gives the same page."""
    words = corpus.vocabulary
    return "\n".join((_HEAD, *_files(words), *_sheet(corpus), *_asked(words), *_lists(words))).rstrip("\n") + "\n"


def _files(words: Vocabulary) -> Iterator[str]:
    yield "## Files of a corpus\n"
    yield "### documents/*.yaml\n"
    yield _table(("key", "what stands there", "kind"), [*_keys(Document), *_plain(keys.DOCUMENT)])
    yield "`text:`\n"
    yield _table(("key", "what stands there", "kind"), _keys(TextFile))
    yield "`curated:`\n"
    yield _table(("key", "what stands there", "kind"), _keys(Document, "curated"))
    yield "### An entry under claims\n"
    yield _table(("key", "what stands there", "kind"), [*_plain(keys.CLAIM), *_keys(Speaker), *_keys(Statement)])
    yield "`accepted:`\n"
    yield _table(("key", "what stands there", "kind"), _keys(Statement, "accepted"))
    yield "An entry under `inferences` has the same keys without `who`, `via`, `accepted` and those of a speaker: " + (
        ", ".join(f"`{field.key}`" for field in fields_of(Speaker).values()) + ".\n"
    )
    yield "### says\n"
    dimensions = [(f"`{key}`", _said(found.term), _answers(found, words)) for key, found in _sorted(words.dimensions)]
    yield _table(("key", "what stands there", "kind"), [*_keys(Question), *dimensions, *_plain(keys.SAYS)])
    yield "### quote, where it is a mapping\n"
    yield _table(("key", "what stands there", "kind"), _keys(Quote))
    head = ("key", "what stands there", "kind")
    yield "### actors.yaml\n"
    yield _table(head, [*_keys(Actor), *_plain(keys.ACTOR)])
    yield "`offices:`\n"
    yield _table(head, [*_keys(Office), *_plain(keys.OFFICE)])
    for file, record in (("events", Event), ("concepts", Concept)):
        yield f"### {file}.yaml\n"
        yield _table(head, _keys(record))


def _sheet(corpus: Corpus) -> Iterator[str]:
    about = keys.about_columns(corpus.vocabulary)
    about |= {column_of(key): _said(found.term) for key, found in corpus.vocabulary.dimensions.items()}
    yield "## Columns of a spreadsheet\n"
    yield "One claim a row, as `claimgraph import` reads it and `export csv` writes it. The types are those of Parquet;"
    several = ", ".join(f"`{column}`" for column in QUOTE)
    yield f"in {several} several spans are joined by ` … `, and those who relay by ` > `.\n"
    yield _table(
        ("column", "what stands there", "type"),
        [(f"`{name}`", about.get(name, ""), f"`{type}`") for name, type in types(corpus).items()],
    )


def _asked(words: Vocabulary) -> Iterator[str]:
    yield "## What can be asked\n"
    yield "### Properties (`property:`)\n"
    head = ("key", "term", "what it asks", "answered by", "compared as", "asked of", "makes sense with")
    yield _table(head, [_property(key, found, words) for key, found in _sorted(words.properties)])
    yield "### What is counted (`counts:`)\n"
    yield _table(
        ("key", "term", "what is meant", "is a kind of"),
        [
            (f"`{key}`", _iri(found.iri, words), _said(found), _iris(found.broader, words))
            for key, found in _sorted(words.counted)
        ],
    )
    yield "### Dimensions\n"
    yield _table(
        ("key", "term", "what it narrows", "answered by", "answers that make sense"),
        [
            (
                f"`{key}`",
                _iri(d.term.iri, words),
                _said(d.term),
                _answers(d, words),
                _iris(words.expects.get(d.term.iri, ()), words),
            )
            for key, d in _sorted(words.dimensions)
        ],
    )
    for heading, kinds in (
        ("events", words.event_types),
        ("actors", words.actor_types),
        ("concepts", words.concept_types),
    ):
        yield f"### Kinds of {heading} (`type:`)\n"
        yield _terms(kinds, words)
    yield "### Patterns of sentences and questions\n"
    yield "A property or dimension says its answers and asks for them in these patterns, one for each phase:"
    ends = [compact(pattern) for kinds in (SENTENCES, ASKS) for pattern in kinds.values()]
    yield ", ".join(f"`{end}`" for end in ends) + ".\n"


def _lists(words: Vocabulary) -> Iterator[str]:
    yield "## Lists\n"
    for heading, scheme in _LISTS.items():
        yield f"### {heading}\n"
        yield _terms(words.schemes[scheme], words)
    yield "### Qualifiers\n"
    yield "The words that make a number inexact, and the interval that a stated number *n* then stands for.\n"
    yield _table(
        ("key", "shown as", "also written", "interval", "what is meant"),
        [
            (f"`{key}`", _cell(q.term.label), _cell(", ".join(q.term.words)), width(q), _said(q.term))
            for key, q in _sorted(words.qualifiers)
        ],
    )
    yield "### Verdicts\n"
    yield "The rules that give them are files of `graph/claimgraph/derive/rules/`; what no rule gives is worked out when"
    yield "it is asked.\n"
    found = sorted(words.verdicts.items(), key=lambda item: (item[1].term.order, item[0]))
    yield _table(
        ("key", "what is meant", "a dispute?", "rules"),
        [(f"`{key}`", _said(v.term), "yes" if v.disputes else "no", _rules_of(v.term)) for key, v in found],
    )


def _keys(record: type, inside: str = "") -> list[Row]:
    found = [field for field in fields_of(record).values() if field.inside == inside]
    return [(f"`{field.key}`", _cell(field.about), kind_in_words(field)) for field in found]


def _plain(about: Mapping[str, str]) -> list[Row]:
    return [(f"`{key}`", said, "") for key, said in about.items()]


def _property(key: str, found: Answerable, words: Vocabulary) -> Row:
    iri = found.term.iri
    needs = _iris(words.needs.get(iri, ()), words)
    expects = _iris(words.expects.get(iri, ()), words)
    sense = "; ".join([*([f"answers: {expects}"] if expects else []), *([f"narrowed by: {needs}"] if needs else [])])
    return (
        f"`{key}`",
        _iri(iri, words),
        _said(found.term),
        _answers(found, words),
        found.compared_as,
        _iris(words.asked_of.get(iri, ()), words),
        sense,
    )


def _answers(found: Answerable, words: Vocabulary) -> str:
    also = [f"`{term.key}`" for term in found.also]
    return ", ".join([_iri(found.answered_by, words), *also])


def _rules_of(verdict: Term) -> str:
    giving = [rule for rule in rules() if verdict.iri in {CG + name for name in rule.verdicts}]
    return "; ".join(f"`{rule.name}`: {_cell(rule.label)}" for rule in giving)


def _terms(found: Mapping[str, Term], words: Vocabulary) -> str:
    in_order = sorted(found.items(), key=lambda item: (item[1].order, item[0]))
    return _table(
        ("key", "term", "what is meant"),
        [(f"`{key}`", _iri(term.iri, words), _said(term)) for key, term in in_order],
    )


def _sorted(found: Mapping[str, T]) -> list[tuple[str, T]]:
    return sorted(found.items())


def _said(term: Term) -> str:
    return _cell(term.definition or term.label)


def _iri(iri: str, words: Vocabulary) -> str:
    return f"`{compact(iri, words.prefixes)}`" if iri else ""


def _iris(found: Iterable[str], words: Vocabulary) -> str:
    return ", ".join(_iri(iri, words) for iri in found)


def _cell(text: str) -> str:
    """The text of a cell; what a vocabulary says stays text."""
    return markdown_text(text)


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(source: Exported) -> bytes:
    """The page in UTF-8; no claim of the corpus is on it."""
    return reference(source.corpus).encode()


WRITERS: Final = {
    "reference": Writer("every key, column and term of the corpus, as Markdown for whoever writes it", write)
}
