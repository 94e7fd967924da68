"""Measured of a real server: redraws of Ringkasan over Streamlit's own connection, in processor of the server."""

from __future__ import annotations

import os
import signal
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from urllib.error import HTTPError
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.nasional.inside import SERVER, Place, journal_folder, uploads_of_last
from bench.nasional.measures import Results, processor_of
from bench.nasional.nation import NEWEST, without_fsync
from tests.browser.server import Server, start_server

TODAY = f"{NEWEST + 1}-01-05"
POSISI = tuple(f"{NEWEST}-{day}" for day in ("03-31", "06-30", "09-30", "12-31"))
IN_TURN = 60
BEHIND = 100


@dataclass(frozen=True, slots=True)
class Redraw:
    """One run of a page: milliseconds of the server's processor, of the clock, and bytes that came."""

    processor: float
    clock: float
    byte_count: int


class Visitor:
    """One visitor of a server, who looks at one page after the other."""

    def __init__(self, server: Server) -> None:
        self._server = server
        address = server.address.replace("http://", "ws://") + "/_stcore/stream"
        self._connection: ClientConnection = connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=None, origin=Origin(server.address)
        )

    def close(self) -> None:
        """Go away."""
        self._connection.close()

    def look(self, satker: str, posisi: str, tahun: int = NEWEST) -> Redraw:
        """Ringkasan of an office at a posisi, up to its last element."""
        self._read_what_came()
        request = BackMsg()
        request.rerun_script.query_string = urlencode({"satker": satker, "tahun": tahun, "posisi": posisi})
        processor, clock = processor_of(self._server.pid), time.perf_counter()
        self._connection.send(request.SerializeToString())
        byte_count, begun, finished = 0, False, False
        while not finished:
            data = self._connection.recv()
            if isinstance(data, bytes):  # text is none of Streamlit's messages
                byte_count += len(data)
                message = ForwardMsg()
                message.ParseFromString(data)
                begun = begun or message.HasField("new_session")  # else it ends a run that the server began by itself
                finished = begun and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                finished = finished and message.HasField("script_finished")
        return Redraw(processor_of(self._server.pid) - processor, (time.perf_counter() - clock) * 1000, byte_count)

    def _read_what_came(self) -> None:
        """What the server sent by itself meanwhile is no answer."""
        while True:
            try:
                self._connection.recv(timeout=0)
            except TimeoutError:
                return


@contextmanager
def start(place: Place) -> Iterator[Server]:
    """A server of a place, with a database of its own."""
    folder = place.folder / SERVER
    with start_server(folder, today=TODAY, journal=str(journal_folder(place.folder))) as server:
        yield server


def measure(place: Place, server: Server, results: Results, *, fall_behind: bool) -> None:
    """One round of everything; what comes with many uploads only where it may `fall_behind`: that takes long."""
    offices, satker = place.offices, place.nation.first.satker
    has_others = place.nation.last.satker != satker
    with closing(Visitor(server)) as visitor:
        for posisi in POSISI:
            visitor.look(satker, posisi)
        results.add("byte", offices, visitor.look(satker, POSISI[-1]).byte_count)
        for posisi in islice(cycle(POSISI), 2 * len(POSISI)):
            quiet = visitor.look(satker, posisi)
            results.add("tenang", offices, quiet.processor)
            results.add("tenang, jam dinding", offices, quiet.clock)
        if has_others:
            _after_entries_of_others(place, server, visitor, results)
            _in_turn(place, visitor, results)
            if fall_behind:
                _behind(place, server, visitor, results)


def _after_entries_of_others(place: Place, server: Server, visitor: Visitor, results: Results) -> None:
    """Each redraw after an entry of another office: once followed before it, once followed by the redraw itself."""
    satker = place.nation.first.satker
    for posisi in islice(cycle(POSISI), 2 * len(POSISI)):
        _write_tick(place)
        wait_until_ready(server)
        results.add("setelah entri lain", place.offices, visitor.look(satker, posisi).processor)
    for posisi in islice(cycle(POSISI), 2 * len(POSISI)):
        _write_tick(place)
        results.add("setelah entri lain, berikut menerapkannya", place.offices, visitor.look(satker, posisi).processor)


def _write_tick(place: Place) -> None:
    last = place.nation.last
    place.nation.add(place.journal, last, last.tick())


def _in_turn(place: Place, visitor: Visitor, results: Results) -> None:
    """Up to 60 offices one after the other, at one posisi; they were all looked at before."""
    names = place.nation.size.names[:IN_TURN]
    for satker in names:
        visitor.look(satker, POSISI[-1])
    spent = [visitor.look(satker, POSISI[-1]).processor for satker in names]
    for _ in range(2 * len(POSISI)):
        results.add("bergiliran", place.offices, sum(spent) / len(spent))


def _behind(place: Place, server: Server, visitor: Visitor, results: Results) -> None:
    """The first redraw after 100 uploads of another office."""
    wait_until_ready(server)
    os.kill(server.pid, signal.SIGSTOP)  # else it follows while they are written
    try:
        with without_fsync():
            for draft in uploads_of_last(place, BEHIND):
                place.nation.add(place.journal, place.nation.last, draft)
    finally:
        os.kill(server.pid, signal.SIGCONT)
    results.add("tertinggal", place.offices, visitor.look(place.nation.first.satker, POSISI[-1]).clock)
    wait_until_ready(server)
    place.db.catch_up()


def wait_until_ready(server: Server) -> None:
    """Until the server says that it has caught up with the journal."""
    end = time.monotonic() + 300
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{server.address}/siap"):
                return
        except HTTPError:  # 503: not yet
            time.sleep(0.05)
    raise TimeoutError(f"{server.address} tidak siap")
