"""A request for reconciliation in, its answer out: the API that OpenRefine speaks, for the actors and events of a graph.

What is answered is that of https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/, but for two
things. Pages of other sites may read it where whoever started the server named them, and not from everywhere; and there is
no JSONP, with which any page could. There is no flyout, which the specification itself advises against.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimgraph import __version__
from claimgraph.accounts.entities import PROPERTIES, Entities, Entity, Kind, Property, Value
from claimgraph.accounts.reconciled import Candidate, Reconciler
from claimgraph.base import limits
from claimgraph.base.namespaces import CG, DATA
from claimgraph.base.words import folded
from claimgraph.graph.made import Made
from claimgraph.pages.site.preview import HEIGHT, SHOWN, WIDTH, preview
from claimgraph.server.live import Live
from claimgraph.server.protocol import NotAnswered, body_of, fields_of
from claimgraph.server.reconcile_queries import batch_of, extension_of

Json: TypeAlias = dict[str, Any]
T = TypeVar("T")

_PATH: Final = "reconcile"


@dataclass
class Reconciling:
    """Answers requests for reconciliation; ``framers`` are the sites that may show a preview in a frame."""

    live: Live
    framers: Sequence[str] = ()
    _made: Reconciler | None = None
    _of: object = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    #: Threads of its own: whoever waits for the index to be made keeps no page waiting.
    _threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(limits.QUERIES_AT_ONCE))

    def routes(self) -> list[Route]:
        """Under which addresses it answers."""
        return [
            Route(f"/{_PATH}", _told(self.answer), methods=["GET", "POST"]),
            Route(f"/{_PATH}/suggest/{{what}}", _told(self.suggested)),
            Route(f"/{_PATH}/properties", _told(self.proposed)),
            Route(f"/{_PATH}/preview/{{id}}", _told(self.previewed)),
        ]

    def reconciler(self) -> Reconciler:
        """What finds entities in the graph as it is now; made when it is first needed, and whoever comes meanwhile waits."""
        with self._lock:
            site = self.live.site
            if self._made is None or self._of is not site.store:
                self._made, self._of = Reconciler(Entities(site.store, site.terms)), site.store
            return self._made

    async def answer(self, request: Request) -> Response:
        """What this is; or the answer to a batch of queries, or to a request for data."""
        given = [*request.query_params.multi_items()]
        if request.method == "POST":
            given += fields_of(await body_of(request))
        said = dict(given)
        if "callback" in said:
            raise NotAnswered(400, "There is no JSONP: start the server with --cors and the origin that is to read it.")
        if "queries" in said:
            return await self._beside(self._batch, said["queries"])
        if "extend" in said:
            return await self._beside(self._extended, said["extend"])
        if not self._lock.locked():  # whoever reads this asks soon
            threading.Thread(target=self.reconciler, daemon=True).start()
        return self._sent(_manifest(str(request.base_url)))

    async def suggested(self, request: Request) -> Response:
        """What may be meant by the beginning of a name, or by an id."""
        what, prefix = request.path_params["what"], request.query_params.get("prefix", "")[: limits.LIKE_LENGTH]
        first = _number(request.query_params.get("cursor", "0"), "cursor")
        if what == "property":
            found = [_property(each) for each in PROPERTIES.values() if _begins(prefix, each)]
        elif what == "type":
            found = [_kind(each) for each in (await self._entities()).kinds if _begins(prefix, each)]
        elif what == "entity":
            return self._sent({"result": await self._beside(self._named, prefix, first)})
        else:
            raise NotAnswered(404, f"There are suggestions of entity, type and property, and not of {what[:50]!r}.")
        return self._sent({"result": found[first : first + limits.SUGGESTIONS]})

    async def proposed(self, request: Request) -> Response:
        """The properties that entities of a kind have."""
        kind, limit = request.query_params.get("type", ""), request.query_params.get("limit")
        of = (await self._entities()).classes_of(kind)
        found = [_property(each) for each in PROPERTIES.values() if not of or of & {*each.of}]
        return self._sent({"properties": found[: _number(limit, "limit")] if limit else found})

    async def previewed(self, request: Request) -> Response:
        """A small page on an entity, which the sites that may read this may show in a frame."""
        entities = await self._entities()
        entity = entities.get(request.path_params["id"])
        if entity is None:
            raise NotAnswered(404, f"There is no {request.path_params['id'][:200]!r}.")
        values = await self._beside(entities.values, entity, [PROPERTIES[id] for id in SHOWN])
        made = Made(self.live.cast, preview(entity, values, str(request.base_url)).encode())
        framers = " ".join(("'self'", *self.framers))
        return Response(
            made.looked_at(), media_type="text/html", headers={"Content-Security-Policy": f"frame-ancestors {framers}"}
        )

    async def _entities(self) -> Entities:
        return (await self._beside(self.reconciler)).entities

    async def _beside(self, computed: Callable[..., T], *given: object) -> T:
        """What is computed while other requests are answered."""
        return await run_sync(computed, *given, limiter=self._threads)

    # ------------------------------------------------------------------------ what is computed, beside other requests

    def _batch(self, text: str) -> Response:
        batch, reconciler = batch_of(text), self.reconciler()
        results = {key: {"result": [*map(_candidate, reconciler.candidates(one))]} for key, one in batch.items()}
        return self._sent(results, [*results.values()])

    def _extended(self, text: str) -> Response:
        asked, entities = extension_of(text), self.reconciler().entities
        rows = {}
        for id in asked.ids:
            entity = entities.get(id)
            known = entities.values(entity, asked.properties) if entity else {}
            rows[id] = {each.id: [_value(value, each) for value in known.get(each.id, ())] for each in asked.properties}
        return self._sent({"meta": [*map(_meta, asked.properties)], "rows": rows}, [*rows.values()])

    def _named(self, prefix: str, first: int) -> list[Json]:
        entities = self.reconciler().entities
        found = [entities.get(prefix)] if prefix else []
        if search := self.live.search:
            hits = search.find(prefix, first + limits.HITS)
            found += [entities.get(hit.iri) for hit in hits]
        several = dict.fromkeys(filter(None, found))
        return [_suggestion(entity) for entity in [*several][first : first + limits.SUGGESTIONS]]

    # ------------------------------------------------------------------------ how it leaves

    def _sent(self, found: Json, told: list[Json] | None = None) -> Response:
        """An answer; what it ``told`` is all of it, where nothing in it is repeated of what whoever asks has said."""
        # Else whoever asks for a name would learn whether a private person bears it.
        words = json.dumps(found if told is None else told, ensure_ascii=False)
        made = Made(self.live.cast, json.dumps(found).encode(), words)
        return Response(made.looked_at(), media_type="application/json")


def _told(answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The same answer; what is wrong with a request as JSON."""

    async def told(request: Request) -> Response:
        try:
            return await answer(request)
        except NotAnswered as error:
            content = json.dumps({"status": "error", "message": error.why}, ensure_ascii=False)
            # What is left of a body that is too long is not read.
            ends = {"Connection": "close"} if error.status == 413 else {}
            return Response(content, error.status, ends, "application/json")

    return told


