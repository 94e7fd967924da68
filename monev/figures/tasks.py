"""The tasks of a PIC: what is late, what to do now, and what is done but still lacks its bukti."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from monev.access import Visitor
from monev.core.dates import fold_tenggat, is_due
from monev.core.grouping import group_by
from monev.core.statuses import SETTLED_STATUSES, UNCOUNTED, find_term
from monev.core.text import NO_PIC, shared_pics_note
from monev.database import Database, Row, rows_of
from monev.figures.bukti import bukti, by_langkah
from monev.figures.formats import describe_tenggat_state, longest_lateness, of_some
from monev.figures.quarter_report import of_pics, report_lines
from monev.figures.ringkasan import figure_labels
from monev.figures.tenggat import choices, tenggat, whose
from monev.figures.views import View, of_values, per_value, remembered

LATE, NOW, WITHOUT_BUKTI, LATER, SETTLED = (
    "terlambat",
    "berjalan",
    "tanpa_bukti",
    "belum_jatuh_tempo",
    "beres",
)
TO_DO = (LATE, NOW, WITHOUT_BUKTI)
"""The parts of the list that need work today, in order."""
SOON = "segera"
SOON_DAYS = timedelta(days=7)
"""A PIC gets a reminder this long before the due date."""

_DUE_FIRST = ["jatuh_tempo", "urutan"]

_Lacking = dict[tuple[str, str], list[Row]]
"""kode and tenggat → the bukti that are owed and missing."""


class Task(NamedTuple):
    """The tenggat of one langkah that are in the same state.

    - when: all of them in words; due: the first due date
    - state: how late the oldest is; states: how each stands
    - kendala; bukti: those missing, in words
    """

    kode: str
    kode_tampil: str
    langkah_aksi: str
    tenggat: tuple[str, ...]
    due: date
    when: str
    state: str
    states: tuple[str, ...]
    kendala: str
    bukti: tuple[str, ...]


class Tasks(NamedTuple):
    """The tasks of a PIC at a posisi.

    - counts: part (LATE, NOW, ...) → number of tenggat
    - this_month: how many of NOW fall due in the month of posisi; the others fall due later
    - returned: how many bukti a checker gave back
    """

    counts: dict[str, int]
    this_month: int
    returned: int


def plan_pics(db: Database, view: View) -> list[str]:
    """List every PIC of the plan by name, written as in the plan."""
    return [pic for pic in choices(db, view).pics if pic != NO_PIC]


def shared_note(db: Database, view: View) -> str:
    """Return `shared_pics_note` for a plan."""
    return shared_pics_note(row["pic"] for row in whose(db, view))


def own_pics(db: Database, view: View, visitor: Visitor) -> tuple[str, ...] | None:
    """List the PIC whose tasks are this visitor's, or of who reports for all those chosen.

    None means all of them, for a person who reports for the whole office and chose none.
    """
    own = tuple(pic for pic in plan_pics(db, view) if visitor.owns(view.satker, pic))
    if not own and visitor.may("lapor", view.satker):
        chosen = view.part.pic if view.part else ()
        return tuple("" if pic == NO_PIC else pic for pic in chosen) or None
    return own


def _asked(frame: pd.DataFrame, view: View, pics: Sequence[str] | None) -> pd.DataFrame:
    """Pick the rows of these PIC (None: all).

    A closed plan has none, since it asks nothing of anybody.
    """
    if view.is_closed:
        return frame.head(0)
    if pics is None:
        return frame
    return of_values(frame, "pic", pics)


def _part(status: str, *, is_done_since: bool, lacks: bool) -> str:
    """Return the part of the list that a tenggat belongs to.

    `is_done_since`: it was done after the posisi at which it has that status.
    """
    if is_done_since or status in SETTLED_STATUSES:
        return WITHOUT_BUKTI if lacks else SETTLED
    return status if status in TO_DO else LATER


def tasks_of(db: Database, view: View, pics: Sequence[str] | None) -> Tasks:
    """Count the tasks of these PIC (written as in the plan; None: all).

    A closed plan has none, since it asks nothing of anybody.
    """
    counts = dict.fromkeys((*TO_DO, LATER, SETTLED), 0)
    returned = this_month = 0
    for line in () if view.is_closed else of_pics(report_lines(db, view), pics):
        day = line.tanggal_selesai
        is_done_since = line.laporan == "selesai" and day is not None and day > view.posisi
        part = _part(line.status, is_done_since=is_done_since, lacks=line.lacks > 0)
        counts[part] += 1
        this_month += part == NOW and line.tenggat.startswith(f"{view.posisi:%Y-%m}")
        if line.status not in UNCOUNTED:
            returned += sum(document.status == "perlu_perbaikan" for document in line.documents)
    return Tasks(counts, this_month, returned)


def _as_tasks(
    parts: Mapping[str, list[Row]], lacking: _Lacking, view: View
) -> dict[str, tuple[Task, ...]]:
    make = partial(_task, lacking=lacking, rencana_only=view.rencana_only)
    tasks = {}
    for part, rows in parts.items():
        tasks[part] = tuple(map(make, by_langkah(rows)))
    return tasks


def open_tenggat(db: Database, view: View, pics: Sequence[str] | None) -> list[Row]:
    """List the rows of `tenggat` on the list of these PIC (None: all) that are not settled."""
    rows = []
    for row in rows_of(_asked(tenggat(db, view), view, pics)):
        is_done_since = row["selesai_kemudian"] is not None
        lacks = row["bukti_n"] < row["bukti_N"]
        if _part(row["status"], is_done_since=is_done_since, lacks=lacks) != SETTLED:
            rows.append(row)
    return rows


@remembered
def tasks_to_tell(db: Database, view: View, day: date) -> dict[str, dict[str, tuple[Task, ...]]]:
    """Return for each PIC the tasks late at the end of `day` (LATE) or due within SOON_DAYS (SOON).

    The tasks are by langkah, the earliest due first. The result is cached, since one round of
    letters needs it for many people.
    """
    rows = _asked(tenggat(db, view), view, None)
    lacking = _lacking(bukti(db, view))
    is_near = rows["jatuh_tempo"] <= pd.Timestamp(day + SOON_DAYS)
    is_open = ~rows["status"].isin(SETTLED_STATUSES)
    due = per_value(rows[is_near & is_open], "pic").sort_values(_DUE_FIRST, kind="stable")
    found: dict[str, dict[str, list[Row]]] = {}
    for row in rows_of(due[due["nilai"] != ""]):
        part = LATE if is_due(row["jatuh_tempo"], day) else SOON
        found.setdefault(row["nilai"], {}).setdefault(part, []).append(row)
    return {pic: _as_tasks(parts, lacking, view) for pic, parts in found.items()}


def _lacking(documents: pd.DataFrame) -> _Lacking:
    missing = documents[documents["wajib"] & ~documents["hadir"]]
    return group_by(rows_of(missing), itemgetter("kode", "tenggat"))


def running_words(tasks: Tasks, view: View) -> list[str]:
    """Say how much is to be done now: 6 target bulan ini.

    3 target berjalan, jatuh tempo sesudah bulan ini.
    """
    later = tasks.counts[NOW] - tasks.this_month
    runs = find_term(NOW, rencana_only=view.rencana_only).label.lower()
    if view.rencana_only:
        runs = f"dalam {runs}"
    said = [
        of_some(tasks.this_month, "{} target bulan ini"),
        of_some(later, f"{{}} target {runs}, jatuh tempo sesudah bulan ini"),
    ]
    return list(filter(None, said))


def tasks_sentence(tasks: Tasks, view: View, *, follow_ups: int = 0) -> str:
    """Sum up the tasks: 2 target terlambat.

    1 target bulan ini; 3 target selesai, bukti belum lengkap; 2 tindak lanjut rapat. Bukti that
    came back stand last, since their targets are counted already.
    """
    if view.is_closed:
        return "Rencana ini ditutup: tidak ada tugas lagi."
    late = find_term(LATE, rencana_only=view.rencana_only).label.lower()
    lacking = figure_labels()["selesai_tanpa_bukti"].lower()
    said = [
        of_some(tasks.counts[LATE], f"{{}} target {late}"),
        *running_words(tasks, view),
        of_some(tasks.counts[WITHOUT_BUKTI], f"{{}} target {lacking}"),
        of_some(follow_ups, "{} tindak lanjut rapat"),
        of_some(tasks.returned, "{} bukti perlu perbaikan"),
    ]
    if any(said):
        return f"{'; '.join(filter(None, said))}."
    if tasks.counts[LATER]:
        return "Tidak ada tugas yang perlu dikerjakan sekarang."
    if tasks.counts[SETTLED]:
        return "Semua tugas sudah selesai."
    return "Belum ada target untuk PIC ini."


def _task(rows: list[Row], lacking: _Lacking, *, rencana_only: bool) -> Task:
    first = rows[0]
    tenggat = tuple(row["tenggat"] for row in rows)
    describe_state = partial(describe_tenggat_state, rencana_only=rencana_only, with_mark=True)
    documents = []
    for row in rows:
        key = row["kode"], row["tenggat"]
        documents.append(lacking.get(key, []))
    return Task(
        kode=first["kode"],
        kode_tampil=first["kode_tampil"],
        langkah_aksi=first["langkah_aksi"],
        tenggat=tenggat,
        due=first["jatuh_tempo"],
        when=fold_tenggat(tenggat),
        state=longest_lateness(rows, rencana_only=rencana_only),
        states=tuple(describe_state(row) for row in rows),
        kendala=first["kendala"],
        bukti=tuple(_describe_lacking(documents)),
    )


def _is_returned(document: Row) -> bool:
    return document["status"] == "perlu_perbaikan"


def _describe_lacking(per_tenggat: Sequence[list[Row]]) -> Iterable[str]:
    """Name each missing document once, those given back first with the reason.

    Tenggat are added unless all of them lack it.
    """
    tenggat_of: dict[tuple[str, str], list[str]] = {}
    documents = sorted(chain.from_iterable(per_tenggat), key=_is_returned, reverse=True)
    for document in documents:
        status = ""
        if _is_returned(document):
            status = "perlu perbaikan"
            if document["catatan"]:
                status += f": {document['catatan']}"
        tenggat_of.setdefault((document["bukti"], status), []).append(document["tenggat"])
    for (name, status), keys in tenggat_of.items():
        when = "" if len(keys) == len(per_tenggat) else fold_tenggat(keys)
        notes = ", ".join(filter(None, (status, when)))
        yield f"{name} ({notes})" if notes else name
