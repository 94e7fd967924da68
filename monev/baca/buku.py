"""From the sheets of a file to one plan: which sheet holds it, or which sheets together, or why none does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from monev.baca.area_lazim import area_di_judul, nama_baku
from monev.baca.baris import JUDUL, TANDA, Baris, golongkan
from monev.baca.baris_realisasi import pisahkan_realisasi, tempelkan
from monev.baca.isian import Isian, isi
from monev.baca.kamus import NAMA_KOLOM, bakukan
from monev.baca.kamus_susunan import area_dikenal
from monev.baca.kamus_templat import LEMBAR_BUKTI, LEMBAR_PETUNJUK, LEMBAR_REALISASI
from monev.baca.kepala import Kepala
from monev.baca.kisi import Buku, alamat, huruf_kolom
from monev.baca.kode import PemberiKode
from monev.baca.pengenal import Pengenal, baca_pengenal, nama_satker, tahun_dari_nama, tahun_dari_sel
from monev.baca.penolakan import TANPA_TAHUN, lembar_tak_ada, pilih_lembar, tanpa_langkah, tanpa_rencana
from monev.baca.pilihan import TANPA_PILIHAN, PilihanBaca, tempatkan
from monev.baca.rakit import Rakitan, rakit
from monev.baca.susunan import TANPA_AREA, Susunan, susun
from monev.baca.tabel import tabel_lembar
from monev.baca.tanda import pisah_tanda, tanda_sendiri
from monev.baca.templat import HasilLaporan, baca_laporan, kolom_berkas, lembar_laporan
from monev.model import Bacaan, Catatan

_BUKAN_RENCANA = frozenset(bakukan(n) for n in (LEMBAR_REALISASI, LEMBAR_BUKTI, LEMBAR_PETUNJUK))
_CATATAN_MAKS = 40
_JUDUL_RENCANA = re.compile(r"rencana (?:aksi|kerja)|20\d\d|zona integritas", re.IGNORECASE)


@dataclass(slots=True)
class _Tabel:
    """One sheet's plan table, up to its filled cells."""

    kepala: Kepala
    susunan: Susunan
    isian: Isian
    area: tuple[str, ...]


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
            return _hanya_laporan(baca_laporan(buku, (), tahun), tahun, satker)
        return Bacaan(satker=satker, tahun=tahun, galat=tanpa_rencana(buku, calon, kepala))
    berseri = _lembar_berseri(tampak)
    tabel = [_baca_tabel(k, pilihan, lembar_berseri=berseri) for k in tampak]
    berisi = [t for t in tabel if t.isian.draf]
    if not berisi:
        galat = tuple(tanpa_langkah(t.kepala) for t in tabel)
        return Bacaan(satker=satker, tahun=tahun, galat=galat)
    if len(berisi) > 1 and not _satu_rencana(berisi):
        berisi = _setahun(berisi, tahun) or berisi
    if len(berisi) > 1 and not _satu_rencana(berisi):
        sebutan = tuple(sebut_tabel([t.kepala for t in berisi]))
        galat = (pilih_lembar(sebutan, berisi[0].kepala.kisi.nama),)
        return Bacaan(satker=satker, tahun=tahun, galat=galat, pilihan=sebutan)
    return _susun_bacaan(buku, berisi, nama, tahun, satker, pilihan, ada_laporan=bool(laporan))


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


def _baca_tabel(kepala: Kepala, pilihan: PilihanBaca, *, lembar_berseri: bool = False) -> _Tabel:
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
    return _Tabel(kepala, susunan, isian, area)


def _area_lembar(kepala: Kepala, baris: list[Baris], *, lembar_berseri: bool) -> Baris | None:
    """The area that rows without an area heading above them belong to: from the title rows, else the sheet's name.

    `lembar_berseri`: the sheets' names count the areas, so this one's is an area whatever it is called.
    """
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


def _satu_rencana(tabel: list[_Tabel]) -> bool:
    """Whether the sheets hold one plan, an area each: every one names its areas and no area comes twice."""
    semua = [area for t in tabel for area in t.area]
    return "0" not in semua and len(semua) == len(set(semua))


