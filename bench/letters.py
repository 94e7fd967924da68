"""Measures pages while letters go out, and the server's memory.

A redraw during sending is compared with one while the mail server makes the letters wait, in turn
from the first letter to the last.
"""

from __future__ import annotations

import tempfile
import threading
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bench import viewers
from bench.measures import Ratio, compare
from monev.core import clock
from monev.core.content import Setting, as_content
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.journal import Journal, open_journal
from monev.outputs.messages import read_notices
from monev.outputs.settings import MAIL
from tests.browser.server import Server, run_command, start_server
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.reminders.post_office import PostOffice, post_office, settings_at

LETTERS_A_ROUND = 200
_PATIENCE = 60
"""How many seconds without a letter mean that none is sent."""
PIC = "Kasubbag Umum"
_PROGRAM = """
import os, sys
from functools import partial
os.environ.pop("MONEV_HARI_INI")  # on a day that is only pretended nothing is sent
from monev.reminders import due
from monev.server import background, serve
due.day_off = lambda day, six_days: ""  # on a Sunday too
background.remind = partial(background.remind, every=1.0)
from app import app
serve.serve(app, serve.open_socket(0))
"""


def measure(choice: str, rounds: int) -> tuple[list[Ratio], float, int]:
    """Measure a redraw of Ringkasan, the server's growth in megabytes, and the count of letters
    sent.
    """
    with tempfile.TemporaryDirectory() as temporary, post_office() as office:
        folder = Path(temporary) / "surat"
        run_command(folder, "awal")
        journal = open_journal(folder / "monev.jurnal")
        _employ(journal, LETTERS_A_ROUND * rounds)
        # The server finds its tables filled.
        Database.open_at(folder / "monev.duckdb", journal).close()
        with start_server(folder, "-c", _PROGRAM, MONEV_TAUTAN="https://monev.example") as server:
            for _ in range(rounds):  # fills the caches of pages before anything is counted
                viewers.watch(server.address, "ringkasan", choice, 1)
            before = _megabytes(server)
            settings = settings_at(office.port, jenis=("tugas",))._asdict()
            del settings["satker"]
            journal.add(
                jenis="pengaturan",
                pelaku=LOCAL_ACTOR,
                satker=SATKER,
                tahun=None,
                content=as_content(Setting(MAIL, settings)),
            )
            ratio = _in_turn(server, choice, office, rounds)
            _wait_for(office, LETTERS_A_ROUND * rounds)
            grown = _megabytes(server) - before
        with closing(Database.open_at(folder / "monev.duckdb", journal)) as db:
            sent = sum(row["keadaan"] == "terkirim" for row in read_notices(db, SATKER))
    return [ratio], grown, sent


def _in_turn(server: Server, choice: str, office: PostOffice, rounds: int) -> Ratio:
    """Compare redraws while letters go out with redraws while the next letter waits for an
    answer.
    """
    opened = threading.Event()
    asked = threading.Event()

    def answer(address: str) -> None:
        asked.set()
        opened.wait()

    office.answer = answer
    alone = []
    beside = []
    for number in range(rounds):
        _wait_for(office, number * LETTERS_A_ROUND)
        opened.clear()
        asked.clear()
        if not asked.wait(_PATIENCE):
            raise RuntimeError("Tidak ada surel yang dikirim; lihat catatan server.")
        alone.append(viewers.watch(server.address, "ringkasan", choice, 1)[1])
        opened.set()
        beside.append(viewers.watch(server.address, "ringkasan", choice, 1)[1])
    return compare("Ringkasan", beside, alone)


def _wait_for(office: PostOffice, count: int) -> None:
    """Wait for so many letters. Raises RuntimeError if no further one comes for a while."""
    last, since = len(office.letters), time.monotonic()
    while len(office.letters) < count:
        time.sleep(0.1)
        if len(office.letters) > last:
            last, since = len(office.letters), time.monotonic()
        elif time.monotonic() - since > _PATIENCE:
            raise RuntimeError(f"Surel berhenti sesudah {last} dari {count}.")


def _employ(journal: Journal, people: int) -> None:
    """Fill an office with so many people, all PIC of a target that is due within the week."""
    day = clock.today() + timedelta(days=3)
    langkah = langkah_content("V.a.1.1", [tenggat_content(day.isoformat())], pic=PIC)
    append_unggahan(journal, sample_content([langkah], posisi=f"{day.year}-01-01"), tahun=day.year)
    for number in range(people):
        person = {
            "orang": f"orang{number}",
            "nama": f"Orang {number}",
            "surel": f"orang{number}@kantor.go.id",
            "aktif": True,
            "peran": [],
            "pic": [{"satker": SATKER, "pic": PIC}],
        }
        journal.add(jenis="orang", pelaku=LOCAL_ACTOR, satker=None, tahun=None, content=person)


def _megabytes(server: Server) -> float:
    """Return the server's memory (VmRSS of Linux)."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
