"""Writes every text to send and every request.

They are messages to PIC, about missing bukti and reports, and a report's suggestions. A
text is whole. Names of langkah are cut only if the reader can open the page that has them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from monev.access import same_pic
from monev.core import clock
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.public_address import public_address
from monev.core.text import NO_PIC, joined, listed, split_pics, with_mark
from monev.figures import View, format_number, format_overdue
from monev.figures.evidence import by_langkah
from monev.figures.many_offices import OfficeFigures, age_words
from monev.figures.rows import AnyRow, BuktiRow, TenggatRow
from monev.figures.sentences import NOTHING_REPORTED, lacking_words, opening_remark, part_sentence
from monev.figures.told import LACKING, WORDS, Told, tell, tell_each
from monev.meeting.things import FollowUpRow
from monev.outputs import SENTENCES
from monev.outputs.documents.common import fold_months, late_on_paper, number_lines
from monev.outputs.documents.material import Material, on_paper
from monev.outputs.messages import due_day, page_link
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

LONGEST = 65_536
"""The most letters of a message in WhatsApp."""
_CUT = "\n… Selebihnya tidak muat dalam satu pesan WhatsApp."


def join_parts(parts: Iterable[str], view: View) -> str:
    """Join the parts of a text with empty lines, below *DATA SIMULASI* if they are of a sample."""
    text = joined(*parts, by="\n\n")
    if view.simulasi:
        text = f"*{SIMULATION_TEXT}*\n{text}"
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - len(_CUT)].rpartition("\n")[0] + _CUT


def _list_below(heading: str, lines: Sequence[str]) -> str:
    return f"{heading}\n{number_lines(lines)}" if lines else ""


def list_agenda_items(material: Material) -> Sequence[str]:
    """List the points of the meeting: those written for its invitation, else those of its data."""
    written = [line.strip() for line in material.meeting.acara.splitlines() if line.strip()]
    return written or material.letter.agenda


def write_kesenjangan_message(rows: Sequence[BuktiRow], view: View) -> str:
    """Write the rows of `kesenjangan` as a message.

    It has, per PIC, a line per langkah with its missing bukti. The PIC with most missing bukti
    comes first; of a PIC what is late, the longest due first.
    """
    said = f"{lacking_words(rows)}." if rows else "Tidak ada bukti yang kurang."
    head = f"*{LACKING} ZI, {view.satker}, posisi {format_day(view.posisi)}*"
    part = part_sentence(view.part) if view.part else ""
    parts = [joined(head, part, opening_remark(view), said, by="\n")]
    address = public_address()
    of_pic = group_by(rows, lambda row: row["pic"] or NO_PIC).items()
    for pic, members in sorted(of_pic, key=lambda group: (group[0] == NO_PIC, -len(group[1]))):
        listed = sorted(tell_each(sorted(members, key=due_day)), key=_is_done)
        lines = [lacking_line(told, address) for told in listed]
        parts.append(_list_below(f"{pic} ({format_number(len(members))}):", lines))
    return join_parts(parts, view)


def _is_done(told: Told) -> bool:
    return told.term.kode == "selesai"


def lacking_line(told: Told, address: str) -> str:
    """Write a langkah with what it lacks: whole if its reader can open no page."""
    name = with_mark(told.name(60 if address else len(told.langkah)))
    state = late_on_paper(f"{told.state[:1].lower()}{told.state[1:]}")
    return f"{name}, {told.when} ({state}): {told.lacking.partition(': ')[2]}"


def write_group_message(late: Sequence[OfficeFigures], heading: str) -> str:
    """Write the message to the group of satker: those that did not report yet, by state."""
    first = late[0]
    due = f"{first.due or 'tahun'} {first.tahun}"
    parts = [
        f"*Laporan ZI {due} belum dinyatakan lengkap, {heading}, posisi {format_day(first.posisi)}*"
    ]
    by_state = group_by(late, attrgetter("state"))
    for state, words in SENTENCES["belum_lengkap"].items():
        lines = []
        for office in by_state.get(state, ()):
            has_reported = office.view is not None and office.view.laporan_terakhir is not None
            since = f" (laporan terakhir {age_words(office)})" if has_reported else ""
            lines.append(f"{office.satker}{since}")
        parts.append(_list_below(f"{words} ({format_number(len(lines))}):", lines))
    asked = f"Mohon laporan {due} dilengkapi dan dinyatakan lengkap di Monev ZI."
    parts.append(f"{asked} Terima kasih.")
    return joined(*parts, by="\n\n")


@dataclass(slots=True)
class _Tasks:
    """The tasks of one PIC, as rows of `monev.figures`.

    - lacking: missing bukti of what is late; unproven: of what was reported as done
    - proven: tenggat to report as done, whose bukti are all there; without_bukti: that name none;
      undated: done without a day
    - decided: follow-ups of this meeting; agreed: those of earlier meetings
    """

    pic: str
    lacking: list[BuktiRow] = field(default_factory=list)
    unproven: list[BuktiRow] = field(default_factory=list)
    proven: list[TenggatRow] = field(default_factory=list)
    without_bukti: list[TenggatRow] = field(default_factory=list)
    undated: list[TenggatRow] = field(default_factory=list)
    upcoming: list[TenggatRow] = field(default_factory=list)
    decided: list[FollowUpRow] = field(default_factory=list)
    agreed: list[FollowUpRow] = field(default_factory=list)

    @property
    def has_pic(self) -> bool:
        """False for the tasks without a PIC."""
        return self.pic != NO_PIC

    @property
    def missing(self) -> list[BuktiRow]:
        """Every missing bukti."""
        return [*self.lacking, *self.unproven]

    @property
    def reportable(self) -> list[TenggatRow]:
        """Every tenggat to report as done."""
        return [*self.proven, *self.without_bukti]


def write_per_pic(material: Material) -> dict[str, str]:
    """Write a message for each PIC who has something to do: PIC → text, NO_PIC last."""
    messages = {}
    for tasks in _tasks_per_pic(material):
        parts = (_greet(tasks, material), *_sections(tasks, material), _close(tasks, material))
        if any(parts[1:-1]):
            messages[tasks.pic] = join_parts(parts, material.view)
    return messages


def _tasks_per_pic(material: Material) -> list[_Tasks]:
    found: dict[str, _Tasks] = {}

    def give(part: str, row: AnyRow) -> None:
        if material.is_own(row):
            return
        for name in split_pics(row["pic"]) or [NO_PIC]:
            tasks = found.setdefault(same_pic(name), _Tasks(name))
            getattr(tasks, part).append(row)

    follow_ups = {"decided": material.decisions, "agreed": material.earlier_tindak_lanjut}
    for part, rows in follow_ups.items():
        for row in rows:
            if row["status"] == "terbuka":
                give(part, row)
    for row in material.kesenjangan:
        give("unproven" if row["selesai_tanpa_bukti"] else "lacking", row)
    if not material.rencana_only:
        for row in material.late:
            # Late although all its bukti are there, or it names none.
            if not row["selesai_kemudian"] and row["bukti_n"] == row["bukti_N"]:
                give("proven" if row["bukti_N"] else "without_bukti", row)
        for row in filter(material.falls_due, material.tenggat):
            if row["status"] == "selesai" and not row["tanggal_selesai"]:
                give("undated", row)
    for row in material.upcoming:
        give("upcoming", row)
    ordered = sorted(found, key=lambda key: (not found[key].has_pic, key))
    return [found[key] for key in ordered]


def _greet(tasks: _Tasks, material: Material) -> str:
    """Write the greeting: the PIC, the subject, and a remark if the list could mislead."""
    view = material.view
    asked = f"menindaklanjuti *Rencana aksi ZI {view.satker}, posisi {format_day(view.posisi)}*"
    if rapat := material.rapat:
        is_ahead = rapat.is_open and rapat.tanggal > clock.today()
        asked = "menyiapkan yang berikut, sesuai undangan" if is_ahead else "menindaklanjuti hasil"
        asked += (
            f" *{with_mark(rapat.judul)}*, {format_day(rapat.tanggal)} "
            f"({view.satker}, posisi {format_day(view.posisi)})"
        )
    remark = ""
    if view.rencana_only:
        remark = NOTHING_REPORTED
    elif any(row["status_tenggat"] == "belum_dilaporkan" for row in tasks.missing):
        remark = on_paper(f"{lacking_words(tasks.missing)}.")
    return joined(
        f"Yth. {tasks.pic if tasks.has_pic else 'Bapak/Ibu'},",
        f"mohon {asked}.",
        "" if tasks.has_pic else "Yang berikut belum ada PIC-nya.",
        remark,
        by="\n",
    )


def _close(tasks: _Tasks, material: Material) -> str:
    """Write the request (Mohon melengkapi bukti dan … Terima kasih.).

    It is below the address of the details if others can open one. Tasks without a PIC are on
    nobody's page, so that message names none.
    """
    asked_for = {
        "missing": tasks.missing,
        "proven": tasks.proven,
        "unproven": tasks.without_bukti,
        "undated": tasks.undated,
        "agreed": [*tasks.decided, *tasks.agreed],
    }
    asked = [words for what, words in SENTENCES["permintaan"].items() if asked_for[what]]
    request = f"Mohon {listed(asked)}. Terima kasih." if asked else "Terima kasih."
    if not (tasks.has_pic and material.address):
        return request
    link = page_link(material.address, "lapor", material.view)
    return f"Rinciannya ada di Lapor: {link}\n{request}"


def _sections(tasks: _Tasks, material: Material) -> list[str]:
    """List a message's sections, what the meeting decided and what is late before the others.

    A langkah has one line, with all requests about it.
    """
    sections: list[str] = []
    told: set[str] = set()

    def add(heading: str, unit: str, lines: list[str]) -> None:
        sections.append(_list_below(f"*{heading} ({format_number(len(lines))}{unit}):*", lines))

    def tell_langkah(heading: str, rows: Sequence[TenggatRow | BuktiRow]) -> None:
        untold = [row for row in rows if row["kode"] not in told]
        lines = []
        for members in by_langkah(sorted(untold, key=due_day)):
            told.add(members[0]["kode"])
            lines.append(_langkah_in_words(members[0], tasks, material))
        add(heading, " langkah", lines)

    def tell_follow_ups(heading: str, follow_ups: list[FollowUpRow]) -> None:
        ordered = sorted(follow_ups, key=itemgetter("batas", "nomor"))
        add(heading, "", [*map(_follow_up_in_words, ordered)])

    earlier = "Tindak lanjut rapat sebelumnya"
    late = WORDS["belum_tuntas"].capitalize()
    tell_follow_ups("Keputusan rapat ini", tasks.decided)
    overdue = [row for row in tasks.agreed if row["hari_terlambat"]]
    tell_follow_ups(f"{earlier} yang lewat batas waktu", overdue)
    tell_langkah(late, [*tasks.lacking, *tasks.reportable])
    tell_langkah(WORDS["selesai_tanpa_bukti"].capitalize(), tasks.unproven)
    tell_langkah("Dilaporkan selesai, tanggalnya belum ada", tasks.undated)
    tell_follow_ups(earlier, [row for row in tasks.agreed if not row["hari_terlambat"]])
    tell_langkah(f"Jatuh tempo {material.periode.following.name}", tasks.upcoming)
    return sections


def name_follow_up(follow_up: FollowUpRow) -> str:
    """Write what is to be done, with the langkah it is about if its words don't name that."""
    uraian, kode = follow_up["uraian"], follow_up["kode"]
    shown = follow_up.get("kode_tampil")
    if not kode or not shown or _names_kode(uraian, kode) or _names_kode(uraian, shown):
        return uraian
    return f"{with_mark(uraian)} (langkah {shown})"


