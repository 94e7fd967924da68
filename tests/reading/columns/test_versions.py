"""Two columns of one meaning that a year or a word tells apart: the plan's year and the latest revision are read."""

import pytest

from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import WITHOUT_MEANING, ChoiceItem, build_choices
from tests.reading.tables import TOP_ROWS, Row, xlsx

AREA = ("I. MANAJEMEN PERUBAHAN",)


def read(headings: Row, *rows: Row, tahun: int | None = None, choices: tuple[ChoiceItem, ...] = ()) -> Reading:
    data = xlsx((*TOP_ROWS, headings, AREA, *rows))
    return read_file(data, "a.xlsx", tahun, choice=build_choices(choices, tahun or 2025))


def read_two_rows(group: str, left: str, right: str, *cells: str) -> Reading:
    """One heading merged over two columns, with these words below it; the other columns are headed over both rows."""
    others = [name for name in ("LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU") if name != group]
    rows = (("NO", *others, group, None), (None, None, None, left, right), AREA, (1, *cells))
    return read_file(xlsx((*TOP_ROWS, *rows), ("A5:A6", "B5:B6", "C5:C6", "D5:E5")), "a.xlsx")


@pytest.mark.parametrize(
    ("headings", "row", "meaning", "value"),
    [
        (("BUKTI DUKUNG 2024", "BUKTI DUKUNG 2025", "TARGET WAKTU"), ("SK A", "SK B", "Mei"), "bukti_dukung", "SK B"),
        (("BUKTI DUKUNG 2025", "BUKTI DUKUNG 2024", "TARGET WAKTU"), ("SK A", "SK B", "Mei"), "bukti_dukung", "SK A"),
        (("BUKTI DUKUNG", "WAKTU 2024", "WAKTU 2025"), ("SK", "Maret", "Mei"), "target_waktu", "Mei"),
        (("BUKTI DUKUNG", "TARGET WAKTU", "TARGET WAKTU REVISI"), ("SK", "Maret", "Mei"), "target_waktu", "Mei"),
        (("BUKTI DUKUNG", "WAKTU SEMULA", "WAKTU MENJADI"), ("SK", "Maret", "Mei"), "target_waktu", "Mei"),
        (("BUKTI DUKUNG 2024", "BUKTI DUKUNG 2025", "TARGET WAKTU"), ("SK A", None, "Mei"), "bukti_dukung", ""),
    ],
)
def test_the_plans_year_and_the_latest_revision_are_read_and_that_is_said(
    headings: Row, row: Row, meaning: str, value: str
) -> None:
    reading = read(("NO", "LANGKAH AKSI", *headings), (1, "Membentuk tim", *row))
    [langkah] = reading.langkah
    assert getattr(langkah, meaning) == value
    [remark] = reading.peringatan
    assert remark.code in ("columns.version_of_tahun", "columns.latest_revision")
    # What was not read is kept with the row under its own heading.
    assert remark.nilai is not None and langkah.lainnya[remark.nilai] in row


@pytest.mark.parametrize("revision", [None, "-", "Tetap"])
def test_a_revision_that_leaves_the_time_as_it_was_asks_nothing(revision: str | None) -> None:
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET WAKTU REVISI")
    reading = read(headings, (1, "Membentuk tim", "SK", "Maret", revision))
    assert (reading.langkah[0].target_waktu, reading.peringatan) == ("Maret", ())


@pytest.mark.parametrize(
    ("group", "left", "right", "meaning"),
    [
        ("BUKTI DUKUNG", "2024", "2025", "bukti_dukung"),
        ("BUKTI DUKUNG", "TAHUN LALU", "TAHUN INI", "bukti_dukung"),
        ("LANGKAH AKSI", "2024", "2025", "langkah_aksi"),
        ("TARGET WAKTU", "SEMULA", "REVISI", "target_waktu"),
    ],
)
def test_versions_below_one_merged_heading(group: str, left: str, right: str, meaning: str) -> None:
    time = ("Maret", "Mei") if group == "TARGET WAKTU" else ("SK A", "SK B")
    others = ("Membentuk tim", "SK") if group == "TARGET WAKTU" else ("Rapat", "Juni")
    reading = read_two_rows(group, left, right, *others, *time)
    assert [getattr(langkah, meaning) for langkah in reading.langkah] == [time[1]]
    assert len(reading.peringatan) == 1


def test_of_several_revisions_the_last_that_says_something_is_read() -> None:
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET WAKTU REVISI I", "TARGET WAKTU REVISI II")
    rows = ((1, "Satu", "SK", "Maret", "Mei", "Juli"), (2, "Dua", "SK", "April", "Juni", None))
    assert [langkah.target_waktu for langkah in read(headings, *rows).langkah] == ["Juli", "Juni"]


@pytest.mark.parametrize(("first", "second"), [("2024", "2025"), ("2025", "2024")])
def test_columns_that_only_the_years_in_their_cells_tell_apart_go_with_their_time(first: str, second: str) -> None:
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "WAKTU", "PIC", "WAKTU", "PIC")
    rows = ((1, "Satu", "SK", f"Mei {first}", "Umum", f"Juli {second}", "Hukum"),)
    reading = read(headings, *rows)
    assert [t.tenggat for t in reading.langkah[0].tenggat] == ["2025-05" if first == "2025" else "2025-07"]
    assert reading.langkah[0].pic == ("Umum" if first == "2025" else "Hukum")
    assert [remark.code for remark in reading.peringatan] == ["columns.version_of_tahun"] * 2


def test_a_year_that_a_person_chose_and_an_answer_turn_it_round() -> None:
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG 2024", "BUKTI DUKUNG 2025", "TARGET WAKTU")
    row = (1, "Satu", "SK A", "SK B", "Mei")
    assert read(headings, row, tahun=2024).langkah[0].bukti_dukung == "SK A"
    answer = (
        ChoiceItem("judul", "BUKTI DUKUNG 2024", "bukti_dukung"),
        ChoiceItem("judul", "BUKTI DUKUNG 2025", WITHOUT_MEANING),
    )
    turned = read(headings, row, choices=answer)
    assert (turned.langkah[0].bukti_dukung, turned.peringatan) == ("SK A", ())


def test_marks_under_several_years_stay_a_calendar() -> None:
    reading = read(("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "2024", "2025", "2026"), (1, "Satu", "SK", None, "v", "v"))
    assert [t.tenggat for t in reading.langkah[0].tenggat] == ["2025-12", "2026-12"]
