"""The map of cells: their texts, colours and order, and that they can be read."""

from collections import Counter
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from monev.charts import heatmap
from monev.charts import heatmap_colours as colours
from monev.charts.theme import LEAST_CONTRAST, Theme, contrast, letters_on
from monev.database import rows_of
from monev.figures import HeatmapCell, bukti, heatmap_cell, tenggat
from monev.figures.peta import ScaleWords, peta
from tests.charts import books
from tests.conftest import filled_by

filled = filled_by(books.fill)
WORDS = ScaleWords(
    "belum jatuh tempo", "semua selesai", "semua terlambat", unreported="belum dilaporkan"
)
PLAN_WORDS = ScaleWords(least="paling sedikit", most="paling banyak")


def counted(n: int, total: int, late: int = 0, unreported: int = 0) -> HeatmapCell:
    """Make a cell with n of `total` done and the rest not due yet."""
    row = {"n": n, "N": total, "terlambat": late, "belum_dilaporkan": unreported}
    sums = {"jatuh_tempo": n + late, "total_baris": False, "total_kolom": False}
    return heatmap_cell(row | sums | {"terbanyak": total}, rencana_only=False)


def drawn(
    cells: pd.DataFrame | dict[str, dict[str, HeatmapCell]],
    theme: Theme = books.SCREENS[0],
    words: ScaleWords = WORDS,
    **options: Any,
) -> go.Figure:
    """Draw a heatmap of cells, or of row name → column name → cell."""
    frame = books.cells_of(cells) if isinstance(cells, dict) else cells
    return heatmap.draw(frame, theme, words=words, **options)


def texts_of(figure: go.Figure) -> dict[str, str]:
    """Return the text of each cell by its code."""
    over = figure.data[1]
    return {code: books.plain(text) for code, text in zip(over.customdata, over.text, strict=True)}


def key_of(figure: go.Figure) -> list[str]:
    """List the entries of the key: its cells and the words they share."""
    groups, cells = [], ""
    for note in figure.layout.annotations:
        if note.width:
            cells += f"{books.plain(note.text)} "
        else:
            groups.append(cells + note.text)
            cells = ""
    return groups


def test_every_cell_says_n_of_all_what_is_late_what_waits_and_what_is_not_due_in_brackets():
    grid = {
        "I": {"Jan": counted(2, 2), "Feb": counted(1, 3, late=2), "Mar": counted(0, 4)},
        "II": {"Jan": counted(0, 1, late=1, unreported=1), "Mar": counted(1, 3)},
    }
    figure = drawn(grid)
    assert texts_of(figure) == {
        "I-Jan": "2/2",
        "I-Feb": "1/3 ▲2",
        "I-Mar": "(4)",
        "II-Jan": "0/1 △1",
        "II-Mar": "1/3",
    }
    assert list(figure.layout.xaxis.ticktext) == ["Jan", "Feb", "Mar"]
    assert [books.plain(text) for text in figure.layout.yaxis.ticktext] == ["I", "II"]
    first, second = figure.layout.yaxis.tickvals
    from_, to = figure.layout.yaxis.range
    assert to < first < second < from_, "the first row is the topmost"
    assert figure.data[1].hovertext[0] == "I Jan"


@pytest.mark.parametrize("theme", books.SCREENS, ids=str)
def test_letters_are_clear_on_every_ground_light_and_dark(theme: Theme):
    for words in (WORDS, PLAN_WORDS, WORDS._replace(most="belum pernah melapor")):
        parts = len(colours.scale_of(words))
        for step in range(100 * parts):
            ground = colours.colour_at(step / 100, colours.scale_of(words), theme)
            letters = letters_on(ground, theme)
            assert contrast(letters, ground) >= LEAST_CONTRAST, (step, ground, letters)
    quiet = (theme.palette.ink_quiet, theme.palette.ground_raised)
    assert contrast(*quiet) >= LEAST_CONTRAST, "what is not due yet"


