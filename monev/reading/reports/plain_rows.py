"""What a row of a plain plan table reports of its langkah: Status, Tanggal selesai, Kendala, Tautan."""

from __future__ import annotations

from collections.abc import Callable

from monev.core.records import BuktiReport, Langkah, TenggatReport
from monev.reading.columns.header import Header
from monev.reading.reports.report_words import complain_of_date, complain_of_status, read_date, read_status
from monev.reading.rows.drafts import Draft


class RowReporter:
    """Reads the report columns of one table; `tanya(draf, arti, pesan)` takes what has to be asked."""

    def __init__(self, header: Header, tahun: int | None, questions: Callable[[Draft, str, str], None]) -> None:
        self.header = header
        self.tahun = tahun
        self.ask = questions

    def realisasi(self, one: Draft, langkah: Langkah) -> TenggatReport:
        """What the row reports of its langkah as a whole; a status of other words is asked about and says nothing."""
        content = one.content
        status = self._status(one, langkah)
        selesai = read_date(content.get("tanggal_selesai", ""), one.dates.get("tanggal_selesai"))
        if content.get("tanggal_selesai") and selesai is None:
            message = "Tanggal selesai ini tidak terbaca. Tulis misalnya 30 September 2025."
            self.ask(one, "tanggal_selesai", message)
        if selesai and (complaint := complain_of_date(selesai, self.tahun)):
            self.ask(one, "tanggal_selesai", complaint)
            selesai = None
        return TenggatReport(
            kode=langkah.kode,
            tenggat=None,
            status=status,
            tanggal_selesai=selesai if status == "selesai" else None,
            kendala=content.get("kendala", ""),
            tindak_lanjut=content.get("tindak_lanjut", ""),
            lembar=langkah.lembar,
            baris=langkah.baris,
            is_kode_written=False,
        )

    def _status(self, one: Draft, langkah: Langkah) -> str | None:
        """The status of the Status column; of REALISASI only where its words are a status, else nothing is said."""
        if "status" not in self.header.columns:
            text = one.content.get("realisasi", "")
            return read_status(text) if text else None
        text = one.content["status"]
        status = read_status(text)
        if status is None:
            message = f"{complain_of_status(text)} Sementara itu status baris ini tidak dibaca."
            self.ask(one, "status", message)
            langkah.lainnya[self.header.display_name("status")] = text
        return status

    def bukti(self, one: Draft, langkah: Langkah, link: str) -> list[BuktiReport]:
        """A link beside a langkah: says a bukti is there only where it can be but one; else it is asked which."""
        clear = len(langkah.bukti) == 1 and len(langkah.tenggat) <= 1
        if not clear:
            message = (
                f"Tautan ini tidak menyebut untuk bukti atau bulan yang mana (ada {len(langkah.bukti)} bukti, "
                f"{len(langkah.tenggat)} tenggat); tautannya disimpan, statusnya belum diubah menjadi Ada."
            )
            self.ask(one, "tautan", message)
        status = "ada" if clear else "belum_ada"
        return [
            BuktiReport(
                langkah.kode,
                None,
                b.nama,
                b.jenis,
                status,
                link,
                lembar=langkah.lembar,
                baris=langkah.baris,
                is_kode_written=False,
            )
            for b in langkah.bukti
        ]
