"""What each row is, by its own cells and their place."""

import pytest

from monev.reading.columns.heading_rows import find_header
from monev.reading.rows import LANGKAH, Row
from monev.reading.rows.row_kinds import classify_rows
from monev.reading.vocabulary.structure import (
    UNFINISHED,
    Mark,
    level_mark,
    lone_mark,
    row_number,
    split_mark,
)
from tests.reading.tables import HEADINGS, make_grid, told
from tests.reading.tables import Row as Isi

FULL_ROW = (1, "Tim", "Ada tim", "Membentuk tim", "SK", "Juli 2025", "1 SK")


def rows_of(*content: Isi, merges: tuple[str, ...] = (), headings: Isi = HEADINGS) -> list[Row]:
    """The rows under a decree's headings, which stand in row 1."""
    return classify_rows(find_header(make_grid(headings, *content, merges=merges)))


KINDS = told("""
A mark in one row and its title in the next are one heading.
  a ↓ Pengendalian Gratifikasi ↓ *
> heading a, langkah 1
Merged over the table they are too.
  a ↓ Pengendalian Gratifikasi ↓ *
+ A2:G2 A3:G3
> heading a, langkah 1
A numbered title is a heading if rows below are numbered anew.
  1 | Pengendalian Gratifikasi ↓ *
> heading 1, langkah 1
Else it is work that is not filled in yet.
  * ↓ 2 | Belum diisi ↓ 3 | *
> langkah 1, langkah 2, langkah 3
Or work whose cells stand in the row below.
  1 | Tim ↓ | | a | b | c | d
> langkah 1, continuation
A numbered title merged over the table is a heading.
  2 | Benturan Kepentingan ↓ 5 | *
+ B2:G2
> heading 2, langkah 5
An example below the headings is no work.
  CONTOH | * ↓ *
> note, langkah 1
Nor is one that says so in its cell.
  | Tim | | Contoh: rapat | Undangan | Maret ↓ *
> note, langkah 1
Further down it is.
  * ↓ Contoh | *
> langkah 1, langkah Contoh
Check boxes without words are no work.
  * ↓ | | | | | | FALSE ↓ | | | | | - | Belum
> langkah 1, note, note
A text apart below the work is a note.
  * ↓ | ↓ | B03: Maret; B06: Juni
> langkah 1, note
What goes on below such a text makes it a row of the plan.
  * ↓ | ↓ | B03: Maret; B06: Juni ↓ | | | Melantik | SK
> langkah 1, continuation, continuation
A lone name below a numbered row goes on with it.
  I. SDM ↓ * ↓ | | | Pemantauan ↓ 2 | *
> heading I, langkah 1, continuation, langkah 2
A list of abbreviations among the rows is notes until the next heading.
  * ↓ | ↓ Singkatan PIC: ↓ | KTU | | Kepala Bagian Umum ↓ | ↓ B. REFORM ↓ 2 | *
> langkah 1, note, note, heading B, langkah 2
Repeated headings and column numbers are skipped.
  (1) | (2) | (3) | (4) | (5) | (6) | (7) ↓ *
  NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN
  1 | 2 | 3 | 4 | 5 | 6 | 7 ↓ 2 | *
> langkah 1, langkah 2
Rows that count columns by letters are too.
  * ↓ a | b | c | d | e | f | g ↓ A | B | C | D | E | F | G ↓ (1) | (2) | (3) | (4) | (5) | (6) | (7)=(5)/(6) ↓ *
> langkah 1, langkah 1
And numbers of pages.
  * ↓ Halaman 1 dari 3 ↓ Hal. 2 ↓ Page 2 of 5 ↓ - 3 - ↓ *
> langkah 1, langkah 1
Notes and signatures below are not langkah.
  * ↓ | ↓ Catatan: rencana dapat berubah ↓ | | Mengetahui, | | | Mesuji, 05 Agustus 2025
  | | Sekretaris | | | Ketua Tim Kerja ↓ | | NAMA SATU | | | SAMINGAN
> langkah 1, note, note, note, note
A last row with bukti and months is not taken for place and date.
  * ↓ | | | | Sosialisasi oleh Inspektorat | Juni, Desember 2024
> langkah 1, continuation
Rows of sums are no langkah.
  * ↓ | JUMLAH: 4 langkah ↓ Total | | | | 7 ↓ | | Sub Jumlah | | 4 ↓ Jumlah | | | 16 ↓ JUMLAH | | | 19 kegiatan ↓ 2 | *
> langkah 1, note, note, note, note, note, langkah 2
Those of averages are no headings.
  * ↓ Rata-rata area I | | | | | | 75% ↓ Nilai akhir | | | | | | 75% ↓ SUBTOTAL | | | | | | 75%
  Persentase capaian | | | | | | 75% ↓ *
> langkah 1, note, note, note, note, langkah 1
A usual area alone in the komponen column is a heading.
  * ↓ | Penguatan Pengawasan ↓ *
> langkah 1, heading, langkah 1
An area alone under langkah aksi is a heading, and so is what looks like it.
  NO | KEGIATAN | EVIDEN | WAKTU
  | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK | Mei ↓ | Menyusun SK ↓ | ZONA KHUSUS ↓ 1 | Rapat | SK | Mei
> heading, langkah 1, continuation, heading, langkah 1
A title of the plan below its headings is no area.
  RENCANA AKSI TRIWULAN I S.D. IV TAHUN 2025 ↓ I. MANAJEMEN PERUBAHAN ↓ *
> heading I, langkah 1
With a mark before it it is.
  ii. Rencana Pembangunan Zona Integritas 2025 ↓ *
> heading ii, langkah 1
Numbered notes below a lone catatan are no langkah.
  * ↓ 2 | * ↓ Catatan: ↓ 1 | Bukti diunggah ke drive. ↓ 2 | Jadwal tetap.
> langkah 1, langkah 2, note, note, note
With proof and time below it, the numbered row is work, and the note stands between.
  * ↓ Catatan: ↓ 2 | *
> langkah 1, note, langkah 2
A sum of work under langkah aksi is no langkah, but a count of documents may be one.
  * ↓ | | | JUMLAH AREA I | 2 kegiatan ↓ | | | TOTAL | 2 laporan ↓ | | | JUMLAH : 14 RENCANA AKSI
  | | | Jumlah area I | | | Rp 500.000 ↓ | | | Jumlah kegiatan: 2
  | | | Jumlah pengaduan yang ditindaklanjuti | 2 laporan ↓ | | | Jumlah pengaduan yang selesai
> langkah 1, note, note, note, note, note, continuation, continuation
A langkah that ends with those concerned is whole.
  * ↓ | | Hasil | Menyampaikan hasil kepada pihak terkait | SK
> langkah 1, continuation
""")
"""`*`: the rest of a full row; alone: the full row of number 1."""


