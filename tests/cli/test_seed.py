"""Test `awal`: it loads the data that come with the program once, on the first start."""

import argparse
import shutil

import pytest

from monev.cli.store import open_database
from monev.figures import list_rencana
from monev.uploads import first_data


@pytest.fixture
def data(tmp_path, monkeypatch, table):
    """Write a data folder: one office with two unggahan, another with one."""
    folder = tmp_path / "data"
    folder.mkdir()
    table("data/a1.csv", ("Rapat", "Maret 2025", ""))
    table("data/a2.csv", ("Rapat", "Maret 2025", "Selesai"))
    table("data/b.csv", ("Rapat", "Maret 2025", ""), heading="KPU KOTA LAIN TAHUN 2025")
    listed = "[[unggahan]]\nfile = {!r}\nsatker = {!r}\ntahun = 2025\nposisi = {}\n".format
    office, other = "KPU Kota Uji", "KPU Kota Lain"
    files = (
        ("a1.csv", office, "2025-03-31"),
        ("a2.csv", office, "2025-06-30"),
        ("b.csv", other, "2025-01-31"),
    )
    (folder / first_data.LISTING).write_text(
        "".join(listed(*file) for file in files), encoding="utf-8"
    )
    monkeypatch.setattr(first_data, "FOLDER", folder)
    return folder


def count_unggahan(run, satker: str = "KPU Kota Uji") -> int:
    return len(run("riwayat", "--satker", satker, "--tahun", "2025", "--json").json)


def test_everything_is_loaded_once_and_what_was_hidden_or_cancelled_does_not_come_back(
    run, data, environment
):
    assert run("awal").exit_code == 0
    repeat = run("awal")
    assert (repeat.exit_code, repeat.stdout, repeat.stderr) == (0, "", "")
    everything = run("riwayat", "--satker", "KPU Kota Uji", "--tahun", "2025", "--json").json
    found = [(row["unggahan"], row["nama_berkas"], row["posisi"]) for row in everything]
    assert found == [(2, "a2.csv", "2025-06-30"), (1, "a1.csv", "2025-03-31")]
    with _open_database(environment) as db:
        key = {"pelaku": "Penguji", "tahun": 2025}
        db.journal.add(
            jenis="tampilan", satker="KPU Kota Lain", content={"disembunyikan": True}, **key
        )
        db.journal.add(
            jenis="pembatalan",
            satker="KPU Kota Uji",
            content={"unggahan": 2, "alasan": "uji"},
            **key,
        )
    assert run("awal").stderr == ""
    with _open_database(environment) as db:
        assert [row["unggahan"] for row in list_rencana(db)] == [1]


def test_an_interrupted_first_start_is_carried_on(run, data):
    shutil.move(data / "a2.csv", data / "nanti.csv")
    run("awal").says(0)
    shutil.move(data / "nanti.csv", data / "a2.csv")
    run("awal")
    assert count_unggahan(run) == 2


def test_an_office_that_has_its_own_unggahan_is_left_alone(run, data, table):
    run("muat", table("milik sendiri.csv", ("Rapat", "April 2025", "")))
    run("awal")
    assert count_unggahan(run) == 1
    assert count_unggahan(run, "KPU Kota Lain") == 1


def _open_database(environment):
    return open_database(argparse.Namespace(db=environment["MONEV_DB"], jurnal=None))


def test_who_wants_no_samples_starts_with_nothing_and_a_word_that_is_no_answer_is_refused(
    run, data, monkeypatch
):
    monkeypatch.setenv("MONEV_TANPA_CONTOH", "ya")
    assert run("awal").exit_code == 0
    assert run("awal").stderr == ""
    none = run("riwayat", "--satker", "KPU Kota Uji", "--tahun", "2025")
    assert none.exit_code == 1, "there is no such plan"
    monkeypatch.setenv("MONEV_TANPA_CONTOH", "betul")
    refused = run("awal")
    assert refused.exit_code == 2
    assert "MONEV_TANPA_CONTOH" in refused.stderr
