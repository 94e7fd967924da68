"""From the paragraphs and tables of a document to sheets: a plan table cut by page ends is one grid again.

Rows are counted as a person counts the rows of the table on paper: row 1 is the table's first. What stands above a
table (its title, a letterhead in a table of its own) becomes rows 0, -1, ... above it, where the stages look for office
and year. Where tables are joined, counting goes on, and `keterangan` says at which row each begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import area_dikenal
from monev.baca.kepala import Kepala, cari_kepala
from monev.baca.kisi import Buku, Kisi, kisi_lembar
from monev.baca.pengenal import cari_satker, cari_tahun
from monev.baca.tanda import pisah_tanda
from monev.galat import BerkasDitolak
from monev.model import Catatan

_JUDUL_MAKS = 15
_PANJANG_JUDUL = 250
_LEBAR_RENCANA = 4
_ARTI_CUKUP = 3
_PANJANG_AREA = 100
# What a page carries besides its table: page numbers, addresses of a website, lines.
_PERABOT = re.compile(
    r"^(?:[-–—_.\s]*|[-–—\s]*\d{1,3}[-–—\s]*|(?:hal(?:aman)?|page)\.?\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?|(?:https?://|www\.)\S+"
    r"|jdih\.\S+)$",
    re.IGNORECASE,
)
_TAHUN_SAJA = re.compile(r"^TAHUN(?: ANGGARAN)? 20\d{2}$", re.IGNORECASE)
_LAMPIRAN = re.compile(r"^LAMPIRAN\b", re.IGNORECASE)


@dataclass(slots=True)
class _Tabel:
    """A table as the child process gives it, with its headings where it has a plan's."""

    data: dict[str, Any]
    kepala: Kepala | None

    @property
    def nomor(self) -> int:
        return self.data["nomor"]

    @property
    def berjudul(self) -> bool:
        """Whether it has headings of a plan table."""
        return self.kepala is not None and len(self.kepala.kolom) >= _ARTI_CUKUP


@dataclass(slots=True)
class _Kelompok:
    """Tables that are one, with the texts that stand above them."""

    tabel: list[_Tabel]
    judul: list[str]
    selipan: dict[int, list[str]] = field(default_factory=dict)
    """Area headings that stand as paragraphs between its tables: place in `tabel` → headings."""


