"""The screens of a meeting for the projector: their order and content.

All figures come from monev.figures; nothing is counted here.
"""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from monev import figures
from monev.access import list_people
from monev.core.dates import Periode, is_due
from monev.core.errors import NotFound
from monev.core.grouping import group_by
from monev.core.statuses import OVERDUE, SETTLED_STATUSES
from monev.core.text import join_pics, split_pics
from monev.database import Database, Row
from monev.figures import View, format_area, plan_pics, plan_rows
from monev.figures.evidence import by_kode
from monev.figures.rows import AreaRow, BuktiRow, LangkahRow, MatrixRow, OpenedRow, TenggatRow
from monev.figures.views import narrowed
from monev.meeting import records
from monev.meeting.records import Rapat
from monev.meeting.things import FollowUpRow, Place

_MONTHS_OF_A_MONTHLY = 9
"""A langkah with at least so many tenggat, all month ends, is called *bulanan*."""


class LangkahItem(NamedTuple):
    """A langkah on an area's screen.

    - opened: its tenggat to be discussed (rows of `figures.tenggat`), each with its `bukti` (rows
      of `figures.bukti`)
    - done of due: how many of those due are done
    - is_monthly: it is done month by month
    """

    kode: str
    kode_tampil: str
    langkah_aksi: str
    pic: str | None
    opened: list[OpenedRow]
    done: int
    due: int
    is_monthly: bool


class AreaScreen(NamedTuple):
    """The screen of an area.

    - counts, matrix: its figures and its row of the heatmap
    - items: langkah to be discussed, in order of urgency; on_plan: those that need no discussion
    - soon: what falls due until the next meeting
    - without_target: langkah that cannot be judged; missing: the bukti that are missing
    - notes: of this meeting; agreed: follow-ups of this meeting, and open ones of earlier
      meetings
    """

    counts: AreaRow
    matrix: list[MatrixRow]
    items: list[LangkahItem]
    on_plan: list[LangkahItem]
    soon: list[TenggatRow]
    without_target: list[LangkahRow]
    missing: list[BuktiRow]
    notes: list[Row]
    agreed: list[FollowUpRow]


def read_area_screen(db: Database, view: View, rapat: Rapat, area: str) -> AreaScreen:
    """Return the screen of an area. Raises NotFound if this version has no such area."""
    counts = next(iter(narrowed(figures.every_area(db, view), area=area)), None)
    if counts is None:
        raise NotFound(
            f"Area “{area}” tidak ada di rencana ini.", "Pilih layar lain dari daftar layar."
        )
    tenggat = narrowed(figures.every_tenggat(db, view), area=area)
    whole = by_kode(tenggat)
    opened = by_kode(_to_be_discussed(db, view, rapat, tenggat))
    soon = narrowed(next_targets(db, view, rapat.periode, after=view.posisi), area=area)
    named = {*opened, *by_kode(soon)}
    left_open = records.read_earlier_tindak_lanjut(db, rapat)
    items = [_langkah_item(whole[kode], rows) for kode, rows in opened.items()]
    on_plan = [_langkah_item(rows, []) for kode, rows in whole.items() if kode not in named]
    without_target = plan_rows(db, view, figures.langkah_without_target, LangkahRow)
    return AreaScreen(
        counts=counts,
        matrix=narrowed(plan_rows(db, view, figures.matrix, MatrixRow), tingkat="area", area=area),
        items=items,
        on_plan=on_plan,
        soon=soon,
        without_target=narrowed(without_target, area=area),
        missing=narrowed(figures.kesenjangan(db, view), area=area),
        notes=narrowed(records.read_things(db, rapat, "catatan"), area=area),
        agreed=narrowed([*left_open, *records.read_decisions(db, rapat)], area=area),
    )


