"""compose.yaml tested without containers: two app servers with its settings over one PostgreSQL,
with requests as its proxy sends them.
"""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx2
import pytest
from httpx2 import Response

from monev.database import Database
from monev.journal import open_journal
from monev.people.accounts import accounts_of
from tests.browser.server import Server, start_server
from tests.code import ROOT
from tests.makers import add_people, append_unggahan
from tests.postgres import PASSWORD, Cluster

NAME = "zi.kantor.go.id"
SIGN_IN = "kuda lumping di sawah"


def settings_of_app() -> dict[str, str]:
    """Read the environment of an app server from compose.yaml."""
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    block = text.split("x-app:")[1].split("environment:\n")[1].split("  networks:")[0]
    return {
        name: value.strip('"')
        for name, value in re.findall(r"^    (\w+): (.+)$", block, re.MULTILINE)
    }


def test_each_service_says_whether_it_is_well_and_takes_no_more_than_its_share():
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    blocks = re.split(
        r"^(?:x-app|  postgres|  proksi|  app1):", text.split("\nvolumes:")[0], flags=re.MULTILINE
    )
    app, postgres, app1, proxy = blocks[1:]
    assert "<<: *app" in app1
    assert "HEALTHCHECK" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for block in (postgres, proxy):
        assert "healthcheck:" in block
    for block in (app, postgres, proxy):
        for wanted in ("mem_limit:", "pids_limit:", "logging:", "no-new-privileges"):
            assert wanted in block


def command_of_image(instruction: str) -> list[str]:
    """Read what the image starts with, or is asked about its health by."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (command,) = re.findall(rf"^{instruction}\b[^\[]*(\[.+\])$", text, re.MULTILINE)
    return json.loads(command)


def test_the_image_takes_postgresqls_password_from_a_file(tmp_path):
    (tmp_path / "sandi").write_text("rahasia kantor\n")
    command = [*command_of_image("ENTRYPOINT"), "printenv", "PGPASSWORD"]
    environment = os.environ | {"PGPASSWORD_FILE": str(tmp_path / "sandi")}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == "rahasia kantor\n"


@dataclass
class App:
    server: Server

    def ask(
        self, address: str, method: str = "GET", body: dict[str, str] | None = None, **header: str
    ) -> Response:
        """Pass a visitor's request on as the proxy does."""
        own = {"Host": NAME, "X-Forwarded-For": "10.1.2.3", "X-Forwarded-Proto": "https"}
        return httpx2.request(
            method, f"{self.server.address}{address}", data=body, headers=own | header, timeout=60
        )

    def ready(self) -> int:
        return self.ask("/siap").status_code


@pytest.fixture(scope="module")
def journal(postgres: Cluster) -> str:
    """Make a journal in PostgreSQL with a plan and an admin with a password; return its address
    without the database's password.
    """
    address = postgres.new_database()
    kept = open_journal(address)
    append_unggahan(kept)
    add_people(db := Database.open_at(None, kept))
    db.close()
    accounts_of(str(kept)).set_password("utama", SIGN_IN)
    parts = urlsplit(address)
    return f"postgresql://monev@127.0.0.1:{parts.port}{parts.path}"


@pytest.fixture(scope="module")
def apps(
    journal: str, tmp_path_factory: pytest.TempPathFactory, postgres: Cluster
) -> Iterator[list[App]]:
    """Start both servers, for all tests of this file; the last test stops one."""
    settings = settings_of_app() | {"MONEV_ALAMAT": f"https://{NAME}", "MONEV_PROKSI": "127.0.0.1"}
    settings |= {"MONEV_JURNAL": journal, "PGPASSWORD": PASSWORD}
    with ExitStack() as stack:
        servers = [
            stack.enter_context(start_server(tmp_path_factory.mktemp(name), today="", **settings))
            for name in ("app1", "app2")
        ]
        yield [App(server) for server in servers]
        os.kill(servers[1].pid, signal.SIGTERM)  # asked once more it ends at once


def wait_for(app: App, status: int) -> None:
    while app.ready() != status:
        pass


@pytest.mark.semua
def test_without_postgresql_it_lives_is_not_ready_and_says_so_in_json(apps, postgres):
    one = apps[0]
    wait_for(one, 200)
    with postgres.away():
        wait_for(one, 503)
        answer = one.ask("/siap")
        assert (answer.json(), answer.headers["cache-control"]) == ({"siap": False}, "no-store")
        assert one.ask("/sehat").json() == {"sehat": True}
    wait_for(one, 200)
    lines = [json.loads(line) for line in one.server.log_text.splitlines()]
    assert [line["tingkat"] for line in lines if "tidak siap" in line["pesan"]] == ["WARNING"], (
        "said once"
    )
    assert not any(PASSWORD in line["pesan"] for line in lines)


@pytest.mark.semua
def test_who_is_asked_to_stop_first_sends_nobody_else_and_then_ends_whole(apps):
    one, two = apps
    wait_for(one, 200)
    wait_for(two, 200)  # PostgreSQL was away a moment ago
    os.kill(one.server.pid, signal.SIGTERM)
    wait_for(one, 503)
    assert one.ask("/sehat").status_code == 200
    assert two.ready() == 200
    os.kill(one.server.pid, signal.SIGTERM)  # asked again: at once
    _, status = os.waitpid(one.server.pid, 0)
    assert (
        os.waitstatus_to_exitcode(status) == -signal.SIGTERM
    )  # as uvicorn ends, once all is closed


def test_the_proxy_asks_what_there_is_and_keeps_a_browser_where_it_began():
    config = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
    assert set(re.findall(r"uri (\S+)", config)) == {"/siap", "/sehat"}
    servers = [(name, f"{name}:8501", name) for name in ("app1", "app2")]
    found = re.findall(r"server (\S+) (\S+) cookie (\S+)", config)
    assert [server for server in found if server[0] != "satu"] == servers * 2
