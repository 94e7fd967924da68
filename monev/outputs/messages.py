"""Messages ready for WhatsApp: the missing bukti by who owes them; to satker that have not reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monev.core.dates import format_day, format_tenggat
from monev.core.pics import NO_PIC
from monev.core.statuses import BELUM_DILAPORKAN
from monev.core.text import shorten
from monev.database import Row, to_rows
from monev.figures.formats import format_number
from monev.figures.recap import OfficeFigures
from monev.figures.recap_words import age_words
from monev.figures.sentences import NO_REALISASI_YET, count_listed_bukti
from monev.figures.views import View
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

if TYPE_CHECKING:
    import pandas as pd

MAX_MESSAGE_LENGTH = 65_536
"""As many letters as one WhatsApp message holds; what is pasted beyond them is cut off unsaid."""


def write_kesenjangan_message(kesenjangan: pd.DataFrame, p: View) -> str:
    """The rows of `monev.figures.kesenjangan` as a message: per PIC, a line per tenggat with its missing documents.

    Who owes most comes first, what has no PIC last.
    """
    heading = [f"*Kesenjangan bukti ZI, {p.satker}, posisi {format_day(p.posisi)}*"]
    if p.simulasi:
        heading.insert(0, f"*{SIMULATION_TEXT}*")
    rows = to_rows(kesenjangan)
    if not rows:
        return "\n".join([*heading, "Tidak ada kesenjangan bukti."])
    of_pic: dict[str, list[Row]] = {}
    for row in rows:
        of_pic.setdefault(row["pic"] or NO_PIC, []).append(row)
    parts = ["\n".join([*heading, count_in_words(rows, p)])]
    for pic, members in sorted(of_pic.items(), key=lambda group: (group[0] == NO_PIC, -len(group[1]))):
        parts.append("\n".join([f"{pic} ({format_number(len(members))}):", *list_lines(members, p)]))
    return "\n\n".join(parts)


def count_in_words(rows: Sequence[Row], p: View) -> str:
    """How many bukti a message is about, and first what could mislead about them (docs/design.md §5)."""
    count = count_listed_bukti(rows, p)
    if p.rencana_only:
        return f"{NO_REALISASI_YET}\n{count}."
    selesai = sum(row["selesai_tanpa_bukti"] for row in rows)
    return f"{count}; {format_number(selesai)} di antaranya untuk yang dilaporkan selesai." if selesai else f"{count}."


def list_lines(rows: Sequence[Row], p: View) -> list[str]:
    """A line per langkah and tenggat, numbered, in the order of the rows."""
    per_tenggat: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        per_tenggat.setdefault((row["kode"], row["tenggat"]), []).append(row)
    lines = []
    for number, ((kode, tenggat), members) in enumerate(per_tenggat.items(), start=1):
        first, state = members[0], ""
        if first["selesai_tanpa_bukti"]:
            state = " (dilaporkan selesai)"
        elif first["belum_dilaporkan"] and not p.rencana_only:
            state = f" ({BELUM_DILAPORKAN.label.lower()})"
        bukti = ", ".join(row["bukti"] for row in members)
        lines.append(f"{number}. {kode} {shorten(first['langkah_aksi'])}, {format_tenggat(tenggat)}{state}: {bukti}")
    return lines


_STATES = {
    "tanpa_rencana": "Rencana aksinya belum diunggah",
    "belum_melapor": "Rencananya sudah ada, laporannya belum",
    "belum_triwulan": "Laporan triwulan ini belum ada",
}


def write_group_message(late: Sequence[OfficeFigures], heading: str) -> str:
    """To the group of satker: all that are waited for, by what is missing."""
    first = late[0]
    lines = [f"*Belum mengunggah laporan ZI {_due(first)}, {heading}, posisi {format_day(first.posisi)}*"]
    for state, words in _STATES.items():
        some = [office for office in late if office.state == state]
        if some:
            lines += ["", f"{words} ({format_number(len(some))}):"]
        for number, office in enumerate(some, start=1):
            since = f" (laporan terakhir {age_words(office)})" if office.last_report else ""
            lines.append(f"{number}. {office.satker}{since}")
    return "\n".join([*lines, "", f"Mohon laporan {_due(first)} diunggah di Monev ZI. Terima kasih."])


def write_own_message(office: OfficeFigures) -> str:
    """To one satker alone; it names no other."""
    missing = {
        "tanpa_rencana": f"rencana aksi ZI tahun {office.tahun} belum kami terima di Monev ZI",
        "belum_melapor": f"laporan realisasi ZI tahun {office.tahun} belum pernah diunggah",
    }.get(office.state, f"laporan ZI {_due(office)} belum diunggah; laporan terakhir {age_words(office)}")
    return (
        f"Yth. Tim ZI {office.satker},\n\nPer {format_day(office.posisi)}, {missing}.\n\n"
        f"Mohon laporan {_due(office)} diunggah: buka Unggah di Monev ZI, pilih berkasnya, lalu simpan. Bila ada "
        "kendala, beri tahu kami. Terima kasih."
    )


def _due(office: OfficeFigures) -> str:
    return f"{office.due or 'tahun'} {office.tahun}"
