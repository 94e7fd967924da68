"""What a person should know of an upload besides its changes: what was carried, merged, recognised, or is old."""

from __future__ import annotations

from collections.abc import Iterator

from monev.model import Bacaan, Catatan
from monev.tanggal import sebut
from monev.unggah.tersimpan import Tersimpan, Versi

_KODE_DISEBUT = 12


def keterangan(bacaan: Bacaan, ada: Tersimpan, asal: Versi | None, dikenali: tuple[str, ...]) -> Iterator[str]:
    """A sentence each. `asal`: the version the file goes on from, None for the newest; `dikenali`: kode of langkah
    known by their words."""
    terbaru = ada.terbaru
    if terbaru is None:
        return
    nomor, posisi = terbaru.isi["unggahan"], sebut(terbaru.posisi)
    if tidak_dimuat := " dan ".join(_tidak_dimuat(bacaan, terbaru)):
        yield f"Berkas ini tidak memuat {tidak_dimuat}; isinya dari unggahan {nomor} (posisi {posisi}) dibawa."
    if dikenali:
        lagi = " …" if len(dikenali) > _KODE_DISEBUT else ""
        yield (
            f"{len(dikenali)} langkah dikenali dari bunyinya walau nomornya berubah; kodenya tetap: "
            f"{', '.join(dikenali[:_KODE_DISEBUT])}{lagi}."
        )
    dari_templat = asal is not None and bacaan.asal is not None and bacaan.asal.hash_entri == asal.hash
    if bacaan.asal and not dari_templat:
        yield "Templat ini dibuat dari basis data lain, jadi dibandingkan langsung dengan unggahan terakhir."
    if asal is None or asal.hash == terbaru.hash:
        return
    if dari_templat:
        batal = any(dibatalkan and hash_ini == asal.hash for _, hash_ini, dibatalkan in ada.daftar)
        kata = ", yang sudah dibatalkan; yang berlaku" if batal else ", sedangkan yang terbaru"
        mula = f"Templat ini dibuat dari unggahan {asal.isi['unggahan']}{kata} unggahan {nomor}."
    else:
        mula = f"Sejak berkas ini Anda periksa, {terbaru.pelaku} menyimpan unggahan {nomor} (posisi {posisi})."
    yield f"{mula} Keduanya digabung sel demi sel: yang tidak diubah di berkas tetap memakai isi terbaru."


def _tidak_dimuat(bacaan: Bacaan, terbaru: Versi) -> Iterator[str]:
    """What the file has no place for, and is carried from the newest unggahan."""
    if not bacaan.langkah:
        yield "tabel rencana aksi"
    if terbaru.isi["dilaporkan"]:
        if bacaan.realisasi is None:
            yield "realisasi"
        if bacaan.bukti is None:
            yield "bukti"


def peringatan_berkas_lama(bacaan: Bacaan, ada: Tersimpan, asal: Versi | None) -> Iterator[Catatan]:
    """A warning for a file that is, byte for byte, an unggahan that newer ones followed: it would bring back what
    they changed. Not where it is merged with them."""
    nomor = ada.sha256.get(bacaan.keterangan.get("sha256", ""))
    if nomor is None or asal is not None or ada.terbaru is None or nomor == ada.terbaru.isi["unggahan"]:
        return
    yield Catatan(
        f"Berkas ini sama persis dengan berkas unggahan {nomor}, padahal yang terbaru unggahan "
        f"{ada.terbaru.isi['unggahan']} (posisi {sebut(ada.terbaru.posisi)}). Bila tidak bermaksud kembali ke isi "
        "lama, unduh templat terbaru dan isi yang itu."
    )
