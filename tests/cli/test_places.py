"""Which database a command uses, and that it works beside a running app that holds the file."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.cli.conftest import ONE, TEST_OFFICE, TWO
from tests.code import ROOT

# The app: holds its file, and when told to look says how many unggahan it now has.
APPLICATION = """
import sys
from monev.database import Database, find_place
from monev.journal import open_journal
from monev.figures import list_rencana
place = find_place(sys.argv[1])
db = Database.open_at(place.db, open_journal(place.journal))
print("siap", flush=True)
for _ in sys.stdin:
    db.catch_up()
    print(int(list_rencana(db)["unggahan"].sum()), flush=True)
"""


@contextmanager
def application_at(database: str) -> Iterator[subprocess.Popen[str]]:
    pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", APPLICATION, database], cwd=ROOT, **pipe) as program:
        assert program.stdout.readline() == "siap\n"
        yield program
        program.stdin.close()


def test_beside_a_running_app_it_answers_stores_and_the_app_follows(environment, run, table):
    with application_at(environment["MONEV_DB"]) as application:
        assert run("muat", table("a.csv", ONE), "--posisi", "2025-06-30").exit_code == 0
        assert run("muat", table("b.csv", ONE, TWO), "--posisi", "2025-09-30").exit_code == 0
        assert run("keadaan", *TEST_OFFICE, "--json").json["unggahan"] == 2
        application.stdin.write("\n")
        application.stdin.flush()
        assert application.stdout.readline() == "2\n"


def test_options_name_the_place_and_the_journal_before_or_after_the_command(run, table, tmp_path):
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
    journal = tmp_path / "catatan"
    assert run("muat", table("a.csv", ONE), "--jurnal", journal).exit_code == 0
    assert (journal / "entri" / "00000001.json").is_file()
    assert len(run("riwayat", *TEST_OFFICE, "--jurnal", journal, "--json").json) == 1
