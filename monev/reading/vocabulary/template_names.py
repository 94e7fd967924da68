"""The template workbook's names as data: sheets, headings with their synonyms, and the marks of where it came from.

Written by `outputs.template`, read by `reading.reports.template_sheets`: one place, so that an export always reads back
(docs/design.md §6).
"""

from __future__ import annotations

from monev.reading.vocabulary.headings import COLUMN_NAMES, USUAL

RENCANA_SHEET = "Rencana Aksi"
REALISASI_SHEET = "Realisasi"
BUKTI_SHEET = "Bukti Dukung"
GUIDE_SHEET = "Petunjuk"
DRAFT_AUTHOR = "Monev ZI: draf dari PDF"
"""Who comments a cell of a draft that was guessed: as long as the comment stands, the cell is asked about."""

REMARKS_SHEET = "Catatan Monev ZI"
"""What is to be mended, in a copy of a file that was refused."""

SIMULATION_TEXT = "DATA SIMULASI"

ORIGIN_PROPERTIES = {
    "satker": "monev_satker",
    "tahun": "monev_tahun",
    "unggahan": "monev_unggahan",
    "hash_entri": "monev_hash_entri",
}
"""Custom document properties of the workbook: they survive Excel and LibreOffice."""

ORIGIN_MARKER = "Penanda asal (jangan diubah)"
"""Label of the cell in sheet Petunjuk that repeats the properties, for programs that drop them (Google Sheets)."""

REALISASI_COLUMNS: dict[str, tuple[str, ...]] = {
    "kode": ("Kode", "Kode langkah", "Kode langkah aksi"),
    "langkah_aksi": ("Langkah Aksi", "Langkah", "Rencana aksi", "Kegiatan"),
    "tenggat": ("Tenggat", "Target waktu", "Waktu", "Bulan"),
    "status": ("Status", "Status realisasi", "Status pelaksanaan"),
    "tanggal_selesai": ("Tanggal selesai", "Tgl selesai", "Tanggal penyelesaian", "Selesai tanggal", "Tanggal"),
    "kendala": ("Kendala", "Hambatan", "Permasalahan", "Kendala / alasan", "Alasan"),
    "tindak_lanjut": ("Tindak lanjut", "Rencana tindak lanjut", "RTL", "Solusi"),
}
"""Sheet Realisasi: key → heading as exported, then what else people call it."""

BUKTI_COLUMNS: dict[str, tuple[str, ...]] = {
    "kode": REALISASI_COLUMNS["kode"],
    "langkah_aksi": REALISASI_COLUMNS["langkah_aksi"],
    "tenggat": REALISASI_COLUMNS["tenggat"],
    "nama": ("Bukti", "Nama bukti", "Bukti dukung", "Dokumen", "Nama dokumen", "Data dukung", "Eviden", "Evidence"),
    "jenis": ("Jenis", "Jenis bukti", "Jenis dokumen"),
    "status": ("Status", "Status bukti", "Ketersediaan", "Keterangan status"),
    "tautan": ("Tautan", "Link", "URL", "Tautan bukti", "Link bukti", "Alamat", "Link drive"),
    "catatan": ("Catatan", "Keterangan", "Catatan bukti"),
}
"""Sheet Bukti Dukung, likewise."""

DETAIL_COLUMNS = ("Jatuh tempo", "Area", "PIC", "No")
"""Columns the export adds for the reader's eye (or that people often add): read past without a remark."""

REQUIRED_REALISASI = ("kode", "tenggat", "status")
REQUIRED_BUKTI = ("kode", "tenggat", "nama", "status")

RENCANA_HEADINGS: tuple[tuple[str, str], ...] = tuple(
    (meaning, COLUMN_NAMES[meaning]) for meaning in (*USUAL, "target_capaian", "kode", "pic", "frekuensi")
)
"""Sheet Rencana Aksi: field of a langkah → heading as exported."""

USUAL_AREA = (
    ("I", "MANAJEMEN PERUBAHAN"),
    ("II", "PENATAAN TATA LAKSANA"),
    ("III", "PENATAAN SISTEM MANAJEMEN SUMBER DAYA MANUSIA"),
    ("IV", "PENGUATAN AKUNTABILITAS"),
    ("V", "PENGUATAN PENGAWASAN"),
    ("VI", "PENINGKATAN KUALITAS PELAYANAN PUBLIK"),
    ("VII", "INOVASI PELAYANAN"),
)
"""Area headings a blank template starts with, as the decrees name them; an office changes them as its SK says."""
