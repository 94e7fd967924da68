"""A plan table → langkah, tenggat and bukti, with a trace of how each cell was understood.

Stages with plain data between them, each in its file: `file` (gate) → `anak`/`pekerja` (child process; `xls_ods`,
`word`, `pdf` open the kinds that are no .xlsx) → `kisi` and, for documents, `dokumen` (grid) → `kepala` (headings) →
`baris` (kinds of row) → `susunan` (areas) → `isian` (cells filled) → `rakit` (langkah), with `pengenal` for office and
year and `templat` for the sheets of reports.
"""

from __future__ import annotations

from dataclasses import replace

from monev.core.errors import FileRefused
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.document_sheets import build_from_document
from monev.reading.files.child import open_file
from monev.reading.files.csv_text import SEPARATORS
from monev.reading.files.gate import AcceptedFile, check_file
from monev.reading.files.grid import Book, ask_about_dates, build_from_csv, build_from_worker
from monev.reading.plan_sheets import read_workbook

__all__ = ["open_workbook", "read_file"]

PDF_REFUSED = "Berkas ini PDF. Tabel di PDF tidak menyimpan sel dan gabungannya, jadi tidak dapat langsung diunggah."
PDF_ADVICE = (
    "Buat dahulu draf Excel-nya (halaman Unggah: Unduh draf; baris perintah: draf), periksa, lalu unggah draf itu. "
    "Bila ada, unggah saja berkas Word atau Excel aslinya."
)
_OTHER_MACROS = {
    "docx": "Dokumen ini berisi makro. Makronya tidak dijalankan dan tidak disimpan.",
}
_MACROS = "Workbook ini berisi makro. Makronya tidak dijalankan dan tidak disimpan."
_UNREADABLE = {
    "xls": "Berkas .xls: warna sel, baris dan kolom tersembunyi, serta bentuk tampil tanggal tidak ikut terbaca.",
}


def read_file(
    data: bytes,
    name: str,
    tahun: int | None = None,
    satker: str | None = None,
    sheet: str | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """A whole file as it is read; never raises on bad content: what is wrong stands in `errors`, in Indonesian.

    `name` is the file's name, used only to find a year nothing else names. `tahun` and `satker`, where given, win over
    what the file says. `sheet` chooses among several plans of one file, by a name of `Reading.pilihan`; `choice` are
    readings people settled. All but CSV is opened in a child process with limits of time and memory.
    """
    try:
        file = check_file(data)
        workbook = open_workbook(file, data)
    except FileRefused as rejection:
        message = f"{rejection.pesan} {rejection.advice}".strip()
        return Reading(satker=satker, tahun=tahun, galat=rejection.errors or (Remark(message),))
    reading = _with_details(read_workbook(workbook, name, tahun, satker, sheet, choice), file, workbook)
    return replace(reading, peringatan=tuple(c for c in reading.peringatan if not choice.is_right(c)))


def open_workbook(file: AcceptedFile, data: bytes) -> Book:
    """The sheets of a file that passed the gate. Raises FileRefused."""
    if file.jenis == "csv":
        return build_from_csv(file)
    if file.jenis == "pdf":
        raise FileRefused(PDF_REFUSED, PDF_ADVICE)
    answer = open_file(data, file.jenis)
    return build_from_document(answer) if file.jenis == "docx" else build_from_worker(answer, file.jenis)


def _with_details(reading: Reading, file: AcceptedFile, workbook: Book) -> Reading:
    """The reading with what was found on opening: encoding and separator of a CSV, macros, what a format can't say."""
    info, warnings = dict(workbook.details), list(workbook.warnings)
    if file.jenis == "csv":
        info |= {"pengodean": file.encoding, "pemisah": SEPARATORS.get(file.separator, file.separator)}
    if file.jenis in _UNREADABLE:
        info["tidak_terbaca"] = _UNREADABLE[file.jenis]
    if file.has_macros:
        warnings.append(Remark(_OTHER_MACROS.get(file.jenis, _MACROS)))
    warnings += ask_about_dates(reading, workbook)
    return replace(
        reading,
        keterangan={**reading.keterangan, **info},
        peringatan=(*reading.peringatan, *warnings),
    )
