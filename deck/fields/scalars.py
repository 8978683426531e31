"""Fields of one value: texts, numbers, choices, links, files."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from deck.errors import OutlineError, did_you_mean
from deck.fields.registry import Checking, Fields, Spec, expect, field_type, refused, shortened, wrong
from deck.languages import LANGUAGE
from deck.resources import ICON, icon_file, icon_names
from deck.yaml_nodes import Node

MAX_NUMBER = 1e300
LINES = re.compile(r"(\d{1,6})(?:[-–](\d{1,6}))?")  # one, or from the first to the last
DATE = re.compile(r"(\d{4})(?:[-.](0?[1-9]|1[0-2])(?:[-.](0?[1-9]|[12]\d|3[01]))?)?")  # year, month, day
DATES = "2015, 2015-11 or 2015-11-09"
_NO_NUMBER = re.compile(r"[-+]?\.?(nan|inf|infinity|none)", re.IGNORECASE)  # as YAML 1.1 and pandas write it


@field_type("text")
def text(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """Any scalar, as it was written."""
    if isinstance(node.value, (list, dict)):
        raise wrong(node, path, "a text", hint=_text_hint(node))
    return "" if node.value is None else node.text.strip("\n")


@field_type("formula")
def formula(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A formula in LaTeX."""
    return str(text(node, spec, checking, path)).strip().strip("$")


