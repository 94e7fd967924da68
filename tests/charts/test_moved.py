"""Moved targets: an arrow each from the old month to the new, the newest first, with its words."""

from datetime import date
from math import isnan

import pytest

from monev.charts.moved import moved
from monev.charts.theme import Theme
from monev.database import rows_of
from monev.figures import view_at
from monev.figures.moves import MOVE_COLUMNS, change_table, moves, place_of_posisi, place_of_target
from monev.figures.riwayat import moved_targets
from tests.charts.books import SCREENS
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


def test_what_went_back_points_back_and_another_year_widens_the_axis(shared_db):
    frame = moves_at(
        shared_db,
        ("2025-01-15", langkah("I.1.1", tenggat("2025-11")), langkah("I.2.1", tenggat("2025-12"))),
        ("2025-02-15", langkah("I.1.1", tenggat("2025-06")), langkah("I.2.1", tenggat("2026-02"))),
    )
    figure = moved(frame, 2, "posisi", Theme())
    ends = list(figure.data[3].marker.symbol)[len(frame) :]
    assert ends == ["triangle-left", "triangle-right"]
    assert figure.layout.xaxis.range[1] == 14
    assert list(figure.layout.xaxis.ticktext)[-2:] == ["Jan", "Feb"]


def test_a_month_and_its_last_day_stand_at_one_place_inside_the_month():
    assert (
        place_of_target("2025-01", 2025)
        == place_of_target("2025-01-31", 2025)
        == pytest.approx(0.8)
    )
    assert place_of_target("2025-02-01", 2025) == pytest.approx(1.2)
    assert place_of_target("2026-02", 2025) == pytest.approx(13.8)
    assert place_of_posisi(date(2025, 9, 30), 2025) == pytest.approx(8.8)


def test_names_keep_two_lines_and_the_pointer_shows_them_whole_without_markup(frame):
    for theme in SCREENS:
        figure = moved(frame, 12, "posisi", theme)
        name = figure.data[4].text[0].split("<br>")
        assert len(name) == 3, "two lines, and when it was moved"
        assert name[0].startswith("<b>I.3.1</b> Menyusun rencana &lt;b&gt;aksi&lt;/b&gt;")
        shown = (
            figure.data[0]
            .hovertext[0]
            .replace("<br>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
        )
        assert " ".join(LONG.split()) in shown
        assert "Mei 2025 → 31 Oktober 2025" in shown


@pytest.mark.parametrize("theme", SCREENS, ids=str)
def test_frames_may_be_empty_of_one_row_or_large(frame, theme):
    assert moved(moves([], TAHUN, str), 5, "posisi", theme).layout.height > 0
    one = moved(frame.head(1), 5, "posisi", theme)
    many = moved(frame.loc[[0] * 300].reset_index(drop=True), 5, "posisi", theme)
    assert len(many.data) == len(one.data)
    assert len(many.data[0].customdata) == 300
    assert many.layout.height > 100 * one.layout.height / 2


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


def test_a_target_that_came_has_no_beginning(frame):
    assert isnan(frame["ke_x"].iloc[2])
    assert frame["dari_x"].notna().all()
