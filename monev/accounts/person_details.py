"""The names and mail addresses of people.

A journal never forgets, so its entries hold a random key in place of a name; the accounts hold the
name under that key until it is forgotten.
"""

import json
import logging
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from monev.accounts.place import accounts_store
from monev.core.errors import MonevError

log = logging.getLogger("monev.accounts")
_KIND = "orang"
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Letters of an id; none is taken for another when read out."""
TRY_AGAIN_SECONDS = 10
"""Seconds between two tries for a missing key: the accounts may be out of reach for a while."""


class Details(NamedTuple):
    """A person's sign-in name, name and mail address."""

    sign_in_name: str
    name: str
    email: str


@dataclass(frozen=True, eq=False, slots=True)
class KnownDetails:
    """All details read at one moment. No other object equals it, so answers may be cached by it."""

    by_key: Mapping[str, Details] = field(default_factory=dict)
    by_person: Mapping[str, Details] = field(default_factory=dict)

    def find(self, key: str, orang: str) -> Details | None:
        """Return the details under a key; if it is lost, others of that person; else None."""
        return self.by_key.get(key) or self.by_person.get(orang)


def new_id() -> str:
    """Make a random id, by which the journal calls a person for good."""
    return "o-" + "".join(secrets.choice(_LETTERS) for _ in range(10))


def new_key() -> str:
    """Make a random key for details."""
    return secrets.token_urlsafe(9)


class DetailsBeside:
    """The details in the accounts of one journal; safe for many threads.

    Those under a key never change, so what was read holds.
    """

    def __init__(self, journal: str) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._known = KnownDetails()
        self._found: frozenset[str] | None = None
        self._lacking: frozenset[str] = frozenset()
        self._next_try = 0.0
        self._proposed: dict[str, Details] = {}

    def known(self, keys: frozenset[str]) -> KnownDetails:
        """Return the details, read anew if one of these keys is not known yet.

        Never raises: a missing name must not keep anybody from the figures.
        """
        if keys is self._found:  # asked for every name on a page
            return self._known
        with self._lock:
            lacking = keys - self._known.by_key.keys()
            is_due = time.monotonic() >= self._next_try
            if lacking - self._lacking or (lacking and is_due):
                self._read()
                lacking = keys - self._known.by_key.keys()
                self._lacking = lacking
                self._next_try = time.monotonic() + TRY_AGAIN_SECONDS
            self._found = None if lacking else keys
            return self._known

    def propose(self, key: str, details: Details) -> None:
        """Know details before they are kept: the door looks at them."""
        with self._lock:
            self._proposed[key] = details
            self._known = KnownDetails({**self._known.by_key, key: details}, self._known.by_person)

    def keep(self, key: str, orang: str, details: Details) -> None:
        """Keep a person's details under a key. Raises MonevError."""
        said = {"orang": orang, **details._asdict()}
        accounts_store(self._journal).ask(
            "keep_value",
            jenis=_KIND,
            nama=key,
            nilai=json.dumps(said, ensure_ascii=False),
            sekali=True,
        )

    def forget(self, key: str) -> None:
        """Delete the details under a key. Raises MonevError."""
        accounts_store(self._journal).ask("drop_value", jenis=_KIND, nama=key)

    def forget_person(self, orang: str) -> None:
        """Delete all details of a person. Raises MonevError."""
        for key, (owner, _) in self._rows().items():
            if owner == orang:
                self.forget(key)

    def read_anew(self) -> None:
        """Forget what was read and proposed, once it is stored or refused."""
        with self._lock:
            self._proposed.clear()
            self._known = KnownDetails()
            self._found = None

    def _read(self) -> None:
        try:
            rows = self._rows()
        except MonevError as error:
            log.warning("Nama pengguna tidak dapat dibaca: %s", error.pesan)
            return
        by_key = {key: details for key, (_, details) in rows.items()}
        self._known = KnownDetails(by_key | self._proposed, dict(rows.values()))

    def _rows(self) -> dict[str, tuple[str, Details]]:
        """Read key → person and details."""
        rows = {}
        kept = accounts_store(self._journal).ask("values", jenis=_KIND, nama="")
        for key, value in kept:
            said = json.loads(value)
            rows[key] = said.pop("orang"), Details(**said)
        return rows


@cache
def details_beside(journal: str) -> DetailsBeside:
    """Return the details beside a journal, the same object for the whole process."""
    return DetailsBeside(journal)
