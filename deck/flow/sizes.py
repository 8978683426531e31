"""What a box wants to be, apart from its container's mode: CSS Box Sizing 3 (§5) and 4 (§5 aspect-ratio).

All sizes are border-box. `basis` is what percentages are of: the container's content box, None where that
has no size yet; a percentage is then auto, as a minimum 0, as a maximum none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deck.flow.node import Length, Node, Style

if TYPE_CHECKING:
    from deck.flow.solve import Solver

INFINITE = float("inf")


def resolve(length: Length | None, basis: float | None) -> float | None:
    return length.resolve(basis) if length else None


def limits(low: Length | None, high: Length | None, basis: float | None) -> tuple[float, float]:
    """Least and most; a least above the most wins."""
    if low is None and high is None:
        return 0.0, INFINITE
    least, most = resolve(low, basis), resolve(high, basis)
    least = 0.0 if least is None else least
    return least, INFINITE if most is None else max(least, most)


def width_limits(style: Style, whole: float | None) -> tuple[float, float]:
    """Least and most width; never less than the padding."""
    least, most = limits(style.min_width, style.max_width, whole)
    least = max(least, style.padding.across)
    return least, max(least, most)


def height_limits(style: Style, basis: float | None) -> tuple[float, float]:
    """Least and most height; never less than the padding."""
    least, most = limits(style.min_height, style.max_height, basis)
    least = max(least, style.padding.down)
    return least, max(least, most)


def clamp_width(style: Style, width: float, whole: float | None) -> float:
    least, most = width_limits(style, whole)
    return max(least, min(width, most))


def clamp_height(style: Style, height: float, basis: float | None) -> float:
    least, most = height_limits(style, basis)
    return max(least, min(height, most))


def through_ratio(style: Style, width: float, basis: float | None) -> float:
    """An automatic `width` within the limits of the height, through the aspect ratio (sizing-4 §5.1)."""
    if not style.aspect:
        return width
    least, most = height_limits(style, basis)
    return max(least * style.aspect, min(width, most * style.aspect))


def specified_width(style: Style, basis: float | None) -> float | None:
    own = resolve(style.width, basis)
    return None if own is None else max(own, style.padding.across)


def specified_height(style: Style, basis: float | None) -> float | None:
    own = resolve(style.height, basis)
    return None if own is None else max(own, style.padding.down)


def definite_height(style: Style, basis: float | None) -> float | None:
    """The height that is known before any content is laid out, None where there is none."""
    own = specified_height(style, basis)
    return None if own is None else clamp_height(style, own, basis)


def ratio_width(solver: Solver, node: Node, height: float) -> float:
    """Width from the height by the aspect ratio, never less than the content needs (sizing-4 §5.1.1)."""
    width = max(height * node.style.aspect, node.style.padding.across)
    if node.style.min_width is None:
        return max(width, solver.content_widths(node, height)[0])
    return width


def ratio_height(solver: Solver, node: Node, width: float) -> float:
    """Height from the width by the aspect ratio, never less than the content needs."""
    height = max(width / node.style.aspect, node.style.padding.down)
    one_line = node.mode == "row" and not node.style.wrap  # is as tall as it is told to be
    if node.style.min_height is None and node.style.height is None and not one_line:
        return max(height, solver.auto_height(node, width))
    return height


def contributions(solver: Solver, node: Node, basis: float | None, known: float | None) -> tuple[float, float]:
    """Min- and max-content contributions of the width (§5.2), margins apart; `known` is the height if it is."""
    style = node.style
    own = specified_width(style, None)
    if own is None and style.aspect and known is not None:
        own = ratio_width(solver, node, known)
    if own is not None:
        return clamp_width(style, own, None), clamp_width(style, own, None)
    low, high = (through_ratio(style, width, basis) for width in solver.content_widths(node, known))
    return clamp_width(style, low, None), clamp_width(style, high, None)


def fit_width(
    solver: Solver, node: Node, available: float, whole: float, basis: float | None, known: float | None
) -> float:
    """Used width where nothing stretches the box: its own, or its content's within `available`.

    `whole` is the container's width, which percentages are of; `known` is the box's height if it is.
    """
    style = node.style
    own = specified_width(style, whole)
    if own is None and style.aspect and known is not None:
        own = ratio_width(solver, node, known)
    if own is None:
        low, high = solver.content_widths(node, known)
        own = through_ratio(style, max(low, min(available, high)), basis)
    return clamp_width(style, own, whole)


def used_height(solver: Solver, node: Node, width: float, basis: float | None) -> float:
    """Used height where nothing stretches the box: its own, its ratio's, or its content's."""
    style = node.style
    own = specified_height(style, basis)
    if own is None:
        own = ratio_height(solver, node, width) if style.aspect else solver.auto_height(node, width)
    return clamp_height(style, own, basis)


def less(size: float | None, edges: float) -> float | None:
    """`size` without its padding or margins, None staying None."""
    return None if size is None else max(0.0, size - edges)
