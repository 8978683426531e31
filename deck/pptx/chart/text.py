"""Text of charts: c:txPr and rich labels, in the theme's body font."""

from __future__ import annotations

from deck.pptx.colour import colour_xml
from deck.pptx.xml import text
from deck.scene import ChartSpec, Colour

_UNBROKEN = ' wrap="none"'
_FONT = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'


def text_properties(spec: ChartSpec, size: float, colour: Colour, bold: bool = False, wrap: bool = True) -> str:
    """`c:txPr` (21.2.2.216)."""
    return (
        f"<c:txPr><a:bodyPr{'' if wrap else _UNBROKEN}/><a:lstStyle/><a:p><a:pPr>"
        f'{_run("a:defRPr", size, colour, bold, "")}</a:pPr><a:endParaRPr lang="{spec.lang}"/></a:p></c:txPr>'
    )


def rich_text(spec: ChartSpec, value: str, size: float, colour: Colour, bold: bool) -> str:
    """`c:tx` with text of its own (21.2.2.215)."""
    run = _run("a:rPr", size, colour, bold, f' lang="{spec.lang}"')
    paragraph = f"<a:p><a:r>{run}<a:t>{text(value)}</a:t></a:r></a:p>"
    return f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{paragraph}</c:rich></c:tx>'


def _run(tag: str, size: float, colour: Colour, bold: bool, lang: str) -> str:
    fill = f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"
    return f'<{tag}{lang} sz="{round(size * 100)}" b="{int(bold)}">{fill}{_FONT}</{tag}>'
