"""Text bodies (ECMA-376 21.1.2): paragraphs, runs, fields, formulas, links.

What was measured is pinned: insets, wrapping, anchor, no autofit; alignment, margins, spacing; kerning from 12 pt
(`kern`), East Asian breaking (`eaLnBrk`), no mark hung past the margin (`hangingPunct="0"`: PowerPoint for Windows
would, macOS would not; office2pdf #515). Text of a placeholder states only what differs from the style of its level in
the layout.

Spacing of lines is exact (`a:spcPts`), not a percentage. 100 % is 1.2 em in PowerPoint whatever the face, but the face's own
line in LibreOffice and Keynote: 1.22 em for Carlito, 1.32 for 微软雅黑, 1.45 for Noto Sans CJK, and the tallest
of them where Han and Latin share a line. Five lines of mixed text would be a line taller there than
measured. Exact spacing costs two things, both met: the baseline's place in the first line differs a little between
programs, which no frame of ours depends on; and under 1.2 em the tops of Han glyphs are cut in the first line (presenton
#940), so no paragraph of Han is set tighter (`compose/texts.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from deck.pptx import xml
from deck.pptx.colour import colour_xml
from deck.scene import Bullet, Inline, Insets, LineBreak, Math, Paragraph, ParagraphStyle, Run, TextFrame

_ALIGN = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
_MIRRORED = {"left": "r", "right": "l"}  # algn is where the text stands, also where it runs from right to left
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


class TextContext(Struct, frozen=True):
    """What text needs from its slide: `link` makes a:hlinkClick; `mono` is the brand's typeface for code."""

    link: Callable[[str], str]
    mono: str
    math: bool = True  # False: formulas become plain text (mc:Fallback)


