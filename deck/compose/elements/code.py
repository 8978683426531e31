"""Code listings: <code language="python" highlight="3 5-7">: native text in the brand's mono face and colours.

Pygments reads the code (imported when the first listing is built); its token types become colour roles of the brand.
Lines are never wrapped: what is too wide or too tall steps down, then is an error or split. Highlighted lines
have a band behind them that spans the listing.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.content import Excess, Measured, excerpt, plain
from deck.compose.context import Context
from deck.compose.lengths import box_style, edges
from deck.compose.paint import FunctionPaint, outline
from deck.compose.registry import builds
from deck.compose.styles import paragraph_style, style_name
from deck.fields.scalars import LINES
from deck.flow.node import Edges, Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Insets, Paragraph, ParagraphStyle, Run, Shape, TextFrame
from deck.text.measure import TextMeasurer

TAB = 4  # blanks
PADDING = Edges(14.0, 20.0, 14.0, 20.0)
MAX_LINES = 1000


class _Look(Struct, frozen=True):
    """How a kind of token is set: a colour role, its weight and slant."""

    role: str = ""
    bold: bool | None = None
    italic: bool | None = None


# Kinds of Pygments' tokens, a kind's own before those above it.
_LOOKS: Mapping[str, _Look] = {
    "Comment": _Look("muted", italic=True),
    "Keyword": _Look("accent-text", bold=True),
    "Keyword.Constant": _Look("code-number"),
    "Name.Function": _Look(bold=True),
    "Name.Class": _Look(bold=True),
    "Name.Decorator": _Look("accent-text"),
    "Name.Tag": _Look("accent-text", bold=True),
    "Name.Attribute": _Look("code-number"),
    "Literal.String": _Look("code-string"),
    "Literal.Number": _Look("code-number"),
    "Operator.Word": _Look("accent-text", bold=True),
    "Generic.Prompt": _Look("muted"),
    "Generic.Deleted": _Look("muted"),
    "Generic.Inserted": _Look("code-string"),
}


@dataclass(frozen=True, eq=False, slots=True)
class CodeContent(Measured):
    """A listing's lines, none of them wrapped."""

    paragraphs: tuple[Paragraph, ...]
    measurer: TextMeasurer
    styles: frozenset[str]

    def min_width(self) -> float:
        return self.max_width()

    def max_width(self) -> float:
        return self.measurer.max_content(self.paragraphs)

    def height(self, width: float) -> float:
        return sum(paragraph.style.pitch for paragraph in self.paragraphs)

    def excerpt(self) -> str:
        return excerpt(next((text.strip() for text in map(plain, self.paragraphs) if text.strip()), ""))

    def over(self, excess: Excess) -> str:
        return excess.told(self._lines(excess), "line")

    def advice(self, excess: Excess) -> str:
        if excess.tall:
            return f"leave out {self._lines(excess)} of its {len(self.paragraphs)} lines"
        longest = max(map(plain, self.paragraphs), key=len)
        fitting = math.floor(len(longest) * (1 - excess.wide / max(1.0, self.max_width())))
        return f"break its lines after {fitting} characters: one has {len(longest)}"

    def _lines(self, excess: Excess) -> int:
        return math.ceil(excess.tall / self.paragraphs[0].style.pitch - 0.05)


@builds("code")
def code(element: Element, context: Context) -> Node:
    lines = _source(element)
    if len(lines) > MAX_LINES:
        raise element.error(f"{len(lines)} lines of code", expected=f"at most {MAX_LINES} on a slide")
    context.measurer.catalogue.tell_absent(context.measurer.fonts.mono)
    style = paragraph_style(element, context)
    written = tuple(_paragraphs(lines, element, context, style))
    content = CodeContent(written, context.measurer, frozenset({style_name(element, context)}))
    padding = edges(element, "padding", context) if element.get("padding") else PADDING
    paint = FunctionPaint(partial(_drawn, written, _highlighted(element), padding, element, context), name="Code")
    return Node("leaf", replace(box_style(element, context), padding=padding), content=content, tag=paint)


