"""Slide layouts: `templates/NAME.xml`, front matter and Jinja markup. In: fields. Out: markup text.

A `templates/` folder beside the outline wins over the bundled one, file by file. Each element of the rendered
markup carries `at="FILE:LINE"`, so that an error in it can name the template's own line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from deck.errors import DeckError, Mark, TemplateError, did_you_mean
from deck.fields import Spec, compile_specs
from deck.fields.registry import expect, none_unknown
from deck.yaml_nodes import Node, parse_yaml, read_text

if TYPE_CHECKING:
    import jinja2

    from deck.cache import Cache
    from deck.layouts.sandbox import Environment

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
# A Jinja block, comment or expression is left alone; an element's start tag is marked.
_MISTAKES = (TypeError, ValueError, LookupError, ArithmeticError, MemoryError)
_START_TAG = re.compile(r"(\{[{%#].*?[}%#]\})|<([a-z][\w-]*)(?=[\s/>])", re.DOTALL)


class SlideLayout(Struct, frozen=True, eq=False):
    """One layout: what it is for, the fields it takes, a sample, and its template.

    `splits` is the path to the list that is cut where a slide holds too much; `overflow` says whether that
    happens unasked ("split") or only where the outline asks for it ("error"). `builds` tells, for people, what
    comes by itself where a slide builds. Of the fields in `either` one at least must be there; with one of `variants`
    a slide is so unlike those without that it has a native layout of its own.
    """

    name: str
    path: Path
    purpose: str = ""
    fields: Mapping[str, Spec] = field(default_factory=dict)
    sample: Node | None = None
    infer: bool = True
    opens_deck: bool = False
    opens_section: bool = False
    splits: tuple[str, ...] = ()
    overflow: str = "error"
    builds: str = ""
    either: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    layouts: Layouts | None = None

    @property
    def required(self) -> frozenset[str]:
        return frozenset(name for name, spec in self.fields.items() if spec.required)

    def lacks(self, given: Container[str]) -> str:
        """Which fields are missing of `either`, as one says it; nothing where one of them is `given`."""
        return "" if any(name in given for name in self.either) else " or ".join(f"“{name}”" for name in self.either)

    def render(self, values: Mapping[str, Any]) -> str:
        """The markup of a slide. Raises TemplateError with the template's line."""
        assert self.layouts is not None
        return self.layouts.render(self, values)


class _Files(Mapping[str, SlideLayout]):
    """Layouts by name, each read when it is asked for: most decks take a few."""

    def __init__(self, paths: Iterator[Path], read: Callable[[Path], SlideLayout]) -> None:
        self._paths = {path.stem: path for path in paths if path.stem[0] != "_"}
        self._read = read
        self._found: dict[str, SlideLayout] = {}

    def __getitem__(self, name: str) -> SlideLayout:
        if name not in self._found:
            self._found[name] = self._read(self._paths[name])
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class Layouts:
    """All layouts and figures of some folders; the first folder that has a name wins."""

    def __init__(self, folders: tuple[Path, ...], cache: Cache | None = None) -> None:
        self.folders = folders
        self.searched = folders
        self.cache = cache
        self._marks: dict[str, Mark] = {}
        self.layouts = _Files(self._paths("*.xml"), self._read)
        self.figures = _Files(self._paths("figures/*.xml"), self._read)
        self._environment: Environment | None = None

    @classmethod
    def discover(cls, *folders: Path, cache: Cache | None = None) -> Layouts:
        """The layouts of those `folders` that exist; their compiled templates are kept in `cache`."""
        found = {folder.resolve(): folder for folder in reversed(folders) if folder.is_dir()}
        return cls(tuple(reversed(found.values())), cache)

    def onto(self, frames: Path) -> Layouts:
        """These layouts in the frames of a folder: its files (without front matter) go before the bundled ones."""
        self.searched = (*self.folders[:-1], frames, *self.folders[-1:])
        return self

    def __getitem__(self, name: str) -> SlideLayout:
        return self.layouts[name]

    def __iter__(self) -> Iterator[SlideLayout]:
        return iter(self.layouts.values())

    def partial(self, name: str) -> SlideLayout:
        """A template that is no layout of its own ("_master")."""
        for folder in self.folders:
            if (folder / f"{name}.xml").is_file():
                return SlideLayout(name, folder / f"{name}.xml", layouts=self)
        raise TemplateError(f"no template {name}.xml in {', '.join(map(str, self.folders))}")

    def mark(self, at: str) -> Mark | None:
        """The place that an `at` attribute names."""
        if at not in self._marks:
            name, _, line = at.rpartition(":")
            self._marks[at] = _line_mark(self._path(name), int(line))
        return self._marks[at]

    def render(self, layout: SlideLayout, values: Mapping[str, Any]) -> str:
        import jinja2

        try:
            self.environment.begin()
            return self.environment.get_template(_relative(layout.path, self.folders)).render(values)
        except jinja2.TemplateSyntaxError as problem:
            raise TemplateError(problem.message or "syntax", mark=self._syntax_mark(problem, layout)) from None
        except jinja2.UndefinedError as problem:
            raise self._undefined(problem, layout, values) from None
        except jinja2.TemplateNotFound as problem:
            raise TemplateError(f"no template “{problem.name}”", mark=Mark(layout.path)) from None
        except RecursionError:
            raise TemplateError("it includes, extends or calls itself without end", mark=Mark(layout.path)) from None
        except _MISTAKES as problem:
            raise TemplateError(
                f"{type(problem).__name__}: {problem}".rstrip(": "), mark=self._traced(problem, layout)
            ) from None
        except jinja2.TemplateError as problem:
            raise TemplateError(str(problem), mark=self._traced(problem, layout)) from None

    @property
    def environment(self) -> Environment:
        if self._environment is None:
            from deck.layouts.sandbox import Environment

            self._environment = Environment(self._load, self.cache)
        return self._environment

    def _load(self, name: str) -> tuple[str, str, None] | None:
        path = self._path(name)
        inside = not {"..", "/"} & set(PurePosixPath(name).parts)
        return (_marked(path, name), str(path), None) if inside and path.is_file() else None

    def _path(self, name: str) -> Path:
        """The file of a template, in the first folder that has it."""
        paths = [folder / name for folder in self.searched]
        return next((path for path in paths if path.is_file()), paths[-1])

    def _paths(self, pattern: str) -> Iterator[Path]:
        """Files of all folders by name, each name once."""
        seen: dict[str, Path] = {}
        for folder in self.folders:
            for path in sorted(folder.glob(pattern)):
                seen.setdefault(path.name, path)
        yield from (seen[name] for name in sorted(seen))

    def _read(self, path: Path) -> SlideLayout:
        match = _FRONT.match(read_text(path, TemplateError))
        if match is None:
            raise TemplateError(
                f"{path.name} has no front matter",
                mark=Mark(path),
                expected="“---”, purpose, fields and a sample, “---”",
            )
        front = parse_yaml(match.group(1), path, TemplateError, offset=1)
        values = _mapping(front)
        none_unknown(front, _KEYS, "front matter has no key", TemplateError)
        return SlideLayout(
            path.stem,
            path,
            values["purpose"].text if "purpose" in values else "",
            compile_specs(values["fields"]) if "fields" in values else {},
            values.get("sample"),
            "infer" not in values or values["infer"].value in (True, "first"),
            "infer" in values and values["infer"].value == "first",
            "opens_section" in values and values["opens_section"].value is True,
            *_overflow(values),
            builds=values["builds"].text if "builds" in values else "",
            either=_named(values, "either"),
            variants=_named(values, "variants"),
            layouts=self,
        )

    def _syntax_mark(self, problem: jinja2.TemplateSyntaxError, layout: SlideLayout) -> Mark:
        path = Path(problem.filename) if problem.filename else layout.path
        return _line_mark(path, problem.lineno)

    def _undefined(self, problem: Exception, layout: SlideLayout, values: Mapping[str, Any]) -> DeckError:
        message = str(problem)
        name = re.match(r"'([^']+)' is undefined", message)
        hint = did_you_mean(name.group(1), values) if name else ""
        return TemplateError(message, mark=self._traced(problem, layout), hint=hint)

    def _traced(self, problem: BaseException, layout: SlideLayout) -> Mark:
        """The template's line in the traceback that Jinja rewrote."""
        trace, found = problem.__traceback__, Mark(layout.path)
        while trace:
            name = trace.tb_frame.f_code.co_filename
            if name.endswith(".xml"):
                found = _line_mark(Path(name), trace.tb_lineno)
            trace = trace.tb_next
        return found


