"""Passwords, sessions and invitations: who proves to be which person. What they may is
`monev.access`. Sources: OWASP ASVS 5.0 (6.2 passwords, 6.3 attempts, 7 sessions); OWASP Password
Storage cheat sheet (Argon2id)."""

import hmac
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from monev.accounts.store import Store, digest, new_secret
from monev.core import clock
from monev.core.errors import MonevError
from monev.core.typed_input import EntryRefused
from monev.core.words import read_words, worded

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
"""A session ends after so long without use, and so long after it began, whatever is done in it."""
INVITATION = timedelta(days=7)
WINDOW = timedelta(minutes=15)
AHEAD = timedelta(hours=2)
"""How far another server's clock may be before ours. What lies further ahead was noted by a clock
that was wrong and has been set back since: such a session is over, and such attempts count for
nothing."""
ATTEMPTS = 10
"""Wrong passwords for a name within the window after which their source has to wait: a browser that
signed in as this person before, each by itself, or an address, for all browsers there that did not.
So guesses never keep the owner out of their own browsers, nor others at that address, nor the owner
at another one."""
ATTEMPTS_FROM_ANYWHERE, FEW = 25, 3
"""Wrong passwords for a name from all unknown browsers, after which only addresses that tried fewer
than a few may go on, up to twice as many: who guesses from several addresses leaves room for the
owner's new phone."""
SHORTEST, LONGEST_PASSWORD = 10, 200
SEEN_EVERY = timedelta(minutes=1)
AT = "@"
"""Before an address, where attempts are counted; a known browser is counted by its digest."""
HASHES_AT_ONCE = min(2, os.cpu_count() or 1)
"""Proofs of passwords, 64 MB and a processor each: so many beside the pages."""
ADDRESSES_KEPT = timedelta(days=90)
"""The IP addresses that changes came from; UU 27/2022 wants an end to what is kept of people
(docs/privasi.md)."""

