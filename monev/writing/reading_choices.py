"""A satker's choices of how cells are read, kept in the journal for its next files.

A choice never changes a stored version, only what is read later (docs/operations.md).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from monev.core.content import Choice, Choices, as_content
from monev.core.office_names import standard_name
from monev.database import Database, Row
from monev.figures.views import ask_unggahan
from monev.journal import Entry
from monev.reading.choices import ChoiceItem, ReadingChoices, build_choices, normalise
from monev.writing.append import NewEntry, append_entry
from monev.writing.choice_checks import tidy_choices


class StoredChoice(NamedTuple):
    """A choice with its journal entry, time and person; `withdrawn`: it no longer holds."""

    item: ChoiceItem
    entry: int
    waktu: datetime
    pelaku: str
    withdrawn: bool


ChoiceKey = tuple[str, str, str, int | None]
"""The subject of a choice: hal, the cell, the langkah, the tahun."""


def list_choices(db: Database, satker: str) -> tuple[StoredChoice, ...]:
    """List every choice of a satker, also withdrawn ones, oldest first."""
    office = standard_name(satker)
    # Cached: Unggah asks several times at every redraw.
    rows = ask_unggahan(db, "uploads/choices", db.newest.of_choices())
    return tuple(_to_stored_choice(row) for row in rows if standard_name(row["satker"]) == office)


def held_choices(db: Database, satker: str) -> list[StoredChoice]:
    """List the choices of a satker that hold, oldest first."""
    return [choice for choice in list_choices(db, satker) if not choice.withdrawn]


def satker_choices(db: Database, satker: str, tahun: int | None) -> ReadingChoices:
    """Return the choices for reading a file of this satker, for its plan of `tahun`.

    `tahun` is None if it is not known yet.
    """
    return build_choices(_held_items(db, satker), tahun)


def store_choices(
    db: Database, satker: str, items: Iterable[ChoiceItem], *, pelaku: str, tahun: int
) -> Entry | None:
    """Store choices for a satker, made on its plan of `tahun`, in one entry.

    None if all of them are stored already. Raises EntryRefused with a sentence for each wrong one;
    then nothing is stored.
    """
    tidied = tidy_choices(items, tahun)
    db.catch_up()
    in_force = {key: item.nilai for key, item in _choices_in_force(db, satker).items()}
    new = [item for item in tidied if in_force.get(_choice_key(item)) != item.nilai]
    return _record_choices(db, satker, new, pelaku)


def withdraw_choices(
    db: Database, satker: str, items: Iterable[ChoiceItem], *, pelaku: str
) -> Entry | None:
    """Withdraw choices of a satker, so that later files are read without them.

    None if none of them holds.
    """
    db.catch_up()
    in_force = _choices_in_force(db, satker)
    meant = [in_force[key] for item in items if (key := _choice_key(item)) in in_force]
    return _record_choices(db, satker, meant, pelaku, withdraw=True)


def _choices_in_force(db: Database, satker: str) -> dict[ChoiceKey, ChoiceItem]:
    return {_choice_key(item): item for item in _held_items(db, satker)}


def _held_items(db: Database, satker: str) -> list[ChoiceItem]:
    return [choice.item for choice in held_choices(db, satker)]


def _record_choices(
    db: Database, satker: str, items: list[ChoiceItem], pelaku: str, *, withdraw: bool = False
) -> Entry | None:
    if not items:
        return None
    choices = []
    for item in items:
        value = None if withdraw else item.nilai
        choices.append(Choice(item.hal, item.kunci, item.langkah, item.tahun, value))
    # If two people answer the same question, the later answer holds; both are recorded.
    new = NewEntry("pilihan", satker, None, as_content(Choices(tuple(choices))))
    return append_entry(db, new, pelaku=pelaku)


def _to_stored_choice(row: Row) -> StoredChoice:
    item = ChoiceItem(
        row["hal"], row["kunci"], row["nilai"] or "", row["langkah"], row["untuk_tahun"]
    )
    return StoredChoice(item, row["entri"], row["waktu"], row["pelaku"], row["nilai"] is None)


def _choice_key(item: ChoiceItem) -> ChoiceKey:
    return item.hal, normalise(item.kunci), item.langkah, item.tahun
