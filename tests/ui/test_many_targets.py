"""Many targets in one entry: a long quarter is marked whole."""

from monev.database import Database
from monev.ui.page_table import LAPOR
from tests.desk import rows_on
from tests.makers import (
    SATKER,
    add_people,
    append_unggahan,
    langkah_content,
    langkah_now,
    sample_content,
    tenggat_content,
)
from tests.page_runs import choose_all, filled_with, press, unfold


@filled_with
def large(db: Database) -> None:
    """Store a quarter of twenty targets."""
    langkah = [
        langkah_content(f"I.{number}.1", [tenggat_content("2025-09")]) for number in range(1, 21)
    ]
    append_unggahan(db.journal, sample_content(langkah, posisi="2025-06-30", laporan_lengkap=True))
    add_people(db, oki={SATKER: "operator"})


def test_a_long_quarter_is_one_table_and_marked_whole(large, look_as, open_page):
    look_as(large, "oki")
    at = open_page(LAPOR, posisi="2025-09-30")
    assert len(rows_on(at)) == 20
    at = choose_all(unfold(at, "Tandai sekaligus"), "Target")
    press(at, "Tandai 20 target selesai")
    for number in (1, 15, 16, 20):
        (target,) = langkah_now(large, f"I.{number}.1")["tenggat"]
        assert target["laporan"] == "selesai", number
