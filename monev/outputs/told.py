"""What was told to whom, by a letter of ours or by a message that people send by hand and mark as sent."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta

from monev.access import Action, name_of, same_pic
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.core.dates import format_short_day
from monev.database import Database, Row
from monev.writing.append import NewEntry, append_entry

WEEK = timedelta(days=7)
KIND = "pesan"
WHO_MARKS: tuple[Action, ...] = ("lapor", "rapat", "atur_kantor")
"""Any of these is enough at the satker; the journal's door asks again."""

Addressee = tuple[str, str]  # a satker, and who of it a message goes to: a PIC, or its team (`team_of`)


def read_notices(
    db: Database, satker: str | None, people: Collection[str] | None = None, kind: str | None = None
) -> list[Row]:
    """What was said for an office (None: for any), to these people (None: to all), of a kind (None: of any), oldest
    first: columns of `kabar`, `tentang` as a dict."""
    named = None if people is None else sorted(people)
    rows = db.ask("reminders/notices", satker=satker, kepada=named, perihal=kind)
    return [row | {"tentang": json.loads(row["tentang"])} for row in rows]


def team_of(satker: str) -> Addressee:
    """Who a message to a whole satker goes to."""
    return satker, f"Tim ZI {satker}"


def mark_told(db: Database, to: Iterable[Addressee], *, pelaku: str) -> None:
    """Note that a message was sent to these today, an entry for each satker. Raises NotAllowed."""
    day, by_satker = clock.today(), {}
    for satker, name in to:
        key = f"{KIND}/{same_pic(name)}/{day.isoformat()}"
        by_satker.setdefault(satker, []).append(Notice(key, name, KIND, "terkirim", day, 1, 0, {}, ""))
    for satker, notices in by_satker.items():
        append_entry(db, NewEntry("kabar", satker, None, as_content(Notices(tuple(notices)))), pelaku=pelaku)


def read_marks(db: Database, satker: str | None) -> dict[Addressee, str]:
    """Who of a satker (None: of any) was sent a message within a week, PIC as `same_pic` has it → when and by whom."""
    since = clock.today() - WEEK
    rows = [row for row in read_notices(db, satker, kind=KIND) if row["hari"] > since]
    return {
        (row["satker"], same_pic(row["kepada"])): f"{format_short_day(row['hari'])} oleh {name_of(db, row['pelaku'])}"
        for row in rows
    }


def told_lately(marks: Mapping[Addressee, str], to: Sequence[Addressee]) -> dict[Addressee, str]:
    """Who of these was sent a message by these `read_marks` → a sentence; the others are still to be told."""
    when = {(satker, name): marks.get((satker, same_pic(name))) for satker, name in to}
    return {whom: f"✓ {whom[1]}: dikirim {said}" for whom, said in when.items() if said}


def still_to_tell(to: Iterable[Addressee], told: Mapping[Addressee, str]) -> str:
    """Who of these was not told within a week, as a sentence; "" where all were."""
    names = [name for satker, name in to if (satker, name) not in told]
    return f"Belum diberi tahu dalam sepekan ini: {', '.join(names)}." if names else ""
