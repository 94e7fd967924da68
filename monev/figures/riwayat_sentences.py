"""The sentences of Riwayat: which versions there are, how far each had come, which targets moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.core.dates import format_day
from monev.database import to_rows
from monev.figures.formats import format_capaian, format_number, format_percent

if TYPE_CHECKING:
    import pandas as pd

    from monev.figures.curve import Curve


def riwayat_sentence(riwayat: pd.DataFrame) -> str:
    """How many versions are there, and which is the newest that stands?"""
    everything = to_rows(riwayat)
    in_force = [one for one in everything if not one["dibatalkan"]]
    cancelled = len(everything) - len(in_force)
    if not in_force:
        return f"{format_number(len(everything))} unggahan, semuanya sudah dibatalkan."
    newest = in_force[0]
    if len(everything) == 1:
        beginning = f"Baru ada satu unggahan, posisi {format_day(newest['posisi'])}."
    else:
        which = f"yang {'berlaku' if cancelled else 'terbaru'} unggahan {newest['unggahan']}"
        beginning = f"{format_number(len(everything))} unggahan; {which}, posisi {format_day(newest['posisi'])}."
    return f"{beginning} {format_number(cancelled)} dibatalkan." if cancelled else beginning


def curve_sentence(curve: Curve) -> str:
    """How far had the plan come at the last report, against what was due by then?"""
    points = [b for b in to_rows(curve.unggahan) if b["dipakai"] and b["dilaporkan"]]
    if not points:
        return "Belum ada realisasi yang dilaporkan: yang digambar adalah rencananya."
    one = points[-1]
    if one["N"] == 0:
        return f"Unggahan {one['unggahan']} tidak punya tenggat yang dapat dinilai."
    return (
        f"Menurut unggahan {one['unggahan']}, per {format_day(one['tanggal'])}: "
        f"{format_capaian(one['n'], one['N'])} tenggat selesai; menurut rencana "
        f"{format_number(one['jatuh_tempo'])} ({format_percent(one['jatuh_tempo'], one['N'])}) sudah jatuh tempo."
    )


def moved_sentence(moved: pd.DataFrame) -> str:
    """How many targets were moved, and how many of them only after they had been missed?"""
    if moved.empty:
        return "Belum ada target yang digeser."
    missed = int(moved["terlewat"].sum())
    beginning = f"{format_number(len(moved))} target pernah digeser"
    if missed == 0:
        return f"{beginning}, semuanya sebelum terlewat."
    if missed == len(moved):
        return f"{beginning}, {'semuanya ' if missed > 1 else ''}setelah terlewat."
    return f"{beginning}, {format_number(missed)} di antaranya setelah terlewat."
