"""Whose plan it is and for which year, from the title rows above the table, and whether that is who
was chosen. An office's name is brought to one form, so that it is the same office in its next file:
`KOMISI PEMILIHAN UMUM KABUPATEN MESUJI` → KPU Kabupaten Mesuji."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from monev.core.clock import today
from monev.core.office_names import (
    clean_name,
    find_odd_word,
    has_latin_letter,
    standard_name,
    without_court_class,
)
from monev.core.records import JsonObject, Reading
from monev.core.remarks import Remark
from monev.core.text import SMALL_WORDS, calm_capitals
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.vocabulary.headings import (
    by_spelling,
    load_patterns,
    load_words,
    normalize,
    split_listing,
)
from monev.reading.vocabulary.template_names import SIMULATION_TEXT
from monev.reading.vocabulary.time_words import ANY_MONTH

_WORDS = load_words("offices")
_ABBREVIATIONS = frozenset(split_listing(_WORDS["abbreviations"]))
_OTHER_FORMS = {
    rf"\b{long}\b": form for long, form in by_spelling(_WORDS["other_forms"]).items()
} | _WORDS["tidied"]

_JENIS_SATKER = "|".join(
    sorted(
        split_listing(_WORDS["jenis_satker"]),
        key=len,
        reverse=True,
    )
)
_PATTERNS = load_patterns(
    "offices",
    month=ANY_MONTH,
    jenis=_JENIS_SATKER,
)
_ABBREVIATION_MAX = 3


class Identity(NamedTuple):
    """What the title rows say; None where they do not. `satker_whole`: the name with what stands in
    brackets behind it, which may tell one unit of an office from another."""

    satker: str | None
    satker_whole: str | None
    tahun: int | None
    simulasi: bool


def read_identity(titles: tuple[str, ...]) -> Identity:
    """Office, year and mark of fiction from the titles above a table, those nearest to the table
    first."""
    said = " ".join(" ".join(titles).split()).upper()
    return Identity(
        find_satker(titles),
        find_satker(titles, whole=True),
        find_tahun(titles),
        SIMULATION_TEXT in said,
    )


def join_identities(identities: Sequence[Identity]) -> Identity:
    """What several titles say together, of each thing what the first says that speaks of it."""
    joined = Identity(None, None, None, simulasi=False)
    for each in identities:
        joined = Identity(
            joined.satker or each.satker,
            joined.satker_whole or each.satker_whole,
            joined.tahun or each.tahun,
            joined.simulasi or each.simulasi,
        )
    return joined


def find_tahun(titles: tuple[str, ...]) -> int | None:
    """The plan's year, from a statement about the plan: `TAHUN 2025` nearest to the table, else any
    lone year; that of a regulation, an evaluation, a revision or a print says nothing of the plan,
    nor does a span of years."""
    named = list[list[int]]()
    lone: int | None = None
    for line in reversed("\n".join(titles).split("\n")):
        stated = [*_stated_in(line)]
        if years := [year for year, is_named in stated if is_named]:
            named.append(years)
        if lone is None and len({year for year, _ in stated}) == 1:
            lone = stated[0][0]
    if not named:
        return lone
    # Of several years in a line, one that another line names alone: kegiatan tahun 2025 selesai
    # pada awal tahun 2026.
    for years in named:
        if len({*years}) == 1 and years[0] in named[0]:
            return years[0]
    return named[0][-1]


def list_stated_years(titles: tuple[str, ...]) -> set[int]:
    """Every year the titles state of the plan: of the one before it, too, where a sentence names
    that."""
    years = set[int]()
    for line in "\n".join(titles).split("\n"):
        years.update(year for year, _ in _stated_in(line))
    return years


def _stated_in(line: str) -> Iterator[tuple[int, bool]]:
    """The years a line states of the plan, each with whether the word TAHUN stands before it."""
    text = _PATTERNS["no_years"].sub(" ", line)
    for found in _PATTERNS["year"].finditer(text):
        words = list(_PATTERNS["before_year"].finditer(text, 0, found.start()))
        nearest = words[-1].lastgroup if words else ""
        month = _PATTERNS["month_before"].search(text, 0, found.start())
        if nearest == "plan" or (nearest != "other" and (not month or month["span"])):
            yield int(found["year"]), found["word"] is not None


def name_decree_years(titles: Iterable[str]) -> JsonObject:
    """The year of the decree whose annex a plan is, and the next, either of which may be the
    plan's; None for none."""
    found = _PATTERNS["annex"].search("\n".join(titles))
    if found is None:
        return {"tahun": None, "years": ""}
    year = int(found["tahun"])
    return {"tahun": year, "years": f"{year}, {year + 1}"}


