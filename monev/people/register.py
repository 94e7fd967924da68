"""People set up and changed, one journal entry for each change; and invitations by which they
choose a password."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import starmap
from string import ascii_uppercase
from typing import Any

from monev.access import NotAllowed, Visitor, list_people, person_signing_in, same_pic
from monev.accounts.person_details import details_beside, new_id, new_key
from monev.core import clock
from monev.core.content import GivenRole, Invitation, OwnPic, Person, as_content
from monev.core.errors import MonevError, NotFound
from monev.core.roles import EVERY_SATKER, GUEST_SIGHTS, LOCAL_ACTOR, ROLES
from monev.core.typed_input import BadEntry, Checker, EntryRefused, clean_line
from monev.core.words import worded
from monev.database import Database
from monev.journal import Entry
from monev.people.accounts import INVITATION, WORDS
from monev.people.visits import accounts_of, guest_sight
from monev.writing.append import FieldClash, NewEntry, append_entry, append_with_retry
from monev.writing.forms import form_values

SIGN_IN_NAME = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
LONGEST_SIGN_IN_NAME = 40
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
EMAIL = re.compile(rf"{_ATOM}(\.{_ATOM})*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
"""An address as any mail server takes it and no header is ended by (RFC 5322, addr-spec of
dot-atoms)."""
_RESERVED = frozenset({"tamu", "komputer", "sistem"})


def is_set_up(db: Database) -> bool:
    """Whether there is an admin for everything who may sign in: needed before the pages are opened
    to others."""
    return bool(_admins_of_all(list_people(db).values()))


def _admins_of_all(people: Iterable[Visitor]) -> list[Visitor]:
    return [person for person in people if person.is_active and "admin" in person.roles_at(None)]


def add_person(db: Database, form: Visitor, *, pelaku: str) -> Entry:
    """Set a person up as an admin says them; the first is an admin for everything, who sets up the
    others. `form.pelaku`: "" for a new id; whoever brings one signs in by it, unless another name
    is said. They still need an invitation, or an address at the OIDC provider. Raises EntryRefused
    (a sentence per field), NotAllowed."""
    sign_in_name = form.sign_in_name or form.pelaku
    form = _tidied(replace(form, pelaku=form.pelaku or new_id(), sign_in_name=sign_in_name))

    def plan(keep: Keep) -> NewEntry:
        people = list_people(db)
        check = Checker()
        with check("orang"):
            if form.pelaku in people:
                raise BadEntry(f"Nama pengguna “{sign_in_name}” sudah dipakai; pilih yang lain.")
        if not people and not _admins_of_all([form]):
            check.refuse("peran", "Orang pertama harus admin untuk semua satker.")
        return _checked_entry(form, people, check, keep)

    entry = _append(db, plan, pelaku=pelaku)
    assert entry is not None  # the plan always has something to store
    return entry


Keep = Callable[[Visitor, Visitor | None], str]
"""Keeps what a person is called (and was before: None, where they are new) and answers under which
key."""


def _append(db: Database, plan: Callable[[Keep], NewEntry | None], *, pelaku: str) -> Entry | None:
    """Append an entry of a person. What they are called is kept before the entry names it, and let
    go where the entry is refused; what it takes the place of is let go after it."""
    details = details_beside(str(db.journal))
    kept = []
    replaced = []

    def keep(form: Visitor, former: Visitor | None) -> str:
        db.check_seals()  # else nothing can be appended, and nobody would be there to be called
        kept.append(new_key())
        details.keep(kept[-1], form.pelaku, form.called)
        replaced[:] = [former.details] if former and former.details else []
        return kept[-1]

    try:
        entry = append_with_retry(db, partial(plan, keep), pelaku=pelaku)
    except (EntryRefused, FieldClash, NotAllowed):
        for key in kept:
            details.forget(key)
        raise
    # Not all that is kept of them: another server may just be keeping what its entry will name.
    for key in kept if entry is None else kept[:-1] + replaced:
        details.forget(key)
    return entry


PersonFields = Mapping[Any, Any]
"""A person as a form says them: `nama`, `orang` (to sign in), `surel`, `aktif`; ("peran" or "pic",
satker, which) → whether they have it."""

_FIELD_NAMES = {"nama": "Nama", "orang": "Nama pengguna", "surel": "Email", "aktif": "Dapat masuk"}


def person_fields(person: Visitor) -> dict[Any, Any]:
    """A person as PersonFields, without what they do not have."""
    fields: dict[Any, Any] = {"nama": " ".join(person.name.split()), "surel": person.email.strip()}
    fields |= {"orang": person.sign_in_name, "aktif": person.is_active}
    for kind, places in (("peran", person.roles), ("pic", person.pics)):
        fields |= {(kind, place, which): True for place, held in places.items() for which in held}
    return fields


def person_of(former: Visitor, fields: PersonFields) -> Visitor:
    """A person as PersonFields say them."""
    held: dict[str, dict[str, set[str]]] = {"peran": {}, "pic": {}}
    for field, has in fields.items():
        if isinstance(field, tuple) and has:
            kind, place, which = field
            held[kind].setdefault(place, set()).add(which)
    roles = {place: frozenset(some) for place, some in held["peran"].items()}
    pics = {place: frozenset(some) for place, some in held["pic"].items()}
    called = {"name": fields["nama"], "email": fields["surel"], "sign_in_name": fields["orang"]}
    return replace(former, **called, is_active=fields["aktif"], roles=roles, pics=pics)


def _in_words(field: Any, value: Any) -> tuple[str, str]:
    words = {True: "ya", False: "tidak"}.get(value, value)
    return (_FIELD_NAMES[field] if isinstance(field, str) else f"{field[0]} {field[2]}"), str(words)


def _changed(form: Visitor, stored: Visitor, seen: PersonFields | None) -> Visitor:
    """The stored person with what the form says otherwise than it was `seen`."""
    if seen is None:
        return form
    typed = person_fields(form)
    now = person_fields(stored)
    nothing = dict.fromkeys((*typed, *now, *seen), False)
    values = form_values(nothing | typed, nothing | now, nothing | dict(seen), _in_words)
    return person_of(form, values)


def change_person(
    db: Database, form: Visitor, *, pelaku: str, seen: PersonFields | None = None
) -> Entry | None:
    """Change what a person is called, their roles or tasks, which ends an open invitation; one made
    not `is_active` (nobody is deleted) is signed out. `seen`: as the form showed them; only what it
    says otherwise is changed then. None: no change. Raises NotFound, NotAllowed, FieldClash,
    EntryRefused (also for the last admin)."""

    def plan(keep: Keep) -> NewEntry | None:
        people = list_people(db)
        check = Checker()
        former = _find_person(people, form.pelaku)
        if former.is_closed:
            raise worded(NotAllowed, WORDS["closed"])
        wanted = _tidied(_changed(form, former, seen))
        if _admins_of_all(people.values()) == [former] and not _admins_of_all([wanted]):
            check.refuse(
                "peran", f"{former.name} satu-satunya admin; tetapkan admin lain lebih dahulu."
            )
        if _content(wanted, "") == _content(former, "") and wanted.called == former.called:
            check.finish()
            return None
        return _checked_entry(wanted, people, check, keep)

    entry = _append(db, plan, pelaku=pelaku)
    if entry is not None:
        accounts = accounts_of(str(db.journal))
        accounts.withdraw_invitation(form.pelaku)
        if not entry.isi["aktif"]:
            accounts.end_sessions(form.pelaku)
    return entry


def close_person(db: Database, orang: str, *, pelaku: str) -> Entry | None:
    """Let name, mail, password and rights of a person be known no more but where an earlier version
    wrote them into the journal: lists, papers and letters name a pseudonym. Not undone. None where
    it was done already. Raises NotFound, NotAllowed, EntryRefused for the last admin."""

    def plan() -> NewEntry | None:
        people = list_people(db)
        check = Checker()
        person = _find_person(people, orang)
        if _admins_of_all(people.values()) == [person]:
            check.refuse(
                "peran", f"{person.name} satu-satunya admin; tetapkan admin lain lebih dahulu."
            )
        check.finish()
        if person.is_closed:
            return None
        return NewEntry("orang", None, None, _content(Visitor(orang, "", is_active=False), None))

    entry = append_with_retry(db, plan, pelaku=pelaku)
    accounts_of(str(db.journal)).forget_person(orang)
    details_beside(str(db.journal)).forget_person(orang)
    return entry


def people_seen_by(db: Database, admin: Visitor) -> list[Visitor]:
    """Whom an admin sees: everybody who has a role or a task where they set people up, in the order
    of names; nobody whose data were deleted."""
    found = [who for who in list_people(db).values() if not who.is_closed]
    if not admin.may("atur_orang", None):
        places = {at for who in found for at in {*who.roles, *who.pics}}
        own = {at for at in places if admin.may("atur_orang", at)}
        found = [who for who in found if not own.isdisjoint({*who.roles, *who.pics})]
    return sorted(
        found, key=lambda person: (not person.is_active, person.name.casefold(), person.pelaku)
    )


def pic_values(db: Database, satker: str) -> list[str]:
    """The PIC that a satker's plans name, each once, as first written."""
    found: dict[str, str] = {}
    for row in db.ask("access/pics", satker=satker, tahun=None, kode=None):
        found.setdefault(same_pic(row["pic"]), " ".join(row["pic"].split()))
    return list(found.values())


