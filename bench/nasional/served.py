"""Measures a real server: redraws of Ringkasan over Streamlit's own connection, in the server's
processor time.
"""

from __future__ import annotations

import os
import signal
import time
import urllib.request
from contextlib import AbstractContextManager
from urllib.error import HTTPError
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.nasional.inside import SERVER, Place
from bench.nasional.nation import TAHUN
from tests.browser.server import Server, start_server

POSISI = tuple(f"{TAHUN}-{day}" for day in ("03-31", "06-30", "09-30", "12-31")) * 2
IN_TURN = 60
BEHIND = 100
_UNCHECKED = """
import sys
from monev.server import background, serve
background.check_journal = lambda _: None
sys.exit(serve.main(["--port", "0"]))
"""
"""A server without its check of the journal after a start: for minutes the check would use the
processor beside the redraws, and be counted with them."""


def start(place: Place) -> AbstractContextManager[Server]:
    """Start the server of a place, with a database of its own."""
    return start_server(
        place.folder / SERVER, "-c", _UNCHECKED, journal=str(place.journal.store.file)
    )


def measure(place: Place, server: Server, *, fall_behind: bool) -> None:
    """Measure one round of everything.

    `fall_behind`: also with 100 uploads behind, which takes long. One look by the clock says little
    on a busy machine, so it is in every round that counts.
    """
    address = server.address.replace("http://", "ws://") + "/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    origin = Origin(server.address)
    with connect(address, subprotocols=protocols, max_size=None, origin=origin) as line:
        for posisi in POSISI:
            look(server, line, place.first, posisi)
        for posisi in POSISI:
            processor, clock = look(server, line, place.first, posisi)
            place.values["tenang"].append(processor)
            place.values["tenang, jam dinding"].append(clock)
        if place.offices == 1:
            return
        for posisi in POSISI:
            place.last.edit(place.journal)
            wait_until_ready(server)
            place.values["setelah entri lain"].append(look(server, line, place.first, posisi)[0])
        names = place.names[:IN_TURN]
        for satker in names:
            look(server, line, satker, POSISI[-1])
        for satker in names:
            place.values["bergiliran"].append(look(server, line, satker, POSISI[-1])[0])
        if fall_behind:
            _fall_behind(place, server)
            place.values["tertinggal"].append(look(server, line, place.first, POSISI[-1])[1])
            wait_until_ready(server)
            place.db.catch_up()


def _fall_behind(place: Place, server: Server) -> None:
    """Add 100 uploads of another office while the server is stopped."""
    os.kill(server.pid, signal.SIGSTOP)
    try:
        for _ in range(BEHIND):
            place.last.upload(place.journal)
    finally:
        os.kill(server.pid, signal.SIGCONT)


def look(server: Server, line: ClientConnection, satker: str, posisi: str) -> tuple[float, float]:
    """Ask for Ringkasan of an office at a posisi, up to its last element.

    Returns milliseconds of the server's processor, and of the clock.
    """
    request = BackMsg()
    query = urlencode({"satker": satker, "tahun": TAHUN, "posisi": posisi})
    request.rerun_script.query_string = query
    before = _processor_of(server.pid)
    clock = time.perf_counter()
    line.send(request.SerializeToString())
    begun = finished = False
    while not finished:
        data = line.recv()
        if isinstance(data, bytes):  # Streamlit's messages are bytes
            message = ForwardMsg.FromString(data)
            # An end before our beginning is that of a run that the server began by itself.
            begun = begun or message.HasField("new_session")
            finished = begun and message.HasField("script_finished")
            finished = finished and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    return _processor_of(server.pid) - before, (time.perf_counter() - clock) * 1000


def _processor_of(pid: int) -> float:
    """Return the processor time of another process so far, in milliseconds (Linux: that process's
    clock).
    """
    return time.clock_gettime((~pid << 3) | 2) * 1000


def wait_until_ready(server: Server) -> None:
    """Wait until the server has caught up with the journal."""
    while True:
        try:
            urllib.request.urlopen(f"{server.address}/siap").close()
        except HTTPError:  # 503: not yet
            time.sleep(0.05)
        else:
            return
