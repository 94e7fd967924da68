"""Why a file holds no plan table that can be read: what was found on each sheet, and which headings are missing."""

from __future__ import annotations

from collections.abc import Sequence

from monev.baca.kamus import BUKAN_RENCANA, LAZIM, NAMA_KOLOM, WAJIB, bakukan
from monev.baca.kepala import Kepala
from monev.baca.kisi import Buku, Kisi, alamat
from monev.model import Catatan

TANPA_TAHUN = "Tahun rencana tidak ditemukan. Tulis misalnya “TAHUN 2025” di atas tabel, atau pilih tahunnya."
_CUKUP_MIRIP = 3
_KATA_CIRI = 3
_SARAN_KOLOM = (
    "Tambahkan kolom itu atau sesuaikan judulnya; waktu boleh juga ditandai di kolom bulan (Jan–Des) atau triwulan."
)


def tanpa_rencana(buku: Buku, calon: Sequence[Kisi], kepala: Sequence[Kepala]) -> tuple[Catatan, ...]:
    """The refusal of a file without a plan table, a note per sheet.

    `calon` are the sheets that could hold one, `kepala` the headings found on them.
    """
    if not any(kisi.teks for kisi in buku.lembar):
        return (Catatan("Berkas ini kosong: tidak ada satu sel pun yang terisi."),)
    tersembunyi = [k for k in kepala if not k.kurang and k.kisi.tersembunyi]
    if tersembunyi:
        nama = tersembunyi[0].kisi.nama
        pesan = f"Tabel rencana aksi hanya ada di lembar tersembunyi “{nama}”. Tampilkan lembar itu, lalu simpan."
        return (Catatan(pesan, nama),)
    tampak = [kisi for kisi in calon if kisi.teks and not kisi.tersembunyi]
    if not tampak:
        pesan = "Semua lembar yang terisi disembunyikan. Tampilkan lembar berisi rencana aksi, lalu simpan."
        return (Catatan(pesan),)
    per_lembar = {k.kisi.nama: k for k in kepala}
    return tuple(_satu_lembar(kisi, per_lembar.get(kisi.nama)) for kisi in tampak)


def tanpa_langkah(kepala: Kepala) -> Catatan:
    """The refusal of a table with headings and nothing below them."""
    return Catatan(
        f"Judul tabel ditemukan di baris {kepala.awal}, tetapi di bawahnya tidak ada satu langkah pun.",
        kepala.kisi.nama,
        kepala.awal,
    )


def pilih_lembar(sebutan: Sequence[str], lembar: str) -> Catatan:
    """The refusal of a file in which two tables could each be the plan."""
    nama = ", ".join(f"“{satu}”" for satu in sebutan)
    return Catatan(
        f"Ada {len(sebutan)} tabel yang masing-masing dapat menjadi rencana aksi: {nama}. Pilih salah satu, atau "
        "sisakan satu saja (hapus atau sembunyikan yang lain), lalu unggah lagi.",
        lembar,
    )


def lembar_tak_ada(lembar: str, sebutan: Sequence[str]) -> Catatan:
    """The refusal of a choice that names no plan table of the file."""
    ada = ", ".join(f"“{satu}”" for satu in sebutan)
    saran = f"Yang dapat dipilih: {ada}." if ada else "Di berkas ini tidak ada lembar berisi tabel rencana aksi."
    return Catatan(f"Lembar “{lembar}” tidak berisi tabel rencana aksi. {saran}", nilai=lembar)


def _satu_lembar(kisi: Kisi, kepala: Kepala | None) -> Catatan:
    """What one sheet holds instead of a plan table."""
    if kepala is not None and _mirip(kepala):
        ada = ", ".join(f"{NAMA_KOLOM[arti]} (“{kepala.sebutan(arti)}”)" for arti in kepala.kolom)
        kurang = ", ".join(NAMA_KOLOM[arti] for arti in kepala.kurang)
        return Catatan(
            f"Lembar “{kisi.nama}”: di baris {kepala.awal} ditemukan kolom {ada}, tetapi belum ada kolom {kurang}. "
            f"{_SARAN_KOLOM}",
            kisi.nama,
            kepala.awal,
            nilai="; ".join(kepala.judul.values()),
            sel=alamat(kepala.awal, min(kepala.judul)),
        )
    if pesan := _jenis_lain(kisi):
        return Catatan(f"Lembar “{kisi.nama}”: {pesan}", kisi.nama)
    return Catatan(
        f"Lembar “{kisi.nama}” tidak berisi tabel rencana aksi ({_isi_singkat(kisi)}). Yang dicari: satu baris judul "
        f"dengan kolom {', '.join(NAMA_KOLOM[arti] for arti in WAJIB)}.",
        kisi.nama,
    )


def tabel_lain(kepala: Kepala) -> bool:
    """Whether a table is known to be of another kind than a plan, whatever headings it has in common with one."""
    return not _mirip(kepala) and _jenis_lain(kepala.kisi) is not None


def _mirip(kepala: Kepala) -> bool:
    return sum(kepala.punya(arti) for arti in LAZIM) >= _CUKUP_MIRIP


def _jenis_lain(kisi: Kisi) -> str | None:
    """What a sheet of another kind is said to be; None where its words do not tell."""
    terbaca = {bakukan(teks) for teks in kisi.teks.values() if len(teks) <= 40}
    return next((pesan for pesan, ciri in BUKAN_RENCANA if len(terbaca & set(ciri)) >= _KATA_CIRI), None)


def _isi_singkat(kisi: Kisi) -> str:
    """A few words on what a sheet does hold."""
    contoh = "; ".join(" ".join(teks.split())[:40] for teks in list(kisi.teks.values())[:4])
    return f"{kisi.baris_akhir} baris, {kisi.kolom_akhir} kolom, mulai dengan: {contoh}"
