"""A store in, its site out: which pages there are, and each of them as HTML, for a server and for a folder."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, Final

from claimgraph.accounts.disagreements import alike, disagreements
from claimgraph.accounts.thing import Terms, Thing, thing_of
from claimgraph.asking import questions
from claimgraph.asking.answer_text import shown
from claimgraph.asking.pieces import Shape, pieces_of_question
from claimgraph.asking.question_files import NamedQuestion
from claimgraph.base import limits
from claimgraph.base.namespaces import RDFS
from claimgraph.base.words import counted
from claimgraph.pages.page import json_in_html, page
from claimgraph.pages.site.addresses import from_to, id_of, path_of
from claimgraph.pages.site.query import content, is_whole
from claimgraph.pages.site.schema_org import claim_of
from claimgraph.pages.site.search import Search
from claimgraph.store import Store, Table
from claimgraph.store.answered import Answered

#: The lists of the site by their page: what they are called, the question that gives them, what its rows are.
LISTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "actors.html": ("Actors", "actor/all", "actor"),
    "events.html": ("Events", "event/all", "event"),
    "documents.html": ("Documents", "document/all", "document"),
    "silences.html": ("Who kept silent", "silence/all", ""),
}
#: In which other forms there is what a page of a thing shows: name, ending of the address, media type.
DATA_FORMS: Final = (
    ("Turtle", "ttl", "text/turtle"),
    ("JSON-LD", "jsonld", "application/ld+json"),
    ("JSON", "json", "application/json"),
)
#: How an answer is shown on a page.
_TABLE: Final = Shape("table", rest="the spreadsheet has all")
#: So many disagreements stand on the first page.
_FIRST: Final = 12


@dataclass(frozen=True)
class Site:
    """The pages of a store, and of the terms that it is written in.

    ``notes`` are what whoever reads them has to know; ``wrong`` is what is wrong with what was to be shown instead of this.
    With ``is_live`` a server answers queries; else they are plain files, and the reader's browser does.
    """

    store: Store
    terms: Terms
    notes: tuple[str, ...] = ()
    wrong: str = ""
    is_live: bool = True

    @property
    def has_query(self) -> bool:
        """Whether there is a query page: a server has one always, files need all parts of it."""
        return self.is_live or is_whole()

    def start(self) -> str:
        """The page that one opens first."""
        (counts,) = questions.ask(self.store, "summary/counts").texts()
        found = disagreements(self.store, first=_FIRST)
        # As in a brief: of very many nobody can choose those that come first.
        few = int(counts["claims"]) <= limits.CLAIMS_TOLD

        def listed(question: str) -> list[dict[str, str]]:
            return questions.ask(self.store, question).texts()[:_FIRST] if few else []

        return self._page(
            "index.html",
            "site/start.html",
            counts=[counted(int(counts[f"{name}s"]), name) for name in ("document", "claimant", "claim", "event")],
            disagreements=[(heading, list(same)) for heading, same in groupby(found, key=lambda one: one.heading)],
            more=len(found) < int(counts["comparisons"]),
            all_of_them=int(counts["comparisons"]),
            silences=listed("silence/all"),
            events=listed("event/all"),
            documents=listed("document/all"),
        )

    def listed(self, path: str) -> str:
        """One of `LISTS`."""
        title, question, kind = LISTS[path]
        return self._table(path, title, questions.question_of(question), kind)

    def asked(self) -> str:
        """All questions."""
        aspects: dict[str, list[NamedQuestion]] = {}
        for question in questions.questions().values():
            aspects.setdefault(question.id.partition("/")[0], []).append(question)
        return self._page("questions.html", "site/questions.html", aspects=aspects)

    def question(self, id: str) -> str:
        """What a question needs to be told before it is answered.

        Raises:
            QuestionError: there is no such question.
        """
        question = questions.question_of(id)
        return self._page(f"ask/{id}.html", "site/question.html", question=question, given={})

    def answered(self, id: str, given: Mapping[str, str]) -> str:
        """The answer to a question.

        Raises:
            QuestionError: there is no such question, or its parameters do not fit.
        """
        question = questions.question_of(id)
        return self._table(f"ask/{id}.html", question.question, question, "", given)

    def thing(self, id: str) -> Thing:
        """What there is to say of one thing.

        Raises:
            QuestionError: there is none with this id.
        """
        return thing_of(self.store, id, self.terms)

    def of(self, thing: Thing) -> str:
        """The page of one thing."""
        id = id_of(thing.iri, self.store.prefixes)
        return self._page(
            f"{path_of(id)}.html",
            "site/thing.html",
            thing=thing,
            id=id,
            claim=claim_of(thing),
            data=DATA_FORMS,
            account=f"event/{id.removeprefix('event-')}.html" if id.startswith("event-") else "",
        )

    def data(self, id: str, format: str) -> bytes:
        """What the graph says of one thing, in one of `claimgraph.store.FORMATS`, or as "json".

        Raises:
            QuestionError: there is none with this id.
        """
        if format == "json":
            return as_json(self.thing(id)).encode()
        store = self.terms.store if ":" in id else self.store
        out = io.BytesIO()
        Answered(store, f"DESCRIBE {questions.term_of(store, 'Thing', id)}").write(format, out)
        return out.getvalue()

    def things(self) -> Iterator[str]:
        """The ids of all that has a page."""
        named = {subject.text for subject, _ in self.store.pairs(f"{RDFS}label")} | self.terms.labels.keys()
        yield from sorted(filter(None, (id_of(iri, self.store.prefixes) for iri in named)))

    def found(self, asked: str, search: Search | None) -> str:
        """What a search finds; ``search`` is None as long as there is no index."""
        hits = search.find(asked) if search else []
        grouped = [(kind, list(same)) for kind, same in groupby(hits, key=lambda hit: hit.kind)]
        return self._page(
            "search.html",
            "site/search.html",
            asked=asked,
            hits=grouped if search else None,
            is_cut=len(hits) == limits.HITS,
            only_names=bool(search and not search.is_whole),
        )

    def query(self) -> str:
        """The page on which the graph is asked in SPARQL; it loads `claimgraph.pages.site.query.assets`."""
        known = content(self.store, self.terms, is_live=self.is_live)
        return self._page("query.html", "site/query.html", is_whole=is_whole(), data=json_in_html(known))

    def missing(self, path: str, said: str) -> str:
        """The page that says why there is none at a path."""
        return self._page(path, "site/missing.html", title="There is no such page", said=said)

    # ------------------------------------------------------------------------ what pages are made of

    def _table(
        self, path: str, title: str, question: NamedQuestion, kind: str, given: Mapping[str, str] | None = None
    ) -> str:
        """The answer to a question; where each row is about one thing of a kind, its name leads to it."""
        (answer,) = pieces_of_question(self.store, question.id, given or {}, _TABLE)
        table = answer.content
        assert isinstance(table, Table)
        columns = [name for name in question.shown if not (kind and name in ("id", kind))]
        rows = []
        for row, texts in zip(table.rows, table.texts(), strict=True):
            cells = dict(zip(table.columns, row, strict=True))
            linked = [{"name": texts[kind], "id": f"{kind}-{texts['id']}"}] if kind else []
            for name in columns:
                cell = cells[name]
                id = id_of(cell.text, self.store.prefixes) if cell and cell.kind == "iri" else ""
                linked.append({"name": shown(cell, table), "id": id})
            rows.append(linked)
        return self._page(
            path,
            "site/table.html",
            title=title,
            question=question,
            given=given or {},
            columns=[kind, *columns] if kind else columns,
            rows=rows,
            cut=answer.note,
        )

    def _page(self, path: str, template: str, **shown: Any) -> str:
        def to(there: str) -> str:
            return from_to(path, there)

        def of(id: str) -> str:
            return to(f"{path_of(id)}.html")

        def link(iri: str) -> str:
            id = id_of(iri, self.store.prefixes)
            return of(id) if id else ""

        ours = {"asked": "", "alike": alike, "lists": LISTS, "notes": self.notes, "wrong": self.wrong, "here": path}
        ours |= {"has_query": self.has_query, "is_live": self.is_live}
        return page(template, to=to, link=link, of=of, **{**ours, **shown})


def as_json(thing: Thing) -> str:
    """What there is to say of a thing, for programs."""
    return json.dumps(asdict(thing), ensure_ascii=False, indent=1, default=sorted) + "\n"
