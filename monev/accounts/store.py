"""The accounts: secrets that must be changed and forgotten, in the store of the journal.

It holds only Argon2id of passwords and SHA-256 of secrets, so whoever reads it cannot sign in; the
keys of codes are asked for beside a password alone.
"""

import hashlib
import logging
import secrets
import sqlite3
import threading
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, suppress

from monev.core.errors import JournalUnreachable
from monev.journal.statements import ACCOUNTS
from monev.journal.store import NoTables, Param, Row, Store, Unwritable

log = logging.getLogger("monev.accounts")
TRY_AGAIN_SECONDS = 10
SIGN_INS = "masuk"
"""The kind of value that keeps when a person signed in the last two times."""
CODE_KEY, RECOVERY, CODE_USED = "kode_masuk", "kode_pulih", "kode_terpakai"
"""The kinds of values of `people.second_factor`: a person's key, the SHA-256 of their recovery
codes, and the period of the last code that was used."""
USED = " dipakai"
"""The end of the name of a recovery code that was used."""
CODE_WRONG = "kode_salah"
"""The kind of value that keeps when and from where a right password came with a wrong code."""
_READING = frozenset(
    ("attempts", "invitation", "knows_device", "passwords", "sessions", "values", "machines")
)
_WAYS_IN = frozenset(
    (
        "begin_attempt",
        "forget_attempts",
        "remember_device",
        "begin_session",
        "seen",
        "end_sessions",
        "drop_old_sessions",
        "drop_old_machines",
        "use_later",
    )
)
_ENDINGS = ("end_sessions", "drop_old_sessions")


def new_secret() -> str:
    """Make a secret of 256 bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return the SHA-256 of a secret in hex, which is all that is kept of it."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


class AccountsStore:
    """The accounts in a store; safe for many threads.

    Its methods raise MonevError if it can't be used.

    People can still sign in on a disk that is full or read-only: what that needs to note is noted
    in memory, and everything else is refused. Once the disk takes it, the file is used again. While
    a server is silent, sessions that were seen here hold: people can still look.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._memory: _InMemory | None = None
        self._sessions: dict[str, list[Row]] = {}

    def ask(self, name: str, **params: Param) -> list[Row]:
        """Run a statement, commit, and return its rows.

        Within `write` of the store it is part of that transaction.
        """
        memory = self._memory
        if memory is not None and memory.serves(name, params):
            return memory.change(name, params)
        try:
            if memory is not None:
                with self._lock:
                    self.store.write(lambda: memory.give_back(self.store))
                    self._memory = None
            rows = self._run(name, params)
        except Unwritable as error:
            if not _may_be_lost(name, params):
                raise
            return self._run_in_memory(name, params, error)
        except JournalUnreachable:
            if name == "seen":
                return []
            if name == "sessions" and params["sidik"] in self._sessions:
                return self._sessions[str(params["sidik"])]
            raise
        self._note_sessions(name, str(params.get("sidik", "")), rows)
        return rows

    def _run(self, name: str, params: Mapping[str, Param]) -> list[Row]:
        if name in _READING:
            return self.store.ask(name, **params)

        def work() -> list[Row]:
            if name == "begin_attempt":
                self.store.take_turn()
            return self.store.ask(name, **params)

        return self.store.write(work)

    def _note_sessions(self, name: str, key: str, rows: list[Row]) -> None:
        if name in _ENDINGS:
            # Every sign-in does this too, so the cache never grows past those signed in.
            self._sessions.clear()
        elif name == "sessions" and key:
            self._sessions.pop(key, None)
            if rows:
                self._sessions[key] = rows

    def _run_in_memory(
        self, name: str, params: Mapping[str, Param], error: Unwritable
    ) -> list[Row]:
        with self._lock:
            if self._memory is None:
                log.warning("%s Masuk dicatat di memori saja.", error.pesan)
                self._memory = _InMemory(self.store)
            self._memory.next_try = time.monotonic() + TRY_AGAIN_SECONDS
            return self._memory.change(name, params)


class _InMemory(Store):
    """A copy of the accounts in memory, while their disk takes nothing more."""

    name = key = "memori"
    kind = "sqlite"

    def __init__(self, store: Store) -> None:
        how = {"isolation_level": None, "check_same_thread": False}
        self._memory = sqlite3.connect(":memory:", **how)
        self._lock = threading.Lock()
        self.next_try = 0.0
        self._run(self._make_tables)
        with suppress(NoTables), store.snapshot():
            for table in ACCOUNTS:
                for row in store.rows(table):
                    self.add_row(table, row)
        self._former = _sessions(self.ask("all_sessions"))
        self._passwords = _passwords(self.ask("passwords", orang=None))

    def close(self) -> None:
        self._memory.close()

    def _connected(self, *, make: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        return nullcontext(self._memory)

    def _in_own_words(self, error: Exception) -> Exception:
        return error

    def change(self, name: str, params: Mapping[str, Param]) -> list[Row]:
        """Run a statement here."""
        with self._lock:
            return self.write(lambda: self.ask(name, **params))

    def serves(self, name: str, params: Mapping[str, Param]) -> bool:
        """True if memory answers this.

        Else the disk is tried again; strangers can cause that only every TRY_AGAIN_SECONDS.
        """
        if not _may_be_lost(name, params):
            return False
        return name in _READING or time.monotonic() < self.next_try

    def give_back(self, store: Store) -> None:
        """Write to the store which sessions ended and began meanwhile, and which codes were used.

        A new session is dropped if the person's password has changed since; those by the office's
        provider have none.
        """
        sessions = _sessions(self.ask("all_sessions"))
        passwords = _passwords(store.ask("passwords", orang=None))
        for key in self._former.keys() - sessions.keys():
            store.ask("end_sessions", sidik=key, orang="", kecuali="")
        for key in sessions.keys() - self._former.keys():
            _, orang, origin, moment, _ = sessions[key]
            if orang in passwords and passwords[orang] != self._passwords.get(orang):
                continue
            begun = {"sidik": key, "orang": orang, "dari": origin, "waktu": moment}
            store.ask("begin_session", **begun)
        for name, period in self.ask("values", jenis=CODE_USED, nama=""):
            store.ask("use_later", jenis=CODE_USED, nama=name, nilai=period)
        for name, _ in self.ask("values", jenis=RECOVERY, nama=""):
            if name.endswith(USED):
                store.ask("keep_value", jenis=RECOVERY, nama=name, nilai="", sekali=True)


def _sessions(rows: list[Row]) -> dict[str, Row]:
    return {row[0]: row for row in rows}


def _passwords(rows: list[Row]) -> dict[str, str]:
    return {orang: argon2 for orang, argon2, *_ in rows}


def _may_be_lost(name: str, params: Mapping[str, Param]) -> bool:
    """True if memory is enough for this.

    It is for reading, signing in and out and when, and noting that an admin got a letter about the
    disk.
    """
    if name == "keep_value":
        is_recovery = params["jenis"] == RECOVERY and str(params["nama"]).endswith(USED)
        return is_recovery or params["jenis"] in ("kesehatan", "tanda", SIGN_INS, CODE_WRONG)
    return name in _READING or name in _WAYS_IN
