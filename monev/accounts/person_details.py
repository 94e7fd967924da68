"""What people are called and where mail reaches them. A journal never forgets, so its entries hold
a random key in place of the name; the accounts hold what lies under it, until it is forgotten."""

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
"""Of an id: none that is taken for another one when it is read out."""
TRY_AGAIN_SECONDS = 10
"""Between two looks for what is not there: the accounts may be out of reach for a while."""


class Details(NamedTuple):
    """Under which name a person signs in, what they are called, and their mail address."""

    sign_in_name: str
    name: str
    email: str


@dataclass(frozen=True, eq=False, slots=True)
class KnownDetails:
    """What was read at one moment; another one is never equal to it, so answers may be remembered
    by it."""

    by_key: Mapping[str, Details] = field(default_factory=dict)
    by_person: Mapping[str, Details] = field(default_factory=dict)

    def find(self, key: str, orang: str) -> Details | None:
        """What lies under a key; where it is lost, what else is kept of that person."""
        return self.by_key.get(key) or self.by_person.get(orang)


def new_id() -> str:
    """Make what the journal calls somebody from their first entry on; it says nothing of them."""
    return "o-" + "".join(secrets.choice(_LETTERS) for _ in range(10))


def new_key() -> str:
    """Make a key for details that are to be kept."""
    return secrets.token_urlsafe(9)


class DetailsBeside:
    """The details in the accounts of one journal. What lies under a key is never changed, so what
    was read holds; safe for many threads."""

    def __init__(self, journal: str) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._known = KnownDetails()
        self._found: frozenset[str] | None = None
        self._lacking: frozenset[str] = frozenset()
        self._next_try = 0.0

    def known(self, keys: frozenset[str]) -> KnownDetails:
        """Give what is kept, read anew where one of these keys is not known yet. Never raises: who
        is called what must not keep anybody from the figures."""
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

    def keep(self, key: str, orang: str, details: Details) -> None:
        """Keep what a person is called under a key. Raises MonevError."""
        said = {"orang": orang, **details._asdict()}
        accounts_store(self._journal).ask(
            "keep_value",
            jenis=_KIND,
            nama=key,
            nilai=json.dumps(said, ensure_ascii=False),
            sekali=True,
        )

    def forget(self, key: str) -> None:
        """Let what lies under a key be known no more. Raises MonevError."""
        accounts_store(self._journal).ask("drop_value", jenis=_KIND, nama=key)

    def forget_person(self, orang: str) -> None:
        """Let everything kept of a person be known no more. Raises MonevError."""
        for key, (owner, _) in self._rows().items():
            if owner == orang:
                self.forget(key)
        with self._lock:
            self._known = KnownDetails()
            self._found = None

    def _read(self) -> None:
        try:
            rows = self._rows()
        except MonevError as error:
            log.warning("Nama pengguna tidak dapat dibaca: %s", error.pesan)
            return
        by_key = {key: details for key, (_, details) in rows.items()}
        self._known = KnownDetails(by_key, dict(rows.values()))

    def _rows(self) -> dict[str, tuple[str, Details]]:
        """Key → whose they are, and the details."""
        rows = {}
        kept = accounts_store(self._journal).ask("values", jenis=_KIND, nama="")
        for key, value in kept:
            said = json.loads(value)
            rows[key] = said.pop("orang"), Details(**said)
        return rows


@cache
def details_beside(journal: str) -> DetailsBeside:
    """Give the details beside a journal; one for the process."""
    return DetailsBeside(journal)
