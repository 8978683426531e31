"""The values of the box engine: lengths, styles, nodes, and the placed result."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct, field

from deck.scene import Box

Mode = Literal["row", "column", "grid", "stack", "leaf"]
Alignment = Literal["normal", "stretch", "start", "center", "end"]
Distribution = Literal[
    "normal", "stretch", "start", "center", "end", "space-between", "space-around", "space-evenly"
]  # fmt: skip
Sizing = Literal["pt", "percent", "fr", "auto", "min-content", "max-content"]


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


NO_EDGES = Edges()


class Breadth(Struct, frozen=True):
    """One sizing function of a grid track: `value` is points, percent or a flex factor."""

    kind: Sizing
    value: float = 0.0


class Track(Struct, frozen=True):
    """A grid track: its max sizing function, and its min sizing function where minmax() gives another one."""

    kind: Sizing
    value: float = 0.0
    least: Breadth | None = None


class Style(Struct, frozen=True):
    """What CSS calls the box's properties; sizes are border-box. None is CSS's auto (or none, for a maximum)."""

    width: Length | None = None
    height: Length | None = None
    min_width: Length | None = None
    max_width: Length | None = None
    min_height: Length | None = None
    max_height: Length | None = None
    aspect: float = 0.0
    margin: Edges = NO_EDGES
    padding: Edges = NO_EDGES
    grow: float = 0.0
    shrink: float = 1.0
    basis: Length | None = None
    align_self: Alignment | None = None
    column: int | None = None
    row: int | None = None
    column_span: int = 1
    row_span: int = 1
    x: Length | None = None
    y: Length | None = None
    right: Length | None = None
    bottom: Length | None = None
    column_gap: float = 0.0
    row_gap: float = 0.0
    align: Alignment = "normal"
    justify: Distribution = "normal"
    align_content: Distribution = "normal"
    wrap: bool = False
    columns: tuple[Track, ...] = ()
    rows: tuple[Track, ...] = ()

    @property
    def absolute(self) -> bool:
        """Whether the box is placed by hand in its stack."""
        return not (self.x is None and self.y is None and self.right is None and self.bottom is None)


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
