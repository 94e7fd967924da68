"""Writes Bukti TW III: the evidence of one triwulan, for all areas or one, as a ZIP with an index.

The ZIP is never whole in memory. The index lists missing bukti and damaged files too.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, NamedTuple
from urllib.parse import quote

import pandas as pd

from monev.core import clock
from monev.core.dates import ROMAN_TRIWULAN, format_day, format_tenggat
from monev.core.errors import JournalDamaged, NotFound
from monev.core.file_references import FileReference, files_of, words_of
from monev.database import Database, rows_of
from monev.evidence_files.files import kind_of, known_files, tidy_name
from monev.evidence_files.link_check import links_in
from monev.figures import View, bukti, format_number, per_area
from monev.figures.rows import BuktiRow
from monev.figures.views import narrow, remembered
from monev.outputs import make_in_child
from monev.outputs.frame_files import ListSheet, to_xlsx
from monev.outputs.workbook import LIST_COLUMNS

COLUMNS = LIST_COLUMNS["package"]
"""Column of the index → heading, width."""
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


class IndexLine(BuktiRow):
    """A line of the index: a bukti with one file or link, or with neither.

    - tempat: the file's name in the ZIP, else the words of TAUTAN that name no file
    - keterangan: a remark on the file, and the bukti's catatan
    """

    tempat: str
    sha256: str
    keterangan: str


class Package(NamedTuple):
    """The contents of a ZIP: how many bukti are owed, how many present, and the lines of its index.

    `title`: Bukti TW III 2025, KPU ...
    """

    view: View
    title: str
    owed: int
    present: int
    lines: list[IndexLine]

    @property
    def files(self) -> int:
        """The count of files in it."""
        return len({line["tempat"] for line in self.lines if line["tempat"] and line["sha256"]})

    @property
    def summary(self) -> str:
        """The counts of bukti and files in a sentence."""
        if not self.lines:
            return "Tidak ada bukti yang diperlukan target pada triwulan ini."
        missing = self.owed - self.present
        damaged = sum(bool(line["sha256"]) and not line["tempat"] for line in self.lines)
        told = [f"{format_number(self.present)} dari {format_number(self.owed)} bukti ada"]
        if missing:
            told.append(f"{format_number(missing)} belum ada dan tercantum sebagai belum ada")
        told.append(f"{format_number(self.files)} berkas di paket ini")
        if damaged:
            told.append(f"{format_number(damaged)} berkas rusak")
        return "; ".join(told) + "."


def package_name(package: Package) -> str:
    """Name the ZIP."""
    return _tidy_stem(package.title.replace(",", "")) + ".zip"


def _tidy_stem(text: str) -> str:
    return tidy_name(text.replace("/", "_").replace("\\", "_") + ".pdf", "pdf").removesuffix(".pdf")


def write_package(
    db: Database, view: View, triwulan: int, area: str | None, output: IO[bytes]
) -> Package:
    """Write the ZIP of the tenggat due in a triwulan (1..4), of one area or all.

    Raises NotFound if the plan has no such area.
    """
    area = None if area is None else _find_area(db, view, area)
    rows = _bukti_of(db, view, triwulan, area)
    places = {(row["kode"], row["tenggat"]) for row in rows}
    tenggat = Counter(kode for kode, _ in places)
    lines: list[IndexLine] = []
    owed = 0
    present = 0
    # Stored, not deflated: files of bukti are compressed already.
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        packing = _Packing(db, archive, known_files(db, view.satker), tenggat)
        for row in rows:
            lines += packing.put(row)
            owed += row["wajib"]
            present += row["hadir"]
        where = f", area {area}" if area else ""
        title = f"Bukti TW {ROMAN_TRIWULAN[triwulan - 1]} {view.tahun}{where}, {view.satker}"
        package = Package(view, title, owed, present, lines)
        packing.write("index.xlsx", make_in_child(_xlsx, package))
    return package


def count_in_package(db: Database, view: View, triwulan: int, area: str | None) -> str:
    """Count the files and links of a ZIP before it is made: "2 berkas, 34 tautan".

    A file of several bukti counts once.
    """
    named, links = _named_in(db, view, triwulan, area)
    files = len(named & known_files(db, view.satker))
    return f"{format_number(files)} berkas, {format_number(links)} tautan"


@remembered
def _named_in(
    db: Database, view: View, triwulan: int, area: str | None
) -> tuple[frozenset[str], int]:
    """Return the SHA-256 of the files that the bukti name, and how many of them name links."""
    named = set()
    links = 0
    for row in _bukti_of(db, view, triwulan, area):
        named.update(file.sha256 for file in files_of(row["tautan"]))
        links += bool(links_in(words_of(row["tautan"])))
    return frozenset(named), links


def _bukti_of(db: Database, view: View, triwulan: int, area: str | None) -> list[BuktiRow]:
    every = narrow(bukti(db, view), area=area)
    months = range(triwulan * 3 - 2, triwulan * 3 + 1)
    return rows_of(every[every["bulan_ke"].isin(months)], BuktiRow)


@dataclass(slots=True)
class _Packing:
    """Puts files into the ZIP: a file of two bukti only once, and no two names that differ only in
    capitals.

    `tenggat`: kode → how many of its tenggat have bukti in the ZIP.
    """

    db: Database
    archive: zipfile.ZipFile
    known: frozenset[str]
    tenggat: Mapping[str, int]
    places: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def put(self, bukti: BuktiRow) -> Iterator[IndexLine]:
        """Write the files of one bukti, and return its lines."""
        files = files_of(bukti["tautan"])
        for file in files:
            yield self._put_file(bukti, file)
        if words := words_of(bukti["tautan"]):
            yield _line(bukti, words)
        elif not files:
            there = "dilaporkan ada, tanpa berkas atau tautan" if bukti["hadir"] else "belum ada"
            yield _line(bukti, note=there if bukti["wajib"] else "tidak diperlukan")

    def _put_file(self, bukti: BuktiRow, file: FileReference) -> IndexLine:
        if file.sha256 not in self.known:
            return _line(bukti, note=f"berkas “{file.name}” tidak ada pada kantor ini")
        if place := self.places.get(file.sha256):
            return _line(bukti, place, file.sha256, "berkas yang sama dengan di atas")
        try:
            content = self.db.journal.read_file(file.sha256)
        except JournalDamaged:
            note = f"berkas “{file.name}” rusak di penyimpanan; minta lagi"
            return _line(bukti, "", file.sha256, note)
        place = self.places[file.sha256] = self._take_place(bukti, file)
        self.write(place, content)
        return _line(bukti, place, file.sha256, file.name)

    def write(self, name: str, content: bytes) -> None:
        """Put a file into the ZIP."""
        info = zipfile.ZipInfo(name, clock.now().timetuple()[:6])
        info.external_attr = 0o644 << 16
        self.archive.writestr(info, content)

    def _take_place(self, bukti: BuktiRow, file: FileReference) -> str:
        folder = _tidy_stem(f"Area {bukti['area']}")
        stem = _tidy_stem(f"{bukti['kode']} {bukti['bukti'][:60].strip()}")
        start = f"{folder}/{stem}"
        if self.tenggat[bukti["kode"]] > 1:
            start += f" ({format_tenggat(bukti['tenggat'])})"
        ending = f".{kind_of(file.name) or 'bin'}"
        place = f"{start}{ending}"
        number = 1
        while place.casefold() in self.taken:
            number += 1
            place = f"{start} {number}{ending}"
        self.taken.add(place.casefold())
        return place


def _find_area(db: Database, view: View, area: str) -> str:
    names = {name.casefold(): name for name in per_area(db, view)["area"]}
    if found := names.get(area.strip().casefold()):
        return found
    raise NotFound(
        f"Area “{area}” tidak ada di rencana ini.", f"Yang ada: {', '.join(names.values())}."
    )


def _line(bukti: BuktiRow, place: str = "", sha256: str = "", note: str = "") -> IndexLine:
    """Make a line of the index; `place` is its tempat, `note` a remark beside catatan."""
    told = " · ".join(filter(None, (note, bukti["catatan"])))
    return {**bukti, "tempat": place, "sha256": sha256, "keterangan": told}


def _xlsx(package: Package) -> bytes:
    view = package.view
    source = f"Posisi {format_day(view.posisi)}, menurut {view.numbered_name}."
    sheet = ListSheet(
        "Bukti",
        _index_frame(package.lines),
        COLUMNS,
        title=(package.title, source, package.summary),
        foot=package.title,
        is_simulated=view.simulasi,
        frozen=2,
        links=[("tempat", "alamat")],
    )
    return to_xlsx(sheet)


def _index_frame(lines: list[IndexLine]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=[*COLUMNS])
    named = zip(frame["tempat"], frame["sha256"], strict=True)
    return frame.assign(
        alamat=[_leads_to(place, is_file=bool(sha256)) for place, sha256 in named],
        tenggat=frame["tenggat"].map(format_tenggat),
        jatuh_tempo=frame["jatuh_tempo"].astype("datetime64[us]"),
    )


def _leads_to(place: str, *, is_file: bool) -> str:
    """Return the link of a line: a file in the ZIP or a web address; "" for neither."""
    if is_file:
        return quote(place)
    return place if _WEB_ADDRESS.fullmatch(place) else ""
