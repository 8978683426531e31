"""Text stands out from what lies behind it: 4.5 : 1, large text 3 : 1 (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import pairwise

from deck.brand.contrast import LARGE, TEXT, contrast
from deck.checks.finding import Finding, check
from deck.checks.subject import Subject, Words, inked
from deck.scene import Box, Chart, Colour, Freeform, Gradient, Paragraph, Picture, Run, Shape, TextFrame

BIG, BIG_BOLD = 24.0, 18.0  # points from which text, and bold text, counts as large


@functools.lru_cache(maxsize=1024)
def _ratio(ink: str, backs: tuple[str, ...]) -> float:
    """The least contrast of a colour with what lies behind it."""
    return min(contrast(ink, back) for back in backs)


@check
def text_contrast(subject: Subject) -> Iterator[Finding]:
    clear: set[tuple[Colour, tuple[str, ...], float]] = set()  # what was looked at already, and found clear
    for run, colour, backs, wanted in _standing(subject):
        if (colour, backs, wanted) in clear:
            continue
        if found := tuple(_against(subject, colour, backs, wanted, run.text.strip())):
            yield from found
        else:
            clear.add((colour, backs, wanted))
    for order, shape in enumerate(subject.painted):
        if isinstance(shape, Chart) and (backs := _ground(subject, order, shape.box)):
            yield from _against(subject, shape.spec.text_colour, backs, TEXT, shape.alt)


def _standing(subject: Subject) -> Iterator[tuple[Run, Colour, tuple[str, ...], float]]:
    """All runs that show something on a known ground: their colour, what is behind, the contrast that they need."""
    for words in subject.words:
        backs = _behind(subject, words)
        for paragraph in words.frame.paragraphs if backs else ():
            yield from ((run, colour, backs, wanted) for run, colour, wanted in _inks(paragraph))


def _inks(paragraph: Paragraph) -> Iterator[tuple[Run, Colour, float]]:
    """Runs that show something, with their colour and the contrast that they need."""
    style = paragraph.style
    for run in inked(paragraph):
        size = run.size or style.size
        bold = style.bold if run.bold is None else run.bold
        wanted = LARGE if size >= BIG or (bold and size >= BIG_BOLD) else TEXT
        yield run, Colour("hlink") if run.link else run.colour or style.colour, wanted


def _against(subject: Subject, colour: Colour, backs: tuple[str, ...], wanted: float, text: str) -> Iterator[Finding]:
    ink = subject.colour(colour)
    ratio = _ratio(ink, backs)
    if round(ratio, 2) < wanted:
        excerpt = text[:24]
        message = f"“{excerpt}” has a contrast of {ratio:.2f} : 1, under {wanted:g} : 1"
        yield Finding("error", message, "take a darker role on light ground, a lighter one on dark", excerpt)


def _behind(subject: Subject, words: Words) -> tuple[str, ...]:
    """The colours right behind a text; none where that is a picture."""
    shape = subject.painted[words.order]
    own = words.fill or (shape.fill if isinstance(shape, Shape) else None)
    return (_colours(subject, own) if own else ()) or _ground(subject, words.order, words.box, words.frame)


def _ground(subject: Subject, order: int, box: Box, frame: TextFrame | None = None) -> tuple[str, ...]:
    """What was painted last before the shape of that `order`, where its words (or the middle of its box) are."""
    if behind := subject.behind(order):
        point = _ink(box, frame) if frame else _middle(box)
        for shape in reversed(behind):
            if isinstance(shape, Picture) and _inside(shape.box, point):
                return ()
            if isinstance(shape, Shape) and _covers(shape, point) and (found := _colours(subject, shape.fill)):
                return found
    return subject.paper


def _colours(subject: Subject, fill: Colour | Gradient | None) -> tuple[str, ...]:
    """A fill's colours; what lets something through does not count."""
    colours = [colour for _, colour in fill.stops] if isinstance(fill, Gradient) else [fill] if fill else []
    return tuple(subject.colour(c) for c in colours) if all(c.alpha > 0.5 for c in colours) else ()


def _ink(box: Box, frame: TextFrame) -> tuple[float, float]:
    """A point amid the first words of a frame."""
    first = frame.paragraphs[0].style
    shift = min(first.size, box.width / 2)
    left, right = box.x + frame.insets.left + shift, box.right - frame.insets.right - shift
    x = {"left": left, "right": right}.get(first.align, (left + right) / 2)
    top, bottom = box.y + frame.insets.top + first.size / 2, box.bottom - frame.insets.bottom - first.size / 2
    return x, {"top": top, "bottom": bottom}.get(frame.anchor, (top + bottom) / 2)


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


def _inside(box: Box, point: tuple[float, float]) -> bool:
    return box.x <= point[0] <= box.right and box.y <= point[1] <= box.bottom


def _covers(shape: Shape, point: tuple[float, float]) -> bool:
    """Whether a filled shape lies at a point; an outline of its own by the even-odd rule over its corners."""
    if shape.fill is None or not _inside(shape.box, point):
        return False
    if isinstance(shape.geometry, Freeform):
        return _within(shape.geometry, shape.box, point)
    if shape.geometry.name == "ellipse":
        x, y = _middle(shape.box)
        return ((point[0] - x) / shape.box.width * 2) ** 2 + ((point[1] - y) / shape.box.height * 2) ** 2 <= 1
    return True


def _within(form: Freeform, box: Box, point: tuple[float, float]) -> bool:
    x = (point[0] - box.x) / box.width * form.width if box.width else 0.0
    y = (point[1] - box.y) / box.height * form.height if box.height else 0.0
    corners = [(float(c[-2]), float(c[-1])) for c in form.commands if len(c) > 2]
    crossed = 0
    for (x1, y1), (x2, y2) in pairwise([*corners, *corners[:1]]):
        crossed += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossed % 2 == 1
