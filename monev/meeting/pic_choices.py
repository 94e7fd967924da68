"""Who can be named as PIC of a follow-up: those the plan names, and the people of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.access import list_people
from monev.core.pics import split_pics
from monev.figures import plan_pics

if TYPE_CHECKING:
    from monev.database import Database
    from monev.figures import View


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
