"""The plan of an upload before anything is stored: the content it would make, what it changes, what it takes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from monev.basisdata import Basisdata
from monev.galat import BerkasDitolak
from monev.model import Bacaan, Catatan
from monev.unggah.gabung import Bentrokan, Penggabung
from monev.unggah.isi import (
    ada_laporan,
    baca_sasaran,
    dari_catatan,
    menurut_kode,
    menurut_tenggat,
    padankan,
)
from monev.unggah.keterangan import keterangan, peringatan_berkas_lama
from monev.unggah.padan import Dugaan, duga, kenali, pisahkan, tanya_berganti
from monev.unggah.perubahan import Perubahan, bandingkan, kalimat_mengurangi
from monev.unggah.posisi import keluhan_posisi, peringatan_posisi
from monev.unggah.rujukan import keluhan_alasan, keluhan_rujukan, luruskan_tenggat
from monev.unggah.susun import Susunan, susun
from monev.unggah.tersimpan import Tersimpan, Versi, tersimpan


@dataclass(frozen=True, slots=True)
class Rancangan:
    """What storing a file would do; nothing is stored yet.

    `isi` is the content of the journal entry to be, `perubahan` its changes against the last unggahan, `mengurangi`
    a sentence for each that takes something away (to be agreed to), `bentrokan` the cells that both the file and
    somebody else changed (to be chosen), `keterangan` what else a person should know, in sentences. `sama_persis`:
    there is nothing to store. `setelah` is the hash of the rencana's newest journal entry this was planned on,
    `dasar` that of the content it was compared with ("" for none).
    """

    satker: str
    tahun: int
    posisi: date
    isi: dict[str, Any]
    perubahan: tuple[Perubahan, ...]
    mengurangi: tuple[str, ...]
    peringatan: tuple[Catatan, ...]
    bentrokan: tuple[Bentrokan, ...]
    keterangan: tuple[str, ...]
    sama_persis: bool
    setelah: str
    dasar: str = ""
    penyunting: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """kunci of a clash → who stored the other value, and when (ISO)."""
    dugaan: tuple[Dugaan, ...] = ()
    """New langkah that are probably stored ones reworded: to be confirmed through `padanan`."""
    berkas_dikenal: bool = False
    """The very file, byte for byte, is that of an unggahan that stands."""

    @property
    def mengubah(self) -> bool:
        """Whether the file brings anything new: a change, or a cell that clashes with somebody else's."""
        return bool(self.perubahan or self.bentrokan)


