"""The items of an area's screen in the order of what must be decided, a line per langkah, what needs no word, and who
can be named as PIC of a follow-up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from monev import figures
from monev.access import list_people
from monev.access.visitors import place_of
from monev.core.grouping import group_by
from monev.core.pics import split_pics
from monev.database import Row
from monev.figures import View, plan_pics
from monev.figures.answers import narrowed
from monev.figures.bukti import by_kode
from monev.meeting.meeting_records import Rapat, read_rapat_changes

if TYPE_CHECKING:
    from monev.database import Database

_DONE = ("selesai", "tidak_berlaku")
_MONTHS_OF_A_MONTHLY = 9
"""A langkah with so many tenggat, each the end of a month, is said to be *bulanan*."""


@dataclass(frozen=True, slots=True)
class LangkahItem:
    """One langkah: its tenggat to be discussed (rows of `area_items`), how many of those due are done, and whether it
    is done month by month."""

    kode: str
    langkah_aksi: str
    pic: str | None
    opened: list[Row]
    done: int
    due: int
    is_monthly: bool


def area_items(db: Database, p: View, rapat: Rapat, area: str) -> list[Row]:
    """The tenggat of one area to be discussed: rows of `figures.tenggat` as dicts, each with its `bukti` (rows of
    `figures.bukti`: every document owed for it). Late ones first, then those done whose proof is
    missing; the longest due first.

    What has just been settled keeps its place until the meeting ends, so that nobody loses the line they were on: the
    order is that of how things stood before the meeting changed them.
    """
    bukti = _owed_bukti(db, p)
    before = _laporan_before(db, rapat)
    result = []
    for t in _tenggat_of(db, p, area):
        key = (t["kode"], t["tenggat"])
        owed = bukti.get(key, [])
        if t["status"] == "terlambat" or key in before or any(b["celah"] for b in owed):
            result.append({**t, "bukti": owed})
    return sorted(result, key=lambda t: (not _was_late(t, p, before), t["jatuh_tempo"], t["urutan"]))


def group_by_langkah(db: Database, p: View, area: str, items: list[Row]) -> list[LangkahItem]:
    """Items of `area_items` a langkah each, in the order in which their first one comes."""
    whole = by_kode(_tenggat_of(db, p, area))
    return [_langkah_item(whole[kode], opened) for kode, opened in by_kode(items).items()]


def langkah_on_plan(db: Database, p: View, area: str, named: set[str]) -> list[LangkahItem]:
    """The langkah of an area that need no word: those with a tenggat that are not among the `named` ones."""
    whole = by_kode(_tenggat_of(db, p, area))
    return [_langkah_item(content, []) for kode, content in whole.items() if kode not in named]


@dataclass(frozen=True, slots=True)
class PicBukti:
    """A PIC ("" for none) and the bukti he owes: how many lack, and how many this meeting ticked."""

    pic: str
    missing: int
    ticked: int


def pics_to_ask(db: Database, p: View, rapat: Rapat) -> list[PicBukti]:
    """Who owes bukti, most first. Whose were ticked in this meeting keep their place: the order is that of how things
    stood before."""
    gaps = figures.kesenjangan(db, p)
    missing = Counter(b["pic"] or "" for b in gaps)
    lacking = {place_of(b) for b in gaps}
    pic_of = {(t["kode"], t["tenggat"]): t["pic"] or "" for t in figures.tenggat(db, p)}
    ticked = Counter(pic_of[key[:2]] for key in _changed_bukti(db, rapat) if key not in lacking and key[:2] in pic_of)
    found = [PicBukti(pic, missing[pic], ticked[pic]) for pic in missing | ticked]
    return sorted(found, key=lambda owed: (-(owed.missing + owed.ticked), not owed.pic, owed.pic))


def bukti_of_pic(db: Database, p: View, rapat: Rapat, pic: str) -> list[LangkahItem]:
    """The langkah of one PIC ("" for none) of which bukti are missing: `opened` are their tenggat, each with the
    `bukti` that lack, and with those ticked in this meeting, which keep their place. The longest due first."""
    everything = {(t["kode"], t["tenggat"]): t for t in figures.tenggat(db, p) if (t["pic"] or "") == pic}
    ticked = _changed_bukti(db, rapat)
    bukti, opened = _owed_bukti(db, p), []
    for key, t in everything.items():
        if asked := [b for b in bukti.get(key, []) if b["celah"] or place_of(b) in ticked]:
            opened.append({**t, "bukti": asked})
    opened.sort(key=lambda t: (t["jatuh_tempo"], t["urutan"]))
    whole = by_kode(everything.values())
    return [_langkah_item(whole[kode], content) for kode, content in by_kode(opened).items()]


def _owed_bukti(db: Database, p: View) -> dict[tuple[str, str], list[Row]]:
    """The documents each tenggat calls for, by kode and tenggat."""
    return group_by((row for row in figures.bukti(db, p) if row["wajib"]), itemgetter("kode", "tenggat"))


def _changed_bukti(db: Database, rapat: Rapat) -> set[tuple[str, str, str]]:
    """The bukti this meeting changed: kode, tenggat, nama."""
    return {place_of(row) for row in read_rapat_changes(db, rapat) if row["bukti"]}


def _tenggat_of(db: Database, p: View, area: str) -> list[Row]:
    return narrowed(figures.tenggat(db, p), area=area)


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


def _laporan_before(db: Database, rapat: Rapat) -> dict[tuple[str, str], str | None]:
    """Of every tenggat this meeting changed, what was reported of it before; None where only its bukti changed."""
    result: dict[tuple[str, str], str | None] = {}
    for row in read_rapat_changes(db, rapat):  # newest first: the first change has the last word
        key = (row["kode"], row["tenggat"])
        result.setdefault(key, None)
        if row["kolom"] == "laporan" and not row["bukti"]:
            result[key] = row["dari"]
    return result


def _was_late(t: Row, p: View, before: dict[tuple[str, str], str | None]) -> bool:
    reported = before.get((t["kode"], t["tenggat"]))
    if reported is None:
        return t["status"] == "terlambat"
    return reported not in _DONE and t["jatuh_tempo"] <= p.posisi


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