def body_pr(insets: Insets, anchor: str, wrap: bool) -> str:
    """`a:bodyPr` that pins what was measured: insets, wrapping, anchor, no autofit."""
    return (
        f'<a:bodyPr vert="horz" wrap="{"square" if wrap else "none"}" lIns="{xml.emu(insets.left)}" '
        f'tIns="{xml.emu(insets.top)}" rIns="{xml.emu(insets.right)}" bIns="{xml.emu(insets.bottom)}" '
        f'rtlCol="0" anchor="{ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def paragraphs_xml(frame: TextFrame, levels: Sequence[ParagraphStyle], context: TextContext) -> str:
    """All `a:p` of a frame; `levels` are the styles that a placeholder inherits (none: state everything)."""
    if not frame.paragraphs:
        return "<a:p/>"
    return "".join([_paragraph(p, _inherited(levels, p.level), context) for p in frame.paragraphs])


def _inherited(levels: Sequence[ParagraphStyle], level: int) -> ParagraphStyle | None:
    return levels[min(level, len(levels) - 1)] if levels else None


def _paragraph(paragraph: Paragraph, base: ParagraphStyle | None, context: TextContext) -> str:
    style = paragraph.style
    level = f' lvl="{paragraph.level}"' if paragraph.level else ""
    inner = "".join([_inline(i, style, base, context, paragraph) for i in paragraph.inlines])
    properties = paragraph_properties(style, base, level)
    end = "" if paragraph.inlines else f'<a:endParaRPr sz="{round(style.size * 100)}"/>'
    return f"<a:p>{properties}{inner}{end}</a:p>"


@lru_cache(maxsize=1024)  # a deck has few styles, on very many paragraphs
def paragraph_properties(
    style: ParagraphStyle, base: ParagraphStyle | None, level: str = "", tag: str = "a:pPr"
) -> str:
    """`a:pPr` with what `base` doesn't say already; empty where there is nothing to say."""
    attributes = level + _geometry(style, base)
    inner = _spacing(style, base) + _bullet(style, base)
    if not attributes and not inner:
        return ""
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def _geometry(style: ParagraphStyle, base: ParagraphStyle | None) -> str:
    found = ""
    if base is None or (style.indent, style.hanging) != (base.indent, base.hanging):
        found += f' marL="{xml.emu(style.indent)}" indent="{-xml.emu(style.hanging)}"'
    if base is None or (style.align, style.rtl) != (base.align, base.rtl):
        found += f' algn="{(_MIRRORED if style.rtl else _ALIGN).get(style.align, _ALIGN[style.align])}"'
    if style.rtl != (base.rtl if base else False):
        found += f' rtl="{int(style.rtl)}"'
    return found


def _spacing(style: ParagraphStyle, base: ParagraphStyle | None) -> str:
    found = ""
    if base is None or style.pitch != base.pitch:
        found += f'<a:lnSpc><a:spcPts val="{round(style.pitch * 100)}"/></a:lnSpc>'
    if base is None or style.before != base.before:
        found += f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef>'
    if base is None:
        found += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    return found


def _bullet(style: ParagraphStyle, base: ParagraphStyle | None) -> str:
    if base is not None and style.bullet == base.bullet:
        return ""
    return bullet_xml(style.bullet)


def bullet_xml(bullet: Bullet | None) -> str:
    if bullet is None:
        return "<a:buNone/>"
    colour = f"<a:buClr>{colour_xml(bullet.colour)}</a:buClr>" if bullet.colour else ""
    if bullet.number:
        return f'{colour}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{bullet.number}"/>'
    return f'{colour}<a:buFont typeface="Arial"/><a:buChar char="{xml.attribute(bullet.char)}"/>'


def _inline(
    inline: Inline, style: ParagraphStyle, base: ParagraphStyle | None, context: TextContext, paragraph: Paragraph
) -> str:
    if isinstance(inline, Run):
        return _run(inline, style, base, context)
    if isinstance(inline, LineBreak):
        return "<a:br/>" if base else f"<a:br>{run_properties(Run('', ''), style, base, context)}</a:br>"
    return _math(inline, style, base, context, display=len(paragraph.inlines) == 1)


def _run(run: Run, style: ParagraphStyle, base: ParagraphStyle | None, context: TextContext) -> str:
    properties = run_properties(run, style, base, context)
    if run.field:
        return (
            f'<a:fld id="{xml.guid(run.field)}" type="{run.field}">{properties}<a:t>{xml.text(run.text)}</a:t></a:fld>'
        )
    return f"<a:r>{properties}<a:t>{xml.text(run.text)}</a:t></a:r>"


def run_properties(
    run: Run, style: ParagraphStyle, base: ParagraphStyle | None, context: TextContext, tag: str = "a:rPr"
) -> str:
    """`a:rPr`: language always, the rest where it differs from what is inherited."""
    link = context.link(run.link) if run.link else ""
    return _run_properties(replace(run, text="", link=None), style, base, context.mono, link, tag)


@lru_cache(maxsize=1024)
def _run_properties(
    run: Run, style: ParagraphStyle, base: ParagraphStyle | None, mono: str, link: str, tag: str
) -> str:
    wanted = resolved(run, style)
    attributes = _language(run.lang) + _attributes(wanted, base)
    if run.mono:
        attributes += ' noProof="1"'
    if run.strike:
        attributes += ' strike="sngStrike"'
    if run.baseline:
        attributes += f' baseline="{round(run.baseline * 100_000)}"'
    inner = _looks(wanted, base, mono if run.mono else "") + link
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def resolved(run: Run, style: ParagraphStyle) -> ParagraphStyle:
    """The paragraph's style as the run overrides it."""
    return replace(
        style,
        size=style.size if run.size is None else run.size,
        bold=style.bold if run.bold is None else run.bold,
        italic=style.italic if run.italic is None else run.italic,
        colour=style.colour if run.colour is None else run.colour,
    )


def _language(lang: str) -> str:
    if not lang:
        return ""
    other = "zh-CN" if lang.startswith("en") else "en-US"
    return f' lang="{lang}" altLang="{other}"'


def _attributes(wanted: ParagraphStyle, base: ParagraphStyle | None) -> str:
    found = ""
    if base is None or wanted.size != base.size:
        found += f' sz="{round(wanted.size * 100)}"'
    if wanted.bold != (base.bold if base else False):
        found += f' b="{int(wanted.bold)}"'
    if wanted.italic != (base.italic if base else False):
        found += f' i="{int(wanted.italic)}"'
    if wanted.tracking != (base.tracking if base else 0.0):
        found += f' spc="{round(wanted.tracking * 100)}"'
    return found


def _looks(wanted: ParagraphStyle, base: ParagraphStyle | None, mono: str) -> str:
    found = ""
    if base is None or wanted.colour != base.colour:
        found += f"<a:solidFill>{colour_xml(wanted.colour)}</a:solidFill>"
    if mono:
        found += f'<a:latin typeface="{xml.attribute(mono)}"/>'
    elif wanted.heading != (base.heading if base else False):
        face = "mj" if wanted.heading else "mn"
        found += f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/>'
    return found


def _math(math: Math, style: ParagraphStyle, base: ParagraphStyle | None, context: TextContext, display: bool) -> str:
    from deck.formula import plain
    from deck.pptx.equation import omml

    if not context.math:
        return _run(Run(plain(math.latex), "en-US"), style, base, context)
    body = omml(math.latex, display=display, align=style.align)
    return f'<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main">{body}</a14:m>'


def has_math(frame: TextFrame | None) -> bool:
    return frame is not None and any(isinstance(i, Math) for p in frame.paragraphs for i in p.inlines)


def math_style(frame: TextFrame) -> str:
    """The list style of a body with formulas: their size and colour, and the math face where no words stand.

    Words of a formula (`m:nor`) have the body's own face; its symbols are set in the math face whatever that is.
    """
    from deck.formula import has_words

    first = frame.paragraphs[0]
    worded = any(not isinstance(i, Math) or has_words(i.latex) for p in frame.paragraphs for i in p.inlines)
    face = "" if worded else '<a:latin typeface="Cambria Math"/>'
    fill = f"<a:solidFill>{colour_xml(first.style.colour)}</a:solidFill>"
    return f'<a:lvl1pPr><a:defRPr sz="{round(first.style.size * 100)}">{fill}{face}</a:defRPr></a:lvl1pPr>'


def level_properties(level: int, style: ParagraphStyle, base: ParagraphStyle | None = None) -> str:
    """`a:lvlNpPr` of a list style (21.1.2.4.13 and after), `level` from 1."""
    attributes = _geometry(style, base)
    if base is None:
        direction = "" if style.rtl else ' rtl="0"'
        attributes += f' defTabSz="914400"{direction} eaLnBrk="1" latinLnBrk="0" hangingPunct="0"'
    run = _level_run(style, base)
    inner = _spacing(style, base) + _bullet(style, base) + run
    return f"<a:lvl{level}pPr{attributes}>{inner}</a:lvl{level}pPr>" if attributes or inner else ""


def _level_run(style: ParagraphStyle, base: ParagraphStyle | None) -> str:
    attributes = _attributes(style, base)
    inner = ""
    if base is None or style.colour != base.colour:
        inner += f"<a:solidFill>{colour_xml(style.colour)}</a:solidFill>"
    if base is None or style.heading != base.heading:
        face = "mj" if style.heading else "mn"
        inner += f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/>'
    if base is None:
        attributes += ' kern="1200"'
    return f"<a:defRPr{attributes}>{inner}</a:defRPr>" if attributes or inner else ""
