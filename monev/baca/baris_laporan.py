"""Rows of the sheets Realisasi and Bukti Dukung → what they report, and every complaint at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import REKAP
from monev.baca.laporan import (
    KOSONG,
    baca_status,
    baca_status_bukti,
    baca_tanggal,
    keluhan_status,
    keluhan_tanggal,
    kunci_tenggat,
)
from monev.baca.lembar_laporan import Baris
from monev.model import Catatan, Langkah, LaporanBukti, LaporanTenggat
from monev.tanggal import sebut_tenggat


@dataclass(slots=True)
class Rujukan:
    """What rows may refer to: the file's langkah. `ketat`: refuse what is not among them, else leave it for later."""

    langkah: Sequence[Langkah]
    tahun: int | None
    ketat: bool
    kode: dict[str, str] = field(init=False)
    tenggat: dict[str, tuple[str, ...]] = field(init=False)
    teks: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.kode = {_rapat(satu.kode): satu.kode for satu in self.langkah}
        self.tenggat = {satu.kode: tuple(t.tenggat for t in satu.tenggat) for satu in self.langkah}
        self.teks = {}
        for satu in self.langkah:
            self.teks.setdefault(bakukan(satu.langkah_aksi), []).append(satu.kode)


def tanpa_catatan(baris: Iterable[Baris], peringatan: list[Catatan]) -> list[Baris]:
    """The rows without what people write between and under them; what is left aside is said.

    An area's title or a reminder stands alone in the first column and is no kode; sums have one word for what they
    are. Under the table, after an empty row, come place and date, a signature: rows that report nothing, with no Kode,
    no Tenggat, no date, and no word that is a status. A report that lacks its Kode is no such row.
    """
    semua = []
    for satu in baris:
        if kunci := _judul_atau_jumlah(satu):
            pesan = "Baris ini hanya berisi judul, catatan atau jumlah, jadi tidak dibaca sebagai laporan."
            peringatan.append(satu.catatan(kunci, pesan))
        else:
            semua.append(satu)
    awal = len(semua)
    for ke in range(len(semua) - 1, -1, -1):
        if _melaporkan(semua[ke]):
            break
        if semua[ke].nomor - (semua[ke - 1].nomor if ke else semua[ke].kepala.baris) > 1:
            awal = ke
    if awal < len(semua):
        pesan = "Baris ini dan sesudahnya dibaca sebagai catatan di bawah tabel, bukan laporan; tidak disimpan."
        satu = semua[awal]
        teks = next(filter(None, map(satu.teks, satu.kepala.kolom)))
        peringatan.append(Catatan(pesan, satu.kisi.nama, satu.nomor, nilai=teks))
    return semua[:awal]


def _judul_atau_jumlah(satu: Baris) -> str | None:
    """The cell that holds all the words of a row that has no kode: a title by itself, or a sum beside its amounts."""
    if _BENTUK_KODE.match(satu.teks("kode")) or satu.tanggal("tenggat"):
        return None
    terisi = {kunci: teks for kunci in satu.kepala.kolom if (teks := satu.teks(kunci))}
    berkata = [kunci for kunci, teks in terisi.items() if any(huruf.isalpha() for huruf in teks)]
    if len(berkata) != 1:
        return None
    sendirian = list(terisi) == ["kode"] and " " in terisi["kode"]
    return berkata[0] if sendirian or REKAP.match(terisi[berkata[0]]) else None


def _melaporkan(satu: Baris) -> bool:
    baca = baca_status_bukti if satu.kepala.jenis == "bukti" else baca_status
    berstatus = satu.teks("status") and baca(satu.teks("status")) is not None
    return bool(
        berstatus or satu.teks("tenggat") or satu.teks("tanggal_selesai") or _BENTUK_KODE.match(satu.teks("kode"))
    )


_BENTUK_KODE = re.compile(r"\s*\w{1,5}(\s*\.\s*\w{1,5})+\.?\s*$")
"""What any kode looks like: short parts with dots between (V.a.1.2)."""


