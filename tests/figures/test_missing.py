"""Missing bukti as people speak of them: a langkah once, its months folded, its documents by name."""

from __future__ import annotations

from typing import Any

import pytest

from monev.core.dates import fold_tenggat
from monev.figures import group_missing


def row(tenggat: str, bukti: str = "Notulensi", **other: Any) -> dict[str, Any]:
    """A row of `kesenjangan` of a monthly langkah that owes bukti of nine tenggat."""
    return {
        "kode": "V.a.1.1",
        "langkah_aksi": "Public campaign",
        "jenis_target": "bulanan",
        "tenggat": tenggat,
        "tenggat_N": 9,
        "hari_terlambat": 30,
        "status_tenggat": "terlambat",
        "belum_dilaporkan": False,
        "selesai_tanpa_bukti": False,
        "bukti": bukti,
        "jenis_bukti": "Notulensi",
        "status_bukti": "Belum ada",
        "tautan": None,
        "pic": "Sekretaris",
        "bukti_n": 0,
        "bukti_N": 2,
    } | other


def selesai(tenggat: str, present: int) -> dict[str, Any]:
    return row(tenggat, status_tenggat="selesai", selesai_tanpa_bukti=True, hari_terlambat=0, bukti_n=present)


MONTHS = [f"2025-{month:02}" for month in range(1, 8)]


def test_a_monthly_langkah_stands_once_with_its_months_folded():
    rows = [row(month, bukti) for month in MONTHS for bukti in ("Notulensi", "Dokumentasi")]
    (one,) = group_missing(rows, rencana_only=False)
    assert (one.kode, one.count, one.when) == ("V.a.1.1", 14, "bulanan, 7 dari 9 belum: Jan–Jul 2025")
    assert [(b.bukti, b.jenis, b.when) for b in one.bukti] == [("Notulensi", "", ""), ("Dokumentasi", "Notulensi", "")]
    assert one.state == "30 hari lewat"


def test_a_document_that_is_missing_for_some_months_only_says_which():
    rows = [row("2025-05"), row("2025-06"), row("2025-06", "Daftar hadir", status_bukti="Perlu perbaikan")]
    (one,) = group_missing(rows, rencana_only=False)
    assert [(b.bukti, b.when, b.status) for b in one.bukti] == [
        ("Notulensi", "", ""),
        ("Daftar hadir", "Juni 2025", "Perlu perbaikan"),
    ]


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([selesai("2025-05", 1)], "Selesai"),
        ([selesai("2025-05", 0)], "Selesai, tanpa bukti"),
        ([selesai("2025-05", 0), selesai("2025-06", 1)], "Selesai, 1 di antaranya tanpa bukti"),
        ([selesai("2025-05", 0), row("2025-06")], "30 hari lewat"),
        ([row("2025-05", belum_dilaporkan=True)], "30 hari lewat, belum dilaporkan"),
        ([row("2025-05", hari_terlambat=0)], "tidak selesai pada tenggatnya"),
    ],
)
def test_tanpa_bukti_is_said_only_where_none_is_there(rows, state):
    (one,) = group_missing(rows, rencana_only=False)
    assert one.state == state


def test_what_is_called_selesai_lacks_only_what_is_incomplete():
    (one,) = group_missing([selesai("2025-05", 1)], rencana_only=False)
    assert one.when == "bulanan, 1 dari 9 belum lengkap: Mei 2025"


def test_late_only_for_want_of_a_report_whatever_else_is_selesai():
    (one,) = group_missing([selesai("2025-05", 1), row("2025-06", belum_dilaporkan=True)], rencana_only=False)
    assert one.is_unreported
    (one,) = group_missing([row("2025-05"), row("2025-06", belum_dilaporkan=True)], rencana_only=False)
    assert not one.is_unreported


def test_a_plan_says_when_and_how_often_and_nothing_of_failure():
    (one,) = group_missing([row(month) for month in MONTHS], rencana_only=True)
    assert (one.state, one.when, one.is_unreported) == ("", "bulanan, 7 target: Jan–Jul 2025", False)


def test_links_are_given_once():
    rows = [row(month, tautan=link) for month, link in zip(MONTHS, ("https://a.example/x", None) * 3, strict=False)]
    (one,) = group_missing(rows, rencana_only=False)
    assert one.bukti[0].links == ("https://a.example/x",)


@pytest.mark.parametrize(
    ("tenggat", "words"),
    [
        (["2025-10"], "Oktober 2025"),
        (["2025-08-04"], "4 Agustus 2025"),
        (["2025-03", "2025-01", "2025-02"], "Jan–Mar 2025"),
        (["2025-01", "2025-02", "2025-04"], "Jan, Feb, Apr 2025"),
        (["2024-11", "2024-12", "2025-01"], "Nov, Des 2024, Jan 2025"),
        (["2025-01", "2025-08-04"], "Jan 2025, 4 Agu 2025"),
    ],
)
def test_months_are_folded(tenggat, words):
    assert fold_tenggat(tenggat) == words
