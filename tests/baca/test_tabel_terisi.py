"""One table read up to its cells: the area of its rows may stand in its title alone."""

from __future__ import annotations

from monev.baca import baca
from tests.baca.tabel import JUDUL, xlsx

SATU = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def test_a_title_may_name_the_one_area_of_its_table() -> None:
    def area(judul: str) -> tuple[str, str]:
        langkah = baca(xlsx([(judul,), ("TAHUN 2025",), JUDUL, SATU]), "a.xlsx").langkah[0]
        return langkah.area, langkah.nama_area

    assert area("RENCANA AKSI POKJA MANAJEMEN PERUBAHAN KPU CONTOH") == ("I", "MANAJEMEN PERUBAHAN")
    assert area("RENCANA AKSI ZI AREA 6 PELAYANAN PUBLIK") == ("VI", "PELAYANAN PUBLIK")
    assert area("RENCANA AKSI ZI DINAS PELAYANAN PUBLIK") == ("0", "Tanpa area")
