"""What the documents are made of: everything asked once of monev.keadaan and monev.rapat, as plain rows.

Nothing is counted here. Of a closed meeting all of it is as it was at its close.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from monev import keadaan
from monev.keadaan import Hitungan, Pandangan, Ringkasan, ke_baris
from monev.keluaran.kop import Kop, kop
from monev.rapat.baca import Rapat, catatan, hadir
from monev.rapat.isi_layar import target_berikut
from monev.rapat.layar import Layar, sebelum_triwulan, susun_urutan
from monev.rapat.tetap import (
    TindakLanjut,
    keputusan_tetap,
    pandang_pada,
    pandangan_rapat,
    sampai,
    tindak_lanjut_lalu_tetap,
)
from monev.tanggal import ROMAWI_TRIWULAN, akhir_triwulan, sebut, triwulan_dari

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata

BUKAN_LKE = "Capaian pelaksanaan rencana aksi; bukan nilai LKE."
"""Printed below every page that shows figures (DESIGN §5)."""

BarisData = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bahan:
    """One rencana at one posisi, with what its meeting recorded (empty without one)."""

    p: Pandangan
    rapat: Rapat | None
    kop: Kop
    ringkasan: Ringkasan
    per_area: pd.DataFrame
    matriks: pd.DataFrame
    tenggat: list[BarisData]
    langkah: dict[str, BarisData]
    bukti: dict[tuple[str, str], list[BarisData]]
    baris_kesenjangan: pd.DataFrame
    kelompok: list[BarisData]
    tanpa_target: list[BarisData]
    berikut: list[BarisData]
    dulu: Pandangan | None
    sebelum: Hitungan | None
    hadir: list[BarisData]
    catatan: list[BarisData]
    keputusan: list[TindakLanjut]
    lalu: list[TindakLanjut]
    layar: list[Layar]

    @property
    def kesenjangan(self) -> list[BarisData]:
        """The evidence gaps as rows."""
        return ke_baris(self.baris_kesenjangan)

    @property
    def area(self) -> list[BarisData]:
        """The figures per area as rows."""
        return ke_baris(self.per_area)

    @property
    def kalimat(self) -> str:
        """The situation in a sentence."""
        return keadaan.kalimat_ringkasan(self.p, self.ringkasan.kini, self.per_area)

    @property
    def kalimat_kesenjangan(self) -> str:
        """The evidence gaps in a sentence."""
        return keadaan.kalimat_kesenjangan(self.p, self.ringkasan.kini, len(self.kesenjangan))

    @property
    def triwulan(self) -> str:
        """The triwulan posisi lies in: Triwulan III Tahun 2025."""
        return sebut_triwulan(self.p.posisi)

    @property
    def triwulan_berikut(self) -> str:
        """The triwulan whose targets come next: that of the day after posisi."""
        return sebut_triwulan(self.p.posisi + timedelta(days=1))

    @property
    def posisi(self) -> str:
        """posisi in words."""
        return sebut(self.p.posisi)

    @property
    def rencana_saja(self) -> bool:
        """Nothing was reported: what shows is the plan (pictures take its neutral colour)."""
        return not self.p.ada_realisasi


def sebut_triwulan(hari: date) -> str:
    """The triwulan a day lies in: Triwulan III Tahun 2025."""
    return f"Triwulan {ROMAWI_TRIWULAN[triwulan_dari(hari) - 1]} Tahun {hari.year}"


def kumpulkan(db: Basisdata, p: Pandangan, rapat: Rapat | None) -> Bahan:
    """All of it. With a closed meeting the view is that of its close, whatever `p` is. Raises TidakDitemukan."""
    entri = sampai(db, rapat)
    if entri is not None:
        p = pandangan_rapat(db, rapat)
    dulu = _dulu(db, p, entri)
    lalu = [] if rapat is None else tindak_lanjut_lalu_tetap(db, rapat)
    judul = f"Evaluasi Rencana Aksi ZI {sebut_triwulan(p.posisi)}" if rapat is None else rapat.judul
    bukti: dict[tuple[str, str], list[BarisData]] = {}
    for b in ke_baris(db.tanya("dokumen/bukti", unggahan_id=p.unggahan_id, posisi=p.posisi)):
        bukti.setdefault((b["kode"], b["tenggat"]), []).append(b)
    return Bahan(
        p=p,
        rapat=rapat,
        kop=kop(db, p.satker),
        ringkasan=keadaan.ringkasan(db, p),
        per_area=keadaan.per_area(db, p),
        matriks=keadaan.matriks(db, p),
        tenggat=ke_baris(keadaan.tenggat(db, p)),
        langkah={b["kode"]: b for b in ke_baris(keadaan.langkah(db, p))},
        bukti=bukti,
        baris_kesenjangan=keadaan.kesenjangan(db, p),
        kelompok=ke_baris(keadaan.kelompok_kesenjangan(db, p)),
        tanpa_target=ke_baris(keadaan.tanpa_target(db, p)),
        berikut=ke_baris(target_berikut(db, p)),
        dulu=dulu,
        sebelum=None if dulu is None else keadaan.ringkasan(db, dulu).kini,
        hadir=[] if rapat is None else ke_baris(hadir(db, rapat)),
        catatan=[] if rapat is None else ke_baris(catatan(db, rapat)),
        keputusan=[] if rapat is None else keputusan_tetap(db, rapat),
        lalu=lalu,
        layar=susun_urutan(db, p, judul, {t.area for t in lalu if t.area} if lalu else None),
    )


def triwulan_ini(b: Bahan) -> list[BarisData]:
    """The tenggat a triwulan's sheet is about: those that fall due in it, and those of before that are still late."""
    awal = sebelum_triwulan(b.p)
    akhir = akhir_triwulan(b.p.posisi.year, triwulan_dari(b.p.posisi))
    return [
        t
        for t in b.tenggat
        if awal < t["jatuh_tempo"] <= akhir or (t["status"] == "terlambat" and t["jatuh_tempo"] <= awal)
    ]


def _dulu(db: Basisdata, p: Pandangan, entri: int | None) -> Pandangan | None:
    """The view at the end of the triwulan before; None where nothing had been reported of by then."""
    sejak = sebelum_triwulan(p)
    dulu = pandang_pada(db, p.satker, p.tahun, sejak, entri)
    return dulu if dulu.posisi_unggahan <= sejak else None
