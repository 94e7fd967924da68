"""Each kind of letter (`KINDS` in mail.py): its addressees and its matters on a day."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial

import pandas as pd

from monev import figures
from monev.access import Visitor, list_people, reporters, same_pic
from monev.access.door import place_of
from monev.core.dates import Periode, periode_of
from monev.database import Database, Row, rows_of
from monev.figures import View, view_at
from monev.figures.bukti import bukti
from monev.figures.bukti_index import bukti_index
from monev.figures.next_triwulan import asked_triwulan, is_asked
from monev.figures.recap import due_triwulan
from monev.figures.tasks import LATE, SOON, SOON_DAYS, Task, tasks_to_tell
from monev.meeting import records
from monev.outputs.letterhead import read_kop
from monev.outputs.messages import WEEK
from monev.reminders.desk import Desk, Letter, is_one_of, real_plans
from monev.reminders.health import troubles
from monev.reminders.letters import (
    of_checking,
    of_follow_ups,
    of_health,
    of_meeting,
    of_plan,
    of_questions,
    of_returned,
    of_ringkasan,
    of_tasks,
    of_unreported,
    of_without_pic,
)
from monev.reminders.workdays import next_workday
from monev.writing.threads import waiting

BEFORE_MEETING = timedelta(days=3)
BEFORE_END = timedelta(days=10)
STILL_NEWS = timedelta(days=14)
"""Later than this after the end of a month its Ringkasan is not sent."""
A_DAY = timedelta(days=1)
Parts = Mapping[str, tuple[Task, ...]]  # LATE and SOON → the tasks
Writer = Callable[[Desk], Iterator[Letter]]


def _letters_of_tasks(desk: Desk) -> Iterator[Letter]:
    """Write to each PIC about targets due within a week or late, if any is new; at most weekly."""
    told = [(view, tasks_to_tell(desk.db, view, desk.day)) for view in desk.views()]
    for person in desk.people:
        own = [(view, _tasks_of(person, view.satker, by_pic)) for view, by_pic in told]
        about = {}
        for view, parts in own:
            for part, tasks in parts.items():
                for task in tasks:
                    for tenggat in task.tenggat:
                        about[f"{view.tahun} {task.kode} {tenggat}"] = part
        yield from desk.news(person, partial(of_tasks, own, desk.day, desk.base), about)


def _tasks_of(person: Visitor, satker: str, by_pic: Mapping[str, Parts]) -> Parts:
    soon: list[Task] = []
    late: list[Task] = []
    for pic, parts in by_pic.items():
        if person.owns(satker, pic):
            soon += parts.get(SOON, ())
            late += parts.get(LATE, ())
    # What two of their PICs share is told once.
    return {SOON: tuple(dict.fromkeys(soon)), LATE: tuple(dict.fromkeys(late))}


def _letters_of_follow_ups(desk: Desk) -> Iterator[Letter]:
    """Write to each PIC about follow-ups due within a week or late, if any is new.

    At most weekly.
    """
    told = []
    for view in desk.views():
        rows = records.open_tindak_lanjut(desk.db, view.satker, view.tahun)
        until = desk.day + SOON_DAYS
        told.append((view, [row for row in rows if row["batas"] <= until]))
    for person in desk.people:
        own = []
        about = {}
        for view, rows in told:
            given = [row for row in rows if is_one_of(person, view.satker, row["pic"])]
            own.append((view, given))
            for row in given:
                key = f"{view.tahun} {row['nomor']} {row['batas']}"
                about[key] = LATE if row["hari_terlambat"] else SOON
        write = partial(of_follow_ups, own, desk.day, desk.base)
        yield from desk.news(person, write, about)


def _letters_of_returned(desk: Desk) -> Iterator[Letter]:
    """Write to the PIC of bukti that a checker returned, at most daily.

    If nobody here is that PIC, the person who reported the bukti gets the letter.
    """
    back = [(view, _returned(desk.db, view)) for view in desk.views()]
    for person in desk.people:
        own = []
        about = {}
        for view, rows in back:
            given = [row for row in rows if person.pelaku in row["kepada"]]
            own.append((view, given))
            for row in given:
                key = " ".join((str(view.tahun), *place_of(row)))
                about[key] = f"{row['diperiksa_pada']} {_mark_of(row['catatan'])}"
        write = partial(of_returned, own, desk.base)
        yield from desk.news(person, write, about, every=A_DAY)


def _mark_of(note: str) -> str:
    """Mark a note by which notes can be compared; its words stay out of the letter's entry."""
    return hashlib.sha256(note.encode()).hexdigest()[:12]


