"""What a row of a plain plan table reports of its langkah: Status, Tanggal selesai, Kendala, Tautan."""

from __future__ import annotations

from collections.abc import Callable

from monev.baca.draf import Draf
from monev.baca.kepala import Kepala
from monev.baca.laporan import baca_status, baca_tanggal, keluhan_status, keluhan_tanggal
from monev.model import Langkah, LaporanBukti, LaporanTenggat


class PelaporBaris:
    """Reads the report columns of one table; `tanya(draf, arti, pesan)` takes what has to be asked."""

    def __init__(self, kepala: Kepala, tahun: int | None, tanya: Callable[[Draf, str, str], None]) -> None:
        self.kepala = kepala
        self.tahun = tahun
        self.tanya = tanya

    def realisasi(self, satu: Draf, langkah: Langkah) -> LaporanTenggat:
        """What the row reports of its langkah as a whole; a status of other words is asked about and says nothing."""
        isi = satu.isi
        status = self._status(satu, langkah)
        selesai = baca_tanggal(isi.get("tanggal_selesai", ""), satu.tanggal.get("tanggal_selesai"))
        if isi.get("tanggal_selesai") and selesai is None:
            pesan = "Tanggal selesai ini tidak terbaca. Tulis misalnya 30 September 2025."
            self.tanya(satu, "tanggal_selesai", pesan)
        if selesai and (keluhan := keluhan_tanggal(selesai, self.tahun)):
            self.tanya(satu, "tanggal_selesai", keluhan)
            selesai = None
        return LaporanTenggat(
            kode=langkah.kode,
            tenggat=None,
            status=status,
            tanggal_selesai=selesai if status == "selesai" else None,
            kendala=isi.get("kendala", ""),
            tindak_lanjut=isi.get("tindak_lanjut", ""),
            lembar=langkah.lembar,
            baris=langkah.baris,
            kode_tertulis=False,
        )

    def _status(self, satu: Draf, langkah: Langkah) -> str | None:
        """The status of the Status column; of REALISASI only where its words are a status, else nothing is said."""
        if "status" not in self.kepala.kolom:
            teks = satu.isi.get("realisasi", "")
            return baca_status(teks) if teks else None
        teks = satu.isi["status"]
        status = baca_status(teks)
        if status is None:
            pesan = f"{keluhan_status(teks)} Sementara itu status baris ini tidak dibaca."
            self.tanya(satu, "status", pesan)
            langkah.lainnya[self.kepala.sebutan("status")] = teks
        return status

    def bukti(self, satu: Draf, langkah: Langkah, tautan: str) -> list[LaporanBukti]:
        """A link beside a langkah: says a bukti is there only where it can be but one; else it is asked which."""
        jelas = len(langkah.bukti) == 1 and len(langkah.tenggat) <= 1
        if not jelas:
            pesan = (
                f"Tautan ini tidak menyebut untuk bukti atau bulan yang mana (ada {len(langkah.bukti)} bukti, "
                f"{len(langkah.tenggat)} tenggat); tautannya disimpan, statusnya belum diubah menjadi Ada."
            )
            self.tanya(satu, "tautan", pesan)
        status = "ada" if jelas else "belum_ada"
        return [
            LaporanBukti(
                langkah.kode,
                None,
                b.nama,
                b.jenis,
                status,
                tautan,
                lembar=langkah.lembar,
                baris=langkah.baris,
                kode_tertulis=False,
            )
            for b in langkah.bukti
        ]
