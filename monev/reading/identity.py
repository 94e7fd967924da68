"""Find the office and the year of a plan in the title rows above its table.

Compare them with the chosen ones.

An office's name is brought to one form, so that it is the same office in its next file: `KOMISI
PEMILIHAN UMUM KABUPATEN MESUJI` → KPU Kabupaten Mesuji.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple

from monev.core.clock import today
from monev.core.office_names import clean_name, find_odd_word, has_latin_letter, standard_name
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.core.text import SMALL_WORDS, calm_capitals, shorten
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.vocabulary.headings import by_spelling, load_patterns, load_words, split_listing
from monev.reading.vocabulary.template_names import SIMULATION_TEXT
from monev.reading.vocabulary.time_words import ANY_MONTH

_WORDS = load_words("offices")
_ABBREVIATIONS = frozenset(split_listing(_WORDS["abbreviations"]))
_SHORT_WORDS = SMALL_WORDS.union(split_listing(_WORDS["short_words"]))
_OTHER_FORMS = dict[str, str]()
for _long, _form in by_spelling(_WORDS["other_forms"]).items():
    _OTHER_FORMS[rf"\b{_long}\b"] = _form
_OTHER_FORMS |= _WORDS["tidied"]

_LONGEST_FIRST = sorted(split_listing(_WORDS["jenis_satker"]), key=len, reverse=True)
_JENIS_SATKER = "|".join(_LONGEST_FIRST)
_PATTERNS = load_patterns("offices", month=ANY_MONTH, jenis=_JENIS_SATKER)
_ABBREVIATION_MAX = 3
_LONGEST_NAME = 200
"""Letters of an office's name; it stands in every list and in the name of every file."""


class Identity(NamedTuple):
    """Office and year by the title rows; None if they do not name them.

    satker_whole: the name with the brackets behind it, which may tell one unit of an office from
    another. simulasi: the plan is marked as fiction.
    """

    satker: str | None
    satker_whole: str | None
    tahun: int | None
    simulasi: bool


def read_identity(titles: tuple[str, ...]) -> Identity:
    """Read office, year and mark of fiction in the titles above a table, the nearest ones first."""
    said = " ".join(" ".join(titles).split()).upper()
    return Identity(
        find_satker(titles),
        find_satker(titles, whole=True),
        find_tahun(titles),
        SIMULATION_TEXT in said,
    )


def join_identities(identities: Sequence[Identity]) -> Identity:
    """Join several identities; for each field the first one that has it wins."""
    nothing = Identity(None, None, None, simulasi=False)
    fields = zip(*identities, nothing, strict=True)
    return Identity(*(next(filter(None, each), each[-1]) for each in fields))


def join_unit(identity: Identity, titles: Iterable[str]) -> Identity:
    """Add the unit that titles name on a line of its own, if they name just one.

    An example is BAGIAN UMUM above SEKRETARIAT DAERAH.
    """
    lines = map(clean_name, "\n".join(titles).split("\n"))
    units = {name_satker(line) for line in lines if _PATTERNS["unit_line"].fullmatch(line)}
    if len(units) != 1 or not identity.satker:
        return identity
    [unit] = units
    return identity._replace(
        satker=f"{unit} {identity.satker}", satker_whole=f"{unit} {identity.satker_whole}"
    )


def find_tahun(titles: tuple[str, ...]) -> int | None:
    """Find the plan's year: `TAHUN 2025` nearest to the table, else any lone year.

    The year of a regulation, an evaluation, a revision or a print is not the plan's, nor is a
    span of years.
    """
    named = list[list[int]]()
    lone: int | None = None
    for line in reversed("\n".join(titles).split("\n")):
        stated = [*_stated_in(line)]
        if years := [year for year, is_named in stated if is_named]:
            named.append(years)
        different = {year for year, _ in stated}
        if lone is None and len(different) == 1:
            lone = different.pop()
    if not named:
        return lone
    # Of several years in a line, one that another line names alone: kegiatan tahun 2025 selesai
    # pada awal tahun 2026.
    alone = (years[0] for years in named if len({*years}) == 1 and years[0] in named[0])
    return next(alone, named[0][-1])


def list_stated_years(titles: tuple[str, ...]) -> set[int]:
    """List every year the titles give for the plan, also the one before if a sentence names it."""
    lines = "\n".join(titles).split("\n")
    return {year for year, _ in chain.from_iterable(map(_stated_in, lines))}


