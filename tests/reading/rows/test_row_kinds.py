"""What each row is, by its own cells and their place."""

import pytest

from monev.reading.columns.heading_rows import find_header
from monev.reading.rows import Row
from monev.reading.rows.row_kinds import classify_rows
from monev.reading.vocabulary.structure import Mark, level_mark, lone_mark, row_number, split_mark
from tests.reading.tables import HEADINGS, make_grid, read_cases
from tests.reading.tables import Row as Isi

FULL_ROW = (1, "Tim", "Ada tim", "Membentuk tim", "SK", "Juli 2025", "1 SK")


def rows_of(*content: Isi, merges: tuple[str, ...] = (), headings: Isi = HEADINGS) -> list[Row]:
    """Classify the rows below headings in row 1, a decree's if none are given."""
    return classify_rows(find_header(make_grid(headings, *content, merges=merges)))


KINDS = read_cases("""
## A text apart below the work is a note.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------- | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada tim   | Membentuk tim | SK           | Juli 2025    | 1 SK           |
| |
|    | B03: Maret; B06: Juni |

Expect rows: langkah 1 / note

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
