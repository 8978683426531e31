"""Small scenes written straight to a package: ids, links, spans, ground, and files that stay whole."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deck.brand import load
from deck.errors import DeckError
from deck.pptx import write
from deck.pptx.save import save
from deck.scene import (
    AnyShape,
    Box,
    Cell,
    Colour,
    Connector,
    Group,
    Insets,
    LayoutPlaceholder,
    LayoutScene,
    Paragraph,
    ParagraphStyle,
    Picture,
    Placeholder,
    Preset,
    Properties,
    Run,
    Scene,
    Shape,
    Slide,
    Stroke,
    Table,
    TableRow,
    TextFrame,
)
from tests.conftest import ROOT, Package, xpath

INK = Colour("tx1")
STYLE = ParagraphStyle(20, 26, INK)
PEN = Stroke(INK)
BRAND = load(ROOT / "assets/brand")
TITLE, BODY, NUMBER = Placeholder("title", 0), Placeholder("body", 20), Placeholder("sldNum", 12)
PLACES = {
    TITLE: LayoutPlaceholder(TITLE, "Title", Box(50, 30, 800, 40), (STYLE,), "Title"),
    BODY: LayoutPlaceholder(BODY, "Body", Box(50, 90, 800, 400), (STYLE,), "Body"),
    NUMBER: LayoutPlaceholder(NUMBER, "Number", Box(850, 500, 50, 16), (STYLE,), ""),
}
MASTER = tuple(
    LayoutPlaceholder(Placeholder(kind, idx), kind, Box(50, 30 + 60 * idx, 400, 40), (STYLE,), kind)
    for idx, kind in enumerate(("title", "body"))
)


def text(words: str, style: ParagraphStyle = STYLE, **run: Any) -> TextFrame:
    return TextFrame((Paragraph((Run(words, "en-US", **run),), style),))


def scene(*slides: Slide) -> Scene:
    layouts = (LayoutScene("plain", (), tuple(PLACES.values())), LayoutScene("night", (), (), "dark"))
    properties = Properties("T", "en-US", "2018-01-01T00:00:00Z")
    return Scene(960, 540, properties, LayoutScene("master", (), MASTER), layouts, slides)


def package(tmp_path: Path, *shapes: AnyShape, **slide: Any) -> Package:
    return written(tmp_path, Slide(**{"layout": "plain", "title": "T", "shapes": shapes, **slide}))


def written(tmp_path: Path, *slides: Slide) -> Package:
    file = tmp_path / "s.pptx"
    with file.open("wb") as stream:
        write(scene(*slides), BRAND, stream)
    return Package(file)


def test_connectors_hold_on_to_the_shapes_they_name(tmp_path: Path) -> None:
    a = Shape(Box(0, 0, 10, 10), "A", Preset("ellipse"), INK, key="a")
    b = Shape(Box(90, 50, 10, 10), "B", Preset("ellipse"), INK, key="b")
    line = Connector((95, 50), (5, 10), PEN, "L", begin_key="b", begin_site=0, end_key="a", end_site=4)
    slide = package(tmp_path, line, Group(Box(0, 0, 100, 60), "G", (a, b))).slide(1)
    ids = {e.get("name").split()[0]: e.get("id") for e in xpath(slide, ".//p:cNvPr") if e.get("name")}
    assert xpath(slide, ".//a:stCxn/@id") == [ids["B"]]
    assert xpath(slide, ".//a:endCxn/@id") == [ids["A"]]
    assert xpath(slide, ".//p:cxnSp//a:xfrm/@flipH") == ["1"]
    assert xpath(slide, ".//p:cxnSp//a:xfrm/@flipV") == ["1"]


def test_ids_are_unique_on_a_slide_groups_included(tmp_path: Path) -> None:
    dots = tuple(Shape(Box(i, 0, 1, 1), "Dot", fill=INK) for i in range(5))
    slide = package(tmp_path, Group(Box(0, 0, 5, 1), "G", dots), *dots).slide(1)
    ids = xpath(slide, ".//p:cNvPr/@id")
    assert len(ids) == len(set(ids)) == 12


def test_a_groups_children_keep_slide_coordinates(tmp_path: Path) -> None:
    slide = package(tmp_path, Group(Box(10, 20, 30, 40), "G", (Shape(Box(15, 25, 5, 5), "S", fill=INK),))).slide(1)
    (frame,) = xpath(slide, ".//p:grpSp/p:grpSpPr/a:xfrm")
    assert [child.get("x") or child.get("cx") for child in frame] == ["127000", "381000"] * 2


def test_a_filled_placeholder_states_only_what_differs(tmp_path: Path) -> None:
    same = Shape(PLACES[TITLE].box, "Title", text=text("T"), placeholder=TITLE)
    frame = TextFrame((Paragraph((Run("b", "en-US", bold=True),), ParagraphStyle(18, 26, INK)),))
    moved = Shape(Box(50, 120, 800, 300), "Body", text=frame, placeholder=BODY)
    slide = package(tmp_path, same, moved).slide(1)
    title, body = xpath(slide, ".//p:sp")
    assert not xpath(title, "p:spPr/*")
    assert not xpath(title, ".//a:pPr")
    assert xpath(title, ".//a:rPr")[0].attrib.keys() == ["lang", "altLang"]
    assert xpath(body, "p:spPr/a:xfrm/a:off/@y") == ["1524000"]
    assert (xpath(body, ".//a:rPr/@sz"), xpath(body, ".//a:rPr/@b")) == (["1800"], ["1"])


@pytest.mark.parametrize(("edge", "stated"), [(900, True), (850, False)])
def test_a_footer_over_a_panel_states_its_place(tmp_path: Path, edge: float, stated: bool) -> None:
    panel = Shape(Box(0, 0, edge, 540), "Panel", fill=INK)
    number = Shape(PLACES[NUMBER].box, "Number", text=text("7"), placeholder=NUMBER)
    _, footer = xpath(package(tmp_path, panel, number).slide(1), ".//p:sp")
    assert bool(xpath(footer, "p:spPr/a:xfrm")) is stated, "LibreOffice would draw it under the panel"


def test_text_outside_placeholders_pins_spacing_insets_and_autofit(tmp_path: Path) -> None:
    frame = TextFrame(text("x").paragraphs, "middle", Insets(1, 2, 3, 4))
    slide = package(tmp_path, Shape(Box(0, 0, 9, 9), "S", text=frame)).slide(1)
    (body,) = xpath(slide, ".//a:bodyPr")
    assert [body.get(k) for k in ("lIns", "tIns", "rIns", "bIns", "anchor")] == [
        "12700",
        "25400",
        "38100",
        "50800",
        "ctr",
    ]
    assert xpath(body, "a:noAutofit")
    assert xpath(slide, ".//a:lnSpc/a:spcPts/@val") == ["2600"]


def test_spans_mark_the_cells_they_cover(tmp_path: Path) -> None:
    row = TableRow(30, (Cell(text("wide"), column_span=2), Cell(TextFrame(()), covered="column"), Cell(text("c"))))
    slide = package(tmp_path, Table(Box(0, 0, 300, 30), "T", (100, 100, 100), (row,), "alt")).slide(1)
    cells = xpath(slide, ".//a:tc")
    assert [c.get("gridSpan") for c in cells] == ["2", None, None]
    assert [c.get("hMerge") for c in cells] == [None, "1", None]
    assert xpath(slide, ".//a:tblPr/@firstRow") == ["1"]


def test_links_lead_to_escaped_uris_and_to_slides(tmp_path: Path) -> None:
    frame = TextFrame(
        (Paragraph((Run("a", "en-US", link="https://x.org/a b?q=“1”"), Run("b", "en-US", link="#end")), STYLE),)
    )
    first = Slide("plain", "1", (Shape(Box(0, 0, 9, 9), "S", text=frame),))
    made = written(tmp_path, first, Slide("plain", "2", (), names=("end",)))
    targets = made.targets("ppt/slides/slide1.xml")
    links = [targets[rid] for rid in xpath(made.slide(1), ".//a:hlinkClick/@r:id")]
    assert links == ["https://x.org/a%20b?q=%E2%80%9C1%E2%80%9D", "slide2.xml"]


def test_a_link_to_no_slide_is_an_error_and_nothing_is_left(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    bad = scene(Slide("plain", "1", (Shape(Box(0, 0, 9, 9), "S", INK and Preset(), link="#gone"),)))
    with pytest.raises(DeckError, match="#gone"):
        save(lambda stream: write(bad, BRAND, stream), target)
    assert list(tmp_path.iterdir()) == []


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    slide = package(tmp_path, Shape(Box(0, 0, 9, 9), "a\x00b", text=text("x\x0b<&>\x1fy"))).slide(1)
    assert xpath(slide, ".//a:t/text()") == ["x<&>y"]


def test_a_dark_slide_turns_the_colour_map_round(tmp_path: Path) -> None:
    made = package(tmp_path, layout="night", ground="dark")
    for root in (made.slide(1), made.xml("ppt/slideLayouts/slideLayout2.xml")):
        (mapping,) = xpath(root, ".//a:overrideClrMapping")
        assert (mapping.get("bg1"), mapping.get("tx1"), mapping.get("accent1")) == ("dk2", "lt1", "accent2")


def test_the_same_picture_is_stored_once(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        Image.new("RGB", (4, 2), "red").save(tmp_path / name)
    made = package(tmp_path, *(Picture(Box(0, 0, 8, 4), "P", tmp_path / n, "red") for n in ("a.png", "b.png", "a.png")))
    assert [name for name in made.parts if name.startswith("ppt/media/")] == ["ppt/media/image1.png"]


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_text("hello")
    with pytest.raises(DeckError, match="no picture"):
        package(tmp_path, Picture(Box(0, 0, 1, 1), "P", tmp_path / "x.png", ""))


def test_hidden_slides_say_so(tmp_path: Path) -> None:
    assert package(tmp_path, hidden=True).slide(1).get("show") == "0"


def test_an_error_while_writing_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(b"old")

    def fail(stream: io.BufferedIOBase) -> None:
        stream.write(b"half")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        save(fail, target)  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["deck.pptx"]
