"""Test cancelling and restoring (docs/operations.md): the newest first, and nothing is deleted.

And hiding sample data, which hides nothing else.
"""

import hashlib
from datetime import date
from operator import itemgetter

import pytest

from monev import figures
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
    """Store three unggahan: a plan, with one target done, with two done."""
    uploaded(db, ONE, TWO, posisi="2025-01-15")
    done = realisasi_row("I.1.1", "2025-03", selesai="2025-03-20")
    uploaded(db, ONE, TWO, realisasi=[done], posisi="2025-03-31")
    done = realisasi_row("I.2.1", "2025-06", selesai="2025-06-20")
    uploaded(db, ONE, TWO, realisasi=[done], posisi="2025-06-30")


def cancel_it(db, reason="berkas tertukar", **other):
    return cancel(db, SATKER, TAHUN, reason=reason, pelaku="operator", **other)


def restore_it(db, **other):
    return restore(db, SATKER, TAHUN, pelaku="operator", **other)


def history(db) -> list[dict]:
    return rows_of(figures.riwayat(db, SATKER, TAHUN))


def valid_numbers(db) -> list[int]:
    """Return the numbers of the unggahan that are not cancelled, the oldest first."""
    return [row["unggahan"] for row in reversed(history(db)) if not row["dibatalkan"]]


def count_done(db) -> int:
    view = figures.view_at(db, SATKER, TAHUN, date(2025, 12, 31))
    return figures.ringkasan(db, view).current.selesai


def number_to_restore(db) -> int | None:
    return figures.version_actions(db, SATKER, TAHUN).to_restore


def first_pic(db) -> str | None:
    return last_content(db, SATKER, TAHUN)["langkah"][0]["pic"]


def test_cancelled_the_newest_stays_in_the_history_and_restored_it_counts_again(three):
    assert (count_done(three), valid_numbers(three)) == (2, [1, 2, 3])
    entry = cancel_it(three, reason="  salah\n kantor ")
    assert (entry.jenis, entry.isi) == ("pembatalan", {"unggahan": 3, "alasan": "salah kantor"})
    assert (count_done(three), valid_numbers(three)) == (1, [1, 2])
    assert last_content(three, SATKER, TAHUN)["unggahan"] == 2
    rows = history(three)
    standing = itemgetter("unggahan", "dibatalkan", "alasan", "dibatalkan_oleh")
    assert [*map(standing, rows)] == [
        (3, True, "salah kantor", "operator"),
        (2, False, None, None),
        (1, False, None, None),
    ]
    assert [row["posisi"].month for row in rows] == [6, 3, 1]
    assert {(row["langkah"], row["tenggat"]) for row in rows} == {(2, 2)}
    cancelled = rows[0]
    assert cancelled["dibatalkan_pada"].isoformat()[:19] == entry.waktu[:19]
    assert len(figures.changes_of(three, cancelled["unggahan_id"])) == cancelled["perubahan"] > 0
    entry = restore_it(three)
    assert (entry.jenis, entry.isi) == ("pemulihan", {"unggahan": 3})
    assert (count_done(three), valid_numbers(three)) == (2, [1, 2, 3])
    assert history(three)[0]["alasan"] is None


def test_several_cancelled_come_back_in_reverse_order(three):
    cancel_it(three)
    cancel_it(three)
    assert valid_numbers(three) == [1]
    restore_it(three)
    assert valid_numbers(three) == [1, 2]
    cancel_it(three)
    restore_it(three)
    restore_it(three)
    assert valid_numbers(three) == [1, 2, 3]
    with pytest.raises(CannotChange, match="Tidak ada pembatalan yang dapat dipulihkan"):
        restore_it(three)


def test_after_a_new_upload_what_was_cancelled_before_it_stays_so_and_the_way_on_is_said(three):
    cancel_it(three)
    uploaded(three, ONE, langkah("I.2.1", "Agustus 2025"), posisi="2025-07-31")
    assert valid_numbers(three) == [1, 2, 4]
    assert number_to_restore(three) is None
    with pytest.raises(CannotChange, match="belum ada unggahan baru") as error:
        restore_it(three)
    assert "unggah lagi" in error.value.advice
    cancel_it(three)
    assert number_to_restore(three) == 4  # not 3, which was cancelled before


