"""`dokumen`: a report, minutes, slides or calendar of a rencana or of one of its meetings, as a file; `ringkasan`: one
page to send; `templat-dokumen`: a Word template for an office's own layout to begin with."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from monev.cli import store
from monev.cli.options import PLACE_OPTIONS, POSISI, RENCANA
from monev.cli.parser import Command, Option, WrongUsage
from monev.cli.template import write_and_say
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.periods import PERIODE_CODES, find_periode

if TYPE_CHECKING:
    from monev.outputs.documents import DocumentKind


def run(options: argparse.Namespace) -> int:
    """Write the document. Raises NotFound, WrongUsage where there is no such document or kind of file."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.meeting import read_rapat
    from monev.meeting.closed_figures import rapat_view
    from monev.outputs.documents import make_document

    document, form = _find(options.jenis, options.bentuk or _suffix_form(options.keluaran))
    with store.open_database(options) as db:
        rapat = None
        if options.rapat is not None:
            rapat = read_rapat(db, options.satker, options.tahun, options.rapat)
        view = rapat_view(db, rapat) if rapat and options.posisi is None else store.chosen_view(db, options)
        periode = options.periode and find_periode(view.tahun, options.periode)
        content = make_document(db, view, rapat, document.kode, form, periode=periode)
    return write_and_say(options.keluaran, content, f"{document.name} {view.satker}")


def read_nomor(text: str) -> int:
    """The number of a meeting. Raises ValueError for what is none."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise ValueError(f"“{text}” bukan nomor rapat. Tulis misalnya 1.")
    return int(text)


def read_periode(text: str) -> str:
    """The code of a periode. Raises ValueError for what is none."""
    code = text.strip().casefold().replace(" ", "")
    if code not in PERIODE_CODES:
        raise ValueError(f"“{text}” bukan periode. Yang diterima: {', '.join(PERIODE_CODES)}.")
    return code


def _suffix_form(path: Path) -> str | None:
    """The kind of file its name asks for; None for a name that asks for none. A kind this document has not is refused
    like one named by --bentuk: text in a file called .docx opens nowhere."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.documents import FORMS

    suffix = path.suffix.lstrip(".").lower()
    return suffix if suffix in FORMS else None


def _find(name: str, form: str | None) -> tuple[DocumentKind, str]:
    """The document and the kind of file. Raises WrongUsage: on the command line they are values of its options."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.documents import find_document

    try:
        return find_document(name, form)
    except MonevError as error:
        raise WrongUsage(f"{error.pesan} {error.advice}", name="dokumen") from error


COMMAND = Command(
    "Membuat satu dokumen. Jenis: lembar, laporan, notulen, hadir, undangan, agenda, pesan, paparan, kalender. Bentuk: "
    "docx, pdf, xlsx, pptx, ics atau txt, menurut jenisnya. Dari rapat yang sudah ditutup, angkanya ialah angka saat "
    "rapat itu ditutup.",
    (
        *RENCANA,
        POSISI,
        Option(("--rapat",), "nomor rapat; posisinya dipakai bila --posisi tidak disebut", "ID", read=read_nomor),
        Option(
            ("--periode",),
            "tentang apa, tanpa rapat: tw1 .. tw4 atau setahun (bawaan: triwulan posisi)",
            "PERIODE",
            read=read_periode,
        ),
        Option(("--jenis",), "dokumen yang dibuat, misalnya laporan", "JENIS", required=True),
        Option(("--bentuk",), "jenis berkas, misalnya docx (bawaan: menurut akhiran nama berkas)", "BENTUK"),
        Option(("-o", "--keluaran"), "berkas yang ditulis; yang lama disisihkan", "BERKAS", required=True, read=Path),
        *PLACE_OPTIONS,
    ),
    run,
)


def _send(options: argparse.Namespace) -> int:
    """Write the page. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.ringkasan_page import make_ringkasan

    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        content = make_ringkasan(db, view, "png" if options.keluaran.suffix.lower() == ".png" else "pdf")
    return write_and_say(options.keluaran, content, f"Ringkasan {view.satker}, posisi {format_day(view.posisi)},")


def read_page_file(text: str) -> Path:
    """The file to write: its name says which kind. Raises ValueError for another kind."""
    path = Path(text)
    if path.suffix.lower() not in (".pdf", ".png"):
        raise ValueError(f"Nama berkas “{text}” harus berakhir dengan .pdf atau .png.")
    return path


RINGKASAN = Command(
    "Membuat Ringkasan satu halaman untuk dikirim: PDF A4 atau gambar PNG untuk WhatsApp, menurut akhiran nama berkas.",
    (
        *RENCANA,
        POSISI,
        Option(
            ("-o", "--keluaran"),
            "berkas .pdf atau .png yang ditulis; yang lama disisihkan",
            "BERKAS",
            required=True,
            read=read_page_file,
        ),
        *PLACE_OPTIONS,
    ),
    _send,
)


def _start(options: argparse.Namespace) -> int:
    """Write the template. Raises WrongUsage for a document that has none."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.documents import office_template

    if options.jenis not in office_template.WITH_TEMPLATE:
        known = ", ".join(office_template.WITH_TEMPLATE)
        raise WrongUsage(f"“{options.jenis}” tidak memakai templat. Yang dapat: {known}.", name="templat-dokumen")
    content = office_template.read_starter(options.jenis)
    return write_and_say(options.keluaran, content, f"Templat awal {options.jenis}")


def read_word_file(text: str) -> Path:
    """The file to write. Raises ValueError for one that Word would not open."""
    path = Path(text)
    if path.suffix.lower() != ".docx":
        raise ValueError(f"Nama berkas “{text}” harus berakhir dengan .docx.")
    return path


STARTER = Command(
    "Membuat templat Word awal dengan medan di tempatnya, untuk diubah di Word lalu dipasang di halaman Rapat. Jenis: "
    "laporan, lembar, notulen, hadir, undangan.",
    (
        Option(("--jenis",), "dokumen yang templatnya dibuat, misalnya undangan", "JENIS", required=True),
        Option(
            ("-o", "--keluaran"),
            "berkas .docx yang ditulis; yang lama disisihkan",
            "BERKAS",
            required=True,
            read=read_word_file,
        ),
        *PLACE_OPTIONS,
    ),
    _start,
)
