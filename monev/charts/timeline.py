"""The timeline: a lane per langkah, and a mark for every tenggat.

The load of each month stands above the lanes. The timeline is a single plot, so that nothing is
laid out twice. `timeline_board` computes the places.
"""

import html
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as themes
from monev.charts.theme import SYMBOLS, Spec, Theme, Trace
from monev.charts.timeline_board import (
    NAMES,
    Board,
    Sizes,
    board_of,
    free_of_words,
    names_above,
    pixels_per_month,
    place_of,
    place_of_posisi,
    top_of,
)
from monev.charts.timeline_key import Meaning, key_columns, key_words, legends
from monev.core.dates import FIRST_DAY, format_short_day
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.figures.formats import format_number
from monev.figures.linimasa import Timeline


class _Lane(NamedTuple):
    """The name of a lane: its lines, its height, and what it opens."""

    jenis: str
    kode: str
    kode_tampil: str
    hover: str
    lines: list[str]
    name_at: float
    is_open: bool
    catatan: str


_Word = tuple[float, float, str, str]
"""Place across and down, text, colour."""
_MONTHS_THAT_FIT, _MONTHS_ON_A_PHONE = 18, 6
"""How many month names fit side by side. On a phone more are shortened to one letter."""
_STEPS = (0.62, -0.62, 0.8, -0.8)
"""How far lines leave the height of their marks, in sizes of a mark, the nearest first."""
_SEEN = 0.15
"""Months between due day and day done from which a line between them is visible."""
_HIDDEN = {"hoverinfo": "skip", "showlegend": False}
_LOUD = ("selesai", "berjalan", "belum_dilaporkan", "terlambat")
_QUIET = tuple(kode for kode in reversed(STATUS_TENGGAT) if kode not in _LOUD)
_DRAWING_ORDER = (*_QUIET, *_LOUD)
"""Drawn in this order, so that late marks lie on top."""


def timeline(theme: Theme, shown: Timeline) -> go.Figure:
    """Draw these frames.

    The customdata of a point is what it opens: [jenis, kode].
    """
    board = board_of(theme, shown)
    sizes = board.sizes
    bottom = float(board.lanes["bottom"].max()) if len(board.lanes) else sizes.lane
    top = top_of(sizes)
    traces = [_names(board), _load(board), _words(board), *_marks(board)]
    return themes.figure(
        theme,
        traces,
        height=top + bottom + sizes.legend + 4,
        margin={"l": 0, "r": 10 if board.is_tight else 2, "t": sizes.legend, "b": 4},
        barmode="overlay",
        bargap=0,
        # In a narrow window all names shrink equally.
        uniformtext={"mode": "show", "minsize": 8},
        uirevision="linimasa",
        meta=_names_of_months(board),
        hoverdistance=12,
        xaxis=_months_axis(board),
        yaxis={"range": [bottom, -top], "tickvals": [], "showgrid": False},
        shapes=_shapes(board),
        showlegend=True,
        **legends(board),
    )


