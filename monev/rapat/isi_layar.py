"""What each screen of a meeting shows. Every figure is asked of monev.keadaan; nothing is counted here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from monev import keadaan
from monev.galat import TidakDitemukan
from monev.keadaan import Hitungan, Pandangan, Ringkasan, ke_baris, pandang
from monev.rapat.baca import Rapat, catatan, hadir, keputusan, perubahan_rapat, tindak_lanjut_lalu
from monev.rapat.layar import sebelum_triwulan
from monev.tanggal import akhir_triwulan, triwulan_dari

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata


@dataclass(frozen=True, slots=True)
class Situasi:
    """Where the rencana stands: the sentence, the figures, and the figures per area."""

    kalimat: str
    ringkasan: Ringkasan
    per_area: pd.DataFrame


@dataclass(frozen=True, slots=True)
class PerubahanTriwulan:
    """What changed since the last triwulan ended (`sejak`). `dulu` and `sebelum` are None where nothing had been
    stored by then; `perubahan` has the columns of `keadaan.perubahan`, and is then empty."""

    sejak: date
    dulu: Pandangan | None
    sebelum: Hitungan | None
    kini: Hitungan
    perubahan: pd.DataFrame


@dataclass(frozen=True, slots=True)
class LayarArea:
    """One area: its figures (a row of `keadaan.per_area` as a dict), its row of the heatmap (`keadaan.matriks`), what
    is late and what falls due next month (`keadaan.tenggat`), what cannot be judged (`keadaan.tanpa_target`), its
    gaps (`keadaan.kesenjangan`), and what the meeting noted and agreed of it so far, with what earlier ones left
    open."""

    hitungan: dict
    matriks: pd.DataFrame
    terlambat: pd.DataFrame
    segera: pd.DataFrame
    tanpa_target: pd.DataFrame
    kesenjangan: pd.DataFrame
    catatan: pd.DataFrame
    keputusan: pd.DataFrame
    tindak_lanjut_lalu: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Kesenjangan:
    """Evidence gaps: per PIC ([nilai "" for none, n], most first) and the rows themselves (`keadaan.kesenjangan`)."""

    per_pic: pd.DataFrame
    baris: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Penutup:
    """How much the meeting recorded: who attended, what was noted, agreed and changed. Frames as in monev.rapat."""

    hadir: pd.DataFrame
    catatan: pd.DataFrame
    keputusan: pd.DataFrame
    tindak_lanjut_lalu: pd.DataFrame
    perubahan: pd.DataFrame


def situasi(db: Basisdata, p: Pandangan) -> Situasi:
    """The situation in one screen."""
    ringkasan, per_area = keadaan.ringkasan(db, p), keadaan.per_area(db, p)
    return Situasi(keadaan.kalimat_ringkasan(p, ringkasan.kini, per_area), ringkasan, per_area)


def perubahan_triwulan(db: Basisdata, p: Pandangan) -> PerubahanTriwulan:
    """What is different between the view at the end of the last triwulan and this one."""
    sejak = sebelum_triwulan(p)
    kini = keadaan.ringkasan(db, p).kini
    try:
        dulu = pandang(db, p.satker, p.tahun, sejak)
    except TidakDitemukan:
        dulu = None
    # Before the first unggahan a view falls back on the oldest one, which says nothing of how things stood then.
    if dulu is None or dulu.posisi_unggahan > sejak:
        kosong = keadaan.perubahan(db, p.unggahan_id).iloc[:0]
        return PerubahanTriwulan(sejak, None, None, kini, kosong)
    berubah = keadaan.perbandingan(db, dulu.unggahan_id, p.unggahan_id)
    return PerubahanTriwulan(sejak, dulu, keadaan.ringkasan(db, dulu).kini, kini, berubah)


def layar_area(db: Basisdata, p: Pandangan, rapat: Rapat, area: str) -> LayarArea:
    """One area's screen. Raises TidakDitemukan for an area this version has not."""
    hitungan = [a for a in ke_baris(keadaan.per_area(db, p)) if a["area"] == area]
    if not hitungan:
        raise TidakDitemukan(f"Area “{area}” tidak ada di rencana ini.", "Pilih layar lain dari daftar layar.")
    tenggat = keadaan.tenggat(db, p)
    matriks = keadaan.matriks(db, p)
    return LayarArea(
        hitungan=hitungan[0],
        matriks=_seluas(matriks[matriks["tingkat"] == "area"], area),
        terlambat=_seluas(tenggat[tenggat["status"] == "terlambat"], area),
        segera=_seluas(keadaan.jatuh_tempo_berikut(db, p), area),
        tanpa_target=_seluas(keadaan.tanpa_target(db, p), area),
        kesenjangan=_seluas(keadaan.kesenjangan(db, p), area),
        catatan=catatan(db, rapat, area=area),
        keputusan=keputusan(db, rapat, area=area),
        tindak_lanjut_lalu=tindak_lanjut_lalu(db, rapat, area=area),
    )


def kesenjangan_pic(db: Basisdata, p: Pandangan) -> Kesenjangan:
    """What proof is missing, by who is to bring it."""
    kelompok = keadaan.kelompok_kesenjangan(db, p)
    per_pic = kelompok[kelompok["kelompok"] == "pic"][["nilai", "n"]].reset_index(drop=True)
    return Kesenjangan(per_pic, keadaan.kesenjangan(db, p))


def target_berikut(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """Tenggat not done that fall due after posisi, until the end of the triwulan of the next day: `keadaan.tenggat`."""
    esok = p.posisi + timedelta(days=1)
    akhir = akhir_triwulan(esok.year, triwulan_dari(esok))
    tenggat = keadaan.tenggat(db, p)
    # Row by row: a frame without rows, of a plan all tanpa target, has columns that cannot be compared with a day.
    segera = [
        t["status"] in ("berjalan", "belum_jatuh_tempo") and esok <= t["jatuh_tempo"] <= akhir
        for t in keadaan.ke_baris(tenggat)
    ]
    return tenggat.loc[segera].sort_values(["jatuh_tempo", "urutan"], kind="stable", ignore_index=True)


def penutup(db: Basisdata, rapat: Rapat) -> Penutup:
    """What the meeting leaves behind."""
    return Penutup(
        hadir=hadir(db, rapat),
        catatan=catatan(db, rapat),
        keputusan=keputusan(db, rapat),
        tindak_lanjut_lalu=tindak_lanjut_lalu(db, rapat),
        perubahan=perubahan_rapat(db, rapat),
    )


def _seluas(baris: pd.DataFrame, area: str) -> pd.DataFrame:
    return baris[baris["area"] == area].reset_index(drop=True)
