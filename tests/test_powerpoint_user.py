"""What somebody finds who opens a built deck in PowerPoint and works on by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from deck.brand.tables import TABLE_LOOKS
from tests.conftest import Package, xpath

BY_HAND = """
title: Working on
lang: LANG
slides:
  - {layout: title, title: Cover}
  - {layout: section, title: Part}
  - {title: List, bullets: [a, {b: [c, {d: [e]}]}]}
"""


def layouts(package: Package) -> dict[str, Any]:
    return {xpath(root, "p:cSld/@name")[0]: root for _, root in package.named("ppt/slideLayouts/slideLayout")}


@pytest.mark.parametrize(
    ("lang", "names", "prompts"),
    [
        ("zh-CN", ["标题幻灯片", "节标题", "标题和列表"], ["单击此处编辑标题", "单击此处编辑文本", "第二级", "第三级"]),
        ("en-US", ["Title Slide", "Section Header", "Title and List"], ["Click to edit the title", "Second level"]),
    ],
)
def test_layouts_and_prompts_speak_the_decks_language(
    built: Callable[..., Package], lang: str, names: list[str], prompts: list[str]
) -> None:
    found = layouts(built(BY_HAND.replace("LANG", lang)))
    assert list(found) == names
    told = xpath(found[names[2]], ".//a:t/text()")
    assert set(prompts) <= set(told)


def test_the_master_offers_no_layout_that_no_slide_uses(lecture: Package) -> None:
    used = {t for n, _ in lecture.named("ppt/slides/slide") for t in lecture.targets(n).values() if "slideLayout" in t}
    assert len(used) == len(layouts(lecture))


def test_every_level_of_a_list_has_its_size_and_its_mark(lecture: Package) -> None:
    (body,) = xpath(lecture.xml("ppt/slideMasters/slideMaster1.xml"), "p:txStyles/p:bodyStyle")
    sizes = [int(size) for size in xpath(body, "*/a:defRPr/@sz")]
    assert len(sizes) == 9
    assert sizes == sorted(sizes, reverse=True)
    assert len(xpath(body, "*/a:buChar")) == 9
    margins = [int(m) for m in xpath(body, "*/@marL")]
    assert margins == sorted(margins)
    assert margins[4] > margins[0]


def test_all_footers_of_layouts_say_what_the_masters_says(lecture: Package) -> None:
    def footers(root: Any) -> set[str]:
        return set(xpath(root, ".//p:sp[.//p:ph[@type='ftr']]//a:t/text()"))

    said = set().union(*(footers(root) for root in layouts(lecture).values()))
    assert said == footers(lecture.xml("ppt/slideMasters/slideMaster1.xml"))


def test_decoration_lies_on_the_layout_not_on_the_slides(lecture: Package) -> None:
    assert xpath(layouts(lecture)["标题幻灯片"], ".//p:cNvPr[starts-with(@name, 'Motif')]")
    assert not xpath(lecture.slide(1), ".//p:cNvPr[starts-with(@name, 'Motif')]")


def test_backgrounds_are_the_themes_background_styles(lecture: Package) -> None:
    for _, root in [*lecture.named("ppt/slideMasters/"), *lecture.named("ppt/slideLayouts/")]:
        assert all(idx == "1001" for idx in xpath(root, ".//p:bg/p:bgRef/@idx"))
        assert not xpath(root, ".//p:bgPr")
    assert not any(xpath(root, ".//p:bg") for _, root in lecture.named("ppt/slides/slide"))


def test_notes_and_handouts_have_masters_with_powerpoints_own_placeholders(lecture: Package) -> None:
    notes = lecture.xml("ppt/notesMasters/notesMaster1.xml")
    handout = lecture.xml("ppt/handoutMasters/handoutMaster1.xml")
    assert xpath(notes, ".//p:ph/@type") == ["hdr", "dt", "sldImg", "body", "ftr", "sldNum"]
    assert xpath(handout, ".//p:ph/@type") == ["hdr", "dt", "ftr", "sldNum"]
    root = lecture.xml("ppt/presentation.xml")
    order = [re.sub("{.*}", "", child.tag) for child in root]
    assert order[:4] == ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst"]
    themes = {
        lecture.targets(n)["rId1"]
        for n in ("ppt/notesMasters/notesMaster1.xml", "ppt/handoutMasters/handoutMaster1.xml")
    }
    assert len(themes) == 2, "each master needs a theme of its own"


def test_a_notes_page_says_which_deck_and_slide_it_is_of(lecture: Package) -> None:
    page = lecture.xml("ppt/notesSlides/notesSlide13.xml")
    assert xpath(page, "//p:sp[.//p:ph[@type='hdr']]//a:t/text()") == ["TensorFlow 初印象"]
    assert xpath(page, "//p:sp[.//p:ph[@type='sldNum']]//a:fld[@type='slidenum']/a:t/text()") == ["13"]


def test_notes_are_set_as_small_as_it_takes_for_one_page_to_hold_them(lecture: Package) -> None:
    pages = {n: lecture.xml(f"ppt/notesSlides/notesSlide{n}.xml") for n in (13, 14)}
    scales = {n: xpath(page, "//a:normAutofit/@fontScale") for n, page in pages.items()}
    assert scales == {13: ["92500"], 14: []}, "slide 13 has the paper's whole abstract in its notes"


def test_the_theme_names_faces_for_every_script(lecture: Package) -> None:
    theme = lecture.xml("ppt/theme/theme1.xml")
    for fonts in xpath(theme, ".//a:majorFont | .//a:minorFont"):
        faces = dict(zip(xpath(fonts, "a:font/@script"), xpath(fonts, "a:font/@typeface"), strict=True))
        assert faces["Hans"] == xpath(fonts, "a:ea/@typeface")[0] == "Microsoft YaHei"
        assert {"Jpan", "Hang", "Hant", "Arab", "Hebr", "Thai", "Deva"} <= faces.keys()
        assert all(faces.values())


def test_what_a_user_draws_follows_the_brand(lecture: Package) -> None:
    theme = lecture.xml("ppt/theme/theme1.xml")
    (shape,) = xpath(theme, "a:objectDefaults/a:spDef")
    assert xpath(shape, "a:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]
    assert xpath(shape, "a:spPr/a:ln/a:noFill")
    assert xpath(theme, "a:objectDefaults/a:lnDef/a:spPr/a:ln/@w") == ["19050"]


def test_table_styles_are_offered_and_the_brands_is_the_default(lecture: Package) -> None:
    styles = lecture.xml("ppt/tableStyles.xml")
    assert xpath(styles, "a:tblStyle/@styleName") == [
        name.capitalize() + ground for ground in ("", ", Dark") for name in TABLE_LOOKS
    ]
    (ruled,) = xpath(styles, "a:tblStyle[@styleName='Ruled']/@styleId")
    assert styles.get("def") == ruled
    assert not xpath(styles, ".//a:srgbClr")


def test_all_text_is_set_in_the_themes_faces(lecture: Package) -> None:
    """Changing the theme's fonts changes all text; the marks of lists, code and mathematics keep theirs."""
    own = {"+mn-lt", "+mn-ea", "+mn-cs", "+mj-lt", "+mj-ea", "+mj-cs"}
    others = {"Arial", "Consolas", "Cambria Math"}
    for start in ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/charts/"):
        for name, root in lecture.named(start):
            faces = set(xpath(root, ".//a:*[not(self::a:buFont)]/@typeface"))
            assert faces - own <= others - {"Arial"}, name
            assert set(xpath(root, ".//a:buFont/@typeface")) <= {"Arial", "+mj-lt"}, name


