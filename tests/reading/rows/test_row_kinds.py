"""What each row is, by its own cells and their place."""

import pytest

from monev.reading.columns.heading_rows import find_header
from monev.reading.rows import LANGKAH, Row
from monev.reading.rows.row_kinds import classify_rows
from monev.reading.vocabulary.structure import Mark, level_mark, lone_mark, row_number, split_mark
from tests.reading.tables import HEADINGS, make_grid, read_cases
from tests.reading.tables import Row as Isi

FULL_ROW = (1, "Tim", "Ada tim", "Membentuk tim", "SK", "Juli 2025", "1 SK")


def rows_of(*content: Isi, merges: tuple[str, ...] = (), headings: Isi = HEADINGS) -> list[Row]:
    """Classify the rows below headings in row 1, a decree's if none are given."""
    return classify_rows(find_header(make_grid(headings, *content, merges=merges)))


KINDS = read_cases("""
## A mark in one row and its title in the next are one heading.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| a |
| Pengendalian Gratifikasi |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |

Expect rows: heading a / langkah 1

## A numbered title is a heading if the rows below are numbered anew.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Pengendalian Gratifikasi |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |

Expect rows: heading 1 / langkah 1

## Without that it is work that is not filled in yet.
| NO | KOMPONEN    | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | ----------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim         | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| 2  | Belum diisi |           |               |              |              |                |
| 3  | Tim         | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |

Expect rows: langkah 1 / langkah 2 / langkah 3

## A text apart below the work is a note.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| |
|    | B03: Maret; B06: Juni |

Expect rows: langkah 1 / note

## A name alone below a numbered row goes on with it.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| I. SDM |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
|    |          |           | Pemantauan |
| 2  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |

Expect rows: heading I / langkah 1 / continuation / langkah 2

## Repeated headings and column numbers are skipped.
| NO  | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| --- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| (1) | (2)      | (3)       | (4)           | (5)          | (6)          | (7)            |
| 1   | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| NO  | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| 1   | 2        | 3         | 4             | 5            | 6            | 7              |
| 2   | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |

Expect rows: langkah 1 / langkah 2

## Page numbers are skipped.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| Halaman 1 dari 3 |
| Hal. 2 |
| Page 2 of 5 |
| - 3 - |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |

Expect rows: langkah 1 / langkah 1

## Notes and signatures below are no langkah.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| |
| Catatan: rencana dapat berubah |
|    |          | Mengetahui, |               |              | Mesuji, 05 Agustus 2025 |
|    |          | Sekretaris |               |              | Ketua Tim Kerja |
|    |          | NAMA SATU |               |              | SAMINGAN |

Expect rows: langkah 1 / note / note / note / note

## A last row with bukti and months is no place and date.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
|    |          |           |               | Sosialisasi oleh Inspektorat | Juni, Desember 2024 |

Expect rows: langkah 1 / continuation

## Rows of sums are no langkah.
| NO     | KOMPONEN | INDIKATOR  | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| ------ | -------- | ---------- | ------------- | ------------ | ------------ | -------------- |
| 1      | Tim      | Ada tim    | Membentuk tim | SK           | Juli 2025    | 1 SK           |
|        | JUMLAH: 4 langkah |
| Total  |          |            |               | 7            |              |                |
|        |          | Sub Jumlah |               | 4            |              |                |
| Jumlah |          |            | 16            |              |              |                |
| JUMLAH |          |            | 19 kegiatan   |              |              |                |
| 2      | Tim      | Ada tim    | Membentuk tim | SK           | Juli 2025    | 1 SK           |

Expect rows: langkah 1 / note / note / note / note / note / langkah 2

## An area alone under LANGKAH AKSI is a heading, and so is what looks like it.
| NO | KEGIATAN      | EVIDEN | WAKTU |
| -- | ------------- | ------ | ----- |
|    | MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei   |
|    | Menyusun SK |
|    | ZONA KHUSUS |
| 1  | Rapat         | SK     | Mei   |

Expect rows: heading / langkah 1 / continuation / heading / langkah 1

## Numbered notes below a lone *Catatan:* are no langkah.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| 2  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| Catatan: |
| 1  | Bukti diunggah ke drive. |
| 2  | Jadwal tetap. |

Expect rows: langkah 1 / langkah 2 / note / note / note

## A sum under LANGKAH AKSI is no langkah, but a count of complaints is one.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
|    |          |           | JUMLAH AREA I | 2 kegiatan |
|    |          |           | TOTAL         | 2 laporan |
|    |          |           | JUMLAH : 14 RENCANA AKSI |
|    |          |           | Jumlah area I |              |              | Rp 500.000     |
|    |          |           | Jumlah kegiatan: 2 |
|    |          |           | Jumlah pengaduan yang ditindaklanjuti | 2 laporan |
|    |          |           | Jumlah pengaduan yang selesai |

Expect rows: langkah 1 / note / note / note / note / note / continuation / continuation
""")


def test_each_row_is_what_its_cells_and_its_place_say(subtests: pytest.Subtests) -> None:
    for case in KINDS:
        with subtests.test(case.sentence):
            headings, *rows = case.rows
            found = []
            for row in rows_of(*rows, merges=case.merges, headings=headings):
                mark = row.mark.text if row.mark else ""
                found.append(f"{row.kind} {row.no or mark}".strip())
            assert " / ".join(found) == case.expected["rows"]


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
