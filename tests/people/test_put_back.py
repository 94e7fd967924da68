"""People put back from a backup sign in anew: a session or an invitation of another time lets nobody in."""

from pathlib import Path

from monev.cli import main
from monev.journal.places import accounts_file
from monev.people.accounts import Accounts
from monev.people.store import AccountsStore
from tests.makers import append_unggahan

PASSWORD = "kuda lumping di sawah"


def test_old_sessions_and_invitations_do_not_come_back(db, journal, tmp_path: Path):
    append_unggahan(journal)
    db.close()
    place = ["--db", str(tmp_path / "monev.duckdb")]
    accounts = Accounts(AccountsStore(accounts_file(journal.folder)))
    accounts.set_password("ani", PASSWORD)
    session = accounts.begin_session("ani", origin="uji").session
    invitation = accounts.invite("budi")
    assert main(["cadangkan", "-o", str(tmp_path / "cadangan"), *place]) == 0
    (backup,) = (tmp_path / "cadangan").iterdir()
    assert main(["pulihkan-cadangan", str(backup), "--akun", "--setuju", *place]) == 0
    restored = Accounts(AccountsStore(accounts_file(journal.folder)))
    assert restored.person_of(session) is None
    assert restored.invited(invitation) is None
    assert restored.sign_in(restored.begin_attempt("ani", "", address="uji"), PASSWORD, origin="uji")
