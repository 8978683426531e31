"""Text set in a template's placeholder: its own style at every level, smaller only where it must be to fit.

In: paragraphs as composed, and the placeholder. Out: a shape of the scene whose paragraphs have exactly the
placeholder's styles, so that the writer finds nothing to state; where the text is too long, sizes step down together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deck.company.model import Holder
from deck.compose.company.scale import text_size
from deck.compose.paint import TextPaint
from deck.errors import TextOverflowError
from deck.scene import Box, Bullet, Colour, Inline, Paragraph, ParagraphStyle, Run, Shape, TextFrame
from deck.text.fonts import Catalogue
from deck.text.measure import FontNames, TextMeasurer

# Shares of the template's sizes that are tried, and the size in points below which none goes: by kind, and in bodies
# what can be read at the first level and below it, and what is the end where there is no room for that.
_STEPS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4)
_FLOORS = {"title": 16.0, "ftr": 7.0, "sldNum": 7.0}
_FLOOR = 11.0
_READABLE = (18.0, 16.0)
_SLACK = 1.0  # points
_SMALL = ("ftr", "sldNum", "dt")


def refill(
    paint: TextPaint,
    holder: Holder,
    catalogue: Catalogue,
    box: Box | None = None,
    colour: Colour | None = None,
    floors: float = 0.0,
    most: float = math.inf,
) -> Shape:
    """`paint`'s text in the placeholder, at `box` or where the template has it; in `colour` where its own can't be
    read there; at no less than a share of the readable sizes, and at no more than `most` points. Its face is found in
    `catalogue`, which tells where another measures. Raises TextOverflowError.
    """
    box = box or holder.box
    inner = replace(holder, scene=replace(holder.scene, box=box)).inner
    measurer = TextMeasurer(FontNames(holder.face, holder.face), catalogue=catalogue)
    least = _least(paint.paragraphs, holder, floors)
    sizes = [step for step in _STEPS if step >= least and (text_size(holder.first.size, step) or 0.0) <= most]
    for step in sizes:
        if _height(paint.paragraphs, holder, step, measurer, inner.width) <= inner.height + _SLACK:
            return _balanced(_shape(paint, holder, box, step, colour), holder, measurer, inner.width)
    if holder.kind in _SMALL:
        return _shape(paint, holder, box, sizes[-1], colour)
    raise _error(paint)


def _least(paragraphs: Sequence[Paragraph], holder: Holder, floors: float) -> float:
    """The least share of the template's sizes at which no text falls under its floor."""
    floor = _FLOORS.get(holder.kind, _FLOOR)
    shares = [floor / holder.first.size]
    if floors:
        shares += [floors * _READABLE[p.level > 0] / _level(p, holder).size for p in paragraphs]
    return min(1.0, max(shares))


def _shape(paint: TextPaint, holder: Holder, box: Box, step: float, colour: Colour | None) -> Shape:
    paragraphs = tuple(_set(p, holder, step) for p in paint.paragraphs)
    if colour:
        paragraphs = tuple(replace(p, style=replace(p.style, colour=colour)) for p in paragraphs)
    frame = TextFrame(paragraphs, holder.scene.anchor, holder.scene.insets)
    return Shape(box, holder.scene.name or paint.name, text=frame, placeholder=holder.scene.placeholder, alt=paint.alt)


def _balanced(shape: Shape, holder: Holder, measurer: TextMeasurer, width: float) -> Shape:
    """A title of several lines in lines of like length, as on our own layouts."""
    if holder.kind != "title" or shape.text is None or holder.capitals:
        return shape
    lines = tuple(measurer.balance(paragraph, width) for paragraph in shape.text.paragraphs)
    return replace(shape, text=replace(shape.text, paragraphs=lines))


def _set(paragraph: Paragraph, holder: Holder, step: float) -> Paragraph:
    """The paragraph in the placeholder's style of its level, at a share of its size."""
    style = _level(paragraph, holder)
    size = text_size(style.size, step) if step < 1 else style.size
    style = replace(style, size=size or style.size)
    runs = tuple(_run(i, paragraph.style, style) for i in paragraph.inlines)
    return Paragraph(runs, _marked(style, paragraph.style.bullet), paragraph.level)


def _marked(style: ParagraphStyle, mark: Bullet | None) -> ParagraphStyle:
    """The template's mark where ours is one; numbers stay numbers, and what is no list gets no mark."""
    if mark is None:
        return replace(style, bullet=None, indent=0.0, hanging=0.0) if style.bullet else style
    if mark.number:
        return replace(style, bullet=Bullet(number=mark.number))
    return style


def _level(paragraph: Paragraph, holder: Holder) -> ParagraphStyle:
    return holder.scene.levels[_index(paragraph, holder)]


def _index(paragraph: Paragraph, holder: Holder) -> int:
    return min(paragraph.level, len(holder.scene.levels) - 1)


def _run(inline: Inline, ours: ParagraphStyle, theirs: ParagraphStyle) -> Inline:
    """A run's size in proportion."""
    if not isinstance(inline, Run) or inline.size is None:
        return inline
    return replace(inline, size=text_size(inline.size, theirs.size / ours.size))


def _height(
    paragraphs: Sequence[Paragraph], holder: Holder, step: float, measurer: TextMeasurer, width: float
) -> float:
    """How tall the text is; its spaces follow the size, but those that the template gives in points."""
    placed = [_measured(p, holder, step) for p in paragraphs]
    below = sum(holder.after[_index(p, holder)] * _follows(p, holder, "spcAft", step) for p in paragraphs)
    return measurer.fit(placed, width).height + below


def _measured(paragraph: Paragraph, holder: Holder, step: float) -> Paragraph:
    one = _set(paragraph, holder, step)
    pitch = one.style.pitch * _follows(paragraph, holder, "lnSpc", step)
    style = replace(one.style, pitch=pitch, before=one.style.before * _follows(paragraph, holder, "spcBef", step))
    return replace(one, style=style, inlines=tuple(_capitals(one.inlines) if holder.capitals else one.inlines))


def _follows(paragraph: Paragraph, holder: Holder, space: str, step: float) -> float:
    """The share that a space is left of where the text is set at `step`."""
    return 1.0 if space in holder.fixed[_index(paragraph, holder)] else step


def _capitals(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield replace(inline, text=inline.text.upper()) if isinstance(inline, Run) else inline


def _error(paint: TextPaint) -> TextOverflowError:
    words = "".join(getattr(i, "text", "") for p in paint.paragraphs for i in p.inlines)[:24]
    return TextOverflowError(
        f"“{words}…” does not fit the template's {paint.name.lower()}",
        expected="text that fits its placeholder",
        hint="shorten it, or choose another layout of the template with layouts:",
    )
