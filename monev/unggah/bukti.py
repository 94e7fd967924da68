"""The bukti of each tenggat: what the evidence cell says, what the satker corrected, what was already reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monev.baca.kamus import bakukan
from monev.baca.pecah_bukti import jenis_dari
from monev.model import Bacaan, Langkah, LaporanBukti
from monev.unggah.isi import (
    bukti_awal,
    bukti_kosong,
    dilaporkan,
    menurut_nama,
    menurut_tenggat,
    padankan,
    pecahan,
    pilihan_sama,
)
from monev.unggah.kolom_tak_ada import bukti_tetap


def susun_bukti(
    satu: dict,
    lama: dict | None,
    asli: Langkah | None,
    baris: Iterable[LaporanBukti],
    bacaan: Bacaan,
) -> dict[str, str]:
    """Fill in the bukti of every tenggat of `satu`, in place; field → heading of what the file has no column for.

    `lama` is the langkah the file was made from, `asli` the langkah as the file has it (None where the file has no
    plan), `baris` what sheet Bukti Dukung says of it. Rows of a tenggat define its bukti: the satker's correction of
    the split wins. Without rows the bukti stay as they were, unless the evidence cell or its chosen split was changed:
    then the new split joins them, and what was reported is kept by name.
    """
    sama = lama is not None and (
        asli is None or (asli.bukti_dukung == lama["bukti_dukung"] and pilihan_sama(satu, lama, "bukti_dukung"))
    )
    asal = lama["bukti"] if sama else pecahan(asli)
    baris = list(baris)
    per_tenggat = _per_tenggat((b for b in baris if b.tenggat is not None), satu, lama)
    tetap: dict[str, str] = {}
    punya_laporan = {kunci for kunci, t in menurut_tenggat(satu).items() if t["bukti"]}
    for kunci, t in menurut_tenggat(satu).items():
        stok = [dict(b) for b in t["bukti"]]
        tertulis = per_tenggat.get(kunci)
        if tertulis is None:
            if kunci not in punya_laporan:
                t["bukti"] = bukti_awal(asal)
            else:
                t["bukti"] = stok if sama else gabung_pecahan(asal, stok)
            continue
        dari_lembar = _dari_lembar(tertulis, stok)
        for b, dulu in _berpasangan(dari_lembar, stok):
            tetap |= bukti_tetap(b, dulu, bacaan)
        if sama or not stok or _nama(dari_lembar) != _nama(stok):
            t["bukti"] = dari_lembar
        else:
            t["bukti"] = gabung_pecahan(asal, dari_lembar)
    tempel_tautan((b for b in baris if b.tenggat is None), satu)
    return tetap


def gabung_pecahan(baru: list[dict], ada: list[dict]) -> list[dict]:
    """A new split over the bukti that were there: same name keeps what was reported; what was reported under a name
    that is gone is kept after them; what nobody reported on gives way to the new split."""
    menurut = {bakukan(nama): b for nama, b in menurut_nama(ada).items()}
    hasil = []
    for nama, b in menurut_nama(bukti_awal(baru)).items():
        dulu = menurut.pop(bakukan(nama), None)
        hasil.append({**dulu, "nama": nama} if dulu else b)
    return hasil + [b for b in menurut.values() if dilaporkan(b)]


def tempel_tautan(baris: Iterable[LaporanBukti], satu: dict) -> None:
    """A plain table's link of a langkah as a whole: put with its bukti in every tenggat, in place. It adds and never
    takes away; where there is no tenggat yet it is kept as a column of the langkah."""
    for laporan in baris:
        if not satu["tenggat"]:
            satu["lainnya"]["TAUTAN"] = laporan.tautan
        for t in satu["tenggat"]:
            for b in t["bukti"]:
                if b["nama"] == laporan.nama:
                    b["tautan"] = laporan.tautan or b["tautan"]
                    b["status"] = laporan.status if b["status"] == "belum_ada" else b["status"]


def _per_tenggat(baris: Iterable[LaporanBukti], satu: dict, lama: dict | None) -> dict[str, list[LaporanBukti]]:
    """Rows by the tenggat of the file's plan."""
    kini = menurut_tenggat(satu)
    penerus = padankan(list(menurut_tenggat(lama)), list(kini))
    hasil: dict[str, list[LaporanBukti]] = {}
    for laporan in baris:
        kunci = laporan.tenggat if laporan.tenggat in kini else penerus.get(laporan.tenggat)
        if kunci is not None:
            hasil.setdefault(kunci, []).append(laporan)
    return hasil


def _dari_lembar(tertulis: list[LaporanBukti], stok: list[dict]) -> list[dict]:
    """The sheet's rows as bukti: known ones in their old order (a sorted sheet changes nothing), then new ones."""
    baru = menurut_nama(_bukti(laporan) for laporan in tertulis)
    dikenal: dict[str, dict] = menurut_nama(stok)
    for kunci, b in baru.items():
        b["jenis"] = b["jenis"] or (dikenal[kunci]["jenis"] if kunci in dikenal else jenis_dari(b["nama"]))
    return [baru[kunci] for kunci in dikenal if kunci in baru] + [b for k, b in baru.items() if k not in dikenal]


def _berpasangan(baru: list[dict], stok: list[dict]) -> Iterator[tuple[dict, dict]]:
    dikenal = menurut_nama(stok)
    return ((b, dikenal[b["nama"]]) for b in baru if b["nama"] in dikenal)


def _bukti(laporan: LaporanBukti) -> dict:
    dasar = bukti_kosong(laporan.nama, laporan.jenis or "")
    return dasar | {"status": laporan.status, "tautan": laporan.tautan, "catatan": laporan.catatan}


def _nama(bukti: list[dict]) -> list[str]:
    return sorted(menurut_nama(bukti))
