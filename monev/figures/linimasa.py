"""The frames and words of the timeline: lanes, marks and months.

`monev.charts.timeline` draws them.
"""

import html
from collections.abc import Collection, Mapping
from datetime import date
from operator import itemgetter
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS, end_of_month, format_day, format_tenggat
from monev.core.grouping import group_by
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.core.text import capitalized, shorten
from monev.database import Database, rows_of
from monev.figures.formats import format_area, format_fraction, format_number
from monev.figures.rows import FoldedRow, LangkahPlace, LangkahRow, MonthRow, TenggatRow
from monev.figures.targets import langkah as langkah_of
from monev.figures.targets import tenggat as tenggat_of
from monev.figures.told import begun, counted, overdue, overdue_marks, tell
from monev.figures.views import View, remembered

HOVER_LETTERS = 70
"""Letters on a line of hover text."""
_HOVER_LENGTH = 280
"""Letters of a langkah in hover text. The whole text is in its panel."""


class Timeline(NamedTuple):
    """The frames of one timeline.

    `lanes`, from top to bottom: a row per area and, below each open area, per langkah.

    - jenis: "area", "langkah"; kode, kode_tampil, nama; catatan: ▲2 of an area, else ""
    - tanpa_target, is_open (of an area), hover

    `marks`: a row per tenggat of an open area, and per area and month of a closed one.

    - lane: the position of its lane; jenis, kode: of what a click opens
    - status: of STATUS_TENGGAT; mark: its sign
    - jatuh_tempo; mulai: first day of a rentang, else NaT; selesai_pada: the day it counts as done,
      else NaT
    - words: 3/4 of a month of a closed area, else ""; hover

    `months`, without gaps: the plan's twelve, and more if a tenggat falls due outside them.

    - tempat: 0 is January of `tahun`; nama: Jan, or Jan ’26 of another year
    - N; n (done), terlambat, belum_dilaporkan
    - bulan: 1..12, the month that a click filters by; 0 if that number could mean two months; hover

    `statuses`: what the marks mean, in order, only those that occur: status, mark, label, n (of
    tenggat; tanpa_target of langkah).
    """

    lanes: pd.DataFrame
    marks: pd.DataFrame
    months: pd.DataFrame
    statuses: pd.DataFrame
    tahun: int
    posisi: date
    rencana_only: bool


class TimelineRows(NamedTuple):
    """The tenggat and langkah of a view with their words.

    They are made once so that a click does not make them again.

    Both have the columns of their function in `figures.tenggat`, and more:

    - `tenggat`: jenis, words, mark, hover as in `Timeline.marks`; awal: the first day of a rentang,
      else NaT; N and n: 1 if it counts, and if it is done
    - `langkah`: jenis, nama, catatan, is_open, hover as in `Timeline.lanes`
    """

    tenggat: pd.DataFrame
    langkah: pd.DataFrame


@remembered
def timeline_rows(db: Database, view: View) -> TimelineRows:
    """Return everything `timeline` draws of a view, before filters.

    The result is cached: don't change it.
    """
    tenggat = tenggat_of(db, view)
    langkah = langkah_of(db, view)
    return with_words(tenggat, langkah)


def with_words(tenggat: pd.DataFrame, langkah: pd.DataFrame) -> TimelineRows:
    """Add their words to these tenggat and langkah."""
    rows = rows_of(tenggat, TenggatRow)
    starts = tenggat["mulai"].where(tenggat["jenis_target"] == "rentang")
    described = tenggat.assign(
        jenis="langkah",
        mark=[STATUS_TENGGAT[row["status"]].mark for row in rows],
        awal=pd.to_datetime(starts, format="ISO8601").astype("datetime64[us]"),
        words="",
        hover=[_tenggat_hover(row) for row in rows],
        N=tenggat["dihitung"].astype("int64"),
        n=(tenggat["status"] == "selesai").astype("int64"),
        **{kode: (tenggat["status"] == kode).astype("int64") for kode in _OPEN},
    )
    lanes = langkah.sort_values("urutan")
    lanes = lanes.assign(
        jenis="langkah",
        nama=lanes["langkah_tampil"],
        catatan="",
        is_open=False,
        hover=[_langkah_hover(row) for row in rows_of(lanes, LangkahRow)],
    )
    return TimelineRows(described, lanes)


