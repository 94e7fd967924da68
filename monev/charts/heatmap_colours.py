"""How loud a cell of a map is: a place on a scale of colours, and letters that are clear on it."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from monev.charts.theme import Theme, letters_on, mixed
from monev.core.statuses import RENCANA_COLOUR, RENCANA_DARK, STATUS_TENGGAT
from monev.figures.peta import ScaleWords

Kind = Literal["done", "late", "load"]
"""The parts of the colour scale. done: grey (not due) to green (all done); late: pale to full
orange; load: the neutral colour of a plan nothing was reported of."""

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
"""How far along its part of the scale the orange is where hardly anything is late."""
_LEAST_ORANGE = {False: "#f6ab73", True: "#a4562f"}
"""The orange there, light and dark: it must be seen at once."""
UNREPORTED = 0.2
"""How far it is at most where most of what is late only waits for a report."""
_LEAST_LOAD, _MOST_LOAD = 0.14, 0.72


def scale_of(words: ScaleWords) -> list[Kind]:
    """List the parts of the scale that there are words for."""
    kinds: list[Kind] = []
    if words.done:
        kinds.append("done")
    if words.late:
        kinds.append("late")
    if words.most:
        kinds.append("load")
    return kinds


def places(cells: pd.DataFrame, scale: Sequence[Kind]) -> pd.Series:
    """Give where on the scale the colour of each cell is: 0 to 1 on its first segment, 1 to 2 on
    the second. Nothing for what has no ground: a total, a cell without anything that counts."""
    state = cells["state"]
    kinds = state.map(KINDS)
    late = LEAST_LATE + (1 - LEAST_LATE) * cells["late_share"]
    late = late.mask(state == "belum_dilaporkan", UNREPORTED * cells["late_share"])
    share = cells["share"].fillna(0.0).astype(float)
    along = share.mask(kinds == "late", late)
    begins = {kind: number for number, kind in enumerate(scale)}
    # Not quite at the ends, where one segment meets the next.
    place = kinds.map(begins) + along.clip(0.001, 0.999)
    has_no_ground = cells["total_row"] | cells["total_column"] | (state == "belum")
    return place.mask(has_no_ground)


def _stops(kind: Kind, theme: Theme) -> list[tuple[float, str]]:
    """The colours of a segment, from 0 to 1."""
    palette = theme.palette
    late = STATUS_TENGGAT["terlambat"]
    neutral = RENCANA_DARK if theme.is_dark else RENCANA_COLOUR
    stops: dict[Kind, list[tuple[float, str]]] = {
        "done": [(0, palette.ground_raised), (1, palette.selesai_pale)],
        "late": [
            (0, palette.terlambat_pale),
            (LEAST_LATE, _LEAST_ORANGE[theme.is_dark]),
            (1, late.dark if theme.is_dark else late.colour),
        ],
        "load": [
            (0, mixed(neutral, palette.ground, _LEAST_LOAD)),
            (1, mixed(neutral, palette.ground, _MOST_LOAD)),
        ],
    }
    return stops[kind]


def colour_at(place: float, scale: Sequence[Kind], theme: Theme) -> str:
    """Give the ground at a place of the scale, as Plotly mixes it."""
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
    """Give the whole scale as Plotly takes it, from 0 to 1."""
    colours: list[list[float | str]] = []
    for number, kind in enumerate(scale):
        for along, colour in _stops(kind, theme):
            place = (number + along) / len(scale)
            colours.append([place, colour])
    return colours


def inks(cells: pd.DataFrame, theme: Theme, scale: Sequence[Kind]) -> list[str]:
    """Give the colour of the letters of each cell: clear on its ground, quiet where nothing is
    due."""
    palette = theme.palette
    colours = []
    for state, place in zip(cells["state"], cells["z"], strict=True):
        if pd.notna(place):
            colours.append(letters_on(colour_at(place, scale, theme), theme))
        elif state in ("belum", "kosong"):
            colours.append(palette.ink_quiet)
        else:
            colours.append(palette.ink)
    return colours
