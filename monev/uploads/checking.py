"""Read a file and hold it against what was chosen: another office's file and last year's have a sentence each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import monev.reading as reader
from monev.core.office_names import standard_name
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.database import Database
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.whole_file import find_satker_in_title
from monev.writing.reading_choices import satker_choices


def check_upload(
    data: bytes,
    name: str,
    *,
    satker: str | None = None,
    tahun: int | None = None,
    sheet: str | None = None,
    db: Database | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """How a file reads, with every complaint about it; nothing is stored. Never raises on bad content.

    `satker` and `tahun` are those chosen (None: none was); the file must not speak of others. The SHA-256 of the
    file is added to `keterangan`. `sheet` is the plan chosen where the file holds several (`Reading.choices`). `db`
    has the readings this satker settled before, `choice` are further ones, not stored yet.
    """
    reading = reader.read_file(data, name, sheet=sheet, choice=choice)
    if db is not None and (stored := _stored_choices(db, data, reading, satker, tahun)):
        choice = stored | choice
        reading = reader.read_file(data, name, sheet=sheet, choice=choice)
    complaints = tuple(not_as_chosen(reading, satker, tahun))
    if not complaints and ((tahun and reading.tahun is None) or (satker and reading.satker is None)):
        reading = reader.read_file(data, name, tahun or reading.tahun, satker or reading.satker, sheet, choice)
    fingerprint = {"sha256": hashlib.sha256(data).hexdigest()}
    return replace(reading, galat=reading.galat + complaints, keterangan=reading.keterangan | fingerprint)


def _stored_choices(
    db: Database, data: bytes, reading: Reading, satker: str | None, tahun: int | None
) -> ReadingChoices:
    """What the office of this file settled; of a file that could not be read, the office its title names."""
    office = satker or reading.satker or (find_satker_in_title(data) if reading.galat else None)
    return satker_choices(db, office, tahun or reading.tahun) if office else WITHOUT_CHOICES


def not_as_chosen(reading: Reading, satker: str | None, tahun: int | None) -> Iterator[Remark]:
    """A complaint where the file speaks of another satker, and one where of another tahun, than those chosen."""
    file_satker = reading.origin.satker if reading.origin else reading.satker
    file_tahun = reading.origin.tahun if reading.origin else reading.tahun
    if satker and file_satker and standard_name(satker) != standard_name(file_satker):
        values = {"file_satker": file_satker, "satker": satker}
        yield Remark("uploads.other_satker", nilai=file_satker, values=values)
    if tahun and file_tahun and tahun != file_tahun:
        values = {"file_tahun": file_tahun, "tahun": tahun}
        yield Remark("uploads.other_tahun", nilai=str(file_tahun), values=values)
