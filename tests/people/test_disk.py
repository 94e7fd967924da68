"""Test a disk that is full or read-only, in a mount that ends with its process.

People who have an account still get in. What the disk cannot keep is refused. Once it can be
written again all is as before.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.code import ROOT

INSIDE = ("unshare", "--map-root-user", "--mount", "sh", "-c")
MOUNTS = {
    "read-only": (
        'mount --bind "$0" "$0" && exec "$@"',
        "mount -o remount,bind,ro",
        "mount -o remount,bind,rw",
    ),
    "full": (
        'mount -t tmpfs -o size=4m none "$0" && exec "$@"',
        "head -c 8M /dev/zero 2>&- | tee",
        "rm -f",
    ),
}
SIGN_IN = """
import subprocess, sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
import pyotp
from monev.core import clock
from monev.people import second_factor
from monev.core.errors import MonevError
from argon2 import PasswordHasher
from monev.people import accounts as cheap
from monev.people.accounts import Accounts, ATTEMPTS, SignInRefused
from monev.accounts.store import AccountsStore
from monev.journal.sqlite_store import SqliteStore

cheap._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
folder, shut, opened = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
place = folder / "penuh" if "rm" in opened else folder
file = folder / "monev.jurnal"

def now(command):
    subprocess.run(f"{command} {place}", shell=True, stdout=subprocess.DEVNULL)

def sign_in(accounts, password="kuda lumping di sawah"):
    attempt = accounts.begin_attempt("ani", "", address="10.0.0.1")
    return accounts.sign_in(attempt, password, origin="uji", device="").session

def refused(kind, *work):
    try:
        work[0](*work[1:])
    except kind as error:
        return error.pesan
    raise AssertionError("done all the same")

running = Accounts(AccountsStore(SqliteStore(file)))
running.set_password("ani", "kuda lumping di sawah")
running.set_password("budi", "kuda lumping di sawah")
key = second_factor.new_key()
code = lambda: pyotp.TOTP(key).at(clock.real_now())
given = {"password": "kuda lumping di sawah", "session": "sesi", "device": ""}
codes = second_factor.turn_on(running, "budi", key, code(), **given)
clock.real_now = lambda: datetime.now(UTC) + timedelta(minutes=1)
ended, kept = sign_in(running), sign_in(running)
if place == folder:
    running._store.store.close()  # else the mount can't become read-only
    running = None
now(shut)
for accounts in filter(None, (running, Accounts(AccountsStore(SqliteStore(file))))):
    assert accounts.person_of(kept) == accounts.person_of(sign_in(accounts)) == "ani"
    for _ in range(ATTEMPTS):
        assert "tidak cocok" in refused(SignInRefused, sign_in, accounts, "salah salah salah")
    assert "Sudah 10 kali" in refused(SignInRefused, sign_in, accounts), "counted in memory"
    for work in ((accounts.set_password, "ani", "gamelan malam minggu"), (accounts.invite, "ani")):
        assert "tidak dapat dipakai" in refused(MonevError, *work)
    accounts.end_session(ended)
    assert accounts.person_of(ended) is None
    begun = accounts.begin_session("ani", origin="uji").session
    attempt = accounts.begin_attempt("budi", "", address="10.0.0.2")
    for proof in (code(), codes[0]):
        second_factor.sign_in(accounts, attempt, proof, origin="uji", device="")
        again = (second_factor.sign_in, accounts, attempt, proof)
        refused(SignInRefused, partial(*again, origin="uji", device=""))
now(opened)
accounts.keep("surel", "a", "b")
for accounts in (accounts, Accounts(AccountsStore(SqliteStore(file)))):
    found = [accounts.person_of(session) for session in (ended, kept, begun)]
    assert found == [None, "ani", "ani"], found
assert accounts.find_kept("surel", "a") == "b"
"""

RUNNING = """
import subprocess, sys, tempfile
from pathlib import Path
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.journal import open_journal
from monev.people.setting_up import set_guest_sight
from monev.ui.watched import Watched, state_of

folder, shut, opened = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
place = folder / "penuh" if "rm" in opened else folder
with tempfile.TemporaryDirectory() as elsewhere:
    db = Database.open_at(Path(elsewhere) / "monev.duckdb", open_journal(folder / "jurnal"))
    set_guest_sight(db, "semua", pelaku=LOCAL_ACTOR)
    page = Watched(state_of(db), None)
    assert db.trouble() is None and not page.is_behind(db)
    db.journal.store.close()  # else the mount can't become read-only
    subprocess.run(f"{shut} {place}", shell=True, stdout=subprocess.DEVNULL)
    assert "sedang hanya dapat dibaca" in db.trouble().pesan, db.trouble()
    assert page.is_behind(db), "open pages are drawn anew"
    subprocess.run(f"{opened} {place}", shell=True)
    assert db.trouble() is None
    assert set_guest_sight(db, "tidak", pelaku=LOCAL_ACTOR)
    db.close()
"""


@pytest.mark.parametrize("kind", MOUNTS)
def test_a_disk_that_stops_taking_anything_under_a_running_program_is_told_until_it_takes_it_again(
    kind, tmp_path
):
    _run_in_mount(kind, RUNNING, tmp_path)


@pytest.mark.parametrize("kind", MOUNTS)
def test_who_has_an_account_is_let_in_from_memory_and_what_would_be_lost_is_refused(kind, tmp_path):
    _run_in_mount(kind, SIGN_IN, tmp_path)


def _run_in_mount(kind: str, program: str, tmp_path: Path) -> None:
    """Run a program with the disk at `tmp_path`; it gets the commands that shut and open it."""
    mount, shut, opened = MOUNTS[kind]
    inside = [*INSIDE, mount, str(tmp_path)]
    if subprocess.run([*inside, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no mounts of one's own here")
    command = [*inside, sys.executable, "-c", program, str(tmp_path), shut, opened]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert answer.returncode == 0, answer.stderr[-3000:]
