"""An Office package from elsewhere, read with suspicion (ISO/IEC 29500-2, Open Packaging Conventions).

In: a path. Out: parts, content types and relationships, read when asked for. Refused with a `DeckError`: what is
no zip, what is encrypted, what unpacks to more than a template can need (`Limits`), XML with a document type.
Nothing is unpacked to disk, no external target is opened.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from msgspec import Struct

from deck.errors import PackageError

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = f"{{{RELATIONSHIPS}}}Relationship"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "a PowerPoint template or presentation (.potx, .pptx)"


class Limits(Struct, frozen=True):
    """What a template may be: number of entries, bytes of one part and of all that are read, ratio of unpacking."""

    entries: int = 20_000
    part: int = 150_000_000
    total: int = 600_000_000
    ratio: int = 400
    harmless: int = 5_000_000  # a part that unpacks to less is never a bomb


class Relation(Struct, frozen=True):
    """One relationship of a part: `kind` is the last word of its type, `target` a part's name or a URI."""

    id: str
    kind: str
    type: str
    target: str
    external: bool = False


class Archive:
    """The parts of one package. Names are as in the zip, without a leading slash; case does not matter."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.path = path
        self.limits = limits or Limits()
        self._zip = _open(path)
        self._infos = {i.filename.lower(): i for i in self._entries()}
        self._read = 0
        self._types = self._content_types()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *problem: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def size(self, name: str) -> int:
        return self._infos[name.lower()].file_size

    def names(self) -> Iterator[str]:
        yield from (info.filename for info in self._infos.values())

    def content_type(self, name: str) -> str:
        """The part's content type, "" where nothing says it."""
        overrides, defaults = self._types
        return overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower(), "")

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises PackageError for one that is missing, broken or too large."""
        info = self._infos.get(name.lower())
        if info is None:
            raise self.error(f"{name} is missing from it")
        self._check_size(info)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self.limits.part + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as problem:
            raise self.error(f"{name} in it can't be unpacked: {problem}") from None
        self._read += len(data)
        if len(data) > self.limits.part or self._read > self.limits.total:
            raise self._bomb(name)
        return data

    def xml(self, name: str) -> Any:
        """The part's root element: no entities, no document type, nothing fetched."""
        return parse(self.read(name), lambda why: self.error(f"{name} in it is no sound XML: {why}"))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of `part` ("" for the package's own), in order; parts' names are resolved."""
        folder, _, name = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return ()
        return tuple(self._relation(folder, item) for item in self.xml(rels).iter(_RELATION))

    def error(self, message: str, hint: str = "open it in PowerPoint and save it again") -> PackageError:
        return PackageError(f"{self.path.name}: {message}", expected=SAVE_AS, hint=hint)

    def _relation(self, folder: str, item: Any) -> Relation:
        kind, target = item.get("Type", ""), item.get("Target", "")
        external = item.get("TargetMode") == "External"
        if not external:
            joined = posixpath.join("/", folder, unquote(target.partition("#")[0]))
            target = posixpath.normpath(joined).lstrip("/")
        return Relation(item.get("Id", ""), kind.rpartition("/")[2], kind, target, external)

    def _entries(self) -> list[zipfile.ZipInfo]:
        entries = [i for i in self._zip.infolist() if not i.is_dir()]
        if len(entries) > self.limits.entries:
            raise self.error(f"{len(entries)} files in one package: this is no template", hint="")
        if any(i.flag_bits & 1 for i in entries):
            raise self.error("it is encrypted", hint="save it without a password")
        return entries

    def _check_size(self, info: zipfile.ZipInfo) -> None:
        swollen = info.file_size > self.limits.harmless
        if info.file_size > self.limits.part or (
            swollen and info.file_size > self.limits.ratio * max(1, info.compress_size)
        ):
            raise self._bomb(info.filename)

    def _bomb(self, name: str) -> PackageError:
        return self.error(f"{name} in it unpacks to far more than a template needs", hint="it may be a zip bomb")

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        if "mimetype" in self and b"oasis.opendocument" in self.read("mimetype"):
            raise self.error("an OpenDocument file", hint="open it in LibreOffice and save it as .pptx")
        if "[Content_Types].xml" not in self:
            raise self.error("a zip, but no Office file")
        root = self.xml("[Content_Types].xml")
        overrides = {
            i.get("PartName", "").lstrip("/").lower(): i.get("ContentType", "") for i in root.iter("{*}Override")
        }
        defaults = {i.get("Extension", "").lower(): i.get("ContentType", "") for i in root.iter("{*}Default")}
        return overrides, defaults


def parse(data: bytes, error: Callable[[str], Exception]) -> Any:
    """The root element of `data`; `error` makes the exception that says why not."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise error(str(problem)) from None
    if root.getroottree().docinfo.doctype:
        raise error("it has a document type")
    return root


def _open(path: Path) -> zipfile.ZipFile:
    try:
        if path.exists() and not path.is_file():
            raise PackageError(f"can't read the template {path}: it is no file", expected=SAVE_AS)
        with path.open("rb") as stream:
            head = stream.read(8)
            directory = stream.read(1 << 20) if head == _OLE else b""
        if head == _OLE:
            raise _compound(path, directory)
        return zipfile.ZipFile(path)
    except OSError as problem:
        raise PackageError(f"can't read the template {path}: {problem.strerror or problem}", expected=SAVE_AS) from None
    except zipfile.BadZipFile:
        raise PackageError(f"{path.name} is no Office file, or a broken one", expected=SAVE_AS) from None


def _compound(path: Path, directory: bytes) -> PackageError:
    """An OLE compound file: PowerPoint 97–2003, or a package under a password (MS-OFFCRYPTO)."""
    if (
        "EncryptedPackage".encode("utf-16-le") in directory
        or "PowerPoint Document".encode("utf-16-le") not in directory
    ):
        return PackageError(
            f"{path.name} is encrypted", expected=SAVE_AS, hint="open it in PowerPoint and save it without a password"
        )
    return PackageError(
        f"{path.name} is a PowerPoint 97–2003 file", expected=SAVE_AS, hint="open it in PowerPoint and save it as .potx"
    )
