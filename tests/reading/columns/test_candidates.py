"""Each meaning goes to the column that says it most exactly, of those that are filled and can be
seen."""

import io

from openpyxl import load_workbook

from monev.questions import effect_of, reading_questions
from monev.reading import read_file
from monev.reading.columns.candidates import ColumnHeading, assign_meanings
from monev.reading.columns.cell_meanings import NAMED, ByCells
from tests.makers import saved
from tests.reading.tables import reads, xlsx

test_columns_are_told_by_the_surest_candidate = reads("""
An exact heading is not displaced by one that contains it.
  NO | AREA | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC | REALISASI RENCANA AKSI
  1 | Manajemen Perubahan | Menyusun tim | SK Tim | Maret 2025 | Umum | Melaksanakan rapat tim
  2 | Penataan Tatalaksana | Meninjau SOP | SOP | Juni 2025 | SDM | Membahas SOP
> langkah_aksi: Menyusun tim / Meninjau SOP
> lainnya: REALISASI RENCANA AKSI: Melaksanakan rapat tim / REALISASI RENCANA AKSI: Membahas SOP
> asked:
Nor by progress of it.
  NO | KEGIATAN | EVIDEN | WAKTU | PROGRES KEGIATAN | CAPAIAN RENCANA AKSI
  1 | Menyusun tim | SK Tim | Maret 2025 | Rapat satu kali | Tim terbentuk
  2 | Meninjau SOP | SOP | Juni 2025 | Dibahas | SOP dibahas
> langkah_aksi: Menyusun tim / Meninjau SOP
> komponen: - / -
An empty column leaves its meaning to a filled one that stands in for it; that is asked once.
  NO | RENCANA AKSI | OUTPUT | TARGET WAKTU | PIC | BUKTI DUKUNG
  1 | Menyusun tim | SK Tim Kerja | Maret 2025 | Umum ↓ 2 | Meninjau SOP | SOP terbaru | Juni 2025 | SDM
> bukti: SK Tim Kerja / SOP terbaru
> asked: columns.other_is_empty rows.without_area
A row that numbers the columns fills none of them.
  NO | RENCANA AKSI | OUTPUT | TARGET WAKTU | PIC | BUKTI DUKUNG ↓ 1 | 2 | 3 | 4 | 5 | 6
  1 | Menyusun tim | SK Tim Kerja | Maret 2025 | Umum ↓ 2 | Meninjau SOP | SOP terbaru | Juni 2025 | SDM
> bukti: SK Tim Kerja / SOP terbaru
An empty column leaves its meaning to another of the same words, and nothing is open.
  NO | RENCANA AKSI | BUKTI | EVIDEN | TARGET WAKTU ↓ 1 | Menyusun tim | | SK Tim | Maret 2025
  2 | Meninjau SOP | | SOP | Juni 2025
> bukti: SK Tim / SOP
> asked: rows.without_any_area
Satuan is no evidence: the plan is refused for want of it.
  NO | SASARAN | RENCANA AKSI | SATUAN | TARGET WAKTU | PIC ↓ 1 | A | Menyusun SOP | Dokumen | Maret 2025 | Tim A
  2 | B | Melatih pegawai | Laporan | Juni 2025 | Tim B
> refused: BUKTI DUKUNG
Codes with their numbers are no time and no person.
  NO | RENCANA AKSI | BUKTI | TARGET WAKTU | INTERVENSI ↓ 1 | Menyusun tim | SK | Maret 2025 | Intervensi 1.1
  2 | Meninjau SOP | SOP | Juni 2025 | Intervensi 1.2
> tenggat: 03 / 06
> pic: - / -
Links of last quarter are no evidence: that there is none is asked, and the first word tells whose column it is.
  Kode | Realisasi TW | Rencana Tindak Lanjut | PIC Tindak Lanjut | Waktu | Link Bukti Kinerja | Link Bukti Lalu
  1.1.2 | 0 | Melatih petugas | Fitri Handayani | 30 Juni 2025 | https://s.go.id/k2 | https://s.go.id/t2
  1.1.3 | 0 | Mendata ulang | Irfan Maulana | 30 Juni 2025 | https://s.go.id/k3 | (IKU Persentase arsip tertata)
> bukti: - / -
> pic: Fitri Handayani / Irfan Maulana
> langkah_aksi: Melatih petugas / Mendata ulang
> asked: columns.links_alone rows.without_any_area reports.links_of_several
Nor does a link of evidence win it from what is delivered.
  No | Activity | Deliverables | Due Date | Evidence Link ↓ I | MANAJEMEN PERUBAHAN
  1 | Rapat | Notulen | Mei 2025 | https://s.id/a ↓ 2 | Membentuk tim | SK Tim | Juni 2025 | https://s.id/b
> bukti: Notulen / SK Tim
> asked:
Who is named in the heading of the numbers does the work below it, also of a next table.
  POKJA I MANAJEMEN PERUBAHAN ↓ PIC : Kabag Umum | Kegiatan | Bukti | Waktu
  1 | Rapat | Notulen | Mei 2025 ↓ 2 | Apel | Foto | Juni 2025
  ↓ POKJA II TATA LAKSANA ↓ PIC : Kabag SDM | Kegiatan | Bukti | Waktu ↓ 2.1 | Reviu | SOP | Mei 2025
> langkah_aksi: Rapat / Apel / Reviu
> pic: Kabag Umum / Kabag Umum / Kabag SDM
> told: columns.pic_above_table
So does who stands beside PIC over NO, whatever they are called.
  AREA I | MANAJEMEN PERUBAHAN ↓ PIC | Wakil Dekan ↓ # | Kegiatan | Waktu | Bukti
  1.1 | Rapat | Mei 2025 | Notulen ↓ 1.2 | Apel | Juni 2025 | Foto
  AREA II | TATA LAKSANA ↓ PIC | Gugus Mutu ↓ # | Kegiatan | Waktu | Bukti ↓ 2.1 | Reviu | Mei 2025 | SOP
> langkah_aksi: Rapat / Apel / Reviu
> pic: Wakil Dekan / Wakil Dekan / Gugus Mutu
Numbers are no people, however their heading speaks of one.
  AREA I MANAJEMEN PERUBAHAN ↓ PIC Wakil Dekan | Kegiatan | Bukti | Waktu ↓ 1 | Rapat | Notulen | Mei 2025
  2 | Apel | Foto | Juni 2025
> pic: - / -
> kode: I.1.1 / I.2.1
Sub holds the last part of a kode.
  KODE | SUB | AREA PERUBAHAN | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PJK
  A.1.I | a | Manajemen Perubahan | Membentuk tim | SK tim | Februari 2025 | Umum
  A.1.I | b | Manajemen Perubahan | Memilih agen perubahan | SK agen | Maret 2025 | Umum
> kode: A.1.I.a / A.1.I.b
> pic: Umum / Umum
> asked:
Letters under an unknown heading are no people.
  NO | BUTIR | RENCANA AKSI | BUKTI | WAKTU ↓ 1 | a | Membentuk tim | SK tim | Mei 2025
  2 | b | Memilih agen | SK agen | Juni 2025
> pic: - / -
A heading merged one row too deep takes no area's title with it.
  NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET DAN WAKTU | % REALISASI
  I | MANAJEMEN PERUBAHAN ↓ 1 | Tim | a. Ada tim | Memilih anggota | Berita acara | Januari 2025 | 100
  2 | Rencana | b. Ada rencana | Menyusun rencana | Rencana kerja | Maret 2025 | 100
+ G2:G3 B3:F3
> area: I / I
> langkah_aksi: Memilih anggota / Menyusun rencana
> tenggat: 01 / 03
Nor does it where all others are.
  NO | KOMPONEN | LANGKAH AKSI | BUKTI | WAKTU | PIC | CATATAN ↓ | I. MANAJEMEN PERUBAHAN
  1 | Tim | Memilih | SK | Mei 2025 | Umum | a ↓ 2 | Rencana | Menyusun | Dokumen | Juni 2025 | SDM | b
+ A2:A3 C2:C3 D2:D3 E2:E3 F2:F3 G2:G3
> area: I / I
> langkah_aksi: Memilih / Menyusun
> komponen: Tim / Rencana
> asked:
It says nothing of the work below it either.
  NO | LANGKAH AKSI | BUKTI | WAKTU | PIC ↓ 1 | Memilih | SK | Mei 2025 ↓ 2 | Menyusun | Dokumen | Juni 2025 | SDM
+ E2:E3
> pic: - / SDM
""")


