"""An index of all bukti: where each one is, its number and date, and who checked it when."""

import re
from datetime import date
from typing import NamedTuple

import pandas as pd

from monev.access import name_of
from monev.core.dates import MONTH_NAMES, format_day
from monev.core.file_references import files_of, is_web_address, words_of
from monev.database import Database
from monev.figures.evidence import bukti, second_verdicts
from monev.figures.views import View

_PLACE = ["kode", "tenggat", "bukti"]
_NUMBER = re.compile(r"(?i)\b(?:nomor|no\.?)\s*:?\s*([^\s,;()]*\d[^\s,;()]*)")
_DAY_IN_WORDS = re.compile(rf"(?i)\b(\d{{1,2}})\s+({'|'.join(MONTH_NAMES)})\s+(\d{{4}})\b")
_MONTH_OF = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_DAY_IN_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/.-])")


class Place(NamedTuple):
    """A place where a bukti can be found.

    It is words, a file beside the journal (`path`), or a web address.
    """

    words: str
    path: str = ""
    web_address: str = ""

    def address(self, base: str) -> str:
        """Return the link to this place.

        It is "" for words, and for a file if the app's own address (`base`) is unknown.
        """
        return self.web_address or (f"{base}{self.path}" if base and self.path else "")


def bukti_index(db: Database, view: View, until: int | None = None) -> pd.DataFrame:
    """Return the rows of `bukti` with number, date and verdict.

    They are as known just after journal entry `until` (None: now).

    - nomor: str, the document's number as written in catatan or tautan, "" if there is none
    - bertanggal: str, its date in words, "" if there is none
    - diperiksa_oleh: str, the name of the person who gave the verdict, NaN if nobody did
    - diperiksa_pada: datetime64 in our zone, NaT if nobody did
    - kedua: str, what the tier above said last, "" if nothing; verdik_kedua: str, its verdict while
      that stands, else ""
    """
    given = db.frame("figures/bukti_verdicts", unggahan_id=view.unggahan_id, sampai=until)
    names = [name_of(db, pelaku) for pelaku in given["pelaku"]]
    verdicts = given.assign(pelaku=names).rename(
        columns={"pelaku": "diperiksa_oleh", "waktu": "diperiksa_pada"}
    )
    rows = bukti(db, view).merge(verdicts, on=_PLACE, how="left")
    numbers = []
    days = []
    second, valid = [], []
    said = second_verdicts(db, view, until)
    for kode, tenggat, name in rows[_PLACE].itertuples(index=False):
        verdict = said.get((kode, tenggat, name))
        second.append(verdict.words if verdict else "")
        valid.append(verdict.verdik if verdict and verdict.is_valid else "")
    for note, place in zip(rows["catatan"], rows["tautan"], strict=True):
        written = f"{note} {words_of(place)}"
        numbers.append(find_number(written))
        days.append(find_day(written))
    added = {"nomor": numbers, "bertanggal": days, "kedua": second, "verdik_kedua": valid}
    return rows.assign(**{name: pd.Series(own, dtype="str") for name, own in added.items()})


def places_of(tautan: str) -> list[Place]:
    """List every place that a TAUTAN names: each web address, the words, each file."""
    words = words_of(tautan)
    parts = words.split()
    places = []
    if all(map(is_web_address, parts)):
        places += [Place(part, web_address=part) for part in parts]
    else:
        places.append(Place(words))
    for file in files_of(tautan):
        places.append(Place(f"berkas {file.name}", path=file.path))
    return places


def find_number(text: str) -> str:
    """Find the number of a document in a text: *Nomor 12/PW.01/2025* → 12/PW.01/2025.

    "" if there is none.
    """
    found = _NUMBER.search(text)
    return found[1].rstrip(".:") if found else ""


def find_day(text: str) -> str:
    """Find a date in a text and return it in full.

    "" if there is none or the day does not exist.
    """
    if found := _DAY_IN_WORDS.search(text):
        day = int(found[1])
        month = _MONTH_OF[found[2].casefold()]
        year = int(found[3])
    elif found := _DAY_IN_FIGURES.search(text):
        day, month, year = map(int, found.groups())
    else:
        return ""
    try:
        return format_day(date(year, month, day))
    except ValueError:
        return ""
