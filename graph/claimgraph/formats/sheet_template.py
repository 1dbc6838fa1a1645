"""A corpus in, a workbook to fill out: its own actors, events and words to choose from, and a line on each column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from claimgraph.base.errors import column_letters
from claimgraph.base.words import folded
from claimgraph.formats.keys import about_columns
from claimgraph.formats.workbook import Choice, Page, workbook
from claimgraph.model.columns import DERIVED, POSITION, RELAY, TEXT, column_of, columns
from claimgraph.model.fields import fields_of
from claimgraph.model.flat import claim_rows
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement
from claimgraph.model.sheets import CAST, columns_of_sheets
from claimgraph.model.values import answered
from claimgraph.model.values.kind import Kind
from claimgraph.model.values.term import Listed, Named, Thing
from claimgraph.model.values.yes_no import YesNo
from claimgraph.model.vocabulary import Vocabulary

#: The columns that nearly every claim needs, in the order in which people think of them; the dimensions come in between.
_BEFORE: Final = ("title", "publisher", "published", "url", "claimant", "stance", "verb", "event", "counts", "property")
_AFTER: Final = ("phase", "value", "object", "quote", "note")
#: What the program finds out itself, and what only a corpus that is carried elsewhere has to say.
_NOT_ASKED: Final = {*TEXT, *POSITION, *RELAY, *DERIVED, "evidence", "imported_from", "called"}


def sheet_template(corpus: Corpus) -> tuple[bytes, str]:
    """The workbook, and every text in it: sheets for claims, actors, events and concepts, and a sheet of help."""
    lists = _Lists(corpus)
    pages = [
        Page("claims", _columns(corpus.vocabulary), [], lists.choices(_kinds(corpus.vocabulary))),
        *(
            Page(name, columns_of_sheets(corpus.vocabulary)[name], [], lists.choices(_declared(record)))
            for name, record in CAST.items()
        ),
        Page("help", ("sheet", "column", "what stands there", "for example"), list(_help(corpus))),
    ]
    pages.append(lists.page())
    return workbook(pages), "\n".join(text for page in pages for row in (page.columns, *page.rows) for text in row)


def _columns(words: Vocabulary) -> tuple[str, ...]:
    first = (*_BEFORE, *map(column_of, sorted(words.dimensions)), *_AFTER)
    return (*first, *(column for column in columns(words) if column not in {*first, *_NOT_ASKED}))


def _kinds(words: Vocabulary) -> dict[str, Kind[Any]]:
    """What may stand in each column of claims that has something to choose from."""
    found = {
        column: kind
        for record in (Document, Speaker, Statement, Question)
        for column, kind in _declared(record).items()
    }
    found |= dict.fromkeys(("claimant", "relayed_by"), Named("actor"))
    found |= {"event_type": Listed("event_types"), "event_part_of": Named("event"), "withdrawn": Listed("withdrawals")}
    found |= dict.fromkeys(("negated", "inferred"), YesNo())
    for key, asked in words.dimensions.items():
        kind = answered(asked.answered_by, asked.unit, words.kinds_of(asked.answered_by))
        if isinstance(kind, Thing):
            found[column_of(key)] = Named(kind.of)
    return {column: kind for column, kind in found.items() if column in _columns(words)}


def _declared(record: type) -> dict[str, Kind[Any]]:
    return {field.column: field.kind for field in fields_of(record).values() if field.column}


class _Lists:
    """The lists to choose from, each a column of a hidden sheet, which a page's columns refer to."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.found: dict[str, list[str]] = {}

    def choices(self, kinds: Mapping[str, Kind[Any]]) -> dict[str, Choice]:
        return {column: choice for column, kind in kinds.items() if (choice := self._choice(kind))}

    def page(self) -> Page:
        rows = max(map(len, self.found.values()), default=0)
        table = [[words[at] if at < len(words) else "" for words in self.found.values()] for at in range(rows)]
        return Page("lists", list(self.found), table, is_hidden=True)

    def _choice(self, kind: Kind[Any]) -> Choice | None:
        match kind:
            case Listed(scheme=scheme):
                return self._of(scheme, sorted(self.corpus.vocabulary.listed(scheme)), is_open=False)
            case YesNo(words=words):
                return self._of(" or ".join(words), list(words), is_open=False)
            case Named(of=of, new=new):
                return self._of(new, _names(self.corpus, of, new), is_open=True)
        return None

    def _of(self, name: str, words: list[str], *, is_open: bool) -> Choice | None:
        self.found.setdefault(name, words)
        letters = column_letters(list(self.found).index(name) + 1)
        return Choice(f"=lists!${letters}$2:${letters}${len(words) + 1}", is_open) if words else None


def _names(corpus: Corpus, of: str, new: str) -> list[str]:
    """What the records of a kind are called, each by what means it alone; those of the type that is asked for, if any are."""
    if of == "document":
        return sorted(corpus.documents)
    called = {
        "actor": [(each.id, each.type, (each.shown, *each.spellings), each.private) for each in corpus.actors.values()],
        "event": [(each.id, each.type, (each.name, *each.also), False) for each in corpus.events.values()],
        "concept": [(each.id, each.type, (each.name, *each.also), False) for each in corpus.concepts.values()],
    }[of]
    meant: dict[str, set[str]] = {}
    for id, _, names, is_private in called:
        for name in (id, *(() if is_private else names)):
            meant.setdefault(folded(name), set()).add(id)
    # The role of a private person is no name: it means whoever has it.
    found = [
        (type, names[0] if meant.get(folded(names[0])) == {id} and not is_private else id)
        for id, type, names, is_private in called
    ]
    return sorted([name for type, name in found if type == new] or [name for _, name in found])


def _help(corpus: Corpus) -> Iterator[tuple[str, str, str, str]]:
    words, example = corpus.vocabulary, _example(claim_rows(corpus))
    about = about_columns(words)
    for column in _columns(words):
        yield "claims", column, about.get(column, "").replace("`", ""), example.get(column, "")
    for name, record in CAST.items():
        found = {field.column: field.about for field in fields_of(record).values()}
        for column in columns_of_sheets(words)[name]:
            yield name, column, found.get(column, _ID).replace("`", ""), ""


_ID: Final = "What other sheets may call it: small letters, digits, hyphens. Made from the name where it is left out."


def _example(rows: Iterable[dict[str, str]]) -> dict[str, str]:
    """The row of the corpus that shows most of the first columns; nothing where it has none."""
    return max(rows, key=lambda row: sum(bool(row[column]) for column in (*_BEFORE, *_AFTER)), default={})
