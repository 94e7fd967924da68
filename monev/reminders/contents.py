"""What each kind of letter says, as words and links; how that looks is `letters`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from monev import figures, meeting
from monev.core.dates import format_day, format_weekday
from monev.core.statuses import find_term
from monev.core.text import shorten
from monev.database import Database, Row, to_rows
from monev.figures import Task, View, five_figures, format_number, format_overdue
from monev.figures.bukti import by_langkah
from monev.figures.sentences import NO_REALISASI_YET, missing_bukti, opening_remark
from monev.figures.tasks import LATE, SOON
from monev.meeting import Rapat

MOST_ITEMS = 20
"""As many are listed in one part; how many more there are is said."""
_LONGEST, _MOST_BUKTI = 160, 4


@dataclass(frozen=True, slots=True)
class Item:
    """One matter of a list: what it is, how it stands, and where a touch on it leads ("": nowhere)."""

    text: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What a letter says between its salutation and its end; `href` with its `label`: where everything of it is."""

    subject: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: str
    label: str
    href: str


def of_tasks(own: Sequence[tuple[View, Mapping[str, Sequence[Task]]]], day: date, base: str) -> Body:
    """What falls due within a week and what is past its date, of the plans somebody is a PIC in."""
    own = [(p, parts) for p, parts in own if any(parts.values())]
    counts = {part: sum(len(task.tenggat) for _, parts in own for task in parts[part]) for part in (SOON, LATE)}
    satker, is_plan = own[0][0].satker, all(p.rencana_only for p, _ in own)
    late = find_term("terlambat", rencana_only=is_plan).label.lower()
    told = [f"{format_number(counts[SOON])} jatuh tempo dalam sepekan"] if counts[SOON] else []
    told += [f"{format_number(counts[LATE])} {late}"] if counts[LATE] else []
    sections = []
    for p, parts in own:
        words = find_term("terlambat", rencana_only=p.rencana_only).label
        for part, heading in ((SOON, "Jatuh tempo dalam sepekan"), (LATE, words)):
            items = [_task_item(task, p, base) for task in parts[part]]
            sections += _section(f"{heading} (rencana {p.tahun})", items, " langkah")
    first = own[0][0]
    return Body(
        subject=f"Target ZI {satker}: {', '.join(told)}",
        opening=(
            f"Dengan hormat, bersama ini kami sampaikan target Rencana Aksi Zona Integritas {satker} yang menjadi "
            f"tugas Bapak/Ibu, menurut catatan sampai dengan {format_day(day)}: {' dan '.join(told)}.",
            *([NO_REALISASI_YET] if is_plan else []),
        ),
        sections=tuple(sections),
        closing="Mohon realisasi dan buktinya dilaporkan di Monev ZI. Bila ada kendala, mohon dicatat di sana juga "
        "agar dapat dibahas dalam rapat evaluasi.",
        label="Buka Tugas saya",
        href=_link(base, "tugas-saya", first),
    )


def of_meeting(db: Database, p: View, rapat: Rapat, base: str) -> Body:
    """The state a meeting will look at, and the follow-ups that are open."""
    counts = figures.current_counts(db, p)
    stands = [
        Item(f"{figure.label}: {figure.text_with_reason}")
        for figure in five_figures(counts, rencana_only=p.rencana_only).values()
    ]
    opened = [t for t in to_rows(meeting.read_tindak_lanjut(db, p.satker, p.tahun)) if t["status"] == "terbuka"]
    when = format_weekday(rapat.tanggal) + (f" pukul {rapat.rincian.mulai}" if rapat.rincian.mulai else "")
    place = f", di {rapat.tempat}" if rapat.tempat else ""
    return Body(
        subject=f"Rapat {format_day(rapat.tanggal)}: keadaan Rencana Aksi ZI {p.satker}",
        opening=(
            f"Dengan hormat, rapat “{rapat.judul}” dijadwalkan pada {when}{place}. Berikut keadaan rencana aksi "
            f"{p.tahun} per {format_day(p.posisi)} sebagai bahan persiapan.",
            *filter(None, [opening_remark(p, counts)]),
        ),
        sections=(
            Section("Keadaan", tuple(stands)),
            *_section("Tindak lanjut yang masih terbuka", [_follow_up_item(t) for t in opened]),
        ),
        closing="Undangan, daftar hadir, dan paparannya dapat diunduh di halaman Rapat.",
        label="Buka rapat ini",
        href=_link(base, "rapat", p, rapat=str(rapat.nomor)),
    )


