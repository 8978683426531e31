"""Jinja's compiled templates in our cache: by the template's text, name and file, Jinja's, Python's and our version."""

from __future__ import annotations

import sys

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from deck import __version__
from deck.cache import Cache


def bytecode_cache(cache: Cache) -> BytecodeCache:
    """Lets Jinja keep what it compiles in `cache`."""
    return _Kept(cache)


class _Kept(BytecodeCache):
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
    return ("jinja", *versions, bucket.key, bucket.checksum)
