"""The sentence with which a page answers its question, written from the data in plain
Indonesian."""

from collections.abc import Mapping, Sequence

import pandas as pd

from monev.core.dates import format_day
from monev.core.statuses import BELUM_DILAPORKAN, CHANGE_JENIS, STATUS_BUKTI, only_unreported
from monev.core.text import capitalized
from monev.database import rows_of
from monev.figures.formats import (
    format_area,
    format_capaian,
    format_number,
    format_percent,
    numbered,
    of_some,
    of_these,
    version_name,
)
from monev.figures.ringkasan import Counts, Ringkasan, name_next_month
from monev.figures.riwayat import Curve
from monev.figures.rows import AnyRow
from monev.figures.views import View

NOTHING_REPORTED = "Belum ada realisasi yang dilaporkan."
"""What a paper says of a plan alone."""
NO_REALISASI_YET = f"{NOTHING_REPORTED[:-1]}: yang tampak adalah rencana."
"""What a page says of it."""
NOT_LKE = "Capaian pelaksanaan rencana aksi; bukan nilai LKE."
"""Printed on every paper that shows figures (docs/design.md §5)."""


def opening_remark(view: View, counts: Counts) -> str:
    """What every page, message and document says before its figures (docs/design.md §5): that
    nothing was reported, or how much of what is late is so only for want of a report; else
    empty."""
    if view.rencana_only:
        return NO_REALISASI_YET
    if counts.belum_dilaporkan == 0:
        return ""
    late = format_number(counts.terlambat)
    if only_unreported(counts.terlambat, counts.belum_dilaporkan):
        since = "sudah jatuh tempo" if view.lengkap_per is None else _since_report(view)
        return f"{late} target {since} dan belum dilaporkan."
    which = of_these(counts.belum_dilaporkan, counts.terlambat)
    return f"{late} target terlambat; {which}{_since_report(view)}."


def missing_bukti(*, rencana_only: bool) -> str:
    """What bukti that is not there is called: belum ada, or diperlukan of a plan nothing was
    reported of."""
    return "diperlukan" if rencana_only else "belum ada"


def count_missing_bukti(count: int, view: View) -> str:
    """So many bukti are not there: 89 bukti belum ada."""
    return f"{format_number(count)} bukti {missing_bukti(rencana_only=view.rencana_only)}"


def count_listed_bukti(rows: Sequence[AnyRow], view: View) -> str:
    """How many bukti a list of `kesenjangan` rows names, and of how many the tenggat fell due after
    the last report."""
    count = count_missing_bukti(len(rows), view)
    unreported = 0 if view.rencana_only else sum(row["belum_dilaporkan"] for row in rows)
    if unreported == 0:
        return count
    return f"{count}; {of_these(unreported, len(rows))}untuk target yang {_since_report(view)}"


def _since_report(view: View) -> str:
    """Of targets nobody reported: since when; of an office that has called no report complete, only
    that."""
    if view.lengkap_per is None:
        return BELUM_DILAPORKAN.label.lower()
    return f"jatuh tempo setelah laporan terakhir, {format_day(view.lengkap_per)}"


def describe_bukti_status(status: str, *, rencana_only: bool) -> str:
    """The status of a bukti in words; of a plan nothing was reported of, what is not there is
    Diperlukan."""
    return (
        missing_bukti(rencana_only=rencana_only).capitalize()
        if status == STATUS_BUKTI["belum_ada"]
        else status
    )


def figure_rows_heading(view: View, figure: str, done: int, total: int) -> str:
    """What the rows of a figure are: 61 dari 78 tenggat yang jatuh tempo sudah selesai (`done` of
    `total`)."""
    everything = format_number(total)
    posisi = format_day(view.posisi)
    of_these = f"{format_number(done)} dari {everything}"
    of_plan, reported = {
        "bukti": (f"bukti yang harus ada s.d. {posisi}", f"{of_these} bukti ada"),
        "capaian": (
            f"target jatuh tempo s.d. {posisi}",
            f"{of_these} target yang jatuh tempo sudah selesai",
        ),
        "setahun": ("target", f"{of_these} target setahun sudah selesai"),
        "terlambat": ("target sudah jatuh tempo", f"{everything} target terlambat"),
        "selesai_tanpa_bukti": ("target selesai, bukti belum lengkap", ""),
        "berikut": (f"target jatuh tempo {name_next_month(view.posisi)}", ""),
    }[figure]
    return reported if reported and not view.rencana_only else f"{everything} {of_plan}"