def test_each_row_is_what_its_cells_and_its_place_say(subtests: pytest.Subtests) -> None:
    for case in KINDS:
        with subtests.test(case.sentence):
            headings, *rows = (
                case.rows if case.rows[0][1:2] == ("KEGIATAN",) else (HEADINGS, *case.rows)
            )
            rows = [
                (*row[:-1], *FULL_ROW[1:]) if row[1:] and row[-1] == "*" else row for row in rows
            ]
            rows = [FULL_ROW if row == ("*",) else row for row in rows]
            found = rows_of(*rows, merges=case.merges, headings=headings)
            told_of = [
                f"{row.kind} {row.no or (row.mark.text if row.mark else '')}".strip()
                for row in found
            ]
            assert ", ".join(told_of) == case.expected


@pytest.mark.parametrize(
    "office", ["Koordinator Area,", "Inspektur", "Kapolres Contoh", "Kasubbag", "Dibuat oleh"]
)
def test_who_signs_below_is_no_langkah(office: str) -> None:
    below = ((), (*[None] * 5, office), (), (*[None] * 5, "Nama Satu, S.H."))
    assert {row.kind for row in rows_of(FULL_ROW, *below)[1:]} == {"note"}


def test_a_heading_with_its_mark_and_title(subtests: pytest.Subtests) -> None:
    for content, mark, heading in [
        (("I. MANAJEMEN PERUBAHAN",), "I", "MANAJEMEN PERUBAHAN"),
        (("VII Inovasi Pelayanan",), "VII", "Inovasi Pelayanan"),
        (("IV. Penguatan Akuntabilitas",), "IV", "Penguatan Akuntabilitas"),
        (("a", "Pembangunan Unit Kerja"), "a", "Pembangunan Unit Kerja"),
        (("e Penanganan Pengaduan",), "e", "Penanganan Pengaduan"),
        (("V", "PENGUATAN PENGAWASAN"), "V", "PENGUATAN PENGAWASAN"),
        (("A", "PROGRAM MANAJEMEN PERUBAHAN"), "A", "MANAJEMEN PERUBAHAN"),
        (("AREA III : PENATAAN SDM",), "III", "PENATAAN SDM"),
        (("B. TATA LAKSANA",), "B", "TATA LAKSANA"),
        (("MANAJEMEN PERUBAHAN",), None, "MANAJEMEN PERUBAHAN"),
        ((None, "b. Whistle Blowing"), "b", "Whistle Blowing"),
    ]:
        with subtests.test(str(content)):
            header = rows_of(content, FULL_ROW)[0]
            assert (header.kind, header.mark.text or None, header.title) == (
                "heading",
                mark,
                heading,
            )
    assert (
        rows_of(("a",), ("Pengendalian Gratifikasi",), FULL_ROW)[0].title
        == "Pengendalian Gratifikasi"
    )
    for no, tidied in [
        (1, "1"),
        ("1.", "1"),
        ("1)", "1"),
        ("(1)", "1"),
        ("2.1", "2.1"),
        ("a.", "a"),
    ]:
        (row,) = rows_of((no, *FULL_ROW[1:]))
        assert (row.kind, row.no) == (LANGKAH, tidied)


