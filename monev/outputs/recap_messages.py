"""Messages to those who have not reported: one for their group, one for each alone, which names no other."""

from __future__ import annotations

from collections.abc import Sequence

from monev.core.dates import ROMAN_TRIWULAN, format_day
from monev.figures.formats import format_number
from monev.figures.recap import OfficeFigures, due_triwulan_number
from monev.figures.recap_words import age_words

_STATES = {
    "tanpa_rencana": "Rencana aksinya belum diunggah",
    "belum_melapor": "Rencananya sudah ada, laporannya belum",
    "belum_triwulan": "Laporan triwulan ini belum ada",
}


def write_group_message(late: Sequence[OfficeFigures], heading: str) -> str:
    """All that are waited for, by what is missing: *Belum mengunggah laporan ZI TW III ...*."""
    first = late[0]
    lines = [f"*Belum mengunggah laporan ZI {_due(first)}, {heading}, posisi {format_day(first.posisi)}*"]
    for state, words in _STATES.items():
        some = [one for one in late if one.state == state]
        if some:
            lines += ["", f"{words} ({format_number(len(some))}):"]
            lines += [f"{number}. {_told(one)}" for number, one in enumerate(some, start=1)]
    return "\n".join([*lines, "", f"Mohon laporan {_due(first)} diunggah di Monev ZI. Terima kasih."])


def write_own_message(one: OfficeFigures) -> str:
    """To one satker alone."""
    missing = {
        "tanpa_rencana": f"rencana aksi ZI tahun {one.tahun} belum kami terima di Monev ZI",
        "belum_melapor": f"laporan realisasi ZI tahun {one.tahun} belum pernah diunggah",
        "belum_triwulan": f"laporan ZI {_due(one)} belum diunggah; laporan terakhir {age_words(one)}",
    }[one.state if one.state != "melapor" else "belum_triwulan"]
    return (
        f"Yth. Tim ZI {one.satker},\n\nPer {format_day(one.posisi)}, {missing}.\n\n"
        f"Mohon laporan {_due(one)} diunggah: buka Unggah di Monev ZI, pilih berkasnya, lalu simpan. Bila ada kendala, "
        "beri tahu kami. Terima kasih."
    )


def _told(one: OfficeFigures) -> str:
    return f"{one.satker} (laporan terakhir {age_words(one)})" if one.last_report else one.satker


def _due(one: OfficeFigures) -> str:
    number = due_triwulan_number(one.tahun, one.posisi)
    return f"TW {ROMAN_TRIWULAN[number - 1]} {one.tahun}" if number else f"tahun {one.tahun}"