def _marked(path: Path, name: str) -> str:
    """The template with its front matter blanked and every start tag told its line."""
    text = _FRONT.sub(lambda m: "\n" * m.group(0).count("\n"), read_text(path, TemplateError))
    line, position = 1, 0

    def mark(match: re.Match[str]) -> str:
        nonlocal line, position
        line += text.count("\n", position, match.start())
        position = match.start()
        return match.group(1) or f'<{match.group(2)} at="{name}:{line}"'

    return _START_TAG.sub(mark, text)


def _relative(path: Path, folders: tuple[Path, ...]) -> str:
    return next(path.relative_to(f).as_posix() for f in folders if path.is_relative_to(f))


def _line_mark(path: Path, line: int) -> Mark:
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    return Mark(path, line, len(source) - len(source.lstrip()) + 1, source)


def _mapping(node: Node) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        raise TemplateError("the front matter is no mapping", mark=node.mark, expected="purpose: …, fields: …")
    return dict(node.value)


_KEYS = ("purpose", "fields", "sample", "infer", "opens_section", "splits", "overflow", "builds", "either", "variants")
OVERFLOWS = ("error", "split")


def _named(values: Mapping[str, Node], key: str) -> tuple[str, ...]:
    """The fields that `either:` or `variants:` names. Raises TemplateError."""
    if key not in values:
        return ()
    fields = values["fields"].value if "fields" in values else {}
    names = expect(values[key], list, key, "a list of fields", TemplateError)
    for name in names:
        if name.text not in fields:
            hint = did_you_mean(name.text, fields)
            raise TemplateError(f"“{key}” names no field: “{name.text}”", mark=name.mark, hint=hint)
    return tuple(name.text for name in names)


def _overflow(values: Mapping[str, Node]) -> tuple[tuple[str, ...], str]:
    """What `splits:` and `overflow:` say. Raises TemplateError."""
    fields = values["fields"].value if "fields" in values else {}
    path = tuple(values["splits"].text.split(".")) if "splits" in values else ()
    if path and path[0] not in fields:
        raise TemplateError(
            f"“splits” names no field: “{path[0]}”",
            mark=values["splits"].mark,
            expected="the field whose entries may stand on several slides",
            hint=did_you_mean(path[0], fields),
        )
    policy = values["overflow"].text if "overflow" in values else OVERFLOWS[0]
    if policy not in OVERFLOWS or (policy == "split" and not path):
        expected = "error, or split together with “splits: FIELD”"
        raise TemplateError(f"“overflow: {policy}”", mark=values["overflow"].mark, expected=expected)
    return path, policy