def _returned(db: Database, view: View) -> list[Row]:
    """List the bukti to correct (rows of `bukti_index`), with `kepada`: the pelaku to write to."""
    if not _to_mend(bukti(db, view)).any():
        return []
    index = bukti_index(db, view)
    by = reporters(db, view.satker, view.tahun)
    people = [*list_people(db).values()]
    found = []
    for row in rows_of(index[_to_mend(index)]):
        pic = row["pic"] or ""
        told = {who.pelaku for who in people if who.owns(view.satker, pic)}
        if not told:
            told = {by.get(place_of(row))}
        found.append(row | {"kepada": told})
    return found


def _to_mend(rows: pd.DataFrame) -> pd.Series:
    return rows["wajib"] & (rows["status"] == "perlu_perbaikan")


def _letters_of_questions(desk: Desk) -> Iterator[Letter]:
    """Write to those whose turn it is in a thread, if something in one is new; at most daily."""
    for person in desk.people:
        last = []
        for view in desk.views():
            last += [(view, thread[-1]) for thread in waiting(desk.db, view, person)]
        about = {f"tanya-jawab {row['pertanyaan']}": str(row["entri"]) for _, row in last}
        yield from desk.news(person, partial(of_questions, desk.db, last, desk.base), about, A_DAY)


def _letters_of_uploads(desk: Desk) -> Iterator[Letter]:
    """Write to operators ten days before a triwulan's end and once after it, unless it is reported.

    That letter, or one of its own, asks if the plan still holds for the next triwulan.
    """
    operators = desk.people_who_may("unggah")
    for plan in desk.views():
        # The last report of a year may have a posisi after its end.
        view = view_at(desk.db, desk.satker, plan.tahun, desk.day)
        wanted = _wanted_reports(view, desk.day)
        asks = {}
        if is_asked(plan):
            asks[asked_triwulan(plan).short_name] = "rencana"
        if asks and not wanted:
            for person in operators:
                yield from desk.news(person, partial(of_plan, plan, desk.base), asks)
        for periode in wanted:
            moment = "sesudah" if periode.end < desk.day else "sebelum"
            once = f"{plan.tahun}/{periode.code}/{moment}"
            write = partial(of_unreported, desk.db, view, periode, desk.base, plan)
            for person in operators:
                yield from desk.letter(person, write, asks, once=once)


def _wanted_reports(view: View, day: date) -> list[Periode]:
    """List the triwulan that ended last and the one that ends soon, if they are not reported."""
    wanted = []
    over = due_triwulan(view.tahun, day, day)
    if over is not None:
        wanted.append(Periode(view.tahun, over))
    running = periode_of(day)
    if day.year == view.tahun and running.end - day <= BEFORE_END:
        wanted.append(running)
    last = view.laporan_terakhir
    return [periode for periode in wanted if last is None or last < periode.end]


def _letters_without_pic(desk: Desk) -> Iterator[Letter]:
    """Write to operators about a plan without any PIC: nobody gets reminders of it."""
    lacking = set()
    for row in desk.db.ask("figures/without_pic"):
        lacking.add((row["satker"], row["tahun"]))
    for view in desk.views():
        if (view.satker, view.tahun) not in lacking:
            continue
        write = partial(of_without_pic, view, desk.base)
        for person in desk.people_who_may("atur_pic"):
            yield from desk.letter(person, write, once=str(view.tahun))


def _letters_of_ringkasan(desk: Desk, *, of_triwulan: bool) -> Iterator[Letter]:
    """Write to the office's leaders after the end of a month, with Ringkasan of its last day.

    Ringkasan of a triwulan waits up to a week for the report.
    """
    end = desk.day.replace(day=1) - A_DAY
    ends_triwulan = periode_of(end).end == end
    if desk.day - end > STILL_NEWS or of_triwulan != ends_triwulan:
        return
    for row in real_plans(desk.db):
        if (row["satker"], row["tahun"]) != (desk.satker, end.year):
            continue
        view = view_at(desk.db, desk.satker, end.year, end)
        is_reported = view.laporan_terakhir == end
        if of_triwulan and not is_reported and desk.day - end <= WEEK:
            continue
        write = partial(of_ringkasan, desk.db, view, desk.base)
        for person in _leading(desk):
            yield from desk.letter(person, write, once=end.isoformat())


