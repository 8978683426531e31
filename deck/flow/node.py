"""The values of the box engine: lengths, styles, nodes, and the placed result."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct, field

from deck.scene import Box

Mode = Literal["row", "column", "grid", "stack", "leaf"]
Alignment = Literal["stretch", "start", "center", "end"]
Justify = Literal["start", "center", "end", "space-between", "space-around", "space-evenly"]


class Length(Struct, frozen=True):
    """Points, or a share of the container (`percent`, 0–100)."""

    value: float
    percent: bool = False

    def resolve(self, whole: float | None) -> float | None:
        """In points; None for a percentage of something that has no size yet."""
        if not self.percent:
            return self.value
        return None if whole is None else whole * self.value / 100


class Edges(Struct, frozen=True):
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0

    @property
    def across(self) -> float:
        return self.left + self.right

    @property
    def down(self) -> float:
        return self.top + self.bottom


class Track(Struct, frozen=True):
    """A grid track: `kind` "pt", "percent", "fr" or "auto"; `minimum`/`maximum` points of a minmax()."""

    kind: Literal["pt", "percent", "fr", "auto"]
    value: float = 0.0
    minimum: float = 0.0


class Style(Struct, frozen=True):
    """What CSS calls the box's properties; sizes are border-box."""

    width: Length | None = None
    height: Length | None = None
    min_width: Length | None = None
    max_width: Length | None = None
    min_height: Length | None = None
    max_height: Length | None = None
    grow: float = 0.0
    shrink: float = 1.0
    basis: Length | None = None
    align_self: Alignment | None = None
    margin: Edges = Edges()
    padding: Edges = Edges()
    aspect: float = 0.0
    column_span: int = 1
    row_span: int = 1
    x: Length | None = None
    y: Length | None = None
    right: Length | None = None
    bottom: Length | None = None
    gap: float = 0.0
    row_gap: float | None = None
    align: Alignment = "stretch"
    justify: Justify = "start"
    wrap: bool = False
    columns: tuple[Track, ...] = ()
    rows: tuple[Track, ...] = ()

    @property
    def cross_gap(self) -> float:
        return self.gap if self.row_gap is None else self.row_gap


class Content(Protocol):
    """What a leaf holds: anything that can say how wide it wants to be and how tall it is then."""

    def min_width(self) -> float: ...

    def max_width(self) -> float: ...

    def height(self, width: float) -> float: ...


class Node(Struct, frozen=True, eq=False):
    """A box: a container of a layout mode, or a leaf with content. `tag` is the caller's own."""

    mode: Mode
    style: Style = field(default_factory=Style)
    children: tuple[Node, ...] = ()
    content: Content | None = None
    tag: object = None


class Placed(Struct, frozen=True):
    """A node and where it lies; `limit` is the content box of its `parent`."""

    node: Node
    box: Box
    limit: Box
    parent: Node | None = None
