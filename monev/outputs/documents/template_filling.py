"""The task of filling in an office's Word template, as a child does it (`monev.children`): a person sent it.

Fields are names and nothing else: a template holds no program, and asks for nothing but what it is given.
"""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.evidence_files.file_kinds import find_kind
from monev.outputs.documents.template_faults import list_faults
from monev.outputs.documents.template_fields import NAMES
from monev.outputs.documents.template_paragraphs import Paragraph, list_paragraphs
from monev.reading.files.packages import check_sizes

MAX_FAULTS = 10
"""Faults of a template told at once."""
SAVE_AGAIN = "Buka templat di Word, simpan lagi sebagai Dokumen Word (.docx), lalu pilih lagi."


def fill(values: JsonObject, template: bytes) -> tuple[JsonObject, bytes]:
    """The document. `values`: those of `template_values`. Raises FileRefused for what is no Word document, and for a
    template with faults, naming each with its place."""
    if not template.startswith(b"PK\x03\x04") or find_kind(template) != "docx":
        raise FileRefused("Templat bukan dokumen Word (.docx).", SAVE_AGAIN)
    check_sizes(template)
    document = Document(io.BytesIO(template))
    paragraphs = list_paragraphs(document)
    if faults := list_faults(paragraphs):
        raise _refusal(faults)
    _fill_document(paragraphs, values)
    for bound in list(document.element.iter(qn("w:dataBinding"))):  # Word would show the text it is bound to
        bound.getparent().remove(bound)
    if values["simulasi"]:
        _mark_simulated(document, values["simulasi"])
    result = io.BytesIO()
    document.save(result)
    return {}, result.getvalue()


def _refusal(faults: list[str]) -> FileRefused:
    """Every fault with its place, a line each; the fields there are, where one was not known."""
    more = len(faults) - MAX_FAULTS
    listed = faults[:MAX_FAULTS] + ([f"Dan {more} lagi."] if more > 0 else [])
    advice = (
        "Perbaiki di Word, lalu pasang lagi di halaman Rapat; sampai saat itu tata letak bawaan dapat dipakai. Templat "
        "awal yang dapat diunduh memuat semua medan di tempatnya."
    )
    if any("tidak dikenal" in fault for fault in faults):
        advice += f" Medan yang ada: {', '.join(NAMES)}."
    beginning = "Templat belum dapat dipakai; tidak ada yang berubah."
    return FileRefused((" " if len(listed) == 1 else "\n").join((beginning, *listed)), advice)


def _fill_document(paragraphs: list[Paragraph], values: JsonObject) -> None:
    """Fill in what stands once, then repeat the rows of tables that name a list."""
    rows = {
        paragraph.row: (NAMES[name], paragraph.part)
        for paragraph in paragraphs
        for name in paragraph.names
        if NAMES[name]
    }
    for paragraph in paragraphs:
        if not any(row in rows for row in paragraph.element.iterancestors(qn("w:tr"))):
            paragraph.fill(values)
    for row, (listing, part) in reversed(rows.items()):  # the inner of two tables first
        for item in values[listing]:
            copy = deepcopy(row)
            row.addprevious(copy)
            for element in list(copy.iter(qn("w:p"))):
                Paragraph(element, part).fill(values | item)
        table = next(row.iterancestors(qn("w:tbl")))
        row.getparent().remove(row)
        if next(table.iter(qn("w:tr")), None) is None:  # Word opens no table without rows
            table.getparent().remove(table)


def _mark_simulated(document: Any, words: str) -> None:
    """Simulated data says so on every page, whatever the template says."""
    for index, section in enumerate(document.sections):
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            if index == 0 or not head.is_linked_to_previous:
                paragraph = head.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                paragraph.add_run(words).bold = True