def baca_realisasi(
    baris: Iterable[Baris], rujukan: Rujukan, peringatan: list[Catatan], galat: list[Catatan]
) -> Iterator[LaporanTenggat]:
    """What each row of sheet Realisasi reports; complaints are added to `peringatan` and `galat`."""
    terlihat: dict[tuple[str, str], int] = {}
    for satu in baris:
        if not any(satu.teks(k) for k in ("kode", "tenggat", "status", "tanggal_selesai", "kendala", "tindak_lanjut")):
            continue
        kunci = _kode_dan_tenggat(satu, rujukan, peringatan, galat)
        status = baca_status(satu.teks("status"))
        if status is None:
            galat.append(satu.catatan("status", keluhan_status(satu.teks("status"))))
        tanggal = _tanggal_selesai(satu, rujukan.tahun, status, peringatan, galat)
        # Without a column Kendala the stored reason may do, which only the stored rencana knows.
        if status == "tidak_berlaku" and "kendala" in satu.kepala.kolom and not satu.teks("kendala"):
            pesan = "Status Tidak berlaku perlu alasan. Tulis alasannya di kolom Kendala pada baris ini."
            galat.append(satu.catatan("kendala", pesan))
        if kunci is None or status is None:
            continue
        if kunci in terlihat:
            pesan = f"{kunci[0]} tenggat {sebut_tenggat(kunci[1])} sudah dilaporkan di baris {terlihat[kunci]}."
            galat.append(satu.catatan("tenggat", pesan + " Sisakan satu baris untuk satu tenggat."))
            continue
        terlihat[kunci] = satu.nomor
        teks = (satu.teks("kendala"), satu.teks("tindak_lanjut"))
        yield LaporanTenggat(*kunci, status, tanggal, *teks, satu.kisi.nama, satu.nomor, bool(satu.teks("kode")))


def baca_bukti(
    baris: Iterable[Baris], rujukan: Rujukan, peringatan: list[Catatan], galat: list[Catatan]
) -> Iterator[LaporanBukti]:
    """What each row of sheet Bukti Dukung reports; complaints are added to `peringatan` and `galat`."""
    terlihat: dict[tuple[str, str, str], int] = {}
    for satu in baris:
        if not any(satu.teks(k) for k in ("nama", "status", "tautan", "catatan")):
            continue  # an emptied row: its document is no longer owed, which the preview says
        kunci = _kode_dan_tenggat(satu, rujukan, peringatan, galat)
        nama = satu.teks("nama")
        if not nama:
            galat.append(satu.catatan("nama", "Nama bukti kosong, padahal barisnya terisi. Tulis nama dokumennya."))
        status = _status_bukti(satu, peringatan, galat)
        if kunci is None or status is None or not nama:
            continue
        if (*kunci, nama) in terlihat:
            pesan = f"Bukti ini sudah tertulis di baris {terlihat[*kunci, nama]} untuk tenggat yang sama."
            galat.append(satu.catatan("nama", pesan + " Sisakan satu baris, atau bedakan namanya."))
            continue
        terlihat[*kunci, nama] = satu.nomor
        teks = (satu.alamat("tautan"), satu.teks("catatan"))
        letak = (satu.kisi.nama, satu.nomor, bool(satu.teks("kode")))
        yield LaporanBukti(*kunci, nama, satu.teks("jenis") or None, status, *teks, *letak)


def _kode_dan_tenggat(
    satu: Baris, rujukan: Rujukan, peringatan: list[Catatan], galat: list[Catatan]
) -> tuple[str, str] | None:
    kode = _kode(satu, rujukan, peringatan, galat)
    if kode is None:
        return None
    punya = rujukan.tenggat.get(kode, ())
    teks = satu.teks("tenggat")
    kunci = kunci_tenggat(teks, satu.tanggal("tenggat"), rujukan.tahun, punya) if teks else None
    if kunci is not None and (kunci in punya or not rujukan.ketat):
        return kode, kunci
    ada = ", ".join(sebut_tenggat(k) for k in punya)
    keadaan = f"Tenggat langkah {kode} adalah {ada}." if ada else f"Langkah {kode} tidak mempunyai target waktu."
    mula = f"Tenggat “{teks}” tidak ada pada langkah {kode}." if teks else "Tenggat kosong."
    galat.append(satu.catatan("tenggat", f"{mula} {keadaan if punya or rujukan.ketat else _CONTOH_TENGGAT}"))
    return None


