"""The table of what is said of a target beside its status, and of its bukti: a line is a field.

The journal, reading the template and writing it, edits, merging, comparing, the panel, *Lapor* and
the meeting come from it; its column stands in `queries/schema/tables.sql`. What an office plans is
in `records.LangkahCells`; what a meeting records is in `core/meeting_things`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Annotated, Any, NamedTuple

from monev.core.field_of import FieldOf, Kind
from monev.core.file_references import words_of
from monev.core.typed_input import TITLE_LENGTH

ONLY_WHERE_SAID = "only where it is said"
"""Marks a field that most entries leave out, and all entries of earlier versions."""


class PlanField(NamedTuple):
    """A field of a report.

    - heading: on screen, in the template and in comparisons
    - also: what else files call it, between upright bars
    - width: of its column in the template; hint: what stands in its empty field
    - reports: to say it reports the target; else it is only words beside it
    - beside: it is shown beside the status in *Lapor* and in the meeting; the panel shows all
    """

    heading: str
    kind: Kind
    also: str = ""
    width: int = 40
    hint: str = ""
    reports: bool = True
    beside: bool = False

    @property
    def typed(self) -> FieldOf:
        """Return how it is filled in."""
        return FieldOf(self.heading, self.kind, length=TITLE_LENGTH)

    @property
    def names(self) -> tuple[str, ...]:
        """Return its heading and what else files call it."""
        return (self.heading, *(each.strip() for each in self.also.split("|") if each))

    def words_of(self, stored: str | None) -> str:
        """Return what is stored as people read and write it: of a link without its files."""
        return words_of(stored or "") if self.kind == "link" else stored or ""


def of(*given: Any, **shown: Any) -> dict[str, PlanField]:
    """Return a field as the metadata of its dataclass."""
    return {"field": PlanField(*given, **shown)}


_DAY = "Tgl selesai | Tanggal penyelesaian | Selesai tanggal | Tanggal"
_OBSTACLE = "Hambatan | Permasalahan | Kendala / alasan | Alasan"
_FOLLOW_UP = "Rencana tindak lanjut | RTL | Solusi"
_LINK = "Link | URL | Tautan bukti | Link bukti | Alamat | Link drive"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said of a target beside its status.

    `hasil`: what came of it, in one line beside TARGET CAPAIAN; no figure is made of it.
    """

    tanggal_selesai: date | None = field(
        default=None, metadata=of("Tanggal selesai", "day", _DAY, width=20)
    )
    kendala: str = field(default="", metadata=of("Kendala", "lines", _OBSTACLE, beside=True))
    tindak_lanjut: str = field(default="", metadata=of("Tindak lanjut", "lines", _FOLLOW_UP))
    hasil: Annotated[str | None, ONLY_WHERE_SAID] = field(
        default=None,
        metadata=of(
            "Hasil", "line", "Hasil target", hint="4 dari 6 pengaduan", reports=False, beside=True
        ),
    )


@dataclass(frozen=True, kw_only=True)
class SaidOfBukti:
    """What is said of a bukti beside its status."""

    tautan: str = field(
        default="",
        metadata=of("Tautan", "link", _LINK, width=44, hint="Tautan, atau tempat berkas cetaknya"),
    )
    catatan: str = field(
        default="",
        metadata=of("Catatan", "lines", "Keterangan | Catatan bukti", width=32, hint="Keterangan"),
    )


def _table_of(record: type) -> dict[str, PlanField]:
    return {each.name: each.metadata["field"] for each in fields(record)}


NOTHING_SAID, NOTHING_OF_BUKTI = Said(), SaidOfBukti()

SAID = _table_of(Said)
SAID_OF_BUKTI = _table_of(SaidOfBukti)
"""Name → field: of a target's report, of a bukti's."""

SAID_TEXTS = tuple(name for name, each in SAID.items() if each.kind != "day")
"""The fields of a report that are words."""

NO_REPORT = tuple(name for name, each in SAID.items() if not each.reports)
"""The fields that report nothing: no figure changes with them."""


def said_lines(row: Mapping[str, Any], names: Iterable[str] = SAID_TEXTS) -> list[str]:
    """Return what a row says in these fields, each with its heading."""
    return [f"{SAID[name].heading}: {row[name]}" for name in names if row[name]]


SAID_BESIDE = tuple(name for name, each in SAID.items() if each.beside)
"""The fields that are shown beside a target's status."""
