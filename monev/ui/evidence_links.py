"""Addresses of bukti's files, their small pictures and the package of a triwulan; how such an address is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import quote, urlencode

from monev.core.errors import NotFound
from monev.core.file_references import FileReference
from monev.evidence_files.files import PICTURES, kind_of
from monev.figures import View

PACKAGE = "/paket-bukti"
SHEET = "/ringkasan-cetak"
"""Ringkasan as it is printed, of the view that the address has as a page's does."""


@dataclass(frozen=True, slots=True)
class AskedPackage:
    """The evidence of a triwulan (1..4) that an address asks for, as it stands at a posisi; of all areas or one."""

    satker: str
    tahun: int
    triwulan: int
    posisi: date
    area: str | None = None
    unggahan: int | None = None


def file_address(file_reference: FileReference) -> str:
    """Where a file is saved from."""
    return f"/bukti/{file_reference.sha256}/{quote(file_reference.name, safe='')}"


def picture_address(file_reference: FileReference) -> str | None:
    """Where its small picture is; None for what is no picture."""
    return f"/bukti-kecil/{file_reference.sha256}" if kind_of(file_reference.name) in PICTURES else None


def page_address(file_reference: FileReference) -> str:
    """Where its pages are looked at, each under its number."""
    return f"/bukti-halaman/{file_reference.sha256}/{kind_of(file_reference.name)}"


def package_address(view: View, triwulan: int, area: str | None) -> str:
    """Where the package of a triwulan is saved from."""
    unggahan = view.unggahan if view.is_chosen else None
    asked = asdict(AskedPackage(view.satker, view.tahun, triwulan, view.posisi, area, unggahan))
    return f"{PACKAGE}?{urlencode({name: value for name, value in asked.items() if value is not None})}"


def asked_package(query: Mapping[str, str]) -> AskedPackage:
    """What an address asks for. Raises NotFound for one that says no such thing."""
    try:
        triwulan, unggahan = int(query["triwulan"]), query.get("unggahan")
        if triwulan not in (1, 2, 3, 4):
            raise ValueError(triwulan)
        return AskedPackage(
            query["satker"],
            int(query["tahun"]),
            triwulan,
            date.fromisoformat(query["posisi"]),
            query.get("area"),
            None if unggahan is None else int(unggahan),
        )
    except (KeyError, ValueError) as error:
        raise NotFound("Alamat paket bukti ini tidak lengkap.", "Unduh dari halaman Kesenjangan Bukti.") from error
