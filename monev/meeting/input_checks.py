"""Checks what is typed in a meeting. Refusals have one sentence per field.

Each field by itself is checked by the table of `fields`; here is what several mean together.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from monev.core import clock, typed_input
from monev.core.dates import find_periode, format_day
from monev.core.errors import NotFound
from monev.core.meeting_things import THINGS, ThingName, Typed
from monev.core.typed_input import (
    TITLE_LENGTH,
    BadEntry,
    Checker,
    EntryRefused,
    clean_line,
    one_field,
)
from monev.edits.storing import not_there
from monev.figures.formats import format_number
from monev.figures.views import newest_view
from monev.meeting.recording import RecordBook
from monev.meeting.things import Fields, Meeting, Person, Place
from monev.writing.content_of import read_langkah
from monev.writing.plan_versions import find_targets

MAX_TAHUN_AHEAD = 5
"""A follow-up due in more years than this has a mistyped year."""
LONGEST_HOURS = 10
"""A meeting past midnight that lasts longer than this has a mistyped hour."""
MOST_PEOPLE = 2_000
"""A longer list of people was pasted by mistake."""

Tidied = dict[str, str]
"""Fields as they are stored."""


def tidy(thing: ThingName, value: Typed) -> Tidied:
    """Clean fields of a thing, each by itself. Raises EntryRefused, KeyError for an unknown one."""
    return typed_input.tidy_fields(
        value, {name: THINGS[thing].fields[name].clean for name in value}
    )


def tidy_rapat(value: Typed, tahun: int, current: Meeting | None = None) -> Tidied:
    """Clean the fields of a meeting; `current`: those that it has. Raises EntryRefused.

    Its periode decides the day it judges: the periode's end, or today until then.
    """
    tidied = tidy("rapat", value)
    if code := tidied.get("periode"):
        about = find_periode(tahun, code)
        if about.before >= clock.today():
            raise EntryRefused({"periode": f"{about.name} belum dimulai."})
        tidied["posisi"] = about.end.isoformat()
    if "tanggal" in tidied:
        year = date.fromisoformat(tidied["tanggal"]).year
        if abs(year - tahun) > 1:
            told = f"Tanggal rapat ada di tahun {year}, jauh dari tahun rencana ({tahun})."
            raise EntryRefused({"tanggal": f"{told} Periksa tahunnya."})
    check_times(tidied, current)
    return tidied


def check_times(tidied: Tidied, current: Meeting | None) -> None:
    """Refuse a meeting that ends before it begins; past midnight it may last LONGEST_HOURS.

    `current`: the fields that it has. Raises EntryRefused.
    """
    begin, end = (current["mulai"], current["selesai"]) if current else ("", "")
    begin, end = tidied.get("mulai", begin), tidied.get("selesai", end)
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


def check_kehadiran(typed: str, wakil: str = "") -> str:
    """Check the attendance code: invited, present, excused, or represented, which needs a name.

    Raises EntryRefused.
    """
    code = tidy("hadir", {"kehadiran": typed})["kehadiran"]
    if code == "diwakili" and not wakil:
        raise EntryRefused({"wakil": "Tulis siapa yang mewakili."})
    return code


def check_number_of_people(number: int) -> None:
    """Refuse a list with more people than a meeting has. Raises EntryRefused."""
    if number > MOST_PEOPLE:
        total = format_number(number)
        most = format_number(MOST_PEOPLE)
        too_long = (
            f"Daftar ini menjadi {total} orang; satu rapat memuat paling banyak {most} peserta."
        )
        raise EntryRefused({"nama": too_long})


def who_is(person: Fields) -> tuple[str, str]:
    """Return what identifies a person on a list: name and position."""
    return str(person["nama"]).casefold(), str(person["jabatan"]).casefold()


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


def check_said(thing: ThingName, value: Typed) -> Tidied:
    """Clean all fields of a thing. Raises EntryRefused."""
    about = THINGS[thing]
    tidied = tidy(thing, value)
    if thing == "hadir":
        check_kehadiran(tidied["kehadiran"], tidied["wakil"])
    if about.empty and not any(tidied.values()):
        raise EntryRefused({about.added[0]: about.empty})
    return tidied


def check_tindak_lanjut(
    value: Typed,
    *,
    earliest: date | None,
    current: Mapping[str, object] | None = None,
    is_set_here: bool = True,
) -> Tidied:
    """Clean the fields of a follow-up. Raises EntryRefused.

    - earliest: the day of its meeting, before which it cannot be due (None: the day is not changed)
    - current: the stored follow-up
    - is_set_here: this meeting set its day, so a new one needs no reason
    """
    tidied = tidy("tindak_lanjut", value)
    now = {"status": "terbuka", "keterangan": "", "batas": "", **(current or {}), **tidied}
    check = Checker()
    if "batas" in tidied:
        with check("batas"):
            _check_due_day(date.fromisoformat(tidied["batas"]), earliest)
    if now["status"] == "batal" and not now["keterangan"]:
        check.refuse(
            "keterangan",
            "Tindak lanjut yang dibatalkan perlu alasan. Tulis alasannya di Keterangan.",
        )
    is_moved = current is not None and now["batas"] != current["batas"]
    if is_moved and not is_set_here and tidied.get("alasan") == "":
        check.refuse(
            "alasan", "Batas waktu dipindah. Tulis alasannya; batas yang lama tetap tercatat."
        )
    check.finish()
    return tidied


def _check_due_day(day: date, earliest: date | None) -> None:
    if earliest is not None and day < (limit := min(earliest, clock.today())):
        raise BadEntry(
            f"Batas waktu {format_day(day)} ada sebelum {format_day(limit)}. Pilih tanggal lain."
        )
    if day.year - clock.today().year > MAX_TAHUN_AHEAD:
        raise BadEntry(f"Batas waktu ada di tahun {day.year}. Periksa tahunnya.")


def check_place(book: RecordBook, area: str | None, kode: str | None, tenggat: str | None) -> Place:
    """Check an area or kode that something was said about. The area of a kode is the plan's own.

    Raises NotFound.
    """
    if area is None and kode is None:
        return {"area": None, "kode": None}
    current = newest_view(book.db, book.rencana.satker, book.rencana.tahun)
    if kode is not None:
        langkah = read_langkah(book.db, current, [kode]).get(kode)
        if langkah is None or not find_targets(langkah, tenggat, None):
            raise not_there(kode, tenggat)
        return {"area": langkah["area"], "kode": kode}
    if not book.db.ask("meeting/area", unggahan_id=current.unggahan_id, area=area):
        raise NotFound(
            f"Area “{area}” tidak ada di rencana ini.",
            "Muat ulang halaman, lalu pilih area dari daftar.",
        )
    return {"area": area, "kode": None}
