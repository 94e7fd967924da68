"""Finds what may serve as bukti.

It is a meeting's papers, which langkah ask for, and every document that is there already.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from monev import figures
from monev.access.door import place_of
from monev.core.dates import format_tenggat
from monev.core.file_references import FileReference, describe_tautan, files_of, words_of
from monev.core.text import shorten
from monev.database import Database
from monev.edits.single_edits import Target
from monev.edits.storing import newest_known
from monev.evidence_files.files import add_file, known_files
from monev.figures import View, plan_rows, view_at
from monev.figures.rows import BuktiRow
from monev.meeting import records
from monev.meeting.records import Rapat
from monev.outputs import documents
from monev.reading.vocabulary.bukti_kinds import find_jenis

PAPERS = {
    "Undangan": "undangan",
    "Daftar hadir": "hadir",
    "Notulensi": "notulen",
    "Laporan": "laporan",
}
"""Kind of a bukti → the paper of a meeting that is one."""
PHOTOS = "Dokumentasi"
"""The kind of bukti that its photos are."""
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
"""The words of a langkah that asks for such a meeting: that people meet (`meets`), `about` what."""
_NAMES = [re.compile(rf"\b({'|'.join(said)})\b", re.IGNORECASE) for said in WORDS.values()]
_LEAST = 2
"""So many kinds of papers a langkah asks for, or it is not this meeting."""


class Offer(NamedTuple):
    """A tenggat of which a meeting's papers are bukti; `rows` are those of these kinds."""

    kode: str
    kode_tampil: str
    tenggat: str
    langkah_aksi: str
    rows: list[BuktiRow]

    @property
    def code(self) -> str:
        """Its name in a form."""
        return f"{self.kode} {self.tenggat}"

    @property
    def words(self) -> str:
        """Its name on the screen: I.4.1 Rapat evaluasi, September 2025: Undangan · Notulensi."""
        names = " · ".join(row["bukti"] for row in self.rows)
        langkah = shorten(self.langkah_aksi, 60)
        return f"{self.kode_tampil} {langkah}, {format_tenggat(self.tenggat)}: {names}"


def list_offers(
    db: Database, view: View, rapat: Rapat, scan: FileReference | None = None
) -> list[Offer]:
    """List the tenggat that ask for papers of such a meeting and lack them.

    Of each langkah it is the last that is due in the meeting's periode: the months before had
    meetings of their own. What is Terverifikasi in the newest version is left as it is.

    With the `scan` of a signed paper: those it is not a bukti of yet, of the kind that its name
    says, or of all kinds.
    """
    months = range(rapat.periode.before.month % 12 + 1, rapat.periode.end.month + 1)
    wanted = _kinds_to_bring(scan)
    if records.files_beside(db, rapat, photos=True):
        wanted.add(PHOTOS)
    by_langkah: dict[str, dict[str, list[BuktiRow]]] = {}
    for row in plan_rows(db, view, figures.bukti, BuktiRow):
        if row["bulan_ke"] in months and is_about(row["langkah_aksi"]):
            by_langkah.setdefault(row["kode"], {}).setdefault(row["tenggat"], []).append(row)
    verified = _verified(db, view) if by_langkah else set()
    offers = []
    for kode, targets in by_langkah.items():
        tenggat = max(targets)
        rows = targets[tenggat]
        asked = {row["jenis_bukti"] for row in rows} & {*PAPERS}
        left = []
        for row in rows:
            is_open = _lacks(row, scan) and place_of(row) not in verified
            if is_open and row["jenis_bukti"] in wanted:
                left.append(row)
        if left and len(asked) >= _LEAST:
            first = rows[0]
            offers.append(Offer(kode, first["kode_tampil"], tenggat, first["langkah_aksi"], left))
    return sorted(offers, key=lambda offer: offer.tenggat, reverse=True)


def is_about(langkah_aksi: str) -> bool:
    """True if a langkah's words name a meeting, and what this one is about."""
    return all(names.search(langkah_aksi) for names in _NAMES)


