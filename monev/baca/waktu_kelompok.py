"""A plan's time in titles over its rows, TRIWULAN I or JANUARI: read as a column, where the table has none for it."""

from __future__ import annotations

import re
from dataclasses import replace

from monev.baca.arti import bagian_waktu
from monev.baca.kamus import NAMA_KOLOM, bakukan
from monev.baca.kepala import Kepala
from monev.baca.kisi import Kisi, alamat
from monev.model import Catatan

_TERKECIL = 2
_PENDEK = 3
_SELAIN_WAKTU = re.compile(r"^(?:bulan|periode|target)\b|\b20\d\d\b")


def waktu_dari_kelompok(kepala: Kepala) -> Kepala:
    """The table with each row's time from the title it stands under, and that said; unchanged where titles of time do
    not gather all its work.

    Where areas stand above the titles of time, the work that follows an area waits for its own title.
    """
    if kepala.kurang != ("target_waktu",):
        return kepala
    kisi, kolom = kepala.kisi, kepala.kisi.kolom_akhir + 1
    sendirian = {b: kisi.teks[b, k[0]] for b, k in kisi.per_baris.items() if b > kepala.akhir and len(k) == 1}
    waktu = {b: teks for b, teks in sendirian.items() if _adalah_waktu(teks)}
    isi = _waktu_baris(kepala, sendirian, waktu)
    if len(waktu) < _TERKECIL or not isi or not all(isi.values()):
        return kepala
    awal = min(waktu)
    pesan = (
        f"Tabel ini tidak berkolom {NAMA_KOLOM['target_waktu']}; waktu tiap langkah diambil dari judul di atasnya: "
        f"{', '.join(f'“{teks}” (baris {b})' for b, teks in waktu.items())}."
    )
    catatan = Catatan(pesan, kisi.nama, awal, nilai=waktu[awal], sel=alamat(awal, kisi.per_baris[awal][0]))
    return replace(
        kepala,
        kisi=_berkolom_waktu(kisi, waktu, {(b, kolom): teks for b, teks in isi.items()}),
        kolom={**kepala.kolom, "target_waktu": kolom},
        judul={**kepala.judul, kolom: NAMA_KOLOM["target_waktu"]},
        peringatan=(*kepala.peringatan, catatan),
    )


def _adalah_waktu(teks: str) -> bool:
    """Whether a title is nothing but a month, triwulan or semester, with or without its year."""
    inti = " ".join(_SELAIN_WAKTU.sub(" ", bakukan(teks)).split())
    return len(inti) >= _PENDEK and bagian_waktu(inti)


def _waktu_baris(kepala: Kepala, sendirian: dict[int, str], waktu: dict[int, str]) -> dict[int, str]:
    """Row with a LANGKAH of its own → the title of time it stands under, "" for none."""
    kisi, langkah = kepala.kisi, kepala.kolom["langkah_aksi"]
    di_dalam = bool(sendirian) and min(sendirian) not in waktu
    kini, hasil = "", {}
    for baris in sorted(b for b in kisi.per_baris if b > kepala.akhir):
        if baris in waktu:
            kini = waktu[baris]
        elif (baris, langkah) in kisi.teks:
            hasil[baris] = kini
        elif di_dalam and baris in sendirian:
            kini = ""
    return hasil


def _berkolom_waktu(kisi: Kisi, waktu: dict[int, str], isi: dict[tuple[int, int], str]) -> Kisi:
    """The sheet without the titles, their words in a column of their own behind the last."""
    teks = {sel: satu for sel, satu in kisi.teks.items() if sel[0] not in waktu} | isi
    return replace(kisi.dengan_teks(dict(sorted(teks.items()))), kolom_akhir=kisi.kolom_akhir + 1)
