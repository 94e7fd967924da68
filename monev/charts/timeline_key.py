"""The key of the timeline: what its marks mean, and how often each occurs."""

from textwrap import wrap
from typing import NamedTuple

from monev.charts.theme import Spec
from monev.charts.timeline_board import KEY_LETTERS, Board, entries_beside
from monev.figures.formats import format_number

_KEY_PLACES = {"legend": 0, "legend2": 0.16}
"""Start of its two columns, as shares of the width."""


class Meaning(NamedTuple):
    """An entry of the legend: a mark, its meaning, and its count."""

    status: str
    mark: str
    label: str
    n: int


def key_words(board: Board, meaning: Meaning) -> str:
    """Write the meaning of a mark and its count."""
    label = "<br>".join(wrap(meaning.label, KEY_LETTERS))
    return f"{label} <b>{format_number(meaning.n)}</b>"


def key_columns(board: Board) -> dict[str, str]:
    """Return status → column of the legend.

    On a desk there are two of equal height above the names.
    """
    if not board.theme.is_roomy:
        return {}
    statuses = board.shown.statuses
    lines = [len(wrap(label, KEY_LETTERS)) for label in statuses["label"]]
    height: dict[str, int] = {}
    for status, count in zip(statuses["status"], lines, strict=True):
        height[status] = height.get(status, 0) + count
    columns = {}
    above = 0
    for group, count in height.items():
        columns[group] = "legend2" if above * 2 >= sum(lines) else "legend"
        above += count
    return columns


def legends(board: Board) -> Spec:
    """Make the legend: in two columns above the names.

    On a phone and in *Besar* in rows above everything.
    """
    key = {
        "xanchor": "left",
        "traceorder": "normal",
        "tracegroupgap": 0,
        "font": {"size": board.theme.letters - 1},
        "itemsizing": "constant",
        "bgcolor": "rgba(0,0,0,0)",
        "y": 1,
    }
    if not board.theme.is_roomy:
        wide = {"entrywidth": 1 / entries_beside(board.theme), "entrywidthmode": "fraction"}
        return {"legend": {**key, **wide, "orientation": "h", "x": 0, "yanchor": "bottom"}}
    key["yanchor"] = "top"
    return {name: {**key, "x": x} for name, x in _KEY_PLACES.items()}
