"""Read every layout and count, per field, what came out right, asked, missing or silently wrong.

`python -m tests.layouts.ukur` prints the report; README's section on limits quotes it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from types import ModuleType

from monev.baca import baca
from monev.model import Bacaan, Langkah
from tests.layouts import (
    berkas,
    bukan_rencana,
    judul,
    kantor_lain,
    kebiasaan,
    matriks,
    matriks_lain,
    struktur,
    susunan_lain,
    tak_terduga,
    waktu_tertulis,
)
from tests.layouts.daftar import TATA_LETAK, TataLetak
from tests.layouts.rencana_acak import RencanaAcak, buat_rencana

KELOMPOK = {
    "judul": (judul,),
    "waktu tertulis": (waktu_tertulis,),
    "matriks": (matriks, matriks_lain),
    "susunan": (struktur, susunan_lain),
    "jenis berkas": (berkas,),
    "bukan rencana": (bukan_rencana,),
    "tak terduga": (tak_terduga,),
    "kantor lain": (kantor_lain, kebiasaan),
}
KOLOM = ("area", "sub_area", "komponen", "indikator", "langkah", "tenggat", "bukti", "pic")


@dataclass
class Nilai:
    """Per field: benar (right, unasked), ditanya (right or wrong, but a person was asked), salah (silently wrong),
    hilang (silently missing), lebih (read though not there)."""

    hitung: dict[str, Counter] = field(default_factory=lambda: {k: Counter() for k in KOLOM})
    contoh: list[str] = field(default_factory=list)

    def catat(self, kolom: str, macam: str, contoh: str = "") -> None:
        self.hitung[kolom][macam] += 1
        if macam in ("salah", "hilang", "lebih") and len(self.contoh) < 5:
            self.contoh.append(f"{kolom}: {contoh}")

    def jumlah(self) -> Counter:
        """All fields together."""
        return sum(self.hitung.values(), Counter())

    def gabung(self, lain: Nilai) -> None:
        for kolom in KOLOM:
            self.hitung[kolom] += lain.hitung[kolom]


def rata(teks: str | None) -> str:
    """Text without the differences no reader would see."""
    return " ".join((teks or "").split()).casefold()


def nilai_satu(tata: TataLetak, rencana: RencanaAcak) -> Nilai:
    """Write the plan in this layout, read it, and compare every field with what is known."""
    hasil = tata.tulis(rencana)
    bacaan = baca(hasil.data, hasil.nama)
    nilai = Nilai()
    if bacaan.galat:
        for kolom in KOLOM:
            nilai.hitung[kolom]["benar" if tata.bertanya else "ditanya"] += len(rencana.semua())
        nilai.contoh.append("ditolak: " + bacaan.galat[0].pesan)
        return nilai
    if tata.bertanya:
        nilai.catat("langkah", "salah", "seharusnya bertanya, ternyata dibaca")
        return nilai
    bandingkan(tata, rencana, bacaan, nilai)
    return nilai


def bandingkan(tata: TataLetak, rencana: RencanaAcak, bacaan: Bacaan, nilai: Nilai) -> None:
    """Match langkah by their sentence, each of which occurs once in the plan."""
    terbaca = {rata(lg.langkah_aksi): lg for lg in bacaan.langkah}
    ditanya = {(c.lembar, c.baris) for c in bacaan.peringatan}
    umum = any(c.baris is None for c in bacaan.peringatan)
    diragukan = [rata(lg.langkah_aksi) for lg in bacaan.langkah if _ditanya(lg, ditanya)]
    for area, sub, komponen, mau in rencana.semua():
        dapat = terbaca.pop(rata(mau.langkah_aksi), None)
        if dapat is None:
            di_dalam = umum or any(rata(mau.langkah_aksi) in teks for teks in diragukan)
            macam = ("benar" if tata.ragu else "ditanya") if di_dalam else "hilang"
            nilai.catat("langkah", macam, mau.langkah_aksi)
            continue
        tanya = _ditanya(dapat, ditanya) or umum
        if mau.waktu.jenis in tata.ragu:
            for kolom in KOLOM:
                nilai.catat(kolom, "benar" if tanya else "salah", f"{mau.langkah_aksi!r}: tidak ditanyakan")
            continue
        pasangan = {
            "area": (rata(area.nama), rata(dapat.nama_area)),
            "sub_area": (rata(sub.nama), rata(dapat.nama_sub_area).split(" / ")[-1]),
            "komponen": (rata(komponen.nama), rata(dapat.komponen)),
            "indikator": (rata(mau.indikator), rata(dapat.indikator)),
            "langkah": (rata(mau.langkah_aksi), rata(dapat.langkah_aksi)),
            "tenggat": (mau.waktu.tenggat(rencana.tahun), frozenset(t.tenggat for t in dapat.tenggat)),
            "bukti": (tuple(map(rata, mau.bukti)), tuple(rata(b.nama) for b in dapat.bukti)),
            "pic": (rata(mau.pic), rata(dapat.pic)),
        }
        for kolom, (seharusnya, ternyata) in pasangan.items():
            if kolom in tata.tanpa:
                continue
            macam = "ditanya" if tanya else "benar" if seharusnya == ternyata else "salah"
            nilai.catat(kolom, macam, f"{mau.langkah_aksi!r}: {seharusnya} ≠ {ternyata}")
    for lebih in terbaca.values():
        macam = ("benar" if tata.ragu else "ditanya") if _ditanya(lebih, ditanya) else "lebih"
        nilai.catat("langkah", macam, lebih.langkah_aksi)


def _ditanya(langkah: Langkah, ditanya: set[tuple[str | None, int | None]]) -> bool:
    return (langkah.lembar, langkah.baris) in ditanya


def ukur(nama: Iterable[str], benih: Iterable[int]) -> dict[str, Nilai]:
    """Every named layout over every seed."""
    hasil = {}
    for satu in nama:
        tata, jumlah = TATA_LETAK[satu], Nilai()
        for b in benih:
            bagian = nilai_satu(tata, buat_rencana(Random(b), tata.mau))
            jumlah.gabung(bagian)
            jumlah.contoh.extend(bagian.contoh[: 3 - len(jumlah.contoh)])
        hasil[satu] = jumlah
    return hasil


def ketepatan(hitung: Counter) -> tuple[float, float]:
    """Precision and recall of one field; what was asked counts as neither found nor wrong."""
    benar = hitung["benar"]
    ditemukan = benar + hitung["salah"] + hitung["lebih"]
    ada = benar + hitung["salah"] + hitung["hilang"]
    return benar / ditemukan if ditemukan else 1.0, benar / ada if ada else 1.0


def utama() -> None:
    """Print the report."""
    pilihan = argparse.ArgumentParser()
    pilihan.add_argument("tata_letak", nargs="*", default=sorted(TATA_LETAK))
    pilihan.add_argument("--benih", type=int, default=3, help="how many random plans a layout")
    args = pilihan.parse_args()
    semua = Nilai()
    hasil = ukur(args.tata_letak, range(args.benih))
    for nama, nilai in hasil.items():
        semua.gabung(nilai)
        jumlah = nilai.jumlah()
        total = sum(jumlah.values()) or 1
        sys.stdout.write(f"{nama:32} " + "  ".join(f"{m} {100 * jumlah[m] / total:5.1f}%" for m in MACAM) + "\n")
        if jumlah["benar"] < total:
            sys.stdout.writelines(f"    {c[:180]}\n" for c in nilai.contoh)
    for kolom in KOLOM:
        presisi, perolehan = ketepatan(semua.hitung[kolom])
        sys.stdout.write(f"{kolom:10} {dict(semua.hitung[kolom])} presisi {presisi:.4f} perolehan {perolehan:.4f}\n")

    for kelompok, modul in KELOMPOK.items():
        if anggota := [n for n in modul_anggota(modul) if n in hasil]:
            sys.stdout.write(_sebut_kelompok(kelompok, anggota, hasil))


def modul_anggota(modul: tuple[ModuleType, ...]) -> list[str]:
    """The layouts registered in these modules."""
    nama = {m.__name__ for m in modul}
    return [n for n, tata in TATA_LETAK.items() if tata.tulis.__module__ in nama]


def _sebut_kelompok(nama: str, anggota: list[str], hasil: dict[str, Nilai]) -> str:
    jumlah = sum((hasil[n].jumlah() for n in anggota), Counter())
    total = sum(jumlah.values())
    tertangkap = jumlah["benar"] + jumlah["ditanya"]
    return (
        f"{nama:15} {len(anggota):3} tata letak  benar atau ditanya {100 * tertangkap / total:6.2f}%  "
        f"benar tanpa bertanya {100 * jumlah['benar'] / total:6.2f}%  diam-diam salah {total - tertangkap}\n"
    )


MACAM = ("benar", "ditanya", "salah", "hilang", "lebih")

if __name__ == "__main__":
    utama()
