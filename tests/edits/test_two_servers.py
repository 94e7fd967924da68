"""Two servers on one store: what a meeting of an earlier posisi records is whole on both days."""

from contextlib import closing
from datetime import date

import pytest

from monev import figures
from monev.database import Database
from monev.edits.single_edits import Target
from monev.figures.views import newest_view
from monev.writing.content_of import read_langkah
from tests.conftest import first_few, on_day
from tests.edits.material import edit_plan
from tests.journal.homes import home as home
from tests.journal.homes import postgres_home as postgres_home
from tests.journal.processes import start_process
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat

JUNE = date(2025, 6, 30)
SERVER = """
from monev.core.errors import MonevError
from monev.edits.single_edits import Target, cancel_change, edit
address, who = sys.argv[2:]
db = Database.open_at(folder / f"{who}.duckdb", open_journal(address))
rencana = db, "KPU Kabupaten Uji", 2025
where = Target("I.1.1", "2025-03", "Notulensi")
say("siap")
sys.stdin.readline()
for number in range(6):
    value = {"status": ("ada", "belum_ada")[number % 2], "catatan": f"{who} {number}"}
    entry = edit(*rencana, where, value, pelaku=who, rapat=1).entry
    if number % 3 == 0:
        try:
            cancel_change(*rencana, entry.nomor, pelaku=who)
        except MonevError:
            pass  # the other server changed it since
"""

current = on_day("2025-07-10")


@pytest.mark.parametrize("home", first_few(("postgres", "sqlite"), 1), indirect=True)
def test_a_touch_of_either_server_is_one_fact_that_both_days_read(home, tmp_path):
    journal = home.open()
    with closing(Database.open_at(tmp_path / "monev.duckdb", journal)) as db:
        append_unggahan(db)
        begin_rapat(db, judul="Rapat evaluasi TW II")
        edit_plan(db, Target("I.1.1"), {"pic": "Umum"}, pelaku="Budi")
        last, _ = journal.tip()
        servers = [start_process(tmp_path, SERVER, home.address, who) for who in ("Ani", "Budi")]
        for server in servers:
            assert server.stdout.readline() == "siap\n"
        for server in servers:
            server.stdin.write("\n")
            server.stdin.flush()
        assert [server.wait() for server in servers] == [0, 0]

        entries = [*journal.read(last)]
        assert len(entries) >= 12
        days = {field["berlaku"] for entry in entries for field in entry.isi["ubah"]}
        assert days == {JUNE.isoformat()}
        stored = []
        for view in (figures.view_at(db, SATKER, TAHUN, JUNE), newest_view(db, SATKER, TAHUN)):
            (tenggat,) = read_langkah(db, view, ["I.1.1"])["I.1.1"]["tenggat"]
            stored.append(tenggat["bukti"])
        assert stored[0] == stored[1]
