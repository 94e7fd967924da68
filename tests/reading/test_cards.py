"""Plans kept as cards: a small form for each langkah, in one sheet or in tables of Word one below the other."""

import pytest

from monev.reading import read_file
from tests.makers import saved
from tests.reading.tables import reads
from tests.reading.word_tables import document_of

CARD = "Rencana Aksi | Rapat ↓ Bukti | Notula ↓ Waktu | Mei 2025"
TWO = f"{CARD} ↓ | ↓ {CARD}"

test_cards_of_a_sheet_are_one_table = reads(f"""
What stands between cards is the area, what stands below a label goes on with it, Kartu 2 says nothing.
  I. MANAJEMEN PERUBAHAN ↓ Kartu 1 ↓ Rencana Aksi | Membentuk tim ↓ Bukti | SK ↓ | Undangan ↓ Waktu | Juli 2025
  | ↓ Kartu 2 ↓ {CARD}
  II. PENATAAN TATALAKSANA ↓ Kartu 3 ↓ {CARD}
> area: I / I / II
> langkah_aksi: Membentuk tim / Rapat / Rapat
> bukti: SK, Undangan / Notula / Notula
> tenggat: 07 / 05 / 05
> baris: 4 / 10 / 15
> asked:
The area may stand in the card, a number beside it, a colon between, and two labels in a row.
  1 | Area Perubahan | : | Manajemen Perubahan ↓ | Kegiatan | : | Rapat | Waktu | Mei 2025 ↓ | Bukti | : | SK | PIC | A
  2 | Area Perubahan | : | Manajemen Perubahan ↓ | Kegiatan | : | Forum | Waktu | Juni 2025 ↓ | Bukti | : | SK | PIC | B
  3 | Area Perubahan | : | Penguatan Pengawasan ↓ | Kegiatan | : | Lomba | Waktu | Juli 2025 ↓ | Bukti | : | | PIC | C
> nama_area: Manajemen Perubahan / Manajemen Perubahan / Penguatan Pengawasan
> no: 1 / 2 / 3
> bukti: SK / SK / -
> tenggat: 05 / 06 / 07
> pic: A / B / C
A form for the whole plan above the cards is none of them; a label that is missing in one shifts nothing.
  Nama Kegiatan | Pembangunan ZI ↓ Waktu | Tahun 2025 ↓ | ↓ MANAJEMEN PERUBAHAN
  {TWO} ↓ Rencana Aksi | Forum ↓ Waktu | Juni 2025 ↓ {CARD}
> bukti: Notula / Notula / - / Notula
> tenggat: 05 / 05 / 06 / 05
Two cards, or cards of which one says no langkah, are not read as a plan.
  MANAJEMEN PERUBAHAN ↓ {TWO}
> refused: tidak berisi tabel rencana aksi
So it is where one says no langkah.
  MANAJEMEN PERUBAHAN ↓ {TWO} ↓ Bukti | Foto ↓ Waktu | Mei 2025 ↓ {CARD}
> refused: tidak berisi tabel rencana aksi
""")


@pytest.mark.parametrize("cut", [1, 3])
def test_cards_of_a_document_keep_the_areas_between_them(cut: int) -> None:
    card = [("Rencana aksi", "1. Rapat"), ("Bukti", "- Undangan\n- Notula"), ("Batas waktu", "Mei 2025")]
    parts = (card[:cut], card[cut:]) if card[cut:] else (card,)
    document = document_of(
        "RENCANA AKSI TAHUN 2025", "AREA 1: Manajemen Perubahan", card, "AREA 2: Layanan Kami", *parts, card
    )
    reading = read_file(saved(document), "a.docx")
    assert [langkah.nama_area for langkah in reading.langkah] == ["Manajemen Perubahan", *["Layanan Kami"] * 2]
    assert [langkah.baris for langkah in reading.langkah] == [1, 5, 8]
    assert {tuple(bukti.nama for bukti in langkah.bukti) for langkah in reading.langkah} == {("Undangan", "Notula")}
