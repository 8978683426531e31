"""Text of charts: c:txPr and rich labels, in the theme's body font."""

from __future__ import annotations

from collections.abc import Sequence

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


def rich_text(spec: ChartSpec, lines: Sequence[str], size: float, colour: Colour, bold: bool) -> str:
    """`c:tx` with text of its own (21.2.2.215)."""
    run = _run("a:rPr", size, colour, bold, f' lang="{spec.lang}"')
    left = '<a:pPr algn="l"/>' if len(lines) > 1 else ""
    paragraphs = "".join(f"<a:p>{left}<a:r>{run}<a:t>{text(line)}</a:t></a:r></a:p>" for line in lines)
    return f'<c:tx><c:rich><a:bodyPr rot="0" wrap="none"/><a:lstStyle/>{paragraphs}</c:rich></c:tx>'


def _run(tag: str, size: float, colour: Colour, bold: bool, lang: str) -> str:
    fill = f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"
    return f'<{tag}{lang} sz="{round(size * 100)}" b="{int(bold)}">{fill}{_FONT}</{tag}>'
