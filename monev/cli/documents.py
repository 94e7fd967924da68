"""`document`: a report, minutes, slides or calendar of a rencana or of one of its meetings, as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from monev.cli import output, store
from monev.cli.options import PLACE_OPTIONS, POSISI, RENCANA
from monev.cli.parser import Command, Option, WrongUsage
from monev.cli.template import write_file
from monev.core.errors import MonevError

if TYPE_CHECKING:
    from monev.outputs.documents import DocumentKind


def run(choice: argparse.Namespace) -> int:
    """Write the document. Raises NotFound, WrongUsage where there is no such document or kind of file."""
    from monev.meeting import read_rapat
    from monev.meeting.closed_figures import rapat_view
    from monev.outputs.documents import make_document

    document, form = _find(choice.jenis, choice.bentuk or _suffix_form(choice.keluaran))
    with store.open_database(choice) as db:
        rapat = None
        if choice.rapat is not None:
            rapat = read_rapat(db, choice.satker, choice.tahun, choice.rapat)
        p = rapat_view(db, rapat) if rapat and choice.posisi is None else store.chosen_view(db, choice)
        content = make_document(db, p, rapat, document.kode, form)
    old = write_file(choice.keluaran, content)
    output.say(f"{document.name} {p.satker} ditulis ke {choice.keluaran}.")
    if old is not None:
        output.say(f"Berkas yang sudah ada di situ disimpan sebagai {old.name}.")
    return output.DONE


def read_rapat(text: str) -> int:
    """The number of a meeting. Raises ValueError for what is none."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise ValueError(f"“{text}” bukan nomor rapat. Tulis misalnya 1.")
    return int(text)


def _suffix_form(path: Path) -> str | None:
    """The kind of file its name asks for; None for a name that asks for none. A kind this document has not is refused
    like one named by --bentuk: text in a file called .docx opens nowhere."""
    from monev.outputs.documents import FORMS

    suffix = path.suffix.lstrip(".").lower()
    return suffix if suffix in FORMS else None


def _find(kode: str, form: str | None) -> tuple[DocumentKind, str]:
    """The document and the kind of file. Raises WrongUsage: on the command line these are words of its own."""
    from monev.outputs.documents import find_document

    try:
        return find_document(kode, form)
    except MonevError as error:
        raise WrongUsage(f"{error.pesan} {error.advice}", name="dokumen") from error


COMMAND = Command(
    "Membuat satu dokumen. Jenis: lembar, laporan, notulen, hadir, undangan, agenda, pesan, paparan, kalender. Bentuk: "
    "docx, pdf, xlsx, pptx, ics atau txt, menurut jenisnya. Dari rapat yang sudah ditutup, angkanya ialah angka saat "
    "rapat itu ditutup.",
    (
        *RENCANA,
        POSISI,
        Option(("--rapat",), "nomor rapat; posisinya dipakai bila --posisi tidak disebut", "ID", read=read_rapat),
        Option(("--jenis",), "dokumen yang dibuat, misalnya laporan", "JENIS", required=True),
        Option(("--bentuk",), "jenis berkas, misalnya docx (bawaan: menurut akhiran nama berkas)", "BENTUK"),
        Option(("-o", "--keluaran"), "berkas yang ditulis; yang lama disisihkan", "BERKAS", required=True, read=Path),
        *PLACE_OPTIONS,
    ),
    run,
)
