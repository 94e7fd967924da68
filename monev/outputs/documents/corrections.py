"""Tells which papers of a meeting its corrections changed: only those are named after one."""

import json
from dataclasses import replace
from hashlib import sha256
from importlib import import_module

from monev.database import Database
from monev.figures.views import remember_rencana
from monev.meeting import records
from monev.meeting.records import Rapat
from monev.outputs import make_in_child
from monev.outputs.documents import DocumentKind, list_documents, page
from monev.outputs.documents.material import Material, gather


def last_version(db: Database, rapat: Rapat, kode: str) -> Rapat:
    """Return the meeting as at the last version in which this paper changed.

    A correction of one person leaves the other papers as they were signed, under their own name.
    While a correction goes on, each paper is a draft of it.
    """
    if rapat.is_open or not rapat.perbaikan:
        return rapat
    key = ("naskah", rapat.nomor, rapat.sampai)
    number = remember_rencana(db, key, rapat.satker, rapat.tahun, lambda: _last_changes(db, rapat))[
        kode
    ]
    return _version(db, rapat, number)


def _version(db: Database, rapat: Rapat, number: int) -> Rapat:
    """Return the meeting as it was after this many corrections."""
    if number == len(rapat.perbaikan):
        return rapat
    return records.read_version(db, rapat, rapat.perbaikan[number]["tutup"])


def _last_changes(db: Database, rapat: Rapat) -> dict[str, int]:
    """Return kode → the number of the last correction that changed the paper, 0 for none."""
    changed: dict[str, int] = {}
    before: dict[str, str] = {}
    for number in range(len(rapat.perbaikan) + 1):
        version = _version(db, rapat, number)
        material = gather(db, records.rapat_view(db, version), version)
        uncorrected = replace(material, rapat=replace(version, perbaikan=()))
        now = json.loads(make_in_child(digest_papers, uncorrected))
        for kode, digest in now.items():
            if digest != before.get(kode):
                changed[kode] = number
        before = now
    return changed


def digest_papers(material: Material) -> bytes:
    """Return kode → the digest of what each paper says, as JSON; this runs in a child."""
    said = {paper.kode: _digest(_said_by(paper, material)) for paper in list_documents()}
    return json.dumps(said).encode()


def _said_by(paper: DocumentKind, material: Material) -> object:
    module = import_module(f"monev.outputs.documents.{paper.kode}")
    if "html" in paper.forms:
        return page.write(material, paper.kode, module.build(material), signed=False)
    if "xlsx" in paper.forms:  # whose bytes say when they were made
        return module.read_sheet(material)
    return module.write(material, paper.forms[0])


def _digest(content: object) -> str:
    return sha256(repr(content).encode()).hexdigest()
