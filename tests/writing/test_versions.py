"""Cancelling and restoring: only the newest, in order, never unseen, and nothing is deleted
(docs/operations.md); sample data goes out of sight and comes back, and only sample data."""

import hashlib
from datetime import date

import pytest

from monev import figures as k
from monev.core.errors import MonevError, NotFound, VersionClash
from monev.core.typed_input import EntryRefused
from monev.database import rows_of
from monev.edits.single_edits import Target, edit
from monev.writing.plan_versions import (
    CannotChange,
    cancel,
    compare_unggahan,
    original_file,
    restore,
    show_simulations,
)
from tests.conftest import filled_by
from tests.makers import append_unggahan, last_content, sample_content
from tests.uploads.material import SATKER, TAHUN, langkah, realisasi_row, uploaded

pytestmark = pytest.mark.slow

ONE, TWO = langkah("I.1.1"), langkah("I.2.1", "Juni 2025")


@filled_by
def three(db) -> None:
    """Three unggahan: a plan, one done, two done."""
    uploaded(db, ONE, TWO, posisi="2025-01-15")
    uploaded(
        db,
        ONE,
        TWO,
        realisasi=[realisasi_row("I.1.1", "2025-03", selesai="2025-03-20")],
        posisi="2025-03-31",
    )
    uploaded(
        db,
        ONE,
        TWO,
        realisasi=[realisasi_row("I.2.1", "2025-06", selesai="2025-06-20")],
        posisi="2025-06-30",
    )


def cancel_it(db, reason="berkas tertukar", **other):
    return cancel(db, SATKER, TAHUN, reason=reason, pelaku="operator", **other)


def restore_it(db, **other):
    return restore(db, SATKER, TAHUN, pelaku="operator", **other)


def valid_number(db) -> list[int]:
    return [
        s["unggahan"]
        for s in reversed(rows_of(k.riwayat(db, SATKER, TAHUN)))
        if not s["dibatalkan"]
    ]


def selesai(db, posisi="2025-12-31") -> int:
    return k.ringkasan(db, k.view_at(db, SATKER, TAHUN, date.fromisoformat(posisi))).current.selesai


def test_cancelled_the_newest_stays_in_the_history_and_restored_it_counts_again(three):
    assert (selesai(three), valid_number(three)) == (2, [1, 2, 3])
    entry = cancel_it(three, reason="  salah\n kantor ")
    assert (entry.jenis, entry.isi) == ("pembatalan", {"unggahan": 3, "alasan": "salah kantor"})
    assert (selesai(three), valid_number(three)) == (1, [1, 2])
    assert last_content(three, SATKER, TAHUN)["unggahan"] == 2
    row = rows_of(k.riwayat(three, SATKER, TAHUN))
    assert [
        (s["unggahan"], s["posisi"].month, s["dibatalkan"], s["alasan"], s["dibatalkan_oleh"])
        for s in row
    ] == [
        (3, 6, True, "salah kantor", "operator"),
        (2, 3, False, None, None),
        (1, 1, False, None, None),
    ]
    assert {(s["langkah"], s["tenggat"]) for s in row} == {(2, 2)}
    assert row[0]["dibatalkan_pada"].isoformat()[:19] == entry.waktu[:19]
    assert len(k.changes_of(three, row[0]["unggahan_id"])) == row[0]["perubahan"] > 0
    entry = restore_it(three)
    assert (entry.jenis, entry.isi) == ("pemulihan", {"unggahan": 3})
    assert (selesai(three), valid_number(three)) == (2, [1, 2, 3])
    assert rows_of(k.riwayat(three, SATKER, TAHUN))[0]["alasan"] is None


def test_several_cancelled_come_back_in_reverse_order(three):
    cancel_it(three)
    cancel_it(three)
    assert valid_number(three) == [1]
    restore_it(three)
    assert valid_number(three) == [1, 2]
    cancel_it(three)
    restore_it(three)
    restore_it(three)
    assert valid_number(three) == [1, 2, 3]
    with pytest.raises(CannotChange, match="Tidak ada pembatalan yang dapat dipulihkan"):
        restore_it(three)


def test_after_a_new_upload_what_was_cancelled_before_it_stays_so_and_the_way_on_is_said(three):
    cancel_it(three)
    uploaded(three, ONE, langkah("I.2.1", "Agustus 2025"), posisi="2025-07-31")
    assert valid_number(three) == [1, 2, 4]
    assert k.version_actions(three, SATKER, TAHUN).to_restore is None
    with pytest.raises(CannotChange, match="belum ada unggahan baru") as error:
        restore_it(three)
    assert "unggah lagi" in error.value.advice
    cancel_it(three)  # 4: the one that can come back is 4, not 3
    assert k.version_actions(three, SATKER, TAHUN).to_restore == 4


