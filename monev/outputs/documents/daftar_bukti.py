"""Builds Daftar bukti: every bukti that was given.

Each has its number, date and place, and the person and day of its verification.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from monev.core.dates import fold_tenggat, format_day, format_tenggat
from monev.core.grouping import group_by
from monev.core.roles import LOCAL_ACTOR
from monev.core.statuses import BUKTI_CHECKED, STATUS_BUKTI
from monev.core.text import listed as listed_words
from monev.database import Row
from monev.figures import format_number
from monev.figures.bukti_index import Place, places_of
from monev.outputs.documents.material import IndexedBukti, Material, name_area
from monev.outputs.frame_files import ListSheet, frame_of
from monev.outputs.workbook import LIST_COLUMNS

NAME = "Daftar bukti"
_NOT_GIVEN = "belum_ada"


class ListedBukti(NamedTuple):
    """A bukti of the list: its row of `bukti_index`, and its places."""

    row: IndexedBukti
    places: list[Place]

    @property
    def is_told(self) -> bool:
        """True if its place, number, date, note or verdict is known."""
        is_described = number_and_day(self.row) or self.row["catatan"]
        return bool(self.places or is_described or verdict_in_words(self.row))


def list_bukti(rows: Iterable[IndexedBukti]) -> list[ListedBukti]:
    """List rows of `bukti_index`; first come the bukti with details (`is_told`)."""
    listed = [ListedBukti(row, places_of(row["tautan"])) for row in rows]
    return sorted(listed, key=lambda each: not each.is_told)


def is_given(row: IndexedBukti) -> bool:
    """True if a bukti is owed, and somebody gave it or said where it is."""
    return row["wajib"] and (row["status"] != _NOT_GIVEN or bool(row["tautan"]))


def number_and_day(row: IndexedBukti) -> str:
    """Write the document's number and date as far as they are known."""
    number = f"Nomor {row['nomor']}" if row["nomor"] else ""
    return ", ".join(filter(None, (number, row["bertanggal"])))


def verdict_in_words(row: IndexedBukti) -> str:
    """Write the verdicts on a bukti: diverifikasi oleh Ani, 3 Juli 2025.

    Terverifikasi provinsi 9 Juli 2025.

    Empty if nobody checked it yet.
    """
    return "; ".join(filter(None, (_first_verdict(row), row["kedua"])))


def _first_verdict(row: IndexedBukti) -> str:
    if row["status"] not in BUKTI_CHECKED:
        return ""
    if not (row["diperiksa_oleh"] and row["diperiksa_pada"]):
        return STATUS_BUKTI[row["status"]]
    is_verified = row["status"] == "terverifikasi"
    day = format_day(row["diperiksa_pada"].date())
    if not (who := _who_checked(row)):
        return f"{'diverifikasi' if is_verified else 'perlu perbaikan menurut pemeriksaan'} {day}"
    return f"{'diverifikasi oleh' if is_verified else 'perlu perbaikan menurut'} {who}, {day}"


def _who_checked(row: IndexedBukti) -> str:
    """Return who gave the verdict; "" if it was the machine, which has no name to sign with."""
    name = row["diperiksa_oleh"] or ""
    return name.removesuffix(LOCAL_ACTOR).removesuffix(f" ({LOCAL_ACTOR})")


Told = tuple[str, list[tuple[str, str]], str]
"""What is told of a bukti: its name and details, its places with their addresses, its verdict."""


def list_rows(material: Material, listed: Iterable[ListedBukti]) -> list[tuple[str, list[Told]]]:
    """List each langkah with its bukti. Months of which the same is told are one line."""
    told = [each for each in listed if each.is_told]
    of_langkah = group_by(told, lambda each: each.row["kode"])
    rows = []
    for kode, langkah in material.langkah.items():
        if kode in of_langkah:
            alike = group_by(of_langkah[kode], _told_alike).values()
            words = f"{langkah['kode_tampil']} {langkah['langkah_tampil']}"
            rows.append((words, [_line(material, members) for members in alike]))
    return rows


def unplaced_sentence(listed: Iterable[ListedBukti]) -> str:
    """Count the bukti without details and name their langkah, in a sentence; "" for none."""
    others = [each.row["kode_tampil"] for each in listed if not each.is_told]
    if not others:
        return ""
    kodes = listed_words(sorted(set(others)))
    return f"Tempat {format_number(len(others))} bukti yang ada belum disebut: langkah {kodes}."


def _told_alike(each: ListedBukti) -> tuple[str, str, tuple[Place, ...], str]:
    """Return what is told of a bukti beside its month: its name, details, places and verdict."""
    row = each.row
    detail = row["catatan"] or number_and_day(row)
    return row["bukti"], detail, tuple(each.places), verdict_in_words(row)


def _line(material: Material, alike: Sequence[ListedBukti]) -> Told:
    name, detail, places, verdict = _told_alike(alike[0])
    head = f"{name}, {fold_tenggat(each.row['tenggat'] for each in alike)}"
    if detail:
        head += f" ({detail})"
    told = [(place.web_address or place.words, place.address(material.address)) for place in places]
    return head, told, verdict


def build_sheet(material: Material, listed: Iterable[ListedBukti]) -> ListSheet:
    """Build the list as a sheet of a workbook with a complete row per place, to sort and filter."""
    columns = LIST_COLUMNS["daftar_bukti"]
    frame = index_frame(listed, material.address)
    title = f"{NAME}, {material.view.satker}, {material.periode.name}"
    return ListSheet(
        NAME,
        frame,
        columns,
        title=(title, f"Posisi {material.posisi}"),
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
        "diperiksa_oleh": _who_checked(row),
        "diperiksa_pada": checked,
        "catatan": row["catatan"],
        "kedua": row["kedua"],
        "alamat": place.address(address),
    }
