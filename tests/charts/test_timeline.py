"""The timeline: its lanes, its months with their load, and what each mark says and opens."""

import json
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Any

import pandas as pd
import pytest

from monev import figures
from monev.charts.theme import SYMBOLS, Theme
from monev.charts.timeline import timeline
from monev.charts.timeline_board import place_of, place_of_posisi
from monev.core.dates import SHORT_MONTHS
from monev.database import Database, rows_of
from monev.figures.linimasa import Timeline, timeline_rows
from monev.figures.linimasa import timeline as frames_of
from tests.charts.books import SCREENS, plain
from tests.code import GUNUNGKIDUL_FILE, MESUJI_FILE
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.uploads.material import upload_file

POSISI = date(2025, 9, 30)
USUAL = Theme()


@pytest.fixture
def look(fill_database):
    """Return a function that makes the frames of a situation; without `opened` every area is open."""

    def run(situation: str, posisi: date = POSISI, opened: set[str] | None = None) -> Timeline:
        db = fill_database(situation)
        view = figures.view_at(db, SATKER, 2025, posisi)
        shown = timeline_rows(db, view)
        return frames_of(view, shown, {*shown.langkah["area"]} if opened is None else opened)

    return run


def drawn(
    frames: Timeline, theme: Theme = USUAL, months: tuple[int, int] | None = None
) -> dict[str, Any]:
    """Draw the figure as the browser gets it."""
    return json.loads(timeline(theme, frames, months).to_json())


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


@pytest.mark.parametrize("theme", SCREENS)
@pytest.mark.parametrize("opened", [None, set()], ids=["open", "folded"])
@pytest.mark.parametrize(
    "situation", ["rencana", "dilaporkan", "satu_baris", "tanpa_tenggat", "besar"]
)
def test_every_mark_has_a_sign_that_plotly_knows_and_stands_within_the_picture(
    look, situation, opened, theme
):
    figure = drawn(look(situation, opened=opened), theme)
    bottom, top = figure["layout"]["yaxis"]["range"]
    left, right = figure["layout"]["xaxis"]["range"]
    for mark in marks_of(figure):
        assert mark["trace"]["marker"]["symbol"] in SYMBOLS.values()
        assert top < mark["y"] < bottom
        assert left < mark["x"] < right
        assert figure["layout"].get(mark["trace"]["legend"]), "a key that is there"
    assert len(set(names_of(figure))) > 0


def test_a_target_by_its_month_stands_where_one_by_that_months_last_day_does_and_none_on_a_border():
    days = pd.to_datetime(
        pd.Series(["2025-01-31", "2025-02-01", "2025-02-28", "2024-12-31", "2026-01-01"])
    )
    assert place_of(days, 2025).tolist() == pytest.approx([0.8, 1.2, 1.8, -0.2, 12.2])


@pytest.mark.parametrize(
    "posisi", [date(2025, 1, 30), date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 27)]
)
def test_what_is_due_by_posisi_stands_before_its_line_and_nothing_else_does(posisi):
    days = pd.Series(pd.date_range("2025-01-01", "2025-03-31"))
    is_before = place_of(days, 2025) < place_of_posisi(posisi, 2025)
    assert days[is_before].max().date() == posisi
    assert is_before.sum() == posisi.timetuple().tm_yday


def test_posisi_at_the_end_of_a_month_is_its_border():
    assert place_of_posisi(date(2025, 9, 30), 2025) == 9
    assert place_of_posisi(date(2024, 2, 29), 2025) == -10


def test_the_day_it_was_done_is_a_thin_line_from_the_due_day(look):
    """I.1.1 was due in March and done on 2 April."""
    figure = drawn(look("dilaporkan"))
    (line,) = [trace for trace in figure["data"] if trace.get("mode") == "lines+markers"]
    april = 3 + 0.2 + 0.6 / 29
    assert line["x"] == [pytest.approx(2.8), pytest.approx(2.8), pytest.approx(april), None]
    assert len(set(line["y"][:3])) == 1, "alone in its lane it stays at the height of its mark"
    (mark,) = [mark for mark in marks_of(figure) if mark["customdata"] == ["langkah", "I.1.1"]]
    assert "Target Maret 2025 · ✓ Selesai · 2 hari setelah tenggatnya" in mark["hovertext"]
    assert "Selesai pada 2 April 2025" in mark["hovertext"]


