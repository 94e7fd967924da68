"""The documents of a rencana and of its meetings: which there are, and each made as a file.

`make_document` gathers (material), writes it down as data (laporan, lembar_monev, letters) and turns that into Word or
PDF (word, pdf). What makes a document is imported with the first of its kind: python-docx, reportlab and python-pptx
take 0.5 s together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monev.core.errors import MonevError

if TYPE_CHECKING:
    from monev.database import Database
    from monev.figures import View
    from monev.meeting import Rapat

__all__ = ["FORMS", "DocumentKind", "document_file_name", "find_document", "list_documents", "make_document"]

FORMS: dict[str, tuple[str, str]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": ("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "ics": ("Kalender", "text/calendar"),
    "txt": ("Teks", "text/plain"),
}
"""The kinds of file: what people call each, and its MIME type."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document that can be made: its kode, what people call it, the kinds of file, whether it needs a meeting."""

    kode: str
    name: str
    forms: tuple[str, ...]
    needs_rapat: bool = False


_DOCUMENTS = (
    DocumentKind("lembar", "Lembar Monev ZI", ("xlsx", "docx", "pdf")),
    DocumentKind("laporan", "Laporan Monitoring dan Evaluasi", ("docx", "pdf")),
    DocumentKind("notulen", "Notulen", ("docx", "pdf"), needs_rapat=True),
    DocumentKind("hadir", "Daftar hadir", ("docx", "pdf"), needs_rapat=True),
    DocumentKind("undangan", "Undangan", ("docx", "pdf"), needs_rapat=True),
    DocumentKind("agenda", "Agenda rapat", ("txt",)),
    DocumentKind("pesan", "Pesan per PIC", ("txt",)),
    DocumentKind("paparan", "Paparan rapat", ("pptx",)),
    DocumentKind("kalender", "Kalender tenggat dan tindak lanjut", ("ics",)),
)


def list_documents() -> tuple[DocumentKind, ...]:
    """Every document there is, in the order they are offered."""
    return _DOCUMENTS


def find_document(kode: str, form: str | None = None) -> tuple[DocumentKind, str]:
    """The document of that kode and a kind of file it comes in (its first for None). Raises MonevError."""
    document = next((d for d in _DOCUMENTS if d.kode == kode), None)
    if document is None:
        raise MonevError(
            f"Dokumen “{kode}” tidak ada.",
            f"Yang ada: {', '.join(d.kode for d in _DOCUMENTS)}.",
            heading="Dokumen tidak dikenal",
        )
    if form is not None and form not in document.forms:
        raise MonevError(
            f"{document.name} tidak dibuat dalam bentuk “{form}”.",
            f"Bentuk yang ada: {', '.join(document.forms)}.",
            heading="Bentuk dokumen tidak ada",
        )
    return document, form or document.forms[0]


def make_document(db: Database, p: View, rapat: Rapat | None, kode: str, form: str) -> bytes:
    """One document as a file's bytes. Of a closed meeting all figures are those of its close, whatever `p` is.

    Raises MonevError (no such document or kind, a meeting needed, the office's own template not fitting),
    NotFound.
    """
    from monev.outputs.documents.material import gather  # here: see the first lines of this file

    document, form = find_document(kode, form)
    if document.needs_rapat and rapat is None:
        raise MonevError(
            f"{document.name} dibuat dari sebuah rapat, sedangkan rapatnya belum dipilih.",
            "Pilih rapatnya di halaman Rapat; di baris perintah sebut nomornya dengan --rapat.",
            heading="Rapat belum dipilih",
        )
    material = gather(db, p, rapat)
    if form in ("docx", "pdf"):
        return _make_manuscript(db, material, kode, form)
    return _make_other(material, kode)


def document_file_name(p: View, kode: str, form: str) -> str:
    """What a document's file is called: Laporan Monitoring dan Evaluasi, KPU Kabupaten Contoh, 2025-09-30.docx."""
    document, form = find_document(kode, form)
    safe = "".join(h if h.isalnum() or h in " .,-()" else "_" for h in p.satker)
    return f"{document.name}, {safe}, {p.posisi.isoformat()}.{form}"


def _make_manuscript(db: Database, material, kode: str, form: str) -> bytes:
    from monev.outputs.documents import (  # here: see the first lines of this file
        laporan,
        lembar_monev,
        letters,
        office_template,
    )

    own_template = office_template.read_template(db, material.p.satker, kode) if form == "docx" else None
    if own_template is not None:
        return office_template.fill_with(material, own_template)

    build = {
        "laporan": laporan.build,
        "lembar": lembar_monev.build,
        "notulen": letters.build_notulen,
        "hadir": letters.build_daftar_hadir,
        "undangan": letters.build_undangan,
    }[kode]
    manuscript = build(material)
    if form == "pdf":
        from monev.outputs.documents.pdf import to_pdf  # here: see the first lines of this file

        return to_pdf(manuscript)
    from monev.outputs.documents.word import to_docx  # here: see the first lines of this file

    return to_docx(manuscript)


def _make_other(material, kode: str) -> bytes:
    if kode == "lembar":
        from monev.outputs.documents.lembar_monev import to_xlsx  # here: see the first lines of this file

        return to_xlsx(material)
    if kode == "agenda":
        from monev.outputs.documents.letters import write_agenda  # here: see the first lines of this file

        return write_agenda(material).encode()
    if kode == "pesan":
        from monev.outputs.documents.letters import write_messages  # here: see the first lines of this file

        return write_messages(material).encode()
    if kode == "kalender":
        from monev.outputs.documents.calendar_file import to_ics  # here: see the first lines of this file

        return to_ics(material)
    from monev.outputs.documents.slides import to_pptx  # here: see the first lines of this file

    return to_pptx(material)
