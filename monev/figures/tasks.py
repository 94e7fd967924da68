"""The tasks of a PIC: what is late, what to do now, and what is done but still lacks its bukti."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from monev.access import Visitor
from monev.core.dates import format_tenggat, is_due
from monev.core.grouping import group_by
from monev.core.statuses import OVERDUE, SETTLED_STATUSES, UNCOUNTED
from monev.core.text import NO_PIC
from monev.database import Database, Row, rows_of
from monev.figures.counts import next_month
from monev.figures.evidence import bukti, by_langkah
from monev.figures.formats import format_number
from monev.figures.quarter_report import of_pics, report_lines
from monev.figures.targets import choices, tenggat
from monev.figures.told import Told, begun, counted, overdue, tell
from monev.figures.views import View, of_values, per_value, remembered

NOW, WITHOUT_BUKTI, LATER, SETTLED = "berjalan", "selesai_tanpa_bukti", "belum_jatuh_tempo", "beres"
TO_DO = (*OVERDUE, NOW, WITHOUT_BUKTI)
"""The parts of the list that need work today, in order."""
LATE, SOON = "terlambat", "segera"
SOON_DAYS = timedelta(days=7)
"""A PIC gets a reminder this long before the due date."""

_DUE_FIRST = ["jatuh_tempo", "urutan"]

_Lacking = dict[tuple[str, str], list[Row]]
"""kode and tenggat → the bukti that are owed and missing."""


class Tasks(NamedTuple):
    """The tasks of a PIC at a posisi.

    - counts: part (one of OVERDUE, NOW, ...) → number of tenggat
    - returned: how many bukti a checker gave back
    - soon: how many of NOW fall due by the end of the month of the day after posisi
    """

    counts: dict[str, int]
    returned: int
    soon: int


def plan_pics(db: Database, view: View) -> list[str]:
    """List every PIC of the plan by name, written as in the plan."""
    return [pic for pic in choices(db, view).pics if pic != NO_PIC]


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
    returned = soon = 0
    month = next_month(view.posisi)
    for line in () if view.is_closed else of_pics(report_lines(db, view), pics):
        day = line.tanggal_selesai
        is_done_since = line.laporan == "selesai" and day is not None and day > view.posisi
        part = _part(line.status, is_done_since=is_done_since, lacks=line.lacks > 0)
        counts[part] += 1
        soon += part == NOW and f"{line.due:%Y-%m}" == month
        if line.status not in UNCOUNTED:
            returned += sum(document.status == "perlu_perbaikan" for document in line.documents)
    return Tasks(counts, returned, soon)


@remembered
def tasks_to_tell(db: Database, view: View, day: date) -> dict[str, dict[str, tuple[Told, ...]]]:
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
    return {
        pic: {part: tuple(_told(by_langkah(rows), lacking)) for part, rows in parts.items()}
        for pic, parts in found.items()
    }


def _told(groups: Iterable[list[Row]], lacking: _Lacking) -> Iterator[Told]:
    for rows in groups:
        missing = [lacking.get((row["kode"], row["tenggat"]), []) for row in rows]
        yield tell(rows, chain.from_iterable(missing))


def _lacking(documents: pd.DataFrame) -> _Lacking:
    missing = documents[documents["wajib"] & ~documents["hadir"]]
    return group_by(rows_of(missing), itemgetter("kode", "tenggat"))


def tasks_sentence(tasks: Tasks, view: View, *, follow_ups: int = 0) -> str:
    """Sum up the tasks: 2 target terlambat; 1 target berjalan (jatuh tempo Oktober).

    Bukti that came back stand last, since their targets are counted already.
    """
    if view.is_closed:
        return "Rencana ini ditutup: tidak ada tugas lagi."
    said = (
        counted("target", overdue(tasks.counts)),
        _running(tasks, view),
        counted("target", {WITHOUT_BUKTI: tasks.counts[WITHOUT_BUKTI]}),
        counted("", tindak_lanjut=follow_ups),
        counted("bukti", perlu_perbaikan=tasks.returned),
    )
    if any(said):
        return f"{'; '.join(filter(None, said))}."
    if tasks.counts[LATER]:
        return "Tidak ada tugas yang perlu dikerjakan sekarang."
    if tasks.counts[SETTLED]:
        return "Semua tugas sudah selesai."
    return "Belum ada target untuk PIC ini."


def _running(tasks: Tasks, view: View) -> str:
    """Say how many windows are open, and when these fall due, so that none is taken for late."""
    count, soon = tasks.counts[NOW], tasks.soon
    month = format_tenggat(next_month(view.posisi)).removesuffix(f" {view.tahun}")
    when = f"jatuh tempo {month}" if soon else f"jatuh tempo sesudah {month}"
    if 0 < soon < count:
        when = f"{format_number(soon)} {when}, {format_number(count - soon)} sesudahnya"
    noun = "" if any(overdue(tasks.counts).values()) else "target"
    said = counted(noun, {begun(view): count})
    return f"{said} ({when})" if count else ""
