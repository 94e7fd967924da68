"""The timeline: a lane per langkah under its area, every tenggat a mark by status, and above them
how much falls due in each month.

Everything is one plot, so that nothing is laid out twice; where it stands is `timeline_board`.
"""

import html
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

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

"""A trace as plain data: a figure checks it once, one of Plotly's classes twice."""
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
        **_legends(board),
    )


def _names(board: Board) -> Trace:
    """The lanes' names: bars without a colour, so that a touch anywhere on a name opens it, and so
    that letters grow smaller where the window is narrow. A line of a name is a bar of its own."""
    ink = board.theme.palette.ink
    bars = [bar for lane in board.lanes.itertuples() for bar in _name_bars(board, lane)]
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


def _name_bars(board: Board, lane: Any) -> list[tuple[object, ...]]:
    """The bars of one lane's name (a row of the lanes): its act and hover, and of each bar its
    text, from where to where, and at which height."""
    about = (lane.jenis, lane.kode, lane.hover)
    bars: list[tuple[object, ...]] = []
    end = board.end if board.theme.is_narrow else board.first
    line = board.sizes.line
    beginning = board.left
    first = lane.name_at - (len(lane.lines) - 1) * line / 2
    kode = f"<b>{_escaped(lane.kode)}</b>"
    texts = [_escaped(text) for text in lane.lines]
    if lane.jenis == "area":
        texts = _area_texts(board, lane, texts)
    elif board.theme.is_narrow:
        texts[0] = f"{kode}  {texts[0]}"
    else:
        beginning += board.kode_width
        bars.append((*about, kode, board.left, beginning, first))
    for number, text in enumerate(texts):
        bars.append((*about, text, beginning, end, first + number * line))
    return bars


def _area_texts(board: Board, lane: Any, texts: list[str]) -> list[str]:
    """The lines of an area's name, with its sign, its kode and what is late of it."""
    late = board.theme.status_colours()["terlambat"]
    note = f"  <span style='color:{late}'>{lane.catatan}</span>" if lane.catatan else ""
    first, *others = texts
    bold = [f"<b>{_escaped(lane.kode)}  {first}</b>"] + [f"<b>    {text}</b>" for text in others]
    bold[-1] += f"<b>{note}</b>"
    return [f"{'▾' if lane.is_open else '▸'} {bold[0]}", *bold[1:]]


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
    """How much falls due in each month, and its name, again in the band of an open area that is far
    from it."""
    sizes = board.sizes
    palette = board.theme.palette
    lanes = board.lanes
    months = _seen_months(board)
    scale = sizes.load / max(1, int(months["N"].max()))
    for place, count in zip(months["tempat"], months["N"], strict=True):
        over = _foot_of_load(sizes) - sizes.line / 2 - count * scale
        number = f"<b>{format_number(count)}</b>" if count else ""
        yield place + 0.5, over, number, palette.ink_quiet
    step = next(n for n in (1, 2, 3, 4, 6, 12) if len(months) <= n * _MONTHS_THAT_FIT or n == 12)
    named = months[months["tempat"] % step == 0]
    is_tight = board.theme.is_narrow and len(named) > _MONTHS_ON_A_PHONE
    names = named["nama"].str[0] if is_tight else named["nama"]
    heights = [(-sizes.line / 2 - 4, palette.ink)]
    bands = lanes.loc[(lanes["jenis"] == "area") & lanes["is_open"], "at"]
    for band in () if board.theme.is_narrow else bands:
        if band - heights[-1][0] > _FAR * sizes.line:
            heights.append((band, palette.ink_quiet))
    for height, colour in heights:
        for place, name in zip(named["tempat"], names, strict=True):
            yield place + 0.5, height, name, colour


