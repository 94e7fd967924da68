"""The timeline: a lane per langkah under its area, every tenggat a mark by status, and above them
how much falls due in each month.

Everything is one plot, so that nothing is laid out twice. Across it counts months: 0 is the
beginning of January of the plan's tahun; names stand to the left of the first month shown, at most
`NAMES` of the width, or on a phone above the marks. Downwards it counts pixels from the first lane.
"""

import html
from datetime import date
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as themes
from monev.charts.theme import SYMBOLS, Theme
from monev.core.dates import format_short_day
from monev.core.statuses import BELUM_DILAPORKAN, STATUS_TENGGAT
from monev.core.text import shorten
from monev.figures.formats import format_number
from monev.figures.linimasa import Timeline

Trace = dict[str, Any]
"""A trace as plain data: a figure checks it once, one of Plotly's classes twice."""
NAMES = 0.35
"""The share of the width that names take."""
_FIRST_DAY, _LAST_DAY = 0.2, 0.8
"""Where the first and the last day of a month stand within its column."""
_LETTERS_PER_LINE = {"usual": 54, "large": 33, "narrow": 48}
_NAME_LINES = 2
_WIDER_CAPITALS = 0.3
"""By so much a name all in capitals is wider than one in small letters."""
_REFERENCE_WIDTH = 1284
"""How wide the picture is on a screen of 1366 pixels: from it the column of kode has its width."""
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


class _Sizes(NamedTuple):
    """Heights in pixels at this size of letters."""

    letters: float
    line: float
    area: float
    lane: float
    marks: float
    mark: float
    load: float
    legend: float


def place_of(days: pd.Series, tahun: int) -> pd.Series:
    """Where days stand across the plot. A month's first day stands at 0.2 of its column, its last
    at 0.8. A target by its month is due on the last day, so it stands where one by that day does,
    and neither stands on a border."""
    month = (days.dt.year - tahun) * 12 + days.dt.month - 1
    share = (days.dt.day - 1) / (days.dt.days_in_month - 1)
    return month + _FIRST_DAY + share * (_LAST_DAY - _FIRST_DAY)


def place_of_posisi(posisi: date, tahun: int) -> float:
    """Where the line at the end of that day stands: half a day after its targets; at the end of a
    month on the border."""
    day = pd.Timestamp(posisi)
    month = (day.year - tahun) * 12 + day.month
    if day.is_month_end:
        return float(month)
    share = (day.day - 0.5) / (day.days_in_month - 1)
    return month - 1 + _FIRST_DAY + share * (_LAST_DAY - _FIRST_DAY)


def timeline(theme: Theme, shown: Timeline, months: tuple[int, int] | None = None) -> go.Figure:
    """The picture of these frames; of the months from the first to the last of `months` (0 is
    January) only, where they are given. A point's customdata is what it opens: [jenis, kode]."""
    first, last = months or (int(shown.months["tempat"].min()), int(shown.months["tempat"].max()))
    sizes = _sizes(theme)
    left = first if theme.is_narrow else first - (last + 1 - first) * NAMES / (1 - NAMES)
    board = _Board(theme, sizes, shown, first, last + 1, left, _lanes(theme, sizes, shown))
    bottom = float(board.lanes["bottom"].max()) if len(board.lanes) else sizes.lane
    top = _top(sizes)
    traces = [_names(board), *_load(board), _words(board), *_marks(board)]
    return themes.figure(
        theme,
        traces,
        height=top + bottom + sizes.legend + 4,
        margin={"l": 0, "r": 8 if theme.is_narrow else 2, "t": sizes.legend, "b": 4},
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
        legend=_legend(board),
    )


class _Board(NamedTuple):
    """What every part of the picture is drawn on: months from `first` to before `end`, names from
    `left`, and the lanes with their places."""

    theme: Theme
    sizes: _Sizes
    shown: Timeline
    first: int
    end: int
    left: float
    lanes: pd.DataFrame


def _sizes(theme: Theme) -> _Sizes:
    scale = theme.letters / 14
    rows = 3 if theme.is_narrow else 1
    return _Sizes(
        letters=13 * scale,
        line=16 * scale,
        area=25 * scale,
        lane=21 * scale,
        marks=25 * scale,
        mark=12 * scale,
        load=30 * scale,
        legend=(26 * rows + 4) * scale,
    )


