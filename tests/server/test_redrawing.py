"""Redrawing an open page for what others stored loses nothing of its visitor. With Streamlit's own
runtime.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime import Runtime, RuntimeConfig, SessionClient
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from monev.server import application, background

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


SLOW_PAGE = """import time
from pathlib import Path
import streamlit as st
def note():
    with open({noted!r}, "a") as file:
        file.write("ditekan ")
@st.fragment
def part():
    st.button("Tekan", on_click=note)
part()
while not Path({may_end!r}).exists():
    time.sleep(0.01)
"""
"""Its button can be pressed while the rest is still being made."""


async def _press_before_the_page_is_whole(script: Path, may_end: Path) -> None:
    application.use_own_settings()
    files = MemoryUploadedFileManager("/unggah")
    runtime, browser = (
        Runtime(RuntimeConfig(str(script), MemoryMediaFileStorage("/media"), files)),
        Browser(),
    )
    await runtime.start()
    visit = runtime.connect_session(browser, {})
    runtime.handle_backmsg(visit, BackMsg(rerun_script={"query_string": ""}))
    while (told := await browser.get()).delta.new_element.WhichOneof("type") != "button":
        pass
    press = WidgetState(id=told.delta.new_element.button.id, trigger_value=True)
    states = WidgetStates(widgets=[press])
    asked = {"widget_states": states, "fragment_id": told.delta.fragment_id}
    runtime.handle_backmsg(visit, BackMsg(rerun_script=asked))
    # The window was pulled wider, say: the whole page is asked for.
    runtime.handle_backmsg(visit, BackMsg(rerun_script={"query_string": "lebar=800"}))
    may_end.touch()
    await browser.until_drawn()
    runtime.stop()
    await runtime.stopped


def test_a_press_is_not_lost_where_the_whole_page_is_asked_for_before_it_is_answered(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(Runtime, "_instance", None)
    noted, script, may_end = (tmp_path / name for name in ("noted", "page.py", "may_end"))
    script.write_text(SLOW_PAGE.format(noted=str(noted), may_end=str(may_end)), encoding="utf-8")
    with ThreadPoolExecutor() as other:
        other.submit(asyncio.run, _press_before_the_page_is_whole(script, may_end)).result()
    assert noted.read_text() == "ditekan "
