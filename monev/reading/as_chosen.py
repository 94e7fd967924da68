"""Whether a file speaks of the satker and tahun that were chosen, and names an office as one can be named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from monev.core.clock import today
from monev.core.office_names import clean_name, find_odd_word, has_latin_letter, standard_name
from monev.core.records import Reading
from monev.core.remarks import Remark

WRITTEN, IN_FILE = "yang ditulis", "di berkas"
"""Where a name stands."""


def as_chosen(
    reading: Reading,
    read: Callable[[int | None, str | None], Reading],
    satker: str | None,
    tahun: int | None,
    whole_name: str | None = None,
) -> Reading:
    """The reading of a file for these satker and tahun (None: none was chosen), refused where it speaks of others.

    `read` reads the file again where they say what it does not. `whole_name` is the stored office that the title names
    with its brackets, where there is one.
    """
    if tahun in list_named_years(reading):
        reading = read(tahun, None)
    complaints = (*name_complaints(reading.satker, IN_FILE), *name_complaints(satker, WRITTEN))
    complaints = complaints or tuple(not_as_chosen(reading, satker, tahun))
    office = satker or whole_name
    if not complaints and ((tahun and reading.tahun is None) or not is_office(office, reading.satker)):
        reading = read(tahun or reading.tahun, office or reading.satker)
    return replace(reading, galat=reading.galat + complaints)


def list_named_years(reading: Reading) -> list[int]:
    """The years of any of which a file may be the plan, that of its reading first; none where it names but one."""
    return [year for remark in reading.peringatan for year in list_open_years(remark)]


def list_open_years(remark: Remark) -> list[int]:
    """The years one of which a person may choose for a plan, as a remark says: the likeliest first."""
    if remark.code == "identity.tahun_missing":
        return [today().year + ahead for ahead in (0, 1, -1)]
    is_open = remark.code in ("identity.tahun_first_of_several", "identity.tahun_of_several_plans")
    return [int(year) for year in str(remark.values["years"]).split(", ")] if is_open else []


def name_complaints(satker: str | None, where: str) -> tuple[Remark, ...]:
    """A refusal of a name that could be taken for another office's; `where` it stands: WRITTEN, or IN_FILE."""
    if not satker:
        return ()
    values = {"name": clean_name(satker), "where": where}
    if not has_latin_letter(satker):
        return (Remark("uploads.satker_without_letters", nilai=satker, values=values),)
    if odd := find_odd_word(satker):
        return (Remark("uploads.satker_odd_letter", nilai=satker, values={**values, "word": odd}),)
    return ()


def is_office(one: str | None, other: str | None) -> bool:
    """Whether `one` is no other office than `other`; so also where there is no `one`."""
    return not one or (other is not None and standard_name(one) == standard_name(other))


def not_as_chosen(reading: Reading, satker: str | None, tahun: int | None) -> Iterator[Remark]:
    """A complaint where the file speaks of another satker, and one where of another tahun, than those chosen."""
    file_tahun = reading.origin.tahun if reading.origin else reading.tahun
    is_named = is_office(satker, reading.satker) or is_office(satker, reading.satker_whole)
    if reading.satker and not is_named:
        values = {"file_satker": reading.satker, "satker": satker}
        yield Remark("uploads.other_satker", nilai=reading.satker, values=values)
    if tahun and file_tahun and tahun != file_tahun:
        values = {"file_tahun": file_tahun, "tahun": tahun}
        yield Remark("uploads.other_tahun", nilai=str(file_tahun), values=values)
