"""Adding and changing people, and inviting them to choose a password.

There is one journal entry for each change.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

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
from monev.journal.journal import Beside
from monev.people.accounts import INVITATION, WORDS, accounts_of
from monev.people.guest_links import guest_sight
from monev.writing.append import NewEntry, append_entry, append_with_retry
from monev.writing.forms import form_values

SIGN_IN_NAME = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
LONGEST_SIGN_IN_NAME = 40
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
EMAIL = re.compile(rf"{_ATOM}(\.{_ATOM})*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
"""A mail address that any server takes and that cannot end a header (RFC 5322, addr-spec of
dot-atoms)."""
_RESERVED = frozenset({"tamu", "komputer", "sistem"})


def is_set_up(db: Database) -> bool:
    """True if there is an active admin for everything, needed before pages are opened to others."""
    return bool(_admins_of_all(list_people(db).values()))


def admin_can_sign_in(db: Database) -> bool:
    """True if an active admin for everything can sign in.

    Else opening the pages to others would shut out whoever opens them.
    """
    admins = {
        one.pelaku
        for one in list_people(db).values()
        if one.is_active and one.may("atur_orang", None)
    }
    return bool(admins) and not admins.isdisjoint(accounts_of(str(db.journal)).has_password())


def _admins_of_all(people: Iterable[Visitor]) -> list[Visitor]:
    return [who for who in people if who.is_active and "admin" in who.roles_at(None)]


def add_person(db: Database, form: Visitor, *, pelaku: str) -> Entry:
    """Add a person.

    The first must be an admin for everything. Raises EntryRefused (a sentence per field),
    NotAllowed.

    `form.pelaku`: "" for a new id; a given one is also the sign-in name, unless the form has
    another. To sign in they still need an invitation.
    """
    sign_in_name = form.sign_in_name or form.pelaku
    orang = form.pelaku or new_id()
    form = _tidied(replace(form, pelaku=orang, sign_in_name=sign_in_name))

    def plan(keep: Keep) -> NewEntry | None:
        people = list_people(db)
        check = Checker()
        with check("orang"):
            if orang in people:
                raise BadEntry(f"Nama pengguna “{sign_in_name}” sudah dipakai; pilih yang lain.")
        if not people and not _admins_of_all([form]):
            check.refuse("peran", "Orang pertama harus admin untuk semua satker.")
        return _checked_entry(form, people, check, keep)

    entry = _append(db, plan, pelaku=pelaku)
    assert entry is not None  # the plan always has something to store
    return entry


PersonField = str | tuple[str, str, str]
"""A field of a form: `nama`, `orang` (sign-in name), `surel`, `aktif`; or ("peran" or "pic",
satker, name)."""


Keep = Callable[[Visitor, Visitor | None], str]
"""Keeps the details of a person in place of the former ones (None: new) and returns their key."""


def _append(
    db: Database, plan: Callable[[Keep], NewEntry | None], *, pelaku: str, beside: Beside = None
) -> Entry | None:
    """Append an entry of a person.

    In the same transaction their details are kept, the former ones deleted, and `beside` changes
    more of the accounts.
    """
    details = details_beside(str(db.journal))
    wanted: list[tuple[str, Visitor]] = []
    replaced: list[str] = []

    def keep(form: Visitor, former: Visitor | None) -> str:
        key = new_key()
        wanted[:] = [(key, form)]
        details.propose(key, form.called)
        replaced[:] = [former.details] if former and former.details else []
        return key

    def plan_anew() -> NewEntry | None:
        wanted.clear()
        replaced.clear()
        return plan(keep)

    def finish(entry: Entry) -> None:
        for key, form in wanted:
            details.keep(key, form.pelaku, form.called)
        for key in replaced:
            details.forget(key)
        if beside is not None:
            beside(entry)

    try:
        return append_with_retry(db, plan_anew, pelaku=pelaku, beside=finish)
    finally:
        if wanted:
            details.read_anew()


PersonFields = Mapping[PersonField, str | bool]
"""A person in a form: field → the typed text; True for a role or task that they have."""

_FIELD_NAMES = {"nama": "Nama", "orang": "Nama pengguna", "surel": "Email", "aktif": "Dapat masuk"}


def person_fields(person: Visitor) -> dict[PersonField, str | bool]:
    """Write a person as PersonFields, of roles and tasks only those they have."""
    fields: dict[PersonField, str | bool] = {
        "nama": " ".join(person.name.split()),
        "surel": person.email.strip(),
        "orang": person.sign_in_name,
        "aktif": person.is_active,
    }
    for kind, places in (("peran", person.roles), ("pic", person.pics)):
        for place, held in places.items():
            for which in held:
                fields[kind, place, which] = True
    return fields


def person_of(former: Visitor, fields: PersonFields) -> Visitor:
    """Read a person from PersonFields."""
    held: dict[str, dict[str, frozenset[str]]] = {"peran": {}, "pic": {}}
    for field, has in fields.items():
        if isinstance(field, tuple) and has:
            kind, place, which = field
            held[kind][place] = held[kind].get(place, frozenset()) | {which}
    return replace(
        former,
        name=str(fields["nama"]),
        email=str(fields["surel"]),
        sign_in_name=str(fields["orang"]),
        is_active=bool(fields["aktif"]),
        roles=held["peran"],
        pics=held["pic"],
    )


def _in_words(field: PersonField, value: str | bool) -> tuple[str, str]:
    heading = _FIELD_NAMES[field] if isinstance(field, str) else f"{field[0]} {field[2]}"
    if isinstance(value, bool):
        return heading, "ya" if value else "tidak"
    return heading, value


def _changed(form: Visitor, stored: Visitor, seen: PersonFields | None) -> Visitor:
    """Return the stored person with the fields that the form changed from what was `seen`."""
    if seen is None:
        return form
    typed = person_fields(form)
    now = person_fields(stored)
    nothing = dict.fromkeys((*typed, *now, *seen), False)
    values = form_values({**nothing, **typed}, {**nothing, **now}, {**nothing, **seen}, _in_words)
    return person_of(form, values)


def change_person(
    db: Database, form: Visitor, *, pelaku: str, seen: PersonFields | None = None
) -> Entry | None:
    """Change a person's details, roles or tasks; None if nothing changes.

    An open invitation is withdrawn, and an inactive person is signed out.

    `seen`: the person as the form showed them; only fields that differ from it are changed. Raises
    NotFound, NotAllowed, FieldClash, EntryRefused (also for the last admin).
    """

    def plan(keep: Keep) -> NewEntry | None:
        people = list_people(db)
        check = Checker()
        former = _find_person(people, form.pelaku)
        if former.is_closed:
            raise worded(NotAllowed, WORDS["closed"])
        wanted = _tidied(_changed(form, former, seen))
        if not _admins_of_all([wanted]):
            _keep_an_admin(people, former, check)
        is_same = _content(wanted, "") == _content(former, "") and wanted.called == former.called
        if is_same:
            check.finish()
            return None
        return _checked_entry(wanted, people, check, keep)

    def sign_out(entry: Entry) -> None:
        accounts = accounts_of(str(db.journal))
        accounts.withdraw_invitation(form.pelaku)
        if not entry.isi["aktif"]:
            accounts.end_sessions(form.pelaku)

    return _append(db, plan, pelaku=pelaku, beside=sign_out)


def grant_role(db: Database, orang: str, satker: str, role: str, *, pelaku: str) -> Entry | None:
    """Give a person one more role at a satker. Raises as `change_person`."""
    person = _find_person(list_people(db), orang)
    roles = {**person.roles, satker: person.roles.get(satker, frozenset()) | {role}}
    return change_person(db, replace(person, roles=roles), pelaku=pelaku)


def _keep_an_admin(people: Mapping[str, Visitor], person: Visitor, check: Checker) -> None:
    """Refuse to let the last admin for everything stop being one."""
    if _admins_of_all(people.values()) == [person]:
        check.refuse(
            "peran", f"{person.name} satu-satunya admin; tetapkan admin lain lebih dahulu."
        )


def close_person(db: Database, orang: str, *, pelaku: str) -> Entry | None:
    """Delete a person's name, mail, password and rights, for good; None if it was done already.

    Raises NotFound, NotAllowed, EntryRefused for the last admin.

    Lists, papers and letters then show a pseudonym. Names that an earlier version wrote into the
    journal stay there.
    """

    def plan() -> NewEntry | None:
        people = list_people(db)
        check = Checker()
        person = _find_person(people, orang)
        _keep_an_admin(people, person, check)
        check.finish()
        if person.is_closed:
            return None
        closed = Visitor(orang, "", is_active=False)
        return NewEntry("orang", None, None, _content(closed, None))

    details = details_beside(str(db.journal))

    def forget(_: Entry) -> None:
        accounts_of(str(db.journal)).forget_person(orang)
        details.forget_person(orang)

    entry = append_with_retry(db, plan, pelaku=pelaku, beside=forget)
    details.read_anew()
    return entry


def people_seen_by(db: Database, admin: Visitor) -> list[Visitor]:
    """List the people with a role or task where this admin manages people, by name.

    Those whose data were deleted are left out.
    """
    sees_all = admin.may("atur_orang", None)
    found = []
    for person in list_people(db).values():
        if person.is_closed:
            continue
        is_own = sees_all or any(admin.may("atur_orang", place) for place in person.places)
        if is_own:
            found.append(person)
    return sorted(found, key=_by_name)


def _by_name(person: Visitor) -> tuple[bool, str, str]:
    return not person.is_active, person.name.casefold(), person.pelaku


def pic_values(db: Database, satker: str) -> list[str]:
    """List the PIC in a satker's plans, each once, as first written."""
    found: dict[str, str] = {}
    for row in db.ask("access/pics", satker=satker, tahun=None, kode=None):
        found.setdefault(same_pic(row["pic"]), " ".join(row["pic"].split()))
    return list(found.values())


