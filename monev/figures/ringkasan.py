"""Where does a rencana stand? The figures of a view, per area, and against the unggahan before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from monev.database import to_rows
from monev.figures.formats import EMPTY_REASONS, format_capaian, format_fraction, format_number, format_percent
from monev.figures.frames import ask_unggahan
from monev.figures.views import View

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database

FigureKey = Literal["capaian", "terlambat", "selesai_tanpa_bukti", "bukti", "setahun"]

FIGURE_LABELS: dict[FigureKey, str] = {
    "capaian": "Capaian s.d. posisi",
    "terlambat": "Terlambat",
    "selesai_tanpa_bukti": "Selesai tanpa bukti",
    "bukti": "Kelengkapan bukti",
    "setahun": "Capaian setahun",
}
"""What each figure is called, in the order pages show them. capaian, bukti and setahun are shares n of N."""


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
    capaian_N: int  # noqa: N815 - n of N, as in the JSON
    setahun_n: int
    setahun_N: int  # noqa: N815 - n of N, as in the JSON
    bukti_n: int
    bukti_N: int  # noqa: N815 - n of N, as in the JSON
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
    """The whole situation as the command line's JSON (docs/design.md §9): totals, and per area with its months."""
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
    """The figures of one row of `counts` in the shape of docs/design.md §9."""
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


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the five: a share `n` of `total`, or a plain count `n` (then `total` is None).

    `change`: by how much n differs from before, None where there is nothing to compare with.
    """

    key: FigureKey
    n: int
    total: int | None = None
    change: int | None = None

    @property
    def label(self) -> str:
        """What it is called: Capaian s.d. posisi."""
        return FIGURE_LABELS[self.key]

    @property
    def text(self) -> str:
        """The figure as it is written: 12/40 (30%), a dash where there is nothing to share, 1.234 for a count."""
        return format_number(self.n) if self.total is None else format_capaian(self.n, self.total)

    @property
    def text_with_reason(self) -> str:
        """`text`, a dash with its reason: – (belum ada tenggat yang jatuh tempo)."""
        return self.text if self.total is None else format_capaian(self.n, self.total, self.reason)

    @property
    def fraction(self) -> str:
        """`text` without its percent, 12/40: for where that stands apart."""
        return format_number(self.n) if self.total is None else format_fraction(self.n, self.total)

    @property
    def percent_text(self) -> str:
        """The percent of a share, 30%; empty for a count."""
        return "" if self.total is None else format_percent(self.n, self.total)

    @property
    def reason(self) -> str:
        """Why a share is a dash; empty where it has a value."""
        return EMPTY_REASONS[self.key] if self.total == 0 else ""


def five_figures(counts: Counts | Mapping[str, Any], difference: Counts | None = None) -> dict[FigureKey, Figure]:
    """The five figures by key, in the order of `FIGURE_LABELS`.

    `counts`: those of a rencana (`ringkasan(...).current`) or a row of `per_area`. `difference`: current − previous.
    """
    values = counts if isinstance(counts, Mapping) else asdict(counts)
    changes = {} if difference is None else asdict(difference)
    return {
        key: Figure(key, values[f"{key}_n"], values[f"{key}_N"], changes.get(f"{key}_n"))
        if key in EMPTY_REASONS
        else Figure(key, values[key], change=changes.get(key))
        for key in FIGURE_LABELS
    }
