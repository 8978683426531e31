"""A tree of boxes in HTML and CSS, every property stated, so that no default differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deck.flow.node import Breadth, Edges, Length, Node, Style, Track

# One pixel of the page is one point of ours.
HEAD = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0 }
body > div { position: absolute; left: 0; top: 0 }
div { box-sizing: border-box; font-size: 0; line-height: 0 }
i { display: inline-block; vertical-align: top }
</style>"""

# For each tree given as HTML: left, top, width, height of each of its boxes, in the document's order.
MEASURE = """trees => trees.map(html => {
  document.body.innerHTML = html;
  const root = document.body.firstElementChild.getBoundingClientRect();
  return [...document.body.querySelectorAll('div')].map(box => {
    const r = box.getBoundingClientRect();
    return [r.left - root.left, r.top - root.top, r.width, r.height];
  });
})"""


def html(root: Node) -> str:
    return _html(root, None)


def _html(node: Node, parent: Node | None) -> str:
    style = ";".join(f"{name}:{value}" for name, value in css(node, parent))
    inside = "".join(_html(child, node) for child in node.children)
    content: Any = node.content
    return f'<div style="{style}">{inside}{content.html() if content else ""}</div>'


def css(node: Node, parent: Node | None) -> Iterator[tuple[str, str]]:
    """The declarations that mean what `node` means in `parent`."""
    yield from _box(node.style)
    if node.mode in ("row", "column"):
        yield "display", "flex"
        yield "flex-flow", f"{node.mode} {'wrap' if node.style.wrap else 'nowrap'}"
    elif node.mode in ("grid", "stack"):
        yield "display", "grid"
        yield "grid-template-columns", _tracks(node.style.columns)
        yield "grid-template-rows", _tracks(node.style.rows)
    else:
        yield "display", "block"
    if node.mode == "stack":
        yield "position", "relative"
    if node.mode != "leaf":
        yield from _container(node.style)
    if parent:
        yield from _item(node.style, parent)


def _box(style: Style) -> Iterator[tuple[str, str]]:
    yield "width", _length(style.width, "auto")
    yield "height", _length(style.height, "auto")
    yield "min-width", _length(style.min_width, "auto")
    yield "min-height", _length(style.min_height, "auto")
    yield "max-width", _length(style.max_width, "none")
    yield "max-height", _length(style.max_height, "none")
    yield "aspect-ratio", str(style.aspect) if style.aspect else "auto"
    yield "margin", _edges(style.margin)
    yield "padding", _edges(style.padding)


def _container(style: Style) -> Iterator[tuple[str, str]]:
    yield "gap", f"{style.row_gap}px {style.column_gap}px"
    yield "align-items", style.align
    yield "justify-items", "normal"
    yield "justify-content", style.justify
    yield "align-content", style.align_content


def _item(style: Style, parent: Node) -> Iterator[tuple[str, str]]:
    yield "align-self", style.align_self or "auto"
    if parent.mode in ("row", "column"):
        yield "flex", f"{style.grow} {style.shrink} {_length(style.basis, 'auto')}"
    elif parent.mode == "grid":
        yield "grid-column", f"{style.column or 'auto'} / span {style.column_span}"
        yield "grid-row", f"{style.row or 'auto'} / span {style.row_span}"
    elif style.absolute:
        yield "position", "absolute"
        yield "left", _length(style.x, "auto")
        yield "top", _length(style.y, "auto")
        yield "right", _length(style.right, "auto")
        yield "bottom", _length(style.bottom, "auto")
    else:
        yield "grid-area", "1 / 1"


def _length(length: Length | None, otherwise: str) -> str:
    return otherwise if length is None else f"{length.value}{'%' if length.percent else 'px'}"


def _edges(edges: Edges) -> str:
    return f"{edges.top}px {edges.right}px {edges.bottom}px {edges.left}px"


def _tracks(tracks: tuple[Track, ...]) -> str:
    return " ".join(_track(track) for track in tracks) or "none"


def _track(track: Track) -> str:
    most = _breadth(Breadth(track.kind, track.value))
    return f"minmax({_breadth(track.least)}, {most})" if track.least else most


def _breadth(breadth: Breadth) -> str:
    units = {"pt": "px", "percent": "%", "fr": "fr"}
    return f"{breadth.value}{units[breadth.kind]}" if breadth.kind in units else breadth.kind
