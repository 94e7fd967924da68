"""The log: an incident stands in it under its number, without secrets, and the file stays small."""

import logging
import re
from pathlib import Path

import pytest
from starlette.requests import ClientDisconnect
from starlette.websockets import WebSocketDisconnected
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from uvicorn.protocols.utils import ClientDisconnected
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

from monev import build
from monev.database.places import Place
from monev.server import incidents
from tests.browser.server import start_server
from tests.page_runs import touched
from tests.server.asgi import in_own_loop, pass_through, send_request


@pytest.fixture
def log(tmp_path: Path):
    place = Place(tmp_path / "monev.duckdb", "")
    handler = incidents.start_log(place)
    yield incidents.log_file(place)
    incidents.stop_log(handler)


async def broken(scope, receive, send) -> None:
    raise RuntimeError("rusak; Cookie: monev_sesi=rahasia123; sandi=rahasia456")


def test_an_error_nobody_caught_is_words_with_a_number_that_the_file_has_too(log):
    status, headers, page = send_request(
        incidents.number_requests(broken), "/", cookie="monev_sesi=rahasia789"
    )
    number = re.search(r"\d{8}-\d{6}-[0-9a-f]{4}", page.decode())
    written = log.read_text(encoding="utf-8")
    assert status == 500
    for said in (
        f"kejadian {number[0]}",
        f" {build()} ERROR",
        f"[{headers['x-request-id']}]",
        "RuntimeError",
    ):
        assert said in written
    assert "RuntimeError" not in page.decode()
    assert "rahasia" not in written


@pytest.mark.parametrize("gone", [ClientDisconnect, ClientDisconnected, WebSocketDisconnected])
def test_who_left_before_the_answer_or_in_the_middle_of_a_form_is_no_incident(log, gone):
    async def leave(scope, receive, send) -> None:
        # Also of a page's own connection, which Streamlit answers when it is closed already.
        raise gone

    with pytest.raises(IndexError):  # there is no answer
        send_request(incidents.number_requests(leave), "/")
    assert log.read_text() == ""


async def send_misshapen(address: str, count: int, word: str) -> None:
    """Tell a page of this server so many times what none of its blocks says, with `word` in it."""
    line = connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        origin=Origin(address),
    )
    async with line as connection:

        async def run(*widgets: WidgetState) -> list[str]:
            states = WidgetStates(widgets=widgets)
            again = BackMsg(rerun_script=ClientState(widget_states=states))
            await connection.send(again.SerializeToString())
            blocks = []
            async for data in connection:
                told = ForwardMsg.FromString(data)
                blocks.append(told.delta.new_element.bidi_component.id)
                if told.WhichOneof("type") == "script_finished":
                    break
            return list(filter(None, blocks))

        *_, last = await run()
        sent = touched({"href": [word] * 50_000})
        for _ in range(count):
            events = f"$$STREAMLIT_INTERNAL_KEY_{last}__events"
            own = WidgetState(id=last, json_value="{}")  # it is drawn: else nobody heeds it
            await run(own, WidgetState(id=events, json_trigger_value=sent))


@pytest.mark.semua
def test_messages_of_a_wrong_shape_are_a_few_short_lines_in_the_log_and_nothing_at_the_terminal(
    tmp_path,
):
    with start_server(tmp_path) as server:
        said = (tmp_path / "layar.log").read_text(encoding="utf-8")
        in_own_loop(send_misshapen(server.address, incidents.ALIKE + 5, "rahasia"))
        assert (server.log_text, (tmp_path / "layar.log").read_text(encoding="utf-8")) == ("", said)
        written = incidents.log_file(Place(tmp_path / "monev.duckdb", "")).read_text("utf-8")
    assert "rahasia" not in written
    assert written.count("\n") == written.count("ditolak") == incidents.ALIKE
    assert len(written) < 10_000


def test_the_id_of_a_request_is_never_its_senders():
    _, sent, answered = pass_through(incidents.number_requests, x_request_id="palsu")
    assert sent[b"x-request-id"].decode() == answered["x-request-id"] != "palsu"


def test_nobody_fills_the_file_by_doing_the_same_again_and_again(log):
    def fail(number: int) -> None:
        try:
            raise (KeyError if number % 2 else ValueError)(f"x{number}")
        except (KeyError, ValueError):
            logging.getLogger("monev.ui").exception("kejadian %s", number)

    for number in range(1000):
        fail(number)
    logging.getLogger("monev.server").warning("lain")
    written = log.read_text(encoding="utf-8")
    assert written.count("Traceback") == 2 * incidents.ALIKE
    assert written.count("yang serupa tidak ditulis lagi selama 10 menit") == 2
    assert "lain" in written


def test_the_file_is_for_this_account_alone_and_never_grows_beyond_its_share(log):
    for number in range(7000):
        line = logging.makeLogRecord(
            {"name": "monev.server", "levelno": logging.WARNING, "lineno": number}
        )
        line.msg = f"{number:05d} {'x' * 1000}"
        logging.getLogger("monev.server").handle(line)
    files = sorted(log.parent.iterdir())
    assert len(files) == incidents.FILES_KEPT + 1
    assert max(file.stat().st_size for file in files) <= incidents.LARGEST_FILE
    assert log.parent.stat().st_mode & 0o777 == 0o700
    assert "06999" in log.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_said_and_the_pages_are_served(tmp_path, capsys):
    (tmp_path / "monev.catatan").write_text("berkas, bukan folder", encoding="utf-8")
    assert incidents.start_log(Place(tmp_path / "monev.duckdb", "")) is None
    assert "Catatan kejadian tidak ditulis" in capsys.readouterr().out


def test_addresses_that_are_secrets_are_not_in_a_list_of_all_that_was_asked_for(log, caplog):
    asked = ("/undangan/rahasia1", "/tamu/rahasia2?x=1", "/linimasa?satker=KPU")
    access = logging.getLogger("uvicorn.access")
    with caplog.at_level(logging.INFO, logger="uvicorn.access"):
        for path in asked:
            access.info('%s - "%s %s HTTP/%s" %d', "10.0.0.1:9", "GET", path, "1.1", 200)
    assert [record.getMessage().split()[3] for record in caplog.records] == [
        "/undangan/…",
        "/tamu/…?x=1",
        "/linimasa?satker=KPU",
    ]
