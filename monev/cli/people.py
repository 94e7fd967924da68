"""`orang`: who may sign in, set up on the machine itself; the first admin is made here (or on a page)."""

from __future__ import annotations

import argparse
from dataclasses import replace

from monev.access import Visitor, list_people
from monev.cli import output, store
from monev.cli.parser import WrongUsage
from monev.core.errors import NotFound
from monev.core.roles import EVERY_SATKER, ROLES
from monev.database import Database
from monev.people.invitations import invite_person
from monev.people.register import add_person, change_person, roles_in_words
from monev.writing.stored import stored_name


def run(options: argparse.Namespace) -> None:
    """Do one of the acts. Raises NotFound, EntryRefused, NotAllowed."""
    if options.tindakan != "daftar" and options.orang is None:
        raise WrongUsage("ORANG perlu disebut: nama masuk orang itu, misalnya siti.rahma.")
    if options.pic and not options.satker:
        raise WrongUsage("PIC selalu milik satu satker: sebut juga --satker.")
    with store.open_database(options) as db:
        if options.tindakan == "daftar":
            _list(db, as_json=options.json)
            return
        if options.satker and (found := stored_name(db, options.satker)):
            options.satker = found
        elif options.satker:
            output.say(f"Belum ada rencana “{options.satker}” di sini; periksa ejaannya bila seharusnya ada.")
        pelaku, people = store.current_actor(), list_people(db)
        if options.tindakan == "tambah":
            add_person(db, _new_form(options, is_first=not people), pelaku=pelaku)
        elif options.orang not in people:
            raise NotFound(f"Tidak ada orang dengan nama masuk “{options.orang}”.", "Lihat `orang daftar`.")
        elif options.tindakan in ("aktif", "nonaktif"):
            change_person(db, replace(people[options.orang], is_active=options.tindakan == "aktif"), pelaku=pelaku)
        elif options.tindakan == "ubah":
            change_person(db, _changed_form(options, people[options.orang]), pelaku=pelaku)
        _tell(db, options, list_people(db)[options.orang])


def _new_form(options: argparse.Namespace, *, is_first: bool) -> Visitor:
    """The first person is of every role everywhere unless something else was asked for: there is nobody else yet."""
    options.peran = options.peran or (frozenset(ROLES) - {"pembaca"} if is_first else frozenset({"pembaca"}))
    return _changed_form(options, Visitor(options.orang, options.orang))


def _changed_form(options: argparse.Namespace, person: Visitor) -> Visitor:
    satker = options.satker or EVERY_SATKER
    roles, pics = dict(person.roles), dict(person.pics)
    if options.peran:
        roles[satker] = options.peran
    if options.pic and options.satker:
        pics[satker] = pics.get(satker, frozenset()) | {options.pic}
    email = person.email if options.surel is None else options.surel
    return replace(person, name=options.nama or person.name, email=email, roles=roles, pics=pics)


def _tell(db: Database, options: argparse.Namespace, person: Visitor) -> None:
    """Say who it is now; for a new or an invited person with the way in."""
    invites = options.tindakan in ("tambah", "undang")
    invitation = invite_person(db, person.pelaku, pelaku=store.current_actor()) if invites else None
    if options.json:
        path = None if invitation is None else f"/undangan/{invitation}"
        output.print_json({**_as_json(person), "undangan": path})
    output.say(f"{person.name} ({person.pelaku}): {roles_in_words(person) or 'tanpa peran'}.")
    if invitation is not None:
        output.say(f"Undangannya, berlaku tujuh hari dan sekali pakai, di alamat Monev ZI: /undangan/{invitation}")


def _list(db: Database, *, as_json: bool) -> None:
    people = list(list_people(db).values())
    if as_json:
        output.print_json([_as_json(person) for person in people])
        return
    output.say_table(
        ["Nama masuk", "Nama", "Surel", "Peran", "Keterangan"],
        [
            [who.pelaku, who.name, who.email, roles_in_words(who), "" if who.is_active else "tidak aktif"]
            for who in people
        ],
    )


def _as_json(person: Visitor) -> dict[str, object]:
    return {
        "orang": person.pelaku,
        "nama": person.name,
        "surel": person.email,
        "aktif": person.is_active,
        "peran": {satker: sorted(roles) for satker, roles in sorted(person.roles.items())},
        "pic": {satker: sorted(pics) for satker, pics in sorted(person.pics.items())},
    }
