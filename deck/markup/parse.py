"""Parse rendered markup (an XML text) into a checked `Element` tree.

Raises TemplateError with the template's file and line for anything outside the vocabulary. The XML is
read without entities or network (it is ours, but its text is the author's).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from deck.errors import Mark, TemplateError, did_you_mean
from deck.markup.element import Element
from deck.markup.vocabulary import CHILDREN, VOCABULARY, Content

MAX_DEPTH = 60
MAX_ELEMENTS = 5_000
Marker = Callable[[str], Mark | None]
_Raw = tuple[str, dict[str, str], list[Any]]  # an element as written: its tag, attributes, texts and elements in it


def parse(markup: str, marker: Marker, name: str = "template") -> Element:
    """The element tree of `markup`; `marker` turns an `at` attribute into a place in a template."""
    root, count = _read(markup, marker, name)
    if count > MAX_ELEMENTS:
        raise TemplateError(f"{name}: {count:,} elements on one slide", expected=f"at most {MAX_ELEMENTS:,}")
    if root[0] != "slide":
        raise TemplateError(f"{name}: the root element is <{root[0]}>", expected="<slide>", mark=_mark(root, marker))
    return _element(root, marker, 0)


def _read(markup: str, marker: Marker, name: str) -> tuple[_Raw, int]:
    """The root of `markup`, and how many elements there are; by expat, since a start should not wait for lxml."""
    found: list[_Raw] = []
    within: list[list[Any]] = [found]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        children: list[Any] = []
        within[-1].append((tag, attributes, children))
        within.append(children)

    data = markup.encode()
    parser = expat.ParserCreate()
    parser.buffer_text, parser.buffer_size = True, len(data) + 1  # a text is one piece
    parser.StartElementHandler, parser.EndElementHandler = start, lambda tag: within.pop()
    parser.CharacterDataHandler = lambda text: within[-1].append(text)
    parser.StartDoctypeDeclHandler = lambda *_: _no_document_type(name)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _syntax_error(error, markup, marker, name) from None
    return found[0], count


def _no_document_type(name: str) -> None:
    raise TemplateError(f"{name}: markup has no document type", expected="no <!DOCTYPE …>")


def _element(raw: _Raw, marker: Marker, depth: int) -> Element:
    tag, attributes, children = raw
    at = attributes.pop("at", "")
    mark = marker(at) if at else None
    kind = VOCABULARY.get(tag)
    if kind is None:
        raise TemplateError(f"unknown element <{tag}>", mark=mark, hint=did_you_mean(tag, VOCABULARY))
    if depth > MAX_DEPTH:
        raise TemplateError(f"<{tag}>: elements nested more than {MAX_DEPTH} deep", mark=mark)
    if not attributes.keys() <= kind.attributes:
        raise _unknown_attribute(tag, attributes, kind.attributes, mark)
    found: list[Element | str] = []
    for child in children:
        if not isinstance(child, str):
            if child[0] not in CHILDREN[kind.content]:
                _refuse_child(tag, child, kind.content, marker)
            found.append(_element(child, marker, depth + 1))
        elif kind.content in _WITH_BLANKS or not child.isspace():
            _check_text(tag, child, kind.content, mark)
            found.append(child)
    return Element(tag, attributes, tuple(found), mark)


def _unknown_attribute(tag: str, attributes: dict[str, str], known: frozenset[str], mark: Mark | None) -> TemplateError:
    name = next(name for name in attributes if name not in known)
    hint = did_you_mean(name, known) or f"<{tag}> takes {', '.join(sorted(known))}"
    return TemplateError(f"<{tag}> has no attribute “{name}”", mark=mark, hint=hint)


_WITH_BLANKS = ("text", "raw")  # where a blank alone counts
_WITH_TEXT = (*_WITH_BLANKS, "list")


def _check_text(tag: str, text: str, content: Content, mark: Mark | None) -> None:
    if content not in _WITH_TEXT:
        raise TemplateError(f"text “{text.strip()[:30]}” can't stand in <{tag}>", mark=mark, expected="<p>")


def _refuse_child(tag: str, child: _Raw, content: Content, marker: Marker) -> None:
    """Raises TemplateError, but for what is no element at all: that is told of by itself."""
    if child[0] in VOCABULARY:
        allowed = ", ".join(f"<{name}>" for name in sorted(CHILDREN[content])) or "nothing"
        raise TemplateError(f"<{child[0]}> can't stand in <{tag}>", mark=_mark(child, marker), expected=allowed)


def _mark(raw: _Raw, marker: Marker) -> Mark | None:
    at = raw[1].get("at")
    return marker(at) if at else None


def _syntax_error(error: expat.ExpatError, markup: str, marker: Marker, name: str) -> TemplateError:
    """Point at the last marked element before the place where the XML breaks."""
    line = error.lineno or 1
    before = "\n".join(markup.splitlines()[:line])
    start = before.rfind(' at="')
    at = before[start + 5 : before.find('"', start + 5)] if start >= 0 else ""
    return TemplateError(
        f"{name}: the markup is not well-formed: {expat.ErrorString(error.code)}", mark=marker(at) if at else None
    )
