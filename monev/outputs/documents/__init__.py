"""Makes the documents of a rencana and of its meetings.

Each has a module called like its kode: `build` says it as blocks, which `word` and `pdf` paint
alike; `write` gives a file of another form. A module is imported with the first document of its
kind: python-docx, reportlab and python-pptx take 0.5 s together."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from monev.core.errors import MonevError
from monev.core.text import safe_in_file_name, shorten
from monev.core.words import read_words

if TYPE_CHECKING:
    from monev.core.dates import Periode
    from monev.database import Database
    from monev.figures import View
    from monev.meeting.records import Rapat
    from monev.outputs.documents import blocks
    from monev.outputs.documents.material import Material


class DocumentKind(NamedTuple):
    """A document that can be made: its kode, what people call it, the kinds of file, if it needs a
    meeting."""

    kode: str
    name: str
    forms: Sequence[str]
    needs_rapat: bool = False


_WORDS = read_words(__file__, "documents")
FORMS: dict[str, str] = _WORDS["forms"]  # the kinds of file, and what people call each
_DOCUMENTS = tuple(DocumentKind(kode, **said) for kode, said in _WORDS["documents"].items())


def list_documents(rapat: Rapat | None = None) -> tuple[DocumentKind, ...]:
    """List every document there is, in the order they are offered; of a meeting those it has.

    (1) Called off: its letters, and the calendar that takes it out. (2) Held as it was announced:
    no ralat. (3) Else all."""
    if rapat is None:
        return _DOCUMENTS
    left_out = set() if rapat.ralat else {"ralat"}
    if rapat.is_called_off:
        left_out |= {paper.kode for paper in _DOCUMENTS} - {"undangan", "ralat", "kalender"}
    return tuple(paper for paper in _DOCUMENTS if paper.kode not in left_out)


def find_document(kode: str, form: str) -> DocumentKind:
    """Find the document of that kode, which comes in this kind of file. Raises MonevError."""
    for document in _DOCUMENTS:
        if document.kode == kode and form in document.forms:
            return document
    known = "; ".join(f"{paper.kode} ({', '.join(paper.forms)})" for paper in _DOCUMENTS)
    told = f"Dokumen “{kode}” tidak dibuat dalam bentuk “{form}”."
    raise MonevError(told, f"Yang ada: {known}.", heading="Dokumen tidak dikenal")


def make_document(
    db: Database,
    view: View,
    rapat: Rapat | None,
    kode: str,
    form: str,
    *,
    periode: Periode | None = None,
) -> bytes:
    """Make one document as a file's bytes. Of a closed meeting all figures are those of its close,
    whatever the view is. `periode`: what it is about without a meeting (None: the triwulan
    posisi lies in). Raises MonevError, NotFound."""
    # Here: see the first lines of this file.
    from monev.outputs import make_in_child
    from monev.outputs.documents.material import gather
    from monev.outputs.documents.office_template import fill_with, read_template

    document = find_document(kode, form)
    told = ""
    advice = "Pilih rapatnya di halaman Rapat; di baris perintah sebut nomornya dengan --rapat."
    if document.needs_rapat and rapat is None:
        told = "dibuat dari sebuah rapat, sedangkan rapatnya belum dipilih"
    elif document not in list_documents(rapat):
        told = "tidak ada untuk rapat ini"
        advice = "Rapat yang dibatalkan hanya mempunyai surat, yang lain tanpa ralat."
    if told:
        raise MonevError(f"{document.name} {told}.", advice, heading="Dokumen tidak dapat dibuat")
    material = gather(db, view, rapat, periode)
    own_template = read_template(db, material.view.satker, kode) if form == "docx" else None
    if own_template is not None:
        return fill_with(material, own_template)
    return make_in_child(paint, material, kode, form)


def paint(material: Material, kode: str, form: str) -> bytes:
    """Paint a document in the program's own layout, as a child makes it."""
    paper = import_module(f"{__name__}.{kode}")
    if form in ("docx", "pdf"):
        return paint_manuscript(paper.build(material), form)
    return paper.write(material, form)


def paint_manuscript(manuscript: blocks.Manuscript, form: str) -> bytes:
    """Paint a manuscript as Word or PDF."""
    if form == "pdf":
        from monev.outputs.documents.pdf import to_pdf  # here: see the first lines of this file

        return to_pdf(manuscript)
    from monev.outputs.documents.word import to_docx  # here: see the first lines of this file

    return to_docx(manuscript)


def rapat_file_name(rapat: Rapat, name: str, form: str) -> str:
    """Name a file of a meeting: Notulen, Rapat Evaluasi TW III, 2025-10-10.docx. One of a corrected
    meeting says so: it never takes the place of the version that was signed."""
    corrected = f" (perbaikan ke-{len(rapat.perbaikan)})" if rapat.perbaikan else ""
    title = safe_in_file_name(shorten(rapat.judul, 80))
    return f"{name}{corrected}, {title}, {rapat.tanggal.isoformat()}.{form}"
