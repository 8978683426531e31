"""What layouts are usually called, in the languages PowerPoint comes in; from a name or a type to a role.

A role is what a layout is for: "cover", "section", "content" (a title and one body), "two" (a title and two), "only"
(a title and room below), "blank". ST_SlideLayoutType (19.7.15) says it where a program filled it in; people who
make templates often copy a layout and leave the old type, so the name is asked first.
"""

from __future__ import annotations

import re
import unicodedata

ROLES = ("cover", "section", "content", "two", "only", "blank")

_NAMES = {
    "cover": (
        "Title Slide, Title, Cover, Cover Slide, Opening, Startfolie, Titelfolie, Deckblatt, Diapositive de titre, Page de titre, "
        "Diapositiva de título, Portada, Diapositiva titolo, Copertina, Slide de título, Diapositivo de título, Capa, "
        "Titeldia, Titelbild, Rubrikbild, Titelslide, Titellysbilde, Tittellysbilde, Forside, Otsikkodia, Slajd tytułowy, "
        "Úvodní snímek, Úvodná snímka, Címdia, Diapozitiv titlu, Titre, Başlık Slaydı, Титульный слайд, Титульний слайд, "
        "Заглавен слайд, Διαφάνεια τίτλου, שקופית כותרת, شريحة عنوان, 标题幻灯片, 封面, 标题页, 首页, 標題投影片, 封面頁, "
        "タイトル スライド, 表紙, 제목 슬라이드, 표지, Trang chiếu tiêu đề, สไลด์ชื่อเรื่อง, Slide Judul"
    ),
    "section": (
        "Section Header, Section, Section Title, Divider, Chapter, Chapter Title, Break, Abschnittsüberschrift, Abschnitts-überschrift, "
        "Kapitel, Kapiteltrenner, Zwischentitel, Trennfolie, Titre de section, En-tête de section, Intertitre, Chapitre, "
        "Encabezado de sección, Sección, Intestazione sezione, Capitolo, Cabeçalho da Seção, Cabeçalho da Secção, Sectiekop, "
        "Avsnittsrubrik, Afsnitsoverskrift, Deloverskrift, Inndelingsoverskrift, Osan ylätunniste, Nagłówek sekcji, "
        "Záhlaví oddílu, Hlavička sekcie, Szakaszfejléc, Antet secțiune, Bölüm Üst Bilgisi, Заголовок раздела, Назва розділу, "
        "Κεφαλίδα ενότητας, כותרת מקטע עליונה, عنوان المقطع, 节标题, 章节, 章节页, 章节标题, 过渡页, 分节页, 章節標題, 區段標題, "
        "セクション見出し, 章扉, 中扉, 구역 머리글, 간지, Đầu trang của Phần, ส่วนหัวของส่วน"
    ),
    "content": (
        "Title and Content, Title & Content, Title and Text, Title and Body, Title + Content, Content, Text, Bullets, "
        "Titel und Inhalt, Titel und Text, Inhalt, Titre et contenu, Titre et texte, Contenu, Título y objetos, "
        "Título y contenido, Título y texto, Titolo e contenuto, Titolo e testo, Título e conteúdo, Título e Conteúdo, "
        "Titel en object, Titel en inhoud, Rubrik och innehåll, Titel og indhold, Titel og indholdsobjekt, Tittel og innhold, "
        "Otsikko ja sisältö, Tytuł i zawartość, Nadpis a obsah, Cím és tartalom, Titlu și conținut, Başlık ve İçerik, "
        "Заголовок и объект, Заголовок и содержимое, Заголовок та об'єкт, Назва та вміст, Τίτλος και περιεχόμενο, "
        "כותרת ותוכן, عنوان ومحتوى, 标题和内容, 标题与内容, 标题和文本, 内容, 内容页, 正文, 正文页, 標題及內容, 標題與內容, "
        "タイトルとコンテンツ, タイトルと本文, 본문, 제목 및 내용, Tiêu đề và Nội dung, ชื่อเรื่องและเนื้อหา"
    ),
    "two": (
        "Two Content, Two Columns, Two Column, Title and 2 Columns, Title and two columns, Zwei Inhalte, "
        "Zwei Spalten, Deux contenus, Deux colonnes, Dos objetos, Dos contenidos, Dos columnas, Due contenuti, "
        "Dois Conteúdos, Duas Partes de Conteúdo, Conteúdo Duplo, Inhoud van twee, Twee objecten, Två innehållsdelar, "
        "To indholdsobjekter, To innholdsdeler, Kaksi sisältökohdetta, Dwa elementy zawartości, Dva obsahy, Két tartalomrész, "
        "Două tipuri de conținut, İki İçerik, Два объекта, Два об'єкти, Δύο περιεχόμενα, שני תכנים, محتويين, 两栏内容, 两栏, 双栏, "
        "兩項物件, 兩個內容, 2 つのコンテンツ, 콘텐츠 2개, Hai Nội dung"
    ),
    "only": (
        "Title Only, Only Title, Headline only, Nur Titel, Titre seul, Sólo el título, Solo el título, Solo título, Solo titolo, "
        "Somente Título, Só Título, Apenas título, Alleen titel, Endast rubrik, Kun titel, Bare tittel, Vain otsikko, "
        "Tylko tytuł, Pouze nadpis, Iba nadpis, Csak cím, Doar titlu, Yalnızca Başlık, Только заголовок, Лише заголовок, "
        "Тільки заголовок, Μόνο τίτλος, כותרת בלבד, عنوان فقط, 仅标题, 只有標題, タイトルのみ, 제목만, Chỉ Tiêu đề, เฉพาะชื่อเรื่อง"
    ),
    "blank": (
        "Blank, Blank Slide, Empty, Leer, Leere Folie, Vide, Diapositive vide, En blanco, Vuota, Em Branco, Leeg, Tom, Tomt, Tyhjä, Pusty, "
        "Prázdný, Üres, Necompletat, Boş, Пустой слайд, Порожній слайд, Κενό, ריקה, فارغ, 空白, 白紙, 빈 화면, Trống, ว่างเปล่า"
    ),
}

_TYPES = {
    "title": "cover",
    "secHead": "section",
    "obj": "content",
    "tx": "content",
    "twoObj": "two",
    "twoColTx": "two",
    "titleOnly": "only",
    "blank": "blank",
}
# LibreOffice writes "tx" for its title slide, and the same names in every template.
_COMMA = {"Title, Content": "content", "Title, 2 Content": "two"}


def normal(name: str) -> str:
    """A name to compare by: no case, no marks, no "1_" of a copied layout."""
    bare = re.sub(r"^\d+_", "", unicodedata.normalize("NFKC", name))
    return "".join(c for c in bare.casefold() if c.isalnum())


def _index() -> dict[str, str]:
    found = {normal(name): role for role, text in _NAMES.items() for name in text.split(", ")}
    return {**found, **{normal(name): role for name, role in _COMMA.items()}, "title": "cover"}


_ROLE_OF = _index()


def role_of_name(name: str) -> str:
    """The role that a layout of this name usually has, "" where the name says nothing."""
    return _ROLE_OF.get(normal(name), "")


def role_of_type(type_: str) -> str:
    """The role of an ST_SlideLayoutType, "" for the many that have none here."""
    return _TYPES.get(type_, "")
