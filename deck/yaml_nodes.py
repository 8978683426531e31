"""YAML with places. In: a text file. Out: `Node`s, each a plain value with its `Mark`.

YAML 1.2's core schema is read (YAML 1.2.2 §10.3) through PyYAML's parser: only `true` and `false` are
booleans, so `on`, `no`, `12:30` and `0123` stay text. Size, nesting and aliases are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from yaml.reader import Reader

from deck.errors import DeckError, Mark, OutlineError

MAX_BYTES = 10_000_000
MAX_DEPTH = 60
MAX_EXPANDED = 100_000  # values beyond one a character: what aliases may add
MAX_DIGITS = 300  # a longer number is larger than any that is used

_Parsing: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_NUMERIC = frozenset("+-.0123456789")  # what numbers begin with
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
NO_XML = Reader.NON_PRINTABLE  # what YAML does not take as it stands is what XML 1.0 §2.2 has no room for
# A “#” after a blank begins a comment; one without a blank after it, or before a mere number, was hardly meant as one.
_LOST = re.compile(r"\s+(#(?:[^\s#].*|\s+[\d.,]+\W*$))")
_WORDS = {"true": True, "false": False, "True": True, "False": False, "null": None, "~": None, "": None}


class _Loader(_Parsing):  # type: ignore[misc]
    """PyYAML's parser without its search for tags, in Python even where the parser is C: `_scalar` reads no tags."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        return ""

    def descend_resolver(self, parent: yaml.Node | None, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


class Node(Struct, frozen=True):
    """A value as written: str, int, float, bool, None, list[Node] or dict[str, Node].

    `text` is a scalar's source text (`1.0` stays "1.0"); `key_marks` are where a mapping's keys stand. `entry` is a
    line of the text that looks like an entry of a list: what is meant as a list below the text before it.
    """

    value: Any
    mark: Mark
    text: str = ""
    key_marks: tuple[tuple[str, Mark], ...] = ()
    entry: str = ""

    def key_mark(self, key: str) -> Mark:
        return dict(self.key_marks).get(key, self.mark)


def plain(node: Node) -> Any:
    """The value without its places; scalars that YAML would read as something else stay as they are spelt."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(value) for value in node.value]
    return node.value if isinstance(node.value, (bool, int, float)) else node.text


def scalars(node: Node) -> Iterator[Node]:
    """All that is neither list nor mapping, in the order of the file."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one.value, (dict, list)):
            waiting += reversed(one.value.values() if isinstance(one.value, dict) else one.value)
        else:
            yield one


def cut_off(node: Node) -> str:
    """The comment that a “#” begins right after a scalar, where it looks like more of the text; else nothing."""
    if "#" not in node.mark.source:
        return ""
    start = node.mark.column - 1
    found = _LOST.match(node.mark.source, start + len(node.text))
    return found[1] if found and node.mark.source.startswith(node.text, start) else ""


class Source:
    """A text file's lines, for marks. `offset` is added to line numbers (front matter in a template)."""

    def __init__(self, file: Path, text: str, offset: int = 0) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.offset = offset

    def mark(self, place: Any) -> Mark:
        """A PyYAML mark (0-based) as ours."""
        if place is None:
            return Mark(self.file, 1 + self.offset, 1)
        line = self.lines[place.line] if place.line < len(self.lines) else ""
        return Mark(self.file, place.line + 1 + self.offset, place.column + 1, line)

    def entry(self, raw: yaml.ScalarNode) -> str:
        """The first line of a plain scalar, after the one it begins on, that looks like an entry of a list."""
        first, last = raw.start_mark.line, raw.end_mark.line
        if raw.style or first == last:
            return ""
        lines = [line.strip() for line in self.lines[first + 1 : last + 1]]
        return next((line for line in lines if line.startswith("- ")), "")


def load_yaml(file: Path, error: type[DeckError] = OutlineError) -> Node:
    """The document in `file`. Raises `error` with a mark for whatever can't be read."""
    return parse_yaml(read_text(file, error), file, error)


def read_text(file: Path, error: type[DeckError] = OutlineError) -> str:
    """The file's text, UTF-8. Raises `error` where it can't be read."""
    raw = _read_bytes(file, error)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        start = raw.rfind(b"\n", 0, problem.start) + 1
        column = len(raw[start : problem.start].decode("utf-8", "replace")) + 1
        raise error(
            f"byte 0x{raw[problem.start]:02X} is not UTF-8",
            mark=Mark(file, line, column),
            expected="a file saved as UTF-8",
            hint="save it again as UTF-8 in your editor",
        ) from None


def _read_bytes(file: Path, error: type[DeckError]) -> bytes:
    try:
        if file.exists() and not file.is_file():
            raise error(f"can't read {file}: it is no file")
        if file.stat().st_size > MAX_BYTES:
            raise error(f"{file} is larger than {MAX_BYTES // 1_000_000} MB")
        return file.read_bytes()
    except OSError as problem:
        raise error(f"can't read {file}: {problem.strerror or problem}") from None


def parse_yaml(text: str, file: Path, error: type[DeckError] = OutlineError, offset: int = 0) -> Node:
    """The document in `text`, whose first line is line 1 + `offset` of `file`."""
    source = Source(file, text, offset)
    if found := NO_XML.search(text):
        line = text.count("\n", 0, found.start())
        place = yaml.Mark(str(file), 0, line, found.start() - (text.rfind("\n", 0, found.start()) + 1), None, 0)
        raise _unprintable(found[0], source.mark(place), error)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as problem:
        raise _syntax_error(problem, source, error) from None
    except yaml.YAMLError as problem:
        raise error(f"not readable as YAML: {problem}", mark=Mark(file)) from None
    except RecursionError:
        raise error("nested too deep", mark=Mark(file)) from None
    if root is None:
        raise error(f"{file.name} is empty", mark=Mark(file), expected="a YAML document")
    return _Builder(source, error).node(root)


class _Builder:
    """Turns PyYAML's node graph into `Node`s, counting what aliases expand to."""

    def __init__(self, source: Source, error: type[DeckError]) -> None:
        self.source = source
        self.error = error
        self.count = 0
        self.limit = sum(map(len, source.lines)) + MAX_EXPANDED

    def node(self, raw: yaml.Node, depth: int = 0) -> Node:
        self.count += 1
        mark = self.source.mark(raw.start_mark)
        if depth > MAX_DEPTH:
            raise self.error(f"nested more than {MAX_DEPTH} deep", mark=mark)
        if self.count > self.limit:
            raise self.error("aliases expand to too many values", mark=mark)
        if isinstance(raw, yaml.ScalarNode):
            # What is not allowed in the text may still be written as an escape, between double quotes alone.
            if raw.style == '"' and (found := NO_XML.search(raw.value)):
                raise _unprintable(found[0], mark, self.error)
            return Node(_scalar(raw), mark, raw.value, entry=self.source.entry(raw))
        if isinstance(raw, yaml.SequenceNode):
            return Node([self.node(item, depth + 1) for item in raw.value], mark)
        return self._mapping(raw, mark, depth)

    def _mapping(self, raw: Any, mark: Mark, depth: int) -> Node:
        values: dict[str, Node] = {}
        marks: list[tuple[str, Mark]] = []
        for key, value in raw.value:
            place = self.source.mark(key.start_mark)
            if not isinstance(key, yaml.ScalarNode):
                raise self.error("a key must be plain text", mark=place)
            if key.value == "<<" and not key.style:
                raise self.error(
                    "merge keys (“<<”) are no part of YAML 1.2", mark=place, expected="the fields written out"
                )
            if key.value in values:
                first = dict(marks)[key.value].line
                raise self.error(
                    f"“{key.value}” stands twice", mark=place, expected="each key once", hint=f"first on line {first}"
                )
            values[key.value] = self.node(value, depth + 1)
            marks.append((key.value, place))
        return Node(values, mark, key_marks=tuple(marks))


def _scalar(raw: yaml.ScalarNode) -> Any:
    """The core schema: quoted scalars are text, plain ones may be null, booleans or decimal numbers."""
    text = str(raw.value)
    if raw.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INT.match(text):
        return int(text) if len(text) <= MAX_DIGITS else float(text)
    return float(text) if _FLOAT.match(text) else text


def _unprintable(char: str, mark: Mark, error: type[DeckError]) -> DeckError:
    return error(f"the character U+{ord(char):04X} can't stand on a slide", mark=mark, expected="text")


def _syntax_error(problem: yaml.MarkedYAMLError, source: Source, error: type[DeckError]) -> DeckError:
    place = problem.problem_mark or problem.context_mark
    message = str(problem.problem or problem.context or "not readable as YAML")
    return error(
        f"the YAML breaks off: {message}",
        mark=source.mark(place),
        expected="valid YAML",
        hint=_advice(message, place, source),
    )


def _advice(message: str, place: Any, source: Source) -> str:
    """What would help: the first of `_HINTS` that fits the message and the line as far as it was read."""
    line = source.lines[place.line] if place and place.line < len(source.lines) else ""
    for said, read, hint in _HINTS:
        if re.search(said, message) and (found := re.search(read, line[: place.column + 1] if place else "")):
            return hint.format(*found.groups())
    return "look at the indentation of this line and the one before"


# What the parser says, how the line it stopped at begins, what would help.
_HINTS = (
    ("", r"^ *\t", "indent with spaces; YAML takes no tabs"),
    ("cannot start any token", r"\t", "indent with spaces; YAML takes no tabs"),
    ("another document", "", "a file holds one outline: take out this “---” and what follows it"),
    ("", r"(?:[-:,] +|[\[{] *)([*`@%&>|])[^,{}]*$", "put quotes round a text that begins with “{}”"),
    ("expected key", r"[-:] +(\[)[^\]]*\].?$", "put quotes round a text that begins with “{}”"),
    ("mapping values|expected ',' or", r": [^,]*:$", "put quotes round a text that holds “: ”"),
)
