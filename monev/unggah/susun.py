"""What a file says, written onto the content it was made from: the office's own version of the rencana.

What the file says nothing of stays as it was: a plan without progress never erases progress (DESIGN §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from monev.baca.pilihan import KOLOM_AREA
from monev.baca.susunan import JUDUL_KOSONG, TANPA_AREA
from monev.model import Bacaan, Catatan, Langkah, LaporanBukti, LaporanTenggat
from monev.unggah.bukti import susun_bukti
from monev.unggah.isi import (
    BACAAN_SASARAN,
    LAPORAN,
    LETAK,
    SASARAN,
    baca_sasaran,
    dari_langkah,
    dokumen,
    menurut_kode,
    menurut_tenggat,
    padankan,
    pilihan_sama,
)
from monev.unggah.kolom_status import sebar
from monev.unggah.kolom_tak_ada import laporan_tetap, mengubah_sasaran, rencana_tetap

Laporan = TypeVar("Laporan", LaporanTenggat, LaporanBukti)

_DISEBUT = 3
"""So many langkah under another heading are named one by one."""

Kunci = tuple[str, str]
"""(kode, tenggat) as the file's version of the plan has them."""


@dataclass(slots=True)
class Susunan:
    """The file's version: `langkah` complete, `dilaporkan` the tenggat the file itself reports differently or anew."""

    langkah: list[dict[str, Any]] = field(default_factory=list)
    dilaporkan: set[Kunci] = field(default_factory=set)
    peringatan: list[Catatan] = field(default_factory=list)
    tetap: dict[str, str] = field(default_factory=dict)
    """Fields the file has no column for, and that stay as stored → their headings."""
    dipindah: list[tuple[Langkah, str]] = field(default_factory=list)
    """Langkah that stand under another area's heading, and the area they stay in."""

    @property
    def diurutkan(self) -> bool:
        """Whether the template's plan looks sorted: too many langkah under other headings to name each."""
        return len(self.dipindah) > _DISEBUT

    def tanya_bacaan(self, bacaan: Bacaan) -> tuple[Catatan, ...]:
        """What reading the file asks, without what a sorted template has answered: the kode tell each its area."""
        if not self.diurutkan or any(satu["nama_area"] == TANPA_AREA for satu in self.langkah):
            return bacaan.peringatan
        return tuple(c for c in bacaan.peringatan if TANPA_AREA not in c.pesan and JUDUL_KOSONG not in c.pesan)


def susun(bacaan: Bacaan, dasar: Sequence[dict], *, posisi: date) -> Susunan:
    """The langkah of `bacaan` with all they report, over `dasar` (the langkah it was made from; empty for none).

    A file without a plan (Realisasi alone) leaves every langkah as it was.
    """
    hasil = Susunan()
    lama = menurut_kode(dasar)
    realisasi = _kelompok(bacaan.realisasi)
    bukti = _kelompok(bacaan.bukti)
    if bacaan.langkah:
        baru = [(_rencana(satu, lama.get(satu.kode), bacaan, hasil), satu) for satu in bacaan.langkah]
    else:
        baru = [({**satu, "tenggat": [dict(t) for t in satu["tenggat"]]}, None) for satu in dasar]
    for satu, asli in baru:
        kode = satu["kode"]
        _isi_laporan(satu, lama.get(kode), realisasi.get(kode, []), bacaan, posisi, hasil)
        hasil.tetap |= susun_bukti(satu, lama.get(kode), asli, bukti.get(kode, []), bacaan)
        satu["bukti"] = dokumen(satu)
        hasil.langkah.append(satu)
    hasil.peringatan[:0] = _kata_dipindah(hasil)
    if hasil.tetap:
        judul = ", ".join(dict.fromkeys(hasil.tetap.values()))
        hasil.peringatan.append(Catatan(f"Berkas ini tidak berkolom {judul}; isi yang tersimpan tetap dipakai."))
    return hasil


def _kata_dipindah(hasil: Susunan) -> Iterator[Catatan]:
    """A remark where one langkah stands elsewhere; one for them all where a sheet was sorted."""
    if hasil.diurutkan:
        satu, _ = hasil.dipindah[0]
        pesan = (
            f"{len(hasil.dipindah)} langkah ada di bawah judul area lain, misalnya {satu.kode}: tabelnya tampak "
            "diurutkan. Semuanya tetap dihitung di areanya menurut Kode-nya."
        )
        yield Catatan(pesan, satu.lembar, satu.baris, "KODE", satu.kode)
        return
    for satu, tempat in hasil.dipindah:
        pesan = f"Langkah {satu.kode} ada di bawah judul area lain; tetap dihitung di area {tempat} menurut Kode-nya."
        yield Catatan(pesan, satu.lembar, satu.baris, "KODE", satu.kode)