def _stated_in(line: str) -> Iterator[tuple[int, bool]]:
    """List the years a line gives for the plan, each with True if the word TAHUN is before it."""
    text = _PATTERNS["no_years"].sub(" ", line)
    for found in _PATTERNS["year"].finditer(text):
        words = list(_PATTERNS["before_year"].finditer(text, 0, found.start()))
        nearest = words[-1].lastgroup if words else ""
        month = _PATTERNS["month_before"].search(text, 0, found.start())
        is_of_month = month is not None and not month["span"]
        if nearest != "plan" and (nearest == "other" or is_of_month):
            continue
        yield int(found["year"]), found["word"] is not None


def find_posisi(titles: Iterable[str], tahun: int) -> date | None:
    """Find in the titles the day up to which a plan of `tahun` reports: Update: 31 Maret 2025, s.d.

    TW I, REALISASI TRIWULAN II.

    None if there is none. A span is the plan's own time (Januari s.d. Desember 2025).
    """
    for found in _PATTERNS["posisi"].finditer("\n".join(titles)):
        times = read_time(found["time"], tahun).tenggat
        if not times or found["span"]:
            continue
        day = times[-1].jatuh_tempo
        if day.year in (tahun, tahun + 1):
            return day
    return None


def posisi_from_name(name: str, tahun: int) -> date | None:
    """Find in a file's name the day up to which it reports, if it lies in the plan's year.

    An example is Realisasi per 2025-06-30.xlsx.
    """
    for found in _PATTERNS["posisi_in_name"].finditer(name):
        with suppress(ValueError):  # 2025-06-31 is no day
            day = date.fromisoformat(found["day"])
            if day.year == tahun:
                return day
    return None


def tahun_from_name(*names: str) -> int | None:
    """Return the only year in the first of these names (of a sheet, a file) that has just one."""
    return next(filter(None, (tahun_from_cells([name]) for name in names)), None)


def tahun_from_cells(texts: Iterable[str]) -> int | None:
    """Return the year that TARGET WAKTU cells name, or None if they name several."""
    named = find_years(texts)
    return named.pop() if len(named) == 1 else None


def find_years(texts: Iterable[str]) -> set[int]:
    """Return every year in these texts."""
    return set(map(int, _PATTERNS["any_year"].findall("\n".join(texts))))


def find_satker(titles: tuple[str, ...], *, whole: bool = False) -> str | None:
    """Find the office's name, in its one form.

    It is taken from a labelled line, else from the line nearest to the table. With `whole` it keeps
    the brackets behind it.
    """
    lines = [*filter(None, map(clean_name, "\n".join(titles).split("\n")))]
    after_name = _PATTERNS["after_whole_name" if whole else "after_name"]
    for line in lines:
        if labelled := _PATTERNS["labelled"].match(line):
            name = labelled["name"]
            return name_satker(after_name.sub("", name) or name)
    for line, below in reversed([*pairwise([*lines, ""])]):
        found = _PATTERNS["jenis"].search(line)
        if not found:
            continue
        name = line[found.start() :]
        if _PATTERNS["region"].match(below):
            name = f"{name} {below}"
        unit, _ = _split_before(line[: found.start()])
        name = f"{unit}{after_name.sub('', name.strip())}"
        own = name_satker(name)
        complete = _complete_name(own, lines)
        if len(name.split()) > 1 or complete != own:
            return complete
    return None


def _split_before(text: str) -> tuple[str, str]:
    """Split what stands before an office word into a unit of that office, and what is no name.

    BAGIAN UMUM before SEKRETARIAT DAERAH is one; PERJANJIAN KINERJA before DINAS is none.
    """
    before = _PATTERNS["before_name"].sub("", text, count=1)
    is_unit = _PATTERNS["unit_line"].fullmatch(before.strip())
    return (before, "") if is_unit else ("", before.strip())


def words_before_office(titles: tuple[str, ...]) -> str:
    """Return what stands before an office's name and is no part of it; "" for none."""
    for line in reversed([*filter(None, map(clean_name, "\n".join(titles).split("\n")))]):
        if found := _PATTERNS["jenis"].search(line):
            return _split_before(line[: found.start()])[1]
    return ""


def find_office_key(titles: tuple[str, ...]) -> str:
    """Return what is equal for all spellings of the office that titles name, or ""."""
    return standard_name(find_satker(titles) or "")


def _complete_name(name: str, lines: list[str]) -> str:
    """Add to a name that many offices have the office it belongs to, if a title names it."""
    for start, says_whose, parent, whole in _WORDS["parents"]:
        beginning = re.match(rf"{start}\b", name, re.IGNORECASE)
        if not beginning:
            continue
        rest = name[beginning.end() :].strip()
        if re.search(rf"\b(?:{says_whose})\b", rest, re.IGNORECASE):
            continue
        for title in lines:
            words = _PATTERNS["after_name"].sub("", title).strip()
            if line := re.fullmatch(parent, words, re.IGNORECASE):
                parent_name = name_satker(line["induk"])
                return whole.format(
                    nama=name, jenis=beginning[0], sisa=rest, induk=parent_name
                ).strip()
    return name