def test_a_hidden_column_never_beats_a_visible_one() -> None:
    headings = (
        "STRATEGI",
        "RENCANA AKSI",
        "RENCANA AKSI (PIHAK LAIN)",
        "KELUARAN",
        "DOKUMEN BUKTI",
        "TIMELINE",
        "PIC",
    )
    rows = (
        (
            "A. Menata aset",
            "Menyusun daftar",
            "Memberi akses",
            "Daftar aset",
            None,
            "Q1",
            "Divisi A",
        ),
        ("B. Menata modal", "Mengajukan usulan", "N/A", "Surat usulan", None, "Q3", "Divisi B"),
    )
    book = load_workbook(
        io.BytesIO(xlsx((("RENCANA AKSI ZI BALAI CONTOH TAHUN 2025",), headings, *rows)))
    )
    for letter in "CE":
        book.active.column_dimensions[letter].hidden = True
    reading = read_file(saved(book), "a.xlsx")
    assert [each.langkah_aksi for each in reading.langkah] == [
        "Menyusun daftar",
        "Mengajukan usulan",
    ]
    assert [each.bukti_dukung for each in reading.langkah] == ["Daftar aset", "Surat usulan"]
    assert "RENCANA AKSI (PIHAK LAIN)" in reading.langkah[0].lainnya
    asked = [question.value for question in reading_questions(reading) if effect_of(question)]
    assert asked == ["DOKUMEN BUKTI"], (
        "the hidden column of the same words is told, and nothing is asked of it"
    )


def test_the_surest_pair_is_taken_first_and_a_chosen_one_before_all() -> None:
    headings = [
        ColumnHeading(k, (text,))
        for k, text in enumerate(("KEGIATAN", "RENCANA AKSI", "BUKTI", "OUTPUT"), 1)
    ]
    expected = {"komponen": 1, "langkah_aksi": 2, "bukti_dukung": 3, "target_capaian": 4}
    assert assign_meanings(headings, {}).columns == expected
    chosen = {"output": "bukti_dukung", "bukti": ""}
    assert assign_meanings(headings, chosen).columns == {
        "komponen": 1,
        "langkah_aksi": 2,
        "bukti_dukung": 4,
    }


def test_what_cells_say_wins_only_what_no_heading_says() -> None:
    headings = [
        ColumnHeading(k, (text,))
        for k, text in enumerate(("RENCANA AKSI", "PELAKSANA", "PIC", "TARGET", "BUKTI DUKNUG"), 1)
    ]
    by_cells = [
        ByCells(2, "pic", "person", NAMED),
        ByCells(4, "target_waktu", "cells", "target_waktu"),
    ]
    found = assign_meanings(headings, {}, by_cells, near=True)
    expected = {"langkah_aksi": 1, "pic": 3, "target_waktu": 4, "bukti_dukung": 5}
    assert found.columns == expected
    assert {lost.column for lost in found.lost} == {2, 4}
