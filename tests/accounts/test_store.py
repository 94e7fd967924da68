"""What the accounts keep: by name, changed, forgotten, and made once by whoever is first."""

from tests.makers import together


def test_what_is_kept_by_name_changes_is_forgotten_and_made_once_by_whoever_is_first(accounts):
    assert (accounts.kept("surel"), accounts.find_kept("surel", "a")) == ({}, "")
    assert accounts.keep("surel", "a", "satu") == "satu"
    assert accounts.keep("surel", "a", "dua") == "dua"
    assert accounts.keep("surel", "a", "tiga", once=True) == "dua"
    assert accounts.keep("berhenti", "a", "lain") == "lain"
    assert accounts.kept("surel") == {"a": "dua"}
    assert len(set(together(*[lambda: accounts.sign("ani")] * 8))) == 1
    assert accounts.sign("ani") != accounts.sign("budi")
    accounts.forget("surel", "a")
    assert (accounts.kept("surel"), accounts.kept("berhenti")) == ({}, {"a": "lain"})