def test_the_only_one_left_can_be_cancelled_and_the_rencana_then_has_none(three):
    for _ in range(3):
        cancel_it(three)
    listing = k.list_rencana(three)
    assert [(d["satker"], d["unggahan"], d["langkah"], d["posisi_terakhir"]) for d in listing] == [
        (SATKER, 0, 0, None)
    ]
    with pytest.raises(NotFound, match="sudah dibatalkan") as error:
        k.view_at(three, SATKER, TAHUN, date(2025, 6, 30))
    assert "Riwayat" in error.value.advice
    with pytest.raises(CannotChange, match="Semua unggahan"):
        cancel_it(three)
    restore_it(three)
    assert valid_number(three) == [1]


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "x" * 501])
def test_a_reason_is_needed_and_fits(three, reason):
    with pytest.raises(EntryRefused, match="Alasan pembatalan"):
        cancel_it(three, reason=reason)
    assert valid_number(three) == [1, 2, 3]
    assert cancel_it(three, reason="x" * 500).isi["alasan"] == "x" * 500


@pytest.mark.parametrize("change", [cancel_it, restore_it])
def test_what_somebody_stored_meanwhile_is_never_cancelled_unseen(three, change):
    cancel_it(three)
    seen = k.version_actions(three, SATKER, TAHUN).after
    uploaded(three, ONE, langkah("I.2.1", "Agustus 2025"), posisi="2025-07-31")
    with pytest.raises(VersionClash, match="sudah diubah orang lain"):
        change(three, after=seen)
    assert valid_number(three) == [1, 2, 4]


@pytest.mark.parametrize("change", [cancel, restore])
def test_an_unknown_rencana_is_said_and_nothing_is_stored(three, change):
    edge = three.journal.tip()
    other = {"reason": "x"} if change is cancel else {}
    with pytest.raises(MonevError, match="tidak ada"):
        change(three, "KPU Kota Entah", TAHUN, pelaku="o", **other)
    assert three.journal.tip() == edge


def test_the_original_comes_back_bit_for_bit_also_of_a_cancelled_one_and_where_there_is_none_it_is_said(
    three,
):
    cancel_it(three)
    name, content = original_file(three, SATKER, TAHUN, 3)
    assert (name, content) == (
        "berkas.xlsx",
        b"2025-06-30",
    )  # what `load_and_store` hands in as the file
    fingerprint = {s["unggahan"]: s["sha256"] for s in rows_of(k.riwayat(three, SATKER, TAHUN))}
    assert hashlib.sha256(content).hexdigest() == fingerprint[3]
    content = {
        **last_content(three, SATKER, TAHUN),
        "unggahan": 4,
        "jenis": "rapat",
        "nama_berkas": None,
    }
    append_unggahan(three, content)
    with pytest.raises(NotFound, match="tanpa berkas"):
        original_file(three, SATKER, TAHUN, 4)
    with pytest.raises(NotFound, match="tidak mempunyai unggahan 9"):
        original_file(three, SATKER, TAHUN, 9)


def edit_pic(db, pic):
    return edit(
        db,
        SATKER,
        TAHUN,
        Target("I.1.1"),
        {"pic": pic},
        pelaku="operator",
        posisi=date(2025, 7, 15),
    )


def test_a_change_made_in_the_app_is_a_version_too_compared_as_of_its_last_change(three, today):
    today("2025-07-15")
    edit_pic(three, "Sekretaris")
    edit_pic(three, "Kasubbag Hukum")
    unggahan_id = {
        s["unggahan"]: s["unggahan_id"] for s in rows_of(k.riwayat(three, SATKER, TAHUN))
    }
    assert list(unggahan_id) == [4, 3, 2, 1]
    [one] = compare_unggahan(three, unggahan_id[3], unggahan_id[4])
    assert (one["jenis"], one["dari"], one["ke"]) == ("pic_berubah", None, "Kasubbag Hukum")
    cancel_it(three)
    assert (valid_number(three), k.version_actions(three, SATKER, TAHUN).to_restore) == (
        [1, 2, 3],
        4,
    )
    assert last_content(three, SATKER, TAHUN)["langkah"][0]["pic"] is None
    restore_it(three)
    assert last_content(three, SATKER, TAHUN)["langkah"][0]["pic"] == "Kasubbag Hukum"


def test_every_sample_rencana_is_hidden_and_nothing_else_and_comes_back_as_it_was(db):
    for tahun in (2024, 2025):
        append_unggahan(db, sample_content(simulasi=True), satker="KPU Contoh", tahun=tahun)
    append_unggahan(db, satker="KPU Sungguhan")
    before = k.list_rencana(db)
    assert show_simulations(db, hidden=False, pelaku="Penguji") == [], "nothing is hidden yet"
    hidden = show_simulations(db, hidden=True, pelaku="Penguji")
    assert sorted(rencana.tahun for rencana in hidden) == [2024, 2025]
    assert [row["satker"] for row in k.list_rencana(db)] == ["KPU Sungguhan"]
    assert show_simulations(db, hidden=True, pelaku="Penguji") == [], (
        "a second time records nothing"
    )
    entry, _ = show_simulations(db, hidden=False, pelaku="Penguji")
    assert (entry.jenis, entry.isi, entry.pelaku) == (
        "tampilan",
        {"disembunyikan": False},
        "Penguji",
    )
    assert k.list_rencana(db) == before