def test_what_shows_under_the_pointer_is_the_whole_of_it_and_signs_of_a_text_stay_signs(look):
    marks = marks_of(drawn(look("dilaporkan")))
    [mark] = [mark for mark in marks if mark["customdata"][1] == "I.2.1"]
    assert "<b>I.2.1</b> Rapat &lt;b&gt;ZI&lt;/b&gt;" in mark["hovertext"]
    assert "Target Juni 2025 · ▲ Terlambat · 92 hari lewat" in mark["hovertext"]
    assert "bukti 0/1" in mark["hovertext"]
    assert "<b>ZI" not in "".join(names_of(drawn(look("dilaporkan"))))


def test_a_lane_without_a_target_is_asked_about_and_a_lane_says_how_its_tenggat_stand(look):
    frames = look("dilaporkan")
    hover = dict(zip(frames.lanes["kode"], frames.lanes["hover"], strict=True))
    assert "1 belum jatuh tempo, 1 tidak berlaku" in hover["V.a.3.1"]
    assert "? tanpa target waktu" in hover["VI.1.1"]
    assert "0 dari 1 selesai, 1 terlambat" not in hover["V"]
    asked = [mark for mark in marks_of(drawn(frames)) if mark["text"] == "? tanpa target waktu"]
    assert [mark["customdata"] for mark in asked] == [["langkah", "VI.1.1"]]


def test_the_load_of_a_month_tells_what_is_late_and_what_is_so_for_want_of_a_report(look):
    """October and December fell due after the last report; November's only tenggat is tidak
    berlaku."""
    months = look("dilaporkan", date(2025, 12, 31)).months
    due = months[months["N"] > 0].set_index("bulan")
    assert due[["N", "terlambat", "belum_dilaporkan"]].T.to_dict("list") == {
        3: [1, 0, 0],
        6: [1, 1, 0],
        7: [1, 0, 0],
        10: [1, 1, 1],
        12: [1, 1, 1],
    }
    lanes = look("dilaporkan", date(2025, 12, 31)).lanes
    assert lanes.loc[lanes["kode"] == "V", "catatan"].item() == "△2"


def test_the_bars_over_a_month_are_as_high_together_as_what_falls_due_in_it(look):
    figure = drawn(look("dilaporkan", date(2025, 12, 31)))
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    load = next(trace for trace in bars if trace.get("orientation") != "h")
    heights = Counter()
    for x, height in zip(load["x"], load["y"], strict=True):
        heights[x] += height
    assert set(heights) == {2.5, 5.5, 6.5, 9.5, 11.5}
    assert len(set(heights.values())) == 1
    assert ["bulan", 6] in load["customdata"]


def test_a_plan_without_reports_is_neutral_nothing_in_it_is_late_and_a_window_is_a_bar(look):
    figure = drawn(look("rencana"))
    assert "erlambat" not in json.dumps([mark["hovertext"] for mark in marks_of(figure)])
    assert "Terlambat" not in json.dumps(figure["data"])
    colours = {mark["trace"]["marker"]["color"] for mark in marks_of(figure) if mark["text"] == ""}
    assert len(colours - {USUAL.palette.ink_quiet}) == 1
    (window,) = [trace for trace in figure["data"] if trace.get("mode") == "lines"]
    assert window["x"] == [pytest.approx(7.1), pytest.approx(10.8), None]


def test_the_key_counts_what_the_marks_mean_and_hides_what_is_late_together(look):
    figure = drawn(look("dilaporkan", date(2025, 12, 31)))
    named = [trace for trace in figure["data"] if trace.get("name")]
    shown = sorted(named, key=itemgetter("legendrank"))
    assert [trace["name"].replace("<br>", " ") for trace in shown] == [
        "Selesai <b>2</b>",
        "Terlambat <b>3</b>",
        "di antaranya belum dilaporkan <b>2</b>",
        "Tidak berlaku <b>1</b>",
        "Belum dapat dinilai <b>1</b>",
    ]
    assert shown[1]["legendgroup"] == shown[2]["legendgroup"]
    columns = [trace["legend"] for trace in shown]
    assert columns == ["legend", "legend", "legend", "legend2", "legend2"], (
        "beside each other over the names"
    )
    for theme in (Theme(is_narrow=True), Theme(is_large=True)):
        figure = drawn(look("dilaporkan", date(2025, 12, 31)), theme)
        assert {trace["legend"] for trace in figure["data"] if trace.get("name")} == {"legend"}


