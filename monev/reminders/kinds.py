"""Each kind of letter (`KINDS` in mail.py): its addressees and its matters on a day."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

import pandas as pd

from monev import figures
from monev.access import Visitor, list_people, reporters, same_pic
from monev.access.door import place_of
from monev.core.dates import Periode, periode_of
from monev.database import Database, Row, rows_of
from monev.figures import Told, View, view_at
from monev.figures.bukti_places import bukti_index
from monev.figures.evidence import bukti
from monev.figures.many_offices import due_triwulan
from monev.figures.tasks import LATE, SOON, SOON_DAYS, tasks_to_tell
from monev.meeting import records
from monev.outputs.letterhead import read_kop
from monev.outputs.messages import WEEK
from monev.reminders.desk import Desk, Letter, is_one_of, real_plans
from monev.reminders.health import troubles
from monev.reminders.letters import (
    Waiting,
    of_checking,
    of_health,
    of_pic,
    of_ringkasan,
    of_unreported,
)

BEFORE_END = timedelta(days=10)
STILL_NEWS = timedelta(days=14)
"""Later than this after the end of a triwulan its Ringkasan is not sent."""
Parts = Mapping[str, tuple[Told, ...]]  # LATE and SOON → the tasks


def write_tugas(desk: Desk) -> Iterator[Letter]:
    """Write to each person what waits for them, as soon as any of it is new.

    Those are targets and follow-ups due within a week or late, and bukti that a checker returned,
    which may be told daily.
    """
    views = [*desk.views()]
    tasks = [(view, tasks_to_tell(desk.db, view, desk.day)) for view in views]
    back = [(view, _returned(desk.db, view)) for view in views]
    until = desk.day + SOON_DAYS
    for person in desk.people:
        about: dict[str, str] = {}
        urgent: dict[str, str] = {}
        own = Waiting([], [], [])
        for view, by_pic in tasks:
            parts = _tasks_of(person, view.satker, by_pic)
            own.tasks.append((view, parts))
            for part, some in parts.items():
                for task in some:
                    for tenggat in task.tenggat:
                        about[f"{view.tahun} {task.kode} {tenggat}"] = part
        for view in views:
            given = []
            for row in records.open_tindak_lanjut(desk.db, view.satker, view.tahun):
                if row["batas"] <= until and is_one_of(person, view.satker, row["pic"]):
                    given.append(row)
                    key = f"{view.tahun} {row['nomor']} {row['batas']}"
                    about[key] = LATE if row["hari_terlambat"] else SOON
            own.follow_ups.append((view, given))
        for view, rows in back:
            given = [row for row in rows if person.pelaku in row["kepada"]]
            own.returned.append((view, given))
            for row in given:
                key = " ".join((str(view.tahun), *place_of(row)))
                urgent[key] = f"{row['diperiksa_pada']} {_mark_of(row['catatan'])}"
        write = partial(of_pic, own, desk.day, desk.base)
        yield from desk.news(person, write, about, urgent)


def _tasks_of(person: Visitor, satker: str, by_pic: Mapping[str, Parts]) -> Parts:
    soon: list[Told] = []
    late: list[Told] = []
    for pic, parts in by_pic.items():
        if person.owns(satker, pic):
            soon += parts.get(SOON, ())
            late += parts.get(LATE, ())
    # What two of their PICs share is told once.
    return {SOON: tuple(dict.fromkeys(soon)), LATE: tuple(dict.fromkeys(late))}


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


def write_unggah(desk: Desk) -> Iterator[Letter]:
    """Write to operators ten days before the end of an unreported triwulan and once after it."""
    operators = desk.people_who_may("unggah")
    for plan in desk.views():
        # The last report of a year may have a posisi after its end.
        view = view_at(desk.db, desk.satker, plan.tahun, desk.day)
        for periode in _wanted_reports(view, desk.day):
            moment = "sesudah" if periode.end < desk.day else "sebelum"
            once = f"{plan.tahun}/{periode.code}/{moment}"
            write = partial(of_unreported, desk.db, view, periode, desk.base)
            for person in operators:
                yield from desk.letter(person, write, once=once)


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


def write_ringkasan(desk: Desk) -> Iterator[Letter]:
    """Write to the office's leaders after the end of a triwulan, with Ringkasan of its last day.

    It waits up to a week for the report.
    """
    end = periode_of(desk.day).before
    if desk.day - end > STILL_NEWS:
        return
    for row in real_plans(desk.db):
        if (row["satker"], row["tahun"]) != (desk.satker, end.year):
            continue
        view = view_at(desk.db, desk.satker, end.year, end)
        is_reported = view.laporan_terakhir == end
        if not is_reported and desk.day - end <= WEEK:
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


def write_periksa(desk: Desk) -> Iterator[Letter]:
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


def write_kesehatan(desk: Desk) -> Iterator[Letter]:
    """Write to admins of all about what is wrong with backups, letters or the journal."""
    matters = troubles(desk.db, desk.day)
    if not matters:
        return
    write = partial(of_health, matters, desk.base)
    for person in desk.people:
        if person.may("atur_kantor", None):
            yield from desk.letter(person, write)
