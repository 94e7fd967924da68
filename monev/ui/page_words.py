"""Words the pages share beside the sentences of monev.figures: safe text, status words, names of periods."""

from __future__ import annotations

import json
import re

from monev.core.dates import MONTH_NAMES, ROMAN_TRIWULAN, format_day
from monev.core.statuses import BELUM_DAPAT_DINILAI, CHANGE_JENIS, STATUS_TENGGAT, Term
from monev.figures import NO_REALISASI_YET, Ringkasan, View, format_number, next_month_sentence

SIMULATED_DATA = "DATA SIMULASI"

_MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-!|$~:<>&])")
_LIST_START = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_MARKDOWN_COLOURS = {
    "selesai": "green",
    "terlambat": "orange",
    "berjalan": "blue",
    "belum_jatuh_tempo": "gray",
    "tidak_berlaku": "gray",
    "tanpa_target": "violet",
}


def safe(text: str | None) -> str:
    """Text from a file, safe inside Markdown: shown letter by letter, line breaks kept."""
    escaped = _LIST_START.sub(r"\1\\\2", _MARKDOWN_MARKS.sub(r"\\\1", text or ""))
    return escaped.strip().replace("\r\n", "\n").replace("\n", "  \n")


def safe_line(text: str | None) -> str:
    """Like `safe`, on one line: for lists and tables."""
    return safe(" ".join((text or "").split()))


def find_term(kode: str) -> Term:
    """The word, mark and colour of a status code, tanpa_target included."""
    return BELUM_DAPAT_DINILAI if kode == BELUM_DAPAT_DINILAI.kode else STATUS_TENGGAT[kode]


def status_markdown(kode: str, total_count: int | None = None, *, rencana_only: bool = False) -> str:
    """A status as coloured Markdown with its mark: ▲ Terlambat, optionally with a count.

    A plan nothing was reported of has one neutral colour.
    """
    one = find_term(kode)
    tail = "" if total_count is None else f" {format_number(total_count)}"
    return f":{_markdown_colour(kode, rencana_only)}[{one.mark} {one.label}{tail}]"


def terlambat_days(day: int, *, rencana_only: bool) -> str:
    """How long something is overdue, in the colour and with the mark of Terlambat: ▲ 92 hari."""
    colour, mark = _markdown_colour("terlambat", rencana_only), find_term("terlambat").mark
    return f":{colour}[{mark}\u00a0{format_number(day)}\u00a0hari]"


def _markdown_colour(kode: str, rencana_only: bool) -> str:
    return "gray" if rencana_only else _MARKDOWN_COLOURS[kode]


def month_name(number: int) -> str:
    """Month 1..12 in full."""
    return MONTH_NAMES[number - 1]


def triwulan_name(number: int) -> str:
    """Triwulan 1..4 as TW I..TW IV."""
    return f"TW {ROMAN_TRIWULAN[number - 1]}"


def without_repetition(sentence: str) -> str:
    """A sentence without its opening remark that nothing was reported yet: that stands above every page already."""
    return sentence.removeprefix(NO_REALISASI_YET).strip()


def group_by_jenis(changes: list[dict]) -> list[tuple[str, list[dict]]]:
    """Changes grouped by kind, in the order of what matters; kinds without any are left out."""
    return [(jenis, content) for jenis in CHANGE_JENIS if (content := [b for b in changes if b["jenis"] == jenis])]


def other_columns(text: str) -> dict[str, str]:
    """The columns the product gives no meaning to, from their JSON: heading → value."""
    return {str(heading): str(content) for heading, content in json.loads(text or "{}").items()}


def safe_link(text: str) -> str:
    """A link a person typed: clickable only where it is a web address, else its text."""
    address = text.strip()
    if re.fullmatch(r"https?://[^\s<>()]+", address):
        return f"[tautan]({address})"
    return safe(address)


def picture_key(mark: dict[str, str], *, rencana_only: bool) -> str:
    """The key to the marks of a picture, as coloured Markdown."""
    return " · ".join(
        f":{_markdown_colour(kode, rencana_only)}[{one_mark} {STATUS_TENGGAT[kode].label}]"
        for kode, one_mark in mark.items()
    )


def linimasa_sentence(p: View, result: Ringkasan) -> str:
    """What is late, and what comes next?"""
    per = f"Per {format_day(p.posisi)}"
    if result.current.setahun_N == 0:
        return f"{per}, rencana ini belum punya tenggat yang dapat digambar."
    if not p.ada_realisasi:
        jatuh_tempo, everything = format_number(result.current.capaian_N), format_number(result.current.setahun_N)
        beginning = f"{per}, {jatuh_tempo} dari {everything} tenggat jatuh tempo."
    elif result.current.terlambat:
        beginning = f"{per}, {format_number(result.current.terlambat)} tenggat terlambat."
    else:
        beginning = f"{per}, tidak ada tenggat yang terlambat."
    return f"{beginning} {next_month_sentence(result)}"
