"""Messages that people send by hand (WhatsApp): marked as sent by who sent them, so that others see who was told."""

from __future__ import annotations

from collections.abc import Iterable

from monev.access import same_pic
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.database import Database, Row
from monev.reminders.due import WEEK, read_notices
from monev.writing.append import NewEntry, append_entry

KIND = "pesan"


def mark_told(db: Database, satker: str, pics: Iterable[str], *, pelaku: str) -> None:
    """Note that a message was sent to these PIC of a satker today. Raises NotAllowed."""
    day = clock.today()
    notices = tuple(
        Notice(f"{KIND}/{same_pic(pic)}/{day.isoformat()}", pic, KIND, "terkirim", day, 1, 0, {}, "") for pic in pics
    )
    append_entry(db, NewEntry("kabar", satker, None, as_content(Notices(notices))), pelaku=pelaku)


def told_lately(db: Database, satker: str) -> dict[str, Row]:
    """PIC (`same_pic`) → the last message that was marked as sent to them within a week."""
    since = clock.today() - WEEK
    rows = [row for row in read_notices(db, satker) if row["perihal"] == KIND and row["hari"] > since]
    return {same_pic(row["kepada"]): row for row in rows}
