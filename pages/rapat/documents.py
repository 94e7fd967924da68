"""The documents of a meeting for download: which there are, and each made only once it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from monev import meeting
from monev.database import Database
from monev.figures import View
from monev.meeting import Rapat
from monev.outputs import documents
from pages.rapat.blocks import Block

EVERYTHING = "semua"
"""The kode that stands for all documents of a meeting."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file ready to be kept: what it is called, its MIME type, its bytes."""

    name: str
    mime: str
    content: bytes


def list_downloads() -> Block:
    """Every document with the kinds of file it comes in, as a part of a screen."""
    return {
        "jenis": "unduhan",
        "isi": [
            {"kode": EVERYTHING, "judul": "Semua dokumen", "bentuk": [{"kode": "zip", "teks": "Unduh semua"}]},
            *(
                {
                    "kode": d.kode,
                    "judul": d.name,
                    "bentuk": [{"kode": b, "teks": documents.FORMS[b][0]} for b in d.forms],
                }
                for d in documents.list_documents()
            ),
        ],
    }


def document_name(p: View, kode: str, form: str) -> str:
    """What a document's file is called."""
    if kode == EVERYTHING:
        _, _, whose = documents.document_file_name(p, "laporan", "pdf").removesuffix(".pdf").partition(", ")
        return f"Semua dokumen rapat, {whose}.zip"
    return documents.document_file_name(p, kode, form)


def make_document(db: Database, r: Rapat, kode: str, form: str) -> DocumentFile:
    """One document of a meeting, or (EVERYTHING) an archive of all of them. Raises MonevError."""
    p = meeting.rapat_view(db, r)
    if kode == EVERYTHING:
        return DocumentFile(document_name(p, kode, form), "application/zip", _make_archive(db, p, r))
    content = documents.make_document(db, p, r, kode, form)
    return DocumentFile(documents.document_file_name(p, kode, form), documents.FORMS[form][1], content)


def _make_archive(db: Database, p: View, r: Rapat) -> bytes:
    """Every document in every kind of file it comes in, as one archive."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for one in documents.list_documents():
            for form in one.forms:
                made = documents.make_document(db, p, r, one.kode, form)
                archive.writestr(documents.document_file_name(p, one.kode, form), made)
    return content.getvalue()