def find_posisi(titles: Iterable[str], tahun: int) -> date | None:
    """The day that what a plan of `tahun` reports is of, as a title says: Update: 31 Maret 2025,
    s.d. TW I, REALISASI TRIWULAN II. None where none does; a span is the plan's time (Januari s.d.
    Desember 2025)."""
    for found in _PATTERNS["posisi"].finditer("\n".join(titles)):
        times = read_time(found["time"], tahun).tenggat
        if times and not found["span"] and 0 <= times[-1].jatuh_tempo.year - tahun <= 1:
            return times[-1].jatuh_tempo
    return None


def posisi_from_name(name: str, tahun: int) -> date | None:
    """The day of the plan's year that a file's name says its reports are of: Realisasi per
    2025-06-30.xlsx."""
    for found in _PATTERNS["posisi_in_name"].finditer(name):
        with suppress(ValueError):  # 2025-06-31 is no day
            day = date.fromisoformat(found["day"])
            if day.year == tahun:
                return day
    return None


def tahun_from_name(*names: str) -> int | None:
    """A year in a sheet's or a file's name, where it is the only one."""
    for name in names:
        if tahun := tahun_from_cells([name]):
            return tahun
    return None


def tahun_from_cells(texts: Iterable[str]) -> int | None:
    """The year that TARGET WAKTU cells name, where they name but one."""
    named = find_years(texts)
    return named.pop() if len(named) == 1 else None


def find_years(texts: Iterable[str]) -> set[int]:
    """Every year that texts name."""
    return set(map(int, _PATTERNS["any_year"].findall("\n".join(texts))))


def find_unit(*texts: str) -> str:
    """The part of an office that a sheet's name or the titles name: Seksi Umum, Bidang Tata Usaha;
    "" for none."""
    found = _PATTERNS["unit"].search("\n".join(texts))
    return normalize(found[0]) if found else ""


def find_satker(
    titles: tuple[str, ...],
    *,
    whole: bool = False,
) -> str | None:
    """The office's name in its one form, from a labelled line, else the line nearest to the table
    that names one; `whole`: with what stands in brackets behind it."""
    lines = [*filter(None, map(clean_name, "\n".join(titles).split("\n")))]
    after_name = _PATTERNS["after_whole_name" if whole else "after_name"]
    for line in lines:
        if labelled := _PATTERNS["labelled"].match(line):
            return name_satker(after_name.sub("", labelled["name"]) or labelled["name"])
    for line, below in reversed([*pairwise([*lines, ""])]):
        if found := _PATTERNS["jenis"].search(line):
            region = below if _PATTERNS["region"].match(below) else ""
            name = after_name.sub("", f"{line[found.start() :]} {region}".strip())
            own = name_satker(name)
            complete = _complete_name(own, lines)
            if len(name.split()) > 1 or complete != own:
                return complete
    return None


def _complete_name(name: str, lines: list[str]) -> str:
    """A name that many offices bear, with whose it is where a line of the title says so."""
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
                of = name_satker(line["induk"])
                said = {
                    "nama": name,
                    "jenis": beginning[0],
                    "sisa": rest,
                }
                return whole.format(**said, induk=of).strip()
    return name


