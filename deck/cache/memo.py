"""Values by what they were made of: the last so many are kept in memory, the rest are made anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """The `limit` values that were asked for last. A key must hold everything that its value depends on."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of `key`, by `make` where it is not kept. What `make` raises is raised, nothing kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
            value: T = self._kept[key]
            return value
        value = self._kept[key] = make()
        if len(self._kept) > self.limit:
            self._kept.popitem(last=False)
        return value
