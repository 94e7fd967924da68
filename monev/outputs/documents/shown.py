"""Tells the bukti shown and the status recorded of each langkah in a meeting."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from monev.core.dates import fold_tenggat, format_day
from monev.core.grouping import group_by
from monev.core.statuses import DECLARED, STATUS_LAPORAN
from monev.core.text import capitalized, listed, with_mark
from monev.figures import NO_VALUE
from monev.figures.bukti import by_kode
from monev.figures.told import tell
from monev.meeting.records import months_of
from monev.meeting.things import EditRow
from monev.outputs.documents.material import Material
from monev.writing.changes import name_value

_MOST_DAYS = 3  # days of completion told one by one; of more only the first and the last
_BUKTI_VERBS = {
    "ada": "",
    "terverifikasi": " diverifikasi",
    "perlu_perbaikan": " perlu diperbaiki",
    "belum_ada": " dinyatakan belum ada",
    "tidak_berlaku": " dinyatakan tidak berlaku",
}
_LAPORAN_VERBS = {
    "belum": "dinyatakan belum dikerjakan",
    "proses": "masih berjalan",
    "selesai": "selesai, tanggal belum disebut",
} | {kode: f"dinyatakan {STATUS_LAPORAN[kode].lower()}" for kode in DECLARED}


class _Change(NamedTuple):
    """A field with its value after the meeting.

    A field of a tenggat has no bukti (""); a field of a langkah has no tenggat either.
    """

    tenggat: str
    bukti: str
    column: str
    after: str


def shown_rows(material: Material) -> list[tuple[str, str, str]]:
    """List (langkah, bukti, status) in the plan's order."""
    return [*_tell(material)]


def count_shown(material: Material) -> int:
    """Count the langkah with any bukti shown or status recorded."""
    return len([*_tell(material)])


def _tell(material: Material) -> Iterator[tuple[str, str, str]]:
    """Tell of each langkah what was shown, what is still missing of it, and its status."""
    changes = by_kode(_without_kendala(material))
    missing = by_kode(material.kesenjangan)
    targets = by_kode(material.tenggat)
    for kode, langkah in material.langkah.items():
        if stands := _last_values(changes.get(kode, ())):
            bukti = [*_tell_bukti(stands)]
            if rows := missing.get(kode):
                bukti.append(tell(targets[kode], rows).lacking)
            cells = (bukti, _tell_state(material, stands))
            told = [capitalized("; ".join(phrases)) or NO_VALUE for phrases in cells]
            words = f"{langkah['kode_tampil']} {langkah['langkah_tampil']}"
            yield " ".join(words.split()), told[0], told[1]


def _without_kendala(material: Material) -> Iterator[EditRow]:
    """List the meeting's changes, without the kendala that have a table of their own."""
    told: set[tuple[str | None, str | None, str]] = set()
    for row in material.kendala:
        told.update((row["kode"], month, row["kendala"]) for month in months_of(row))
    for change in material.changes:
        place = (change["kode"], change["tenggat"], change["ke"])
        if change["kolom"] != "kendala" or place not in told:
            yield change


def _last_values(changes: Iterable[EditRow]) -> list[_Change]:
    """List each changed field once with its last value; a field changed back is left out."""
    first: dict[tuple[str, str, str], str] = {}
    last: dict[tuple[str, str, str], str] = {}
    for change in changes:
        key = (change["tenggat"] or "", " ".join((change["bukti"] or "").split()), change["kolom"])
        first.setdefault(key, change["dari"] or "")
        last[key] = change["ke"] or ""
    return [_Change(*key, after) for key, after in last.items() if after != first[key]]


def _tell_bukti(changes: Sequence[_Change]) -> Iterator[str]:
    of_bukti = [change for change in changes if change.bukti]
    is_shown = set()
    for change in of_bukti:
        if change.column == "status" and change.after:
            is_shown.add((change.tenggat, change.bukti))
    for (column, after), members in group_by(of_bukti, attrgetter("column", "after")).items():
        if column == "tautan":
            members = [each for each in members if (each.tenggat, each.bukti) not in is_shown]
        for subject in _subjects(members):
            match column:
                case "status":
                    yield f"{subject}{_BUKTI_VERBS[after]}"
                case "tautan":
                    yield f"tempat {subject} {'dicatat' if after else 'dihapus'}"
                case _:
                    yield f"{column} {subject}: {name_value(column, after)}"


def _subjects(changes: Iterable[_Change]) -> Iterator[str]:
    """Name bukti of the same months together: undangan dan notulensi (Jan–Sep 2024)."""
    months = group_by(changes, attrgetter("bukti"))
    alike = group_by(months, lambda bukti: fold_tenggat(change.tenggat for change in months[bukti]))
    for when, bukti in alike.items():
        yield f"{listed(bukti)} ({when})"


def _tell_state(material: Material, changes: Sequence[_Change]) -> Iterator[str]:
    shown = {change.tenggat for change in changes if change.bukti}
    of_langkah = [change for change in changes if not change.bukti]
    reported = {change.tenggat for change in of_langkah if change.column == "laporan"}
    done = _days_done(of_langkah)
    if done:
        days = sorted({*done.values()})
        when = listed(_done_on(material, day) for day in days)
        if len(days) > _MOST_DAYS:
            when = f"bulan demi bulan, {format_day(days[0])} s.d. {_done_on(material, days[-1])}"
        yield f"{_target_of(done, shown)}selesai {when}"
    told: dict[str, Collection[str]] = {"laporan": done, "tanggal_selesai": reported}
    for (column, after), members in group_by(of_langkah, attrgetter("column", "after")).items():
        tenggat = {change.tenggat for change in members}.difference(told.get(column, ()))
        if tenggat:
            yield _in_words(column, after, tenggat, shown)


def _days_done(changes: Sequence[_Change]) -> dict[str, date]:
    """Map each tenggat that became Selesai to the day it was done, if that was said; in order."""
    days = {}
    done = []
    for change in changes:
        if change.column == "tanggal_selesai" and change.after:
            days[change.tenggat] = date.fromisoformat(change.after)
        elif change.after == "selesai":
            done.append(change.tenggat)
    return {tenggat: days[tenggat] for tenggat in sorted(done) if tenggat in days}


def _in_words(column: str, after: str, tenggat: set[str], shown: set[str]) -> str:
    if column == "laporan":
        return f"{_target_of(tenggat, shown)}{_LAPORAN_VERBS[after]}"
    when = f" {fold_tenggat(tenggat)}" if tenggat - shown - {""} else ""
    name = "PIC" if column == "pic" else column.replace("_", " ")
    return f"{name}{when}: {with_mark(name_value(column, after))}"


def _target_of(tenggat: Collection[str], shown: set[str]) -> str:
    """Write *target Jan–Mar 2024: *; nothing if the bukti `shown` before have the same months."""
    return "" if {*tenggat} == shown else f"target {fold_tenggat(tenggat)}: "


def _done_on(material: Material, day: date) -> str:
    return format_day(day) + (", sesudah posisi" if day > material.view.posisi else "")