def _to_be_discussed(
    db: Database, view: View, rapat: Rapat, tenggat: Iterable[TenggatRow]
) -> list[OpenedRow]:
    """List late tenggat, then those done whose proof is missing, the earliest due first.

    A tenggat that the meeting has just settled keeps its place, so that nobody loses the line they
    were on: the order is that before the meeting's changes.
    """
    wanted = (row for row in figures.every_bukti(db, view) if row["wajib"])
    bukti = group_by(wanted, itemgetter("kode", "tenggat"))
    # The report before this meeting changed it; None if it changed only bukti.
    before: dict[tuple[str, str | None], str | None] = {}
    for change in reversed(records.read_rapat_changes(db, rapat)):
        changed = (change["kode"], change["tenggat"])
        is_report = change["kolom"] == "laporan" and not change["bukti"]
        before[changed] = before.get(changed) or (change["dari"] if is_report else None)

    def order(row: OpenedRow) -> tuple[bool, date, int]:
        reported = before.get((row["kode"], row["tenggat"]))
        was_late = row["status"] in OVERDUE
        if reported is not None:
            was_late = reported not in SETTLED_STATUSES and is_due(row["jatuh_tempo"], view.posisi)
        return not was_late, row["jatuh_tempo"], row["urutan"]

    items: list[OpenedRow] = []
    for row in tenggat:
        key = (row["kode"], row["tenggat"])
        owed = bukti.get(key, [])
        if row["status"] in OVERDUE or key in before or any(each["celah"] for each in owed):
            items.append({**row, "bukti": owed})
    return sorted(items, key=order)


def _langkah_item(whole: list[TenggatRow], opened: list[OpenedRow]) -> LangkahItem:
    due = [row for row in whole if row["sudah_jatuh_tempo"]]
    by_month = all(len(row["tenggat"]) == len("2025-01") for row in whole)
    return LangkahItem(
        kode=whole[0]["kode"],
        kode_tampil=whole[0]["kode_tampil"],
        langkah_aksi=whole[0]["langkah_aksi"],
        pic=whole[0]["pic"],
        opened=opened,
        done=sum(row["status"] == "selesai" for row in due),
        due=len(due),
        is_monthly=by_month and len(whole) >= _MONTHS_OF_A_MONTHLY,
    )


def pic_choices(db: Database, view: View) -> list[str]:
    """List each PIC of the plan, then who can sign in and has a role or PIC at the satker.

    Nobody is listed twice.
    """
    people = []
    for person in list_people(db).values():
        has_part = person.roles_at(view.satker) or person.pics.get(view.satker)
        if person.is_active and has_part:
            people.append(person.name)
    return split_pics(join_pics([*plan_pics(db, view), *sorted(people, key=str.casefold)]))


def place_in_words(db: Database, view: View, row: Place) -> str:
    """Name what a follow-up is about: a kode and langkah, area and its name, or the whole plan."""
    if row["kode"]:
        rows = narrowed(figures.every_langkah(db, view), kode=row["kode"])
        found = [f"{langkah['kode_tampil']} {langkah['langkah_tampil']}" for langkah in rows]
        return found[0] if found else row["kode"]
    if row["area"]:
        names = {area["area"]: area["nama_area"] for area in figures.every_area(db, view)}
        return f"Area {format_area(row['area'], names.get(row['area'], ''))}"
    return "Rencana seluruhnya"


def next_targets(
    db: Database, view: View, periode: Periode, *, after: date | None = None
) -> list[TenggatRow]:
    """List tenggat not done and due after a periode (or the day `after`), in order.

    They are due up to the end of the next periode.
    """
    begin = after or periode.following.before
    coming = []
    for row in figures.every_tenggat(db, view):
        is_coming = begin < row["jatuh_tempo"] <= periode.following.end
        if is_coming and row["status"] not in SETTLED_STATUSES:
            coming.append(row)
    return sorted(coming, key=itemgetter("jatuh_tempo", "urutan"))


class Screen(NamedTuple):
    """One screen. `key`: its lasting name in the URL; `area`: the one it shows."""

    key: str
    title: str
    area: str = ""


def screen_order(db: Database, view: View, rapat: Rapat) -> list[Screen]:
    """List the screens of a meeting in order; one that would be empty is left out."""
    periode = rapat.periode
    order = [Screen("kehadiran", "Kehadiran"), Screen("pembukaan", rapat.judul)]
    if records.read_earlier_tindak_lanjut(db, rapat):
        order.append(Screen("tindak-lanjut", "Tindak lanjut rapat lalu"))
    order += [
        Screen("situasi", "Situasi"),
        Screen("peta", "Peta Capaian"),
        Screen("linimasa", f"Linimasa {periode.short_name}"),
    ]
    for row in figures.every_area(db, view):
        area = row["area"]
        order.append(Screen(f"area-{area}", format_area(area, row["nama_area"]), area))
    if next_targets(db, view, periode):
        order.append(Screen("target", f"Target {periode.following.short_name}"))
    return [*order, Screen("keputusan", "Keputusan rapat"), Screen("penutup", "Penutup")]
