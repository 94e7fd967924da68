"""A made workbook that leaves a question of each kind, for the tests of the sitting that answers
them.
"""

from tests.reading.tables import AREA, HEADINGS, Row, xlsx

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
_ROWS: tuple[Row, ...] = (
    AREA,
    (1, "Tim", "SK", "Membentuk tim", "SK Tim, Notulensi", "Februari 2025", "1 SK"),
    (2, "Agen", "Ada", "Menunjuk agen", "SK Agen", None, "1 SK"),
    (
        3,
        "Pola",
        "Teladan",
        "Memimpin apel",
        "Undangan Daftar Hadir, Foto",
        "Juli 2025",
        "4 Dokumen",
    ),
    (
        4,
        "Pola",
        "Teladan",
        "Memimpin rapat",
        "Undangan Daftar Hadir, Foto",
        "setelah Lebaran",
        "4 Dokumen",
    ),
    (5, "Pola", "Teladan", "Halal bihalal", "Foto", "setelah Lebaran", "4 Dokumen"),
    ("II. PENATAAN TATA LAKSANA",),
    (1, "SOP", "Ada", "Menyusun SOP", "SOP", "05/04/2025", "1 SOP"),
    (2, "SOP", "Ada", "Mengevaluasi SOP", "Laporan", "07/06/2025", "1 laporan"),
    (3, "SOP", "Ada", "Melaporkan SOP", "Laporan", "2025, menunggu DIPA", "1 laporan"),
    (4, "SOP", "Ada", "Meninjau SOP", None, "Maret 2025", "1 Laporan"),
    (5, "SOP", "Ada", "Menyebar SOP", "Surat", "Maret 2024", "1 Surat"),
)

QUESTIONS = 6
"""Its questions: one each for two cells "setelah Lebaran", two dates and two splits; four for
single cells."""


def sitting_book(satker: str = SATKER) -> bytes:
    """Return the workbook."""
    top_rows = ("RENCANA AKSI ZONA INTEGRITAS",), (satker.upper(),), ("TAHUN 2025",)
    return xlsx((*top_rows, HEADINGS, *_ROWS))
