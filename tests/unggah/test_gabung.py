"""Merge by cell: what one side changed is never lost, what both changed differently is asked (DESIGN §6)."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monev.basisdata import Basisdata
from monev.galat import PerluPersetujuan
from monev.jurnal import JurnalFolder
from monev.unggah import isi_terakhir, rancang, simpan
from monev.unggah.gabung import BERKAS, Penggabung, urutan
from monev.unggah.isi import ISI_BUKTI, LAPORAN, TEKS_LANGKAH
from monev.unggah.susun import susun
from tests.unggah.bahan import SATKER, TAHUN, ada, berkas, langkah, lapor, muat, status_bukti, tenggat

SEPTEMBER = date(2025, 9, 30)
DUA = (langkah("I.1.1", "Maret, Juni 2025"), langkah("I.2.1", "Juni 2025"))


def dua_pihak(db, tersimpan, di_berkas, **lain):
    """Export; somebody else stores `tersimpan`; the workbook comes back as `di_berkas`: what is planned of it."""
    asal = muat(db, berkas(*DUA), "2025-03-31")
    muat(db, berkas(*DUA, asal=asal, **tersimpan), "2025-06-30")
    return rancang(db, berkas(*DUA, asal=asal, **di_berkas), posisi=SEPTEMBER, **lain)


def test_what_the_file_left_as_exported_keeps_its_newer_value(db):
    rancangan = dua_pihak(
        db,
        {
            "realisasi": [lapor("I.1.1", "2025-03", selesai="2025-03-20")],
            "bukti": [ada("I.1.1", "2025-03", "Undangan")],
        },
        {"realisasi": [lapor("I.1.1", "2025-03", "belum"), lapor("I.2.1", "2025-06", "proses")]},
    )
    t = tenggat(rancangan.isi, "I.1.1", "2025-03")
    assert (t["laporan"], t["tanggal_selesai"]) == ("selesai", "2025-03-20")
    assert tenggat(rancangan.isi, "I.2.1", "2025-06")["laporan"] == "proses"
    assert [(p.jenis, p.kode) for p in rancangan.perubahan] == [("laporan_berubah", "I.2.1")]
    assert (rancangan.bentrokan, rancangan.mengurangi) == ((), ())
    assert any("digabung sel demi sel" in k for k in rancangan.keterangan)


def test_different_cells_of_one_row_join(db):
    rancangan = dua_pihak(
        db,
        {"realisasi": [lapor("I.1.1", "2025-03", "belum", kendala="anggaran")]},
        {"realisasi": [lapor("I.1.1", "2025-03", "belum", tindak_lanjut="usul revisi")]},
    )
    t = tenggat(rancangan.isi, "I.1.1", "2025-03")
    assert (t["kendala"], t["tindak_lanjut"]) == ("anggaran", "usul revisi")


def test_both_changed_the_same_cell_is_a_clash_to_choose(db):
    tersimpan = {"realisasi": [lapor("I.1.1", "2025-03", "belum", kendala="anggaran")]}
    di_berkas = {"realisasi": [lapor("I.1.1", "2025-03", "belum", kendala="pegawai cuti")]}
    rancangan = dua_pihak(db, tersimpan, di_berkas)
    [bentrok] = rancangan.bentrokan
    assert (bentrok.kode, bentrok.tenggat, bentrok.kolom) == ("I.1.1", "2025-03", "Kendala")
    assert (bentrok.dasar, bentrok.tersimpan, bentrok.berkas) == ("", "anggaran", "pegawai cuti")
    assert rancangan.penyunting[bentrok.kunci][0] == "operator"
    with pytest.raises(PerluPersetujuan) as tertahan:
        simpan(db, rancangan, pelaku="o", berkas=b"x", nama_berkas="x.xlsx", setuju=True)
    assert "I.1.1, Maret 2025, Kendala: tersimpan “anggaran” (oleh operator" in tertahan.value.hal[0]
    assert isi_terakhir(db, SATKER, TAHUN)["unggahan"] == 2


def test_a_file_whose_only_news_clashes_is_not_taken_for_one_without_news(db):
    """The stored value stands until somebody chooses: nothing changes yet, and still it is not the file's."""
    asal = muat(db, berkas(*DUA))
    muat(db, berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", kendala="dari rapat")], asal=asal), "2025-09-30")
    isi = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", kendala="dari berkas")], asal=asal)
    rancangan = rancang(db, isi, posisi=date(2025, 9, 30))
    assert [(b.tersimpan, b.berkas) for b in rancangan.bentrokan] == [("dari rapat", "dari berkas")]
    assert (rancangan.perubahan, rancangan.sama_persis, rancangan.mengubah) == ((), False, True)


def test_a_chosen_clash_is_none(db):
    tersimpan = {"realisasi": [lapor("I.1.1", "2025-03", "belum", kendala="anggaran")]}
    di_berkas = {"realisasi": [lapor("I.1.1", "2025-03", "belum", kendala="pegawai cuti")]}
    rancangan = dua_pihak(db, tersimpan, di_berkas, pilihan={"I.1.1|2025-03||Kendala": BERKAS})
    assert rancangan.bentrokan == ()
    assert tenggat(rancangan.isi, "I.1.1", "2025-03")["kendala"] == "pegawai cuti"


def test_a_target_moved_by_one_side_takes_the_other_side_s_progress_along(db):
    asal = muat(db, berkas(*DUA), "2025-03-31")
    muat(db, berkas(DUA[0], langkah("I.2.1", "Agustus 2025"), asal=asal), "2025-06-30")
    isi = berkas(*DUA, realisasi=[lapor("I.2.1", "2025-06")], asal=asal)
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    assert tenggat(rancangan.isi, "I.2.1", "2025-08")["laporan"] == "selesai"
    assert rancangan.bentrokan == ()


def test_target_cells_mixed_from_both_sides_are_read_anew(db):
    satu = langkah("I.1.1", "Januari - Maret 2025")
    asal = muat(db, berkas(satu), "2025-03-31")
    muat(db, berkas(langkah("I.1.1", "Januari - Maret 2025", frekuensi="setiap bulan"), asal=asal), "2025-06-30")
    isi = berkas(langkah("I.1.1", "Januari - April 2025"), asal=asal)
    hasil = rancang(db, isi, posisi=SEPTEMBER).isi["langkah"][0]
    assert hasil["jenis_target"] == "bulanan"
    assert [t["tenggat"] for t in hasil["tenggat"]] == ["2025-01", "2025-02", "2025-03", "2025-04"]
    assert status_bukti({"langkah": [hasil]}, "I.1.1", "2025-04") == {"Undangan": "belum_ada", "Notulensi": "belum_ada"}


def test_a_row_added_since_the_export_stays_and_one_removed_there_stays_removed(db):
    asal = muat(db, berkas(*DUA), "2025-03-31")
    muat(db, berkas(DUA[0], langkah("I.3.1"), asal=asal), "2025-06-30")
    rancangan = rancang(db, berkas(*DUA, asal=asal), posisi=SEPTEMBER)
    assert [s["kode"] for s in rancangan.isi["langkah"]] == ["I.1.1", "I.3.1"]
    assert rancangan.perubahan == ()


def test_a_row_one_side_took_out_and_the_other_changed_is_asked(db):
    asal = muat(db, berkas(*DUA), "2025-03-31")
    muat(db, berkas(DUA[0], asal=asal), "2025-06-30")
    isi = berkas(*DUA, realisasi=[lapor("I.2.1", "2025-06")], asal=asal)
    [bentrok] = rancang(db, isi, posisi=SEPTEMBER).bentrokan
    assert bentrok.kunci == "I.2.1|||LANGKAH"
    dipilih = rancang(db, isi, posisi=SEPTEMBER, pilihan={bentrok.kunci: BERKAS})
    assert [s["kode"] for s in dipilih.isi["langkah"]] == ["I.1.1", "I.2.1"]


def test_a_document_one_side_removed_and_the_other_found_is_kept(db):
    rancangan = dua_pihak(
        db,
        {"bukti": [ada("I.2.1", "2025-06", "Undangan"), ada("I.2.1", "2025-06", "Notulensi", "belum_ada")]},
        {"bukti": [ada("I.2.1", "2025-06", "Notulensi", "belum_ada")]},
    )
    assert status_bukti(rancangan.isi, "I.2.1", "2025-06") == {"Undangan": "ada", "Notulensi": "belum_ada"}


def test_a_template_of_another_database_is_taken_without_a_base(db, tmp_path):
    lain = Basisdata.buka(None, JurnalFolder(tmp_path / "lain"))
    asal = muat(lain, berkas(*DUA), "2025-03-30")
    muat(db, berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03")]), "2025-06-30")
    isi = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", "belum")], asal=asal)
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    assert len(rancangan.mengurangi) == 1
    assert any("basis data lain" in k for k in rancangan.keterangan)


def test_rows_sorted_in_the_template_change_nothing(db):
    asal = muat(db, berkas(*DUA))
    terbalik = (replace(DUA[1], area="II", nama_area="AREA II"), DUA[0])
    rancangan = rancang(db, berkas(*terbalik, asal=asal), posisi=date(2025, 6, 30))
    assert rancangan.perubahan == ()
    assert rancangan.sama_persis
    assert "tetap dihitung di area I" in rancangan.peringatan[0].pesan


def test_a_sheet_sorted_across_areas_keeps_every_langkah_in_its_area_and_says_so_once(db):
    semua = [langkah(f"{area}.{no}.1") for area in ("I", "II") for no in (1, 2, 3)]
    asal = muat(db, berkas(*semua))
    satu_judul = [replace(satu, area="II", nama_area="AREA II") for satu in reversed(semua)]
    dua = berkas(*satu_judul[:3], replace(satu_judul[3], area="II"), *semua[:2], asal=asal)
    assert [c.nilai for c in rancang(db, dua, posisi=SEPTEMBER).peringatan] == ["I.3.1"]
    tiga_area = [replace(satu, area="III", nama_area="AREA III") for satu in semua]
    rancangan = rancang(db, berkas(*tiga_area, asal=asal), posisi=SEPTEMBER)
    assert [c.pesan[:36] for c in rancangan.peringatan] == ["6 langkah ada di bawah judul area la"]
    assert (rancangan.perubahan, rancangan.mengurangi) == ((), ())


def test_new_rows_stand_after_the_one_they_follow():
    assert urutan(["a", "b", "c"], ["x", "a", "c", "y", "z", "b"]) == ["x", "a", "b", "c", "y", "z"]
    assert urutan([], ["b", "a"]) == ["b", "a"]


# Random edits of both sides: every change made by one side only must be in the merge.

DASAR = (
    langkah("I.1.1", "Maret, Juni 2025", lainnya={"CATATAN": "x"}),
    langkah("I.2.1", "Juni 2025"),
    langkah("V.a.1.1", "Januari - Juni 2025", frekuensi="setiap bulan"),
)
TEKS = st.sampled_from(["", "satu", "dua", "tiga"])
MEDAN = {
    "langkah": [
        k for k in TEKS_LANGKAH if k not in ("target_waktu", "target_capaian", "frekuensi", "area", "sub_area")
    ],
    "tenggat": list(LAPORAN),
    "bukti": list(ISI_BUKTI),
}
NILAI = {
    "laporan": st.sampled_from(["belum", "proses", "selesai", "tidak_berlaku"]),
    "status": st.sampled_from(["belum_ada", "ada", "perlu_perbaikan", "terverifikasi"]),
    "tanggal_selesai": st.sampled_from([None, "2025-03-01", "2025-05-05"]),
}


def letak(isi: list[dict]):
    """Every cell of a content as (where, field): where is a path of positions."""
    for i, satu in enumerate(isi):
        yield from (((i,), k) for k in MEDAN["langkah"])
        for j, t in enumerate(satu["tenggat"]):
            yield from (((i, j), k) for k in MEDAN["tenggat"])
            yield from (((i, j, n), k) for n in range(len(t["bukti"])) for k in MEDAN["bukti"])


def catatan(isi: list[dict], di: tuple[int, ...]) -> dict:
    hasil = isi[di[0]]
    if len(di) > 1:
        hasil = hasil["tenggat"][di[1]]
    return hasil["bukti"][di[2]] if len(di) > 2 else hasil


ISI_DASAR = susun(berkas(*DASAR), [], posisi=SEPTEMBER).langkah
SEMUA_SEL = list(letak(ISI_DASAR))


@st.composite
def suntingan(draw):
    sel = draw(st.lists(st.sampled_from(SEMUA_SEL), max_size=25, unique=True))
    return {satu: draw(NILAI.get(satu[1], TEKS)) for satu in sel}


def tulis(suntingan: dict) -> list[dict]:
    isi = copy.deepcopy(ISI_DASAR)
    for (di, kunci), nilai in suntingan.items():
        catatan(isi, di)[kunci] = nilai
    return isi


@settings(max_examples=150, deadline=None)
@given(suntingan(), suntingan())
def test_no_change_made_by_one_side_only_is_ever_lost(satu, dua):
    penggabung = Penggabung(baca_tenggat=lambda sel: pytest.fail("the target cells were not touched"))
    tersimpan, di_berkas = tulis(satu), tulis(dua)
    hasil = penggabung.gabung(ISI_DASAR, tersimpan, di_berkas)
    bentrok = 0
    for di, kunci in SEMUA_SEL:
        d, s, b, h = (catatan(v, di)[kunci] for v in (ISI_DASAR, tersimpan, di_berkas, hasil))
        if s == d:
            assert h == b, (di, kunci)
        elif b in (d, s):
            assert h == s, (di, kunci)
        else:
            bentrok += 1
            assert h == s, (di, kunci)
    assert len(penggabung.bentrokan) == bentrok
    assert len({satu.kunci for satu in penggabung.bentrokan}) == bentrok
