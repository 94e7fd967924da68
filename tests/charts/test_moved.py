"""Moved targets: an arrow each from the old month to the new, the newest first, with its words."""

from datetime import date

import pytest

from monev.charts.moved import moved
from monev.charts.theme import Theme
from monev.database import rows_of
from monev.figures import view_at
from monev.figures.moves import MOVE_COLUMNS, change_table, moves, place_of_posisi, place_of_target
from monev.figures.riwayat import moved_targets
from tests.figures.material import langkah, store_submissions, tenggat
from tests.figures.test_curve import submitted
from tests.makers import TAHUN

LONG = (
    "Menyusun rencana <b>aksi</b> "
    + "dan menindaklanjuti hasil pemantauan bersama seluruh subbagian " * 4
)


def moves_at(db, *contents: tuple, posisi: str = "2025-12-31"):
    satker = store_submissions(db, *submitted(*contents))
    rows = rows_of(moved_targets(db, view_at(db, satker, TAHUN, date.fromisoformat(posisi))))
    return moves(rows, TAHUN, lambda pelaku: f"nama {pelaku}")


@pytest.fixture
def frame(shared_db):
    """Draw two moves of I.3.1, the first 61 days after it was missed, and I.4.1 taken out."""
    return moves_at(
        shared_db,
        (
            "2025-01-15",
            langkah("I.3.1", tenggat("2025-02"), langkah_aksi=LONG),
            langkah("I.4.1", tenggat("2025-03")),
        ),
        ("2025-04-30", langkah("I.3.1", tenggat("2025-05"), langkah_aksi=LONG), langkah("I.4.1")),
        (
            "2025-05-15",
            langkah("I.3.1", tenggat("2025-10-31"), langkah_aksi=LONG),
            langkah("I.4.1"),
        ),
    )


def test_each_row_says_from_when_to_when_the_newest_first(frame):
    told = frame[["kode", "semula", "menjadi", "ketika", "terlewat"]].to_dict("split")["data"]
    assert told == [
        ["I.3.1", "Mei 2025", "31 Oktober 2025", "belum lewat", False],
        ["I.3.1", "Februari 2025", "Mei 2025", "▲ 61 hari lewat", True],
        ["I.4.1", "Maret 2025", "dicabut", "▲ 30 hari lewat", True],
    ]
    assert frame["kini"].tolist() == ["▲ Terlambat", "", ""]
    assert frame["oleh"].iloc[0] == "nama Penguji"
    assert set(MOVE_COLUMNS) <= set(frame.columns)


def test_arrows_go_from_the_old_month_to_the_new_in_the_colour_of_what_was_missed(frame):
    figure = moved(frame, 12, "posisi 31 Des 2025", Theme())
    ground, missed, in_time, marks, names = figure.data
    assert list(ground.customdata) == ["I.3.1", "I.3.1", "I.4.1"]
    assert [int(x) for x in in_time.x[:2]] == [4, 9], "May to October"
    assert [int(x) for x in missed.x[:2]] == [1, 4], "February to May"
    late = Theme().status_colours()["terlambat"]
    assert (missed.line.color, in_time.line.color == late) == (late, False)
    assert list(marks.marker.symbol)[:3] == ["circle", "circle", "x"]
    from_, to = figure.layout.yaxis.range
    assert to < 0 < names.y[0] + 1 < from_, "the first row is the topmost"
    assert figure.layout.annotations[0].text == "posisi 31 Des 2025"


def test_a_month_and_its_last_day_stand_at_one_place_inside_the_month():
    assert (
        place_of_target("2025-01", 2025)
        == place_of_target("2025-01-31", 2025)
        == pytest.approx(0.8)
    )
    assert place_of_target("2025-02-01", 2025) == pytest.approx(1.2)
    assert place_of_target("2026-02", 2025) == pytest.approx(13.8)
    assert place_of_posisi(date(2025, 9, 30), 2025) == pytest.approx(8.8)


def test_changes_are_told_as_people_read_them():
    changes = [
        {"jenis": "target_bergeser", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": "2025-05", "kolom": None,
         "dari": "2025-05", "ke": "2025-08"},
        {"jenis": "teks_berubah", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": None, "kolom": "PIC",
         "dari": None, "ke": "Ani"},
    ]  # fmt: skip
    table = change_table(changes)
    assert table[["jenis", "kolom", "semula", "menjadi"]].to_dict("split")["data"] == [
        ["target bergeser", "", "Mei 2025", "Agustus 2025"],
        ["sel rencana berubah", "PIC", "", "Ani"],
    ]
    assert table["tenggat"].isna().tolist() == [False, True]
