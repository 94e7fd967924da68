"""What each column of a file was taken for is said as it is, and what is missing is counted."""

import pytest

from monev.core.errors import FileRefused
from monev.core.records import Reading
from monev.questions import read_choices, reading_questions, reading_sitting, take_census
from monev.reading import read_file
from monev.reading.choices import build_choices
from tests.questions.material import WORK, plan
from tests.reading.tables import AREA


def read(heading: tuple[str | None, ...], *rows: tuple[object, ...]) -> Reading:
    return read_file(plan(heading, AREA, *rows), "rencana.xlsx")


def test_columns_that_one_meaning_is_read_from_are_said_together():
    reading = read((*WORK, "JAN", "FEB"), *[(number, "Rapat", "SK", "x") for number in (1, 2, 3)])
    joined = {each.letter: each.meaning for each in reading.tables[0].columns if each.is_joined}
    assert joined == dict.fromkeys("DE", "target_waktu")
    assert "tidak dipakai" not in take_census(reading).line


def test_columns_that_are_not_used_are_named():
    reading = read((*WORK, "TARGET WAKTU", "Keterangan"), (1, "Rapat", "SK", "Mei", "pagi"))
    assert "kolom tidak dipakai: E “Keterangan”" in take_census(reading).line


def test_an_owner_does_the_work_and_a_team_beside_is_kept():
    reading = read(
        ("Pokja", "Task", "Owner", "Due", "Evidence"), ("Pokja 1", "Rapat", "Sari", "Mei", "SK")
    )
    assert reading.langkah[-1].pic == "Sari"


def test_what_is_no_meaning_or_heading_row_is_refused_with_all_that_can_be_said():
    tables = read((*WORK, "PIC"), (1, "Rapat", "SK", "Mei", "Umum")).tables
    (words,) = [words for row, words in tables[0].rows if row == tables[0].row]
    (choice,) = read_choices(tables, [f"judul={tables[0].row}"])
    assert choice.nilai == words
    with pytest.raises(FileRefused, match="Baris 99 berkas ini tidak dapat") as refused:
        read_choices(tables, ["judul=99"])
    assert refused.value.advice.startswith(f"Yang dapat: {tables[0].row}")
    with pytest.raises(FileRefused) as refused:
        read_choices(tables, ["B=apa"])
    assert refused.value.advice.endswith("simpan saja, abaikan.")


def test_all_work_in_one_area_is_asked_about_unless_the_title_names_it():
    heading = (*WORK, "TARGET WAKTU")
    works = [(number, f"Rapat ke-{number}", "Notula", "Mei") for number in range(1, 7)]
    (asked,) = take_census(read(heading, *works)).missing
    assert asked == "Semua langkah masuk satu area, MANAJEMEN PERUBAHAN."
    titled = plan(("RENCANA KERJA POKJA PENGUATAN PENGAWASAN",), heading, *works)
    reading = read_file(titled, "rencana.xlsx")
    assert {each.nama_area for each in reading.langkah} == {"PENGUATAN PENGAWASAN"}
    assert take_census(reading).missing == ()


def test_an_objective_that_says_the_area_beside_it_again_is_no_second_area_to_ask_about():
    areas = ("Manajemen Perubahan", "Penguatan Akuntabilitas", "Penguatan Pengawasan")
    heading = ("NO", "AREA", "SASARAN", "KEGIATAN", "BUKTI", "WAKTU", "PIC")
    rows = [
        (number, area, f"Terwujudnya {area.lower()}", f"Rapat ke-{number}", "SK", "Mei", "Umum")
        for number, area in enumerate(areas, start=1)
    ]
    reading = read_file(plan(heading, *rows), "rencana.xlsx")
    assert [each.nama_area for each in reading.langkah] == [*areas]
    assert take_census(reading).missing == ()


def test_a_column_read_by_its_cells_may_be_what_its_heading_says():
    heading = (*WORK, "TARGET WAKTU", "PIC")
    works = [
        (number, f"Rapat ke-{number}", "Notula", "Mei", f"Pokja {number}") for number in (1, 2)
    ]
    data = plan(heading, *works)
    reading = read_file(data, "rencana.xlsx")
    assert [each.pic for each in reading.langkah] == [None, None]
    sitting = reading_sitting(reading, reading_questions(reading))
    (asked,) = [each for each in sitting.left if each.effect == "judul"]
    answers = {each.words: each.items for each in sitting.proposals(asked)}
    chosen = build_choices(answers["Bukan, kolom ini PIC"])
    again = read_file(data, "rencana.xlsx", choice=chosen)
    assert [each.pic for each in again.langkah] == ["Pokja 1", "Pokja 2"]
