"""The server is killed while it stores an act, with its journal in PostgreSQL.

What was announced as stored is there, and the browser's second message stores nothing twice.
"""

import asyncio
import json
import os
import re
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from monev.journal import Journal, open_journal
from tests.browser.server import Server, start_server
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.postgres import Cluster

pytestmark = [pytest.mark.slow, pytest.mark.semua]

CHOICE = urlencode({"satker": SATKER, "tahun": TAHUN, "posisi": "2025-09-30"})
ROW, KENDALA = "I.1.1 2025-07", "Hujan"
STORED = "✓"


async def report(line: ClientConnection) -> None:
    """Open Lapor Triwulan and report a kendala of a target there, as its script does."""
    page = ClientState(query_string=CHOICE, page_name="lapor")
    await line.send(BackMsg(rerun_script=page).SerializeToString())
    table = ""
    async for data in line:
        sent = ForwardMsg.FromString(data)
        drawn = sent.delta.new_element.bidi_component
        if f'"{ROW}"' in drawn.json:
            table = drawn.id
        if sent.WhichOneof("type") == "script_finished":
            break
    assert table, "the page has the target"
    touch = {"said": [{"nr": 1, "act": [ROW, "kendala", KENDALA]}]}
    widget = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{table}__events")
    widget.json_trigger_value = json.dumps([{"event": "chosen", "value": touch}])
    whole = WidgetState(id=table, json_value="{}")
    page.widget_states.CopyFrom(WidgetStates(widgets=[widget, whole]))
    await line.send(BackMsg(rerun_script=page).SerializeToString())


async def answer_of(server: Server, after_sending: Callable[[], object] = object) -> str:
    """Return what a browser that reports is told in the target's row; "" if the server is gone
    before.
    """
    url = server.address.replace("http://", "ws://") + "/_stcore/stream"
    origin, words = Origin(server.address), [Subprotocol("streamlit")]
    with suppress(ConnectionClosed):
        async with connect(url, subprotocols=words, max_size=None, origin=origin) as line:
            await report(line)
            after_sending()
            async for data in line:
                drawn = ForwardMsg.FromString(data).delta.new_element.bidi_component.json
                if told := re.search(r'"told": ?"([^"]+)"', drawn):
                    return json.loads(f'"{told[1]}"')
    return ""


def entries_with(journal: Journal) -> int:
    return sum(KENDALA in json.dumps(entry.isi) for entry in journal.read())


def kill_once_stored(
    server: Server, journal: Journal, before: tuple[int, str], is_over: Event
) -> None:
    """Kill the server once its journal has a new entry, or when the visit is over without one."""

    def kill() -> None:
        while journal.tip() == before and not is_over.is_set():
            pass
        os.kill(server.pid, signal.SIGKILL)

    Thread(target=kill).start()


@pytest.mark.parametrize("moment", ["stored", 0.0, 0.05, 0.2])
def test_an_act_is_there_once_whenever_its_server_is_killed(
    tmp_path: Path, postgres: Cluster, moment: str | float
):
    address = postgres.new_database()
    tenggat = tenggat_content("2025-07", bukti={"SK": "belum_ada"})
    content = sample_content([langkah_content("I.1.1", [tenggat])], posisi="2025-09-30")
    append_unggahan(journal := open_journal(address), content)
    before = journal.tip()

    async def report_and_kill(server: Server) -> str:
        def kill() -> None:
            if moment == "stored":
                kill_once_stored(server, open_journal(address), before, is_over)
            else:
                loop.call_later(moment, os.kill, server.pid, signal.SIGKILL)

        loop, is_over = asyncio.get_running_loop(), Event()
        try:
            return await answer_of(server, kill)
        finally:
            is_over.set()

    with start_server(tmp_path, journal=address) as server:
        told = asyncio.run(report_and_kill(server))
    kept = entries_with(journal)
    assert (told, kept) in (("", 0), ("", 1), (STORED, 1))
    assert kept or moment != "stored"
    with start_server(tmp_path, journal=address) as again:
        assert asyncio.run(answer_of(again)) == ("Sudah demikian." if kept else STORED)
    assert entries_with(journal) == 1
