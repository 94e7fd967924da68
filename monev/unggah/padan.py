"""Which stored langkah each row of a file is, where its kode does not tell: numbering shifts when a row is inserted.

A kode in the row's KODE cell tells. Else it was made from the row's number, and the langkah's own words decide first:
a row written anew where another one was taken out is a new langkah. What is only alike is never matched in silence: it
is offered as a Dugaan, to be confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from monev.baca.kamus import bakukan
from monev.model import Bacaan, Catatan, Langkah, LaporanBukti, LaporanTenggat
from monev.teks import potong
from monev.unggah.isi import ada_laporan, menurut_kode

Berkode = TypeVar("Berkode", Langkah, LaporanTenggat, LaporanBukti)

MIRIP = 0.5
"""Share of common words (Dice) from which two langkah may be the same one reworded."""


@dataclass(frozen=True, slots=True)
class Dugaan:
    """A new langkah of the file that is probably a stored one that would be gone: the person confirms or not."""

    kode_berkas: str
    langkah_berkas: str
    kode_tersimpan: str
    langkah_tersimpan: str
    kemiripan: float


def kenali(bacaan: Bacaan, dasar: Sequence[dict], padanan: Mapping[str, str]) -> tuple[Bacaan, tuple[str, ...]]:
    """The reading with the stored kode on every langkah that is known, and the kode of those known by their words.

    `padanan` are the confirmed Dugaan: kode_berkas → kode_tersimpan.
    """
    tersimpan = menurut_kode(dasar)
    pasti = {satu.kode for satu in bacaan.langkah if _pasti(satu, tersimpan)}
    dari_teks = _dari_teks(bacaan, tersimpan, pasti)
    peta = dict(dari_teks)
    terpakai = pasti | set(peta.values())
    for satu in bacaan.langkah:
        if satu.kode in pasti or satu.kode in peta:
            continue
        lain = satu.kode in tersimpan and not _bisa_sama(satu, tersimpan[satu.kode])
        if satu.kode in terpakai or lain:
            peta[satu.kode] = _kode_baru(satu.kode, terpakai | set(tersimpan))
        terpakai.add(peta.get(satu.kode, satu.kode))
    for satu in bacaan.langkah:
        dipilih = padanan.get(peta.get(satu.kode, satu.kode))
        if dipilih in tersimpan and dipilih not in terpakai:
            peta[satu.kode] = dipilih
            terpakai.add(dipilih)
    return _ganti(bacaan, peta, tersimpan), tuple(baru for lama, baru in dari_teks.items() if lama != baru)


def pisahkan(bacaan: Bacaan, dasar: Sequence[dict], terbaru: Sequence[dict]) -> Bacaan:
    """The reading with a kode of its own for every new langkah that took the kode of another one.

    Two people who each add a langkah since the same version both number it the next free ordinal: they are two
    langkah unless their words are alike. One that both added, word for word, takes the kode it was stored under.
    """
    lama, kini = menurut_kode(dasar), menurut_kode(terbaru)
    sejak = {kode: satu for kode, satu in kini.items() if kode not in lama}
    menurut_bunyi = {bakukan(satu["langkah_aksi"]): kode for kode, satu in sejak.items()}
    baru = [satu for satu in bacaan.langkah if sejak and satu.kode not in lama]
    peta: dict[str, str] = {}
    for satu in baru:
        kembar = menurut_bunyi.get(bakukan(satu.langkah_aksi))
        if kembar is not None and kembar not in peta.values():
            peta[satu.kode] = kembar
    terpakai = {*kini, *lama, *(satu.kode for satu in bacaan.langkah)}
    for satu in baru:
        asing = satu.kode in sejak and _dice(_kata(_bunyi(satu)), _kata(sejak[satu.kode])) < MIRIP
        if satu.kode not in peta and (asing or satu.kode in peta.values()):
            peta[satu.kode] = _kode_baru(satu.kode, terpakai)
            terpakai.add(peta[satu.kode])
    return _ganti(bacaan, peta, lama)


def tanya_berganti(bacaan: Bacaan, dasar: Sequence[dict]) -> Iterator[Catatan]:
    """A question for each row whose KODE is that of a langkah with progress, and whose words are another's.

    The KODE wins (DESIGN §2), so the progress stays with it: right for a langkah thoroughly reworded, wrong where
    somebody typed a new one over the old.
    """
    tersimpan = menurut_kode(dasar)
    for satu in bacaan.langkah:
        lama = tersimpan.get(satu.kode)
        if lama is None or not satu.kode_tertulis or not ada_laporan([lama]):
            continue
        if (
            bakukan(satu.langkah_aksi) != bakukan(lama["langkah_aksi"])
            and _dice(_kata(_bunyi(satu)), _kata(lama)) < MIRIP
        ):
            pesan = (
                f"Bunyi langkah {satu.kode} sangat berbeda dari yang tersimpan (“{potong(lama['langkah_aksi'])}”), dan "
                "realisasinya ikut. Bila ini langkah baru, kosongkan KODE di baris ini."
            )
            yield Catatan(pesan, satu.lembar, satu.baris, "KODE", satu.kode)


def duga(terbaru: Sequence[dict], langkah: Sequence[dict]) -> tuple[Dugaan, ...]:
    """New langkah that are much like one that would be gone, each at most once, the likeliest first."""
    lama, baru = menurut_kode(terbaru), menurut_kode(langkah)
    hilang = [(satu, _kata(satu)) for kode, satu in lama.items() if kode not in baru]
    tambah = [(satu, _kata(satu)) for kode, satu in baru.items() if kode not in lama]
    pasangan = sorted(
        ((_dice(a, b), n, t, h) for n, (t, a) in enumerate(tambah) for h, b in hilang), key=lambda p: (-p[0], p[1])
    )
    hasil: dict[str, Dugaan] = {}
    for nilai, _, t, h in pasangan:
        if nilai < MIRIP:
            break
        if t["kode"] not in hasil and h["kode"] not in {d.kode_tersimpan for d in hasil.values()}:
            hasil[t["kode"]] = Dugaan(t["kode"], t["langkah_aksi"], h["kode"], h["langkah_aksi"], round(nilai, 2))
    return tuple(hasil.values())


def _pasti(satu: Langkah, tersimpan: Mapping[str, dict]) -> bool:
    """Whether a kode is surely the stored langkah's: it stands in the file, or the words are the same."""
    lama = tersimpan.get(satu.kode)
    return lama is not None and (satu.kode_tertulis or bakukan(lama["langkah_aksi"]) == bakukan(satu.langkah_aksi))


