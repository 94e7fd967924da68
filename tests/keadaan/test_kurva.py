"""Planned against reached over the unggahan, and targets that moved: held against an example counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monev import keadaan as k
from monev.galat import TidakDitemukan
from monev.unggah.perubahan import bandingkan
from tests.keadaan.bahan import kiriman, langkah, simpan, tenggat
from tests.pembuat import TAHUN

AKHIR_TW = [date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)]


def berurutan(*semua):
    """Unggahan 1, 2, ... with what each changed against the one before, as an upload would record it."""
    lama: list = []
    for satu in semua:
        satu.isi["perubahan"] = [p.sebagai_dict() for p in bandingkan(lama, satu.isi["langkah"])]
        lama = satu.isi["langkah"]
    return semua


# Five tenggat. Unggahan 1 is the plan alone; 2 (31 March) reports one done; 3 (30 June) two more, of which one late,
# and moves I.3.1 from May to August; 4 corrects 3 for the same day: the third was not done after all.
SATU = kiriman(
    "2025-01-15",
    langkah("I.1.1", tenggat("2025-02")),
    langkah("I.2.1", tenggat("2025-03"), tenggat("2025-06")),
    langkah("I.3.1", tenggat("2025-05")),
    langkah("I.4.1", tenggat("2025-11")),
)
DUA = kiriman(
    "2025-03-31",
    langkah("I.1.1", tenggat("2025-02", "selesai", tanggal_selesai="2025-02-20")),
    langkah("I.2.1", tenggat("2025-03"), tenggat("2025-06")),
    langkah("I.3.1", tenggat("2025-05")),
    langkah("I.4.1", tenggat("2025-11")),
    nomor=2,
)
TIGA = kiriman(
    "2025-06-30",
    langkah("I.1.1", tenggat("2025-02", "selesai", tanggal_selesai="2025-02-20")),
    langkah(
        "I.2.1",
        tenggat("2025-03", "selesai", tanggal_selesai="2025-04-10"),
        tenggat("2025-06", "selesai", selesai_sejak="2025-06-30"),
    ),
    langkah("I.3.1", tenggat("2025-08")),
    langkah("I.4.1", tenggat("2025-11", "tidak_berlaku")),
    nomor=3,
)
EMPAT = kiriman(
    "2025-06-30",
    langkah("I.1.1", tenggat("2025-02", "selesai", tanggal_selesai="2025-02-20")),
    langkah("I.2.1", tenggat("2025-03", "selesai", tanggal_selesai="2025-04-10"), tenggat("2025-06", "proses")),
    langkah("I.3.1", tenggat("2025-08")),
    langkah("I.4.1", tenggat("2025-11", "tidak_berlaku")),
    nomor=4,
)


@pytest.fixture(scope="module")
def satker(toko) -> str:
    return simpan(toko, *berurutan(SATU, DUA, TIGA, EMPAT))


@pytest.fixture
def kurva(toko, satker):
    return k.kurva(toko, k.pandang(toko, satker, TAHUN, date(2025, 12, 31)))


def test_the_plan_is_what_falls_due_by_the_end_of_each_month_in_the_newest_unggahan(kurva):
    # Feb, Mar, Jun and, moved there, Aug; November is not applicable and counts nowhere.
    assert kurva.unggahan_rencana == 4
    assert kurva.rencana["n"].tolist() == [0, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 4]
    assert set(kurva.rencana["N"]) == {4}
    assert kurva.rencana["persen"].tolist()[:8] == [0, 25, 50, 50, 50, 75, 75, 100]
    assert k.ke_baris(kurva.rencana)[1]["tanggal"] == date(2025, 2, 28)


def test_reached_is_what_each_unggahan_says_of_its_own_posisi(kurva):
    baris = [
        (b["unggahan"], b["tanggal"], b["n"], b["N"], b["dilaporkan"], b["dipakai"]) for b in k.ke_baris(kurva.unggahan)
    ]
    assert baris == [
        (1, date(2025, 1, 15), 0, 5, False, True),
        (2, date(2025, 3, 31), 1, 5, True, True),
        (3, date(2025, 6, 30), 3, 4, True, False),
        (4, date(2025, 6, 30), 2, 4, True, True),
    ]


def test_per_triwulan_reached_is_the_figure_of_the_pages_and_unknown_after_the_last_report(toko, satker, kurva):
    baris = k.ke_baris(kurva.triwulan)
    assert [b["tanggal"] for b in baris] == AKHIR_TW
    assert [(b["rencana_n"], b["rencana_N"]) for b in baris] == [(2, 4), (3, 4), (4, 4), (4, 4)]
    assert [(b["unggahan"], b["n"], b["N"]) for b in baris] == [
        (2, 1, 5),
        (4, 2, 4),
        (None, None, None),
        (None, None, None),
    ]
    for b in baris[:2]:
        kini = k.ringkasan(toko, k.pandang(toko, satker, TAHUN, b["tanggal"])).kini
        assert (b["n"], b["N"]) == (kini.setahun_n, kini.setahun_N)


def test_a_cancelled_unggahan_is_no_point_of_the_curve(toko):

    satker = simpan(toko, SATU, DUA, TIGA, replace(EMPAT, dibatalkan=True))
    kurva = k.kurva(toko, k.pandang(toko, satker, TAHUN, date(2025, 12, 31)))
    assert kurva.unggahan["unggahan"].tolist() == [1, 2, 3]
    assert kurva.triwulan["n"].tolist()[:2] == [1, 3]


def test_a_plan_nobody_reported_of_has_no_reached_share(toko):
    satker = simpan(toko, SATU)
    kurva = k.kurva(toko, k.pandang(toko, satker, TAHUN, date(2025, 12, 31)))
    assert kurva.triwulan["n"].isna().all()
    assert kurva.unggahan["dilaporkan"].tolist() == [False]


def test_a_plan_without_tenggat_has_a_curve_of_nothing(toko):
    satker = simpan(toko, kiriman("2025-06-30", langkah("I.1.1")))
    kurva = k.kurva(toko, k.pandang(toko, satker, TAHUN, date(2025, 12, 31)))
    assert kurva.rencana["N"].tolist() == [0] * 12
    assert kurva.rencana["persen"].isna().all()


def test_a_tenggat_of_the_next_year_widens_the_curve(toko):
    satker = simpan(toko, kiriman("2025-06-30", langkah("I.1.1", tenggat("2025-12"), tenggat("2026-02"))))
    kurva = k.kurva(toko, k.pandang(toko, satker, TAHUN, date(2025, 12, 31)))
    assert kurva.rencana["n"].tolist()[11:] == [1, 1, 2]
    assert k.ke_baris(kurva.rencana)[-1]["tanggal"] == date(2026, 2, 28)


def bergeser(toko, satker, posisi="2025-12-31"):
    p = k.pandang(toko, satker, TAHUN, date.fromisoformat(posisi))
    return [
        (b["unggahan"], b["kode"], b["dari"], b["ke"], b["terlewat"], b["hari_lewat"], b["status_kini"])
        for b in k.ke_baris(k.target_bergeser(toko, p))
    ]


def test_a_target_moved_after_it_was_missed_keeps_the_miss_on_record(toko, satker):
    # Due 31 May, moved at posisi 30 June: 30 days past. On 31 December the new one, 31 August, is late too.
    assert bergeser(toko, satker) == [(3, "I.3.1", "2025-05", "2025-08", True, 30, "terlambat")]
    assert bergeser(toko, satker, "2025-07-15")[0][-1] == "belum_jatuh_tempo"


@pytest.mark.parametrize(
    ("posisi", "sesudah", "terlewat", "hari"),
    [
        ("2025-05-31", tenggat("2025-08"), True, 0),  # the due day itself is over at the end of posisi
        ("2025-05-30", tenggat("2025-08"), False, 0),
        ("2025-06-30", tenggat("2025-08", "selesai", tanggal_selesai="2025-05-31"), False, 0),
        ("2025-06-30", tenggat("2025-08", "selesai", tanggal_selesai="2025-06-05"), True, 5),
        ("2025-06-30", tenggat("2025-08", "selesai", selesai_sejak="2025-06-30"), True, 30),
        ("2025-06-30", tenggat("2025-08", "tidak_berlaku"), False, 0),
    ],
)
def test_whether_it_was_missed_is_judged_by_its_old_due_day(toko, posisi, sesudah, terlewat, hari):
    semua = berurutan(
        kiriman("2025-01-15", langkah("I.3.1", tenggat("2025-05"))),
        kiriman(posisi, langkah("I.3.1", sesudah), nomor=2),
    )
    [(_, _, dari, ke, *hasil, _)] = bergeser(toko, simpan(toko, *semua))
    assert (dari, ke, *hasil) == ("2025-05", "2025-08", terlewat, hari)


def test_every_move_of_one_langkah_is_on_record_and_so_is_a_target_taken_out(toko):
    semua = berurutan(
        kiriman("2025-01-15", langkah("I.3.1", tenggat("2025-02")), langkah("I.4.1", tenggat("2025-03"))),
        kiriman("2025-04-30", langkah("I.3.1", tenggat("2025-05")), langkah("I.4.1"), nomor=2),
        kiriman("2025-05-15", langkah("I.3.1", tenggat("2025-10")), langkah("I.4.1"), nomor=3),
    )
    assert bergeser(toko, simpan(toko, *semua)) == [
        (3, "I.3.1", "2025-05", "2025-10", False, 0, "terlambat"),
        (2, "I.3.1", "2025-02", "2025-05", True, 61, None),  # 28 February to 30 April
        (2, "I.4.1", "2025-03", None, True, 30, None),
    ]


def test_any_two_unggahan_are_compared_by_the_one_definition_of_a_change(toko, satker):
    nomor = {b["unggahan"]: b["unggahan_id"] for b in k.ke_baris(k.riwayat(toko, satker, TAHUN))}
    semua = k.ke_baris(k.perbandingan(toko, nomor[1], nomor[3]))
    # Three done between 1 and 3, one declared not applicable, one moved; 2 and 3 together say the same.
    assert {(b["jenis"], b["kode"], b["tenggat"]) for b in semua if b["kolom"] == "Status"} == {
        ("selesai_baru", "I.1.1", "2025-02"),
        ("selesai_baru", "I.2.1", "2025-03"),
        ("selesai_baru", "I.2.1", "2025-06"),
        ("laporan_berubah", "I.4.1", "2025-11"),
    }
    assert [(b["dari"], b["ke"]) for b in semua if b["jenis"] == "target_bergeser"] == [("2025-05", "2025-08")]
    assert k.perbandingan(toko, nomor[3], nomor[3]).empty
    assert list(k.perbandingan(toko, nomor[3], nomor[3]).columns) == list(k.perubahan(toko, nomor[3]).columns)


def test_what_an_unggahan_recorded_is_what_comparing_it_with_the_one_before_says(toko, satker):
    nomor = {b["unggahan"]: b["unggahan_id"] for b in k.ke_baris(k.riwayat(toko, satker, TAHUN))}
    for n in (2, 3, 4):
        dibandingkan = k.ke_baris(k.perbandingan(toko, nomor[n - 1], nomor[n]))
        assert dibandingkan == k.ke_baris(k.perubahan(toko, nomor[n]))


@pytest.mark.parametrize("nomor", [0, -1, 999_999])
def test_comparing_what_is_no_unggahan_is_refused(toko, satker, nomor):
    with pytest.raises(TidakDitemukan):
        k.perbandingan(toko, nomor, nomor)


def test_two_rencana_are_not_compared(toko, satker):
    lain = simpan(toko, SATU)
    a, b = (k.ke_baris(k.riwayat(toko, s, TAHUN))[0]["unggahan_id"] for s in (satker, lain))
    with pytest.raises(TidakDitemukan, match="rencana yang sama"):
        k.perbandingan(toko, a, b)


def test_a_chosen_unggahan_is_judged_in_place_of_the_one_its_posisi_gives(toko, satker):
    p = k.pandang(toko, satker, TAHUN, date(2025, 12, 31), unggahan=2)
    assert (p.unggahan, p.dipilih, p.unggahan_terbaru, p.posisi_terbaru) == (2, True, 4, date(2025, 6, 30))
    assert (p.unggahan_sebelum, p.ada_realisasi) == (1, True)
    assert k.ringkasan(toko, p).kini.setahun_n == 1
    # Also at a day before its own posisi, by its own data: done on 20 February is done on 1 March.
    awal = k.pandang(toko, satker, TAHUN, date(2025, 3, 1), unggahan=2)
    assert (awal.unggahan, k.ringkasan(toko, awal).kini.setahun_n) == (2, 1)
    rencana = k.pandang(toko, satker, TAHUN, date(2025, 12, 31), unggahan=1)
    assert (rencana.ada_realisasi, rencana.unggahan_sebelum) == (False, None)


def test_without_a_choice_the_posisi_decides_as_before(toko, satker):
    p = k.pandang(toko, satker, TAHUN, date(2025, 6, 30))
    assert (p.unggahan, p.dipilih) == (4, False)


@pytest.mark.parametrize("nomor", [0, 5, 99])
def test_an_unggahan_that_is_not_there_is_said_with_those_that_are(toko, satker, nomor):
    with pytest.raises(TidakDitemukan, match=f"tidak mempunyai unggahan {nomor}") as galat:
        k.pandang(toko, satker, TAHUN, date(2025, 6, 30), unggahan=nomor)
    assert "1, 2, 3, 4" in galat.value.saran


def test_a_cancelled_unggahan_cannot_be_looked_at_as_though_it_stood(toko):

    satker = simpan(toko, SATU, replace(DUA, dibatalkan=True))
    with pytest.raises(TidakDitemukan, match=r"Unggahan 2 .* sudah dibatalkan"):
        k.pandang(toko, satker, TAHUN, date(2025, 6, 30), unggahan=2)
