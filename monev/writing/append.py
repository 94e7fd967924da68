"""The one way to write: plan an entry on what is stored, and append it.

If somebody else stored first, it is planned anew.

Every writer (an upload, a single edit, a meeting's record, a version, a choice) relies on this:

- When an entry is returned, it survives a power cut and the tables show it. When an error is
  raised, nothing is stored.
- Two writers of one rencana never overwrite each other unseen. A plan knows the journal up to an
  entry; if a later one is of the same rencana, the journal refuses the plan with VersionClash.
- The refused writer plans anew on what was stored meanwhile, up to RETRIES times. A plan that a
  person has to look at first raises a clash itself.
- A field that changed since a person saw it is never overwritten: `field_change` lists it.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

from monev.access import check_entry, current_origin, list_offices, note_stored
from monev.core import clock
from monev.core.dates import format_short_day
from monev.core.errors import VersionClash
from monev.database import Database
from monev.journal import Entry
from monev.journal.journal import Beside
from monev.writing.content import Content

Field = TypeVar("Field", bound=Hashable)
Value = TypeVar("Value")
RETRIES = 100


class NewEntry(NamedTuple):
    """An entry to append. `file`: the bytes to keep beside it."""

    jenis: str
    satker: str | None
    tahun: int | None
    content: Content
    file: bytes | None = None


def append_entry(
    db: Database,
    new: NewEntry,
    *,
    pelaku: str,
    planned_on: int | None = None,
    beside: Beside = None,
) -> Entry:
    """Append an entry, if `pelaku` may, under its office's name in journal entries.

    `planned_on`: the number of the newest entry when it was planned; None if nothing can clash with
    it. `beside` changes accounts in the same transaction. Raises NotAllowed, VersionClash if the
    rencana has a later entry, JournalDamaged.
    """
    db.catch_up()
    about = {"jenis": new.jenis, "tahun": new.tahun, "pelaku": pelaku}
    check_entry(db, satker=new.satker, content=new.content, **about)
    origin = current_origin()
    entry = db.journal.add(
        **about,
        satker=None if new.satker is None else list_offices(db).key_of(new.satker),
        content={**new.content, "lewat": origin} if origin else new.content,
        file=new.file,
        seen=planned_on,
        beside=beside,
    )
    db.catch_up()
    note_stored(entry.nomor)
    return entry


def append_with_retry(
    db: Database, plan: Callable[[], NewEntry | None], *, pelaku: str, beside: Beside = None
) -> Entry | None:
    """Append the entry that `plan` makes of what is stored now.

    It plans anew if somebody else stored first. None if the plan is None. Raises what `plan`
    raises, and VersionClash if others were first RETRIES times in a row.
    """
    for rest in reversed(range(RETRIES)):
        db.catch_up()
        planned_on, _ = db.up_to
        new = plan()
        if new is None:
            return None
        try:
            return append_entry(db, new, pelaku=pelaku, planned_on=planned_on, beside=beside)
        except VersionClash:
            if not rest:
                raise
    raise AssertionError("unreachable: the last try returns or raises")


@dataclass(frozen=True, slots=True)
class FieldChange(Generic[Field, Value]):
    """The result of changing some fields.

    `values`: fields that change → new value. `clashes`: fields that somebody else changed since →
    the value that the person wanted. `moved`: fields that the person judged by and somebody else
    changed since → the value that the person saw. `notes`: sentences for the person.
    """

    values: dict[Field, Value]
    clashes: dict[Field, Value] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    moved: dict[Field, Value] = field(default_factory=dict)


def field_change(
    wanted: Mapping[Field, Value], current: Mapping[Field, Value], seen: Mapping[Field, Value]
) -> FieldChange[Field, Value]:
    """Compare the wanted values with the current ones.

    Fields that are so already, or left as they were seen, don't change.

    `seen`: the values when the person decided (of an undo: those that the change gave). A field
    that is not in it is set whatever its value.
    """
    values = {}
    clashes = {}
    for name, value in wanted.items():
        if value in (current[name], seen.get(name, current[name])):
            continue
        if has_moved(name, current, seen):
            clashes[name] = value
        else:
            values[name] = value
    return FieldChange(values, clashes)


def has_moved(name: Field, current: Mapping[Field, Value], seen: Mapping[Field, Value]) -> bool:
    """True if somebody else changed a field since it was seen."""
    return name in seen and seen[name] != current[name]


class Clashing(NamedTuple):
    """A field that somebody else changed meanwhile, with its stored and its wanted value.

    They are Any, as an exception carries it, of whatever form.
    """

    field: Any
    stored: Any
    wanted: Any


class FieldClash(VersionClash):
    """Somebody else changed the same fields since they were shown, and nothing was stored.

    `clashes`: the fields; none if the clash is about a whole thing.
    """

    def __init__(
        self, message: str, advice: str, clashes: Iterable[Clashing], *, heading: str | None = None
    ) -> None:
        super().__init__(message, advice, heading=heading)
        self.clashes = tuple(clashes)


def format_when(waktu: datetime) -> str:
    """Write a moment as day and time in this office's zone."""
    local = waktu.astimezone(clock.zone())
    return f"{format_short_day(local.date())} {local:%H.%M}"
