"""The timeline: a lane per langkah under its area, every tenggat a mark by status, and above them
how much falls due in each month.

Everything is one plot, so that nothing is laid out twice; where it stands is `timeline_board`.
"""

import html
from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as themes
from monev.charts.theme import SYMBOLS, Spec, Theme, Trace
from monev.charts.timeline_board import (
    Board,
    Sizes,
    board_of,
    free_of_words,
    pixels_per_month,
    place_of,
    place_of_posisi,
    top_of,
)
from monev.core.dates import FIRST_DAY, format_short_day
from monev.core.statuses import BELUM_DILAPORKAN, STATUS_TENGGAT
from monev.figures.formats import format_number
from monev.figures.linimasa import Timeline


class _Lane(NamedTuple):
    """What is drawn of a lane's name: its lines, its height, and what it opens."""

    jenis: str
    kode: str
    hover: str
    lines: list[str]
    name_at: float
    is_open: bool
    catatan: str


class _Meaning(NamedTuple):
    """A row of the statuses: a mark, what it means, how often it stands."""

    status: str
    mark: str
    label: str
    n: int


_Word = tuple[float, float, str, str]
"""Where it stands, across and down, its text and its colour."""
_MONTHS_THAT_FIT, _MONTHS_ON_A_PHONE = 18, 6
"""So many months are named beside each other; more on a phone by one letter."""
_FAR = 16
"""So many lines below a month's name it is said again."""
_DIGIT = 0.55
"""How wide a number or blank is, against its size."""
_KEY_LETTERS = 20
"""So many letters stand on a line of the key over the names."""
_KEY_PLACES = {"legend": 0, "legend2": 0.16}
"""Where its two columns begin, as shares of the width."""
_SEEN = 0.15
"""Done so much before or after its due day, in months, a line is seen beside the mark."""
_HIDDEN = {"hoverinfo": "skip", "showlegend": False}
_DRAWING_ORDER = (
    "tanpa_target",
    "tidak_berlaku",
    "belum_jatuh_tempo",
    "selesai",
    "berjalan",
    BELUM_DILAPORKAN.kode,
    "terlambat",
)
"""Drawn in this order, so that what is late lies on top."""


def timeline(theme: Theme, shown: Timeline, months: tuple[int, int] | None = None) -> go.Figure:
    """The picture of these frames; of the months from the first to the last of `months` (0 is
    January) only, where they are given. A point's customdata is what it opens: [jenis, kode]."""
    board = board_of(theme, shown, months)
    sizes = board.sizes
    bottom = float(board.lanes["bottom"].max()) if len(board.lanes) else sizes.lane
    top = top_of(sizes)
    traces = [_names(board), _load(board), _words(board), *_marks(board)]
    return themes.figure(
        theme,
        traces,
        height=top + bottom + sizes.legend + 4,
        margin={
            "l": 0,
            "r": 8 if theme.is_narrow else 2,
            "t": sizes.legend,
            "b": 4,
        },
        barmode="overlay",
        bargap=0,
        # Where the window is narrow all names grow smaller alike.
        uniformtext={"mode": "show", "minsize": 8},
        uirevision="linimasa",
        hovermode="closest",
        hoverdistance=12,
        xaxis=_months_axis(board),
        yaxis={"range": [bottom, -top], "tickvals": [], "showgrid": False},
        shapes=_shapes(board),
        showlegend=True,
        **_legends(board),
    )


def _names(board: Board) -> Trace:
    """Draw the lanes' names: bars without a colour, so that a touch anywhere on a name opens it,
    and so that letters grow smaller where the window is narrow. A line of a name is a bar of its
    own."""
    ink = board.theme.palette.ink
    bars: list[tuple[object, ...]] = []
    for lane in board.lanes[list(_Lane._fields)].itertuples(index=False, name=None):
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
        # Plotly fails at a touch where it is told only one of the two.
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
    """List the bars of one lane's name: its act and hover, and of each bar its text, from where to
    where, and at which height."""
    about = (lane.jenis, lane.kode, lane.hover)
    bars: list[tuple[object, ...]] = []
    is_narrow = board.theme.is_narrow
    end = board.end if is_narrow else board.first
    line = board.sizes.line
    beginning = board.left
    height = lane.name_at - (len(lane.lines) - 1) * line / 2
    kode = f"<b>{_escaped(lane.kode)}</b>"
    texts = list(map(_escaped, lane.lines))
    if lane.jenis == "area":
        texts = _area_texts(board, lane, texts)
    elif is_narrow:
        texts[0] = f"{kode}  {texts[0]}"
    else:
        beginning += board.kode_width
        bars.append((*about, kode, board.left, beginning, height))
    for text in texts:
        bars.append((*about, text, beginning, end, height))
        height += line
    return bars


