"""The spread and the trend of offices: who stands where, who apart, what is said and touched."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from monev.charts.spread import spread
from monev.charts.theme import DARK, LIGHT, Theme
from monev.charts.trend import trend_of_all, trend_of_each
from monev.figures.recap import OfficeFigures, recap_frame
from monev.figures.recap_pictures import Middle, middle_of, middles_of, spread_frame
from tests.charts.books import SCREENS


def offices_frame(*offices: tuple[str, str, int | None, int | None]) -> pd.DataFrame:
    """Make a recap of satker: name, keadaan, n and N.

    One in four of the tenggat that are not done was not reported.
    """
    posisi = date(2025, 9, 30)
    names, states, n, total = zip(*offices, strict=True) if offices else [()] * 4
    frame = recap_frame([OfficeFigures(name, None, 2025, False, posisi) for name in names])
    words = {"melapor": "sudah melapor TW III", "belum_triwulan": "belum mengunggah laporan TW III"}
    words |= {"belum_melapor": "belum ada laporan", "tanpa_rencana": "belum ada rencana"}
    frame["keadaan"] = pd.Series(states, dtype="str")
    frame["laporan"] = frame["keadaan"].map(words).astype("str")
    frame["capaian_n"], frame["capaian_N"] = (
        pd.array(n, dtype="Int64"),
        pd.array(total, dtype="Int64"),
    )
    frame["terlambat"] = frame["capaian_N"] - frame["capaian_n"]
    frame["belum_dilaporkan"] = frame["terlambat"] // 4
    share = frame["capaian_n"] / frame["capaian_N"].mask(frame["capaian_N"] == 0)
    return frame.assign(capaian=share.astype("Float64"))


SOME = [
    ("A", "melapor", 3, 4),
    ("B", "belum_triwulan", 1, 2),
    ("C", "belum_melapor", None, None),
    ("D", "tanpa_rencana", None, None),
    ("E", "melapor", 0, 0),
    ("F", "melapor", 3, 4),
    ("G", "belum_melapor", None, None),
]


def drawn(frame: pd.DataFrame, theme: Theme = SCREENS[0]) -> Any:
    """Draw the spread of a recap."""
    return spread(spread_frame(frame), middle_of(frame["capaian"]), theme)


def points_of(figure: Any) -> dict[str, tuple[float, float, str]]:
    """Return the points that can be touched: what a touch hands on → x, y, axis."""
    points = {}
    for trace in figure.data:
        if trace.customdata is not None:
            for name, x, y in zip(trace.customdata, trace.x, trace.y, strict=True):
                points[name] = (x, y, trace.xaxis or "x")
    return points


def test_each_office_is_one_point_at_its_share_and_who_is_not_compared_stands_apart():
    figure = drawn(offices_frame(*SOME))
    points = points_of(figure)
    assert sorted(points) == list("ABCDEFG")
    assert {name: point[0] for name, point in points.items() if point[2] == "x"} == {
        "A": 0.75,
        "F": 0.75,
        "B": 0.5,
    }
    assert points["A"][1] != points["F"][1], "two of one share stand beside each other"
    headings = [trace.text[0] for trace in figure.data if trace.mode == "text"]
    assert headings == [
        "belum ada laporan: 2 satker",
        "belum ada rencana: 1 satker",
        "belum ada yang jatuh tempo: 1 satker",
    ]


def test_who_has_not_uploaded_is_hollow_and_the_legend_says_so():
    traces = {trace.name: trace for trace in drawn(offices_frame(*SOME)).data if trace.name}
    assert list(traces) == ["sudah melapor TW III", "belum mengunggah laporan TW III"]
    assert traces["sudah melapor TW III"].marker.color == LIGHT.accent
    assert traces["belum mengunggah laporan TW III"].marker.color == LIGHT.ground
    assert traces["belum mengunggah laporan TW III"].marker.line.color == LIGHT.accent
    dark = drawn(offices_frame(*SOME), Theme(is_dark=True)).data[0]
    assert dark.marker.color == DARK.accent


def test_the_pointer_says_name_share_lateness_and_report():
    figure = drawn(offices_frame(("A & <b>B</b>", "belum_triwulan", 1, 9)))
    assert figure.data[0].hovertext[0] == (
        "<b>A &amp; &lt;b&gt;B&lt;/b&gt;</b><br>belum mengunggah laporan TW III<br>1/9 (11%) "
        "target selesai s.d. 30 Sep<br>▲ 8 terlambat, 2 di antaranya belum dilaporkan"
    )


@pytest.mark.parametrize("theme", SCREENS)
@pytest.mark.parametrize("count", [0, 1, 300])
def test_no_point_covers_another_however_many_there_are(count, theme):
    states = ("melapor", "melapor", "belum_triwulan", "belum_melapor", "tanpa_rencana")
    rows = []
    for number in range(count):
        state = states[number % 5]
        known = (number * 7 % 25, 24) if state in states[:3] else (None, None)
        rows.append((f"Satker {number}", state, *known))
    frame = offices_frame(*rows)
    figure = drawn(frame, theme)
    points = points_of(figure)
    assert len(points) == count
    assert len(set(points.values())) == count
    assert figure.layout.height > 60
    again = points_of(drawn(frame, theme))
    assert again == points, "the same offices stand the same way"


def test_the_middle_half_is_told_of_five_and_more():
    assert middle_of(pd.Series([0.1, 0.2, 0.3, 0.4], dtype="Float64")) is None
    shares = pd.Series([0.1, 0.2, 0.3, 0.4, None, 0.5], dtype="Float64")
    assert middle_of(shares) == Middle(
        0.2,
        0.3,
        0.4,
        "tengah 30%",
        "Separuh dari 5 satker yang dibandingkan berada antara 20% dan 40%; yang di tengah 30%.",
    )
    rows = [(name, "melapor", done, 10) for done, name in enumerate("ABCDE", start=1)]
    figure = drawn(offices_frame(*rows))
    band, line = figure.layout.shapes
    assert ((band.x0, band.x1), line.x0) == ((0.2, 0.4), 0.3)
    assert figure.layout.annotations[0].text == "tengah 30%"


def trend_rows(count: int) -> pd.DataFrame:
    """Make a trend of `count` offices over three triwulan.

    The first office has 1/4, then 2/4, then 2/4 without a report of that triwulan.
    """
    parts = []
    for titik, label in enumerate(("TW I", "TW II", "TW III")):
        state = "belum_triwulan" if titik == 2 else "melapor"
        done = min(titik + 1, 2)
        rows = [(f"S{number}", state, done, 4 + number) for number in range(count)]
        part = offices_frame(*rows, ("Tanpa", "belum_melapor", None, None))
        parts.append(part.assign(titik=titik, label=label, teks=part["satker"] + " " + label))
    return pd.concat(parts, ignore_index=True)


def test_a_trend_of_few_has_a_picture_each_with_shares_and_hollow_where_nothing_was_uploaded():
    frame = trend_rows(2)
    figure = trend_of_each(frame, middles_of(frame), ["S0", "S1", "Tanpa"], Theme())
    lines = [trace for trace in figure.data if trace.customdata is not None]
    assert [list(line.text) for line in lines] == [["25%", "50%", "50%"], ["20%", "40%", "40%"], []]
    assert list(lines[0].marker.color) == [LIGHT.accent, LIGHT.accent, LIGHT.ground]
    assert [line.xaxis for line in lines] == ["x", "x2", "x3"]
    assert figure.layout.xaxis2.ticktext == ("TW I", "TW II", "TW III")
    assert [title.text for title in figure.layout.annotations] == [
        "<b>S0</b>",
        "<b>S1</b>",
        "<b>Tanpa</b>",
    ]
    narrow = trend_of_each(frame, middles_of(frame), ["S0", "S1"], Theme(is_narrow=True))
    assert narrow.layout.xaxis.domain == narrow.layout.xaxis2.domain == (0, 1), (
        "one below the other on a phone"
    )


@pytest.mark.parametrize("theme", SCREENS)
@pytest.mark.parametrize("count", [0, 1, 300])
def test_a_trend_of_all_has_a_strip_for_each_triwulan(count, theme):
    frame = trend_rows(count)
    figure = trend_of_all(frame, middles_of(frame), theme)
    touched = [trace for trace in figure.data if trace.customdata is not None]
    assert sum(len(trace.x) for trace in touched) == 3 * count, (
        "who reported nothing is at no share"
    )
    strips = figure.layout.yaxis.ticktext
    assert [name.split("</b>")[0] for name in strips] == ["<b>TW I", "<b>TW II", "<b>TW III"][
        : 3 if count else 0
    ]
    assert all("tengah" in name for name in strips) is (count != 1)
    assert figure.layout.height < 900 * (1.6 if theme.is_large else 1), (
        "also where all stand at one share"
    )
