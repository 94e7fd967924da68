"""Entries of kinds that are gone stay readable: a line in Riwayat each, and no figure of them."""

from datetime import date
from typing import Any

import pytest

from monev.access import find_visitor
from monev.core.content import GONE_KINDS
from monev.core.roles import EVERY_SATKER
from monev.database import Database
from monev.figures import current_counts, view_at
from monev.outputs.audit_log import AuditFilter, audit_lines
from tests.makers import SATKER, TAHUN, add_people, append_unggahan

POSISI = tuple(date(TAHUN, month, 30) for month in (4, 6, 9))
OLD: tuple[tuple[str, int | None, dict[str, Any]], ...] = (
    ("masih_berlaku", TAHUN, {"triwulan": 4, "menarik": None}),
    ("masih_berlaku", TAHUN, {"triwulan": 4, "menarik": 2}),
    (
        "percakapan",
        TAHUN,
        {"kode": "V.a.1.1", "kepada": "pic", "ucapan": "Mana SK-nya?", "selesai": True},
    ),
    ("pengaturan", None, {"hal": "pemeriksa_area", "nilai": {"I": "peri"}}),
)
"""What earlier versions wrote: kind, tahun and content."""
LINES = (
    ("Rencana masih berlaku", "dari versi sebelumnya, tidak dihitung lagi: 4"),
    ("Rencana masih berlaku", "dari versi sebelumnya, tidak dihitung lagi: 2 · 4"),
    ("Tanya-jawab", "dari versi sebelumnya, tidak dihitung lagi: pic · V.a.1.1 · Mana SK-nya?"),
    ("Pengaturan kantor", "mengubah pengaturan pemeriksa area"),
)
"""The kind and the words of each in Riwayat."""


def figures_of(db: Database) -> list[Any]:
    """Return what is counted at three days."""
    return [current_counts(db, view_at(db, SATKER, TAHUN, day)) for day in POSISI]


@pytest.fixture
def home(db: Database) -> Database:
    append_unggahan(db)
    return db


def test_a_journal_of_an_earlier_version_opens_and_counts_as_without_what_is_gone(home):
    before = figures_of(home)
    for jenis, tahun, content in OLD:
        home.journal.add(jenis=jenis, pelaku="Penguji", satker=SATKER, tahun=tahun, content=content)
    home.catch_up()
    assert figures_of(home) == before
    add_people(home, utama={EVERY_SATKER: "admin"})
    lines = audit_lines(home, find_visitor(home, "utama"), AuditFilter())
    told = [*zip(lines["jenis"], lines["apa"], strict=True)]
    assert [line for line in reversed(told) if line in LINES] == [*LINES]


def test_every_kind_that_is_gone_is_tried():
    assert {jenis for jenis, *_ in OLD} >= GONE_KINDS.keys()