def _kelompok(laporan: Iterable[Laporan] | None) -> dict[str, list[Laporan]]:
    hasil: dict[str, list[Laporan]] = {}
    for satu in laporan or ():
        hasil.setdefault(satu.kode, []).append(satu)
    return hasil


def _rencana(satu: Langkah, lama: dict | None, bacaan: Bacaan, hasil: Susunan) -> dict[str, Any]:
    """The plan part of a langkah. In a template's langkah whose target cells are untouched, the accepted reading of
    them stays, and one that was moved under another area's heading (a sorted sheet) stays where its kode says."""
    baru = dari_langkah(satu)
    if lama is None:
        return baru
    tetap = rencana_tetap(baru, lama, bacaan)
    hasil.tetap |= tetap
    sama = all(baru[k] == lama[k] for k in SASARAN) and pilihan_sama(baru, lama, "target_waktu")
    if mengubah_sasaran(tetap) and not sama:
        cara, baru["tenggat"] = baca_sasaran(baru, bacaan.tahun)
        baru |= cara
    if sama and (bacaan.asal is not None or mengubah_sasaran(tetap)):
        baru |= {k: lama[k] for k in BACAAN_SASARAN}
        baru["tenggat"] = [dict(t) for t in lama["tenggat"]]
        bukti_sama = pilihan_sama(baru, lama, "bukti_dukung")
        if bukti_sama and all(baru[k] == lama[k] for k in ("bukti_dukung", "langkah_aksi")):
            baru["jejak"] = _jejak_diterima(lama["jejak"], baru["jejak"])
    dipindah = any(j["cara"] == "pilihan" and j["kolom"] == KOLOM_AREA for j in baru["jejak"])
    if (
        bacaan.asal is not None
        and not dipindah
        and (baru["area"], baru["sub_area"]) != (lama["area"], lama["sub_area"])
    ):
        baru |= {k: lama[k] for k in LETAK}
        tempat = " ".join(filter(None, (lama["area"], lama["sub_area"])))
        hasil.dipindah.append((satu, tempat))
    return baru


def _jejak_diterima(lama: list[dict[str, Any]], baru: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The accepted reading of a langkah's cells, told of the cells of this file: the addresses of the file before name
    other cells in it, and what that one merged or left blank stands in full here, simply copied."""
    diterima = {(j["nilai"], j["cara"]): j["dibaca"] for j in lama}
    return [{**j, "dibaca": diterima.get((j["nilai"], j["cara"]), j["dibaca"])} for j in baru]


def _isi_laporan(
    satu: dict, lama: dict | None, baris: list[LaporanTenggat], bacaan: Bacaan, posisi: date, hasil: Susunan
) -> None:
    """Progress of each tenggat: first what was stored follows it, then what the file says."""
    dulu = menurut_tenggat(lama)
    kini = menurut_tenggat(satu)
    penerus = padankan(list(dulu), list(kini))
    for kunci_lama, kunci in penerus.items():
        kini[kunci] |= {k: dulu[kunci_lama][k] for k in (*LAPORAN, "selesai_sejak", "bukti")}
    for laporan in sebar(baris, satu, posisi, hasil.peringatan):
        kunci = laporan.tenggat if laporan.tenggat in kini else penerus.get(laporan.tenggat)
        if kunci is None:
            continue  # a tenggat the file itself took out of the plan; the preview shows it as gone
        kata = {
            "laporan": laporan.status or kini[kunci]["laporan"],
            "tanggal_selesai": laporan.tanggal_selesai.isoformat() if laporan.tanggal_selesai else None,
            "kendala": laporan.kendala,
            "tindak_lanjut": laporan.tindak_lanjut,
        }
        hasil.tetap |= laporan_tetap(kata, kini[kunci], bacaan)
        if any(kini[kunci][k] != v for k, v in kata.items()):
            hasil.dilaporkan.add((satu["kode"], kunci))
        kini[kunci] |= kata
