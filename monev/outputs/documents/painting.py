"""A document from its material, as a child makes it (`monev.outputs.in_child`).

What makes a document is imported with the first of its kind: python-docx, reportlab and python-pptx take 0.5 s
together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monev.outputs.documents.material import Material


def paint(material: Material, kode: str, form: str) -> bytes:
    """One of the documents (`documents.list_documents`) as a file of this form, in the program's own layout."""
    if form in ("docx", "pdf"):
        return _make_manuscript(material, kode, form)
    if (kode, form) == ("pesan", "zip"):
        from monev.outputs.documents.message_files import write_message_files  # here: see the first lines of this file

        return write_message_files(material)
    return _make_other(material, kode)


def _make_manuscript(material: Material, kode: str, form: str) -> bytes:
    from monev.outputs.documents import (  # here: see the first lines of this file
        laporan,
        lembar_monev,
        letters,
    )

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


def _make_other(material: Material, kode: str) -> bytes:
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