def _names(board: Board) -> Trace:
    """Draw the names of the lanes as transparent bars, one per line of text.

    A touch anywhere on a bar opens the lane, and its letters shrink if the window is narrow.
    """
    ink = board.theme.palette.ink
    bars: list[tuple[object, ...]] = []
    lanes = board.lanes[list(_Lane._fields)]
    for lane in lanes.itertuples(index=False, name=None):
        bars += _name_bars(board, _Lane(*lane))
    frame = pd.DataFrame(bars, columns=["jenis", "kode", "hover", "text", "from", "to", "at"])
    chosen = {"marker": {"opacity": 1}, "textfont": {"color": ink}}
    return {
        "type": "bar",
        "orientation": "h",
        "base": frame["from"].tolist(),
        "x": (frame["to"] - frame["from"]).tolist(),
        "y": frame["at"].tolist(),
        "width": board.sizes.line + 14,
        "marker": {"color": "rgba(0,0,0,0)"},
        # Plotly fails at a touch if only one of the two is given.
        "selected": chosen,
        "unselected": chosen,
        "text": frame["text"].tolist(),
        "textfont": {"size": board.sizes.letters, "color": ink},
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "constraintext": "inside",
        "hovertext": frame["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": frame[["jenis", "kode"]].to_numpy().tolist(),
        "showlegend": False,
    }


def _name_bars(board: Board, lane: _Lane) -> list[tuple[object, ...]]:
    """List the bars of a lane's name: jenis, kode, hover, text, start, end, height."""
    about = (lane.jenis, lane.kode, lane.hover)
    bars: list[tuple[object, ...]] = []
    is_narrow = board.theme.is_narrow
    end = board.end if is_narrow else board.first
    line = board.sizes.line
    beginning = board.left
    height = lane.name_at - (len(lane.lines) - 1) * line / 2
    kode = f"<b>{_escaped(lane.kode_tampil)}</b>"
    texts = list(map(_escaped, lane.lines))
    if lane.jenis == "area":
        texts = _area_texts(board, lane, texts)
    elif not board.kode_width:
        texts[0] = f"{kode}  {texts[0]}"
    else:
        beginning += board.kode_width
        bars.append((*about, kode, board.left, beginning, height))
    for text in texts:
        bars.append((*about, text, beginning, end, height))
        height += line
    return bars


def _area_texts(board: Board, lane: _Lane, texts: list[str]) -> list[str]:
    """Return the lines of an area's name with its sign, its kode and its late count."""
    late = board.theme.status_colours()["terlambat"]
    sign = "▾" if lane.is_open else "▸"
    first, *others = texts
    bold = [f"{sign} <b>{_escaped(lane.kode_tampil)}  {first}</b>"]
    for text in others:
        bold.append(f"<b>    {text}</b>")
    note = f"  <span style='color:{late}'>{lane.catatan}</span>" if lane.catatan else ""
    bold[-1] += f"<b>{note}</b>"
    return bold


def _load(board: Board) -> Trace:
    """Draw how much falls due in each month: done below, late on top, unreported hollow."""
    colours = _colours(board)
    palette = board.theme.palette
    sizes = board.sizes
    months = board.shown.months
    scale = sizes.load / max(1, int(months["N"].max()))
    floor = _foot_of_load(sizes)
    late = colours["terlambat"]
    calm = themes.mixed(palette.line_strong, palette.ground, 0.65)
    done = themes.mixed(colours["selesai"], palette.ground, 0.65)
    pale = palette.ground if board.shown.rencana_only else palette.terlambat_pale
    parts = [
        (done, done, months["n"]),
        (calm, calm, months["N"] - months[["n", *OVERDUE]].sum(axis=1)),
        (pale, late, months["belum_dilaporkan"]),
        (late, late, months["terlambat"]),
    ]
    base = months["N"] * 0
    bars = []
    for colour, edge, count in parts:
        bars.append(months.assign(colour=colour, edge=edge, base=base, count=count))
        base = base + count
    frame = pd.concat(bars)
    frame = frame[frame["count"] > 0]
    edges = {"color": frame["edge"].tolist(), "width": 1}
    return {
        "type": "bar",
        "x": (frame["tempat"] + 0.5).tolist(),
        "y": (-frame["count"] * scale).tolist(),
        "base": (floor - frame["base"] * scale).tolist(),
        "width": 0.62,
        "marker": {"color": frame["colour"].tolist(), "line": edges},
        "unselected": {"marker": {"opacity": 1}},
        "hovertext": frame["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": [["bulan", number] for number in frame["bulan"]],
        "showlegend": False,
    }


def _foot_of_load(sizes: Sizes) -> float:
    """Return the foot of the load, just above the month names."""
    return -sizes.line - 11


def _words(board: Board) -> Trace:
    """Draw the words around the marks. They open nothing."""
    rows = [*_month_words(board), *_posisi_words(board)]
    frame = pd.DataFrame(rows, columns=["x", "y", "text", "colour"])
    return {
        "type": "scatter",
        "x": frame["x"].tolist(),
        "y": frame["y"].tolist(),
        "text": frame["text"].tolist(),
        "mode": "text",
        "textfont": {"color": frame["colour"].tolist(), "size": board.sizes.letters},
        **_HIDDEN,
    }


def _month_words(board: Board) -> Iterator[_Word]:
    """Write the load and name of each month."""
    sizes = board.sizes
    palette = board.theme.palette
    months = board.shown.months
    most = int(months["N"].max())
    scale = sizes.load / max(1, most)
    foot = _foot_of_load(sizes) - sizes.line / 2 - 3
    for place, count in zip(months["tempat"], months["N"], strict=True):
        number = f"<b>{format_number(count)}</b>" if count else ""
        height = foot - count * scale
        yield place + 0.5, height, number, palette.ink_quiet
    step = _months_between(len(months))
    for place, name in zip(months["tempat"], _month_names(board), strict=True):
        if place % step == 0:
            yield place + 0.5, -names_above(sizes), name, palette.ink


def _month_names(board: Board) -> list[str]:
    months = board.shown.months
    is_short = board.theme.is_narrow and len(months) > _MONTHS_ON_A_PHONE
    return [name[0] if is_short else name for name in months["nama"]]


def _names_of_months(board: Board) -> list[object]:
    """Say where the page draws the month names again, which there stay in sight.

    A list, since Plotly takes each copy of other data for new and draws the picture again.

    - above: pixels from the top of the picture to their middle
    - before: the share of its width before the first one
    - names: each with the number of the month that it lists
    """
    above = board.sizes.legend + top_of(board.sizes) - names_above(board.sizes)
    before = 0 if board.theme.is_narrow else NAMES
    numbers = board.shown.months["bulan"].tolist()
    return [above, before, list(zip(_month_names(board), numbers, strict=True))]


def _months_between(count: int) -> int:
    """Return the step between named months so that the names fit."""
    for step in (1, 2, 3, 4, 6):
        if count <= step * _MONTHS_THAT_FIT:
            return step
    return 12


def _posisi_words(board: Board) -> Iterator[_Word]:
    posisi = board.shown.posisi
    at = place_of_posisi(posisi, board.shown.tahun)
    if not board.first <= at <= board.end:
        return
    words = f"posisi {format_short_day(posisi)}"
    # Half its width is kept free at both sides, so that it ends within the picture.
    width = len(words) * 0.56 * board.sizes.letters
    half = width / 2 / pixels_per_month(board)
    place = min(max(at, board.first + half), board.end - half)
    height = board.sizes.posisi / 2 - top_of(board.sizes)
    yield place, height, f"<b>{words}</b>", board.theme.palette.ink


def _marks(board: Board) -> list[Trace]:
    """Draw the marks, a trace per status, so that the legend can hide it.

    Windows and the lines to the day done lie below.
    """
    seen = _placed_marks(board)
    of_status = dict(iter(seen.groupby("status", sort=False)))
    if board.lanes["tanpa_target"].any():
        of_status["tanpa_target"] = _without_target(board)
    meanings = {}
    statuses = board.shown.statuses[list(Meaning._fields)]
    for row in statuses.itertuples(index=False, name=None):
        meaning = Meaning(*row)
        meanings[meaning.status] = meaning
    columns = key_columns(board)
    nothing = seen.iloc[:0]
    traces = []
    for status in _DRAWING_ORDER:
        own = of_status.get(status, nothing)
        meaning = meanings.get(status)
        if own.empty and meaning is None:
            continue
        legend = columns.get(status, "legend")
        for trace in _lines(board, own, status):
            traces.append({**trace, "legend": legend})
        drawn = _status(board, own, status, meaning)
        traces.append({**drawn, "legend": legend})
    return traces


def _placed_marks(board: Board) -> pd.DataFrame:
    """Place the marks across (x, beginning, done) and down (y), with their words."""
    marks = board.shown.marks
    tahun = board.shown.tahun
    # A no-break space between the words and their mark.
    words = "<b>" + marks["words"] + "</b>\u00a0"
    heights = board.lanes["at"].reindex(marks["lane"])
    placed = marks.assign(
        x=place_of(marks["jatuh_tempo"], tahun),
        beginning=place_of(marks["mulai"], tahun),
        done=place_of(marks["selesai_pada"], tahun),
        y=heights.to_numpy(),
        words=words.where(marks["words"] != "", ""),
    )
    return placed.assign(line_at=_apart(placed, board))


def _apart(marks: pd.DataFrame, board: Board) -> pd.Series:
    """Return the height of each line from a due day to the day done.

    It leaves that of its mark where it would go through another mark or line of the lane.
    """
    heights = marks["y"].copy()
    late = marks[(marks["done"] - marks["x"]).abs() > _SEEN]
    for _, own in late.groupby("lane"):
        others = marks.loc[marks["lane"] == own["lane"].iloc[0], "x"]
        ends: dict[float, float] = {}
        for place in own.sort_values("x").index:
            begin, end = sorted((own["x"][place], own["done"][place]))
            around = others.between(begin - _SEEN, end + _SEEN).drop(place).any()
            for step in (*([] if around else [0]), *_STEPS):
                if ends.get(step, -1) < begin - _SEEN:
                    break
            ends[step] = end
            heights[place] += step * board.sizes.mark
    return heights


def _without_target(board: Board) -> pd.DataFrame:
    lanes = board.lanes[board.lanes["tanpa_target"].astype(bool)]
    nowhere = float("nan")
    return lanes[["jenis", "kode", "hover"]].assign(
        mark="?",
        words="? tanpa target waktu",
        x=board.first + 0.5,
        y=lanes["at"],
        beginning=nowhere,
        done=nowhere,
    )


def _lines(board: Board, marks: pd.DataFrame, status: str) -> list[Trace]:
    """Draw the windows of these marks, and lines from the due day to the day done."""
    shared = {"type": "scatter", "legendgroup": status, **_HIDDEN}
    size = board.sizes.mark
    traces: list[Trace] = []
    windows = marks[marks["beginning"].notna()]
    if len(windows):
        begins = windows["beginning"] - FIRST_DAY / 2
        traces.append(
            {
                **shared,
                **_path([begins, windows["x"]], [windows["y"]] * 2, board),
                "uid": f"{status} rentang",
                "mode": "lines",
                "line": {"color": board.theme.palette.line_strong, "width": size / 2},
                "opacity": 0.5,
            }
        )
    done = marks[(marks["done"] - marks["x"]).abs() > _SEEN]
    if len(done):
        colour = _colours(board)["selesai"]
        marker = {
            # Of the points of a line only the third, the day done, has a mark.
            "symbol": ["circle", "circle", "line-ns-open", "circle"] * len(done),
            "size": [0, 0, size * 0.65, 0] * len(done),
            "color": colour,
            "line": {"width": 1.5},
        }
        traces.append(
            {
                **shared,
                **_path(
                    [done["x"], done["x"], done["done"]],
                    [done["y"], done["line_at"], done["line_at"]],
                    board,
                ),
                "uid": f"{status} pada",
                "mode": "lines+markers",
                "line": {"color": colour, "width": 1.5},
                "marker": marker,
            }
        )
    return traces


def _path(xs: list[pd.Series], ys: list[pd.Series], board: Board) -> Spec:
    """Draw lines through these points as one path with gaps, cut at the edges of the picture."""
    nothing = pd.Series(None, index=xs[0].index, dtype=float)
    inside = [x.clip(board.first, board.end) for x in xs]
    points = {"x": [*inside, nothing], "y": [*ys, nothing]}
    path = {}
    for axis, columns in points.items():
        flat = pd.concat(columns, axis=1).to_numpy().ravel()
        path[axis] = [None if pd.isna(value) else value for value in flat.tolist()]
    return path


def _status(board: Board, marks: pd.DataFrame, status: str, meaning: Meaning | None) -> Trace:
    """Draw the marks of one status, with its entry in the legend."""
    if meaning:
        sign = meaning.mark
        named = {"name": key_words(board, meaning), "showlegend": True}
    else:
        sign = marks["mark"].iloc[0]
        named = {"showlegend": False}
    order = [*STATUS_TENGGAT]
    is_unreported = status == "belum_dilaporkan"
    return {
        "type": "scatter",
        "uid": status,
        # A trace without points has no entry in the legend.
        "x": marks["x"].tolist() or [None],
        "y": marks["y"].tolist() or [None],
        "mode": "markers+text",
        "text": marks["words"].tolist(),
        "textposition": _beside(board, status),
        "textfont": {"size": board.sizes.letters - 1, "color": board.theme.palette.ink},
        "marker": _look(board, status, SYMBOLS[sign]),
        "unselected": {"marker": {"opacity": 1}},
        "hovertext": marks["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": marks[["jenis", "kode"]].to_numpy().tolist(),
        "legendgroup": status,
        "legendrank": order.index(status) * 2 + is_unreported,
        "cliponaxis": False,
        **named,
    }


def _look(board: Board, status: str, symbol: str) -> Trace:
    """Return the look of a mark. Pointed ones are larger, to have the same weight."""
    colour = _colours(board)[status]
    quiet = board.theme.palette.ink_quiet
    is_open = symbol.endswith(("-open", "-dot"))
    if is_open and status in _QUIET:
        colour = quiet
    larger = 2 if symbol.startswith(("triangle", "diamond")) else 0
    line = {"width": 2 if is_open else 0, "color": colour}
    return {"symbol": symbol, "color": colour, "size": board.sizes.mark + larger, "line": line}


def _beside(board: Board, status: str) -> str:
    """Return the position of a mark's words."""
    if status == "tanpa_target":
        return "middle right"
    return "bottom center" if board.is_tight else "middle left"


def _colours(board: Board) -> dict[str, str]:
    return board.theme.status_colours(rencana_only=board.shown.rencana_only)


def _months_axis(board: Board) -> Spec:
    borders = [*range(board.first, board.end + 1)]
    return {
        "range": [board.left, board.end + 0.02],
        "tickvals": borders,
        "showticklabels": False,
        "gridcolor": board.theme.palette.line,
    }


def _shapes(board: Board) -> list[Spec]:
    """Draw the bands of areas and the line at posisi."""
    palette = board.theme.palette
    lanes = board.lanes
    shapes = []
    areas = lanes[lanes["jenis"] == "area"]
    for top, bottom in areas[["top", "bottom"]].to_numpy():
        shapes.append(
            {
                "type": "rect",
                "x0": board.left,
                "x1": board.end,
                "y0": top,
                "y1": bottom,
                "fillcolor": palette.ground_raised,
                "line": {"width": 0},
                "layer": "below",
            }
        )
    at = place_of_posisi(board.shown.posisi, board.shown.tahun)
    if board.first <= at <= board.end:
        dotted = {"color": palette.ink, "width": 2, "dash": "dot"}
        for top, bottom in free_of_words(board, at):
            shapes.append(_line(at, at, top, bottom, dotted))
    rule = {"color": palette.line_strong, "width": 1}
    shapes.append(_line(board.left, board.end, 0, 0, rule))
    return shapes


def _line(x0: float, x1: float, y0: float, y1: float, look: Spec) -> Spec:
    place = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return {"type": "line", **place, "line": look, "layer": "between"}


def _escaped(text: str) -> str:
    """Escape a text for Plotly, which reads tags and links in it."""
    return html.escape(text, quote=False)