def test_a_tenggat_is_a_mark_and_a_folded_area_a_lane_with_one_per_month(look):
    assert Counter(kodes_of(drawn(look("besar")), "langkah")).total() == 228
    folded = drawn(look("besar", opened=set()))
    assert kodes_of(folded, "area") == ["V"] * 12
    assert kodes_of(folded, "langkah") == []
    # 19 langkah, each with a target in every month.
    assert all(plain(mark["text"]).endswith("/19") for mark in marks_of(folded))
    assert [act[0] for act in folded["data"][0]["customdata"]] == ["area"]


def test_a_late_days_line_never_goes_through_another_mark_or_line_of_its_lane(fill_database):
    """January was done in February, February in April, March in May."""
    done = {"2025-01": "2025-02-10", "2025-02": "2025-04-10", "2025-03": "2025-05-20"}
    late = []
    for month, day in done.items():
        late.append(tenggat_content(month, "selesai", tanggal_selesai=day))
    db = fill_database("kosong")
    append_unggahan(db, sample_content([langkah_content("I.1.1", late)], posisi="2025-09-30"))
    view = figures.view_at(db, SATKER, 2025, POSISI)
    figure = drawn(frames_of(view, timeline_rows(db, view), {"I"}))
    (lines,) = [trace for trace in figure["data"] if trace.get("mode") == "lines+markers"]
    marks = {mark["x"]: mark["y"] for mark in marks_of(figure)}
    heights = lines["y"][2::4]
    drawn_lines = [*zip(lines["x"][0::4], lines["x"][2::4], heights, strict=True)]
    for begin, end, height in drawn_lines:
        for place, of_mark in marks.items():
            assert not (begin < place < end and height == of_mark)
        for other, other_end, other_height in drawn_lines:
            is_over = begin < other_end and other < end and other != begin
            assert not (is_over and height == other_height)


def test_marks_of_areas_and_of_langkah_stand_at_one_place_of_a_month(look):
    for theme, beside in ((USUAL, "middle left"), (Theme(is_narrow=True), "bottom center")):
        folded = marks_of(drawn(look("besar", opened=set()), theme))
        own = marks_of(drawn(look("besar"), theme))
        assert {mark["x"] for mark in folded} == {mark["x"] for mark in own}
        assert {mark["trace"]["textposition"] for mark in folded} == {beside}


def test_posisi_is_named_above_the_months_and_their_load(look):
    figure = drawn(look("dilaporkan"))
    words = next(trace for trace in figure["data"] if trace.get("mode") == "text")
    names = {plain(text): height for text, height in zip(words["text"], words["y"], strict=True)}
    posisi = names.pop("posisi 30/09/2025")
    assert posisi < min(names.values())
    shapes = figure["layout"]["shapes"]
    [line] = [shape for shape in shapes if shape.get("line", {}).get("dash") == "dot"]
    assert posisi < line["y0"] < names["Sep"], (
        "at the end of a month its line begins below its name"
    )


def test_on_a_wide_screen_a_line_of_a_name_holds_more_letters(fill_database):
    long = " ".join(["menyelenggarakan rapat evaluasi"] * 20)
    frames = plan_of(
        fill_database, langkah_content("I.1.1", [tenggat_content("2025-06")], langkah_aksi=long)
    )
    usual, wide = (drawn(frames, Theme(scale=scale)) for scale in (1.0, 1.25))
    assert len(names_of(wide)[2]) > len(names_of(usual)[2]) > 45


def test_folded_months_count_what_the_heatmap_counts(look, reported):
    view = figures.view_at(reported, SATKER, 2025, date(2025, 12, 31))
    marks = look("dilaporkan", date(2025, 12, 31), opened=set()).marks
    words = {(row.kode, row.jatuh_tempo.month): row.words for row in marks.itertuples()}
    expected = {}
    for cell in rows_of(figures.matrix(reported, view)):
        if cell["tingkat"] == "area" and cell["N"] and 1 <= cell["kolom"] <= 12:
            expected[cell["area"], cell["kolom"]] = f"{cell['n']}/{cell['N']}"
    assert words == expected


def plan_of(make_db, *langkah: dict[str, Any]) -> Timeline:
    """Make the frames of a plan of these langkah, every area open."""
    db = make_db(lambda db: append_unggahan(db.journal, sample_content(list(langkah))))
    view = figures.view_at(db, SATKER, 2025, POSISI)
    shown = timeline_rows(db, view)
    return frames_of(view, shown, {*shown.langkah["area"]})


