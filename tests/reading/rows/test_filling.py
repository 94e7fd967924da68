"""Merges fill, continuation rows inherit, numbered rows inherit nothing, pieces of one langkah are
joined."""

import io
import re

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from monev.reading import read_file
from monev.reading.choices import WITHOUT_CHOICES
from monev.reading.columns.heading_rows import find_header
from monev.reading.rows.areas import Place
from monev.reading.rows.filling import TableContent, fill_langkah
from monev.reading.rows.legends import MarkMeanings
from monev.reading.rows.placement import arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.makers import saved
from tests.reading.tables import (
    HEADINGS,
    PLAN_TITLE,
    TOP_ROWS,
    Row,
    cells,
    check_said,
    make_grid,
    reads,
    told,
    xlsx,
)

AREA = ("I. MANAJEMEN PERUBAHAN",)
ONE = (1, "Tim", "Ada tim", "Membentuk", "SK", "Juli 2025", "1 SK")


def read_entries(*row: Row, merges: tuple[str, ...] = (), heading: Row = HEADINGS) -> TableContent:
    """The langkah of these rows; headings stand in row 1, the area in row 2, so the first row given
    is row 3."""
    header = find_header(make_grid(heading, AREA, *row, merges=merges))
    structure = arrange_rows(header, classify_rows(header), Place(None))
    return fill_langkah(header, structure, MarkMeanings(), WITHOUT_CHOICES)


def ways(result: TableContent, index: int) -> set[tuple[str, str, str]]:
    """How cells of a langkah were understood: (heading, reading, way)."""
    return {(j.kolom, j.dibaca, j.cara) for j in result.drafts[index].trace}


FILLED = told("""
A continuation row inherits each blank cell and says so.
  * ↓ | | Terlibat | Mengajak | Foto
> komponen: Tim / Tim; indikator: Ada tim / Terlibat; langkah_aksi: Membentuk / Mengajak; bukti_dukung: SK / Foto
> target_waktu: Juli 2025 / Juli 2025; target_capaian: 1 SK / 1 SK; no: 1 / 1
> way: 2 TARGET WAKTU, Juli 2025, diwarisi
A numbered row inherits nothing.
  * ↓ 2 | Renaksi | Ada | Menyusun | Dokumen
> target_waktu: Juli 2025 / -; way: 2
Nor does any across a heading.
  * ↓ II. TATA LAKSANA ↓ | | | Menyusun SOP
> target_waktu: Juli 2025 / -
Blank is inherited as blank.
  1 | Kuesioner | Ada | Menyebar | Bukti ↓ | | | Mengolah | Hasil
> target_waktu: - / -
A merge fills what it covers, even in a numbered row.
  * ↓ 2 | Renaksi | Ada | Menyusun | Dokumen
+ F3:F4
> target_waktu: Juli 2025 / Juli 2025; way: 2 TARGET WAKTU, Juli 2025, gabungan
And across columns.
  1 | Tim dan indikatornya | | Membentuk | SK | Juli 2025
+ B3:C3
> indikator: Tim dan indikatornya
Bukti without a langkah joins the langkah above.
  * ↓ | | | | Foto
> bukti: SK, Foto; bukti_dukung: SK⏎Foto; target_waktu: Juli 2025; said:
Of the same time too.
  * ↓ | | | | Foto | Juli 2025
> bukti: SK, Foto; target_waktu: Juli 2025; said:
And below a merged langkah.
  * ↓ | | | | Foto
+ D3:D4 F3:F4
> bukti: SK, Foto; said:
With another target it is one of its own.
  * ↓ | | | | Foto | Oktober 2025
> langkah_aksi: Membentuk / Membentuk; bukti: SK / Foto; target_waktu: Juli 2025 / Oktober 2025
A langkah merged over a row of neither langkah nor bukti says that it goes on.
  * ↓ | | Ada anggotanya
+ D3:D4
> said:
And so does a bukti of its own.
  * ↓ | | Ada anggotanya | | Foto
> said:
Words cut by a page are joined without a question, and inherited whole.
  * ↓ | | dan anggotanya | tim kerja di kantor ↓ | | | Melantik tim | SK | Mei 2025
> langkah_aksi: Membentuk tim kerja di kantor / Melantik tim
> indikator: Ada tim dan anggotanya / Ada tim dan anggotanya; said:
A small first letter after a whole sentence does not make a row the rest of another.
  1 | Tim | Ada | Membentuk tim. | SK | Juli 2025 ↓ | | | melantik tim
> langkah_aksi: Membentuk tim. / melantik tim; said: terpotong
Nor one beside bukti of its own.
  * ↓ | | | melantik tim | daftar hadir
> langkah_aksi: Membentuk / melantik tim; said: terpotong
Where all is small nothing is asked.
  1 | tim | ada | membentuk | sk | Juli 2025 ↓ | | | melantik | foto
> langkah_aksi: membentuk / melantik; said:
Bukti that goes on in small letters is added and asked about.
  * ↓ | | | | tentang tim kerja
> bukti: SK, tentang tim kerja; said: terpotong
Beside a merged langkah documents stand one below the other: no page cut them.
  * ↓ | | | | daftar hadir
+ A3:A4 B3:B4 C3:C4 D3:D4 F3:F4 G3:G4
> bukti: SK, daftar hadir; said:
Without a NO column a komponen opens a number.
  KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  Tim | Ada | Membentuk | SK | Juli 2025 ↓ | | Melantik | Foto | Mei 2025
  Renaksi | Ada | Menyusun | Dokumen | Mei 2025
> no: 1 / 1 / 2; komponen: Tim / Tim / Renaksi; said:
A numbered row without langkah is completed by the row below.
  1 | Tim ↓ | | Ada | Membentuk | SK | Juli 2025 ↓ | | | Melantik
> komponen: Tim / Tim; langkah_aksi: Membentuk / Melantik; no: 1 / 1
A number used twice goes on and is told.
  * ↓ 1 | Lain | Ada | Menyusun | SK | Juli 2025
> no: 1 / 1; said: Nomor 1 sudah dipakai
A first row without one is asked about.
  | Tim | Ada tim | Membentuk | SK | Juli 2025 | 1 SK
> no: 1; said: tidak bernomor
Columns without a meaning are kept under their heading.
  KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | KETERANGAN | KETERANGAN
  Tim | Membentuk | SK | Juli 2025 | penting | biru | x ↓ | Melantik
> langkah_aksi: Membentuk / Melantik; kept: KETERANGAN: penting, KETERANGAN (kolom F): biru, Kolom G: x
A reported status is never inherited.
  KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | STATUS
  Tim | Membentuk | SK | Juli 2025 | Selesai ↓ | Melantik
> status: Selesai / -
But merged over.
  KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | STATUS
  Tim | Membentuk | SK | Juli 2025 | Selesai ↓ | Melantik
+ E3:E4
> status: Selesai / Selesai
Items of letters below a number are no sentence a page cut.
  1 | Tim | Ada tim | a. Membentuk tim | SK | Juli 2025 | 1 SK ↓ | | | b. Sosialisasi | Foto | Agustus 2025
> langkah_aksi: a. Membentuk tim / b. Sosialisasi; said:
""")
"""`*`: the row ONE. Below other headings than a decree's they stand in the first row."""