def _source(element: Element) -> list[str]:
    """The lines as written, without empty ones at the edges and what all are indented by."""
    text = "".join(child for child in element.children if isinstance(child, str)).expandtabs(TAB)
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    indent = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[indent:] for line in lines] or [""]


def _paragraphs(lines: list[str], element: Element, context: Context, style: ParagraphStyle) -> Iterator[Paragraph]:
    for tokens in _tokens("\n".join(lines), element):
        runs = (_run(kind, text, element, context) for kind, text in tokens if text)
        yield Paragraph(tuple(runs), style)


def _tokens(text: str, element: Element) -> Iterator[list[tuple[str, str]]]:
    """The (kind, text) tokens of each line; all plain where no language is named."""
    line: list[tuple[str, str]] = []
    for kind, value in _lexed(text, element):
        first, *others = value.split("\n")
        line.append((kind, first))
        for other in others:
            yield line
            line = [(kind, other)]
    yield line


def _lexed(text: str, element: Element) -> Iterable[tuple[str, str]]:
    language = element.get("language")
    if not language:
        return [("", text)]
    tokens = _lexer(language, element).get_tokens_unprocessed(text)
    joined = itertools.groupby(((str(kind)[6:], value) for _, kind, value in tokens), key=lambda t: _known(t[0]))
    return [(kind, "".join(value for _, value in group)) for kind, group in joined]


def _lexer(language: str, element: Element) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        raise element.error(f"no language “{language}”", expected="a name that Pygments knows, as python") from None


def _known(kind: str) -> str:
    """The nearest kind that has a look: "Name.Function.Magic" → "Name.Function"; "" for plain text."""
    while kind and kind not in _LOOKS:
        kind = kind.rpartition(".")[0]
    return kind


def _run(kind: str, text: str, element: Element, context: Context) -> Run:
    look = _LOOKS.get(kind, _Look())
    colour = context.colour(look.role, element) if look.role else None
    return Run(text, "en-US", bold=look.bold, italic=look.italic, colour=colour, mono=True)


def _highlighted(element: Element) -> list[int]:
    """The lines that stand out, from 0: "3 5-7" counts from `first`, the number of the first line."""
    first = int(element.number("first", 1))
    found: list[int] = []
    for part in re.split(r"[,\s]+", element.get("highlight").strip()) if element.get("highlight").strip() else []:
        match = LINES.fullmatch(part)
        if not match:
            raise element.error(f"highlight=“{part}” is no line", expected="numbers of lines, as 3 5-7")
        start, stop = int(match[1]), int(match[2] or match[1])
        found += range(start - first, min(stop - first, MAX_LINES) + 1)
    return found


def _drawn(
    lines: tuple[Paragraph, ...], lit: list[int], padding: Edges, element: Element, context: Context, box: Box
) -> Iterable[AnyShape]:
    """The panel with the text in it; with bands between the two where lines stand out."""
    frame = TextFrame(lines, "top", Insets(padding.left, padding.top, padding.right, padding.bottom), wrap=False)
    shape = outline(box, context.brand.lengths["radius"]["m"])
    fill = context.colour("panel", element)
    lit = [n for n in lit if 0 <= n < len(lines)]
    if not lit:
        return [Shape(box, "Code", shape, fill, text=frame, alt=element.get("alt"))]
    pitch, colour = lines[0].style.pitch, context.colour("accent-soft", element)
    bands = [Shape(_band(box, padding, pitch, first, last), "Lines", fill=colour) for first, last in _stretches(lit)]
    text = Shape(box, "Code", text=frame, alt=element.get("alt"))
    return [Shape(box, "Panel", shape, fill), *bands, text]


def _band(box: Box, padding: Edges, pitch: float, first: int, last: int) -> Box:
    return Box(box.x, box.y + padding.top + first * pitch, box.width, (last - first + 1) * pitch)


def _stretches(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring lines as (first, last)."""
    for _, group in itertools.groupby(enumerate(sorted(set(lines))), key=lambda pair: pair[1] - pair[0]):
        stretch = [line for _, line in group]
        yield stretch[0], stretch[-1]
