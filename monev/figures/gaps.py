"""Which bukti are missing, whom to ask for them, and how far each langkah is with them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from monev.core.dates import brief_tenggat
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import pics_of
from monev.database import Database
from monev.figures.bukti import by_langkah, every_bukti, telling_jenis
from monev.figures.rows import BuktiRow, GroupRow
from monev.figures.views import View, remembered

Kind = Literal["jenis", "pic", "area"]
_VALUES_OF_KIND: dict[Kind, Callable[[BuktiRow], list[str]]] = {
    "jenis": lambda row: [row["jenis_bukti"]],
    "pic": lambda row: pics_of(row["pic"]),
    "area": lambda row: [row["area"]],
}
KINDS = tuple(_VALUES_OF_KIND)


@remembered
def kesenjangan(db: Database, view: View) -> list[BuktiRow]:
    """List the missing bukti, the longest late first; those of finished tenggat come last."""
    missing = [row for row in every_bukti(db, view) if row["celah"]]
    return sorted(missing, key=lambda row: (row["selesai_tanpa_bukti"], -row["hari_terlambat"]))


def group_kesenjangan(rows: Iterable[BuktiRow], kind: Kind) -> list[GroupRow]:
    """Count missing bukti by jenis, pic ("": nobody) or area, most first.

    What has several PICs counts for each.
    """
    values = _VALUES_OF_KIND[kind]
    counts = Counter(value for row in rows for value in values(row))
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [{"nilai": value, "n": n} for value, n in ordered]


def gaps_by_pic(rows: Iterable[BuktiRow]) -> dict[str, list[BuktiRow]]:
    """Group missing bukti by whom to ask, most first, those of nobody ("") last.

    A row of several PICs stands with each.
    """
    found: dict[str, list[BuktiRow]] = {}
    for row in rows:
        for pic in pics_of(row["pic"]):
            found.setdefault(pic, []).append(row)
    return dict(sorted(found.items(), key=_order_of_pics))


def _order_of_pics(gap: tuple[str, list[BuktiRow]]) -> tuple[bool, int, str]:
    pic, rows = gap
    return not pic, -len(rows), pic


class MissingBukti(NamedTuple):
    """A document that a langkah lacks.

    - jenis: "" if the name already says it
    - status: "" for the usual one, belum ada
    - tenggat: those that lack it; `when` names them unless they are all of the langkah's
    - links: to what there is of it
    """

    bukti: str
    jenis: str
    status: str
    tenggat: tuple[str, ...]
    when: str
    links: tuple[str, ...]


class MissingLangkah(NamedTuple):
    """A langkah with the documents it lacks.

    - when: the months that lack something: Jan–Jul
    - n, N: how many bukti of these months are there, of how many
    - is_selesai: all its targets of these months are; is_unreported: the others only want a report
    """

    kode: str
    kode_tampil: str
    langkah_aksi: str
    when: str
    n: int
    N: int
    is_selesai: bool
    is_unreported: bool
    bukti: tuple[MissingBukti, ...]


def group_missing(rows: Iterable[BuktiRow], tahun: int = 0) -> list[MissingLangkah]:
    """Turn rows of `kesenjangan` into one entry per langkah, in order of first appearance.

    `tahun`: the plan's, which months are written without.
    """
    return [_describe_langkah(members, tahun) for members in by_langkah(rows)]


def _describe_langkah(rows: Sequence[BuktiRow], tahun: int) -> MissingLangkah:
    first = rows[0]
    of_tenggat = {row["tenggat"]: row for row in rows}
    unfinished = [row for row in rows if not row["selesai_tanpa_bukti"]]
    return MissingLangkah(
        kode=first["kode"],
        kode_tampil=first["kode_tampil"],
        langkah_aksi=first["langkah_aksi"],
        when=brief_tenggat(of_tenggat, tahun),
        n=sum(row["bukti_n"] for row in of_tenggat.values()),
        N=sum(row["bukti_N"] for row in of_tenggat.values()),
        is_selesai=not unfinished,
        is_unreported=bool(unfinished) and all(row["belum_dilaporkan"] for row in unfinished),
        bukti=tuple(_describe_bukti(rows, {*of_tenggat}, tahun)),
    )


def _describe_bukti(
    rows: Iterable[BuktiRow], tenggat: set[str], tahun: int
) -> Iterator[MissingBukti]:
    documents = group_by(rows, itemgetter("bukti", "jenis_bukti", "status_bukti"))
    for (bukti, jenis, status), members in documents.items():
        own = {row["tenggat"] for row in members}
        yield MissingBukti(
            bukti=bukti,
            jenis=telling_jenis(bukti, jenis),
            status="" if status == STATUS_BUKTI["belum_ada"] else status,
            tenggat=tuple(sorted(own)),
            when="" if own == tenggat else brief_tenggat(own, tahun),
            links=tuple(dict.fromkeys(row["tautan"] for row in members if row["tautan"])),
        )
