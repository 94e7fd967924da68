"""Small plans of the kinds that offices publish, one table each: what is due, how many bukti, and what is asked.

Each was read wrong, refused, or with questions nobody could answer, in books that were made without knowing the reader.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from monev.core.dates import SHORT_MONTHS
from monev.reading import read_file
from tests.reading.tables import Row, xlsx

Langkah = tuple[str, str, int]
"""Area, the months due (of 2026, as 03 06), and how many bukti."""

TITLE: tuple[Row, ...] = (("RENCANA AKSI ZONA INTEGRITAS",), ("PENGADILAN AGAMA CONTOH",), ("TAHUN 2026",))
AREA: Row = ("I. MANAJEMEN PERUBAHAN",)


def months(*marked: int, sign: str = "x") -> tuple[str | None, ...]:
    """A row's twelve cells, marked in these months."""
    return tuple(sign if month in marked else None for month in range(1, 13))


PILAR = (
    ("PILAR", "NO", "KEGIATAN", "BUKTI DUKUNG", "TIMELINE", "UIC"),
    (5, 1, "Menetapkan Satgas SPIP", "SK Satgas", "Maret", "Umum"),
    (1, 1, "Membentuk tim", "SK Tim\nUndangan", "TW I, TW III", "Umum"),
)
TARGETS_OF_B03 = (
    ("NO", "RENCANA AKSI", "TARGET B03", "TARGET B06", "TARGET B09", "TARGET B12", "DATA DUKUNG"),
    AREA,
    (1, "Pencanangan", "Tersusun", None, None, None, "Naskah, Foto"),
    (2, "Internalisasi", "Tersusun", "Terlaksana", "75%", "100%", "Daftar hadir"),
)
MONTH_MATRIX = (
    ("NO", "URAIAN KEGIATAN", *SHORT_MONTHS, "P. JAWAB", "DATA DUKUNG"),
    AREA,
    (1, "Apel pagi", *months(*range(1, 13)), "Sekretaris", "• Foto\n• Rekap"),
    (2, "Survei", *months(6, 12), "Sekretaris", "• Laporan"),
)
GANTT = (
    ("NO", "URAIAN KEGIATAN", *SHORT_MONTHS, "P. JAWAB", "DATA DUKUNG"),
    AREA,
    (1, "Menyusun LKjIP", *months(1, 2, sign="■"), "Sekretaris", "LKjIP"),
)
QUARTERS = (
    ("NO", "KEGIATAN", "TARGET", "JAN-MAR", "APR-JUN", "JUL-SEP", "OKT-DES", "BUKTI KERJA"),
    AREA,
    (1, "Apel kasatwil", "4 giat", "√", "√", "√", "√", "Foto apel, Arahan pimpinan"),
    (2, "Sidak", "2 giat", None, None, "√", "√", "Laporan"),
)
ENGLISH = (
    ("No", "Action Plan", "Timeline", "Frekuensi", "Evidence", "PIC"),
    AREA,
    (1, "Morning call", "Jan - Dec 2026", "Quarterly", "Foto; Notula", "Kepala"),
    (2, "Reviu SOP", "Apr 2026", "Once", "Nota dinas", "Umum"),
    (3, "Tim ZI", "Jan 2026", "SK", "KEP Tim ZI", "Umum"),
)
GROUP_TITLES_AND_NOTES = (
    ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
    AREA,
    (1, "Rapat monev", "Dokumen pendukung:\n1. Undangan\n2. Notulensi", "Juli 2026"),
    (2, "Menyusun RKT", "Dokumen pendukung:\n1. Dokumen RKT", "s.d. Maret 2026"),
    ("Catatan:",),
    (1, "Bukti diunggah ke Google Drive."),
    (2, "Perubahan jadwal dilaporkan."),
)
SOME_AREAS_AND_A_SUM = (
    ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
    AREA,
    (1, "Membentuk tim", "SK Tim", "Januari 2026"),
    ("V. PENGUATAN PENGAWASAN",),
    (1, "Menyampaikan hasil kepada pihak terkait", "Surat ke pihak terkait\nNotulen", "Mei 2026"),
    ("JUMLAH", "2 kegiatan"),
    (),
    ("Dicetak tanggal 3 Februari 2027",),
)
CUT_SHORT = (
    ("No", "Uraian", "Wkt", "Berkas yang dikumpulkan", "Oleh"),
    AREA,
    (1, "Menyusun peta risiko", "Februari 2026", "1. Peta risiko\n2. Notulen", "Satgas"),
    (2, "Menindaklanjuti temuan", "TW III", "Matriks tindak lanjut", "Sekretaris"),
)
TWO_YEARS = (
    ("NO", "KEGIATAN", "OKT 2025", "NOV 2025", "DES 2025", "JAN 2026", "FEB 2026", "MAR 2026", "EVIDEN"),
    AREA,
    (1, "Menyusun LKjIP", None, None, None, "x", None, "x", "LKjIP"),
)
BUKTI_OF_B03 = (
    ("NO", "RENCANA AKSI", "DATA DUKUNG", None, None, "PIC"),
    (None, None, "B03", "B06", "B12"),
    AREA,
    (1, "Pencanangan", "Naskah pencanangan\nFoto kegiatan", None, None, "Umum"),
    (2, "Internalisasi", None, "Daftar hadir", "Daftar hadir", "Umum"),
)
DETAILED = (
    ("NO", "KEGIATAN", "RINCIAN KEGIATAN", "WAKTU", "BUKTI"),
    AREA,
    (1, "Tim kerja", "Menyusun SK", "Januari", "SK"),
    (2, "Tim kerja", "Mengundang rapat", "Februari", "Undangan\nDaftar hadir undangan"),
)
DAY_AND_MONTH = (
    ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", None),
    (None, None, None, "TANGGAL", "BULAN"),
    AREA,
    (1, "Membentuk tim", "SK Tim", 4, "Januari"),
    (2, "Rapat monev", "Notulen", 15, "Juni"),
)
AREAS_BY_KODE = (
    ("KODE", "RENCANA AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
    ("MP-01", "Membentuk tim", "SK Tim", "Januari 2026"),
    ("PW-01", "Menyusun peta risiko", "Peta risiko", "Mei 2026"),
    (),
    ("Keterangan kode:",),
    ("MP", "Manajemen Perubahan"),
    ("PW", "Penguatan Pengawasan"),
)
AREAS_FOR_SHORT = (
    ("AREA", "NO", "RENCANA AKSI", "BUKTI", "WAKTU"),
    ("MP", 1, "Membentuk tim", "SK", "Mei"),
    ("TL", 2, "Reviu SOP", "SOP", "Juni"),
)
AREAS_OF_A_LIST = (
    ("Pokja I", "Manajemen Perubahan"),
    ("Pokja II", "Penataan Tata Laksana"),
    ("NO", "POKJA", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU", "PIC"),
    (1, "Pokja I", "Membentuk tim", "SK", "Mei", "Koordinator"),
    (2, "Pokja II", "Reviu SOP", "SOP", "Juni", "Koordinator"),
)
AREAS_OF_A_LINE_EACH = (
    ("POKJA 1: Manajemen Perubahan",),
    ("POKJA 2: Penataan Tata Laksana",),
    ("NO", "AREA", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU"),
    (1, "Area I", "Membentuk tim", "SK", "Mei"),
    (2, "Area II", "Reviu SOP", "SOP", "Juni"),
)
SUMS_UNDER_THE_WORK = (
    ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
    AREA,
    (1, "Membentuk tim", "SK Tim", "Januari 2026"),
    (None, "Jumlah kegiatan: 1"),
    ("VI. PENINGKATAN KUALITAS PELAYANAN (Bobot 10)",),
    (1, "Survei kepuasan", "Laporan hasil SKM dan Publikasi hasil SKM", "minggu terakhir Juni 2026"),
    (None, "TOTAL", "3 dokumen"),
)
AREA_SAID_TWICE = (
    ("NO", "PROGRAM", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU"),
    AREA,
    (1, "Manajemen Perubahan", "Membentuk tim", "SK Tim", "Mei"),
    ("II. PENATAAN TATALAKSANA",),
    (2, "Penataan Tata Laksana", "Reviu SOP", "SOP + Notulen", "Juni"),
)

KINDS: tuple[tuple[str, Sequence[Row], list[Langkah], list[str]], ...] = (
    ("numbers of pilar in a column", PILAR, [("5", "03", 1), ("1", "03 09", 2)], []),
    ("targets in words", TARGETS_OF_B03, [("I", "03", 2), ("I", "03 06 09 12", 1)], []),
    ("months", MONTH_MATRIX, [("I", "01 02 03 04 05 06 07 08 09 10 11 12", 2), ("I", "06 12", 1)], []),
    ("blocks that may be a bar", GANTT, [("I", "01 02", 1)], ["rows.marked_without_gap"]),
    ("quarters by their months", QUARTERS, [("I", "03 06 09 12", 2), ("I", "09 12", 1)], []),
    ("English", ENGLISH, [("I", "03 06 09 12", 2), ("I", "04", 1), ("I", "01", 1)], []),
    ("titles in evidence", GROUP_TITLES_AND_NOTES, [("I", "07", 2), ("I", "03", 1)], []),
    ("some areas", SOME_AREAS_AND_A_SUM, [("I", "01", 1), ("V", "05", 2)], []),
    ("headings cut short", CUT_SHORT, [("I", "02", 2), ("I", "09", 1)], []),
    ("two years", TWO_YEARS, [("I", "01 03", 1)], []),
    ("evidence under the months it is due", BUKTI_OF_B03, [("I", "03", 2), ("I", "06 12", 1)], []),
    ("a kegiatan and its details", DETAILED, [("I", "01", 1), ("I", "02", 2)], []),
    ("a day beside its month", DAY_AND_MONTH, [("I", "01-04", 1), ("I", "06-15", 1)], []),
    ("kode that begin with their area", AREAS_BY_KODE, [("I", "01", 1), ("V", "05", 1)], ["columns.areas_by_short"]),
    ("areas for short", AREAS_FOR_SHORT, [("I", "05", 1), ("II", "06", 1)], ["columns.areas_by_short"]),
    ("POKJA with its list", AREAS_OF_A_LIST, [("I", "05", 1), ("II", "06", 1)], ["columns.areas_by_short"]),
    ("AREA with its list", AREAS_OF_A_LINE_EACH, [("I", "05", 1), ("II", "06", 1)], ["columns.areas_by_short"]),
    ("sums that look like work", SUMS_UNDER_THE_WORK, [("I", "01", 1), ("VI", "06", 2)], []),
    ("an area in a row and in a column", AREA_SAID_TWICE, [("I", "05", 1), ("II", "06", 2)], []),
)


def test_a_plan_of_this_kind_is_read_as_a_person_would(subtests: pytest.Subtests) -> None:
    for rows, langkah, questions in [kind[1:] for kind in KINDS]:
        with subtests.test(str(rows)):
            result = read_file(xlsx((*TITLE, *rows)), "rencana.xlsx")
            assert (result.satker, result.tahun, result.galat) == ("Pengadilan Agama Contoh", 2026, ())
            read = [
                (one.area, " ".join(t.tenggat.removeprefix("2026-") for t in one.tenggat), len(one.bukti))
                for one in result.langkah
            ]
            assert read == langkah
            told = ("columns.usual_missing", "columns.second_meaning")
            asked = [remark.code for remark in result.peringatan if remark.code not in told]
            assert asked == questions


PEOPLE: tuple[Sequence[Row], ...] = (
    (
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "PENANGGUNG JAWAB", None),
        (None, None, None, None, "Sekretaris", "Panitera"),
        AREA,
        (1, "Membentuk tim", "SK", "Mei", "v", None),
        (2, "Rapat", "Notulen", "Juni", "v", "v"),
    ),
    (
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "PELAKSANA", None),
        (None, None, None, None, "Sekretaris", "Panitera"),
        tuple(range(1, 7)),
        AREA,
        (1, "Membentuk tim", "SK", "Mei", "√", None),
        (2, "Rapat", "Notulen", "Juni", "√", "√"),
        (),
        (None, "Mengetahui,", None, None, "Contoh, 2 Januari 2026"),
        (None, None, None, None, "Ketua, ttd."),
    ),
    (
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "PIC"),
        AREA,
        (1, "Membentuk tim", "SK", "Mei", "A"),
        (2, "Rapat", "Notulen", "Juni", "A, B"),
        (),
        ("Keterangan:",),
        ("A = Sekretaris",),
        ("B = Panitera",),
    ),
    (
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN (PIC: Sekretaris)",),
        (1, "Membentuk tim", "SK", "Mei"),
        ("II. TATA LAKSANA",),
        ("Penanggung jawab: Sekretaris, Panitera",),
        (1, "Rapat", "Notulen", "Juni"),
    ),
    (
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "PELAKSANA", "PENANGGUNG JAWAB"),
        AREA,
        (1, "1.1 Membentuk tim", "SK", "Mei", "Staf", "Sekretaris"),
        (2, "1.2 Rapat", "Notulen", "Juni", "Staf", "Sekretaris, Panitera"),
    ),
)


def test_who_does_the_work_is_read_wherever_the_plan_says_it(subtests: pytest.Subtests) -> None:
    for rows in PEOPLE:
        with subtests.test(str(rows)):
            merges = [] if rows[1][0] else ["E4:F4"]
            result = read_file(xlsx((*TITLE, *rows), merges), "rencana.xlsx")
            assert [one.langkah_aksi for one in result.langkah] == ["Membentuk tim", "Rapat"]
            assert [one.pic for one in result.langkah] == ["Sekretaris", "Sekretaris, Panitera"]
            has_two = {"PELAKSANA", "PENANGGUNG JAWAB"} <= {*rows[0]}
            codes = [remark.code for remark in result.peringatan]
            assert codes == ["columns.two_of_one_meaning"] * has_two
