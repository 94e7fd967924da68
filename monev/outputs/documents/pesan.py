"""Pesan per PIC: what each of them owes, may report, agreed to do and has coming, ready for
WhatsApp."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from monev.access import same_pic
from monev.core.dates import fold_tenggat, format_day
from monev.core.text import NO_PIC, listed, shorten, split_pics
from monev.database import Row
from monev.figures import View, format_number, format_overdue
from monev.figures.bukti import by_langkah
from monev.figures.sentences import NOTHING_REPORTED, missing_bukti
from monev.meeting.records import NOT_READ_OUT, parted_by_agreement
from monev.outputs import SENTENCES
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

# letters a phone shows at once; of what is beyond, but for decisions, only the count is told
ONE_SCREEN = 1_000
_FEW_LETTERS = 40  # what is told of a langkah where its line has no room: enough to know it by
_MORE = "… dan {} lagi di Monev ZI."
_tenggat = itemgetter("tenggat")
_NOTHING = "Tidak ada yang perlu dikirim.\n"

_Tasks = Mapping[str, list[Row]]
"""What one PIC has to do: `missing`, `reportable`, `undated`, `upcoming` (rows of `monev.figures`),
`decided` in this meeting and `agreed` in those before."""


class _Section(NamedTuple):
    """A part of a message: what opens it, its lines, the same in few words, their names. None
    urgent is left out, and what the meeting decided is told in full."""

    opening: str
    is_urgent: bool
    is_decided: bool
    lines: Sequence[str]
    short: Sequence[str]
    names: Sequence[str]


def write(material: Material, form: str) -> bytes:
    """The messages of all PIC below each other, to be copied one by one; or as files to send, an
    archive: Pesan, Ketua.txt, and where a message stops short its whole list beside it: Daftar
    lengkap, Ketua.txt. Once one of them was marked as sent, who was and who was not stands
    first."""
    messages = write_per_pic(material)
    to = [(material.p.satker, pic) for pic in messages if pic != NO_PIC]
    told = told_lately(material.told, to)
    sent = "\n".join(filter(None, (*told.values(), still_to_tell(to, told)))) if told else ""
    if form == "txt":
        written = [*filter(None, [sent]), *messages.values()]
        return (f"\n\n{'=' * 40}\n\n".join(written) + "\n" if messages else _NOTHING).encode()
    whole = write_per_pic(material, whole=True)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for number, (pic, message) in enumerate(messages.items(), start=1):
            # As every system takes it in a file's name; the number keeps two of them apart.
            letters = "".join(
                letter if letter.isalnum() or letter in ".,-()" else " " for letter in pic
            )
            whose = f"{number:02} {' '.join(letters.split())[:80]}.txt"
            archive.writestr(f"Pesan, {whose}", message + "\n")
            if whole[pic] != message:
                archive.writestr(f"Daftar lengkap, {whose}", whole[pic] + "\n")
        if sent:
            archive.writestr("Sudah dikirim.txt", sent + "\n")
        if not messages:
            archive.writestr("Tidak ada yang perlu dikirim.txt", _NOTHING)
    return content.getvalue()


def write_per_pic(material: Material, *, whole: bool = False) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text, NO_PIC last. `whole`: with every
    line."""
    return {
        pic: _write_message(pic, tasks, material, whole=whole)
        for pic, tasks in _tasks_per_pic(material)
    }


def _tasks_per_pic(material: Material) -> list[tuple[str, _Tasks]]:
    found: dict[str, tuple[str, dict[str, list[Row]]]] = {}

    def give(group: str, rows: Iterable[Row]) -> None:
        for row in rows:
            name = row["pic"] or NO_PIC
            _, tasks = found.setdefault(same_pic(name), (name, defaultdict(list)))
            tasks[group].append(row)

    own = {t["nomor"] for t in material.decisions}
    for t in material.open_tindak_lanjut:
        group = "decided" if t["nomor"] in own else "agreed"
        give(group, (t | {"pic": pic} for pic in split_pics(t["pic"])))
    give("missing", material.kesenjangan)
    if not material.p.rencana_only:
        give("reportable", _still_to_report(material))
        give("undated", _without_day(material))
    give("upcoming", material.upcoming)
    return [found[key] for key in sorted(found, key=lambda key: (found[key][0] == NO_PIC, key))]


def _still_to_report(material: Material) -> list[Row]:
    """What is late although none of its bukti lacks, be it that none is named."""
    unsaid = (t for t in material.late if not t["selesai_kemudian"])
    return [t for t in unsaid if t["bukti_n"] == t["bukti_N"]]


