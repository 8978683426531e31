"""The element tree: what every later stage reads instead of XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from deck.errors import DeckError, Mark, TemplateError


class Element(Struct, frozen=True):
    """A checked element: `attributes` are only those that its name permits; `mark` is its template's line."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Element | str, ...] = ()
    mark: Mark | None = None

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def number(self, name: str, default: float = 0.0) -> float:
        """A plain number (points, or a canvas's units). Raises TemplateError where it is none."""
        text = self.attributes.get(name)
        if text is None or text == "":
            return default
        try:
            return float(text)
        except ValueError:
            raise self.error(f"{name}=“{text}” is no number", expected="a number of points") from None

    def flag(self, name: str) -> bool:
        return self.attributes.get(name, "") not in ("", "false", "False", "none", "None", "0")

    @property
    def elements(self) -> tuple[Element, ...]:
        return tuple([child for child in self.children if not isinstance(child, str)])

    def iter(self, name: str) -> Iterator[Element]:
        """This element and all below it that are called `name`, in document order."""
        if self.name == name:
            yield self
        for child in self.elements:
            yield from child.iter(name)

    def error(self, message: str, *, expected: str = "", hint: str = "") -> DeckError:
        """An error that points at this element."""
        return TemplateError(f"<{self.name}>: {message}", mark=self.mark, expected=expected, hint=hint)
