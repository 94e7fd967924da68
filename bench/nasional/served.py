"""Measured of a real server: redraws of Ringkasan over Streamlit's own connection, in processor of
the server."""

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
"""Without the check of everything stored that follows each start by itself: for minutes, the longer
the more is stored, it takes the processor beside the redraws, and would be counted with them."""


def start(place: Place) -> AbstractContextManager[Server]:
    """A server of a place, with a database of its own."""
    return start_server(place.folder / SERVER, "-c", _UNCHECKED, journal=str(place.journal.folder))


def measure(place: Place, server: Server, *, fall_behind: bool) -> None:
    """One round of everything; what comes with many uploads only where it may `fall_behind`: that
    takes long."""
    address = server.address.replace("http://", "ws://") + "/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    with connect(
        address, subprotocols=protocols, max_size=None, origin=Origin(server.address)
    ) as line:
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
        place.values["bergiliran"] += [
            look(server, line, satker, POSISI[-1])[0] for satker in names
        ]
        if fall_behind:
            _fall_behind(place, server)
            place.values["tertinggal"].append(look(server, line, place.first, POSISI[-1])[1])
            wait_until_ready(server)
            place.db.catch_up()


def _fall_behind(place: Place, server: Server) -> None:
    """By 100 uploads of another office, while the server stands still."""
    os.kill(server.pid, signal.SIGSTOP)
    try:
        for _ in range(BEHIND):
            place.last.upload(place.journal)
    finally:
        os.kill(server.pid, signal.SIGCONT)


def look(server: Server, line: ClientConnection, satker: str, posisi: str) -> tuple[float, float]:
    """Ringkasan of an office at a posisi, up to its last element: milliseconds of the server's
    processor, and of the clock."""
    request = BackMsg()
    request.rerun_script.query_string = urlencode(
        {"satker": satker, "tahun": TAHUN, "posisi": posisi}
    )
    before, clock = _processor_of(server.pid), time.perf_counter()
    line.send(request.SerializeToString())
    begun = finished = False
    while not finished:
        data = line.recv()
        if isinstance(data, bytes):  # text is none of Streamlit's messages
            message = ForwardMsg.FromString(data)
            begun = begun or message.HasField(
                "new_session"
            )  # else it ends a run that the server began by itself
            finished = begun and message.HasField("script_finished")
            finished = finished and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    return _processor_of(server.pid) - before, (time.perf_counter() - clock) * 1000


def _processor_of(pid: int) -> float:
    """Milliseconds of the processor that another process has used up to now (Linux: the clock of
    that process)."""
    return time.clock_gettime((~pid << 3) | 2) * 1000


def wait_until_ready(server: Server) -> None:
    """Until the server says that it has caught up with the journal."""
    while True:
        try:
            urllib.request.urlopen(f"{server.address}/siap").close()
        except HTTPError:  # 503: not yet
            time.sleep(0.05)
        else:
            return
