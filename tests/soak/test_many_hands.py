"""Thirty viewers, five uploaders and two recorders at once for five minutes; and a day of thirty
viewers.

Viewers speak Streamlit's own connection, without browsers, so that the two processors are free for
the server. Uploaders are command lines; recorders write as a meeting does. They count themselves
what was announced as stored, and the journal is compared with that afterwards.
"""

import asyncio
import json
import random
import re
import threading
import time
from itertools import chain, count, takewhile
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.journal import open_journal
from tests.browser.server import TODAY, make_environment, run_command, start_server
from tests.code import run_python
from tests.reading.tables import MESUJI, xlsx

SECONDS = 300
VIEWERS, UPLOADERS, RECORDERS = 30, 5, 2
REDRAWS, REDRAWS_OF_VISIT = 10_000, 20
MOST_FILES = 640
"""For the database, the journal, children, and 128 visits that may still come back, at three each."""
PAGES = ("", "linimasa", "peta-capaian", "kesenjangan-bukti", "riwayat")
POSISI = ("2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31")
SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
GROWTH = 64 * 1024 * 1024
"""The bytes memory may still grow by once everything was used: caches with a ceiling fill up."""


async def open_visit(address: str) -> ClientConnection:
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    return await connect(
        url, subprotocols=[Subprotocol("streamlit")], max_size=None, origin=Origin(address)
    )


async def redraw(visit: ClientConnection, page: str, posisi: str) -> None:
    """Run a page to its end; an exception on it fails the test."""
    query = urlencode({"satker": SATKER, "tahun": TAHUN, "posisi": posisi})
    request = BackMsg(rerun_script={"query_string": query, "page_name": page})
    await visit.send(request.SerializeToString())
    async for data in visit:
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        assert not (
            kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception"
        ), message
        if kind == "script_finished":
            return
    raise AssertionError("the server closed the connection")


def memory_of(pid: int) -> int:
    """Return the bytes a process holds now."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024


def upload_until(end: float, folder: Path, number: int, stored: list[str]) -> None:
    """Upload an office of its own again and again until `end`, with one thing changed each time."""
    satker = f"KPU Kabupaten Uji {chr(65 + number)}"
    for turn in takewhile(lambda _: time.monotonic() <= end, count()):
        words = {
            "KPU KABUPATEN CONTOH": satker.upper(),
            "Membentuk Tim Kerja": f"Membentuk Tim Kerja ke-{turn}",
        }
        file = folder / f"{number}.xlsx"
        rows = []
        for row in MESUJI:
            rows.append([words.get(cell, cell) for cell in row])
        file.write_bytes(xlsx(rows))
        place = ("--satker", satker, "--tahun", str(TAHUN), "--posisi", TODAY)
        command = ["muat", str(file), *place, "--setuju", "--json"]
        done = run_python("-m", "monev", *command, env=make_environment(folder), check=False)
        assert done.returncode == 0, done.stderr
        stored.append(satker)


def record_until(end: float, folder: Path, kode: str, tenggat: str, stored: list[str]) -> None:
    """Change the kendala of one tenggat until `end`, as fast as it is stored."""
    db = Database.open_at(None, open_journal(folder / "monev.jurnal"))
    for turn in takewhile(lambda _: time.monotonic() <= end, count()):
        words = f"{kode} ke-{turn}"
        where = Target(kode, tenggat)
        edit(db, SATKER, TAHUN, where, {"kendala": words}, pelaku=LOCAL_ACTOR)
        stored.append(words)
    db.close()


def test_five_minutes_of_many_hands_lose_nothing(tmp_path: Path):
    run_command(tmp_path, "awal")
    about = ("--satker", SATKER, "--tahun", str(TAHUN), "--posisi", TODAY, "--json")
    listed = json.loads(run_command(tmp_path, "kesenjangan", *about))
    places = list(dict.fromkeys((row["kode"], row["tenggat"]) for row in listed))[:RECORDERS]
    uploads: list[str] = []
    notes: list[list[str]] = [[] for _ in places]
    with start_server(tmp_path) as server:
        end = time.monotonic() + SECONDS
        hands = []
        for number in range(UPLOADERS):
            arguments = (end, tmp_path, number, uploads)
            hands.append(threading.Thread(target=upload_until, args=arguments))
        for place, said in zip(places, notes, strict=True):
            arguments = (end, tmp_path, *place, said)
            hands.append(threading.Thread(target=record_until, args=arguments))
        for hand in hands:
            hand.start()
        redraws = asyncio.run(watch_until(server.address, end))
        for hand in hands:
            hand.join()
        print(
            f"{redraws} redraws, {len(uploads)} uploads, {sum(map(len, notes))} notes, "
            f"{memory_of(server.pid)} bytes"
        )
    checked = json.loads(run_command(tmp_path, "jurnal", "periksa", "--json"))
    assert checked["utuh"], checked
    kept, written = [], []
    for entry in open_journal(tmp_path / "monev.jurnal").read():
        if entry.jenis == "unggahan" and entry.satker.startswith("KPU Kabupaten Uji"):
            kept.append(entry.satker)
        if entry.jenis == "isian":
            written += [
                edited["ke"] for edited in entry.isi["ubah"] if edited["kolom"] == "kendala"
            ]
    assert sorted(kept) == sorted(uploads)
    assert sorted(written) == sorted(chain.from_iterable(notes))
    assert len(uploads) > UPLOADERS and all(notes) and redraws > VIEWERS


async def watch_until(address: str, end: float) -> int:
    """Let all viewers go from page to page and from posisi to posisi until `end`; return the number
    of runs.
    """

    async def watch(number: int) -> int:
        choose, runs = random.Random(number), 0
        visit = await open_visit(address)
        while time.monotonic() < end:
            await redraw(visit, choose.choice(PAGES), choose.choice(POSISI))
            runs += 1
        await visit.close()
        return runs

    return sum(await asyncio.gather(*(watch(number) for number in range(VIEWERS))))


def test_a_day_of_thirty_viewers_leaves_memory_files_and_log_as_they_were(tmp_path: Path):
    """Run the redraws of 24 hours (14 an hour for each viewer) as fast as the server can."""
    run_command(tmp_path, "awal")
    with start_server(tmp_path) as server:
        asyncio.run(redraw_many(server.address, REDRAWS // 5))
        warm = memory_of(server.pid)
        asyncio.run(redraw_many(server.address, REDRAWS))
        now, files = memory_of(server.pid), len(list(Path(f"/proc/{server.pid}/fd").iterdir()))
    print(f"{warm} bytes after {REDRAWS // 5} redraws; {now}, {files} files after {REDRAWS} more")
    assert now < warm + GROWTH
    assert files <= MOST_FILES
    assert " ERROR " not in (tmp_path / "monev.catatan" / "monev.log").read_text()


async def redraw_many(address: str, total: int) -> None:
    """Redraw so many times by the viewers; each leaves after some redraws and comes back."""

    async def go_on(number: int) -> None:
        for begun in range(0, total // VIEWERS, REDRAWS_OF_VISIT):
            visit = await open_visit(address)
            for turn in range(begun, begun + REDRAWS_OF_VISIT):
                await redraw(visit, PAGES[(turn + number) % len(PAGES)], POSISI[turn % len(POSISI)])
            await visit.close()

    await asyncio.gather(*(go_on(number) for number in range(VIEWERS)))
