"""One thing of the newest version changed in the app itself, without Excel: checked, recorded, taken back.

Such changes are unggahan too (DESIGN §6): all of one meeting are one, of jenis "rapat", and all that one person makes
on one day outside of meetings are one, of jenis "suntingan". The journal keeps each change by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan, VersiBentrok
from monev.isian import IsianDitolak
from monev.jurnal import Entri
from monev.keadaan import ke_baris
from monev.tanggal import sebut
from monev.unggah.pada import sasaran
from monev.unggah.perubahan import bandingkan
from monev.unggah.sunting_bentrok import IsianBentrok, Sasaran, SuntinganBentrok, tolak_bentrok
from monev.unggah.sunting_periksa import TURUNAN, lengkapi, periksa_laporan, pilih_posisi, rapikan, sejak
from monev.unggah.terbaru import Terbaru, satu_langkah, terbaru, tidak_ada

__all__ = ["IsianBentrok", "Sasaran", "SuntinganBentrok", "Tersunting", "batalkan_perubahan", "sunting"]

COBA_LAGI = 100
"""How often a change is applied anew because somebody else stored first; each time somebody did get theirs stored."""


@dataclass(frozen=True, slots=True)
class Tersunting:
    """What came of a change. `entri` is None where there was nothing to store: it was so already.

    `unggahan` and `posisi` say under which version it stands, `keterangan` what else the person should know.
    """

    entri: Entri | None
    unggahan: int
    posisi: date
    keterangan: tuple[str, ...] = ()


def sunting(
    db: Basisdata,
    satker: str,
    tahun: int,
    di: Sasaran,
    nilai: Mapping[str, Any],
    *,
    pelaku: str,
    dilihat: Mapping[str, Any] | None = None,
    posisi: date | None = None,
    rapat: int | None = None,
) -> Tersunting:
    """Change fields of one thing in the newest version, with the checks of an upload; durable when it returns.

    `nilai`: field → new value. Of a langkah: pic. Of a tenggat: laporan (code), tanggal_selesai (date, its ISO text
    or None), kendala, tindak_lanjut. Of a bukti: status (code), tautan, catatan. `dilihat`: the values the person had
    before them; a field somebody else changed since is refused, any other change of theirs is kept. Without it the
    fields are set whatever they were. `posisi`: else today's, never before the newest unggahan's. `rapat`: the number
    of the meeting it is made in, whose posisi it takes.

    Raises IsianDitolak (a sentence per field), SuntinganBentrok (both values, who, when), TidakDitemukan (satker,
    tahun, kode, tenggat, bukti or meeting). Then nothing is stored.
    """
    rapi = rapikan(di.macam, nilai)
    lihat = rapikan(di.macam, dilihat or {})

    def rencanakan(kini: Terbaru, tempat: dict[str, Any], hari: date) -> _Rencana:
        isi = {k: v for k, v in rapi.items() if tempat[k] != v and lihat.get(k, tempat[k]) != v}
        tolak_bentrok(db, kini, di, {k: v for k, v in isi.items() if k in lihat and lihat[k] != tempat[k]}, tempat)
        keterangan = lengkapi(di.macam, tempat, isi) if isi else ()
        if di.macam == "tenggat" and isi:
            jadi = {**tempat, **isi}
            periksa_laporan(jadi, isi, hari, tahun)
            isi[TURUNAN] = sejak(tempat, jadi, hari)
        return _Rencana({k: v for k, v in isi.items() if tempat[k] != v}, keterangan)

    return _catat(db, satker, tahun, di, rencanakan, pelaku=pelaku, posisi=posisi, rapat=rapat)


def batalkan_perubahan(
    db: Basisdata, satker: str, tahun: int, entri: int, *, pelaku: str, posisi: date | None = None
) -> Tersunting:
    """Take back what journal entry `entri`, a change made in the app, did: a new change with the values swapped.

    At the newest unggahan's posisi unless another is given. Only while every field still has the value it gave; else
    SuntinganBentrok says who changed it since. It belongs to the same meeting while that is open. Raises
    TidakDitemukan for an entry that is no change of this rencana, and IsianDitolak where what it would bring back
    cannot stand beside what was reported since.
    """
    kini = terbaru(db, satker, tahun)
    baris = ke_baris(db.tanya("unggah/isi_suntingan", rencana_id=kini.rencana.rencana_id, nomor=entri))
    if not baris:
        raise TidakDitemukan(
            "Perubahan yang hendak diurungkan tidak ada pada rencana ini.", "Muat ulang halaman, lalu pilih lagi."
        )
    di = Sasaran(*(baris[0][k] for k in ("kode", "tenggat", "bukti")))
    diberi, semula = ({b["kolom"]: b[sisi] for b in baris} for sisi in ("ke", "dari"))

    def rencanakan(kini: Terbaru, tempat: dict[str, Any], hari: date) -> _Rencana:
        lain = {k: semula[k] for k, v in diberi.items() if tempat[k] not in (v, semula[k]) and k != TURUNAN}
        tolak_bentrok(db, kini, di, lain, tempat, sebab="hendak mengembalikannya ke")
        isi = {k: v for k, v in semula.items() if tempat[k] == diberi[k] != v}
        if di.macam == "tenggat":
            periksa_laporan({**tempat, **isi}, isi, hari, tahun)
        return _Rencana(isi)

    rapat = baris[0]["rapat"]
    if rapat is not None and _rapat(db, kini, rapat)["status"] != "berlangsung":
        rapat = None
    return _catat(db, satker, tahun, di, rencanakan, pelaku=pelaku, posisi=posisi, rapat=rapat, menarik=entri)


@dataclass(frozen=True, slots=True)
class _Rencana:
    """What a change comes to on the newest version: field → new value, each different from what is stored."""

    isi: dict[str, str | None]
    keterangan: tuple[str, ...] = ()


def _catat(
    db: Basisdata,
    satker: str,
    tahun: int,
    di: Sasaran,
    rencanakan: Any,
    *,
    pelaku: str,
    posisi: date | None,
    rapat: int | None,
    menarik: int | None = None,
) -> Tersunting:
    """Plan on the newest version and store; where somebody stored in between, plan anew on theirs."""
    for sisa in reversed(range(COBA_LAGI)):
        kini = terbaru(db, satker, tahun)
        langkah, tempat = _cari(db, kini, di)
        # Taken back where it was done: at today's posisi the view it was done in would go on showing it.
        hari, keterangan = _posisi(db, kini, posisi if menarik is None else posisi or kini.posisi, rapat)
        rencana = rencanakan(kini, tempat, hari)
        if not rencana.isi:
            return Tersunting(None, kini.nomor, kini.posisi, rencana.keterangan)
        isi = _isi(db, kini, di, langkah, tempat, rencana.isi, pelaku=pelaku, hari=hari, rapat=rapat)
        try:
            entri = db.jurnal.tambah(
                jenis="suntingan",
                pelaku=pelaku,
                satker=kini.rencana.satker,
                tahun=tahun,
                isi={**isi, "menarik": menarik},
                setelah=kini.setelah,
            )
        except VersiBentrok:
            if not sisa:
                raise
            continue
        db.ikuti()
        return Tersunting(entri, isi["unggahan"], hari, keterangan + rencana.keterangan)
    raise AssertionError("unreachable: the last try returns or raises")


def _cari(db: Basisdata, kini: Terbaru, di: Sasaran) -> tuple[dict[str, Any], dict[str, Any]]:
    """The langkah, and the part of it that is changed."""
    langkah = satu_langkah(db, kini.unggahan_id, di.kode)
    if langkah is None or not sasaran(langkah, di.tenggat, None):
        raise tidak_ada(db, kini, di.kode, di.tenggat)
    tempat = sasaran(langkah, di.tenggat, di.bukti)
    if not tempat:
        ada = ", ".join(f"“{b['nama']}”" for b in sasaran(langkah, di.tenggat, None)[0]["bukti"])
        raise TidakDitemukan(
            f"Bukti “{di.bukti}” tidak ada pada langkah {di.kode}.",
            f"Bukti yang ada: {ada}." if ada else "Tenggat ini tidak menyebut bukti.",
        )
    return langkah, tempat[0]


def _isi(
    db: Basisdata,
    kini: Terbaru,
    di: Sasaran,
    langkah: dict[str, Any],
    tempat: dict[str, Any],
    isi: dict[str, str | None],
    *,
    pelaku: str,
    hari: date,
    rapat: int | None,
) -> dict[str, Any]:
    """The content of the journal entry: under which unggahan, what changes, and what that one changes by now."""
    jenis = "suntingan" if rapat is None else "rapat"
    lanjut = kini.lanjut(jenis, hari, pelaku, rapat)
    asal = satu_langkah(db, kini.asal_id if lanjut else kini.unggahan_id, di.kode)
    ubah = [
        {"kode": di.kode, "tenggat": di.tenggat, "bukti": di.bukti, "kolom": kolom, "dari": tempat[kolom], "ke": ke}
        for kolom, ke in isi.items()
    ]
    for satu in sasaran(langkah, di.tenggat, di.bukti):
        satu.update(isi)
    return {
        "unggahan": kini.nomor if lanjut else kini.nomor_terbesar + 1,
        "asal": kini.asal if lanjut else kini.nomor,
        "jenis": jenis,
        "rapat": rapat,
        "posisi": hari.isoformat(),
        "ubah": ubah,
        "perubahan": [satu.sebagai_dict() for satu in bandingkan([asal], [langkah])],
    }


def _posisi(db: Basisdata, kini: Terbaru, posisi: date | None, rapat: int | None) -> tuple[date, tuple[str, ...]]:
    if rapat is None:
        return pilih_posisi(posisi, kini.posisi, kini.rencana.tahun), ()
    satu = _rapat(db, kini, rapat)
    if satu["status"] != "berlangsung":
        raise IsianDitolak(
            {"rapat": f"Rapat “{satu['judul']}” sudah ditutup, jadi catatannya tidak berubah lagi."},
            "Lanjutkan rapat itu dahulu, atau ubah di panel langkah di luar rapat.",
        )
    if satu["posisi"] >= kini.posisi:
        return satu["posisi"], ()
    return kini.posisi, (
        f"Unggahan terbaru melaporkan posisi {sebut(kini.posisi)}, sesudah posisi rapat ({sebut(satu['posisi'])}); "
        f"perubahan dicatat pada posisi {sebut(kini.posisi)}.",
    )


def _rapat(db: Basisdata, kini: Terbaru, rapat: int) -> dict[str, Any]:
    baris = ke_baris(db.tanya("rapat/satu", rencana_id=kini.rencana.rencana_id, rapat=rapat))
    if not baris:
        raise TidakDitemukan(
            f"Rapat {rapat} tidak ada pada rencana {kini.rencana.satker} tahun {kini.rencana.tahun}.",
            "Buka rapat dari halaman Rapat, lalu ulangi.",
        )
    return baris[0]
