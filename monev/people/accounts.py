"""Passwords, sessions and invitations, by which people prove who they are.

What they may do is in `monev.access`.

Sources: OWASP ASVS 5.0 (6.2 passwords, 6.3 attempts, 7 sessions); OWASP Password Storage cheat
sheet (Argon2id).
"""

import hmac
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from monev.accounts.place import accounts_store
from monev.accounts.store import (
    CODE_KEY,
    CODE_USED,
    CODE_WRONG,
    RECOVERY,
    SIGN_INS,
    AccountsStore,
    digest,
    new_secret,
)
from monev.core import clock
from monev.core.errors import JournalUnreachable, MonevError
from monev.core.typed_input import EntryRefused
from monev.core.words import read_words, worded

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
"""A session ends after IDLE without use, and LONGEST after it began."""
INVITATION = timedelta(days=7)
WINDOW = timedelta(minutes=15)
HALFWAY = timedelta(minutes=5)
"""How long after the password the code may be given."""
AHEAD = timedelta(hours=2)
"""How far another server's clock may be ahead of ours. A session or attempt noted further ahead
came from a wrong clock that was set back since: it does not count."""
ATTEMPTS = 10
"""Wrong passwords for a name within WINDOW after which their source has to wait.

A source is (1) a browser that signed in as this person before, or (2) an address, for all its other
browsers. So guessing never keeps the owner out of their own browsers or away from another address,
nor other people at the guesser's address."""
ATTEMPTS_FROM_ANYWHERE, FEW = 25, 3
"""Wrong passwords for a name from all unknown browsers, after which only addresses with fewer than
FEW attempts may go on, up to twice as many. So guessing from several addresses leaves room for the
owner's new phone."""
SHORTEST, LONGEST_PASSWORD = 10, 200
SEEN_EVERY = timedelta(minutes=1)
AT = "@"
"""Stands before an address where attempts are counted; a known browser is counted by its digest."""
HASHES_AT_ONCE = min(2, os.cpu_count() or 1)
"""Passwords proved at once; each takes 64 MB and a processor."""
ADDRESSES_KEPT = timedelta(days=90)
"""How long the IP addresses of changes are kept: UU 27/2022 wants an end (docs/privasi.md)."""

WITHOUT_CODE = "undangan_tanpa_kode"
"""The kind of value that keeps which invitation of a person asks for no code any more."""

WORDS = read_words(__file__)
"""The words of refusals, read ahead in case no file can be opened any more."""

_COMMON = frozenset(
    (
        "1234567890",
        "qwertyuiop",
        "password123",
        "indonesia1",
        "bismillah1",
        "zonaintegritas",
        "wbkwbbm2025",
    )
)

_hasher = PasswordHasher()
_turns = threading.BoundedSemaphore(HASHES_AT_ONCE)


