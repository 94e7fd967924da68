"""A real PostgreSQL on loopback for tests: one cluster per test session in a temporary folder, a
database per test.

PostgreSQL refuses to run as root; then it runs as the user that Debian made for it. A guard in a
process of its own ends it when the tests end, in any way: no process is left running, and no
folder.
"""

import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg

PASSWORD = "rahasia-sekali-7"
INSTALLED = Path("/usr/lib/postgresql")
USERS = ("postgres", "nobody")
"""Users that may run it in place of root; the first that this computer knows is taken."""
GUARD = """
trap '' INT TERM HUP
cat >/dev/null
"$@" >/dev/null 2>&1
cd /
rm -rf "$FOLDER"
"""
"""Waits for the end of its input, which the tests hold open. The system closes it even if they are
killed."""


def find_programs() -> Path:
    """Return the folder of initdb and postgres, the newest installed. Raise FileNotFoundError if
    there is none.
    """
    debian = sorted(INSTALLED.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    found = shutil.which("postgres")
    if found is None:
        raise FileNotFoundError("postgres: apt-get install postgresql")
    return Path(found).resolve().parent


class Cluster:
    """A server that can be stopped, killed and started again on the same port. If `durable`, it
    waits for the disk.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._fsync = "on" if durable else "off"
        # Not in pytest's folders: if the tests run as root, only root may enter them.
        self.folder = Path(tempfile.mkdtemp(prefix="monev-postgres-"))
        self.port = free_port()
        self._programs = find_programs()
        known = {user.pw_name: user for user in pwd.getpwall()}
        self._user = None if os.getuid() else next(known[name] for name in USERS if name in known)
        self._names = count(1)
        self._guard = subprocess.Popen(
            ["sh", "-c", GUARD, "sh", *self._command("pg_ctl", *self._stopping("immediate"))],
            stdin=subprocess.PIPE,
            start_new_session=True,
            env=os.environ | {"FOLDER": str(self.folder)},
            cwd="/",
        )
        self._make()
        self.start()

    def _make(self) -> None:
        password_file = self.folder / "password"
        password_file.write_text(PASSWORD)
        if self._user is not None:
            for path in (self.folder, password_file):
                os.chown(path, self._user.pw_uid, self._user.pw_gid)
        self._run(
            "initdb", "--pgdata", str(self.folder / "data"), "--username", "monev", "--pwfile", str(password_file),
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions",
        )  # fmt: skip

    def _command(self, program: str, *arguments: str) -> list[str]:
        own = [str(self._programs / program), *arguments]
        if self._user is None:
            return own
        return [
            "setpriv",
            f"--reuid={self._user.pw_uid}",
            f"--regid={self._user.pw_gid}",
            "--clear-groups",
            *own,
        ]

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            self._command(program, *arguments), check=True, stdout=subprocess.DEVNULL, cwd="/"
        )

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        self._run(
            "pg_ctl", "start", "--wait", "--pgdata", str(self.folder / "data"), "--log", str(self.folder / "log"),
            "--options",
            f"-p {self.port} -h 127.0.0.1 -k '' -c max_connections=100 -c fsync={self._fsync}",
        )  # fmt: skip

    def stop(self) -> None:
        """Stop it as an administrator does; do nothing if it does not run."""
        self._stop("fast")

    @contextmanager
    def away(self, *, killed: bool = False) -> Iterator[None]:
        """Stop or kill it for the length of a `with` block."""
        (self.kill if killed else self.stop)()
        try:
            yield
        finally:
            self.start()

    def close(self) -> None:
        """Let the guard end it; nothing is left behind."""
        self._guard.communicate()

    def kill(self) -> None:
        """End all its processes at once: nothing is finished, as in a power cut."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(first, signal.SIGSTOP)  # it starts no other meanwhile
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        processes = [first, *map(int, children)]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(map(_runs, processes)):
            select.select((), (), (), 0.01)
        # The system may not have removed it yet.
        (self.folder / "data" / "postmaster.pid").unlink()

    def _stop(self, mode: str) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", *self._stopping(mode))

    def _stopping(self, mode: str) -> tuple[str, ...]:
        return ("stop", "--wait", "--mode", mode, "--pgdata", str(self.folder / "data"))

    def address(self, name: str, *, password: str = PASSWORD) -> str:
        """Return the address of a database, as MONEV_JURNAL takes it."""
        return f"postgresql://monev:{password}@127.0.0.1:{self.port}/{name}"

    def new_database(self, options: str = "") -> str:
        """Return the address of a new, empty database."""
        name = f"uji{next(self._names)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name} {options}".encode())
        return self.address(name)


class Standby(Cluster):
    """A copy that follows a server, and can take its place."""

    def __init__(self, first: Cluster) -> None:
        self._first = first
        super().__init__()

    def _make(self) -> None:
        if self._user is not None:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self._run(
            "pg_basebackup", "--dbname", self._first.address("postgres"), "--pgdata", str(self.folder / "data"),
            "--write-recovery-conf", "--wal-method", "stream", "--checkpoint", "fast", "--no-sync",
        )  # fmt: skip

    def take_over(self) -> None:
        """Become the server that is written to."""
        self._run("pg_ctl", "promote", "--wait", "--pgdata", str(self.folder / "data"))


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def free_port() -> int:
    """Return a port of this computer on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