def timeline(view: View, shown: TimelineRows, opened: Collection[str]) -> Timeline:
    """Build the timeline. An area not in `opened` becomes one lane with a mark per month."""
    tenggat = shown.tenggat
    rencana_only = view.rencana_only
    counted = tenggat[tenggat["dihitung"]]
    cells = counted.groupby(["area", "bulan"])[_COUNTS].sum().reset_index()
    lanes = _lanes(cells, shown.langkah, opened, rencana_only)
    is_own = tenggat["area"].isin([*opened])
    own = tenggat.loc[is_own, _DRAWN].set_axis(_MARK_COLUMNS, axis=1)
    is_folded = ~cells["area"].isin([*opened])
    folded = _folded(cells[is_folded], rencana_only)
    marks = pd.concat([folded, own], ignore_index=True)
    keys_of_lanes = zip(lanes["jenis"], lanes["kode"], strict=True)
    lane_of = {key: number for number, key in enumerate(keys_of_lanes)}
    keys = zip(marks["jenis"], marks["kode"], strict=True)
    return Timeline(
        lanes=lanes,
        marks=marks.assign(lane=[lane_of[key] for key in keys]),
        months=_months(cells, tenggat["bulan"], view.tahun),
        statuses=_statuses(shown, view),
        tahun=view.tahun,
        posisi=view.posisi,
        rencana_only=rencana_only,
    )


_OPEN = [*OVERDUE, "berjalan"]  # begun or due, and not done: counted apart
_COUNTS = ["N", "n", *_OPEN]
_LANE_COLUMNS = ["jenis", "kode", "kode_tampil", "nama"]
_LANE_COLUMNS += ["catatan", "tanpa_target", "is_open", "hover"]
_MARK_COLUMNS = [
    "jenis",
    "kode",
    "status",
    "mark",
    "jatuh_tempo",
    "mulai",
    "selesai_pada",
    "words",
    "hover",
]
_DRAWN = [
    "jenis",
    "kode",
    "status",
    "mark",
    "jatuh_tempo",
    "awal",
    "selesai_pada",
    "words",
    "hover",
]
"""The columns of `TimelineRows.tenggat` that become those of `_MARK_COLUMNS`, in that order."""


