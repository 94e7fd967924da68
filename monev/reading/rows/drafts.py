"""What lies between the cells of a row and a langkah: its values, where each came from, and what is owed a trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from monev.core.records import Trace
from monev.reading.rows.month_matrix import Marked
from monev.reading.rows.placement import Location
from monev.reading.vocabulary.headings import LAPORAN, normalize

# Words that a page may cut in two without anything else standing in the row.
_CAN_BE_CUT = frozenset({"komponen", "indikator", "langkah_aksi", "target_capaian", "pic"})
_NOT_WORDING = frozenset({"target_waktu", "frekuensi", *LAPORAN})

_DITTO_WORDS = frozenset(
    (
        "idem",
        "sda",
        "s d a",
        "ditto",
        "sama dengan di atas",
        "sama dengan diatas",
        "sama seperti di atas",
        "sda di atas",
    )
)
_DITTO_MARKS = frozenset(('"', "''", "〃", "”", "“", '-"-', "-''-", '- " -', "-”-"))


def is_ditto(text: str) -> bool:
    """Whether a cell says no more than that it is as the one above: idem, s.d.a, 〃."""
    return text.strip() in _DITTO_MARKS or normalize(text) in _DITTO_WORDS


@dataclass(slots=True)
class CellValue:
    """One value of a row: its text, the real date if it is one, and whether the row brought it itself."""

    text: str
    is_own: bool
    day: datetime | None = None


def fill_dittos(row: dict[str, CellValue], previous: dict[str, CellValue], *, own: bool) -> dict[str, str]:
    """Fill cells that say idem from the row above, in place; which ones, with what they said."""
    dittos = {}
    for name, cell in row.items():
        from_ = previous.get(name)
        if name not in LAPORAN and from_ and from_.text and is_ditto(cell.text):
            dittos[name] = cell.text
            row[name] = CellValue(from_.text, own, from_.day)
    return dittos


@dataclass(slots=True)
class Draft:
    """A langkah in the making. `content` by meaning, `other_columns` by heading; `bukti` are its evidence cells,
    `matrix` what is marked in its rows of a month matrix."""

    row: int
    location: Location
    no: str
    kode: str = ""
    content: dict[str, str] = field(default_factory=dict)
    dates: dict[str, datetime] = field(default_factory=dict)
    other_columns: dict[str, str] = field(default_factory=dict)
    bukti: list[str] = field(default_factory=list)
    matrix: list[Marked] = field(default_factory=list)
    inherited: frozenset[str] = frozenset()
    trace: list[Trace] = field(default_factory=list)

    @property
    def is_name_only(self) -> bool:
        """Whether it says what is done and nothing of proof, time or komponen."""
        other = any(self.content.get(meaning) for meaning in ("komponen", "bukti_dukung", "target_waktu"))
        return bool(self.content["langkah_aksi"]) and not other and not any(one.cells for one in self.matrix)

    def become_komponen(self) -> str:
        """Turn its LANGKAH into its KOMPONEN, for the work stands below; returns the komponen."""
        self.content["komponen"], self.content["langkah_aksi"] = self.content["langkah_aksi"], ""
        return self.content["komponen"]

    def get_value(self, name: str) -> str:
        """What it holds under a meaning or, for `lain:<heading>`, in another column."""
        other = name.removeprefix("lain:")
        return self.other_columns.get(other, "") if other != name else self.content.get(name, "")

    def judge_cut(self, row: dict[str, CellValue], given: set[str]) -> str:
        """Whether a row is the rest of cells that a page cut: "jelas", "ragu" (ask), or "" (no sign of it).

        A rest goes on in small letters where the cell above began with a capital and did not end its sentence.
        """
        text = {name: row[name].text for name in given - _NOT_WORDING}
        if not text or not all(cell[0].islower() for cell in text.values()):
            return ""
        above = {name: self.get_value(name) for name in text}
        if any(not content or content[0].islower() or content.endswith((".", ";", ":")) for content in above.values()):
            return "ragu" if "langkah_aksi" in given and above.get("langkah_aksi", " ")[0].isupper() else ""
        return "jelas" if given <= _CAN_BE_CUT | {n for n in given if n.startswith("lain:")} else "ragu"
