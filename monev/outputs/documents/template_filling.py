"""Fills in an office's Word template, in a child (`monev.children`) because a person uploaded it.

Fields are only names, so that a template holds no program. No library does this: docxtpl runs
Jinja, docx-mailmerge2 fills Word's merge fields and no names in braces. Neither names the place of
every fault.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from copy import deepcopy
from difflib import get_close_matches
from typing import NamedTuple

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as _Element
from docx.parts.story import StoryPart as _Part
from docx.shared import Cm

from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.core.text import capitalized, shorten
from monev.evidence_files.file_kinds import find_kind
from monev.outputs import saved
from monev.outputs.documents.template_fields import (
    FIELDS,
    LISTS,
    NAMES,
    PICTURES,
    SAVE_AGAIN,
    written_names,
)
from monev.reading.files.packages import check_sizes

MAX_FAULTS = 10
_MORE_THAN_TEXT = ("w:sectPr", "w:drawing", "w:pict", "w:object")
_FIELD = re.compile(r"\{\{(.*?)\}\}")
# Blanks and quotes around a name, straight or curly, are ignored.
_AROUND_NAMES = " \t\xa0“”„‘’\"'"
_MARGINS = {
    RELATIONSHIP_TYPE.HEADER: "Kepala halaman, ",
    RELATIONSHIP_TYPE.FOOTER: "Kaki halaman, ",
}


def fill(values: JsonObject, template: bytes) -> tuple[JsonObject, bytes]:
    """Fill in the document with the values of `template_values`.

    Raises FileRefused, which names each fault with its place.
    """
    if not template.startswith(b"PK\x03\x04") or find_kind(template) != "docx":
        raise FileRefused("Templat bukan dokumen Word (.docx).", SAVE_AGAIN)
    check_sizes(template)
    document = Document(io.BytesIO(template))
    paragraphs = list_paragraphs(document)
    if faults := list_faults(paragraphs):
        raise _refusal(faults)
    _fill_document(paragraphs, values)
    # Without this Word shows the text that a content control is bound to, not ours.
    for bound in list(document.element.iter(qn("w:dataBinding"))):
        bound.getparent().remove(bound)
    for mark in filter(None, (values["simulasi"], values["konsep"])):
        _mark_pages(document, mark)
    return {}, saved(document.save)


def _refusal(faults: list[str]) -> FileRefused:
    lines = ["Templat belum dapat dipakai; tidak ada yang berubah.", *faults[:MAX_FAULTS]]
    if len(faults) > MAX_FAULTS:
        lines.append(f"Dan {len(faults) - MAX_FAULTS} lagi.")
    advice = (
        "Perbaiki di Word, lalu pasang lagi di halaman Rapat. Templat awal memuat semua medan di "
        "tempatnya."
    )
    if any("tidak dikenal" in fault for fault in faults):
        advice += f" Medan yang ada: {', '.join(NAMES)}."
    return FileRefused((" " if len(faults) == 1 else "\n").join(lines), advice)


def _fill_document(paragraphs: list[Paragraph], values: JsonObject) -> None:
    """Fill in the single fields, then repeat the rows of tables that name a list."""
    rows: dict[_Element, tuple[str, _Part]] = {}
    for paragraph in paragraphs:
        for listing in filter(None, map(NAMES.__getitem__, paragraph.names)):
            rows[paragraph.row] = (listing, paragraph.part)
    for paragraph in paragraphs:
        if rows.keys().isdisjoint(paragraph.element.iterancestors(qn("w:tr"))):
            paragraph.fill(values)
    for row, (listing, part) in reversed(rows.items()):  # a table inside of another comes first
        for item in values[listing]:
            copy = deepcopy(row)
            row.addprevious(copy)
            for element in list(copy.iter(qn("w:p"))):
                Paragraph(element, part).fill(values | item)
        table = next(row.iterancestors(qn("w:tbl")))
        row.getparent().remove(row)
        if next(table.iter(qn("w:tr")), None) is None:  # Word refuses a table without rows
            table.getparent().remove(table)


def _mark_pages(document: DocumentType, words: str) -> None:
    """Write on every page that data is simulated or the paper a draft.

    It is written whatever the template says.
    """
    for index, section in enumerate(document.sections):
        for head in (section.header, section.first_page_header, section.even_page_header):
            if index == 0 or not head.is_linked_to_previous:
                paragraph = head.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                paragraph.add_run(words).bold = True


def list_faults(paragraphs: list[Paragraph]) -> list[str]:
    """List the faults in the order of the document.

    One reads: Paragraf 3, “Laporan {{ satkr }}”: medan “satkr” …
    """
    lists: dict[_Element, str] = {}
    faults = []
    for paragraph in paragraphs:
        for sentence in _check(paragraph, lists):
            faults.append(f"{paragraph.place}, “{shorten(paragraph.line, 90)}”: {sentence}")
    if not faults and not any(paragraph.names for paragraph in paragraphs):
        faults.append(
            "Seluruh templat: tidak ada satu medan pun, jadi isinya akan selalu sama. Tulis "
            "misalnya {{ satker }}."
        )
    return faults


def _check(paragraph: Paragraph, lists: dict[_Element, str]) -> Iterator[str]:
    """List the faults of one paragraph.

    `lists`: each table row so far → the list that repeats it.
    """
    for name in paragraph.names:
        if name not in NAMES:
            yield _say_unknown(name)
        elif listing := NAMES[name]:
            if paragraph.row is None:
                yield f"“{name}” isi sebuah daftar: tulis di baris tabel. Baris itu diulang."
            elif lists.setdefault(paragraph.row, listing) != listing:
                listing = lists[paragraph.row]
                yield f"“{name}” bukan dari daftar “{listing}”, yang mengulang baris ini."
    rest = re.sub(r"\{\{.*?\}\}", "", paragraph.line)
    for lonely, other in (("{{", "}}"), ("}}", "{{")):
        if lonely in rest:
            yield f"“{lonely}” tanpa “{other}”. Keduanya harus ada di paragraf yang sama."


def _say_unknown(name: str) -> str:
    if not name:
        return "“{{ }}” kosong. Tulis nama medan di dalamnya, misalnya {{ satker }}."
    if name in FIELDS or name in LISTS:
        where = ", di baris tabel yang akan diulang" if name in LISTS else ""
        inner = ", ".join(written_names(name))
        return f"“{name}” berisi beberapa isian. Tulis salah satunya{where}: {inner}."
    sentence = f"medan “{name}” tidak dikenal."
    for near in get_close_matches(name.partition("|")[0].strip(), NAMES, n=1):
        sentence += f" Maksud Anda {{{{ {near} }}}}?"
    return sentence


class Paragraph(NamedTuple):
    """A paragraph: its element, its part of the document, its table row, and its place in words."""

    element: _Element
    part: _Part
    row: _Element = None
    place: str = ""

    @property
    def line(self) -> str:
        """Its own text, without the text of a text box in it."""
        return "".join(node.text or "" for node in self._texts())

    @property
    def names(self) -> list[str]:
        """The names in its pairs of braces."""
        return [name for _, name in self._named()]

    def fill(self, values: dict[str, str]) -> None:
        """Put each field's text or picture in its place.

        Remove the paragraph if all its fields are empty.
        """
        fields = [(field, name) for field, name in self._named() if name in values]
        if fields and not any(values[name] for _, name in fields):
            self._empty()
            return
        for field, name in reversed(fields):
            first, after = _cut_out(self._texts(), *field.span())
            nodes = [*self._make_nodes(name, values[name]), _write(OxmlElement("w:t"), after)]
            for node in reversed(nodes):
                first.addnext(node)

    def _named(self) -> list[tuple[re.Match[str], str]]:
        """List each pair of braces with its name in small letters.

        Word turns the first letter of a sentence into a capital.
        """
        named = []
        for found in _FIELD.finditer(self.line):
            named.append((found, found[1].strip(_AROUND_NAMES).lower()))
        return named

    def _texts(self) -> list[_Element]:
        """List the elements that hold its letters: Word may split a line anywhere."""
        texts = []
        for node in self.element.iter(qn("w:t")):
            if next(node.iterancestors(qn("w:p"))) is self.element:
                texts.append(node)
        return texts

    def _make_nodes(self, name: str, value: str) -> Iterator[_Element]:
        if name in PICTURES:
            picture = io.BytesIO(base64.b64decode(value))
            drawing = OxmlElement("w:drawing")
            drawing.append(self.part.new_pic_inline(picture, Cm(PICTURES[name]), None))
            yield drawing
            return
        for index, line in enumerate(value.splitlines()):
            if index:
                yield OxmlElement("w:br")
            yield _write(OxmlElement("w:t"), line)

    def _empty(self) -> None:
        """Remove the paragraph, or only its text.

        Only its text goes if a cell or the document must end with it, or if it holds more than
        text.
        """
        following = self.element.getnext()
        is_last = following is None or following.tag == qn("w:sectPr")
        holds_more = next(self.element.iter(*map(qn, _MORE_THAN_TEXT)), None)
        if not is_last and holds_more is None:
            self.element.getparent().remove(self.element)
            return
        for node in self._texts():
            node.text = ""


def _cut_out(texts: list[_Element], start: int, end: int) -> tuple[_Element, str]:
    cut = []
    at = 0
    for node in texts:
        text = node.text or ""
        low = max(start - at, 0)
        high = min(end - at, len(text))
        at += len(text)
        if low < high:
            cut.append((node, text[:low], text[high:]))
    for node, _, after in cut[1:]:
        _write(node, after)
    first, before, after = cut[0]
    return _write(first, before), after


def _write(node: _Element, text: str) -> _Element:
    node.text = text
    node.set(qn("xml:space"), "preserve")
    return node


def list_paragraphs(document: DocumentType) -> list[Paragraph]:
    """List every paragraph: the body's first, then those of heads and feet of pages."""
    found = list(_paragraphs_of(document.part, ""))
    for link in document.part.rels.values():
        if link.reltype in _MARGINS and isinstance(link.target_part, _Part):
            found += _paragraphs_of(link.target_part, _MARGINS[link.reltype])
    return found


def _paragraphs_of(part: _Part, whose: str) -> Iterator[Paragraph]:
    rows = {}
    for table_number, table in enumerate(part.element.iter(qn("w:tbl")), start=1):
        for row_number, row in enumerate(table.iter(qn("w:tr")), start=1):
            rows[row] = f"tabel {table_number}, baris {row_number}"
    number = 0
    for element in part.element.iter(qn("w:p")):
        row = next(element.iterancestors(qn("w:tr")), None)
        if row is not None:
            place = rows[row]
        elif next(element.iterancestors(qn("w:txbxContent")), None) is not None:
            place = "kotak teks"
        else:
            number += 1
            place = f"paragraf {number}"
        yield Paragraph(element, part, row, capitalized(whose + place))