def _area_texts(board: Board, lane: _Lane, texts: list[str]) -> list[str]:
    """Give the lines of an area's name, with its sign, its kode and what is late of it."""
    late = board.theme.status_colours()["terlambat"]
    sign = "▾" if lane.is_open else "▸"
    first, *others = texts
    bold = [f"{sign} <b>{_escaped(lane.kode)}  {first}</b>"]
    for text in others:
        bold.append(f"<b>    {text}</b>")
    note = f"  <span style='color:{late}'>{lane.catatan}</span>" if lane.catatan else ""
    bold[-1] += f"<b>{note}</b>"
    return bold


def _load(board: Board) -> Trace:
    """How much falls due in each month, what is late on top of it, hollow what waits for a
    report."""
    colours = _colours(board)
    palette = board.theme.palette
    sizes = board.sizes
    months = _seen_months(board)
    scale = sizes.load / max(1, int(months["N"].max()))
    floor = _foot_of_load(sizes)
    known = months["terlambat"] - months["belum_dilaporkan"]
    late = colours["terlambat"]
    calm = themes.mixed(palette.line_strong, palette.ground, 0.65)
    parts = [
        (calm, calm, months["N"] - months["terlambat"]),
        (palette.terlambat_pale, late, months["belum_dilaporkan"]),
        (late, late, known),
    ]
    base = months["N"] * 0
    bars = []
    for colour, edge, count in parts:
        bars.append(
            months.assign(
                colour=colour,
                edge=edge,
                base=base,
                count=count,
            )
        )
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
    """Where the load stands: over the months' names."""
    return -sizes.line - 7


def _seen_months(board: Board) -> pd.DataFrame:
    months = board.shown.months
    return months[(months["tempat"] >= board.first) & (months["tempat"] < board.end)]


def _words(board: Board) -> Trace:
    """The words around the marks, which no touch opens."""
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
    """Say how much falls due in each month, and its name, again in the band of an open area that is
    far from it."""
    sizes = board.sizes
    palette = board.theme.palette
    months = _seen_months(board)
    most = int(months["N"].max())
    scale = sizes.load / max(1, most)
    foot = _foot_of_load(sizes) - sizes.line / 2
    for place, count in zip(months["tempat"], months["N"], strict=True):
        number = f"<b>{format_number(count)}</b>" if count else ""
        height = foot - count * scale
        yield place + 0.5, height, number, palette.ink_quiet
    step = _months_between(len(months))
    named = months[months["tempat"] % step == 0]
    names = named["nama"]
    if board.theme.is_narrow and len(named) > _MONTHS_ON_A_PHONE:
        names = names.str[0]
    for height in _heights_of_names(board):
        colour = palette.ink if height < 0 else palette.ink_quiet
        for place, name in zip(named["tempat"], names, strict=True):
            yield place + 0.5, height, name, colour


def _months_between(count: int) -> int:
    """Give of how many months one is named, so that the names fit."""
    for step in (1, 2, 3, 4, 6):
        if count <= step * _MONTHS_THAT_FIT:
            return step
    return 12


def _heights_of_names(board: Board) -> list[float]:
    """List where the months' names stand: above the lanes, and on a desk in the bands of open areas
    that are far from the last."""
    line = board.sizes.line
    heights = [-line / 2 - 4]
    if board.theme.is_narrow:
        return heights
    lanes = board.lanes
    is_open = (lanes["jenis"] == "area") & lanes["is_open"]
    for band in lanes.loc[is_open, "at"]:
        if band - heights[-1] > _FAR * line:
            heights.append(band)
    return heights


def _posisi_words(board: Board) -> Iterator[_Word]:
    posisi = board.shown.posisi
    at = place_of_posisi(posisi, board.shown.tahun)
    if not board.first <= at <= board.end:
        return
    words = f"posisi {format_short_day(posisi)}"
    # Half as wide as its letters, so that it ends within the picture.
    width = len(words) * 0.56 * board.sizes.letters
    half = width / 2 / pixels_per_month(board)
    place = min(max(at, board.first + half), board.end - half)
    height = board.sizes.posisi / 2 - top_of(board.sizes)
    yield place, height, f"<b>{words}</b>", board.theme.palette.ink


