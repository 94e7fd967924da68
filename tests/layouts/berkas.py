"""Layouts that differ in the kind of file."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.layouts.baku import Gaya, tulis_baku
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.judul import DENGAN_PIC
from tests.layouts.lembar import Lembar, ke_csv, ke_docx, ke_xlsx
from tests.layouts.rencana_acak import RencanaAcak


def _lembar(rencana: RencanaAcak) -> Lembar:
    return tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))


@tata_letak()
def csv_titik_koma(rencana: RencanaAcak) -> Hasil:
    """Excel in Indonesian."""
    return Hasil("a.csv", ke_csv(_lembar(rencana)))


@tata_letak()
def csv_koma_tanpa_bom(rencana: RencanaAcak) -> Hasil:
    """LibreOffice."""
    return Hasil("b.csv", ke_csv(_lembar(rencana), pemisah=",", pengkodean="utf-8"))


@tata_letak()
def csv_tab_utf16(rencana: RencanaAcak) -> Hasil:
    """Excel's *Unicode text*."""
    return Hasil("c.txt", ke_csv(_lembar(rencana), pemisah="\t", pengkodean="utf-16"))


@tata_letak()
def csv_windows(rencana: RencanaAcak) -> Hasil:
    """Windows-1252, where the en dash of a range is one byte."""
    return Hasil("d.csv", ke_csv(_lembar(rencana), pengkodean="cp1252"))


@tata_letak()
def xlsm_bermakro(rencana: RencanaAcak) -> Hasil:
    """The macro-enabled name on a workbook."""
    return Hasil("e.xlsm", ke_xlsx(_lembar(rencana)))


def _simpan_libreoffice(lembar: Lembar, ke: str) -> bytes:
    """The sheet as LibreOffice saves it. Kept in `jadi/` by its content, so that only a new plan needs LibreOffice."""
    sidik = hashlib.sha256(repr((lembar.baris, lembar.gabung)).encode()).hexdigest()[:12]
    jadi = Path(__file__).parent / "jadi" / f"{sidik}.{ke}"
    if not jadi.exists():
        jadi.parent.mkdir(exist_ok=True)
        jadi.write_bytes(_ubah(ke_xlsx(lembar), ke))
    return jadi.read_bytes()


def _ubah(data: bytes, ke: str) -> bytes:
    """The same workbook saved by LibreOffice in another format."""
    soffice = shutil.which("soffice")
    assert soffice, (
        "Tata letak berubah: jalankan `python -m tests.layouts.ukur xls_lama ods` sekali dengan LibreOffice."
    )
    with tempfile.TemporaryDirectory() as folder:
        asal = Path(folder, "asal.xlsx")
        asal.write_bytes(data)
        profil = f"-env:UserInstallation=file://{folder}/profil"
        subprocess.run(
            [soffice, profil, "--headless", "--convert-to", ke, "--outdir", folder, str(asal)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return Path(folder, f"asal.{ke}").read_bytes()


@tata_letak()
def xls_lama(rencana: RencanaAcak) -> Hasil:
    """Excel 97."""
    return Hasil("f.xls", _simpan_libreoffice(_lembar(rencana), "xls"))


@tata_letak()
def ods(rencana: RencanaAcak) -> Hasil:
    """OpenDocument."""
    return Hasil("g.ods", _simpan_libreoffice(_lembar(rencana), "ods"))


@tata_letak()
def docx_keputusan(rencana: RencanaAcak) -> Hasil:
    """The table inside a Word decree."""
    return Hasil("h.docx", ke_docx(_lembar(rencana)))


@tata_letak()
def docx_bersambung(rencana: RencanaAcak) -> Hasil:
    """The same, cut into one table a page, headings repeated."""
    return Hasil("i.docx", ke_docx(_lembar(rencana), baris_per_tabel=12, ulang_judul=2))