def test_the_key_says_in_words_what_the_colours_mean_of_those_that_occur():
    assert key_of(drawn({"I": {"Jan": counted(1, 1)}})) == ["4/4 semua selesai"]
    assert key_of(drawn({"I": {"Jan": counted(0, 1, 1)}})) == [
        "3/4 ▲1 2/4 ▲2 0/4 ▲4 semua terlambat"
    ]
    more = {"I": {"Jan": counted(1, 1), "Feb": counted(0, 2, 2, 2), "Mar": counted(0, 3)}}
    _, waiting, not_due = key_of(drawn(more))
    assert (waiting, not_due) == ("1/4 △3 belum dilaporkan", "(4) belum jatuh tempo")
    plan = {
        "I": {"Jan": HeatmapCell("3", "rencana", 0.25), "Feb": HeatmapCell("12", "rencana", 1.0)}
    }
    of_plan = drawn(plan, words=PLAN_WORDS)
    assert key_of(of_plan) == ["3 paling sedikit", "12 paling banyak"]
    alike = {
        "I": {"Jan": HeatmapCell("3", "rencana", 1.0), "Feb": HeatmapCell("3", "rencana", 1.0)}
    }
    assert key_of(drawn(alike, words=PLAN_WORDS)) == []


def test_over_a_cell_area_and_month_are_said_in_full_and_five_of_what_is_late_by_name(filled):
    view = books.sample(filled, "2025-12-31")
    cells = peta(filled, view).set_index("code")
    late = [row for row in rows_of(tenggat(filled, view)) if row["terlambat"]]
    assert len({row["kode"] for row in late}) > 5
    lines = cells.loc["semua-posisi", "hover"].split("<br>")
    assert lines[0] == "<b>Semua area</b> · s.d. 31 Desember 2025"
    assert len(lines) == 2 + 5 + 1
    assert lines[-1] == f"dan {len({row['kode'] for row in late}) - 5} lagi"
    said = cells.loc["V-9", "hover"].split("<br>")
    assert said[0] == "<b>V Penguatan Pengawasan</b> · September"
    of_cell = [row for row in late if (row["area"], row["bulan_ke"]) == ("V", 9)]
    assert said[1].endswith(f"{len(of_cell)} terlambat")
    kodes = [line.split()[0] for line in said[2:]]
    assert kodes == [row["kode"] for row in of_cell]
    of_quarters = peta(filled, view, per="triwulan").set_index("code")["hover"]
    for quarter in (1, 2, 3, 4):
        named = {line.split()[0] for line in of_quarters[f"semua-tw{quarter}"].split("<br>")[2:7]}
        owed = {row["kode"] for row in late if (row["bulan_ke"] + 2) // 3 == quarter}
        assert named <= owed and len(named) == min(5, len(owed)), quarter
    quarters = peta(filled, view, "bukti", "triwulan").set_index("code")
    assert quarters.loc["V-tw3", "hover"].startswith("<b>V Penguatan Pengawasan</b> · TW III<br>")
    assert " bukti ada" in quarters.loc["V-tw3", "hover"]


def test_rows_with_most_late_come_first_where_that_is_asked_the_total_last(filled):
    view = books.sample(filled, "2025-12-31")
    late = Counter(row["area"] for row in rows_of(tenggat(filled, view)) if row["terlambat"])
    order = peta(filled, view, order="terlambat").drop_duplicates("row").sort_values("row")["area"]
    *areas, total = order.fillna("").tolist()
    assert total == ""
    counts = [late[area] for area in areas]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == late.total()
    fine = peta(filled, view, "bukti", "bulan", "sub_area", "terlambat")
    fine = fine.drop_duplicates("row").sort_values("row")
    assert fine["tingkat"].iloc[-1] == "semua"
    inner = fine[fine["tingkat"] == "sub_area"]
    assert not inner.empty
    blocks = (fine["tingkat"] == "area").cumsum()
    areas = fine[fine["tingkat"] == "area"]["area"].to_numpy()
    above = areas[blocks[inner.index] - 1].tolist()
    assert inner["area"].tolist() == above, "a sub-area stays below its area"


def test_cells_of_bukti_add_up_to_the_bukti_that_are_owed(filled):
    view = books.sample(filled)
    owed = [row for row in rows_of(bukti(filled, view)) if row["wajib"]]
    cells = peta(filled, view, "bukti")
    inner = cells[~cells["total_row"] & ~cells["total_column"]]
    assert inner["N"].sum() == len(owed)
    assert inner["n"].sum() == sum(row["hadir"] for row in owed)