@dataclass(slots=True)
class _Hasil:
    kelompok: list[_Kelompok] = field(default_factory=list)
    dilewati: list[str] = field(default_factory=list)
    peringatan: list[Catatan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rangkaian:
    """A document's tables as sheets. `awal`: per sheet, the first own row of each table after the first.

    `berjudul` are the sheets with headings of a plan.
    """

    lembar: tuple[Kisi, ...]
    awal: dict[str, tuple[int, ...]]
    berjudul: frozenset[str]
    keterangan: dict[str, str]
    peringatan: tuple[Catatan, ...]


def dari_dokumen(jawab: dict[str, Any], jenis: str = "docx") -> Buku:
    """The answer of the child process on a document as sheets `Tabel 1`, `Tabel 2–4`; raises BerkasDitolak."""
    hasil = rangkai(jawab)
    return Buku(hasil.lembar, jenis=jenis, keterangan=hasil.keterangan, peringatan=hasil.peringatan)


def rangkai(jawab: dict[str, Any]) -> Rangkaian:
    """The tables of a document, those that continue one another joined; raises BerkasDitolak where it has none."""
    hasil = _kelompokkan(jawab["dokumen"])
    if not hasil.kelompok:
        raise BerkasDitolak(
            "Dokumen ini tidak berisi tabel.",
            "Unggah dokumen yang memuat tabel rencana aksi, atau salin rencana aksinya ke tabel Excel.",
        )
    lembar, keterangan, sambungan = [], {}, {}
    nama_tabel: dict[int, tuple[str, int]] = {}
    for kelompok in hasil.kelompok:
        kisi, awal, isi = _kisi(kelompok)
        lembar.append(kisi)
        sambungan[kisi.nama] = tuple(isi)
        nama_tabel |= {t.nomor: (kisi.nama, baris) for t, baris in zip(kelompok.tabel, awal, strict=True)}
        if len(awal) > 1:
            mulai = ", ".join(f"Tabel {t.nomor} mulai baris {b}" for t, b in _sambungan(kelompok, awal))
            keterangan[f"sambungan {kisi.nama}"] = f"{kisi.nama} dibaca sebagai satu tabel; {mulai}."
    berjudul = frozenset(kisi.nama for kisi, k in zip(lembar, hasil.kelompok, strict=True) if k.tabel[0].berjudul)
    catatan = _catatan(jawab["catatan"], nama_tabel)
    # What was left aside in the plan is asked about; a letterhead's text box is only named.
    dilewati = [*hasil.dilewati, *(c.pesan for c in catatan if c.lembar not in berjudul)]
    if dilewati:
        keterangan["dilewati"] = "\n".join(dilewati)
    peringatan = (*hasil.peringatan, *(c for c in catatan if c.lembar in berjudul))
    return Rangkaian(tuple(lembar), sambungan, berjudul, keterangan, peringatan)


def _sambungan(kelompok: _Kelompok, awal: list[int]) -> list[tuple[_Tabel, int]]:
    return list(zip(kelompok.tabel, awal, strict=True))[1:]


def _kelompokkan(isi: list[dict[str, Any]]) -> _Hasil:
    """Tables in order, those that continue one another together, each with the texts above it."""
    hasil = _Hasil()
    sejak: list[str] = []
    atas: list[str] = []
    for satu in isi:
        if "teks" in satu:
            sejak.append(satu["teks"])
            continue
        tabel = _Tabel(satu["tabel"], None)
        tabel.kepala = cari_kepala(kisi_lembar(_lembar(tabel, str(tabel.nomor))))
        kini = hasil.kelompok[-1] if hasil.kelompok else None
        if kini is not None and _bersambung(kini, tabel, sejak):
            _sambungkan(hasil, kini, tabel, sejak)
        else:
            atas += sejak
            _tanyakan_lepas(hasil, kini, tabel)
            hasil.kelompok.append(_Kelompok([tabel], _judul(atas)))
            # A letterhead or title in a table of its own stands above the next; a plan's rows do not.
            atas = [] if tabel.berjudul else [*atas, *_teks_tabel(tabel)]
        sejak = []
    return hasil


def _bersambung(kini: _Kelompok, tabel: _Tabel, antara: list[str]) -> bool:
    """Whether a table goes on where the one before it ended."""
    dasar = kini.tabel[0]
    if not dasar.berjudul or tabel.data["kolom"] != dasar.data["kolom"] or _rencana_lain(kini, antara):
        return False
    if not tabel.berjudul:
        return True
    # With headings of its own under an area's name it is that area's table, read as a sheet by itself.
    sejudul = _awalan_sama(dasar, tabel) >= tabel.kepala.akhir
    return sejudul and not any(map(_judul_area, antara))


def _rencana_lain(kini: _Kelompok, antara: list[str]) -> bool:
    """Whether a title between two tables names another year or office than the texts above the first.

    Footers name offices and years too (who signed, when it was printed): only a title's lines count.
    """
    tahun = cari_tahun(tuple(t for t in antara if _TAHUN_SAJA.match(t)))
    satker = None
    if any("rencana aksi" in bakukan(teks) for teks in antara):
        tahun, satker = cari_tahun(tuple(antara)), cari_satker(tuple(antara))
    satker_kini = cari_satker(tuple(kini.judul))
    return (tahun is not None and tahun != cari_tahun(tuple(kini.judul))) or (
        satker is not None and satker_kini is not None and satker != satker_kini
    )


def _sambungkan(hasil: _Hasil, kini: _Kelompok, tabel: _Tabel, antara: list[str]) -> None:
    """Add a table to those it continues, with the area headings between them; other texts are named."""
    area = [teks for teks in antara if _judul_area(teks)]
    if area:
        kini.selipan[len(kini.tabel)] = area
    lain = [teks for teks in antara if teks not in area and not _PERABOT.match(teks)]
    if lain:
        hasil.dilewati.append(f"Teks di atas Tabel {tabel.nomor} tidak ikut dibaca: {' / '.join(lain)[:200]}")
    kini.tabel.append(tabel)


def _judul_area(teks: str) -> bool:
    """Whether a paragraph between tables is an area's heading: by its mark, or by a usual name."""
    if len(teks) > _PANJANG_AREA or "\n" in teks:
        return False
    tanda, judul, kata_area = pisah_tanda(teks)
    return bool(kata_area or bakukan(judul) in area_dikenal() or (tanda and tanda.macam == "romawi"))


def _tanyakan_lepas(hasil: _Hasil, kini: _Kelompok | None, tabel: _Tabel) -> None:
    """Ask about a wide table without headings that follows a plan: perhaps its next page, with other columns."""
    lebar = tabel.data["kolom"]
    if kini is None or not kini.tabel[0].berjudul or tabel.berjudul or lebar < _LEBAR_RENCANA:
        return
    hasil.peringatan.append(
        Catatan(
            f"Tabel {tabel.nomor} ({tabel.data['baris']} baris, {lebar} kolom) mengikuti tabel rencana aksi tetapi "
            f"tidak berjudul dan kolomnya tidak {kini.tabel[0].data['kolom']}; tidak ikut dibaca. Bila itu "
            "lanjutannya, samakan kolomnya di Word, lalu unggah lagi.",
            f"Tabel {tabel.nomor}",
            1,
        )
    )


def _judul(atas: list[str]) -> list[str]:
    """The texts that are a table's title: from LAMPIRAN on, at most the last few, long paragraphs left out."""
    baris = [satu for teks in atas for satu in teks.split("\n") if satu.strip() and len(satu) <= _PANJANG_JUDUL]
    lampiran = max((ke for ke, teks in enumerate(baris) if _LAMPIRAN.match(teks)), default=0)
    return baris[lampiran:][-_JUDUL_MAKS:]


def _teks_tabel(tabel: _Tabel) -> list[str]:
    return [teks for _, _, teks in tabel.data["sel"]][-_JUDUL_MAKS:]


def _kata_baris(data: dict[str, Any], baris: int) -> list[str]:
    return [bakukan(teks) for b, _, teks in data["sel"] if b == baris]


def _awalan_sama(dasar: _Tabel, tabel: _Tabel) -> int:
    """How many of a table's first rows repeat those of the first one: its title, headings and column numbers."""
    judul = [_kata_baris(dasar.data, baris) for baris in range(1, dasar.kepala.akhir + 2)]
    awal = [_kata_baris(tabel.data, baris) for baris in range(1, len(judul) + 1)]
    sama = 0
    # A page may repeat the headings without the title row above them.
    for mulai in range(min(dasar.kepala.awal, len(judul))):
        panjang = len(list(takewhile(lambda p: p[0] == p[1], zip(judul[mulai:], awal, strict=False))))
        if any(awal[:panjang]):
            sama = max(sama, panjang)
    return sama


def _kisi(kelompok: _Kelompok) -> tuple[Kisi, list[int], list[int]]:
    """The grid of tables that are one, the row at which each begins, and those at which the later ones say more."""
    pertama, terakhir = kelompok.tabel[0].nomor, kelompok.tabel[-1].nomor
    nama = f"Tabel {pertama}" if pertama == terakhir else f"Tabel {pertama}–{terakhir}"
    gabung = _lembar(kelompok.tabel[0], nama)
    awal, isi, sudah = [1], [], kelompok.tabel[0].data["baris"]
    lebar = kelompok.tabel[0].data["kolom"]
    for ke, tabel in enumerate(kelompok.tabel[1:], start=1):
        for teks in kelompok.selipan.get(ke, ()):
            sudah += 1
            gabung["sel"].append((sudah, 1, teks))
            gabung["gabungan"].append((1, sudah, lebar, sudah))
        awal.append(sudah + 1)
        # Heading rows that a page repeats keep their place in the count and say nothing.
        lewati = _awalan_sama(kelompok.tabel[0], tabel)
        _tambah(gabung, tabel, sudah, lewati=lewati)
        isi.append(sudah + lewati + 1)
        sudah += tabel.data["baris"]
    for ke, teks in enumerate(reversed(kelompok.judul)):
        gabung["sel"].append((-ke, 1, teks))
    return kisi_lembar(gabung), awal, isi


def _tambah(gabung: dict[str, Any], tabel: _Tabel, geser: int, *, lewati: int) -> None:
    data = tabel.data
    gabung["sel"] += [(b + geser, k, teks) for b, k, teks in data["sel"] if b > lewati]
    gabung["warna"] += [(b + geser, k, warna) for b, k, warna in data["warna"] if b > lewati]
    gabung["gabungan"] += [(k1, b1 + geser, k2, b2 + geser) for k1, b1, k2, b2 in data["gabungan"] if b1 > lewati]


def _lembar(tabel: _Tabel, nama: str) -> dict[str, Any]:
    """One table in the shape of a sheet of `pekerja`."""
    return {
        "nama": nama,
        "tersembunyi": False,
        "sel": [tuple(satu) for satu in tabel.data["sel"]],
        "tanggal": [],
        "bentuk": [],
        "warna": [tuple(satu) for satu in tabel.data["warna"]],
        "gabungan": [tuple(satu) for satu in tabel.data["gabungan"]],
        "baris_tersembunyi": [],
        "kolom_tersembunyi": [],
        "rumus_kosong": [],
    }


def _catatan(mentah: list[dict[str, Any]], nama_tabel: dict[int, tuple[str, int]]) -> list[Catatan]:
    """What the child process left aside, at its row in the sheet its table became part of."""
    hasil = []
    for satu in mentah:
        nama, awal = nama_tabel.get(satu["tabel"], (None, 1))
        baris = satu["baris"] + awal - 1 if satu["baris"] is not None else None
        hasil.append(Catatan(satu["pesan"], nama, baris))
    return hasil
