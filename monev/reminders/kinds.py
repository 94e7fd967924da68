"""Each kind of letter (`KINDS` in mail.py): whom it is for, and of what it tells them on a day."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from monev import figures
from monev.access import Visitor, list_people, reporters, same_pic
from monev.access.door import place_of
from monev.core.dates import Periode, periode_of
from monev.core.text import split_pics
from monev.database import Database, Row, rows_of
from monev.figures import View, view_at
from monev.figures.bukti import bukti
from monev.figures.bukti_index import bukti_index
from monev.figures.recap import due_triwulan
from monev.figures.tasks import LATE, SOON, SOON_DAYS, Task, tasks_to_tell
from monev.meeting import records
from monev.outputs.letterhead import read_kop
from monev.outputs.messages import WEEK
from monev.reminders.desk import Desk, Letter, real_plans
from monev.reminders.health import troubles
from monev.reminders.letters import (
    of_checking,
    of_follow_ups,
    of_health,
    of_meeting,
    of_returned,
    of_ringkasan,
    of_tasks,
    of_unreported,
    of_without_pic,
)
from monev.reminders.workdays import next_workday

BEFORE_MEETING = timedelta(days=3)
BEFORE_END = timedelta(days=10)
STILL_NEWS = timedelta(days=14)
"""After the end of a month its Ringkasan is not sent any more."""
A_DAY = timedelta(days=1)
Parts = Mapping[str, tuple[Task, ...]]  # LATE and SOON → what is
Writer = Callable[[Desk], Iterator[Letter]]


def _letters_of_tasks(desk: Desk) -> Iterator[Letter]:
    """To each PIC what falls due within a week and what is past its date, where something is new,
    at most weekly."""
    told = [(p, tasks_to_tell(desk.db, p, desk.day)) for p in desk.views()]
    for person in desk.people:
        own = [(p, _tasks_of(person, p.satker, by_pic)) for p, by_pic in told]
        every = [
            (p.tahun, part, task)
            for p, parts in own
            for part, tasks in parts.items()
            for task in tasks
        ]
        about = {
            f"{tahun} {task.kode} {tenggat}": part
            for tahun, part, task in every
            for tenggat in task.tenggat
        }
        yield from desk.news(person, partial(of_tasks, own, desk.day, desk.base), about)


def _tasks_of(person: Visitor, satker: str, by_pic: Mapping[str, Parts]) -> Parts:
    mine = [parts for pic, parts in by_pic.items() if person.owns(satker, pic)]
    together: dict[str, list[Task]] = {SOON: [], LATE: []}
    for parts in mine:
        for part, tasks in together.items():
            tasks.extend(parts.get(part, ()))
    return {part: tuple(tasks) for part, tasks in together.items()}


def _letters_of_follow_ups(desk: Desk) -> Iterator[Letter]:
    """To whom a meeting gave it: what is due within a week and what is past its day, as of
    tasks."""
    told = [(p, records.open_tindak_lanjut(desk.db, p.satker, p.tahun)) for p in desk.views()]
    for person in desk.people:
        own = []
        for p, rows in told:
            given = [t for t in rows if _is_given(person, t, p.satker)]
            own.append((p, [t for t in given if _is_near(t, desk.day)]))
        about = {
            f"{p.tahun} {t['nomor']} {t['batas']}": LATE if t["batas"] < desk.day else SOON
            for p, rows in own
            for t in rows
        }
        yield from desk.news(person, partial(of_follow_ups, own, desk.day, desk.base), about)


def _is_near(follow_up: Row, day: date) -> bool:
    return follow_up["batas"] <= day + SOON_DAYS


def _is_given(person: Visitor, follow_up: Row, satker: str) -> bool:
    return any(person.is_asked(satker, pic) for pic in split_pics(follow_up["pic"]))


def _letters_of_returned(desk: Desk) -> Iterator[Letter]:
    """To the PIC of a bukti that a checker gave back, on that day or the next; where nobody here is
    that PIC, to who reported it."""
    back = [(p, _returned(desk.db, p)) for p in desk.views()]
    for person in desk.people:
        own = []
        for p, rows in back:
            own.append((p, [row for row in rows if person.pelaku in row["kepada"]]))
        about = {
            " ".join(
                (str(p.tahun), *place_of(row))
            ): f"{row['diperiksa_pada']} {_mark_of(row['catatan'])}"
            for p, rows in own
            for row in rows
        }
        yield from desk.news(person, partial(of_returned, own, desk.base), about, every=A_DAY)


def _mark_of(note: str) -> str:
    """What tells one note from another; the journal holds its words where they were said."""
    return hashlib.sha256(note.encode()).hexdigest()[:12]


def _returned(db: Database, view: View) -> list[Row]:
    """The bukti that need mending (rows of `bukti_index`), each with whom that is told to:
    `kepada`."""
    known = bukti(db, view)
    if not (known["wajib"] & (known["status"] == "perlu_perbaikan")).any():
        return []
    index = bukti_index(db, view)
    by = reporters(db, view.satker, view.tahun)
    people = [who for who in list_people(db).values() if who.is_active]
    found = []
    for row in rows_of(index[index["wajib"] & (index["status"] == "perlu_perbaikan")]):
        holding = {who.pelaku for who in people if who.owns(view.satker, row["pic"] or "")}
        found.append(row | {"kepada": holding or {by.get(place_of(row))}})
    return found


def _letters_of_uploads(desk: Desk) -> Iterator[Letter]:
    """To operators, ten days before a triwulan ends and once it is over, as long as no report of it
    is complete."""
    for p in desk.views():
        here = view_at(
            desk.db, desk.satker, p.tahun, desk.day
        )  # a year's last report may be of a day after it
        for periode in _wanted_reports(here, desk.day):
            once = f"{p.tahun}/{periode.code}/{'sesudah' if periode.end < desk.day else 'sebelum'}"
            write = partial(of_unreported, desk.db, here, periode, desk.base)
            for person in desk.people:
                if person.may("unggah", desk.satker):
                    yield from desk.letter(person, write, once=once)


def _wanted_reports(view: View, day: date) -> list[Periode]:
    """The triwulan of a plan that ended last by a day, and the one that ends soon, unless they are
    reported."""
    over = due_triwulan(view.tahun, day, day)
    running = periode_of(day)
    wanted = [] if over is None else [Periode(view.tahun, over)]
    wanted += [running] if day.year == view.tahun and running.end - day <= BEFORE_END else []
    return [
        periode
        for periode in wanted
        if view.laporan_terakhir is None or view.laporan_terakhir < periode.end
    ]


def _letters_without_pic(desk: Desk) -> Iterator[Letter]:
    """To operators: a plan that names no PIC, so that nobody is reminded of anything in it."""
    lacking = {(row["satker"], row["tahun"]) for row in desk.db.ask("figures/without_pic")}
    for p in desk.views():
        for person in desk.people:
            if (p.satker, p.tahun) in lacking and person.may("atur_pic", desk.satker):
                yield from desk.letter(
                    person, partial(of_without_pic, p, desk.base), once=str(p.tahun)
                )


def _letters_of_ringkasan(desk: Desk, *, of_triwulan: bool) -> Iterator[Letter]:
    """To who leads the office, after the end of a month: Ringkasan of its last day. That of a
    triwulan waits up to a week for the report."""
    end = desk.day.replace(day=1) - A_DAY
    if desk.day - end > STILL_NEWS or of_triwulan != (periode_of(end).end == end):
        return
    for row in real_plans(desk.db):
        if (row["satker"], row["tahun"]) != (desk.satker, end.year):
            continue
        view = view_at(desk.db, desk.satker, end.year, end)
        if of_triwulan and view.laporan_terakhir != end and desk.day - end <= WEEK:
            continue
        for person in _leading(desk):
            yield from desk.letter(
                person, partial(of_ringkasan, desk.db, view, desk.base), once=end.isoformat()
            )


def _leading(desk: Desk) -> list[Visitor]:
    """Who only looks at this office, and who signs its letters; not who looks at each of many."""
    signs = same_pic(read_kop(desk.db, desk.satker, with_logo=False).nama)
    is_only_one = {row["satker"] for row in real_plans(desk.db)} == {desk.satker}

    def leads(person: Visitor) -> bool:
        named = person.roles.get(desk.satker, frozenset()) | (
            person.roles_at(None) if is_only_one else frozenset()
        )
        return "pembaca" in named or (bool(signs) and same_pic(person.name) == signs)

    return [who for who in desk.people if who.may("lihat", desk.satker) and leads(who)]


def _letters_of_meetings(desk: Desk) -> Iterator[Letter]:
    """A few days before a meeting, to who leads and records it; where neither is a person here, to
    its checkers."""
    known = [
        who
        for who in list_people(desk.db).values()
        if who.is_active and who.may("lihat", desk.satker)
    ]
    for p in desk.views():
        for rapat in reversed(records.list_rapat(desk.db, p.satker, p.tahun)):
            if not (rapat.is_open and _is_near_meeting(rapat.tanggal, desk.day)):
                continue
            names = {same_pic(name) for name in (rapat.pemimpin, rapat.notulis) if name}
            holding = {person.pelaku for person in known if same_pic(person.name) in names}
            write = partial(of_meeting, desk.db, rapat, desk.base)
            for person in desk.people:
                if person.pelaku in holding if holding else person.may("rapat", desk.satker):
                    yield from desk.letter(
                        person, write, once=f"{p.tahun}/{rapat.nomor}/{rapat.tanggal.isoformat()}"
                    )


def _is_near_meeting(held: date, day: date) -> bool:
    """A few days before it; before a long holiday on its last workday."""
    return day < held and (held - day <= BEFORE_MEETING or next_workday(day) >= held)


def _letters_of_checking(desk: Desk) -> Iterator[Letter]:
    waiting = [
        (p, rows_of(figures.unchecked_bukti(desk.db, p)), reporters(desk.db, p.satker, p.tahun))
        for p in desk.views()
    ]
    for person in [who for who in desk.people if who.may("verifikasi", desk.satker)]:
        own = []
        for p, rows, by in waiting:
            own.append((p, [row for row in rows if by.get(place_of(row)) != person.pelaku]))
        if any(rows for _, rows in own):
            yield from desk.letter(person, partial(of_checking, own, desk.base))


def _letters_of_health(desk: Desk) -> Iterator[Letter]:
    if matters := troubles(desk.db, desk.day):
        for person in desk.people:
            if person.may("atur_kantor", None):
                yield from desk.letter(person, partial(of_health, matters, desk.base))


WRITERS: dict[str, Writer] = {
    "tugas": _letters_of_tasks,
    "tindak_lanjut": _letters_of_follow_ups,
    "perbaikan": _letters_of_returned,
    "unggah": _letters_of_uploads,
    "tanpa_pic": _letters_without_pic,
    "periksa": _letters_of_checking,
    "rapat": _letters_of_meetings,
    "ringkasan": partial(_letters_of_ringkasan, of_triwulan=True),
    "ringkasan_bulan": partial(_letters_of_ringkasan, of_triwulan=False),
    "kesehatan": _letters_of_health,
}
