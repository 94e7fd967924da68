"""Layouts that differ in the kind of file."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.layouts.canonical import Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomRencana
from tests.layouts.sheets import Sheet, to_docx, to_xlsx
from tests.layouts.titles import WITH_PIC


def _sheet(rencana: RandomRencana) -> Sheet:
    return write_standard(rencana, Style(kolom=WITH_PIC))


def _save_with_libreoffice(sheet: Sheet, index: str) -> bytes:
    """The sheet as LibreOffice saves it. Kept in `jadi/` by its content, so that only a new plan needs LibreOffice."""
    fingerprint = hashlib.sha256(repr((sheet.rows, sheet.merges)).encode()).hexdigest()[:12]
    finished = Path(__file__).parent / "made" / f"{fingerprint}.{index}"
    if not finished.exists():
        finished.parent.mkdir(exist_ok=True)
        finished.write_bytes(_convert(to_xlsx(sheet), index))
    return finished.read_bytes()


def _convert(data: bytes, index: str) -> bytes:
    """The same workbook saved by LibreOffice in another format."""
    soffice = shutil.which("soffice")
    assert soffice, (
        "Tata letak berubah: jalankan `python -m tests.layouts.measure xls_lama ods` sekali dengan LibreOffice."
    )
    with tempfile.TemporaryDirectory() as folder:
        origin = Path(folder, "asal.xlsx")
        origin.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profil"
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", index, "--outdir", folder, str(origin)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return Path(folder, f"asal.{index}").read_bytes()


@register_layout()
def xls_old(rencana: RandomRencana) -> Result:
    """Excel 97."""
    return Result("f.xls", _save_with_libreoffice(_sheet(rencana), "xls"))


@register_layout()
def ods(rencana: RandomRencana) -> Result:
    """OpenDocument."""
    return Result("g.ods", _save_with_libreoffice(_sheet(rencana), "ods"))


@register_layout()
def docx_decree(rencana: RandomRencana) -> Result:
    """The table inside a Word decree."""
    return Result("h.docx", to_docx(_sheet(rencana)))


@register_layout()
def docx_continued(rencana: RandomRencana) -> Result:
    """The same, cut into one table a page, headings repeated."""
    return Result("i.docx", to_docx(_sheet(rencana), rows_per_table=12, repeat_headings=2))
