"""The server is killed while it stores an act, with its journal in PostgreSQL.

What was announced as stored is there, and the browser's second message stores nothing twice.
"""

import asyncio
import json
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
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
KENDALA = "Hujan"


async def report(line: ClientConnection, number: str) -> None:
    """Open Lapor Triwulan and report a kendala of a target there, as its script does."""
    page = ClientState(query_string=CHOICE, page_name="lapor")
    await line.send(BackMsg(rerun_script=page).SerializeToString())
    block = ""
    async for data in line:
        sent = ForwardMsg.FromString(data)
        drawn = sent.delta.new_element.bidi_component.id
        if drawn.endswith("-lapor"):
            block = drawn
        if sent.WhichOneof("type") == "script_finished":
            break
    act = {"do": "report", "kode": "I.1.1", "tenggat": "2025-07"}
    act |= {"value": {"kendala": KENDALA}, "seen": {"kendala": ""}}
    message = {"event": "chosen", "value": {"act": {"id": number, "acts": [act]}}}
    widget = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{block}__events")
    widget.json_trigger_value = json.dumps([message])
    whole = WidgetState(id=block, json_value="{}")
    page.widget_states.CopyFrom(WidgetStates(widgets=[widget, whole]))
    await line.send(BackMsg(rerun_script=page).SerializeToString())


async def is_told(
    server: Server, number: str, word: str, after_sending: Callable[[], object] = object
) -> bool:
    """True if a browser that reports gets this word in an answer before the server is gone."""
    url = server.address.replace("http://", "ws://") + "/_stcore/stream"
    origin, words = Origin(server.address), [Subprotocol("streamlit")]
    with suppress(ConnectionClosed):
        async with connect(url, subprotocols=words, max_size=None, origin=origin) as line:
            await report(line, number)
            after_sending()
            async for data in line:
                if word.encode() in data:
                    return True
    return False


def entries_with(journal: Journal) -> int:
    return sum(KENDALA in json.dumps(entry.isi) for entry in journal.read())


def kill_once_stored(server: Server, journal: Journal, before: tuple[int, str]) -> None:
    def kill() -> None:
        while journal.tip() == before:
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

    async def report_and_kill(server: Server) -> bool:
        def kill() -> None:
            if moment == "stored":
                kill_once_stored(server, open_journal(address), before)
            else:
                loop.call_later(moment, os.kill, server.pid, signal.SIGKILL)

        loop = asyncio.get_running_loop()
        return await is_told(server, "a", "tersimpan", kill)

    with start_server(tmp_path, journal=address) as server:
        was_told = asyncio.run(report_and_kill(server))
    kept = entries_with(journal)
    assert kept in (0, 1)
    assert kept or not was_told
    assert kept or moment != "stored"
    with start_server(tmp_path, journal=address) as again:
        word = "sudah demikian" if kept else "tersimpan"
        assert asyncio.run(is_told(again, "a", word))
    assert entries_with(journal) == 1
