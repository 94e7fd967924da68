"""Whom no letter reaches: PIC of a plan that are nobody's, people without an address."""

from __future__ import annotations

from monev.access import list_people
from monev.core.clock import today
from monev.core.dates import end_of_month
from monev.database import Database
from monev.figures import plan_pics, view_at
from monev.reminders.due import real_plans


def unreached(db: Database, satker: str) -> list[str]:
    """A sentence for each PIC of an office's newest plan whom nobody is, and each of its people without an address."""
    people = [p for p in list_people(db).values() if p.is_active]
    newest = max((row["tahun"] for row in real_plans(db) if row["satker"] == satker), default=None)
    found = []
    if newest is not None:
        view = view_at(db, satker, newest, min(today(), end_of_month(newest, 12)))
        lacking = [pic for pic in plan_pics(db, view) if not any(p.owns(satker, pic) for p in people)]
        found += [f"PIC {pic} belum dipasangkan dengan orang (halaman Orang dan akses)." for pic in lacking]
    here = [p for p in people if not p.email and (p.roles_at(satker) or p.pics.get(satker))]
    return found + [f"{p.name} belum mempunyai alamat surel." for p in here]
