"""A company's template as it is read: what it holds, what it is matched to, and what is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest

from deck.company import Template, read
from deck.company.archive import Limits
from deck.company.match import Matcher
from deck.errors import PackageError
from deck.yaml_nodes import Node, parse_yaml
from tests.conftest import run

DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"
PRESENTATION = "ppt/presentation.xml"
Change = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def default() -> Template:
    """python-pptx's default template: PowerPoint 2007's own, 4:3."""
    return read(DEFAULT)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """A copy of the default template with its parts changed by a function."""

    def make(change: Change, name: str = "changed.pptx") -> Path:
        with zipfile.ZipFile(DEFAULT) as archive:
            parts = {n: archive.read(n) for n in archive.namelist()}
        change(parts)
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as target:
            for part, data in parts.items():
                target.writestr(part, data)
        return tmp_path / name

    return make


def replacing(part: str, *pairs: tuple[str, str]) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        for old, new in pairs:
            assert old.encode() in parts[part], old
            parts[part] = parts[part].replace(old.encode(), new.encode())

    return change


def test_size_masters_and_layouts_are_known(default: Template) -> None:
    assert (default.width, default.height, len(default.masters), len(default.layouts)) == (720, 540, 1, 11)


def test_a_placeholder_without_a_position_has_its_masters(default: Template) -> None:
    title = default.layouts[1].of("title")[0]
    assert [round(n, 2) for n in (title.box.x, title.box.y, title.box.width, title.box.height)] == [36, 21.63, 648, 90]


def test_text_sizes_come_from_the_masters_styles(default: Template) -> None:
    body = default.layouts[1].of("body")[0]
    assert [level.size for level in body.scene.levels] == [32, 28, 24, 20, 20]
    assert default.layouts[1].of("title")[0].first.size == 44


def test_a_layout_overrides_its_masters_sizes(default: Template) -> None:
    two = default.layouts[3].of("body")
    assert [body.first.size for body in two] == [28, 28]


def test_inspect_shows_placeholders_theme_and_a_block_to_paste() -> None:
    text = run("inspect", DEFAULT).stdout
    assert "default.pptx: 720 × 540 pt, 1 master, 11 layouts" in text
    assert "accent1 #4F81BD" in text
    assert "title      0    36.0   21.6  648.0   90.0  44 pt Calibri  “Title 1”" in text
    assert '  bullets: "Title and Content"  # its “content” layout' in text


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("标题幻灯片", "标题和内容", "节标题", "两栏内容", "仅标题"), "仅标题"),
        (("Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Nur Titel"), "Nur Titel"),
        (("Diapositive de titre", "Titre et contenu", "Titre de section", "Deux contenus", "Titre seul"), "Titre seul"),
        (
            ("タイトル スライド", "タイトルとコンテンツ", "セクション見出し", "2 つのコンテンツ", "タイトルのみ"),
            "タイトルのみ",
        ),
    ],
)
def test_layouts_are_matched_by_their_names_in_many_languages(
    changed: Callable[[Change], Path], names: tuple[str, ...], expected: str
) -> None:
    def rename(parts: dict[str, bytes]) -> None:
        english = ("Title Slide", "Title and Content", "Section Header", "Two Content", "Title Only")
        for number, old, new in zip((1, 2, 3, 4, 6), english, names, strict=True):
            part = f"ppt/slideLayouts/slideLayout{number}.xml"
            parts[part] = parts[part].replace(f'name="{old}"'.encode(), f'name="{new}"'.encode())

    matcher = Matcher(read(changed(rename)))
    found = [matcher.match(ours).layout.name for ours in ("title", "bullets", "section", "two-columns", "chart")]
    assert found == [*names[:4], expected]


def test_a_name_that_says_nothing_leaves_it_to_the_placeholders(changed: Callable[[Change], Path]) -> None:
    def rename(parts: dict[str, bytes]) -> None:
        for number in range(1, 12):
            part = f"ppt/slideLayouts/slideLayout{number}.xml"
            text = parts[part].decode()
            head, _, rest = text.partition("<p:cSld name=")
            kind = head.partition(' type="')[2].partition('"')[0]
            _, _, tail = rest[1:].partition('"')
            parts[part] = (head.replace(f' type="{kind}"', "") + f'<p:cSld name="X{number}"' + tail).encode()

    matcher = Matcher(read(changed(rename)))
    found = [matcher.match(ours).layout.name for ours in ("title", "bullets", "two-columns", "chart")]
    assert found == ["X1", "X2", "X4", "X6"]


def mapped(layouts: str) -> dict[str, Node]:
    return dict(parse_yaml(layouts, Path("acme.yml")).value)


def test_the_authors_map_wins(default: Template) -> None:
    matcher = Matcher(default, mapped("{chart: blank, '*': Two Content}"))
    assert [matcher.match(name).layout.name for name in ("chart", "timeline")] == ["Blank", "Two Content"]


def test_a_mapped_layout_that_is_not_there_is_an_error_with_a_suggestion(default: Template) -> None:
    with pytest.raises(PackageError) as caught:
        Matcher(default, mapped("chart: Titel Only")).match("chart")
    assert "did you mean “Title Only”?" in caught.value.render()


def told(path: Path) -> str:
    result = run("inspect", path)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    return result.output


def test_what_is_no_zip_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.potx").write_bytes(b"not a zip")
    assert "a.potx is no Office file, or a broken one" in told(tmp_path / "a.potx")
    assert "can't read the template" in told(tmp_path / "none.potx")


def test_a_cut_off_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.potx").write_bytes(DEFAULT.read_bytes()[:20_000])
    assert "broken" in told(tmp_path / "a.potx")


def test_a_damaged_part_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(DEFAULT) as archive:
        start = archive.getinfo(PRESENTATION).header_offset + 60
    data = bytearray(DEFAULT.read_bytes())
    data[start : start + 200] = bytes(200)
    (tmp_path / "a.potx").write_bytes(data)
    assert "ppt/presentation.xml in it can't be unpacked" in told(tmp_path / "a.potx")


def compound(*streams: str) -> bytes:
    """The head of an OLE compound file whose directory names `streams`."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(s.encode("utf-16-le") + bytes(64) for s in streams)
    )