def invite_person(db: Database, orang: str, *, pelaku: str, without_code: bool = False) -> str:
    """Make an invitation and return its secret; earlier ones are withdrawn.

    Whoever opens it sets that person's password. `without_code`: their second factor is
    forgotten once they took it up.
    Raises NotFound, NotAllowed, MonevError for an inactive person.
    """
    db.catch_up()
    person = _find_person(list_people(db), orang)
    if person.is_closed:
        raise worded(MonevError, WORDS["closed"])
    if not person.is_active:
        raise worded(MonevError, WORDS["inactive"], name=person.name)
    until = clock.today() + INVITATION
    content = as_content(Invitation(orang, until, without_code or None))
    new = NewEntry("undangan", None, None, content)
    secrets: list[str] = []

    def invite(_: Entry) -> None:
        accounts = accounts_of(str(db.journal))
        secrets.append(accounts.invite(orang, without_code=without_code))

    append_entry(db, new, pelaku=pelaku, beside=invite)
    return secrets[-1]


def find_person(db: Database, typed: str) -> Visitor:
    """Find a person by a typed sign-in name or id. Raises NotFound."""
    return person_signing_in(db, typed) or _find_person(list_people(db), typed)


def _find_person(people: Mapping[str, Visitor], orang: str) -> Visitor:
    if orang not in people:
        raise NotFound(
            f"Tidak ada orang dengan nama pengguna “{orang}”.", "Pilih dari daftar orang."
        )
    return people[orang]


