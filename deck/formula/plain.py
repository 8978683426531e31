"""A formula as one line of text, for readers that don't know OMML."""

from __future__ import annotations

from collections.abc import Callable

from deck.formula.mathml import MathNode, parse


def plain(latex: str) -> str:
    """Linear text: "PUE = (Total Facility Energy)/(IT Equipment Energy)"."""
    return " ".join(_text(parse(latex)).split())


def _text(node: MathNode) -> str:
    return _WRITERS.get(node.tag, _row)(node)


def _row(node: MathNode) -> str:
    return node.text + "".join(_text(child) for child in node.children)


def _operator(node: MathNode) -> str:
    return f" {node.text} " if node.text in "=+−-<>≤≥≈→×" else node.text


def _grouped(node: MathNode) -> str:
    text = _text(node).strip()
    return text if len(text) <= 1 or node.tag in ("mi", "mn") else f"({text})"


def _pair(between: str) -> Callable[[MathNode], str]:
    return lambda node: f"{_grouped(node.children[0])}{between}{_grouped(node.children[1])}"


_WRITERS: dict[str, Callable[[MathNode], str]] = {
    "mo": _operator,
    "mfrac": _pair("/"),
    "msup": _pair("^"),
    "msub": _pair("_"),
    "msubsup": lambda node: f"{_grouped(node.children[0])}_{_grouped(node.children[1])}^{_grouped(node.children[2])}",
    "munderover": lambda node: (
        f"{_grouped(node.children[0])}_{_grouped(node.children[1])}^{_grouped(node.children[2])} "
    ),
    "munder": lambda node: f"{_text(node.children[0]).strip()}_{_grouped(node.children[1])} ",
    "msqrt": lambda node: f"√({_row(node).strip()})",
    "mroot": lambda node: f"{_text(node.children[1])}√({_text(node.children[0]).strip()})",
    "mspace": lambda node: " ",
    "mtext": lambda node: node.text.replace("\u00a0", " "),
}
