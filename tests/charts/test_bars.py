"""Bars of areas and PIC: their parts and order on a common 100 %, and the load of a plan."""

from typing import Any

import pandas as pd
import pytest

from monev.charts.bars import load_bars, month_bars, share_bars
from monev.charts.theme import Theme
from monev.core.text import NO_PIC
from monev.figures.shares import loads, month_loads, shares
from tests.charts import books
from tests.conftest import filled_by
from tests.figures.material import langkah, tenggat, view_of

filled = filled_by(books.fill)
POSISI = "2025-09-30"
DONE = ("selesai",)
REPORTED = tenggat("2025-03", *DONE, tanggal_selesai="2025-03-01")
SEVEN_DONE = [
    tenggat(f"2025-0{month}", *DONE, tanggal_selesai="2025-02-01") for month in range(2, 9)
]
LATE_ORDER = [
    # Area I: three days late, one of two; II: all done; III: nothing due, one does not apply; IV:
    # late since July.
    langkah("I.1.1", REPORTED, tenggat("2025-09-27"), pic="Ani"),
    langkah("II.1.1", *SEVEN_DONE),
    langkah("III.1.1", tenggat("2025-12"), tenggat("2025-10", "tidak_berlaku"), pic="Ani"),
    langkah("IV.1.1", tenggat("2025-07-31"), tenggat("2025-11"), pic="Budi"),
]


def parts_of(figure: Any) -> dict[str, list[tuple[float, float]]]:
    """List the drawn parts by the name above them: (from, to), as shares."""
    track, drawn = figure.data[1], figure.data[2]
    names = dict(zip(track.y, names_of(figure), strict=True))
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in names.values()}
    for place, base, length in zip(drawn.y, drawn.base, drawn.x, strict=True):
        found[names[place]].append((round(base, 3), round(base + length, 3)))
    return found


def names_of(figure: Any) -> list[str]:
    """List the names above the bars, the topmost first."""
    names = figure.data[3]
    assert list(names.y) == sorted(names.y)
    return [text.replace("<br>", " ").split("   ")[0] for text in names.text]


def test_the_longest_late_stands_first_and_seven_of_seven_is_a_full_bar(shared_db):
    view = view_of(shared_db, POSISI, *LATE_ORDER)
    figure = share_bars(shares(shared_db, view, "area"), Theme())
    assert names_of(figure) == ["IV Area IV", "I Area I", "II Area II", "III Area III"]
    assert parts_of(figure) == {
        "IV Area IV": [(0.0, 1.0)],
        "I Area I": [(0.0, 0.5), (0.5, 1.0)],
        "II Area II": [(0.0, 1.0)],
        "III Area III": [],
    }
    assert list(figure.data[4].text) == [
        "<b>0/1 (0%)</b>",
        "<b>1/2 (50%)</b>",
        "<b>7/7 (100%)</b>",
        "<b>belum jatuh tempo</b>",
    ]
    assert list(figure.data[5].text) == ["<b>▲ 1</b>", "<b>▲ 1</b>", "", ""]
    assert list(figure.data[0].customdata) == ["IV", "I", "II", "III"]
    assert "terlama 61 hari lewat" in figure.data[0].hovertext[0]


def test_of_the_whole_year_what_is_not_due_is_a_part_too_and_nobody_is_a_pic_as_well(shared_db):
    view = view_of(shared_db, POSISI, *LATE_ORDER)
    rows = shares(shared_db, view, "pic", whole_year=True)
    counts = rows.set_index("nama")[
        ["selesai", "terlambat", "belum_jatuh_tempo", "jumlah"]
    ].to_dict("index")
    assert list(counts) == ["Budi", "Ani", NO_PIC]
    assert counts["Ani"] == {"selesai": 1, "terlambat": 1, "belum_jatuh_tempo": 1, "jumlah": 3}
    figure = share_bars(rows, Theme())
    assert parts_of(figure)["Ani"] == [(0.0, 0.333), (0.333, 0.667), (0.667, 1.0)]
    assert list(figure.data[0].customdata) == ["Budi", "Ani", ""]
    assert "○ Belum jatuh tempo: 1" in figure.data[0].hovertext[1]
    assert pd.isna(rows["hari"].iloc[-1])


def test_what_was_not_reported_is_hatched_and_marked_hollow_where_nothing_else_is_late(shared_db):
    view = view_of(shared_db, "2025-11-30", langkah("I.1.1", tenggat("2025-10"), REPORTED))
    rows = shares(shared_db, view, "area")
    figure = share_bars(rows, Theme())
    assert list(figure.data[2].marker.pattern.shape) == ["", "/"]
    assert list(figure.data[5].text) == ["<b>△ 1</b>"]
    assert "Belum dilaporkan: 1" in figure.data[0].hovertext[0]


def test_a_plan_nothing_was_reported_of_has_one_neutral_colour_and_no_word_of_failure(filled):
    view = books.plan(filled)
    areas = loads(filled, view, "area")
    assert dict(zip(areas["nilai"], areas["jumlah"], strict=True)) == {
        "I": 8, "II": 7, "III": 4, "IV": 4, "V": 118, "VI": 3, "VII": 84,
    }  # fmt: skip
    figure = load_bars(areas, Theme())
    neutral = Theme().status_colours()["rencana"]
    assert figure.data[2].marker.color[0] == neutral
    words = " ".join([*figure.data[0].hovertext, *figure.data[4].text]).casefold()
    assert not {"terlambat", "▲", "△"} & set(words.split())
    bars = zip(figure.data[2].base, figure.data[2].x, strict=True)
    longest = max(base + length for base, length in bars)
    assert longest == pytest.approx(1), "the longest fills the line"


def test_every_month_has_its_bar_and_those_up_to_posisi_are_past(filled):
    rows = month_loads(filled, books.plan(filled))
    figure = month_bars(rows, Theme())
    ground, bars = figure.data
    assert list(bars.y) == [22, 14, 17, 16, 14, 24, 14, 15, 17, 14, 14, 47]
    assert ground.hovertext[0] == "Januari 2024: 22 target"
    assert ground.customdata[-1] == "2024-12"
    assert figure.layout.xaxis.ticktext[0] == "Jan"
    assert rows["lewat"].all()
    assert month_bars(rows, Theme(is_narrow=True)).layout.xaxis.ticktext[0] == "J"
