"""The curve of plan and realisasi as a block: up to posisi on Ringkasan, of every unggahan on Riwayat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from monev.core.dates import SHORT_MONTHS, format_day, format_short_day, place_of_day
from monev.core.text import capitalized
from monev.database import Row
from monev.figures import (
    Counts,
    Curve,
    Forecast,
    View,
    excluded_sentence,
    format_capaian,
    format_percent,
    reached_in_view,
)
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block

_LABEL_DISTANCE = 0.06
"""Of the width: labels that stand nearer to each other would touch."""


def capaian_curve(curve: Curve, current: Counts, p: View, forecast: Forecast | None) -> Block:
    """Plan against what was reached up to posisi: a point for each report until then that the view knows of, the last
    one at posisi itself, and where it leads at this pace; of a plan nothing was reported of, the plan alone."""
    reached = [
        (row["tanggal"], {"y": row["bagian"], "text": f"{format_day(row['tanggal'])}: {_done(row)} selesai"})
        for row in reached_in_view(curve, p)
        if row["tanggal"] < p.posisi
    ]
    planned = format_capaian(current.capaian_N, current.setahun_N)
    alt = f"Menurut rencana {planned} target jatuh tempo s.d. {format_day(p.posisi)}"
    if p.ada_realisasi:
        share = format_percent(current.setahun_n, current.setahun_N)
        here = {"y": current.setahun_n / current.setahun_N, "label": share, "hollow": current.belum_dilaporkan > 0}
        reached.append((p.posisi, here | {"text": f"{share} pada {format_day(p.posisi)}"}))
        alt += f"; selesai {format_capaian(current.setahun_n, current.setahun_N)}"
    words = [f"{alt}.", excluded_sentence(current), forecast.sentence if forecast else ""]
    return _draw(curve, p, reached, alt=" ".join(filter(None, words)), forecast=forecast)


def curve_of_unggahan(curve: Curve, p: View, *, alt: str) -> Block:
    """Plan against what each unggahan reached at its own posisi. In place of a hollow one a later unggahan speaks,
    or it is a plan without progress, on the axis."""
    spoken = [row for row in curve.unggahan if row["bagian"] is not None]
    reports = [row for row in spoken if row["dilaporkan"] and row["dipakai"]]
    points = []
    for row in [*(row for row in spoken if row not in reports), *reports]:
        point = {"y": row["bagian"] if row["dilaporkan"] else 0, "text": _unggahan_text(row)}
        label = f"{'Tercapai ' if row is reports[-1] else ''}{row['persen']}%" if row in reports else ""
        points.append((row["tanggal"], point | ({"label": label} if label else {"hollow": True})))
    return _draw(curve, p, points, alt=alt)


def _draw(
    curve: Curve, p: View, points: Iterable[tuple[date, Block]], *, alt: str, forecast: Forecast | None = None
) -> Block:
    """What falls due by the end of each month, and these points of what was reached, each with its day."""
    plan = [row for row in curve.rencana if row["bagian"] is not None]
    if not plan:
        return blocks.sentence("Belum ada yang dapat digambar: tidak ada target yang dinilai.")
    beginning = round(place_of_day(plan[0]["tanggal"], p.tahun)) - 1
    months = round(place_of_day(plan[-1]["tanggal"], p.tahun)) - beginning

    def place(day: date) -> float:
        return (place_of_day(day, p.tahun) - beginning) / months

    def across(day: date) -> float:
        return min(1.0, max(0.0, place(day)))  # at the edge what lies outside

    reached = [{"x": across(day), **point} for day, point in points]
    last = 2.0
    for point in reversed(reached):  # the newest label first, an older one where room is
        if "label" in point and last - point["x"] < _LABEL_DISTANCE:
            del point["label"]
        last = point["x"] if "label" in point else last
    line = [{"x": across(row["tanggal"]), "y": row["bagian"]} for row in plan]
    fan = None
    if forecast:  # from the last point to the range in which the year ends at this pace
        total, here = forecast.total, {"x": reached[-1]["x"], "y": reached[-1]["y"]}
        ends = {"low": forecast.low / total, "y": forecast.n / total, "high": forecast.high / total}
        fan = {"from": here, "x": across(forecast.end), "label": format_percent(forecast.n, total), **ends}
    is_inside = 0 <= place(p.posisi) <= 1
    return blocks.curve(
        alt,
        plan=[{"x": 0, "y": 0}, *line],
        reached=reached,
        months=[SHORT_MONTHS[(beginning + number) % 12] for number in range(months)],
        posisi={"x": across(p.posisi), "label": f"posisi {format_short_day(p.posisi)}"} if is_inside else None,
        plan_label={**line[-1], "text": "rencana"},
        forecast=fan,
    )


def _done(row: Row) -> str:
    return format_capaian(row["n"], row["N"])


def _unggahan_text(row: Row) -> str:
    name = capitalized(row["nama"])
    heading = f"{name}, posisi {format_day(row['tanggal'])} (unggahan {row['unggahan']})"
    if not row["dilaporkan"]:
        return f"{heading}: rencana saja, belum ada realisasi"
    reached = f"{_done(row)} target selesai, {row['jatuh_tempo']} sudah jatuh tempo"
    return f"{heading}: {reached}" + ("" if row["dipakai"] else "; diganti unggahan sesudahnya")
