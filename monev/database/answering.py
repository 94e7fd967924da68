"""A running app answers the command lines beside it: on a socket that only its own user may open (docs/design.md §9).

They need not make a database of their own from the journal, which takes the longer the more there is.
"""

from __future__ import annotations

import logging
import os
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from monev.core.errors import MonevError
from monev.database.database import Database
from monev.database.wire import (
    LARGEST_QUESTION,
    LineBroken,
    Message,
    introduction,
    pack_frame,
    program,
    receive,
    send,
    socket_file,
    unpack_value,
)

log = logging.getLogger(__name__)

WRITING = ("accounts", "apply", "meaning", "postgres", "schema")
"""Folders of `queries/` that nobody asks from outside: they change tables, or are another database's."""

MOST_AT_ONCE = 128
SECONDS = 0.5
"""How often it is looked whether the database has been opened."""


@contextmanager
def answer_commands(file: Path) -> Iterator[threading.Thread]:
    """Answer for the database of `file`, from when this process has it open until what is inside ends.

    Where there can be no such socket, command lines do without.
    """
    stop = threading.Event()
    thread = threading.Thread(target=_serve, args=(file, stop), name="jawab-perintah", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        stop.set()
        thread.join()


def _serve(file: Path, stop: threading.Event) -> None:
    while not stop.wait(SECONDS):
        db = Database.opened_at(file)
        if db is not None and db.file is not None:
            try:
                _listen(db, socket_file(db.file), stop)
            except OSError as error:
                log.info("soket untuk baris perintah: %s", error)
            return


def _listen(db: Database, path: Path, stop: threading.Event) -> None:
    """Raises OSError where the system has no such sockets, or the path is too long for one."""
    if not hasattr(socket, "AF_UNIX"):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        # Nobody can come in before it listens, and then it is this user's alone; in the place of one left behind.
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(FileNotFoundError):
            fresh.unlink()
        listener.bind(str(fresh))
        fresh.chmod(0o600)
        program()  # as it was when this app started, whatever is put in its place meanwhile
        listener.listen(MOST_AT_ONCE)
        fresh.replace(path)
        own = path.stat().st_ino
        listener.settimeout(SECONDS)
        try:
            _accept(db, listener, stop)
        finally:
            with suppress(FileNotFoundError):
                if path.stat().st_ino == own:
                    path.unlink()


def _accept(db: Database, listener: socket.socket, stop: threading.Event) -> None:
    lines: set[socket.socket] = set()
    while not stop.is_set():
        try:
            line, _ = listener.accept()
        except TimeoutError:
            continue
        if len(lines) < MOST_AT_ONCE and _is_own_user(line):
            lines.add(line)
            threading.Thread(target=_talk, args=(db, line, lines), name="jawab-satu", daemon=True).start()
        else:
            line.close()
    for line in tuple(lines):
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _is_own_user(line: socket.socket) -> bool:
    """Whether who calls is this user, or root; where the system does not say, the file's mode has kept others out."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    told = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return struct.unpack("3i", told)[1] in (0, os.geteuid())


def _talk(db: Database, line: socket.socket, lines: set[socket.socket]) -> None:
    try:
        with line:
            line.settimeout(None)
            while (message := receive(line, LARGEST_QUESTION)) is not None:
                send(line, _answer(db, message.head))
    except LineBroken as error:
        log.info("baris perintah terputus: %s", error)
    finally:
        lines.discard(line)


def _answer(db: Database, asked: dict[str, Any]) -> Message:
    """What is answered; {"tidak": why} where the other side had better see for itself."""
    try:
        match asked:
            case {"perihal": "kenalan", "isi": dict(who)} if who == introduction(db.journal):
                return _state(db)
            case {"perihal": "susul"}:
                return _state(db)
            case {"perihal": "tanya", "nama": str(name), "isi": dict(params)} if name.split("/")[0] not in WRITING:
                return pack_frame(db.ask(name, **{key: unpack_value(one) for key, one in params.items()}))
    except MonevError as error:
        return Message({"tidak": error.pesan})
    except Exception as error:
        log.exception("baris perintah bertanya")
        return Message({"tidak": type(error).__name__})
    return Message({"tidak": "bukan pertanyaan yang dijawab di sini"})


def _state(db: Database) -> Message:
    db.catch_up()
    if db.notice is not None:
        return Message({"tidak": db.notice.title})
    return Message({"sampai": list(db.up_to)})