def _without_day(material: Material) -> list[Row]:
    """What of the periode is done on a day that nobody said."""
    before = material.periode.before
    end = material.periode.end
    done = (t for t in material.tenggat if t["status"] == "selesai" and not t["tanggal_selesai"])
    return [t for t in done if before < t["jatuh_tempo"] <= end]


def _write_message(pic: str, tasks: _Tasks, material: Material, *, whole: bool) -> str:
    first = _greet(pic, tasks, material)
    last = _close(pic, tasks, material)
    sections = _sections(tasks, material.p)
    if not whole:
        decided = [section for section in sections if section.is_decided]
        others = [section for section in sections if not section.is_decided]
        sections = [*decided, *_on_one_screen(others, ONE_SCREEN - len(first) - len(last) - 4)]
    return "\n\n".join(
        [first, *("\n".join([section.opening, *section.lines]) for section in sections), last]
    )


def _greet(pic: str, tasks: _Tasks, material: Material) -> str:
    """Who is asked and about what, with what could mislead about it."""
    p = material.p
    remark = ""
    about = f"*Rencana aksi ZI {p.satker}, posisi {format_day(p.posisi)}*"
    if r := material.rapat:
        about = (
            f"tindak lanjut *{r.judul}*, {format_day(r.tanggal)} ({p.satker}, posisi "
            f"{format_day(p.posisi)})"
        )
    if p.rencana_only:
        remark = NOTHING_REPORTED
    elif any(row["belum_dilaporkan"] for row in tasks["missing"]):
        remark = on_paper(count_in_words(tasks["missing"], p))
    greeting = [
        f"*{SIMULATION_TEXT}*" if p.simulasi else "",
        f"Yth. {'Bapak/Ibu' if pic == NO_PIC else pic},",
        f"mohon bantuan untuk {about}.",
        "Yang berikut belum ada PIC-nya." if pic == NO_PIC else "",
        remark,
    ]
    return "\n".join(filter(None, greeting))


def _close(pic: str, tasks: _Tasks, material: Material) -> str:
    """Where all of it stands, and what is asked; what has no PIC stands on nobody's page."""
    where = "Rinciannya ada di Monev ZI, halaman Tugas saya."
    if material.address:
        where = (
            f"Rinciannya ada di Tugas saya: {page_link(material.address, 'tugas-saya', material.p)}"
        )
    return _ask(tasks) if pic == NO_PIC else f"{where}\n{_ask(tasks)}"


def _sections(tasks: _Tasks, p: View) -> list[_Section]:
    """What is urgent first, each part by date. A langkah stands once, with all that is asked of
    it."""
    told: set[str] = set()
    parts: list[_Section] = []

    def tell(
        heading: str,
        unit: str,
        said: list[tuple[str, str, str]],
        *,
        is_urgent: bool,
        is_decided: bool = False,
    ) -> None:
        if said:
            lines, short, names = zip(*said, strict=True)
            opening = f"*{heading} ({format_number(len(lines))}{unit}):*"
            parts.append(
                _Section(opening, is_urgent, is_decided, _numbered(lines), _numbered(short), names)
            )

    def tell_langkah(heading: str, rows: list[Row], *, is_urgent: bool = False) -> None:
        langkah = by_langkah(sorted((row for row in rows if row["kode"] not in told), key=due_day))
        told.update(members[0]["kode"] for members in langkah)
        tell(
            heading,
            " langkah",
            [_langkah_in_words(of, tasks, p) for of in langkah],
            is_urgent=is_urgent,
        )

    def tell_follow_ups(heading: str, follow_ups: list[Row], **kind: bool) -> None:
        ordered = sorted(follow_ups, key=lambda t: (t["batas"], t["nomor"]))
        headings = (heading, f"{heading} yang {NOT_READ_OUT}")
        for said, listing in zip(headings, parted_by_agreement(ordered), strict=True):
            tell(
                said, "", [_follow_up_in_words(t) for t in listing], **{"is_urgent": False, **kind}
            )

    late = (
        "Terlambat"
        if not p.rencana_only
        else f"Sudah jatuh tempo, bukti {missing_bukti(rencana_only=True)}"
    )
    missing = tasks["missing"]
    agreed = tasks["agreed"]
    tell_follow_ups("Keputusan rapat ini", tasks["decided"], is_decided=True)
    overdue = [t for t in agreed if t["hari_terlambat"]]
    tell_follow_ups(
        "Tindak lanjut rapat sebelumnya yang lewat batas waktu", overdue, is_urgent=True
    )
    lacking = [row for row in missing if not row["selesai_tanpa_bukti"]]
    tell_langkah(late, [*lacking, *tasks["reportable"]], is_urgent=True)
    tell_langkah(
        "Dilaporkan selesai, bukti belum lengkap",
        [row for row in missing if row["selesai_tanpa_bukti"]],
    )
    tell_langkah("Dilaporkan selesai, tanggalnya belum ada", tasks["undated"])
    tell_follow_ups(
        "Tindak lanjut rapat sebelumnya", [t for t in agreed if not t["hari_terlambat"]]
    )
    tell_langkah("Segera jatuh tempo", tasks["upcoming"])
    return parts


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _follow_up_in_words(t: Row) -> tuple[str, str, str]:
    """Its line, three times: what was agreed is not cut short."""
    late = f", {format_overdue(t['hari_terlambat'])}" if t["hari_terlambat"] else ""
    line = f"{t['uraian']}, paling lambat {format_day(t['batas'])}{late}"
    return line, line, line


