"""A Word template as paragraphs with their places in words, and a field in them replaced by what it stands for."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from monev.outputs.documents.template_fields import PICTURES

_FIELD = re.compile(r"\{\{(.*?)\}\}")
_AROUND_NAMES = " \t\xa0“”„‘’\"'"
"""Blanks and quotes, straight or as Word turns them, that change no name."""
_MARGINS = {RELATIONSHIP_TYPE.HEADER: "Kepala halaman, ", RELATIONSHIP_TYPE.FOOTER: "Kaki halaman, "}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its element, the part of the document it stands in, and its place in words."""

    element: Any
    part: Any
    place: str = ""

    @property
    def line(self) -> str:
        """Its own text, without that of a text box in it."""
        return "".join(node.text or "" for node in self._texts())

    @property
    def names(self) -> list[str]:
        """What stands in its pairs of braces."""
        return [name for _, name in self._fields()]

    @property
    def row(self) -> Any:
        """The row of the table it stands in; None outside of one."""
        return next(self.element.iterancestors(qn("w:tr")), None)

    def fill(self, values: dict[str, str]) -> None:
        """Put each field's text or picture in its place. A paragraph whose fields all are empty goes."""
        fields = [(field, name) for field, name in self._fields() if name in values]
        if fields and not any(values[name] for _, name in fields):
            self._empty()
            return
        for field, name in reversed(fields):
            first, after = _cut_out(self._texts(), *field.span())
            for node in reversed([*self._make_nodes(name, values[name]), _write(OxmlElement("w:t"), after)]):
                first.addnext(node)

    def _fields(self) -> list[tuple[re.Match[str], str]]:
        """Each pair of braces with its name; Word makes the first letter of a sentence a capital."""
        return [(field, field[1].strip(_AROUND_NAMES).lower()) for field in _FIELD.finditer(self.line)]

    def _texts(self) -> list[Any]:
        """The elements that hold its letters: Word cuts a line in pieces wherever it likes."""
        nodes = self.element.iter(qn("w:t"))
        return [node for node in nodes if next(node.iterancestors(qn("w:p"))) is self.element]

    def _make_nodes(self, name: str, value: str) -> Iterator[Any]:
        if name in PICTURES:
            drawing = OxmlElement("w:drawing")
            picture = io.BytesIO(base64.b64decode(value))
            drawing.append(self.part.new_pic_inline(picture, Cm(PICTURES[name]), None))
            yield drawing
            return
        for index, line in enumerate(value.splitlines()):
            if index:
                yield OxmlElement("w:br")
            yield _write(OxmlElement("w:t"), line)

    def _empty(self) -> None:
        """Take it away; only its text where a cell or the document would end without one, or where it holds more."""
        following = self.element.getnext()
        is_last = following is None or following.tag == qn("w:sectPr")
        holds_more = next(self.element.iter(qn("w:sectPr"), qn("w:drawing"), qn("w:pict"), qn("w:object")), None)
        if not is_last and holds_more is None:
            self.element.getparent().remove(self.element)
            return
        for node in self._texts():
            node.text = ""


def _cut_out(texts: list[Any], start: int, end: int) -> tuple[Any, str]:
    """Take the letters from `start` to `end` out of the pieces; the piece they began in, and what stood after them."""
    cut = []
    at = 0
    for node in texts:
        text = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low < high:
            cut.append((node, text[:low], text[high:]))
    for node, _, after in cut[1:]:
        _write(node, after)
    first, before, after = cut[0]
    return _write(first, before), after


def _write(node: Any, text: str) -> Any:
    """The w:t with this text, its spaces kept."""
    node.text = text
    node.set(qn("xml:space"), "preserve")
    return node


def list_paragraphs(document: Any) -> list[Paragraph]:
    """Every paragraph: the body's first, then those of heads and feet of pages."""
    found = list(_paragraphs_of(document.part, ""))
    for link in document.part.rels.values():
        if link.reltype in _MARGINS:
            found += _paragraphs_of(link.target_part, _MARGINS[link.reltype])
    return found


def _paragraphs_of(part: Any, whose: str) -> Iterator[Paragraph]:
    rows = {
        row: f"tabel {table_number}, baris {row_number}"
        for table_number, table in enumerate(part.element.iter(qn("w:tbl")), start=1)
        for row_number, row in enumerate(table.iter(qn("w:tr")), start=1)
    }
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
        place = whose + place
        yield Paragraph(element, part, place[0].upper() + place[1:])