def test_colours_are_the_themes_in_charts_tables_icons_drawings_and_codes(lecture: Package) -> None:
    parts = [*lecture.named("ppt/slides/"), *lecture.named("ppt/charts/"), *lecture.named("ppt/slideLayouts/")]
    for name, root in parts:
        assert not xpath(root, ".//a:srgbClr | .//a:sysClr | .//a:prstClr | .//a:hslClr"), name


def holders(root: Any) -> dict[tuple[str, str], Any]:
    """Placeholders by type and index."""
    shapes = xpath(root, ".//p:sp[p:nvSpPr/p:nvPr/p:ph] | .//p:pic[p:nvPicPr/p:nvPr/p:ph]")
    return {(xpath(s, ".//p:ph/@type")[0], (xpath(s, ".//p:ph/@idx") or ["0"])[0]): s for s in shapes}


def with_layouts(package: Package) -> Iterator[tuple[str, Any, Any]]:
    for name, root in package.named("ppt/slides/slide"):
        layout = next(t for t in package.targets(name).values() if "slideLayout" in t).replace("..", "ppt")
        for key, shape in holders(root).items():
            yield name, shape, holders(package.xml(layout))[key]


def place(shape: Any) -> list[int]:
    return [int(n) for n in xpath(shape, "p:spPr/a:xfrm/*/@*")]