def place_in_words(satker: str) -> str:
    """Write where a role holds: a satker, or all."""
    return "semua satker" if satker == EVERY_SATKER else satker


def tasks_in_words(person: Visitor) -> list[str]:
    """Write a person's PIC, a line a satker: "tugas Kasubbag Umum (KPU Kabupaten Contoh)"."""
    said = []
    for place, pics in person.pics.items():
        if pics:
            said.append(f"tugas {', '.join(sorted(pics))} ({place_in_words(place)})")
    return said


def roles_in_words(person: Visitor) -> str:
    """Write a person's roles: "operator, pemeriksa (KPU Kabupaten Uji)"; "" without any."""
    said = []
    for satker, roles in sorted(person.roles.items()):
        said.append(f"{', '.join(sorted(roles))} ({place_in_words(satker)})")
    return "; ".join(said)


def set_guest_sight(
    db: Database, sight: str, *, pelaku: str, seen: str | None = None
) -> Entry | None:
    """Set the guests' sight: tidak, ringkasan or semua.

    None if it is so already. `seen`: the value that the form showed. Raises EntryRefused,
    FieldClash, NotAllowed.
    """
    if sight not in GUEST_SIGHTS:
        raise EntryRefused({"terlihat": f"Pilih salah satu: {', '.join(GUEST_SIGHTS.values())}."})

    def plan() -> NewEntry | None:
        present = guest_sight(db)
        values = form_values(
            {"terlihat": sight},
            {"terlihat": present},
            {} if seen is None else {"terlihat": seen},
            _sight_in_words,
        )
        if values["terlihat"] == present:
            return None
        return NewEntry("tamu", None, None, values)

    return append_with_retry(db, plan, pelaku=pelaku)


