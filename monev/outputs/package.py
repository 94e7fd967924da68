"""Writes the package for evaluators.

It has the files of bukti of a tahun, or of a part of the plan, papers of meetings, and a workbook.
The ZIP is never whole in memory. Its list names missing bukti and damaged files too.
"""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import IO, NamedTuple
from urllib.parse import quote

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.errors import JournalDamaged
from monev.core.file_references import FileReference, files_of, links_in, words_of
from monev.core.text import safe_in_file_name, shorten
from monev.database import Database, rows_of
from monev.evidence_files.files import kind_of, known_files, tidy_name
from monev.figures import View, format_number
from monev.figures.bukti_places import Place, bukti_index
from monev.figures.formats import of_some
from monev.figures.told import counted
from monev.figures.views import remembered
from monev.meeting import records
from monev.meeting.own_target import PAPERS
from monev.meeting.records import Rapat
from monev.outputs import documents, evaluator, make_in_child
from monev.outputs.documents.daftar_bukti import ListedBukti, list_bukti
from monev.outputs.documents.material import IndexedBukti

WORKBOOK = "Daftar isi.xlsx"
"""The name of the workbook in the ZIP."""
MEETINGS = "Rapat"
"""The folder of the papers."""


class Package(NamedTuple):
    """A ZIP that was written: its title, and what it holds, in a sentence."""

    title: str
    summary: str

    @property
    def file_name(self) -> str:
        """Its name: Berkas evaluator ZI 2025, Area V, KPU Kabupaten Contoh, 2025-09-30.zip."""
        return f"{safe_in_file_name(self.title)}.zip"


def write_package(db: Database, view: View, output: IO[bytes]) -> Package:
    """Write the ZIP of a tahun up to posisi. A narrowed view has no meetings."""
    rows = _bukti_of(db, view)
    where = f", {view.part.name_in_file}" if view.part else ""
    title = f"Berkas evaluator ZI {view.tahun}{where}, {view.satker}, {view.posisi.isoformat()}"
    meetings = [] if view.part else records.list_rapat(db, view.satker, view.tahun)[::-1]
    # Stored, not deflated: files of bukti are compressed already.
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        packing = _Packing(db, archive, known_files(db, view.satker), _count_tenggat(rows))
        listed = [*map(packing.put, list_bukti(rows))]
        for rapat in meetings:
            packing.put_meeting(rapat)
        package = Package(title, packing.summary(rows))
        found = evaluator.gather(db, view, listed)
        content = make_in_child(evaluator.paint, found, view, title, package.summary)
        packing.write(WORKBOOK, content)
    return package


def count_in_package(db: Database, view: View) -> str:
    """Count the files and links of a ZIP before it is made: "2 berkas, 34 tautan".

    A file of several bukti counts once.
    """
    named, links = _named_in(db, view)
    files = len(named & known_files(db, view.satker))
    held = of_some(files, "{} berkas"), of_some(links, "{} tautan")
    return ", ".join(filter(None, held)) or "hanya daftar bukti"


@remembered
def _named_in(db: Database, view: View) -> tuple[frozenset[str], int]:
    """Return the SHA-256 of the files that the bukti name, and how many of them name links."""
    named = set()
    links = 0
    for row in _bukti_of(db, view):
        named.update(file.sha256 for file in files_of(row["tautan"]))
        links += bool(links_in(words_of(row["tautan"])))
    return frozenset(named), links


def _bukti_of(db: Database, view: View) -> list[IndexedBukti]:
    every = bukti_index(db, view)
    return rows_of(every[every["wajib"] | (every["tautan"] != "")], IndexedBukti)


def _count_tenggat(rows: list[IndexedBukti]) -> Counter[str]:
    places = {(row["kode"], row["tenggat"]) for row in rows}
    return Counter(kode for kode, _ in places)


