"""Read every layout and count, per field, what came out right, asked, missing or silently wrong.

`make layouts` (python -m tests.layouts.ukur) prints the report; README's section on limits quotes it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from monev.baca import baca
from monev.model import Bacaan, Langkah
from tests.layouts import berkas, judul, matriks, struktur, waktu_tertulis
from tests.layouts.daftar import TATA_LETAK, TataLetak
from tests.layouts.rencana_acak import RencanaAcak, buat_rencana

KELOMPOK = (judul, waktu_tertulis, matriks, struktur, berkas)
KOLOM = ("area", "langkah", "tenggat", "bukti", "pic")


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
    for area, _, _, mau in rencana.semua():
        dapat = terbaca.pop(rata(mau.langkah_aksi), None)
        if dapat is None:
            nilai.catat("langkah", "ditanya" if umum else "hilang", mau.langkah_aksi)
            continue
        tanya = (dapat.lembar, dapat.baris) in ditanya or umum
        pasangan = {
            "area": (rata(area.nama), rata(dapat.nama_area)),
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
        nilai.catat("langkah", "ditanya" if _ditanya(lebih, ditanya) else "lebih", lebih.langkah_aksi)


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
    for nama, nilai in ukur(args.tata_letak, range(args.benih)).items():
        semua.gabung(nilai)
        jumlah = sum((nilai.hitung[k] for k in KOLOM), Counter())
        total = sum(jumlah.values()) or 1
        sys.stdout.write(f"{nama:32} " + "  ".join(f"{m} {100 * jumlah[m] / total:5.1f}%" for m in MACAM) + "\n")
        if jumlah["benar"] < total:
            sys.stdout.writelines(f"    {c[:180]}\n" for c in nilai.contoh)
    for kolom in KOLOM:
        presisi, perolehan = ketepatan(semua.hitung[kolom])
        sys.stdout.write(f"{kolom:10} {dict(semua.hitung[kolom])} presisi {presisi:.4f} perolehan {perolehan:.4f}\n")


MACAM = ("benar", "ditanya", "salah", "hilang", "lebih")

if __name__ == "__main__":
    utama()
