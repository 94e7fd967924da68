"""Two people who changed the same field: who gave it its value, and when; no work is undone unseen (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monev.core import clock
from monev.core.dates import format_short_day
from monev.core.errors import VersionClash
from monev.database import Database, to_rows
from monev.edits.edit_checks import COLUMNS, name_value
from monev.edits.newest import Newest


@dataclass(frozen=True, slots=True)
class Target:
    """What is changed: a langkah (its PIC), one tenggat of it (its report), or one bukti of that tenggat, by name."""

    kode: str
    tenggat: str | None = None
    bukti: str | None = None

    @property
    def kind(self) -> str:
        """langkah, tenggat or bukti."""
        return "langkah" if self.tenggat is None else "tenggat" if self.bukti is None else "bukti"


@dataclass(frozen=True, slots=True)
class EntryClash:
    """One field that somebody else changed to something else meanwhile. Values as stored."""

    column: str
    stored: str | None
    entry: str | None
    pelaku: str
    waktu: datetime


class EditClash(VersionClash):
    """Somebody else changed the same field since it was shown; nothing was stored. `clashes` has each field."""

    def __init__(self, clashes: tuple[EntryClash, ...], heading: Mapping[str, str], cause: str) -> None:
        super().__init__(
            " ".join(
                f"{heading[b.column]} sudah diubah oleh {b.pelaku} ({_format_when(b.waktu)}) menjadi "
                f"“{name_value(b.column, b.stored)}”, sedangkan Anda {cause} “{name_value(b.column, b.entry)}”."
                for b in clashes
            ),
            "Belum ada yang berubah. Bandingkan keduanya, lalu simpan lagi bila isian Anda tetap perlu.",
        )
        self.clashes = clashes


def refuse_clash(
    db: Database,
    current: Newest,
    where: Target,
    entry: Mapping[str, str | None],
    place: Mapping[str, Any],
    *,
    cause: str = "mengisi",
) -> None:
    """Raise EditClash for the fields in `entry` (what was wanted), naming who gave each its present value."""
    clashes = []
    for column, wanted in entry.items():
        fields = {"kode": where.kode, "tenggat": where.tenggat, "bukti": where.bukti, "kolom": column}
        (by,) = to_rows(db.ask("uploads/field_changes", rencana_id=current.rencana.rencana_id, **fields))
        clashes.append(EntryClash(column, place[column], wanted, by["pelaku"], by["waktu"]))
    if clashes:
        raise EditClash(tuple(clashes), COLUMNS[where.kind], cause)


def _format_when(timing: datetime) -> str:
    local_time = timing.astimezone(clock.zone())
    return f"{format_short_day(local_time.date())} {local_time:%H.%M}"