def _setahun(tabel: list[_Tabel], tahun: int | None) -> list[_Tabel]:
    """The tables of the year that was asked for, where every table names its own; [] where that settles nothing."""
    judul = [baca_pengenal(t.kepala).tahun or tahun_dari_nama(t.kepala.kisi.nama) for t in tabel]
    return [t for t, satu in zip(tabel, judul, strict=True) if satu == tahun] if tahun and all(judul) else []


def _susun_bacaan(
    buku: Buku,
    tabel: list[_Tabel],
    nama: str,
    tahun: int | None,
    satker: str | None,
    pilihan: PilihanBaca,
    *,
    ada_laporan: bool,
) -> Bacaan:
    """One Bacaan from the tables of a plan, with the sheets of reports where the file has them."""
    pengenal = [baca_pengenal(t.kepala) for t in tabel]
    peringatan = [c for t in tabel for c in _peringatan_lembar(t)]
    tahun_rencana, tanya = _tahun(tabel, pengenal, nama, tahun)
    if tahun_rencana is None:
        return Bacaan(satker=satker, galat=tuple(tanya))
    satker_rencana = nama_satker(satker) if satker else next((p.satker for p in pengenal if p.satker), None)
    kode = PemberiKode()
    rakitan = [
        rakit(t.kepala, t.isian.draf, tahun_rencana, ada_laporan=ada_laporan, kode=kode, pilihan=pilihan) for t in tabel
    ]
    langkah = tuple(lk for r in rakitan for lk in r.langkah)
    laporan = baca_laporan(buku, langkah, tahun_rencana)
    return Bacaan(
        satker=satker_rencana or (laporan.asal.satker if laporan.asal else None),
        tahun=tahun_rencana,
        langkah=langkah,
        realisasi=laporan.realisasi if ada_laporan else _gabung(rakitan, "realisasi"),
        bukti=laporan.bukti if ada_laporan else _gabung(rakitan, "bukti"),
        asal=laporan.asal,
        simulasi=any(p.simulasi for p in pengenal),
        peringatan=(*tanya, *peringatan, *(c for r in rakitan for c in r.peringatan), *laporan.peringatan),
        galat=(*(c for r in rakitan for c in r.galat), *laporan.galat),
        keterangan=_keterangan(tabel),
        kolom=kolom_berkas((t.kepala for t in tabel), laporan),
    )


def _gabung(rakitan: list[Rakitan], nama: str) -> tuple | None:
    """What the tables report, joined; None where none has such a column."""
    bagian = [getattr(r, nama) for r in rakitan if getattr(r, nama) is not None]
    return tuple(satu for b in bagian for satu in b) if bagian else None


def _tahun(
    tabel: list[_Tabel], pengenal: list[Pengenal], nama: str, tahun: int | None
) -> tuple[int | None, list[Catatan]]:
    """The plan's year: as given, from the titles, the sheet's or file's name, the only year TARGET WAKTU names."""
    if tahun is not None:
        return tahun, []
    dari_judul = next((p.tahun for p in pengenal if p.tahun), None)
    if dari_judul:
        return dari_judul, []
    lembar = tabel[0].kepala.kisi.nama
    dari_nama = tahun_dari_nama(lembar, nama)
    if dari_nama:
        pesan = f"Tahun rencana tidak disebut di atas tabel; diambil {dari_nama} dari nama lembar atau berkas."
        return dari_nama, [Catatan(pesan, lembar)]
    dari_sel = tahun_dari_sel([d.isi["target_waktu"] for t in tabel for d in t.isian.draf])
    if dari_sel:
        pesan = f"Tahun rencana tidak disebut di atas tabel; diambil {dari_sel} dari kolom TARGET WAKTU."
        return dari_sel, [Catatan(pesan, lembar)]
    return None, [Catatan(TANPA_TAHUN, lembar)]


