"""The real server of the pages in a process of its own, on a free port, with a database of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Just after TW III closed: the day of the meeting the product is for.
TODAY = "2025-10-01"
START_SECONDS = 120
# Another script on the same server, with the same settings and files, to compare with.
_PLAIN_PAGE = """
import sys, streamlit
from monev.server import application, serve
application.use_own_settings()
app = streamlit.App(
    sys.argv[1],
    routes=application.routes(),
    middleware=application.middleware(),
    lifespan=application.lifespan,
)
serve.serve(app, serve.open_socket(int(sys.argv[2])))
"""


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


def make_environment(folder: Path, today: str = TODAY, journal: str | None = None) -> dict[str, str]:
    """The environment in which pages and command line use the database of one folder on one fixed day, with the journal
    there or another one."""
    return os.environ | {
        "MONEV_DB": str(folder / "monev.duckdb"),
        "MONEV_JURNAL": journal or str(folder / "monev.jurnal"),
        "MONEV_HARI_INI": today,
    }


def run_command(folder: Path, *arguments: str, today: str = TODAY) -> str:
    """What `python -m monev ...` answers for the database of a folder. Raises CalledProcessError unless it exits 0."""
    result = subprocess.run(
        [sys.executable, "-m", "monev", *arguments],
        cwd=ROOT,
        env=make_environment(folder, today),
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise AssertionError(f"monev {' '.join(arguments)}: {result.returncode}\n{result.stderr}")
    return result.stdout


@contextmanager
def start_server(
    folder: Path,
    *,
    today: str = TODAY,
    manuscript: Path | None = None,
    program: str | None = None,
    port: int = 0,
    journal: str | None = None,
) -> Iterator[Server]:
    """Start the server (of another script than app.py for a comparison, or by a program of a test's own; on a free port
    unless one is given; with the journal of its folder unless another is given), wait until it says its address, stop
    it."""
    if program is not None:
        start = ["-c", program]
    elif manuscript is None:
        start = ["-m", "monev.server", "--port", str(port)]
    else:
        start = ["-c", _PLAIN_PAGE, str(manuscript), str(port)]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "peladen.log").open("w", encoding="utf-8") as remarks:
        process = subprocess.Popen(
            [sys.executable, "-u", *start],
            cwd=ROOT,
            env=make_environment(folder, today, journal),
            stdout=subprocess.PIPE,
            stderr=remarks,
            text=True,
        )
    try:
        address = _read_address(process, folder)
        _wait_until_opened(address)
        yield Server(address, folder, process.pid)
    finally:
        process.terminate()
        process.communicate(timeout=START_SECONDS)


def _wait_until_opened(address: str) -> None:
    """A first page may say for a while that the database is being opened (monev/server/opening.py)."""
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                answer.read()
                return
        except urllib.error.HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE:
                return
            time.sleep(0.1)


def _read_address(process: subprocess.Popen[str], folder: Path) -> str:
    """The address the server says once it answers; if it ends without one, what it said instead."""
    read_back = []
    for row in process.stdout or ():
        read_back.append(row)
        if found := re.search(r"http://localhost:\d+", row):
            return found[0]
    error = (folder / "peladen.log").read_text(encoding="utf-8")
    raise AssertionError(f"server berhenti tanpa menyebut alamat:\n{''.join(read_back)}{error}")
