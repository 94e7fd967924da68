"""The two pictures of the plan in the room: Peta and Linimasa of the meeting's triwulan."""

from datetime import date

from monev.meeting.records import rapat_view
from monev.ui.page_table import RAPAT
from pages.rapat.figure_screens import situation_blocks
from tests.makers import (
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import room_on, room_things, seen_in, words_of
from tests.page_runs import filled_with
from tests.screen_things import Bar, Cell

DONE = {"laporan": "selesai", "bukti": {"Undangan": "ada"}}


def fill_quarter(db) -> None:
    """Store a plan at 30 June: I.1.1 done in May, I.2.1 late since February and in June, II.1.1 due
    in August, II.2.1 lasting from January to December; with a meeting about TW II.
    """
    lasting = tenggat_content("2025-12", "proses")
    content = [
        langkah_content(
            "I.1.1", [tenggat_content("2025-05", tanggal_selesai="2025-05-20", **DONE)]
        ),
        langkah_content("I.2.1", [tenggat_content("2025-02"), tenggat_content("2025-06")]),
        langkah_content("II.1.1", [tenggat_content("2025-08")]),
        langkah_content("II.2.1", [lasting], jenis_target="rentang", mulai="2025-01"),
    ]
    append_unggahan(db, sample_content(content, posisi="2025-06-30"))
    begin_rapat(db)


quarter = filled_with(fill_quarter)


def rows_of_screen(open_page, key: str) -> dict[str, list[str]]:
    """Return the texts of the cells of a screen by the name of their row."""
    rows: dict[str, list[str]] = {}
    for cell in room_things(room_on(open_page(RAPAT, rapat="1", layar=key)), Cell):
        rows.setdefault(cell.row, []).append(f"{cell.text} {cell.late}".strip())
    return rows


def test_the_map_shows_the_months_of_the_triwulan_and_the_others_as_wholes(quarter, open_page):
    rows = rows_of_screen(open_page, "peta")
    assert rows == {
        "I Area I": ["0/1 ▲1", "", "1/1", "0/1 ▲1", "", "", "1/3 ▲2"],
        "II Area II": ["", "", "", "", "(1)", "(1)", "–"],
        "Semua area": ["0/1 ▲1", "", "1/1", "0/1 ▲1", "(1)", "(1)", "1/3 ▲2"],
    }


def test_linimasa_shows_what_the_triwulan_owes_and_what_is_late_from_before(quarter, open_page):
    rows = rows_of_screen(open_page, "linimasa")
    assert rows == {
        "I Area I": [""] * 4,
        "I.1 Langkah I.1.1": ["", "", "✓", ""],
        "I.2 Langkah I.2.1": ["▲ 122 hari", "", "", "▲ jatuh tempo"],
        "II Area II": [""] * 4,
        "II.2 Langkah II.2.1": ["", "━━", "━━", "━━"],
    }  # II.1.1 falls due later


def test_what_falls_due_next_does_not_count_what_only_goes_on_then(quarter, open_page):
    """The map counts the same: (1) in TW III."""
    words = [*words_of(room_on(open_page(RAPAT, rapat="1", layar="target")).blocks)]
    told = "1 target jatuh tempo pada TW III 2025, 1 lainnya berlangsung."
    assert any(said.startswith(told) for said in words)


def test_the_bars_of_a_plan_alone_have_no_word_of_failure(db):
    plan = [langkah_content("I.1.1", [tenggat_content("2025-03"), tenggat_content("2025-11")])]
    append_unggahan(db, sample_content(plan, posisi="2025-01-01"))
    rapat = begin_rapat(db, tanggal="2025-10-07", posisi=date(2025, 9, 30))
    (bar,) = seen_in(situation_blocks(db, rapat_view(db, rapat), rapat), Bar)
    assert (bar.value, bar.late, bar.parts) == ("1 dari 2 jatuh tempo", "", {"selesai": 1})
