"""What the pictures of Rekap are drawn from: frames with the words under the pointer. An office that
reported nothing stands apart in each of them: nothing reported is not nothing done."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan, format_day, format_short_day
from monev.core.statuses import late_term
from monev.database import Database, rows_of
from monev.figures.formats import format_capaian, format_days, format_number
from monev.figures.recap import OfficeFigures, judged_at, recap_frame

NOTHING_DUE = "belum ada yang jatuh tempo"
_FEWEST = 5
"""Of fewer satker no middle is told: the points say as much."""


class Middle(NamedTuple):
    """Where the middle half of some satker lies, shares from 0 to 1, and the same in a sentence."""

    low: float
    middle: float
    high: float
    label: str
    sentence: str


def spread_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `recap_frame`, of those with a plan or without, as `charts.spread` draws them:
    satker, keadaan, laporan; capaian (Float64, <NA> of who is not compared); kelompok (str): why it
    is not compared, with how many others ("" of who is); teks: under the pointer, as Plotly's HTML."""
    drawn = frame[["satker", "keadaan", "laporan", "capaian"]].copy()
    reported = frame["keadaan"].isin(["melapor", "belum_triwulan"])
    why = frame["laporan"].mask(reported, NOTHING_DUE).mask(frame["capaian"].notna(), "")
    many = why.map(why.value_counts())
    told = why + ": " + many.map(format_number) + " satker"
    drawn["kelompok"] = told.mask(why == "", "").astype("str")
    drawn["teks"] = pd.Series(map(_office_words, rows_of(frame)), index=frame.index, dtype="str")
    return drawn


def _office_words(row: dict[str, Any]) -> str:
    lines = [f"<b>{escape(row['satker'])}</b>", row["laporan"]]
    if row["capaian_N"]:
        lines.append(f"{format_capaian(row['capaian_n'], row['capaian_N'])} target selesai s.d. posisi")
    if row["terlambat"]:
        lines.append(late_words(row["terlambat"], row["belum_dilaporkan"]))
    if row["bukti_N"]:
        lines.append(f"bukti {format_capaian(row['bukti_n'], row['bukti_N'])}")
    if row["laporan_terakhir"]:
        lines.append(f"laporan terakhir {report_words(row)}")
    return "<br>".join(lines)


def late_words(late: int, unreported: int) -> str:
    """How many are late with their mark: ▲ 3 terlambat, 1 di antaranya belum dilaporkan."""
    words = f"{late_term(late, unreported).mark} {format_number(late)} terlambat"
    if not unreported:
        return words
    return f"{words}, {format_number(unreported)} di antaranya belum dilaporkan"


def report_words(row: dict[str, Any]) -> str:
    """When a satker (a row of `recap_frame`) reported last: 30 Juni 2025, 92 hari sebelum posisi."""
    if row["laporan_terakhir"] is None:
        return "belum ada laporan"
    age = f", {format_days(row['umur_laporan'])} sebelum posisi" if row["umur_laporan"] else ""
    return f"{format_day(row['laporan_terakhir'])}{age}"


def middle_of(shares: pd.Series) -> Middle | None:
    """The middle of these shares (missing ones left out); None of too few."""
    known = shares.dropna().astype("float64")
    if len(known) < _FEWEST:
        return None
    low, middle, high = (float(known.quantile(part)) for part in (0.25, 0.5, 0.75))
    half = f"Separuh dari {format_number(len(known))} satker yang dibandingkan"
    sentence = f"{half} berada antara {low:.0%} dan {high:.0%}; yang di tengah {middle:.0%}."
    return Middle(low, middle, high, f"tengah {middle:.0%}", sentence)


def trend_days(tahun: int, posisi: date) -> dict[str, date]:
    """The days a trend goes through up to posisi, by their names: the end of each triwulan of the
    tahun that is over, and posisi itself where it is none of them."""
    ends = [end_of_triwulan(tahun, number) for number in range(1, 5)]
    names = [f"TW {roman}" for roman in ROMAN_TRIWULAN]
    days = {name: end for name, end in zip(names, ends, strict=True) if end <= posisi}
    return days if posisi in days.values() else days | {format_short_day(posisi): posisi}


def trend_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """One row per satker with a plan and day of `trend_days`, each judged as it was reported by then:
    the columns of `recap_frame` (posisi: the day; figures <NA>: nothing was reported by then), titik
    (int64, 0 is the first day), label (TW I); teks: under the pointer, as Plotly's HTML."""
    planned = [office for office in offices if office.view]
    days = trend_days(planned[0].tahun, planned[0].posisi) if planned else {}
    judged: list[OfficeFigures] = []
    for day in days.values():
        judged += judged_at(db, planned, day)
    frame = recap_frame(judged)
    each = pd.DataFrame({"label": [*days]}, index=pd.to_datetime([*days.values()]))
    each["titik"] = range(len(days))
    frame = frame.join(each, on="posisi").astype({"label": "str", "titik": "int64"})
    frame["teks"] = pd.Series(map(_point_words, rows_of(frame)), index=frame.index, dtype="str")
    return frame


def _point_words(row: dict[str, Any]) -> str:
    lines = [f"<b>{escape(row['satker'])}</b>", row["label"]]
    if row["capaian_N"]:
        lines[1] += f": {format_capaian(row['capaian_n'], row['capaian_N'])} target selesai"
        lines += [late_words(row["terlambat"], row["belum_dilaporkan"])] if row["terlambat"] else []
    if row["keadaan"] == "belum_triwulan":
        lines.append(row["laporan"])
    return "<br>".join(lines)


def middles_of(trend: pd.DataFrame) -> dict[int, Middle | None]:
    """The middle on each day of a `trend_frame`, by its titik."""
    return {titik: middle_of(day["capaian"]) for titik, day in trend.groupby("titik")}
