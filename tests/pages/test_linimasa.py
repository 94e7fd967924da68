"""Linimasa: which areas are open when a person comes, by the langkah that the timeline draws."""

from collections.abc import Callable

from monev.database import Database
from monev.ui.page_table import LINIMASA
from tests.drawn_pictures import picture_on
from tests.makers import append_unggahan, langkah_content, sample_content, tenggat_content
from tests.on_screen import rows_on


def bare_plan(db: Database) -> None:
    """Store more than one screen holds: area I was due in March, area II is due within the
    month.
    """
    due = {"I": "2025-03", "II": "2025-10-15"}
    rows = []
    for area, day in due.items():
        for number in range(1, 9):
            rows.append(langkah_content(f"{area}.{number}.1", [tenggat_content(day)]))
    append_unggahan(db, sample_content(rows))


def busy_month(db: Database) -> None:
    """Store three areas of six langkah, all due within the month."""
    rows = []
    for area in ("I", "II", "III"):
        for number in range(1, 7):
            rows.append(langkah_content(f"{area}.{number}.1", [tenggat_content("2025-10-15")]))
    append_unggahan(db, sample_content(rows))


def open_areas(at) -> set[str]:
    """List the areas whose langkah have lanes of their own."""
    over = {point.name.split()[0] for point in picture_on(at, "Linimasa target").hovered}
    return {kode.partition(".")[0] for kode in over if "." in kode}


def test_a_plan_nothing_was_reported_of_opens_at_what_comes_next_and_not_at_what_is_past(
    fill_database, open_page
):
    fill_database(bare_plan)
    assert open_areas(open_page(LINIMASA, posisi="2025-09-30")) == {"II"}


def test_no_more_areas_are_open_at_first_than_one_screen_holds(fill_database, open_page):
    fill_database(busy_month)
    assert open_areas(open_page(LINIMASA, posisi="2025-09-30")) == {"I", "II"}


def test_filtered_it_draws_only_the_langkah_that_match(fill_database, open_page):
    fill_database(bare_plan)
    at = open_page(LINIMASA, posisi="2025-09-30", status="belum_dilaporkan")
    assert open_areas(at) == {"I"}


def test_what_all_targets_of_the_coming_month_share_is_said_once(fill_database, open_page):
    def plan(*days: str) -> Callable[[Database], None]:
        langkah = [
            langkah_content(f"I.{number}.1", [tenggat_content(day)])
            for number, day in enumerate(days, 1)
        ]
        return lambda db: append_unggahan(db, sample_content(langkah))

    fill_database(plan("2025-10", "2025-10"))
    rows = rows_on(open_page(LINIMASA, posisi="2025-09-30"))
    assert [(row.state, "Oktober 2025" in row.notes) for row in rows] == [("", False)] * 2
    fill_database(plan("2025-09-30", "2025-10-10"))
    rows = rows_on(open_page(LINIMASA, posisi="2025-09-15"))
    assert {row.state for row in rows} != {""}, "not all of one month"
