"""Makes the documents of a rencana and of its meetings.

Each document has a module named after its kode. `build` returns what its template needs, which
`page` fills and `word` turns into Word; `write` returns a file of another form. A module is
imported when the first document of its kind is made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from monev.core.errors import MonevError, NotFound
from monev.core.text import safe_in_file_name, shorten
from monev.core.words import read_words

if TYPE_CHECKING:
    from monev.database import Database
    from monev.figures import View
    from monev.meeting.records import Rapat
    from monev.outputs.documents.material import Material


class DocumentKind(NamedTuple):
    """A document that can be made.

    - name: what people call it; forms: the kinds of file it comes in
    - needs_rapat: True if it is made of a meeting only
    """

    kode: str
    name: str
    forms: Sequence[str]
    needs_rapat: bool = False


_WORDS = read_words(__file__, "documents")
FORMS: dict[str, str] = _WORDS["forms"]  # kind of file → what people call it
PRINTED = "html"
"""The form that a browser shows and prints, at an address of its own."""
DOCUMENTS = {kode: DocumentKind(kode, **said) for kode, said in _WORDS["documents"].items()}
"""Every document by its kode."""


def list_documents(rapat: Rapat | None = None) -> tuple[DocumentKind, ...]:
    """List every document in the order they are offered.

    A meeting that was called off has its invitation alone, whose message says so.
    """
    is_called_off = rapat is not None and rapat.is_called_off
    asked = ["undangan"] if is_called_off else DOCUMENTS
    return tuple(DOCUMENTS[kode] for kode in asked)


def find_document(kode: str, form: str) -> DocumentKind:
    """Find the document with this kode. Raises NotFound if it does not come in this form."""
    document = DOCUMENTS.get(kode)
    if document and form in document.forms:
        return document
    known = "; ".join(f"{each} ({', '.join(paper.forms)})" for each, paper in DOCUMENTS.items())
    told = f"Dokumen “{kode}” tidak dibuat dalam bentuk “{form}”."
    raise NotFound(told, f"Yang ada: {known}.", heading="Dokumen tidak dikenal")


def make_document(db: Database, view: View, rapat: Rapat | None, kode: str, form: str) -> bytes:
    """Make one document and return the file's bytes. Raises MonevError, NotFound.

    A paper of a closed meeting has the figures of its close, whatever the view is.
    """
    # Imported here because they take long: see the head of this file.
    from monev.outputs import make_in_child
    from monev.outputs.documents.material import gather

    document = find_document(kode, form)
    told = ""
    advice = "Pilih rapatnya di halaman Rapat; di baris perintah sebut nomornya dengan --rapat."
    if document.needs_rapat and rapat is None:
        told = "dibuat dari sebuah rapat, sedangkan rapatnya belum dipilih"
    elif document not in list_documents(rapat):
        told = "tidak ada untuk rapat ini"
        advice = "Rapat yang dibatalkan hanya mempunyai undangannya, yang menyebut pembatalannya."
    if told:
        raise MonevError(f"{document.name} {told}.", advice, heading="Dokumen tidak dapat dibuat")
    material = gather(db, view, rapat)
    return make_in_child(paint, material, kode, form)


def paint(material: Material, kode: str, form: str) -> bytes:
    """Make a paper of what was gathered; this runs in a child."""
    paper = import_module(f"{__name__}.{kode}")
    if form not in ("docx", PRINTED):
        return paper.write(material)
    from monev.outputs.documents import page, word  # here: see the head of this file

    content = page.write(material, kode, paper.build(material))
    if form == PRINTED:
        return content.encode()
    return word.to_docx(content, material.kop.paper, simulated=material.view.simulasi)


def rapat_file_name(rapat: Rapat, name: str, form: str) -> str:
    """Name a file of a meeting: Notulen, 2025-10-10, Rapat Evaluasi TW III.docx.

    The name says which correction it is of, so that no file overwrites the signed version. The day
    comes before the title: where a name is cut, it stays.
    """
    corrected = f" (perbaikan ke-{len(rapat.perbaikan)})" if rapat.perbaikan else ""
    title = safe_in_file_name(shorten(rapat.judul, 40).removesuffix(" …"))
    return f"{name}{corrected}, {rapat.tanggal.isoformat()}, {title}.{form}"
