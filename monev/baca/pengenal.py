"""Whose plan it is and for which year, from the title rows above the table.

Offices write their name in capitals, over two lines, after other words; it is brought to one form, so that the same
office is the same office in its next file: `KOMISI PEMILIHAN UMUM KABUPATEN MESUJI` → KPU Kabupaten Mesuji.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from monev.baca.kamus_satker import INDUK_SATKER, JENIS_BERNOMOR, JENIS_SATKER, SINGKATAN, SINGKATAN_SATKER
from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.baca.kepala import Kepala

_TAHUN = re.compile(r"\b(20\d{2})\b")
_KATA_TAHUN = re.compile(r"\b(?:TAHUN(?:\s+ANGGARAN)?|T\.?A\.?)\s*[:.]?\s*(20\d{2})\b", re.IGNORECASE)
_NOMOR_SK = re.compile(r"\bNOMOR\b.*", re.IGNORECASE)
_SATKER_BERLABEL = re.compile(
    r"^(?:NAMA\s+)?(?:SATKER|SATUAN\s+KERJA|UNIT\s+KERJA|INSTANSI|UNIT\s+ORGANISASI)\s*[:=]\s*(?P<nama>\S.*)$",
    re.IGNORECASE,
)
_JENIS = re.compile(
    rf"\b(?:(?i:{'|'.join(sorted(JENIS_SATKER, key=len, reverse=True))})\b|{JENIS_BERNOMOR})",
)
# Words after which a line no longer speaks of the office; a comma that *dan* follows counts up what the office does.
_SESUDAH = re.compile(
    r"\s*(?:\b(?:TAHUN|T\.A\.?|MENUJU|NOMOR|TENTANG|PERIODE|TRIWULAN|SEMESTER|DALAM RANGKA)\b"
    r"|,(?![^\d;(\n]*\bDAN\b)|[;(\n]|\s-\s|\s–\s).*$",
    re.IGNORECASE | re.DOTALL,
)
_WILAYAH = re.compile(r"^(?:PROVINSI|KABUPATEN|KOTA|KAB\.?|KECAMATAN|DAERAH)\b", re.IGNORECASE)
_SINGKATAN_MAKS = 3
_KATA_KECIL = frozenset({"dan", "di", "dengan", "untuk", "atas"})


@dataclass(frozen=True, slots=True)
class Pengenal:
    """What the title rows say; None where they do not."""

    satker: str | None
    tahun: int | None
    simulasi: bool
    judul: tuple[str, ...]


def baca_pengenal(kepala: Kepala) -> Pengenal:
    """Office, year and mark of fiction from the rows above the headings, those nearest to the table first."""
    kisi = kepala.kisi
    judul = tuple(
        kisi.teks[baris, kolom]
        for baris in sorted(kisi.per_baris)
        if baris < kepala.awal
        for kolom in kisi.per_baris[baris]
    )
    simulasi = any(TULISAN_SIMULASI in " ".join(teks.upper().split()) for teks in judul)
    return Pengenal(cari_satker(judul), cari_tahun(judul), simulasi, judul)


def cari_tahun(judul: tuple[str, ...]) -> int | None:
    """The plan's year: `TAHUN 2025` nearest to the table, not the year in a decree's number; else any lone year."""
    for teks in reversed(judul):
        ketemu = _KATA_TAHUN.findall(_NOMOR_SK.sub("", teks))
        if ketemu:
            return int(ketemu[-1])
    for teks in reversed(judul):
        ketemu = _TAHUN.findall(_NOMOR_SK.sub("", teks))
        if len(set(ketemu)) == 1:
            return int(ketemu[0])
    return None


def tahun_dari_nama(*nama: str) -> int | None:
    """A year in a sheet's or a file's name, where it is the only one."""
    for teks in nama:
        ketemu = set(re.findall(r"(?<!\d)(20\d{2})(?!\d)", teks))
        if len(ketemu) == 1:
            return int(ketemu.pop())
    return None


def tahun_dari_sel(teks: list[str]) -> int | None:
    """The year that TARGET WAKTU cells name, where they name but one."""
    hitung = Counter(tahun for satu in teks for tahun in set(_TAHUN.findall(satu)))
    return int(next(iter(hitung))) if len(hitung) == 1 else None


def cari_satker(judul: tuple[str, ...]) -> str | None:
    """The office's name in its one form: from a labelled line, else the line nearest to the table that names one."""
    baris = [satu.strip() for teks in judul for satu in teks.split("\n") if satu.strip()]
    for teks in baris:
        if cocok := _SATKER_BERLABEL.match(teks):
            return nama_satker(cocok["nama"])
    for ke in range(len(baris) - 1, -1, -1):
        ketemu = _JENIS.search(baris[ke])
        if not ketemu:
            continue
        sambungan = baris[ke + 1] if ke + 1 < len(baris) and _WILAYAH.match(baris[ke + 1]) else ""
        nama = _SESUDAH.sub("", f"{baris[ke][ketemu.start() :]} {sambungan}".strip())
        if len(nama.split()) > 1:
            return _lengkap(nama_satker(nama), baris)
    return None


def _lengkap(nama: str, baris: list[str]) -> str:
    """A name that many offices bear, with whose it is where a line of the title says so."""
    for mulai, sudah, induk, bentuk in INDUK_SATKER:
        cocok = re.match(rf"{mulai}\b", nama, re.IGNORECASE)
        if not cocok or re.search(rf"\b(?:{sudah})\b", nama[cocok.end() :], re.IGNORECASE):
            continue
        for teks in baris:
            if milik := re.fullmatch(induk, _SESUDAH.sub("", teks).strip(), re.IGNORECASE):
                sisa = nama[cocok.end() :].strip()
                return bentuk.format(nama=nama, jenis=cocok[0], sisa=sisa, induk=nama_satker(milik["induk"])).strip()
    return nama


def nama_satker(teks: str) -> str:
    """An office's name in the form used everywhere: short where it is known by that, each word with a capital."""
    nama = " ".join(_SESUDAH.sub("", teks).split()).strip(" .,:-")
    for panjang, pendek in SINGKATAN_SATKER.items():
        nama = re.sub(rf"\b{panjang}\b", pendek, nama, flags=re.IGNORECASE)
    nama = re.sub(r"\bRepublik Indonesia\b\s*(?=\S)", "", nama, flags=re.IGNORECASE)
    nama = re.sub(r"\bKAB\b\.?", "Kabupaten", nama, flags=re.IGNORECASE)
    campuran = not nama.isupper() and not nama.islower()
    return " ".join(_kata(satu, ke, campuran=campuran) for ke, satu in enumerate(nama.split()))


def _kata(kata: str, ke: int, *, campuran: bool) -> str:
    """One word of a name; beside words in small letters, a short one in capitals is an abbreviation."""
    if kata.upper() in SINGKATAN or (campuran and kata.isupper() and len(kata) <= _SINGKATAN_MAKS):
        return kata.upper()
    if not kata.isupper() and not kata.islower():
        return kata
    if ke and kata.lower() in _KATA_KECIL:
        return kata.lower()
    return "-".join(bagian.capitalize() for bagian in kata.split("-"))