def rancang(
    db: Basisdata,
    bacaan: Bacaan,
    *,
    posisi: date,
    satker: str | None = None,
    tahun: int | None = None,
    pilihan: Mapping[str, str] | None = None,
    padanan: Mapping[str, str] | None = None,
    dilihat: str | None = None,
) -> Rancangan:
    """Plan an unggahan of `bacaan` at `posisi`; `satker` and `tahun` where the file does not say them.

    `pilihan`: kunci of a Bentrokan → "tersimpan" | "berkas". `padanan`: the confirmed Dugaan, kode_berkas →
    kode_tersimpan. `dilihat`: the `dasar` of the plan the person was shown first; where somebody stored since then, a
    file without a mark of its own is merged with theirs from there on, as a template is from the unggahan it was made
    from. `bacaan` as `periksa` gives it, so that a file that is stored already is known by its SHA-256.
    Raises BerkasDitolak with every reason (Catatan) when the file cannot be taken.
    """
    satker, tahun = satker or bacaan.satker, tahun or bacaan.tahun
    if not satker or not tahun:
        # What could not be read at all need not be told that its title was not found either.
        tak_terbaca = bacaan.galat and not bacaan.langkah
        _tolak(bacaan.galat if tak_terbaca else bacaan.galat + _keluhan_kosong(satker, tahun))
    ada = tersimpan(db, satker, tahun)
    _tolak(_keluhan_tanpa_rencana(bacaan, ada))
    terbaru = ada.terbaru.isi["langkah"] if ada.terbaru else []
    asal = _asal(ada, bacaan, dilihat)
    dasar = terbaru if asal is None else asal.isi["langkah"]
    bacaan = luruskan_tenggat(bacaan, [*dasar, *terbaru])
    berganti = tuple(tanya_berganti(bacaan, dasar))
    galat = keluhan_rujukan(bacaan, [*dasar, *terbaru]) + keluhan_posisi(bacaan, posisi, tahun)
    bacaan, dikenali = kenali(bacaan, dasar, padanan or {})
    # All that is wrong in one go: nobody mends a file three times.
    _tolak(bacaan.galat + galat + keluhan_alasan(bacaan, dasar))
    bacaan = pisahkan(bacaan, dasar, terbaru)
    susunan = susun(bacaan, dasar, posisi=posisi)
    penggabung = Penggabung(lambda sel: baca_sasaran(sel, tahun), pilihan or {})
    langkah = _langkah_akhir(ada.terbaru, asal, dasar, susunan, penggabung)
    _sejak(langkah, terbaru, susunan, posisi)
    perubahan = bandingkan(terbaru, langkah)
    dikenal = bacaan.keterangan.get("sha256") in ada.sha256
    peringatan = (
        *susunan.tanya_bacaan(bacaan),
        *berganti,
        *peringatan_berkas_lama(bacaan, ada, asal),
        *susunan.peringatan,
        *peringatan_posisi(posisi, tahun, ada.terbaru.posisi if ada.terbaru else None),
    )
    return Rancangan(
        satker=ada.satker,
        tahun=tahun,
        posisi=posisi,
        isi=_isi(bacaan, ada, posisi, langkah, peringatan, perubahan),
        perubahan=perubahan,
        mengurangi=kalimat_mengurangi(perubahan),
        peringatan=peringatan,
        bentrokan=tuple(penggabung.bentrokan),
        dugaan=duga(terbaru, langkah),
        keterangan=tuple(keterangan(bacaan, ada, asal, dikenali)),
        sama_persis=not perubahan and (dikenal or _senilai(ada.terbaru, penggabung.bentrokan, posisi)),
        setelah=ada.setelah,
        dasar=ada.terbaru.hash if ada.terbaru else "",
        penyunting=_penyunting(penggabung.bentrokan, ada, asal),
        berkas_dikenal=dikenal,
    )


def _asal(ada: Tersimpan, bacaan: Bacaan, dilihat: str | None) -> Versi | None:
    """The version the file goes on from, where that is not simply the newest: the one its template was made from, or
    the one the person was shown (an empty one, where there was none yet)."""
    dari_templat = ada.menurut_hash(bacaan.asal.hash_entri) if bacaan.asal else None
    if dari_templat is not None or dilihat is None or ada.terbaru is None or dilihat == ada.terbaru.hash:
        return dari_templat
    return ada.menurut_hash(dilihat) if dilihat else ada.sebelum_semua()


def _tolak(galat: tuple[Catatan, ...]) -> None:
    if galat:
        raise BerkasDitolak(
            f"Ada {len(galat)} hal yang perlu diperbaiki sebelum berkas ini dapat disimpan.",
            "Perbaiki sel yang disebut, simpan berkasnya, lalu unggah lagi. Belum ada yang berubah.",
            galat=galat,
        )


def _keluhan_kosong(satker: str | None, tahun: int | None) -> tuple[Catatan, ...]:
    pesan = []
    if not satker:
        pesan.append("Nama satker tidak ditemukan di baris judul berkas. Sebutkan satkernya, lalu ulangi.")
    if not tahun:
        pesan.append("Tahun rencana tidak ditemukan di baris judul berkas. Sebutkan tahunnya, lalu ulangi.")
    return tuple(Catatan(satu) for satu in pesan)


def _keluhan_tanpa_rencana(bacaan: Bacaan, ada: Tersimpan) -> tuple[Catatan, ...]:
    hanya_laporan = not bacaan.langkah and (bacaan.realisasi is not None or bacaan.bukti is not None)
    if not hanya_laporan or ada.terbaru is not None:
        return ()
    return (
        Catatan(
            f"Berkas ini hanya memuat realisasi atau bukti, sedangkan rencana {ada.satker} tahun {ada.tahun} belum "
            "ada. Unggah dahulu tabel rencana aksinya."
        ),
    )


