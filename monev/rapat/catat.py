"""Writing a change of a meeting's record: read, check, append; where somebody wrote in between, all of it again.

A change is a list of things (benda, nomor) with what each was (dari) and became (ke). Taking one back swaps the two.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from monev import jam
from monev.basisdata import Basisdata
from monev.galat import GalatMonev, TidakDitemukan, VersiBentrok
from monev.jurnal import Entri
from monev.keadaan import Rencana, cari_rencana, ke_baris
from monev.rapat.baca import Rapat, perubahan_rapat, satu_rapat
from monev.tanggal import sebut_pendek

COBA_LAGI = 100

SEBUTAN = {
    "rapat": "Data rapat",
    "hadir": "Peserta",
    "catatan": "Catatan",
    "tindak_lanjut": "Tindak lanjut",
}
"""How each thing of a record is spoken of."""

_PERTANYAAN = {
    "rapat": "rapat/isi_rapat",
    "hadir": "rapat/isi_hadir",
    "catatan": "rapat/isi_catatan",
    "tindak_lanjut": "rapat/isi_tindak_lanjut",
}
_DALAM_RAPAT = ("hadir", "catatan")

Isi = dict[str, Any]
"""One thing of a record, whole, in the shape of the journal."""


class RapatDitutup(GalatMonev):
    """The meeting was closed: its record changes no more until it is resumed."""

    judul = "Rapat sudah ditutup"


class CatatanBentrok(VersiBentrok):
    """Somebody else changed the same field of the same thing meanwhile. `kolom` → (stored, wanted)."""

    judul = "Catatan rapat sudah berubah"

    def __init__(self, pesan: str, kolom: Mapping[str, tuple[Any, Any]]) -> None:
        super().__init__(pesan, "Belum ada yang berubah. Lihat isi terbarunya, lalu simpan lagi bila masih perlu.")
        self.kolom = dict(kolom)


@dataclass(frozen=True, slots=True)
class Buku:
    """The record as it is now: what a change is planned on. `rapat` is None outside of meetings."""

    db: Basisdata
    rencana: Rencana
    rapat: Rapat | None

    def isi(self, benda: str, nomor: int) -> Isi:
        """One thing as it is. Raises TidakDitemukan where there is none such, or it was taken out."""
        isi = self.isi_atau_kosong(benda, nomor)
        if isi is None:
            raise TidakDitemukan(
                f"{SEBUTAN[benda]} nomor {nomor} tidak ada, atau sudah dihapus.", "Muat ulang, lalu pilih lagi."
            )
        return isi

    def isi_atau_kosong(self, benda: str, nomor: int) -> Isi | None:
        """One thing as it is, None where it is not there (any more)."""
        dalam = {"rapat": self._nomor_rapat} if benda in _DALAM_RAPAT else {}
        baris = ke_baris(self.db.tanya(_PERTANYAAN[benda], rencana_id=self.rencana.rencana_id, nomor=nomor, **dalam))
        return None if not baris or baris[0].pop("dihapus") else baris[0]

    def nomor_berikut(self, benda: str) -> int:
        """The number a new thing takes."""
        (baris,) = ke_baris(
            self.db.tanya("rapat/nomor_terakhir", rencana_id=self.rencana.rencana_id, rapat=self._nomor_rapat)
        )
        return baris[benda] + 1

    def baru(self, benda: str, ke: Isi, *, nomor: int | None = None) -> Isi:
        """The change that adds a thing."""
        return {"benda": benda, "nomor": nomor or self.nomor_berikut(benda), "dari": None, "ke": ke}

    def ganti(self, benda: str, nomor: int, nilai: Isi, dilihat: Mapping[str, Any] | None = None) -> list[Isi]:
        """The change that gives fields of a thing new values; none where it has them already.

        A field that is no longer as it was seen (`dilihat`) and not as wanted either raises CatatanBentrok.
        """
        kini = self.isi(benda, nomor)
        lihat = dilihat or {}
        ingin = {k: v for k, v in nilai.items() if kini[k] != v and lihat.get(k, kini[k]) != v}
        self._tolak(benda, nomor, {k: (kini[k], v) for k, v in ingin.items() if lihat.get(k, kini[k]) != kini[k]})
        return [{"benda": benda, "nomor": nomor, "dari": kini, "ke": {**kini, **ingin}}] if ingin else []

    def hapus(self, benda: str, nomor: int) -> list[Isi]:
        """The change that takes a thing out."""
        return [{"benda": benda, "nomor": nomor, "dari": self.isi(benda, nomor), "ke": None}]

    def balik(self, ubah: Isi) -> list[Isi]:
        """The change that undoes one, where what it did still stands; none where it was undone already."""
        benda, nomor, dari, ke = (ubah[k] for k in ("benda", "nomor", "dari", "ke"))
        kini = self.isi_atau_kosong(benda, nomor)
        if dari is None or ke is None:
            if kini == dari:
                return []
            if kini != ke:
                self._tolak(benda, nomor, {"": (kini, dari)})
            return [{"benda": benda, "nomor": nomor, "dari": kini, "ke": dari}]
        if kini is None:
            self._tolak(benda, nomor, {"": (None, dari)})
        beda = [k for k in ke if dari[k] != ke[k] and kini[k] != dari[k]]
        self._tolak(benda, nomor, {k: (kini[k], dari[k]) for k in beda if kini[k] != ke[k]})
        ke = {**kini, **{k: dari[k] for k in beda}}
        return [{"benda": benda, "nomor": nomor, "dari": kini, "ke": ke}] if beda else []

    @property
    def _nomor_rapat(self) -> int | None:
        return None if self.rapat is None else self.rapat.nomor

    def _tolak(self, benda: str, nomor: int, kolom: Mapping[str, tuple[Any, Any]]) -> None:
        if not kolom:
            return
        siapa = {"benda": benda, "nomor": nomor, "rapat": self._nomor_rapat, "kolom": next(iter(kolom))}
        baris = ke_baris(self.db.tanya("rapat/penyunting", rencana_id=self.rencana.rencana_id, **siapa))
        waktu = baris[0]["waktu"].astimezone(jam.zona())
        nilai = "; ".join(f"{k}: kini “{ada}”, isian Anda “{ingin}”" for k, (ada, ingin) in kolom.items() if k)
        raise CatatanBentrok(
            f"{SEBUTAN[benda]} ini sudah diubah oleh {baris[0]['pelaku']} "
            f"({sebut_pendek(waktu.date())} {waktu:%H.%M}){': ' + nilai if nilai else ''}.",
            kolom,
        )


def catat(
    db: Basisdata,
    satker: str,
    tahun: int,
    peristiwa: str,
    rapat: int | None,
    buat: Callable[[Buku], list[Isi]],
    *,
    pelaku: str,
    ditutup_boleh: bool = False,
    menarik: int | None = None,
) -> Entri | None:
    """Append what `buat` makes of the record as it is now; None where that is nothing. Durable when it returns.

    Raises RapatDitutup (unless `ditutup_boleh`), TidakDitemukan, and what `buat` raises; then nothing is stored.
    """
    for sisa in reversed(range(COBA_LAGI)):
        db.ikuti()
        rencana = cari_rencana(db, satker, tahun)
        (awal,) = ke_baris(db.tanya("rapat/setelah", rencana_id=rencana.rencana_id))
        buku = Buku(db, rencana, None if rapat is None else satu_rapat(db, satker, tahun, rapat))
        if buku.rapat is not None and not (buku.rapat.terbuka or ditutup_boleh):
            raise RapatDitutup(
                f"Rapat “{buku.rapat.judul}” sudah ditutup, jadi catatannya tidak berubah lagi.",
                "Lanjutkan rapat itu dahulu bila masih ada yang perlu dicatat.",
            )
        ubah = buat(buku)
        if not ubah:
            return None
        nomor_rapat = ubah[0]["nomor"] if peristiwa == "buka" else rapat
        try:
            entri = db.jurnal.tambah(
                jenis="rapat",
                pelaku=pelaku,
                satker=rencana.satker,
                tahun=rencana.tahun,
                isi={"rapat": nomor_rapat, "peristiwa": peristiwa, "menarik": menarik, "ubah": ubah},
                setelah=awal["hash_terakhir"],
            )
        except VersiBentrok:
            if not sisa:
                raise
            continue
        db.ikuti()
        return entri
    raise AssertionError("unreachable: the last try returns or raises")


def urungkan(db: Basisdata, satker: str, tahun: int, entri: int, *, pelaku: str) -> Entri | None:
    """Take back what journal entry `entri` changed in a meeting's record; None where it was taken back already.

    Only while what it did still stands (else CatatanBentrok, naming who changed it since). A meeting's opening is
    taken back only while nothing else was recorded in it. Raises TidakDitemukan, RapatDitutup.
    """
    db.ikuti()
    rencana_id = cari_rencana(db, satker, tahun).rencana_id
    baris = ke_baris(db.tanya("rapat/satu_peristiwa", rencana_id=rencana_id, nomor=entri))
    if not baris:
        raise TidakDitemukan("Catatan yang hendak diurungkan tidak ada.", "Muat ulang, lalu pilih lagi.")
    satu = baris[0]

    def buat(buku: Buku) -> list[Isi]:
        lain = db.tanya("rapat/peristiwa", rencana_id=rencana_id, rapat=satu["rapat"])
        if satu["peristiwa"] == "buka" and (len(lain) > 1 or not perubahan_rapat(db, buku.rapat).empty):
            raise GalatMonev(
                "Rapat ini sudah berisi catatan, jadi pembukaannya tidak dapat diurungkan.",
                "Ubah judul, tanggal atau posisinya, atau tutup rapatnya.",
            )
        return [b for ubah in json.loads(satu["ubah"]) for b in buku.balik(ubah)]

    boleh = satu["peristiwa"] in ("tutup", "lanjutkan")
    return catat(db, satker, tahun, "urungkan", satu["rapat"], buat, pelaku=pelaku, ditutup_boleh=boleh, menarik=entri)
