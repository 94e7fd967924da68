"""The sentence with which a page answers its question, written from the data in plain Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.core.dates import MONTH_NAMES, format_day
from monev.database import to_rows
from monev.figures.formats import format_capaian, format_number, format_percent

if TYPE_CHECKING:
    import pandas as pd

    from monev.figures.curve import Curve
    from monev.figures.ringkasan import Counts, Ringkasan
    from monev.figures.views import View

NO_REALISASI_YET = "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana."


def format_area(area: str, area_name: str) -> str:
    """An area as people say it: V Penguatan Pengawasan. A name all in capitals is calmed down."""
    name = " ".join(area_name.split())
    return f"{area} {name.title() if name.isupper() else name}".strip()


def ringkasan_sentence(p: View, current: Counts, per_area: pd.DataFrame) -> str:
    """Where do we stand? What is done of what is due, what is late and where, and what is done without proof."""
    per = f"Per {format_day(p.posisi)}"
    if current.langkah == 0:
        return f"{per}, rencana ini belum berisi langkah."
    if current.setahun_N == 0:
        return _without_tenggat(per, current)
    if not p.ada_realisasi:
        return f"{NO_REALISASI_YET} {_rencana_content(p, current)}"
    return " ".join(k for k in (_capaian(per, current), _terlambat(current, per_area), _without_bukti(current)) if k)


def kesenjangan_sentence(p: View, current: Counts, total_count: int) -> str:
    """What proof is missing? `total_count` is how many rows `kesenjangan` has."""
    per = f"Per {format_day(p.posisi)}"
    if not p.ada_realisasi:
        owed = f"{format_number(current.bukti_N)} bukti diperlukan"
        tenggat = f"{owed} untuk tenggat yang jatuh tempo s.d. {format_day(p.posisi)}"
        if current.bukti_N == 0:
            tenggat = f"belum ada bukti yang harus ada s.d. {format_day(p.posisi)}"
        return f"{NO_REALISASI_YET} Menurut rencana, {tenggat}."
    if total_count == 0 and current.bukti_N == 0:
        return f"{per}, belum ada bukti yang harus ada."
    if total_count == 0:
        return f"{per}, {_all_of(current.bukti_N)} bukti yang harus ada sudah lengkap."
    sentence = f"{per}, {format_number(total_count)} bukti belum ada."
    return f"{sentence} {_without_bukti(current)}".strip()


def next_month_sentence(r: Ringkasan) -> str:
    """What falls due next month?"""
    month = f"{MONTH_NAMES[r.next_month.month - 1]} {r.next_month.year}"
    if r.next_jatuh_tempo == 0:
        return f"{month}: tidak ada tenggat yang jatuh tempo."
    return f"{month}: {format_number(r.next_jatuh_tempo)} tenggat jatuh tempo."


def without_target_sentence(current: Counts) -> str:
    """Which langkah cannot be judged? Empty where there are none."""
    if current.tanpa_target == 0:
        return ""
    return f"{format_number(current.tanpa_target)} langkah belum dapat dinilai (tanpa target waktu)."


def _all_of(total_count: int) -> str:
    return "satu-satunya" if total_count == 1 else f"semua {format_number(total_count)}"


def _without_tenggat(per: str, current: Counts) -> str:
    if current.tidak_berlaku:
        return f"{per}, tidak ada tenggat yang dinilai: semuanya dinyatakan tidak berlaku."
    return f"{per}, belum ada yang dapat dinilai: tidak satu pun langkah punya target waktu."


def _rencana_content(p: View, current: Counts) -> str:
    jatuh_tempo = (
        f"{format_number(current.capaian_N)} di antaranya jatuh tempo s.d. {format_day(p.posisi)}"
        if current.capaian_N
        else f"belum ada yang jatuh tempo s.d. {format_day(p.posisi)}"
    )
    return f"Rencana ini punya {format_number(current.setahun_N)} tenggat; {jatuh_tempo}."


def _capaian(per: str, current: Counts) -> str:
    if current.capaian_N == 0:
        beginning = f"{per}, belum ada tenggat yang jatuh tempo"
        if current.selesai:
            done = f"{format_number(current.selesai)} dari {format_number(current.setahun_N)}"
            return f"{beginning}; {done} sudah selesai lebih awal."
        return f"{beginning} dari {format_number(current.setahun_N)} tenggat."
    if current.setahun_n == current.setahun_N:
        return f"{per}, {_all_of(current.setahun_N)} tenggat sudah selesai."
    if current.capaian_n == current.capaian_N:
        return f"{per}, {_all_of(current.capaian_N)} tenggat yang jatuh tempo sudah selesai."
    if current.capaian_n == 0 and current.capaian_N == 1:
        return f"{per}, {_all_of(1)} tenggat yang jatuh tempo belum selesai."
    if current.capaian_n == 0:
        return f"{per}, belum satu pun dari {format_number(current.capaian_N)} tenggat yang jatuh tempo selesai."
    return (
        f"{per}, {format_number(current.capaian_n)} dari {format_number(current.capaian_N)} tenggat yang jatuh tempo "
        "sudah selesai."
    )


def _terlambat(current: Counts, per_area: pd.DataFrame) -> str:
    """How many are late, and in which one area the most are, where one stands out."""
    if current.terlambat == 0:
        return ""
    sentence = f"{format_number(current.terlambat)} terlambat"
    worst = sorted(to_rows(per_area), key=lambda a: -a["terlambat"])
    if len(worst) > 1 and worst[0]["terlambat"] == worst[1]["terlambat"]:
        return f"{sentence}."
    name, total_count = format_area(worst[0]["area"], worst[0]["nama_area"]), worst[0]["terlambat"]
    if total_count < current.terlambat:
        return f"{sentence}, {format_number(total_count)} di antaranya di {name}."
    return f"{sentence}, {'semuanya ' if total_count > 1 else ''}di {name}."


def _without_bukti(current: Counts) -> str:
    if current.selesai_tanpa_bukti == 0:
        return ""
    return f"{format_number(current.selesai_tanpa_bukti)} tenggat yang dilaporkan selesai belum lengkap buktinya."


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
    missed = sum(row["terlewat"] for row in to_rows(moved))
    beginning = f"{format_number(len(moved))} target pernah digeser"
    if missed == 0:
        return f"{beginning}, semuanya sebelum terlewat."
    if missed == len(moved):
        return f"{beginning}, {'semuanya ' if missed > 1 else ''}setelah terlewat."
    return f"{beginning}, {format_number(missed)} di antaranya setelah terlewat."