def _names_kode(words: str, kode: str) -> bool:
    return bool(re.search(rf"(?<![\w.]){re.escape(kode)}(?!\w|\.\w)", words))


def _follow_up_in_words(follow_up: FollowUpRow) -> str:
    what = with_mark(name_follow_up(follow_up), ",")
    line = f"{what} paling lambat {format_day(follow_up['batas'])}"
    if follow_up["hari_terlambat"]:
        line += f", {format_overdue(follow_up['hari_terlambat'])}"
    return line


def _langkah_in_words(first: TenggatRow | BuktiRow, tasks: _Tasks, material: Material) -> str:
    """Write the line of a langkah with all requests about it, below its heading."""

    def of_it(rows: list[AnyRow]) -> list[AnyRow]:
        return [row for row in rows if row["kode"] == first["kode"]]

    missing = of_it(tasks.missing)
    is_alone = not (missing or of_it(tasks.reportable) or of_it(tasks.undated))
    told = tell(missing or [first], missing)
    line = lacking_line(told, material.address) if missing else with_mark(told.name(160))
    for rows, said in (
        (tasks.proven, "bukti lengkap, tinggal dilaporkan selesai"),
        (tasks.without_bukti, "belum selesai"),
        (tasks.undated, "tanggal selesai belum ada"),
        (tasks.upcoming, "jatuh tempo" if is_alone else "berikutnya"),
    ):
        if months := of_it(rows):
            line += f", {said}: {fold_months(months)}"
    return line
