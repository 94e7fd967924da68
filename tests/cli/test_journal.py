"""Test `jurnal`, `cadangkan` and `pulihkan-cadangan` as a person runs them.

The data lie in a named place, beside a running app, or in PostgreSQL.
"""

import json
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monev.accounts.place import accounts_store
from monev.core import clock
from monev.database import Database, find_place
from monev.journal import Journal, open_journal
from monev.people.accounts import Accounts, accounts_of
from tests.cli.conftest import OFFICE, STATE, back_up
from tests.journal.homes import home_of
from tests.makers import append_unggahan, sample_content
from tests.postgres import PASSWORD, Cluster


def files_kept() -> dict[Path, bytes]:
    """Read every file in the folder of the database."""
    folder = find_place().db.parent
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def set_password(accounts: Accounts) -> None:
    accounts.set_password("ani", "kuda lumping di sawah")


def test_periksa_says_what_it_looked_at_where_the_chain_ends_and_whether_an_anchor_fits(
    run, journal
):
    number, entry_hash = journal.tip()
    answer = run("jurnal", "periksa", "--json").says(0, f"2:{entry_hash[:16]}", "Semuanya utuh")
    told = {
        "utuh": True,
        "entri": 2,
        "nomor": number,
        "hash": entry_hash,
        "berkas": 1,
        "masalah": [],
    }
    assert {name: answer.json[name] for name in told} == told
    answer = run("jurnal", "periksa", "--jangkar", f"2:{entry_hash[:16]}", "--json").says(0)
    assert answer.json["jangkar_cocok"] is True
    wrong = f"2:{'0' * 16}"
    answer = run("jurnal", "periksa", "--jangkar", wrong, "--json").says(1, "tidak cocok")
    assert answer.json["jangkar_cocok"] is False
    assert run("jurnal", "periksa", "--jangkar", "dua").exit_code == 2


def test_after_a_damaged_entry_figures_say_so_and_one_goes_on_as_a_person_consents(run, journal):
    home_of(journal).write_text(2, "{")
    for file in find_place().db.parent.glob("monev*duckdb*"):
        file.unlink()
    answer = run(*STATE).says(1, "Entri 00000002")
    assert answer.json["unggahan"] == 1
    assert "Entri 00000002" in answer.json["jurnal_terputus"]
    run("jurnal", "lanjutkan").says(1, "dilanjutkan dari entri 1", "--setuju")
    answer = run("jurnal", "lanjutkan", "--setuju", "--json").says(0, "dari entri 1")
    assert answer.json["nomor"] == 1
    assert Path(answer.json["lama"]).exists()
    assert "jurnal_terputus" not in run(*STATE).says(0).json
    assert run("jurnal", "periksa").exit_code == 0


def test_every_command_tells_a_gap_and_none_stores_anything(run, journal, tmp_path):
    for number in (3, 4):
        append_unggahan(journal, sample_content(unggahan=number))
    home_of(journal).drop(2)
    for new_machine in (False, True):
        if new_machine:
            for file in find_place().db.parent.glob("monev*duckdb*"):
                file.unlink()
        before = journal.numbers()
        assert "Entri 00000002" in run("keadaan", *OFFICE).stderr
        for command in (
            ("batalkan", *OFFICE, "--alasan", "uji coba"),
            ("orang", "tambah", "ani"),
            ("cadangkan",),
            ("jurnal", "periksa"),
            ("jurnal", "pindah", journal, tmp_path / "lain.jurnal"),
        ):
            run(*command).says(1, "Entri 00000002", "tidak ada")
        run("jurnal", "lanjutkan").says(1, "Tidak lagi berlaku: entri 3, 4")
        assert journal.numbers() == before


READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