def _bisa_sama(satu: Langkah, lama: dict) -> bool:
    return satu.kode_tertulis or _dice(_kata(_bunyi(satu)), _kata(lama)) >= MIRIP


def _dari_teks(bacaan: Bacaan, tersimpan: Mapping[str, dict], pasti: Collection[str]) -> dict[str, str]:
    """kode in the file → stored kode, for rows whose words stand exactly once in the file and once in the store."""
    di_berkas = Counter(bakukan(satu.langkah_aksi) for satu in bacaan.langkah)
    di_simpan: dict[str, list[str]] = {}
    for kode, lama in tersimpan.items():
        di_simpan.setdefault(bakukan(lama["langkah_aksi"]), []).append(kode)
    hasil = {}
    for satu in bacaan.langkah:
        teks = bakukan(satu.langkah_aksi)
        calon = di_simpan.get(teks, [])
        if satu.kode not in pasti and di_berkas[teks] == 1 and len(calon) == 1 and calon[0] not in pasti:
            hasil[satu.kode] = calon[0]
    return hasil


def _kode_baru(kode: str, terpakai: Collection[str]) -> str:
    """The next free ordinal beside a kode that belongs to another langkah."""
    awal = kode.rpartition(".")[0] or kode
    urutan = 1
    while f"{awal}.{urutan}" in terpakai:
        urutan += 1
    return f"{awal}.{urutan}"


def _ganti(bacaan: Bacaan, peta: Mapping[str, str], tersimpan: Collection[str]) -> Bacaan:
    """The reading with other kode on its langkah, and on what is reported of them. In a template the Kode of a report
    is the stored one, whatever the rows of the plan came to be called."""

    def tetap(satu: LaporanTenggat | LaporanBukti) -> bool:
        return bacaan.asal is not None and satu.kode_tertulis and satu.kode in tersimpan

    def laporan(daftar: Sequence | None) -> tuple | None:
        return None if daftar is None else tuple(x if tetap(x) else _berkode(x, peta) for x in daftar)

    if all(lama == kode for lama, kode in peta.items()):
        return bacaan
    langkah = tuple(_berkode(satu, peta) for satu in bacaan.langkah)
    return replace(bacaan, langkah=langkah, realisasi=laporan(bacaan.realisasi), bukti=laporan(bacaan.bukti))


def _berkode(satu: Berkode, peta: Mapping[str, str]) -> Berkode:
    return replace(satu, kode=peta.get(satu.kode, satu.kode))


def _bunyi(satu: Langkah) -> dict[str, str]:
    return {"langkah_aksi": satu.langkah_aksi, "indikator": satu.indikator}


def _kata(satu: Mapping[str, str]) -> frozenset[str]:
    return frozenset(bakukan(f"{satu['langkah_aksi']} {satu['indikator']}").split())


def _dice(satu: frozenset[str], dua: frozenset[str]) -> float:
    return 2 * len(satu & dua) / (len(satu) + len(dua)) if satu or dua else 0.0
