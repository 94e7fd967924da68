"""Which people an admin sets up, and the invitations by which these choose a password."""

from __future__ import annotations

from monev.access import Visitor, list_people
from monev.access.visitors import same_pic
from monev.core import clock
from monev.core.content import Invitation, as_content
from monev.core.errors import MonevError, NotFound
from monev.database import Database
from monev.people.accounts import INVITATION
from monev.people.visits import accounts_of
from monev.writing.append import NewEntry, append_entry


def people_seen_by(db: Database, admin: Visitor) -> list[Visitor]:
    """Whom an admin sees: everybody who has a role or a task where they set people up, in the order of names."""
    sees_all = admin.may("atur_orang", None)
    found = [
        person
        for person in list_people(db).values()
        if sees_all or any(admin.may("atur_orang", role) for role in {*person.roles, *person.pics})
    ]
    return sorted(found, key=lambda person: (not person.is_active, person.name.casefold(), person.pelaku))


def pic_values(db: Database, satker: str) -> list[str]:
    """The PIC that a satker's plans name, each once, as first written."""
    found: dict[str, str] = {}
    for row in db.ask("access/pics", satker=satker, tahun=None, kode=None):
        found.setdefault(same_pic(row["pic"]), " ".join(row["pic"].split()))
    return list(found.values())


def invite_person(db: Database, orang: str, *, pelaku: str) -> str:
    """A new invitation's secret; earlier ones no longer hold. Whoever opens it chooses that person's password. Raises
    NotFound, NotAllowed, MonevError for who may no longer sign in."""
    db.catch_up()
    person = list_people(db).get(orang)
    if person is None:
        raise NotFound(f"Tidak ada orang dengan nama masuk “{orang}”.", "Pilih dari daftar orang.")
    if not person.is_active:
        raise MonevError(
            f"{person.name} tidak aktif, jadi tidak dapat masuk.",
            "Aktifkan dahulu, lalu buat undangannya.",
            heading="Undangan tidak dibuat",
        )
    until = clock.today() + INVITATION
    append_entry(db, NewEntry("undangan", None, None, as_content(Invitation(orang, until))), pelaku=pelaku)
    return accounts_of(str(db.journal)).invite(orang)