def name_satker(text: str) -> str:
    """An office's name in the form used everywhere: short where it is known by that, each word with
    a capital."""
    name = without_court_class(clean_name(text).strip(" .,:-"))
    for pattern, form in _OTHER_FORMS.items():
        name = re.sub(
            pattern,
            form,
            name,
            flags=re.IGNORECASE,
        )
    is_mixed = not name.isupper() and not name.islower()
    words = list[str]()
    for word in name.split():
        bare = word.strip("()")
        # Beside words in small letters, a short one in capitals is an abbreviation.
        is_short = is_mixed and word.isupper() and len(bare) <= _ABBREVIATION_MAX
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
"""Where a name stands."""


_Read = Callable[[int | None, str | None], Reading]
"""Reads a file once more, for a tahun and a satker."""


def as_chosen(
    reading: Reading,
    read: _Read,
    satker: str | None,
    tahun: int | None,
    whole_name: str | None,
) -> Reading:
    """The reading of a file for these satker and tahun (None: none was chosen), refused where it
    speaks of others. `read` reads the file again where they say what it does not. `whole_name` is
    the stored office that the title names with its brackets, where there is one."""
    if tahun in list_named_years(reading):
        reading = read(tahun, None)
    complaints = [*name_complaints(reading.satker, IN_FILE), *name_complaints(satker, WRITTEN)]
    complaints = complaints or [*not_as_chosen(reading, satker, tahun)]
    office = satker or whole_name
    lacks_year = tahun and reading.tahun is None
    if not complaints and (lacks_year or not is_office(office, reading.satker)):
        reading = read(tahun or reading.tahun, office or reading.satker)
    return replace(reading, galat=(*reading.galat, *complaints))


def list_named_years(reading: Reading) -> list[int]:
    """The years of any of which a file may be the plan, that of its reading first; none where it
    names but one."""
    years = list[int]()
    for remark in reading.peringatan:
        years += list_open_years(remark)
    return years


_OPEN_YEARS = (
    "identity.tahun_of_decree",
    "identity.tahun_first_of_several",
    "identity.tahun_of_several_plans",
)


def list_open_years(remark: Remark) -> list[int]:
    """The years one of which a person may choose for a plan, as a remark says: the likeliest
    first."""
    if remark.code == "identity.tahun_missing":
        return [today().year + ahead for ahead in (0, 1, -1)]
    if remark.code not in _OPEN_YEARS:
        return []
    return [int(year) for year in str(remark.values["years"]).split(", ")]


def name_complaints(satker: str | None, where: str) -> tuple[Remark, ...]:
    """A refusal of a name that could be taken for another office's; `where` it stands: WRITTEN, or
    IN_FILE."""
    if not satker:
        return ()
    code = "uploads.satker_odd_letter"
    values = {"name": clean_name(satker), "where": where}
    if not has_latin_letter(satker):
        code = "uploads.satker_without_letters"
    elif odd := find_odd_word(satker):
        values["word"] = odd
    else:
        return ()
    return (Remark(code, nilai=satker, values=values),)


def is_office(one: str | None, other: str | None) -> bool:
    """Whether `one` is no other office than `other`; so also where there is no `one`."""
    return not one or (other is not None and standard_name(one) == standard_name(other))


def not_as_chosen(
    reading: Reading,
    satker: str | None,
    tahun: int | None,
) -> Iterator[Remark]:
    """A complaint where the file speaks of another satker, and one where of another tahun, than
    those chosen."""
    names = (reading.satker, reading.satker_whole)
    if reading.satker and not any(is_office(satker, name) for name in names):
        values = {"file_satker": reading.satker, "satker": satker}
        yield Remark(
            "uploads.other_satker",
            nilai=reading.satker,
            values=values,
        )
    file_tahun = reading.origin.tahun if reading.origin else reading.tahun
    if tahun and file_tahun and tahun != file_tahun:
        values = {"file_tahun": file_tahun, "tahun": tahun}
        yield Remark(
            "uploads.other_tahun",
            nilai=str(file_tahun),
            values=values,
        )
