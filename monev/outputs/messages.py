"""Messages ready for WhatsApp: one for the group, one for each PIC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import BELUM_DILAPORKAN
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures.formats import format_number
from monev.figures.sentences import NO_REALISASI_YET, count_listed_bukti, missing_bukti
from monev.figures.views import View
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

if TYPE_CHECKING:
    from monev.meeting.closed_figures import TindakLanjut

NO_PIC = "Belum ada PIC"
MAX_MESSAGE_LENGTH = 65_536
"""As many letters as one WhatsApp message holds; what is pasted beyond them is cut off unsaid."""


def write_kesenjangan_message(row: pd.DataFrame, p: View) -> str:
    """The rows of `monev.figures.kesenjangan` as a message: per PIC, a line per tenggat with its missing documents.

    Who owes most comes first, what has no PIC last.
    """
    heading = [f"*Kesenjangan bukti ZI, {p.satker}, posisi {format_day(p.posisi)}*"]
    if p.simulasi:
        heading.insert(0, f"*{SIMULATION_TEXT}*")
    if row.empty:
        return "\n".join([*heading, "Tidak ada kesenjangan bukti."])
    parts = ["\n".join([*heading, *_first_lines(to_rows(row), p)])]
    for pic, members in _rows_per_pic(to_rows(row)):
        parts.append("\n".join([f"{pic} ({format_number(len(members))}):", *_list_lines(members, p)]))
    return "\n\n".join(parts)


def _first_lines(row: list[dict[str, Any]], p: View) -> list[str]:
    """How many bukti the message is about, and first what could mislead about them (docs/design.md §5)."""
    count = count_listed_bukti(row, p)
    if p.rencana_only:
        return [NO_REALISASI_YET, f"{count}."]
    selesai = sum(b["selesai_tanpa_bukti"] for b in row)
    if selesai:
        count += f"; {format_number(selesai)} di antaranya untuk yang dilaporkan selesai"
    return [f"{count}."]


def write_per_pic(
    row: pd.DataFrame,
    following: Sequence[Mapping[str, Any]],
    p: View,
    tindak_lanjut: Sequence[TindakLanjut] = (),
) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text. What has no PIC is under NO_PIC, last.

    `row`: `monev.figures.kesenjangan`; `following`: rows of `monev.figures.tenggat` that fall due soon;
    `tindak_lanjut`: follow-ups, of which the open ones are named. One PIC written in two ways of capitals is one.
    """
    bukti = _group((b["pic"], b) for b in to_rows(row))
    tenggat = _group((t["pic"], t) for t in following)
    continuing = _group((t.pic, t) for t in tindak_lanjut if t.status == "terbuka")
    name = {
        key: display_name
        for everything in (continuing, tenggat, bukti)
        for key, (display_name, _) in everything.items()
    }
    ordering = sorted(name, key=lambda k: (name[k] == NO_PIC, k))
    return {
        name[k]: _write_message(name[k], p, *(s.get(k, ("", []))[1] for s in (bukti, continuing, tenggat)))
        for k in ordering
    }


def _group(content: Iterable[tuple[str | None, Any]]) -> dict[str, tuple[str, list[Any]]]:
    result: dict[str, tuple[str, list[Any]]] = {}
    for pic, one in content:
        display_name = pic or NO_PIC
        result.setdefault(" ".join(display_name.casefold().split()), (display_name, []))[1].append(one)
    return result


def _write_message(pic: str, p: View, bukti: list[Any], continuing: list[TindakLanjut], following: list[Any]) -> str:
    """What one PIC owes, agreed to do, and has coming."""
    parts = [f"*{SIMULATION_TEXT}*"] if p.simulasi else []
    parts.append(f"*Rencana aksi ZI {p.satker}, posisi {format_day(p.posisi)}*\nUntuk: {pic}")
    if p.rencana_only:
        parts.append(NO_REALISASI_YET)
    if bukti:
        missing = missing_bukti(rencana_only=p.rencana_only)
        first = [] if p.rencana_only or not any(b["belum_dilaporkan"] for b in bukti) else _first_lines(bukti, p)
        parts.append("\n".join([*first, f"*Bukti yang {missing} ({len(bukti)}):*", *_list_lines(bukti, p)]))
    if continuing:
        item = [
            f"{index}. {t.uraian}, paling lambat {format_day(t.batas)}" for index, t in enumerate(continuing, start=1)
        ]
        parts.append("\n".join([f"*Tindak lanjut rapat ({len(continuing)}):*", *item]))
    if following:
        item = [
            f"{index}. {t['kode']} {shorten(t['langkah_aksi'])}, {format_tenggat(t['tenggat'])}"
            for index, t in enumerate(following, start=1)
        ]
        parts.append("\n".join([f"*Yang segera jatuh tempo ({len(following)}):*", *item]))
    return "\n\n".join(parts)


def _rows_per_pic(row: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    group: dict[str, list[dict[str, Any]]] = {}
    for one in row:
        group.setdefault(one["pic"] or NO_PIC, []).append(one)
    return sorted(group.items(), key=lambda content: (content[0] == NO_PIC, -len(content[1])))


def _list_lines(row: list[dict[str, Any]], p: View) -> list[str]:
    """A line per langkah and tenggat, numbered, in the order of the list."""
    per_tenggat: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in row:
        per_tenggat.setdefault((one["kode"], one["tenggat"]), []).append(one)
    result = []
    for number, ((kode, tenggat), members) in enumerate(per_tenggat.items(), start=1):
        bukti = ", ".join(one["bukti"] for one in members)
        state = ""
        if members[0]["selesai_tanpa_bukti"]:
            state = " (dilaporkan selesai)"
        elif members[0]["belum_dilaporkan"] and not p.rencana_only:
            state = f" ({BELUM_DILAPORKAN.label.lower()})"
        result.append(
            f"{number}. {kode} {shorten(members[0]['langkah_aksi'])}, {format_tenggat(tenggat)}{state}: {bukti}"
        )
    return result
