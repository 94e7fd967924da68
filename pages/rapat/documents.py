"""The documents of a meeting for download: which there are, and each made only once it is asked for."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from monev.database import Database
from monev.meeting import records
from monev.outputs import documents

EVERYTHING = documents.DocumentKind("semua", "Semua dokumen", ("zip",))
"""Stands for all documents of a meeting."""


def list_downloads(r: records.Rapat) -> list[tuple[documents.DocumentKind, dict[str, str]]]:
    """All of them together, then each document, with the words of its kinds of file."""
    papers = ((paper, {form: documents.FORMS[form] for form in paper.forms}) for paper in documents.list_documents(r))
    return [(EVERYTHING, {"zip": "Unduh semua"}), *papers]


def document_name(r: records.Rapat, kode: str, form: str) -> str:
    title = "Semua dokumen rapat" if kode == EVERYTHING.kode else documents.find_document(kode, form).name
    return documents.rapat_file_name(r, title, form)


def make_document(db: Database, r: records.Rapat, kode: str, form: str) -> bytes:
    """One document of a meeting, or (EVERYTHING) an archive of all in every kind of file. Raises MonevError."""
    p = records.rapat_view(db, r)
    if kode != EVERYTHING.kode:
        return documents.make_document(db, p, r, kode, form)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for document in documents.list_documents(r):
            for kind in document.forms:
                made = documents.make_document(db, p, r, document.kode, kind)
                archive.writestr(document_name(r, document.kode, kind), made)
    return content.getvalue()
