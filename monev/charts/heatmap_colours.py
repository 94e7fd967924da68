"""The colour of a map's cells: a place on a colour scale, and letters that are legible on it."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from monev.charts.theme import Theme, letters_on, mixed
from monev.core.statuses import RENCANA_COLOUR, RENCANA_DARK, STATUS_TENGGAT
from monev.figures.peta import ScaleWords

Kind = Literal["done", "late", "load"]
"""The parts of the colour scale.

| part | colours |
|---|---|
| done | grey (not due) to green (all done) |
| late | pale to full orange |
| load | the neutral colour of a plan without reports |
"""

KINDS: dict[str, Kind] = {
    "belum": "done",
    "sebagian": "done",
    "penuh": "done",
    "terlambat": "late",
    "belum_dilaporkan": "late",
    "rencana": "load",
}
"""The state of a cell → the part of the scale that colours it."""
LEAST_LATE = 0.3
"""Where the orange begins on the late part, for cells with hardly anything late."""
_LEAST_ORANGE = {False: "#f6ab73", True: "#74391b"}
"""The orange at that place, in light and dark mode. It has to catch the eye."""
_MOST_ORANGE = {False: STATUS_TENGGAT["terlambat"].colour, True: "#a04b22"}
"""The same where all is late; a light one would glow in the dark."""
_LEAST_LOAD, _MOST_LOAD = 0.14, {False: 0.72, True: 0.5}


def scale_of(words: ScaleWords) -> list[Kind]:
    """List the parts of the scale that have words."""
    kinds: list[Kind] = []
    if words.done:
        kinds.append("done")
    if words.late:
        kinds.append("late")
    if words.load:
        kinds.append("load")
    return kinds


def places(cells: pd.DataFrame, scale: Sequence[Kind]) -> pd.Series:
    """Return the place of each cell on the scale: 0 to 1 is the first part, 1 to 2 the second.

    NaN for cells without a ground: totals, and cells where nothing counts. What is not due is grey.
    """
    state = cells["state"]
    kinds = state.map(KINDS)
    late = LEAST_LATE + (1 - LEAST_LATE) * cells["late_share"]
    share = cells["share"].fillna(0.0).astype(float)
    along = share.mask(kinds == "late", late)
    begins = {kind: number for number, kind in enumerate(scale)}
    # Not exactly at the ends, where two parts of the scale meet.
    place = kinds.map(begins) + along.clip(0.001, 0.999)
    return place.mask(cells["total_row"] | cells["total_column"])


def _stops(kind: Kind, theme: Theme) -> list[tuple[float, str]]:
    """Return the colours of a part, placed from 0 to 1."""
    palette = theme.palette
    neutral = RENCANA_DARK if theme.is_dark else RENCANA_COLOUR
    stops: dict[Kind, list[tuple[float, str]]] = {
        "done": [(0, palette.ground_raised), (1, palette.selesai_pale)],
        "late": [
            (0, palette.terlambat_pale),
            (LEAST_LATE, _LEAST_ORANGE[theme.is_dark]),
            (1, _MOST_ORANGE[theme.is_dark]),
        ],
        "load": [
            (0, mixed(neutral, palette.ground, _LEAST_LOAD)),
            (1, mixed(neutral, palette.ground, _MOST_LOAD[theme.is_dark])),
        ],
    }
    return stops[kind]


def colour_at(place: float, scale: Sequence[Kind], theme: Theme) -> str:
    """Return the colour at a place of the scale, mixed as Plotly does."""
    number = min(int(place), len(scale) - 1)
    along = place - number
    (begin, least), *others = _stops(scale[number], theme)
    for end, most in others:
        if along <= end:
            return mixed(most, least, (along - begin) / (end - begin))
        begin = end
        least = most
    raise ValueError(f"no place of the scale: {place}")


def plotly_scale(scale: Sequence[Kind], theme: Theme) -> list[list[float | str]]:
    """Return the whole scale as Plotly takes it, from 0 to 1."""
    colours: list[list[float | str]] = []
    for number, kind in enumerate(scale):
        for along, colour in _stops(kind, theme):
            place = (number + along) / len(scale)
            colours.append([place, colour])
    return colours


def inks(cells: pd.DataFrame, theme: Theme, scale: Sequence[Kind]) -> list[str]:
    """Return the letter colour of each cell: legible on its ground, quiet if nothing is due."""
    palette = theme.palette
    colours = []
    for state, place in zip(cells["state"], cells["z"], strict=True):
        if state in ("belum", "kosong"):
            colours.append(palette.ink_quiet)
        elif pd.notna(place):
            colours.append(letters_on(colour_at(place, scale, theme), theme))
        else:
            colours.append(palette.ink)
    return colours
