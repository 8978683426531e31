"""p:sp (19.3.1.43): drawn shapes, text boxes, filled placeholders; with a fallback where there is a formula."""

from __future__ import annotations

from msgspec.structs import replace

from deck.pptx.colour import fill_xml, stroke_xml
from deck.pptx.page import Page, non_visual
from deck.pptx.shapes.geometry import geometry_xml, transform
from deck.pptx.text import body_pr, has_math, math_style, paragraphs_xml
from deck.scene import LayoutPlaceholder, Placeholder, Preset, Shape

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_FOOTERS = ("dt", "ftr", "sldNum")
_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"


def write(shape: Shape, page: Page, number: int) -> str:
    if not has_math(shape.text):
        return _sp(shape, page, number)
    # The fallback is a plain text box: a slide must not fill one placeholder twice.
    plain = replace(shape, placeholder=None)
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:a14="{_A14}" Requires="a14">'
        f"{_sp(shape, page, number)}</mc:Choice><mc:Fallback>{_sp(plain, page, number, math=False)}</mc:Fallback>"
        "</mc:AlternateContent>"
    )


def _sp(shape: Shape, page: Page, number: int, math: bool = True) -> str:
    base = page.inherited.get(shape.placeholder) if shape.placeholder else None
    return f"<p:sp>{_non_visual(shape, page, number)}{_properties(shape, base, page)}{_text(shape, base, page, math)}</p:sp>"


def _non_visual(shape: Shape, page: Page, number: int) -> str:
    decorative = not (shape.alt or shape.text or shape.placeholder or shape.link)
    link = page.link(shape.link) if shape.link else ""
    box = ' txBox="1"' if _is_text_box(shape) else ""
    holder = placeholder_xml(shape.placeholder) if shape.placeholder else ""
    locks = '<a:spLocks noGrp="1"/>' if shape.placeholder else ""
    c_sp = f"<p:cNvSpPr{box}>{locks}</p:cNvSpPr>" if locks else f"<p:cNvSpPr{box}/>"
    properties = f"<p:nvPr>{holder}</p:nvPr>" if holder else "<p:nvPr/>"
    return f"<p:nvSpPr>{non_visual(number, shape.name, shape.alt, decorative, link)}{c_sp}{properties}</p:nvSpPr>"


def _is_text_box(shape: Shape) -> bool:
    plain = shape.geometry == Preset("rect") and shape.fill is None and shape.stroke is None
    return plain and shape.text is not None and shape.placeholder is None


def placeholder_xml(placeholder: Placeholder, prompt: bool = False) -> str:
    """`p:ph`: the type left out for "obj", the index where it is not 0."""
    index = f' idx="{placeholder.idx}"' if placeholder.idx else ""
    size = {"body": ' sz="quarter"', "dt": ' sz="half"', "ftr": ' sz="quarter"', "sldNum": ' sz="quarter"'}
    own = size.get(placeholder.type, "") if placeholder.idx else ""
    custom = ' hasCustomPrompt="1"' if prompt else ""
    return f'<p:ph type="{placeholder.type}"{own}{index}{custom}/>'


def _properties(shape: Shape, base: LayoutPlaceholder | None, page: Page) -> str:
    """`p:spPr`; a placeholder says only where it differs from its layout's.

    LibreOffice draws a footer that says nothing of its own with the layout, hidden by a panel of the slide.
    """
    if base is None:
        line = stroke_xml(shape.stroke) if shape.stroke else ""
        fill = fill_xml(shape.fill)
        return f"<p:spPr>{transform(shape.box)}{geometry_xml(shape.geometry)}{fill}{line}</p:spPr>"
    hidden = base.placeholder.type in _FOOTERS and page.covers(shape.box)
    own = "" if shape.box.near(base.box) and not hidden else transform(shape.box)
    if shape.fill != base.fill:
        own += fill_xml(shape.fill)
    return f"<p:spPr>{own}</p:spPr>" if own else "<p:spPr/>"


def _text(shape: Shape, base: LayoutPlaceholder | None, page: Page, math: bool) -> str:
    frame = shape.text
    if frame is None:
        return "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>" if base else ""
    body = body_pr(frame.insets, frame.anchor, frame.wrap)
    if base and (base.insets, base.anchor, True) == (frame.insets, frame.anchor, frame.wrap):
        body = "<a:bodyPr/>"
    levels = base.levels if base else ()
    own = f"<a:lstStyle>{math_style(frame)}</a:lstStyle>" if has_math(frame) else "<a:lstStyle/>"
    return f"<p:txBody>{body}{own}{paragraphs_xml(frame, levels, page.text(math))}</p:txBody>"
