"""Rows of tenggat, cells of a heatmap and the curve of plan and realisasi as blocks, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from monev.core.dates import (
    ROMAN_TRIWULAN,
    SHORT_MONTHS,
    format_day,
    format_short_day,
    format_tenggat,
    place_of_day,
    triwulan_of,
)
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures import (
    Counts,
    Curve,
    Figure,
    HeatmapCell,
    View,
    describe_lateness,
    format_capaian,
    format_percent,
    reached_in_view,
    tenggat_term,
)
from monev.ui.looks.blocks import Block
from monev.ui.looks.blocks import curve as curve_of_points

_LONGEST_TEXT = 140
_LONGEST_PIC = 60


def tenggat_row(
    row: dict[str, Any], *, rencana_only: bool, href: str | None = None, notes: Iterable[str] = (), month: str = ""
) -> Block:
    """A row of `figures.tenggat` as an item of `blocks.rows`: its mark, the work, how it stands, when and who.

    `month` ("2025-10"): the list is of what this month brings; only what differs from that is said.
    """
    term = tenggat_term(row, rencana_only=rencana_only)
    late = row["status"] == "terlambat"
    lateness = describe_lateness(row, rencana_only=rencana_only)
    state = lateness if late and lateness else term.label
    return {
        "mark": term.mark,
        "status": "" if rencana_only else row["status"],
        "hollow": row["belum_dilaporkan"] and not rencana_only,
        "kode": row["kode"],
        "text": shorten(row["langkah_aksi"], _LONGEST_TEXT),
        "state": "" if month and row["status"] == "belum_jatuh_tempo" else state,
        "notes": [
            shorten(row["pic"], _LONGEST_PIC) if row["pic"] else "tanpa PIC",
            *([format_tenggat(row["tenggat"])] if row["tenggat"] != month else []),
            *([lateness] if lateness and not late else []),
            *notes,
        ],
        "href": href,
    }


def capaian_curve(curve: Curve, current: Counts, p: View) -> Block:
    """Plan against what was reached up to posisi: a point for each report until then that the view knows of, the last
    one at posisi itself; of a plan nothing was reported of, the plan alone."""
    tahun, posisi, reported = p.tahun, p.posisi, p.ada_realisasi
    plan = [row for row in to_rows(curve.rencana) if row["bagian"] is not None]
    beginning = round(place_of_day(plan[0]["tanggal"], tahun)) - 1
    months = round(place_of_day(plan[-1]["tanggal"], tahun)) - beginning

    def across(day: date) -> float:
        return (place_of_day(day, tahun) - beginning) / months

    points = [{"x": 0, "y": 0}, *({"x": across(row["tanggal"]), "y": row["bagian"]} for row in plan)]
    reached = [
        {"x": across(row["tanggal"]), "y": row["bagian"], "text": _point_text(row)}
        for row in to_rows(reached_in_view(curve, p))
        if row["tanggal"] < posisi
    ]
    share = format_percent(current.setahun_n, current.setahun_N)
    if reported:
        here = {"x": min(1.0, max(0.0, across(posisi))), "y": current.setahun_n / current.setahun_N, "label": share}
        unreported = current.belum_dilaporkan > 0
        reached.append(here | {"text": f"{share} pada {format_day(posisi)}", "hollow": unreported})
    end = plan[-1]
    inside = 0 <= across(posisi) <= 1
    planned = format_capaian(current.capaian_N, current.setahun_N)
    alt = f"Menurut rencana {planned} target jatuh tempo s.d. {format_day(posisi)}"
    alt += f"; selesai {format_capaian(current.setahun_n, current.setahun_N)}." if reported else "."
    return curve_of_points(
        points,
        reached,
        months=[SHORT_MONTHS[(beginning + number) % 12] for number in range(months)],
        posisi={"x": across(posisi), "label": f"posisi {format_short_day(posisi)}"} if inside else None,
        plan_label={"x": across(end["tanggal"]), "y": end["bagian"], "text": "rencana"},
        alt=alt,
    )


def _point_text(row: dict[str, Any]) -> str:
    return f"{format_day(row['tanggal'])}: {format_capaian(row['n'], row['N'])} selesai"


def figure_item(one: Figure, since: date, *, href: str | None = None) -> Block:
    """One of the five figures as an item of `blocks.figures`. `since`: the end of the triwulan it is compared with."""
    late = one.key == "terlambat" and one.n > 0
    return {
        "key": one.key,
        "label": one.label,
        "value": one.fraction,
        "share": one.percent_text if one.total else "",
        "n": one.n,
        "total": one.total or 0,
        "status": "terlambat" if late else "",
        "mark": "▲" if late else "",
        "note": one.reason,
        **_change(one, since),
        **({"href": href} if href else {}),
    }


def _change(one: Figure, since: date) -> Block:
    """By how much it differs from the end of the triwulan before, good or bad news by its sign."""
    if one.change is None or one.reason:
        return {}
    words = f"sejak TW {ROMAN_TRIWULAN[triwulan_of(since) - 1]}"
    if one.change == 0:
        return {"change": f"tetap {words}"}
    return {"change": f"{one.change_text} {words}", "tone": "good" if one.is_better else "bad"}


def cell_looks(cell: HeatmapCell) -> Block:
    """A cell as the browser draws it; what it lacks is left out."""
    looks: Block = {"text": cell.text, "state": cell.state}
    if cell.late:
        looks["late"] = cell.late_text
    if cell.share is not None:
        looks["share"] = round(cell.share, 3)
    if cell.is_total:
        looks["total"] = True
    return looks
