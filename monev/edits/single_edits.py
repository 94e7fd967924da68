"""Changes made in the app itself: checking, storing and undoing them.

All that one touch sets is one entry, with one undo (docs/operations.md).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from monev.access.door import place_of
from monev.core import clock, typed_input
from monev.core.dates import format_day, format_short_day
from monev.core.errors import MonevError, NotFound
from monev.core.field_of import FieldOf
from monev.core.file_references import is_web_address, words_of
from monev.core.plan_fields import SAID, SAID_OF_BUKTI, PlanField
from monev.core.statuses import BUKTI_PRESENT, DECLARED, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.typed_input import BadEntry, Checker
from monev.database import Database, Row
from monev.edits.storing import (
    COLUMNS,
    Change,
    Changes,
    EditResult,
    Screen,
    Target,
    isian,
    look_at,
    read_meeting,
    refuse_clash,
)
from monev.figures import find_rencana
from monev.figures.facts import facts_of
from monev.figures.views import Rencana
from monev.journal import Entry
from monev.reading.report_words import complain_of_date
from monev.writing.append import FieldChange, NewEntry, append_with_retry, field_change
from monev.writing.content import Content, by_kode, empty_bukti, pick_fields
from monev.writing.plan_versions import find_targets, standing_files

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
    rapat: int | None = None,
    file: bytes | None = None,
) -> EditResult:
    """Change fields of several things, in one entry with one undo.

    All of them change or none. Raises EntryRefused, FieldClash, NotFound; then nothing is stored.

    `rapat`: the meeting in which it is made, and whose day it goes on from; else it goes on from
    the newest state. `file`: the bytes to keep beside the entry.
    """
    asked = {one.target: one for one in edits}
    notes: dict[str, None] = {}

    def plan() -> NewEntry | None:
        screen = look_at(db, satker, tahun, tuple(asked), rapat)
        changes = _wanted_changes(db, screen, asked)
        notes.clear()  # those of an earlier plan, which was not stored
        for change in changes.values():
            notes.update(dict.fromkeys(change.notes))
        return screen.isian(db, changes, file=file)

    entry = append_with_retry(db, plan, pelaku=pelaku)
    return EditResult(entry, tuple(notes))


def _wanted_changes(db: Database, screen: Screen, asked: Mapping[Target, Edit]) -> Changes:
    """Return the changes that the edits make. Raises EntryRefused, FieldClash."""
    things = screen.things
    changes = {target: _wanted_change(asked[target], place) for target, place in things.items()}
    refuse_clash(db, screen, changes)
    done = {}
    for target, change in changes.items():
        done[target] = _finish(target, things[target], change.values, screen.view.tahun)
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
    rapat: int | None = None,
    file: bytes | None = None,
) -> EditResult:
    """Change fields of one thing, as `edit_together` does of several."""
    one = Edit(target, value, seen or {}, judged_by)
    return edit_together(db, satker, tahun, [one], pelaku=pelaku, rapat=rapat, file=file)


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


def _finish(target: Target, place: Content, values: Content, tahun: int) -> Change:
    """Complete the new values of a thing with those that follow from them.

    Raises EntryRefused if they are impossible.
    """
    if not values:
        return FieldChange({})
    notes = complete_entries(target.kind, place, values)
    if target.kind == "tenggat":
        check_laporan({**place, **values}, values, tahun)
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

    Or that the report is complete. It is withdrawn, at every day. The undo belongs to the same
    meeting while that is open. Raises FieldClash, NotFound, InFile, and EntryRefused if the former
    values don't fit what was reported since.
    """
    db.catch_up()
    rencana = find_rencana(db, satker, tahun)
    said = facts_of(db, rencana.rencana_id, entry)
    fields = said or _given_back_by(db, rencana, entry)
    if not fields and db.ask("uploads/complete_report", rencana_id=rencana.rencana_id, entri=entry):
        return EditResult(_append_undo(db, rencana, entry, pelaku), ())
    if not fields or fields[0]["berkas"]:
        raise NotFound(
            "Perubahan yang hendak diurungkan tidak ada.", "Muat ulang halaman, lalu pilih lagi."
        )
    if said and said[0]["ditarik"]:
        return EditResult(None, ())
    rapat = fields[0]["rapat"]
    if rapat is not None and read_meeting(db, rencana, rapat)["status"] != "berlangsung":
        rapat = None
    if rapat is not None:  # which looks at the plan of its day
        fields = [{**field, "tenggat": field["tenggat_semula"]} for field in fields]
    targets = [*dict.fromkeys(Target(*place_of(field)) for field in fields)]

    def plan() -> NewEntry | None:
        screen = look_at(db, satker, tahun, targets, rapat)
        changes = _given_back(db, screen, fields)
        ubah = []
        for field in fields:
            target, kolom = Target(*place_of(field)), field["kolom"]
            if kolom in changes[target].values:
                given = {"kolom": kolom, "dari": field["nilai"], "ke": field["dari"]}
                ubah.append({**target._asdict(), **given, "berlaku": str(field["berlaku"])})
        if not ubah:
            return None
        _refuse_in_file(db, rencana, entry, said)
        return isian(rencana, rapat, ubah, menarik=entry)

    return EditResult(append_with_retry(db, plan, pelaku=pelaku), ())


