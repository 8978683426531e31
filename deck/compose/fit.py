"""Lay a slide out at the largest sizes that fit. In: an element tree. Out: its nodes with their boxes.

All text of one style on a slide has one size, so that four cards never show four sizes. Where the brand's
sizes don't fit, all styles step down the scale together, just as far as it takes; then each that needn't have
goes up again, the smallest first. The title, its topic and headline yield last: they look the same on every slide.
Steps are found by bisection, so a slide is laid out a dozen times at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

import deck.compose.elements
import deck.compose.figures  # noqa: F401  (both register what layouts may draw)
from deck.compose.content import Excess, TextContent, measured
from deck.compose.context import Context
from deck.compose.registry import build
from deck.compose.styles import ladder
from deck.errors import TextOverflowError
from deck.flow.node import Node, Placed
from deck.flow.solve import Solver, content_box
from deck.markup.element import Element
from deck.scene import Box

TOLERANCE = 0.6  # points
TITLE_LINES = 2  # more make a title small, where that helps
TITLE = "title"
_LAST = frozenset((TITLE, "topic", "headline"))  # the styles that yield when all others stand at their floors

Steps = dict[str, int]  # how many steps down the scale each style stands


class Overflow(Struct, frozen=True):
    """A node that does not fit: how many points too wide and too tall."""

    placed: Placed
    wide: float
    tall: float


class Fitted(Struct, frozen=True):
    """Every node of the slide with its box, and the sizes of the styles that were stepped down."""

    placed: Sequence[Placed]
    sizes: Mapping[str, float]


def lay_out(element: Element, context: Context, box: Box) -> Fitted:
    """The slide at the largest sizes that fit, none over those of `context`. Raises TextOverflowError."""
    search = _Search(element, context, box)
    if not search.fits({}):
        search.shrink()
    search.shorten_title()
    return search.best


class _Search:
    """Looks for the sizes of one slide; `best` is the last layout without a fault."""

    def __init__(self, element: Element, context: Context, box: Box) -> None:
        self.element = element
        self.context = context
        self.box = box
        self.placed: list[Placed] = []
        self.faults: list[Overflow] = []
        self.ladders: dict[str, tuple[float, ...]] = {}
        self.best = Fitted((), {})
        self.steps: Steps = {}  # of `best`

    def fits(self, steps: Steps) -> bool:
        """Whether the slide fits with each style so many steps down."""
        sizes = {**self.context.sizes, **{name: self.ladders[name][n] for name, n in steps.items() if n}}
        tree = build(self.element, replace(self.context, sizes=sizes))
        self.placed = list(Solver().place(tree, self.box))
        self.faults = list(overflows(self.placed))
        if not self.faults:
            self.best, self.steps = Fitted(self.placed, sizes), steps
        return not self.faults

    def shrink(self) -> None:
        """Step styles down as far as it takes and no further. Raises TextOverflowError."""
        self.ladders = dict(self._ladders())
        floors = {name: len(sizes) - 1 for name, sizes in self.ladders.items()}
        floors = self._yield_last(floors)
        deepest = max(floors.values(), default=0)
        common = _first(1, deepest, lambda n: self.fits(_together(floors, n)))
        steps = _together(floors, common)
        for name in sorted(steps, key=lambda n: (self.ladders[n][0], n)):
            if name not in _LAST and steps[name]:
                steps[name] = self._back_up(steps, name)
        self.fits(steps)

    def shorten_title(self) -> None:
        """Step a title of more than two lines down where that makes it two."""
        if _title_lines(self.best) <= TITLE_LINES:
            return
        before, steps = self.best, self.steps
        self.ladders = self.ladders or dict(self._ladders())
        for n in range(steps.get(TITLE, 0) + 1, len(self.ladders.get(TITLE, ()))):
            if self.fits({**steps, TITLE: n}) and _title_lines(self.best) <= TITLE_LINES:
                return
        self.best, self.steps = before, steps

    def _ladders(self) -> Iterator[tuple[str, tuple[float, ...]]]:
        """The sizes that each style of the slide may take, where there is more than one."""
        for name in sorted({name for one in self.placed for name in _styles(one.node)}):
            sizes = ladder(self.context.size(name), self.context.style(name).floor, self.context.brand.scale)
            if len(sizes) > 1:
                yield name, sizes

    def _yield_last(self, floors: Steps) -> Steps:
        """The floors, a slide's head only as low as it must be. Raises TextOverflowError where that fits not."""
        lowest = max((floors.get(name, 0) for name in _LAST), default=0)
        if self.fits(_kept(floors, 0)):
            return _kept(floors, 0)
        if not lowest or not self.fits(floors):
            raise _error(self.faults, self.placed)
        return _kept(floors, _first(1, lowest, lambda n: self.fits(_kept(floors, n))))

    def _back_up(self, steps: Steps, name: str) -> int:
        """The fewest steps down for one style, the others being as they are."""
        if self.fits({**steps, name: 0}):
            return 0
        return _first(1, steps[name], lambda n: self.fits({**steps, name: n}))


