"""Parse rendered markup (an XML text) into a checked `Element` tree.

Raises TemplateError with the template's file and line for anything outside the vocabulary. The XML is
read without entities or network (it is ours, but its text is the author's).
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from deck.errors import Mark, TemplateError, did_you_mean
from deck.markup.element import Element
from deck.markup.vocabulary import CHILDREN, VOCABULARY, Content

MAX_DEPTH = 60
MAX_ELEMENTS = 5_000
Marker = Callable[[str], Mark | None]


def parse(markup: str, marker: Marker, name: str = "template") -> Element:
    """The element tree of `markup`; `marker` turns an `at` attribute into a place in a template."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error, markup, marker, name) from None
    if markup.lstrip().startswith("<!DOCTYPE"):
        raise TemplateError(f"{name}: markup has no document type", expected="no <!DOCTYPE …>")
    if (count := sum(1 for _ in root.iter())) > MAX_ELEMENTS:
        raise TemplateError(f"{name}: {count:,} elements on one slide", expected=f"at most {MAX_ELEMENTS:,}")
    if root.tag != "slide":
        raise TemplateError(f"{name}: the root element is <{root.tag}>", expected="<slide>", mark=_mark(root, marker))
    return _element(root, marker, 0)


def _element(node: etree._Element, marker: Marker, depth: int) -> Element:
    attributes = {str(name): str(value) for name, value in node.items()}
    at = attributes.pop("at", "")
    tag, mark = str(node.tag), marker(at) if at else None
    kind = VOCABULARY.get(tag)
    if kind is None:
        raise TemplateError(f"unknown element <{tag}>", mark=mark, hint=did_you_mean(tag, VOCABULARY))
    if depth > MAX_DEPTH:
        raise TemplateError(f"<{tag}>: elements nested more than {MAX_DEPTH} deep", mark=mark)
    if not attributes.keys() <= kind.attributes:
        raise _unknown_attribute(tag, attributes, kind.attributes, mark)
    return Element(tag, attributes, _children(node, kind.content, marker, depth), mark)


def _unknown_attribute(tag: str, attributes: dict[str, str], known: frozenset[str], mark: Mark | None) -> TemplateError:
    name = next(name for name in attributes if name not in known)
    hint = did_you_mean(name, known) or f"<{tag}> takes {', '.join(sorted(known))}"
    return TemplateError(f"<{tag}> has no attribute “{name}”", mark=mark, hint=hint)


def _children(node: etree._Element, content: Content, marker: Marker, depth: int) -> tuple[Element | str, ...]:
    keep_text, keep_blanks = content in _WITH_TEXT, content in ("text", "raw")
    children: list[Element | str] = []
    _take(node.text, node, children, keep_text, keep_blanks, marker)
    for child in node:
        _check_child(node, child, content, marker)
        children.append(_element(child, marker, depth + 1))
        _take(child.tail, node, children, keep_text, keep_blanks, marker)
    return tuple(children)


_WITH_TEXT = ("text", "raw", "list")


def _take(
    text: str | None,
    node: etree._Element,
    children: list[Element | str],
    keep_text: bool,
    keep_blanks: bool,
    marker: Marker,
) -> None:
    """Add the text to `children` where it may stand. Raises TemplateError where it may not."""
    if not text or (not keep_blanks and text.isspace()):
        return
    if not keep_text:
        message = f"text “{text.strip()[:30]}” can't stand in <{node.tag}>"
        raise TemplateError(message, mark=_mark(node, marker), expected="<p>")
    children.append(text)


def _check_child(node: etree._Element, child: etree._Element, content: Content, marker: Marker) -> None:
    tag = str(child.tag)
    if tag in VOCABULARY and tag not in CHILDREN[content]:
        allowed = ", ".join(f"<{name}>" for name in sorted(CHILDREN[content])) or "nothing"
        raise TemplateError(f"<{tag}> can't stand in <{node.tag}>", mark=_mark(child, marker), expected=allowed)


def _mark(node: etree._Element, marker: Marker) -> Mark | None:
    at = node.get("at")
    return marker(at) if at else None


def _syntax_error(error: etree.XMLSyntaxError, markup: str, marker: Marker, name: str) -> TemplateError:
    """Point at the last marked element before the place where the XML breaks."""
    line = error.lineno or 1
    before = "\n".join(markup.splitlines()[:line])
    start = before.rfind(' at="')
    at = before[start + 5 : before.find('"', start + 5)] if start >= 0 else ""
    return TemplateError(f"{name}: the markup is not well-formed: {error.msg}", mark=marker(at) if at else None)
