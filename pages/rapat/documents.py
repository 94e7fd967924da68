"""The documents of a meeting for download: the list of them, and each as a file made on demand."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from monev.database import Database
from monev.meeting import records
from monev.outputs import documents
from monev.outputs.package import meeting_files

EVERYTHING = documents.DocumentKind("semua", "Semua dokumen", ("zip",))
"""Stands for all documents of a meeting."""


def make_document(db: Database, rapat: records.Rapat, kode: str, form: str) -> bytes:
    """Return one document of a meeting, or (EVERYTHING) a ZIP of all documents and signed scans.

    The ZIP has each document in all its kinds of file. Raises MonevError.
    """
    view = records.rapat_view(db, rapat)
    if kode != EVERYTHING.kode:
        return documents.make_document(db, view, rapat, kode, form)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, make in meeting_files(db, rapat, every=True):
            archive.writestr(name, make())
    return content.getvalue()