def test_what_ends_with_those_concerned_is_finished_and_with_a_bare_concerned_is_not() -> None:
    assert not UNFINISHED.search("Menyampaikan hasil kepada pihak terkait")
    assert UNFINISHED.search("Menyusun laporan terkait")


def test_a_mark_has_a_kind_and_a_place_in_its_series_and_words_are_none(
    subtests: pytest.Subtests,
) -> None:
    for text, expected in {
        "V": ("V", "roman", 5),
        "a.": ("a", "letter", 1),
        "12)": ("12", "number", 12),
        "C": ("C", "letter capital", 3),
    }.items():
        assert lone_mark(text) == Mark(*expected)
    assert (level_mark("A.1.iii").order, level_mark("A.1.iiii")) == (3, None)
    for text in ["Tim Kerja", "", "SK", "1 SK", "IIII", "Mei"]:
        with subtests.test(text):
            assert (lone_mark(text), row_number(text)) == (None, None)


def test_what_says_area_or_parts_mark_and_title_belongs_to_neither_and_words_that_begin_so_are_left_whole() -> (
    None
):
    for text in (
        "AREA MANAJEMEN PERUBAHAN",
        "Area Perubahan: MANAJEMEN PERUBAHAN",
        "POKJA MANAJEMEN PERUBAHAN",
    ):
        assert split_mark(text) == (None, "MANAJEMEN PERUBAHAN", True)
    # A colon says that a name of any kind follows.
    assert split_mark("Area  : Inovasi Unggulan") == (None, "Inovasi Unggulan", True)
    for text in ("Inovasi Pelayanan", "Area parkir"):
        assert split_mark(text) == (None, text, False)
    for text in (
        "POKJA I / MANAJEMEN PERUBAHAN",
        "Pokja I - MANAJEMEN PERUBAHAN",
        "I | MANAJEMEN PERUBAHAN",
    ):
        mark, heading, _ = split_mark(text)
        assert (mark.text, heading) == ("I", "MANAJEMEN PERUBAHAN")