def test_each_langkah_has_its_own_cells_and_those_it_inherits(subtests: pytest.Subtests) -> None:
    for case in FILLED:
        with subtests.test(case.sentence):
            headings, *rows = case.rows if case.rows[0][0] == "KOMPONEN" else (HEADINGS, *case.rows)
            rows = [ONE if row == ("*",) else row for row in rows]
            check_filled(read_entries(*rows, merges=case.merges, heading=headings), case.expected)


def check_filled(result: TableContent, expected: str) -> None:
    """Of each langkah a cell, its bukti, its number or what is kept beside; what is said; the ways
    of one of them."""
    for part in re.split(r"; |\n", expected):
        field, value = (words.strip() for words in part.split(":", 1))
        if field == "said":
            check_said(result.warnings, value)
        elif field == "way":
            number, _, way = value.partition(" ")
            ways_of = {", ".join(one) for one in ways(result, int(number) - 1)}
            assert way in ways_of if way else not ways_of
        elif field == "kept":
            for one in result.drafts:
                kept = (f"{name}: {cell}" for name, cell in one.other_columns.items())
                assert ", ".join(kept) == value
        else:
            drafts = result.drafts
            found = [
                d.no
                if field == "no"
                else ", ".join(d.bukti)
                if field == "bukti"
                else d.content[field]
                for d in drafts
            ]
            assert " / ".join(text.replace("\n", "⏎") or "-" for text in found) == value


def test_rows_with_neither_langkah_nor_bukti_are_joined_and_asked_about_once() -> None:
    rows = ((None, None, "Ada anggotanya"), (None, None, None, None, None, "Oktober 2025"))
    result = read_entries(ONE, *rows)
    assert len(result.drafts) == 1
    assert result.drafts[0].content["indikator"] == "Ada tim\nAda anggotanya"
    assert result.drafts[0].content["target_waktu"] == "Juli 2025\nOktober 2025"
    assert [(c.sel, c.values["row"], c.values["headings"]) for c in result.warnings] == [
        ("C4", "4, 5", "INDIKATOR, TARGET WAKTU")
    ]
    assert {column for column, _, c in ways(result, 0) if c == "sambungan"} == {
        "INDIKATOR",
        "TARGET WAKTU",
    }