def ringkasan_sentence(view: View, current: Counts, per_area: Sequence[AnyRow]) -> str:
    """Where do we stand? After `opening_remark` what is done, what is late and where, what is done
    without proof."""
    per = f"Per {format_day(view.posisi)}"
    if current.langkah == 0:
        return f"{per}, rencana ini belum berisi langkah."
    if current.setahun_N == 0:
        return f"{per}, belum ada yang dapat dinilai: tidak ada target waktu yang berlaku."
    n, due, total = map(format_number, (current.capaian_n, current.capaian_N, current.setahun_N))
    if view.rencana_only:
        which = of_these(current.capaian_N, current.setahun_N)
        of_plan = (
            f"Rencana ini punya {total} target; {which}jatuh tempo s.d. {format_day(view.posisi)}."
        )
        return f"{NO_REALISASI_YET} {of_plan}"
    done = f"{per}, {n} dari {due} target yang jatuh tempo sudah selesai."
    if current.capaian_N == 0:
        done = f"{per}, belum ada target yang jatuh tempo dari {total} target."
    parts = (
        opening_remark(view, current),
        done,
        _terlambat(current, per_area),
        _without_bukti(current),
    )
    return " ".join(filter(None, parts))


def kesenjangan_sentence(
    view: View,
    current: Counts,
    total_count: int,
    *,
    returned: int = 0,
) -> str:
    """What proof is missing? `total_count` is how many rows `kesenjangan` has, `returned` how many
    of them a checker gave back (Perlu perbaikan). Begins with `opening_remark`."""
    per = f"Per {format_day(view.posisi)}"
    if view.rencana_only:
        owed = f"{format_number(total_count)} bukti diperlukan"
        tenggat = f"{owed} untuk target yang jatuh tempo s.d. {format_day(view.posisi)}"
        if current.bukti_N == 0:
            tenggat = f"belum ada bukti yang harus ada s.d. {format_day(view.posisi)}"
        return f"{NO_REALISASI_YET} Menurut rencana, {tenggat}."
    if total_count == 0 and current.bukti_N == 0:
        sentence = f"{per}, belum ada bukti yang harus ada."
    elif total_count == 0:
        sentence = (
            f"{per}, semua {format_number(current.bukti_N)} bukti yang harus ada sudah lengkap."
        )
    else:
        # Of what was called done before it was due, bukti lack that nothing owes yet.
        early = total_count - (current.bukti_N - current.bukti_n)
        which = of_these(early, total_count)
        beside = f", {which}dari target yang belum jatuh tempo" if early > 0 else ""
        lacking = f"{format_number(total_count)} bukti belum ada"
        if returned:
            lacking += f" atau perlu perbaikan ({format_number(returned)})"
        sentence = f"{per}, {lacking}{beside}. {_without_bukti(current)}"
    return f"{opening_remark(view, current)} {sentence}".strip()


def next_month_sentence(r: Ringkasan) -> str:
    """What falls due next month, or in what is left of this one?"""
    return f"{capitalized(r.next_month_name)}: {next_month_load(r)}"


def next_month_load(r: Ringkasan) -> str:
    """How much falls due next month? For below the month's name."""
    return (
        of_some(r.next_jatuh_tempo, "{} target jatuh tempo.")
        or "tidak ada target yang jatuh tempo."
    )


def excluded_sentence(current: Counts) -> str:
    """How many targets count nowhere, having been declared tidak berlaku? Empty where none was."""
    return of_some(current.tidak_berlaku, "{} target tidak berlaku tidak ikut dihitung.")


def without_target_sentence(current: Counts) -> str:
    """Which langkah cannot be judged? Empty where there are none."""
    return of_some(current.tanpa_target, "{} langkah belum dapat dinilai (tanpa target waktu).")


def without_bukti_sentence(current: Counts) -> str:
    """Of how many langkah does the plan name no bukti? Empty where there are none."""
    told = (
        "Bukti belum disebut pada {} langkah, yang tidak dihitung dalam kelengkapan dan "
        "kesenjangan bukti."
    )
    return of_some(current.bukti_belum_disebut, told)


