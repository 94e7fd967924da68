"""PIC given to langkah for which the plan names none: by area, by komponen or one by one, all in
one entry that one undo takes back. What the plan says itself is never overwritten. What is given
stays with its langkah in the next file without a PIC column, and a langkah that is new there gets
that of its area (`uploads/file_version`)."""

from collections.abc import Mapping
from typing import NamedTuple

from monev.access import list_people, same_pic
from monev.core.text import shorten
from monev.database import Database, Row, rows_of
from monev.edits.single_edits import Edit, edit_together
from monev.edits.storing import EditResult, Target, find_newest
from monev.figures import View, format_area, langkah, plan_pics, view_at


class WithoutPic(NamedTuple):
    """Langkah that get their PIC together, by their `kode`: those of one area, of one komponen in
    it, or a single one. `area`: in words, as `words` where they are an area's."""

    words: str
    area: str
    kode: tuple[str, ...]


def newest_view(db: Database, satker: str, tahun: int) -> View:
    """Give the newest version, which PIC are given in. Raises NotFound."""
    newest = find_newest(db, satker, tahun)
    return view_at(db, satker, tahun, newest.posisi, unggahan=newest.nomor)


def without_pic(db: Database, view: View, level: str) -> list[WithoutPic]:
    """List what has no PIC, in the plan's order, by `level`: area, komponen or langkah."""
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
        words = f"{first['kode']} {shorten(first['langkah_aksi'], 120)}"
    return WithoutPic(words, area, tuple(row["kode"] for row in rows))


def proposed_pics(db: Database, view: View) -> list[str]:
    """List who can be chosen: PIC that the plan names, those of people at this satker, and the
    names of people who are somebody's PIC nowhere yet; each once, as first written."""
    names = list(plan_pics(db, view))
    for person in list_people(db).values():
        own = person.pics.get(view.satker, frozenset())
        if person.is_active and (own or person.roles_at(view.satker)):
            names += sorted(own) or [person.name]
    found: dict[str, str] = {}
    for name in names:
        written = found.pop(same_pic(name), name)  # stands where it was named last
        found[same_pic(name)] = written
    return list(found.values())


def give_pics(
    db: Database,
    satker: str,
    tahun: int,
    given: Mapping[str, str],
    *,
    pelaku: str,
) -> EditResult:
    """Give each langkah (by kode) its PIC, in one entry; one that has a PIC by now is refused.
    Stored as of the newest version's posisi: whose work it is, is no report of a day. Raises
    EntryRefused, FieldClash, NotFound, NotAllowed."""
    newest = find_newest(db, satker, tahun)
    edits = [Edit(Target(kode), {"pic": pic}, {"pic": None}) for kode, pic in given.items()]
    return edit_together(
        db,
        satker,
        tahun,
        edits,
        posisi=newest.posisi,
        pelaku=pelaku,
    )
