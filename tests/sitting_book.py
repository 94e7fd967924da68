"""A made workbook that leaves a question of each kind: for the tests of the sitting in which they are answered."""

from __future__ import annotations

from tests.reading.tables import HEADINGS, Row, xlsx

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
_ROWS: tuple[Row, ...] = (
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim", "SK", "Membentuk tim", "SK Tim, Notulensi", "Februari 2025", "1 SK"),
    (2, "Agen", "Ada", "Menunjuk agen", "SK Agen", None, "1 SK"),
    (3, "Pola", "Teladan", "Memimpin apel", "Undangan Daftar Hadir, Foto", "Juli 2025", "4 Dokumen"),
    (4, "Pola", "Teladan", "Memimpin rapat", "Undangan Daftar Hadir, Foto", "setelah Lebaran", "4 Dokumen"),
    (5, "Pola", "Teladan", "Halal bihalal", "Foto", "setelah Lebaran", "4 Dokumen"),
    ("II. PENATAAN TATA LAKSANA",),
    (1, "SOP", "Ada", "Menyusun SOP", "SOP", "05/04/2025", "1 SOP"),
    (2, "SOP", "Ada", "Mengevaluasi SOP", "Laporan", "07/06/2025", "1 laporan"),
    (3, "SOP", "Ada", "Melaporkan SOP", "Laporan", "2025", "1 laporan"),
    (4, "SOP", "Ada", "Meninjau SOP", None, "Maret 2025", "1 Laporan"),
    (5, "SOP", "Ada", "Menyebar SOP", "Surat", "Maret 2024", "1 Surat"),
)

QUESTIONS = 7
"""What it asks: two cells "setelah Lebaran", two dates and two splits are one question each; four cells stand alone."""


def _top_rows(satker: str) -> tuple[Row, ...]:
    return ("RENCANA AKSI ZONA INTEGRITAS",), (satker.upper(),), ("TAHUN 2025",), HEADINGS


def sitting_book(satker: str = SATKER) -> bytes:
    """The workbook."""
    return xlsx((*_top_rows(satker), *_ROWS))


_TIMES = (
    "setelah Lebaran", "setelah Pilkada", "menunggu anggaran", "bila sudah ada juknis", "sesudah mutasi pegawai",
    "saat kunjungan pusat", "sesuai undangan", "sebelum penilaian TPI", "setelah reviu Inspektorat", "waktu HUT satker",
)  # fmt: skip
_SPLITS = ("Apel", "Sosialisasi", "Monev", "Pembinaan", "Koordinasi", "Supervisi", "Evaluasi", "Internalisasi")
_OTHER_YEARS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus")

LARGE_QUESTIONS = 42
"""What the large book asks: ten times nobody can read, eight blank ones, eight of another year, eight splits, and
eight langkah without bukti; no two in the same words."""


def large_sitting_book(satker: str = SATKER) -> bytes:
    """A workbook with as many questions as a badly kept plan leaves, each one to be answered by itself."""
    work: list[tuple[str, str | None, str | None]] = [("Rapat persiapan", "Undangan, Notulensi", "Februari 2025")]
    work += [(f"Kegiatan menunggu {n}", f"Surat {n}", time) for n, time in enumerate(_TIMES, start=1)]
    work += [(f"Kegiatan tanpa waktu {n}", f"Surat keputusan {n}", None) for n in range(1, 9)]
    work += [(f"Kegiatan bulan {month}", f"Laporan {month}", f"{month} 2024") for month in _OTHER_YEARS]
    work += [(f"{one} pegawai", f"Undangan Daftar Hadir {one}, Foto", "Juli 2025") for one in _SPLITS]
    work += [(f"Kegiatan tanpa bukti {n}", None, "Agustus 2025") for n in range(1, 9)]
    rows = [(n, "Tim", "Ada", langkah, bukti, time, "1 dok") for n, (langkah, bukti, time) in enumerate(work, start=1)]
    return xlsx((*_top_rows(satker), ("I. MANAJEMEN PERUBAHAN",), *rows))
