"""Where does a rencana stand? The figures of a view, per area, and against the unggahan before it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from monev.database import to_rows
from monev.figures.frames import ask_unggahan
from monev.figures.views import View

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a rencana or an area. Counts of tenggat, except langkah, tanpa_target (langkah) and bukti."""

    langkah: int
    tanpa_target: int
    selesai: int
    terlambat: int
    berjalan: int
    belum_jatuh_tempo: int
    tidak_berlaku: int
    capaian_n: int
    capaian_N: int  # noqa: N815
    setahun_n: int
    setahun_N: int  # noqa: N815
    bukti_n: int
    bukti_N: int  # noqa: N815
    selesai_tanpa_bukti: int


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """The minute of a pimpinan. `previous` and `difference` (current − previous) are None for a first unggahan.

    `previous` is judged at that unggahan's own posisi. `changes`: how many changes of each jenis the unggahan
    brought. `next_month` is the first day of the calendar month after posisi, `next_jatuh_tempo` how many
    tenggat fall due in it and are not done.
    """

    current: Counts
    previous: Counts | None
    difference: Counts | None
    changes: dict[str, int]
    next_month: date
    next_jatuh_tempo: int


def ringkasan(db: Database, p: View) -> Ringkasan:
    """The totals of a view, the same at the unggahan before, what changed, and what falls due next month."""
    current = _whole(_counts(db, p))
    previous = None
    if p.unggahan_sebelum_id is not None and p.hash_sebelum is not None:
        previous = _whole(_previous_counts(db, p, p.hash_sebelum))
    changes = ask_unggahan(db, "change_count", p.hash_entri, unggahan_id=p.unggahan_id)
    [following] = to_rows(_ask(db, "due_next_count", p))
    return Ringkasan(
        current=current,
        previous=previous,
        difference=_difference(current, previous) if previous else None,
        changes={row["jenis"]: row["n"] for row in to_rows(changes)},
        next_month=following["bulan"],
        next_jatuh_tempo=following["n"],
    )


def per_area(db: Database, p: View) -> pd.DataFrame:
    """One row per area in the plan's order: area, nama_area and the figures of `Counts`."""
    counts = _counts(db, p)
    return counts.loc[counts["area"].notna()].reset_index(drop=True)


def full_state(db: Database, p: View) -> dict[str, Any]:
    """The whole situation as the command line's JSON (DESIGN §9): totals, and per area with its months."""
    month: dict[str, list[dict[str, Any]]] = {}
    for row in to_rows(_ask(db, "months_per_area", p)):
        month.setdefault(row.pop("area"), []).append(row)
    counts = to_rows(_counts(db, p))
    whole = next(row for row in counts if row["area"] is None)
    return {
        "satker": p.satker,
        "tahun": p.tahun,
        "posisi": p.posisi.isoformat(),
        "unggahan": p.unggahan,
        **_figures(whole),
        "area": [
            {
                "area": row["area"],
                "nama_area": row["nama_area"],
                **_figures(row),
                "bulan": month.get(row["area"], []),
            }
            for row in counts
            if row["area"] is not None
        ],
    }


def next_jatuh_tempo(db: Database, p: View) -> pd.DataFrame:
    """Tenggat of the calendar month after posisi that are not done; columns of `tenggat`."""
    return _ask(db, "due_next", p)


def _ask(db: Database, name: str, p: View) -> pd.DataFrame:
    return ask_unggahan(db, name, p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)


def _counts(db: Database, p: View) -> pd.DataFrame:
    return _ask(db, "counts", p)


def _previous_counts(db: Database, p: View, entry_hash: str) -> pd.DataFrame:
    return ask_unggahan(db, "counts", entry_hash, unggahan_id=p.unggahan_sebelum_id, posisi=p.posisi_sebelum)


def _whole(counts: pd.DataFrame) -> Counts:
    row = next(b for b in to_rows(counts) if b["area"] is None)
    return Counts(**{f.name: row[f.name] for f in fields(Counts)})


def _difference(current: Counts, previous: Counts) -> Counts:
    return Counts(**{f.name: getattr(current, f.name) - getattr(previous, f.name) for f in fields(Counts)})


def _figures(row: dict[str, Any]) -> dict[str, Any]:
    """The figures of one row of `counts` in the shape of DESIGN §9."""
    status = ("selesai", "terlambat", "berjalan", "belum_jatuh_tempo", "tidak_berlaku")
    return {
        "langkah": row["langkah"],
        "tanpa_target": row["tanpa_target"],
        "status": {kode: row[kode] for kode in status},
        "capaian_posisi": {"n": row["capaian_n"], "N": row["capaian_N"]},
        "capaian_setahun": {"n": row["setahun_n"], "N": row["setahun_N"]},
        "bukti": {"n": row["bukti_n"], "N": row["bukti_N"]},
        "selesai_tanpa_bukti": row["selesai_tanpa_bukti"],
    }
