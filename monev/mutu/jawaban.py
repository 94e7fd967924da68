"""Helps people answer: chosen months as words, how words would read, which areas a row can go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from monev.baca.kamus import NAMA_KOLOM
from monev.baca.pilihan import ButirPilihan
from monev.baca.waktu import YANG_DITERIMA, baca_waktu
from monev.tanggal import NAMA_BULAN


def kata_bulan(bulan: Sequence[int], *, rentang: bool) -> str:
    """Months 1..12 as TARGET WAKTU says them: "Maret, Juni", or with `rentang` one piece of work: "Maret s.d. Juni"."""
    urut = [NAMA_BULAN[b - 1] for b in sorted(set(bulan))]
    if rentang and len(urut) > 1:
        return f"{urut[0]} s.d. {urut[-1]}"
    return ", ".join(urut)


def coba_waktu(teks: str, tahun: int) -> tuple[str, bool]:
    """How words of a time would read for a plan of `tahun`, and whether that is without a doubt."""
    waktu = baca_waktu(teks, tahun)
    if not waktu.tenggat:
        return f"Belum terbaca. {YANG_DITERIMA}", False
    return (waktu.peringatan[0], False) if waktu.peringatan else (waktu.dibaca, True)


def sub_area_usulan(langkah: Iterable[Mapping[str, Any]], area: str) -> list[tuple[str, str]]:
    """The sub-areas (mark, name) the plan has in one area, in its order."""
    ada = ((b["sub_area"], b["nama_sub_area"] or "") for b in langkah if b["area"] == area and b["sub_area"])
    return list(dict.fromkeys(ada))


def sebut_jawaban(butir: ButirPilihan) -> str:
    """What was answered, in words on one line."""
    if butir.hal == "judul":
        return NAMA_KOLOM.get(butir.nilai, "tidak dipakai")
    if butir.hal == "benar":
        return "sudah benar"
    baris = butir.nilai.split("\n")
    if butir.hal == "area":
        return " › ".join(f"{tanda} {nama}" for tanda, nama in zip(baris[::2], baris[1::2], strict=False))
    return "; ".join(baris)


def letak_usulan(area: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Areas to choose from: the plan's own (mark, name), then the usual ones it lacks."""
    from monev.keluaran.templat import AREA_BIASA  # here: openpyxl is 92 ms, and few questions are about areas

    punya = dict.fromkeys(satu for satu in area if satu[0] != "0")
    tanda = {t for t, _ in punya}
    return [*punya, *(satu for satu in AREA_BIASA if satu[0] not in tanda)]