def _posisi_words(board: Board) -> Iterator[_Word]:
    at = place_of_posisi(board.shown.posisi, board.shown.tahun)
    if board.first <= at <= board.end:
        words = f"posisi {format_short_day(board.shown.posisi)}"
        # Half as wide as its letters, so that it ends within the picture.
        half = len(words) * 0.28 * board.sizes.letters / pixels_per_month(board)
        place = min(max(at, board.first + half), board.end - half)
        height = board.sizes.posisi / 2 - top_of(board.sizes)
        yield place, height, f"<b>{words}</b>", board.theme.palette.ink


def _marks(board: Board) -> list[Trace]:
    """The marks, a trace per status, so that the legend hides and shows it; below them the windows
    and the way to the day when each was done."""
    shown = board.shown
    lanes = board.lanes
    marks = shown.marks.assign(
        x=_across(board),
        beginning=place_of(shown.marks["mulai"], shown.tahun),
        done=place_of(shown.marks["selesai_pada"], shown.tahun),
        y=lanes["at"].reindex(shown.marks["lane"]).to_numpy(),
        # A blank that is kept, between the mark and its words.
        words=[f"\u00a0<b>{words}</b>" if words else "" for words in shown.marks["words"]],
    )
    seen = marks[(marks["x"] >= board.first) & (marks["x"] < board.end)]
    of_status = dict(iter(seen.groupby("status", sort=False)))
    if lanes["tanpa_target"].any():
        of_status["tanpa_target"] = _without_target(board)
    meanings = {row.status: row for row in shown.statuses.itertuples()}
    columns = _key_columns(board)
    traces = []
    for status in _DRAWING_ORDER:
        own = of_status.get(status, seen.iloc[:0])
        meaning = meanings.get(status)
        if len(own) or meaning:
            drawn = [*_lines(board, own, status), _status(board, own, status, meaning)]
            traces += [trace | {"legend": columns.get(_group(status), "legend")} for trace in drawn]
    return traces


def _across(board: Board) -> pd.Series:
    """Where the marks stand: of a langkah at its day; of a folded area, which has one a month, in
    the middle of the month together with its words, on a phone above them."""
    marks = board.shown.marks
    places = place_of(marks["jatuh_tempo"], board.shown.tahun)
    letters = 0 if board.theme.is_narrow else marks["words"].str.len() + 1
    beside = letters * _DIGIT * _words_size(board) / 2 / pixels_per_month(board)
    middle = places.floordiv(1) + 0.5 - beside
    return places.where(marks["jenis"] != "area", middle)


def _words_size(board: Board) -> float:
    return board.sizes.letters - (2.5 if board.theme.is_narrow else 1)


def _without_target(board: Board) -> pd.DataFrame:
    lanes = board.lanes[board.lanes["tanpa_target"].astype(bool)]
    kodes = lanes[["jenis", "kode", "hover"]]
    words = "? tanpa target waktu"
    nowhere = float("nan")
    place = {"x": board.first + 0.5, "y": lanes["at"], "beginning": nowhere, "done": nowhere}
    return kodes.assign(mark="?", words=words, **place)


def _lines(board: Board, marks: pd.DataFrame, status: str) -> list[Trace]:
    """The windows of these marks, and how far from its due day each was really done."""
    group = {"legendgroup": _group(status), **_HIDDEN}
    traces: list[Trace] = []
    windows = marks[marks["beginning"].notna()]
    if len(windows):
        line = {"color": board.theme.palette.line_strong, "width": board.sizes.mark / 2}
        path = _path(windows["beginning"] - FIRST_DAY / 2, windows["x"], windows["y"], board)
        look = {"mode": "lines", "line": line, "opacity": 0.5}
        traces.append({"type": "scatter", "uid": f"{status} rentang", **path, **look, **group})
    done = marks[(marks["done"] - marks["x"]).abs() > _SEEN]
    if len(done):
        line = {"color": _colours(board)["selesai"], "width": 1.5}
        symbols = ["line-ns-open" if step == 1 else "circle" for step in range(3)] * len(done)
        ends = {"symbol": symbols, "size": [0, board.sizes.mark * 0.65, 0] * len(done)}
        path = _path(done["x"], done["done"], done["y"], board)
        marker = {**ends, "color": _colours(board)["selesai"], "line": {"width": 1.5}}
        look = {"mode": "lines+markers", "line": line, "marker": marker}
        traces.append({"type": "scatter", "uid": f"{status} pada", **path, **look, **group})
    return traces


