"""Lists the letters due on a day.

They are computed from the stored plans, meetings, roles and earlier letters.
"""

from collections.abc import Collection
from datetime import datetime
from operator import itemgetter

from monev.access import list_people
from monev.core.clock import today_within
from monev.core.grouping import group_by
from monev.core.public_address import public_address
from monev.core.roles import EVERY_SATKER
from monev.database import Database
from monev.figures import plan_pics, view_at
from monev.outputs.messages import read_notices
from monev.people.accounts import accounts_of
from monev.people.setting_up import EMAIL
from monev.reminders import kinds
from monev.reminders.desk import Desk, Letter, real_plans
from monev.reminders.mail import MailSettings
from monev.reminders.workdays import day_off

_STOPPED = "berhenti"


def stop(db: Database, orang: str, kind: str, *, stopped: bool = True) -> None:
    """Stop letters of a kind to a person, or resume them (`stopped` False)."""
    told = set(stopped_by(db, orang))
    if stopped:
        told.add(kind)
    else:
        told.discard(kind)
    accounts_of(str(db.journal)).keep(_STOPPED, orang, " ".join(sorted(told)))


def stopped_by(db: Database, orang: str) -> frozenset[str]:
    """List the kinds of letters that a person stopped."""
    kept = accounts_of(str(db.journal)).find_kept(_STOPPED, orang)
    return frozenset(kept.split())


def letters_due(
    db: Database,
    settings: MailSettings,
    satker: str,
    now: datetime,
    people: Collection[str] | None = None,
) -> list[Letter]:
    """List the letters of an office that are due now or were begun and not settled.

    There are none on a day off, about a sample, or to people who may not see the plan.
    EVERY_SATKER: letters about the installation itself. `people`: only letters to these.
    """
    today = now.date()
    if day_off(today, six_days=settings.sabtu):
        return []
    stopped = accounts_of(str(db.journal)).kept(_STOPPED)
    reached = []
    for person in list_people(db).values():
        is_asked = people is None or person.pelaku in people
        if is_asked and person.is_active and EMAIL.fullmatch(person.email):
            reached.append(person)
    said = group_by(read_notices(db, satker, people), itemgetter("perihal", "kepada"))
    letters: list[Letter] = []
    for kind in settings.jenis:
        is_of_machine = kind == "kesehatan"
        if is_of_machine != (satker == EVERY_SATKER):
            continue
        wanting = [who for who in reached if kind not in stopped.get(who.pelaku, "").split()]
        desk = Desk(
            db, satker, kind, today, wanting, public_address(), said, six_days=settings.sabtu
        )
        letters += getattr(kinds, f"write_{kind}")(desk)
    return letters


def unreached(db: Database, satker: str) -> list[str]:
    """List in sentences the gaps of an office.

    They are plans without PIC, PIC without a person, people without an address.
    """
    said = []
    for row in db.ask("figures/without_pic"):
        if row["satker"] == satker:
            said.append(f"Rencana {row['tahun']} tidak menyebut PIC: tidak ada yang diingatkan.")
    for pic in _pics_without_person(db, satker):
        said.append(f"PIC {pic} belum dipasangkan dengan orang (Pengaturan, bagian Pengguna).")
    for person in list_people(db).values():
        is_here = person.is_active and (person.roles_at(satker) or person.pics.get(satker))
        if is_here and not EMAIL.fullmatch(person.email):
            said.append(f"{person.name} belum mempunyai alamat email yang dapat dikirimi.")
    return said


def _pics_without_person(db: Database, satker: str) -> list[str]:
    """List the PIC of an office's newest plan that no person is."""
    years = [row["tahun"] for row in real_plans(db) if row["satker"] == satker]
    if not years:
        return []
    newest = max(years)
    view = view_at(db, satker, newest, today_within(newest))
    people = list_people(db).values()
    found = []
    for pic in plan_pics(db, view):
        if not any(person.owns(satker, pic) for person in people):
            found.append(pic)
    return found