def _top(sizes: _Sizes) -> float:
    """Above the lanes: the load with its numbers, the months' names, the name of posisi."""
    return sizes.load + 3 * sizes.line + 4


def _lanes(theme: Theme, sizes: _Sizes, shown: Timeline) -> pd.DataFrame:
    """The lanes with the lines of their names, their top and bottom, and the height `at` which
    marks stand; on a phone marks stand below the name."""
    kind = "narrow" if theme.is_narrow else "large" if theme.is_large else "usual"
    letters, lines = _LETTERS_PER_LINE[kind], []
    for kode, name in zip(shown.lanes["kode"], shown.lanes["nama"], strict=True):
        # On a phone the kode stands in the first line of the name.
        before = len(kode) + 1 if theme.is_narrow else 0
        lines.append(_name_lines(name, letters, before))
    lanes = shown.lanes.assign(lines=lines)
    count = pd.Series([len(each) for each in lines], index=lanes.index, dtype="int64")
    is_area = lanes["jenis"] == "area"
    names = (count * sizes.line + (sizes.lane - sizes.line)).where(~is_area, sizes.area)
    below = 0.0
    if theme.is_narrow:
        has_marks = ~(is_area & lanes["is_open"])
        below = has_marks * (sizes.marks + is_area * 0.6 * sizes.line)
    bottom = (names + below).cumsum()
    top = bottom - names - below
    at = top + names + sizes.marks / 2 - 2 if theme.is_narrow else (top + bottom) / 2
    return lanes.assign(top=top, bottom=bottom, at=at, name_at=top + names / 2)


def _name_lines(name: str, letters: int, before: int) -> list[str]:
    capitals = sum(letter.isupper() for letter in name) / max(1, len(name))
    letters = round(letters / (1 + _WIDER_CAPITALS * capitals))
    lines = wrap(name, letters, initial_indent=" " * before) or [""]
    if len(lines) > _NAME_LINES:
        rest = shorten(" ".join(lines[_NAME_LINES - 1 :]), letters - 2)
        lines = [*lines[: _NAME_LINES - 1], rest]
    return [line.strip() for line in lines]


