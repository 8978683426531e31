"""Values that can be cut into pieces: lists, bullets with what is under them, lines of code, rows of a table.

A path leads to the value: ("bullets",), or ("columns", "bullets") for the bullets of every column.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from deck.fields import Bullet, Bullets, Fields
from deck.fields.table import Table, TableParts
from deck.outline.seams import seams

FAMILY = 6  # a bullet with more than so many under it may be cut within


class Pieces(Protocol):
    """A value as `count` pieces; `part` is the value with those from `start` to `stop` alone.

    `again` marks what a part says again: the head of a family of bullets, of a group of rows. `seams` says of each
    piece but the first how bad it is to cut before it; empty: all are alike.
    """

    count: int

    @property
    def seams(self) -> Sequence[float]: ...

    def part(self, start: int, stop: int, again: str) -> Any: ...


def pieces(value: Any, path: Sequence[str]) -> Pieces:
    """What stands at `path` in `value`, ready to be cut; the parts are values like the whole."""
    if not path:
        return _CUT.get(type(value), _Whole)(value)
    if isinstance(value, Mapping):
        return _Inside(value, path)
    return _Each(value or (), path)


class _Inside:
    """A record, one of whose fields is cut."""

    def __init__(self, value: Mapping[str, Any], path: Sequence[str]) -> None:
        self.value = value
        self.key = path[0]
        self.inner = pieces(value.get(self.key), path[1:])
        self.count = self.inner.count

    @property
    def seams(self) -> Sequence[float]:
        return self.inner.seams

    def part(self, start: int, stop: int, again: str) -> Fields:
        return Fields({**self.value, self.key: self.inner.part(start, stop, again)})


class _Each:
    """A list, each of whose entries is cut at the same places."""

    seams = ()

    def __init__(self, value: Sequence[Any], path: Sequence[str]) -> None:
        self.inner = [pieces(item, path) for item in value]
        self.count = max((one.count for one in self.inner), default=0)

    def part(self, start: int, stop: int, again: str) -> tuple[Any, ...]:
        return tuple(one.part(start, stop, again) for one in self.inner)


class _Whole:
    """What can't be cut."""

    count = 1
    seams = ()

    def __init__(self, value: Any) -> None:
        self.value = value

    def part(self, start: int, stop: int, again: str) -> Any:
        return self.value


class _List:
    """A list as its entries."""

    seams = ()

    def __init__(self, value: tuple[Any, ...]) -> None:
        self.value = value
        self.count = len(value)

    def part(self, start: int, stop: int, again: str) -> tuple[Any, ...]:
        return self.value[start:stop]


class _Lines:
    """A text, or code, as its lines."""

    def __init__(self, value: str) -> None:
        self.lines = value.split("\n")
        self.count = len(self.lines)

    @property
    def seams(self) -> Sequence[float]:
        return seams(self.lines)

    def part(self, start: int, stop: int, again: str) -> str:
        return "\n".join(self.lines[start:stop])


Place = tuple[int, ...]  # where a bullet stands: its number at each level


class _Families:
    """Bullets whole where they are small; a large family is cut between its lines, its heads said again."""

    seams = ()

    def __init__(self, bullets: Bullets) -> None:
        self.bullets = bullets
        self.units: list[list[Place]] = []
        for index, bullet in enumerate(bullets):
            lines = list(_lines(bullet, (index,)))
            self.units += [lines] if len(lines) <= FAMILY else [lines[:2], *([line] for line in lines[2:])]
        self.count = len(self.units)

    def part(self, start: int, stop: int, again: str) -> Bullets:
        fresh = [place for unit in self.units[start:stop] for place in unit]
        kept = sorted({place[:n] for place in fresh for n in range(1, len(place) + 1)})
        return self._children((), kept, set(fresh), again)

    def _children(self, head: Place, kept: Sequence[Place], fresh: set[Place], again: str) -> Bullets:
        """Those under `head` that are kept; one that is not `fresh` is only said again for what is under it."""
        found = []
        for place, below in _by_child(kept, len(head)):
            text = self._at(place).text
            children = self._children(place, below, fresh, again)
            found.append(Bullet(text if place in fresh else f"{text}{again}", children))
        return Bullets(found)

    def _at(self, place: Place) -> Bullet:
        bullet = self.bullets[place[0]]
        for index in place[1:]:
            bullet = bullet.children[index]
        return bullet


def _lines(bullet: Bullet, place: Place) -> Iterator[Place]:
    yield place
    for index, child in enumerate(bullet.children):
        yield from _lines(child, (*place, index))


def _by_child(places: Sequence[Place], depth: int) -> Iterator[tuple[Place, list[Place]]]:
    """Sorted places as the children at `depth`, each with the places below it."""
    for child, group in itertools.groupby(places, key=lambda place: place[: depth + 1]):
        yield child, [place for place in group if len(place) > depth + 1]


_CUT: Mapping[type, Callable[[Any], Pieces]] = {
    tuple: _List,
    str: _Lines,
    Bullets: _Families,
    Table: TableParts,
}


def letters(value: Any) -> int:
    """How long all text in `value` is, a Han character counted twice."""
    if isinstance(value, str):
        return len(value) + sum(char > "\u2e80" for char in value)
    if isinstance(value, Bullet):
        return letters(value.text) + letters(value.children) + 80 * len(value.children)
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return sum(map(letters, values))
