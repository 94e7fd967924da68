"""The story of an upload: a sentence per kind of change, what matters first, every change in exactly one."""

from __future__ import annotations

from monev.istilah import JENIS_PERUBAHAN
from monev.unggah.cerita import cerita
from monev.unggah.perubahan import MENGURANGI, Perubahan


def ubah(jenis: str, dari: str | None = None, ke: str | None = None, kode: str = "I.1.1") -> Perubahan:
    return Perubahan(jenis, kode, "Rapat", ke or dari, None, dari, ke)


def test_every_kind_of_change_has_its_chapter_and_loss_comes_first():
    semua = cerita([ubah(jenis, "2025-03", "2025-06") for jenis in JENIS_PERUBAHAN])
    assert {bab.jenis for bab in semua} == set(JENIS_PERUBAHAN)
    assert [bab.mengurangi for bab in semua] == [True] * len(MENGURANGI) + [False] * (len(semua) - len(MENGURANGI))
    assert [bab.jenis for bab in semua][4:8] == ["target_bergeser", "selesai_baru", "bukti_ada", "teks_berubah"]
    assert semua[-1].jenis == "langkah_baru"


def test_no_change_is_lost_or_told_twice():
    isi = [ubah("selesai_baru"), ubah("langkah_baru", kode="I.2.1"), ubah("selesai_baru", kode="V.1.1")]
    assert sorted((p for bab in cerita(isi) for p in bab.isi), key=isi.index) == isi
    assert [bab.kalimat for bab in cerita(isi)] == ["2 tenggat baru selesai.", "1 langkah baru."]


def test_one_moved_target_says_from_when_to_when():
    [bab] = cerita([ubah("target_bergeser", "2025-06", "2025-09")])
    assert bab.kalimat == "1 target bergeser: I.1.1 dari Juni 2025 ke September 2025."


def test_several_moved_targets_say_which_way():
    geser = [
        ("2025-06", "2025-09"),
        ("2025-06", "2025-03"),
        ("2025-05", "2025-08"),
        (None, "2025-10"),
        ("2025-10", None),
    ]
    [bab] = cerita([ubah("target_bergeser", dari, ke) for dari, ke in geser])
    assert bab.kalimat == "5 target bergeser: 2 mundur, 1 maju, 1 tenggat tambahan, 1 tenggat dicabut."


def test_wording_says_in_how_many_langkah():
    [bab] = cerita([ubah("teks_berubah"), ubah("teks_berubah"), ubah("teks_berubah", kode="V.1.1")])
    assert bab.kalimat == "3 sel rencana berubah bunyinya, pada 2 langkah."
