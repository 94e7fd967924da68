"""The S-curve: how much of the plan is due by when, against how much was reached at the posisi of each unggahan; and
where the year ends at this pace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

import pandas as pd

from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan
from monev.database import Database, to_rows
from monev.figures.formats import format_capaian, format_number, format_percent, percent, version_name
from monev.figures.frames import ask_rencana, ask_unggahan, remember_rencana
from monev.figures.ringkasan import counts_at
from monev.figures.tenggat import tenggat
from monev.figures.views import View, view_at

_OF_AREA = ("area", "nama_area", "capaian_n", "capaian_N")
FEWEST_MONTHS = 3
"""Of fewer months behind nothing is foretold: one report would decide it."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of the picture, each a frame; a share is n of N, `percent` as it is written, `bagian` from 0 to 1.

    `rencana`: tanggal (end of a month), n, N: tenggat of the newest unggahan that stands due by then, of all.
    `unggahan`: unggahan, nama (what people call it), jenis, tanggal (its posisi), n, N: selesai by then, of all
    (capaian setahun as it was shown then), jatuh_tempo (of N, by then), dilaporkan (False: a plan without progress),
    dipakai (False: a later unggahan speaks of that day instead), waktu, pelaku.
    `triwulan`: triwulan (1..4), nama, tanggal (its end), rencana_n, rencana_N, unggahan (judged on), n, N; the last
    three are None while no unggahan with progress reports of that day or a later one.
    `area`: triwulan, nama, unggahan as there, area, nama_area, capaian by that day n of N with bagian, and di_tahun
    (0: TW I, 1: TW IV), of each triwulan with figures.
    """

    rencana: pd.DataFrame
    unggahan: pd.DataFrame
    triwulan: pd.DataFrame
    area: pd.DataFrame
    unggahan_rencana: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many of the year's `total` tenggat are done at its end, if of what is still `open` the same share gets done
    as of what the months behind held.

    n: with the share of all `months` together (`done` of `due`); low, high: with that of the weakest and of the
    strongest single month, `weakest` and `strongest` (n, N each). `unreported`: of `open`, due but not reported.
    """

    tahun: int
    total: int
    n: int
    low: int
    high: int
    months: int
    done: int
    due: int
    weakest: tuple[int, int]
    strongest: tuple[int, int]
    open: int
    unreported: int

    @property
    def end(self) -> date:
        """The year's last day."""
        return date(self.tahun, 12, 31)

    @property
    def sentence(self) -> str:
        """Dengan laju ini pada akhir 2025 selesai 97/103 (94%), antara 91 dan 99."""
        between = f", antara {format_number(self.low)} dan {format_number(self.high)}" if self.low < self.high else ""
        return f"Dengan laju ini pada akhir {self.tahun} selesai {format_capaian(self.n, self.total)}{between}."

    @property
    def method(self) -> str:
        """How it is made, for who wants to trust it."""
        weakest, strongest = format_percent(*self.weakest), format_percent(*self.strongest)
        spread = f"; bulan terendah {weakest}, tertinggi {strongest}" if self.weakest != self.strongest else ""
        share = f"{format_capaian(self.done, self.due)}{spread}"
        waiting = "yang belum jatuh tempo" + (" atau belum dilaporkan" if self.unreported else "")
        return (
            f"Dihitung dari bagian yang selesai dari target {self.months} bulan yang sudah lewat ({share}): "
            f"bagian yang sama diandaikan dari {format_number(self.open)} target {waiting}, "
            f"dan yang sekarang terlambat tetap belum selesai."
        )


def curve(db: Database, p: View) -> Curve:
    """Planned against reached over all unggahan that stand, whatever posisi `p` looks at (docs/design.md §5)."""
    made = remember_rencana(db, ("curve", p.rencana_id), p.satker, p.tahun, lambda: _make(db, p))
    copies = {name: getattr(made, name).copy(deep=False) for name in ("rencana", "unggahan", "triwulan", "area")}
    return replace(made, **copies)


def _make(db: Database, p: View) -> Curve:
    unggahan = ask_rencana(db, "history/curve_of_unggahan", p.satker, p.tahun, rencana_id=p.rencana_id)
    newest = to_rows(unggahan.sort_values("unggahan"))[-1]
    asked = {"unggahan_id": newest["unggahan_id"], "posisi": newest["tanggal"], "tahun": p.tahun}
    rencana = ask_unggahan(db, "history/curve_of_plan", newest["hash_entri"], **asked)
    triwulan, area = _per_triwulan(db, p, rencana, unggahan)
    return Curve(
        rencana=_with_percent(rencana),
        unggahan=_with_percent(_reached(db, unggahan, p.tahun)),
        triwulan=triwulan,
        area=area,
        unggahan_rencana=newest["unggahan"],
    )


