"""What measuring takes: `python -m benchmarks.text` lays the lecture's text out, slide by slide, cold and warm."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from deck import brand as brands
from deck.layouts import Layouts
from deck.outline import load
from deck.pipeline import make_scene
from deck.pipeline.maker import measurer_of
from deck.scene import AnyShape, Group, Shape, TextFrame
from deck.text.measure import TextMeasurer

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def frames(shapes: Iterable[AnyShape]) -> Iterator[tuple[TextFrame, float]]:
    """All text of a slide, with the width it has."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from frames(shape.shapes)
        elif isinstance(shape, Shape) and shape.text:
            yield shape.text, shape.box.width - shape.text.insets.left - shape.text.insets.right


def measure(measurer: TextMeasurer, texts: list[tuple[TextFrame, float]]) -> float:
    """Milliseconds for what a box asks of each text: its height, and both intrinsic widths."""
    start = time.perf_counter()
    for text, width in texts:
        measurer.fit(text.paragraphs, width)
        measurer.min_content(text.paragraphs)
        measurer.max_content(text.paragraphs)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    layouts, brand = Layouts.discover(ROOT / "templates"), brands.load(ROOT / "assets/brand")
    scene = make_scene(load(ROOT / "outline.yaml", layouts), brand, layouts)
    slides = [list(frames(slide.shapes)) for slide in scene.slides]
    measurer = measurer_of(brand)
    cold = [measure(measurer, texts) for texts in slides]
    warm = [min(measure(measurer, texts) for _ in range(ROUNDS)) for texts in slides]
    for name, times in (("cold", cold), ("warm", warm)):
        print(f"{name}: median {statistics.median(times):.2f} ms a slide, most {max(times):.2f} ms")


if __name__ == "__main__":
    main()
