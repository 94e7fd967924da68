"""The one way anything is written: plan on what is stored, append, plan anew where somebody was
first; take back.

What every writer may rely on, an upload, a single edit, a meeting's record, a version or a choice
alike:

- When it returns an entry, that entry survives a power cut and the tables show it. When it raises,
  nothing is stored.
- Two writers of one rencana never both win unseen. What is planned is planned on the journal up to
  an entry; where one of the same rencana came after it, the journal refuses the writer with
  VersionClash.
- That one plans anew on what was stored meanwhile, up to RETRIES times; each time somebody else did
  get theirs stored. A plan that a person has to look at first raises a clash itself.
- A field that a person saw otherwise than it is now is never overwritten: `field_change` names it.
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
from monev.writing.content import Content

Field = TypeVar("Field", bound=Hashable)
Value = TypeVar("Value")
RETRIES = 100


class NewEntry(NamedTuple):
    """An entry that is to be appended. `file`: the bytes to keep beside it."""

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
) -> Entry:
    """Append an entry that is planned once, if `pelaku` may, under the name its office was called
    first. `planned_on`: the number of the newest entry then; None where nobody else's can clash
    with it. Raises NotAllowed, VersionClash where the rencana has a later one, and JournalDamaged:
    nothing is built on a broken chain."""
    db.catch_up()
    db.check_seals()
    check_entry(
        db,
        pelaku=pelaku,
        jenis=new.jenis,
        satker=new.satker,
        tahun=new.tahun,
        content=new.content,
    )
    origin = current_origin()
    entry = db.journal.add(
        jenis=new.jenis,
        pelaku=pelaku,
        satker=None if new.satker is None else list_offices(db).key_of(new.satker),
        tahun=new.tahun,
        content={**new.content, "lewat": origin} if origin else new.content,
        file=new.file,
        seen=planned_on,
    )
    db.catch_up()
    note_stored(entry.nomor)
    return entry


def append_with_retry(
    db: Database,
    plan: Callable[[], NewEntry | None],
    *,
    pelaku: str,
) -> Entry | None:
    """Append what `plan` makes of what is stored now, planned anew where somebody was first; None
    where that is nothing. Raises what `plan` raises, and VersionClash where others were first
    RETRIES times in a row."""
    for rest in reversed(range(RETRIES)):
        db.catch_up()
        planned_on, _ = db.up_to
        new = plan()
        if new is None:
            return None
        try:
            return append_entry(db, new, pelaku=pelaku, planned_on=planned_on)
        except VersionClash:
            if not rest:
                raise
    raise AssertionError("unreachable: the last try returns or raises")


@dataclass(frozen=True, slots=True)
class FieldChange(Generic[Field, Value]):
    """What a change of some fields comes to now. `values`: the fields that change → what they
    become. `clashes`: those that somebody else gave another value since → what the person wanted.
    `moved`: fields a person judged by and that somebody else changed since → what the person saw.
    `notes`: what else to know."""

    values: dict[Field, Value]
    clashes: dict[Field, Value] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    moved: dict[Field, Value] = field(default_factory=dict)


def field_change(
    wanted: Mapping[Field, Value],
    current: Mapping[Field, Value],
    seen: Mapping[Field, Value],
) -> FieldChange[Field, Value]:
    """Set fields to what is wanted. `seen`: what stood in them when the person decided (of an undo:
    what the change gave); one not named there is set whatever it was. What is as wanted, or left as
    it was seen, does not change."""
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


def has_moved(
    name: Field,
    current: Mapping[Field, Value],
    seen: Mapping[Field, Value],
) -> bool:
    """True if somebody else gave a field another value than the one that was seen."""
    return name in seen and seen[name] != current[name]


class Clashing(NamedTuple):
    """A field that somebody else gave another value meanwhile: what is stored, and what was
    wanted. An exception carries it, so it can't say of which form."""

    field: Any
    stored: Any
    wanted: Any


class FieldClash(VersionClash):
    """Somebody else changed the same fields since they were shown; nothing was stored. `clashes`
    has each field; none where the clash is of a whole thing."""

    def __init__(
        self,
        message: str,
        advice: str,
        clashes: Iterable[Clashing],
        *,
        heading: str | None = None,
    ) -> None:
        super().__init__(message, advice, heading=heading)
        self.clashes = tuple(clashes)


def format_when(waktu: datetime) -> str:
    """Say when somebody else stored, as a clash tells it: day and time of this office's zone."""
    local = waktu.astimezone(clock.zone())
    return f"{format_short_day(local.date())} {local:%H.%M}"