def _sight_in_words(_: str, sight: str) -> tuple[str, str]:
    return "Yang terlihat tanpa masuk", GUEST_SIGHTS[sight]


def _checked_entry(
    form: Visitor, people: Mapping[str, Visitor], check: Checker, keep: Keep
) -> NewEntry:
    """Check a form against the people there are and return its entry. Raises EntryRefused."""
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
    key = form.details
    if is_called_anew or not key:
        key = keep(form, former)
    return NewEntry("orang", None, None, _content(form, key))


def _checked_words(form: Visitor, people: Mapping[str, Visitor], check: Checker) -> Visitor:
    with check("nama"):
        form = replace(form, name=clean_line(form.name, "Nama", required="Isi nama orang itu."))
    with check("orang"):
        _check_sign_in_name(form, people)
    with check("surel"):
        _check_email(form.email.strip())
    return form


def _tidied(form: Visitor) -> Visitor:
    """Return a person without spare blanks."""
    return replace(
        form,
        name=" ".join(form.name.split()),
        email=form.email.strip(),
        sign_in_name=form.sign_in_name.strip(),
    )


def _check_sign_in_name(form: Visitor, people: Mapping[str, Visitor]) -> None:
    name = form.sign_in_name
    if not SIGN_IN_NAME.fullmatch(name) or len(name) > LONGEST_SIGN_IN_NAME:
        raise BadEntry(
            "Nama pengguna memakai huruf kecil, angka, titik, tanda hubung, misalnya siti.rahma."
        )
    if name in _RESERVED or name == LOCAL_ACTOR:
        raise BadEntry(f"Nama pengguna “{name}” tidak dapat dipakai; pilih yang lain.")
    for other in people.values():
        if other.pelaku != form.pelaku and name in (other.sign_in_name, other.pelaku):
            raise BadEntry(f"Nama pengguna “{name}” sudah dipakai; pilih yang lain.")


def _content(form: Visitor, key: str | None) -> dict[str, object]:
    roles = []
    for satker, held in sorted(form.roles.items()):
        roles += [GivenRole(satker, role) for role in sorted(held)]
    pics = []
    for satker, held in sorted(form.pics.items()):
        pics += [OwnPic(satker, pic) for pic in sorted(held)]
    return as_content(
        Person(
            orang=form.pelaku,
            nama="",
            surel="",
            rincian=key,
            aktif=form.is_active,
            peran=tuple(roles),
            pic=tuple(pics),
        )
    )


def _check_email(email: str) -> None:
    if email and (not EMAIL.fullmatch(email) or len(email) > 200):
        raise BadEntry(f"“{email}” bukan alamat email, misalnya siti@kantor.go.id.")
