"""Storing a change made in the app as a journal entry: the fields, each with the day it holds from.

A tick in a meeting must be stored in the blink of an eye, so nothing here reads a whole content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from monev.access import name_of
from monev.core import clock
from monev.core.dates import format_day, format_tenggat
from monev.core.errors import NotFound
from monev.core.typed_input import EntryRefused
from monev.database import Database, Row
from monev.edits.berlaku import berlaku_of, kind_of, last_end
from monev.figures.facts import holds, who_said
from monev.figures.views import Rencana, View, find_rencana, newest_view, view_at
from monev.journal import Entry
from monev.writing.append import (
    Clashing,
    FieldChange,
    FieldClash,
    NewEntry,
    append_with_retry,
    format_when,
)
from monev.writing.changes import name_value
from monev.writing.content import BUKTI_HEADINGS, LAPORAN_HEADINGS, Content
from monev.writing.content_of import read_langkah
from monev.writing.plan_versions import find_targets

COLUMNS: dict[str, dict[str, str]] = {
    "langkah": {"pic": "PIC"},
    "tenggat": LAPORAN_HEADINGS,
    "bukti": {column: heading for column, heading in BUKTI_HEADINGS.items() if column != "jenis"},
}
"""Kind of thing → its fields that can be changed → their headings."""


def not_there(kode: str, tenggat: str | None = None, bukti: str | None = None) -> NotFound:
    """Make the error for a langkah, tenggat or bukti that the plan lacks."""
    gone = f"Langkah {kode}"
    if tenggat:
        gone += f", target {format_tenggat(tenggat)}"
    if bukti:
        gone += f", bukti “{bukti}”"
    return NotFound(f"{gone} tidak ada lagi pada rencana ini.", "Muat ulang halamannya.")


class Target(NamedTuple):
    """The thing to change: a langkah, a tenggat of it, or a bukti of that tenggat, by name.

    Of a langkah its PIC changes, of a tenggat its report.
    """

    kode: str
    tenggat: str | None = None
    bukti: str | None = None

    @property
    def kind(self) -> str:
        """The kind of thing: langkah, tenggat or bukti."""
        if self.tenggat is None:
            return "langkah"
        return "tenggat" if self.bukti is None else "bukti"


class EditResult(NamedTuple):
    """The result of a change.

    `entry`: None if it was so already; `notes`: sentences for the person.
    """

    entry: Entry | None
    notes: tuple[str, ...]


Things = dict[Target, Content]
"""Thing to change → its values on the screen."""

Change = FieldChange[str, str | None]
"""The change of a thing's fields."""

Changes = Mapping[Target, Change]
"""Thing → the change of its fields."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the person looks at: the newest state, or in a meeting that of the day it judges.

    `rapat`: the meeting; `due`: the due day of each thing that has one.
    """

    view: View
    rapat: int | None
    things: Things
    due: Mapping[Target, date | None]

    def isian(
        self, db: Database, changes: Changes, *, file: bytes | None = None
    ) -> NewEntry | None:
        """Make the entry of changes of these things; None without any."""
        kodes = [*dict.fromkeys(target.kode for target, each in changes.items() if each.values)]
        if not kodes:
            return None
        held = holds(db, self.view, kodes)
        ubah = []
        for target, change in changes.items():
            for kolom, ke in change.values.items():
                dari = self.things[target][kolom]
                field = {**target._asdict(), "kolom": kolom, "dari": dari, "ke": ke}
                ubah.append(field | {"berlaku": self._berlaku(field, held, target).isoformat()})
        return isian(self.view, self.rapat, ubah, file=file)

    def _berlaku(self, field: Content, held: Mapping[tuple, date], target: Target) -> date:
        """Return the day from which a field holds.

        A day of completion counts in its run of Selesai, so it is not before the status either.
        """
        kolom, today = field["kolom"], clock.today()
        one_report = ("laporan", kolom) if kolom == "tanggal_selesai" else (kolom,)
        known = [held[*target, each] for each in one_report if (*target, each) in held]
        return berlaku_of(
            kind_of(target.tenggat, target.bukti, kolom, field["dari"], field["ke"]),
            self.due[target],
            last_end(self.view.tahun, today),
            self.view.lengkap_per,
            today,
            max(known, default=None),
            judged=None if self.rapat is None else self.view.posisi,
        )


def isian(
    plan: View | Rencana,
    rapat: int | None,
    ubah: Sequence[Content],
    *,
    file: bytes | None = None,
    **more: str | int | None,
) -> NewEntry:
    """Make an entry of changed fields; `more`: what else it says."""
    content = {"rapat": rapat, "menarik": None, "ubah": [*ubah], **more}
    return NewEntry("isian", plan.satker, plan.tahun, content, file)


