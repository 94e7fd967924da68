"""The live connection of a visitor elsewhere. Only messages of our pages come through, and only for
the visitor's own downloads; nothing if the accounts cannot be read.
"""

import asyncio
from dataclasses import replace

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from monev.access import list_people
from monev.database import Database
from monev.people.accounts import accounts_of
from monev.people.setting_up import change_person
from monev.people.visits import SESSION_COOKIE
from monev.server import gate
from tests.server.asgi import in_own_loop, one_reader, send_request, session_of, streamlit_stand_in


@pytest.fixture
def db(own_store) -> Database:
    return own_store(one_reader)


def show_page(fragment: str = "") -> BackMsg:
    return BackMsg(rerun_script={"page_name": "unggah", "fragment_id": fragment})


def download(number: str) -> BackMsg:
    return BackMsg(backend_operation_request={"deferred_file": {"file_id": number}})


NUMBER, FILE, OTHERS = "0123456789abcdef" * 2, "0123abcd" * 4, "f" * 32
PAGE = "6f1d1f0e-8f4c-4f4e-9b0a-0d5d5f0d8c11"
DOWNLOAD = download(NUMBER)


def line_of(session: str, **header: str) -> Scope:
    """Make the request for a live connection from elsewhere."""
    given = {"cookie": f"{SESSION_COOKIE}={session}", "x-forwarded-for": "192.168.1.20"} | header
    headers = [(name.encode(), content.encode()) for name, content in given.items()]
    return {"type": "websocket", "path": "/_stcore/stream", "headers": headers, "query_string": b""}


def came_through(session: str, *steps) -> tuple[list[str], bool]:
    """Send messages, calling functions in between. Returns the kinds of messages that Streamlit
    got, and True if the line was closed.
    """
    left, got, sent = list(steps), [], []

    async def receive() -> Message:
        while left and not isinstance(left[0], BackMsg):
            left.pop(0)()
        if not left:
            return {"type": "websocket.disconnect", "code": 1000}
        return {"type": "websocket.receive", "bytes": left.pop(0).SerializeToString(), "text": None}

    async def send(told: Message) -> None:
        sent.append(told["type"])

    async def streamlit(_: Scope, receive: Receive, send: Send) -> None:
        button, picture, words, first = ForwardMsg(), ForwardMsg(), ForwardMsg(), ForwardMsg()
        # Words on a page, such as a part of its address, give nothing.
        words.delta.new_element.markdown.body = f"b {OTHERS} /media/{OTHERS}.png"
        first.new_session.initialize.session_id = PAGE
        button.delta.new_element.download_button.deferred_file_id = NUMBER
        picture.delta.new_element.imgs.imgs.add().url = f"/media/{FILE}.png"
        while (one := await receive())["type"] == "websocket.receive":
            asked = BackMsg.FromString(one["bytes"])
            if asked.WhichOneof("type") == "rerun_script":
                for part in (first, button, picture, words):
                    await send({"type": "websocket.send", "bytes": part.SerializeToString()})
            got.append(asked.WhichOneof("type"))

    in_own_loop(gate.keep_out(streamlit)(line_of(session), receive, send))
    return got, not {"websocket.close", "websocket.http.response.start"}.isdisjoint(sent)


def test_a_download_is_given_while_nothing_changed_and_ends_the_line_once_it_did(db):
    session = session_of(db, "ani")
    shown = ["rerun_script", "backend_operation_request"]
    assert came_through(session, show_page(), DOWNLOAD) == (shown, False)
    roles = {"KPU Kabupaten Lain": frozenset({"pembaca"})}
    elsewhere = replace(list_people(db)["ani"], roles=roles)
    for change in (
        lambda: change_person(db, elsewhere, pelaku="utama"),
        lambda: accounts_of(str(db.journal)).end_session(session),
    ):
        assert came_through(session, show_page(), DOWNLOAD, change, DOWNLOAD) == (shown, True)


def test_numbers_of_downloads_kept_from_an_earlier_line_are_no_use(db):
    session = session_of(db, "ani")
    assert came_through(session, DOWNLOAD) == ([], True)
    assert came_through(session, show_page(fragment="x"), DOWNLOAD) == (["rerun_script"], True)


async def nothing(*_: object) -> None:
    """Receive and send nothing."""


