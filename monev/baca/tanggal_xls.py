"""Questions about dates that a file stores without the format they are shown in (.xls, see `xls_ods`)."""

from __future__ import annotations

from collections.abc import Iterator

from monev.baca.kamus import NAMA_KOLOM
from monev.baca.kisi import Buku, alamat, huruf_kolom
from monev.model import Bacaan, Catatan
from monev.tanggal import sebut


def tanya_tanggal(bacaan: Bacaan, buku: Buku) -> Iterator[Catatan]:
    """One question per TARGET WAKTU cell whose date was taken for its month because its format is not known."""
    arti = f" = {NAMA_KOLOM['target_waktu']}"
    dipakai = {langkah.lembar for langkah in bacaan.langkah}
    for kisi in buku.lembar:
        for baris, kolom in kisi.tanggal_tanpa_bentuk:
            judul = bacaan.keterangan.get(f"kolom {huruf_kolom(kolom)}", "")
            if kisi.nama in dipakai and judul.endswith(arti):
                teks, nilai = kisi.teks[baris, kolom], kisi.tanggal[baris, kolom]
                pesan = (
                    f"Sel ini berisi tanggal {sebut(nilai.date())}, tetapi berkas .xls tidak memberitahukan bentuk "
                    f"tampilnya; dibaca sebagai bulan {teks}. Bila yang dimaksud tepat tanggal itu, tulis tanggalnya "
                    "sebagai teks atau simpan berkasnya sebagai .xlsx."
                )
                yield Catatan(pesan, kisi.nama, baris, judul.removesuffix(arti), teks, alamat(baris, kolom))
