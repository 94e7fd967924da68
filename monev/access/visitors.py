"""The visitors, what they may, and from where they act.

A visitor is whoever sits at the machine, a person who signed in, or a guest.
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from monev.access.offices import Offices, list_offices
from monev.access.rules import ACTIONS, ROLE_ACTIONS, WORDS, Action, Content
from monev.accounts.person_details import Details, KnownDetails, details_beside
from monev.accounts.store import digest
from monev.core.errors import MonevError
from monev.core.grouping import group_by
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR, PRESENCE_ACTOR, is_local
from monev.core.text import join_pics, same_pic, split_pics
from monev.core.words import worded
from monev.database import Database, Row

GUEST = "tamu"
"""The pelaku of visitors who are not signed in; nothing is ever stored under it."""


class NotAllowed(MonevError):
    """This person may not do this here; nothing was stored."""

    title = "Tidak diizinkan"


@dataclass(frozen=True)
class Visitor:
    """Somebody who looks or acts.

    `pelaku`: their id in the journal; `name`: their name on pages. `details`: the key of their name
    in the accounts; "" if the journal itself has it. `roles`: satker ("*": every) → roles there
    and, by the register (`offices`), below it. `pics`: satker → the PIC whose tasks are theirs.
    `sight`: what they see: "semua", "ringkasan" or "tidak". `only_satker`: the only satker that a
    guest's link shows.
    `is_active`: False if they may do nothing any more.
    """

    pelaku: str
    name: str
    kind: str = "orang"
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sight: str = "semua"
    only_satker: str | None = None
    email: str = ""
    sign_in_name: str = ""
    details: str = ""
    is_active: bool = True
    offices: Offices = field(default=Offices({}), repr=False, compare=False)

    @property
    def called(self) -> Details:
        """Their sign-in name, name and address."""
        return Details(self.sign_in_name, self.name, self.email)

    @property
    def is_closed(self) -> bool:
        """True for a person whose data were deleted.

        Everybody else has a role, a task or a mail address, or is active.
        """
        if self.is_active or self.email:
            return False
        return not any((*self.roles.values(), *self.pics.values()))

    @property
    def is_local(self) -> bool:
        """True for whoever sits at the machine, who has every role."""
        return self.kind == "komputer"

    @property
    def is_person(self) -> bool:
        """True for somebody who signed in."""
        return self.kind == "orang"

    @property
    def is_guest(self) -> bool:
        """True for visitors who did not sign in."""
        return not (self.is_local or self.is_person)

    @property
    def places(self) -> frozenset[str]:
        """The satker where they have a role or a task; EVERY_SATKER for all."""
        return frozenset((*self.roles, *self.pics))

    def roles_at(self, satker: str | None) -> frozenset[str]:
        """List the roles at a satker, also by the offices above it.

        Without a satker only those that hold everywhere.
        """
        held = set(self.roles.get(EVERY_SATKER, ()))
        if satker is not None:
            for place in (satker, *self.offices.above(satker)):
                held.update(self.roles.get(place, ()))
        return frozenset(held)

    def may(self, action: Action, satker: str | None) -> bool:
        """True if they may do this at a satker (None: for all satker)."""
        if self.is_local:
            return True
        if not self.is_active:
            return False
        if action == "lihat":
            if not self.is_person:
                return self.sight != "tidak" and self.only_satker in (None, satker)
            if satker is not None and self.pics.get(satker):
                return True
        return any(action in ROLE_ACTIONS[role] for role in self.roles_at(satker))

    def may_anywhere(self, action: Action) -> bool:
        """True if they may do this at some satker."""
        return any(self.may(action, satker) for satker in (None, *self.places))

    def places_of(self, action: Action) -> list[str]:
        """List the satker, and those below, where they may do this by a role or task there.

        Roles that hold everywhere don't count.
        """
        found = set()
        for satker in self.places - {EVERY_SATKER}:
            found |= {satker, *self.offices.below(satker)}
        return sorted(place for place in found if self.may(action, place))

    def owns(self, satker: str | None, pic: str) -> bool:
        """True if a task of this PIC is theirs; of several, one is enough."""
        own = join_pics(self.pics.get(satker or "", ()))
        asked = map(same_pic, split_pics(pic))
        return self.is_active and not {*map(same_pic, split_pics(own))}.isdisjoint(asked)

    def is_asked(self, satker: str | None, pic: str) -> bool:
        """True if a meeting's follow-up for this PIC is theirs.

        A meeting may also name a person of the satker in place of a PIC.
        """
        if self.owns(satker, pic):
            return True
        can_be_named = self.is_active and self.is_person and satker in self.places
        return can_be_named and same_pic(pic) == same_pic(self.name)

    def manages(self, person: "Visitor") -> bool:
        """True if a person has roles only where this visitor is an admin.

        The visitor may then change their name and invite them.
        """
        if self.may("atur_orang", None):
            return True
        places = person.places
        return bool(places) and all(self.may("atur_orang", place) for place in places)

    def require(self, action: Action, satker: str | None) -> None:
        """Raise NotAllowed if they may not do this."""
        if not self.may(action, satker):
            raise refusal(self, (action,), satker)


LOCAL = Visitor(LOCAL_ACTOR, "Komputer ini", kind="komputer")
PRESENCE = Visitor(PRESENCE_ACTOR, "Peserta rapat", kind="hadir", sight="tidak")
"""A visitor by the address of a meeting's presence. They see no page, and `door` allows them one
thing."""


def guest(sight: str, only_satker: str | None = None) -> Visitor:
    """Make a visitor who is not signed in and sees this much."""
    return Visitor(GUEST, "Tamu", kind="tamu", sight=sight, only_satker=only_satker)


def list_people(db: Database) -> dict[str, Visitor]:
    """List everybody who can sign in, also those who no longer may: pelaku → person."""
    return dict(_named_people(db))


def person_signing_in(db: Database, sign_in_name: str) -> Visitor | None:
    """Find the person with this sign-in name; None if there is none, or several."""
    if not sign_in_name:
        return None
    people = _named_people(db).values()
    found = [person for person in people if person.sign_in_name == sign_in_name]
    return found[0] if len(found) == 1 else None


def pseudonym_of(orang: str) -> str:
    """Return the same pseudonym everywhere for somebody whose data were deleted."""
    return f"Pengguna dihapus {digest(orang)[:6]}"


def details_in(db: Database, content: Content) -> Details:
    """Find the name and address in an entry of a person.

    They stand in the accounts by its key, or (earlier versions) in the entry. If the key leads
    nowhere, as the accounts' file was lost, there is only the id.
    """
    key = content.get("rincian")
    keys = frozenset([key]) if key else frozenset()
    return _details(content, _known(db, keys))


def _details(said: Content, known: KnownDetails) -> Details:
    orang = said["orang"]
    key = said.get("rincian")
    if key:
        return known.find(key, orang) or Details("", f"Pengguna {orang}", "")
    if said["nama"]:
        return Details(orang, said["nama"], said["surel"])
    return Details("", pseudonym_of(orang), "")


def _known(db: Database, keys: frozenset[str]) -> KnownDetails:
    return details_beside(str(db.journal)).known(keys)


def find_visitor(db: Database, pelaku: str) -> Visitor:
    """Find the visitor with this pelaku. While nobody is set up, everybody sits at the machine.

    Raises NotAllowed if there is none.
    """
    if is_local(pelaku):
        return LOCAL
    if pelaku == PRESENCE_ACTOR:
        return PRESENCE
    people = _named_people(db)
    if not people and pelaku != GUEST:
        return LOCAL
    if pelaku not in people:
        raise not_allowed("not_signed_in")
    return people[pelaku]


def refusal(visitor: Visitor, actions: tuple[Action, ...], satker: str | None) -> NotAllowed:
    """Make the refusal of a person: what they may not do, where, and who can."""
    able = []
    for role, allowed in ROLE_ACTIONS.items():
        if allowed.intersection(actions):
            able.append(role)
    return not_allowed(
        "without_role",
        name=visitor.name,
        what=" atau ".join(ACTIONS[action] for action in actions),
        where=f" {satker}" if satker else "",
        able=", ".join(able),
    )


def not_allowed(code: str, **values: object) -> NotAllowed:
    """Make the refusal of this code in `refusals.toml`, with its values."""
    return worded(NotAllowed, WORDS[code], **values)


def _named_people(db: Database) -> dict[str, Visitor]:
    up_to = db.newest.of_none()
    _, keys = _stored_people(db, up_to)
    return _people_at(db, up_to, _known(db, keys))


@lru_cache(maxsize=8)
def _stored_people(db: Database, up_to: str) -> tuple[list[Row], frozenset[str]]:
    """List the people in the journal, and the keys of their names."""
    rows = db.ask("access/people")
    for held in ("roles", "pics"):
        given = group_by(db.ask(f"access/people_{held}"), itemgetter("orang"))
        for row in rows:
            row[held] = given.get(row["orang"], [])
    return rows, frozenset(row["rincian"] for row in rows if row["rincian"])


@lru_cache(maxsize=8)
def _people_at(db: Database, up_to: str, known: KnownDetails) -> dict[str, Visitor]:
    rows, _ = _stored_people(db, up_to)
    offices = list_offices(db)
    people = {}
    for row in rows:
        details = _details(row, known)
        people[row["orang"]] = Visitor(
            row["orang"],
            details.name,
            roles=_by_satker(row["roles"], "peran"),
            pics=_by_satker(row["pics"], "pic"),
            email=details.email,
            sign_in_name=details.sign_in_name,
            details=row["rincian"] or "",
            is_active=row["aktif"],
            offices=offices,
        )
    return people


def _by_satker(given: Iterable[Mapping[str, str]], key: str) -> dict[str, frozenset[str]]:
    found = {}
    for satker, held in group_by(given, itemgetter("satker")).items():
        found[satker] = frozenset(one[key] for one in held)
    return found


def name_of(db: Database, pelaku: str) -> str:
    """Return the name of a pelaku; an unknown one stays as it is."""
    people = _named_people(db)
    return people[pelaku].name if pelaku in people else pelaku


_ORIGIN: ContextVar[str] = ContextVar("origin", default="")
_NOTE: ContextVar[Callable[[int], object] | None] = ContextVar("note", default=None)


def acting_from(origin: str, note: Callable[[int], object] | None = None) -> None:
    """Set the origin of what this thread of work stores next: "halaman", "baris perintah root".

    `note` is called with the number of each entry. It keeps the machine's address elsewhere, since
    a journal never forgets.
    """
    _ORIGIN.set(origin)
    _NOTE.set(note)


def note_stored(entry: int) -> None:
    """Call the `note` of `acting_from`, if any, for an entry that was stored."""
    note = _NOTE.get()
    if note is not None:
        note(entry)


def current_origin() -> str:
    """Return the origin of `acting_from`; "" without any."""
    return _ORIGIN.get()
