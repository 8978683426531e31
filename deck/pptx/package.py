"""The package: parts, content types, relationships, one zip (ISO/IEC 29500-2, Open Packaging Conventions).

Parts are written in the order they are added, ids counted, dates fixed: the same parts, the same bytes.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import BinaryIO

from msgspec import Struct

from deck.pptx.xml import HEADER, attribute

_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_STORED = {"png", "jpeg", "gif", "xlsx"}


class Relations:
    """The relationships of one part; each target has one id."""

    __slots__ = ("_folder", "_ids")

    def __init__(self, part: str) -> None:
        self._folder = part.split("/")[:-1]
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """The id of the relationship to `target` (a part's full name, or a URI where `external`)."""
        kind = kind if "://" in kind else OFFICE + kind
        key = (kind, _uri(target) if external else target, external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def xml(self, names: Mapping[str, str] = MappingProxyType({})) -> str:
        """The .rels part; `names` are the parts that targets stand for, where those are names of another kind."""
        items = "".join(self._item(key, rid, names) for key, rid in self._ids.items())
        return f'{HEADER}<Relationships xmlns="{_RELS}">{items}</Relationships>'

    def _item(self, key: tuple[str, str, bool], rid: str, names: Mapping[str, str]) -> str:
        kind, target, external = key
        where = target if external else self._relative(names.get(target, target))
        mode = ' TargetMode="External"' if external else ""
        return f'<Relationship Id="{rid}" Type="{kind}" Target="{attribute(where)}"{mode}/>'

    def __bool__(self) -> bool:
        return bool(self._ids)

    def _relative(self, target: str) -> str:
        """`target` as seen from this part's folder."""
        other, shared = target.split("/"), 0
        for mine, theirs in zip(self._folder, other[:-1], strict=False):
            if mine != theirs:
                break
            shared += 1
        return "../" * (len(self._folder) - shared) + "/".join(other[shared:])


def _uri(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe="/:?#[]@!$&'()*+,;=%~")


class Packed(Struct, frozen=True):
    """A part's bytes as they lie in the zip, with their checksum and size before."""

    data: bytes
    checksum: int
    size: int
    deflated: bool


LEVEL = 3  # of deflate: a twentieth more bytes than zlib's usual 6, in two thirds of the time


def pack(data: str | bytes, deflated: bool = True) -> Packed:
    """`data` (text as UTF-8), compressed unless it is so already."""
    plain = data.encode() if isinstance(data, str) else data
    packed = zlib.compress(plain, LEVEL, wbits=-zlib.MAX_WBITS) if deflated else plain
    return Packed(packed, zlib.crc32(plain), len(plain), deflated)


class Package:
    """A zip being written, as a context; `finish` writes what lists the parts."""

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = _Zip(stream, "w")
        self._overrides: list[tuple[str, str]] = []
        self._extensions: set[str] = {"rels", "xml"}

    def add(
        self,
        name: str,
        content_type: str,
        data: str | bytes | Packed,
        relations: Relations | None = None,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Write a part; an empty `content_type` leaves it to its extension's default. `names`: see `Relations.xml`."""
        if content_type:
            self._overrides.append((name, content_type))
        else:
            self._extensions.add(name.rpartition(".")[2])
        self._write(name, data)
        if relations:
            folder, _, own = name.rpartition("/")
            self._write(f"{folder}/_rels/{own}.rels", relations.xml(names))

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *problem: object) -> None:
        self._zip.close()

    def finish(self, roots: Relations) -> None:
        """Write the package's own relationships and the content types."""
        self._write("_rels/.rels", roots.xml())
        defaults = "".join(f'<Default Extension="{e}" ContentType="{_DEFAULTS[e]}"/>' for e in sorted(self._extensions))
        overrides = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in self._overrides)
        self._write("[Content_Types].xml", f'{HEADER}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>')

    def _write(self, name: str, data: str | bytes | Packed) -> None:
        deflated = name.rpartition(".")[2] not in _STORED
        self._zip.append(name, data if isinstance(data, Packed) else pack(data, deflated))


class _Zip(zipfile.ZipFile):
    """A zip that takes entries as they are, in a fraction of the time that `writestr` takes for small ones."""

    def append(self, name: str, packed: Packed) -> None:
        info = zipfile.ZipInfo(name, _EPOCH)
        info.external_attr = 0o600 << 16
        info.compress_type = zipfile.ZIP_DEFLATED if packed.deflated else zipfile.ZIP_STORED
        info.CRC, info.file_size, info.compress_size = packed.checksum, packed.size, len(packed.data)
        info.header_offset = self.start_dir
        assert self.fp is not None
        self.start_dir += self.fp.write(info.FileHeader()) + self.fp.write(packed.data)
        self.filelist.append(info)
        self.NameToInfo[name] = info