def reached_in_view(curve: Curve, p: View) -> pd.DataFrame:
    """The points of what was reached that a view knows of: reports up to its posisi, one for each day.

    Rows of `curve.unggahan` with something to draw; of a chosen unggahan those stored until then.
    """
    points = curve.unggahan
    known = (points["tanggal"] <= pd.Timestamp(p.posisi)) & (points["unggahan"] <= p.unggahan)
    spoken = points["dipakai"] | (points["unggahan"] == p.unggahan)
    return points.loc[points["dilaporkan"] & (points["N"] > 0) & known & spoken].reset_index(drop=True)


def areas_in_view(curve: Curve, p: View) -> pd.DataFrame:
    """How far each area was at the end of each triwulan a view knows of: rows of `curve.area` up to its posisi."""
    triwulan = curve.triwulan
    known = triwulan.loc[triwulan["tanggal"] <= p.posisi, "triwulan"]
    rows = curve.area
    return rows.loc[rows["triwulan"].isin(known) & (rows["unggahan"] <= p.unggahan)].reset_index(drop=True)


def forecast(db: Database, p: View) -> Forecast | None:
    """The year's end at the pace of the months behind; None where nothing is open, the year is over, nothing was
    reported, or fewer than FEWEST_MONTHS months can be judged (docs/design.md §5)."""
    return remember_rencana(db, ("forecast", p), p.satker, p.tahun, lambda: _forecast(tenggat(db, p), p))


def _forecast(rows: pd.DataFrame, p: View) -> Forecast | None:
    counted = rows.loc[rows["dihitung"]]
    is_judged = counted["sudah_jatuh_tempo"] & ~counted["belum_dilaporkan"]
    is_done = counted["status"] == "selesai"
    is_open = ~is_done & ~is_judged
    months = [(int(done.sum()), len(done)) for _, done in is_done[is_judged].groupby(counted["bulan"][is_judged])]
    if p.rencana_only or p.posisi >= date(p.tahun, 12, 31) or not is_open.any() or len(months) < FEWEST_MONTHS:
        return None
    done, due = map(sum, zip(*months, strict=True))
    weakest, strongest = (choose(months, key=lambda month: month[0] / month[1]) for choose in (min, max))
    still_open = int(is_open.sum())

    def with_share(n: int, total: int) -> int:
        return int(is_done.sum()) + (2 * still_open * n + total) // (2 * total)

    return Forecast(
        tahun=p.tahun,
        total=len(counted),
        n=with_share(done, due),
        low=with_share(*weakest),
        high=with_share(*strongest),
        months=len(months),
        done=done,
        due=due,
        weakest=weakest,
        strongest=strongest,
        open=still_open,
        unreported=int((is_open & counted["sudah_jatuh_tempo"]).sum()),
    )


def _reached(db: Database, unggahan: pd.DataFrame, tahun: int) -> pd.DataFrame:
    """Each unggahan with its own capaian setahun at its own posisi, and how much of it is due: the figures of every
    other page."""
    rows = to_rows(unggahan)
    whole = [to_rows(counts_at(db, row["hash_entri"], row["unggahan_id"], row["tanggal"]))[-1] for row in rows]
    counts = [itemgetter("setahun_n", "setahun_N", "capaian_N")(row) for row in whole]
    names = [version_name({**row, "posisi": row["tanggal"]}, tahun) for row in rows]
    reached = pd.DataFrame(counts, columns=["n", "N", "jatuh_tempo"], index=unggahan.index)
    return unggahan.assign(nama=names).drop(columns=["unggahan_id", "hash_entri"]).join(reached)


def _per_triwulan(
    db: Database, p: View, rencana: pd.DataFrame, unggahan: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames `triwulan` and `area` of a curve."""
    planned = {row["tanggal"]: row for row in to_rows(rencana)}
    reported = [row["tanggal"] for row in to_rows(unggahan) if row["dilaporkan"]]
    rows, areas = [], []
    for triwulan, name in enumerate(ROMAN_TRIWULAN, start=1):
        end = end_of_triwulan(p.tahun, triwulan)
        judged, n, total = None, None, None
        if reported and end <= max(reported):
            then = view_at(db, p.satker, p.tahun, end)
            judged = then.unggahan
            *per_area, whole = to_rows(counts_at(db, then.hash_entri, then.unggahan_id, end))
            n, total = whole["setahun_n"], whole["setahun_N"]
            areas += [
                (triwulan, f"TW {name}", (triwulan - 1) / 3, judged, *(row[column] for column in _OF_AREA))
                for row in per_area
            ]
        rows.append((triwulan, f"TW {name}", end, planned[end]["n"], planned[end]["N"], judged, n, total))
    columns = ["triwulan", "nama", "tanggal", "rencana_n", "rencana_N", "unggahan", "n", "N"]
    triwulan_rows = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(("unggahan", "n", "N"), "Int64"))
    names = ["triwulan", "nama", "di_tahun", "unggahan", "area", "nama_area", "n", "N"]
    return triwulan_rows, _with_percent(pd.DataFrame(areas, columns=names))


def _with_percent(frame: pd.DataFrame) -> pd.DataFrame:
    shares = list(zip(frame["n"], frame["N"], strict=True))
    return frame.assign(
        persen=[percent(int(n), int(total)) for n, total in shares],
        bagian=[n / total if total else None for n, total in shares],
    )
