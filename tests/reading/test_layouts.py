"""Plans laid out otherwise than as a table: the steps of the LKE; and cards, which are refused."""

from tests.reading.tables import reads

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

CARD = "Rencana Aksi | Rapat ↓ Bukti | Notula ↓ Waktu | Mei 2025"
test_cards_are_no_table = reads(f"""
A form for each langkah is refused: nothing in it is a row of a table.
  I. MANAJEMEN PERUBAHAN ↓ {CARD} ↓ | ↓ {CARD} ↓ | ↓ {CARD}
> refused: tidak berisi tabel rencana aksi
""")
