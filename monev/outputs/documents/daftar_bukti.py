"""Builds Daftar bukti: every bukti that was given.

Each has its number, date and place, and the person and day of its verification.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd

from monev.core.dates import format_tenggat
from monev.core.roles import LOCAL_ACTOR
from monev.database import Row
from monev.figures import NO_VALUE
from monev.figures.bukti_places import Place, places_of
from monev.outputs.documents.material import IndexedBukti, Material, name_area
from monev.outputs.frame_files import ListSheet, frame_of
from monev.outputs.workbook import LIST_COLUMNS

NAME = "Daftar bukti"


class ListedBukti(NamedTuple):
    """A bukti of the list: its row of `bukti_index`, and its places."""

    row: IndexedBukti
    places: list[Place]


def list_bukti(rows: Iterable[IndexedBukti]) -> list[ListedBukti]:
    """List rows of `bukti_index` in their order."""
    return [ListedBukti(row, places_of(row["tautan"])) for row in rows]


def is_given(row: IndexedBukti) -> bool:
    """True if a bukti is owed, and somebody gave it or said where it is."""
    return row["wajib"] and (row["status"] != "belum_ada" or bool(row["tautan"]))


def _who_checked(row: IndexedBukti) -> str:
    """Return who gave the verdict; "" if it was the machine, which has no name to sign with."""
    name = row["diperiksa_oleh"] or ""
    return name.removesuffix(LOCAL_ACTOR).removesuffix(f" ({LOCAL_ACTOR})")


def build_sheet(material: Material, listed: Iterable[ListedBukti]) -> ListSheet:
    """Build the list as a sheet of a workbook with a complete row per place, to sort and filter."""
    columns = LIST_COLUMNS["daftar_bukti"]
    frame = index_frame(listed, material.address)
    title = f"{NAME}, {material.view.satker}, {material.periode.name}"
    return ListSheet(
        NAME,
        frame,
        columns,
        title=(title, f"Semua bukti yang sudah diberikan, posisi {material.posisi}"),
        foot=f"{title}, posisi {material.posisi}",
        is_simulated=material.view.simulasi,
        frozen=2,
        links=[("tempat", "alamat")],
        paper=material.kop.paper.kertas,
    )


def index_frame(listed: Iterable[ListedBukti], address: str) -> pd.DataFrame:
    """Build a frame with a row for each place of each bukti. `address`: the app's.

    Columns: `daftar_bukti` of list_columns.toml, kedua, and alamat, the link of the place.
    """
    rows = []
    for number, each in enumerate(listed, start=1):
        for place in each.places or [Place("")]:
            rows.append(_sheet_row(number, each, place, address))
    frame = frame_of(rows, [*LIST_COLUMNS["daftar_bukti"], "kode", "kedua", "alamat"])
    return frame.astype(
        {"nomor": "int64", "jatuh_tempo": "datetime64[us]", "diperiksa_pada": "datetime64[us]"}
    )


def _sheet_row(number: int, each: ListedBukti, place: Place, address: str) -> Row:
    row = each.row
    checked: date | None = row["diperiksa_pada"] and row["diperiksa_pada"].date()
    return {
        "nomor": number,
        "kode": row["kode"],
        "kode_tampil": row["kode_tampil"],
        "area": name_area(row),
        "langkah_aksi": row["langkah_aksi"],
        "pic": row["pic"] or "",
        "tenggat": format_tenggat(row["tenggat"]),
        "jatuh_tempo": row["jatuh_tempo"],
        "bukti": row["bukti"],
        "status_bukti": row["status_bukti"],
        "nomor_dokumen": row["nomor"],
        "bertanggal": row["bertanggal"],
        "tempat": place.web_address or place.words,
        "diperiksa_oleh": _who_checked(row) or NO_VALUE,
        "diperiksa_pada": checked,
        "catatan": row["catatan"],
        "kedua": row["kedua"],
        "alamat": place.address(address),
    }
