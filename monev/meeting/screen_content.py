"""What each screen of a meeting shows. Every figure is asked of monev.figures; nothing is counted here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from monev import figures
from monev.access import list_people
from monev.access.visitors import place_of
from monev.core.errors import NotFound
from monev.core.grouping import group_by
from monev.core.periods import Periode
from monev.core.pics import split_pics
from monev.database import Database, Row
from monev.figures import View, plan_pics
from monev.figures.answers import narrowed
from monev.figures.bukti import by_kode
from monev.meeting import meeting_records as records
from monev.meeting.meeting_records import Rapat
from monev.writing.versions import changes_since_triwulan

_DONE = ("selesai", "tidak_berlaku")
_MONTHS_OF_A_MONTHLY = 9
"""A langkah with so many tenggat, each the end of a month, is said to be *bulanan*."""


@dataclass(frozen=True, slots=True)
class LangkahItem:
    """One langkah: its tenggat to be discussed (`opened`: rows of `figures.tenggat`, each with its `bukti`, rows of
    `figures.bukti`), how many of those due are done, and whether it is done month by month."""

    kode: str
    langkah_aksi: str
    pic: str | None
    opened: list[Row]
    done: int
    due: int
    is_monthly: bool


@dataclass(frozen=True, slots=True)
class AreaScreen:
    """One area: its figures, its row of the heatmap, its langkah to be discussed in the order of what must be decided,
    those that need no word, what falls due until the next meeting, langkah that cannot be judged, how many bukti lack,
    and what was noted and agreed of it, with what earlier meetings left open."""

    counts: Row
    matrix: list[Row]
    items: list[LangkahItem]
    on_plan: list[LangkahItem]
    soon: list[Row]
    without_target: list[Row]
    missing: int
    notes: list[Row]
    agreed: list[Row]


def read_area_screen(db: Database, p: View, rapat: Rapat, area: str) -> AreaScreen:
    """One area's screen. Raises NotFound for an area this version has not."""
    counts = next(iter(narrowed(figures.per_area(db, p), area=area)), None)
    if counts is None:
        raise NotFound(f"Area “{area}” tidak ada di rencana ini.", "Pilih layar lain dari daftar layar.")
    tenggat = narrowed(figures.tenggat(db, p), area=area)
    whole, opened = by_kode(tenggat), by_kode(_to_be_discussed(db, p, rapat, tenggat))
    soon = narrowed(next_targets(db, p, rapat.periode, after=p.posisi), area=area)
    named = {*opened, *(t["kode"] for t in soon)}
    return AreaScreen(
        counts=counts,
        matrix=narrowed(figures.matrix(db, p), tingkat="area", area=area),
        items=[_langkah_item(whole[kode], rows) for kode, rows in opened.items()],
        on_plan=[_langkah_item(rows, []) for kode, rows in whole.items() if kode not in named],
        soon=soon,
        without_target=narrowed(figures.langkah_without_target(db, p), area=area),
        missing=len(narrowed(figures.kesenjangan(db, p), area=area)),
        notes=narrowed(records.read_notes(db, rapat), area=area),
        agreed=narrowed(
            [*records.read_earlier_tindak_lanjut(db, rapat), *records.read_decisions(db, rapat)], area=area
        ),
    )


def _to_be_discussed(db: Database, p: View, rapat: Rapat, tenggat: Iterable[Row]) -> list[Row]:
    """Late ones first, then those done whose proof is missing; the longest due first. What the meeting has just settled
    keeps its place, so that nobody loses the line they were on: the order is that of how things stood before."""
    bukti = _owed_bukti(db, p)
    before: dict[tuple[str, str], str | None] = {}  # of what it changed; None where only bukti changed
    for row in records.read_rapat_changes(db, rapat):  # newest first: the first change has the last word
        key = (row["kode"], row["tenggat"])
        before.setdefault(key, None)
        if row["kolom"] == "laporan" and not row["bukti"]:
            before[key] = row["dari"]

    def was_late(t: Row) -> bool:
        reported = before.get((t["kode"], t["tenggat"]))
        if reported is None:
            return t["status"] == "terlambat"
        return reported not in _DONE and t["jatuh_tempo"] <= p.posisi

    items = []
    for t in tenggat:
        key = (t["kode"], t["tenggat"])
        owed = bukti.get(key, [])
        if t["status"] == "terlambat" or key in before or any(b["celah"] for b in owed):
            items.append({**t, "bukti": owed})
    return sorted(items, key=lambda t: (not was_late(t), t["jatuh_tempo"], t["urutan"]))