def status_of(session: str, path: str, method: str = "GET") -> int:
    """Ask for a file's address and return the status; 200 if it reaches Streamlit."""
    elsewhere = {"cookie": f"{SESSION_COOKIE}={session}", "x_forwarded_for": "192.168.1.20"}
    return send_request(gate.keep_out(streamlit_stand_in), path, method=method, **elsewhere)[0]


def test_a_downloads_number_and_a_files_address_are_of_the_session_they_were_made_for(db):
    mine = session_of(db, "ani")
    others = session_of(db, "utama")
    assert status_of(mine, f"/media/{FILE}.png") == 404
    assert came_through(mine, show_page(), DOWNLOAD) == (
        ["rerun_script", "backend_operation_request"],
        False,
    )
    assert status_of(mine, f"/media/{FILE}.png") == 200
    assert came_through(mine, show_page(), download(OTHERS)) == (["rerun_script"], True)
    assert status_of(mine, f"/media/{OTHERS}.png") == 404, "words are no gift"
    assert status_of(others, f"/media/{FILE}.png") == 404


def test_a_page_is_come_back_to_and_files_are_sent_to_it_by_whose_it_is_alone(db):
    mine = session_of(db, "ani")
    others = session_of(db, "utama")
    came_through(mine, show_page())
    for session, comes_back in ((mine, True), (others, False)):
        seen: list[Scope] = []

        async def streamlit(scope: Scope, _: Receive, __: Send, seen: list[Scope] = seen) -> None:
            seen.append(scope)

        line = line_of(session, **{"sec-websocket-protocol": f"streamlit, PLACEHOLDER, {PAGE}"})
        in_own_loop(gate.keep_out(streamlit)(line, nothing, nothing))
        asked = dict(seen[0]["headers"])[b"sec-websocket-protocol"].decode()
        assert (asked.startswith("streamlit, PLACEHOLDER"), PAGE in asked) == (True, comes_back)
        answered = status_of(session, f"/_stcore/upload_file/{PAGE}/1", method="PUT")
        assert answered == (200 if comes_back else 404)


def test_what_is_remembered_of_downloads_has_a_ceiling_and_a_visit_in_use_keeps_its_own():
    """200 sessions get more numbers than are kept; then more sessions come than are kept."""
    kept = [f"{number:032x}" for number in range(gate.MOST_GIVEN + 200)]
    for session in range(200):
        gate.note_given(f"s{session}", kept)
        assert not gate.was_given(f"s{session}", kept[199])
        assert gate.was_given(f"s{session}", kept[200])
    for session in range(gate.MOST_SESSIONS):
        gate.note_given(f"lain{session}", kept[:1])
        gate.note_given("s7", kept[-1:])
    assert gate.was_given("s7", kept[-1])
    assert not gate.was_given("s8", kept[-1])
    assert len(gate._given) == gate.MOST_SESSIONS


def taken_of_lines_without_end(db: Database, count: int) -> int:
    """Count the messages that are read of so many lines of one address that send without end."""
    session, taken = session_of(db, "ani"), []

    async def receive() -> Message:
        taken.append(1)
        return {"type": "websocket.receive", "bytes": show_page().SerializeToString(), "text": None}

    async def send(_: Message) -> None:
        pass

    async def streamlit(_: Scope, receive: Receive, send: Send) -> None:
        while True:
            await receive()

    async def listen() -> None:
        scope = line_of(session) | {"client": ("192.168.1.20", 50000)}
        lines = [
            asyncio.ensure_future(gate.keep_out(streamlit)(scope, receive, send))
            for _ in range(count)
        ]
        while len(taken) < 5:
            await asyncio.sleep(0)
        for _ in range(100):
            await asyncio.sleep(0)
        for line in lines:
            line.cancel()

    in_own_loop(listen())
    return len(taken)


def test_a_line_that_sends_without_end_is_read_no_faster_than_a_page_is_used(db, monkeypatch):
    monkeypatch.setattr(gate, "MESSAGES_AT_ONCE", 5)
    monkeypatch.setattr(gate, "MESSAGES_A_SECOND", 0.001)
    assert taken_of_lines_without_end(db, 1) == 5


def test_what_none_of_our_pages_asks_does_not_come_through(db):
    session = session_of(db, "ani")
    foreign = [
        BackMsg(**{name: True})
        for name in ("clear_cache", "set_run_on_save", "debug_shutdown_runtime")
    ]
    foreign += [
        BackMsg(backend_operation_request={name: {}})
        for name in ("install_skills", "dismiss_skills_nudge")
    ]
    assert came_through(session, show_page(), *foreign) == (["rerun_script"], False)
