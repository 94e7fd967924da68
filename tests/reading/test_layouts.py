"""Plans laid out otherwise than as a table: cards in a sheet or in tables of Word, and the steps of
the LKE."""

import pytest

from monev.reading import read_file
from tests.makers import saved
from tests.reading.tables import reads
from tests.reading.word_tables import document_of

CARD = "Rencana Aksi | Rapat ↓ Bukti | Notula ↓ Waktu | Mei 2025"
TWO = f"{CARD} ↓ | ↓ {CARD}"

test_cards_of_a_sheet_are_one_table = reads(f"""
What stands between cards is the area, what stands below a label goes on with it, Kartu 2 and numbers say nothing.
  I. MANAJEMEN PERUBAHAN ↓ Kartu 1 ↓ Rencana Aksi | Membentuk tim ↓ Bukti | 1 | SK ↓ | 2 | Undangan ↓ Waktu | Juli 2025
  | ↓ Kartu 2 ↓ {CARD} ↓ II. PENATAAN TATALAKSANA ↓ Kartu 3 ↓ {CARD}
> area: I / I / II
> langkah_aksi: Membentuk tim / Rapat / Rapat
> bukti: SK, Undangan / Notula / Notula
> tenggat: 07 / 05 / 05
> baris: 4 / 10 / 15
> asked:
The label of the work may count the langkah, and those below it stand in any order.
  I. MANAJEMEN PERUBAHAN ↓ Kegiatan 1 | Membentuk tim ↓ Eviden | SK ↓ Batas waktu | Mei 2025
  Kegiatan 2 | Rapat ↓ Batas waktu | Juni 2025 ↓ Eviden | Notula
  Kegiatan 3 | Forum ↓ Eviden | Foto ↓ Batas waktu | Juli 2025
> langkah_aksi: Membentuk tim / Rapat / Forum
> tenggat: 05 / 06 / 07
The area may stand in the card, a number beside it, a colon between, and two labels in a row.
  1 | Area Perubahan | : | Manajemen Perubahan ↓ | Kegiatan | : | Rapat | Waktu | Mei 2025 ↓ | Bukti | : | SK | PIC | A
  2 | Area Perubahan | : | Manajemen Perubahan ↓ | Kegiatan | : | Forum | Waktu | Juni 2025 ↓ | Bukti | : | SK | PIC | B
  3 | Area Perubahan | : | Penguatan Pengawasan ↓ | Kegiatan | : | Lomba | Waktu | Juli 2025 ↓ | Bukti | : | | PIC | C
> nama_area: Manajemen Perubahan / Manajemen Perubahan / Penguatan Pengawasan
> no: 1 / 2 / 3
> bukti: SK / SK / -
> tenggat: 05 / 06 / 07
> pic: A / B / C
A title over each card says nothing of it.
  LEMBAR RENCANA AKSI 2025
  KEGIATAN 1 ↓ Area | Manajemen Perubahan ↓ Kegiatan | Membentuk tim ↓ Bukti | SK ↓ Waktu | Mei
  KEGIATAN 2 ↓ Area | Tata Laksana ↓ Kegiatan | Mereviu SOP ↓ Bukti | SOP ↓ Waktu | Juni
  KEGIATAN 3 ↓ Area | Tata Laksana ↓ Kegiatan | Mengukur ↓ Bukti | Laporan ↓ Waktu | Juli
+ A3:B3 A8:B8 A13:B13
> langkah_aksi: Membentuk tim / Mereviu SOP / Mengukur
> tenggat: 05 / 06 / 07
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


QUESTIONS = """A. | PENGUNGKIT | | | 60 ↓ | I. | PEMENUHAN | | 30 ↓ | 1. | MANAJEMEN PERUBAHAN | | 4
  | | i. | Tim Kerja | 1 ↓ | | a. | Tim dibentuk | | Membentuk tim | SK Tim | Maret
  | | b. | Anggota dipilih | | Memilih anggota | Notulen | April
  | 2. | TATA LAKSANA | | 3.5 ↓ | | i. | SOP | 1 ↓ | | a. | SOP disusun | | Menyusun SOP | SOP | Mei"""
STEPPED = (
    "> kode: 1.i.a.1 / 1.i.b.1 / 2.i.a.1\n> indikator: Tim dibentuk / Anggota dipilih / SOP disusun"
)
test_the_steps_of_the_lke_are_areas_sub_areas_and_questions = reads(f"""
Numbers and titles stand in steps under one merged heading.
  PENILAIAN | | | | Bobot | Rencana Aksi | Bukti | Waktu ↓ {QUESTIONS}
+ A2:D2
{STEPPED}
> asked:
Or right of columns without a heading.
  | | | PENILAIAN | Bobot | Rencana Aksi | Bukti | Waktu ↓ {QUESTIONS}
{STEPPED}
A number may stand in its title's cell, and a sub-area be counted as its area is; the numbers alone may stand in steps.
  | | | PENILAIAN | Bobot | Rencana Aksi | Bukti | Waktu ↓ A | | | PENGUNGKIT | 60
  | 1. | | MANAJEMEN PERUBAHAN | 4 ↓ | | | 1. Tim Kerja ↓ | | | a. Tim dibentuk | 1 | Membentuk tim | SK Tim | Maret
  | 2. | | TATA LAKSANA | 3 ↓ | | | 1. SOP ↓ | | | a. SOP disusun | 1 | Menyusun SOP | SOP | Mei
> kode: 1.1.a.1 / 2.1.a.1
> nama_area: MANAJEMEN PERUBAHAN / TATA LAKSANA
""")


@pytest.mark.parametrize("cut", [1, 3])
def test_cards_of_a_document_keep_the_areas_between_them(cut: int) -> None:
    card = [
        ("Rencana aksi", "1. Rapat"),
        ("Bukti", "- Undangan\n- Notula"),
        ("Batas waktu", "Mei 2025"),
    ]
    parts = (card[:cut], card[cut:]) if card[cut:] else (card,)
    document = document_of(
        "RENCANA AKSI TAHUN 2025",
        "AREA 1: Manajemen Perubahan",
        card,
        "AREA 2: Layanan Kami",
        *parts,
        card,
    )
    reading = read_file(saved(document), "a.docx")
    assert [langkah.nama_area for langkah in reading.langkah] == [
        "Manajemen Perubahan",
        *["Layanan Kami"] * 2,
    ]
    assert [langkah.baris for langkah in reading.langkah] == [1, 5, 8]
    assert {tuple(bukti.nama for bukti in langkah.bukti) for langkah in reading.langkah} == {
        ("Undangan", "Notula")
    }
