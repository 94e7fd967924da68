"""Writes each kind of letter as words and links, and turns a letter into mail.

The mail has plain text and simple HTML with the same words, no tracking, and a link to stop such
letters. Words of a plan cannot end a header or become markup.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UniqueUnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import quote

from monev import figures
from monev.core import clock
from monev.core.dates import Periode, format_day, format_tenggat
from monev.core.public_address import TODAY, public_address
from monev.core.roles import EVERY_SATKER
from monev.core.text import NO_PIC, on_a_line, shared_pics_note, shorten, split_pics
from monev.database import Database, Row
from monev.figures import Told, View, five_figures, format_number, format_overdue
from monev.figures.evidence import by_langkah
from monev.figures.quarter_report import (
    completeness_sentence,
    progress_sentence,
    report_of_triwulan,
)
from monev.figures.sentences import NO_REALISASI_YET, opening_remark
from monev.figures.tasks import LATE, SOON
from monev.figures.told import WORDS
from monev.meeting import records
from monev.meeting.things import FollowUpRow
from monev.outputs import say
from monev.outputs.messages import page_link
from monev.people.accounts import accounts_of
from monev.reminders.mail import KINDS, MailSettings

Item = TypeVar("Item")
RowsOfPlans = Sequence[tuple[View, Sequence[Row]]]
"""Plans, each with the rows for one addressee."""


if TYPE_CHECKING:
    from monev.reminders.desk import Letter

STOP = "/berhenti/"
_LONGEST_SUBJECT = 150
_LONGEST = 160  # letters of a text in a list
_PAGE = Template(Path(__file__).with_name("letter.html").read_text(encoding="utf-8"))


class Part(NamedTuple):
    """A part of a letter: words, a small note below them, a link, and a list under the words."""

    text: str
    note: str = ""
    href: str = ""
    items: tuple["Part", ...] = ()


class Body(NamedTuple):
    """The content of a letter between salutation and end."""

    subject: str
    parts: tuple[Part, ...]


class Waiting(NamedTuple):
    """What waits for a person: of each view its tasks, follow-ups and returned bukti."""

    tasks: list[tuple[View, Mapping[str, Sequence[Told]]]]
    follow_ups: list[tuple[View, Sequence[FollowUpRow]]]
    returned: list[tuple[View, Sequence[Row]]]


_Section = tuple[list[str], list[Part | None]]
"""What is counted, for the subject, and the lists."""


def of_pic(own: Waiting, day: date, base: str) -> Body:
    """Write to a PIC what waits: due or late work, and returned bukti."""
    told: list[str] = []
    lists: list[Part | None] = []
    for words, some in (_tasks(own, base), _follow_ups(own), _returned_bukti(own, base)):
        told += words
        lists += some
    due = [view for view, parts in own.tasks if any(parts.values())]
    others = [view for view, rows in (*own.follow_ups, *own.returned) if rows]
    first = [*due, *others][0]
    is_plan = bool(due) and all(view.rencana_only for view in due)
    return _body(
        f"Tugas ZI {first.satker}: {', '.join(told)}",
        say("surel.tugas", satker=first.satker, hari=format_day(day), banyaknya=", ".join(told)),
        NO_REALISASI_YET if is_plan else "",
        *lists,
        say("surel.penutup_tugas"),
        Part("Buka Lapor", href=_link(base, "lapor", first)),
    )


def _tasks(own: Waiting, base: str) -> _Section:
    some = [(view, parts) for view, parts in own.tasks if any(parts.values())]
    words = {SOON: "jatuh tempo dalam sepekan", LATE: WORDS["belum_tuntas"]}
    counts = dict.fromkeys(words, 0)
    lists = []
    for view, parts in some:
        for part, told_of in words.items():
            items = [_task(task, view, base) for task in parts[part]]
            count = sum(len(task.tenggat) for task in parts[part])
            counts[part] += count
            title = f"{told_of.capitalize()} (rencana {view.tahun})"
            lists.append(_list_of(title, items, f"{format_number(count)} target"))
    return _counted(counts, words), lists


def _counted(counts: Mapping[str, int], words: Mapping[str, str]) -> list[str]:
    """Write each count with its words: "3 lewat batas"; a count of 0 is left out."""
    said = []
    for part, count in counts.items():
        if count:
            said.append(f"{format_number(count)} {words[part]}")
    return said


def _follow_ups(own: Waiting) -> _Section:
    words = {SOON: "tindak lanjut mendekati batas", LATE: "tindak lanjut lewat batas"}
    counts = dict.fromkeys(words, 0)
    lists = []
    for view, rows in own.follow_ups:
        items: dict[str, list[Part]] = {SOON: [], LATE: []}
        for row in rows:
            items[LATE if row["hari_terlambat"] else SOON].append(_follow_up(row))
        for part, told_of in words.items():
            counts[part] += len(items[part])
            title = f"{told_of.capitalize()} (rencana {view.tahun})"
            lists.append(_list_of(title, items[part]))
    return _counted(counts, words), lists


def _with_rows(own: Sequence[tuple[View, Sequence[Item]]]) -> list[tuple[View, Sequence[Item]]]:
    return [(view, rows) for view, rows in own if rows]


def _returned_bukti(own: Waiting, base: str) -> _Section:
    count = sum(len(rows) for _, rows in own.returned)
    told = _counted({"": count}, {"": "bukti perlu perbaikan"})
    lists = _lists_of_bukti(_with_rows(own.returned), base, _returned)
    return told, [Part(say("surel.perbaikan")), *lists] if told else []


def _lists_of_bukti(
    own: RowsOfPlans, base: str, item: Callable[[Sequence[Row], View, str], Part]
) -> Iterator[Part | None]:
    """Make a list per plan with an item per langkah."""
    for view, rows in own:
        items = [item(members, view, base) for members in by_langkah(rows)]
        yield _list_of(f"Rencana {view.tahun}", items, f"{format_number(len(rows))} bukti")


def _without_pic(db: Database, view: View, base: str) -> list[Part]:
    """Say that a plan names no PIC."""
    lacking = db.ask("figures/without_pic")
    if (view.satker, view.tahun) not in [(row["satker"], row["tahun"]) for row in lacking]:
        return []
    way = Part("Isi PIC", href=_link(base, "pengaturan", view, bagian="pic"))
    return [Part(say("surel.tanpa_pic", tahun=view.tahun)), way]


def of_unreported(db: Database, view: View, periode: Periode, base: str) -> Body:
    """Write to an operator about a triwulan without a complete report: what is left, by PIC."""
    report = report_of_triwulan(db, view, periode)
    name = periode.short_name
    end = format_day(periode.end)
    about = {"triwulan": name, "akhir": end, "satker": view.satker}
    if periode.end < clock.today():
        state = "belum diunggah"
        opening = say("surel.unggah_sesudah", **about)
    else:
        state = f"berakhir {end}"
        opening = say("surel.unggah_sebelum", **about)
    left: dict[str, int] = {}
    for line in report.lines:
        if not line.is_reported:
            for pic in split_pics(line.pic) or [NO_PIC]:
                left[pic] = left.get(pic, 0) + 1
    items = [Part(pic, f"{format_number(count)} target") for pic, count in left.items()]
    count = f"{format_number(report.left)} target"
    if note := shared_pics_note(line.pic for line in report.lines):
        count = f"{count}; {note}"
    completeness = ""
    if report.lines:
        completeness = completeness_sentence(report, periode.end)
    return _body(
        f"Laporan ZI {view.satker}: {name} {state}",
        opening,
        progress_sentence(report),
        completeness,
        _list_of(f"{WORDS['belum_dilaporkan'].capitalize()}, menurut PIC", items, count),
        say("surel.penutup_unggah"),
        Part("Buka Lapor", href=_link(base, "lapor", view)),
        Part("Buka Unggah", href=_link(base, "unggah", view)),
        *_without_pic(db, view, base),
    )


def of_ringkasan(db: Database, view: View, base: str) -> Body:
    """Write the figures of the last day of a triwulan."""
    return _body(
        f"Ringkasan ZI {view.satker} per {format_day(view.posisi)}",
        say(
            "surel.ringkasan", satker=view.satker, tahun=view.tahun, posisi=format_day(view.posisi)
        ),
        *_state(db, view),
        Part("Buka Ringkasan", href=_link(base, "ringkasan", view)),
    )


def _state(db: Database, view: View) -> tuple[str | Part, ...]:
    """Write the opening remark and the figures of a view."""
    counts = figures.current_counts(db, view)
    five = five_figures(counts, until=view.until)
    items = []
    for figure in five.values():
        items.append(Part(f"{figure.label}: {figure.text_with_reason}"))
    return opening_remark(view), Part("Keadaan", items=tuple(items))


def of_checking(own: RowsOfPlans, base: str) -> Body:
    """Write to a checker about waiting bukti, by langkah."""
    own = _with_rows(own)
    first, _ = own[0]
    count = format_number(sum(len(rows) for _, rows in own))
    return _body(
        f"Bukti ZI {first.satker}: {count} menunggu diperiksa",
        say("surel.periksa", banyaknya=count, satker=first.satker),
        *_lists_of_bukti(own, base, _waiting),
        "Mohon diperiksa pada kesempatan pertama, supaya yang perlu diperbaiki sempat diperbaiki.",
        Part("Buka Periksa", href=_link(base, "menunggu-diperiksa", first)),
    )


def of_health(matters: Iterable[str], base: str) -> Body:
    """Write to an admin about troubles with the journal, backups or letters."""
    return _body(
        "Monev ZI: ada yang perlu dilihat pengelola",
        "Dengan hormat, Monev ZI menemukan hal berikut yang perlu ditindaklanjuti pengelola.",
        Part("Yang perlu dilihat", items=tuple(map(Part, matters))),
        "Yang sudah tersimpan tidak berubah oleh pemeriksaan ini.",
        Part("Buka Pengaturan", href=f"{base}/pengaturan"),
    )


def _body(subject: str, *said: str | Part | None) -> Body:
    parts = []
    for part in said:
        if part:
            parts.append(Part(part) if isinstance(part, str) else part)
    return Body(subject, tuple(parts))


def _task(task: Told, view: View, base: str) -> Part:
    when = format_day(task.due) if len(task.tenggat) == 1 else task.when
    notes = [f"target {when}", task.state, shorten(task.lacking, _LONGEST)]
    href = _link(base, "lapor", view, langkah=task.kode)
    return Part(task.name(_LONGEST), "; ".join(filter(None, notes)), href)


def _follow_up(row: FollowUpRow) -> Part:
    text = shorten(row["uraian"], _LONGEST)
    if row["kode"]:
        text = f"{row.get('kode_tampil')} {text}"
    due = f"{row['pic']}; batas {format_day(row['batas'])}"
    if row["hari_terlambat"]:
        due += f", {format_overdue(row['hari_terlambat'])}"
    return Part(text, due + records.only_decided(row))


def _waiting(members: Sequence[Row], view: View, base: str) -> Part:
    kode = members[0]["kode"]
    return Part(
        f"{members[0]['kode_tampil']} {shorten(members[0]['langkah_aksi'], _LONGEST)}",
        f"{format_number(len(members))} bukti",
        _link(base, "menunggu-diperiksa", view, cari=kode),
    )


def _returned(members: Sequence[Row], view: View, base: str) -> Part:
    kode = members[0]["kode"]
    said = []
    for row in members:
        words = f"{row['bukti']} ({format_tenggat(row['tenggat'])})"
        if row["catatan"]:
            words += f": {shorten(row['catatan'], _LONGEST)}"
        said.append(words)
    return Part(
        f"{members[0]['kode_tampil']} {shorten(members[0]['langkah_aksi'], _LONGEST)}",
        "; ".join(said),
        _link(base, "lapor", view, langkah=kode),
    )


def _list_of(heading: str, items: Sequence[Part], count: str = "") -> Part | None:
    """Make a list, or None without items.

    `count`: the count in words if it is not that of the items; the subject has the same.
    """
    if not items:
        return None
    return Part(f"{heading}: {count or format_number(len(items))}", items=tuple(items))


def _link(base: str, page: str, view: View, **other: str) -> str:
    """Make the address of a page that shows the plan as of the day the link is opened."""
    return page_link(base, page, view, posisi=TODAY, **other)


def stop_address(db: Database, base: str, orang: str, kind: str) -> str:
    """Make the address that stops this kind of letter for this person, without signing in."""
    signature = accounts_of(str(db.journal)).sign(f"berhenti|{orang}|{kind}")
    return f"{base}{STOP}{quote(orang)}/{kind}/{signature}"


def is_stop_address(db: Database, orang: str, kind: str, signature: str) -> bool:
    """True if the signature of a stop address is ours for this person and kind."""
    if kind not in KINDS:
        return False
    return stop_address(db, "", orang, kind).endswith(f"/{signature}")


class _Verbatim(BaseHeader):
    """A header that stands on the wire as it is, on a line of its own.

    Folding would encode a long address, and no mail program unsubscribes by that (RFC 2369 §2, RFC
    8058 §3.1).
    """

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, object]) -> None:
        """Keep the value; called by `email.headerregistry`."""
        kwds["decoded"] = value
        kwds["parse_tree"] = None

    def fold(self, *, policy: Policy) -> str:
        """Return the header with its name; called by `email.generator`."""
        return f"{self.name}:{policy.linesep} {self}{policy.linesep}"


class _Subject(UniqueUnstructuredHeader, BaseHeader):
    """A subject that begins on the line of its name: some programs show an empty one otherwise."""

    def fold(self, *, policy: Policy) -> str:
        """Return the header with its name; called by `email.generator`."""
        return super().fold(policy=policy).replace(f":{policy.linesep} ", ": ", 1)


_headers = HeaderRegistry()
_headers.map_to_type("subject", _Subject)
_headers.map_to_type("list-unsubscribe", _Verbatim)
_MAIL = SMTP.clone(cte_type="7bit", header_factory=_headers)


def to_mail(db: Database, settings: MailSettings, letter: "Letter") -> EmailMessage:
    """Turn a letter into mail, ready to be sent."""
    sender = ["Tim Zona Integritas", letter.satker]
    if letter.satker == EVERY_SATKER:
        sender = ["Monev ZI"]
    body = letter.write()
    stop = stop_address(db, public_address(), letter.to.pelaku, letter.kind)
    mail = new_mail(settings, " ".join(sender), letter.to.name, letter.to.email, body.subject)
    # A letter sent again has the same Message-ID, so that most mail programs show it once.
    origin = hashlib.sha256(f"{letter.satker}|{letter.key}".encode()).hexdigest()[:32]
    mail["Message-ID"] = f"<{origin}@{settings.pengirim.rpartition('@')[2]}>"
    mail["List-Unsubscribe"] = f"<{stop}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    parts = (
        Part(f"Yth. Bapak/Ibu {letter.to.name}"),
        *body.parts,
        Part("\n".join(["Hormat kami,", *sender])),
    )
    end = Part(
        "Email ini dikirim otomatis oleh Monev ZI; berhenti menerima email seperti ini", href=stop
    )
    mail.set_content("\n\n".join([*map(as_text, parts), f"-- \n{as_text(end)}\n"]))
    html = _PAGE.substitute(
        title=escape(body.subject), parts="".join(map(_as_html, parts)), end=_as_html(end)
    )
    mail.add_alternative(html, subtype="html")
    return mail


def new_mail(
    settings: MailSettings, sender: str, name: str, address: str, subject: str
) -> EmailMessage:
    """Make a mail without text, in plain ASCII, which any server takes.

    `address`: must match `setting_up.EMAIL`.
    """
    mail = EmailMessage(_MAIL)
    mail["From"] = Address(on_a_line(sender), addr_spec=settings.pengirim)
    mail["To"] = Address(on_a_line(name), addr_spec=address)
    mail["Subject"] = shorten(on_a_line(subject), _LONGEST_SUBJECT)
    mail["Date"] = format_datetime(clock.now())
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def as_text(part: Part, start: str = "") -> str:
    """Write a part as plain text, its items numbered and indented below it."""
    indent = f"\n{' ' * len(start)}"
    own = indent.join(filter(None, (part.text, part.note, part.href)))
    lines = [start + own]
    for number, item in enumerate(part.items, start=1):
        lines.append(as_text(item, f"{number}. "))
    return "\n".join(lines)


def _as_html(part: Part, tag: str = "div") -> str:
    content = escape(part.text).replace("\n", "<br>")
    if part.href:
        content = f'<a href="{escape(part.href)}">{content}</a>'
    if part.items:
        items = "".join(_as_html(item, "li") for item in part.items)
        content = f"<strong>{content}</strong><ol>{items}</ol>"
    elif part.note:
        note = escape(part.note)
        content += f'<br><span style="color:#555555;font-size:13px">{note}</span>'
    return f'<{tag} style="margin:0 0 12px">{content}</{tag}>'
