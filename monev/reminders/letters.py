"""What each kind of letter says, as words and links, and a letter as mail: plain text and simple
HTML with the same words, nothing that reports back, and in each the way to stop it. Words of a plan
end no header and are no markup."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from monev import figures
from monev.core import clock
from monev.core.dates import Periode, format_day, format_tenggat, format_weekday
from monev.core.errors import MonevError
from monev.core.grouping import group_by
from monev.core.public_address import TODAY, public_address
from monev.core.roles import EVERY_SATKER
from monev.core.statuses import find_term
from monev.core.text import NO_PIC, on_a_line, shorten
from monev.database import Database, Row
from monev.figures import Task, View, five_figures, format_number, format_overdue
from monev.figures.bukti import by_langkah
from monev.figures.quarter_report import completeness_sentence, progress_sentence, quarter_report
from monev.figures.sentences import NO_REALISASI_YET, missing_bukti, opening_remark
from monev.figures.tasks import LATE, SOON
from monev.figures.views import remembered
from monev.meeting import records
from monev.meeting.records import Rapat
from monev.outputs import say
from monev.outputs.messages import page_link
from monev.outputs.ringkasan_page import make_ringkasan, ringkasan_file_name
from monev.people.visits import accounts_of
from monev.reminders.mail import KINDS, MailSettings

if TYPE_CHECKING:
    from monev.reminders.desk import Letter

STOP = "/berhenti/"
_LONGEST_SUBJECT, _LONGEST = 150, 160
_PAGE = Template(Path(__file__).with_name("letter.html").read_text(encoding="utf-8"))


class Part(NamedTuple):
    """A part of a letter: its words, what stands quietly below them, where a touch leads, the list
    it is headed by."""

    text: str
    note: str = ""
    href: str = ""
    items: tuple["Part", ...] = ()


class Attached(NamedTuple):
    """A PDF that goes with a letter."""

    name: str
    content: bytes


class Body(NamedTuple):
    """What a letter says between its salutation and its end, and what goes with it."""

    subject: str
    parts: tuple[Part, ...]
    files: tuple[Attached, ...] = ()


def of_tasks(
    own: Sequence[tuple[View, Mapping[str, Sequence[Task]]]], day: date, base: str
) -> Body:
    """What falls due within a week and what is past its date, of the plans somebody is a PIC in."""
    own = [(p, parts) for p, parts in own if any(parts.values())]
    first = own[0][0]
    is_plan = all(p.rencana_only for p, _ in own)
    words = {
        SOON: "jatuh tempo dalam sepekan",
        LATE: find_term("terlambat", rencana_only=is_plan).label.lower(),
    }
    counts, lists = dict.fromkeys(words, 0), []
    for p, parts in own:
        for part, told_of in words.items():
            tasks = parts[part]
            count = sum(len(task.tenggat) for task in tasks)
            counts[part] += count
            title = f"{told_of.capitalize()} (rencana {p.tahun})"
            items = [_task(task, p, base) for task in tasks]
            lists.append(_list_of(title, items, f"{format_number(count)} target"))
    told = [f"{format_number(counts[part])} {words[part]}" for part in words if counts[part]]
    return _body(
        f"Target ZI {first.satker}: {', '.join(told)}",
        say("surel.tugas", satker=first.satker, hari=format_day(day), banyaknya=" dan ".join(told)),
        NO_REALISASI_YET if is_plan else "",
        *lists,
        say("surel.penutup_tugas"),
        Part("Buka Tugas saya", href=_link(base, "tugas-saya", first)),
    )


def of_follow_ups(own: Sequence[tuple[View, Sequence[Row]]], day: date, base: str) -> Body:
    """What meetings decided that is due within a week or past its day, of what was given to
    somebody."""
    own = [(p, rows) for p, rows in own if rows]
    first = own[0][0]
    words = {False: "mendekati batas", True: "lewat batas"}
    counts, lists = dict.fromkeys(words, 0), []
    for p, rows in own:
        for is_late, told_of in words.items():
            items = [_follow_up(t) for t in rows if (t["batas"] < day) == is_late]
            counts[is_late] += len(items)
            lists.append(_list_of(f"{told_of.capitalize()} (rencana {p.tahun})", items))
    told = [
        f"{format_number(counts[is_late])} {words[is_late]}" for is_late in words if counts[is_late]
    ]
    return _body(
        f"Tindak lanjut ZI {first.satker}: {', '.join(told)}",
        say(
            "surel.tindak_lanjut",
            satker=first.satker,
            banyaknya=" dan ".join(told),
            hari=format_day(day),
        ),
        *lists,
        say("surel.penutup_tindak_lanjut"),
        Part("Buka Tugas saya", href=_link(base, "tugas-saya", first)),
    )


def of_returned(own: Sequence[tuple[View, Sequence[Row]]], base: str) -> Body:
    """Which bukti a checker gave back, and why."""
    own = [(p, rows) for p, rows in own if rows]
    first = own[0][0]
    count = format_number(sum(len(rows) for _, rows in own))
    return _body(
        f"Bukti ZI {first.satker}: {count} perlu perbaikan",
        say("surel.perbaikan", satker=first.satker, banyaknya=count),
        *_lists_of_bukti(own, base, _returned),
        say("surel.penutup_perbaikan"),
        Part("Buka Tugas saya", href=_link(base, "tugas-saya", first)),
    )


def _lists_of_bukti(
    own: Sequence[tuple[View, Sequence[Row]]],
    base: str,
    item: Callable[[Sequence[Row], View, str], Part],
) -> Iterator[Part | None]:
    """A list for each plan, an item for each langkah in it."""
    for p, rows in own:
        items = [item(members, p, base) for members in by_langkah(rows)]
        yield _list_of(f"Rencana {p.tahun}", items, f"{format_number(len(rows))} bukti")


def of_unreported(db: Database, view: View, periode: Periode, base: str) -> Body:
    """A triwulan that ends soon or is over and that no complete report tells of: what is left to
    report, of whom."""
    report = quarter_report(db, view, periode)
    name = periode.short_name
    end = format_day(periode.end)
    is_over = periode.end < clock.today()
    about = {"triwulan": name, "akhir": end, "satker": view.satker}
    left = group_by(
        (line for line in report.lines if not line.is_reported), lambda line: line.pic or NO_PIC
    )
    items = [Part(pic, f"{format_number(len(lines))} target") for pic, lines in left.items()]
    return _body(
        f"Laporan ZI {view.satker}: {name} {'belum diunggah' if is_over else f'berakhir {end}'}",
        say("surel.unggah_sesudah", **about) if is_over else say("surel.unggah_sebelum", **about),
        progress_sentence(report),
        completeness_sentence(report, periode.end, is_complete=False) if report.lines else "",
        _list_of("Belum dilaporkan, menurut PIC", items, f"{format_number(report.left)} target"),
        say("surel.penutup_unggah"),
        Part("Buka Lapor triwulan", href=_link(base, "lapor", view)),
        Part("Buka Unggah", href=_link(base, "unggah", view)),
    )


def of_without_pic(view: View, base: str) -> Body:
    """That a plan names no PIC, and what that costs."""
    return _body(
        f"Rencana ZI {view.satker} {view.tahun} tidak menyebut PIC: tidak ada yang diingatkan",
        say("surel.tanpa_pic", satker=view.satker, tahun=view.tahun),
        Part("Isi PIC", href=_link(base, "mutu-data", view, mutu_bagian="pic")),
    )


def of_ringkasan(db: Database, view: View, base: str) -> Body:
    """The figures of the last day of a month, and Ringkasan as a page to print or to send on."""
    try:
        files = (Attached(ringkasan_file_name(view, "pdf"), _pdf(db, view, clock.today())),)
        told = "Ringkasan satu halaman (PDF) terlampir."
    except MonevError as error:  # the figures are sent all the same
        files = ()
        told = f"{error.pesan} Ringkasannya dapat diunduh di Monev ZI."
    body = _body(
        f"Ringkasan ZI {view.satker} per {format_day(view.posisi)}",
        say(
            "surel.ringkasan", satker=view.satker, tahun=view.tahun, posisi=format_day(view.posisi)
        ),
        *_state(db, view),
        told,
        Part("Buka Ringkasan", href=_link(base, "ringkasan", view)),
    )
    return body._replace(files=files)


@remembered
def _pdf(db: Database, view: View, day: date) -> bytes:
    """Ringkasan of a view as it is printed on a day: made once for all who are sent it."""
    return make_ringkasan(db, view, "pdf")


def of_meeting(db: Database, rapat: Rapat, base: str) -> Body:
    """The state a meeting will look at, as of its posisi, and the follow-ups that are open."""
    view = records.rapat_view(db, rapat)
    opened = records.open_tindak_lanjut(db, view.satker, view.tahun)
    when = format_weekday(rapat.tanggal) + (
        f" pukul {rapat.rincian.mulai}" if rapat.rincian.mulai else ""
    )
    place = f", di {rapat.tempat}" if rapat.tempat else ""
    return _body(
        f"Rapat {format_day(rapat.tanggal)}: keadaan Rencana Aksi ZI {view.satker}",
        say(
            "surel.rapat",
            judul=rapat.judul,
            saat=when + place,
            tahun=view.tahun,
            posisi=format_day(view.posisi),
        ),
        *_state(db, view),
        _list_of("Tindak lanjut yang masih terbuka", [_follow_up(t) for t in opened]),
        "Undangan, daftar hadir, dan paparannya dapat diunduh di halaman Rapat.",
        Part("Buka rapat ini", href=_link(base, "rapat", view, rapat=str(rapat.nomor))),
    )


def _state(db: Database, view: View) -> tuple[str | Part, ...]:
    """What must be known first, and the figures."""
    counts = figures.current_counts(db, view)
    figured = five_figures(counts, until=view.until, rencana_only=view.rencana_only).values()
    items = tuple(Part(f"{figure.label}: {figure.text_with_reason}") for figure in figured)
    return opening_remark(view, counts), Part("Keadaan", items=items)


def of_checking(own: Sequence[tuple[View, Sequence[Row]]], base: str) -> Body:
    """How many bukti wait for a checker, and of which langkah."""
    own = [(p, rows) for p, rows in own if rows]
    first = own[0][0]
    count = format_number(sum(len(rows) for _, rows in own))
    return _body(
        f"Bukti ZI {first.satker}: {count} menunggu diperiksa",
        say("surel.periksa", banyaknya=count, satker=first.satker),
        *_lists_of_bukti(own, base, _waiting),
        "Mohon diperiksa pada kesempatan pertama, supaya yang perlu diperbaiki sempat diperbaiki.",
        Part("Buka Menunggu diperiksa", href=_link(base, "menunggu-diperiksa", first)),
    )


def of_health(matters: Iterable[str], base: str) -> Body:
    """What is wrong with the journal, the backups or the letters."""
    return _body(
        "Monev ZI: ada yang perlu dilihat pengelola",
        "Dengan hormat, Monev ZI menemukan hal berikut yang perlu ditindaklanjuti pengelola.",
        Part("Yang perlu dilihat", items=tuple(map(Part, matters))),
        "Yang sudah tersimpan tidak berubah oleh pemeriksaan ini.",
        Part("Buka Pengaturan", href=f"{base}/pengaturan"),
    )


def _body(subject: str, *said: str | Part | None) -> Body:
    return Body(
        subject, tuple(Part(part) if isinstance(part, str) else part for part in said if part)
    )


def _task(task: Task, view: View, base: str) -> Part:
    notes = [f"target {format_day(task.due) if len(task.tenggat) == 1 else task.when}", task.state]
    notes += [f"kendala: {shorten(task.kendala, _LONGEST)}"] if task.kendala else []
    lacking = shorten("; ".join(task.bukti), _LONGEST)
    notes += (
        [f"bukti {missing_bukti(rencana_only=view.rencana_only)}: {lacking}"] if lacking else []
    )
    text = f"{task.kode} {shorten(task.langkah_aksi, _LONGEST)}"
    return Part(
        text, "; ".join(filter(None, notes)), _link(base, "tugas-saya", view, langkah=task.kode)
    )


def _follow_up(t: Row) -> Part:
    late = f", {format_overdue(t['hari_terlambat'])}" if t["hari_terlambat"] else ""
    about = f"{t['kode']} " if t["kode"] else ""
    due = f"{t['pic']}; batas {format_day(t['batas'])}{late}{records.only_decided(t)}"
    return Part(f"{about}{shorten(t['uraian'], _LONGEST)}", due)


def _waiting(members: Sequence[Row], view: View, base: str) -> Part:
    kode = members[0]["kode"]
    text = f"{kode} {shorten(members[0]['langkah_aksi'], _LONGEST)}"
    return Part(
        text,
        f"{format_number(len(members))} bukti",
        _link(base, "menunggu-diperiksa", view, cari=kode),
    )


def _returned(members: Sequence[Row], view: View, base: str) -> Part:
    kode = members[0]["kode"]
    said = [
        f"{row['bukti']} ({format_tenggat(row['tenggat'])}){_quoted(row['catatan'])}"
        for row in members
    ]
    text = f"{kode} {shorten(members[0]['langkah_aksi'], _LONGEST)}"
    return Part(text, "; ".join(said), _link(base, "tugas-saya", view, langkah=kode))


def _quoted(note: str) -> str:
    return f": {shorten(note, _LONGEST)}" if note else ""


def _list_of(heading: str, items: Sequence[Part], count: str = "") -> Part | None:
    """`count`: of what, where it is not how many items there are: the subject counts the same."""
    return (
        Part(f"{heading}: {count or format_number(len(items))}", items=tuple(items))
        if items
        else None
    )


def _link(base: str, page: str, view: View, **other: str) -> str:
    """Where a page shows the plan as it stands on the day the link is opened."""
    return page_link(base, page, view, posisi=TODAY, **other)


def stop_address(db: Database, base: str, orang: str, kind: str) -> str:
    """Where one touch stops this kind of letter for this person, without signing in."""
    signature = accounts_of(str(db.journal)).sign(f"berhenti|{orang}|{kind}")
    return f"{base}{STOP}{quote(orang)}/{kind}/{signature}"


def is_stop_address(db: Database, orang: str, kind: str, signature: str) -> bool:
    """Whether an address to stop was made here for this person and kind."""
    return kind in KINDS and stop_address(db, "", orang, kind).endswith(f"/{signature}")


def to_mail(db: Database, settings: MailSettings, letter: "Letter") -> EmailMessage:
    """The letter ready to be sent."""
    sender = (
        ("Monev ZI",) if letter.satker == EVERY_SATKER else ("Tim Zona Integritas", letter.satker)
    )
    body = letter.write()
    stop = stop_address(db, public_address(), letter.to.pelaku, letter.kind)
    mail = new_mail(settings, " ".join(sender), letter.to.name, letter.to.email, body.subject)
    # The same letter sent once more is the same message: most programs show it once.
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
    mail.set_content("\n\n".join([*map(_as_text, parts), f"-- \n{_as_text(end)}\n"]))
    html = _PAGE.substitute(
        title=escape(body.subject), parts="".join(map(_as_html, parts)), end=_as_html(end)
    )
    mail.add_alternative(html, subtype="html")
    for file in body.files:
        mail.add_attachment(file.content, maintype="application", subtype="pdf", filename=file.name)
    return mail


def new_mail(
    settings: MailSettings, sender: str, name: str, address: str, subject: str
) -> EmailMessage:
    """A mail without its text, for any server: of ASCII alone. `address`: as `register.EMAIL` has
    them."""
    mail = EmailMessage(SMTP.clone(cte_type="7bit"))
    mail["From"] = Address(on_a_line(sender), addr_spec=settings.pengirim)
    mail["To"] = Address(on_a_line(name), addr_spec=address)
    mail["Subject"] = shorten(on_a_line(subject), _LONGEST_SUBJECT)
    mail["Date"] = format_datetime(clock.now())
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _as_text(part: Part, start: str = "") -> str:
    lines = [line for line in (part.text, part.note, part.href) if line]
    listed = [_as_text(item, f"{number}. ") for number, item in enumerate(part.items, start=1)]
    return "\n".join([start + f"\n{' ' * len(start)}".join(lines), *listed])


def _as_html(part: Part, tag: str = "div") -> str:
    text = escape(part.text).replace("\n", "<br>")
    text = f'<a href="{escape(part.href)}">{text}</a>' if part.href else text
    note = (
        f'<br><span style="color:#555555;font-size:13px">{escape(part.note)}</span>'
        if part.note
        else ""
    )
    items = "".join(_as_html(item, "li") for item in part.items)
    listed = f"<strong>{text}</strong><ol>{items}</ol>" if items else text + note
    return f'<{tag} style="margin:0 0 12px">{listed}</{tag}>'
