"""Values that can be cut into pieces: lists, bullets with what is under them, lines of code, rows of a table.

A path leads to the value: ("bullets",), or ("columns", "bullets") for the bullets of every column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import singledispatch
from typing import Any

from deck.fields import Bullet, Bullets, Fields

FAMILY = 6  # a bullet with more than so many under it may be cut within


def count(value: Any, path: Sequence[str]) -> int:
    """How many pieces the value at `path` has; of several values the most."""
    if not path:
        return length(value)
    if isinstance(value, Mapping):
        return count(value.get(path[0]), path[1:])
    return max((count(item, path) for item in value or ()), default=0)


def cut(value: Any, path: Sequence[str], start: int, stop: int, again: str) -> Any:
    """`value` with pieces `start` to `stop` of what stands at `path`; `again` marks what is said again."""
    if not path:
        return part(value, start, stop, again)
    if isinstance(value, Mapping):
        return Fields({**value, path[0]: cut(value.get(path[0]), path[1:], start, stop, again)})
    return tuple(cut(item, path, start, stop, again) for item in value or ())


@singledispatch
def length(value: Any) -> int:
    """How many pieces a value has; one that can't be cut has one."""
    return 1


@singledispatch
def part(value: Any, start: int, stop: int, again: str) -> Any:
    """The pieces from `start` to `stop` as a value of the same kind."""
    return value


@length.register
def _(value: tuple) -> int:  # type: ignore[type-arg]
    return len(value)


@part.register
def _(value: tuple, start: int, stop: int, again: str) -> Any:  # type: ignore[type-arg]
    return value[start:stop]


@length.register
def _(value: str) -> int:
    return value.count("\n") + 1


@part.register
def _(value: str, start: int, stop: int, again: str) -> str:
    return "\n".join(value.split("\n")[start:stop])


def letters(value: Any) -> int:
    """How long all text in `value` is, a Han character counted twice."""
    if isinstance(value, str):
        return len(value) + sum(char > "\u2e80" for char in value)
    if isinstance(value, Bullet):
        return letters(value.text) + letters(value.children) + 80 * len(value.children)
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return sum(map(letters, values))


Place = tuple[int, ...]  # where a bullet stands: its number at each level


@length.register
def _(value: Bullets) -> int:
    return len(_units(value))


@part.register
def _(value: Bullets, start: int, stop: int, again: str) -> Bullets:
    """Bullets whole where they are small; a large family is cut between its lines, its heads said again."""
    wanted = [place for unit in _units(value)[start:stop] for place in unit]
    return _family((), set(wanted) | {p[:n] for p in wanted for n in range(1, len(p))}, set(wanted), value, again)


def _units(bullets: Bullets) -> list[list[Place]]:
    """The bullets that stay together, each as the places of its lines."""
    units: list[list[Place]] = []
    for index, bullet in enumerate(bullets):
        lines = list(_lines(bullet, (index,)))
        units += [lines] if len(lines) <= FAMILY else [lines[:2], *([line] for line in lines[2:])]
    return units


def _lines(bullet: Bullet, place: Place) -> Iterator[Place]:
    yield place
    for index, child in enumerate(bullet.children):
        yield from _lines(child, (*place, index))


def _family(above: Place, kept: set[Place], fresh: set[Place], bullets: Sequence[Bullet], again: str) -> Bullets:
    """Those of `bullets` that are kept; one that is not `fresh` is only said again for what is under it."""
    found = []
    for index, bullet in enumerate(bullets):
        place = (*above, index)
        if place in kept:
            text = bullet.text if place in fresh else f"{bullet.text}{again}"
            found.append(Bullet(text, _family(place, kept, fresh, bullet.children, again)))
    return Bullets(found)