def _manifest(site: str) -> Json:
    """What the service says of itself."""
    here = f"{site}{_PATH}"
    suggested = {
        what: {"service_url": here, "service_path": f"/suggest/{what}"} for what in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": "claimgraph: actors and events",
        "identifierSpace": DATA,
        "schemaSpace": CG,
        "serviceVersion": __version__,
        "defaultTypes": [{"id": "cg:Actor", "name": "actor"}, {"id": "cg:Event", "name": "event"}],
        "view": {"url": f"{site}id/{{{{id}}}}"},
        "preview": {"url": f"{here}/preview/{{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": suggested,
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/properties"},
            "property_settings": [],
        },
        "batchSize": limits.ROWS_MATCHED,
    }


def _candidate(found: Candidate) -> Json:
    return {
        "id": found.entity.id,
        "name": found.entity.name,
        "description": found.why,
        "type": [*map(_kind, found.entity.kinds)],
        "score": found.score,
        "match": found.is_match,
        "features": [
            {"id": "name", "value": found.name_score},
            *({"id": property, "value": fits} for property, fits in found.fits.items()),
        ],
    }


def _suggestion(entity: Entity) -> Json:
    kinds = [*map(_kind, entity.kinds)]
    return {"id": entity.id, "name": entity.name, "description": entity.kinds[0].name, "notable": kinds}


def _kind(kind: Kind) -> Json:
    return {"id": kind.id, "name": kind.name}


def _property(property: Property) -> Json:
    return {"id": property.id, "name": property.name}


def _meta(property: Property) -> Json:
    of = {"type": {"id": "cg:Actor", "name": "actor"}} if property.id == "cg:side" else {}
    return {**_property(property), **of}


def _value(value: Value, property: Property) -> Json:
    if value.id:
        return {"id": value.id, "name": value.text}
    return {"int": int(value.text)} if property.is_number else {"str": value.text}


def _begins(prefix: str, named: Kind | Property) -> bool:
    return folded(named.name).startswith(folded(prefix)) or named.id.lower().startswith(prefix.lower())


def _number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise NotAnswered(400, f"{what} is no whole number: {text[:50]!r}.")
    return int(text)
