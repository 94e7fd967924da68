"""A server is killed between a press and its answer: sent again to the next server, the message is
stored once. Two servers on one journal agree who leads.
"""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from monev.core.errors import NotFound
from monev.database import Database
from monev.journal import open_journal
from monev.meeting import acts, ending, records
from monev.ui.looks.screen_parts import RoomAnswer
from pages.rapat import messages
from tests.conftest import before_release
from tests.journal.homes import PostgresHome, home, postgres_home
from tests.journal.processes import start_process
from tests.makers import append_unggahan, begin_rapat
from tests.meeting.conftest import ANI, BUDI, rapat_now
from tests.pages.rapat import sending

__all__ = ["home", "postgres_home"]

HALTS = """
import json
from monev.meeting import records
from pages.rapat import messages
point, number, sent = sys.argv[2:]
from monev.journal import Journal, store_at
class Halting(Journal):
    def add(self, **entry):
        if point == "before":
            say("sebelum")
            sys.stdin.readline()
        stored = super().add(**entry)
        say("ditulis")
        sys.stdin.readline()
        return stored
db = Database.open_at(None, Halting(store_at(folder / "monev.jurnal")))
rapat = records.read_rapat(db, "KPU Kabupaten Uji", 2025, int(number))
messages.answer_once(messages.Desk(db, rapat, "Ani"), messages.read_message(json.loads(sent)))
"""
"""A server that does what it is sent, and stops just before or after writing it."""

SENT: dict[str, dict[str, Any]] = {
    **sending.SENT,
    "change catatan": {"number": 1, "entries": {"kendala": "Banjir"}, "seen": {"kendala": "Lama"}},
    "report": {
        "kode": "I.1.1",
        "months": [{"tenggat": "2025-03"}],
        "entries": {"kendala": "Hujan"},
        "seen": {"kendala": ""},
    },
}
_FIRST = (("add catatan", "before"), ("presence", "after"))
_OTHERS = [case for case in product(SENT, ("before", "after")) if case not in _FIRST]
EVERY = [*_FIRST, *before_release(*_OTHERS)]


@pytest.fixture
def office(tmp_path: Path) -> Database:
    """Store a meeting that was closed, and one still open with one thing of each kind."""
    db = Database.open_at(None, open_journal(tmp_path / "monev.jurnal"))
    append_unggahan(db)
    before = begin_rapat(db)
    acts.add_attendance(db, before, [("Dewi", "Staf")], **ANI)
    ending.close_rapat(db, before, {"pemimpin": "Ketua", "notulis": "Ani"}, **ANI)
    rapat = begin_rapat(db)
    acts.record_kendala(db, rapat, kendala="Lama", **BUDI)
    acts.add_attendance(db, rapat, [("Budi", "Anggota")], **BUDI)
    acts.decide(db, rapat, uraian="Lama", pic="Ani", batas="2025-07-20", **BUDI)
    return db


@pytest.mark.parametrize(("act", "point"), EVERY)
def test_what_a_killed_server_was_sent_stands_once_when_the_next_one_is_sent_it(
    office, tmp_path, act, point
):
    sent = sending.message_of(act, id="a", **SENT[act])
    meeting = 1 if act == "correct" else 2
    before = office.journal.tip()[0]
    server = start_process(tmp_path, HALTS, point, str(meeting), json.dumps(sent))
    assert server.stdout.readline().strip() == {"before": "sebelum", "after": "ditulis"}[point]
    server.kill()
    server.wait()
    office.catch_up()
    assert office.journal.tip()[0] == before + (point == "after")

    def send_again() -> RoomAnswer:
        return sending.perform(messages.Desk(office, rapat_now(office, meeting), "Ani"), sent)

    answer = send_again()
    assert office.journal.tip()[0] == before + 1, "once"
    if (act, point) == ("attend_again", "after"):
        assert answer["error"] == "Tidak ada peserta rapat lalu yang belum ada di daftar ini."
    else:
        assert answer["ok"], answer
    again = send_again()
    assert office.journal.tip()[0] == before + 1
    assert again["ok"] or act == "attend_again"


def test_two_servers_on_one_journal_agree_where_phones_mark_presence(home):
    # As a server opens it: the accounts are kept beside it then.
    def open_server() -> Database:
        is_shared = isinstance(home, PostgresHome)
        return Database.open_at(None, open_journal(home.address) if is_shared else home.open())

    first, second = open_server(), open_server()
    append_unggahan(first)
    begin_rapat(first)

    def seen_by(db: Database) -> records.Rapat:
        db.catch_up()
        return rapat_now(db)

    acts.ask_presence(second, seen_by(second), value=True, **BUDI)
    came = acts.presence_secret(first, seen_by(first))
    assert acts.rapat_of_presence(first, came).nomor == 1
    acts.ask_presence(first, seen_by(first), value=False, **ANI)
    seen_by(second)
    with pytest.raises(NotFound):
        acts.rapat_of_presence(second, came)
