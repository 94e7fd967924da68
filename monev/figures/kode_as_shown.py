"""What people see of a kode (docs/design.md §1).

Rows of langkah, tenggat and bukti have it as `kode_tampil`; here it is found by the kode alone.
"""

from collections.abc import Iterable, Mapping
from operator import itemgetter

from monev.database import Database
from monev.figures.targets import whose
from monev.figures.views import View, remembered

KodePlace = tuple[str, str, str | None, str]
"""A kode and what it may be made of: area, sub_area, no."""
kode_place = itemgetter("kode", "area", "sub_area", "no")
"""Pick them from a langkah as the journal has it."""


def shown_kode(db: Database, view: View, kode: str) -> str:
    """Return what people see of a kode in a view; one that its plan lacks stays as it is."""
    return _of_plan(db, view.whole).get(kode, kode)


@remembered
def _of_plan(db: Database, view: View) -> Mapping[str, str]:
    return {row["kode"]: row["kode_tampil"] for row in whose(db, view)}


def shown_before_storing(db: Database, places: Iterable[KodePlace]) -> dict[str, str]:
    """Return what people will see of each kode of a plan that is not stored yet."""
    asked: dict[str, list[str | None]] = {"kode": [], "area": [], "sub_area": [], "no": []}
    for place in places:
        for column, part in zip(asked, place, strict=True):
            asked[column].append(part)
    return {row["kode"]: row["kode_tampil"] for row in db.ask("uploads/shown_kode", **asked)}
