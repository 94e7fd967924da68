"""Two hundred kills at random moments over every act that writes: nothing that was announced is
lost, and no act is half there.
"""

import random
import threading

from monev.access import list_people
from monev.database import Database
from monev.journal import Journal, open_journal
from monev.journal.backup import make_backup
from monev.journal.whole_check import check_all
from monev.people.accounts import accounts_of
from tests.journal.processes import Second, start_process
from tests.makers import (
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)

KILLS = 70
"""... of each of the three."""
LONGEST = 0.25

WRITING = """
from collections import deque
from itertools import count
from monev.core.roles import LOCAL_ACTOR
from monev.edits.single_edits import Target, edit
from monev.writing.closing import close_plan
from tests.makers import SATKER, TAHUN, begin_rapat
db, other = Database.open_at(None, journal), ("KPU Kota Tutup", 2024)
def upload(key):
    append_unggahan(db, sample_content(unggahan=1), satker=key, file=key.encode() * 20_000)
def change(key):
    edit(db, SATKER, TAHUN, Target("I.1.1", "2025-06"), {"kendala": key}, pelaku=LOCAL_ACTOR)
def meet(key):
    begin_rapat(db, judul=key, satker=SATKER)
def close(key):
    for closed in (True, False):
        if close_plan(db, *other, closed=closed, pelaku=LOCAL_ACTOR) is not None:
            return
say("siap")
acts = deque((upload, change, meet, close))
acts.rotate(int(sys.argv[2]))
for turn in count():
    for act in acts:
        key, before = f"{act.__name__} {sys.argv[2]} {turn}", journal.tip()
        act(key)
        if journal.tip() != before:  # of a plan with an open meeting none is begun
            say(f"ada {journal.tip()[0]} {key}")
"""
DELETING = """
from monev.core.roles import LOCAL_ACTOR
from monev.people.setting_up import close_person
db = Database.open_at(None, journal)
say("siap")
for orang in sys.argv[2:]:
    close_person(db, orang, pelaku=LOCAL_ACTOR)
    say(f"ada {orang}")
"""
RESTORING = """
from itertools import cycle
from monev.journal.backup import read_backup
from monev.journal.moving import put_back
backups = [read_backup(Path(file)) for file in sys.argv[2:]]
say("siap")
for backup in cycle(backups):
    put_back(journal, backup, consent=True, with_accounts=True)
    say(f"ada {backup.entries}")
"""


def killed(process: Second, moment: float) -> list[str]:
    """Kill a process so long after it is ready; list what it announced."""
    assert process.stdout.readline() == "siap\n"
    threading.Event().wait(moment)
    process.kill()
    said = process.stdout.read().splitlines()
    process.wait()
    return [line.removeprefix("ada").strip() for line in said if line.startswith("ada")]


def check_whole(journal: Journal) -> None:
    found = check_all(journal)
    assert found.faults == []
    assert found.tip == journal.tip()


def keep_password(journal: Journal, orang: str) -> None:
    store = journal.store
    store.write(lambda: store.ask("set_password", orang=orang, argon2="x", waktu="y"))


def test_uploads_edits_meetings_and_closings_are_there_once_announced(tmp_path):
    choose = random.Random(1)
    journal = open_journal(tmp_path / "monev.jurnal")
    target = langkah_content("I.1.1", [tenggat_content("2025-06")])
    append_unggahan(journal, sample_content([target]))
    append_unggahan(journal, sample_content(unggahan=1), satker="KPU Kota Tutup", tahun=2024)
    announced: list[str] = []
    for round_ in range(KILLS):
        child = start_process(tmp_path, WRITING, str(round_))
        announced += killed(child, choose.uniform(0, 4 * LONGEST))
        check_whole(journal)
    kept = {entry.nomor: entry for entry in journal.read()}
    kinds = {"upload": "unggahan", "change": "isian", "meet": "rapat", "close": "penutupan"}
    for line in announced:
        number, act, *_ = line.split()
        assert kept[int(number)].jenis == kinds[act], line
    print(f"{len(announced)} announced, {len(kept)} kept")
    assert {line.split()[1] for line in announced} == {*kinds}
    assert len(kept) - 2 - len(announced) <= KILLS


def test_a_person_is_deleted_everywhere_or_nowhere(tmp_path):
    choose = random.Random(2)
    journal = open_journal(tmp_path / "monev.jurnal")
    append_unggahan(journal, sample_content())
    db = Database.open_at(None, journal)
    names = [f"orang.{number}" for number in range(KILLS * 4)]
    add_people(db, **{name: {"KPU Kabupaten Contoh": "operator"} for name in names})
    for name in names:
        keep_password(journal, name)
    closed: set[str] = set()
    for _ in range(KILLS):
        left = [name for name in names if name not in closed]
        announced = killed(start_process(tmp_path, DELETING, *left), choose.uniform(0, LONGEST))
        db.catch_up()
        closed = {name for name in names if list_people(db)[name].is_closed}
        assert set(announced) <= closed
        assert accounts_of(str(journal)).has_password() == set(names) - closed
        check_whole(journal)
    print(f"{len(closed)} deleted")
    db.close()


def test_a_restore_is_whole_or_not_there_with_its_people(tmp_path):
    choose = random.Random(3)
    journal = open_journal(tmp_path / "monev.jurnal")
    people: dict[int, set[str]] = {}
    files = []
    for orang in ("ani", "budi"):
        for _ in range(4):
            append_unggahan(journal, sample_content(unggahan=1), satker=orang, file=bytes(300_000))
        keep_password(journal, orang)
        backup = make_backup(journal, tmp_path / orang)
        people[backup.entries] = accounts_of(str(journal)).has_password()
        files.append(str(backup.file))
    for _ in range(KILLS):
        killed(start_process(tmp_path, RESTORING, *files), choose.uniform(0, LONGEST))
        assert accounts_of(str(journal)).has_password() == people[journal.tip()[0]]
        check_whole(journal)
