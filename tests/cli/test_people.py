"""Test `orang`: the command line names people by their sign-in name, the journal never does."""

import shutil

import pytest

from monev.database import Database, find_place
from monev.edits.single_edits import Target, edit
from monev.journal import Journal
from monev.people.setting_up import find_person
from tests.cli.conftest import OFFICE, back_up
from tests.makers import SATKER, TAHUN

NAME, SIGN_IN = "Zulaikha Qurrata", "zulaikha.q"
PERSON = (SIGN_IN, "--nama", NAME, "--surel", f"{SIGN_IN}@kantor.go.id")


def entries_in_words(journal: Journal) -> str:
    """Return the text of all entries, in lower case."""
    return "\n".join(str(entry.fields()) for entry in journal.read()).casefold()


def test_a_person_is_set_up_and_invited_by_a_name_that_the_journal_never_holds(run, journal):
    told = run("orang", "tambah", *PERSON, "--json").json
    assert (told["orang"], told["nama"], told["surel"]) == (SIGN_IN, NAME, PERSON[-1])
    assert run("orang", "undang", SIGN_IN).says(0, NAME, SIGN_IN)
    run("orang", "undang", "tidak.ada").says(1, "Tidak ada orang dengan nama pengguna")
    run("orang", "tambah", SIGN_IN).says(1, "sudah dipakai")
    assert "zulaikha" not in entries_in_words(journal)


def test_riwayat_names_who_stored_a_version(run, journal):
    run("orang", "tambah", *PERSON)
    db = Database.open_at(None, journal)
    orang = find_person(db, SIGN_IN).pelaku
    target = Target("V.a.1.1", "2025-05", "Undangan")
    edit(db, SATKER, TAHUN, target, {"status": "ada"}, pelaku=orang)
    db.close()
    assert run("riwayat", *OFFICE, "--json").json[0]["pelaku"] == NAME
    run("riwayat", *OFFICE).says(0, NAME)


def test_a_backup_that_is_put_back_elsewhere_brings_the_names_along(
    run, journal: Journal, tmp_path, monkeypatch
):
    run("orang", "tambah", *PERSON)
    backup = back_up(run, tmp_path)
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "lain" / "monev.duckdb"))
    assert run("pulihkan-cadangan", backup).exit_code == 0
    assert run("orang", "undang", SIGN_IN, "--json").json["nama"] == NAME
    shutil.rmtree(tmp_path / "lain")


@pytest.fixture(autouse=True)
def its_place(environment, journal) -> None:
    """Check that the journal lies where the commands look for it."""
    assert str(find_place().journal) == str(journal)
