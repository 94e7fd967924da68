"""The nouns of the product as plain data: what a plan table says, and what is reported of it
(docs/design.md §1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, Literal, Self

from monev.core.remarks import Remark
from monev.core.statuses import JENIS_TARGET

JsonObject = dict[str, Any]
"""What becomes an object of JSON: keys of the contract (docs/operations.md), or of a task that a
child is given."""


@dataclass(frozen=True, slots=True)
class Trace:
    """How one cell was understood where it was not simply copied. `cara` is one of: "gabungan"
    (filled by a merged range), "diwarisi" (blank in a continuation row, taken from the row above),
    "ditafsirkan" (a rule read it), "sambungan" (text joined to the row above), "diragukan" (a
    person should look), "pilihan" (settled by a person)."""

    kolom: str
    nilai: str
    dibaca: str
    cara: str
    lembar: str | None = None
    baris: int | None = None
    sel: str | None = None


@dataclass(frozen=True, slots=True)
class Tenggat:
    """One obligation of a langkah. `tenggat` is its key within it: "2025-10" (end of that month) or
    "2025-08-04"; `jatuh_tempo` the last day on which it is in time; `buka` the first day of its
    window (docs/design.md §5)."""

    tenggat: str
    jatuh_tempo: date
    buka: date


@dataclass(frozen=True, slots=True)
class Bukti:
    """One document of an evidence cell, with its kind (`reading/evidence`)."""

    nama: str
    jenis: str


@dataclass(frozen=True, slots=True)
class LangkahCells:
    """The cells of one row of work verbatim, where it stands, and how its target was read: as read
    and as stored."""

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
    """One row of work as a file says it. `is_kode_written`: the kode stands in its KODE cell; else
    it was made."""

    tenggat: tuple[Tenggat, ...]
    bukti: tuple[Bukti, ...]
    jejak: tuple[Trace, ...] = ()
    is_kode_written: bool = False


@dataclass(frozen=True, slots=True)
class TenggatReport:
    """What a file reports of one tenggat (None: of the whole langkah). `status` None: it has no
    place to say one. `is_kode_written`: it names its langkah by a Kode; else it is that of a row of
    the plan."""

    kode: str
    tenggat: str | None
    status: str | None
    tanggal_selesai: date | None = None
    kendala: str = ""
    tindak_lanjut: str = ""
    lembar: str | None = None
    baris: int | None = None
    is_kode_written: bool = True


@dataclass(frozen=True, slots=True)
class BuktiReport:
    """What a file reports of one bukti of one tenggat, as TenggatReport; `status`: one of
    STATUS_BUKTI, None where its words are not understood yet."""

    kode: str
    tenggat: str | None
    nama: str
    jenis: str | None
    status: str | None
    tautan: str = ""
    catatan: str = ""
    lembar: str | None = None
    baris: int | None = None
    is_kode_written: bool = True


@dataclass(frozen=True, slots=True)
class TemplateOrigin:
    """Which unggahan a template workbook was made from: `hash_entri` is the journal entry's
    hash."""

    satker: str
    tahun: int
    unggahan: int
    hash_entri: str


RowFate = Literal["langkah", "area", "judul", "catatan", "laporan", "tidak_terbaca"]
"""What became of a row: work, a heading of an area, a title or heading row, a note, a report's row,
or not read."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """What became of every filled row of a sheet, each under one fate; `reasons`: why tables or
    parts were not read."""

    lembar: str
    langkah: int
    rows: Mapping[RowFate, tuple[int, ...]]
    reasons: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file as it was read; with any `galat` it is refused whole. `realisasi` and `bukti`:
    None where it has no place for progress (docs/operations.md). `choices`: the plan tables to
    choose from. `kolom`: its columns by meaning and heading, of reports as "realisasi.kendala";
    None: not known. `satker_whole`: with what stands in brackets. `unread`: tables that may be part
    of the plan, to be agreed to. `posisi`: the day a title says. `left_out`: how many rows of
    reports say not whose they are; what was stored of the others stays."""

    satker: str | None = None
    tahun: int | None = None
    langkah: tuple[Langkah, ...] = ()
    realisasi: tuple[TenggatReport, ...] | None = None
    bukti: tuple[BuktiReport, ...] | None = None
    origin: TemplateOrigin | None = None
    simulasi: bool = False
    peringatan: tuple[Remark, ...] = ()
    galat: tuple[Remark, ...] = ()
    keterangan: dict[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    kolom: frozenset[str] | None = None
    satker_whole: str | None = None
    sheets: tuple[SheetRows, ...] = ()
    unread: tuple[Remark, ...] = ()
    posisi: date | None = None
    left_out: int = 0

    @property
    def has_place_for_reports(self) -> bool:
        """Whether the file has a place for progress, empty or not."""
        return self.realisasi is not None or self.bukti is not None

    def with_reports(self, changed: Callable[[Any], Any]) -> Self:
        """The reading with each of its reports changed; where it has no place for any, there is
        none still."""
        realisasi, bukti = (
            each and tuple(map(changed, each)) for each in (self.realisasi, self.bukti)
        )
        return replace(self, realisasi=realisasi, bukti=bukti)
