"""Checks what is typed in a meeting. Refusals have one sentence per field."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from monev.core import clock, typed_input
from monev.core.dates import PERIODE_CODES, find_periode, format_day
from monev.core.errors import NotFound
from monev.core.file_references import with_scheme
from monev.core.text import join_pics, split_pics
from monev.core.typed_input import (
    LINK_LENGTH,
    TITLE_LENGTH,
    BadEntry,
    Checker,
    EntryRefused,
    clean_line,
    clean_text,
    one_field,
)
from monev.edits.storing import find_newest, not_there, read_langkah
from monev.figures.formats import format_number
from monev.meeting.recording import RecordBook
from monev.meeting.records import BAHASAN, DETAIL_FIELDS, KEHADIRAN, STATUS_TINDAK_LANJUT
from monev.meeting.things import Attendee, FollowUp, NoteText, Person, Place, RemarkText
from monev.writing.plan_versions import find_targets

MAX_TAHUN_AHEAD = 5
"""A follow-up due in more years than this has a mistyped year."""
LONGEST_HOURS = 10
"""A meeting past midnight that lasts longer than this has a mistyped hour."""
MOST_PEOPLE = 2_000
"""A longer list of people was pasted by mistake."""

Typed = Mapping[str, date | str | None]
"""Fields as typed, or as stored."""
Checks = dict[str, Callable[..., str]]
"""Field → the function that cleans it for storing."""


def tidy_rapat(value: Typed, tahun: int) -> dict[str, str]:
    """Clean the fields of a meeting, except posisi.

    Raises EntryRefused, ValueError for an unknown field.
    """
    heading = {"length": TITLE_LENGTH, "required": "Judul rapat belum diisi."}
    checkers: Checks = {
        "judul": partial(clean_line, display_name="Judul rapat", **heading),
        "tanggal": partial(_check_rapat_day, tahun=tahun),
        "periode": partial(typed_input.clean_choice, display_name="Periode", choices=PERIODE_CODES),
        **{name: _checker(name) for name in TEXT_FIELDS},
    }
    typed = {**value}
    typed.pop("posisi", None)
    return typed_input.tidy_fields(typed, checkers)


def check_times(begin: str, end: str) -> None:
    """Refuse a meeting that ends before it begins.

    Past midnight it may last LONGEST_HOURS. Raises EntryRefused.
    """
    if not (begin and end):
        return
    minutes = _minutes(end) - _minutes(begin)
    if minutes <= 0 and minutes + 24 * 60 > LONGEST_HOURS * 60:
        raise EntryRefused(
            {"selesai": f"Rapat selesai pukul {end}, sebelum mulainya (pukul {begin})."}
        )


def _minutes(time: str) -> int:
    """Convert a stored time (09.30) to minutes after midnight."""
    hours, minutes = time.split(".")
    return int(hours) * 60 + int(minutes)


def check_reason(alasan: str) -> str:
    """Clean the reason of a change to something announced or signed. Raises EntryRefused."""
    with one_field("alasan"):
        return clean_line(alasan, "Alasan", length=TITLE_LENGTH, required="Alasannya belum diisi.")


def choose_rapat_posisi(posisi: date | str | None, periode: str, tahun: int) -> date:
    """Return the posisi of a meeting: as chosen, else the end of its periode.

    It is never in the future. Raises EntryRefused.
    """
    about = find_periode(tahun, periode)
    with one_field("posisi"):
        asked = "" if posisi is None else "Posisi belum diisi."
        day = typed_input.clean_day(posisi, "Posisi", required=asked) or min(
            about.end, clock.today()
        )
        if day > clock.today():
            today = format_day(clock.today())
            raise BadEntry(
                f"Posisi {format_day(day)} masih akan datang. Pilih hari ini ({today}) atau "
                "sebelumnya."
            )
        if day <= about.before:
            message = f"Posisi {format_day(day)} ada sebelum {about.name} dimulai."
            raise BadEntry(f"{message} Pilih tanggal sesudah {format_day(about.before)}.")
        if day.year - tahun > 1:
            raise BadEntry(
                f"Posisi ada di tahun {day.year}, jauh dari tahun rencana ({tahun}). Periksa "
                "tahunnya."
            )
    return day


def check_kehadiran(typed: str, wakil: str = "") -> str:
    """Check the attendance code: invited, present, excused, or represented, which needs a name.

    Raises EntryRefused.
    """
    with one_field("kehadiran"):
        code = typed_input.clean_choice(typed, "Kehadiran", KEHADIRAN)
    if code == "diwakili" and not wakil:
        raise EntryRefused({"wakil": "Tulis siapa yang mewakili."})
    return code


def check_remark(value: Mapping[str, str]) -> RemarkText:
    """Clean a remark. Raises EntryRefused, and KeyError for an unknown jenis (a bug)."""
    name = BAHASAN[value["jenis"]]
    with one_field("isi"):
        isi = clean_text(value["isi"], name, required=f"{name} belum diisi.")
    return {"jenis": value["jenis"], "isi": isi}


def check_number_of_people(number: int) -> None:
    """Refuse a list with more people than a meeting has. Raises EntryRefused."""
    if number > MOST_PEOPLE:
        total = format_number(number)
        most = format_number(MOST_PEOPLE)
        too_long = (
            f"Daftar ini menjadi {total} orang; satu rapat memuat paling banyak {most} peserta."
        )
        raise EntryRefused({"nama": too_long})


def who_is(person: Person) -> tuple[str, str]:
    """Return what identifies a person on a list: name and position."""
    return person["nama"].casefold(), person["jabatan"].casefold()


def tidy_participants(participants: Sequence[tuple[str, str]]) -> list[Person]:
    """Clean a list of people, each once.

    Raises EntryRefused with the line, or because there are too many.
    """
    check_number_of_people(len(participants))
    check = Checker()
    result: dict[tuple[str, str], Person] = {}
    for index, (name, job_title) in enumerate(participants, start=1):
        location = f" peserta ke-{index}" if len(participants) > 1 else ""
        person: Person = {"nama": "", "jabatan": ""}
        with check("nama"):
            person["nama"] = clean_line(
                name, f"Nama{location}", required=f"Nama{location} belum diisi."
            )
        with check("jabatan"):
            person["jabatan"] = clean_line(job_title, f"Jabatan{location}")
        result.setdefault(who_is(person), person)
    check.finish()
    return list(result.values())


def check_person(value: Mapping[str, str]) -> Attendee:
    """Clean one person on the list: nama, jabatan, kehadiran, wakil. Raises EntryRefused."""
    (person,) = tidy_participants([(value["nama"], value["jabatan"])])
    with one_field("wakil"):
        wakil = clean_line(value["wakil"], "Yang mewakili")
    return {**person, "kehadiran": check_kehadiran(value["kehadiran"], wakil), "wakil": wakil}


def check_note(value: Mapping[str, str]) -> NoteText:
    """Clean a note: kendala, solusi, at least one of them. Raises EntryRefused."""
    check = Checker()
    note: NoteText = {"kendala": "", "solusi": ""}
    with check("kendala"):
        note["kendala"] = clean_text(value["kendala"], "Kendala")
    with check("solusi"):
        note["solusi"] = clean_text(value["solusi"], "Solusi")
    if not (check.entries or note["kendala"] or note["solusi"]):
        nothing = "Catatan masih kosong. Tulis kendalanya, solusinya, atau keduanya."
        check.refuse("kendala", nothing)
    check.finish()
    return note


def check_tindak_lanjut(
    value: Typed,
    *,
    earliest: date | None,
    current: FollowUp | None = None,
    is_set_here: bool = False,
) -> dict[str, str]:
    """Clean the fields of a follow-up. Raises EntryRefused.

    - earliest: the day of its meeting, before which it cannot be due (None: the day is not changed)
    - current: the stored follow-up
    - is_set_here: this meeting set its day, so a new one needs no reason
    """
    no_pic = "PIC belum diisi: siapa yang mengerjakannya?"
    checkers: Checks = {
        "uraian": partial(
            clean_text, display_name="Tindak lanjut", required="Tulis apa yang harus dilakukan."
        ),
        "pic": lambda typed: clean_line(join_pics(split_pics(typed)), "PIC", required=no_pic),
        "batas": partial(_check_due_day, earliest=earliest),
        "status": partial(
            typed_input.clean_choice, display_name="Status", choices=STATUS_TINDAK_LANJUT
        ),
        "keterangan": partial(clean_text, display_name="Keterangan"),
        "tautan": lambda typed: with_scheme(clean_line(typed, "Bukti", length=LINK_LENGTH)),
        "alasan": partial(clean_text, display_name="Alasan"),
    }
    tidied = typed_input.tidy_fields(value, checkers)
    status = tidied.get("status", current["status"] if current else "terbuka")
    reason = tidied.get("keterangan", current["keterangan"] if current else "")
    check = Checker()
    if status == "batal" and not reason:
        check.refuse(
            "keterangan",
            "Tindak lanjut yang dibatalkan perlu alasan. Tulis alasannya di Keterangan.",
        )
    moved = current is not None and tidied.get("batas", current["batas"]) != current["batas"]
    if moved and not is_set_here and tidied.get("alasan") == "":
        check.refuse(
            "alasan", "Batas waktu dipindah. Tulis alasannya; batas yang lama tetap tercatat."
        )
    check.finish()
    return tidied


def check_place(
    book: RecordBook, area: str | None = None, kode: str | None = None, tenggat: str | None = None
) -> Place:
    """Check an area or kode that something was said about. The area of a kode is the plan's own.

    Raises NotFound.
    """
    if area is None and kode is None:
        return {"area": None, "kode": None}
    current = find_newest(book.db, book.rencana.satker, book.rencana.tahun)
    if kode is not None:
        langkah = read_langkah(book.db, current.unggahan_id, kode)
        if langkah is None or not find_targets(langkah, tenggat, None):
            raise not_there(current, kode, tenggat)
        return {"area": langkah["area"], "kode": kode}
    if not book.db.ask("meeting/area", unggahan_id=current.unggahan_id, area=area):
        raise NotFound(
            f"Area “{area}” tidak ada di rencana ini.",
            "Muat ulang halaman, lalu pilih area dari daftar.",
        )
    return {"area": area, "kode": None}


def _check_rapat_day(typed: date | str | None, tahun: int) -> str:
    day = typed_input.clean_day(typed, "Tanggal rapat", required="Tanggal rapat belum diisi.")
    assert day is not None  # an empty one is refused above
    if abs(day.year - tahun) > 1:
        raise BadEntry(
            f"Tanggal rapat ada di tahun {day.year}, jauh dari tahun rencana ({tahun}). Periksa "
            "tahunnya."
        )
    return day.isoformat()


TEXT_FIELDS = {
    **DETAIL_FIELDS,
    "tempat": "Tempat",
    "pemimpin": "Pemimpin rapat",
    "notulis": "Notulis",
}
"""Optional fields of a meeting → their names in refusals."""
_TIMES = ("mulai", "selesai", "berikut_mulai")
_TEXTS = ("acara", "undangan_tembusan")
_TIME_OF_DAY = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?")


def _checker(name: str) -> Callable[..., str]:
    said = TEXT_FIELDS[name]
    if name in _TIMES:
        return partial(_check_time, said=said)
    if name in ("undangan_tanggal", "berikut_tanggal"):
        return lambda typed: day.isoformat() if (day := typed_input.clean_day(typed, said)) else ""
    return partial(clean_text if name in _TEXTS else clean_line, display_name=said)


def _check_time(typed: str | None, said: str) -> str:
    """Convert a time of day (9, 9.30 or 09:30) to the form of official letters, 09.30."""
    text = clean_line(typed, said)
    if not text:
        return ""
    found = _TIME_OF_DAY.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise BadEntry(f"{said} “{text}” tidak terbaca. Tulis jam dan menit, misalnya 09.30.")
    return f"{hour:02}.{minute:02}"


def _check_due_day(typed: date | str | None, earliest: date | None) -> str:
    day = typed_input.clean_day(
        typed, "Batas waktu", required="Batas waktu belum diisi: kapan harus selesai?"
    )
    assert day is not None  # an empty one is refused above
    if earliest is not None and day < (limit := min(earliest, clock.today())):
        raise BadEntry(
            f"Batas waktu {format_day(day)} ada sebelum {format_day(limit)}. Pilih tanggal lain."
        )
    if day.year - clock.today().year > MAX_TAHUN_AHEAD:
        raise BadEntry(f"Batas waktu ada di tahun {day.year}. Periksa tahunnya.")
    return day.isoformat()
