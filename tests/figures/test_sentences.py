"""The first sentence of a page says the situation, in every situation there is."""

from __future__ import annotations

from datetime import date

import pytest

from monev import figures as k
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN

SELESAI = {"selesai_sejak": "2025-09-30"}


def view_of(shared_db, posisi: str, *all_langkah, unggahan_posisi: str = "2025-09-30") -> k.View:
    satker = store_submissions(shared_db, make_submission(unggahan_posisi, *all_langkah))
    return k.view_at(shared_db, satker, TAHUN, date.fromisoformat(posisi))


def sentences(shared_db, p: k.View) -> str:
    return k.ringkasan_sentence(p, k.ringkasan(shared_db, p).current, k.per_area(shared_db, p))


def test_what_is_done_what_is_late_and_where_and_what_lacks_proof(shared_db):
    p = view_of(
        shared_db,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-03", "selesai", "belum_ada", **SELESAI), tenggat("2025-04")),
        langkah(
            "V.a.1.1", tenggat("2025-05"), tenggat("2025-06"), tenggat("2025-12"), nama_area="PENGUATAN PENGAWASAN"
        ),
    )
    assert sentences(shared_db, p) == (
        "Per 30 September 2025, 1 dari 4 target yang jatuh tempo sudah selesai. 3 target terlambat, 2 di antaranya di "
        "V Penguatan Pengawasan. Bukti belum lengkap pada 1 target yang dilaporkan selesai."
    )


@pytest.mark.parametrize(
    ("everything", "edge"),
    [
        (("2025-05", "2025-06"), "2 target terlambat, semuanya di I Area I."),
        (("2025-05",), "1 target terlambat, di I Area I."),
    ],
)
def test_all_late_work_in_one_area_is_said_so(shared_db, everything, edge):
    selesai = langkah("II.1.1", tenggat("2025-03", "selesai", **SELESAI))
    p = view_of(shared_db, "2025-09-30", langkah("I.1.1", *map(tenggat, everything)), selesai)
    assert sentences(shared_db, p).endswith(edge)


def test_no_area_is_named_where_none_stands_out(shared_db):
    p = view_of(
        shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "proses")), langkah("II.1.1", tenggat("2025-05"))
    )
    assert sentences(shared_db, p) == (
        "Per 30 September 2025, belum satu pun dari 2 target yang jatuh tempo selesai. 2 target terlambat."
    )


def test_everything_due_is_done(shared_db):
    everything = langkah("I.1.1", tenggat("2025-05", "selesai", **SELESAI), tenggat("2025-12"))
    assert sentences(shared_db, view_of(shared_db, "2025-09-30", everything)) == (
        "Per 30 September 2025, satu-satunya target yang jatuh tempo sudah selesai."
    )


def test_the_only_tenggat_due_is_not_done(shared_db):
    p = view_of(shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "proses")))
    assert sentences(shared_db, p) == (
        "Per 30 September 2025, satu-satunya target yang jatuh tempo belum selesai. 1 target terlambat, di I Area I."
    )


def test_everything_of_the_year_is_done(shared_db):
    everything = langkah("I.1.1", tenggat("2025-05", "selesai", **SELESAI), tenggat("2025-12", "selesai", **SELESAI))
    assert (
        sentences(shared_db, view_of(shared_db, "2025-09-30", everything))
        == "Per 30 September 2025, semua 2 target sudah selesai."
    )


def test_nothing_is_due_yet(shared_db):
    later = (tenggat("2025-11"), tenggat("2025-12", "proses"))
    assert sentences(shared_db, view_of(shared_db, "2025-09-30", langkah("I.1.1", *later))) == (
        "Per 30 September 2025, belum ada target yang jatuh tempo dari 2 target."
    )
    early = (tenggat("2025-11"), tenggat("2025-12", "selesai", **SELESAI))
    assert sentences(shared_db, view_of(shared_db, "2025-09-30", langkah("I.1.1", *early))) == (
        "Per 30 September 2025, belum ada target yang jatuh tempo; 1 dari 2 sudah selesai lebih awal."
    )


def test_a_plan_nothing_was_reported_of_says_so_first(shared_db):
    p = view_of(shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "belum", "belum_ada"), tenggat("2025-12")))
    assert sentences(shared_db, p) == (
        "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana. Rencana ini punya 2 target; 1 di antaranya "
        "jatuh tempo s.d. 30 September 2025."
    )
    assert k.kesenjangan_sentence(p, k.ringkasan(shared_db, p).current, 1) == (
        "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana. Menurut rencana, 1 bukti diperlukan untuk "
        "target yang jatuh tempo s.d. 30 September 2025."
    )