def _leading(desk: Desk) -> list[Visitor]:
    """List the office's readers (role pembaca) and the signatory of its letters.

    A reader of all offices counts only if there is one office.
    """
    signs = same_pic(read_kop(desk.db, desk.satker, with_logo=False).nama)
    is_only_one = {row["satker"] for row in real_plans(desk.db)} == {desk.satker}
    leading = []
    for person in desk.people_who_may("lihat"):
        roles = set(person.roles.get(desk.satker, ()))
        if is_only_one:
            roles |= person.roles_at(None)
        is_signing = signs and same_pic(person.name) == signs
        if "pembaca" in roles or is_signing:
            leading.append(person)
    return leading


def _letters_of_meetings(desk: Desk) -> Iterator[Letter]:
    """Write a few days before a meeting to its leader and notulis.

    If neither is a person here, everybody who may hold meetings gets the letter.
    """
    by_name: dict[str, set[str]] = {}
    for person in list_people(desk.db).values():
        if person.is_active and person.may("lihat", desk.satker):
            own = by_name.setdefault(same_pic(person.name), set())
            own.add(person.pelaku)
    for view in desk.views():
        meetings = records.list_rapat(desk.db, view.satker, view.tahun)
        for rapat in reversed(meetings):
            if not rapat.is_open or not _is_near_meeting(rapat.tanggal, desk):
                continue
            holding = set()
            for name in (rapat.pemimpin, rapat.notulis):
                if name:
                    holding |= by_name.get(same_pic(name), set())
            if holding:
                told = [person for person in desk.people if person.pelaku in holding]
            else:
                told = desk.people_who_may("rapat")
            write = partial(of_meeting, desk.db, rapat, desk.base)
            once = f"{view.tahun}/{rapat.nomor}/{rapat.tanggal.isoformat()}"
            for person in told:
                yield from desk.letter(person, write, once=once)


def _is_near_meeting(held: date, desk: Desk) -> bool:
    """True on the three days before a meeting, and on the last workday before it."""
    if desk.day >= held:
        return False
    is_near = held - desk.day <= BEFORE_MEETING
    return is_near or next_workday(desk.day, six_days=desk.six_days) >= held


def _letters_of_checking(desk: Desk) -> Iterator[Letter]:
    """Write to checkers about waiting bukti that others reported."""
    waiting = []
    for view in desk.views():
        rows = rows_of(figures.unchecked_bukti(desk.db, view))
        by = reporters(desk.db, view.satker, view.tahun)
        waiting.append((view, rows, by))
    for person in desk.people_who_may("verifikasi"):
        own = []
        for view, rows, by in waiting:
            others = [row for row in rows if by.get(place_of(row)) != person.pelaku]
            if others:
                own.append((view, others))
        if own:
            write = partial(of_checking, own, desk.base)
            yield from desk.letter(person, write)


def _letters_of_health(desk: Desk) -> Iterator[Letter]:
    matters = troubles(desk.db, desk.day)
    if not matters:
        return
    write = partial(of_health, matters, desk.base)
    for person in desk.people:
        if person.may("atur_kantor", None):
            yield from desk.letter(person, write)


WRITERS: dict[str, Writer] = {
    "tugas": _letters_of_tasks,
    "tindak_lanjut": _letters_of_follow_ups,
    "perbaikan": _letters_of_returned,
    "percakapan": _letters_of_questions,
    "unggah": _letters_of_uploads,
    "tanpa_pic": _letters_without_pic,
    "periksa": _letters_of_checking,
    "rapat": _letters_of_meetings,
    "ringkasan": partial(_letters_of_ringkasan, of_triwulan=True),
    "ringkasan_bulan": partial(_letters_of_ringkasan, of_triwulan=False),
    "kesehatan": _letters_of_health,
}