def name_satker(text: str) -> str:
    """Return an office's name in its one form.

    The form is short if the office is known by that, and each word has a capital.
    """
    name = clean_name(text).strip(" .,:-")
    for pattern, form in _OTHER_FORMS.items():
        name = re.sub(pattern, form, name, flags=re.IGNORECASE)
    is_mixed = not name.isupper() and not name.islower()
    words = list[str]()
    for word in name.split():
        bare = word.strip("().,")
        is_short = len(bare) <= _ABBREVIATION_MAX
        # Beside words in small letters, any short one in capitals is an abbreviation.
        is_sure = is_mixed and bare != "DAN"
        is_short &= word.isupper() if is_sure else bare.lower() not in _SHORT_WORDS
        if is_short or bare.upper() in _ABBREVIATIONS:
            words.append(word.upper())
        elif not word.isupper() and not word.islower():
            words.append(word)
        elif words and word.lower() in SMALL_WORDS:
            words.append(word.lower())
        else:
            words.append(calm_capitals(word.upper()))
    return " ".join(words)


WRITTEN, IN_FILE = "yang ditulis", "di berkas"
"""The place of a name, for a refusal."""


_Read = Callable[[int | None, str | None], Reading]
"""Reads the file once more, for a tahun and a satker."""


def as_chosen(
    reading: Reading, read: _Read, satker: str | None, tahun: int | None, whole_name: str | None
) -> Reading:
    """Return the reading of a file for this satker and tahun, refused if it is of others.

    A satker or tahun of None was not chosen. `read` reads the file again if they fill in what it
    lacks. `whole_name` is the stored office that the title names with its brackets, if there is
    one.
    """
    if tahun in list_named_years(reading):
        reading = read(tahun, None)
    complaints = [*name_complaints(reading.satker, IN_FILE), *name_complaints(satker, WRITTEN)]
    if not complaints:
        # A name that a person gives wins over a title's, never over that of a template.
        said = reading if reading.origin else replace(reading, satker=None, satker_whole=None)
        complaints = [*not_as_chosen(said, satker, tahun)]
    office = satker or whole_name
    lacks_year = tahun and reading.tahun is None
    if not complaints and (lacks_year or not is_office(office, reading.satker)):
        reading = read(tahun or reading.tahun, office or reading.satker)
    return replace(reading, galat=(*reading.galat, *complaints))


def list_named_years(reading: Reading) -> list[int]:
    """List the years of which a file may be the plan, that of its reading first.

    None if it names just one.
    """
    return [*chain.from_iterable(map(list_open_years, reading.peringatan))]


def list_open_years(remark: Remark) -> list[int]:
    """List the years a person may choose after this remark, the likeliest first."""
    if remark.code == "identity.tahun_missing":
        return [today().year + ahead for ahead in (0, 1, -1)]
    if remark.code != "identity.tahun_first_of_several":
        return []
    return [int(year) for year in str(remark.values["years"]).split(", ")]


def name_complaints(satker: str | None, where: str) -> tuple[Remark, ...]:
    """Refuse a name that is too long, or could pass for another office's.

    `where` is WRITTEN or IN_FILE.
    """
    if not satker:
        return ()
    name, odd = clean_name(satker), find_odd_word(satker)
    values = {"name": shorten(name, _LONGEST_NAME), "where": where} | ({"word": odd} if odd else {})
    faults = {
        "uploads.satker_too_long": len(name) > _LONGEST_NAME,
        "uploads.satker_without_letters": not has_latin_letter(satker),
        "uploads.satker_odd_letter": bool(odd),
    }
    code = next((code for code, holds in faults.items() if holds), "")
    return (Remark(code, nilai=values["name"], values=values),) if code else ()


def is_office(one: str | None, other: str | None) -> bool:
    """True if `one` is the same office as `other`, or is not given."""
    return not one or (other is not None and standard_name(one) == standard_name(other))


def not_as_chosen(reading: Reading, satker: str | None, tahun: int | None) -> Iterator[Remark]:
    """Complain if the file is of another satker than the chosen one, and if of another tahun."""
    found = reading.satker
    is_chosen = is_office(satker, found) or is_office(satker, reading.satker_whole)
    if found and not is_chosen:
        values = {"file_satker": found, "satker": satker}
        yield Remark("uploads.other_satker", nilai=found, values=values)
    file_tahun = reading.origin.tahun if reading.origin else reading.tahun
    if tahun and file_tahun and tahun != file_tahun:
        values = {"file_tahun": file_tahun, "tahun": tahun}
        yield Remark("uploads.other_tahun", nilai=str(file_tahun), values=values)
