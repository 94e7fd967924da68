"""Plans laid out otherwise than as a table: the steps of the LKE; and cards, which are refused."""

from tests.reading.tables import reads

QUESTIONS = """A. | PENGUNGKIT | | | 60 ↓ | I. | PEMENUHAN | | 30 ↓ | 1. | MANAJEMEN PERUBAHAN | | 4
  | | i. | Tim Kerja | 1 ↓ | | a. | Tim dibentuk | | Membentuk tim | SK Tim | Maret
  | | b. | Anggota dipilih | | Memilih anggota | Notulen | April
  | 2. | TATA LAKSANA | | 3.5 ↓ | | i. | SOP | 1 ↓ | | a. | SOP disusun | | Menyusun SOP | SOP | Mei"""
test_the_steps_of_the_lke_say_the_area_and_the_work = reads(f"""
Numbers and titles stand in steps under one merged heading.
  PENILAIAN | | | | Bobot | Rencana Aksi | Bukti | Waktu ↓ {QUESTIONS}
+ A2:D2
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / TATA LAKSANA
> langkah_aksi: Membentuk tim / Memilih anggota / Menyusun SOP
> told: columns.meaning_by_content_without_heading
Or right of columns without a heading.
  | | | PENILAIAN | Bobot | Rencana Aksi | Bukti | Waktu ↓ {QUESTIONS}
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / TATA LAKSANA
> indikator: Tim dibentuk / Anggota dipilih / SOP disusun
> asked:
""")

CARD = "Rencana Aksi | Rapat ↓ Bukti | Notula ↓ Waktu | Mei 2025"
test_cards_are_no_table = reads(f"""
A form for each langkah is refused: nothing in it is a row of a table.
  I. MANAJEMEN PERUBAHAN ↓ {CARD} ↓ | ↓ {CARD} ↓ | ↓ {CARD}
> refused: tidak berisi tabel rencana aksi
""")