def _langkah_in_words(members: Sequence[Row], tasks: _Tasks, p: View) -> tuple[str, str, str]:
    """Its line with all that is asked of it, the same in few words, and its kode."""
    kode = members[0]["kode"]
    words = members[0]["langkah_aksi"]
    groups = ("missing", "reportable", "undated", "upcoming")
    missing, reportable, undated, upcoming = (
        [row for row in tasks[name] if row["kode"] == kode] for name in groups
    )
    is_alone = not (missing or reportable or undated)
    parts = [f"{lacking_in_words(missing, p)} ({_due_since(missing)})"] if missing else []
    for rows, said in (
        (
            [row for row in reportable if row["bukti_N"]],
            "bukti lengkap, tinggal dilaporkan selesai",
        ),
        ([row for row in reportable if not row["bukti_N"]], "belum selesai"),
        (undated, "tanggal selesai belum ada"),
        (upcoming, "jatuh tempo" if is_alone else "berikutnya"),
    ):
        if rows:
            parts.append(f", {said}: {fold_tenggat(map(_tenggat, rows))}")
    short = f"{kode} {shorten(words, _FEW_LETTERS)} ({fold_tenggat(map(_tenggat, members))})"
    return f"{kode} {shorten(words)}{''.join(parts)}", short, kode


def _due_since(rows: Sequence[Row]) -> str:
    """The day the bukti is due; of several days the first."""
    days = sorted({due_day(row) for row in rows})
    return f"jatuh tempo {'sejak ' if len(days) > 1 else ''}{format_day(days[0])}"


def _ask(tasks: _Tasks) -> str:
    proven = [row for row in tasks["reportable"] if row["bukti_N"]]
    agreed = [*tasks["decided"], *tasks["agreed"]]
    of_them = {
        **tasks,
        "agreed": agreed,
        "proven": proven,
        "unproven": len(proven) < len(tasks["reportable"]),
    }
    asked = [words for what, words in SENTENCES["permintaan"].items() if of_them.get(what)]
    if not asked:
        return "Terima kasih."
    return f"Mohon {listed(asked)}. Terima kasih."


def _on_one_screen(sections: list[_Section], room: int) -> list[_Section]:
    """All that is urgent, in as few words as it takes; of the rest as many lines as there is room
    for."""
    urgent = [section for section in sections if section.is_urgent]
    rest = [section for section in sections if not section.is_urgent]
    room -= sum(len(section.opening) + len(_MORE) + 6 for section in rest)
    in_short = [section._replace(lines=section.short) for section in urgent]
    by_name = [section._replace(lines=[", ".join(section.names)]) for section in urgent]
    result = next((form for form in (urgent, in_short) if _length(form) <= room), by_name)
    room -= _length(result)
    for section in rest:
        ends = [*accumulate((len(line) + 1 for line in section.lines), initial=0)]
        count = max(0, bisect_right(ends, room) - 1)
        room -= ends[count]
        left = len(section.lines) - count
        more = [_MORE.format(format_number(left))] if left else []
        result = [*result, section._replace(lines=[*section.lines[:count], *more])]
    return result


def _length(sections: Sequence[_Section]) -> int:
    return sum(len("\n".join([section.opening, *section.lines])) + 2 for section in sections)
