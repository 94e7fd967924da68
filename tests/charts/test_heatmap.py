"""The map of cells: their texts, colours and order, and that they can be read."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from monev.charts import heatmap
from monev.charts.theme import Theme
from monev.figures import HeatmapCell, heatmap_cell
from monev.figures.peta import ScaleWords
from tests.charts import books
from tests.charts.material import WORDS


def counted(n: int, total: int, late: int = 0, unreported: int = 0) -> HeatmapCell:
    """Make a cell with n of `total` done and the rest not due yet."""
    row = {"n": n, "N": total, "terlambat": late, "belum_dilaporkan": unreported}
    sums = {"jatuh_tempo": n + late + unreported, "total_baris": False, "total_kolom": False}
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


def test_every_cell_says_n_of_all_what_is_late_what_waits_and_what_is_not_due_in_brackets():
    grid = {
        "I": {"Jan": counted(2, 2), "Feb": counted(1, 3, late=2), "Mar": counted(0, 4)},
        "II": {"Jan": counted(0, 1, unreported=1), "Mar": counted(1, 3)},
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


def test_what_is_not_due_is_quiet_grey_and_empty_cells_have_no_ground():
    figure = drawn(
        {"I": {"Jan": counted(2, 2), "Mar": counted(0, 4)}, "II": {"Jan": counted(1, 1)}}
    )
    ground = figure.data[0].z
    assert 0 <= ground[0][1] < 0.01, "the pale end of the scale"
    assert pd.isna(ground[1][1])
    waits = dict(zip(figure.data[1].customdata, figure.data[1].textfont.color, strict=True))
    assert waits["I-Mar"] == books.SCREENS[0].palette.ink_quiet
    assert not figure.layout.shapes or all(shape.fillcolor for shape in figure.layout.shapes)


def test_a_name_keeps_a_gap_before_the_first_cell_even_in_wide_letters():
    """Area III stood over January at 1366 and 1920."""
    name = "III Penataan Sistem Manajemen Sumber Daya Manusia"
    row = {name: {month: counted(1, 1) for month in ("Jan", "Feb", "Mar")}}
    for theme in books.SCREENS:
        if theme.is_narrow:
            continue
        figure = drawn(row, theme)
        (label,) = figure.layout.yaxis.ticktext
        longest = max(map(len, label.split("<br>")))
        room = figure.layout.xaxis.domain[0] * theme.width
        assert longest * 0.62 * theme.letters <= room, theme
