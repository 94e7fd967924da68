"""Rows of tenggat, figures, cells of a heatmap, the curve of plan and realisasi as blocks, the same on every page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from monev import figures
from monev.core.dates import SHORT_MONTHS, format_day, format_short_day, format_tenggat, periode_of, place_of_day
from monev.core.statuses import find_term, late_term
from monev.core.text import NO_PIC, capitalized, shorten
from monev.database import Row, rows_of
from monev.figures.bukti import MissingLangkah
from monev.figures.riwayat import Curve, Forecast
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block, part

_LONGEST_TEXT, _LONGEST_PIC = 140, 60
_LABEL_DISTANCE = 0.06
"""Of the width: labels that stand nearer to each other would touch."""


def tenggat_row(
    row: dict[str, Any], *, rencana_only: bool, href: str | None = None, notes: Iterable[str] = (), month: str = ""
) -> Block:
    """A row of `figures.tenggat` as an item of `blocks.rows`. `month` ("2025-10"): in a list of what this month brings
    only what differs from that is said."""
    term = figures.tenggat_term(row, rencana_only=rencana_only)
    late = row["status"] == "terlambat"
    lateness = figures.describe_lateness(row, rencana_only=rencana_only)
    state = lateness if late and lateness else term.label
    state = "" if month and row["status"] == "belum_jatuh_tempo" else state
    when = format_tenggat(row["tenggat"]) if row["tenggat"] != month else ""
    said = (shorten(row["pic"] or NO_PIC, _LONGEST_PIC), when, "" if late else lateness, *notes)
    sign = {"mark": term.mark, "status": "" if rencana_only else row["status"]}
    return blocks.row(shorten(row["langkah_aksi"], _LONGEST_TEXT), state, said, **sign, kode=row["kode"], href=href)


def lacking(langkah: MissingLangkah | figures.Task, status: str, *, rencana_only: bool, **about: Any) -> Block:
    """A langkah with what it lacks as an item of `blocks.missing`, with the sign of a status."""
    term = find_term(status, rencana_only=rencana_only, belum_dilaporkan=langkah.is_unreported)
    said = {"state": langkah.state, "when": langkah.when, "kode": langkah.kode, "act": {"langkah": langkah.kode}}
    return {"mark": term.mark, "status": "" if rencana_only else status} | said | about


def count_bar(label: str, status: str, n: int, unit: str = "", **about: Any) -> Block:
    """So many of something as an item of `blocks.bars`, on the scale of all bars beside it."""
    return {"label": label, "parts": [part(status, n)], "value": f"{figures.format_number(n)} {unit}".strip(), **about}


def done_and_late(done: int, late: int, unreported: int, *, of: int | None = None) -> Block:
    """The parts of an item of `blocks.bars` and its badge: what is done, late and not reported, late otherwise; with
    `of`, how many there are, also what is not due yet."""
    parts = {"selesai": done, "belum_dilaporkan": unreported, "terlambat": late - unreported}
    if of is not None:
        parts["belum_jatuh_tempo"] = of - done - late
    badge = f"{late_term(late, unreported).mark} {figures.format_number(late)}" if late else ""
    return {"parts": [part(status, n) for status, n in parts.items()], "late": badge}


def capaian_bar(counts: Mapping[str, Any]) -> Block:
    """What is done and late of the tenggat due by posisi (fields of `figures.Counts`), as an item of `blocks.bars`."""
    done, due = counts["capaian_n"], counts["capaian_N"]
    value = figures.format_capaian(done, due) if due else "belum jatuh tempo"
    return {**done_and_late(done, counts["terlambat"], counts["belum_dilaporkan"]), "total": due, "value": value}


def figure_item(figure: figures.Figure, since: date, *, href: str | None = None) -> Block:
    """One of the five figures as an item of `blocks.figures`. `since`: the end of the triwulan it is compared with."""
    said = {"key": figure.key, "label": figure.label, "value": figure.fraction, "note": figure.reason}
    share = {"share": figure.percent_text, "n": figure.n, "total": figure.total} if figure.total else {}
    late = {"status": "terlambat", "mark": "▲"} if figure.key == "terlambat" and figure.n else {}
    return said | share | late | _change(figure, since) | ({"href": href} if href else {})


def _change(figure: figures.Figure, since: date) -> Block:
    if figure.change is None or figure.reason:
        return {}
    words = f"sejak {periode_of(since).short_name}"
    if figure.change == 0:
        # The count stayed; its share did not where there are more now.
        fell = f" (semula {figure.percent_before})" if figure.total_change else ""
        return {"change": f"tetap {words}{fell}"}
    return {"change": f"{figure.change_text} {words}", "tone": "selesai" if figure.is_better else "terlambat"}


def cell_looks(cell: figures.HeatmapCell) -> Block:
    """A cell as the browser draws it; what it lacks is left out."""
    share = None if cell.share is None else round(cell.share, 3)
    more = {"late": cell.late_text or None, "share": share, "total": cell.is_total or None}
    return {"text": cell.text, "state": cell.state} | {name: look for name, look in more.items() if look is not None}


def capaian_curve(curve: Curve, current: figures.Counts, p: figures.View, forecast: Forecast | None) -> Block:
    """Plan against what was reached up to posisi: a point for each report until then that the view knows of, the last
    one at posisi itself, and where it leads at this pace; of a plan nothing was reported of, the plan alone."""
    reached = []
    for row in rows_of(figures.reached_in_view(curve, p)):
        if row["tanggal"] < p.posisi:
            text = f"{format_day(row['tanggal'])}: {figures.format_capaian(row['n'], row['N'])} selesai"
            reached.append((row["tanggal"], {"y": row["bagian"], "text": text}))
    planned = figures.format_capaian(current.capaian_N, current.setahun_N)
    alt = f"Menurut rencana {planned} target jatuh tempo s.d. {format_day(p.posisi)}"
    if p.ada_realisasi:
        share = figures.format_percent(current.setahun_n, current.setahun_N)
        here = {"y": current.setahun_n / current.setahun_N, "label": share, "hollow": current.belum_dilaporkan > 0}
        reached.append((p.posisi, here | {"text": f"{share} pada {format_day(p.posisi)}"}))
        alt += f"; selesai {figures.format_capaian(current.setahun_n, current.setahun_N)}"
    words = [f"{alt}.", figures.excluded_sentence(current), forecast.sentence if forecast else ""]
    return _draw(curve, p, reached, alt=" ".join(filter(None, words)), forecast=forecast)


def curve_of_unggahan(curve: Curve, p: figures.View, *, alt: str) -> Block:
    """Plan against what each unggahan reached at its own posisi. In place of a hollow one a later unggahan speaks,
    or it is a plan without progress, on the axis."""
    spoken = [row for row in rows_of(curve.unggahan) if row["bagian"] is not None]
    reports = [row for row in spoken if row["dilaporkan"] and row["dipakai"]]
    points = []
    for row in [*(row for row in spoken if row not in reports), *reports]:
        point = {"y": row["bagian"] if row["dilaporkan"] else 0, "text": _unggahan_text(row)}
        label = f"{'Tercapai ' if row is reports[-1] else ''}{row['persen']}%" if row in reports else ""
        points.append((row["tanggal"], point | ({"label": label} if label else {"hollow": True})))
    return _draw(curve, p, points, alt=alt)


def _draw(
    curve: Curve,
    p: figures.View,
    points: Iterable[tuple[date, Block]],
    *,
    alt: str,
    forecast: Forecast | None = None,
) -> Block:
    """What falls due by the end of each month, and these points of what was reached, each with its day."""
    plan = [row for row in rows_of(curve.rencana) if row["bagian"] is not None]
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
        fan = {"from": here, "x": across(forecast.end), "label": figures.format_percent(forecast.n, total), **ends}
    posisi = {"x": across(p.posisi), "label": f"posisi {format_short_day(p.posisi)}"}
    names = [SHORT_MONTHS[(beginning + number) % 12] for number in range(months)]
    about = {"months": names, "posisi": posisi if 0 <= place(p.posisi) <= 1 else None, "forecast": fan}
    plan_label = {**line[-1], "text": "rencana"}
    return blocks.curve(alt, plan=[{"x": 0, "y": 0}, *line], plan_label=plan_label, reached=reached, **about)


def _unggahan_text(row: Row) -> str:
    heading = f"{capitalized(row['nama'])}, posisi {format_day(row['tanggal'])} (unggahan {row['unggahan']})"
    if not row["dilaporkan"]:
        return f"{heading}: rencana saja, belum ada realisasi"
    reached = f"{figures.format_capaian(row['n'], row['N'])} target selesai, {row['jatuh_tempo']} sudah jatuh tempo"
    return f"{heading}: {reached}" + ("" if row["dipakai"] else "; diganti unggahan sesudahnya")
