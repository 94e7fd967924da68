"""Any order of changes by two people, uploads and undoing: a plain dict says what must come out."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monev import keadaan
from monev.basisdata import Basisdata
from monev.isian import IsianDitolak
from monev.jurnal import JurnalFolder
from monev.unggah.pada import versi_pada
from monev.unggah.suntingan import Sasaran, SuntinganBentrok, batalkan_perubahan, sunting
from monev.unggah.tersimpan import terakhir, tersimpan
from tests.basisdata.tabel import isi_semua_tabel
from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, isi_tenggat, unggah

KOLOM = ("jenis", "kode", "langkah_aksi", "tenggat", "kolom", "dari", "ke")
KODE = {"I.1.1": ("2025-03", "2025-06"), "V.a.1.1": ("2025-09",)}
TENGGAT = [(kode, t) for kode, semua in KODE.items() for t in semua]
PELAKU = st.sampled_from(["Ani", "Budi"])
TEKS = st.sampled_from(["", "Hujan", "Belum dianggarkan"])
TINDAKAN = st.one_of(
    st.tuples(st.just("laporan"), PELAKU, st.sampled_from(TENGGAT), st.sampled_from(["belum", "proses", "selesai"])),
    st.tuples(st.just("tanggal"), PELAKU, st.sampled_from(TENGGAT), st.sampled_from(["2025-03-10", "2025-06-20"])),
    st.tuples(st.just("kendala"), PELAKU, st.sampled_from(TENGGAT), TEKS),
    st.tuples(st.just("bukti"), PELAKU, st.sampled_from(TENGGAT), st.sampled_from(["belum_ada", "ada"])),
    st.tuples(st.just("pic"), PELAKU, st.sampled_from(TENGGAT), st.sampled_from([None, "Ketua", "Kasubbag"])),
    st.tuples(st.just("urungkan"), PELAKU, st.integers(0, 9), st.none()),
    st.tuples(st.just("unggah"), PELAKU, st.sampled_from(TENGGAT), TEKS),
)


class Model:
    """The rencana as one plain dict: (kode, tenggat, field) → value, with the rules of DESIGN §5 written out again."""

    def __init__(self) -> None:
        self.isi = {}
        for kode, t in TENGGAT:
            awal = {
                "laporan": "belum",
                "tanggal_selesai": None,
                "selesai_sejak": None,
                "kendala": "",
                "bukti": "belum_ada",
            }
            self.isi |= {(kode, t, k): v for k, v in awal.items()} | {(kode, None, "pic"): None}

    def laporan(self, tempat, status: str) -> dict:
        baru = {(*tempat, "laporan"): status}
        if status != "selesai":
            baru |= {(*tempat, "tanggal_selesai"): None, (*tempat, "selesai_sejak"): None}
        elif self.isi[*tempat, "laporan"] != "selesai":
            baru |= {(*tempat, "selesai_sejak"): "2025-07-10"}
        return baru

    def ganti(self, baru: dict) -> dict:
        """Apply; returns what each changed field was and became."""
        beda = {k: (self.isi[k], v) for k, v in baru.items() if self.isi[k] != v}
        self.isi |= baru
        return beda

    def langkah(self) -> list[dict]:
        hasil = []
        for kode, semua in KODE.items():
            isi_t = [
                isi_tenggat(
                    t,
                    self.isi[kode, t, "laporan"],
                    bukti={"Undangan": self.isi[kode, t, "bukti"]},
                    **{k: self.isi[kode, t, k] for k in ("tanggal_selesai", "selesai_sejak", "kendala")},
                )
                for t in semua
            ]
            hasil.append(isi_langkah(kode, isi_t, pic=self.isi[kode, None, "pic"]))
        return isi_contoh(hasil)["langkah"]


def jalankan(dbs, jurnal, model: Model, catatan: list, tindakan) -> None:
    """One thing done, in the store and in the model; `catatan` holds (entry, changed fields) of what can be undone."""
    apa, pelaku, di, nilai = tindakan
    db = dbs[pelaku]
    if apa == "unggah":
        model.ganti({(*di, "kendala"): nilai})
        nomor = tersimpan(db, SATKER, TAHUN).nomor
        unggah(jurnal, isi_contoh(model.langkah(), unggahan=nomor, posisi="2025-07-10"))
        return
    if apa == "urungkan":
        if catatan:
            entri, beda = catatan[di % len(catatan)]
            utuh = all(model.isi[k] in (dari, ke) for k, (dari, ke) in beda.items())
            kembali = {k: dari for k, (dari, ke) in beda.items()}
            jadi = {**model.isi, **kembali}
            sah = all(jadi[*t, "laporan"] == "selesai" or jadi[*t, "tanggal_selesai"] is None for t in TENGGAT)
            try:
                batalkan_perubahan(db, SATKER, TAHUN, entri, pelaku=pelaku)
            except (SuntinganBentrok, IsianDitolak):
                assert not (utuh and sah)
            else:
                model.ganti(kembali)
        return
    tempat = (di[0], None) if apa == "pic" else di
    kolom = {"tanggal": "tanggal_selesai"}.get(apa, apa)
    if apa == "tanggal" and model.isi[*di, "laporan"] != "selesai":
        with pytest.raises(IsianDitolak):
            sunting(db, SATKER, TAHUN, Sasaran(*di), {kolom: nilai}, pelaku=pelaku)
        return
    baru = model.laporan(di, nilai) if apa == "laporan" else {(*tempat, kolom): nilai}
    if apa == "bukti":
        hasil = sunting(db, SATKER, TAHUN, Sasaran(*di, "Undangan"), {"status": nilai}, pelaku=pelaku)
    else:
        hasil = sunting(db, SATKER, TAHUN, Sasaran(*tempat), {kolom: nilai}, pelaku=pelaku)
    beda = model.ganti(baru)
    assert (hasil.entri is None) == (not beda)
    if beda:
        catatan.append((hasil.entri.nomor, beda))


def _perubahan_menurut_jurnal_dan_tabel_sama(db) -> None:
    """What the newest unggahan changed: told by its content and by its rows alike."""
    terbaru = terakhir(db, SATKER, TAHUN).isi
    if terbaru["jenis"] == "suntingan":
        p = keadaan.pandang(db, SATKER, TAHUN, date(2025, 7, 10))
        tercatat = keadaan.ke_baris(keadaan.perubahan(db, p.unggahan_id))
        urut = [sorted(str([b[k] for k in KOLOM]) for b in daftar) for daftar in (tercatat, terbaru["perubahan"])]
        assert urut[0] == urut[1]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TINDAKAN, max_size=9))
def test_any_changes_uploads_and_undoing_give_what_a_plain_dict_says_and_rebuild_to_the_last_row(hari_ini, semua):
    hari_ini("2025-07-10")
    with TemporaryDirectory() as folder:
        tempat = Path(folder)
        jurnal = JurnalFolder(tempat / "jurnal")
        model, catatan = Model(), []
        unggah(jurnal, isi_contoh(model.langkah(), posisi="2025-07-10"))
        dbs = {"Ani": Basisdata.buka(tempat / "ani.duckdb", jurnal), "Budi": Basisdata.buka(None, jurnal)}
        saat = {1: copy.deepcopy(model.langkah())}
        for tindakan in semua:
            jalankan(dbs, jurnal, model, catatan, tindakan)
            saat[jurnal.ujung()[0]] = copy.deepcopy(model.langkah())
            assert terakhir(dbs["Budi"], SATKER, TAHUN).isi["langkah"] == model.langkah()
        for nomor, langkah in saat.items():
            assert versi_pada(dbs["Ani"], nomor).isi["langkah"] == langkah
        dbs["Ani"].ikuti()
        _perubahan_menurut_jurnal_dan_tabel_sama(dbs["Ani"])
        for db in dbs.values():
            db.tutup()
        Basisdata.buka(tempat / "ulang.duckdb", jurnal).tutup()
        assert isi_semua_tabel(tempat / "ulang.duckdb") == isi_semua_tabel(tempat / "ani.duckdb")