def _langkah_akhir(
    terbaru: Versi | None,
    asal: Versi | None,
    dasar: list[dict],
    susunan: Susunan,
    penggabung: Penggabung,
) -> list[dict]:
    """The langkah of the new version. A file of the template keeps the stored order (sorting rows changes nothing);
    a plan table brings its own."""
    langkah = susunan.langkah
    if terbaru is not None and asal is not None:
        langkah = penggabung.gabung(dasar, terbaru.isi["langkah"], langkah)
    return [{**satu, "urutan": urutan} for urutan, satu in enumerate(langkah, start=1)]


def _sejak(langkah: list[dict], terbaru: list[dict], susunan: Susunan, posisi: date) -> None:
    """Since when each Selesai is reported: carried forward, or this posisi where the file itself reports it earlier.

    It counts where no tanggal selesai was given (DESIGN §5).
    """
    lama = menurut_kode(terbaru)
    for satu in langkah:
        dulu = menurut_tenggat(lama.get(satu["kode"]))
        kunci = [t["tenggat"] for t in satu["tenggat"]]
        asal = {baru: dulu[kunci_lama] for kunci_lama, baru in padankan(list(dulu), kunci).items()}
        for t in satu["tenggat"]:
            sebelum = asal.get(t["tenggat"])
            sejak = sebelum["selesai_sejak"] if sebelum and sebelum["laporan"] == "selesai" else None
            if t["laporan"] != "selesai":
                t["selesai_sejak"] = None
            elif sejak is None:
                t["selesai_sejak"] = posisi.isoformat()
            elif (satu["kode"], t["tenggat"]) in susunan.dilaporkan:
                t["selesai_sejak"] = min(sejak, posisi.isoformat())
            else:
                t["selesai_sejak"] = sejak


def _isi(
    bacaan: Bacaan,
    ada: Tersimpan,
    posisi: date,
    langkah: list[dict],
    peringatan: tuple[Catatan, ...],
    perubahan: tuple[Perubahan, ...],
) -> dict[str, Any]:
    return {
        "unggahan": ada.nomor,
        "jenis": "berkas",
        "posisi": posisi.isoformat(),
        "catatan": "",
        "nama_berkas": None,
        "simulasi": bacaan.simulasi or bool(ada.terbaru and ada.terbaru.isi["simulasi"]),
        "dilaporkan": ada_laporan(langkah),
        "langkah": langkah,
        "peringatan": [dari_catatan(satu) for satu in peringatan],
        "perubahan": [satu.sebagai_dict() for satu in perubahan],
    }


def _senilai(terbaru: Versi | None, bentrokan: list[Bentrokan], posisi: date) -> bool:
    """Whether a file that changes nothing has nothing to store either. One whose only news clashes has: until a person
    has chosen, the stored value stands, and it is not the file's."""
    return terbaru is not None and terbaru.posisi == posisi and not bentrokan


def _penyunting(bentrokan: list[Bentrokan], ada: Tersimpan, asal: Versi | None) -> dict[str, tuple[str, str]]:
    """Who last changed each clashing cell since the file's own version: the newest unggahan that names the cell, else
    its langkah."""
    if not bentrokan or asal is None:
        return {}
    versi = ada.sejak(asal)
    hasil = {}
    for satu in bentrokan:
        per_langkah = [v for v in versi if any(_tentang(p, satu) for p in v.isi["perubahan"])] or list(versi)
        per_sel = [v for v in versi if any(_tentang(p, satu) and _sekolom(p, satu) for p in v.isi["perubahan"])]
        if per_langkah:
            terakhir = (per_sel or per_langkah)[-1]
            hasil[satu.kunci] = (terakhir.pelaku, terakhir.waktu)
    return hasil


def _tentang(perubahan: dict[str, Any], bentrok: Bentrokan) -> bool:
    return perubahan["kode"] == bentrok.kode and bentrok.tenggat in (None, perubahan["tenggat"])


def _sekolom(perubahan: dict[str, Any], bentrok: Bentrokan) -> bool:
    """Whether a change is of the clashing column. A first date or link is told together with the status."""
    if bentrok.bukti is None:
        return perubahan["kolom"] in (bentrok.kolom, "Status" if bentrok.kolom == "Tanggal selesai" else None)
    return perubahan["kolom"] in (bentrok.bukti, f"{bentrok.bukti}: {bentrok.kolom.lower()}")
