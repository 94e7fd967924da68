"""Do a file's reports refer to langkah and tenggat that exist, here or where it came from? Is a reason missing?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from monev.model import Bacaan, Catatan, LaporanBukti, LaporanTenggat
from monev.tanggal import sebut_tenggat
from monev.unggah.isi import menurut_kode, menurut_tenggat
from monev.unggah.kolom_tak_ada import tanpa_kolom


def keluhan_rujukan(bacaan: Bacaan, dasar: Sequence[dict]) -> tuple[Catatan, ...]:
    """A refusal for each report of an unknown kode or tenggat.

    A kode or tenggat the file itself took out of the plan is known (`dasar` has it): the preview shows it as gone.
    """
    punya = {satu.kode: {t.tenggat for t in satu.tenggat} for satu in bacaan.langkah}
    for kode, satu in menurut_kode(dasar).items():
        punya[kode] = punya.get(kode, set()) | set(menurut_tenggat(satu))
    return tuple(_keluhan((*(bacaan.realisasi or ()), *(bacaan.bukti or ())), punya))


def luruskan_tenggat(bacaan: Bacaan, dasar: Sequence[dict]) -> Bacaan:
    """The reading with months for days, where a spreadsheet made `April 2025` the date 1 April 2025.

    Only a file of reports alone is read without knowing its tenggat; only where the langkah has that month and not
    that day.
    """
    if bacaan.langkah:
        return bacaan
    punya = {kode: set(menurut_tenggat(satu)) for kode, satu in menurut_kode(dasar).items()}

    def lurus(laporan: tuple | None) -> tuple | None:
        return None if laporan is None else tuple(_bulannya(satu, punya.get(satu.kode, set())) for satu in laporan)

    return replace(bacaan, realisasi=lurus(bacaan.realisasi), bukti=lurus(bacaan.bukti))


def _bulannya(satu: LaporanTenggat | LaporanBukti, punya: set[str]) -> LaporanTenggat | LaporanBukti:
    hari = satu.tenggat or ""
    if hari in punya or not hari.endswith("-01") or hari[:7] not in punya:
        return satu
    return replace(satu, tenggat=hari[:7])


def keluhan_alasan(bacaan: Bacaan, dasar: Sequence[dict]) -> tuple[Catatan, ...]:
    """A refusal for each Tidak berlaku without a reason (DESIGN §5), neither in the file nor stored with it in `dasar`.

    A cell left blank under Kendala in sheet Realisasi takes the reason away, and was refused by the reader.
    """
    pesan = "Status Tidak berlaku perlu alasan. Tambahkan kolom Kendala dan tulis alasannya pada baris ini."
    lama = menurut_kode(dasar)
    return tuple(
        Catatan(pesan, satu.lembar, satu.baris, "Status", "Tidak berlaku")
        for satu in bacaan.realisasi or ()
        if satu.status == "tidak_berlaku"
        and not satu.kendala
        and (satu.tenggat is None or tanpa_kolom(bacaan, "realisasi", "kendala"))
        and not _beralasan(lama.get(satu.kode), satu.tenggat)
    )


def _beralasan(lama: dict | None, tenggat: str | None) -> bool:
    """Whether the stored langkah has the tenggat (None: all of its) as Tidak berlaku, with the reason."""
    semua = menurut_tenggat(lama)
    disebut = semua.values() if tenggat is None else filter(None, [semua.get(tenggat)])
    alasan = [t["laporan"] == "tidak_berlaku" and bool(t["kendala"]) for t in disebut]
    return bool(alasan) and all(alasan)


def _keluhan(laporan: Sequence[LaporanTenggat | LaporanBukti], punya: dict[str, set[str]]) -> Iterator[Catatan]:
    for satu in laporan:
        if satu.kode not in punya:
            mirip = get_close_matches(satu.kode, punya, n=3, cutoff=0.6)
            saran = f" Yang mirip: {', '.join(mirip)}." if mirip else ""
            pesan = f"Kode “{satu.kode}” tidak ada di rencana aksi ini.{saran}"
            yield Catatan(pesan, satu.lembar, satu.baris, "Kode", satu.kode)
        elif satu.tenggat is not None and satu.tenggat not in punya[satu.kode]:
            ada = ", ".join(sebut_tenggat(kunci) for kunci in sorted(punya[satu.kode]))
            tenggat = sebut_tenggat(satu.tenggat)
            keadaan = f"Tenggatnya: {ada}." if ada else "Langkah ini tidak mempunyai target waktu."
            pesan = f"Tenggat {tenggat} tidak ada pada langkah {satu.kode}. {keadaan}"
            yield Catatan(pesan, satu.lembar, satu.baris, "Tenggat", tenggat)
