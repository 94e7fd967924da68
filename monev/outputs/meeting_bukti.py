"""Finds what may serve as bukti.

It is a meeting's papers, which langkah ask for, and every document that is there already.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from monev import figures
from monev.access.door import place_of
from monev.core.dates import format_tenggat
from monev.core.file_references import FileReference, describe_tautan, files_of, words_of
from monev.core.text import shorten
from monev.database import Database
from monev.edits.single_edits import Edit, Target, edit_together
from monev.evidence_files.files import add_file, known_files, take_off
from monev.figures import View, plan_rows, view_at
from monev.figures.rows import BuktiRow
from monev.meeting import records
from monev.meeting.own_target import PAPERS, PHOTOS, OwnTarget, own_target
from monev.meeting.records import Rapat
from monev.outputs import documents
from monev.reading.vocabulary.bukti_kinds import find_jenis


def fulfil(db: Database, rapat: Rapat, own: OwnTarget, *, pelaku: str) -> None:
    """Report the target as done on the meeting's day, and its papers as there."""
    done = {"laporan": "selesai", "tanggal_selesai": own.day.isoformat()}
    edits = [Edit(Target(*own.place), done, {})]
    has_photos = bool(records.files_beside(db, rapat, photos=True))
    for row in own.rows:
        if not row["hadir"] and (row["jenis_bukti"] != PHOTOS or has_photos):
            edits.append(Edit(Target(*place_of(row)), {"status": "ada"}, {"status": row["status"]}))
    edit_together(db, rapat.satker, rapat.tahun, edits, pelaku=pelaku, rapat=rapat.nomor)


def keep_papers(
    db: Database, rapat: Rapat, scan: FileReference | None = None, *, pelaku: str
) -> str:
    """Store the papers of a closed meeting as the bukti of the target that it fulfilled.

    Return that target in words, "" for none.

    They are each paper as a file, unsigned; the `scan` of a signed paper replaces those of the
    kind that its name says, else all; a corrected paper replaces the one before.
    """
    own = _fulfilled(db, rapat)
    if own is None:
        return ""
    view = records.rapat_view(db, rapat)
    named_kind = find_jenis(scan.name) if scan else ""
    for row in own.rows:
        kind = row["jenis_bukti"]
        if kind not in PAPERS or (scan and named_kind in PAPERS and kind != named_kind):
            continue
        paper = documents.DOCUMENTS[PAPERS[kind]]
        form = paper.forms[0]
        if scan:
            name, data = scan.name, db.journal.read_file(scan.sha256)
        else:
            name = documents.rapat_file_name(rapat, paper.name, form)
            data = documents.make_document(db, view, rapat, paper.kode, form)
        place = (db, rapat.satker, rapat.tahun, Target(*place_of(row)))
        add_file(*place, name, data, pelaku=pelaku)
        new = hashlib.sha256(data).hexdigest()
        for file in files_of(row["tautan"]):
            is_made = file.name.startswith((f"{paper.name}, ", f"{paper.name} (perbaikan"))
            if is_made and file.sha256 != new:
                take_off(*place, file.sha256, pelaku=pelaku)
    return own.words


def keep_photos(db: Database, rapat: Rapat, *, pelaku: str) -> None:
    """Store the photos of a closed meeting as bukti of the target that it fulfilled."""
    own = _fulfilled(db, rapat)
    for row in own.rows if own else ():
        if row["jenis_bukti"] != PHOTOS:
            continue
        for _, photo in records.files_beside(db, rapat, photos=True):
            data = db.journal.read_file(photo.sha256)
            place = (db, rapat.satker, rapat.tahun, Target(*place_of(row)))
            add_file(*place, photo.name, data, pelaku=pelaku)


def _fulfilled(db: Database, rapat: Rapat) -> OwnTarget | None:
    """Find the target that a closed meeting fulfilled, with its bukti as they are now."""
    own = own_target(db, view_at(db, rapat.satker, rapat.tahun, rapat.posisi), rapat)
    is_kept = own is not None and rapat.memenuhi == own.said and not rapat.is_open
    return own if is_kept else None


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
