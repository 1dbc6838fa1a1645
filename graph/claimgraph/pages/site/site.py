"""A store in, its site out: which pages there are, and each of them as HTML, for a server and for a folder."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import groupby, islice
from typing import Final

from claimgraph.accounts.finding import by_heading, told
from claimgraph.accounts.opening import FIRST, opening
from claimgraph.accounts.thing import Thing, thing_of
from claimgraph.asking import questions
from claimgraph.asking.answer_text import shown
from claimgraph.asking.pieces import Shape, pieces_of_question
from claimgraph.asking.question_files import NamedQuestion
from claimgraph.base import limits
from claimgraph.base.namespaces import DATA, RDFS
from claimgraph.base.words import counted
from claimgraph.pages.event_page import event_page
from claimgraph.pages.page import json_in_html, page, rendered
from claimgraph.pages.picture import ASSETS
from claimgraph.pages.site.addresses import from_to, id_of, path_of
from claimgraph.pages.site.frame import HEAD, LISTS, Frame
from claimgraph.pages.site.query import GRAPH, assets, content, is_whole
from claimgraph.pages.site.schema_org import claim_of
from claimgraph.pages.site.search import Search
from claimgraph.store import Table
from claimgraph.store.answered import Answered

#: How pages look: all of them, and the accounts of events.
STYLES: Final = ("site.css", "account.css")
#: In which other forms there is what a page of a thing shows: name, ending of the address, media type.
DATA_FORMS: Final = (
    ("Turtle", "ttl", "text/turtle"),
    ("JSON-LD", "jsonld", "application/ld+json"),
    ("JSON", "json", "application/json"),
)
#: How an answer is shown on a page.
_TABLE: Final = Shape("table", rest="the spreadsheet has all")
#: So many events and documents stand on the first page.
_LISTED: Final = 12
#: So many under one heading lie open.
_OPEN: Final = 4


@dataclass(frozen=True)
class Site(Frame):
    """The pages of a store, and of the terms that it is written in."""

    def assets(self) -> dict[str, bytes]:
        """What pages load, by its path: styles and scripts, and what the query page needs."""
        styles = {name: rendered(f"site/{name}").encode() for name in STYLES}
        picture = {name: text().encode() for name, text in ASSETS.items()}
        return {**styles, **picture, **assets(is_live=self.is_live)}

    @cached_property
    def start(self) -> str:
        """The page that one opens first; made once."""
        (counts,) = questions.ask(self.store, "summary/counts").texts()
        # As in a brief: of very many nobody can choose those that come first.
        is_small = int(counts["claims"]) <= limits.CLAIMS_TOLD

        def listed(question: str) -> list[dict[str, str]]:
            return questions.ask(self.store, question).texts()[:_LISTED] if is_small else []

        return self._page(
            "index.html",
            "site/start.html",
            counts=[counted(int(counts[f"{name}s"]), name) for name in ("document", "claimant", "claim", "event")],
            findings=by_heading(opening(self.store, first=FIRST)),
            open=_OPEN,
            verdicts=int(counts["comparisons"]),
            events=listed("event/all"),
            documents=listed("document/all"),
            whole="" if self.is_live else GRAPH,
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
            findings=told(thing.disagreements, is_cut="disagreements" in thing.more),
            id=id,
            claim=claim_of(thing),
            data=DATA_FORMS if self.is_live else (),
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
        Answered(store, f"DESCRIBE {questions.term_of(store, 'Thing', id)}", DATA).write(format, out)
        return out.getvalue()

    @cached_property
    def picture(self) -> str:
        """The actor graph, from which everything leads to its page; made once, since it takes longer than other pages.

        It needs `claimgraph.pages.picture.ASSETS` beside it.
        """
        from claimgraph.pages.picture import actor_page

        return actor_page(self.cast, self.store, note=" ".join(self.notes), pages="id/")

    def things(self) -> Iterator[str]:
        """The ids of all that has a page."""
        named = {subject.text for subject, _ in self.store.pairs(f"{RDFS}label")} | self.terms.labels.keys()
        yield from sorted(filter(None, (id_of(iri, self.store.prefixes) for iri in named)))

    def leads(self, id: str) -> str:
        """The page, at the address of what stands on the page of something else, that leads there; "" for all else."""
        holder = self.holder(id)
        if not holder:
            return ""
        here, there = f"{path_of(id)}.html", f"{path_of(id_of(holder, self.store.prefixes))}.html"
        name = self.store.value(f"{DATA}{id}", f"{RDFS}label")
        return page("site/elsewhere.html", title=name, there=f"{from_to(here, there)}#{id}")

    def lookup(self, scripts: Sequence[str]) -> str:
        """The page on which these scripts search, in the reader's browser."""
        return self._page("search.html", "site/lookup.html", scripts=scripts)

    def account(self, id: str) -> str:
        """The account of an event.

        Raises:
            QuestionError: there is no such event.
        """
        return event_page(self.store, id, note=" ".join(self.notes), template="site/account.html", head=HEAD)

    def found(self, asked: str, search: Search | None) -> str:
        """What a search finds; ``search`` is None as long as there is no index."""
        hits = search.find(asked, limits.HITS + 1) if search else []
        shown_hits = hits[: limits.HITS]
        grouped = [(kind, list(same)) for kind, same in groupby(shown_hits, key=lambda hit: hit.kind)]
        return self._page(
            "search.html",
            "site/search.html",
            asked=asked,
            hits=grouped if search else None,
            is_cut=len(shown_hits) < len(hits),
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
        # Of a list one wants all; nobody reads so much of an answer.
        first = len(table.rows) if kind else limits.ROWS_OF_PAGE
        for row, texts in islice(zip(table.rows, table.texts(), strict=True), first):
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
            cut=answer.note
            or (f"{first:,} of {len(table.rows):,} rows; {_TABLE.rest}." if len(table.rows) > first else ""),
        )


def as_json(thing: Thing) -> str:
    """What there is to say of a thing, for programs."""
    return json.dumps(asdict(thing), ensure_ascii=False, indent=1, default=sorted) + "\n"