def _marks(board: Board) -> list[Trace]:
    """Draw the marks, a trace per status, so that the legend hides and shows it; below them the
    windows and the way to the day when each was done."""
    seen = _placed_marks(board)
    of_status = dict(iter(seen.groupby("status", sort=False)))
    if board.lanes["tanpa_target"].any():
        of_status["tanpa_target"] = _without_target(board)
    meanings = {}
    statuses = board.shown.statuses[list(_Meaning._fields)]
    for row in statuses.itertuples(index=False, name=None):
        meaning = _Meaning(*row)
        meanings[meaning.status] = meaning
    columns = _key_columns(board)
    nothing = seen.iloc[:0]
    traces = []
    for status in _DRAWING_ORDER:
        own = of_status.get(status, nothing)
        meaning = meanings.get(status)
        if own.empty and meaning is None:
            continue
        legend = columns.get(_group(status), "legend")
        for trace in _lines(board, own, status):
            traces.append({**trace, "legend": legend})
        drawn = _status(board, own, status, meaning)
        traces.append({**drawn, "legend": legend})
    return traces


def _placed_marks(board: Board) -> pd.DataFrame:
    """Give the marks of the months shown with their places across (x, beginning, done) and down
    (y), and their words as they are drawn."""
    marks = board.shown.marks
    tahun = board.shown.tahun
    # A blank that is kept, between the mark and its words.
    words = "\u00a0<b>" + marks["words"] + "</b>"
    heights = board.lanes["at"].reindex(marks["lane"])
    placed = marks.assign(
        x=_across(board),
        beginning=place_of(marks["mulai"], tahun),
        done=place_of(marks["selesai_pada"], tahun),
        y=heights.to_numpy(),
        words=words.where(marks["words"] != "", ""),
    )
    is_seen = (placed["x"] >= board.first) & (placed["x"] < board.end)
    return placed[is_seen]


def _across(board: Board) -> pd.Series:
    """Give where the marks stand: of a langkah at its day; of a folded area, which has one a month,
    in the middle of the month together with its words, on a phone above them."""
    marks = board.shown.marks
    places = place_of(marks["jatuh_tempo"], board.shown.tahun)
    middle = places.floordiv(1) + 0.5
    if not board.theme.is_narrow:
        letters = marks["words"].str.len() + 1
        middle -= letters * _DIGIT * _words_size(board) / 2 / pixels_per_month(board)
    return places.where(marks["jenis"] != "area", middle)