def look_at(
    db: Database, satker: str, tahun: int, targets: Sequence[Target], rapat: int | None = None
) -> Screen:
    """Look at these things as they are. Raises NotFound; EntryRefused if the meeting is closed."""
    if rapat is None:
        view = newest_view(db, satker, tahun)
    else:
        meeting = read_meeting(db, find_rencana(db, satker, tahun), rapat)
        refuse_closed(meeting)
        view = view_at(db, satker, tahun, min(meeting["posisi"], clock.today()))
    langkah = read_langkah(db, view, [*dict.fromkeys(target.kode for target in targets)])
    things: Things = {}
    due: dict[Target, date | None] = {}
    for target in targets:
        kode, tenggat, _ = target
        places = find_targets(langkah[kode], *target[1:]) if kode in langkah else []
        if not places:
            raise not_there(*target)
        things[target] = places[0]
        of = find_targets(langkah[kode], tenggat, None)[0] if tenggat else None
        due[target] = date.fromisoformat(of["jatuh_tempo"]) if of else None
    return Screen(view, rapat, things, due)


def refuse_closed(meeting: Row) -> None:
    """Raise EntryRefused if the meeting is closed, as its record stays as it is."""
    if meeting["status"] != "berlangsung":
        told = f"Rapat “{meeting['judul']}” sudah ditutup, jadi catatannya tidak berubah lagi."
        raise EntryRefused(
            {"rapat": told}, "Perbaiki rapat itu dahulu, atau ubah di panel langkah di luar rapat."
        )


def refuse_clash(db: Database, screen: Screen, changes: Changes) -> None:
    """Raise FieldClash if any fields clash, or fields judged by have changed.

    Its words name who gave each field its present value.
    """
    clashes = []
    told = []
    for target, change in changes.items():
        whose = ""
        if len(screen.things) > 1 and target.tenggat:
            whose = f" bukti “{target.bukti}” ({format_tenggat(target.tenggat)})"
        for column, value in {**change.clashes, **change.moved}.items():
            heading = COLUMNS[target.kind][column]
            stored = screen.things[target][column]
            who, when = who_said(db, screen.view, target, column)
            clashes.append(Clashing(column, stored, value))
            if column in change.moved:
                other = _otherwise_seen(column, stored, value)
            else:
                other = f"bukan “{name_value(column, value)}”"
            told.append(
                f"{heading}{whose} sudah diubah oleh {name_of(db, who)} ({format_when(when)}) "
                f"menjadi “{name_value(column, stored)}”, {other}."
            )
    if clashes:
        advice = (
            "Belum ada yang berubah. Bandingkan keduanya, lalu ulangi bila isian Anda tetap perlu."
        )
        raise FieldClash(" ".join(told), advice, clashes)


def _otherwise_seen(column: str, stored: str | None, seen: str | None) -> str:
    """Write the value that a person saw. If it reads the same, another file has the same name."""
    now = name_value(column, stored)
    before = name_value(column, seen)
    said = f"yang Anda lihat “{before}”"
    return f"{said} dengan isi lain" if now == before else said


def read_meeting(db: Database, rencana: Rencana, rapat: int) -> Row:
    """Read a meeting of the rencana by its number. Raises NotFound, with the numbers there are."""
    found = db.ask("meeting/one_meeting", rencana_id=rencana.rencana_id, rapat=rapat)
    if found:
        return found[0]
    rows = db.ask("meeting/one_meeting", rencana_id=rencana.rencana_id, rapat=None)
    advice = "Buka rapat pertama di halaman Rapat."
    if rows:
        existing = ", ".join(str(row["nomor"]) for row in rows)
        advice = f"Rapat yang ada: {existing}."
    told = f"Rapat {rapat} tidak ada pada rencana {rencana.satker} tahun {rencana.tahun}."
    raise NotFound(told, advice)


def is_complete(lengkap_per: date | None, posisi: date) -> bool:
    """True if the last complete report (of `lengkap_per`, if any) is of `posisi` or later."""
    return lengkap_per is not None and lengkap_per >= posisi


def say_complete(
    db: Database, satker: str, tahun: int, posisi: date, *, pelaku: str, rapat: int | None = None
) -> Entry | None:
    """Store that the office's report is complete as of `posisi`; None if it is so already.

    Raises EntryRefused, NotFound.
    """

    def plan() -> NewEntry | None:
        if rapat is None and posisi > clock.today():
            told = f"Posisi {format_day(posisi)} masih akan datang. Pilih hari ini atau sebelumnya."
            raise EntryRefused({"posisi": told})
        view = view_at(db, satker, tahun, posisi)
        if is_complete(view.lengkap_per, posisi):
            return None
        return isian(view, rapat, [], lengkap_per=posisi.isoformat())

    return append_with_retry(db, plan, pelaku=pelaku)