def _kept(floors: Steps, steps: int) -> Steps:
    """All styles at their floors, those of a slide's head no more than so many steps down."""
    return {name: min(steps, lowest) if name in _LAST else lowest for name, lowest in floors.items()}


def _together(floors: Steps, steps: int) -> Steps:
    """All styles as many steps down, none below its floor; those of a slide's head where they must be."""
    return {name: lowest if name in _LAST else min(steps, lowest) for name, lowest in floors.items()}


def _first(low: int, high: int, fits: Callable[[int], bool]) -> int:
    """The least number in low…high that fits, `high` being known to."""
    while low < high:
        middle = (low + high) // 2
        if fits(middle):
            high = middle
        else:
            low = middle + 1
    return low


def overflows(placed: Iterable[Placed]) -> Iterator[Overflow]:
    """What is larger than its box, or stands out of the box that it is in."""
    for one in placed:
        wide, tall = _excess(one)
        if wide > TOLERANCE or tall > TOLERANCE:
            yield Overflow(one, wide, tall)


def _excess(one: Placed) -> tuple[float, float]:
    inner = content_box(one.node, one.box)
    meant = one.node.style.margin  # where it is negative, the box is to stand out as far
    wide = one.box.right + min(0.0, meant.right) - one.limit.right
    tall = one.box.bottom + min(0.0, meant.bottom) - one.limit.bottom
    if one.node.style.x or one.node.style.right or one.node.style.y or one.node.style.bottom:
        wide, tall = 0.0, 0.0
    if one.node.content is None:
        return wide, tall
    own_wide = one.node.content.min_width() - inner.width
    own_tall = one.node.content.height(inner.width) - inner.height
    return max(wide, own_wide), max(tall, own_tall)


def _title_lines(fitted: Fitted) -> int:
    """How many lines the title takes."""
    for one in fitted.placed:
        if isinstance(one.node.content, TextContent) and one.node.content.styles == {TITLE}:
            return one.node.content.lines(content_box(one.node, one.box).width)
    return 0


def _styles(node: Node) -> frozenset[str]:
    return getattr(node.content, "styles", frozenset())


def _error(faults: Sequence[Overflow], placed: Sequence[Placed]) -> TextOverflowError:
    """Names the text that is too large itself, or else the largest: what it pushes out is not to blame."""
    worst = max(faults, key=lambda f: max(f.tall, f.wide))
    wide = worst.tall <= TOLERANCE
    inside = [f.placed for f in faults if measured(f.placed.node.content) and _within(f.placed)]
    culprit = inside[0] if inside else max(placed, key=lambda one: _extent(one, wide))
    excess = Excess(worst.wide if wide else 0.0, max(0.0, worst.tall), culprit.box.width)
    content = measured(culprit.node.content)
    name = getattr(culprit.node.tag, "name", "") or "Box"
    what = f"{name} “{content.excerpt()}”" if content else name
    return TextOverflowError(
        f"{what} does not fit: {content.over(excess) if content else excess.told()} at the smallest size allowed",
        expected="text that fits its box",
        hint=content.advice(excess) if content else "leave something out",
    )


def _within(one: Placed) -> bool:
    return one.box.bottom <= one.limit.bottom + TOLERANCE and one.box.right <= one.limit.right + TOLERANCE


def _extent(one: Placed, wide: bool) -> float:
    """How wide a text must be at least, or how tall it is."""
    content = measured(one.node.content)
    if content is None:
        return -1.0
    return content.min_width() if wide else content.height(one.box.width)