def test_an_encrypted_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(compound("EncryptionInfo", "EncryptedPackage"))
    assert "a.pptx is encrypted" in told(tmp_path / "a.pptx")


def test_an_old_ppt_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ppt").write_bytes(compound("PowerPoint Document", "Current User"))
    assert "a.ppt is a PowerPoint 97–2003 file" in told(tmp_path / "a.ppt")


def test_an_odp_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odp", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
    assert "an OpenDocument file" in told(tmp_path / "a.odp")


def test_a_document_of_another_kind_is_told(changed: Callable[[Change], Path]) -> None:
    path = changed(
        replacing("[Content_Types].xml", ("presentationml.presentation.main", "wordprocessingml.document.main"))
    )
    assert "no PowerPoint file" in told(path)


def test_a_zip_bomb_is_not_unpacked(changed: Callable[[Change], Path]) -> None:
    def swell(parts: dict[str, bytes]) -> None:
        parts[PRESENTATION] += b" " * 20_000_000

    assert "unpacks to far more than a template needs" in told(changed(swell))


def test_many_entries_are_refused(changed: Callable[[Change], Path]) -> None:
    path = changed(lambda parts: parts.update({f"x/{n}.xml": b"" for n in range(60)}))
    with pytest.raises(PackageError, match="files in one package"):
        read(path, Limits(entries=50))


def test_a_template_without_a_master_is_told(changed: Callable[[Change], Path]) -> None:
    path = changed(replacing(PRESENTATION, ("p:sldMasterId ", "p:sldMasterIdx ")))
    assert "no slide master with layouts" in told(path)


def test_a_dangling_layout_is_passed_over(changed: Callable[[Change], Path]) -> None:
    path = changed(lambda parts: parts.pop("ppt/slideLayouts/slideLayout7.xml") and None)
    assert len(read(path).layouts) == 10


def test_entities_and_document_types_are_refused(changed: Callable[[Change], Path]) -> None:
    def bomb(parts: dict[str, bytes]) -> None:
        text = parts[PRESENTATION].decode()
        at = text.index("<p:presentation")
        parts[PRESENTATION] = f'{text[:at]}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{text[at:]}'.encode()

    assert "it has a document type" in told(changed(bomb))
