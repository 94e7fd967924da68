"""Pesan per PIC: what each of them owes, may report, agreed to do and has coming, ready for WhatsApp."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from monev.core.dates import format_day, format_tenggat
from monev.core.pics import NO_PIC, split_pics
from monev.core.statuses import BELUM_DILAPORKAN
from monev.core.text import shorten
from monev.figures import View, format_number, format_overdue
from monev.figures.sentences import NO_REALISASI_YET, missing_bukti
from monev.meeting.closed_figures import TindakLanjut
from monev.outputs.documents.material import DataRow, Material
from monev.outputs.messages import count_in_words, list_lines
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

ONE_SCREEN = 1_000
"""As many letters of a PIC's message as a phone shows at once; what is beyond is said to be in the attached file."""
_MORE = "… dan {} baris lagi di berkas terlampir."
_NOTHING = "Tidak ada yang perlu dikirim.\n"


@dataclass(slots=True)
class _Tasks:
    """What one PIC has to do: rows of `monev.figures` and follow-ups, each group in the order it is told."""

    pic: str
    missing: list[DataRow] = field(default_factory=list)
    reportable: list[DataRow] = field(default_factory=list)
    undated: list[DataRow] = field(default_factory=list)
    agreed: list[TindakLanjut] = field(default_factory=list)
    upcoming: list[DataRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a message: what opens it, and its lines."""

    opening: str
    lines: list[str]


def write(material: Material, form: str) -> bytes:
    """The messages of all PIC below each other, to be copied one by one; or as files to send, an archive: Pesan,
    Ketua.txt, and where a message stops short its whole list beside it: Daftar lengkap, Ketua.txt."""
    messages = write_per_pic(material)
    if form == "txt":
        return (f"\n\n{'=' * 40}\n\n".join(messages.values()) + "\n" if messages else _NOTHING).encode()
    whole = write_per_pic(material, whole=True)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for number, (pic, message) in enumerate(messages.items(), start=1):
            whose = f"{number:02} {_file_name(pic)}.txt"
            archive.writestr(f"Pesan, {whose}", message + "\n")
            if whole[pic] != message:
                archive.writestr(f"Daftar lengkap, {whose}", whole[pic] + "\n")
        if not messages:
            archive.writestr("Tidak ada yang perlu dikirim.txt", _NOTHING)
    return content.getvalue()


def _file_name(pic: str) -> str:
    """A PIC's name as every system takes it in a file's name; the number before it keeps two of them apart."""
    return " ".join("".join(letter if letter.isalnum() or letter in ".,-()" else " " for letter in pic).split())[:80]


def write_per_pic(material: Material, *, whole: bool = False) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text. What has no PIC is under NO_PIC, last. `whole`: with
    every line, for the file beside it."""
    return {tasks.pic: _write_message(tasks, material.p, whole=whole) for tasks in _tasks_per_pic(material)}


def _tasks_per_pic(material: Material) -> list[_Tasks]:
    """One PIC written in two ways of capitals is one."""
    found: dict[str, _Tasks] = {}

    def tasks_of(pic: str | None) -> _Tasks:
        name = pic or NO_PIC
        return found.setdefault(" ".join(name.casefold().split()), _Tasks(name))

    for row in material.kesenjangan:
        tasks_of(row["pic"]).missing.append(row)
    for t in _reportable(material):
        tasks_of(t["pic"]).reportable.append(t)
    for t in _undated(material):
        tasks_of(t["pic"]).undated.append(t)
    for follow_up in (*material.decisions, *material.earlier_tindak_lanjut):
        for pic in split_pics(follow_up.pic) if follow_up.status == "terbuka" else ():
            tasks_of(pic).agreed.append(follow_up)
    for t in material.upcoming:
        tasks_of(t["pic"]).upcoming.append(t)
    return [found[key] for key in sorted(found, key=lambda key: (found[key].pic == NO_PIC, key))]


def _reportable(material: Material) -> list[DataRow]:
    """What is late although all its bukti are there."""
    lacking = {(row["kode"], row["tenggat"]) for row in material.kesenjangan}
    late = [] if material.rencana_only else material.late
    return [t for t in late if (key := (t["kode"], t["tenggat"])) in material.bukti and key not in lacking]


def _undated(material: Material) -> list[DataRow]:
    """What is called done in the periode without the day."""
    done = [t for t in material.tenggat if t["status"] == "selesai" and not t["tanggal_selesai"]]
    periode = material.periode
    return [t for t in done if periode.before < t["jatuh_tempo"] <= periode.end and not material.rencana_only]


def _write_message(tasks: _Tasks, p: View, *, whole: bool) -> str:
    """On one screen, what is most urgent first."""
    has_pic = tasks.pic != NO_PIC
    greeting = [
        *([f"*{SIMULATION_TEXT}*"] if p.simulasi else []),
        f"Yth. {tasks.pic if has_pic else 'Bapak/Ibu'},",
        f"mohon bantuan untuk *Rencana aksi ZI {p.satker}, posisi {format_day(p.posisi)}*.",
        *([] if has_pic else ["Yang berikut belum ada PIC-nya."]),
        *([NO_REALISASI_YET] if p.rencana_only else []),
    ]
    first, last = "\n".join(greeting), _ask(tasks)
    sections = _sections(tasks, p)
    if not whole:
        sections = _on_one_screen(sections, ONE_SCREEN - len(first) - len(last) - 4)
    return "\n\n".join([first, *("\n".join([section.opening, *section.lines]) for section in sections), last])


def _sections(tasks: _Tasks, p: View) -> list[_Section]:
    parts = {
        "Bukti lengkap, tinggal dilaporkan selesai": [_late_line(t) for t in tasks.reportable],
        "Dilaporkan selesai, tanggalnya belum ada": [_tenggat_line(t) for t in tasks.undated],
        "Tindak lanjut rapat": [_follow_up_line(t) for t in tasks.agreed],
        "Yang segera jatuh tempo": [_tenggat_line(t) for t in tasks.upcoming],
    }
    sections = [
        _Section(f"*{heading} ({len(lines)}):*", [f"{number}. {line}" for number, line in enumerate(lines, start=1)])
        for heading, lines in parts.items()
        if lines
    ]
    if not tasks.missing:
        return sections
    heading = f"*Bukti yang {missing_bukti(rencana_only=p.rencana_only)} ({len(tasks.missing)}):*"
    if not p.rencana_only and any(row["belum_dilaporkan"] for row in tasks.missing):
        heading = f"{count_in_words(tasks.missing, p)}\n{heading}"
    return [_Section(heading, list_lines(tasks.missing, p)), *sections]


def _late_line(t: DataRow) -> str:
    state = f" ({BELUM_DILAPORKAN.label.lower()})" if t["belum_dilaporkan"] else ""
    return f"{_tenggat_line(t)}{state}"


def _tenggat_line(t: DataRow) -> str:
    return f"{t['kode']} {shorten(t['langkah_aksi'])}, {format_tenggat(t['tenggat'])}"


def _follow_up_line(t: TindakLanjut) -> str:
    late = f", {format_overdue(t.hari_terlambat)}" if t.hari_terlambat else ""
    return f"{t.uraian}, paling lambat {format_day(t.batas)}{late}"


def _ask(tasks: _Tasks) -> str:
    """What is asked for at the end: Mohon kirim ..., beri tahu ..., dan kabari ...."""
    requests: dict[str, Sequence[Any]] = {
        "kirim bukti itu kepada operator ZI": tasks.missing,
        "laporkan yang buktinya sudah lengkap sebagai selesai, dengan tanggal selesainya": tasks.reportable,
        "beri tahu kapan yang dilaporkan selesai itu selesai": tasks.undated,
        "kabari hasil tindak lanjutnya": tasks.agreed,
    }
    asked = [words for words, rows in requests.items() if rows]
    if not asked:
        return "Terima kasih."
    *first, last = asked
    listed = f"{', '.join(first)}{',' if len(first) > 1 else ''} dan {last}" if first else last
    return f"Mohon {listed}. Terima kasih."


def _on_one_screen(sections: list[_Section], room: int) -> list[_Section]:
    """Each part with its first line, and as many more, in their order, as there is room for."""
    room -= sum(len(section.opening) + len(section.lines[0]) + len(_MORE) + 6 for section in sections)
    result = []
    for section in sections:
        shown = section.lines[:1]
        for line in section.lines[1:]:
            if len(line) >= room:
                break
            shown.append(line)
            room -= len(line) + 1
        left = len(section.lines) - len(shown)
        result.append(_Section(section.opening, [*shown, *([_MORE.format(format_number(left))] if left else [])]))
    return result
