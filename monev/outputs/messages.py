"""Messages ready for WhatsApp: one for the group, one for each PIC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from monev.core.dates import format_day, format_tenggat
from monev.core.pics import split_pics
from monev.core.statuses import BELUM_DILAPORKAN
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures.formats import format_number, format_overdue
from monev.figures.sentences import NO_REALISASI_YET, count_listed_bukti, missing_bukti
from monev.figures.views import View
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

if TYPE_CHECKING:
    from monev.meeting.closed_figures import TindakLanjut

NO_PIC = "Belum ada PIC"
ONE_SCREEN = 1_000
"""As many letters of a PIC's message as a phone shows at once; what is beyond is said to be in the attached file."""
_MORE = "… dan {} baris lagi di berkas terlampir."
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
    reportable: Sequence[Mapping[str, Any]] = (),
    undated: Sequence[Mapping[str, Any]] = (),
    *,
    whole: bool = False,
) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text. What has no PIC is under NO_PIC, last.

    `row`: `monev.figures.kesenjangan`; `following`: rows of `monev.figures.tenggat` that fall due soon;
    `tindak_lanjut`: follow-ups, of which the open ones are named to each of their PICs; `reportable`: rows of
    `monev.figures.tenggat` that are late and whose bukti are complete; `undated`: those reported as done without the
    day. One PIC written in two ways of capitals is one. `whole`: every line, for the file that goes with a message.
    """
    bukti = _group((b["pic"], b) for b in to_rows(row))
    tenggat = _group((t["pic"], t) for t in following)
    continuing = _group((pic, t) for t in tindak_lanjut if t.status == "terbuka" for pic in split_pics(t.pic))
    complete, dateless = (_group((t["pic"], t) for t in rows) for rows in (reportable, undated))
    parts = (bukti, complete, dateless, continuing, tenggat)
    name = {key: display_name for everything in reversed(parts) for key, (display_name, _) in everything.items()}
    ordering = sorted(name, key=lambda k: (name[k] == NO_PIC, k))
    return {name[k]: _write_message(name[k], p, *(s.get(k, ("", []))[1] for s in parts), whole=whole) for k in ordering}


def _group(content: Iterable[tuple[str | None, Any]]) -> dict[str, tuple[str, list[Any]]]:
    result: dict[str, tuple[str, list[Any]]] = {}
    for pic, one in content:
        display_name = pic or NO_PIC
        result.setdefault(" ".join(display_name.casefold().split()), (display_name, []))[1].append(one)
    return result


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a message: what opens it, and its lines."""

    opening: str
    lines: list[str]


def _write_message(
    pic: str,
    p: View,
    bukti: list[Any],
    complete: list[Any],
    dateless: list[Any],
    continuing: list[TindakLanjut],
    following: list[Any],
    *,
    whole: bool,
) -> str:
    """What one PIC owes, may report, agreed to do, and has coming: on one screen, what is most urgent first."""
    greeting = [f"*{SIMULATION_TEXT}*"] if p.simulasi else []
    greeting.append(f"Yth. {'Bapak/Ibu' if pic == NO_PIC else pic},")
    greeting.append(f"mohon bantuan untuk *Rencana aksi ZI {p.satker}, posisi {format_day(p.posisi)}*.")
    if pic == NO_PIC:
        greeting.append("Yang berikut belum ada PIC-nya.")
    if p.rencana_only:
        greeting.append(NO_REALISASI_YET)
    sections = [
        *_bukti_section(bukti, p),
        *_section("Bukti lengkap, tinggal dilaporkan selesai", [_late_line(t) for t in complete]),
        *_section("Dilaporkan selesai, tanggalnya belum ada", [_tenggat_line(t) for t in dateless]),
        *_section("Tindak lanjut rapat", [_follow_up_line(t) for t in continuing]),
        *_section("Yang segera jatuh tempo", [_tenggat_line(t) for t in following]),
    ]
    asked = {
        "kirim bukti itu kepada operator ZI": bukti,
        "laporkan yang buktinya sudah lengkap sebagai selesai, dengan tanggal selesainya": complete,
        "beri tahu kapan yang dilaporkan selesai itu selesai": dateless,
        "kabari hasil tindak lanjutnya": continuing,
    }
    first, last = "\n".join(greeting), _what_to_send([words for words, rows in asked.items() if rows])
    room = MAX_MESSAGE_LENGTH * len(sections) if whole else ONE_SCREEN - len(first) - len(last) - 4
    return "\n\n".join([first, *_on_one_screen(sections, room), last])


def _bukti_section(bukti: list[Any], p: View) -> list[_Section]:
    if not bukti:
        return []
    missing = missing_bukti(rencana_only=p.rencana_only)
    first = [] if p.rencana_only or not any(b["belum_dilaporkan"] for b in bukti) else _first_lines(bukti, p)
    return [_Section("\n".join([*first, f"*Bukti yang {missing} ({len(bukti)}):*"]), _list_lines(bukti, p))]


def _section(heading: str, lines: list[str]) -> list[_Section]:
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
    return [_Section(f"*{heading} ({len(lines)}):*", numbered)] if lines else []


def _late_line(t: Mapping[str, Any]) -> str:
    state = f" ({BELUM_DILAPORKAN.label.lower()})" if t["belum_dilaporkan"] else ""
    return f"{_tenggat_line(t)}{state}"


def _tenggat_line(t: Mapping[str, Any]) -> str:
    return f"{t['kode']} {shorten(t['langkah_aksi'])}, {format_tenggat(t['tenggat'])}"


def _follow_up_line(t: TindakLanjut) -> str:
    late = f", {format_overdue(t.hari_terlambat)}" if t.hari_terlambat else ""
    return f"{t.uraian}, paling lambat {format_day(t.batas)}{late}"


def _what_to_send(asked: list[str]) -> str:
    """Mohon kirim ..., beri tahu ..., dan kabari ...."""
    if not asked:
        return "Terima kasih."
    *first, last = asked
    listed = f"{', '.join(first)}{',' if len(first) > 1 else ''} dan {last}" if first else last
    return f"Mohon {listed}. Terima kasih."


def _on_one_screen(sections: list[_Section], room: int) -> list[str]:
    """Each part with its first line, and as many more, in their order, as there is room for."""
    room -= sum(len(one.opening) + len(one.lines[0]) + len(_MORE) + 6 for one in sections)
    result = []
    for one in sections:
        shown = one.lines[:1]
        for line in one.lines[1:]:
            if len(line) >= room:
                break
            shown.append(line)
            room -= len(line) + 1
        left = len(one.lines) - len(shown)
        more = [_MORE.format(format_number(left))] if left else []
        result.append("\n".join([one.opening, *shown, *more]))
    return result


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
