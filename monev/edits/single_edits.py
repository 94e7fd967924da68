"""Changes made in the app itself: checking, storing and undoing them.

They make unggahan too (docs/operations.md): all changes of a meeting are one, of jenis "rapat"; all
of a person on one day are one, of jenis "suntingan". The journal keeps each change by itself.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from monev.access.door import place_of
from monev.core import clock, typed_input
from monev.core.dates import format_day
from monev.core.errors import NotFound
from monev.core.field_of import FieldOf
from monev.core.file_references import is_web_address, words_of
from monev.core.plan_fields import SAID, SAID_OF_BUKTI, PlanField
from monev.core.records import Reading
from monev.core.statuses import BUKTI_PRESENT, DECLARED, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.typed_input import BadEntry, Checker
from monev.database import Database, Row
from monev.edits.storing import (
    DERIVED,
    Change,
    Changes,
    EditResult,
    EditStore,
    Newest,
    Target,
    Version,
    find_newest,
    read_meeting,
    refuse_clash,
    refuse_closed,
    still_so,
)
from monev.reading.report_words import complain_of_date
from monev.uploads.checking import posisi_complaints
from monev.writing.append import FieldChange, NewEntry, append_with_retry, field_change
from monev.writing.content import Content, empty_bukti, pick_fields

Value = Content | Callable[[Content], Content]
"""Field → new value (COLUMNS); or a function that makes it of the stored values, called again if
somebody else stored first."""


class Edit(NamedTuple):
    """The wanted change of one thing.

    `seen`: the values before; a field that somebody else changed since is refused. `judged_by`:
    other fields that the person judged by; if one of them changed since, nothing is stored.
    """

    target: Target
    value: Value
    seen: Content
    judged_by: Content | None = None


def edit_together(
    db: Database,
    satker: str,
    tahun: int,
    edits: Sequence[Edit],
    *,
    pelaku: str,
    posisi: date | None = None,
    rapat: int | None = None,
    file: bytes | None = None,
) -> EditResult:
    """Change fields of several things in the newest version, in one entry with one undo.

    All of them change or none. Raises EntryRefused, FieldClash, NotFound; then nothing is stored.

    `posisi`: today if None; never before the newest unggahan's. `rapat`: the meeting in which it is
    made, whose posisi it takes. `file`: the bytes to keep beside the entry.
    """
    asked = {one.target: one for one in edits}
    store = EditStore(db, satker, tahun, tuple(asked), pelaku, rapat)
    notes: dict[str, None] = {}

    def plan() -> NewEntry | None:
        version = store.newest(posisi) if rapat is None else store.of_meeting()
        changes = _wanted_changes(db, version, asked)
        notes.clear()  # those of an earlier plan, which was not stored
        for change in changes.values():
            notes.update(dict.fromkeys(change.notes))
        later = store.later_than(version)
        kept = still_so(changes, version.things, later.things) if later else {}
        return store.entry(version, changes, later, kept, file=file)

    entry = append_with_retry(db, plan, pelaku=pelaku)
    return EditResult(entry, tuple(notes))


def _wanted_changes(db: Database, version: Version, asked: Mapping[Target, Edit]) -> Changes:
    """Return the changes that the edits make of a version. Raises EntryRefused, FieldClash."""
    things, tahun = version.things, version.current.rencana.tahun
    changes = {target: _wanted_change(asked[target], place) for target, place in things.items()}
    refuse_clash(db, version.current, things, changes)
    done = {}
    for target, change in changes.items():
        done[target] = _finish(target, things[target], change.values, version.day, tahun)
    return {target: _without_proof(target, things[target], done) for target in done}


def edit(
    db: Database,
    satker: str,
    tahun: int,
    target: Target,
    value: Value,
    *,
    pelaku: str,
    seen: Content | None = None,
    judged_by: Content | None = None,
    posisi: date | None = None,
    rapat: int | None = None,
    file: bytes | None = None,
) -> EditResult:
    """Change fields of one thing, as `edit_together` does of several."""
    return edit_together(
        db,
        satker,
        tahun,
        [Edit(target, value, seen or {}, judged_by)],
        pelaku=pelaku,
        posisi=posisi,
        rapat=rapat,
        file=file,
    )


def _wanted_change(asked: Edit, place: Content) -> Change:
    value = asked.value(place) if callable(asked.value) else asked.value
    wanted = tidy_entries(asked.target.kind, value)
    seen = tidy_entries(asked.target.kind, asked.seen)
    change = field_change(wanted, place, seen)
    if not change.values and not change.clashes:
        return change
    moved = {}
    for column, value_seen in (asked.judged_by or {}).items():
        if place[column] != value_seen and column not in change.clashes:
            moved[column] = value_seen
    return replace(change, moved=moved)


def _finish(target: Target, place: Content, values: Content, day: date, tahun: int) -> Change:
    """Complete the new values of a thing with those that follow from them.

    Raises EntryRefused if they are impossible.
    """
    if not values:
        return FieldChange({})
    notes = complete_entries(target.kind, place, values)
    if target.kind == "tenggat":
        finished = {**place, **values}
        check_laporan(finished, values, day, tahun)
        values[DERIVED] = None
        if finished["laporan"] == "selesai":
            since = place[DERIVED] if place["laporan"] == "selesai" else None
            values[DERIVED] = since or day.isoformat()
    changed = {column: value for column, value in values.items() if place[column] != value}
    return FieldChange(changed, notes=notes)


def _without_proof(target: Target, place: Content, done: Changes) -> Change:
    """Add a note to a change that makes a target Selesai without bukti.

    Such a target names no bukti or has none of them.
    """
    change = done[target]
    if change.values.get("laporan") != "selesai":
        return change
    statuses = set()
    for bukti in place["bukti"]:
        said = done.get(Target(target.kode, target.tenggat, bukti["nama"]))
        values = said.values if said else {}
        statuses.add(values.get("status", bukti["status"]))
    if not statuses:
        return replace(change, notes=(*change.notes, _NONE_NAMED))
    owed = statuses - {"tidak_berlaku"}
    if owed and owed.isdisjoint(BUKTI_PRESENT):
        return replace(change, notes=(*change.notes, _NONE_GIVEN))
    return change


_NONE_NAMED = "Rencana belum menyebut bukti target ini, jadi Selesai tercatat tanpa bukti."
_NONE_GIVEN = "Belum satu pun bukti target ini ada."


def cancel_change(db: Database, satker: str, tahun: int, entry: int, *, pelaku: str) -> EditResult:
    """Undo journal entry `entry`, a change made in the app, while every field still has its value.

    The undo belongs to the same meeting while that is open. Raises FieldClash, NotFound, and
    EntryRefused if the former values don't fit what was reported since.
    """
    current = find_newest(db, satker, tahun)
    fields = _changed_by(db, current, entry)
    if not fields:
        raise NotFound(
            "Perubahan yang hendak diurungkan tidak ada.", "Muat ulang halaman, lalu pilih lagi."
        )
    first = fields[0]
    rapat = first["rapat"]
    meeting = None if rapat is None else read_meeting(db, current.rencana, rapat)
    is_open = meeting is not None and meeting["status"] == "berlangsung"
    targets = dict.fromkeys(Target(*place_of(field)) for field in fields)
    store = EditStore(db, satker, tahun, tuple(targets), pelaku, rapat if is_open else None)
    twin = first["kembar"]
    of_twin = _changed_by(db, current, twin) if twin else []
    is_beside = first["pangkal"] is not None
    if is_beside and meeting is not None:
        refuse_closed(meeting)

    def plan() -> NewEntry | None:
        # Undone at the posisi where it was made: at another the view in which it was made would
        # still show it.
        version = store.at(first["posisi"]) if is_beside else store.newest(current.posisi)
        changes = _given_back(db, version, fields)
        later = store.later_than(version)
        kept = _given_back(db, later, of_twin, theirs_stands=True) if later else {}
        return store.entry(version, changes, later, kept, undoes=(entry, twin))

    return EditResult(append_with_retry(db, plan, pelaku=pelaku), ())


def _changed_by(db: Database, current: Newest, entry: int) -> list[Row]:
    return db.ask(
        "uploads/edits", rencana_id=current.rencana.rencana_id, rapat=None, nomor=entry, sampai=None
    )


def _given_back(
    db: Database, version: Version, fields: list[Row], *, theirs_stands: bool = False
) -> Changes:
    """Return the changes that take back a change of fields (kolom, dari, ke).

    A field that others changed since is a clash, or stays as it is (`theirs_stands`).
    """
    things = version.things
    changes: dict[Target, Change] = {}
    for target, place in things.items():
        given = {}
        former = {}
        for field in fields:
            if place_of(field) == target:
                given[field["kolom"]] = field["ke"]
                former[field["kolom"]] = field["dari"]
        change = field_change(former, place, given)
        told = dict(change.clashes)
        told.pop(DERIVED, None)
        stands = told and theirs_stands
        changes[target] = FieldChange({}) if stands else FieldChange(change.values, told)
    refuse_clash(db, version.current, things, changes)
    tahun = version.current.rencana.tahun
    for target, change in changes.items():
        if target.kind == "tenggat":
            finished = {**things[target], **change.values}
            check_laporan(finished, change.values, version.day, tahun)
    return changes


Typed = str | date | None
"""The types of what a person can type into a field."""


def tidy_entries(kind: str, value: Mapping[str, Typed]) -> dict[str, str | None]:
    """Turn typed values into those to store.

    `kind`: "langkah", "tenggat" or "bukti". Raises EntryRefused with a sentence per field,
    ValueError for an unknown field (a mistake of the program).
    """
    checkers = {name: partial(_tidy, name, each) for name, each in _TYPED[kind].items()}
    return typed_input.tidy_fields(value, checkers)


def _tidy(column: str, typed: FieldOf, raw: Typed) -> str | None:
    return typed.clean(raw) or _BLANK[column]


def _typed(name: str, words: Mapping[str, str], said: dict[str, PlanField]) -> dict[str, FieldOf]:
    return {name: FieldOf("Status", "choice", choices=words)} | {
        each: field.typed for each, field in said.items()
    }


_TYPED = {
    "langkah": {"pic": FieldOf("PIC")},
    "tenggat": _typed("laporan", STATUS_LAPORAN, SAID),
    "bukti": _typed("status", STATUS_BUKTI, SAID_OF_BUKTI),
}
_BLANK: Content = {"pic": None, "laporan": "", **pick_fields(None, SAID), **empty_bukti("", "")}


def complete_entries(kind: str, before: Content, values: Content) -> tuple[str, ...]:
    """Add to `values` what follows from them, and return notes about it.

    A link makes a bukti Ada unless another status is given, as in a file; a target that is no
    longer Selesai loses its tanggal selesai.
    """
    if kind == "tenggat" and before["tanggal_selesai"]:
        if values.get("laporan", "selesai") != "selesai":
            values.setdefault("tanggal_selesai", None)
        return ()
    if kind != "bukti" or not values.get("tautan"):
        return ()
    notes = []
    words = words_of(values["tautan"])
    if words and not is_web_address(words):
        notes.append(f"“{words}” disimpan sebagai keterangan, bukan tautan.")
    if "status" not in values and before["status"] == "belum_ada":
        values["status"] = "ada"
        notes.append("Buktinya dicatat ada.")
    return tuple(notes)


def check_laporan(current: Content, changed: Collection[str], posisi: date, tahun: int) -> None:
    """Raise EntryRefused if the report of a tenggat is impossible (docs/design.md §5).

    Only faults of the `changed` fields count: others came with a file.
    """
    check = Checker()
    laporan = current["laporan"]
    is_unexplained = laporan in DECLARED and not current["kendala"]
    if is_unexplained and not {"laporan", "kendala"}.isdisjoint(changed):
        said = f"Status {STATUS_LAPORAN[laporan]} perlu alasan. Tulis alasannya di Kendala."
        check.refuse("kendala", said)
    finished = current["tanggal_selesai"]
    with check("tanggal_selesai"):
        if finished and not {"laporan", "tanggal_selesai"}.isdisjoint(changed):
            if laporan != "selesai":
                raise BadEntry(
                    "Tanggal selesai hanya untuk status Selesai. Pilih Selesai, atau kosongkan "
                    "tanggalnya."
                )
            _check_day(date.fromisoformat(finished), posisi, tahun)
    check.finish()


def _check_day(day: date, posisi: date, tahun: int) -> None:
    for complaint in (complain_of_date(day, tahun), *posisi_complaints(Reading(), posisi, tahun)):
        if complaint:
            raise BadEntry(complaint.pesan)
    today = clock.today()
    if day > max(posisi, today):
        raise BadEntry(
            f"Tanggal selesai {format_day(day)} masih akan datang. "
            f"Tulis hari ini ({format_day(today)}) atau sebelumnya, atau biarkan belum selesai."
        )
