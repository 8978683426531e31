"""Widths of a table's columns from their content (CSS 2.2 §17.5.2.2, automatic table layout), in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from deck.flow.node import Track


class Extent(Struct, frozen=True):
    """A column's min-content and max-content width."""

    low: float
    high: float

    def widest(self, other: Extent) -> Extent:
        return Extent(max(self.low, other.low), max(self.high, other.high))

    def wider(self, low: float, high: float) -> Extent:
        return Extent(self.low + low, self.high + high)


def with_spans(columns: Sequence[Extent], spanning: Iterable[tuple[int, int, Extent]]) -> list[Extent]:
    """The columns, wide enough for cells that span several (first column, how many, extent): all alike."""
    found = list(columns)
    for first, count, extent in sorted(spanning, key=lambda span: span[1]):
        spanned = found[first : first + count]
        low = max(0.0, extent.low - sum(c.low for c in spanned)) / count
        high = max(low * count, extent.high - sum(c.high for c in spanned)) / count
        found[first : first + count] = [column.wider(low, high) for column in spanned]
    return found


def column_widths(columns: Sequence[Extent], given: Sequence[Track], width: float) -> list[float]:
    """Widths that add up to `width`, or to the columns' least where that is more."""
    return _tracks(given, columns, width) if given else _automatic(columns, width)


def _automatic(columns: Sequence[Extent], width: float) -> list[float]:
    """Where all fits, what is left over goes to the columns by their widths; else short ones stay whole."""
    most = sum(column.high for column in columns)
    if most <= width:
        return [column.high * width / most if most else width / len(columns) for column in columns]
    whole = _whole(columns, width)
    rest = [n for n in range(len(columns)) if n not in whole]
    left = width - sum(columns[n].high for n in whole)
    spare = max(0.0, left - sum(columns[n].low for n in rest))
    wish = sum(columns[n].high - columns[n].low for n in rest) or 1.0
    return [
        column.high if n in whole else column.low + spare * (column.high - column.low) / wish
        for n, column in enumerate(columns)
    ]


def _whole(columns: Sequence[Extent], width: float) -> set[int]:
    """The columns that need no more than their even share, nor take what the others need at least."""
    whole: set[int] = set()
    left, needed = width, sum(column.low for column in columns)
    for n in sorted(range(len(columns)), key=lambda n: columns[n].high):
        column = columns[n]
        if column.high > left / (len(columns) - len(whole)) or left - column.high < needed - column.low:
            break
        whole.add(n)
        left, needed = left - column.high, needed - column.low
    return whole


def _tracks(given: Sequence[Track], columns: Sequence[Extent], width: float) -> list[float]:
    """The track list's widths; `auto` is max-content, or less where that is too much; fractions share the rest."""
    pairs = list(zip(given, columns, strict=True))
    sizes = [t.value if t.kind == "pt" else width * t.value / 100 if t.kind == "percent" else 0.0 for t, _ in pairs]
    autos = [n for n, (track, _) in enumerate(pairs) if track.kind == "auto"]
    flexible = sum(column.low for track, column in pairs if track.kind == "fr")
    if autos:
        room = max(0.0, width - sum(sizes) - flexible)
        wanted = sum(columns[n].high for n in autos)
        share = _automatic([columns[n] for n in autos], min(room, wanted) if flexible else room)
        for n, size in zip(autos, share, strict=True):
            sizes[n] = size
    fractions = sum(track.value for track, _ in pairs if track.kind == "fr")
    left = max(0.0, width - sum(sizes))
    return [
        left * track.value / fractions if track.kind == "fr" else size
        for (track, _), size in zip(pairs, sizes, strict=True)
    ]