def _terlambat(current: Counts, per_area: Sequence[AnyRow]) -> str:
    """How many are late, and where most of them; where the opening remark has said how many, only
    where."""
    if current.belum_dilaporkan or not current.terlambat:
        return where_late_sentence(per_area)
    name, count = _worst_area(per_area)
    where = f", {of_these(count, current.terlambat)}di {name}" if name else ""
    return f"{format_number(current.terlambat)} target terlambat{where}."


def _worst_area(per_area: Sequence[AnyRow]) -> tuple[str, int]:
    """The area with the most that is late, and how many; nothing where none is, or another has as
    many."""
    worst = sorted(per_area, key=lambda a: -a["terlambat"])
    if not worst[0]["terlambat"] or (
        len(worst) > 1 and worst[0]["terlambat"] == worst[1]["terlambat"]
    ):
        return "", 0
    return format_area(worst[0]["area"], worst[0]["nama_area"]), worst[0]["terlambat"]


def where_late_sentence(per_area: Sequence[AnyRow]) -> str:
    """Where is most of what is late? Empty where no area stands out."""
    name, count = _worst_area(per_area)
    return f"Target yang terlambat terbanyak di {name}: {format_number(count)}." if name else ""


def _without_bukti(current: Counts) -> str:
    if current.selesai_tanpa_bukti == 0:
        return ""
    lacking = (
        f"Bukti belum lengkap pada {format_number(current.selesai_tanpa_bukti)} target yang "
        "dilaporkan selesai"
    )
    early = current.setahun_n - current.capaian_n
    if early == 0:
        return f"{lacking}."
    undue = f"bukti {format_number(early)} target yang sudah selesai tetapi belum jatuh tempo"
    return f"{lacking}; {undue} belum masuk kelengkapan."


def riwayat_sentence(riwayat: pd.DataFrame, tahun: int) -> str:
    """How many versions are there, and which is the newest that stands?"""
    in_force = rows_of(riwayat[~riwayat["dibatalkan"]])
    cancelled = len(riwayat) - len(in_force)
    if not in_force:
        return f"{format_number(len(riwayat))} versi, semuanya sudah dibatalkan."
    newest = in_force[0]
    ending = of_some(cancelled, " {} dibatalkan.")
    name = numbered(version_name(newest, tahun), newest["unggahan"])
    return f"{format_number(len(riwayat))} versi; versi terbaru yang berlaku: {name}.{ending}"


def changes_sentence(total_count: Mapping[str, int], *, is_first: bool) -> str:
    """What did a version bring? `total_count`: how many changes of each jenis; in the order of what
    matters."""
    brought = {
        words: total_count[jenis] for jenis, words in CHANGE_JENIS.items() if jenis in total_count
    }
    told = ", ".join(f"{format_number(count)} {words}" for words, count in brought.items())
    return (
        f"{'Isi pertama' if is_first else 'Yang berubah'}: {told}."
        if told
        else "Tidak ada yang berubah."
    )


def curve_sentence(curve: Curve) -> str:
    """How far had the plan come at the last report, against what was due by then?"""
    points = curve.unggahan[curve.unggahan["dipakai"] & curve.unggahan["dilaporkan"]]
    if points.empty:
        return "Belum ada realisasi yang dilaporkan: yang digambar adalah rencananya."
    (last,) = rows_of(points.tail(1))
    if last["N"] == 0:
        return f"Menurut {last['nama']}, tidak ada target yang dapat dinilai."
    return (
        f"Menurut {last['nama']}, {format_capaian(last['n'], last['N'])} target setahun sudah "
        "selesai; menurut rencana "
        f"{format_number(last['jatuh_tempo'])} ({format_percent(last['jatuh_tempo'], last['N'])}) "
        "sudah jatuh tempo."
    )


def moved_sentence(moved: pd.DataFrame) -> str:
    """How many targets were moved, and how many of them only after they had been missed?"""
    if moved.empty:
        return "Belum ada target yang digeser."
    missed = int(moved["terlewat"].sum())
    after = f", {of_these(missed, len(moved))}setelah terlewat" if missed else ""
    return f"{format_number(len(moved))} target pernah digeser{after}."