def test_a_cell_that_says_idem_is_as_the_one_above_and_keeps_its_own_words(
    subtests: pytest.Subtests,
) -> None:
    for writing in ["idem", "Idem", "s.d.a.", "sda", "〃", '"', "sama dengan di atas"]:
        with subtests.test(str(writing)):
            one = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1", "TU")
            two = (2, writing, "Lain", "Menyusun tugas", writing, writing, "1", writing)
            three = (1, "SOP", "SOP", "Mereviu", "SOP", "Mei 2025", "1", writing)
            rows = ((*HEADINGS, "PIC"), AREA, one, two, ("II. PENATAAN TATALAKSANA",), three)
            result = read_file(xlsx((*TOP_ROWS, *rows)), "a.xlsx")
            same, other = result.langkah[1:]
            assert (same.komponen, same.bukti[0].nama) == ("Tim", "SK Tim")
            assert (same.target_waktu, same.pic) == ("Juli 2025", "TU")
            assert ([t.tenggat for t in same.tenggat], other.pic) == (["2025-07"], "TU")
            assert ("PIC", writing, "TU") in [(j.kolom, j.nilai, j.dibaca) for j in same.jejak]
            columns = ("KOMPONEN", "TARGET WAKTU", "BUKTI DUKUNG", "PIC")
            assert sorted(same.lainnya["Tertulis"].split("; ")) == sorted(
                f"{name}: {writing}" for name in columns
            )
            assert result.peringatan == ()


HEAD = "NO | KOMPONEN | KEGIATAN | DATA DUKUNG | WAKTU"
TOP, FIRST, LAST = (
    f"{HEAD} ↓ {AREA[0]}",
    "1 | Tim | Membentuk tim | SK | Juni",
    "2 | Rapat | Apel | Notulen | Mei",
)
CUT = f"{TOP} ↓ 1 | Tim | Membentuk tim, | SK | Januari sd"

NOTES = "".join(
    f"""
A note between the rows is no langkah and no heading: {note}
  {TOP} ↓ {FIRST} ↓ {note} ↓ {LAST}
> kode: I.1.1 / I.2.1
> langkah_aksi: Membentuk tim / Apel
"""
    for note in (
        *(
            "Catatan: tim dibentuk ulang",
            "| | Catatan: dapat berubah",
            "*) menyesuaikan anggaran",
            "Lanjutan",
        ),
        *(
            "| | *) sesuai jadwal pusat",
            "Ket. data dukung diunggah",
            "| | (Lanjutan)",
            "| | Lanjutan Area I",
        ),
        *("*) | sesuai jadwal pusat", "Dicetak tanggal 3 Februari 2026"),
    )
)
ABOVE = "".join(
    f"""
A person named above the table does the work that names nobody: {above}
  {above} ↓ {HEAD} | PIC ↓ {AREA[0]} ↓ {FIRST} ↓ {LAST} | Sekretaris
> pic: Kasubbag Umum / Sekretaris
> asked: columns.pic_above_table
> said: 1 langkah
"""
    for above in (
        "Penanggung Jawab | : Kasubbag Umum",
        "PIC : Kasubbag Umum",
        "Koordinator Pokja: Kasubbag Umum",
    )
)
test_rows_of_a_book_are_the_langkah_a_person_would_see = reads(f"""{NOTES}{ABOVE}
Text that a page broke over rows is joined into one langkah.
  {CUT} ↓ | | pengelola dan | | Maret ↓ | | sekretariat
> langkah_aksi: Membentuk tim, pengelola dan sekretariat
> target_waktu: Januari sd Maret
A line that begins with a capital after a comma is asked about.
  {CUT} ↓ | | Pengelola | | Mei 2025
> asked: rows.perhaps_goes_on due.end_not_named
A row under a merged number inherits no blank cell.
  {TOP} ↓ {FIRST} ↓ | | Apel | Notulen
+ A4:A5
> target_waktu: Juni / -
> asked: rows.without_target_waktu
One that is not merged does.
  {TOP} ↓ {FIRST} ↓ | | Apel | Notulen
> target_waktu: Juni / Juni
""")


def test_a_row_that_is_struck_through_is_asked_about() -> None:
    workbook = load_workbook(io.BytesIO(xlsx((PLAN_TITLE, *map(cells, (HEAD, *AREA, FIRST))))))
    for cell in workbook.active[4]:
        cell.font = Font(strike=True)
    reading = read_file(saved(workbook), "a.xlsx")
    assert [(remark.code, remark.sel) for remark in reading.peringatan] == [("rows.struck", "E4")]
    workbook.active["G2"], workbook.active["G4"] = "KET", "Dibatalkan"
    reading = read_file(saved(workbook), "a.xlsx")
    assert [remark.code for remark in reading.peringatan] == ["rows.called_off"]
