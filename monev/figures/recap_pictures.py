"""The frames and words of the pictures of Rekap.

An office without reports is shown apart: nothing reported is not nothing done.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

import pandas as pd

from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan, format_day, format_short_day
from monev.core.statuses import late_term
from monev.database import Database, Row, rows_of
from monev.figures.formats import (
    NO_VALUE,
    format_capaian,
    format_days,
    format_number,
    of_these,
    up_to,
)
from monev.figures.heatmap import HeatmapCell
from monev.figures.peta import SILENT, ScaleWords, looks_of
from monev.figures.recap import (
    MapColumn,
    MapRow,
    OfficeFigures,
    RecapMap,
    judged_at,
    missing_kinds,
    recap_frame,
)
from monev.figures.recap_words import row_note

PARTS = ("selesai", "terlambat", "belum_dilaporkan", "belum_jatuh_tempo")
"""The parts of a bar, from its beginning to its end."""
NOTHING_DUE = "belum ada yang jatuh tempo"
_FEWEST = 5
"""With fewer satker no middle is computed: the points say as much."""


class Middle(NamedTuple):
    """The quartiles of some shares (0 to 1), with a label and a sentence."""

    low: float
    middle: float
    high: float
    label: str
    sentence: str


def spread_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `recap_frame` as `charts.spread` draws them.

    - satker, keadaan, laporan
    - capaian: Float64, <NA> if not compared
    - kelompok: str, why it is not compared and how many share that reason; "" if compared
    - teks: hover text, as Plotly's HTML
    """
    has_reported = frame["keadaan"].isin(["melapor", "belum_triwulan"])
    is_compared = frame["capaian"].notna()
    why = frame["laporan"].mask(has_reported, NOTHING_DUE).mask(is_compared, "")
    many = why.map(why.value_counts()).map(format_number)
    reasons = why + ": " + many + " satker"
    words = [_office_words(row) for row in rows_of(frame)]
    return frame[["satker", "keadaan", "laporan", "capaian"]].assign(
        kelompok=reasons.mask(why == "", "").astype("str"),
        teks=pd.Series(words, index=frame.index, dtype="str"),
    )


def spread_sentence(spread: pd.DataFrame, middle: Middle | None) -> str:
    """Say a `spread_frame` in words.

    They say how many are compared, the lowest and highest share, and who is not compared.
    """
    shares = spread.loc[spread["kelompok"] == "", "capaian"].astype("float64")
    if shares.empty:
        said = "Belum ada satker yang dapat dibandingkan."
    elif middle:
        said = middle.sentence
    elif len(shares) == 1:
        said = f"1 satker dibandingkan: {shares.iloc[0]:.0%}."
    else:
        count = format_number(len(shares))
        said = f"{count} satker dibandingkan, dari {shares.min():.0%} sampai {shares.max():.0%}."
    apart = "; ".join(filter(None, spread["kelompok"].drop_duplicates()))
    return f"{said} Tidak dibandingkan: {apart}." if apart else said


def _office_words(row: Row) -> str:
    lines = [f"<b>{escape(row['satker'])}</b>", row["laporan"]]
    if row["capaian_N"]:
        until = up_to(row["posisi"], row["tahun"])
        lines.append(f"{format_capaian(row['capaian_n'], row['capaian_N'])} target selesai {until}")
    if row["terlambat"]:
        lines.append(late_words(row["terlambat"], row["belum_dilaporkan"]))
    if row["bukti_N"]:
        lines.append(f"bukti {format_capaian(row['bukti_n'], row['bukti_N'])}")
    if row["laporan_terakhir"]:
        lines.append(f"laporan terakhir {report_words(row)}")
    return "<br>".join(lines)


def late_words(late: int, unreported: int) -> str:
    """Say how many are late, with their mark: ▲ 3 terlambat, 1 di antaranya belum dilaporkan."""
    words = f"{late_term(late, unreported).mark} {format_number(late)} terlambat"
    if not unreported:
        return words
    return f"{words}, {of_these(unreported, late)}belum dilaporkan"


