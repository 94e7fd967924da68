"""Taking back an unggahan and putting it back: entries of the journal too; nothing is ever deleted (DESIGN §6)."""

from __future__ import annotations

from monev.basisdata import Basisdata
from monev.galat import GalatMonev, TidakDitemukan, VersiBentrok
from monev.jurnal import Entri
from monev.keadaan import cari_rencana, giliran, ke_baris, riwayat

ALASAN_TERPANJANG = 500


class TidakDapatDiubah(GalatMonev):
    """The unggahan cannot be cancelled or restored as things are; the reason and the way on are said."""

    judul = "Belum dapat dilakukan"


def batalkan(
    db: Basisdata,
    satker: str,
    tahun: int,
    *,
    alasan: str,
    pelaku: str,
    unggahan: int | None = None,
    setelah: str | None = None,
) -> Entri:
    """Cancel the newest unggahan that stands; the one before it counts again, and where there is none, nothing does.

    `unggahan`: the number the person means, refused unless it is that newest one. `setelah`: the hash of the rencana's
    newest entry they saw (see `giliran`). Raises TidakDitemukan, TidakDapatDiubah (nothing to cancel, not the newest,
    no reason), VersiBentrok (somebody stored meanwhile). Then nothing is stored.
    """
    alasan = _alasan(alasan)
    db.ikuti()
    rencana = cari_rencana(db, satker, tahun)
    kini = giliran(db, satker, tahun)
    _sama(setelah, kini.setelah, rencana.satker, tahun)
    if kini.batalkan is None:
        raise TidakDapatDiubah(
            f"Semua unggahan {rencana.satker} tahun {tahun} sudah dibatalkan.",
            "Tidak ada lagi yang dapat dibatalkan. Pulihkan yang terakhir dibatalkan, atau unggah berkas baru.",
        )
    if unggahan not in (None, kini.batalkan):
        raise _bukan_giliran(db, satker, tahun, unggahan, kini.batalkan)
    isi = {"unggahan": kini.batalkan, "alasan": alasan}
    return _catat(db, "pembatalan", rencana.satker, tahun, isi, pelaku, kini.setelah)


def pulihkan(
    db: Basisdata, satker: str, tahun: int, *, pelaku: str, unggahan: int | None = None, setelah: str | None = None
) -> Entri:
    """Put back what was cancelled last, so that it counts again.

    Cancelled unggahan come back in the reverse order of their cancelling, and only until something new is uploaded:
    a newer unggahan was made from what stood without the cancelled one, so bringing that one back under it would
    change what the newer one said it changed. Its original file can still be downloaded and uploaded again.

    Raises TidakDitemukan, TidakDapatDiubah, VersiBentrok. Then nothing is stored.
    """
    db.ikuti()
    rencana = cari_rencana(db, satker, tahun)
    kini = giliran(db, satker, tahun)
    _sama(setelah, kini.setelah, rencana.satker, tahun)
    if kini.pulihkan is None or unggahan not in (None, kini.pulihkan):
        raise _tidak_dapat_dipulihkan(db, satker, tahun, unggahan, kini.pulihkan)
    return _catat(db, "pemulihan", rencana.satker, tahun, {"unggahan": kini.pulihkan}, pelaku, kini.setelah)


def berkas_asli(db: Basisdata, satker: str, tahun: int, unggahan: int) -> tuple[str, bytes]:
    """The name and the bytes of the file an unggahan came from, bit for bit, checked against its SHA-256.

    Of a cancelled one, too. Raises TidakDitemukan (no such unggahan, or made without a file) and JurnalRusak.
    """
    semua = {satu["unggahan"]: satu for satu in ke_baris(riwayat(db, satker, tahun))}
    if unggahan not in semua:
        raise TidakDitemukan(
            f"{satker} tahun {tahun} tidak mempunyai unggahan {unggahan}.",
            f"Unggahan yang ada: {', '.join(str(nomor) for nomor in sorted(semua))}.",
        )
    satu = semua[unggahan]
    if satu["sha256"] is None:
        raise TidakDitemukan(
            f"Unggahan {unggahan} dibuat di dalam aplikasi, tanpa berkas.", "Unduh templat untuk mendapatkan isinya."
        )
    return satu["nama_berkas"] or f"unggahan {unggahan}", db.jurnal.berkas(satu["sha256"])


