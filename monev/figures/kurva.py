"""The frames and words of the curve, which `monev.charts.curve` draws.

They are plan and progress by month, the reports as points, and the range in which the year ends.

Columns that several frames have:

- x: place on an axis of months; 0 is the start of the plan's year, 9 the end of September
- bagian, terendah, tertinggi: a share from 0 to 1; n of N: targets
- titel: heads all values at one place: September 2025, or a full date if it is no month's end
- kata: the words for one value
"""

from datetime import date
from typing import NamedTuple

import pandas as pd

from monev.core.dates import (
    SHORT_MONTHS,
    end_of_month,
    format_day,
    format_short_day,
    format_tenggat,
    place_of_day,
)
from monev.core.text import capitalized
from monev.database import Database, Row, rows_of
from monev.figures.formats import format_capaian, format_number, format_percent, numbered, percent
from monev.figures.ringkasan import Counts, counts_at, current_counts
from monev.figures.riwayat import Curve, Forecast, curve, forecast, reached_in_view
from monev.figures.sentences import curve_sentence, excluded_sentence
from monev.figures.views import View, remembered

CURVE_COLUMNS = {
    "tanggal": "Tanggal",
    "titik": "Titik",
    "n": "Target",
    "N": "Dari",
    "bagian": "Bagian",
    "keterangan": "Keterangan",
}
"""The columns of `CurvePicture.table` and their headings."""

_LINES = "Garis tebal: yang selesai pada akhir tiap bulan menurut laporan terakhir."
_DOTS = "Titik: menurut laporan pada hari itu."
_VALUE = ["tanggal", "n", "N", "x", "bagian", "titel", "kata"]
_REPORT = [*_VALUE, "unggahan", "label", "kosong", "titik", "keterangan", "tampak"]
_BAND = ["x", "terendah", "tertinggi", "titel", "kata"]


class _Judged(NamedTuple):
    """The unggahan that says how much was done by each month's end.

    Beside it is the last day it speaks for.
    """

    unggahan_id: int
    entry_hash: str
    until: date
    kode: tuple[str, ...] | None = None


class CurvePicture(NamedTuple):
    """Everything that is drawn.

    - `plan`: a row for each month, with `singkat`, its short name
    - `reached`: how much was done by the end of each month, until the last reported day
    - `reports`: a point for each report, with `unggahan` (its number), `label` (68%), `tampak` (it
      has a dot, else the pointer alone finds it) and `kosong` (its dot is hollow: another unggahan
      replaces it, it reports nothing, or something is unreported since)
    - `band`: the range to the year's end, two rows; none without a forecast
    - `posisi` and its label
    - `table`: all of it as rows of `CURVE_COLUMNS`: tanggal (datetime64), titik and keterangan
      (str), n and N (Int64), bagian (Float64): <NA> if there is nothing to share
    - `sentence`: stands below the picture; `alt`: describes it to people who cannot see it
    - `method`: what the lines are, how the range was made, and what is not counted
    """

    plan: pd.DataFrame
    reached: pd.DataFrame
    reports: pd.DataFrame
    band: pd.DataFrame
    posisi: float
    posisi_label: str
    table: pd.DataFrame
    sentence: str
    alt: str
    method: str


@remembered
def curve_of_view(db: Database, view: View) -> CurvePicture:
    """Draw plan against progress up to the posisi of a view, with the forecast."""
    drawn = curve(db, view)
    current = current_counts(db, view)
    found = forecast(db, view)
    known = rows_of(reached_in_view(drawn, view))
    reports = []
    for row in known:
        if row["tanggal"] < view.posisi:
            reports.append(_report(row, speaks=True) | {"label": "", "tampak": False})
    judged = None
    if view.ada_realisasi and current.setahun_N:
        reports.append(_here(current, view))
        until = min(view.posisi, view.posisi_unggahan) if current.belum_dilaporkan else view.posisi
        judged = _Judged(view.unggahan_id, view.hash_entri, until, view.kode)
    sentence = _sentence_of_view(current, view, found)
    return _picture(db, view, drawn, judged, reports, found, sentence)


