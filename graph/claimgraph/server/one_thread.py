"""Things that one thread has to make in, the same for a program of many threads out.

The engine ends the whole process when another thread than the one that asked touches an answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def in_one_thread(made: Generator[T, None, None]) -> AsyncGenerator[T, None]:
    """The same things, each made in one thread of their own, where they also end; raises at once what the first raises."""
    thread = ThreadPoolExecutor(1)

    def following() -> list[T]:
        return [one] if (one := next(made, None)) is not None else []

    async def each(found: list[T]) -> AsyncGenerator[T, None]:
        try:
            while found:
                yield found[0]
                found = await asyncio.wrap_future(thread.submit(following))
        finally:
            thread.submit(made.close)
            thread.shutdown(wait=False)

    try:
        first = thread.submit(following).result()
    except BaseException:
        thread.shutdown(wait=False)
        raise
    return each(first)
