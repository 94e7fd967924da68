"""The template of the newest version with what people settled written into its cells, the original words kept beside.

Uploaded again it reads the same on any machine, also where the answers themselves are not known.
"""

from __future__ import annotations

from typing import Any

from monev.baca.pecah_bukti import pecah
from monev.baca.pilihan import PilihanBaca
from monev.basisdata import Basisdata
from monev.keluaran.templat import susun_templat
from monev.unggah.pilihan import pilihan_satker
from monev.unggah.tersimpan import terakhir

JUDUL_ASAL = {"target_waktu": "TARGET WAKTU (tulisan asal)", "bukti_dukung": "BUKTI DUKUNG (tulisan asal)"}
"""Cell that was settled → heading of the column that keeps what stood there."""


def buat_terbetulkan(db: Basisdata, satker: str, tahun: int) -> bytes:
    """The workbook of the newest unggahan, its settled cells in words that read without a question.

    Raises TidakDitemukan where nothing is stored.
    """
    versi = terakhir(db, satker, tahun)
    pilihan = pilihan_satker(db, versi.satker, tahun)
    langkah = [betulkan(satu, pilihan, tahun) for satu in versi.isi["langkah"]]
    isi = {**versi.isi, "langkah": langkah}
    return susun_templat(isi, satker=versi.satker, tahun=tahun, hash_entri=versi.hash)


def betulkan(satu: dict[str, Any], pilihan: PilihanBaca, tahun: int) -> dict[str, Any]:
    """A langkah with its settled cells rewritten; as it was where nothing of it was settled."""
    ganti: dict[str, str] = {}
    if (waktu := pilihan.kata("waktu", satu, satu["target_waktu"])) and pilihan.waktu(satu, tahun):
        ganti["target_waktu"] = waktu
    if bukti := pilihan.bukti(satu):
        teks = "\n".join(b.nama for b in bukti)
        # Only where the cell then splits into just these; else the choice itself goes on reading the old words.
        if [b.nama for b in pecah(teks)] == [b.nama for b in bukti]:
            ganti["bukti_dukung"] = teks
    asal = {JUDUL_ASAL[k]: satu[k] for k in ganti if satu[k]}
    return {**satu, **ganti, "lainnya": {**satu["lainnya"], **asal}}
