"""One plan table, from its headings to its filled cells, with the area its rows belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monev.baca.area_lazim import area_di_judul, area_utuh, nama_baku
from monev.baca.baris import JUDUL, TANDA, Baris, golongkan
from monev.baca.baris_realisasi import pisahkan_realisasi, tempelkan
from monev.baca.isian import Isian, isi
from monev.baca.kamus_susunan import area_dikenal
from monev.baca.kepala import Kepala
from monev.baca.pilihan import PilihanBaca, tempatkan
from monev.baca.susunan import TANPA_AREA, Susunan, susun
from monev.baca.tanda import pisah_tanda, tanda_sendiri

_JUDUL_RENCANA = re.compile(r"rencana (?:aksi|kerja)|20\d\d|zona integritas", re.IGNORECASE)

_NAMA_LEMBAR_MAKS = 31
"""Excel cuts a longer name of a sheet."""


@dataclass(slots=True)
class TabelTerisi:
    """A plan table as it was read: its headings, its rows under their areas, its cells, the marks of its areas."""

    kepala: Kepala
    susunan: Susunan
    isian: Isian
    area: tuple[str, ...]


def isi_tabel(kepala: Kepala, pilihan: PilihanBaca, *, lembar_berseri: bool) -> TabelTerisi:
    """The rows and cells below a table's headings, each langkah under its area.

    `lembar_berseri`: the names of the file's sheets count the areas. `pilihan` are readings people settled.
    """
    terpisah = pisahkan_realisasi(kepala)
    kepala = terpisah.kepala
    baris = golongkan(kepala)
    susunan = susun(kepala, baris, _area_lembar(kepala, baris, lembar_berseri=lembar_berseri))
    isian = isi(kepala, susunan)
    tempelkan(isian.draf, terpisah.realisasi)
    area = tuple(dict.fromkeys(letak.area for _, letak in susunan.baris))
    if tempatkan(kepala, isian, pilihan):
        area = tuple(dict.fromkeys(draf.letak.area for draf in isian.draf))
        if all(draf.letak.nama_area != TANPA_AREA for draf in isian.draf):
            susunan.peringatan = [c for c in susunan.peringatan if TANPA_AREA not in c.pesan]
    return TabelTerisi(kepala, susunan, isian, area)


def _area_lembar(kepala: Kepala, baris: list[Baris], *, lembar_berseri: bool) -> Baris | None:
    """The area that rows without an area heading above them belong to: from the title rows, else the sheet's name,
    which is an area whatever it is called where the sheets' names count the areas (`lembar_berseri`)."""
    dikenal_di_dalam = any(b.judul and nama_baku(b.judul) in area_dikenal() for b in baris)
    pertama = baris[0] if baris and baris[0].jenis in (JUDUL, TANDA) else None
    area_pertama = pertama and (pertama.kata_area or nama_baku(pertama.judul) in area_dikenal())
    if "area" in kepala.kolom or area_pertama:
        return None
    romawi_pertama = pertama and (pertama.tanda is None or pertama.tanda.macam == "romawi")
    kisi = kepala.kisi
    di_atas = [b for b in sorted(kisi.per_baris, reverse=True) if b < kepala.awal]
    teks = [(b, k, kisi.teks[b, k]) for b in di_atas for k in kisi.per_baris[b]]
    nama_lembar = [] if dikenal_di_dalam else [(0, 0, kisi.nama)]
    for nomor, kolom, satu in [*teks, *nama_lembar]:
        tanda, judul, kata_area = pisah_tanda(satu)
        if nomor == 0 and len(satu) == _NAMA_LEMBAR_MAKS:
            judul = area_utuh(judul)
        dikenal = area_dikenal().get(nama_baku(judul))
        tepat_di_atas = bool(teks) and nomor == teks[0][0] and not romawi_pertama
        bernomor = tepat_di_atas and tanda is not None and tanda.macam == "romawi" and not _JUDUL_RENCANA.search(judul)
        bernomor = bernomor or (lembar_berseri and nomor == 0)
        if kata_area or (dikenal and len(satu) < 80) or bernomor:
            tanda = tanda or tanda_sendiri(dikenal or "")
            return Baris(nomor, JUDUL, tanda=tanda, judul=judul, sel=(nomor, kolom)) if tanda else None
    for nomor, kolom, satu in teks:
        if (nama := area_di_judul(satu)) and (tanda := tanda_sendiri(area_dikenal()[nama_baku(nama)])):
            return Baris(nomor, JUDUL, tanda=tanda, judul=nama, sel=(nomor, kolom))
    return None