@remembered
def curve_of_history(db: Database, view: View) -> CurvePicture:
    """Draw plan against progress over all valid unggahan, independent of the chosen posisi.

    The forecast appears only if no report is later than that posisi.
    """
    drawn = curve(db, view)
    reports = []
    points = []
    for row in rows_of(drawn.unggahan):
        if row["bagian"] is None:
            continue
        if row["dilaporkan"] and row["dipakai"]:
            reports.append(row)
        else:
            points.append(_report(row, speaks=False))
    points += [_report(row, speaks=True) for row in reports]
    judged = None
    found = None
    if reports:
        last = reports[-1]
        judged = _Judged(last["unggahan_id"], last["hash_entri"], last["tanggal"])
        if last["tanggal"] <= view.posisi:
            found = forecast(db, view)
    return _picture(db, view, drawn, judged, points, found, curve_sentence(drawn))


def _picture(
    db: Database,
    view: View,
    drawn: Curve,
    judged: _Judged | None,
    reports: list[Row],
    found: Forecast | None,
    sentence: str,
) -> CurvePicture:
    tahun = view.tahun
    months = [row for row in rows_of(drawn.rencana) if row["bagian"] is not None]
    planned = [_planned(row, tahun) for row in months]
    plan = pd.DataFrame(planned, columns=[*_VALUE, "singkat"])
    points = pd.DataFrame([_placed(row, tahun) for row in reports], columns=_REPORT)
    reached = _reached(db, judged, [row["tanggal"] for row in months], tahun)
    remarks = [
        "" if reached.empty else _LINES,
        _DOTS if points["tampak"].sum() > 1 else "",
        found.method if found else "",
        excluded_sentence(current_counts(db, view)),
    ]
    return CurvePicture(
        plan=plan,
        reached=reached,
        reports=points,
        band=_band(found, points),
        posisi=place_of_day(view.posisi, tahun),
        posisi_label=f"posisi {format_short_day(view.posisi)}",
        table=_table(plan, reached, points, found, drawn.unggahan_rencana),
        sentence=sentence,
        alt=f"Kurva rencana dan capaian {view.satker} tahun {tahun}. {sentence}",
        method=" ".join(filter(None, remarks)),
    )


def _title(day: date) -> str:
    """Name the month if the day ends one, else give the full date."""
    if day == end_of_month(day.year, day.month):
        return format_tenggat(f"{day:%Y-%m}")
    return format_day(day)


def _placed(row: Row, tahun: int) -> Row:
    day = row["tanggal"]
    return row | {"x": place_of_day(day, tahun), "titel": _title(day)}


def _planned(row: Row, tahun: int) -> Row:
    words = f"jatuh tempo {format_capaian(row['n'], row['N'])}"
    short = SHORT_MONTHS[row["tanggal"].month - 1]
    return _placed(row, tahun) | {"kata": words, "singkat": short}


def _reached(db: Database, judged: _Judged | None, months: list[date], tahun: int) -> pd.DataFrame:
    """Compute how much was done by the end of each month and on the last day.

    It is computed according to one unggahan.
    """
    if judged is None:
        return pd.DataFrame([], columns=_VALUE)
    days = {judged.until}
    days.update(day for day in months if day <= judged.until)
    about = (judged.entry_hash, judged.unggahan_id, sorted(days), judged.kode)
    rows = []
    for row in rows_of(counts_at(db, *about, per_area=False)):
        n = row["setahun_n"]
        total = row["setahun_N"]
        if total:
            value: Row = {
                "tanggal": row["per"],
                "n": n,
                "N": total,
                "bagian": n / total,
                "kata": f"selesai {format_capaian(n, total)}",
            }
            rows.append(_placed(value, tahun))
    return pd.DataFrame(rows, columns=_VALUE)