WORDS = read_words(__file__)
"""Why somebody is refused here; read ahead, for where no file can be opened any more."""

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
    """The name or the password is not right, or it has to wait; never says which of the two it
    was."""

    title = "Belum dapat masuk"


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a person: where it began, and when. `key` names it in their list."""

    key: str
    origin: str
    begun: datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that was noted before its password is looked at. `source`: what it counts for, a
    known browser or an address; `count`: how many there were of that, with this."""

    orang: str
    source: str
    count: int


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a browser is given: the secret of its session, and the one it is known by next time."""

    session: str
    device: str


class Accounts:
    """Everything asked of the accounts of one journal."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set_password(
        self,
        orang: str,
        password: str,
        *,
        name: str = "",
        keep_session: str = "",
    ) -> None:
        """Give a person a new password, without their sign-in name in it (`name`: unless that is
        the id); their invitations and every other session end. Raises EntryRefused."""
        hashed = _checked_hash(name or orang, password)
        self._store_password(orang, hashed, keep_session=keep_session)

    def _store_password(self, orang: str, hashed: str, *, keep_session: str = "") -> None:
        self._store.ask(
            "set_password",
            orang=orang,
            argon2=hashed,
            waktu=_moment(clock.now()),
        )
        self._store.ask("drop_invitations", orang=orang)
        self.end_sessions(orang, but=digest(keep_session) if keep_session else "")

    def change_password(
        self,
        orang: str,
        present: str,
        new: str,
        *,
        session: str,
        device: str,
        name: str = "",
    ) -> None:
        """Give somebody who is signed in another password, as `set_password`; every session but
        this one ends. Raises EntryRefused for either password, SignInRefused for who tried too
        often."""
        check_password(name or orang, new)
        attempt = self.begin_attempt(orang, device, address=digest(session))
        self._prove(attempt, present, EntryRefused({"lama": "Kata sandi sekarang tidak cocok."}))
        self.set_password(
            orang,
            new,
            name=name,
            keep_session=session,
        )

    def sign_in(
        self,
        attempt: Attempt,
        password: str,
        *,
        origin: str,
        device: str,
        exists: bool = True,
    ) -> SignedIn:
        """Begin a session. Raises SignInRefused, in the same words and time whether name or
        password is wrong."""
        self._prove(attempt, password, worded(SignInRefused, WORDS["wrong"]), exists=exists)
        device = "" if attempt.source.startswith(AT) else device
        return self.begin_session(attempt.orang, origin=origin, device=device)

    def begin_attempt(self, orang: str, device: str, *, address: str) -> Attempt:
        """Note an attempt. Raises SignInRefused where there were too many; quick, as no password is
        looked at."""
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
        raise worded(
            SignInRefused,
            (words, WORDS["wait"]),
            count=count,
            until=until,
        )

    def _prove(
        self,
        attempt: Attempt,
        password: str,
        wrong: MonevError,
        *,
        exists: bool = True,
    ) -> None:
        """Raise `wrong` where the password is not this person's; it takes as long where there is no
        such person."""
        found = self._store.ask("passwords", orang=attempt.orang) if exists else []
        hashed = found[0][1] if found else _nobodys()
        if not _fits(hashed, password) or not found:
            raise wrong
        self._store.ask(
            "forget_attempts",
            orang=attempt.orang,
            perangkat=attempt.source,
            **_counted_at(clock.now()),
        )

    def begin_session(self, orang: str, *, origin: str, device: str = "") -> SignedIn:
        """Begin a session of somebody who proved who they are, here or at the office's OIDC
        provider."""
        now = clock.now()
        self._store.ask("drop_old_machines", sebelum=_moment(now - ADDRESSES_KEPT))
        self._store.ask(
            "drop_old_sessions",
            terakhir=_moment(now - IDLE),
            mulai=_moment(now - LONGEST),
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
        self._store.ask("remember_device", sidik=digest(device), orang=orang)
        return SignedIn(session, device)

    def person_of(self, session: str) -> str | None:
        """Find whose session this is; None where it is over or never was one. Using it keeps it
        from ending."""
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
            self._store.ask("seen", sidik=digest(session), waktu=_moment(now))
        return orang

    def sessions_of(self, orang: str) -> list[Session]:
        """List where a person is signed in, used last first."""
        sessions = []
        for key, _, origin, begun, _ in self._store.ask("sessions", sidik="", orang=orang):
            sessions.append(Session(key, origin, datetime.fromisoformat(begun)))
        return sessions

    def end_session(self, session: str) -> None:
        """Sign a browser out."""
        self.end_sessions(key=digest(session))

    def end_session_of(self, orang: str, key: str) -> None:
        """Sign a person out where the session of this key is; another person's is left alone."""
        for session in self.sessions_of(orang):
            if session.key == key:
                self.end_sessions(key=key)

    def withdraw_invitation(self, orang: str) -> None:
        """Let a person's open invitation no longer hold."""
        self._store.ask("drop_invitations", orang=orang)

    def end_sessions(self, orang: str = "", *, key: str = "", but: str = "") -> None:
        """Sign a person out everywhere but in one session, or end the session of that key."""
        self._store.ask(
            "end_sessions",
            sidik=key,
            orang=orang,
            kecuali=but,
        )

    def invite(self, orang: str) -> str:
        """Make a new invitation's secret, for a link; an earlier one no longer holds."""
        secret = new_secret()
        self._store.ask("drop_invitations", orang=orang)
        self._store.ask(
            "invite",
            sidik=digest(secret),
            orang=orang,
            sampai=_moment(clock.now() + INVITATION),
        )
        return secret

    def invited(self, secret: str) -> str | None:
        """Find whom an invitation's secret invites; None where it no longer holds."""
        for (orang,) in self._store.ask("invitation", **_held_now(secret)):
            return orang
        return None

    def take_up(
        self,
        secret: str,
        password: str,
        *,
        origin: str,
        name: str = "",
    ) -> SignedIn | None:
        """Choose a password by an invitation and begin a session. None where it no longer holds: of
        several at once one alone takes it up. Raises EntryRefused for the password; the invitation
        holds on then."""
        orang = self.invited(secret)
        if orang is None:
            return None
        hashed = _checked_hash(name or orang, password)
        if not self._store.ask("take_invitation", **_held_now(secret)):
            return None
        self._store_password(orang, hashed)
        return self.begin_session(orang, origin=origin)

    def keep(self, kind: str, name: str, value: str, *, once: bool = False) -> str:
        """Keep a value that may change or be forgotten; `once`: unless one is there. Answers what
        is kept now."""
        ((kept,),) = self._store.ask(
            "keep_value",
            jenis=kind,
            nama=name,
            nilai=value,
            sekali=once,
        )
        return kept

    def kept(self, kind: str) -> dict[str, str]:
        """Give the values of a kind, by name."""
        return self._named_values(kind, "")

    def find_kept(self, kind: str, name: str) -> str:
        """Find one of them; "" where none is kept."""
        values = self._named_values(kind, name)
        return values.get(name, "")

    def _named_values(self, kind: str, name: str) -> dict[str, str]:
        rows = self._store.ask("values", jenis=kind, nama=name)
        return {row[0]: row[1] for row in rows}

    def forget(self, kind: str, name: str) -> None:
        """Let it be known no more."""
        self._store.ask("drop_value", jenis=kind, nama=name)

    def note_machine(self, address: str, entry: int) -> None:
        """Keep for a while from which address an entry of the journal came."""
        now = clock.now()
        self._store.ask(
            "note_machine",
            entri=entry,
            alamat=address,
            waktu=_moment(now),
        )
        self._store.ask("drop_old_machines", sebelum=_moment(now - ADDRESSES_KEPT))

    def machines(self) -> dict[int, str]:
        """Journal entry → the address it came from, while that is kept."""
        now = clock.now()
        since = _moment(now - ADDRESSES_KEPT)
        self._store.ask("drop_old_machines", sebelum=since)
        rows = self._store.ask("machines", sejak=since)
        return {int(entry): address for entry, address in rows}

    def forget_person(self, orang: str) -> None:
        """Let nothing be kept any more of a person who has or had an account."""
        self.end_sessions(orang)
        for what in ("drop_invitations", "drop_password", "drop_devices", "drop_attempts"):
            self._store.ask(what, orang=orang)
        self.forget("berhenti", orang)
        self.forget("kesehatan", orang)
        self.forget("kalender", f"orang/{orang}")

    def password_since(self, orang: str) -> datetime | None:
        """Answer when a person chose the password they have; None for who has none."""
        for _, _, since in self._store.ask("passwords", orang=orang):
            return datetime.fromisoformat(since)
        return None

    def sign(self, text: str) -> str:
        """Make what tells that this text is ours, for the address of a link; the key is made at its
        first use."""
        key = self.find_kept("tanda", "kunci")
        if not key:
            key = self.keep("tanda", "kunci", new_secret(), once=True)
        signed = hmac.digest(key.encode(), text.encode(errors="replace"), "sha256")
        return signed.hex()

    def has_password(self) -> frozenset[str]:
        """List who has chosen a password."""
        return frozenset(orang for orang, *_ in self._store.ask("passwords", orang=None))


def check_password(name: str, password: str) -> None:
    """Raise EntryRefused for one that is too short, too long, the sign-in name, or one that
    everybody tries."""
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
    """Ask for an invitation of this secret that holds: its end is not over, nor further ahead than
    any is made for."""
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
    """Give a moment as the file keeps it: UTC, so that texts compare as moments do."""
    return when.astimezone(UTC).isoformat(timespec="seconds")


@cache
def _nobodys() -> str:
    """Give a hash to compare with where there is no such person: the answer takes as long then."""
    return _hasher.hash(new_secret())
