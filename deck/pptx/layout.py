"""Slide layouts and the master (19.3.1.39, 19.3.1.42): decoration, placeholders, text styles, colour map."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deck.brand.roles import ColourMap, colour_map
from deck.pptx import xml
from deck.pptx.colour import fill_xml
from deck.pptx.page import Page, non_visual, tree
from deck.pptx.shapes import write_all
from deck.pptx.shapes.geometry import preset_xml, transform
from deck.pptx.shapes.shape import placeholder_xml
from deck.pptx.text import body_pr, level_properties
from deck.scene import Colour, Ground, LayoutPlaceholder, LayoutScene, ParagraphStyle, Preset

LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
MASTER_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"
FIRST_ID = 2147483648
_SLOTS = ("bg1", "tx1", "bg2", "tx2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_KINDS = {"title": ' type="title"', "section": ' type="secHead"'}


def layout_xml(scene: LayoutScene, master: LayoutScene, page: Page) -> str:
    """`p:sldLayout`, under the name that people see."""
    shapes = write_all(scene.shapes, page)
    holders = (_with_deck_footer(holder, master) for holder in scene.placeholders)
    shapes += [_placeholder(holder, page, _master_levels(holder, master, scene.ground)) for holder in holders]
    kind = _KINDS.get(scene.name, "")
    return (
        f'{xml.HEADER}<p:sldLayout {xml.ROOT}{kind} preserve="1"{"" if kind else _USER}><p:cSld name="{xml.attribute(scene.title or scene.name)}">'
        f"{background(scene.ground, page.home)}{tree(shapes)}</p:cSld>{colour_map_override(scene.ground, page.home)}</p:sldLayout>"
    )


_USER = ' userDrawn="1"'


def _with_deck_footer(holder: LayoutPlaceholder, master: LayoutScene) -> LayoutPlaceholder:
    """A layout's footer says what the master's says, whatever slide the layout was made after."""
    own = next((h.prompt for h in master.placeholders if h.placeholder.type == holder.placeholder.type == "ftr"), "")
    return replace(holder, prompt=own) if own else holder


def master_xml(scene: LayoutScene, layouts: Sequence[str], page: Page) -> str:
    """`p:sldMaster` with the ids of its layouts' relationships."""
    shapes = write_all(scene.shapes, page) + [_placeholder(h, page, ()) for h in scene.placeholders]
    ids = "".join(f'<p:sldLayoutId id="{FIRST_ID + n}" r:id="{rid}"/>' for n, rid in enumerate(layouts, 1))
    return (
        f"{xml.HEADER}<p:sldMaster {xml.ROOT}><p:cSld>{BACKGROUND}{tree(shapes)}</p:cSld><p:clrMap{_map(colour_map(page.home, page.home))}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{_text_styles(scene)}</p:sldMaster>"
    )


# The theme's first background style (19.3.1.3), in the ground's colour.
BACKGROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'


def background(ground: Ground, home: Ground) -> str:
    """A layout on the other ground says its ground; the others have the master's."""
    return "" if ground == home else BACKGROUND


def colour_map_override(ground: Ground, home: Ground) -> str:
    """`p:clrMapOvr`: the other ground turns the slots round, so the same shapes work on both."""
    if ground == home:
        return "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return f"<p:clrMapOvr><a:overrideClrMapping{_map(colour_map(ground, home))}/></p:clrMapOvr>"


def _map(changes: ColourMap) -> str:
    return "".join(f' {slot}="{changes.get(slot, slot)}"' for slot in _SLOTS)


def _placeholder(holder: LayoutPlaceholder, page: Page, inherited: Sequence[ParagraphStyle]) -> str:
    number = page.next_id()
    kind = holder.placeholder.type
    prompt = kind not in ("dt", "ftr", "sldNum") and bool(inherited or page.part.startswith("ppt/slideLayouts"))
    outline = "" if holder.geometry == Preset() and not holder.fill else preset_xml(holder.geometry)
    if holder.geometry == Preset() and page.part.startswith("ppt/slideMasters"):
        outline = preset_xml(holder.geometry)
    fill = fill_xml(holder.fill) if holder.fill else ""
    return (
        f'<p:sp><p:nvSpPr>{non_visual(number, holder.name, "", False)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_xml(holder.placeholder, prompt)}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{transform(holder.box)}{outline}{fill}</p:spPr>"
        f"<p:txBody>{body_pr(holder.insets, holder.anchor, True)}<a:lstStyle>{_levels(holder, inherited)}</a:lstStyle>"
        f"{_prompt(holder)}</p:txBody></p:sp>"
    )


def _levels(holder: LayoutPlaceholder, inherited: Sequence[ParagraphStyle]) -> str:
    """What each level says beyond the master's style of the same level."""
    nine = full_levels(holder.levels) if holder.placeholder.type == "body" else list(holder.levels[:1])
    bases = full_levels(inherited) if inherited else []
    parts = [level_properties(n, s, bases[n - 1] if len(bases) >= n else None) for n, s in enumerate(nine, 1)]
    return "".join(parts)


def full_levels(levels: Sequence[ParagraphStyle]) -> list[ParagraphStyle]:
    """Nine levels: those given, then the last again."""
    return [*levels, *([levels[-1]] * (9 - len(levels)))] if levels else []


def _master_levels(holder: LayoutPlaceholder, master: LayoutScene, ground: Ground) -> Sequence[ParagraphStyle]:
    """The levels that the master's text styles give a placeholder of this type.

    On the other ground their colour does not count as given: some viewers read it by the master's colour map.
    """
    kind = {"title": "title", "body": "body"}.get(holder.placeholder.type, "")
    levels = next((h.levels for h in master.placeholders if h.placeholder.type == kind), ())
    return levels if ground == master.ground else [replace(level, colour=_NO_COLOUR) for level in levels]


_NO_COLOUR = Colour("")


def _prompt(holder: LayoutPlaceholder) -> str:
    if holder.field:
        return f'<a:p><a:fld id="{xml.guid(holder.field)}" type="{holder.field}"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>'
    return "".join(_prompt_line(level, line) for level, line in enumerate(holder.prompt.split("\n")))


def _prompt_line(level: int, line: str) -> str:
    place = f'<a:pPr lvl="{level}"/>' if level else ""
    return f"<a:p>{place}<a:r><a:rPr/><a:t>{xml.text(line)}</a:t></a:r></a:p>"


def _text_styles(master: LayoutScene) -> str:
    """`p:txStyles`: titles, bodies of nine levels, everything else."""
    title, body = (_style_of(master, kind) for kind in ("title", "body"))
    other = ParagraphStyle(18, 23.4, Colour("tx1"))
    styles = {"titleStyle": [title[0]], "bodyStyle": full_levels(body), "otherStyle": [replace(other)] * 9}
    parts = [
        f"<p:{name}>{''.join(level_properties(n, style) for n, style in enumerate(levels, 1))}</p:{name}>"
        for name, levels in styles.items()
    ]
    return f"<p:txStyles>{''.join(parts)}</p:txStyles>"


def _style_of(master: LayoutScene, kind: str) -> Sequence[ParagraphStyle]:
    return next(h.levels for h in master.placeholders if h.placeholder.type == kind)