def test_placeholders_state_a_place_only_where_the_layout_has_another(lecture: Package) -> None:
    for name, shape, holder in with_layouts(lecture):
        footer = xpath(shape, ".//p:ph[@type = 'ftr' or @type = 'sldNum']")  # may state it, over a panel
        if place(shape) and not footer:
            assert max(abs(a - b) for a, b in zip(place(shape), place(holder), strict=True)) > 600, name


def test_new_slides_wait_for_a_chart_or_a_table_where_their_layout_has_one(lecture: Package) -> None:
    layouts = {xpath(root, "p:cSld/@name")[0]: root for _, root in lecture.named("ppt/slideLayouts/slideLayout")}
    assert xpath(layouts["图表"], "//p:ph/@type[. = 'chart']")
    assert xpath(layouts["对比表格"], "//p:ph/@type[. = 'tbl']")


def test_charts_and_tables_fill_their_placeholder_only_at_its_own_place(lecture: Package) -> None:
    """PowerPoint's “Reset Slide” would lay them over what is beside."""
    filled = 0
    for name, root in lecture.named("ppt/slides/slide"):
        layout = next(t for t in lecture.targets(name).values() if "slideLayout" in t).replace("..", "ppt")
        waiting = holders(lecture.xml(layout))
        for frame in xpath(root, ".//p:graphicFrame[.//p:ph]"):
            (holder,) = xpath(frame, "p:nvGraphicFramePr/p:nvPr/p:ph")
            there = place(waiting[holder.get("type"), holder.get("idx")])
            assert [int(n) for n in xpath(frame, "p:xfrm/*/@*")][:3] == there[:3], name
            filled += 1
    assert filled > 1


def test_reset_slide_would_change_next_to_nothing(lecture: Package) -> None:
    """Text in placeholders is as the layout has it, but for the author's own emphasis, the word that all entries of
    the agenda begin with, an opening mark that hangs out and a footer over a panel; few stand elsewhere."""
    moved = set()
    for name, shape, _ in with_layouts(lecture):
        hangs = xpath(shape, ".//a:p[starts-with(a:r[1]/a:t, '《')]/a:pPr/@indent")
        assert not xpath(shape, ".//a:bodyPr/@*"), name
        stated = {attribute.attrname for attribute in xpath(shape, ".//a:pPr/@*[name() != 'lvl']")}
        assert stated <= ({"marL", "indent"} if hangs else set()), name
        assert not xpath(shape, ".//a:pPr/*"), name
        assert not xpath(shape, ".//a:rPr/@sz | .//a:rPr/a:latin"), name
        coloured = () if xpath(shape, ".//p:ph[@type='ftr']") else xpath(shape, ".//a:r[a:rPr/a:solidFill]")
        assert all(
            xpath(run, "a:rPr/@b") == ["1"] or xpath(run, "a:t/text()") == ["TensorFlow "] for run in coloured
        ), name
        if place(shape) and not hangs:
            moved.add(name)
    assert len(moved) <= 5, "where panels or drawings leave them less width"


def test_a_long_title_is_cut_to_the_line_at_the_head_of_a_notes_page(built: Callable[..., Package]) -> None:
    long = "A title that is much longer than the line at the head of a page of notes could hold"
    package = built(f"title: {long}\nlang: en-US\nslides:\n  - {{title: A, bullets: [a], notes: said}}\n")
    (head,) = xpath(package.xml("ppt/notesSlides/notesSlide1.xml"), "//p:sp[.//p:ph[@type='hdr']]//a:t/text()")
    assert head == "A title that is much longer than the line at the he…"
