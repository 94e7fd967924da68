"""The documents of a meeting for download: which there are, and each made only once it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from monev import meeting
from monev.database import Database
from monev.figures import View
from monev.meeting import Rapat
from monev.outputs import documents
from pages.rapat.blocks import Block


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
            {
                "kode": d.kode,
                "judul": d.name,
                "bentuk": [{"kode": b, "teks": documents.FORMS[b][0]} for b in d.forms],
            }
            for d in documents.list_documents()
        ],
    }


def document_name(p: View, kode: str, form: str) -> str:
    """What a document's file is called."""
    return documents.document_file_name(p, kode, form)


def make_document(db: Database, r: Rapat, kode: str, form: str) -> DocumentFile:
    """One document of a meeting. Raises MonevError."""
    p = meeting.rapat_view(db, r)
    content = documents.make_document(db, p, r, kode, form)
    return DocumentFile(documents.document_file_name(p, kode, form), documents.FORMS[form][1], content)
