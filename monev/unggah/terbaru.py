"""The newest version of a rencana as one who changes a single thing of it needs it: from the tables, not the journal.

A tick in a meeting has to be stored in the blink of an eye, so nothing here reads a whole content.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from monev import jam
from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.keadaan import Rencana, cari_rencana, ke_baris
from monev.model import Bacaan, LaporanTenggat
from monev.unggah.rujukan import keluhan_rujukan


@dataclass(frozen=True, slots=True)
class Terbaru:
    """The newest unggahan that stands. `setelah`: hash of the rencana's newest journal entry of any kind.

    `asal` and `asal_id` name the unggahan a suntingan goes on from (None for a file's), `mulai`, `penyunting` and
    `rapat` its first change. `beku`: a meeting was closed on it as it is, so it is to stay so.
    """

    rencana: Rencana
    setelah: str
    unggahan_id: int
    nomor: int
    nomor_terbesar: int
    jenis: str
    posisi: date
    pelaku: str
    waktu: datetime
    asal_id: int | None
    asal: int | None
    mulai: datetime | None
    penyunting: str | None
    rapat: int | None
    beku: bool

    def lanjut(self, jenis: str, posisi: date, pelaku: str, rapat: int | None) -> bool:
        """Whether a change joins this unggahan instead of beginning one: of the same meeting, or of the same person
        on the same day. Never one that something newer, cancelled or not, was numbered after, nor one that a meeting
        was closed on: its documents can be made again with the same figures."""
        if self.beku or self.nomor != self.nomor_terbesar or self.asal is None:
            return False
        if (self.jenis, self.posisi) != (jenis, posisi):
            return False
        if jenis == "rapat":
            return self.rapat == rapat
        return self.penyunting == pelaku and self.mulai.astimezone(jam.zona()).date() == jam.hari_ini()


def terbaru(db: Basisdata, satker: str, tahun: int) -> Terbaru:
    """The newest unggahan that stands, up to date with the journal. Raises TidakDitemukan where there is none."""
    db.ikuti()
    rencana = cari_rencana(db, satker, tahun)
    baris = ke_baris(db.tanya("unggah/terbaru", rencana_id=rencana.rencana_id))
    if not baris:
        raise TidakDitemukan(
            f"Semua unggahan rencana {rencana.satker} tahun {rencana.tahun} sudah dibatalkan.",
            "Pulihkan salah satunya di halaman Riwayat, atau unggah berkas baru.",
        )
    satu = baris[0]
    return Terbaru(rencana=rencana, setelah=satu.pop("hash_terakhir"), **satu)


def satu_langkah(db: Basisdata, unggahan_id: int, kode: str) -> dict[str, Any] | None:
    """One langkah of an unggahan in the shape of the journal (without its jejak); None where it has no such kode."""
    kunci = {"unggahan_id": unggahan_id, "kode": kode}
    baris = ke_baris(db.tanya("unggah/langkah_satu", **kunci))
    if not baris:
        return None
    tenggat = {t["tenggat"]: {**t, "bukti": []} for t in ke_baris(db.tanya("unggah/tenggat_satu", **kunci))}
    for b in ke_baris(db.tanya("unggah/bukti_satu", **kunci)):
        tenggat[b.pop("tenggat")]["bukti"].append(b)
    return {**baris[0], "lainnya": json.loads(baris[0]["lainnya"]), "tenggat": list(tenggat.values())}


def tidak_ada(db: Basisdata, kini: Terbaru, kode: str, tenggat: str | None) -> TidakDitemukan:
    """What to say of a kode or tenggat the newest version has not, with those that are alike."""
    dasar: dict[str, dict] = {}
    for b in ke_baris(db.tanya("unggah/kode_tenggat", unggahan_id=kini.unggahan_id)):
        satu = dasar.setdefault(b["kode"], {"kode": b["kode"], "tenggat": []})
        satu["tenggat"] += [{"tenggat": b["tenggat"]}] if b["tenggat"] else []
    (keluhan,) = keluhan_rujukan(Bacaan(realisasi=(LaporanTenggat(kode, tenggat, None),)), list(dasar.values()))
    return TidakDitemukan(
        keluhan.pesan, f"Versi terbaru adalah unggahan {kini.nomor}; muat ulang halaman untuk melihatnya."
    )
