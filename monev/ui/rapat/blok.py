"""The parts a screen is put together from, as plain data for statis/blok.js. Text stays text: no markup anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Blok = dict[str, Any]


def kalimat(teks: str, nada: str = "") -> Blok:
    """A sentence, large; `nada` "sedang" for one of less weight."""
    return {"jenis": "kalimat", "teks": teks, "nada": nada}


def angka(isi: Iterable[Blok]) -> Blok:
    """Figures side by side: {label, nilai, ket?, status?, tanda?}."""
    return {"jenis": "angka", "isi": list(isi)}


def batang(isi: Iterable[Blok], *, sempit: bool = False) -> Blok:
    """Shares as bars: {label, lebar (0..100), teks, terlambat?, warna?, pindah?, pilih?, dipilih?}."""
    return {"jenis": "batang", "isi": list(isi), "sempit": sempit}


def peta(sebutan: str, sel: Iterable[Blok]) -> Blok:
    """One row of the heatmap: {bulan, teks, terlambat, keadaan}."""
    return {"jenis": "peta", "sebutan": sebutan, "sel": list(sel)}


def daftar(isi: Iterable[Blok], *, kosong: str, kunci: str = "daftar") -> Blok:
    """A list of `butir`; as much as fits, the rest by turning pages. `kosong` is said where there is none."""
    return {"jenis": "daftar", "isi": list(isi), "kosong": kosong, "kunci": kunci}


def kepala(teks: str) -> Blok:
    """A heading inside a list."""
    return {"kepala": teks}


def lajur(isi: Sequence[Sequence[Blok]], lebar: str = "1fr 1fr") -> Blok:
    """Columns side by side, each a list of parts."""
    return {"jenis": "lajur", "isi": [list(satu) for satu in isi], "lebar": lebar}


def tombolan(isi: Iterable[Blok]) -> Blok:
    """A row of buttons."""
    return {"jenis": "tombolan", "isi": list(isi)}


def tombol(
    teks: str, *, formulir: Blok | None = None, kirim: Blok | None = None, utama: bool = False, sebutan: str = ""
) -> Blok:
    """A button that opens a form or sends a message. `sebutan`: what it is called where `teks` alone would not say."""
    kunci = f"{teks} {sebutan}".strip()
    return {"teks": teks, "formulir": formulir, "kirim": kirim, "utama": utama, "kunci": kunci} | (
        {"sebutan": kunci} if sebutan else {}
    )


def formulir(
    judul: str,
    isian: Iterable[Blok],
    kirim: Blok,
    *,
    ket: str = "",
    tombol: str = "Simpan",
    dilihat: Blok | None = None,
) -> Blok:
    """A form: its fields, the message it is sent with, and what the person had before them (`dilihat`)."""
    return {
        "judul": judul, "isian": list(isian), "kirim": kirim, "ket": ket, "tombol": tombol, "dilihat": dilihat or {},
    }  # fmt: skip


def isian(nama: str, label: str, nilai: str | None = "", jenis: str = "teks", **lain: Any) -> Blok:
    """A field: jenis "teks", "uraian" (lines), "tanggal" or "pilihan" (`opsi`: pairs of code and word); `usul`:
    values to be put in by a touch."""
    return {"nama": nama, "label": label, "nilai": nilai or "", "jenis": jenis, **lain}
