"""The frames and words of the timeline: lanes, marks and months.

`monev.charts.timeline` draws them.
"""

import html
from collections.abc import Collection, Mapping
from datetime import date
from operator import itemgetter
from textwrap import wrap
from typing import NamedTuple

import pandas as pd

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS, end_of_month, format_day, format_tenggat
from monev.core.grouping import group_by
from monev.core.statuses import (
    BELUM_DAPAT_DINILAI,
    BELUM_DILAPORKAN,
    STATUS_TENGGAT,
    find_term,
    late_term,
    only_unreported,
)
from monev.core.text import shorten
from monev.database import Database, rows_of
from monev.figures.formats import (
    describe_lateness,
    format_area,
    format_fraction,
    format_number,
    of_these,
    tenggat_term,
)
from monev.figures.rows import FoldedRow, LangkahPlace, LangkahRow, MonthRow, TenggatRow
from monev.figures.tenggat import langkah as langkah_of
from monev.figures.tenggat import tenggat as tenggat_of
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
    - status: of STATUS_TENGGAT, or belum_dilaporkan; mark: its sign
    - jatuh_tempo; mulai: first day of a rentang, else NaT; selesai_pada: the day it counts as done,
      else NaT
    - words: 3/4 of a month of a closed area, else ""; hover

    `months`, without gaps: the plan's twelve, and more if a tenggat falls due outside them.

    - tempat: 0 is January of `tahun`; nama: Jan, or Jan ’26 of another year
    - N; n (done), terlambat, belum_dilaporkan (part of terlambat)
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

    - `tenggat`: jenis, words, mark, hover as in `Timeline.marks`; state: status, but
      belum_dilaporkan apart; awal: the first day of a rentang, else NaT; N and n: 1 if it counts,
      and if it is done
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
    return with_words(tenggat, langkah, rencana_only=view.rencana_only)


def with_words(tenggat: pd.DataFrame, langkah: pd.DataFrame, *, rencana_only: bool) -> TimelineRows:
    """Add their words to these tenggat and langkah."""
    rows = rows_of(tenggat, TenggatRow)
    unreported = tenggat["belum_dilaporkan"].astype(bool) & (not rencana_only)
    starts = tenggat["mulai"].where(tenggat["jenis_target"] == "rentang")
    marks = [tenggat_term(row, rencana_only=rencana_only).mark for row in rows]
    described = tenggat.assign(
        jenis="langkah",
        state=tenggat["status"].mask(unreported, BELUM_DILAPORKAN.kode),
        mark=marks,
        awal=pd.to_datetime(starts, format="ISO8601").astype("datetime64[us]"),
        words="",
        hover=[_tenggat_hover(row, rencana_only) for row in rows],
        N=tenggat["dihitung"].astype("int64"),
        n=(tenggat["status"] == "selesai").astype("int64"),
    )
    lanes = langkah.sort_values("urutan")
    lanes = lanes.assign(
        jenis="langkah",
        nama=lanes["langkah_tampil"],
        catatan="",
        is_open=False,
        hover=[_langkah_hover(row, rencana_only) for row in rows_of(lanes, LangkahRow)],
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
        months=_months(cells, tenggat["bulan"], view.tahun, rencana_only),
        statuses=_statuses(shown, rencana_only),
        tahun=view.tahun,
        posisi=view.posisi,
        rencana_only=rencana_only,
    )


_COUNTS = ["N", "n", "terlambat", "belum_dilaporkan"]
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
_DRAWN = ["jenis", "kode", "state", "mark", "jatuh_tempo", "awal", "selesai_pada", "words", "hover"]
"""The columns of `TimelineRows.tenggat` that become those of `_MARK_COLUMNS`, in that order."""


def table_rows(tenggat: pd.DataFrame, *, rencana_only: bool) -> pd.DataFrame:
    """Return the columns of `figures.tenggat` with the status in words.

    They are for the table below the picture.
    """
    labels = {kode: find_term(kode, rencana_only=rencana_only).label for kode in STATUS_TENGGAT}
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
    note = "" if rencana_only else late_mark(counts)
    way = "Klik untuk menutup area" if is_open else "Klik untuk membuka area"
    heading = _bold(format_area(area, name))
    hover = "<br>".join([heading, _counted(counts, rencana_only), way])
    return "area", area, area, format_area("", name), note, False, is_open, hover


def late_mark(counts: Mapping[str, int]) -> str:
    """Write how many are late as a short mark: ▲2.

    It is △2 if all of them wait for a report, "" if none is late.
    """
    late = counts["terlambat"]
    mark = late_term(late, counts["belum_dilaporkan"]).mark
    return f"{mark}{format_number(late)}" if late else ""


def _langkah_hover(row: LangkahRow, rencana_only: bool) -> str:
    states = []
    for kode in STATUS_TENGGAT:
        if count := (row["per_status"] or {}).get(kode):
            label = find_term(kode, rencana_only=rencana_only).label.lower()
            states.append(f"{format_number(count)} {label}")
    said = ", ".join(states) or f"{BELUM_DAPAT_DINILAI.mark} tanpa target waktu"
    return "<br>".join(filter(None, [_name(row), said, _pic(row)]))


