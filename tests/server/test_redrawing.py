"""Redrawing an open page for what others stored loses nothing of its visitor. With Streamlit's own
runtime.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeConfig, SessionClient
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from monev.server import background

PAGE = """import streamlit as st
with open({!r}, "a") as file:
    file.write(st.query_params.get("tekan", "-"))
"""


class Browser(asyncio.Queue[ForwardMsg], SessionClient):
    """A queue of the messages sent to a browser."""

    write_forward_msg = asyncio.Queue.put_nowait

    async def until_drawn(self) -> None:
        """Wait for the end of a run that was not broken off."""
        while (message := await self.get()).WhichOneof(
            "type"
        ) != "script_finished" or message.script_finished:
            pass


async def _press_and_draw_anew(script: Path) -> None:
    files = MemoryUploadedFileManager("/unggah")
    runtime, browser = (
        Runtime(RuntimeConfig(str(script), MemoryMediaFileStorage("/media"), files)),
        Browser(),
    )
    await runtime.start()
    visit = runtime.connect_session(browser, {})
    runtime.handle_backmsg(visit, BackMsg(rerun_script={"query_string": ""}))
    await browser.until_drawn()
    runtime.handle_backmsg(visit, BackMsg(rerun_script={"query_string": "tekan=1"}))
    background._draw_anew(visit)
    await browser.until_drawn()
    while runtime.get_app_session(visit)._scriptrunner:
        await asyncio.sleep(0)
    background._draw_anew(visit)
    await browser.until_drawn()
    runtime.stop()
    await runtime.stopped


def test_a_press_is_not_lost_where_anothers_entry_comes_before_its_run_begins(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(Runtime, "_instance", None)
    drawn, script = tmp_path / "drawn", tmp_path / "page.py"
    script.write_text(PAGE.format(str(drawn)), encoding="utf-8")
    # Not in this thread, in which a loop of Playwright's may run.
    with ThreadPoolExecutor() as other:
        other.submit(asyncio.run, _press_and_draw_anew(script)).result()
    assert drawn.read_text() == "-11", (
        "first, for the press, for another's entry once the page stood still"
    )
