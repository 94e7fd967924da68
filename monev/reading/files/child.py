"""A person's file opened by a child that can do no harm (`monev.children`), and why one is refused, in words."""

from __future__ import annotations

import logging
from typing import Any

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.reading.files import limits
from monev.reading.files.gate import REMOVE_PASSWORD

_TASK = "monev.reading.files.worker:read"

# Kind of file → what it is called, and how it is saved anew.
_DISPLAY_NAMES: dict[str, tuple[str, str]] = {
    "xlsx": (
        "workbook Excel",
        "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    ),
    "xls": (
        "workbook Excel lama (.xls)",
        "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    ),
    "xlsb": (
        "workbook Excel biner (.xlsb)",
        "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    ),
    "ods": (
        "workbook LibreOffice (.ods)",
        "Buka di LibreOffice dan simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    ),
    "docx": (
        "dokumen Word",
        "Buka di Word dan simpan ulang sebagai Dokumen Word (.docx), atau salin tabelnya ke workbook Excel.",
    ),
    "csv": ("tabel CSV", "Simpan ulang dari Excel sebagai CSV UTF-8 (.csv), lalu unggah lagi."),
    "pdf": ("PDF", "Minta berkas aslinya (Word atau Excel), atau cetak ulang ke PDF dari program asalnya."),
}
# What a sound file may be that can't be read: code of `limits.Unreadable` → sentence and next step.
_UNREADABLE: dict[str, tuple[str, str]] = {
    "kata_sandi": ("Berkas ini dilindungi kata sandi, sehingga isinya tidak dapat dibaca.", REMOVE_PASSWORD),
    "pindaian": (
        "PDF ini hasil pindaian: halamannya gambar, tanpa teks yang dapat dibaca.",
        "Minta berkas Word atau Excel aslinya. Bila tidak ada, buka PDF itu di Word (Word mengenali hurufnya), periksa "
        "tabelnya, simpan sebagai .docx, lalu unggah.",
    ),
    "tanpa_tabel": (
        "Di PDF ini tidak ditemukan tabel rencana aksi.",
        "Buka PDF itu di Word, periksa tabelnya, simpan sebagai .docx, lalu unggah; atau minta berkas aslinya.",
    ),
}
_ONLY_TABLE = {
    "docx": "Salin tabel rencana aksinya saja ke dokumen baru, lalu unggah yang itu.",
    "pdf": "Simpan hanya halaman tabel rencana aksinya sebagai PDF tersendiri, lalu ulangi.",
}
_ONLY_SHEET = "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu."

_log = logging.getLogger(__name__)


def open_xlsx(data: bytes, seconds: float = limits.MAX_SECONDS) -> dict[str, Any]:
    """An .xlsx as plain data (`xlsx_books.read`); raises FileRefused if it is broken, too large or takes too long."""
    return open_file(data, "xlsx", seconds)


def open_file(data: bytes, jenis: str, seconds: float = limits.MAX_SECONDS) -> dict[str, Any]:
    """A file of this kind (as `gate.AcceptedFile.jenis` names it) as plain data; raises FileRefused.

    `seconds` is processor time: that the machine is busy is no fault of the file.
    """
    try:
        answer, _ = run_in_child(FILES, _TASK, {"jenis": jenis}, data, seconds=seconds)
    except ChildStopped as cause:
        raise stopped_error(cause.why, jenis, seconds) from cause
    refuse_errors(answer, jenis)
    return answer


def stopped_error(why: str, jenis: str, seconds: float) -> FileRefused:
    """What is said of a file whose child gave no answer (`ChildStopped.why`)."""
    if why == "waktu":
        return FileRefused(
            f"Berkas ini terlalu rumit: belum selesai dibaca sesudah {seconds:.0f} detik kerja, jadi pembacaannya "
            "dihentikan.",
            _ONLY_TABLE.get(jenis, _ONLY_SHEET),
        )
    if why == "memori":
        return FileRefused(
            "Berkas ini membutuhkan terlalu banyak memori untuk dibuka.", _ONLY_TABLE.get(jenis, _ONLY_SHEET)
        )
    return FileRefused("Berkas ini tidak dapat dibuka: pembacanya berhenti di tengah jalan.", _DISPLAY_NAMES[jenis][1])


def refuse_errors(answer: dict[str, Any], jenis: str) -> None:
    """Raise FileRefused where the answer of `worker.read` says that the file could not be read."""
    error = answer.get("galat")
    if error is None:
        return
    _log.info("%s ditolak: %s %s", jenis, error, answer["sebab"])
    if error == "terlalu_besar":
        advice = "Hapus baris dan lembar yang bukan rencana aksi, atau salin tabelnya ke workbook baru."
        raise FileRefused(answer["sebab"], _ONLY_TABLE.get(jenis, advice))
    if error in _UNREADABLE:
        raise FileRefused(*_UNREADABLE[error])
    display_name, advice = _DISPLAY_NAMES[jenis]
    raise FileRefused(f"Berkas ini rusak atau bukan {display_name} yang lengkap, sehingga tidak dapat dibuka.", advice)
