"""Which bukti are missing, and whom to ask for them."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal

from monev.core.text import pics_of
from monev.database import Database
from monev.figures.evidence import every_bukti
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