def test_a_plan_that_cannot_be_judged_says_why(shared_db):
    assert "tidak satu pun langkah punya target waktu" in sentences(
        shared_db, view_of(shared_db, "2025-09-30", langkah("I.1.1"))
    )
    everything = langkah("I.1.1", tenggat("2025-05", "tidak_berlaku"))
    assert "semuanya dinyatakan tidak berlaku" in sentences(shared_db, view_of(shared_db, "2025-09-30", everything))


def test_missing_proof_in_a_sentence(shared_db):
    lacking = view_of(
        shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "selesai", "belum_ada", "ada", **SELESAI))
    )
    assert k.kesenjangan_sentence(lacking, k.ringkasan(shared_db, lacking).current, 1) == (
        "Per 30 September 2025, 1 bukti belum ada. Bukti belum lengkap pada 1 target yang dilaporkan selesai."
    )
    complete = view_of(
        shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "selesai", "ada", "ada", **SELESAI))
    )
    assert k.kesenjangan_sentence(complete, k.ringkasan(shared_db, complete).current, 0) == (
        "Per 30 September 2025, semua 2 bukti yang harus ada sudah lengkap."
    )
    without = view_of(shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-12", "proses", "belum_ada")))
    assert k.kesenjangan_sentence(without, k.ringkasan(shared_db, without).current, 0) == (
        "Per 30 September 2025, belum ada bukti yang harus ada."
    )


def test_next_month_and_what_cannot_be_judged(shared_db):
    p = view_of(shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-10"), tenggat("2025-11")), langkah("II.1.1"))
    r = k.ringkasan(shared_db, p)
    assert k.next_month_sentence(r) == "Oktober 2025: 1 target jatuh tempo."
    assert k.without_target_sentence(r.current) == "1 langkah belum dapat dinilai (tanpa target waktu)."
    january = k.ringkasan(shared_db, view_of(shared_db, "2025-12-31", langkah("I.1.1", tenggat("2025-10"))))
    assert k.next_month_sentence(january) == "Januari 2026: tidak ada target yang jatuh tempo."
    assert k.without_target_sentence(january.current) == ""
    assert k.without_bukti_sentence(r.current) == (
        "Bukti belum disebut pada 2 langkah, yang tidak dihitung dalam kelengkapan dan kesenjangan bukti."
    )


@pytest.mark.parametrize(
    ("jenis", "posisi", "dilaporkan", "name", "heading"),
    [
        ("berkas", "2025-09-30", True, "laporan TW III", "30 September: laporan TW III"),
        ("berkas", "2025-12-31", True, "laporan TW IV", "31 Desember: laporan TW IV"),
        ("berkas", "2026-03-31", True, "laporan TW I 2026", "31 Maret 2026: laporan TW I 2026"),
        ("berkas", "2025-10-06", True, "laporan per 6 Oktober 2025", "Laporan per 6 Oktober 2025"),
        ("berkas", "2025-09-30", False, "rencana per 30 September 2025", "Rencana per 30 September 2025"),
        ("rapat", "2025-09-30", True, "rapat TW III", "30 September: rapat TW III"),
        ("rapat", "2025-10-06", True, "rapat per 6 Oktober 2025", "Rapat per 6 Oktober 2025"),
        ("suntingan", "2025-09-30", True, "suntingan per 30 September 2025", "Suntingan per 30 September 2025"),
    ],
)
def test_a_version_is_called_what_people_call_it(jenis, posisi, dilaporkan, name, heading):
    day = date.fromisoformat(posisi)
    assert k.version_name(jenis, day, dilaporkan=dilaporkan, tahun=2025) == name
    assert k.version_heading(jenis, day, dilaporkan=dilaporkan, tahun=2025) == heading


def test_what_a_version_brought_is_told_in_the_order_of_what_matters():
    counts = {"teks_berubah": 1, "selesai_baru": 1026, "target_bergeser": 2}
    told = "2 target bergeser, 1.026 target selesai, 1 teks berubah."
    assert k.changes_sentence(counts) == f"Yang berubah: {told}"
    assert k.changes_sentence(counts, is_first=True) == f"Isi pertama: {told}"
    assert k.changes_sentence({}) == "Tidak ada yang berubah."
