"""The real server of the pages in a process of its own, on a free port, with a database of its
own.
"""

import fcntl
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monev.access import Visitor
from monev.accounts.place import accounts_store
from monev.cli import main
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.journal import open_journal
from monev.people.accounts import accounts_of
from monev.people.setting_up import add_person

ROOT = Path(__file__).resolve().parents[2]
# Just after TW III closed: the day of the meeting the product is for.
TODAY = "2025-10-01"
START_SECONDS = 120
# Another script than app.py (its argument) on the same server, with the same settings and files.
PLAIN_PAGE = """
import sys, streamlit
from monev.server import application, serve
application.use_own_settings()
own = {"routes": application.routes(), "middleware": application.middleware(), "lifespan": application.lifespan}
app = streamlit.App(sys.argv[1], **own)
serve.serve(app, serve.open_socket(0))
"""

AT_PORT = """
import sys
from monev.server import reach, serve
reach.DEFAULT_SECURE_PORT = {port}
sys.exit(serve.main(["--port", "0"]))
"""
"""A program that starts the server with its HTTPS at that port: the usual one may be taken where
tests run."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, its folder with database and journal, and the process's id."""

    address: str
    folder: Path
    pid: int

    @property
    def log_text(self) -> str:
        """What the server has written for the person who runs it."""
        return (self.folder / "peladen.log").read_text(encoding="utf-8")

    def seen_elsewhere(self) -> Database:
        """Follow its journal in memory, as another computer would."""
        return Database.open_at(None, open_journal(self.folder / "monev.jurnal"))


def own_settings(folder: Path, today: str = TODAY, journal: str | None = None) -> dict[str, str]:
    """Return the settings with which pages and commands use one folder's database on one day, with
    its journal or another.
    """
    return {
        "MONEV_DB": str(folder / "monev.duckdb"),
        "MONEV_JURNAL": journal or str(folder / "monev.jurnal"),
        "MONEV_HARI_INI": today,
    }


def make_environment(
    folder: Path, today: str = TODAY, journal: str | None = None
) -> dict[str, str]:
    """Return the environment of a process with these settings."""
    return os.environ | own_settings(folder, today, journal)


def run_command(folder: Path, *arguments: str, today: str = TODAY) -> str:
    """Run `python -m monev ...` in this process for the database of a folder; return its answer. It
    must exit with 0.
    """
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in own_settings(folder, today).items():
            patch.setenv(name, value)
        exit_code = main(list(arguments))
    assert exit_code == 0, f"monev {' '.join(arguments)}: {exit_code}\n{err.getvalue()}"
    return out.getvalue()


def employ(
    folder: Path, name: str, satker: str, role: str, *, pic: str = "", email: str = ""
) -> None:
    """Set a person up with one role, and one PIC, at one satker."""
    pics = {satker: frozenset({pic})} if pic else {}
    employ_all(folder, {name: (satker, role)}, pics=pics, email=email)


def employ_all(folder: Path, people: Mapping[str, tuple[str, str]], **other: Any) -> None:
    """Set people up, each with a role at a satker: following the journal takes longer than all
    else.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONEV_HARI_INI", TODAY)
        with closing(Database.open_at(None, open_journal(folder / "monev.jurnal"))) as db:
            for name, (satker, role) in people.items():
                roles = {satker: frozenset({role})}
                add_person(
                    db, Visitor(name, name.title(), roles=roles, **other), pelaku=LOCAL_ACTOR
                )


def id_of(folder: Path, sign_in_name: str) -> str:
    """Return the journal's name for who signs in by a name."""
    rows = accounts_store(str(folder / "monev.jurnal")).ask("values", jenis="orang", nama="")
    said = [json.loads(value) for _, value in rows]
    return next(one["orang"] for one in said if one["sign_in_name"] == sign_in_name)


