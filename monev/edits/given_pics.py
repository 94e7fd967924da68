"""Giving PIC to langkah for which the plan names none, by area, komponen or one by one.

All are one entry, which one undo takes back. A PIC in the plan is never overwritten. If the next
file has no PIC column, given PIC stay with their langkah, and a new langkah gets its area's
(`uploads/file_version`).
"""

from collections.abc import Mapping
from typing import NamedTuple

from monev.access import list_people, same_pic
from monev.core.text import shorten
from monev.database import Database, Row, rows_of
from monev.edits.single_edits import Edit, edit_together
from monev.edits.storing import EditResult, Target
from monev.figures import View, format_area, langkah, plan_pics


class WithoutPic(NamedTuple):
    """Langkah that get one PIC together: those of an area, of a komponen in it, or a single one.

    `words`: what they are; `area`: the name of their area; `kode`: all of them.
    """

    words: str
    area: str
    kode: tuple[str, ...]


def without_pic(db: Database, view: View, level: str) -> list[WithoutPic]:
    """List the langkah without PIC, in the plan's order, by `level`: area, komponen or langkah."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows_of(langkah(db, view)):
        if row["pic"]:
            continue
        key = (row["area"], row["nama_area"])
        if level == "komponen":
            key += (row["komponen"] or "",)
        elif level == "langkah":
            key += (row["kode"],)
        groups.setdefault(key, []).append(row)
    return [_as_group(members, level) for members in groups.values()]


def _as_group(rows: list[Row], level: str) -> WithoutPic:
    first = rows[0]
    area = format_area(first["area"], first["nama_area"])
    if level == "area":
        words = area
    elif level == "komponen":
        words = shorten(first["komponen"] or "Tanpa komponen", 120)
    else:
        words = f"{first['kode_tampil']} {shorten(first['langkah_aksi'], 120)}"
    return WithoutPic(words, area, tuple(row["kode"] for row in rows))


def proposed_pics(db: Database, view: View) -> list[str]:
    """List the PIC to choose from, each once, as first written.

    These are the PIC in the plan, those of people at this satker, and the names of people there
    without any PIC.
    """
    names = list(plan_pics(db, view))
    for person in list_people(db).values():
        own = person.pics.get(view.satker, frozenset())
        if person.is_active and (own or person.roles_at(view.satker)):
            names += sorted(own) or [person.name]
    found: dict[str, str] = {}
    for name in names:
        written = found.pop(same_pic(name), name)  # so that it stands where it was named last
        found[same_pic(name)] = written
    return list(found.values())


def give_pics(
    db: Database, satker: str, tahun: int, given: Mapping[str, str], *, pelaku: str
) -> EditResult:
    """Give each langkah (by kode) its PIC, in one entry; a langkah that has one by now is refused.

    Raises EntryRefused, FieldClash, NotFound, NotAllowed.
    """
    edits = [Edit(Target(kode), {"pic": pic}, {"pic": None}) for kode, pic in given.items()]
    return edit_together(db, satker, tahun, edits, pelaku=pelaku)
