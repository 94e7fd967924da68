"""A real PostgreSQL on loopback for tests: one cluster per test session in a temporary folder, a database per test.

PostgreSQL refuses to run as root, so there it runs as the user Debian made for it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg

PASSWORD = "rahasia-sekali-7"
INSTALLED = Path("/usr/lib/postgresql")


def find_programs() -> Path:
    """The folder of initdb and postgres, the newest that is installed. Raises FileNotFoundError."""
    debian = sorted(INSTALLED.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    found = shutil.which("postgres")
    if found is None:
        raise FileNotFoundError("postgres: apt-get install postgresql")
    return Path(found).resolve().parent


class Cluster:
    """A server that can be stopped, killed and started again on the same port."""

    def __init__(self) -> None:
        # Not in pytest's folders: they are root's alone where the tests run as root.
        self._temporary = tempfile.TemporaryDirectory(prefix="monev-postgres-")
        self.folder = Path(self._temporary.name)
        self.port = _free_port()
        self._programs = find_programs()
        self._names = count(1)
        self._make()
        self.start()

    def _make(self) -> None:
        password_file = self.folder / "password"
        password_file.write_text(PASSWORD)
        if os.getuid() == 0:
            for path in (self.folder, password_file):
                shutil.chown(path, "postgres", "postgres")
        self._run(
            "initdb", "--pgdata", str(self.folder / "data"), "--username", "monev", "--pwfile", str(password_file),
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions",
        )  # fmt: skip

    def _command(self, program: str, *arguments: str) -> list[str]:
        own = [str(self._programs / program), *arguments]
        return own if os.getuid() else ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *own]

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(self._command(program, *arguments), check=True, stdout=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        self._run(
            "pg_ctl", "start", "--wait", "--pgdata", str(self.folder / "data"), "--log", str(self.folder / "log"),
            "--options", f"-p {self.port} -h 127.0.0.1 -k {self.folder} -c max_connections=100 -c fsync=off",
        )  # fmt: skip

    def stop(self) -> None:
        """Stop it as an administrator does; nothing where it does not run."""
        self._stop("fast")

    def close(self) -> None:
        """Stop it, and leave nothing behind."""
        self.stop()
        self._temporary.cleanup()

    def kill(self) -> None:
        """End all its processes at once: nothing is finished, as in a power cut."""
        self._stop("immediate")

    def _stop(self, mode: str) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "--wait", "--mode", mode, "--pgdata", str(self.folder / "data"))

    def address(self, name: str, *, password: str = PASSWORD) -> str:
        """The address of a database, as MONEV_JURNAL takes it."""
        return f"postgresql://monev:{password}@127.0.0.1:{self.port}/{name}"

    def new_database(self, options: str = "") -> str:
        """The address of a new, empty database."""
        name = f"uji{next(self._names)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name} {options}".encode())
        return self.address(name)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


if __name__ == "__main__":  # asked by tools/setup.sh: is it there?
    find_programs()
