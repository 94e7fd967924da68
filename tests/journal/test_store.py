"""What is stored together is there whole or not at all."""

import pytest

from monev.accounts.store import AccountsStore
from monev.core.errors import MonevError
from monev.journal import Entry, Journal
from monev.journal.backup import make_backup
from monev.people.accounts import Accounts
from tests.journal.homes import journal as journal
from tests.makers import append_unggahan, sample_content


def test_an_act_over_entry_and_accounts_is_stored_whole_or_not_at_all(full):
    journal = full.open()
    accounts = Accounts(AccountsStore(journal.store))
    accounts.set_password("ani", "kuda lumping di sawah")

    def fail(_: Entry) -> None:
        accounts.forget_person("ani")
        raise MonevError("mati di tengah")

    with pytest.raises(MonevError, match="mati di tengah"):
        append_unggahan(journal, sample_content(unggahan=5), beside=fail)
    assert accounts.has_password() == {"ani"}
    assert full.open().tip()[0] == 4

    def forget(_: Entry) -> None:
        accounts.forget_person("ani")

    assert append_unggahan(journal, sample_content(unggahan=5), beside=forget).nomor == 5
    assert accounts.has_password() == frozenset()


def test_several_entries_of_one_transaction_are_all_there_or_none(home):
    journal = home.open()
    append_unggahan(journal)

    def work() -> None:
        before = journal.tip()[0]
        for number in (before + 1, before + 2):
            assert append_unggahan(journal, sample_content(unggahan=number)).nomor == number
        assert journal.tip()[0] == before + 2

    journal.store.write(work)
    assert home.open().tip() == journal.tip()
    with pytest.raises(ZeroDivisionError):
        journal.store.write(lambda: (work(), 1 / 0))
    assert [entry.nomor for entry in home.open().read()] == [1, 2, 3]
    assert journal.tip()[0] == 3


def test_satker_and_tahun_that_earlier_versions_kept_beside_an_entry_say_nothing(full, tmp_path):
    for column in ("satker text", "tahun integer"):
        full.execute(f"alter table jurnal_entri add column {column}")
    full.execute("update jurnal_entri set satker = 'KPU yang lain', tahun = 1999")
    journal = full.open()
    told = [entry.rencana for entry in journal.read()]
    entry = append_unggahan(journal, sample_content(unggahan=5))
    backup = make_backup(journal, tmp_path / "c")
    kept = [each.rencana for each in Journal(backup.store).read()]
    assert kept == [*told, entry.rencana]
    assert "KPU yang lain" not in str(kept)
