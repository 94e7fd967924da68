"""The documents of a meeting for download: which there are, and each made only once it is asked
for."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from monev.core.file_references import FileReference, files_of
from monev.database import Database
from monev.meeting import records
from monev.outputs import documents

EVERYTHING = documents.DocumentKind("semua", "Semua dokumen", ("zip",))
"""Stands for all documents of a meeting."""


def list_downloads(r: records.Rapat) -> list[tuple[documents.DocumentKind, dict[str, str]]]:
    """All of them together, then each document, with the words of its kinds of file."""
    downloads = [(EVERYTHING, {"zip": "Unduh semua"})]
    for paper in documents.list_documents(r):
        downloads.append((paper, {form: documents.FORMS[form] for form in paper.forms}))
    return downloads


def document_name(r: records.Rapat, kode: str, form: str) -> str:
    title = (
        "Semua dokumen rapat"
        if kode == EVERYTHING.kode
        else documents.find_document(kode, form).name
    )
    return documents.rapat_file_name(r, title, form)


def make_document(
    db: Database,
    r: records.Rapat,
    kode: str,
    form: str,
) -> bytes:
    """One document of a meeting, or (EVERYTHING) an archive of all in every kind of file, with the
    scans of what was signed. Raises MonevError."""
    view = records.rapat_view(db, r)
    if kode != EVERYTHING.kode:
        return documents.make_document(
            db,
            view,
            r,
            kode,
            form,
        )
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for document in documents.list_documents(r):
            for kind in document.forms:
                made = documents.make_document(
                    db,
                    view,
                    r,
                    document.kode,
                    kind,
                )
                archive.writestr(document_name(r, document.kode, kind), made)
        for name, file in _scans(db, r):
            archive.writestr(name, db.journal.read_file(file.sha256))
    return content.getvalue()


def _scans(db: Database, r: records.Rapat) -> Iterator[tuple[str, FileReference]]:
    """The scans of signed papers by the names they get; of an earlier version its own."""
    for paper in records.read_rapat(db, r.satker, r.tahun, r.nomor).naskah:
        if r.sampai is None or paper["versi"] == len(r.perbaikan):
            for file in files_of(paper["berkas"]):
                version = records.name_version(paper["versi"]).lower()
                yield f"Bertanda tangan ({version}), {file.name}", file
