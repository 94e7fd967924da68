"""The shape of compose.yaml, without containers: two app servers with its settings over one PostgreSQL, asked as its
proxy asks them."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monev.database import Database
from monev.journal import open_journal
from monev.people.visits import accounts_of
from tests.code import ROOT
from tests.makers import SATKER, add_people, append_unggahan, sample_content
from tests.postgres import PASSWORD, Cluster
from tests.server.ways_in import ask

NAME = "zi.kantor.go.id"
SIGN_IN = "kuda lumping di sawah"


def settings_of_app() -> dict[str, str]:
    """The environment of an app server in compose.yaml."""
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    block = text.split("x-app:")[1].split("environment:\n")[1].split("  networks:")[0]
    return {name: value.strip('"') for name, value in re.findall(r"^    (\w+): (.+)$", block, re.MULTILINE)}


@dataclass
class App:
    port: int
    process: subprocess.Popen[str]
    errors: Path

    def ask(self, address: str, method: str = "GET", body: str = "", **header: str) -> http.client.HTTPResponse:
        """What the proxy gets that passes a visitor's request on."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own = {"Host": NAME, "X-Forwarded-For": "10.1.2.3", "X-Forwarded-Proto": "https"}
        connection.request(method, address, body, own | {name.replace("_", "-"): text for name, text in header.items()})
        response = connection.getresponse()
        response.body = response.read()
        connection.close()
        return response

    def ready(self) -> int:
        return self.ask("/siap").status

    def metric(self, name: str) -> float:
        (value,) = re.findall(rf"^{re.escape(name)} (\S+)$", ask(self.port, "/metrik")[2].decode(), re.MULTILINE)
        return float(value)


@contextmanager
def started(folder: Path, journal: str) -> Iterator[App]:
    settings = settings_of_app() | {
        "MONEV_JURNAL": journal,
        "PGPASSWORD": PASSWORD,
        "MONEV_ALAMAT": f"https://{NAME}",
        "MONEV_PROKSI": "127.0.0.1",
        "MONEV_METRIK": "127.0.0.0/8",
        "MONEV_DB": str(folder / "monev.duckdb"),
    }
    errors = folder / "galat.log"
    with errors.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "monev.server", "--port", "0"],
            cwd=ROOT, env=os.environ | settings, stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
    try:
        assert process.stdout is not None
        said = next((line for line in process.stdout if "localhost:" in line), "")
        assert said, errors.read_text()
        yield App(int(re.findall(r"localhost:(\d+)", said)[0]), process, errors)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def journal(postgres: Cluster) -> str:
    """A journal in PostgreSQL with a plan and an admin who chose a password; its address without the password."""
    address = postgres.new_database()
    kept = open_journal(address)
    append_unggahan(kept)
    add_people(db := Database.open_at(None, kept))
    db.close()
    accounts_of(str(kept)).set_password("utama", SIGN_IN)
    parts = urlsplit(address)
    return f"postgresql://monev@127.0.0.1:{parts.port}{parts.path}"


@pytest.fixture(scope="module")
def apps(journal: str, tmp_path_factory: pytest.TempPathFactory, postgres: Cluster) -> Iterator[list[App]]:
    """Both servers, for all tests of this file; the last of them stops one."""
    folders = [tmp_path_factory.mktemp(name) for name in ("app1", "app2")]
    with ExitStack() as stack:
        yield [stack.enter_context(started(folder, journal)) for folder in folders]


def wait_for(app: App, status: int) -> None:
    while app.ready() != status:
        assert app.process.poll() is None


@pytest.mark.semua
def test_two_servers_are_one_to_their_visitors(apps, postgres, journal):
    one, two = apps
    assert (one.ready(), two.ready()) == (200, 200)
    assert one.ask("/", Accept="text/html").headers["location"].startswith("/masuk")
    form = f"nama=utama&sandi={SIGN_IN.replace(' ', '+')}"
    kind = {"Content_Type": "application/x-www-form-urlencoded", "Origin": f"https://{NAME}"}
    answer = one.ask("/masuk", "POST", form, **kind)
    cookies = [cookie.split(";")[0] for cookie in answer.headers.get_all("set-cookie")]
    assert two.ask("/", Cookie="; ".join(cookies)).status == 200
    # What neither a visitor nor a stranger is told, and a collector is.
    assert one.ask("/metrik").status != 200
    assert two.metric("monev_ready") == 1
    before = two.metric("monev_journal_entry")
    parts = urlsplit(journal)
    address = postgres.address(parts.path.strip("/"))
    append_unggahan(open_journal(address), sample_content(unggahan=2))
    wait_for(two, 200)
    assert two.metric("monev_journal_entry") == before + 1
    assert two.metric('monev_http_responses_total{status="2xx"}') > 0
    assert SATKER not in ask(two.port, "/metrik")[2].decode()


def test_without_postgresql_it_lives_is_not_ready_and_says_so_in_json(apps, postgres):
    one = apps[0]
    wait_for(one, 200)
    postgres.stop()
    try:
        wait_for(one, 503)
        answer = one.ask("/siap")
        assert (json.loads(answer.body), answer.headers["cache-control"]) == ({"siap": False}, "no-store")
        assert json.loads(one.ask("/sehat").body) == {"sehat": True}
    finally:
        postgres.start()
    wait_for(one, 200)
    lines = [json.loads(line) for line in one.errors.read_text().splitlines()]
    assert [line["tingkat"] for line in lines if "tidak siap" in line["pesan"]] == ["WARNING"], "said once"
    assert not any(PASSWORD in line["pesan"] for line in lines)


def test_behind_the_proxy_only_its_address_is_served(apps):
    answers = [
        apps[0].ask("/tidak-ada", "PUT", Host=host, Origin=origin).status
        for host, origin in (
            (NAME, f"https://{NAME}"),
            (NAME, f"http://{NAME}"),
            ("lain.kantor.go.id", "https://lain.kantor.go.id"),
        )
    ]
    assert answers == [401, 403, 403]


def test_who_is_asked_to_stop_first_sends_nobody_else_and_then_ends_whole(apps):
    one, two = apps
    wait_for(one, 200)
    wait_for(two, 200)  # PostgreSQL was away a moment ago
    one.process.send_signal(signal.SIGTERM)
    wait_for(one, 503)
    assert one.ask("/sehat").status == 200
    assert two.ready() == 200
    one.process.send_signal(signal.SIGTERM)  # asked again: at once
    assert one.process.wait() == -signal.SIGTERM  # as uvicorn ends, once all is closed


def test_the_proxy_asks_what_there_is_and_keeps_a_browser_where_it_began():
    config = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
    assert set(re.findall(r"uri (\S+)", config)) == {"/siap", "/sehat"}
    assert (
        re.findall(r"server (\S+) (\S+) cookie (\S+)", config)
        == [(name, f"{name}:8501", name) for name in ("app1", "app2")] * 2
    )