def _names(board: _Board) -> Trace:
    """The lanes' names: bars without a colour, so that a touch anywhere on a name opens it, and so
    that letters grow smaller where the window is narrow. A line of a name is a bar of its own."""
    theme, sizes, lanes = board.theme, board.sizes, board.lanes
    width = board.end - board.left
    codes = lanes.loc[lanes["jenis"] == "langkah", "kode"]
    longest = int(codes.str.len().max()) if len(codes) else 0
    kode_width = (longest * 0.56 * sizes.letters + 10) / (_REFERENCE_WIDTH * theme.scale) * width
    end = board.end if theme.is_narrow else board.first
    bars = []
    for lane in lanes.to_dict("records"):
        act = {"act": [lane["jenis"], lane["kode"]], "hover": lane["hover"]}
        if lane["jenis"] == "area":
            name = {
                "text": _area_name(board, lane),
                "size": sizes.letters,
                "at": lane["name_at"],
            }
            bars.append(act | name | {"from": board.left, "to": end})
            continue
        first_line = lane["name_at"] - (len(lane["lines"]) - 1) * sizes.line / 2
        lines, beginning = [_escaped(line) for line in lane["lines"]], board.left
        kode = f"<b>{_escaped(lane['kode'])}</b>"
        if theme.is_narrow:
            lines[0] = f"{kode}  {lines[0]}"
        else:
            beginning += kode_width
            place = {"from": board.left, "to": beginning, "size": sizes.letters}
            bars.append(act | place | {"text": kode, "at": first_line})
        for number, line in enumerate(lines):
            text = {"text": line, "from": beginning, "to": end, "size": sizes.letters}
            bars.append(act | text | {"at": first_line + number * sizes.line})
    chosen = {"marker": {"opacity": 1}, "textfont": {"color": theme.palette.ink}}
    frame = pd.DataFrame(bars, columns=["act", "hover", "text", "from", "to", "size", "at"])
    return {
        "type": "bar",
        "orientation": "h",
        "base": frame["from"].tolist(),
        "x": (frame["to"] - frame["from"]).tolist(),
        "y": frame["at"].tolist(),
        "width": sizes.line + 14,
        "marker": {"color": "rgba(0,0,0,0)"},
        # Plotly fails at a touch where it is told only one of the two.
        "selected": chosen,
        "unselected": chosen,
        "text": frame["text"].tolist(),
        "textfont": {"size": frame["size"].tolist(), "color": theme.palette.ink},
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "constraintext": "inside",
        "hovertext": frame["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": frame["act"].tolist(),
        "showlegend": False,
    }


def _area_name(board: _Board, lane: dict[str, Any]) -> str:
    sign = "▾" if lane["is_open"] else "▸"
    late = board.theme.status_colours()["terlambat"]
    note = f"  <span style='color:{late}'>{lane['catatan']}</span>" if lane["catatan"] else ""
    name = shorten(lane["nama"], _LETTERS_PER_LINE["usual"])
    return f"{sign} <b>{_escaped(lane['kode'])}  {_escaped(name)}{note}</b>"


def _load(board: _Board) -> list[Trace]:
    """How much falls due in each month, what is late on top of it, hollow what waits for a
    report."""
    colours, palette, sizes = _colours(board), board.theme.palette, board.sizes
    months = _seen_months(board)
    scale = sizes.load / max(1, int(months["N"].max()))
    floor = -2 * sizes.line - 2
    known = months["terlambat"] - months["belum_dilaporkan"]
    late, calm = colours["terlambat"], themes.mixed(palette.line_strong, palette.ground, 0.65)
    parts = [
        (calm, calm, months["N"] - months["terlambat"]),
        (palette.terlambat_pale, late, months["belum_dilaporkan"]),
        (late, late, known),
    ]
    base, bars = months["N"] * 0, []
    for colour, edge, count in parts:
        bars.append(months.assign(colour=colour, edge=edge, base=base, count=count))
        base = base + count
    frame = pd.concat(bars)
    frame = frame[frame["count"] > 0]
    edges = {"color": frame["edge"].tolist(), "width": 1}
    return [
        {
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
    ]


def _seen_months(board: _Board) -> pd.DataFrame:
    months = board.shown.months
    return months[(months["tempat"] >= board.first) & (months["tempat"] < board.end)]


def _words(board: _Board) -> Trace:
    """The months' names and numbers, again in the band of each open area, and the name of
    posisi."""
    sizes, palette = board.sizes, board.theme.palette
    months = _seen_months(board)
    scale = sizes.load / max(1, int(months["N"].max()))
    step = next(n for n in (1, 2, 3, 4, 6, 12) if len(months) <= n * 18 or n == 12)
    named = months[months["tempat"] % step == 0]
    is_tight = board.theme.is_narrow and len(named) > 6
    names = named["nama"].str[0] if is_tight else named["nama"]
    at = -1.5 * sizes.line - 1
    rows = [
        (x + 0.5, at, text, palette.ink) for x, text in zip(named["tempat"], names, strict=True)
    ]
    for x, count in zip(months["tempat"], months["N"], strict=True):
        over = -2 * sizes.line - 2 - count * scale - 0.5 * sizes.line
        rows.append(
            (x + 0.5, over, f"<b>{format_number(count)}</b>" if count else "", palette.ink_quiet)
        )
    lanes = board.lanes
    bands = lanes.loc[(lanes["jenis"] == "area") & lanes["is_open"], "at"]
    # The first band stands just below the months' names.
    for band in () if board.theme.is_narrow else bands[bands > sizes.area]:
        for x, text in zip(named["tempat"], names, strict=True):
            rows.append((x + 0.5, band, text, palette.ink_quiet))
    at = place_of_posisi(board.shown.posisi, board.shown.tahun)
    if board.first <= at <= board.end:
        words = f"<b>posisi {format_short_day(board.shown.posisi)}</b>"
        # Half as wide as its letters, so that it ends within the picture.
        half = len(words) * 0.25 * sizes.letters / _pixels_per_month(board)
        x = min(max(at, board.first + half), board.end - half)
        rows.append((x, -0.5 * sizes.line, words, palette.ink))
    frame = pd.DataFrame(rows, columns=["x", "y", "text", "colour"])
    return dict(
        type="scatter",
        x=frame["x"].tolist(),
        y=frame["y"].tolist(),
        text=frame["text"].tolist(),
        mode="text",
        textfont={"color": frame["colour"].tolist(), "size": sizes.letters},
        **_HIDDEN,
    )


def _pixels_per_month(board: _Board) -> float:
    width = 358 if board.theme.is_narrow else _REFERENCE_WIDTH * board.theme.scale
    return width / (board.end - board.left)


def _marks(board: _Board) -> list[Trace]:
    """The marks, a trace per status, so that the legend hides and shows it; below them the windows
    and the way to the day when each was done."""
    shown, lanes = board.shown, board.lanes
    marks = shown.marks.assign(
        x=place_of(shown.marks["jatuh_tempo"], shown.tahun),
        beginning=place_of(shown.marks["mulai"], shown.tahun),
        done=place_of(shown.marks["selesai_pada"], shown.tahun),
        y=lanes["at"].reindex(shown.marks["lane"]).to_numpy(),
    )
    seen = marks[(marks["x"] >= board.first) & (marks["x"] < board.end)]
    traces = []
    for status in _DRAWING_ORDER:
        meaning = shown.statuses[shown.statuses["status"] == status]
        own = seen[seen["status"] == status]
        if status == "tanpa_target":
            own = _without_target(board)
        if len(own) or len(meaning):
            traces += [*_lines(board, own, status), _status(board, own, status, meaning)]
    return traces


def _without_target(board: _Board) -> pd.DataFrame:
    lanes = board.lanes[board.lanes["tanpa_target"].astype(bool)]
    kodes = {"jenis": lanes["jenis"], "kode": lanes["kode"], "hover": lanes["hover"]}
    frame = pd.DataFrame(kodes | {"x": board.first + 0.5, "y": lanes["at"], "mark": "?"})
    nothing = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
    words = "? tanpa target waktu"
    return frame.assign(words=words, beginning=float("nan"), done=float("nan"), mulai=nothing)


def _lines(board: _Board, marks: pd.DataFrame, status: str) -> list[Trace]:
    """The windows of these marks, and how far from its due day each was really done."""
    group = {"legendgroup": _group(status), **_HIDDEN}
    traces = []
    windows = marks[marks["beginning"].notna()]
    if len(windows):
        line = {"color": board.theme.palette.line_strong, "width": board.sizes.mark / 2}
        path = _path(windows["beginning"] - _FIRST_DAY / 2, windows["x"], windows["y"], board)
        traces.append(dict(type="scatter", **path, mode="lines", line=line, opacity=0.5, **group))
    done = marks[(marks["done"] - marks["x"]).abs() > _SEEN]
    if len(done):
        line = {"color": _colours(board)["selesai"], "width": 1.5}
        symbols = ["line-ns-open" if step == 1 else "circle" for step in range(3)] * len(done)
        ends = {"symbol": symbols, "size": [0, board.sizes.mark * 0.8, 0] * len(done)}
        path = _path(done["x"], done["done"], done["y"], board)
        marker = ends | {"color": _colours(board)["selesai"], "line": {"width": 1.5}}
        traces.append(
            dict(type="scatter", **path, mode="lines+markers", line=line, marker=marker, **group)
        )
    return traces


def _path(x0: pd.Series, x1: pd.Series, y: pd.Series, board: _Board) -> dict[str, list[Any]]:
    """Lines from one place to another as one path with gaps, cut where the picture ends."""
    xs, ys = [], []
    for beginning, end, height in zip(x0, x1, y, strict=True):
        cut = [min(max(place, board.first), board.end) for place in (beginning, end)]
        xs += [*cut, None]
        ys += [height, height, None]
    return {"x": xs, "y": ys}


def _status(board: _Board, marks: pd.DataFrame, status: str, meaning: pd.DataFrame) -> Trace:
    colours, sizes = _colours(board), board.sizes
    colour = colours[status]
    symbols = [SYMBOLS[mark] for mark in (*marks["mark"], *meaning["mark"])]
    symbol = symbols[0]
    is_open = symbol.endswith(("-open", "-dot"))
    edge = board.theme.palette.ink_quiet if status == "belum_jatuh_tempo" and is_open else colour
    if status == "tidak_berlaku":
        edge = board.theme.palette.ink_quiet
    named = {"name": "", "showlegend": False}
    if len(meaning):
        row = meaning.iloc[0]
        named = {"name": f"{row['label']} <b>{format_number(row['n'])}</b>", "showlegend": True}
    order = [*STATUS_TENGGAT, "tanpa_target"]
    rank = order.index(_group(status)) * 2 + (status == BELUM_DILAPORKAN.kode)
    return dict(
        type="scatter",
        x=marks["x"].tolist() or [None],
        y=marks["y"].tolist() or [None],
        mode="markers+text",
        text=marks["words"].tolist(),
        textposition=_beside(board, status),
        textfont={
            "size": sizes.letters - (2.5 if board.theme.is_narrow else 1),
            "color": board.theme.palette.ink_quiet,
        },
        marker={
            "symbol": symbol,
            "color": edge if is_open else colour,
            "size": sizes.mark + (2 if "triangle" in symbol or "diamond" in symbol else 0),
            "line": {"width": 2 if is_open else 0, "color": edge},
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        hovertext=marks["hover"].tolist(),
        hoverinfo="text",
        customdata=marks[["jenis", "kode"]].to_numpy().tolist(),
        legendgroup=_group(status),
        legendrank=rank,
        cliponaxis=False,
        **named,
    )


def _beside(board: _Board, status: str) -> str:
    """Where the words of a mark stand."""
    if status == "tanpa_target":
        return "middle right"
    return "bottom center" if board.theme.is_narrow else "middle left"


def _group(status: str) -> str:
    """What the legend hides together."""
    return "terlambat" if status == BELUM_DILAPORKAN.kode else status


def _colours(board: _Board) -> dict[str, str]:
    colours = board.theme.status_colours(rencana_only=board.shown.rencana_only)
    return colours | {BELUM_DILAPORKAN.kode: colours["terlambat"]}


def _months_axis(board: _Board) -> dict[str, Any]:
    borders = [*range(board.first, board.end + 1)]
    return {
        "range": [board.left, board.end + 0.02],
        "tickvals": borders,
        "showticklabels": False,
        "gridcolor": board.theme.palette.line,
    }


def _shapes(board: _Board) -> list[dict[str, Any]]:
    """The bands of areas, and the line at posisi."""
    palette, lanes = board.theme.palette, board.lanes
    shapes = []
    for top, bottom in lanes.loc[lanes["jenis"] == "area", ["top", "bottom"]].to_numpy():
        band = {"x0": board.left, "x1": board.end, "y0": top, "y1": bottom}
        look = {"fillcolor": palette.ground_raised, "line": {"width": 0}, "layer": "below"}
        shapes.append({"type": "rect", **band, **look})
    at = place_of_posisi(board.shown.posisi, board.shown.tahun)
    if board.first <= at <= board.end:
        for top, bottom in _free_of_words(board, at):
            look = {"line": {"color": palette.ink, "width": 2, "dash": "dot"}, "layer": "between"}
            shapes.append({"type": "line", "x0": at, "x1": at, "y0": top, "y1": bottom, **look})
    return shapes


def _free_of_words(board: _Board, at: float) -> list[tuple[float, float]]:
    """From where to where a line at this place runs through no words: at the end of a month all the
    way; within one not through the bands of areas, in which months and numbers are written. On a
    phone names stand in its way."""
    lanes = board.lanes
    if board.theme.is_narrow:
        lanes = lanes.assign(top=lanes["at"] - board.sizes.marks / 2)
        below = (lanes["jenis"] == "langkah") * board.sizes.marks / 2
        lanes = lanes.assign(bottom=lanes["at"] + below)
        lanes = lanes[(lanes["jenis"] == "langkah") | ~lanes["is_open"]]
    elif at == round(at):
        return [(0, float(lanes["bottom"].max()))] if len(lanes) else []
    else:
        lanes = lanes[lanes["jenis"] == "langkah"]
    runs: list[tuple[float, float]] = []
    for top, bottom in lanes[["top", "bottom"]].to_numpy().tolist():
        if runs and runs[-1][1] == top:
            top = runs.pop()[0]
        runs.append((top, bottom))
    return runs


def _legend(board: _Board) -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "traceorder": "normal",
        "font": {"size": board.theme.letters - 1},
        "itemsizing": "constant",
        "bgcolor": "rgba(0,0,0,0)",
    }


def _escaped(text: str) -> str:
    """As Plotly shows it letter for letter: it reads tags and links in text."""
    return html.escape(text, quote=False)