def meeting_files(
    db: Database, rapat: Rapat, *, every: bool = False
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """List the files of a meeting as (name, its maker): papers, scans of signed ones, photos.

    `every`: all papers in all their kinds of file, not only what evaluators ask for, as it is kept.
    """
    view = records.rapat_view(db, rapat)
    for paper in documents.list_documents(rapat):
        asked = paper.forms[:1] if paper.kode in PAPERS.values() else ()
        for form in paper.forms if every else asked:
            make = partial(documents.make_document, db, view, rapat, paper.kode, form)
            yield documents.rapat_file_name(rapat, paper.name, form), make
    for photos in (False, True):
        beside = records.files_beside(db, rapat, photos=photos)
        for number, (_, file) in enumerate(beside, start=1):
            what = f"{'Foto' if photos else 'Bertanda tangan'} {number}"
            yield f"{what}, {file.name}", partial(db.journal.read_file, file.sha256)


@dataclass(slots=True)
class _Packing:
    """Puts files into the ZIP.

    A file of two bukti is there only once, and no two names differ only in capitals.

    `tenggat`: kode → how many of its tenggat have bukti in the ZIP.
    """

    db: Database
    archive: zipfile.ZipFile
    known: frozenset[str]
    tenggat: Mapping[str, int]
    places: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    damaged: int = 0

    def put(self, bukti: ListedBukti) -> ListedBukti:
        """Write the files of one bukti, and return it with their places in the ZIP."""
        places = [place for place in bukti.places if not place.path]
        for file in files_of(bukti.row["tautan"]):
            places.append(self._put_file(bukti.row, file))
        return bukti._replace(places=places)

    def _put_file(self, bukti: IndexedBukti, file: FileReference) -> Place:
        if file.sha256 not in self.known:
            return Place(f"berkas “{file.name}” tidak ada pada kantor ini")
        if file.sha256 not in self.places:
            try:
                content = self.db.journal.read_file(file.sha256)
            except JournalDamaged:
                self.damaged += 1
                return Place(f"berkas “{file.name}” rusak di penyimpanan; minta lagi")
            stem = _tidy_stem(f"{bukti['kode_tampil']} {bukti['bukti'][:60].strip()}")
            if self.tenggat[bukti["kode"]] > 1:
                stem += f" ({format_tenggat(bukti['tenggat'])})"
            ending = kind_of(file.name) or "bin"
            place = self._take_place(_tidy_stem(f"Area {bukti['area']}"), stem, ending)
            self.places[file.sha256] = place
            self.write(place, content)
        place = self.places[file.sha256]
        return Place(place, path=quote(place))

    def put_meeting(self, rapat: Rapat) -> None:
        """Write the papers of a meeting that ended."""
        if rapat.is_open:
            return
        folder = f"{MEETINGS}/{rapat.tanggal.isoformat()} {_tidy_stem(shorten(rapat.judul))}"
        for name, make in meeting_files(self.db, rapat):
            stem, _, ending = name.rpartition(".")
            try:
                content = make()
            except JournalDamaged:
                self.damaged += 1
                continue
            place = self._take_place(folder, _tidy_stem(stem), kind_of(name) or ending)
            self.write(place, content)

    def write(self, name: str, content: bytes) -> None:
        """Put a file into the ZIP."""
        info = zipfile.ZipInfo(name, clock.now().timetuple()[:6])
        info.external_attr = 0o644 << 16
        self.archive.writestr(info, content)

    def summary(self, rows: list[IndexedBukti]) -> str:
        """Count the bukti and files in a sentence."""
        if not rows:
            return "Tidak ada bukti yang diperlukan target."
        owed = sum(row["wajib"] for row in rows)
        present = sum(row["hadir"] for row in rows)
        told = [f"{format_number(present)} dari {format_number(owed)} bukti ada"]
        verified = (row["hadir"] and row["verdik_kedua"] == "terverifikasi" for row in rows)
        if second := sum(verified):
            told.append(f"{format_number(second)} terverifikasi provinsi atau Inspektorat")
        if owed > present:
            told.append(counted("", kurang=owed - present))
        told.append(f"{format_number(len(self.places))} berkas bukti di paket ini")
        if self.damaged:
            told.append(f"{format_number(self.damaged)} berkas rusak")
        return "; ".join(told) + "."

    def _take_place(self, folder: str, stem: str, ending: str) -> str:
        place = f"{folder}/{stem}.{ending}"
        number = 1
        while place.casefold() in self.taken:
            number += 1
            place = f"{folder}/{stem} {number}.{ending}"
        self.taken.add(place.casefold())
        return place


def _tidy_stem(text: str) -> str:
    return tidy_name(text.replace("/", "_").replace("\\", "_") + ".pdf", "pdf").removesuffix(".pdf")
