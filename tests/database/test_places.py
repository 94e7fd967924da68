"""The journal lies beside the database unless somebody says otherwise."""

from pathlib import Path

import pytest

from monev.database import find_place


@pytest.fixture(autouse=True)
def without_settings(monkeypatch):
    monkeypatch.delenv("MONEV_DB", raising=False)
    monkeypatch.delenv("MONEV_JURNAL", raising=False)


def test_the_usual_place():
    assert find_place().db == Path("data/monev.duckdb")
    assert find_place().journal == "data/monev.jurnal"


def test_an_option_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("MONEV_DB", "/srv/a.duckdb")
    monkeypatch.setenv("MONEV_JURNAL", "/srv/a.jurnal")
    assert (find_place().db, find_place().journal) == (Path("/srv/a.duckdb"), "/srv/a.jurnal")
    assert (find_place("b.duckdb", "c").db, find_place("b.duckdb", "c").journal) == (Path("b.duckdb"), "c")


def test_the_journal_follows_the_database_wherever_it_lies(monkeypatch):
    monkeypatch.setenv("MONEV_DB", "/srv/zi/kpu.duckdb")
    assert find_place().journal == "/srv/zi/kpu.jurnal"
    assert find_place("uji.db").journal == "uji.db.jurnal"


def test_an_empty_setting_counts_as_none(monkeypatch):
    monkeypatch.setenv("MONEV_DB", "")
    monkeypatch.setenv("MONEV_JURNAL", "")
    assert find_place().journal == "data/monev.jurnal"
