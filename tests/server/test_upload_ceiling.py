"""Uploads count before they come, and a real server never holds more than its ceilings."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from monev.server.start_page import refusal_line
from tests.server.test_ways_in import started

MB = 1024 * 1024
NEARLY_A_MB = MB - 4096


class Visit:
    """A browser's visit, as far as uploads need one."""

    def __init__(self, port: int, stack: ExitStack) -> None:
        self.origin = f"http://localhost:{port}"
        line = f"ws://localhost:{port}/_stcore/stream"
        spoken = [Subprotocol("streamlit")]
        self.connection = stack.enter_context(
            connect(line, origin=Origin(self.origin), subprotocols=spoken)
        )
        # Asking for a first run: the answer names the visit.
        self.connection.send(BackMsg(rerun_script={"query_string": ""}).SerializeToString())
        message = ForwardMsg()
        while message.WhichOneof("type") != "new_session":
            message.ParseFromString(self.connection.recv())
        self.name = message.new_session.initialize.session_id
        self.token = httpx2.get(f"{self.origin}/_stcore/health", timeout=60).cookies[
            "_streamlit_xsrf"
        ]

    def send(self, name: str, size: int, *, announced: bool = True) -> tuple[int, str]:
        """Upload a file, with or without its length. Returns the answer's status and words."""
        start = b'--batas\r\nContent-Disposition: form-data; name="f"; filename="f.xlsx"\r\n\r\n'
        body = start + b"x" * size + b"\r\n--batas--\r\n"
        content = body
        if not announced:
            content = iter([body[at : at + 65536] for at in range(0, len(body), 65536)])
        headers = {
            "Origin": self.origin,
            "Cookie": f"_streamlit_xsrf={self.token}",
            "X-Xsrftoken": self.token,
        }
        headers |= {"Content-Type": "multipart/form-data; boundary=batas"}
        address = f"{self.origin}/_stcore/upload_file/{self.name}/{name}"
        answer = httpx2.put(address, content=content, headers=headers, timeout=60)
        return answer.status_code, answer.text


@pytest.fixture(scope="module")
def server_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Start a server for files of at most 1 MB: 2 MB a visit, 6 MB a machine, 12 MB in all. A visit
    that leaves is over soon.
    """
    folder = tmp_path_factory.mktemp("unggahan")
    settings = ("--server.maxUploadSize", "1", "--server.disconnectedSessionTTL", "3")
    with started("streamlit run", folder, *settings) as port:
        yield port


@pytest.fixture
def visits(server_port: int) -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.mark.semua
def test_a_visit_may_go_on_sending_and_a_machine_may_not_fill_the_server(server_port, visits):
    first = Visit(server_port, visits)
    assert [first.send(f"b{number}", NEARLY_A_MB)[0] for number in range(9)] == [204] * 9
    others = [Visit(server_port, visits) for _ in range(3)]
    answers = [other.send(name, NEARLY_A_MB) for other in others for name in ("satu", "dua")]
    assert [status for status, _ in answers] == [204, 204, 204, 204, 413, 413]
    assert answers[-1][1] == refusal_line("too_much").body.decode()


@pytest.mark.semua
def test_what_is_too_large_or_does_not_say_its_length_is_refused_file_form_or_message(
    server_port, visits
):
    visit = Visit(server_port, visits)
    assert visit.send("besar", 3 * MB) == (413, refusal_line("too_large").body.decode())
    assert visit.send("besar", 3 * MB, announced=False)[0] == 413
    # Nothing but a file is ever large.
    with socket.create_connection(("localhost", server_port)) as line:
        head = (
            f"POST /masuk HTTP/1.1\r\nHost: localhost:{server_port}\r\nContent-Length: "
            f"{2 * MB}\r\n\r\n"
        )
        line.sendall(head.encode())
        assert line.recv(4096).split(b"\r\n")[0].split()[1] == b"413"
    visit.connection.send(b"x" * (2 * MB))
    with pytest.raises(Exception, match="1009"):
        while True:
            visit.connection.recv()