def table_rows(tenggat: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of `figures.tenggat` with the status in words.

    They are for the table below the picture.
    """
    labels = {kode: term.label for kode, term in STATUS_TENGGAT.items()}
    return tenggat.assign(status=tenggat["status"].map(labels))


def _lanes(
    cells: pd.DataFrame, langkah: pd.DataFrame, opened: Collection[str], rencana_only: bool
) -> pd.DataFrame:
    sums = cells.groupby("area")[_COUNTS].sum().reset_index()
    counts = {row["area"]: row for row in rows_of(sums)}
    members = langkah[["area", "nama_area", *_LANE_COLUMNS]].itertuples(index=False, name=None)
    rows: list[tuple[object, ...]] = []
    for area, of_area in group_by(members, itemgetter(0)).items():
        count = counts.get(area, dict.fromkeys(_COUNTS, 0))
        rows.append(_area_lane(area, of_area[0][1], count, area in opened, rencana_only))
        if area in opened:
            rows += [own[2:] for own in of_area]
    return pd.DataFrame(rows, columns=_LANE_COLUMNS)


def _area_lane(
    area: str, name: str, counts: Mapping[str, int], is_open: bool, rencana_only: bool
) -> tuple[object, ...]:
    note = "" if rencana_only else overdue_marks(counts)
    way = "Klik untuk menutup area" if is_open else "Klik untuk membuka area"
    heading = _bold(format_area(area, name))
    hover = "<br>".join([heading, _counted(counts), way])
    return "area", area, area, format_area("", name), note, False, is_open, hover


def _langkah_hover(row: LangkahRow) -> str:
    said = counted("target", row["per_status"] or {})
    said = said or STATUS_TENGGAT["tanpa_target"].mark_and_label
    return "<br>".join(filter(None, [_name(row), said, _pic(row)]))


def _folded(cells: pd.DataFrame, rencana_only: bool) -> pd.DataFrame:
    """Make a mark for each of these areas and months.

    Its status is late if any tenggat is, done if all are, else that of the first to come. Of a plan
    alone no share is told.
    """
    rows = rows_of(cells, FoldedRow)
    status = [_folded_status(row) for row in rows]
    words = [format_fraction(row["n"], row["N"]) for row in rows]
    if rencana_only:
        words = [format_number(row["N"]) for row in rows]
    ends = []
    for row in rows:
        year, month = map(int, row["bulan"].split("-"))
        ends.append(end_of_month(year, month))
    marks = pd.DataFrame(
        {
            "jenis": "area",
            "kode": cells["area"].tolist(),
            "status": status,
            "mark": [STATUS_TENGGAT[kode].mark for kode in status],
            "jatuh_tempo": ends,
            "mulai": pd.NaT,
            "selesai_pada": pd.NaT,
            "words": words,
            "hover": [_folded_hover(row) for row in rows],
        }
    )
    return marks.astype(dict.fromkeys(("jatuh_tempo", "mulai", "selesai_pada"), "datetime64[us]"))


def _folded_status(row: FoldedRow) -> str:
    if row["n"] == row["N"]:
        return "selesai"
    left = overdue(row) | {"berjalan": row["berjalan"], "belum_jatuh_tempo": row["N"]}
    return next(kode for kode, count in left.items() if count)


def _folded_hover(row: FoldedRow) -> str:
    heading = _bold(f"{row['area']}, {format_tenggat(row['bulan'])}")
    return "<br>".join([heading, _counted(row), "Klik untuk membuka area"])


def _counted(row: Mapping[str, Any]) -> str:
    """Say how many tenggat are done and not: 4 target: 3 selesai, 1 terlambat."""
    said = counted("", {"selesai": row["n"]} | overdue(row))
    return ": ".join(filter(None, (f"{format_number(row['N'])} target", said)))


def _tenggat_hover(row: TenggatRow) -> str:
    told = tell([row])
    when = told.when
    if row["mulai"] and row["jenis_target"] == "rentang":
        when = f"{format_tenggat(row['mulai'])} s.d. {when}"
    proof = " · ".join(filter(None, (told.bukti, _pic(row))))
    lines = [_name(row), f"Target {when} · {told.marked}", _done_on(row), proof]
    return "<br>".join(filter(None, lines))


def _done_on(row: TenggatRow) -> str:
    """Name the day it counts as done: the reported day, else the day of the report that said so."""
    if row["selesai_pada"] is None:
        return ""
    day = format_day(row["selesai_pada"])
    return f"Selesai pada {day}" if row["tanggal_selesai"] else f"Dilaporkan selesai per {day}"


def _pic(row: LangkahPlace) -> str:
    return f"PIC: {_escaped(row['pic'])}" if row["pic"] else ""


def _name(row: LangkahPlace) -> str:
    lines = wrap(shorten(row["langkah_aksi"], _HOVER_LENGTH), HOVER_LETTERS)
    return "<br>".join(
        [f"{_bold(row['kode_tampil'])} {_escaped(lines[0])}", *map(_escaped, lines[1:])]
    )


def _bold(text: str) -> str:
    return f"<b>{_escaped(text)}</b>"


def _escaped(text: str) -> str:
    """Escape a text for Plotly, which reads tags and links in it."""
    return html.escape(text, quote=False)


def _months(cells: pd.DataFrame, everything: pd.Series, tahun: int) -> pd.DataFrame:
    """List the months of the axis with their load.

    Tenggat declared tidak berlaku are drawn but not counted (docs/design.md §5).
    """
    places = [_month_place(month, tahun) for month in everything.unique()]
    first = min([0, *places])
    last = max([11, *places])
    load = cells.groupby("bulan")[_COUNTS].sum()
    load.index = pd.Index(
        [_month_place(month, tahun) for month in load.index], name="tempat", dtype="int64"
    )
    months = load.reindex(range(first, last + 1), fill_value=0)
    months = months.rename_axis("tempat").reset_index()
    months["nama"] = [_month_name(place, tahun) for place in months["tempat"]]
    can_be_chosen = (months["N"] > 0) & (len(months) == 12)
    months["bulan"] = (months["tempat"] + 1).where(can_be_chosen, 0)
    months["hover"] = [_month_hover(row, tahun) for row in rows_of(months, MonthRow)]
    return months


def _month_place(bulan: str, tahun: int) -> int:
    """Count the months from January of `tahun` (0) to this one ("2025-07")."""
    year, month = map(int, bulan.split("-"))
    return (year - tahun) * 12 + month - 1


def _month_name(place: int, tahun: int) -> str:
    year, number = divmod(place, 12)
    other = f" ’{(tahun + year) % 100:02}" if year else ""
    return f"{SHORT_MONTHS[number]}{other}"


def _month_hover(row: MonthRow, tahun: int) -> str:
    year, number = divmod(row["tempat"], 12)
    return f"{MONTH_NAMES[number]} {tahun + year}: {_counted(row)}"


def _statuses(shown: TimelineRows, view: View) -> pd.DataFrame:
    counts = shown.tenggat["status"].value_counts().to_dict()
    counts["tanpa_target"] = int(shown.langkah["tanpa_target"].sum())
    rows = []
    for kode, term in STATUS_TENGGAT.items():
        label = capitalized(begun(view)) if kode == "berjalan" else term.label
        rows.append((kode, term.mark, label, counts.get(kode, 0)))
    frame = pd.DataFrame(rows, columns=["status", "mark", "label", "n"])
    return frame[frame["n"] > 0].reset_index(drop=True)