def _folded(cells: pd.DataFrame, rencana_only: bool) -> pd.DataFrame:
    """Make a mark for each of these areas and months.

    Its status is late if any tenggat is, done if all are.
    """
    rows = rows_of(cells, FoldedRow)
    status = [_folded_status(row, rencana_only) for row in rows]
    signs = [_sign(kode, rencana_only) for kode in status]
    ends = []
    for row in rows:
        year, month = map(int, row["bulan"].split("-"))
        ends.append(end_of_month(year, month))
    words = [_folded_words(row, rencana_only) for row in rows]
    hover = [_folded_hover(row, rencana_only) for row in rows]
    marks = pd.DataFrame(
        {
            "jenis": "area",
            "kode": cells["area"].tolist(),
            "status": status,
            "mark": signs,
            "jatuh_tempo": ends,
            "mulai": pd.NaT,
            "selesai_pada": pd.NaT,
            "words": words,
            "hover": hover,
        }
    )
    return marks.astype(dict.fromkeys(("jatuh_tempo", "mulai", "selesai_pada"), "datetime64[us]"))


def _folded_status(row: FoldedRow, rencana_only: bool) -> str:
    if row["terlambat"]:
        waits = only_unreported(row["terlambat"], row["belum_dilaporkan"]) and not rencana_only
        return BELUM_DILAPORKAN.kode if waits else "terlambat"
    return "selesai" if row["n"] == row["N"] else "belum_jatuh_tempo"


def _sign(status: str, rencana_only: bool) -> str:
    if status == BELUM_DILAPORKAN.kode:
        return BELUM_DILAPORKAN.mark
    return find_term(status, rencana_only=rencana_only).mark


def _folded_words(row: FoldedRow, rencana_only: bool) -> str:
    if rencana_only:
        return format_number(row["N"])
    return format_fraction(row["n"], row["N"])


def _folded_hover(row: FoldedRow, rencana_only: bool) -> str:
    heading = _bold(f"{row['area']}, {format_tenggat(row['bulan'])}")
    return "<br>".join([heading, _counted(row, rencana_only), "Klik untuk membuka area"])


def _counted(row: FoldedRow | Mapping[str, int], rencana_only: bool) -> str:
    """Say how many tenggat are done and late: 3 dari 4 selesai, 1 terlambat."""
    if rencana_only:
        return f"{format_number(row['N'])} target"
    done = f"{format_number(row['n'])} dari {format_number(row['N'])} selesai"
    late = row["terlambat"]
    unreported = row["belum_dilaporkan"]
    words = [done, f"{format_number(late)} terlambat" if late else ""]
    if unreported:
        words.append(f"{of_these(unreported, late)}belum dilaporkan")
    return ", ".join(filter(None, words))


def _tenggat_hover(row: TenggatRow, rencana_only: bool) -> str:
    term = tenggat_term(row, rencana_only=rencana_only)
    lateness = describe_lateness(row, rencana_only=rencana_only)
    parts = [format_tenggat(row["tenggat"]), term.mark_and_label, lateness]
    if row["mulai"] and row["jenis_target"] == "rentang":
        parts[0] = f"{format_tenggat(row['mulai'])} s.d. {parts[0]}"
    state = " · ".join(filter(None, parts))
    proof = " · ".join(filter(None, (_bukti(row, rencana_only), _pic(row))))
    lines = [_name(row), f"Target {state}", _done_on(row), proof]
    return "<br>".join(filter(None, lines))


def _done_on(row: TenggatRow) -> str:
    """Name the day it counts as done: the reported day, else the day of the report that said so."""
    if row["selesai_pada"] is None:
        return ""
    day = format_day(row["selesai_pada"])
    return f"Selesai pada {day}" if row["tanggal_selesai"] else f"Dilaporkan selesai per {day}"


def _bukti(row: TenggatRow, rencana_only: bool) -> str:
    if not row["bukti_N"]:
        return ""
    if rencana_only:
        return f"{format_number(row['bukti_N'])} bukti diperlukan"
    return f"bukti {format_fraction(row['bukti_n'], row['bukti_N'])}"


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


def _months(
    cells: pd.DataFrame, everything: pd.Series, tahun: int, rencana_only: bool
) -> pd.DataFrame:
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
    if rencana_only:
        months[["terlambat", "belum_dilaporkan"]] = 0
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
    words = f"{MONTH_NAMES[number]} {tahun + year}: {format_number(row['N'])} target"
    late = f", {format_number(row['terlambat'])} terlambat"
    return f"{words}{late}" if row["terlambat"] else words


def _statuses(shown: TimelineRows, rencana_only: bool) -> pd.DataFrame:
    tenggat = shown.tenggat
    rows = []
    counts = tenggat["status"].value_counts()
    for kode in STATUS_TENGGAT:
        term = find_term(kode, rencana_only=rencana_only)
        count = int(counts.get(kode, 0))
        rows.append((kode, term.mark, term.label, count))
        if kode == "terlambat" and not rencana_only:
            waiting = int(tenggat["belum_dilaporkan"].sum())
            label = f"di antaranya {BELUM_DILAPORKAN.label.lower()}"
            rows.append((BELUM_DILAPORKAN.kode, BELUM_DILAPORKAN.mark, label, waiting))
    term = BELUM_DAPAT_DINILAI
    without_target = int(shown.langkah["tanpa_target"].sum())
    rows.append((term.kode, term.mark, term.label, without_target))
    frame = pd.DataFrame(rows, columns=["status", "mark", "label", "n"])
    return frame[frame["n"] > 0].reset_index(drop=True)