class SignInRefused(MonevError):
    """The name or the password is wrong (it never says which), or the person has to wait."""

    title = "Belum dapat masuk"


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a person: from where and when it began. `key` names it in their list."""

    key: str
    origin: str
    begun: datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt, noted before its password is checked.

    `source`: the known browser or the address for which it counts; `count`: the attempts of that
    source, with this one.
    """

    orang: str
    source: str
    count: int


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The secrets for a browser: of its session, and the one by which it is known next time."""

    session: str
    device: str


@dataclass(frozen=True, slots=True)
class Halfway:
    """Says that a person proved their password and still has to give a code.

    `proof`: a signed text for the form that asks for it.
    """

    proof: str


class Accounts:
    """The passwords, sessions, invitations and kept values of one journal."""

    def __init__(self, store: AccountsStore) -> None:
        self._store = store

    def set_password(
        self, orang: str, password: str, *, name: str = "", keep_session: str = ""
    ) -> None:
        """Set a person's new password, and end their invitations and sessions but `keep_session`.

        It must not contain their sign-in name (`name`, else the id). Raises EntryRefused.
        """
        hashed = _checked_hash(name or orang, password)
        self._store_password(orang, hashed, keep_session=keep_session)

    def _store_password(self, orang: str, hashed: str, *, keep_session: str = "") -> None:
        def work() -> None:
            self._store.ask("set_password", orang=orang, argon2=hashed, waktu=_moment(clock.now()))
            self._store.ask("drop_invitations", orang=orang)
            self.forget(CODE_WRONG, orang)
            self.end_sessions(orang, but=digest(keep_session) if keep_session else "")

        self._store.store.write(work)

    def change_password(
        self, orang: str, present: str, new: str, *, session: str, device: str, name: str = ""
    ) -> None:
        """Change the password of somebody who is signed in; every session but this one ends.

        Raises EntryRefused for either password, SignInRefused after too many attempts.
        """
        check_password(name or orang, new)
        attempt = self.begin_attempt(orang, device, address=digest(session))
        self.prove(attempt, present, EntryRefused({"lama": "Kata sandi sekarang tidak cocok."}))
        self.forget_attempts(attempt)
        self.set_password(orang, new, name=name, keep_session=session)

    def sign_in(
        self, attempt: Attempt, password: str, *, origin: str, device: str, exists: bool = True
    ) -> SignedIn | Halfway:
        """Begin a session after checking the password, or go halfway where a code is asked for.

        Raises SignInRefused; words and time are the same for a wrong name and a wrong password.
        """
        self.prove(attempt, password, worded(SignInRefused, WORDS["wrong"]), exists=exists)
        if halfway := self._halfway(attempt.orang):
            return halfway
        self.forget_attempts(attempt)
        device = self.known(attempt, device)
        return self.begin_session(attempt.orang, origin=origin, device=device)

    @staticmethod
    def known(attempt: Attempt, device: str) -> str:
        """Return the secret of a browser that is known to be this person's, else ""."""
        return "" if attempt.source.startswith(AT) else device

    def _halfway(self, orang: str) -> Halfway | None:
        if not self.find_kept(CODE_KEY, orang):
            return None
        said = f"{orang} {_moment(clock.now() + HALFWAY)}"
        return Halfway(f"{said} {self._sign_halfway(said)}")

    def _sign_halfway(self, said: str) -> str:
        """Sign with the password that was proved: another one ends it."""
        found = self._store.ask("passwords", orang=said.partition(" ")[0])
        return self.sign(f"{CODE_KEY} {said} {found[0][1] if found else ''}")

    def person_halfway(self, halfway: str) -> str:
        """Find who proved their password with this; "" if it is over or forged."""
        said, _, signature = halfway.rpartition(" ")
        orang, _, until = said.partition(" ")
        typed = signature.encode(errors="replace")
        is_ours = hmac.compare_digest(typed, self._sign_halfway(said).encode())
        now = clock.now()
        return orang if is_ours and _moment(now) <= until <= _moment(now + HALFWAY) else ""

    def begin_attempt(self, orang: str, device: str, *, address: str) -> Attempt:
        """Note an attempt, without checking a password.

        Raises SignInRefused if there were too many.
        """
        now = clock.now()
        is_known = False
        if device:
            known = self._store.ask("knows_device", sidik=digest(device), orang=orang)
            is_known = bool(known)
        source = digest(device) if is_known else f"{AT}{address}"
        where = {"orang": orang, "perangkat": source, **_counted_at(now)}
        noted = self._store.ask(
            "begin_attempt",
            **where,
            paling_banyak=ATTEMPTS,
            dari_mana_pun=ATTEMPTS_FROM_ANYWHERE,
            sedikit=FEW,
            di=AT,
            waktu=_moment(now),
        )
        ((counted, first),) = self._store.ask("attempts", **where)
        count = int(counted)
        if noted:
            return Attempt(orang, source, count)
        if is_known:
            words = WORDS["too_many_here"]
        elif count >= ATTEMPTS:
            words = WORDS["too_many_from_address"]
        else:
            words = WORDS["too_many"]
        began = datetime.fromisoformat(first) if first else now
        until = (began + WINDOW).astimezone(clock.zone())
        raise worded(SignInRefused, (words, WORDS["wait"]), count=count, until=until)

    def prove(
        self, attempt: Attempt, password: str, wrong: MonevError, *, exists: bool = True
    ) -> None:
        """Raise `wrong` if this is not the person's password. It takes as long for nobody."""
        found = self._store.ask("passwords", orang=attempt.orang) if exists else []
        hashed = found[0][1] if found else _nobodys()
        if not _fits(hashed, password) or not found:
            raise wrong

    def forget_attempts(self, attempt: Attempt) -> None:
        """Forget the wrong attempts of a source that proved everything."""
        self._store.ask(
            "forget_attempts",
            orang=attempt.orang,
            perangkat=attempt.source,
            **_counted_at(clock.now()),
        )

    def begin_session(self, orang: str, *, origin: str, device: str = "") -> SignedIn:
        """Begin a session for somebody who proved who they are."""
        now = clock.now()
        self._store.ask("drop_old_machines", sebelum=_moment(now - ADDRESSES_KEPT))
        self._store.ask(
            "drop_old_sessions", terakhir=_moment(now - IDLE), mulai=_moment(now - LONGEST)
        )
        session = new_secret()
        device = device or new_secret()
        self._store.ask(
            "begin_session",
            sidik=digest(session),
            orang=orang,
            dari=origin[:200],
            waktu=_moment(now),
        )
        _, _, last = self.find_kept(SIGN_INS, orang).rpartition(" ")
        self.keep(SIGN_INS, orang, f"{last} {_moment(now)}")
        self._store.ask("remember_device", sidik=digest(device), orang=orang)
        return SignedIn(session, device)

    def signed_in_before(self, orang: str) -> datetime | None:
        """Return when a person signed in before the last time; None at their first.

        Also while a server is silent: people can still look.
        """
        with suppress(JournalUnreachable):
            if before := self.find_kept(SIGN_INS, orang).partition(" ")[0]:
                return datetime.fromisoformat(before).astimezone(clock.zone())
        return None

    def person_of(self, session: str) -> str | None:
        """Find the person of a session; None if it is over or unknown. Using it prolongs it."""
        if not session:
            return None
        found = self._store.ask("sessions", sidik=digest(session), orang="")
        if not found:
            return None
        _, orang, _, begun, last_seen = found[0]
        now = clock.now()
        is_used = _moment(now - IDLE) <= last_seen <= _moment(now + AHEAD)
        is_young = begun >= _moment(now - LONGEST)
        if not (is_used and is_young):
            self.end_session(session)
            return None
        if last_seen < _moment(now - SEEN_EVERY):
            self._store.ask("seen", sesi=digest(session), waktu=_moment(now))
        return orang

    def sessions_of(self, orang: str) -> list[Session]:
        """List a person's sessions, the last used first."""
        sessions = []
        for key, _, origin, begun, _ in self._store.ask("sessions", sidik="", orang=orang):
            sessions.append(Session(key, origin, datetime.fromisoformat(begun)))
        return sessions

    def end_session(self, session: str) -> None:
        """Sign a browser out."""
        self.end_sessions(key=digest(session))

    def end_session_of(self, orang: str, key: str) -> None:
        """End the session of this key if it is this person's."""
        for session in self.sessions_of(orang):
            if session.key == key:
                self.end_sessions(key=key)

    def withdraw_invitation(self, orang: str) -> None:
        """Withdraw a person's open invitation."""
        self._store.ask("drop_invitations", orang=orang)

    def end_sessions(self, orang: str = "", *, key: str = "", but: str = "") -> None:
        """End a person's sessions, all `but` one, or the session of that key."""
        self._store.ask("end_sessions", sidik=key, orang=orang, kecuali=but)

    def invite(self, orang: str, *, without_code: bool = False) -> str:
        """Make a new invitation and return its secret for a link. Earlier ones are withdrawn.

        Whoever takes it up `without_code` is no longer asked for one.
        """
        secret = new_secret()
        self.keep(WITHOUT_CODE, orang, digest(secret) if without_code else "")
        self._store.ask("drop_invitations", orang=orang)
        self._store.ask(
            "invite", sidik=digest(secret), orang=orang, sampai=_moment(clock.now() + INVITATION)
        )
        return secret

    def invited(self, secret: str) -> str | None:
        """Find the person of an invitation's secret; None if it no longer holds."""
        for (orang,) in self._store.ask("invitation", **_held_now(secret)):
            return orang
        return None

    def take_up(
        self, secret: str, password: str, *, origin: str, name: str = ""
    ) -> SignedIn | Halfway | None:
        """Set a password by an invitation and begin a session, as `sign_in` does.

        None if the invitation no longer holds: only one of several at once can use it. Raises
        EntryRefused for the password; the invitation still holds then.
        """
        orang = self.invited(secret)
        if orang is None:
            return None
        hashed = _checked_hash(name or orang, password)

        def work() -> SignedIn | Halfway | None:
            if not self._store.ask("take_invitation", **_held_now(secret)):
                return None
            self._store_password(orang, hashed)
            if self.find_kept(WITHOUT_CODE, orang) == digest(secret):
                self.forget_values(orang, CODE_KEY, RECOVERY, CODE_USED, WITHOUT_CODE)
            return self._halfway(orang) or self.begin_session(orang, origin=origin)

        return self._store.store.write(work)

    def together(self, work: Callable[[], None]) -> None:
        """Do several changes in one transaction."""
        self._store.store.write(work)

    def keep(self, kind: str, name: str, value: str, *, once: bool = False) -> str:
        """Keep a value, with `once` only if there is none yet. Returns the value kept now."""
        ((kept,),) = self._store.ask("keep_value", jenis=kind, nama=name, nilai=value, sekali=once)
        return kept

    def use_later(self, kind: str, name: str, value: str) -> bool:
        """Keep a value if it is later than the one kept; of several at once only one does."""
        return bool(self._store.ask("use_later", jenis=kind, nama=name, nilai=value))

    def kept(self, kind: str) -> dict[str, str]:
        """Return the kept values of a kind, by name."""
        return self._named_values(kind, "")

    def find_kept(self, kind: str, name: str) -> str:
        """Return a kept value; "" if there is none."""
        values = self._named_values(kind, name)
        return values.get(name, "")

    def _named_values(self, kind: str, name: str) -> dict[str, str]:
        rows = self._store.ask("values", jenis=kind, nama=name)
        return {row[0]: row[1] for row in rows}

    def forget(self, kind: str, name: str) -> None:
        """Delete a kept value."""
        self._store.ask("drop_value", jenis=kind, nama=name)

    def note_machine(self, address: str, entry: int) -> None:
        """Note the address that a journal entry came from; it is kept for ADDRESSES_KEPT."""
        now = clock.now()
        self._store.ask("note_machine", entri=entry, alamat=address, waktu=_moment(now))
        self._store.ask("drop_old_machines", sebelum=_moment(now - ADDRESSES_KEPT))

    def machines(self) -> dict[int, str]:
        """Return journal entry → the address it came from, of those still kept."""
        now = clock.now()
        since = _moment(now - ADDRESSES_KEPT)
        self._store.ask("drop_old_machines", sebelum=since)
        rows = self._store.ask("machines", sejak=since)
        return {int(entry): address for entry, address in rows}

    def forget_values(self, orang: str, *kinds: str) -> None:
        """Delete the kept values of these kinds whose name is a person, or begins with one."""
        for kind in kinds:
            for name in self.kept(kind):
                if name.partition(" ")[0] == orang:
                    self.forget(kind, name)

    def forget_person(self, orang: str) -> None:
        """Delete everything that is kept of a person here."""
        self.end_sessions(orang)
        for what in ("drop_invitations", "drop_password", "drop_devices", "drop_attempts"):
            self._store.ask(what, orang=orang)
        self.forget(SIGN_INS, orang)
        self.forget("berhenti", orang)
        self.forget_values(orang, CODE_KEY, RECOVERY, CODE_USED, CODE_WRONG, WITHOUT_CODE)
        self.forget("kesehatan", orang)
        self.forget("kalender", f"orang/{orang}")  # the address of a calendar, until 2.0

    def password_since(self, orang: str) -> datetime | None:
        """Return when a person set their password; None without any."""
        for _, _, since in self._store.ask("passwords", orang=orang):
            return datetime.fromisoformat(since)
        return None

    def sign(self, text: str) -> str:
        """Sign a text, for the address of a link. The key is made at the first use."""
        key = self.find_kept("tanda", "kunci")
        if not key:
            key = self.keep("tanda", "kunci", new_secret(), once=True)
        signed = hmac.digest(key.encode(), text.encode(errors="replace"), "sha256")
        return signed.hex()

    def has_password(self) -> frozenset[str]:
        """List the people who have a password."""
        return frozenset(orang for orang, *_ in self._store.ask("passwords", orang=None))