def of_checking(own: Sequence[tuple[View, Sequence[Row]]], base: str) -> Body:
    """How many bukti wait for a checker, and of which langkah."""
    own = [(p, rows) for p, rows in own if rows]
    count = sum(len(rows) for _, rows in own)
    satker = own[0][0].satker
    sections = []
    for p, rows in own:
        items = [
            Item(
                f"{members[0]['kode']} {shorten(members[0]['langkah_aksi'], _LONGEST)}",
                f"{format_number(len(members))} bukti",
                _link(base, "menunggu-diperiksa", p, cari=members[0]["kode"]),
            )
            for members in by_langkah(rows)
        ]
        sections += _section(f"Rencana {p.tahun}", items, " langkah")
    return Body(
        subject=f"Bukti ZI {satker}: {format_number(count)} menunggu diperiksa",
        opening=(
            f"Dengan hormat, {format_number(count)} bukti Rencana Aksi Zona Integritas {satker} dinyatakan ada dan "
            "menunggu pemeriksaan Bapak/Ibu.",
        ),
        sections=tuple(sections),
        closing="Mohon diperiksa pada kesempatan pertama, supaya yang perlu diperbaiki sempat diperbaiki.",
        label="Buka Menunggu diperiksa",
        href=_link(base, "menunggu-diperiksa", own[0][0]),
    )


def of_health(matters: Iterable[str], base: str) -> Body:
    """What is wrong with the journal, the backups or the letters."""
    return Body(
        subject="Monev ZI: ada yang perlu dilihat pengelola",
        opening=("Dengan hormat, Monev ZI menemukan hal berikut yang perlu ditindaklanjuti pengelola.",),
        sections=(Section("Yang perlu dilihat", tuple(Item(matter) for matter in matters)),),
        closing="Yang sudah tersimpan tidak berubah oleh pemeriksaan ini.",
        label="Buka Pengaturan",
        href=f"{base}/pengaturan",
    )


def _task_item(task: Task, p: View, base: str) -> Item:
    lacking = [*task.bukti[:_MOST_BUKTI]]
    if len(task.bukti) > _MOST_BUKTI:
        lacking.append(f"dan {format_number(len(task.bukti) - _MOST_BUKTI)} lagi")
    due = format_day(task.due) if len(task.tenggat) == 1 else task.when
    notes = [f"target {due}", task.state, f"kendala: {shorten(task.kendala, _LONGEST)}" if task.kendala else ""]
    notes.append(f"bukti {missing_bukti(rencana_only=p.rencana_only)}: {'; '.join(lacking)}" if lacking else "")
    text = f"{task.kode} {shorten(task.langkah_aksi, _LONGEST)}"
    return Item(text, "; ".join(filter(None, notes)), _link(base, "tugas-saya", p, langkah=task.kode))


def _follow_up_item(t: Row) -> Item:
    late = f", {format_overdue(t['hari_terlambat'])}" if t["hari_terlambat"] else ""
    about = f"{t['kode']} " if t["kode"] else ""
    return Item(f"{about}{shorten(t['uraian'], _LONGEST)}", f"{t['pic']}; batas {format_day(t['batas'])}{late}")


def _section(heading: str, items: Sequence[Item], unit: str = "") -> list[Section]:
    """A part with how many it has, where it has any."""
    if not items:
        return []
    more = len(items) - MOST_ITEMS
    rest = (Item(f"dan {format_number(more)} lagi, di Monev ZI"),) if more > 0 else ()
    return [Section(f"{heading}: {format_number(len(items))}{unit}", (*items[:MOST_ITEMS], *rest))]


def _link(base: str, page: str, p: View, **other: str) -> str:
    """The address of a page that shows just this view."""
    query = {"satker": p.satker, "tahun": str(p.tahun), "posisi": p.posisi.isoformat()}
    return f"{base}/{page}?{urlencode(query | other)}"
