"""A query in, its answer out, from a process apart.

Oxigraph has no time-out and holds the interpreter while it evaluates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, QueryError, StoreError
from claimgraph.base.namespaces import PREFIXES
from claimgraph.store import Store, Table, fences, mentions_service
from claimgraph.store.apart import Ended, each_apart

#: A table, or Turtle for CONSTRUCT and DESCRIBE.
Answer: TypeAlias = Table | bytes

T = TypeVar("T")

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
    work: Callable[[Store], T],
    triples: str | Path,
    prefixes: Mapping[str, str] = PREFIXES,
    *,
    seconds: float = limits.SECONDS,
    memory: int = limits.MEMORY,
) -> T:
    """What ``work`` gives for a store of triples, from a process without network, within these limits.

    Raises:
        QueryError: it met a limit, which the message names; or whatever of ours ``work`` raised, as one class.
    """
    work_once = partial(_once, work)
    (found,) = each_in_fences(work_once, triples, prefixes, seconds=seconds, memory=memory)
    return found


def _once(work: Callable[[Store], T], store: Store) -> Iterator[T]:
    yield work(store)


def each_in_fences(
    work: Callable[[Store], Iterable[T]],
    triples: str | Path,
    prefixes: Mapping[str, str] = PREFIXES,
    *,
    seconds: float = limits.SECONDS,
    memory: int = limits.MEMORY,
    in_all: bool = True,
) -> Iterator[T]:
    """The same of each of the values that ``work`` gives, as it comes.

    The time is that in which somebody waits for values: for all together, or, not ``in_all``, for each.
    """
    prepare, given = partial(Store.of, triples, dict(prefixes)), False
    try:
        for value in each_apart(prepare, work, seconds=seconds, memory=memory, in_all=in_all):
            yield value
            given = True
    except Ended as ended:
        raise _error(ended, seconds, memory, ", after a part of the answer" * given) from ended
    except StoreError:
        raise
    except ClaimGraphError as error:
        raise QueryError(error.message, error.remedy) from error


def _error(ended: Ended, seconds: float, memory: int, when: str) -> QueryError:
    match ended.why:
        case "time":
            return QueryError(
                f"The query took longer than {seconds:g} s and was ended{when}.", f"{_SIMPLER} --timeout."
            )
        case "memory":
            return QueryError(
                f"The query needed more than {memory:,} MiB of memory beside the graph and was ended{when}.",
                f"{_SIMPLER} --memory.",
            )
        case "depth":
            return QueryError("The query is too long, or nested too deeply, to be read.", "Take parts of it out.")
        case "outside":
            return QueryError(
                f"The query was ended from outside{when}.", "The machine may have no memory left: see its log."
            )
        case "code":
            return QueryError(
                f"The query ended without an answer (code {ended.said}).", "Simplify it to find what fails."
            )
    return QueryError(f"The query failed: {ended.said}", "Simplify it to find what fails.")


def _to_any(sparql: str, store: Store) -> Answer:
    with nothing_opened(sparql, store):
        return store.answer(sparql)


@contextmanager
def nothing_opened(sparql: str, store: Store) -> Iterator[None]:
    """Inside, a stranger's query may be answered, in a process of its own: it opens nothing, and no other graph.

    Raises:
        QueryError: it asks for another machine or graph, or may do so where the system cannot keep it from that.
    """
    from claimgraph.store.refusals import refuse_elsewhere

    refuse_elsewhere(sparql)
    # Whether or not the system gave this process a network of its own: nothing can be opened while it is answered. Only a
    # store on disk opens its files when it reads them.
    with nullcontext(fences.is_alone()) if store.opens_files else fences.no_new_files() as closed:
        if not closed and mentions_service(sparql):
            raise QueryError("This system cannot keep a query off the network.", "Leave the word SERVICE out of it.")
        yield