def check_password(name: str, password: str) -> None:
    """Raise EntryRefused for a password that is too short or long, or common.

    The same holds for one with few letters, or with the sign-in name in it.
    """
    if len(password) < SHORTEST:
        said = f"Kata sandi paling pendek {SHORTEST} huruf; beberapa kata sekaligus mudah diingat."
        raise EntryRefused({"sandi": said})
    if len(password) > LONGEST_PASSWORD:
        raise EntryRefused({"sandi": f"Kata sandi paling panjang {LONGEST_PASSWORD} huruf."})
    plain = password.casefold()
    letters = len(set(plain))
    easy = []
    if plain in _COMMON:
        easy.append("seluruhnya termasuk yang paling sering dipakai orang")
    if name.casefold() in plain:
        easy.append(f"memuat nama pengguna Anda, “{name}”")
    if letters < 5:
        easy.append(f"hanya memakai {letters} huruf yang berbeda")
    if easy:
        advice = "Pakai beberapa kata yang tidak berhubungan."
        raise EntryRefused({"sandi": f"Kata sandi itu mudah ditebak: {'; '.join(easy)}. {advice}"})


def _checked_hash(name: str, password: str) -> str:
    check_password(name, password)
    with _turns:
        return _hasher.hash(password)


def _held_now(secret: str) -> dict[str, str]:
    """Return the parameters that find an invitation which still holds.

    Its end must not be further ahead than invitations are made for.
    """
    now = clock.now()
    return {
        "sidik": digest(secret),
        "dari": _moment(now),
        "hingga": _moment(now + INVITATION + AHEAD),
    }


def _fits(hashed: str, password: str) -> bool:
    with _turns, suppress(VerificationError, InvalidHashError):
        return _hasher.verify(hashed, password)
    return False


def _counted_at(now: datetime) -> dict[str, str]:
    return {"sejak": _moment(now - WINDOW), "sampai": _moment(now + AHEAD)}


def _moment(when: datetime) -> str:
    """Write a moment as the file keeps it: in UTC, so that texts compare as moments do."""
    return when.astimezone(UTC).isoformat(timespec="seconds")


@cache
def _nobodys() -> str:
    """Return a hash to compare with for an unknown name, so that the answer takes as long."""
    return _hasher.hash(new_secret())


@cache
def accounts_of(journal: str) -> Accounts:
    """Return the accounts beside a journal, the same object for the whole process."""
    return Accounts(accounts_store(journal))
