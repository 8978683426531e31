"""Formulas as Office Math (ECMA-376 part 1, 22.1): one function a MathML element, editable in PowerPoint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deck.formula import MathNode, parse
from deck.pptx import xml

_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_NARY = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀")
_OPEN = {"(": ")", "[": "]", "{": "}", "|": "|", "‖": "‖", "⌊": "⌋", "⌈": "⌉", "⟨": "⟩"}
_ACCENTS = {
    "^": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "→": "\u20d7",
    "⃗": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
}
_BARS = frozenset("¯‾―_")
_UPRIGHT = '<m:rPr><m:sty m:val="p"/></m:rPr>'
_WORDS = "<m:rPr><m:nor/></m:rPr>"
_JUSTIFY = {"left": "left", "center": "center", "right": "right"}


def omml(latex: str, *, display: bool = True, align: str = "left") -> str:
    """`m:oMathPara` (display) or `m:oMath` of the formula, for use in `a14:m`. Raises DeckError.

    Runs carry no `a:rPr`: PowerPoint writes one there, but the SDK's schema knows only Word's `w:rPr`, so
    size and colour come from the text body's list style.
    """
    body = _children(parse(latex))
    if not display:
        return f'<m:oMath xmlns:m="{_M}">{body}</m:oMath>'
    justify = f'<m:oMathParaPr><m:jc m:val="{_JUSTIFY.get(align, "left")}"/></m:oMathParaPr>'
    return f'<m:oMathPara xmlns:m="{_M}">{justify}<m:oMath>{body}</m:oMath></m:oMathPara>'


def _run(value: str, style: str = "") -> str:
    """`style` is _UPRIGHT for names of functions, _WORDS for running text; else letters are slanted."""
    return f"<m:r>{style}<m:t>{xml.text(value)}</m:t></m:r>"


def _write(node: MathNode) -> str:
    return _WRITERS.get(node.tag, _children)(node)


def _children(node: MathNode) -> str:
    """A row: fenced parts become delimiters, big operators take what follows."""
    return _sequence(node.children) if node.children else (_run(node.text) if node.text.strip() else "")


def _sequence(nodes: Sequence[MathNode]) -> str:
    parts, index = [], 0
    while index < len(nodes):
        node = nodes[index]
        end = _closing(nodes, index)
        if end:
            parts.append(_delimited(nodes, index, end))
            index = end + 1
        elif _is_nary(node):
            parts.append(_nary(node, nodes[index + 1 : index + 2]))
            index += 2
        else:
            parts.append(_write(node))
            index += 1
    return "".join(parts)


def _closing(nodes: Sequence[MathNode], start: int) -> int:
    """Index of the fence that closes the one at `start`, 0 where there is none."""
    first = nodes[start]
    if first.tag != "mo" or first.text not in _OPEN:
        return 0
    closing, depth = _OPEN[first.text], 0
    for index in range(start + 1, len(nodes)):
        if nodes[index].tag != "mo":
            continue
        if nodes[index].text == closing and not depth:
            return index
        if first.text != closing:
            depth += {first.text: 1, closing: -1}.get(nodes[index].text, 0)
    return 0


def _delimited(nodes: Sequence[MathNode], start: int, end: int) -> str:
    inner = _sequence(nodes[start + 1 : end])
    return _delimiters(nodes[start].text, nodes[end].text, inner)


def _delimiters(left: str, right: str, inner: str) -> str:
    properties = f'<m:begChr m:val="{xml.attribute(left)}"/><m:endChr m:val="{xml.attribute(right)}"/>'
    return f"<m:d><m:dPr>{properties}</m:dPr><m:e>{inner}</m:e></m:d>"


def _is_nary(node: MathNode) -> bool:
    core = node.children[0] if node.children and node.tag in ("munderover", "munder", "msubsup", "msub") else node
    return core.tag == "mo" and core.text in _NARY


def _nary(node: MathNode, body: Sequence[MathNode]) -> str:
    """∑, ∫ and their like with limits (22.1.2.70)."""
    core = node.children[0] if node.children else node
    limits = node.children[1:]
    place = "undOvr" if node.tag.startswith("munder") else "subSup"
    low = _write(limits[0]) if limits else ""
    high = _write(limits[1]) if len(limits) > 1 else ""
    hidden = ('<m:subHide m:val="1"/>' if not low else "") + ('<m:supHide m:val="1"/>' if not high else "")
    return (
        f'<m:nary><m:naryPr><m:chr m:val="{core.text}"/><m:limLoc m:val="{place}"/>{hidden}</m:naryPr>'
        f"<m:sub>{low}</m:sub><m:sup>{high}</m:sup><m:e>{_sequence(body)}</m:e></m:nary>"
    )


def _identifier(node: MathNode) -> str:
    upright = node.get("mathvariant") == "normal" or len(node.text) > 1
    return _run(node.text, _UPRIGHT if upright else "")


def _text(node: MathNode) -> str:
    return _run(node.text.replace("\u00a0", " "), _WORDS)


def _operator(node: MathNode) -> str:
    return _run(node.text, _UPRIGHT if len(node.text) > 1 else "") if node.text else ""


def _fraction(node: MathNode) -> str:
    over, under = (_write(child) for child in node.children)
    bare = '<m:fPr><m:type m:val="noBar"/></m:fPr>' if node.get("linethickness").startswith("0") else ""
    return f"<m:f>{bare}<m:num>{over}</m:num><m:den>{under}</m:den></m:f>"


def _sqrt(node: MathNode) -> str:
    return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{_children(node)}</m:e></m:rad>'


def _root(node: MathNode) -> str:
    body, degree = (_write(child) for child in node.children)
    return f"<m:rad><m:deg>{degree}</m:deg><m:e>{body}</m:e></m:rad>"


def _superscript(node: MathNode) -> str:
    base, high = (_write(child) for child in node.children)
    return f"<m:sSup><m:e>{base}</m:e><m:sup>{high}</m:sup></m:sSup>"


_LIMITS = frozenset(("lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmax", "argmin"))


def _subscript(node: MathNode) -> str:
    if node.children[0].text.replace("\u2009", "") in _LIMITS:
        return _under(node)
    base, low = (_write(child) for child in node.children)
    return f"<m:sSub><m:e>{base}</m:e><m:sub>{low}</m:sub></m:sSub>"


def _both(node: MathNode) -> str:
    base, low, high = (_write(child) for child in node.children)
    return f"<m:sSubSup><m:e>{base}</m:e><m:sub>{low}</m:sub><m:sup>{high}</m:sup></m:sSubSup>"


def _under(node: MathNode) -> str:
    base, low = node.children
    return f"<m:limLow><m:e>{_write(base)}</m:e><m:lim>{_write(low)}</m:lim></m:limLow>"


def _over(node: MathNode) -> str:
    base, high = node.children
    body = _write(base)
    if high.text in _BARS:
        return f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>{body}</m:e></m:bar>'
    if high.text in _ACCENTS:
        return f'<m:acc><m:accPr><m:chr m:val="{_ACCENTS[high.text]}"/></m:accPr><m:e>{body}</m:e></m:acc>'
    return f"<m:limUpp><m:e>{body}</m:e><m:lim>{_write(high)}</m:lim></m:limUpp>"


def _under_over(node: MathNode) -> str:
    base, low, high = (_write(child) for child in node.children)
    return f"<m:limUpp><m:e><m:limLow><m:e>{base}</m:e><m:lim>{low}</m:lim></m:limLow></m:e><m:lim>{high}</m:lim></m:limUpp>"


def _table(node: MathNode) -> str:
    columns = max((len(row.children) for row in node.children), default=1)
    shape = f'<m:mcs><m:mc><m:mcPr><m:count m:val="{columns}"/><m:mcJc m:val="center"/></m:mcPr></m:mc></m:mcs>'
    rows = "".join(_table_row(row, columns) for row in node.children)
    return f"<m:m><m:mPr>{shape}</m:mPr>{rows}</m:m>"


def _table_row(row: MathNode, columns: int) -> str:
    cells = [_children(cell) for cell in row.children]
    cells += [""] * (columns - len(cells))
    return f"<m:mr>{''.join(f'<m:e>{cell}</m:e>' for cell in cells)}</m:mr>"


_WRITERS: dict[str, Callable[[MathNode], str]] = {
    "mi": _identifier,
    "mn": lambda node: _run(node.text),
    "mo": _operator,
    "mtext": _text,
    "mspace": lambda node: _run(" ", _WORDS),
    "mfrac": _fraction,
    "msqrt": _sqrt,
    "mroot": _root,
    "msup": _superscript,
    "msub": _subscript,
    "msubsup": _both,
    "munder": _under,
    "mover": _over,
    "munderover": _under_over,
    "mtable": _table,
}
