"""What the tests of uploads build with: langkah as the reader gives them, a file's reports, one unggahan stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monev.baca.pecah_bukti import pecah
from monev.baca.waktu import baca_waktu
from monev.basisdata import Basisdata
from monev.jurnal import Entri
from monev.model import AsalTemplat, Bacaan, Langkah, LaporanBukti, LaporanTenggat
from monev.unggah import rancang, simpan

SATKER, TAHUN = "KPU Kabupaten Uji", 2025


def langkah(
    kode: str,
    waktu: str = "Maret 2025",
    *,
    aksi: str = "",
    bukti: str = "Undangan, Notulensi",
    pic: str | None = None,
    lainnya: dict[str, str] | None = None,
    capaian: str = "",
    frekuensi: str | None = None,
) -> Langkah:
    """A langkah as the reader would give it; area and no are those of its kode."""
    bagian = kode.split(".")
    sub_area = bagian[1] if len(bagian) == 4 else None
    hasil = baca_waktu(waktu, TAHUN, frekuensi=frekuensi, target_capaian=capaian)
    return Langkah(
        kode=kode,
        area=bagian[0],
        nama_area=f"AREA {bagian[0]}",
        sub_area=sub_area,
        nama_sub_area=f"Bagian {sub_area}" if sub_area else None,
        no=bagian[-2],
        komponen=f"Komponen {kode}",
        indikator=f"Indikator {kode}",
        langkah_aksi=aksi or f"Langkah {kode}",
        bukti_dukung=bukti,
        target_waktu=waktu,
        target_capaian=capaian,
        frekuensi=frekuensi,
        pic=pic,
        lainnya=lainnya or {},
        jenis_target=hasil.jenis_target,
        mulai=hasil.mulai,
        tenggat=hasil.tenggat,
        bukti=pecah(bukti),
        lembar="Rencana Aksi",
        baris=9,
    )


def berkas(
    *isi: Langkah, realisasi=None, bukti=None, asal: Entri | None = None, berkode: bool | None = None, **lain
) -> Bacaan:
    """A file as it was read. `asal`: the entry whose unggahan the template was exported from. `berkode`: the kode
    stand in a KODE column, as they do in a template."""
    tertulis = asal is not None if berkode is None else berkode
    mark = AsalTemplat(SATKER, TAHUN, asal.isi["unggahan"], asal.hash) if asal else None
    return Bacaan(
        satker=SATKER,
        tahun=TAHUN,
        langkah=tuple(replace(s, kode_tertulis=tertulis) for s in isi),
        realisasi=None if realisasi is None else tuple(realisasi),
        bukti=None if bukti is None else tuple(bukti),
        asal=mark,
        **lain,
    )


def lapor(
    kode: str, tenggat: str | None, status: str = "selesai", selesai: str | None = None, **lain
) -> LaporanTenggat:
    """A row of sheet Realisasi."""
    tanggal = date.fromisoformat(selesai) if selesai else None
    return replace(LaporanTenggat(kode, tenggat, status, tanggal, lembar="Realisasi", baris=7), **lain)


def ada(kode: str, tenggat: str, nama: str, status: str = "ada", **lain) -> LaporanBukti:
    """A row of sheet Bukti Dukung."""
    return replace(LaporanBukti(kode, tenggat, nama, None, status, lembar="Bukti Dukung", baris=8), **lain)


def muat(db: Basisdata, bacaan: Bacaan, posisi: str = "2025-06-30", **lain) -> Entri:
    """Plan and store, agreeing to everything."""
    rancangan = rancang(db, bacaan, posisi=date.fromisoformat(posisi), **lain)
    return simpan(db, rancangan, pelaku="operator", berkas=posisi.encode(), nama_berkas="berkas.xlsx", setuju=True)


def tenggat(isi: dict, kode: str, kunci: str) -> dict:
    """One tenggat of a stored content."""
    satu = next(s for s in isi["langkah"] if s["kode"] == kode)
    return next(t for t in satu["tenggat"] if t["tenggat"] == kunci)


def status_bukti(isi: dict, kode: str, kunci: str) -> dict[str, str]:
    """Name → status of the bukti of one tenggat, in order."""
    return {b["nama"]: b["status"] for b in tenggat(isi, kode, kunci)["bukti"]}