def _path(x0: pd.Series, x1: pd.Series, y: pd.Series, board: Board) -> Spec:
    """Lines from one place to another as one path with gaps, cut where the picture ends."""
    xs, ys = [], []
    for beginning, end, height in zip(x0, x1, y, strict=True):
        cut = [min(max(place, board.first), board.end) for place in (beginning, end)]
        xs += [*cut, None]
        ys += [height, height, None]
    return {"x": xs, "y": ys}


def _status(board: Board, marks: pd.DataFrame, status: str, meaning: Any) -> Trace:
    """The marks of one status, with its entry in the legend: what it means (a row of the statuses,
    or None)."""
    named: Trace = {"showlegend": False}
    if meaning:
        named = {"name": _key_words(board, meaning), "showlegend": True}
    sign = meaning.mark if meaning else marks["mark"].iloc[0]
    order = [*STATUS_TENGGAT, "tanpa_target"]
    rank = order.index(_group(status)) * 2 + (status == BELUM_DILAPORKAN.kode)
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
        "legendrank": rank,
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
    return {"symbol": symbol, "color": colour, "size": board.sizes.mark + larger, "line": line}


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
    """The bands of areas, and the line at posisi."""
    palette = board.theme.palette
    lanes = board.lanes
    shapes = []
    for top, bottom in lanes.loc[lanes["jenis"] == "area", ["top", "bottom"]].to_numpy():
        band = {"x0": board.left, "x1": board.end, "y0": top, "y1": bottom}
        look = {"fillcolor": palette.ground_raised, "line": {"width": 0}, "layer": "below"}
        shapes.append({"type": "rect", **band, **look})
    at = place_of_posisi(board.shown.posisi, board.shown.tahun)
    if board.first <= at <= board.end:
        for top, bottom in free_of_words(board, at):
            look = {"line": {"color": palette.ink, "width": 2, "dash": "dot"}, "layer": "between"}
            shapes.append({"type": "line", "x0": at, "x1": at, "y0": top, "y1": bottom, **look})
    rule = {"line": {"color": palette.line_strong, "width": 1}, "layer": "between"}
    shapes.append({"type": "line", "x0": board.left, "x1": board.end, "y0": 0, "y1": 0, **rule})
    return shapes


def _key_words(board: Board, meaning: Any) -> str:
    """What a mark means (a row of the statuses), and how often it stands."""
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
    groups = [_group(status) for status in statuses["status"]]
    lines = statuses["label"].map(lambda label: len(wrap(label, _KEY_LETTERS)))
    count = lines.groupby(groups, sort=False).sum()
    is_second = (count.cumsum() - count) * 2 >= count.sum()
    return is_second.map({False: "legend", True: "legend2"}).to_dict()


def _legends(board: Board) -> Spec:
    """The key: over the names in two columns; on a phone and in *Besar* above all in rows."""
    key = {
        "xanchor": "left",
        "traceorder": "normal",
        "tracegroupgap": 0,
        "font": {"size": board.theme.letters - 1},
        "itemsizing": "constant",
        "bgcolor": "rgba(0,0,0,0)",
    }
    if not board.theme.is_roomy:
        return {"legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", **key}}
    return {name: {"x": x, "y": 1, "yanchor": "top", **key} for name, x in _KEY_PLACES.items()}


def _escaped(text: str) -> str:
    """As Plotly shows it letter for letter: it reads tags and links in text."""
    return html.escape(text, quote=False)