def _verified(db: Database, view: View) -> set[tuple[str, str, str]]:
    """Return the places of the bukti that the newest version calls Terverifikasi."""
    newest = newest_known(db, view.satker, view.tahun)
    now = view_at(db, view.satker, view.tahun, newest.posisi, unggahan=newest.nomor)
    rows = plan_rows(db, now, figures.bukti, BuktiRow)
    return {place_of(row) for row in rows if row["status"] == "terverifikasi"}


def is_offered(row: BuktiRow, offered: Collection[tuple[str, str]]) -> bool:
    """True if a bukti is a paper of this meeting, which does not exist before its end.

    `offered`: the tenggat of its offers.
    """
    is_paper = row["jenis_bukti"] in (*PAPERS, PHOTOS)
    return is_paper and (row["kode"], row["tenggat"]) in offered


def _kinds_to_bring(scan: FileReference | None) -> set[str]:
    named = find_jenis(scan.name) if scan else ""
    return {named} if named in PAPERS else {*PAPERS}


def _lacks(row: BuktiRow, scan: FileReference | None) -> bool:
    if scan is None or row["jenis_bukti"] == PHOTOS:
        return not row["hadir"]
    return scan.sha256 not in row["tautan"]


def keep_papers(
    db: Database, rapat: Rapat, offer: Offer, scan: FileReference | None = None, *, pelaku: str
) -> None:
    """Store the scan, or the PDF of each paper, unsigned, and the photos as the bukti offered.

    They are stored at the meeting's posisi, in whose triwulan they are owed.
    """
    view = records.rapat_view(db, rapat)
    for row in offer.rows:
        kind = row["jenis_bukti"]
        if kind == PHOTOS:
            files = [file for _, file in records.files_beside(db, rapat, photos=True)]
        else:
            files = [scan] if scan else []
        named = [(file.name, db.journal.read_file(file.sha256)) for file in files]
        if not named:
            paper = documents.find_document(PAPERS[kind], "docx")
            name = documents.rapat_file_name(rapat, paper.name, "docx")
            named = [(name, documents.make_document(db, view, rapat, paper.kode, "docx"))]
        where = Target(*place_of(row))
        for name, data in named:
            place = (db, rapat.satker, rapat.tahun, where)
            add_file(*place, name, data, pelaku=pelaku, posisi=rapat.posisi)


class Given(NamedTuple):
    """A document that is there.

    - tautan: one file, or the link or words, as a TAUTAN writes it
    - bukti: the name of the bukti that has it first; "" beside a meeting
    - place: that one's langkah and target, or the meeting
    """

    tautan: str
    bukti: str
    place: str

    @property
    def words(self) -> str:
        """Its name in a form: SK Tim · I.1.1 Membentuk tim, Maret 2025 · SK tim.pdf."""
        name = describe_tautan(self.tautan)
        return " · ".join(filter(None, (self.bukti, self.place, shorten(name, 80))))


def documents_there(db: Database, view: View) -> list[Given]:
    """List each document once, those of bukti in the plan's order, then those of meetings."""
    known = known_files(db, view.satker)
    found: dict[str, Given] = {}
    for given in _everywhere(db, view):
        if words := words_of(given.tautan):
            found.setdefault(words, given._replace(tautan=words))
        for file in files_of(given.tautan):
            if file.sha256 in known:
                found.setdefault(file.sha256, given._replace(tautan=str(file)))
    return [*found.values()]


def _everywhere(db: Database, view: View) -> Iterator[Given]:
    for row in plan_rows(db, view, figures.bukti, BuktiRow):
        if row["hadir"]:
            langkah = f"{row['kode_tampil']} {shorten(row['langkah_aksi'], 40)}"
            place = f"{langkah}, {format_tenggat(row['tenggat'])}"
            yield Given(row["tautan"], row["bukti"], place)
    for rapat in records.list_rapat(db, view.satker, view.tahun):
        for paper in rapat.naskah:
            yield Given(paper["berkas"], "", f"Rapat {rapat.judul}")
