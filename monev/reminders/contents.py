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
from monev.database import Database, Row
from monev.figures import Task, View, five_figures, format_number, format_overdue
from monev.figures.bukti import by_langkah
from monev.figures.sentences import NO_REALISASI_YET, missing_bukti, opening_remark
from monev.figures.tasks import LATE, SOON
from monev.meeting import Rapat
from monev.outputs.sentences import say

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter: its words, what stands quietly below them, where a touch leads, the list it is headed by."""

    text: str
    note: str = ""
    href: str = ""
    items: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What a letter says between its salutation and its end."""

    subject: str
    parts: tuple[Part, ...]


def of_tasks(own: Sequence[tuple[View, Mapping[str, Sequence[Task]]]], day: date, base: str) -> Body:
    """What falls due within a week and what is past its date, of the plans somebody is a PIC in."""
    own = [(p, parts) for p, parts in own if any(parts.values())]
    first, is_plan = own[0][0], all(p.rencana_only for p, _ in own)
    words = {SOON: "jatuh tempo dalam sepekan", LATE: find_term("terlambat", rencana_only=is_plan).label.lower()}
    counts = {part: sum(len(task.tenggat) for _, parts in own for task in parts[part]) for part in words}
    told = [f"{format_number(counts[part])} {words[part]}" for part in words if counts[part]]
    lists = [
        _list_of(f"{told_of.capitalize()} (rencana {p.tahun})", [_task(t, p, base) for t in parts[part]], " langkah")
        for p, parts in own
        for part, told_of in words.items()
    ]
    return _body(
        f"Target ZI {first.satker}: {', '.join(told)}",
        say("surel.tugas", satker=first.satker, hari=format_day(day), banyaknya=" dan ".join(told)),
        NO_REALISASI_YET if is_plan else "",
        *lists,
        say("surel.penutup_tugas"),
        Part("Buka Tugas saya", href=_link(base, "tugas-saya", first)),
    )


def of_meeting(db: Database, p: View, rapat: Rapat, base: str) -> Body:
    """The state a meeting will look at, and the follow-ups that are open."""
    counts = figures.current_counts(db, p)
    figured = five_figures(counts, rencana_only=p.rencana_only).values()
    opened = [t for t in meeting.read_tindak_lanjut(db, p.satker, p.tahun) if t["status"] == "terbuka"]
    when = format_weekday(rapat.tanggal) + (f" pukul {rapat.rincian.mulai}" if rapat.rincian.mulai else "")
    place = f", di {rapat.tempat}" if rapat.tempat else ""
    return _body(
        f"Rapat {format_day(rapat.tanggal)}: keadaan Rencana Aksi ZI {p.satker}",
        say("surel.rapat", judul=rapat.judul, saat=when + place, tahun=p.tahun, posisi=format_day(p.posisi)),
        opening_remark(p, counts),
        Part("Keadaan", items=tuple(Part(f"{figure.label}: {figure.text_with_reason}") for figure in figured)),
        _list_of("Tindak lanjut yang masih terbuka", [_follow_up(t) for t in opened]),
        "Undangan, daftar hadir, dan paparannya dapat diunduh di halaman Rapat.",
        Part("Buka rapat ini", href=_link(base, "rapat", p, rapat=str(rapat.nomor))),
    )


def of_checking(own: Sequence[tuple[View, Sequence[Row]]], base: str) -> Body:
    """How many bukti wait for a checker, and of which langkah."""
    own = [(p, rows) for p, rows in own if rows]
    first, count = own[0][0], format_number(sum(len(rows) for _, rows in own))
    return _body(
        f"Bukti ZI {first.satker}: {count} menunggu diperiksa",
        say("surel.periksa", banyaknya=count, satker=first.satker),
        *(
            _list_of(f"Rencana {p.tahun}", [_waiting(members, p, base) for members in by_langkah(rows)], " langkah")
            for p, rows in own
        ),
        "Mohon diperiksa pada kesempatan pertama, supaya yang perlu diperbaiki sempat diperbaiki.",
        Part("Buka Menunggu diperiksa", href=_link(base, "menunggu-diperiksa", first)),
    )


def of_health(matters: Iterable[str], base: str) -> Body:
    """What is wrong with the journal, the backups or the letters."""
    return _body(
        "Monev ZI: ada yang perlu dilihat pengelola",
        "Dengan hormat, Monev ZI menemukan hal berikut yang perlu ditindaklanjuti pengelola.",
        Part("Yang perlu dilihat", items=tuple(map(Part, matters))),
        "Yang sudah tersimpan tidak berubah oleh pemeriksaan ini.",
        Part("Buka Pengaturan", href=f"{base}/pengaturan"),
    )


def _body(subject: str, *said: str | Part | None) -> Body:
    return Body(subject, tuple(Part(part) if isinstance(part, str) else part for part in said if part))


def _task(task: Task, p: View, base: str) -> Part:
    notes = [f"target {format_day(task.due) if len(task.tenggat) == 1 else task.when}", task.state]
    notes += [f"kendala: {shorten(task.kendala, _LONGEST)}"] if task.kendala else []
    lacking = shorten("; ".join(task.bukti), _LONGEST)
    notes += [f"bukti {missing_bukti(rencana_only=p.rencana_only)}: {lacking}"] if lacking else []
    text = f"{task.kode} {shorten(task.langkah_aksi, _LONGEST)}"
    return Part(text, "; ".join(filter(None, notes)), _link(base, "tugas-saya", p, langkah=task.kode))


def _follow_up(t: Row) -> Part:
    late = f", {format_overdue(t['hari_terlambat'])}" if t["hari_terlambat"] else ""
    about = f"{t['kode']} " if t["kode"] else ""
    return Part(f"{about}{shorten(t['uraian'], _LONGEST)}", f"{t['pic']}; batas {format_day(t['batas'])}{late}")


def _waiting(members: Sequence[Row], p: View, base: str) -> Part:
    kode = members[0]["kode"]
    text = f"{kode} {shorten(members[0]['langkah_aksi'], _LONGEST)}"
    return Part(text, f"{format_number(len(members))} bukti", _link(base, "menunggu-diperiksa", p, cari=kode))


def _list_of(heading: str, items: Sequence[Part], unit: str = "") -> Part | None:
    return Part(f"{heading}: {format_number(len(items))}{unit}", items=tuple(items)) if items else None


def _link(base: str, page: str, p: View, **other: str) -> str:
    query = {"satker": p.satker, "tahun": str(p.tahun), "posisi": p.posisi.isoformat()}
    return f"{base}/{page}?{urlencode(query | other)}"
