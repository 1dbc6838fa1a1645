"""A query in, its answer out, from a process apart.

Oxigraph has no time-out and holds the interpreter while it evaluates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, QueryError, StoreError
from claimgraph.base.namespaces import PREFIXES
from claimgraph.store import Store, Table, fences, mentions_service
from claimgraph.store.apart import Ended, apart

#: A table, or Turtle for CONSTRUCT and DESCRIBE.
Answer: TypeAlias = Table | bytes

_SIMPLER: Final = "Narrow it, add a LIMIT, or allow more with"


def answer(
    triples: str | Path,
    sparql: str,
    prefixes: Mapping[str, str] = PREFIXES,
    *,
    seconds: float = limits.SECONDS,
    memory: int = limits.MEMORY,
) -> Answer:
    """The answer to any query, also a stranger's, on N-Triples text or the folder of a store on disk.

    It may use ``prefixes`` undeclared.

    Raises:
        QueryError: the query cannot be parsed, asks for another machine or graph, or met the limit of ``seconds`` or
            of ``memory`` (MiB); the message says which.
    """
    return in_fences(partial(_to_any, sparql), triples, prefixes, seconds=seconds, memory=memory)


def in_fences(
    work: Callable[[Store], Answer],
    triples: str | Path,
    prefixes: Mapping[str, str] = PREFIXES,
    *,
    seconds: float = limits.SECONDS,
    memory: int = limits.MEMORY,
) -> Answer:
    """What ``work`` gives for a store of triples, from a process without network, within these limits.

    Raises:
        QueryError: it met a limit, which the message names; or whatever of ours ``work`` raised, as one class.
    """
    try:
        return apart(partial(Store.of, triples, dict(prefixes)), work, seconds=seconds, memory=memory)
    except Ended as ended:
        raise _told(ended, seconds, memory) from ended
    except StoreError:
        raise
    except ClaimGraphError as error:
        raise QueryError(error.message, error.remedy) from error


def _told(ended: Ended, seconds: float, memory: int) -> QueryError:
    match ended.why:
        case "time":
            return QueryError(f"The query took longer than {seconds:g} s and was ended.", f"{_SIMPLER} --timeout.")
        case "memory":
            return QueryError(
                f"The query needed more than {memory:,} MiB of memory beside the graph and was ended.",
                f"{_SIMPLER} --memory.",
            )
        case "depth":
            return QueryError("The query is too long, or nested too deeply, to be read.", "Take parts of it out.")
        case "outside":
            return QueryError("The query was ended from outside.", "The machine may have no memory left: see its log.")
        case "code":
            return QueryError(
                f"The query ended without an answer (code {ended.said}).", "Simplify it to find what fails."
            )
    return QueryError(f"The query failed: {ended.said}", "Simplify it to find what fails.")


def _to_any(sparql: str, store: Store) -> Answer:
    from claimgraph.store.refusals import refuse_elsewhere

    refuse_elsewhere(sparql)
    # Whether or not the system gave this process a network of its own: nothing can be opened while it is answered. Only a
    # store on disk opens its files when it reads them.
    with nullcontext(fences.is_alone()) if store.opens_files else fences.no_new_files() as closed:
        if not closed and mentions_service(sparql):
            raise QueryError("This system cannot keep a query off the network.", "Leave the word SERVICE out of it.")
        return store.answer(sparql)
