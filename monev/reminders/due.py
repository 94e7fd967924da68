"""Who is told what on a day: a function of that day and of what is stored, plans, meetings, roles,
what was said."""

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
from monev.people.register import EMAIL
from monev.people.visits import accounts_of
from monev.reminders.desk import Desk, Letter, real_plans
from monev.reminders.kinds import WRITERS
from monev.reminders.mail import MailSettings
from monev.reminders.workdays import day_off

_STOPPED = "berhenti"


def stop(db: Database, orang: str, kind: str, *, stopped: bool = True) -> None:
    """Somebody wants no more letters of a kind; or again."""
    kinds = {*stopped_by(db, orang)} | {kind} if stopped else stopped_by(db, orang) - {kind}
    accounts_of(str(db.journal)).keep(_STOPPED, orang, " ".join(sorted(kinds)))


def stopped_by(db: Database, orang: str) -> frozenset[str]:
    """The kinds of letters that somebody wants no more."""
    return frozenset(accounts_of(str(db.journal)).find_kept(_STOPPED, orang).split())


def letters_due(
    db: Database,
    settings: MailSettings,
    satker: str,
    now: datetime,
    people: Collection[str] | None = None,
) -> list[Letter]:
    """The letters of an office (EVERY_SATKER: of the machine itself) as of now, also those that
    were begun and not settled; `people`: only to these. None about a sample, to who may not look
    there, or on a day off."""
    if day_off(now.date()):
        return []
    stopped = accounts_of(str(db.journal)).kept(_STOPPED)
    asked = [who for who in list_people(db).values() if people is None or who.pelaku in people]
    reached = [who for who in asked if who.is_active and EMAIL.fullmatch(who.email)]
    said = group_by(read_notices(db, satker, people), itemgetter("perihal", "kepada"))
    letters: list[Letter] = []
    for kind in settings.jenis:
        if (kind == "kesehatan") == (satker == EVERY_SATKER):
            wanting = [who for who in reached if kind not in stopped.get(who.pelaku, "").split()]
            letters += WRITERS[kind](
                Desk(db, satker, kind, now.date(), wanting, public_address(), said)
            )
    return letters


def unreached(db: Database, satker: str) -> list[str]:
    """A sentence for each plan of an office that names no PIC, each PIC of its newest plan whom
    nobody is, and each of its people without an address."""
    nameless = [row["tahun"] for row in db.ask("figures/without_pic") if row["satker"] == satker]
    people = [who for who in list_people(db).values() if who.is_active]
    here = [
        who
        for who in people
        if not EMAIL.fullmatch(who.email) and (who.roles_at(satker) or who.pics.get(satker))
    ]
    said = []
    for tahun in nameless:
        said.append(f"Rencana {tahun} tidak menyebut PIC: tidak ada yang diingatkan.")
    for pic in _of_nobody(db, satker):
        said.append(f"PIC {pic} belum dipasangkan dengan orang (halaman Pengguna dan akses).")
    for who in here:
        said.append(f"{who.name} belum mempunyai alamat email yang dapat dikirimi.")
    return said


def _of_nobody(db: Database, satker: str) -> list[str]:
    newest = max((row["tahun"] for row in real_plans(db) if row["satker"] == satker), default=None)
    if newest is None:
        return []
    people = list_people(db).values()
    pics = plan_pics(db, view_at(db, satker, newest, today_within(newest)))
    owned = {pic for pic in pics for who in people if who.owns(satker, pic)}
    return [pic for pic in pics if pic not in owned]
