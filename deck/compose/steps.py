"""Click by click: which shapes, or which of their paragraphs, come at which step of a slide.

Markup says it by `step`: a number, counted within the nearest stepped element around it (0: together with that one), or
"each" where an element comes part by part. A place in that order is a `Step`: the numbers from the outside in. In:
shapes with their steps, and the outline's `build:`. Out: the scene's `Build`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from deck.errors import DeckError
from deck.fields.clicks import BuildSpec
from deck.scene import AnyShape, Box, Build, Connector, Group, Paragraph, Shape, Target

Step = tuple[int, ...]
Range = tuple[int, int]


class Motion(Struct, frozen=True):
    """How what a node draws moves: its step, whether its paragraphs come one by one, its name for Morph."""

    step: Step = ()
    each: bool = False
    morph: str = ""


STILL = Motion()


class Part(Struct, frozen=True):
    """A shape of the slide, and when it comes: as a whole (no range) or by ranges of paragraphs; never: it stands."""

    shape: AnyShape
    moments: tuple[tuple[Step, Range | None], ...] = ()


def part(drawn: AnyShape | Part, motion: Motion) -> Part:
    """What a node drew, moving as the node does; figures that come in parts have said so themselves."""
    if isinstance(drawn, Part):
        return drawn
    if motion is STILL:
        return Part(drawn)
    shape = replace(drawn, name=f"!!{motion.morph}") if motion.morph else drawn
    return Part(shape, tuple(_moments(shape, motion)))


def _moments(shape: AnyShape, motion: Motion) -> Iterator[tuple[Step, Range | None]]:
    if motion.each and isinstance(shape, Shape) and shape.text:
        for number, entry in enumerate(_entries(shape.text.paragraphs), 1):
            yield (*motion.step, number), entry
    elif step := _settled(motion.step):
        yield step, None


def _entries(paragraphs: Sequence[Paragraph]) -> Iterator[Range]:
    """Each paragraph of the first level with those below it."""
    starts = [i for i, one in enumerate(paragraphs) if one.level == 0 or i == 0]
    yield from ((start, end - 1) for start, end in pairwise([*starts, len(paragraphs)]))


def _settled(step: Step) -> Step:
    """Step 0 comes with what is around it."""
    while step and step[-1] == 0:
        step = step[:-1]
    return step


def in_groups(shapes: Iterable[tuple[Step, AnyShape]], name: str, alt: str, box: Box | None = None) -> Iterator[Part]:
    """A drawing as one native group, or, since a group comes as a whole, as one for each run of shapes of one step.

    The order of drawing stays. `box` is the whole drawing's; the first group carries its description.
    """
    runs = [(step, tuple(s for _, s in run)) for step, run in groupby(shapes, key=lambda one: _settled(one[0]))]
    for number, (step, run) in enumerate(runs):
        described = "" if number else alt
        if len(runs) > 1 and len(run) == 1:
            shape = replace(run[0], alt=described) if described else run[0]
        else:
            shape = Group((box if len(runs) == 1 else None) or bounds(run), name, run, described)
        yield Part(shape, ((step, None),) if step else ())


def bounds(shapes: Sequence[AnyShape]) -> Box:
    """The smallest box around shapes (at least one)."""
    boxes = [_box(shape) for shape in shapes]
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def _box(shape: AnyShape) -> Box:
    if not isinstance(shape, Connector):
        return shape.box
    (x0, y0), (x1, y1) = shape.begin, shape.end
    return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def check_names(parts: Iterable[Part]) -> None:
    """Raises DeckError where two shapes of a slide have one name for Morph: it would not know which to follow."""
    seen: set[str] = set()
    for name in (one.shape.name for one in parts if one.shape.name.startswith("!!")):
        if name in seen:
            raise DeckError(f"morph=“{name[2:]}” names two things on this slide", expected="a name for each")
        seen.add(name)


def build_of(parts: Sequence[Part], spec: BuildSpec | None, known: str = "") -> Build | None:
    """The build that `spec` asks for; `known` says what the layout's items are. Raises DeckError for others."""
    if spec is None:
        return None
    items: dict[Step, list[Target]] = {}
    for index, one in enumerate(parts):
        for step, paragraphs in one.moments:
            items.setdefault(step, []).append(Target(index, paragraphs))
    ordered = [items[step] for step in sorted(items)]
    clicks = spec.clicks or [(number,) for number in range(1, len(ordered) + 1)]
    _check(clicks, len(ordered), spec, known)
    return Build(tuple(tuple(t for item in click for t in ordered[item - 1]) for click in clicks), spec.effect)


def _check(clicks: Sequence[Sequence[int]], count: int, spec: BuildSpec, known: str) -> None:
    if not count:
        raise DeckError(
            "“build”: nothing on this slide comes by itself",
            mark=spec.mark,
            expected="a layout with items: bullets, cards, eras, process, figure, timeline, …",
            hint='a table or a chart comes as one; in a layout of your own say step="1", step="2", …',
        )
    for item in (item for click in clicks for item in click):
        if item > count:
            raise DeckError(
                f"“build”: there is no item {item}",
                mark=spec.mark,
                expected=f"1 to {count}" if count > 1 else "1",
                hint=f"the layout builds {known}" if known else "",
            )
