"""The bukti of each tenggat: what the evidence cell says, what the satker corrected, what was already reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from monev.baca.kamus import bakukan
from monev.baca.pecah_bukti import jenis_dari
from monev.model import Catatan, Langkah, LaporanBukti
from monev.unggah.isi import (
    bukti_awal,
    bukti_kosong,
    dilaporkan,
    menurut_nama,
    menurut_tenggat,
    padankan,
)


def susun_bukti(
    satu: dict,
    lama: dict | None,
    asli: Langkah | None,
    baris: Iterable[LaporanBukti],
    *,
    posisi: date,
    peringatan: list[Catatan],
) -> None:
    """Fill in the bukti of every tenggat of `satu`, in place.

    `lama` is the langkah the file was made from, `asli` the langkah as the file has it (None where the file has no
    plan), `baris` what sheet Bukti Dukung says of it. Rows of a tenggat define its bukti: the satker's correction of
    the split wins. Without rows the bukti stay as they were, unless the evidence cell was changed: then the new
    split joins them, and what was reported is kept by name.
    """
    sama = lama is not None and (asli is None or asli.bukti_dukung == lama["bukti_dukung"])
    pecahan = lama["bukti"] if sama else [{"nama": b.nama, "jenis": b.jenis} for b in asli.bukti]
    per_tenggat = _per_tenggat(baris, satu, lama, posisi)
    punya_laporan = {kunci for kunci, t in menurut_tenggat(satu).items() if t["bukti"]}
    for kunci, t in menurut_tenggat(satu).items():
        stok = [dict(b) for b in t["bukti"]]
        tertulis = per_tenggat.get(kunci)
        if tertulis is None:
            if kunci not in punya_laporan:
                t["bukti"] = bukti_awal(pecahan)
            else:
                t["bukti"] = stok if sama else gabung_pecahan(pecahan, stok)
            continue
        dari_lembar = _dari_lembar(tertulis, stok)
        if sama or not stok or _nama(dari_lembar) != _nama(stok):
            t["bukti"] = dari_lembar
        else:
            t["bukti"] = gabung_pecahan(pecahan, dari_lembar)


def gabung_pecahan(pecahan: list[dict], ada: list[dict]) -> list[dict]:
    """A new split over the bukti that were there: same name keeps what was reported; what was reported under a name
    that is gone is kept after them; what nobody reported on gives way to the new split."""
    menurut = {bakukan(nama): b for nama, b in menurut_nama(ada).items()}
    hasil = []
    for nama, b in menurut_nama(bukti_awal(pecahan)).items():
        dulu = menurut.pop(bakukan(nama), None)
        hasil.append({**dulu, "nama": nama} if dulu else b)
    return hasil + [b for b in menurut.values() if dilaporkan(b)]


def _per_tenggat(
    baris: Iterable[LaporanBukti], satu: dict, lama: dict | None, posisi: date
) -> dict[str, list[LaporanBukti]]:
    """Rows by the tenggat of the file's plan; a row without tenggat (a plain table's Tautan) is of those due by
    posisi, or of the only one."""
    kini = menurut_tenggat(satu)
    penerus = padankan(list(menurut_tenggat(lama)), list(kini))
    hasil: dict[str, list[LaporanBukti]] = {}
    for laporan in baris:
        if laporan.tenggat is not None:
            kunci = [laporan.tenggat if laporan.tenggat in kini else penerus.get(laporan.tenggat)]
        elif len(kini) == 1:
            kunci = list(kini)
        else:
            kunci = [k for k, t in kini.items() if t["jatuh_tempo"] <= posisi.isoformat()]
        for satu_kunci in kunci:
            if satu_kunci is not None:
                hasil.setdefault(satu_kunci, []).append(laporan)
    return hasil


def _dari_lembar(tertulis: list[LaporanBukti], stok: list[dict]) -> list[dict]:
    """The sheet's rows as bukti: known ones in their old order (a sorted sheet changes nothing), then new ones."""
    baru = menurut_nama(_bukti(laporan) for laporan in tertulis)
    dikenal: dict[str, dict] = menurut_nama(stok)
    for kunci, b in baru.items():
        b["jenis"] = b["jenis"] or (dikenal[kunci]["jenis"] if kunci in dikenal else jenis_dari(b["nama"]))
    return [baru[kunci] for kunci in dikenal if kunci in baru] + [b for k, b in baru.items() if k not in dikenal]


def _bukti(laporan: LaporanBukti) -> dict:
    dasar = bukti_kosong(laporan.nama, laporan.jenis or "")
    return dasar | {"status": laporan.status, "tautan": laporan.tautan, "catatan": laporan.catatan}


def _nama(bukti: list[dict]) -> list[str]:
    return sorted(menurut_nama(bukti))
