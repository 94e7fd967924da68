"""Writes Pesan per PIC for WhatsApp: the missing bukti, reports, follow-ups and coming targets of
each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from operator import itemgetter
from zipfile import ZIP_DEFLATED, ZipFile

from monev.access import same_pic
from monev.core.dates import format_day
from monev.core.text import NO_PIC, listed, shorten, split_pics, with_mark
from monev.figures import View, format_number, format_overdue
from monev.figures.bukti import by_langkah
from monev.figures.rows import AnyRow, BuktiRow, TenggatRow
from monev.figures.sentences import NOTHING_REPORTED, missing_bukti
from monev.meeting.records import NOT_READ_OUT, parted_by_agreement
from monev.meeting.things import FollowUpRow
from monev.outputs import SENTENCES
from monev.outputs.documents.common import fold_months, number_lines
from monev.outputs.documents.material import Material, on_paper
from monev.outputs.messages import (
    count_in_words,
    due_day,
    lacking_in_words,
    page_link,
    still_to_tell,
    told_lately,
)
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_NOTHING = "Tidak ada yang perlu dikirim.\n"


@dataclass(slots=True)
class _Tasks:
    """The tasks of one PIC, as rows of `monev.figures`.

    - missing: bukti; reportable: tenggat to report as done; undated: done without a day
    - decided: follow-ups of this meeting; agreed: those of earlier meetings
    """

    pic: str
    missing: list[BuktiRow] = field(default_factory=list)
    reportable: list[TenggatRow] = field(default_factory=list)
    undated: list[TenggatRow] = field(default_factory=list)
    upcoming: list[TenggatRow] = field(default_factory=list)
    decided: list[FollowUpRow] = field(default_factory=list)
    agreed: list[FollowUpRow] = field(default_factory=list)

    @property
    def has_pic(self) -> bool:
        """False for the tasks without a PIC."""
        return self.pic != NO_PIC

    @property
    def proven(self) -> list[TenggatRow]:
        """The tenggat to report whose bukti are all there."""
        return [row for row in self.reportable if row["bukti_N"]]

    @property
    def unproven(self) -> list[TenggatRow]:
        """The tenggat to report that name no bukti."""
        return [row for row in self.reportable if not row["bukti_N"]]


def write(material: Material, form: str) -> bytes:
    """Write the messages of all PIC: as one text to copy from, or as an archive of files to send.

    If any message was marked as sent, first comes a list of who got one and who did not. The
    archive has *Pesan, 01 Ketua.txt*.
    """
    messages = write_per_pic(material)
    to = [(material.view.satker, pic) for pic in messages if pic != NO_PIC]
    sent = ""
    if told := told_lately(material.told, to):
        sent = "\n".join(filter(None, (*told.values(), still_to_tell(to, told))))
    if form == "txt":
        written = [*filter(None, [sent]), *messages.values()]
        return (f"\n\n{'=' * 40}\n\n".join(written) + "\n" if messages else _NOTHING).encode()
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for number, (pic, message) in enumerate(messages.items(), start=1):
            whose = f"{number:02} {_in_file_name(pic)}.txt"  # the number keeps two PIC apart
            archive.writestr(f"Pesan, {whose}", message + "\n")
        if sent:
            archive.writestr("Sudah dikirim.txt", sent + "\n")
        if not messages:
            archive.writestr("Tidak ada yang perlu dikirim.txt", _NOTHING)
    return content.getvalue()


def _in_file_name(pic: str) -> str:
    """Replace the letters that some system refuses in a file's name."""
    letters = [letter if letter.isalnum() or letter in ".,-()" else " " for letter in pic]
    return " ".join("".join(letters).split())[:80]


def write_per_pic(material: Material) -> dict[str, str]:
    """Write a message for each PIC who has something to do: PIC → text, NO_PIC last.

    Nothing is left out: who gets it may not be able to open a page.
    """
    messages = {}
    for tasks in _tasks_per_pic(material):
        parts = (_greet(tasks, material), *_sections(tasks, material.view), _close(tasks, material))
        messages[tasks.pic] = "\n\n".join(parts)
    return messages


def _tasks_per_pic(material: Material) -> list[_Tasks]:
    found: dict[str, _Tasks] = {}

    def give(part: str, row: AnyRow) -> None:
        for name in split_pics(row["pic"]) or [NO_PIC]:
            tasks = found.setdefault(same_pic(name), _Tasks(name))
            getattr(tasks, part).append(row)

    own = {row["nomor"] for row in material.decisions}
    for row in material.open_tindak_lanjut:
        give("decided" if row["nomor"] in own else "agreed", row)
    for row in material.kesenjangan:
        give("missing", row)
    if not material.rencana_only:
        for row in material.late:
            # Late although all its bukti are there, or it names none.
            if not row["selesai_kemudian"] and row["bukti_n"] == row["bukti_N"]:
                give("reportable", row)
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
    about = f"*Rencana aksi ZI {view.satker}, posisi {format_day(view.posisi)}*"
    if rapat := material.rapat:
        about = (
            f"tindak lanjut *{rapat.judul}*, {format_day(rapat.tanggal)} ({view.satker}, posisi "
            f"{format_day(view.posisi)})"
        )
    remark = ""
    if view.rencana_only:
        remark = NOTHING_REPORTED
    elif any(row["belum_dilaporkan"] for row in tasks.missing):
        remark = on_paper(count_in_words(tasks.missing, view))
    greeting = [
        f"*{SIMULATION_TEXT}*" if view.simulasi else "",
        f"Yth. {tasks.pic if tasks.has_pic else 'Bapak/Ibu'},",
        f"mohon bantuan untuk {about}.",
        "" if tasks.has_pic else "Yang berikut belum ada PIC-nya.",
        remark,
    ]
    return "\n".join(filter(None, greeting))