def _append_undo(db: Database, rencana: Rencana, entry: int, pelaku: str) -> Entry | None:
    """Append the undo of a statement that the report is complete."""
    return append_with_retry(db, lambda: isian(rencana, None, [], menarik=entry), pelaku=pelaku)


def _given_back_by(db: Database, rencana: Rencana, undo: int) -> list[Row]:
    """List the fields that an undo gave back: those of what it took back, the other way round."""
    undone = db.journal.entry_at(undo).isi.get("menarik")
    rows = facts_of(db, rencana.rencana_id, undone) if undone else []
    return [{**row, "nilai": row["dari"], "dari": row["nilai"]} for row in rows]


def _given_back(db: Database, screen: Screen, fields: list[Row]) -> Changes:
    """Return the changes that take back a change of fields (kolom, dari, nilai).

    A field that others changed since is a clash.
    """
    changes: dict[Target, Change] = {}
    for target, place in screen.things.items():
        given = {}
        former = {}
        for field in fields:
            if place_of(field) == target:
                given[field["kolom"]] = field["nilai"]
                former[field["kolom"]] = field["dari"]
        changes[target] = field_change(former, place, given)
    refuse_clash(db, screen, changes)
    for target, change in changes.items():
        if target.kind == "tenggat":
            finished = {**screen.things[target], **change.values}
            check_laporan(finished, change.values, screen.view.tahun)
    return changes


class InFile(MonevError):
    """A later file says what an undo would take away."""

    title = "Belum dapat diurungkan"


def _refuse_in_file(db: Database, rencana: Rencana, entry: int, fields: list[Row]) -> None:
    """Raise InFile if the newest file came after an entry and has what that changed."""
    files = standing_files(db, rencana.satker, rencana.tahun)
    if files[-1]["unggahan_id"] < entry:
        return
    langkah = by_kode(db.journal.entry_at(files[-1]["unggahan_id"]).isi["langkah"])
    for field in fields:
        kode, *place = place_of(field)
        there = find_targets(langkah[kode], *place) if kode in langkah else []
        if there and there[0].get(field["kolom"]) == field["nilai"]:
            heading = COLUMNS[Target(kode, *place).kind][field["kolom"]]
            day = format_short_day(files[-1]["waktu"].astimezone(clock.zone()).date())
            told = f"{heading} yang hendak diurungkan sudah ada di berkas {day}."
            raise InFile(told, "Belum ada yang berubah. Isi nilai yang benar.")


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


def check_laporan(current: Content, changed: Collection[str], tahun: int) -> None:
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
            _check_day(date.fromisoformat(finished), tahun)
    check.finish()


def _check_day(day: date, tahun: int) -> None:
    if complaint := complain_of_date(day, tahun):
        raise BadEntry(complaint.pesan)
    today = clock.today()
    if day > today:
        raise BadEntry(
            f"Tanggal selesai {format_day(day)} masih akan datang. "
            f"Tulis hari ini ({format_day(today)}) atau sebelumnya, atau biarkan belum selesai."
        )
