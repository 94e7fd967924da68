"""The database of a running app, asked from a command line beside it in place of one of its own (docs/design.md §9)."""

from __future__ import annotations

import logging
import socket
import threading
from collections import deque
from pathlib import Path
from typing import Any

import pandas as pd

from monev.core.errors import MonevError
from monev.database.database import Database, News
from monev.database.newest import NewestEntries
from monev.database.wire import (
    LARGEST_ANSWER,
    LineBroken,
    Message,
    introduction,
    pack_value,
    receive,
    send,
    socket_file,
    unpack_frame,
)
from monev.journal import Journal

log = logging.getLogger(__name__)

CALL_SECONDS = 5.0
ANSWER_SECONDS = 300.0
"""An app that holds still longer than this has hung; what it has to catch up with may take a while."""


class _NoAnswer(Exception):
    """The app cannot answer this: it has stopped, is another version, or has a notice to tell of the journal."""


def open_for_command(file: Path, journal: Journal) -> Database:
    """The database of `file` for one command: the running app's where one answers, else opened here.

    Raises as `Database.open_at`; one that another process holds is made in memory.
    """
    try:
        return RunningApp(Path(file).expanduser().resolve(), journal)
    except _NoAnswer as reason:
        log.info("aplikasi tidak ditanya: %s", reason)
        return _open_own(file, journal)


def _open_own(file: Path, journal: Journal) -> Database:
    return Database.open_at(file, journal, when_locked="memori")


class RunningApp(Database):
    """As a `Database`, but answered by the app that holds the file. Entries are appended to the journal from here, as
    everywhere; `catch_up` lets the app follow, so that what is asked next has seen them.

    Where the app stops or cannot answer, this goes on with a database of its own.
    """

    def __init__(self, file: Path, journal: Journal) -> None:
        """Raises _NoAnswer where no app answers for this file and journal."""
        self.file = file
        self.journal = journal
        self.newest = NewestEntries()
        self._news: deque[News] = deque(maxlen=0)
        self._notice: MonevError | None = None
        self._is_in_memory = False
        self.is_followed = False
        self._own: Database | None = None
        self._lock = threading.Lock()
        self._line = _call(socket_file(file))
        try:
            self._follow({"perihal": "kenalan", "isi": introduction(journal)})
        except BaseException:
            self._line.close()
            raise

    @property
    def notice(self) -> MonevError | None:
        """As `Database.notice`: none while the app answers, which it does only where all is well."""
        return None if self._own is None else self._own.notice

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        """As `Database.ask`."""
        if self._own is None:
            try:
                packed = {key: pack_value(_plain(one)) for key, one in params.items()}
                return unpack_frame(self._exchange({"perihal": "tanya", "nama": name, "isi": packed}))
            except (_NoAnswer, LineBroken, TypeError) as reason:
                log.info("%s: %s", name, reason)
        return self._go_on_alone().ask(name, **params)

    def catch_up(self) -> int:
        """As `Database.catch_up`."""
        before = self.up_to[0]
        if self._own is None:
            try:
                self._follow({"perihal": "susul"})
            except _NoAnswer as reason:
                log.info("menyusul: %s", reason)
            else:
                return self.up_to[0] - before
        self._go_on_alone().catch_up()
        self._take_over()
        return self.up_to[0] - before

    def close(self) -> None:
        """Hang up."""
        self._line.close()
        if self._own is not None:
            self._own.close()

    def _follow(self, question: dict[str, Any]) -> None:
        """Let the app come up to what the journal has now. Raises _NoAnswer, also where it has not."""
        try:
            newest, _ = self.journal.tip()
        except MonevError as error:  # said by the database of its own, with what could still be read
            raise _NoAnswer(error.title) from error
        match self._exchange(question).head:
            case {"sampai": [int(number), str(entry_hash)]} if number >= newest:
                self.journal.remember(number, entry_hash)
                self._set_up_to((number, entry_hash))
            case told:
                raise _NoAnswer(str(told))

    def _set_up_to(self, up_to: tuple[int, str]) -> None:
        if up_to != self.__dict__.get("_up_to"):
            self._up_to = up_to
            self.newest.begin(up_to, {})

    def _exchange(self, question: dict[str, Any]) -> Message:
        try:
            with self._lock:
                send(self._line, Message(question))
                answer = receive(self._line, LARGEST_ANSWER)
        except LineBroken as error:
            raise _NoAnswer(str(error)) from error
        if answer is None or "tidak" in answer.head:
            raise _NoAnswer("berhenti" if answer is None else str(answer.head["tidak"]))
        return answer

    def _go_on_alone(self) -> Database:
        """From now on with a database of its own: equal, as both are what the journal says."""
        with self._lock:
            if self._own is None:
                assert self.file is not None
                self._line.close()
                self._own = _open_own(self.file, self.journal)
        self._take_over()
        return self._own

    def _take_over(self) -> None:
        assert self._own is not None
        self._set_up_to(self._own.up_to)


def _plain(value: Any) -> Any:
    """A number out of a frame as Python's own."""
    return value.item() if hasattr(value, "item") else value


def _call(path: Path) -> socket.socket:
    if not hasattr(socket, "AF_UNIX"):
        raise _NoAnswer("tidak ada soket")
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(CALL_SECONDS)
        line.connect(str(path))
        line.settimeout(ANSWER_SECONDS)
    except OSError as error:  # nobody there, one left behind, a path too long for a socket
        line.close()
        raise _NoAnswer(str(error)) from error
    return line
