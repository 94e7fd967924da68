"""Merges fill, continuation rows inherit, numbered rows inherit nothing, pieces of one langkah are joined."""

import io
import re

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import WITHOUT_CHOICES
from monev.reading.columns.heading_rows import find_header
from monev.reading.files.child import open_file
from monev.reading.files.grid import build_from_worker
from monev.reading.rows.filling import TableContent, fill_langkah
from monev.reading.rows.legends import MarkMeanings
from monev.reading.rows.placement import arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.reading.tables import HEADINGS, TOP_ROWS, Row, check_said, make_grid, told, workbook_bytes, xlsx

AREA = ("I. MANAJEMEN PERUBAHAN",)
ONE = (1, "Tim", "Ada tim", "Membentuk", "SK", "Juli 2025", "1 SK")


def read_entries(*row: Row, merges: tuple[str, ...] = (), heading: Row = HEADINGS) -> TableContent:
    """The langkah of these rows; headings stand in row 1, the area in row 2, so the first row given is row 3."""
    everything = (heading, AREA, *row)
    sheet = (
        build_from_worker(open_file(xlsx(everything, merges), "xlsx")).sheets[0] if merges else make_grid(*everything)
    )
    header = find_header(sheet)
    return fill_langkah(header, arrange_rows(header, classify_rows(header)), MarkMeanings(), WITHOUT_CHOICES)


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
    """Of each langkah a cell, its bukti, its number or what is kept beside; what is said; the ways of one of them."""
    for part in re.split(r"; |\n", expected):
        field, value = (words.strip() for words in part.split(":", 1))
        if field == "said":
            check_said(result.warnings, value)
        elif field == "way":
            number, _, way = value.partition(" ")
            ways_of = {", ".join(one) for one in ways(result, int(number) - 1)}
            assert way in ways_of if way else not ways_of
        elif field == "kept":
            kept = [
                ", ".join(f"{name}: {cell}" for name, cell in draft.other_columns.items()) for draft in result.drafts
            ]
            assert set(kept) == {value}
        else:
            drafts = result.drafts
            found = [
                d.no if field == "no" else ", ".join(d.bukti) if field == "bukti" else d.content[field] for d in drafts
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
    assert {column for column, _, c in ways(result, 0) if c == "sambungan"} == {"INDIKATOR", "TARGET WAKTU"}


def test_a_cell_that_says_idem_is_as_the_one_above_and_keeps_its_own_words(subtests: pytest.Subtests) -> None:
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
            assert sorted(same.lainnya["Tertulis"].split("; ")) == sorted(f"{name}: {writing}" for name in columns)
            assert result.peringatan == ()


def test_a_row_under_a_merged_number_inherits_no_blank_cell() -> None:
    rows = ((*HEADINGS,), ("I. MANAJEMEN PERUBAHAN",), (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK"))
    below = (None, None, "Rapat", "Mengadakan rapat", "Notulen", None, None)
    merged = read_file(xlsx((("TAHUN 2025",), *rows, below), ["A4:A5"]), "a.xlsx")
    blank = read_file(xlsx((("TAHUN 2025",), *rows, below)), "a.xlsx")
    assert [langkah.target_waktu for langkah in merged.langkah] == ["Juli 2025", ""]
    assert "rows.without_target_waktu" in {remark.code for remark in merged.peringatan}
    assert [langkah.target_waktu for langkah in blank.langkah] == ["Juli 2025", "Juli 2025"]
    assert "TARGET WAKTU (baris 5)" in blank.keterangan["diwarisi"]


LONG = (("NO", "KOMPONEN", "KEGIATAN", "DATA DUKUNG", "WAKTU"), AREA, (1, "Tim", "Membentuk tim,", "SK", "Januari sd"))


def read_long(*rows: Row) -> Reading:
    """Rows below a langkah whose cells stop in the middle of a sentence."""
    return read_file(xlsx((("TAHUN 2025",), *LONG, *rows)), "a.xlsx")


def test_text_that_a_page_broke_over_rows_is_joined_into_one_langkah() -> None:
    reading = read_long(
        (None, None, "pengelola dan", None, "Maret"),
        (None, None, "Sekretariat", "Undangan,", None),
        (None, None, None, "notulen dan", None),
        (None, None, None, "Foto", None),
    )
    [one] = reading.langkah
    assert one.langkah_aksi == "Membentuk tim, pengelola dan Sekretariat"
    assert one.target_waktu == "Januari sd Maret"
    assert [bukti.nama for bukti in one.bukti] == ["SK", "Undangan", "notulen", "Foto"]
    # A line that begins with a capital after a comma is asked about.
    reading = read_long((None, None, "Pengelola", None, "Mei 2025"))
    assert "rows.perhaps_cut" in {remark.code for remark in reading.peringatan}


def test_a_note_between_the_rows_is_no_langkah_and_no_heading(subtests: pytest.Subtests) -> None:
    for note in [
        ("Catatan: tim dibentuk ulang",),
        (None, None, "Catatan: dapat berubah"),
        ("*) menyesuaikan anggaran",),
        (None, None, "*) sesuai jadwal pusat"),
        ("Ket. data dukung diunggah",),
        ("Lanjutan",),
        (None, None, "(Lanjutan)"),
        (None, None, "Lanjutan Area I"),
        ("*)", "sesuai jadwal pusat"),
    ]:
        with subtests.test(str(note)):
            two = (2, "Rapat", "Mengadakan rapat", "Notulen", "Mei 2025")
            rows = (*LONG[:2], (1, "Tim", "Membentuk tim", "SK", "Juni"), note, two)
            reading = read_file(xlsx((("TAHUN 2025",), *rows)), "a.xlsx")
            assert [(langkah.kode, langkah.langkah_aksi) for langkah in reading.langkah] == [
                ("I.1.1", "Membentuk tim"),
                ("I.2.1", "Mengadakan rapat"),
            ]
            assert reading.sheets[0].rows["catatan"] == (1, 5)


def test_a_row_that_is_struck_through_is_asked_about() -> None:
    workbook = load_workbook(io.BytesIO(xlsx((("TAHUN 2025",), *LONG[:2], (1, "Tim", "Melantik", "SK", "Juni")))))
    for cell in workbook.active[4]:
        cell.font = Font(strike=True)
    reading = read_file(workbook_bytes(workbook), "a.xlsx")
    assert [(remark.code, remark.sel) for remark in reading.peringatan] == [("rows.struck", "E4")]


def test_a_person_named_above_the_table_does_the_work_that_names_nobody() -> None:
    headings = (*HEADINGS, "PIC")
    rows = (
        (1, "", "", "Rapat", "Notula", "Juli 2025", "", ""),
        (2, "", "", "Apel", "Foto", "Juli 2025", "", "Sekretaris"),
    )
    for above in (
        ("Penanggung Jawab", ": Kasubbag Umum"),
        ("PIC : Kasubbag Umum",),
        ("Koordinator Pokja: Kasubbag Umum",),
    ):
        reading = read_file(xlsx([*TOP_ROWS, above, headings, ("I. MANAJEMEN PERUBAHAN",), *rows]), "a.xlsx")
        assert [langkah.pic for langkah in reading.langkah] == ["Kasubbag Umum", "Sekretaris"]
        assert [(remark.code, remark.values["count"]) for remark in reading.peringatan] == [
            ("columns.pic_above_table", 1)
        ]
    # Named with an area, of that area alone.
    titles = (*TOP_ROWS, ("Area : MANAJEMEN PERUBAHAN",), ("PIC : Kasubbag Umum",))
    reading = read_file(xlsx([*titles, HEADINGS, ONE, ("II. PENATAAN TATALAKSANA",), ONE]), "a.xlsx")
    assert [langkah.pic for langkah in reading.langkah] == ["Kasubbag Umum", None]