def _report(row: Row, *, speaks: bool) -> Row:
    """Make the point of an unggahan.

    It is hollow if it does not speak for its day; a plan without reports lies on the axis.
    """
    name = capitalized(numbered(row["nama"], row["unggahan"]))
    point = {**row, "kosong": not speaks, "titik": name, "label": "", "tampak": True}
    if not row["dilaporkan"]:
        remark = "rencana saja, belum ada realisasi"
        point |= {"n": None, "N": None, "bagian": 0.0}
        return point | {"keterangan": remark, "kata": f"{name}: {remark}"}
    point["kata"] = f"{name}: {format_capaian(row['n'], row['N'])} selesai"
    point["keterangan"] = ""
    if not row["dipakai"]:
        point["keterangan"] = "diganti unggahan sesudahnya"
        point["kata"] += f"; {point['keterangan']}"
    if speaks:
        point["label"] = format_percent(row["n"], row["N"])
    return point


def _here(current: Counts, view: View) -> Row:
    """Make the point at posisi itself, from the unggahan that is judged."""
    n = current.setahun_n
    total = current.setahun_N
    unreported = current.belum_dilaporkan
    name = capitalized(view.numbered_name)
    words = f"{name}: {format_capaian(n, total)} selesai"
    remark = ""
    if unreported:
        remark = f"{format_number(unreported)} target belum dilaporkan"
        words += f"; {remark}"
    return {
        "tanggal": view.posisi,
        "n": n,
        "N": total,
        "bagian": n / total,
        "unggahan": view.unggahan,
        "kosong": unreported > 0,
        "tampak": True,
        "label": format_percent(n, total),
        "titik": name,
        "keterangan": remark,
        "kata": words,
    }


def _band(found: Forecast | None, reports: pd.DataFrame) -> pd.DataFrame:
    """Draw the band from the last point to the range at the year's end."""
    if found is None or reports.empty:
        return pd.DataFrame([], columns=_BAND)
    last = reports.iloc[-1]
    total = found.total
    share = last["bagian"]
    here: Row = {"x": last["x"], "terendah": share, "tertinggi": share, "titel": "", "kata": ""}
    ends = {"terendah": found.low / total, "tertinggi": found.high / total}
    end = _placed({"tanggal": found.end, "kata": found.sentence}, found.tahun) | ends
    return pd.DataFrame([here, end], columns=_BAND)


def _table(
    plan: pd.DataFrame,
    reached: pd.DataFrame,
    reports: pd.DataFrame,
    found: Forecast | None,
    unggahan_rencana: int,
) -> pd.DataFrame:
    """List all values of the picture by day."""
    by_plan = f"menurut unggahan {unggahan_rencana}"
    columns = ["tanggal", "titik", "n", "N", "keterangan"]
    rows = []
    for part in (
        plan.assign(titik="Jatuh tempo menurut rencana", keterangan=by_plan),
        reached.assign(titik="Selesai", keterangan=""),
        reports,
    ):
        rows += part[columns].to_dict("records")
    if found:
        ends = {"terendah": found.low, "dengan laju ini": found.n, "tertinggi": found.high}
        for name, n in ends.items():
            rows.append(
                {
                    "tanggal": found.end,
                    "titik": f"Perkiraan, {name}",
                    "n": n,
                    "N": found.total,
                    "keterangan": "",
                }
            )
    table = pd.DataFrame(rows, columns=columns)
    table["tanggal"] = pd.to_datetime(table["tanggal"])
    table[["n", "N"]] = table[["n", "N"]].astype("Int64")
    shares = []
    for n, total in zip(table["n"], table["N"], strict=True):
        shares.append(None if pd.isna(n) else percent(n, total))
    table["bagian"] = pd.Series(shares, dtype="Int64") / 100
    return table.sort_values("tanggal", kind="stable", ignore_index=True)


def _sentence_of_view(current: Counts, view: View, found: Forecast | None) -> str:
    due = format_capaian(current.capaian_N, current.setahun_N)
    said = f"Menurut rencana {due} target jatuh tempo s.d. {format_day(view.posisi)}"
    if view.ada_realisasi:
        said += f"; selesai {format_capaian(current.setahun_n, current.setahun_N)}"
    return f"{said}. {found.sentence}" if found else f"{said}."
