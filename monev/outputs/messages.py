"""Records to whom a message was sent and reads who got one; makes links for letters."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from operator import itemgetter
from urllib.parse import urlencode

from monev.access import Action, name_of, same_pic
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.core.dates import format_short_day
from monev.database import Database, Row
from monev.figures.views import View
from monev.writing.append import NewEntry, append_entry

WEEK = timedelta(days=7)
# Any of these rights lets a person mark a message as sent; the journal checks it again.
WHO_MARKS: tuple[Action, ...] = ("lapor", "rapat", "atur_kantor")
Addressee = tuple[str, str]
"""A satker, and a PIC or the team of it (`team_of`)."""
due_day = itemgetter("jatuh_tempo")
_KIND = "pesan"


def page_link(base: str, page: str, view: View, **other: str) -> str:
    """Make the address of a page that shows a view. `base`: the app's address."""
    query = {"satker": view.satker, "tahun": str(view.tahun), "posisi": view.posisi.isoformat()}
    return f"{base}/{page}?{urlencode(query | other)}"


def read_notices(
    db: Database, satker: str | None, people: Collection[str] | None = None, kind: str | None = None
) -> list[Row]:
    """Read the notices to these people of an office, of one kind, oldest first; None means all.

    Columns: those of table `kabar`, with `tentang` as a dict.
    """
    rows = db.ask(
        "reminders/notices",
        satker=satker,
        kepada=None if people is None else sorted(people),
        perihal=kind,
    )
    return [row | {"tentang": json.loads(row["tentang"])} for row in rows]


def team_of(satker: str) -> Addressee:
    """Name the addressee of a message to a whole satker."""
    return satker, f"Tim ZI {satker}"


def mark_told(db: Database, to: Iterable[Addressee], *, pelaku: str) -> None:
    """Record that a message was sent to these today, an entry per satker. Raises NotAllowed."""
    day = clock.today()
    by_satker: dict[str, list[Notice]] = {}
    for satker, name in to:
        key = f"{_KIND}/{same_pic(name)}/{day.isoformat()}"
        notice = Notice(
            kunci=key,
            kepada=name,
            perihal=_KIND,
            keadaan="terkirim",
            hari=day,
            percobaan=1,
            ragu=0,
            tentang={},
            jawaban="",
        )
        by_satker.setdefault(satker, []).append(notice)
    for satker, notices in by_satker.items():
        content = as_content(Notices(tuple(notices)))
        append_entry(db, NewEntry("kabar", satker, None, content), pelaku=pelaku)


def read_marks(db: Database, satker: str | None) -> dict[Addressee, str]:
    """Read who was sent a message within a week.

    It is (satker, `same_pic` of the PIC) → when and by whom. `satker`: None means all.
    """
    since = clock.today() - WEEK
    marks = {}
    for row in read_notices(db, satker, kind=_KIND):
        if row["hari"] > since:
            said = f"{format_short_day(row['hari'])} oleh {name_of(db, row['pelaku'])}"
            marks[row["satker"], same_pic(row["kepada"])] = said
    return marks


def told_lately(marks: Mapping[Addressee, str], to: Sequence[Addressee]) -> dict[Addressee, str]:
    """Find the addressees that have a mark: addressee → a sentence. `marks`: `read_marks`."""
    told = {}
    for satker, name in to:
        if said := marks.get((satker, same_pic(name))):
            told[satker, name] = f"✓ {name}: dikirim {said}"
    return told


def still_to_tell(to: Iterable[Addressee], told: Mapping[Addressee, str]) -> str:
    """Name the addressees that got no message within a week; "" if all did."""
    names = [name for satker, name in to if (satker, name) not in told]
    return f"Belum diberi tahu dalam sepekan ini: {', '.join(names)}." if names else ""
