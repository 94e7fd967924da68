"""What people do in a meeting: open it, write who is there, note, decide, move on, close it, resume it.

Every function stores at once, with who and when, and raises IsianDitolak with one sentence per field where something
typed cannot be kept. Each gives the journal entry, whose `nomor` takes it back (`urungkan`); None: it was so already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from monev import isian
from monev.basisdata import Basisdata
from monev.galat import GalatMonev
from monev.isian import Pemeriksa, SalahIsian
from monev.jurnal import Entri
from monev.keadaan import ke_baris
from monev.rapat.baca import Rapat, catatan, hadir, keputusan, rapat_terbuka, satu_rapat
from monev.rapat.catat import Buku, Isi, catat
from monev.rapat.periksa import periksa_catatan, periksa_tempat, periksa_tindak_lanjut, rapikan_peserta, rapikan_rapat
from monev.unggah.sunting_periksa import pilih_posisi
from monev.unggah.terbaru import terbaru

if TYPE_CHECKING:
    import pandas as pd


class MasihAdaRapat(GalatMonev):
    """Another meeting was opened and not closed; `rapat` is that one."""

    judul = "Masih ada rapat yang berlangsung"

    def __init__(self, rapat: Rapat) -> None:
        super().__init__(
            f"Rapat “{rapat.judul}” belum ditutup.", "Lanjutkan rapat itu, atau tutup dahulu sebelum membuka yang baru."
        )
        self.rapat = rapat


def buka(
    db: Basisdata,
    satker: str,
    tahun: int,
    *,
    judul: str,
    tanggal: date | str | None,
    pelaku: str,
    posisi: date | None = None,
    tempat: str = "",
    pemimpin: str = "",
    notulis: str = "",
) -> Rapat:
    """Open a meeting at a posisi (else today's, never before the newest unggahan's).

    Raises MasihAdaRapat, IsianDitolak (judul, tanggal, posisi, ...), TidakDitemukan (no such rencana).
    """
    diisi = {"judul": judul, "tanggal": tanggal, "tempat": tempat, "pemimpin": pemimpin, "notulis": notulis}
    rapi = rapikan_rapat(diisi, tahun)

    def buat(buku: Buku) -> list[Isi]:
        terbuka = rapat_terbuka(db, satker, tahun)
        if terbuka is not None:
            raise MasihAdaRapat(terbuka)
        hari = pilih_posisi(posisi, terbaru(db, satker, tahun).posisi, tahun)
        isi = {**rapi, "posisi": hari.isoformat(), "status": "berlangsung", "layar": ""}
        return [buku.baru("rapat", isi)]

    entri = catat(db, satker, tahun, "buka", None, buat, pelaku=pelaku)
    return satu_rapat(db, satker, tahun, entri.isi["rapat"])


def ubah_rapat(
    db: Basisdata,
    rapat: Rapat,
    nilai: Mapping[str, Any],
    *,
    pelaku: str,
    dilihat: Mapping[str, Any] | None = None,
) -> Entri | None:
    """Change judul, tanggal, posisi, tempat, pemimpin or notulis. Raises IsianDitolak, CatatanBentrok, RapatDitutup."""
    rapi = rapikan_rapat(nilai, rapat.tahun)
    lihat = {k: v.isoformat() if isinstance(v, date) else v for k, v in (dilihat or {}).items()}

    def buat(buku: Buku) -> list[Isi]:
        if "posisi" in nilai:
            kini = terbaru(db, rapat.satker, rapat.tahun)
            rapi["posisi"] = pilih_posisi(nilai["posisi"], kini.posisi, rapat.tahun).isoformat()
        return buku.ganti("rapat", rapat.nomor, rapi, lihat)

    return catat(db, rapat.satker, rapat.tahun, "ubah", rapat.nomor, buat, pelaku=pelaku)


def pindah(db: Basisdata, rapat: Rapat, kunci: str, *, pelaku: str) -> Entri | None:
    """Remember the screen the meeting is at, so that a reload, another screen or a resumed meeting finds it."""

    def buat(buku: Buku) -> list[Isi]:
        return buku.ganti("rapat", rapat.nomor, {"layar": isian.sebaris(kunci, "Layar")})

    return catat(db, rapat.satker, rapat.tahun, "layar", rapat.nomor, buat, pelaku=pelaku)


def tutup(db: Basisdata, rapat: Rapat, *, pelaku: str) -> Entri | None:
    """Close the meeting. Raises IsianDitolak while pemimpin, notulis or the attendance (field "hadir") is empty."""

    def buat(buku: Buku) -> list[Isi]:
        periksa = Pemeriksa()
        kini = buku.isi("rapat", rapat.nomor)
        for kolom, sebutan in (("pemimpin", "Pemimpin rapat"), ("notulis", "Notulis")):
            with periksa(kolom):
                isian.sebaris(kini[kolom], sebutan, wajib=f"{sebutan} belum diisi; namanya dicetak di laporan.")
        with periksa("hadir"):
            if hadir(db, buku.rapat).empty:
                raise SalahIsian("Daftar hadir masih kosong. Tulis paling sedikit satu peserta.")
        periksa.selesai()
        return buku.ganti("rapat", rapat.nomor, {"status": "ditutup"})

    return catat(db, rapat.satker, rapat.tahun, "tutup", rapat.nomor, buat, pelaku=pelaku, ditutup_boleh=True)


def lanjutkan(db: Basisdata, rapat: Rapat, *, pelaku: str) -> Entri | None:
    """Go on with a meeting that was closed. Raises MasihAdaRapat while another one is open."""

    def buat(buku: Buku) -> list[Isi]:
        terbuka = rapat_terbuka(db, rapat.satker, rapat.tahun)
        if terbuka is not None and terbuka.nomor != rapat.nomor:
            raise MasihAdaRapat(terbuka)
        return buku.ganti("rapat", rapat.nomor, {"status": "berlangsung"})

    return catat(db, rapat.satker, rapat.tahun, "lanjutkan", rapat.nomor, buat, pelaku=pelaku, ditutup_boleh=True)


def hadirkan(db: Basisdata, rapat: Rapat, peserta: Sequence[tuple[str, str]], *, pelaku: str) -> Entri | None:
    """Add people (nama, jabatan) to the attendance; one written down already is not written twice.

    Raises IsianDitolak (field "nama", naming which) where a name is empty or too long.
    """
    rapi = rapikan_peserta(peserta)

    def buat(buku: Buku) -> list[Isi]:
        ada = {(b["nama"].casefold(), b["jabatan"].casefold()) for b in ke_baris(hadir(db, buku.rapat))}
        baru = [p for p in rapi if (p["nama"].casefold(), p["jabatan"].casefold()) not in ada]
        mulai = buku.nomor_berikut("hadir")
        return [buku.baru("hadir", satu, nomor=mulai + ke) for ke, satu in enumerate(baru)]

    return catat(db, rapat.satker, rapat.tahun, "hadir", rapat.nomor, buat, pelaku=pelaku)


def ubah_hadir(
    db: Basisdata, rapat: Rapat, nomor: int, nama: str, jabatan: str, *, pelaku: str, dilihat: Isi | None = None
) -> Entri | None:
    """Correct one attendee. Raises IsianDitolak, CatatanBentrok, TidakDitemukan."""
    (rapi,) = rapikan_peserta([(nama, jabatan)])
    return catat(
        db, rapat.satker, rapat.tahun, "hadir", rapat.nomor,
        lambda buku: buku.ganti("hadir", nomor, rapi, dilihat), pelaku=pelaku,
    )  # fmt: skip


def hapus(db: Basisdata, rapat: Rapat, benda: str, nomor: int, *, pelaku: str) -> Entri | None:
    """Take out one attendee ("hadir"), note ("catatan") or follow-up ("tindak_lanjut") of this meeting."""
    return catat(
        db, rapat.satker, rapat.tahun, "hapus", rapat.nomor, lambda buku: buku.hapus(benda, nomor), pelaku=pelaku
    )


def catat_kendala(
    db: Basisdata,
    rapat: Rapat,
    *,
    kendala: str,
    solusi: str = "",
    area: str | None = None,
    kode: str | None = None,
    tenggat: str | None = None,
    pelaku: str,
) -> Entri | None:
    """Note a kendala, a solusi or both, of a langkah (`kode`), an area, or the rencana as a whole (neither); the very
    same note is not written twice (a browser whose server went away after storing it sends it again).

    Raises IsianDitolak where both are empty or too long, TidakDitemukan for an unknown area or kode.
    """
    rapi = periksa_catatan({"kendala": kendala, "solusi": solusi})

    def buat(buku: Buku) -> list[Isi]:
        isi = {**periksa_tempat(db, rapat, area, kode, tenggat), "tenggat": tenggat, **rapi}
        return [] if _sudah(catatan(db, buku.rapat), isi) else [buku.baru("catatan", isi)]

    return catat(db, rapat.satker, rapat.tahun, "catatan", rapat.nomor, buat, pelaku=pelaku)


def ubah_catatan(
    db: Basisdata, rapat: Rapat, nomor: int, nilai: Mapping[str, str], *, pelaku: str, dilihat: Isi | None = None
) -> Entri | None:
    """Change kendala or solusi of one note. Raises IsianDitolak, CatatanBentrok, TidakDitemukan."""

    def buat(buku: Buku) -> list[Isi]:
        semula = {k: buku.isi("catatan", nomor)[k] for k in ("kendala", "solusi")}
        rapi = periksa_catatan({**semula, **nilai})
        return buku.ganti("catatan", nomor, {k: rapi[k] for k in nilai}, dilihat)

    return catat(db, rapat.satker, rapat.tahun, "catatan", rapat.nomor, buat, pelaku=pelaku)


def putuskan(
    db: Basisdata,
    rapat: Rapat,
    *,
    uraian: str,
    pic: str,
    batas: date | str | None,
    area: str | None = None,
    kode: str | None = None,
    pelaku: str,
) -> Entri | None:
    """Agree on a follow-up: what, who, by when; of a langkah, an area, or the rencana as a whole. As with notes, the
    very same one is not written twice.

    Raises IsianDitolak (uraian, pic, batas: missing, too long, in the past), TidakDitemukan for an unknown area or
    kode.
    """
    rapi = periksa_tindak_lanjut({"uraian": uraian, "pic": pic, "batas": batas}, paling_awal=rapat.tanggal)

    def buat(buku: Buku) -> list[Isi]:
        isi = {**periksa_tempat(db, rapat, area, kode, None), **rapi, "status": "terbuka"}
        if _sudah(keputusan(db, buku.rapat), isi):
            return []
        return [buku.baru("tindak_lanjut", {"rapat": rapat.nomor, **isi, "keterangan": ""})]

    return catat(db, rapat.satker, rapat.tahun, "putuskan", rapat.nomor, buat, pelaku=pelaku)


def ubah_tindak_lanjut(
    db: Basisdata,
    satker: str,
    tahun: int,
    nomor: int,
    nilai: Mapping[str, Any],
    *,
    pelaku: str,
    rapat: Rapat | None = None,
    dilihat: Mapping[str, Any] | None = None,
) -> Entri | None:
    """Change uraian, pic, batas, status ("terbuka", "selesai", "batal") or keterangan of a follow-up, in a meeting
    (of any earlier one, too) or outside of one. Batal needs its reason in keterangan.

    Raises IsianDitolak, CatatanBentrok, TidakDitemukan, RapatDitutup.
    """
    lihat = {k: v.isoformat() if isinstance(v, date) else v for k, v in (dilihat or {}).items()}

    def buat(buku: Buku) -> list[Isi]:
        kini = buku.isi("tindak_lanjut", nomor)
        sama = "batas" not in nilai or str(nilai["batas"]) == kini["batas"]
        awal = None if sama else satu_rapat(db, satker, tahun, kini["rapat"]).tanggal
        rapi = periksa_tindak_lanjut(nilai, paling_awal=awal, kini=kini)
        return buku.ganti("tindak_lanjut", nomor, rapi, lihat)

    nomor_rapat = None if rapat is None else rapat.nomor
    return catat(db, satker, tahun, "tindak_lanjut", nomor_rapat, buat, pelaku=pelaku)


def _sudah(semua: pd.DataFrame, isi: Isi) -> bool:
    """Whether the record has a thing with exactly these fields."""
    return any(all(_tersimpan(baris[k]) == v for k, v in isi.items()) for baris in ke_baris(semua))


def _tersimpan(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, date) else nilai
