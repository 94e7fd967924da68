"""The template's sheets Realisasi and Bukti Dukung read back, and the mark of the unggahan they were exported from.

What refers to something that is not in the file (a kode, a tenggat) is refused here, except in a file that came from
the app's own template or has no plan at all: there the stored rencana knows more, and `monev.unggah` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from monev.baca.baris_laporan import Rujukan, baca_bukti, baca_realisasi, tanpa_catatan
from monev.baca.kamus import bakukan
from monev.baca.kamus_templat import (
    KOLOM_KETERANGAN,
    LEMBAR_BUKTI,
    LEMBAR_REALISASI,
    PENANDA_ASAL,
    PROPERTI_ASAL,
    WAJIB_BUKTI,
    WAJIB_REALISASI,
)
from monev.baca.kepala import Kepala as KepalaRencana
from monev.baca.kisi import Buku, Kisi, alamat, huruf_kolom
from monev.baca.lembar_laporan import Kepala, baris_isi, cari_kepala, mirip_rencana
from monev.model import AsalTemplat, Catatan, Langkah, LaporanBukti, LaporanTenggat

_NAMA_LEMBAR = {"realisasi": LEMBAR_REALISASI, "bukti": LEMBAR_BUKTI}
_WAJIB = {"realisasi": WAJIB_REALISASI, "bukti": WAJIB_BUKTI}
_DIABAIKAN = frozenset(bakukan(judul) for judul in KOLOM_KETERANGAN)


@dataclass(slots=True)
class HasilLaporan:
    """What a file reports. `realisasi` and `bukti` are None where it has no such sheet; `lembar` names those it has,
    `kolom` their columns as Bacaan.kolom does."""

    realisasi: tuple[LaporanTenggat, ...] | None = None
    bukti: tuple[LaporanBukti, ...] | None = None
    asal: AsalTemplat | None = None
    lembar: set[str] = field(default_factory=set)
    kolom: set[str] = field(default_factory=set)
    peringatan: list[Catatan] = field(default_factory=list)
    galat: list[Catatan] = field(default_factory=list)


def lembar_laporan(kisi: Kisi) -> str | None:
    """Whether a sheet is "realisasi" or "bukti" of a template, by its headings; None for any other sheet."""
    kepala = cari_kepala(kisi)
    return kepala.jenis if kepala else None


def baca_asal(buku: Buku) -> AsalTemplat | None:
    """Which unggahan the workbook was exported from: its custom properties, else the mark in sheet Petunjuk."""
    nilai = [buku.properti.get(nama, "") for nama in PROPERTI_ASAL.values()]
    if not all(nilai):
        nilai = next(_penanda(buku), [])
    if len(nilai) != len(PROPERTI_ASAL) or not (nilai[1].isdecimal() and nilai[2].isdecimal()):
        return None
    return AsalTemplat(nilai[0], int(nilai[1]), int(nilai[2]), nilai[3])


def baca_laporan(buku: Buku, langkah: Sequence[Langkah], tahun: int | None) -> HasilLaporan:
    """What the sheets Realisasi and Bukti Dukung of a file report of its `langkah`. Never raises on bad content."""
    hasil = HasilLaporan(asal=baca_asal(buku))
    rujukan = Rujukan(langkah, tahun, ketat=bool(langkah) and hasil.asal is None)
    for kisi in buku.lembar:
        kepala = cari_kepala(kisi)
        if kepala is None:
            _keluhkan_tanpa_kepala(kisi, hasil)
        elif getattr(hasil, kepala.jenis) is not None:
            pesan = (
                f"Ada lebih dari satu lembar {_NAMA_LEMBAR[kepala.jenis]}. Hapus salah satu: “{kisi.nama}” berlebih."
            )
            hasil.galat.append(Catatan(pesan, lembar=kisi.nama))
        else:
            hasil.lembar.add(kisi.nama)
            hasil.kolom |= {f"{kepala.jenis}.{kunci}" for kunci in kepala.kolom}
            hasil.peringatan += _kolom_tak_dibaca(kisi, kepala)
            hasil.galat += _rumus_tanpa_hasil(kisi, kepala)
            baca = baca_realisasi if kepala.jenis == "realisasi" else baca_bukti
            baris = tanpa_catatan(baris_isi(kisi, kepala), hasil.peringatan)
            setattr(hasil, kepala.jenis, tuple(baca(baris, rujukan, hasil.peringatan, hasil.galat)))
    return hasil


def kolom_berkas(tabel: Iterable[KepalaRencana], laporan: HasilLaporan) -> frozenset[str]:
    """Every column the file has, as Bacaan.kolom names them."""
    rencana = ({*kepala.kolom, *map(kepala.sebutan_kolom, kepala.judul)} for kepala in tabel)
    return frozenset(laporan.kolom).union(*rencana)


def _penanda(buku: Buku) -> Iterator[list[str]]:
    for kisi in buku.lembar:
        for (baris, kolom), teks in kisi.teks.items():
            if kolom == 1 and teks == PENANDA_ASAL:
                yield [bagian.strip() for bagian in kisi.isi(baris, 2).split("|")]


def _keluhkan_tanpa_kepala(kisi: Kisi, hasil: HasilLaporan) -> None:
    """A sheet by the template's name without its headings: refused in a template, else only said."""
    for jenis, nama in _NAMA_LEMBAR.items():
        if bakukan(kisi.nama) != bakukan(nama) or mirip_rencana(kisi) or not kisi.teks:
            continue
        judul = ", ".join(kunci.capitalize() if kunci != "nama" else "Bukti" for kunci in _WAJIB[jenis])
        if hasil.asal is None:
            pesan = f"Lembar “{kisi.nama}” tidak dibaca sebagai laporan: judul kolom {judul} tidak ditemukan."
            hasil.peringatan.append(Catatan(pesan, lembar=kisi.nama))
        else:
            pesan = f"Judul kolom lembar “{kisi.nama}” berubah. Kembalikan judul {judul} seperti pada templat."
            hasil.galat.append(Catatan(pesan, lembar=kisi.nama))


def _kolom_tak_dibaca(kisi: Kisi, kepala: Kepala) -> Iterator[Catatan]:
    for kolom, judul in kepala.lain.items():
        if bakukan(judul) not in _DIABAIKAN:
            pesan = f"Kolom “{judul}” di lembar {kisi.nama} tidak dibaca dan tidak disimpan."
            yield Catatan(pesan, kisi.nama, kepala.baris, judul, judul, alamat(kepala.baris, kolom))


def _rumus_tanpa_hasil(kisi: Kisi, kepala: Kepala) -> Iterator[Catatan]:
    """A formula whose result was not saved would read as blank, and blank takes a Selesai back."""
    dibaca = {huruf_kolom(kolom): kunci for kunci, kolom in kepala.kolom.items() if kunci != "langkah_aksi"}
    for sel in kisi.rumus_kosong:
        huruf, baris = sel.rstrip("0123456789"), int(sel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if huruf in dibaca and baris > kepala.baris:
            judul = kisi.isi(kepala.baris, kepala.kolom[dibaca[huruf]])
            pesan = "Sel ini berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah lagi."
            yield Catatan(pesan, kisi.nama, baris, judul, sel=sel)