def invite_person(db: Database, orang: str, *, pelaku: str) -> str:
    """A new invitation's secret; earlier ones no longer hold. Whoever opens it chooses that
    person's password. Raises NotFound, NotAllowed, MonevError for who may no longer sign in."""
    db.catch_up()
    person = _find_person(list_people(db), orang)
    if person.is_closed:
        raise worded(MonevError, WORDS["closed"])
    if not person.is_active:
        raise worded(MonevError, WORDS["inactive"], name=person.name)
    until = clock.today() + INVITATION
    append_entry(
        db, NewEntry("undangan", None, None, as_content(Invitation(orang, until))), pelaku=pelaku
    )
    return accounts_of(str(db.journal)).invite(orang)


def find_person(db: Database, typed: str) -> Visitor:
    """Whom somebody means who typed a sign-in name, or an id. Raises NotFound."""
    return person_signing_in(db, typed) or _find_person(list_people(db), typed)


def _find_person(people: Mapping[str, Visitor], orang: str) -> Visitor:
    if orang not in people:
        raise NotFound(
            f"Tidak ada orang dengan nama pengguna “{orang}”.", "Pilih dari daftar orang."
        )
    return people[orang]


def place_in_words(satker: str) -> str:
    """Where a role holds: at a satker, or at all of them."""
    return "semua satker" if satker == EVERY_SATKER else satker


