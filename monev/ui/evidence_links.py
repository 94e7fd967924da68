"""Addresses of bukti's files, their small pictures and the package of a triwulan."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from monev.core.file_references import FileReference
from monev.evidence_files.files import PICTURES, kind_of
from monev.ui.address import Choice

PACKAGE = "/paket-bukti"
SHEET = "/ringkasan-cetak"
"""Ringkasan as it is printed, of the view that the address has as a page's does."""


def file_address(file_reference: FileReference) -> str:
    """Where a file is saved from."""
    return f"/bukti/{file_reference.sha256}/{quote(file_reference.name, safe='')}"


def picture_address(file_reference: FileReference) -> str | None:
    """Where its small picture is; None for what is no picture."""
    return f"/bukti-kecil/{file_reference.sha256}" if kind_of(file_reference.name) in PICTURES else None


def page_address(file_reference: FileReference) -> str:
    """Where its pages are looked at, each under its number."""
    return f"/bukti-halaman/{file_reference.sha256}/{kind_of(file_reference.name)}"


def package_address(chosen: Choice, triwulan: int, area: str | None) -> str:
    """Where the evidence of a triwulan (1..4) is saved from, of all areas or one: with the view as a page has it."""
    wanted = {"triwulan": str(triwulan)} | ({"area": area} if area else {})
    return f"{PACKAGE}?{urlencode(chosen.url(**wanted))}"
