"""Writes WhatsApp messages about missing bukti and missing reports; records to whom they were
sent.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter, itemgetter
from urllib.parse import urlencode

from monev.access import Action, name_of, same_pic
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.core.dates import fold_tenggat, format_day, format_short_day
from monev.core.grouping import group_by
from monev.core.statuses import BELUM_DILAPORKAN
from monev.core.text import NO_PIC, shorten, with_mark
from monev.database import Database, Row
from monev.figures.bukti import by_langkah, tenggat_of_bukti
from monev.figures.formats import format_number, of_these
from monev.figures.recap import OfficeFigures
from monev.figures.recap_words import age_words
from monev.figures.rows import AnyRow
from monev.figures.sentences import NO_REALISASI_YET, count_listed_bukti
from monev.figures.views import View
from monev.outputs import SENTENCES
from monev.reading.vocabulary.template_names import SIMULATION_TEXT
from monev.writing.append import NewEntry, append_entry

WEEK = timedelta(days=7)
# Any of these rights lets a person mark a message as sent; the journal checks it again.
WHO_MARKS: tuple[Action, ...] = ("lapor", "rapat", "atur_kantor")
Addressee = tuple[str, str]
"""A satker, and a PIC or the team of it (`team_of`)."""
due_day = itemgetter("jatuh_tempo")
_KIND = "pesan"
_UNREPORTED = BELUM_DILAPORKAN.label.lower()


def write_kesenjangan_message(rows: Sequence[AnyRow], view: View) -> str:
    """Write the rows of `kesenjangan` as a message: per PIC, a line per langkah with its missing
    bukti.

    The PIC with most missing bukti comes first.
    """
    head = [
        f"*Kesenjangan bukti ZI, {view.satker}, posisi {format_day(view.posisi)}*",
        count_in_words(rows, view) if rows else "Tidak ada kesenjangan bukti.",
    ]
    if view.simulasi:
        head.insert(0, f"*{SIMULATION_TEXT}*")
    parts = ["\n".join(head)]
    of_pic = group_by(rows, lambda row: row["pic"] or NO_PIC).items()
    for pic, members in sorted(of_pic, key=lambda group: (group[0] == NO_PIC, -len(group[1]))):
        lines = [f"{pic} ({format_number(len(members))}):", *list_lines(members, view)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def count_in_words(rows: Sequence[AnyRow], view: View) -> str:
    """Count the bukti of a message, after any remark on what could mislead (docs/design.md §5)."""
    count = count_listed_bukti(rows, view)
    if view.rencana_only:
        return f"{NO_REALISASI_YET}\n{count}."
    selesai = sum(row["selesai_tanpa_bukti"] for row in rows)
    if not selesai:
        return f"{count}."
    return f"{count}; {of_these(selesai, len(rows))}untuk yang dilaporkan selesai."


def list_lines(rows: Sequence[AnyRow], view: View) -> list[str]:
    """List a numbered line per langkah: late ones first, then those reported done; the longest due
    first.
    """

    def urgency(members: Sequence[AnyRow]) -> tuple[bool, date]:
        return all(row["selesai_tanpa_bukti"] for row in members), min(map(due_day, members))

    lines = []
    ordered = sorted(by_langkah(sorted(rows, key=due_day)), key=urgency)
    for number, members in enumerate(ordered, start=1):
        langkah = f"{members[0]['kode']} {with_mark(shorten(members[0]['langkah_aksi']))}"
        lines.append(f"{number}. {langkah}{lacking_in_words(members, view)}")
    return lines


def lacking_in_words(rows: Sequence[AnyRow], view: View) -> str:
    """Write the missing bukti of one langkah, after its name: the months, a state, the names."""
    when_of = tenggat_of_bukti(rows)
    months = fold_tenggat(row["tenggat"] for row in rows)
    state = ""
    for column, words in (
        ("belum_dilaporkan", _UNREPORTED),
        ("selesai_tanpa_bukti", "dilaporkan selesai"),
    ):
        some = sum(bool(row[column]) for row in rows)
        if some and not view.rencana_only:
            state = f" ({words})" if some == len(rows) else f" (sebagian {words})"
    if len({tuple(sorted(when)) for when in when_of.values()}) == 1:
        return f", {months}{state}: {', '.join(when_of)}"
    names = [f"{bukti} ({fold_tenggat(when)})" for bukti, when in when_of.items()]
    return f"{state}: {'; '.join(names)}"


def write_group_message(late: Sequence[OfficeFigures], heading: str) -> str:
    """Write the message to the group of satker: those that did not report yet, by state."""
    first = late[0]
    due = f"{first.due or 'tahun'} {first.tahun}"
    lines = [f"*Belum mengunggah laporan ZI {due}, {heading}, posisi {format_day(first.posisi)}*"]
    by_state = group_by(late, attrgetter("state"))
    for state, words in SENTENCES["belum_mengunggah"].items():
        some = by_state.get(state, ())
        if some:
            lines += ["", f"{words} ({format_number(len(some))}):"]
        for number, office in enumerate(some, start=1):
            since = f" (laporan terakhir {age_words(office)})" if office.last_report else ""
            lines.append(f"{number}. {office.satker}{since}")
    return "\n".join([*lines, "", f"Mohon laporan {due} diunggah di Monev ZI. Terima kasih."])


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
    """Read who was sent a message within a week: (satker, `same_pic` of the PIC) → when and by
    whom.

    `satker`: None means all.
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