def tasks_in_words(person: Visitor) -> list[str]:
    """A person's PIC, one place a line: "tugas Kasubbag Umum (KPU Kabupaten Contoh)"."""
    return [
        f"tugas {', '.join(sorted(pics))} ({place_in_words(place)})"
        for place, pics in person.pics.items()
        if pics
    ]


def roles_in_words(person: Visitor) -> str:
    """What somebody may where: "operator, pemeriksa (KPU Kabupaten Uji)"; "" without any role."""
    return "; ".join(
        f"{', '.join(sorted(roles))} ({place_in_words(satker)})"
        for satker, roles in sorted(person.roles.items())
    )


def person_by_email(db: Database, email: str) -> Visitor | None:
    """Whom the OIDC provider means by a verified address; None where it is nobody's, or of one who
    may not sign in."""
    wanted = _ascii_lower(email.strip())
    found = [
        who
        for who in list_people(db).values()
        if wanted and _ascii_lower(who.email) == wanted and who.is_active
    ]
    return found[0] if len(found) == 1 else None


def _ascii_lower(email: str) -> str:
    """As addresses are compared: other scripts have signs that fold to a letter which is not theirs
    (U+212A to k)."""
    return email.translate({ord(letter): letter.lower() for letter in ascii_uppercase})


def set_guest_sight(
    db: Database, sight: str, *, pelaku: str, seen: str | None = None
) -> Entry | None:
    """Decide what is seen without signing in: tidak, ringkasan or semua. `seen`: what was shown
    then; None where it is so already. Raises EntryRefused, FieldClash, NotAllowed."""
    if sight not in GUEST_SIGHTS:
        raise EntryRefused({"terlihat": f"Pilih salah satu: {', '.join(GUEST_SIGHTS.values())}."})

    def plan() -> NewEntry | None:
        present = guest_sight(db)
        shown = {} if seen is None else {"terlihat": seen}
        values = form_values({"terlihat": sight}, {"terlihat": present}, shown, _sight_in_words)
        return None if values["terlihat"] == present else NewEntry("tamu", None, None, values)

    return append_with_retry(db, plan, pelaku=pelaku)


