"""Storing a change of a meeting's record.

It is planned on the record as it is now and appended by `monev.writing.append`.

A change is a list of things (benda, nomor), each with its content before (dari) and after (ke).
Taking it back swaps the two.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from monev.access import name_of
from monev.core.errors import MonevError, NotFound
from monev.core.meeting_things import STATUS_RAPAT, THINGS, ThingName
from monev.database import Database
from monev.figures import View, find_rencana
from monev.figures.views import Rencana
from monev.journal import Entry
from monev.journal.journal import Beside
from monev.meeting.records import Rapat, read_rapat, with_later_fields
from monev.meeting.things import Fields, Meeting, ThingChange
from monev.writing.append import (
    Clashing,
    FieldClash,
    NewEntry,
    append_with_retry,
    field_change,
    format_when,
)

NEVER_TAKEN_BACK = ("buka", "tutup", "lanjutkan", "batal", "pindah", "layar", "presensi")
"""Events with their own way back: a closed meeting is corrected, one not held is called off."""

AFTER_END = ("tutup", "perbaikan", "pindaian")
"""Events that are no part of the record, so they are possible after a meeting was closed or called
off."""

Where = Rapat | Rencana | View
"""In a meeting; or outside of meetings, of a rencana."""


class RapatClosed(MonevError):
    """The meeting was closed or called off. Its record stays as it is until a correction begins."""

    title = "Rapat sudah ditutup"


@dataclass(frozen=True, slots=True)
class RecordBook:
    """The current record, on which a change is planned. `rapat` is None outside of meetings."""

    db: Database
    rencana: Rencana
    rapat: Rapat | None
    _things: dict[ThingName, dict[int, Fields]] = field(default_factory=dict)

    @property
    def meeting(self) -> Rapat:
        """The meeting of this record."""
        assert self.rapat is not None  # an `act` always has a meeting
        return self.rapat

    def read_rapat(self) -> Meeting:
        """Return the meeting's own fields."""
        return cast("Meeting", self.read_thing("rapat", self.meeting.nomor))

    def read_thing(self, thing: ThingName, number: int) -> Fields:
        """Return a thing as it is now. Raises NotFound if it does not exist, or was deleted."""
        content = self.find_thing(thing, number)
        if content is None:
            raise NotFound(
                f"{THINGS[thing].label} nomor {number} sudah tidak ada.",
                "Muat ulang, lalu pilih lagi.",
            )
        return content

    def find_thing(self, thing: ThingName, number: int) -> Fields | None:
        """Return a thing as it is now; None if it does not exist, or no longer."""
        return self.list_things(thing).get(number)

    def list_things(self, thing: ThingName) -> dict[int, Fields]:
        """Return number → each thing of a kind as it is now."""
        if thing not in self._things:
            found = self.db.ask("meeting/things", **self._where, benda=thing)
            self._things[thing] = {
                row["nomor"]: with_later_fields(thing, json.loads(row["ke"])) for row in found
            }
        return self._things[thing]

    def add_things(self, thing: ThingName, *contents: Fields) -> list[ThingChange]:
        """Return the change that adds things of one kind, with the next numbers."""
        (last,) = self.db.ask("meeting/last_number", **self._where, benda=thing)
        numbered = enumerate(contents, start=last["nomor"] + 1)
        return [thing_change(thing, number, None, content) for number, content in numbered]

    def replace_fields(
        self, thing: ThingName, number: int, value: Fields, seen: Fields | None = None
    ) -> list[ThingChange]:
        """Return the change that gives a thing new values; empty if it has them.

        Raises FieldClash if a value is not as `seen`.
        """
        current = self.read_thing(thing, number)
        change = field_change(value, current, seen or {})
        if change.clashes:
            clashes = [
                Clashing(name, current[name], typed) for name, typed in change.clashes.items()
            ]
            raise self._clash(thing, number, clashes)
        if not change.values:
            return []
        return [thing_change(thing, number, current, {**current, **change.values})]

    def change_rapat(self, value: Fields, seen: Fields | None = None) -> list[ThingChange]:
        """Return the change that gives the meeting new values, as `replace_fields`."""
        return self.replace_fields("rapat", self.meeting.nomor, value, seen)

    def undo_change(self, done: ThingChange) -> list[ThingChange]:
        """Return the change that undoes `done`, if its result is still there.

        Empty if it was undone already. Raises FieldClash.
        """
        thing = done["benda"]
        number = done["nomor"]
        former = _whole(thing, done["dari"])
        given = _whole(thing, done["ke"])
        current = self.find_thing(thing, number)
        if former is None or given is None:
            if current == former:
                return []
            if current == given:
                return [thing_change(thing, number, current, former)]
        elif current is not None:
            return self.replace_fields(thing, number, former, given)
        raise self._clash(thing, number, [])

    @property
    def _where(self) -> dict[str, int | None]:
        return {
            "rencana_id": self.rencana.rencana_id,
            "rapat": self.rapat.nomor if self.rapat else None,
        }

    def _clash(self, thing: ThingName, number: int, clashes: list[Clashing]) -> FieldClash:
        """Return the error for fields that clash.

        Without fields, for a whole thing that was added or deleted.
        """
        field = clashes[0].field if clashes else ""
        editor = self.db.ask(
            "meeting/editors", **self._where, benda=thing, nomor=number, kolom=field
        )[0]
        who = name_of(self.db, editor["pelaku"])
        when = format_when(editor["waktu"])
        message = f"{THINGS[thing].label} ini sudah diubah oleh {who} ({when})"
        if clashes:
            fields = "; ".join(
                f"{name}: kini “{now}”, isian Anda “{value}”" for name, now, value in clashes
            )
            message += f": {fields}"
        advice = "Belum ada yang berubah. Lihat isi terbarunya, lalu ulangi bila masih perlu."
        return FieldClash(f"{message}.", advice, clashes, heading="Catatan rapat sudah berubah")


