"""Pictures are pure functions of frames: empty frames, what is drawn where, one colour per status."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from monev import figures
from monev.core.statuses import RENCANA_COLOUR, STATUS_TENGGAT
from monev.ui.pictures.heatmap_picture import peta_capaian
from monev.ui.pictures.picture_base import PICTURE_MARKS, SYMBOLS
from monev.ui.pictures.timeline import linimasa, month_bounds, place_of_tenggat, time_axes
from tests.makers import SATKER

POSISI = date(2025, 9, 30)


@pytest.fixture
def frame(fill_database):
    """The frames of one situation as keadaan gives them: tenggat, langkah, matriks."""

    def take(situation: str, **choice) -> tuple[pd.DataFrame, ...]:
        db = fill_database(situation)
        p = figures.view_at(db, SATKER, 2025, POSISI)
        return figures.tenggat(db, p), figures.langkah(db, p), figures.matrix(db, p, **choice)

    return take


def linimasa_picture(frame, **other):
    tenggat, langkah, matrix = frame
    choice = {"tahun": 2025, "posisi": POSISI, "opened": list(langkah["area"].unique()), **other}
    return go.Figure(linimasa(tenggat, langkah, matrix, **choice))


def heatmap_picture(matrix: pd.DataFrame, **other):
    return go.Figure(peta_capaian(matrix, **{"per": "bulan", "unit": "tenggat selesai", "tahun": 2025, **other}))


def opened_by_marks(picture, jenis: str) -> list[str]:
    """What the marks of a picture open: kodes or areas."""
    return [
        name
        for one in picture.data
        if one.type == "scatter" and one.mode != "lines" and one.xaxis != "x2"
        for kind_of, name in one.customdata or ()
        if kind_of == jenis
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_figure_takes_empty_frames(frame, narrow):
    empty = [one.iloc[:0] for one in frame("dilaporkan")]
    assert "Tidak ada langkah" in linimasa_picture(empty, narrow=narrow).layout.annotations[0].text
    mapping = heatmap_picture(empty[2], narrow=narrow)
    assert "tidak ada tenggat" in mapping.layout.annotations[0].text


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("situation", ["rencana", "dilaporkan", "satu_baris", "tanpa_tenggat", "besar"])
def test_every_figure_is_drawn_in_every_situation(frame, situation, narrow):
    """Figures are put together unchecked, for speed; here Plotly checks every name and value of them."""
    content = frame(situation)
    for picture in (
        linimasa_picture(content, narrow=narrow),
        linimasa_picture(content, narrow=narrow, opened=[]),
        heatmap_picture(content[2], narrow=narrow),
    ):
        assert picture.data or picture.layout.annotations, "a picture, or the words of why there is none"


def test_every_tenggat_is_one_mark_that_opens_its_langkah(frame):
    tenggat, langkah, matrix = frame("besar")
    mark = opened_by_marks(linimasa_picture((tenggat, langkah, matrix)), "langkah")
    assert len(mark) == len(tenggat) == 228
    assert set(mark) == set(langkah["kode"])


def test_the_monthly_load_leaves_out_what_is_tidak_berlaku(frame):
    bar = next(one for one in linimasa_picture(frame("dilaporkan")).data if one.type == "bar")
    # Januari lies from 0 to 1: Maret, Juni, Juli, Oktober, Desember. November's only tenggat is tidak berlaku.
    assert dict(zip(bar.x, bar.y, strict=True)) == {2.5: 1, 5.5: 1, 6.5: 1, 9.5: 1, 11.5: 1}


def test_a_langkah_without_target_is_marked_in_words(frame):
    picture = linimasa_picture(frame("dilaporkan"))
    assert [one.text[0] for one in picture.data if one.text and "tanpa target" in str(one.text[0])]


@pytest.mark.parametrize(("narrow", "width"), [(False, 640), (True, 360)], ids=["meja", "telepon"])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_words_of_a_langkah_without_target_never_lie_on_the_line_at_posisi(frame, month, narrow, width):
    picture = linimasa_picture(frame("dilaporkan"), posisi=date(2025, month, 28), narrow=narrow)
    (line,) = (one.x0 for one in picture.layout.shapes if one.type == "line")
    (wording,) = (one for one in picture.data if one.text and "tanpa target" in one.text[0])
    # They are 132 pixels long; as months of the axis, where it is narrowest.
    from_, until = picture.layout.xaxis.domain
    length = 132 / (width * (until - from_)) * 12
    assert line < wording.x[0] or wording.x[0] + length < line
    assert wording.x[0] + length <= 12


@pytest.mark.parametrize(("month", "count"), [((0, 12), 12), ((-1, 14), 15), ((-12, 24), 18), ((-24, 36), 15)])
def test_months_are_named_as_far_as_their_names_have_room(month, count):
    axis = time_axes(1, 100, month, 1, narrow=True)["xaxis"]
    assert len(axis["ticktext"]) == count
    assert dict(zip(axis["tickvals"], axis["ticktext"], strict=True))[0.5] == "J"


def test_counts_of_thousands_are_written_the_indonesian_way(frame):
    tenggat, langkah, matrix = frame("dilaporkan")
    matrix.loc[matrix["N"] > 0, ["n", "N"]] = 0, 1001
    picture = linimasa_picture((pd.concat([tenggat] * 1001), langkah, matrix), opened=[])
    writing = [text for one in picture.data if one.text for text in one.text]
    assert "0/1.001" in writing
    assert "1.001" in writing
    assert any(text.startswith("0/1.001") for row in heatmap_content(matrix) for text in row if text)


def test_a_folded_area_is_one_lane_with_a_mark_per_month(frame):
    content = frame("besar")
    picture = linimasa_picture(content, opened=[])
    assert opened_by_marks(picture, "area") == ["V"] * 12
    assert opened_by_marks(picture, "langkah") == []
    assert picture.layout.height < linimasa_picture(content).layout.height


def test_a_month_stands_in_its_middle_an_exact_date_on_its_day():
    assert place_of_tenggat("2025-01", 2025) == 0.5
    assert place_of_tenggat("2025-12", 2025) == 11.5
    assert place_of_tenggat("2025-08-04", 2025) == pytest.approx(7 + 3.5 / 31)
    assert place_of_tenggat("2024-12", 2025) == -0.5


def test_a_tenggat_outside_the_tahun_widens_the_axis():
    assert month_bounds([]) == (0, 12)
    assert month_bounds([0.5, 11.5]) == (0, 12)
    assert month_bounds([-0.5, 13.2]) == (-1, 14)


def test_a_window_is_a_bar_up_to_its_mark(frame):
    picture = linimasa_picture(frame("rencana"))
    bar = [one for one in picture.data if one.type == "scatter" and one.mode == "lines"]
    assert [list(one.x) for one in bar] == [[pytest.approx(7.1), 10.5, None]]


def test_a_plan_without_reports_is_drawn_in_the_plans_colour_alone(frame):
    content = frame("rencana")
    text = linimasa_picture(content, rencana_only=True).to_json()
    text += heatmap_picture(content[2], rencana_only=True).to_json()
    assert RENCANA_COLOUR in text
    for kode in ("terlambat", "berjalan", "selesai"):
        assert STATUS_TENGGAT[kode].colour not in text, kode


def test_each_status_has_a_shape_and_a_sign_of_its_own():
    assert set(SYMBOLS) == set(PICTURE_MARKS) == set(STATUS_TENGGAT)
    assert len(set(PICTURE_MARKS.values())) == len(STATUS_TENGGAT)


def test_no_figure_carries_plotlys_own_template(frame):
    content = frame("dilaporkan")
    for picture in (linimasa_picture(content), heatmap_picture(content[2])):
        assert len(json.dumps(picture.to_plotly_json()["layout"]["template"])) < 100


def heatmap_content(matrix: pd.DataFrame, per: str = "bulan", **other) -> list[list[str]]:
    picture = heatmap_picture(matrix, per=per, **other)
    return [list(row) for row in picture.data[0].text]


def plain_text(text: str) -> str:
    return (
        text.replace("<br>", " ")
        .replace(f'<span style="color:{STATUS_TENGGAT["terlambat"].colour}"><b>', "")
        .replace("</b></span>", "")
    )


def test_heatmap_cells_say_n_of_all_late_and_not_yet_due(frame):
    """At 30 September 2025: I March 1/1, June 0/1 late; V July 1/1, October and December to come; VI nothing."""
    *_, matrix = frame("dilaporkan")
    cell = [[plain_text(text) for text in row] for row in heatmap_content(matrix)]
    assert cell == [
        ["", "", "1/1", "", "", "0/1 ▲1", "", "", "", "", "", "", "1/2 ▲1"],
        ["", "", "", "", "", "", "1/1", "", "", "(1)", "", "(1)", "1/1"],
        ["", "", "", "", "", "", "", "", "", "", "", "", "–"],
        ["", "", "1/1", "", "", "0/1 ▲1", "1/1", "", "", "(1)", "", "(1)", "2/3 ▲1"],
    ]


def test_heatmap_by_triwulan(frame):
    *_, matrix = frame("dilaporkan", per="triwulan")
    assert [plain_text(t) for t in heatmap_content(matrix, "triwulan")[-1]] == ["1/1", "0/1 ▲1", "1/1", "(2)", "2/3 ▲1"]


def test_on_a_phone_the_heatmap_is_turned(frame):
    *_, matrix = frame("dilaporkan")
    ordinary, vertical = heatmap_content(matrix), heatmap_content(matrix, narrow=True)
    assert [plain_text(t) for t in vertical[2]] == ["1/1", "", "", "1/1"]
    assert (len(vertical), len(vertical[0])) == (len(ordinary[0]), len(ordinary))


def test_every_cell_can_be_chosen(frame):
    *_, matrix = frame("dilaporkan")
    picture = heatmap_picture(matrix)
    found = {tuple(one) for one in picture.data[1].customdata}
    assert {(b.baris_urutan, b.kolom) for b in matrix[matrix["N"] > 0].itertuples()} <= found


def test_the_chosen_cell_has_a_frame_and_no_other(frame):
    *_, matrix = frame("dilaporkan")
    mark = heatmap_picture(matrix, chosen=[1, 3]).data[1]
    assert [list(cell) for cell, visible in zip(mark.customdata, mark.marker.opacity, strict=True) if visible] == [
        [1, 3]
    ]
    assert not any(heatmap_picture(matrix).data[1].marker.opacity)


def test_texts_of_a_file_are_no_markup_in_a_picture(frame):
    assert "<b>ZI</b>" not in linimasa_picture(frame("dilaporkan")).to_json()
