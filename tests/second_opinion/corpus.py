"""The corpus as a deck. In: corpus.md. Out: a .pptx of one text box a paragraph, each in three sizes and widths.

Set in faces that are there under their own names, so that no program chooses for itself; Han glyphs are one em in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from deck import brand as brands
from deck.brand import Brand
from deck.brand.model import Fonts
from deck.layouts import Layouts
from deck.markup.inline import inlines
from deck.outline import load
from deck.pipeline import make_scene
from deck.pptx import write
from deck.scene import Box, Colour, Paragraph, ParagraphStyle, Shape, Slide, TextFrame
from tests.conftest import ROOT

CORPUS = Path(__file__).parent / "corpus.md"
SETTINGS = ((20, 300), (16, 220), (24, 420), (14, 170), (28, 430), (18, 260), (32, 440), (12, 150), (22, 340))
FACES = ("Liberation Sans", "Liberation Sans", "Liberation Mono", "Noto Sans CJK SC")
EACH = 3  # settings for each paragraph
PLACES = [(x, y) for y in (20, 270) for x in (20, 490)]


def paragraphs() -> list[str]:
    lines = CORPUS.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def brand() -> Brand:
    return replace(brands.load(ROOT / "assets/brand"), fonts=Fonts(*FACES))


def boxes() -> Iterator[tuple[TextFrame, float]]:
    """Each paragraph as a frame, with its width in points."""
    for index, text in enumerate(paragraphs()):
        for turn in range(EACH):
            size, width = SETTINGS[(index * EACH + turn) % len(SETTINGS)]
            lang = "en-US" if text.isascii() else "zh-CN"
            style = ParagraphStyle(size, round(size * 1.3, 1), Colour("tx1"))
            yield TextFrame((Paragraph(inlines(text, lang), style),)), width


def deck(folder: Path) -> Path:
    """The whole corpus as a file in `folder`, four paragraphs a slide."""
    outline = folder / "outline.yaml"
    outline.write_text("title: Corpus\nslides:\n  - {title: One, bullets: [a]}\n", "utf-8")
    layouts = Layouts.discover(ROOT / "templates")
    scene = make_scene(load(outline, layouts), brand(), layouts)
    (first,) = scene.slides
    slides = tuple(slide(first, number, four) for number, four in enumerate(fours(boxes()), 1))
    target = folder / "corpus.pptx"
    with target.open("wb") as stream:
        write(replace(scene, slides=slides, given_names=None, sections=()), brand(), stream)
    return target


def fours(frames: Iterator[tuple[TextFrame, float]]) -> Iterator[tuple[tuple[TextFrame, float], ...]]:
    while four := tuple(islice(frames, len(PLACES))):
        yield four


def slide(like: Slide, number: int, frames: tuple[tuple[TextFrame, float], ...]) -> Slide:
    shapes = tuple(
        Shape(Box(x, y, width, 240), f"Paragraph {number}.{n}", text=frame)
        for n, ((frame, width), (x, y)) in enumerate(zip(frames, PLACES, strict=False), 1)
    )
    return replace(like, shapes=shapes, title=f"Slide {number}", names=(), build=None)
