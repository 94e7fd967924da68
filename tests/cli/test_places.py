"""Which database a command uses, and that it works beside a running app that holds the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from monev.database import running_app
from tests.cli.conftest import MESUJI
from tests.code import ROOT

TEST_OFFICE = ("--satker", "KPU Kota Uji", "--tahun", "2025")
ONE = ("Rapat pertama", "Maret 2025", "Selesai")
TWO = ("Rapat kedua", "Juni 2025", "")

# The app: holds the file, answers beside it where asked to, and when told to look says how many unggahan it now has.
APPLICATION = """
import sys
import threading
from contextlib import nullcontext
from monev.database import Database, find_place
from monev.database.answering import answer_commands
from monev.database.wire import socket_file
from monev.journal import open_journal
from monev.figures import list_rencana
place = find_place(sys.argv[1])
db = Database.open_at(place.db, open_journal(place.journal))
with answer_commands(db.file) if sys.argv[2] == "menjawab" else nullcontext():
    while sys.argv[2] == "menjawab" and not socket_file(db.file).exists():
        threading.Event().wait(0.05)
    print("siap", flush=True)
    for _ in sys.stdin:
        db.catch_up()
        print(int(list_rencana(db)["unggahan"].sum()), flush=True)
"""


@contextmanager
def application_at(database: str, way: str) -> Iterator[subprocess.Popen[str]]:
    pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", APPLICATION, database, way], cwd=ROOT, **pipe) as program:
        assert program.stdout.readline() == "siap\n"
        yield program
        program.stdin.close()


@pytest.mark.parametrize("way", ["menjawab", "diam"])
def test_beside_a_running_app_it_answers_stores_and_the_app_follows(environment, run, table, way):
    with application_at(environment["MONEV_DB"], way) as application:
        assert run("muat", table("a.csv", ONE), "--posisi", "2025-06-30").exit_code == 0
        assert run("muat", table("b.csv", ONE, TWO), "--posisi", "2025-09-30").exit_code == 0
        assert run("keadaan", *TEST_OFFICE, "--json").json["unggahan"] == 2
        application.stdin.write("\n")
        application.stdin.flush()
        assert application.stdout.readline() == "2\n"


def test_beside_an_app_every_answer_is_byte_for_byte_the_one_without_it(environment, run, table, tmp_path):
    assert run("muat", MESUJI, "--posisi", "2025-09-30").exit_code == 0
    assert run("muat", table("a.csv", ONE, TWO), "--posisi", "2025-09-30").exit_code == 0
    mesuji = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025")
    asked = [
        *((name, *mesuji, *json) for name in ("keadaan", "kesenjangan", "riwayat") for json in ((), ("--json",))),
        ("keadaan", *mesuji, "--posisi", "2025-06-30", "--json"),
        ("rekap", "--posisi", "2025-09-30", "--json"),
        ("rekap", "--posisi", "2025-09-30"),
        ("keadaan", "--satker", "KPU Kabupaten Mesuj", "--tahun", "2025"),
        ("orang", "daftar"),
        ("muat", MESUJI, "--posisi", "2025-09-30", "--json"),
    ]
    template = ("templat", *mesuji, "-o")
    alone = [run(*one) for one in asked]
    assert run(*template, tmp_path / "sendiri.csv").exit_code == 0
    with application_at(environment["MONEV_DB"], "menjawab"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(running_app, "_open_own", None)  # the app answers all of it
        assert [run(*one) for one in asked] == alone
        assert run(*template, tmp_path / "bersama.csv").exit_code == 0
    assert (tmp_path / "bersama.csv").read_bytes() == (tmp_path / "sendiri.csv").read_bytes()


def test_options_name_the_place_before_or_after_the_command(run, table, tmp_path):
    other = ("--db", tmp_path / "lain" / "kantor.duckdb")
    run("muat", table("a.csv", ONE), *other)
    for arguments in (
        (*other, "riwayat", *TEST_OFFICE),
        ("riwayat", *TEST_OFFICE, *other),
        (f"--db={other[1]}", "riwayat", *TEST_OFFICE),
    ):
        assert len(run(*arguments, "--json").json) == 1
    assert (tmp_path / "lain" / "kantor.jurnal").is_dir()
    assert run("riwayat", *TEST_OFFICE).exit_code == 1  # the usual place has none of it


def test_a_journal_of_its_own_can_be_named(run, table, tmp_path):
    journal = tmp_path / "catatan"
    assert run("muat", table("a.csv", ONE), "--jurnal", journal).exit_code == 0
    assert (journal / "entri" / "00000001.json").is_file()
    assert len(run("riwayat", *TEST_OFFICE, "--jurnal", journal, "--json").json) == 1