def report_words(row: Row) -> str:
    """Say when a satker (a row of `recap_frame`) last reported.

    An example is: 30 Juni 2025, 92 hari sebelum posisi.
    """
    if row["laporan_terakhir"] is None:
        return "belum ada laporan"
    age = f", {format_days(row['umur_laporan'])} sebelum posisi" if row["umur_laporan"] else ""
    return f"{format_day(row['laporan_terakhir'])}{age}"


def middle_of(shares: pd.Series) -> Middle | None:
    """Compute the quartiles of these shares, missing ones left out. None if there are too few."""
    known = shares.dropna().astype("float64")
    if len(known) < _FEWEST:
        return None
    low, middle, high = known.quantile([0.25, 0.5, 0.75]).tolist()
    half = f"Separuh dari {format_number(len(known))} satker yang dibandingkan"
    sentence = f"{half} berada antara {low:.0%} dan {high:.0%}; yang di tengah {middle:.0%}."
    return Middle(low, middle, high, f"tengah {middle:.0%}", sentence)


def trend_days(tahun: int, posisi: date) -> dict[str, date]:
    """List the days of a trend by name.

    They are the end of each triwulan up to posisi, and posisi itself if it ends none.
    """
    days = {}
    for number, roman in enumerate(ROMAN_TRIWULAN, start=1):
        end = end_of_triwulan(tahun, number)
        if end <= posisi:
            days[f"TW {roman}"] = end
    if posisi not in days.values():
        days[format_short_day(posisi)] = posisi
    return days


def trend_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """List each satker with a plan on each day of `trend_days`.

    It is judged by what was reported by then.

    - the columns of `recap_frame`; posisi: the day; figures <NA>: nothing was reported by then
    - titik: int64, 0 is the first day; label: TW I
    - teks: hover text, as Plotly's HTML
    """
    planned = [office for office in offices if office.view]
    days: dict[str, date] = {}
    if planned:
        days = trend_days(planned[0].tahun, planned[0].posisi)
    judged: list[OfficeFigures] = []
    for day in days.values():
        judged += judged_at(db, planned, day)
    each = pd.DataFrame(
        {"label": list(days), "titik": range(len(days))}, index=pd.to_datetime(list(days.values()))
    )
    frame = recap_frame(judged).join(each, on="posisi")
    frame = frame.astype({"label": "str", "titik": "int64"})
    words = [_point_words(row) for row in rows_of(frame)]
    return frame.assign(teks=pd.Series(words, index=frame.index, dtype="str"))


def _point_words(row: Row) -> str:
    said = row["label"]
    lines = []
    if row["capaian_N"]:
        said += f": {format_capaian(row['capaian_n'], row['capaian_N'])} target selesai"
        if row["terlambat"]:
            lines.append(late_words(row["terlambat"], row["belum_dilaporkan"]))
    if row["keadaan"] == "belum_triwulan":
        lines.append(row["laporan"])
    return "<br>".join([f"<b>{escape(row['satker'])}</b>", said, *lines])


def middles_of(trend: pd.DataFrame) -> dict[int, Middle | None]:
    """Compute the quartiles on each day of a `trend_frame`, by its titik."""
    middles = {}
    for titik in trend["titik"].drop_duplicates().tolist():
        middles[titik] = middle_of(trend.loc[trend["titik"] == titik, "capaian"])
    return middles


def trend_sentence(trend: pd.DataFrame, middles: Mapping[int, Middle | None]) -> str:
    """Say a `trend_frame` in words: the middle of each day."""
    labels = trend.drop_duplicates("titik").set_index("titik")["label"]
    parts = [f"{labels[titik]} {middle.middle:.0%}" for titik, middle in middles.items() if middle]
    return f"Capaian satker yang di tengah: {', '.join(parts)}." if parts else ""


MAP_WORDS = ScaleWords(
    "belum jatuh tempo",
    "semua selesai",
    "sebagian sampai semua terlambat",
    unreported="belum dilaporkan",
    silent="belum pernah melapor",
)
"""Words for the colours of a map of satker."""

