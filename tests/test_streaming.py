"""A long deck is made and written a slide at a time, and is the same file as one made at once."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from deck import brand as brands
from deck.layouts import Layouts
from deck.outline import load
from deck.pipeline import make_scene
from deck.pipeline.maker import stream_scene
from deck.pptx import write
from deck.pptx.writer import SlideParts
from deck.scene import Scene
from tests.conftest import ROOT

LAYOUTS = Layouts.discover(ROOT / "templates")
BRAND = brands.load(ROOT / "assets/brand")


def outline(folder: Path, slides: str) -> Scene:
    file = folder / "outline.yaml"
    file.write_text(f"title: T\nslides:\n{slides}", "utf-8")
    return stream_scene(load(file, LAYOUTS), BRAND, LAYOUTS)


def written(scene: Scene) -> bytes:
    stream = io.BytesIO()
    write(scene, BRAND, stream)
    return stream.getvalue()


def test_the_lecture_streamed_is_the_lecture_made_at_once() -> None:
    lecture = load(ROOT / "outline.yaml", LAYOUTS)
    assert written(stream_scene(lecture, BRAND, LAYOUTS)) == written(make_scene(lecture, BRAND, LAYOUTS))


def test_each_slide_is_written_before_the_next_is_made(tmp_path: Path) -> None:
    scene = outline(tmp_path, "".join(f"  - {{title: S{n}, bullets: [a, b]}}\n" for n in range(200)))
    stream, sizes = io.BytesIO(), []

    def watched(make: Callable[[int], SlideParts], count: int) -> Iterator[SlideParts]:
        for index in range(count):
            sizes.append(stream.tell())
            yield make(index)

    write(scene, BRAND, stream, watched)
    assert sizes == sorted(set(sizes))


def test_a_layout_holds_the_placeholders_of_its_fullest_slide(tmp_path: Path) -> None:
    columns = ", ".join("{title: A, bullets: [a]}" for _ in range(3))
    scene = outline(
        tmp_path,
        "  - {title: S, columns: [{title: A, bullets: [a]}, {title: B, bullets: [b]}]}\n"
        f"  - {{title: S, columns: [{columns}]}}\n",
    )
    (layout,) = scene.layouts
    assert sum(holder.placeholder.type == "body" for holder in layout.placeholders) == 3
