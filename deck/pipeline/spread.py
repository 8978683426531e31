"""The same work for many slides, on all processors. In: a function of a number. Out: its results, in order.

Processes are forked, so that they have at once all that the work needs; what comes back is pickled. Where there is
one processor, little to do, or no safe fork (anything but Linux), the work is done in turn: the results are the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")

LEAST = 120  # calls that make up for starting processes
CHUNK = 16  # calls a process does before it asks for more

_function: Callable[[int], Any]


def spread(function: Callable[[int], T], count: int, processes: int | None = None) -> Iterator[T]:
    """`function(0)` … `function(count − 1)`; an exception of one of them is raised in its turn."""
    processes = _processors() if processes is None else processes
    if processes < 2 or count < LEAST or sys.platform != "linux":
        return map(function, range(count))
    return _forked(function, count, processes)


def _forked(function: Callable[[int], T], count: int, processes: int) -> Iterator[T]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, fork, initializer=_take, initargs=(function,)) as pool:
        yield from pool.map(_call, range(count), chunksize=CHUNK)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _take(function: Callable[[int], Any]) -> None:
    global _function
    _function = function


def _call(number: int) -> Any:
    return _function(number)