def _sight_in_words(_: str, sight: str) -> tuple[str, str]:
    return "Yang terlihat tanpa masuk", GUEST_SIGHTS[sight]


def _checked_entry(
    form: Visitor, people: Mapping[str, Visitor], check: Checker, keep: Keep
) -> NewEntry:
    """Planned on the people there are: of two admins who take each other away at once, one finds it
    done."""
    former = people.get(form.pelaku)
    is_called_anew = former is None or form.called != former.called
    if is_called_anew:
        form = _checked_words(form, people, check)
    with check("peran"):
        for satker, roles in form.roles.items():
            if not satker or roles - ROLES.keys():
                raise BadEntry(f"Peran yang ada: {', '.join(ROLES)}.")
        if not any([*form.roles.values(), *form.pics.values()]):
            raise BadEntry(
                "Pilih paling sedikit satu peran, atau satu PIC yang tugasnya milik orang ini."
            )
    check.finish()
    key = keep(form, former) if is_called_anew or not form.details else form.details
    return NewEntry("orang", None, None, _content(form, key))


def _checked_words(form: Visitor, people: Mapping[str, Visitor], check: Checker) -> Visitor:
    with check("nama"):
        form = replace(form, name=clean_line(form.name, "Nama", required="Isi nama orang itu."))
    with check("orang"):
        _check_sign_in_name(form, people)
    with check("surel"):
        _check_email(form, people)
    return form


def _tidied(form: Visitor) -> Visitor:
    """A person without blanks that were typed by mistake."""
    name = " ".join(form.name.split())
    email = form.email.strip()
    return replace(form, name=name, email=email, sign_in_name=form.sign_in_name.strip())


def _check_sign_in_name(form: Visitor, people: Mapping[str, Visitor]) -> None:
    name = form.sign_in_name
    if not SIGN_IN_NAME.fullmatch(name) or len(name) > LONGEST_SIGN_IN_NAME:
        raise BadEntry(
            "Nama pengguna memakai huruf kecil, angka, titik, tanda hubung, misalnya siti.rahma."
        )
    if name in _RESERVED or name == LOCAL_ACTOR:
        raise BadEntry(f"Nama pengguna “{name}” tidak dapat dipakai; pilih yang lain.")
    others = (who for who in people.values() if who.pelaku != form.pelaku)
    if any(name in (who.sign_in_name, who.pelaku) for who in others):
        raise BadEntry(f"Nama pengguna “{name}” sudah dipakai; pilih yang lain.")


def _content(form: Visitor, key: str | None) -> dict[str, object]:
    roles = [(satker, role) for satker, held in form.roles.items() for role in held]
    pics = [(satker, pic) for satker, held in form.pics.items() for pic in held]
    return as_content(
        Person(
            orang=form.pelaku,
            nama="",
            surel="",
            rincian=key,
            aktif=form.is_active,
            peran=tuple(starmap(GivenRole, sorted(roles))),
            pic=tuple(starmap(OwnPic, sorted(pics))),
        )
    )


def _check_email(form: Visitor, people: Mapping[str, Visitor]) -> None:
    email = form.email.strip()
    if not email:
        return
    if not EMAIL.fullmatch(email) or len(email) > 200:
        raise BadEntry(f"“{email}” bukan alamat email, misalnya siti@kantor.go.id.")
    holder = next(
        (who for who in people.values() if _ascii_lower(who.email) == _ascii_lower(email)), None
    )
    if holder is not None and holder.pelaku != form.pelaku:
        raise BadEntry(f"Alamat {email} sudah dipakai orang lain.")
