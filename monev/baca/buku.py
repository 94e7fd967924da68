"""From the sheets of a file to one plan: which sheet holds it, or which sheets together, or why none does."""

from __future__ import annotations

from collections import Counter

from monev.baca.bacaan import hanya_laporan, susun_bacaan
from monev.baca.kamus import bakukan
from monev.baca.kamus_templat import LEMBAR_BUKTI, LEMBAR_PETUNJUK, LEMBAR_REALISASI
from monev.baca.kepala import Kepala
from monev.baca.kisi import Buku, huruf_kolom
from monev.baca.pengenal import baca_pengenal, tahun_dari_nama
from monev.baca.penolakan import lembar_tak_ada, pilih_lembar, tanpa_langkah, tanpa_rencana
from monev.baca.pilihan import TANPA_PILIHAN, PilihanBaca
from monev.baca.tabel import tabel_lembar
from monev.baca.tabel_terisi import TabelTerisi, isi_tabel
from monev.baca.tanda import pisah_tanda
from monev.baca.templat import baca_laporan, lembar_laporan
from monev.model import Bacaan

_BUKAN_RENCANA = frozenset(bakukan(n) for n in (LEMBAR_REALISASI, LEMBAR_BUKTI, LEMBAR_PETUNJUK))


def baca_buku(
    buku: Buku,
    nama: str,
    tahun: int | None,
    satker: str | None,
    lembar: str | None = None,
    pilihan: PilihanBaca = TANPA_PILIHAN,
) -> Bacaan:
    """The plan of a file. `nama` is the file's name; `tahun` and `satker` win over the file's own, where given.

    `lembar` chooses among several plans by a name of `Bacaan.pilihan`; a hidden sheet can be chosen so, too.
    `pilihan` are readings people settled.
    """
    laporan = {kisi.nama for kisi in buku.lembar if lembar_laporan(kisi) is not None}
    bukan_rencana = laporan | {kisi.nama for kisi in buku.lembar if bakukan(kisi.nama) in _BUKAN_RENCANA}
    calon = [kisi for kisi in buku.lembar if kisi.nama not in bukan_rencana]
    kepala = [k for kisi in calon for k in tabel_lembar(kisi, pilihan.judul_kolom)]
    lengkap = [k for k in kepala if not k.kurang]
    tampak = [k for k in lengkap if not k.kisi.tersembunyi]
    sebutan = sebut_tabel(lengkap)
    if lembar is not None:
        tampak = [k for k, satu in zip(lengkap, sebutan, strict=True) if _sama_nama(lembar, satu, k)]
        if not tampak:
            galat = lembar_tak_ada(lembar, sebutan)
            return Bacaan(satker=satker, tahun=tahun, galat=(galat,), pilihan=tuple(sebutan))
    if not tampak:
        if laporan:
            return hanya_laporan(baca_laporan(buku, (), tahun), tahun, satker)
        return Bacaan(satker=satker, tahun=tahun, galat=tanpa_rencana(buku, calon, kepala))
    berseri = _lembar_berseri(tampak)
    tabel = [isi_tabel(k, pilihan, lembar_berseri=berseri) for k in tampak]
    berisi = [t for t in tabel if t.isian.draf]
    if not berisi:
        galat = tuple(tanpa_langkah(t.kepala) for t in tabel)
        return Bacaan(satker=satker, tahun=tahun, galat=galat)
    if not _satu_rencana(berisi):
        berisi = _setahun(berisi, tahun) or berisi
    if not _satu_rencana(berisi):
        sebutan = tuple(sebut_tabel([t.kepala for t in berisi]))
        galat = (pilih_lembar(sebutan, berisi[0].kepala.kisi.nama),)
        return Bacaan(satker=satker, tahun=tahun, galat=galat, pilihan=sebutan)
    return susun_bacaan(buku, berisi, nama, tahun, satker, pilihan, ada_laporan=bool(laporan))


def sebut_tabel(kepala: list[Kepala]) -> list[str]:
    """What tables are called where one is to be chosen: the sheet's name, with the row where it holds several, and the
    column where they begin in the same row."""
    lembar = Counter(k.kisi.nama for k in kepala)
    baris = Counter((k.kisi.nama, k.awal) for k in kepala)
    sebutan = []
    for k in kepala:
        kolom = f", kolom {huruf_kolom(k.kolom_pertama)}" if baris[k.kisi.nama, k.awal] > 1 else ""
        sebutan.append(k.kisi.nama if lembar[k.kisi.nama] == 1 else f"{k.kisi.nama} (baris {k.awal}{kolom})")
    return sebutan


def _sama_nama(lembar: str, sebutan: str, kepala: Kepala) -> bool:
    """Whether a choice means this table: by its name here, or by that of its whole sheet."""
    return lembar.strip().casefold() in (sebutan.casefold(), kepala.kisi.nama.casefold())


def _lembar_berseri(kepala: list[Kepala]) -> bool:
    """Whether the sheets' names count the areas: every table on a sheet of its own, each named with the next mark."""
    tanda = [pisah_tanda(k.kisi.nama)[0] for k in kepala]
    urutan = [t.urutan for t in tanda if t]
    return len(urutan) == len(kepala) > 1 == len({t.macam for t in tanda if t}) and urutan == sorted(set(urutan))


def _satu_rencana(tabel: list[TabelTerisi]) -> bool:
    """Whether the tables are one plan: it is the only one, or each names its areas and no area comes twice."""
    semua = [area for t in tabel for area in t.area]
    return len(tabel) == 1 or ("0" not in semua and len(semua) == len(set(semua)))


def _setahun(tabel: list[TabelTerisi], tahun: int | None) -> list[TabelTerisi]:
    """The tables of the year that was asked for, where every table names its own; [] where that settles nothing."""
    judul = [baca_pengenal(t.kepala).tahun or tahun_dari_nama(t.kepala.kisi.nama) for t in tabel]
    return [t for t, satu in zip(tabel, judul, strict=True) if satu == tahun] if tahun and all(judul) else []
