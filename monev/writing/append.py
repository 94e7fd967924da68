"""The one way anything is written: plan on what is stored, append, plan anew where somebody was first; take back.

What every writer may rely on, an upload, a single edit, a meeting's record, a version or a choice alike:

- When it returns an entry, that entry survives a power cut and the tables show it. When it raises, nothing is stored.
- Two writers of one rencana never both win unseen. An entry says on which newest entry it was planned (`after`); the
  journal takes one entry after each, and refuses the other writer with VersionClash.
- That one plans anew on what was stored meanwhile, up to RETRIES times; each time somebody else did get theirs stored.
  A plan that a person has to look at first raises the clash instead.
- A field that a person saw otherwise than it is now is never overwritten: `field_change` and `taken_back` name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from monev.access import check_entry, current_origin, list_offices
from monev.core import clock
from monev.core.dates import format_short_day
from monev.core.errors import VersionClash
from monev.database import Database
from monev.journal import Entry
from monev.journal.interface import changed_meanwhile
from monev.writing.content import Content

RETRIES = 100


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that is to be appended. `after`: hash of the rencana's newest entry it was planned on, "" where it has
    none; None where nobody else's entry can clash with it. `file`: the bytes to keep beside it."""

    jenis: str
    satker: str | None
    tahun: int | None
    content: Content
    after: str | None = None
    file: bytes | None = None


Plan = Callable[[VersionClash | None], NewEntry | None]
"""What to append to what is stored now; None where there is nothing to store. It is given None at first, else the clash
because of which it plans anew; it may raise that one."""


def append_entry(db: Database, new: NewEntry, *, pelaku: str) -> Entry:
    """Append an entry that is planned once, if `pelaku` may, under the name its office was called first. Raises
    NotAllowed, VersionClash where the rencana has one newer than `new.after`, and JournalDamaged: nothing is built on a
    broken chain."""
    db.catch_up()
    db.check_seals()
    seen, _ = db.up_to
    check_entry(db, pelaku=pelaku, jenis=new.jenis, satker=new.satker, tahun=new.tahun, content=new.content)
    _check_after(db, new)
    origin = current_origin()
    entry = db.journal.add(
        jenis=new.jenis,
        pelaku=pelaku,
        satker=None if new.satker is None else list_offices(db).key_of(new.satker),
        tahun=new.tahun,
        content={**new.content, "lewat": origin} if origin else new.content,
        file=new.file,
        seen=None if new.after is None else seen,
    )
    db.catch_up()
    return entry


def newest_entry(db: Database, satker: str | None = None, tahun: int | None = None) -> str:
    """The `after` of an entry: hash of the newest one of its rencana that the tables show, "" where they show none; of
    no rencana: that of people, guests and the register."""
    if satker is None:
        return db.newest.of_none()
    rows = db.ask("writing/newest_entry", satker=satker, tahun=tahun)
    return rows[0]["hash"] if rows else ""


def _check_after(db: Database, new: NewEntry) -> None:
    """Raise VersionClash where the tables show a newer entry of the rencana than it was planned on. One that comes
    after those is seen by the journal."""
    if new.after is None:
        return
    if newest_entry(db, new.satker and list_offices(db).current_name(new.satker), new.tahun) != new.after:
        raise changed_meanwhile(new.satker, new.tahun)


def append_with_retry(db: Database, plan: Plan, *, pelaku: str) -> Entry | None:
    """Append what `plan` makes of what is stored now; None where that is nothing. Raises what `plan` raises, and
    VersionClash where others were first RETRIES times in a row."""
    clash: VersionClash | None = None
    for rest in reversed(range(RETRIES)):
        db.catch_up()
        new = plan(clash)
        if new is None:
            return None
        try:
            return append_entry(db, new, pelaku=pelaku)
        except VersionClash as error:
            if not rest:
                raise
            clash = error
    raise AssertionError("unreachable: the last try returns or raises")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a change of some fields comes to now. `values`: the fields that change → what they become. `clashes`: of
    the fields a person meant, those that somebody else gave another value since → what the person wanted."""

    values: Content
    clashes: Content


def field_change(wanted: Mapping[str, Any], current: Mapping[str, Any], seen: Mapping[str, Any]) -> FieldChange:
    """Fields set to what is wanted. `seen`: what stood in them when the person decided; a field not named there is set
    whatever it was. One that is as wanted already, or that the person left as they saw it, does not change."""
    values = {k: v for k, v in wanted.items() if current[k] != v and seen.get(k, current[k]) != v}
    return FieldChange(values, {k: v for k, v in values.items() if seen.get(k, current[k]) != current[k]})


def taken_back(former: Mapping[str, Any], given: Mapping[str, Any], current: Mapping[str, Any]) -> FieldChange:
    """The undo of a change from `former` to `given`: each field goes back while it still has the value it was given.
    One that went back already does not change."""
    differing = {k: former[k] for k in given if given[k] != former[k] and current[k] != former[k]}
    clashes = {k: v for k, v in differing.items() if current[k] != given[k]}
    return FieldChange({k: v for k, v in differing.items() if k not in clashes}, clashes)


class Clashing(NamedTuple):
    """A field that somebody else gave another value meanwhile: what is stored, and what was wanted."""

    field: str
    stored: Any
    wanted: Any


class FieldClash(VersionClash):
    """Somebody else changed the same fields since they were shown; nothing was stored. `clashes` has each; none where
    a whole thing came or went."""

    def __init__(self, message: str, advice: str, clashes: Iterable[Clashing], *, heading: str | None = None) -> None:
        super().__init__(message, advice, heading=heading)
        self.clashes = tuple(clashes)


def format_when(waktu: datetime) -> str:
    """When somebody else stored, as a clash tells it: day and time of this office's zone."""
    local = waktu.astimezone(clock.zone())
    return f"{format_short_day(local.date())} {local:%H.%M}"
