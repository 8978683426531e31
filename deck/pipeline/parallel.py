"""The same work for many slides, on all processors. In: a function of a number. Out: its results, in order.

Processes are forked, so that they have at once all that the work needs. They take numbers off one pipe, a few at a
time, until there are none, so that each works to the end; what they make comes back pickled, each through a pipe of its
own. Where there is one processor, little to do, or no safe fork (anything but Linux), the work is done in turn: the
results are the same.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeVar

from msgspec import Struct

T = TypeVar("T")

LEAST = 24  # calls that make up for starting processes: a slide takes some milliseconds
CHUNK = 4  # calls a process does before it asks for more, at least
SHARE = 100  # times that it asks, at most: all end at about the same time, and answers are few
_BYTES = 4  # of a number in a pipe


class _Failed(Struct, frozen=True):
    error: Exception


def spread(function: Callable[[int], T], count: int, processes: int | None = None, least: int = LEAST) -> Iterator[T]:
    """`function(0)` … `function(count − 1)`; an exception of one of them is raised in its turn.

    Fewer than `least` calls are not worth other processes.
    """
    processes = _processors() if processes is None else processes
    if processes < 2 or count < least or sys.platform != "linux":
        return map(function, range(count))
    return _forked(function, count, processes)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _forked(function: Callable[[int], T], count: int, processes: int) -> Iterator[T]:
    size = max(CHUNK, count // (processes * SHARE))
    chunks = [range(start, min(start + size, count)) for start in range(0, count, size)]
    numbers, given = os.pipe()
    os.write(given, b"".join(_packed(number) for number in range(len(chunks))))
    os.close(given)
    workers = dict(_start(function, chunks, numbers) for _ in range(processes))
    os.close(numbers)
    try:
        for results in _in_order(list(workers), len(chunks)):
            yield from map(_made, results)
    finally:
        for pipe, process in workers.items():
            os.close(pipe)
            os.kill(process, signal.SIGKILL)  # it has ended, unless this was left early
            os.waitpid(process, 0)


def _start(function: Callable[[int], Any], chunks: list[range], numbers: int) -> tuple[int, int]:
    """A process at work: the pipe that it answers through, its id."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        _work(function, chunks, numbers, writing)
    os.close(writing)
    return reading, process


def _work(function: Callable[[int], Any], chunks: list[range], numbers: int, answers: int) -> NoReturn:
    """What a process does, from its start to its end: it leaves nothing to whatever would come after the fork."""
    try:
        with open(answers, "wb") as stream:
            while taken := os.read(numbers, _BYTES):
                data = pickle.dumps([*_results(function, chunks[int.from_bytes(taken)])], pickle.HIGHEST_PROTOCOL)
                stream.write(taken + _packed(len(data)) + data)
                stream.flush()
    except Exception:
        sys.excepthook(*sys.exc_info())  # nobody else will tell
    finally:
        os._exit(0)


def _results(function: Callable[[int], Any], chunk: range) -> Iterator[Any]:
    """The results of a chunk, up to the first that fails."""
    try:
        for number in chunk:
            yield function(number)
    except Exception as error:
        yield _Failed(error)


def _in_order(pipes: list[int], count: int) -> Iterator[list[Any]]:
    """The results of all chunks; what comes before its turn waits. Raises RuntimeError where all workers are gone."""
    early: dict[int, bytes] = {}
    for number in range(count):
        while number not in early:
            if not pipes:
                raise RuntimeError("the processes that make slides ended before their time: is there memory enough?")
            ready, _, _ = select.select(pipes, [], [])
            for pipe in ready:
                if taken := _read(pipe, _BYTES):
                    early[int.from_bytes(taken)] = _read(pipe, int.from_bytes(_read(pipe, _BYTES)))
                else:
                    pipes.remove(pipe)
        yield pickle.loads(early.pop(number))


def _read(pipe: int, size: int) -> bytes:
    """So many bytes; none where the other side has ended."""
    data = bytearray()
    while len(data) < size and (more := os.read(pipe, size - len(data))):
        data += more
    return bytes(data)


def _packed(number: int) -> bytes:
    return number.to_bytes(_BYTES)


def _made(result: Any) -> Any:
    if isinstance(result, _Failed):
        raise result.error
    return result
