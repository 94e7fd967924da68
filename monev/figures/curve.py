"""The S-curve: how much of the plan is due by when, against how much was reached at the posisi of each unggahan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan
from monev.database import Database, to_rows
from monev.figures.formats import percent, version_name
from monev.figures.frames import ask_rencana, ask_unggahan, remember_rencana
from monev.figures.ringkasan import counts_at
from monev.figures.views import View, view_at


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of the picture, each a frame; a share is n of N, `percent` as it is written, `bagian` from 0 to 1.

    `rencana`: tanggal (end of a month), n, N: tenggat of the newest unggahan that stands due by then, of all.
    `unggahan`: unggahan, nama (what people call it), jenis, tanggal (its posisi), n, N: selesai by then, of all
    (capaian setahun as it was shown then), jatuh_tempo (of N, by then), dilaporkan (False: a plan without progress),
    dipakai (False: a later unggahan speaks of that day instead), waktu, pelaku.
    `triwulan`: triwulan (1..4), nama, tanggal (its end), rencana_n, rencana_N, unggahan (judged on), n, N; the last
    three are None while no unggahan with progress reports of that day or a later one.
    """

    rencana: pd.DataFrame
    unggahan: pd.DataFrame
    triwulan: pd.DataFrame
    unggahan_rencana: int


def curve(db: Database, p: View) -> Curve:
    """Planned against reached over all unggahan that stand, whatever posisi `p` looks at (docs/design.md §5)."""
    made = remember_rencana(db, ("curve", p.rencana_id), p.satker, p.tahun, lambda: _make(db, p))
    copies = {name: getattr(made, name).copy(deep=False) for name in ("rencana", "unggahan", "triwulan")}
    return replace(made, **copies)


def _make(db: Database, p: View) -> Curve:
    unggahan = ask_rencana(db, "history/curve_of_unggahan", p.satker, p.tahun, rencana_id=p.rencana_id)
    newest = to_rows(unggahan.sort_values("unggahan"))[-1]
    asked = {"unggahan_id": newest["unggahan_id"], "posisi": newest["tanggal"], "tahun": p.tahun}
    rencana = ask_unggahan(db, "history/curve_of_plan", newest["hash_entri"], **asked)
    return Curve(
        rencana=_with_percent(rencana),
        unggahan=_with_percent(_reached(db, unggahan, p.tahun)),
        triwulan=_per_triwulan(db, p, rencana, unggahan),
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


def _reached(db: Database, unggahan: pd.DataFrame, tahun: int) -> pd.DataFrame:
    """Each unggahan with its own capaian setahun at its own posisi."""
    rows = to_rows(unggahan)
    counts = [_whole_year(db, row["unggahan_id"], row["hash_entri"], row["tanggal"]) for row in rows]
    names = [version_name(row["jenis"], row["tanggal"], dilaporkan=row["dilaporkan"], tahun=tahun) for row in rows]
    reached = pd.DataFrame(counts, columns=["n", "N", "jatuh_tempo"], index=unggahan.index)
    return unggahan.assign(nama=names).drop(columns=["unggahan_id", "hash_entri"]).join(reached)


def _per_triwulan(db: Database, p: View, rencana: pd.DataFrame, unggahan: pd.DataFrame) -> pd.DataFrame:
    planned = {row["tanggal"]: row for row in to_rows(rencana)}
    reported = [row["tanggal"] for row in to_rows(unggahan) if row["dilaporkan"]]
    rows = []
    for triwulan, name in enumerate(ROMAN_TRIWULAN, start=1):
        end = end_of_triwulan(p.tahun, triwulan)
        judged, n, total = None, None, None
        if reported and end <= max(reported):
            then = view_at(db, p.satker, p.tahun, end)
            judged = then.unggahan
            n, total, _ = _whole_year(db, then.unggahan_id, then.hash_entri, end)
        rows.append((triwulan, f"TW {name}", end, planned[end]["n"], planned[end]["N"], judged, n, total))
    columns = ["triwulan", "nama", "tanggal", "rencana_n", "rencana_N", "unggahan", "n", "N"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(("unggahan", "n", "N"), "Int64"))


def _whole_year(db: Database, unggahan_id: int, entry_hash: str, posisi: date) -> tuple[int, int, int]:
    """Capaian setahun of one unggahan at one day, and how much of it is due: the figures of every other page."""
    *_, whole = to_rows(counts_at(db, entry_hash, unggahan_id, posisi))
    return whole["setahun_n"], whole["setahun_N"], whole["capaian_N"]


def _with_percent(frame: pd.DataFrame) -> pd.DataFrame:
    shares = list(zip(frame["n"], frame["N"], strict=True))
    return frame.assign(
        persen=[percent(int(n), int(total)) for n, total in shares],
        bagian=[n / total if total else None for n, total in shares],
    )