def _close(tasks: _Tasks, material: Material) -> str:
    """Write the end of a message: the request, below the address of the details if others can open
    one.

    Tasks without a PIC are on nobody's page, so that message names none.
    """
    if not (tasks.has_pic and material.address):
        return _ask(tasks)
    link = page_link(material.address, "tugas-saya", material.view)
    return f"Rinciannya ada di Tugas saya: {link}\n{_ask(tasks)}"


class _Telling:
    """Collects the sections of a message. A langkah has one line, with all requests about it."""

    def __init__(self, tasks: _Tasks, view: View) -> None:
        self.tasks = tasks
        self.view = view
        self.sections: list[str] = []
        self._told: set[str] = set()

    def tell_langkah(self, heading: str, rows: Sequence[TenggatRow | BuktiRow]) -> None:
        """Add a line for each langkah that has none yet, by date."""
        untold = [row for row in rows if row["kode"] not in self._told]
        lines = []
        for members in by_langkah(sorted(untold, key=due_day)):
            self._told.add(members[0]["kode"])
            lines.append(_langkah_in_words(members, self.tasks, self.view))
        self._add(heading, " langkah", lines)

    def tell_follow_ups(self, heading: str, follow_ups: list[FollowUpRow]) -> None:
        """Add a line for each follow-up by date; those not read out get a section of their own."""
        ordered = sorted(follow_ups, key=itemgetter("batas", "nomor"))
        agreed, decided = parted_by_agreement(ordered)
        for said, listing in ((heading, agreed), (f"{heading} yang {NOT_READ_OUT}", decided)):
            self._add(said, "", [*map(_follow_up_in_words, listing)])

    def _add(self, heading: str, unit: str, lines: list[str]) -> None:
        if lines:
            opening = f"*{heading} ({format_number(len(lines))}{unit}):*"
            self.sections.append(f"{opening}\n{number_lines(lines)}")


def _sections(tasks: _Tasks, view: View) -> list[str]:
    """List the sections of a message, what the meeting decided and what is late before the
    others.
    """
    telling = _Telling(tasks, view)
    earlier = "Tindak lanjut rapat sebelumnya"
    late = "Terlambat"
    if view.rencana_only:
        late = f"Sudah jatuh tempo, bukti {missing_bukti(rencana_only=True)}"
    overdue = [row for row in tasks.agreed if row["hari_terlambat"]]
    in_time = [row for row in tasks.agreed if not row["hari_terlambat"]]
    lacking = [row for row in tasks.missing if not row["selesai_tanpa_bukti"]]
    unproven = [row for row in tasks.missing if row["selesai_tanpa_bukti"]]
    telling.tell_follow_ups("Keputusan rapat ini", tasks.decided)
    telling.tell_follow_ups(f"{earlier} yang lewat batas waktu", overdue)
    telling.tell_langkah(late, [*lacking, *tasks.reportable])
    telling.tell_langkah("Dilaporkan selesai, bukti belum lengkap", unproven)
    telling.tell_langkah("Dilaporkan selesai, tanggalnya belum ada", tasks.undated)
    telling.tell_follow_ups(earlier, in_time)
    telling.tell_langkah("Segera jatuh tempo", tasks.upcoming)
    return telling.sections


def _follow_up_in_words(follow_up: FollowUpRow) -> str:
    uraian = with_mark(follow_up["uraian"], ",")
    line = f"{uraian} paling lambat {format_day(follow_up['batas'])}"
    if follow_up["hari_terlambat"]:
        line += f", {format_overdue(follow_up['hari_terlambat'])}"
    return line


def _langkah_in_words(members: Sequence[TenggatRow | BuktiRow], tasks: _Tasks, view: View) -> str:
    """Write the line of a langkah with all requests about it."""
    kode = members[0]["kode"]
    words = members[0]["langkah_aksi"]

    def of_it(rows: list[AnyRow]) -> list[AnyRow]:
        return [row for row in rows if row["kode"] == kode]

    missing = of_it(tasks.missing)
    is_alone = not (missing or of_it(tasks.reportable) or of_it(tasks.undated))
    line = f"{kode} {with_mark(shorten(words))}"
    if missing:
        days = sorted(set(map(due_day, missing)))
        due = f"jatuh tempo {'sejak ' if len(days) > 1 else ''}{format_day(days[0])}"
        line += f"{lacking_in_words(missing, view)} ({due})"
    for rows, said in (
        (tasks.proven, "bukti lengkap, tinggal dilaporkan selesai"),
        (tasks.unproven, "belum selesai"),
        (tasks.undated, "tanggal selesai belum ada"),
        (tasks.upcoming, "jatuh tempo" if is_alone else "berikutnya"),
    ):
        if months := of_it(rows):
            line += f", {said}: {fold_months(months)}"
    return line


def _ask(tasks: _Tasks) -> str:
    """Write the request: Mohon melengkapi bukti dan … Terima kasih."""
    asked_for = {
        "missing": tasks.missing,
        "proven": tasks.proven,
        "unproven": tasks.unproven,
        "undated": tasks.undated,
        "agreed": [*tasks.decided, *tasks.agreed],
    }
    asked = [words for what, words in SENTENCES["permintaan"].items() if asked_for[what]]
    if not asked:
        return "Terima kasih."
    return f"Mohon {listed(asked)}. Terima kasih."
