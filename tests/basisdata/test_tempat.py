"""The journal lies beside the database unless somebody says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from monev.basisdata import tempat


@pytest.fixture(autouse=True)
def tanpa_setelan(monkeypatch):
    monkeypatch.delenv("MONEV_DB", raising=False)
    monkeypatch.delenv("MONEV_JURNAL", raising=False)


def test_the_usual_place():
    assert tempat().db == Path("data/monev.duckdb")
    assert tempat().jurnal == "data/monev.jurnal"


def test_an_option_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("MONEV_DB", "/srv/a.duckdb")
    monkeypatch.setenv("MONEV_JURNAL", "/srv/a.jurnal")
    assert (tempat().db, tempat().jurnal) == (Path("/srv/a.duckdb"), "/srv/a.jurnal")
    assert (tempat("b.duckdb", "c").db, tempat("b.duckdb", "c").jurnal) == (Path("b.duckdb"), "c")


def test_the_journal_follows_the_database_wherever_it_lies(monkeypatch):
    monkeypatch.setenv("MONEV_DB", "/srv/zi/kpu.duckdb")
    assert tempat().jurnal == "/srv/zi/kpu.jurnal"
    assert tempat("uji.db").jurnal == "uji.db.jurnal"


def test_an_empty_setting_counts_as_none(monkeypatch):
    monkeypatch.setenv("MONEV_DB", "")
    monkeypatch.setenv("MONEV_JURNAL", "")
    assert tempat().jurnal == "data/monev.jurnal"
