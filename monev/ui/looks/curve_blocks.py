"""The curve of plan and realisasi as a block: up to posisi on Ringkasan, of every unggahan on Riwayat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from monev.core.dates import SHORT_MONTHS, format_day, format_short_day, place_of_day
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
    plan = _Plan.of(curve, p.tahun)
    reached = [
        {"x": plan.across(row["tanggal"]), "y": row["bagian"], "text": _point_text(row)}
        for row in reached_in_view(curve, p)
        if row["tanggal"] < p.posisi
    ]
    planned = format_capaian(current.capaian_N, current.setahun_N)
    alt = f"Menurut rencana {planned} target jatuh tempo s.d. {format_day(p.posisi)}"
    if p.ada_realisasi:
        share = format_percent(current.setahun_n, current.setahun_N)
        here = {"x": plan.across(p.posisi), "y": current.setahun_n / current.setahun_N, "label": share}
        unreported = current.belum_dilaporkan > 0
        reached.append(here | {"text": f"{share} pada {format_day(p.posisi)}", "hollow": unreported})
        alt += f"; selesai {format_capaian(current.setahun_n, current.setahun_N)}"
    words = [f"{alt}.", excluded_sentence(current), forecast.sentence if forecast else ""]
    return plan.draw(reached, p.posisi, alt=" ".join(filter(None, words)), forecast=forecast)


def curve_of_unggahan(curve: Curve, p: View, *, alt: str) -> Block:
    """Plan against what each unggahan reached at its own posisi. In place of a hollow one a later unggahan speaks,
    or it is a plan without progress, on the axis."""
    plan = _Plan.of(curve, p.tahun)
    if not plan.points:
        return blocks.sentence("Belum ada yang dapat digambar: tidak ada target yang dinilai.")
    spoken = [row for row in curve.unggahan if row["bagian"] is not None]
    reports = [row for row in spoken if row["dilaporkan"] and row["dipakai"]]
    points = [_unggahan_point(row, plan) for row in reports]
    last = 2.0
    for point, row in zip(reversed(points), reversed(reports), strict=True):  # the newest first, older where room is
        if last - point["x"] >= _LABEL_DISTANCE:
            point["label"] = f"{'Tercapai ' if point is points[-1] else ''}{row['persen']}%"
            last = point["x"]
    others = [_unggahan_point(row, plan) | {"hollow": True} for row in spoken if row not in reports]
    return plan.draw([*others, *points], p.posisi, alt=alt)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What falls due by the end of each month, and the axis of months it stands on."""

    points: list[Row]
    tahun: int
    beginning: int = 0
    months: int = 0

    @classmethod
    def of(cls, curve: Curve, tahun: int) -> _Plan:
        points = [row for row in curve.rencana if row["bagian"] is not None]
        if not points:
            return cls([], tahun)
        beginning = round(place_of_day(points[0]["tanggal"], tahun)) - 1
        return cls(points, tahun, beginning, round(place_of_day(points[-1]["tanggal"], tahun)) - beginning)

    def across(self, day: date) -> float:
        """Where a day stands: 0 to 1, at the edge what lies outside."""
        return min(1.0, max(0.0, self._place(day)))

    def _place(self, day: date) -> float:
        return (place_of_day(day, self.tahun) - self.beginning) / self.months

    def draw(self, reached: list[Block], posisi: date, *, alt: str, forecast: Forecast | None = None) -> Block:
        """The curve with these points of what was reached."""
        end = self.points[-1]
        line = [{"x": self.across(row["tanggal"]), "y": row["bagian"]} for row in self.points]
        inside = 0 <= self._place(posisi) <= 1
        return blocks.curve(
            alt,
            plan=[{"x": 0, "y": 0}, *line],
            reached=reached,
            months=[SHORT_MONTHS[(self.beginning + number) % 12] for number in range(self.months)],
            posisi={"x": self.across(posisi), "label": f"posisi {format_short_day(posisi)}"} if inside else None,
            plan_label={"x": self.across(end["tanggal"]), "y": end["bagian"], "text": "rencana"},
            forecast=forecast and self._fan(forecast, reached[-1]),
        )

    def _fan(self, forecast: Forecast, here: Block) -> Block:
        """From the last point to the range in which the year ends at this pace."""
        total = forecast.total
        ends = {"low": forecast.low / total, "y": forecast.n / total, "high": forecast.high / total}
        label = format_percent(forecast.n, total)
        return {"from": {"x": here["x"], "y": here["y"]}, "x": self.across(forecast.end), "label": label} | ends


def _point_text(row: Row) -> str:
    return f"{format_day(row['tanggal'])}: {format_capaian(row['n'], row['N'])} selesai"


def _unggahan_point(row: Row, plan: _Plan) -> Block:
    reached = row["bagian"] if row["dilaporkan"] else 0
    return {"x": plan.across(row["tanggal"]), "y": reached, "text": _unggahan_text(row)}


def _unggahan_text(row: Row) -> str:
    name = row["nama"][:1].upper() + row["nama"][1:]
    heading = f"{name}, posisi {format_day(row['tanggal'])} (unggahan {row['unggahan']})"
    if not row["dilaporkan"]:
        return f"{heading}: rencana saja, belum ada realisasi"
    reached = f"{format_capaian(row['n'], row['N'])} target selesai, {row['jatuh_tempo']} sudah jatuh tempo"
    return f"{heading}: {reached}" + ("" if row["dipakai"] else "; diganti unggahan sesudahnya")