@field_type("code")
def code(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """Lines of code, as they were written: a block after “|”."""
    return str(text(node, spec, checking, path)).rstrip()


@field_type("language")
def language(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A programming language, as Pygments calls it."""
    from pygments.lexers import find_lexer_class_by_name, get_all_lexers
    from pygments.util import ClassNotFound

    try:
        find_lexer_class_by_name(node.text)
    except ClassNotFound:
        known = [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases]
        expected = "a language that Pygments knows: python, c++, bash, …"
        raise refused(node, path, expected, hint=did_you_mean(node.text.lower(), known)) from None
    return node.text


@field_type("tag")
def tag(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A language's tag (BCP 47), as zh-CN."""
    if not LANGUAGE.fullmatch(node.text):
        raise refused(node, path, "a language (BCP 47), as zh-CN or en-US")
    return node.text


@field_type("date")
def date(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A date, as far as it is known: 2015, 2015-11 or 2015-11-09."""
    given = str(text(node, spec, checking, path))
    if not is_date(given):
        raise refused(node, path, f"{DATES}, a date that there is")
    return given


def is_date(given: str) -> bool:
    """Whether there is such a day, month or year."""
    match = DATE.fullmatch(given.strip())
    try:
        return bool(match and datetime.date(*(int(part or 1) for part in match.groups())))
    except ValueError:
        return False


@field_type("number")
def number(node: Node, spec: Spec, checking: Checking, path: str) -> float:
    """A finite number."""
    if _NO_NUMBER.fullmatch(node.text):
        gap = "`null` leaves a gap" if spec.type == "value" else ""
        raise OutlineError(f"“{path}” is no number ({node.text})", mark=node.mark, expected="a finite number", hint=gap)
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)) or not abs(node.value) < MAX_NUMBER:
        raise wrong(node, path, "a finite number")
    return node.value


@field_type("lines")
def lines(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """Lines of the code beside it, by numbers from 1: 3 5-7."""
    beside, given = checking.beside.get(spec.of), str(text(node, spec, checking, path))
    count = _line_count(beside.text) if beside else 0
    for part in re.findall(r"[^,\s]+", given):
        match = LINES.fullmatch(part)
        numbers = [int(number) for number in match.groups() if number] if match else [0]
        if not 1 <= numbers[0] <= numbers[-1] <= count:
            expected = f"numbers from 1 to {count}, as 3 5-7"
            raise OutlineError(f"{path}: no line {shortened(part)}", mark=node.mark, expected=expected)
    return given


def _line_count(code: str) -> int:
    """How many lines a listing shows: none that are empty at its edges."""
    return len(re.sub(r"\A([ \t]*\n)+", "", code.rstrip()).split("\n"))


def counted(node: Node, most: int, what: str, path: str, names: Collection[str] = ()) -> int:
    """Which of so many, from 1. Raises OutlineError that says `what` they are, and which `names` would do too."""
    value = node.value
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most:
        return value
    others = f", or one of {', '.join(names)}" if names else ""
    raise OutlineError(
        f"{path}: no {what} {node.text or value}",
        mark=node.mark,
        expected=f"a number from 1 to {most}{others}",
        hint=did_you_mean(node.text, names),
    )


@field_type("boolean")
def boolean(node: Node, spec: Spec, checking: Checking, path: str) -> bool:
    """`true` or `false`."""
    return bool(expect(node, bool, path, "true or false"))


@field_type("choice")
def choice(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """One of a few words."""
    if node.text not in spec.of:
        raise refused(node, path, " or ".join(spec.of), hint=did_you_mean(node.text, spec.of))
    return node.text


@field_type("link")
def link(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A URI of a scheme that may be clicked in a lecture, or "#id" of a slide."""
    value = str(text(node, spec, checking, path)).strip()
    if not value.startswith(("https://", "http://", "mailto:", "#")) or any(c.isspace() for c in value):
        raise refused(node, path, "https://…, mailto:… or #id of a slide")
    return value


@field_type("icon")
def icon(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """The name of an icon: one that `icons` lists, or a file icons/NAME.svg beside the outline."""
    name = str(text(node, spec, checking, path))
    # A layout's sample is read in templates/, which stands beside the outline as icons/ does.
    if not icon_file(name, checking.folder, checking.folder.parent):
        hint = did_you_mean(name, icon_names())
        raise OutlineError(f"{path}: no icon “{shortened(name)}”", mark=node.mark, expected=ICON, hint=hint)
    return name


@field_type("image")
def image(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A picture file (.png, .jpg, .gif, .svg), relative to the outline."""
    file = existing(node, checking, path, "picture")
    if file.suffix.lower() not in (".png", ".jpg", ".jpeg", ".gif", ".svg"):
        raise refused(node, path, "a .png, .jpg, .gif or .svg file")
    return str(file)


def existing(node: Node, checking: Checking, path: str, what: str) -> Path:
    """The file that a field names, relative to the outline. Raises OutlineError where there is none."""
    given = text(node, Spec("text"), checking, path)
    file = Path(os.path.realpath(checking.folder / given))
    if not os.path.isfile(file):  # noqa: PTH113  (Path.is_file raises for a name that is too long)
        near = [f.name for f in file.parent.glob("*")] if os.path.isdir(file.parent) else []  # noqa: PTH112
        raise OutlineError(
            f"{path}: no {what} at {shortened(given)}",
            mark=node.mark,
            expected="a file, relative to the outline",
            hint=did_you_mean(file.name, near),
        )
    return file


@field_type("focus")
def focus(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A point of a picture: shares of width and height, as 30% 20%."""
    shares = re.fullmatch(r"(\d{1,3})%\s+(\d{1,3})%", node.text.strip())
    if not shares or max(map(int, shares.groups())) > 100:
        raise refused(node, path, "shares of width and height, as 30% 20%")
    return f"{shares[1]}% {shares[2]}%"


@field_type("any")
def anything(node: Node, spec: Spec, checking: Checking, path: str) -> Any:
    """Plain values, unchecked: for figures that read their own data."""
    if isinstance(node.value, dict):
        return Fields((k, anything(v, spec, checking, path)) for k, v in node.value.items())
    if isinstance(node.value, list):
        return tuple(anything(v, spec, checking, path) for v in node.value)
    return node.value


def _text_hint(node: Node) -> str:
    return "put quotes round a text that holds “: ”" if isinstance(node.value, dict) else ""