def test_the_only_one_left_can_be_cancelled_and_the_rencana_then_has_none(three):
    for _ in range(3):
        cancel_it(three)
    (rencana,) = figures.list_rencana(three)
    assert (rencana["satker"], rencana["posisi_terakhir"]) == (SATKER, None)
    assert (rencana["unggahan"], rencana["langkah"]) == (0, 0)
    with pytest.raises(NotFound, match="sudah dibatalkan") as error:
        figures.view_at(three, SATKER, TAHUN, date(2025, 6, 30))
    assert "Riwayat" in error.value.advice
    with pytest.raises(CannotChange, match="Semua unggahan"):
        cancel_it(three)
    restore_it(three)
    assert valid_numbers(three) == [1]


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "x" * 501])
def test_a_reason_is_needed_and_fits(three, reason):
    with pytest.raises(EntryRefused, match="Alasan pembatalan"):
        cancel_it(three, reason=reason)
    assert valid_numbers(three) == [1, 2, 3]
    assert cancel_it(three, reason="x" * 500).isi["alasan"] == "x" * 500


@pytest.mark.parametrize("change", [cancel_it, restore_it])
def test_what_somebody_stored_meanwhile_is_never_cancelled_unseen(three, change):
    cancel_it(three)
    seen = figures.version_actions(three, SATKER, TAHUN).after
    uploaded(three, ONE, langkah("I.2.1", "Agustus 2025"), posisi="2025-07-31")
    with pytest.raises(VersionClash, match="sudah diubah orang lain"):
        change(three, after=seen)
    assert valid_numbers(three) == [1, 2, 4]


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
    original = original_file(three, SATKER, TAHUN, 3)
    assert original == ("berkas.xlsx", b"2025-06-30")  # the file that `uploaded` hands in
    assert hashlib.sha256(original[1]).hexdigest() == history(three)[0]["sha256"]
    append_unggahan(three, sample_content(unggahan=4, nama_berkas=None))
    with pytest.raises(NotFound, match="tanpa berkas"):
        original_file(three, SATKER, TAHUN, 4)
    with pytest.raises(NotFound, match="tidak mempunyai unggahan 9"):
        original_file(three, SATKER, TAHUN, 9)


def test_two_entries_are_compared_and_what_was_said_stays_as_its_file_is_cancelled(three):
    entries = []
    for pic in ("Sekretaris", "Kasubbag Hukum"):
        result = edit(three, SATKER, TAHUN, Target("I.1.1"), {"pic": pic}, pelaku="operator")
        entries.append(result.entry.nomor)
    [one] = compare_unggahan(three, entries[0], entries[1])
    assert (one["jenis"], one["dari"], one["ke"]) == ("pic_berubah", "Sekretaris", "Kasubbag Hukum")
    [one] = compare_unggahan(three, entries[0] - 1, entries[1])
    assert (one["dari"], one["ke"]) == (None, "Kasubbag Hukum")
    cancel_it(three)
    assert (valid_numbers(three), number_to_restore(three)) == ([1, 2], 3)
    assert first_pic(three) == "Kasubbag Hukum"


def test_every_sample_rencana_is_hidden_and_nothing_else_and_comes_back_as_it_was(db):
    for tahun in (2024, 2025):
        append_unggahan(db, sample_content(simulasi=True), satker="KPU Contoh", tahun=tahun)
    append_unggahan(db, satker="KPU Sungguhan")
    before = figures.list_rencana(db)
    assert show_simulations(db, hidden=False, pelaku="Penguji") == [], "nothing is hidden yet"
    hidden = show_simulations(db, hidden=True, pelaku="Penguji")
    assert sorted(rencana.tahun for rencana in hidden) == [2024, 2025]
    assert [row["satker"] for row in figures.list_rencana(db)] == ["KPU Sungguhan"]
    again = show_simulations(db, hidden=True, pelaku="Penguji")
    assert again == [], "a second time records nothing"
    entry, _ = show_simulations(db, hidden=False, pelaku="Penguji")
    assert (entry.jenis, entry.pelaku) == ("tampilan", "Penguji")
    assert entry.isi == {"disembunyikan": False}
    assert figures.list_rencana(db) == before