_CONTOH_TENGGAT = "Tulis bulannya atau tanggalnya, misalnya Oktober 2025 atau 4 Agustus 2025."


def _kode(satu: Baris, rujukan: Rujukan, peringatan: list[Catatan], galat: list[Catatan]) -> str | None:
    teks = satu.teks("kode")
    if teks:
        if _rapat(teks) in rujukan.kode or not rujukan.ketat:
            return rujukan.kode.get(_rapat(teks), teks)
        mirip = get_close_matches(teks, rujukan.tenggat, n=3, cutoff=0.6)
        saran = f" Yang mirip: {', '.join(mirip)}." if mirip else ""
        galat.append(satu.catatan("kode", f"Kode “{teks}” tidak ada di tabel rencana aksi berkas ini.{saran}"))
        return None
    calon = rujukan.teks.get(bakukan(satu.teks("langkah_aksi")), []) if satu.teks("langkah_aksi") else []
    if len(calon) == 1:
        pesan = f"Kode kosong; dibaca {calon[0]} karena bunyi langkah aksinya sama."
        peringatan.append(satu.catatan("kode", pesan))
        return calon[0]
    pesan = "Kode kosong: baris ini tidak diketahui milik langkah mana. Isi Kode seperti di lembar Rencana Aksi."
    galat.append(satu.catatan("kode", pesan))
    return None


def _tanggal_selesai(satu: Baris, tahun: int | None, status: str | None, peringatan: list, galat: list):
    teks = satu.teks("tanggal_selesai")
    if teks in KOSONG:
        return None
    tanggal = baca_tanggal(teks, satu.tanggal("tanggal_selesai"))
    if tanggal is None:
        contoh = f"30/06/{tahun or 2025} atau 30 Juni {tahun or 2025}"
        pesan = f"“{teks}” bukan tanggal. Isi tanggal lengkap, misalnya {contoh}."
        galat.append(satu.catatan("tanggal_selesai", pesan))
        return None
    keluhan = keluhan_tanggal(tanggal, tahun)
    if keluhan:
        galat.append(satu.catatan("tanggal_selesai", keluhan))
        return None
    if tahun is not None and tanggal.year > tahun:
        pesan = f"Tanggal selesai ada di tahun {tanggal.year}, sesudah tahun rencana {tahun}; dicatat demikian."
        peringatan.append(satu.catatan("tanggal_selesai", pesan))
    if status not in ("selesai", None):
        pesan = "Tanggal selesai terisi, tetapi Status bukan Selesai; belum dihitung selesai. Pilih Selesai bila sudah."
        peringatan.append(satu.catatan("tanggal_selesai", pesan))
    return tanggal


def _status_bukti(satu: Baris, peringatan: list[Catatan], galat: list[Catatan]) -> str | None:
    teks, tautan = satu.teks("status"), satu.teks("tautan")
    status = baca_status_bukti(teks)
    if (alamat := satu.alamat("tautan")) != tautan:
        peringatan.append(satu.catatan("tautan", f"Yang disimpan ialah alamat yang dibuka sel ini: {alamat}"))
    if status is None:
        galat.append(satu.catatan("status", keluhan_status(teks, bukti=True)))
    elif tautan and not teks:
        peringatan.append(satu.catatan("status", "Tautan terisi dan Status kosong: dibaca Ada."))
        return "ada"
    elif tautan and status == "belum_ada":
        peringatan.append(satu.catatan("status", "Tautan terisi, tetapi Status Belum ada; dihitung belum ada."))
    return status


def _rapat(kode: str) -> str:
    return "".join(kode.lower().split()).rstrip(".")