def thing_change(
    thing: ThingName, number: int, former: Fields | None, new: Fields | None
) -> ThingChange:
    """Make the change of one thing from its content before and after."""
    return {"benda": thing, "nomor": number, "dari": former, "ke": new}


def _whole(thing: ThingName, said: Fields | None) -> Fields | None:
    """Complete one side of a change with later fields."""
    return None if said is None else with_later_fields(thing, {**said})


def record_change(
    db: Database,
    where: Where,
    event: str,
    make: Callable[[RecordBook], list[ThingChange]],
    *,
    pelaku: str,
    undoes: int | None = None,
    file: bytes | None = None,
    beside: Beside = None,
) -> Entry | None:
    """Append the changes that `make` returns for the current record, with a `file` they name.

    None if there are none.

    `beside` changes accounts in the same transaction. Raises RapatClosed (except for AFTER_END),
    NotFound, and errors of `make`; then nothing is stored.
    """

    def plan() -> NewEntry | None:
        rencana = find_rencana(db, where.satker, where.tahun)
        rapat = None
        if isinstance(where, Rapat):
            rapat = read_rapat(db, where.satker, where.tahun, where.nomor)
        if rapat is not None and not rapat.is_open and event not in AFTER_END:
            message = f"Rapat “{rapat.judul}” sudah {STATUS_RAPAT[rapat.status].lower()}."
            raise RapatClosed(
                message, "Catatannya tidak berubah lagi, kecuali rapat itu diperbaiki dahulu."
            )
        changes = make(RecordBook(db, rencana, rapat))
        if not changes:
            return None
        number = changes[0]["nomor"] if event == "buka" else rapat and rapat.nomor
        content = {"rapat": number, "peristiwa": event, "menarik": undoes, "ubah": changes}
        return NewEntry("rapat", rencana.satker, rencana.tahun, content, file)

    return append_with_retry(db, plan, pelaku=pelaku, beside=beside)


P = ParamSpec("P")
Making = Callable[Concatenate[RecordBook, P], list[ThingChange]]
"""Returns the changes, given the current record and what a person entered."""
Storing = Callable[Concatenate[Database, Where, P], Entry | None]
"""Stores them."""


def act(event: str) -> Callable[[Making[P]], Storing[P]]:
    """Decorate a function that returns changes of a meeting's record, so that it stores them.

    They are stored as this event (`record_change`). The stored function takes the database and the
    meeting in place of the book. Who does it is the `pelaku` that each of them names.
    """

    def storing(make: Making[P]) -> Storing[P]:
        @wraps(make)
        def store(db: Database, where: Where, *about: P.args, **named: P.kwargs) -> Entry | None:
            return record_change(
                db,
                where,
                event,
                lambda book: make(book, *about, **named),
                pelaku=str(named["pelaku"]),
            )

        return store

    return storing


def undo(db: Database, satker: str, tahun: int, entry: int, *, pelaku: str) -> Entry | None:
    """Take back what a journal entry changed in a meeting's record, if its result still stands.

    None if it was taken back.

    Raises NotFound, also for events that are never taken back, FieldClash, RapatClosed.
    """
    db.catch_up()
    rencana = find_rencana(db, satker, tahun)
    found = db.ask("meeting/one_event", rencana_id=rencana.rencana_id, nomor=entry)
    if not found or found[0]["peristiwa"] in NEVER_TAKEN_BACK:
        raise NotFound("Catatan yang hendak diurungkan tidak ada.", "Muat ulang, lalu pilih lagi.")
    event = found[0]

    def make(book: RecordBook) -> list[ThingChange]:
        return [change for done in json.loads(event["ubah"]) for change in book.undo_change(done)]

    where = rencana if event["rapat"] is None else read_rapat(db, satker, tahun, event["rapat"])
    return record_change(db, where, "urungkan", make, pelaku=pelaku, undoes=entry)