_NO_CELL = HeatmapCell(NO_VALUE, "kosong", is_total=True)
_MAP_COLUMNS = {
    "row": "int64",
    "column": "int64",
    "row_name": "str",
    "row_note": "str",
    "column_name": "str",
    "column_full": "str",
    "level": "str",
    "total_row": "bool",
    "total_column": "bool",
    "hover": "str",
    "code": "str",
}


def map_frame(drawn: RecapMap) -> pd.DataFrame:
    """Return a map of satker as `charts.heatmap` draws it.

    It has one row for each cell that holds something.

    - row, column: int64; row_name: the satker; row_note: that it has not reported
    - column_name, column_full, level, total_row, total_column, hover (HTML)
    - code: the satker; and the looks of the cell

    A satker without a plan has only the last column.
    """
    rows = []
    looks = []
    for number, line in enumerate(drawn.rows):
        for place, column in enumerate(drawn.columns):
            cell = line.cells[place]
            if cell is None and not column.is_total:
                continue
            rows.append(_map_row(line, number, place, column))
            looks.append(cell.cell if cell else _NO_CELL)
    frame = pd.DataFrame(rows, columns=list(_MAP_COLUMNS)).astype(_MAP_COLUMNS)
    words = looks_of(looks).astype({"text": "str", "state": "str", "late_text": "str"})
    words["state"] = words["state"].replace("rencana", SILENT)
    return pd.concat([frame, words], axis=1)


def _map_row(line: MapRow, number: int, place: int, column: MapColumn) -> Row:
    cell = line.cells[place]
    called = column.name
    if cell and not column.is_total:
        called = cell.place
    satker = line.office.satker
    note = row_note(line.office)
    hover = [f"<b>{escape(satker)}</b>", escape(called), cell.words if cell else "", note]
    return {
        "row": number,
        "column": place,
        "row_name": satker,
        "row_note": note,
        "column_name": column.label,
        "column_full": column.name,
        "level": "satker",
        "total_row": False,
        "total_column": column.is_total,
        "hover": "<br>".join(filter(None, hover)),
        "code": satker,
    }


def map_sentence(frame: pd.DataFrame) -> str:
    """Say a `map_frame` in words: the columns with most late."""
    late = frame[~frame["total_column"]].groupby("column_full")["late"].sum()
    worst = late[late > 0].sort_values(ascending=False, kind="stable").head(3)
    parts = [f"{name} ({format_number(int(count))})" for name, count in worst.items()]
    return f"Terlambat terbanyak pada {', '.join(parts)}." if parts else "Tidak ada yang terlambat."


def missing_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """List the jenis of bukti most often missing, as `charts.bars` draws them, all on one scale.

    Columns: jenis (str), n, satker (int64: how many lack it), and those of `bars`. Only satker that
    have reported count.
    """
    frame = missing_kinds(db, offices)
    words = []
    for n, satker in zip(frame["n"], frame["satker"], strict=True):
        words.append(f"{format_number(n)} bukti, pada {format_number(satker)} satker")
    drawn = frame.assign(nama=frame["jenis"], nilai=frame["jenis"], angka=words, kata=words)
    counts = frame["n"]
    parts = dict.fromkeys(PARTS, 0) | {"terlambat": counts, "jumlah": counts.max()}
    return drawn.assign(**parts)


def missing_sentence(frame: pd.DataFrame) -> str:
    """Say a `missing_frame` in words: the three jenis missing most often."""
    parts = []
    for row in rows_of(frame.head(3)):
        parts.append(f"{row['jenis']} ({row['kata']})")
    return f"Yang paling sering kurang: {', '.join(parts)}."


def some_columns(frame: pd.DataFrame, first: int, count: int) -> pd.DataFrame:
    """Pick `count` columns of a `map_frame` from `first` on (0 is the leftmost), and the totals.

    They are as many as fit on a phone. The late marks of a cell then stand below each other.
    """
    is_chosen = frame["column"].between(first, first + count - 1)
    shown = frame[is_chosen | frame["total_column"]].reset_index(drop=True)
    places = shown["column"].rank(method="dense").astype("int64") - 1
    return shown.assign(column=places, late_text=shown["late_text"].str.replace(" ", "<br>"))
