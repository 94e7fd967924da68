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

PLAN_WORDS = ScaleWords(least="paling sedikit", most="paling banyak")


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


def test_the_key_says_in_words_what_the_colours_mean_of_those_that_occur():
    assert key_of(drawn({"I": {"Jan": counted(1, 1)}})) == ["1/1 semua selesai"]
    assert key_of(drawn({"I": {"Jan": counted(0, 1, 1)}})) == ["0/1 ▲1 terlambat"]
    more = {"I": {"Jan": counted(2, 2), "Feb": counted(0, 2, 0, 2), "Mar": counted(0, 3)}}
    assert key_of(drawn(more)) == [
        "2/2 semua selesai",
        "0/2 △2 belum dilaporkan",
        "(3) belum jatuh tempo",
    ]
    late = [counted(4, 5, 1), counted(2, 4, 2), counted(0, 3, 3), counted(1, 2, 0, 1)]
    both = {"I": dict(zip(("Jan", "Feb", "Mar", "Apr"), late, strict=True))}
    assert key_of(drawn(both)) == ["4/5 ▲1 0/3 ▲3 terlambat", "1/2 △1 belum dilaporkan"]
    together = {"I": {"Jan": counted(1, 4, 1, 2)}}
    assert key_of(drawn(together)) == ["1/4 ▲1 △2 terlambat", "1/4 ▲1 △2 belum dilaporkan"]
    phone = next(theme for theme in books.SCREENS if theme.is_narrow)
    assert key_of(drawn(more, phone)) == [], "it would fill a phone"
    plan = {
        "I": {"Jan": HeatmapCell("3", "rencana", 0.25), "Feb": HeatmapCell("12", "rencana", 1.0)}
    }
    of_plan = drawn(plan, words=PLAN_WORDS)
    assert key_of(of_plan) == ["3 paling sedikit", "12 paling banyak"]
    alike = {
        "I": {"Jan": HeatmapCell("3", "rencana", 1.0), "Feb": HeatmapCell("3", "rencana", 1.0)}
    }
    assert key_of(drawn(alike, words=PLAN_WORDS)) == []


def test_in_half_a_window_names_give_way_to_numbers():
    """Of twelve months and their sums none is smaller than 13 px."""
    months = {f"B{number}": counted(14, 14) for number in range(12)}
    late = {"B11": counted(10, 14, late=4), "Semua": counted(70, 74, late=4)}
    grid = dict.fromkeys(("I Penataan Sistem Manajemen", "Semua"), months | late)
    for window in (700, 820, 1000):
        theme = Theme(is_medium=True, window=window)
        figure = drawn(books.cells_of(grid, total="Semua"), theme)
        assert min(figure.data[1].textfont.size) >= 13, window
        share = figure.layout.xaxis.domain[0]
        assert share * theme.width >= 14 * 0.5 * theme.letters, "a name has 14 letters in a line"


def test_on_a_phone_a_name_with_capitals_leaves_the_first_column_free():
    row = {"3 Penataan Sistem Manajemen SDM Aparatur": {"TW I": counted(1, 1)}}
    phone = next(theme for theme in books.SCREENS if theme.is_narrow)
    (name,) = drawn(row, phone).layout.yaxis.ticktext
    assert name.split("<br>")[2:] == ["Manajemen", "SDM Aparatur"]
