"""What stands in a column says what it means where its heading does not, and cells a merge lays over two are one."""

from __future__ import annotations

import pytest

from monev.core.records import Reading
from monev.reading import read_file
from tests.reading.tables import Row, xlsx


def rencana(*row: Row, merges: tuple[str, ...] = ()) -> Reading:
    """A plan of 2025 whose headings stand in row 2."""
    return read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *row], merges), "a.xlsx")


def test_bare_numbers_are_what_their_heading_counts() -> None:
    def tenggat(heading: str, content: object) -> list[str]:
        result = rencana(
            ("NO", "KEGIATAN", "BUKTI", heading), ("I. MANAJEMEN PERUBAHAN",), (1, "Rapat", "Notula", content)
        )
        assert result.langkah[0].target_waktu == str(content)
        return [t.tenggat.removeprefix("2025-") for t in result.langkah[0].tenggat]

    assert tenggat("BULAN", 6) == ["06"]
    assert tenggat("BULAN", "2 dan 8") == ["02", "08"]
    assert tenggat("BULAN KE-", "1,4,7,10") == ["01", "04", "07", "10"]
    assert tenggat("TRIWULAN", "I, III") == ["03", "09"]
    assert tenggat("TARGET TRIWULAN", 2) == ["06"]
    assert tenggat("SEMESTER", "II") == ["12"]
    assert tenggat("WAKTU", 6) == []
    assert tenggat("BULAN", 13) == []


WORK = (
    ("Membentuk tim kerja", "SK Tim", "Maret"),
    ("Rapat bulanan", "Undangan, daftar hadir, notulen", "April"),
    ("Penyusunan laporan", "Laporan kegiatan", "Mei"),
)


@pytest.mark.parametrize(
    ("headings", "asked"),
    [
        (("NO", "KEGIATAN", "HAL YANG DISIAPKAN", "WAKTU"), ["BUKTI DUKUNG"]),
        (("NO", "KEGIATAN", None, "WAKTU"), ["BUKTI DUKUNG"]),
        (("NO", "YANG DIKERJAKAN", "BUKTI", "WAKTU"), ["LANGKAH AKSI"]),
        (("NO", "YANG DIKERJAKAN", "YANG DISIAPKAN", "WAKTU"), ["LANGKAH AKSI", "BUKTI DUKUNG"]),
    ],
)
def test_a_column_no_word_names_is_proposed_by_what_it_holds(headings: Row, asked: list[str]) -> None:
    rows = ((number, *row) for number, row in enumerate(WORK, start=1))
    result = rencana(headings, ("I. MANAJEMEN PERUBAHAN",), *rows)
    assert [(lk.langkah_aksi, lk.bukti_dukung) for lk in result.langkah] == [row[:2] for row in WORK]
    assert [remark.values["meaning"] for remark in result.peringatan] == asked


def test_a_table_of_another_kind_is_still_refused() -> None:
    result = rencana(
        ("NO", "NAMA", "JABATAN", "WAKTU"), (1, "Memed", "Laporan", "Maret"), (2, "Mega", "Undangan", "April")
    )
    assert result.langkah == ()
    beside = rencana(("NO", "KEGIATAN", "PIC", "WAKTU"), (1, "Rapat", "Umum", "Maret"), (2, "Apel", "Umum", "April"))
    assert [remark.code for remark in beside.galat] == ["identity.columns_missing"]