@pytest.mark.parametrize(
    ("other", "months", "named"),
    [("2025-06", 12, 12), ("2026-02", 14, 14), ("2024-01", 24, 12), ("2028-12", 48, 16)],
)
def test_months_outside_the_tahun_widen_the_axis_and_are_named_as_far_as_there_is_room(
    fill_database, other, months, named
):
    frames = plan_of(fill_database, langkah_content("I.1.1", [tenggat_content(other)]))
    assert len(frames.months) == months
    words = next(trace for trace in drawn(frames)["data"] if trace.get("mode") == "text")
    names = {text for text in words["text"] if text[:3] in SHORT_MONTHS}
    assert len(names) == named
    assert "Jan" in names
    assert any("’" in name for name in names) == (other[:4] != "2025")
    assert (frames.months["bulan"] > 0).any() == (months == 12), (
        "a number that could mean two months asks for none"
    )


def test_a_triwulan_shows_its_months_alone(look):
    figure = drawn(look("dilaporkan"), months=(6, 8))
    left, right = figure["layout"]["xaxis"]["range"]
    assert (round((6 - left) / (9 - left), 2), int(right)) == (0.35, 9)
    assert kodes_of(figure, "langkah") == ["V.a.1.1", "VI.1.1"][::-1]
    words = next(trace for trace in figure["data"] if trace.get("mode") == "text")
    assert {"Jul", "Agu", "Sep"} <= {*words["text"]}


def test_names_take_at_most_two_lines_of_enough_letters(fill_database):
    long = " ".join(["menyelenggarakan rapat evaluasi"] * 20)
    frames = plan_of(
        fill_database, langkah_content("I.1.1", [tenggat_content("2025-06")], langkah_aksi=long)
    )
    first, second = names_of(drawn(frames))[2:]
    assert len(f"{first} {second}") >= 80
    assert second.endswith(" …")
    kode_and_name, rest = names_of(drawn(frames, Theme(is_narrow=True)))[1:]
    assert kode_and_name.startswith("<b>I.1.1</b>  menyelenggarakan")
    assert rest.endswith(" …")


@pytest.mark.parametrize("theme", [USUAL, Theme(is_narrow=True)])
def test_lanes_lie_one_below_the_other_and_names_over_their_lanes(look, theme):
    figure = drawn(look("besar"), theme)
    names = figure["data"][0]
    assert names["y"] == sorted(names["y"])
    ends = {base + width for base, width in zip(names["base"], names["x"], strict=True)}
    assert max(ends) == (12 if theme.is_narrow else 0)


DECREES = {"Gunungkidul": (GUNUNGKIDUL_FILE, 228), "Mesuji": (MESUJI_FILE, 40)}


@pytest.mark.parametrize("decree", DECREES)
def test_every_target_of_a_decree_has_its_mark_in_its_month(fill_database, decree):
    """The expected marks are counted in the journal, without a query."""
    file, count = DECREES[decree]
    entries = []

    def fill(db: Database) -> None:
        entries.append(upload_file(db, file.read_bytes(), file.name, f"{file.stem[-4:]}-12-31"))

    db = fill_database(fill)
    (entry,) = entries
    view = figures.view_at(db, entry.satker, entry.tahun, date(entry.tahun, 12, 31))
    shown = timeline_rows(db, view)
    stored = Counter()
    for langkah in entry.isi["langkah"]:
        for target in langkah["tenggat"]:
            stored[langkah["kode"], int(target["tenggat"][5:7]) - 1] += 1
    assert stored.total() == count
    opened = drawn(frames_of(view, shown, {*shown.langkah["area"]}))
    marks = [mark for mark in marks_of(opened) if not mark["text"]]
    assert Counter((mark["customdata"][1], int(mark["x"])) for mark in marks) == stored
    folded = marks_of(drawn(frames_of(view, shown, set())))
    areas = [mark for mark in folded if mark["customdata"][0] == "area"]
    assert sum(int(plain(mark["text"])) for mark in areas) == count


def test_frames_may_be_empty_or_large(look):
    nothing = look("tanpa_tenggat")
    assert kodes_of(drawn(nothing), "langkah") == ["I.1.1"]
    empty = Timeline(*(frame.iloc[:0] for frame in (nothing.lanes, nothing.marks)), *nothing[2:])
    assert marks_of(drawn(empty)) == []
    one = look("satu_baris")
    lanes = pd.concat([one.lanes[one.lanes["jenis"] == "langkah"]] * 300, ignore_index=True)
    marks = one.marks.loc[one.marks.index.repeat(3600)].assign(
        lane=[number // 12 for number in range(3600)]
    )
    large = drawn(one._replace(lanes=lanes, marks=marks))
    assert len(kodes_of(large, "langkah")) == 3600
    assert large["layout"]["height"] > 300 * 19
