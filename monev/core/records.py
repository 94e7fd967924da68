"""The nouns of the product as plain data: the content of a plan table, and the reports on it.

See docs/design.md §1.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, NamedTuple, Self

from monev.core.plan_fields import NOTHING_OF_BUKTI, NOTHING_SAID, Said, SaidOfBukti
from monev.core.remarks import Remark
from monev.core.statuses import JENIS_TARGET

JsonObject = dict[str, Any]
"""A JSON object: with the keys of the contract (docs/operations.md), or a task for a child
process."""


@dataclass(frozen=True, slots=True)
class Trace:
    """How a cell was understood, if it was not simply copied.

    | cara | meaning |
    |---|---|
    | gabungan | filled from a merged range |
    | diwarisi | blank in a continuation row, taken from the row above |
    | ditafsirkan | read by a rule |
    | sambungan | text joined to the row above |
    | diragukan | a person should look at it |
    | pilihan | settled by a person |
    """

    kolom: str
    nilai: str
    dibaca: str
    cara: str
    lembar: str | None = None
    baris: int | None = None
    sel: str | None = None


@dataclass(frozen=True, slots=True)
class Tenggat:
    """One obligation of a langkah.

    - tenggat: its key within the langkah: "2025-10" (end of that month) or "2025-08-04"
    - jatuh_tempo: the last day in time; buka: the first day of its window (docs/design.md §5)
    """

    tenggat: str
    jatuh_tempo: date
    buka: date


@dataclass(frozen=True, slots=True)
class Bukti:
    """One document of an evidence cell, with its kind (`reading/evidence`)."""

    nama: str
    jenis: str


FURTHER_CELLS = ("komponen", "indikator", "target_capaian", "frekuensi", "pic")
"""Fields of a langkah, as their columns are called, that a plan may have beside its work, time and
documents: read where a file has the column, kept as they were where it has none."""


@dataclass(frozen=True, slots=True)
class LangkahCells:
    """The cells of one row of work: verbatim, with their place and how its target was read.

    Base of the read and the stored langkah.
    """

    kode: str
    area: str
    nama_area: str
    sub_area: str | None
    nama_sub_area: str | None
    no: str
    komponen: str
    indikator: str
    langkah_aksi: str
    bukti_dukung: str
    target_waktu: str
    target_capaian: str
    frekuensi: str | None
    pic: str | None
    lainnya: dict[str, str]
    jenis_target: Annotated[str, frozenset(JENIS_TARGET)]
    mulai: str | None
    lembar: str
    baris: int


@dataclass(frozen=True, slots=True)
class Langkah(LangkahCells):
    """One row of work as read from a file.

    `is_kode_written`: the kode is from its KODE cell; else it was generated.
    """

    tenggat: tuple[Tenggat, ...]
    bukti: tuple[Bukti, ...]
    jejak: tuple[Trace, ...] = ()
    is_kode_written: bool = False


@dataclass(frozen=True, slots=True)
class TenggatReport:
    """The report of a file on one tenggat.

    - tenggat: None: on the whole langkah
    - status: None: the file has no place for it; said: what stands beside it
    - is_kode_written: it names its langkah by a Kode; else it stands in the langkah's row
    """

    kode: str
    tenggat: str | None
    status: str | None
    said: Said = NOTHING_SAID
    lembar: str | None = None
    baris: int | None = None
    is_kode_written: bool = True


@dataclass(frozen=True, slots=True)
class BuktiReport:
    """The report of a file on one bukti of one tenggat. Fields as in TenggatReport.

    `status`: one of STATUS_BUKTI; None if its words are not understood yet.
    """

    kode: str
    tenggat: str | None
    nama: str
    jenis: str | None
    status: str | None
    said: SaidOfBukti = NOTHING_OF_BUKTI
    lembar: str | None = None
    baris: int | None = None
    is_kode_written: bool = True


@dataclass(frozen=True, slots=True)
class TemplateOrigin:
    """The unggahan that a template workbook was made from.

    `hash_entri`: the hash of its journal entry.
    """

    satker: str
    tahun: int
    unggahan: int
    hash_entri: str


class FileColumn(NamedTuple):
    """One column of a table: its letter, heading on one line, meaning, and first cells.

    A column without a meaning (None) is only kept. `is_chosen`: people said so. `is_joined`: it is
    read together with others, as months are. `key`: the name by which answers know it. `kind`: what
    its cells are. `period`: the part of the year it names.
    """

    letter: str
    heading: str
    meaning: str | None
    samples: tuple[str, ...]
    is_chosen: bool = False
    is_joined: bool = False
    key: str = ""
    kind: str = ""
    period: str = ""


class FileTable(NamedTuple):
    """What the columns of one table were taken for.

    `missing`: needed meanings without a column; `rows`: the rows that may be headings, each with
    its words; `denied`: meanings that people said no column has.
    """

    sheet: str
    row: int
    columns: tuple[FileColumn, ...]
    missing: tuple[str, ...]
    rows: tuple[tuple[int, str], ...]
    denied: frozenset[str] = frozenset()


class PlanTable(NamedTuple):
    """A table of a file that is part of the plan or may be: a line of the list with ticks.

    - name: by which answers know it: its words, never its place
    - first, last: its rows; langkah: how many it has; title: the line above it
    - is_read: it is ticked; is_settled: people said so
    - has_headings: its columns are known; else it cannot be ticked
    """

    name: str
    sheet: str
    first: int
    last: int
    langkah: int
    title: str
    is_read: bool
    is_settled: bool
    has_headings: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file as read. With any `galat` it is refused.

    - realisasi, bukti: None if it has no place for progress (docs/operations.md)
    - plans: the tables that are the plan or may be, from which people choose
    - kolom: its columns by meaning and heading, of reports as "realisasi.kendala"; None: unknown
    - satker_whole: the name with the part in brackets
    - unread: those of them that are left though nobody said so; storing asks for consent
    - posisi: the day in a title
    - left_out: rows of reports without a known langkah; the stored reports of others stay
    - tables: what the columns of its tables were taken for; of a refused file, of what it has
    - title_satker: the office that any text of a refused file names
    - confirmed: what people called right, as `right_keys` has it
    - sha256: of the file; "" for a reading that is of none
    """

    satker: str | None = None
    tahun: int | None = None
    langkah: tuple[Langkah, ...] = ()
    realisasi: tuple[TenggatReport, ...] | None = None
    bukti: tuple[BuktiReport, ...] | None = None
    origin: TemplateOrigin | None = None
    simulasi: bool = False
    peringatan: tuple[Remark, ...] = ()
    galat: tuple[Remark, ...] = ()
    plans: tuple[PlanTable, ...] = ()
    kolom: frozenset[str] | None = None
    satker_whole: str | None = None
    unread: tuple[Remark, ...] = ()
    posisi: date | None = None
    left_out: int = 0
    tables: tuple[FileTable, ...] = ()
    title_satker: str | None = None
    confirmed: frozenset[str] = frozenset()
    sha256: str = ""

    @property
    def has_place_for_reports(self) -> bool:
        """True if the file has a place for progress, empty or not."""
        return self.realisasi is not None or self.bukti is not None

    def with_reports(self, changed: Callable[[Any], Any]) -> Self:
        """Return the reading with each of its reports changed.

        If it has no place for reports, that stays so.
        """
        realisasi, bukti = (
            each and tuple(map(changed, each)) for each in (self.realisasi, self.bukti)
        )
        return replace(self, realisasi=realisasi, bukti=bukti)
