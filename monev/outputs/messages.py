"""Writes messages ready for WhatsApp, of missing bukti and missing reports; keeps who was told
what, by letter or by hand."""

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
from monev.core.text import NO_PIC, shorten
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
# any there is enough; the journal's door asks again
WHO_MARKS: tuple[Action, ...] = (
    "lapor",
    "rapat",
    "atur_kantor",
)
# a satker, and who of it a message goes to: a PIC, or its team (`team_of`)
Addressee = tuple[str, str]
due_day = itemgetter("jatuh_tempo")
_KIND = "pesan"
_UNREPORTED = BELUM_DILAPORKAN.label.lower()


def write_kesenjangan_message(rows: Sequence[AnyRow], view: View) -> str:
    """Write the rows of `kesenjangan` as a message: per PIC, who owes most first, a line per
    langkah with what it lacks."""
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
    """Count the bukti a message is about, after what could mislead about them (docs/design.md
    §5)."""
    count = count_listed_bukti(rows, view)
    if view.rencana_only:
        return f"{NO_REALISASI_YET}\n{count}."
    selesai = sum(row["selesai_tanpa_bukti"] for row in rows)
    if not selesai:
        return f"{count}."
    return f"{count}; {of_these(selesai, len(rows))}untuk yang dilaporkan selesai."


def list_lines(rows: Sequence[AnyRow], view: View) -> list[str]:
    """List a line per langkah, numbered: what is late first, then what is only called done; the
    longest due first."""

    def urgency(of: Sequence[AnyRow]) -> tuple[bool, date]:
        return all(row["selesai_tanpa_bukti"] for row in of), min(map(due_day, of))

    lines = []
    ordered = sorted(by_langkah(sorted(rows, key=due_day)), key=urgency)
    for number, of in enumerate(ordered, start=1):
        langkah = f"{of[0]['kode']} {shorten(of[0]['langkah_aksi'])}"
        lines.append(f"{number}. {langkah}{lacking_in_words(of, view)}")
    return lines


def lacking_in_words(rows: Sequence[AnyRow], view: View) -> str:
    """Tell the missing bukti of one langkah, after its name: when and how its tenggat stand, and
    which they are."""
    when_of = tenggat_of_bukti(rows)
    state = ""
    for column, words in (
        ("belum_dilaporkan", _UNREPORTED),
        ("selesai_tanpa_bukti", "dilaporkan selesai"),
    ):
        some = sum(bool(row[column]) for row in rows)
        if some and not view.rencana_only:
            state = f" ({words})" if some == len(rows) else f" (sebagian {words})"
    if len({tuple(sorted(when)) for when in when_of.values()}) == 1:
        return f", {fold_tenggat(row['tenggat'] for row in rows)}{state}: {', '.join(when_of)}"
    names = [f"{bukti} ({fold_tenggat(when)})" for bukti, when in when_of.items()]
    return f"{state}: {'; '.join(names)}"


def write_group_message(late: Sequence[OfficeFigures], heading: str) -> str:
    """Write to the group of satker: all that are waited for, by what is missing."""
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


def page_link(
    base: str,
    page: str,
    view: View,
    **other: str,
) -> str:
    """The address of a page that shows a view."""
    query = {
        "satker": view.satker,
        "tahun": str(view.tahun),
        "posisi": view.posisi.isoformat(),
    }
    return f"{base}/{page}?{urlencode(query | other)}"


def read_notices(
    db: Database,
    satker: str | None,
    people: Collection[str] | None = None,
    kind: str | None = None,
) -> list[Row]:
    """Read what was said, oldest first: the columns of `kabar`, `tentang` as a dict. Only for this
    office, to these people, of this kind, unless they are None."""
    rows = db.ask(
        "reminders/notices",
        satker=satker,
        kepada=None if people is None else sorted(people),
        perihal=kind,
    )
    return [row | {"tentang": json.loads(row["tentang"])} for row in rows]


def team_of(satker: str) -> Addressee:
    """Name whom a message to a whole satker goes to."""
    return satker, f"Tim ZI {satker}"


def mark_told(db: Database, to: Iterable[Addressee], *, pelaku: str) -> None:
    """Note that a message was sent to these today, an entry for each satker. Raises NotAllowed."""
    day = clock.today()
    by_satker = {}
    for satker, name in to:
        key = f"{_KIND}/{same_pic(name)}/{day.isoformat()}"
        by_satker.setdefault(satker, []).append(
            Notice(
                key,
                name,
                _KIND,
                "terkirim",
                day,
                1,
                0,
                {},
                "",
            )
        )
    for satker, notices in by_satker.items():
        append_entry(
            db, NewEntry("kabar", satker, None, as_content(Notices(tuple(notices)))), pelaku=pelaku
        )


def read_marks(db: Database, satker: str | None) -> dict[Addressee, str]:
    """Read who of a satker (None: of any) was sent a message within a week, PIC as `same_pic` has
    it → when and by whom."""
    since = clock.today() - WEEK
    marks = {}
    for row in read_notices(db, satker, kind=_KIND):
        if row["hari"] > since:
            said = f"{format_short_day(row['hari'])} oleh {name_of(db, row['pelaku'])}"
            marks[row["satker"], same_pic(row["kepada"])] = said
    return marks


def told_lately(marks: Mapping[Addressee, str], to: Sequence[Addressee]) -> dict[Addressee, str]:
    """Tell who of these was sent a message by these `read_marks`: addressee → a sentence."""
    told = {}
    for satker, name in to:
        if said := marks.get((satker, same_pic(name))):
            told[satker, name] = f"✓ {name}: dikirim {said}"
    return told


def still_to_tell(to: Iterable[Addressee], told: Mapping[Addressee, str]) -> str:
    """Say who of these was not told within a week; "" if all were."""
    names = [name for satker, name in to if (satker, name) not in told]
    return f"Belum diberi tahu dalam sepekan ini: {', '.join(names)}." if names else ""