def test_on_a_disk_that_can_only_be_read_everything_is_shown_and_said(run, journal):
    folder = find_place().db.parent
    before = {path: data for path, data in files_kept().items() if path.suffix != ".duckdb"}
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", READ_ONLY, str(folder)]
    try:
        subprocess.run([*inside, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no mounts of one's own here")
    for database in folder.glob("*.duckdb"):
        database.unlink()
    command = [*inside, sys.executable, "-m", "monev", *map(str, STATE)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert json.loads(answer.stdout)["unggahan"] == 2
    assert "hanya dapat dibaca" in answer.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_without_its_journal_a_command_still_answers_and_says_so_and_nothing_is_stored(
    run, journal, tmp_path
):
    before = run(*STATE).json
    home_of(journal).take_away()
    changed = "Jurnal tidak seperti yang terakhir terlihat"
    answer = run(*STATE).says(1, changed, "jurnal lanjutkan --setuju")
    assert answer.json == {**before, "jurnal_terputus": answer.json["jurnal_terputus"]}
    run("batalkan", *OFFICE, "--alasan", "uji").says(1)
    assert not journal.store.file.exists()
    run("jurnal", "periksa").says(1, "berkas itu tidak ada")
    run("awal").says(0, "berkas itu tidak ada")  # the app starts all the same


def test_a_home_of_before_1_2_is_left_as_it_is_and_what_to_do_is_said(run, monkeypatch, tmp_path):
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "lama" / "monev.duckdb"))
    entries = tmp_path / "lama" / "monev.jurnal" / "entri"
    entries.mkdir(parents=True)
    (entries / "00000001.json").write_bytes(b"{}")
    for command in (STATE, ("cadangkan",), ("jurnal", "periksa"), ("awal",)):
        run(*command).says(1, "sebelum 1.2", "Pasang 1.2 dahulu")
    assert [path.name for path in (tmp_path / "lama").iterdir()] == ["monev.jurnal"]


def test_an_older_journal_put_back_by_hand_is_taken_once_a_person_says_so(run, journal):
    append_unggahan(journal, sample_content(unggahan=3))
    assert run(*STATE).json["unggahan"] == 3
    home_of(journal).shorten()
    assert run(*STATE).json["unggahan"] == 3
    run("jurnal", "lanjutkan").says(1, "--setuju")
    assert run(*STATE).json["unggahan"] == 3
    assert run("jurnal", "lanjutkan", "--setuju").exit_code == 0
    answer = run(*STATE)
    assert answer.json["unggahan"] == 2
    assert "Jurnal tidak seperti" not in answer.stderr
    run("jurnal", "lanjutkan", "--setuju").says(0, "Tidak ada yang perlu dilanjutkan")
    assert run("jurnal", "periksa").exit_code == 0


def test_the_rehearsal_all_is_lost_and_comes_back_from_the_backup(run, journal, tmp_path):
    before = run(*STATE).json
    backup = back_up(run, tmp_path)
    shutil.rmtree(find_place().db.parent)
    answer = run("pulihkan-cadangan", backup, "--json").says(0)
    assert (answer.json["entri"], answer.json["lama"]) == (2, None)
    assert run(*STATE).json == before
    assert run("jurnal", "periksa").exit_code == 0


def test_a_newer_journal_is_replaced_only_with_consent_and_a_running_app_follows(
    run, journal, tmp_path, monkeypatch
):
    backup = back_up(run, tmp_path)
    append_unggahan(journal, sample_content(unggahan=3))
    place = find_place()
    app = Database.open_at(place.db, open_journal(place.journal))
    run("pulihkan-cadangan", backup).says(1, "Tidak lagi berlaku: entri 3.", "--setuju")
    app.catch_up()
    assert app.up_to[0] == 3
    answer = run("pulihkan-cadangan", backup, "--setuju").says(0)
    (kept,) = journal.store.file.parent.glob("monev.lama-*.jurnal")
    assert str(kept) in answer.stderr
    assert open_journal(kept).tip()[0] == 3
    assert f"Sisa pemulihan {kept}: hapus sesudah cadangan berikutnya" in answer.stderr
    assert f"{kept}: hapus sesudah" in run("jurnal", "periksa").stderr
    # A restore is named by the real time, so only the real tomorrow is after it.
    tomorrow = datetime.now(clock.zone()) + timedelta(days=1)
    monkeypatch.setenv("MONEV_HARI_INI", tomorrow.date().isoformat())
    back_up(run, tmp_path / "lagi")
    assert f"{kept}: boleh dihapus" in run("jurnal", "periksa").stderr
    again = Database.open_at(place.db, open_journal(place.journal))
    assert (again.up_to[0], again.notice) == (2, None)
    again.close()
    app.close()


@pytest.fixture
def address(journal: Journal, postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of an empty database; its password is in the environment."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    return postgres.new_database().replace(f":{PASSWORD}@", "@")


@pytest.fixture
def moved(run, journal, address, monkeypatch) -> Journal:
    """Copy the journal to PostgreSQL, and set the environment to use that copy."""
    assert run("jurnal", "pindah", journal, address).exit_code == 0
    monkeypatch.setenv("MONEV_JURNAL", address)
    return open_journal(address)


def test_pindah_moves_it_either_way_with_passwords_and_never_says_the_servers_own(
    run, journal, address, tmp_path
):
    set_password(Accounts(accounts_store(str(journal.store.file))))
    number, entry_hash = journal.tip()
    answer = run("jurnal", "pindah", journal, address, "--json").says(
        0, "2 entri, 1 berkas asli, dan daftar orang"
    )
    assert answer.json == {"berkas": 1, "nomor": number, "hash": entry_hash}
    assert PASSWORD not in answer.stderr
    run("jurnal", "pindah", journal, address).says(1, "sudah berisi jurnal")
    accounts = accounts_of(str(open_journal(address)))
    assert accounts.person_of(accounts.begin_session("ani", origin="uji").session) == "ani"
    assert run("jurnal", "pindah", address, tmp_path / "kembali.jurnal").exit_code == 0
    assert list(open_journal(tmp_path / "kembali.jurnal").read()) == list(journal.read())


def test_who_stopped_letters_the_calendars_and_the_signing_key_come_along_either_way(
    run, moved, journal, postgres, tmp_path, monkeypatch
):
    kept = {
        ("berhenti", "ani"): "tugas",
        ("kalender", "orang/ani"): "rahasia",
        ("tanda", "kunci"): "kunci-lama",
    }

    def found(address) -> tuple[dict, set[str]]:
        accounts = accounts_of(str(open_journal(address)))
        return {key: accounts.find_kept(*key) for key in kept}, accounts.has_password()

    here = accounts_of(str(moved))
    set_password(here)
    for (kind, name), value in kept.items():
        here.keep(kind, name, value)
    expected = (kept, {"ani"})
    run("jurnal", "pindah", str(moved), tmp_path / "kembali.jurnal").says(0)
    assert found(tmp_path / "kembali.jurnal") == expected
    backup = back_up(run, tmp_path, "daftar orang")
    for home in (postgres.new_database(), tmp_path / "lain.jurnal"):
        monkeypatch.setenv("MONEV_JURNAL", str(home))
        monkeypatch.setenv("MONEV_DB", str(tmp_path / "lain.duckdb"))
        assert run("pulihkan-cadangan", backup, "--json").says(0).json["akun_dipulihkan"] is True
        # The calendars' addresses no longer open: the backup may be an old one.
        assert found(home) == (kept | {("kalender", "orang/ani"): ""}, {"ani"})


def test_a_backup_is_locked_by_the_file_that_a_setting_names(run, journal, tmp_path, monkeypatch):
    setting, locked = "MONEV_CADANGAN_SANDI_BERKAS", "dikunci dengan kata sandi"
    file = tmp_path / "sandi.txt"
    monkeypatch.setenv(setting, str(file))
    run("cadangkan", "-o", tmp_path / "cadangan").says(2, setting, "tidak dapat dibaca")
    file.write_text("kuda lumping di sawah\n")
    backup = back_up(run, tmp_path, locked)
    monkeypatch.delenv(setting)
    run("pulihkan-cadangan", backup, "--setuju").says(1, locked, setting)
    monkeypatch.setenv(setting, str(file))
    run("pulihkan-cadangan", backup, "--setuju").says(0, "dipasang")


def test_a_password_on_the_command_line_is_refused_unseen_and_nothing_is_done(
    run, journal, postgres
):
    whole = postgres.new_database()
    for command in (
        ("jurnal", "pindah", journal, whole),
        ("jurnal", "pindah", whole, journal),
        (*STATE, "--jurnal", whole),
    ):
        answer = run(*command).says(2, "memuat kata sandi", "PGPASSWORD")
        assert PASSWORD not in answer.stdout + answer.stderr
    assert open_journal(whole).is_empty()
