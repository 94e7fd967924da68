"""*Daftar bukti*: every bukti that was given, with its number, date and place, and who looked at it when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from monev import figures
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI
from monev.database import Row
from monev.figures import NO_VALUE
from monev.figures.bukti_index import Place, places_of
from monev.outputs.documents import blocks
from monev.outputs.documents.material import Material
from monev.outputs.frame_files import ListSheet
from monev.outputs.workbook import LIST_COLUMNS

NAME = "Daftar bukti"
_HEADINGS = ("No.", "Langkah, target", "Bukti", "Nomor dan tanggal", "Tempat", "Diperiksa", "Catatan")
_WIDTHS = (6, 22, 30, 24, 46, 28, 24)
_NOT_GIVEN = "belum_ada"


class ListedBukti(NamedTuple):
    """A bukti of the list: under which number it stands there, its row of `bukti_index`, where it is."""

    number: int
    row: Row
    places: list[Place]

    @property
    def short(self) -> str:
        """What a table says of where it is: bukti no. 7: Nomor 12/PW.01/2025, 3 Juli 2025, drive.google.com."""
        named = dict.fromkeys(place.short for place in self.places)
        said = ", ".join(filter(None, (number_and_day(self.row), *named)))
        return f"bukti no. {self.number}: {said}" if said else f"bukti no. {self.number}"


def list_bukti(rows: Sequence[Row]) -> dict[tuple[str, str, str], ListedBukti]:
    """Rows of `bukti_index` numbered, by kode, tenggat and name."""
    places = ((row["kode"], row["tenggat"], row["bukti"]) for row in rows)
    numbered = enumerate(zip(places, rows, strict=True), start=1)
    return {place: ListedBukti(number, row, places_of(row["tautan"])) for number, (place, row) in numbered}


def is_given(row: Row) -> bool:
    """Whether somebody gave a bukti that is owed, or said where it is."""
    return row["wajib"] and (row["status"] != _NOT_GIVEN or bool(row["tautan"]))


def number_and_day(row: Row) -> str:
    """The document's number and date as far as they were written."""
    number = f"Nomor {row['nomor']}" if row["nomor"] else ""
    return ", ".join(filter(None, (number, row["bertanggal"])))


def verdict_in_words(row: Row) -> str:
    """Who gave it its verdict, and when: Terverifikasi oleh Ani, 3 Juli 2025; "" where nobody looked at it yet."""
    if row["status"] not in ("terverifikasi", "perlu_perbaikan"):
        return ""
    by = f" oleh {row['diperiksa_oleh']}, {format_day(row['diperiksa_pada'].date())}" if row["diperiksa_oleh"] else ""
    return f"{STATUS_BUKTI[row['status']]}{by}"


def build_table(material: Material, listed: Iterable[ListedBukti]) -> blocks.Table:
    """The list on paper: a row for each place, so that each leads where it says."""
    rows: list[list[str]] = []
    for each in listed:
        row = each.row
        first = [
            f"{each.number}.",
            f"{row['kode']}, {format_tenggat(row['tenggat'])}",
            row["bukti"],
            number_and_day(row) or NO_VALUE,
        ]
        last = [verdict_in_words(row) or "Belum diperiksa", row["catatan"] or NO_VALUE]
        for turn, place in enumerate(_links(material, each)):
            rows.append([*first, place, *last] if turn == 0 else ["", "", "", "", place, "", ""])
    alignments: tuple[blocks.Alignment, ...] = ("center",)
    return blocks.Table(_HEADINGS, rows, _WIDTHS, alignments, size=8)


def _links(material: Material, each: ListedBukti) -> Iterator[str]:
    """The places of a bukti whole; a sentence where nobody said any."""
    for place in each.places:
        yield blocks.Link(place.web_address or place.words, place.address(material.address))
    if not each.places:
        yield "Tempatnya belum disebut"


def build_sheet(material: Material, listed: Iterable[ListedBukti]) -> ListSheet:
    """The list as a sheet of a workbook: a row for each place, each complete, to be sorted and filtered."""
    columns = LIST_COLUMNS["daftar_bukti"]
    frame = index_frame(listed, material.address)
    title = f"{NAME}, {material.p.satker}, {material.periode.name}"
    return ListSheet(
        NAME,
        frame,
        columns,
        title=(title, f"Posisi {material.posisi}"),
        foot=f"{title}, posisi {material.posisi}",
        is_simulated=material.p.simulasi,
        frozen=2,
        links=[("tempat", "alamat")],
        paper=material.kop.paper.kertas,
    )


def index_frame(listed: Iterable[ListedBukti], address: str) -> pd.DataFrame:
    """A row for each place of each bukti: the columns `daftar_bukti` of list_columns.toml, and alamat, where a touch of
    its place leads; `address` is that of the app."""
    rows = [_sheet_row(each, place, address) for each in listed for place in each.places or [Place("")]]
    frame = pd.DataFrame(rows, columns=[*LIST_COLUMNS["daftar_bukti"], "alamat"])
    return frame.astype({"nomor": "int64", "jatuh_tempo": "datetime64[us]", "diperiksa_pada": "datetime64[us]"})


def _sheet_row(each: ListedBukti, place: Place, address: str) -> Row:
    row = each.row
    checked: date | None = row["diperiksa_pada"] and row["diperiksa_pada"].date()
    return {
        "nomor": each.number,
        "kode": row["kode"],
        "area": figures.format_area(row["area"], row["nama_area"]),
        "langkah_aksi": row["langkah_aksi"],
        "pic": row["pic"] or "",
        "tenggat": format_tenggat(row["tenggat"]),
        "jatuh_tempo": row["jatuh_tempo"],
        "bukti": row["bukti"],
        "status_bukti": row["status_bukti"],
        "nomor_dokumen": row["nomor"],
        "bertanggal": row["bertanggal"],
        "tempat": place.web_address or place.words,
        "diperiksa_oleh": row["diperiksa_oleh"] or "",
        "diperiksa_pada": checked,
        "catatan": row["catatan"],
        "alamat": place.address(address),
    }
