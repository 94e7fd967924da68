"""The template's sheet Petunjuk: how to fill the workbook in, where it came from, and the kinds of bukti to choose."""

from __future__ import annotations

from datetime import date

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.dates import format_day
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.outputs.template_reports import TIDAK_BERLAKU_REASON
from monev.outputs.workbook import fill_cell, prepare_print
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER
from monev.reading.vocabulary.template_names import GUIDE_SHEET, ORIGIN_MARKER, SIMULATION_TEXT

_HOW_TO = (
    ("Cara mengisi", ""),
    ("1. Realisasi", f"Untuk tiap tenggat pilih Status: {', '.join(STATUS_LAPORAN.values())}. Kosong berarti Belum."),
    ("", "Tanggal selesai diisi tanggal, hanya untuk status Selesai; tidak boleh sesudah posisi laporan."),
    ("", TIDAK_BERLAKU_REASON),
    ("2. Bukti Dukung", f"Untuk tiap dokumen pilih Status: {', '.join(STATUS_BUKTI.values())}. Kosong: Belum ada."),
    ("", "Tautan yang diisi tanpa Status dibaca Ada. Bukti ditagih per tenggat, jadi satu baris untuk tiap tenggat."),
    (
        "",
        "Bila pemecahan bukti keliru: ubah nama Bukti, tambah baris ber-Kode dan Tenggat sama, atau hapus barisnya "
        "(ini ditanyakan saat diunggah).",
    ),
    (
        "3. Rencana Aksi",
        "Ubah isinya bila rencana berubah, misalnya TARGET WAKTU. KODE menghubungkan ketiga lembar:",
    ),
    ("", "biarkan KODE yang sudah ada; langkah baru boleh tanpa KODE."),
    ("", "Langkah tanpa TARGET WAKTU belum dapat dinilai dan tidak ada di lembar Realisasi."),
    ("4. Unggah", "Simpan, lalu unggah di halaman Unggah. Sebelum disimpan, semua perubahan diperlihatkan dahulu."),
    (
        "Yang boleh",
        "Mengurutkan, menyaring, menyisipkan dan menghapus baris, memindah kolom, menambah lembar.",
    ),
    ("Yang jangan", "Mengubah judul kolom; mengubah Kode dan Tenggat yang sudah tertulis."),
    ("Baris dihapus", "Baris Realisasi yang dihapus tidak mengubah apa pun: laporan yang tersimpan tetap berlaku."),
    ("Warna", "Di lembar Realisasi, menurut hari berkas dibuka: jingga lewat tenggat, kuning jatuh tempo bulan ini,"),
    ("", "hijau selesai. Judul kolom biru: diisi. Judul kolom kelabu: sudah terisi."),
)


def write_guidance(sheet: Worksheet, content: dict, satker: str, tahun: int, origin: str) -> str:
    """Write the sheet; returns the range that lists the kinds of bukti, for a drop-down in another sheet.

    `origin` is the mark of the unggahan it was made from, "" for a blank template.
    """
    sheet.title = GUIDE_SHEET
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 112
    row = [(f"Petunjuk: Rencana Aksi ZI, {satker}, {tahun}", "")]
    if content["simulasi"]:
        row.append((SIMULATION_TEXT, "Kantor dan isinya rekaan, untuk contoh."))
    row += [("", ""), *_HOW_TO, ("", "")]
    if origin:
        row += [
            (
                "Dibuat dari",
                f"unggahan {content['unggahan']}, posisi {format_day(date.fromisoformat(content['posisi']))}",
            ),
            (ORIGIN_MARKER, origin),
        ]
    jenis = _list_jenis(content)
    row += [("", ""), ("Jenis bukti", ""), *((name, "") for name in jenis)]
    for number, (left, right) in enumerate(row, start=1):
        fill_cell(sheet.cell(number, 1), left)
        fill_cell(sheet.cell(number, 2), right)
        sheet.cell(number, 2).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.cell(number, 1).font = Font(
            name="Calibri", bold=bool(left) and left not in jenis, size=13 if number == 1 else 11
        )
    prepare_print(sheet, 1, f"{satker}, petunjuk {tahun}")
    return f"'{GUIDE_SHEET}'!$A${len(row) - len(jenis) + 1}:$A${len(row)}"


def _list_jenis(content: dict) -> list[str]:
    """The table of kinds, and kinds the office wrote itself."""
    used = (b["jenis"] for one in content["langkah"] for t in one["tenggat"] for b in t["bukti"])
    return list(dict.fromkeys(name for name in (*(row[0] for row in JENIS_BUKTI), OTHER, *used) if name))