def pics_to_ask(db: Database, p: View, rapat: Rapat) -> dict[str, int]:
    """Who owes bukti ("": nobody is named) → how many, most first; whose were ticked in this meeting keep their
    place."""
    gaps = figures.kesenjangan(db, p)
    missing = Counter(b["pic"] or "" for b in gaps)
    lacking = {place_of(b) for b in gaps}
    pic_of = {(t["kode"], t["tenggat"]): t["pic"] or "" for t in figures.tenggat(db, p)}
    ticked = Counter(pic_of[key[:2]] for key in _changed_bukti(db, rapat) if key not in lacking and key[:2] in pic_of)
    order = sorted(missing | ticked, key=lambda pic: (-(missing[pic] + ticked[pic]), not pic, pic))
    return {pic: missing[pic] for pic in order}


def bukti_of_pic(db: Database, p: View, rapat: Rapat, pic: str) -> list[LangkahItem]:
    """The langkah of one PIC of which bukti are missing, the longest due first: `opened` are their tenggat, each with
    the `bukti` that lack or were ticked in this meeting."""
    everything = narrowed(figures.tenggat(db, p), pic=pic)
    ticked, bukti, opened = _changed_bukti(db, rapat), _owed_bukti(db, p), []
    for t in everything:
        owed = bukti.get((t["kode"], t["tenggat"]), [])
        if asked := [b for b in owed if b["celah"] or place_of(b) in ticked]:
            opened.append({**t, "bukti": asked})
    opened.sort(key=itemgetter("jatuh_tempo", "urutan"))
    whole = by_kode(everything)
    return [_langkah_item(whole[kode], content) for kode, content in by_kode(opened).items()]


def _owed_bukti(db: Database, p: View) -> dict[tuple[str, str], list[Row]]:
    return group_by((row for row in figures.bukti(db, p) if row["wajib"]), itemgetter("kode", "tenggat"))


def _changed_bukti(db: Database, rapat: Rapat) -> set[tuple[str, str, str]]:
    return {place_of(row) for row in records.read_rapat_changes(db, rapat) if row["bukti"]}


def _langkah_item(whole: list[Row], opened: list[Row]) -> LangkahItem:
    due = [t for t in whole if t["sudah_jatuh_tempo"] and t["status"] != "tidak_berlaku"]
    by_month = all(len(t["tenggat"]) == len("2025-01") for t in whole)
    return LangkahItem(
        kode=whole[0]["kode"],
        langkah_aksi=whole[0]["langkah_aksi"],
        pic=whole[0]["pic"],
        opened=opened,
        done=sum(t["status"] == "selesai" for t in due),
        due=len(due),
        is_monthly=by_month and len(whole) >= _MONTHS_OF_A_MONTHLY,
    )


def pic_choices(db: Database, p: View) -> list[str]:
    """Each PIC of the plan, then each person who can sign in and has a role or a PIC at the satker; nobody twice."""
    people = [
        person.name
        for person in list_people(db).values()
        if person.is_active and (person.roles_at(p.satker) or person.pics.get(p.satker))
    ]
    written = [name for pic in plan_pics(db, p) for name in split_pics(pic)]
    found: dict[str, str] = {}
    for name in [*written, *sorted(people, key=str.casefold)]:
        found.setdefault(name.casefold(), name)
    return [*found.values()]


class AreaChanges(NamedTuple):
    """What changed in one area."""

    area: str
    name: str
    rows: list[Row]


def changes_per_area(db: Database, p: View) -> list[AreaChanges]:
    """What is different between the view at the end of what came before the periode and this one, area by area in the
    plan's order: rows of `changes_since_triwulan`."""
    area_of = {row["kode"]: row["area"] for row in figures.langkah(db, p)}
    names = {a["area"]: a["nama_area"] for a in figures.per_area(db, p)}
    # A langkah that is gone has its area only in its kode.
    found = group_by(changes_since_triwulan(db, p), lambda b: area_of.get(b["kode"]) or b["kode"].partition(".")[0])
    return [AreaChanges(area, names.get(area, ""), found[area]) for area in names | found if area in found]


def next_targets(db: Database, p: View, periode: Periode, *, after: date | None = None) -> list[Row]:
    """Tenggat not done that fall due in what comes after a periode (`after`: from another day on), up to its end, the
    next meeting's posisi: rows of `figures.tenggat`."""
    begin, end = after or periode.following.before, periode.following.end
    coming = [t for t in figures.tenggat(db, p) if t["status"] not in _DONE and begin < t["jatuh_tempo"] <= end]
    return sorted(coming, key=itemgetter("jatuh_tempo", "urutan"))


def done_langkah(db: Database, p: View) -> set[str]:
    """The kode of every langkah of which all that was due by posisi is done."""
    rows = figures.langkah(db, p)
    return {row["kode"] for row in rows if row["capaian_N"] and row["capaian_n"] == row["capaian_N"]}