def _alasan(teks: str) -> str:
    rapi = " ".join(teks.split())
    if not rapi:
        raise TidakDapatDiubah("Alasan pembatalan belum diisi.", "Tulis alasannya, misalnya: berkas tertukar.")
    if len(rapi) > ALASAN_TERPANJANG:
        raise TidakDapatDiubah(
            f"Alasan pembatalan terlalu panjang ({len(rapi)} huruf).", f"Paling banyak {ALASAN_TERPANJANG} huruf."
        )
    return rapi


def _sama(dilihat: str | None, kini: str, satker: str, tahun: int) -> None:
    """What is to be taken back is what the person saw. The journal checks it again while it writes."""
    if dilihat not in (None, kini):
        raise VersiBentrok(
            f"Rencana {satker} tahun {tahun} sudah diubah orang lain sejak Anda membukanya.",
            "Belum ada yang berubah. Muat ulang halaman, periksa unggahan terbaru, lalu ulangi bila masih perlu.",
        )


def _catat(
    db: Basisdata, jenis: str, satker: str, tahun: int, isi: dict[str, object], pelaku: str, setelah: str
) -> Entri:
    entri = db.jurnal.tambah(jenis=jenis, pelaku=pelaku, satker=satker, tahun=tahun, isi=isi, setelah=setelah)
    db.ikuti()
    return entri


def _bukan_giliran(db: Basisdata, satker: str, tahun: int, diminta: int, terbaru: int) -> GalatMonev:
    keadaan = {satu["unggahan"]: satu["dibatalkan"] for satu in ke_baris(riwayat(db, satker, tahun))}
    if diminta not in keadaan:
        return TidakDitemukan(f"Unggahan {diminta} tidak ada.", f"Yang terbaru adalah unggahan {terbaru}.")
    if keadaan[diminta]:
        return TidakDapatDiubah(f"Unggahan {diminta} sudah dibatalkan.", "Tidak ada yang berubah.")
    return TidakDapatDiubah(
        f"Unggahan {diminta} bukan yang terbaru: sesudahnya ada unggahan {terbaru}, yang dibuat darinya.",
        f"Batalkan unggahan {terbaru} lebih dahulu, atau unggah berkas yang sudah dibetulkan.",
    )


def _tidak_dapat_dipulihkan(
    db: Basisdata, satker: str, tahun: int, diminta: int | None, dapat: int | None
) -> GalatMonev:
    keadaan = {satu["unggahan"]: satu["dibatalkan"] for satu in ke_baris(riwayat(db, satker, tahun))}
    if diminta is not None and diminta not in keadaan:
        return TidakDitemukan(f"Unggahan {diminta} tidak ada.", "Pilih unggahan yang ada di riwayat.")
    if not any(keadaan.values()) or (diminta is not None and not keadaan[diminta]):
        yang = "Tidak ada unggahan yang dibatalkan" if diminta is None else f"Unggahan {diminta} tidak dibatalkan"
        return TidakDapatDiubah(f"{yang}, jadi tidak ada yang perlu dipulihkan.", "Tidak ada yang berubah.")
    if dapat is not None:
        return TidakDapatDiubah(
            f"Unggahan {diminta} belum dapat dipulihkan: yang dibatalkan terakhir adalah unggahan {dapat}.",
            f"Pulihkan unggahan {dapat} lebih dahulu.",
        )
    return TidakDapatDiubah(
        "Yang dibatalkan tidak dapat dipulihkan lagi, karena sesudah itu ada unggahan baru.",
        "Unduh berkas aslinya di halaman Riwayat, lalu unggah lagi sebagai unggahan baru.",
    )