def _words_size(board: Board) -> float:
    return board.sizes.letters - (2.5 if board.theme.is_narrow else 1)


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
    """Draw the windows of these marks, and how far from its due day each was really done."""
    shared = {"type": "scatter", "legendgroup": _group(status), **_HIDDEN}
    size = board.sizes.mark
    traces: list[Trace] = []
    windows = marks[marks["beginning"].notna()]
    if len(windows):
        traces.append(
            {
                **shared,
                **_path(windows["beginning"] - FIRST_DAY / 2, windows["x"], windows["y"], board),
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
            # Of the three points of a way only the end, the day it was done, has a mark.
            "symbol": ["circle", "line-ns-open", "circle"] * len(done),
            "size": [0, size * 0.65, 0] * len(done),
            "color": colour,
            "line": {"width": 1.5},
        }
        traces.append(
            {
                **shared,
                **_path(done["x"], done["done"], done["y"], board),
                "uid": f"{status} pada",
                "mode": "lines+markers",
                "line": {"color": colour, "width": 1.5},
                "marker": marker,
            }
        )
    return traces


def _path(x0: pd.Series, x1: pd.Series, y: pd.Series, board: Board) -> Spec:
    """Draw lines from one place to another as one path with gaps, cut where the picture ends."""
    xs = []
    ys = []
    begins = x0.clip(board.first, board.end)
    ends = x1.clip(board.first, board.end)
    for begin, end, height in zip(begins, ends, y, strict=True):
        xs += [begin, end, None]
        ys += [height, height, None]
    return {"x": xs, "y": ys}


def _status(board: Board, marks: pd.DataFrame, status: str, meaning: _Meaning | None) -> Trace:
    """Draw the marks of one status, with its entry in the legend: what it means."""
    if meaning:
        sign = meaning.mark
        named = {"name": _key_words(board, meaning), "showlegend": True}
    else:
        sign = marks["mark"].iloc[0]
        named = {"showlegend": False}
    order = [*STATUS_TENGGAT, "tanpa_target"]
    is_unreported = status == BELUM_DILAPORKAN.kode
    return {
        "type": "scatter",
        "uid": status,
        # Without a point a trace has no entry in the legend.
        "x": marks["x"].tolist() or [None],
        "y": marks["y"].tolist() or [None],
        "mode": "markers+text",
        "text": marks["words"].tolist(),
        "textposition": _beside(board, status),
        "textfont": {"size": _words_size(board), "color": board.theme.palette.ink},
        "marker": _look(board, status, SYMBOLS[sign]),
        "unselected": {"marker": {"opacity": 1}},
        "hovertext": marks["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": marks[["jenis", "kode"]].to_numpy().tolist(),
        "legendgroup": _group(status),
        "legendrank": order.index(_group(status)) * 2 + is_unreported,
        "cliponaxis": False,
        **named,
    }


def _look(board: Board, status: str, symbol: str) -> Trace:
    """How a mark looks; those that point are drawn larger to weigh the same."""
    colour = _colours(board)[status]
    quiet = board.theme.palette.ink_quiet
    is_open = symbol.endswith(("-open", "-dot"))
    if is_open and status in ("belum_jatuh_tempo", "tidak_berlaku"):
        colour = quiet
    larger = 2 if symbol.startswith(("triangle", "diamond")) else 0
    line = {"width": 2 if is_open else 0, "color": colour}
    return {
        "symbol": symbol,
        "color": colour,
        "size": board.sizes.mark + larger,
        "line": line,
    }


def _beside(board: Board, status: str) -> str:
    """Where the words of a mark stand."""
    if board.theme.is_narrow and status != "tanpa_target":
        return "bottom center"
    return "middle right"


def _group(status: str) -> str:
    """What the legend hides together."""
    return "terlambat" if status == BELUM_DILAPORKAN.kode else status


def _colours(board: Board) -> dict[str, str]:
    colours = board.theme.status_colours(rencana_only=board.shown.rencana_only)
    return colours | {BELUM_DILAPORKAN.kode: colours["terlambat"]}


def _months_axis(board: Board) -> Spec:
    borders = [*range(board.first, board.end + 1)]
    return {
        "range": [board.left, board.end + 0.02],
        "tickvals": borders,
        "showticklabels": False,
        "gridcolor": board.theme.palette.line,
    }


def _shapes(board: Board) -> list[Spec]:
    """Draw the bands of areas, and the line at posisi."""
    palette = board.theme.palette
    lanes = board.lanes
    shapes = []
    for top, bottom in lanes.loc[lanes["jenis"] == "area", ["top", "bottom"]].to_numpy():
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


def _key_words(board: Board, meaning: _Meaning) -> str:
    """Say what a mark means, and how often it stands."""
    label = meaning.label
    if board.theme.is_roomy:
        label = "<br>".join(wrap(label, _KEY_LETTERS))
    return f"{label} <b>{format_number(meaning.n)}</b>"


def _key_columns(board: Board) -> dict[str, str]:
    """Status → the column of the key that says what its mark means: over the names two, as high as
    each other."""
    if not board.theme.is_roomy:
        return {}
    statuses = board.shown.statuses
    lines = [len(wrap(label, _KEY_LETTERS)) for label in statuses["label"]]
    height: dict[str, int] = {}
    for status, count in zip(statuses["status"], lines, strict=True):
        height[_group(status)] = height.get(_group(status), 0) + count
    columns = {}
    above = 0
    for group, count in height.items():
        columns[group] = "legend2" if above * 2 >= sum(lines) else "legend"
        above += count
    return columns


def _legends(board: Board) -> Spec:
    """Make the key: over the names in two columns; on a phone and in *Besar* above all in rows."""
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
        return {"legend": {**key, "orientation": "h", "x": 0, "yanchor": "bottom"}}
    return {name: {**key, "x": x, "yanchor": "top"} for name, x in _KEY_PLACES.items()}


def _escaped(text: str) -> str:
    """Escape a text so that Plotly shows it letter for letter: it reads tags and links in text."""
    return html.escape(text, quote=False)