def _peringatan_lembar(tabel: _Tabel) -> list[Catatan]:
    """Everything asked while a sheet was read, in the order of its rows, and what is hidden on it."""
    kisi = tabel.kepala.kisi
    semua = [*tabel.kepala.peringatan, *tabel.susunan.peringatan, *tabel.isian.peringatan]
    semua.extend(_tanya_kolom_tak_ada(tabel.kepala))
    semua.sort(key=lambda c: c.baris or 0)
    baris = [satu.nomor for satu, _ in tabel.susunan.baris if satu.nomor in kisi.baris_tersembunyi]
    if baris:
        daftar = ", ".join(map(str, baris[:20]))
        pesan = f"Ada {len(baris)} baris tersembunyi yang ikut dibaca: {daftar}{'' if len(baris) <= 20 else ' …'}."
        semua.append(Catatan(pesan, kisi.nama, tabel.kepala.akhir, sel=alamat(baris[0], 1)))
    bulan = set(tabel.kepala.kalender.kolom) if tabel.kepala.kalender else set()
    for kolom in sorted(kisi.kolom_tersembunyi & (set(tabel.kepala.judul) | bulan)):
        judul = tabel.kepala.sebutan_kolom(kolom)
        pesan = f"Kolom {huruf_kolom(kolom)} “{judul}” tersembunyi di berkas, tetapi ikut dibaca."
        semua.append(Catatan(pesan, kisi.nama, tabel.kepala.akhir, judul, judul, alamat(tabel.kepala.akhir, kolom)))
    for sel in kisi.rumus_kosong[:20]:
        pesan = f"Sel {sel} berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah lagi."
        semua.append(Catatan(pesan, kisi.nama, int("".join(filter(str.isdigit, sel))), sel=sel))
    return semua


def _tanya_kolom_tak_ada(kepala: Kepala) -> list[Catatan]:
    """Usual columns the table does without, and what that means."""
    akibat = {
        "no": "langkah dinomori menurut urutannya",
        "komponen": "KOMPONEN dibiarkan kosong",
        "indikator": "INDIKATOR dibiarkan kosong",
    }
    kurang = kepala.tidak_lazim
    if not kurang:
        return []
    sebab = "; ".join(akibat[arti] for arti in kurang)
    nama = ", ".join(NAMA_KOLOM[arti] for arti in kurang)
    return [Catatan(f"Tabel ini tidak berkolom {nama}: {sebab}.", kepala.kisi.nama, kepala.akhir)]


def _keterangan(tabel: list[_Tabel]) -> dict[str, str]:
    """Where the plan was found, how its columns were understood, and what stands below it."""
    keterangan = {"lembar": ", ".join(t.kepala.kisi.nama for t in tabel)}
    kepala = tabel[0].kepala
    keterangan["baris_judul"] = str(kepala.awal)
    for arti, kolom in kepala.kolom.items():
        keterangan[f"kolom {huruf_kolom(kolom)}"] = f"{kepala.sebutan(arti)} = {NAMA_KOLOM[arti]}"
    if kepala.kalender:
        dari, sampai = huruf_kolom(kepala.kalender.awal), huruf_kolom(max(kepala.kalender.kolom))
        keterangan[f"kolom {dari}–{sampai}"] = f"{kepala.kalender.sebutan} = bulan yang ditandai"
    catatan = [teks for t in tabel for teks in t.susunan.catatan]
    if catatan:
        keterangan["di_bawah_tabel"] = "\n".join(catatan[:_CATATAN_MAKS])
    return keterangan


def _hanya_laporan(laporan: HasilLaporan, tahun: int | None, satker: str | None) -> Bacaan:
    """A file with sheets of reports and no plan: what they refer to, the stored rencana knows."""
    asal = laporan.asal
    return Bacaan(
        satker=satker or (asal.satker if asal else None),
        tahun=tahun or (asal.tahun if asal else None),
        realisasi=laporan.realisasi,
        bukti=laporan.bukti,
        asal=asal,
        peringatan=tuple(laporan.peringatan),
        galat=tuple(laporan.galat),
        kolom=kolom_berkas((), laporan),
    )
