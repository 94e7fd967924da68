"""The key of a map: example cells with the meaning of their colours."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from monev.charts.heatmap_colours import Kind, colour_at, places, scale_of
from monev.charts.theme import Spec, Theme, letters_on
from monev.core.statuses import STATUS_TENGGAT
from monev.database import rows_of
from monev.figures.peta import SILENT, ScaleWords

_KEY_WIDTH, _KEY_ROW, _KEY_LETTER = 820, 30, 6.6
"""On a desk, in pixels: length of a line of the key, its height, width of a letter."""


class _Example(NamedTuple):
    """A cell of the key.

    - text; place: on the scale, None: hollow
    - words: beside it; "" if it shares those of the next cell
    """

    text: str
    place: float | None
    words: str


def _examples(cells: pd.DataFrame, words: ScaleWords, scale: Sequence[Kind]) -> list[_Example]:
    """List cells of the map, of each kind that it has."""
    inner = cells[~(cells["total_row"] | cells["total_column"])]
    inner = inner.assign(z=places(inner, scale)).sort_values("late_share", kind="stable")
    of_state = inner.drop_duplicates("state").set_index("state")["text"]
    begins = {kind: float(number) for number, kind in enumerate(scale)}
    examples = []
    if words.done and "penuh" in of_state:
        examples.append(_Example(of_state["penuh"], begins["done"] + 0.999, words.done))
    if words.late:
        examples += _late_examples(inner, STATUS_TENGGAT["terlambat"].mark, words.late)
        examples += _late_examples(inner, STATUS_TENGGAT["belum_dilaporkan"].mark, words.unreported)
    if words.not_due and "belum" in of_state:
        examples.append(_Example(of_state["belum"], None, words.not_due))
    if words.silent and SILENT in of_state:
        examples.append(_Example("∕ ∕ ∕ ∕", None, words.silent))
    return examples + _load_examples(inner, words)


def _late_examples(inner: pd.DataFrame, mark: str, words: str) -> list[_Example]:
    """Make examples of the least and the greatest share of late with this sign.

    A cell with both signs is one only where no other has this sign.
    """
    signed = inner[inner["late_text"].str.contains(mark)]
    alone = signed[~signed["late_text"].str.contains(" ")]
    ends = _ends(alone if len(alone) else signed, "late_share")
    examples = []
    for number, row in enumerate(rows_of(ends), 1):
        text = f"{row['text']} <b>{row['late_text']}</b>"
        examples.append(_Example(text, row["z"], words if number == len(ends) else ""))
    return examples


def _ends(cells: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the cells with the least and the greatest value; one where all are alike."""
    kept = cells.sort_values(by, kind="stable").drop_duplicates(by)
    return pd.concat([kept.head(1), kept.iloc[1:].tail(1)])


def _load_examples(inner: pd.DataFrame, words: ScaleWords) -> list[_Example]:
    """Make examples of the least and the greatest cell of a plan without reports.

    None where all are alike.
    """
    ends = _ends(inner[inner["state"] == "rencana"], "share")
    if len(ends) < 2:
        return []
    examples = []
    for row, said in zip(rows_of(ends), (words.least, words.most), strict=True):
        if said.strip():
            examples.append(_Example(row["text"], row["z"], said))
    return examples


def key(
    cells: pd.DataFrame, words: ScaleWords, theme: Theme, heading: float
) -> tuple[list[Spec], float]:
    """Draw the example cells with their words above the column names, in as many lines as needed.

    Return them and their height.
    """
    size = theme.size
    scale = scale_of(words)
    end = _KEY_WIDTH * theme.scale if theme.is_roomy else theme.width
    placed: list[tuple[_Example, float, int]] = []
    across = 0.0
    line = 0
    for group in _groups(_examples(cells, words, scale)):
        width = sum(_example_width(example) for example in group) * size
        if across and across + width > end:
            across = 0.0
            line += 1
        for example in group:
            placed.append((example, across, line))
            across += _example_width(example) * size
    if not placed:
        return [], 0
    notes: list[Spec] = []
    for example, left, number in placed:
        up = heading + (line - number + 0.5) * _KEY_ROW * size
        notes += _example_notes(example, left, up, theme, scale)
    return notes, (line + 1) * _KEY_ROW * size + 4


def _groups(examples: Sequence[_Example]) -> list[list[_Example]]:
    """Group the cells that share their words."""
    groups: list[list[_Example]] = [[]]
    for example in examples:
        groups[-1].append(example)
        if example.words:
            groups.append([])
    return groups[:-1]


def _example_cell(example: _Example) -> float:
    """Return the width of an example's cell, at letters of 14 pixels."""
    letters = len(example.text.removesuffix("</b>").replace("<b>", ""))
    return max(40, 18 + letters * _KEY_LETTER)


def _example_width(example: _Example) -> float:
    """Return its width with its words and the gap to the next."""
    beside = len(example.words) * _KEY_LETTER + 30 if example.words else 3
    return _example_cell(example) + beside


def _example_notes(
    example: _Example, left: float, up: float, theme: Theme, scale: Sequence[Kind]
) -> list[Spec]:
    """Draw an example's cell and its words, at this distance from the left and above the cells."""
    size = theme.size
    palette = theme.palette
    cell = _example_cell(example) * size
    place = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "middle",
        "yshift": up,
        "showarrow": False,
        "borderpad": 0,
    }
    font = {"size": theme.letters * 0.93, "color": palette.ink_quiet}
    box: Spec = {
        "xshift": left,
        "text": example.text,
        "font": font,
        "width": cell,
        "height": 22 * size,
        "align": "center",
        "borderwidth": 0,
    }
    if example.place is None:
        box["bordercolor"] = palette.line
        box["borderwidth"] = 1
    else:
        ground = colour_at(example.place, scale, theme)
        box["bgcolor"] = ground
        font["color"] = letters_on(ground, theme)
    notes = [place | box]
    if example.words:
        words = {
            "xshift": left + cell + 8 * size,
            "text": example.words,
            "font": font | {"color": palette.ink},
        }
        notes.append(place | words)
    return notes
