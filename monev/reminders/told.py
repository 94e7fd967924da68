"""Messages that people send by hand (WhatsApp): marked as sent by who sent them, so that others see who was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from monev.access import Action, name_of, same_pic
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.core.dates import format_short_day
from monev.database import Database, Row
from monev.reminders.due import WEEK, read_notices
from monev.writing.append import NewEntry, append_entry

KIND = "pesan"
WHO_MARKS: tuple[Action, ...] = ("lapor", "rapat", "atur_kantor")
"""Any of these is enough at the satker; the journal's door asks again."""

Addressee = tuple[str, str]
"""A satker, and who of it a message goes to: a PIC, or its team (`team_of`)."""


def team_of(satker: str) -> Addressee:
    """Who a message to a whole satker goes to."""
    return satker, f"Tim ZI {satker}"


def mark_told(db: Database, to: Iterable[Addressee], *, pelaku: str) -> None:
    """Note that a message was sent to these today, an entry for each satker. Raises NotAllowed."""
    day = clock.today()
    for satker, group in groupby(to, key=lambda addressee: addressee[0]):
        notices = tuple(
            Notice(f"{KIND}/{same_pic(name)}/{day.isoformat()}", name, KIND, "terkirim", day, 1, 0, {}, "")
            for _, name in group
        )
        append_entry(db, NewEntry("kabar", satker, None, as_content(Notices(notices))), pelaku=pelaku)


def read_marks(db: Database, satker: str | None) -> list[Row]:
    """Messages of a satker (None: of all) that were marked as sent within a week, oldest first, as `read_notices`."""
    since = clock.today() - WEEK
    return [row for row in read_notices(db, satker, kind=KIND) if row["hari"] > since]


def told_lately(db: Database, to: Sequence[Addressee]) -> dict[Addressee, str]:
    """Who of these was sent a message within a week → when and by whom, a sentence; the others are still to be told."""
    satkers = {satker for satker, _ in to}
    rows = read_marks(db, satkers.pop() if len(satkers) == 1 else None)
    last = {(row["satker"], same_pic(row["kepada"])): row for row in rows}
    told = {}
    for satker, name in to:
        if row := last.get((satker, same_pic(name))):
            told[satker, name] = f"✓ {name}: dikirim {format_short_day(row['hari'])} oleh {name_of(db, row['pelaku'])}"
    return told


def still_to_tell(to: Iterable[Addressee], told: Mapping[Addressee, str]) -> str:
    """Who of these was not told within a week, as a sentence; "" where all were."""
    names = [addressee[1] for addressee in to if addressee not in told]
    return f"Belum diberi tahu dalam sepekan ini: {', '.join(names)}." if names else ""
