"""Store a planned upload: agreed to where it takes something away, durable before anyone is told tersimpan."""

from __future__ import annotations

from collections.abc import Collection

from monev.basisdata import Basisdata
from monev.galat import PerluPersetujuan, VersiBentrok
from monev.jurnal import Entri
from monev.unggah.kalimat_bentrok import kalimat_bentrokan
from monev.unggah.rancangan import Rancangan
from monev.unggah.tersimpan import hanya_rapat_sejak


def simpan(
    db: Basisdata,
    rancangan: Rancangan,
    *,
    pelaku: str,
    berkas: bytes,
    nama_berkas: str,
    catatan: str = "",
    setuju: bool | Collection[str] = False,
) -> Entri:
    """Append the unggahan to the journal and bring the database up to it; returns the entry.

    `setuju`: True, or the sentences of `rancangan.mengurangi` that were agreed to by name. Raises PerluPersetujuan
    (with what is still open) for things taken away and not agreed to, or clashes not chosen; VersiBentrok when
    somebody else stored first. Then nothing is stored. ValueError for a rancangan that has nothing to store.
    """
    if rancangan.sama_persis:
        raise ValueError("nothing to store: the content is that of the last unggahan")
    if rancangan.bentrokan:
        raise PerluPersetujuan(
            f"{len(rancangan.bentrokan)} sel diubah di berkas ini dan juga oleh orang lain sejak templatnya dibuat.",
            "Pilih untuk tiap sel: memakai yang tersimpan atau yang di berkas. Belum ada yang berubah.",
            hal=tuple(kalimat_bentrokan(satu, rancangan) for satu in rancangan.bentrokan),
        )
    belum = [] if setuju is True else [k for k in rancangan.mengurangi if not setuju or k not in setuju]
    if belum:
        raise PerluPersetujuan(
            f"Unggahan ini menghilangkan {len(belum)} hal yang sudah tersimpan.",
            "Periksa daftarnya; setujui bila memang demikian, atau perbaiki berkasnya. Belum ada yang berubah.",
            hal=tuple(belum),
        )
    isi = {**rancangan.isi, "catatan": catatan, "nama_berkas": nama_berkas}
    setelah: str | None = rancangan.setelah
    while True:
        try:
            entri = db.jurnal.tambah(
                jenis="unggahan",
                pelaku=pelaku,
                satker=rancangan.satker,
                tahun=rancangan.tahun,
                isi=isi,
                berkas=berkas,
                setelah=setelah,
            )
        except VersiBentrok:
            # A note made in a meeting meanwhile is no reason to plan again; anything else is.
            setelah = hanya_rapat_sejak(db, rancangan.satker, rancangan.tahun, setelah)
            if setelah is None:
                raise
        else:
            db.ikuti()
            return entri
