"""The timeline: its lanes, its months with their load, and what each mark says and opens."""

import json
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Any

import pytest

from monev import figures
from monev.charts.theme import Theme
from monev.charts.timeline import timeline
from monev.charts.timeline_board import place_of_posisi
from monev.database import rows_of
from monev.figures.linimasa import Timeline, timeline_rows
from monev.figures.linimasa import timeline as frames_of
from tests.charts import books
from tests.charts.books import plain
from tests.makers import SATKER

POSISI = date(2025, 9, 30)
USUAL = Theme()


@pytest.fixture
def look(fill_database):
    """Return a function that makes the frames of a situation; without `opened` every area is open."""

    def run(situation: Any, posisi: date = POSISI, opened: set[str] | None = None) -> Timeline:
        db = fill_database(situation)
        view = figures.view_at(db, SATKER, 2025, posisi)
        shown = timeline_rows(db, view)
        return frames_of(view, shown, {*shown.langkah["area"]} if opened is None else opened)

    return run


def drawn(frames: Timeline, theme: Theme = USUAL) -> dict[str, Any]:
    """Draw the figure as the browser gets it."""
    return json.loads(timeline(theme, frames).to_json())


def marks_of(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """List the marks with place, words, and what each opens."""
    found = []
    for trace in figure["data"]:
        if trace["type"] == "scatter" and trace.get("customdata"):
            keys = ("x", "y", "text", "hovertext", "customdata")
            for values in zip(*(trace[key] for key in keys), strict=True):
                found.append(dict(zip(keys, values, strict=True)) | {"trace": trace})
    return found


def names_of(figure: dict[str, Any]) -> list[str]:
    """List the lines of the lanes' names, from top to bottom."""
    return figure["data"][0]["text"]


def kodes_of(figure: dict[str, Any], jenis: str) -> list[str]:
    """List what the marks of one kind open."""
    return [mark["customdata"][1] for mark in marks_of(figure) if mark["customdata"][0] == jenis]


def test_the_day_it_was_done_is_a_thin_line_from_the_due_day(look):
    """I.1.1 was due in March and done on 2 April."""
    figure = drawn(look("dilaporkan"))
    (line,) = [trace for trace in figure["data"] if trace.get("mode") == "lines+markers"]
    april = 3 + 0.2 + 0.6 / 29
    assert line["x"][:4] == [pytest.approx(2.8), pytest.approx(2.8), pytest.approx(april), None]
    assert len(set(line["y"][:3])) == 1, "alone in its lane it stays at the height of its mark"
    (mark,) = [mark for mark in marks_of(figure) if mark["customdata"] == ["langkah", "I.1.1"]]
    assert "Target Maret 2025 · ✓ Selesai, 2 hari setelah tenggatnya" in mark["hovertext"]
    assert "Selesai pada 2 April 2025" in mark["hovertext"]


def test_posisi_is_a_dotted_line_across_the_lanes_and_none_where_it_lies_outside_the_year(look):
    def lines(posisi: date) -> set[float]:
        shapes = drawn(look("dilaporkan", posisi))["layout"]["shapes"]
        return {shape["x0"] for shape in shapes if shape["line"].get("dash") == "dot"}

    assert lines(POSISI) == {place_of_posisi(POSISI, 2025)}
    assert lines(date(2026, 6, 30)) == set()


def test_what_shows_under_the_pointer_is_the_whole_of_it_and_signs_of_a_text_stay_signs(look):
    marks = marks_of(drawn(look("dilaporkan")))
    [mark] = [mark for mark in marks if mark["customdata"][1] == "I.2.1"]
    assert "<b>I.2</b> Rapat &lt;b&gt;ZI&lt;/b&gt;" in mark["hovertext"]
    assert "Target Juni 2025 · ▲ Terlambat, 92 hari lewat" in mark["hovertext"]
    assert "bukti 0/1" in mark["hovertext"]
    assert "<b>ZI" not in "".join(names_of(drawn(look("dilaporkan"))))


def test_a_lane_without_a_target_is_asked_about_and_a_lane_says_how_its_tenggat_stand(look):
    frames = look("dilaporkan")
    hover = dict(zip(frames.lanes["kode"], frames.lanes["hover"], strict=True))
    assert "1 target belum jatuh tempo, 1 tidak berlaku" in hover["V.a.3.1"]
    assert "? Belum dapat dinilai" in hover["VI.1.1"]
    assert "terlambat" not in hover["V"]
    asked = [mark for mark in marks_of(drawn(frames)) if mark["text"] == "? tanpa target waktu"]
    assert [mark["customdata"] for mark in asked] == [["langkah", "VI.1.1"]]


def test_the_load_of_a_month_tells_what_is_late_and_what_nobody_reported(look):
    """October and December fell due after the last report; November's only tenggat is tidak
    berlaku.
    """
    months = look("dilaporkan", date(2025, 12, 31)).months
    due = months[months["N"] > 0].set_index("bulan")
    assert due[["N", "terlambat", "belum_dilaporkan"]].T.to_dict("list") == {
        3: [1, 0, 0],
        6: [1, 1, 0],
        7: [1, 0, 0],
        10: [1, 0, 1],
        12: [1, 0, 1],
    }
    lanes = look("dilaporkan", date(2025, 12, 31)).lanes
    of_areas = lanes[lanes["jenis"] == "area"].set_index("kode")["catatan"]
    assert of_areas.to_dict() == {"I": "▲1", "V": "△2", "VI": ""}


def test_a_plan_without_reports_is_neutral_nothing_in_it_is_late_and_a_window_is_a_bar(look):
    figure = drawn(look("rencana"))
    assert "erlambat" not in json.dumps([trace.get("hovertext") for trace in figure["data"]])
    assert "Terlambat" not in json.dumps(figure["data"])
    colours = {mark["trace"]["marker"]["color"] for mark in marks_of(figure) if mark["text"] == ""}
    assert len(colours - {USUAL.palette.ink_quiet}) == 1
    load = next(trace for trace in figure["data"] if trace["type"] == "bar" and trace["marker"])
    assert USUAL.palette.terlambat_pale not in load["marker"]["color"]
    folded = drawn(look("rencana", opened=set()))
    assert not [mark for mark in marks_of(folded) if "/" in plain(mark["text"])]
    (window,) = [trace for trace in figure["data"] if trace.get("mode") == "lines"]
    assert window["x"] == [pytest.approx(7.1), pytest.approx(10.8), None]


def test_the_counts_of_the_key_add_up_to_the_marks(look):
    figure = drawn(look("dilaporkan", date(2025, 12, 31)))
    named = [trace for trace in figure["data"] if trace.get("name")]
    shown = sorted(named, key=itemgetter("legendrank"))
    assert [trace["name"].replace("<br>", " ") for trace in shown] == [
        "Selesai <b>2</b>",
        "Terlambat <b>1</b>",
        "Belum dilaporkan <b>2</b>",
        "Tidak berlaku <b>1</b>",
        "Belum dapat dinilai <b>1</b>",
    ]
    counts = [int(books.plain(trace["name"]).split()[-1]) for trace in shown]
    assert sum(counts) == len(marks_of(figure))
    columns = [trace["legend"] for trace in shown]
    assert columns == ["legend", "legend", "legend", "legend2", "legend2"], (
        "beside each other over the names"
    )
    for theme in (Theme(is_narrow=True), Theme(is_large=True)):
        figure = drawn(look("dilaporkan", date(2025, 12, 31)), theme)
        named = [trace for trace in figure["data"] if trace.get("name")]
        assert {trace["legend"] for trace in named} == {"legend"}
        names = [trace["name"].replace("<br>", " ") for trace in named]
        assert "Belum dilaporkan <b>2</b>" in names


def test_a_tenggat_is_a_mark_and_a_folded_area_a_lane_with_one_per_month(look):
    assert Counter(kodes_of(drawn(look("besar")), "langkah")).total() == 228
    folded = drawn(look("besar", opened=set()))
    assert kodes_of(folded, "area") == ["V"] * 12
    assert kodes_of(folded, "langkah") == []
    # 19 langkah, each with a target in every month.
    assert all(plain(mark["text"]).endswith("/19") for mark in marks_of(folded))
    assert [act[0] for act in folded["data"][0]["customdata"]] == ["area"]


def test_a_folded_month_has_the_sign_of_what_comes_first_in_it(look):
    """Of the sample plan: all that the key counts as begun has its sign also where it is folded."""
    for situation, day in (("rencana", POSISI), ("dilaporkan", POSISI)):
        signs = {}
        for row in look(situation, day).marks.itertuples():
            signs.setdefault((row.kode.split(".")[0], row.jatuh_tempo.month), set()).add(row.status)
        for row in look(situation, day, opened=set()).marks.itertuples():
            assert row.status in signs[row.kode, row.jatuh_tempo.month]


def test_folded_months_count_what_the_heatmap_counts(look, reported):
    view = figures.view_at(reported, SATKER, 2025, date(2025, 12, 31))
    marks = look("dilaporkan", date(2025, 12, 31), opened=set()).marks
    said = {
        (row.kode, row.jatuh_tempo.month): (row.words, row.status == "selesai")
        for row in marks.itertuples()
    }
    expected = {}
    for cell in rows_of(figures.matrix(reported, view)):
        if cell["tingkat"] == "area" and cell["N"] and 1 <= cell["kolom"] <= 12:
            words = f"{cell['n']}/{cell['N']}"
            expected[cell["area"], cell["kolom"]] = (words, cell["n"] == cell["N"])
    assert said == expected
