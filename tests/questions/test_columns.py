"""What each column of a file was taken for is said as it is, and what is missing is counted."""

from monev.core.records import Reading
from monev.questions import take_census
from monev.reading import read_file
from tests.questions.material import WORK, plan
from tests.reading.tables import AREA


def read(heading: tuple[str | None, ...], *rows: tuple[object, ...]) -> Reading:
    return read_file(plan(heading, AREA, *rows), "rencana.xlsx")


def test_columns_that_one_meaning_is_read_from_are_said_together():
    reading = read((*WORK, "JAN", "FEB"), *[(number, "Rapat", "SK", "x") for number in (1, 2, 3)])
    joined = {each.letter: each.meaning for each in reading.tables[0].columns if each.is_joined}
    assert joined == dict.fromkeys("DE", "target_waktu")
    assert "tidak dipakai" not in take_census(reading).line


def test_an_owner_does_the_work_and_a_team_beside_is_kept():
    reading = read(
        ("Pokja", "Task", "Owner", "Due", "Evidence"), ("Pokja 1", "Rapat", "Sari", "Mei", "SK")
    )
    assert reading.langkah[-1].pic == "Sari"
