"""A person's file opened by a child that can do no harm (`monev.children`), and why one is refused, in words."""

from __future__ import annotations

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.reading.files import limits

_TASK = "monev.reading.files.worker:read"

_SAVE_AS_XLSX = "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi."

# Kind of file → what it is called, and how it is saved anew.
_DISPLAY_NAMES: dict[str, tuple[str, str]] = {
    "xlsx": ("workbook Excel", _SAVE_AS_XLSX),
    "xls": ("workbook Excel lama (.xls)", _SAVE_AS_XLSX),
    "xlsb": ("workbook Excel biner (.xlsb)", _SAVE_AS_XLSX),
    "ods": ("workbook LibreOffice (.ods)", _SAVE_AS_XLSX.replace("Excel dan simpan ulang", "LibreOffice dan simpan")),
    "docx": (
        "dokumen Word",
        "Buka di Word dan simpan ulang sebagai Dokumen Word (.docx), atau salin tabelnya ke workbook Excel.",
    ),
    "csv": ("tabel CSV", "Simpan ulang dari Excel sebagai CSV UTF-8 (.csv), lalu unggah lagi."),
    "pdf": ("PDF", "Minta berkas aslinya (Word atau Excel), atau cetak ulang ke PDF dari program asalnya."),
}
_ONLY_TABLE = {
    "docx": "Salin tabel rencana aksinya saja ke dokumen baru, lalu unggah yang itu.",
    "pdf": "Simpan hanya halaman tabel rencana aksinya sebagai PDF tersendiri, lalu ulangi.",
}
_ONLY_SHEET = "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu."


def open_file(data: bytes, jenis: str, seconds: float = limits.MAX_SECONDS) -> JsonObject:
    """A file of this kind (as `gate.check_file` names it) as plain data; raises FileRefused.

    `seconds` is processor time: that the machine is busy is no fault of the file.
    """
    try:
        return run_in_child(FILES, _TASK, {"jenis": jenis}, data, seconds=seconds)[0]
    except ChildStopped as cause:
        raise stopped_error(cause.why, jenis, seconds) from cause


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


def too_large_error(why: str, jenis: str) -> FileRefused:
    """What is said of a file with more in it than is read (`limits.TooLarge`)."""
    advice = "Hapus baris dan lembar yang bukan rencana aksi, atau salin tabelnya ke workbook baru."
    return FileRefused(why, _ONLY_TABLE.get(jenis, advice))


def damaged_error(jenis: str) -> FileRefused:
    """What is said of a file that its reader cannot make anything of."""
    display_name, advice = _DISPLAY_NAMES[jenis]
    return FileRefused(f"Berkas ini rusak atau bukan {display_name} yang lengkap, sehingga tidak dapat dibuka.", advice)
