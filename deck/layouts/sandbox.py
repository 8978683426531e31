"""Where templates run: Jinja, sandboxed, autoescaped, strict and bounded, so that none runs for ever.

In: a way to load a template's text, a cache for compiled ones. Out: an `Environment`. One rendering takes at most
`STEPS` rounds of loops and calls, and makes no text or number of more than `SIZE` characters or digits by itself.
Nothing in it is random: what is (`lipsum`, `random`) is taken out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from deck import __version__
from deck.cache import Cache

STEPS = 200_000
SIZE = 1_000_000
_COUNTED = "counted"
_RANDOM = ("random",)

Load = Callable[[str], tuple[str, str, None] | None]


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox that counts what a rendering does; `begin` starts the count."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, load: Load, cache: Cache | None) -> None:
        super().__init__(
            loader=jinja2.FunctionLoader(load),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
            auto_reload=False,
            bytecode_cache=_Kept(cache) if cache else None,
        )
        self.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
        self.globals.pop("lipsum")
        for name in _RANDOM:
            self.filters.pop(name)
        self.filters[_COUNTED] = self._rounds
        self.steps = 0
        self._safe: dict[tuple[type, str], bool] = {}

    def begin(self) -> None:
        """A rendering begins."""
        self.steps = 0

    def call(self, context: Any, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        self._step()
        if isinstance(getattr(called, "__self__", None), str) and any(_too_large(arg) for arg in args):
            raise SecurityError(f"a text of more than {SIZE:,} characters")
        return super().call(context, called, *args, **kwargs)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """As Jinja says; that follows from the object's type and the attribute's name, so it is asked once for each."""
        key = (type(obj), attr)
        if key not in self._safe:
            self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._safe[key]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and (_too_large(left) or abs(right) > 64):
            raise SecurityError(f"{left} ** {right} is too large")
        if operator == "*" and _times(left, right) > SIZE:
            raise SecurityError(f"a text of more than {SIZE:,} characters")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _Counting().visit(super()._parse(source, name, filename))  # type: ignore[no-any-return]

    def _rounds(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._step()
            yield value

    def _step(self) -> None:
        self.steps += 1
        if self.steps > STEPS:
            raise SecurityError(f"more than {STEPS:,} rounds of loops and calls")


class _Counting(NodeTransformer):
    """Lets each loop of a template count its rounds."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, _COUNTED, [], [], None, None, lineno=node.lineno)
        return node


class _Kept(BytecodeCache):
    """Compiled templates in our cache: by text, name and file, by Jinja's, Python's and our version."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return f"{name}|{filename}"

    def get_source_checksum(self, source: str) -> str:
        return source

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self.cache.get(*_made_of(bucket))
        if kept:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.cache.put(bucket.bytecode_to_string(), *_made_of(bucket))


def _made_of(bucket: Bucket) -> tuple[str, ...]:
    versions = (__version__, jinja2.__version__, sys.implementation.cache_tag or sys.version, sys.version)
    return ("jinja, counted", *versions, bucket.key, bucket.checksum)


def _too_large(value: Any) -> bool:
    return isinstance(value, int) and abs(value) > SIZE


def _times(left: Any, right: Any) -> int:
    """How long a text or a list becomes that is repeated; 0 for the product of two numbers."""
    text, times = (left, right) if isinstance(left, Sized) else (right, left)
    return len(text) * times if isinstance(text, Sized) and isinstance(times, int) else 0