def begin_session(folder: Path, sign_in_name: str, *, today: str = TODAY) -> str:
    """Return the cookie of somebody who signed in on the server's day; a session from a later day
    would not count.
    """
    orang = id_of(folder, sign_in_name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONEV_HARI_INI", today)
        return accounts_of(str(folder / "monev.jurnal")).begin_session(orang, origin="uji").session


@contextmanager
def start_server(
    folder: Path,
    *start: str,
    today: str = TODAY,
    port: int = 0,
    journal: str | None = None,
    is_new: bool = False,
    **settings: str,
) -> Iterator[Server]:
    """Start the server, wait until it answers, stop it at the end.

    `start`: Python's arguments in place of the server's. `port`: 0 takes a free one. `journal`:
    another one than that of the folder. `is_new`: there is no journal yet, as on a fresh
    machine; otherwise an empty one is made if none is there. `settings`: further variables. It
    fails if the log holds an error that nobody caught.
    """
    usual = ("-m", "monev.server", "--port", str(port))
    if not is_new:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "monev.jurnal").touch(0o600)
    process = _start(start or usual, folder, make_environment(folder, today, journal) | settings)
    try:
        server = _wait_for(process, folder, port)
        yield server
        assert "Traceback" not in server.log_text
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


@contextmanager
def serve_script(folder: Path, script: str) -> Iterator[Server]:
    """Start a server like ours whose only page is this script."""
    file = folder / "halaman.py"
    file.write_text(script, encoding="utf-8")
    with start_server(folder, "-c", PLAIN_PAGE, str(file)) as server:
        yield server


@contextmanager
def share_server(folder: Path, fill: Callable[[Path], object]) -> Iterator[Server]:
    """Share one server over `folder` among all processes of a test run.

    Who needs it first fills the folder and starts it; who leaves last stops it. Each holds a
    shared lock while it needs the server; a process that dies loses it.
    """
    note = folder / "server.json"
    make_once(folder, fill)
    (folder / "monev.jurnal").touch(0o600)
    with (folder / "needed").open("w") as needed:
        with alone(folder):
            if not note.exists():
                process = _start(
                    ["-m", "monev.server", "--port", "0"], folder, make_environment(folder)
                )
                started = _wait_for(process, folder)
                note.write_text(json.dumps([started.address, started.pid]))
            fcntl.flock(needed, fcntl.LOCK_SH)
        address, pid = json.loads(note.read_text())
        server = Server(address, folder, pid)
        try:
            yield server
            assert "Traceback" not in server.log_text
        finally:
            with alone(folder), suppress(BlockingIOError):
                fcntl.flock(needed, fcntl.LOCK_EX | fcntl.LOCK_NB)
                note.unlink()
                os.kill(pid, signal.SIGTERM)


def make_once(folder: Path, fill: Callable[[Path], object]) -> Path:
    """Return a folder that one process of a test run fills, and the others find filled."""
    with alone(folder):
        if not folder.exists():
            being_made = folder.with_suffix(".baru")
            being_made.mkdir(parents=True)
            fill(being_made)
            being_made.rename(folder)
    return folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process of a test run at a time work on a folder."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".kunci").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _start(
    arguments: Sequence[str], folder: Path, environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "peladen.log").open("wb") as remarks, (folder / "layar.log").open("wb") as said:
        command = [sys.executable, "-u", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=remarks)


def _wait_for(process: subprocess.Popen[bytes], folder: Path, port: int = 0) -> Server:
    """Return the server once its database is open, or else what it said. Its address is read from
    what it says if no port is given.
    """
    while True:
        ended = process.poll() is not None
        said = (folder / "layar.log").read_text(encoding="utf-8")
        found = re.search(r"http://localhost:\d+(?=\s)", said)
        address = f"http://localhost:{port}" if port else found and found[0]
        if address and is_ready(address):
            return Server(address, folder, process.pid)
        if ended:
            error = (folder / "peladen.log").read_text(encoding="utf-8")
            raise AssertionError(f"server berhenti sebelum siap:\n{said}{error}")
        time.sleep(0.05)


def is_ready(address: str) -> bool:
    """True if the server has its database open, with what was stored just now
    (monev/server/health.py).
    """
    with suppress(OSError), urllib.request.urlopen(f"{address}/siap"):
        return True
    return False


def wait_until_ready(address: str) -> None:
    """Wait until it has."""
    while not is_ready(address):
        time.sleep(0.05)
