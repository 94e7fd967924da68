"""The types of the rows of our frames, as `rows_of(frame, TenggatRow)` returns them.

The function that makes a frame documents its columns (`tenggat`, `bukti`, `langkah`, `per_area`,
`peta_cells`, `riwayat`).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict, TypeVar

from monev.database import Row

AnyRow = TypeVar("AnyRow", bound=Mapping[str, Any])
"""A row with any columns, for functions that choose or group rows."""


class LangkahPlace(TypedDict):
    """The langkah a row belongs to.

    `kode` names it, `kode_tampil` is what people see.
    """

    urutan: int
    kode: str
    kode_tampil: str
    area: str
    nama_area: str
    sub_area: str | None
    langkah_aksi: str
    jenis_target: str
    pic: str | None


class Evidence(TypedDict):
    """How many bukti are present of those owed."""

    bukti_n: int
    bukti_N: int


class Standing(Evidence):
    """The state of a tenggat.

    It is days past due, and the day after posisi on which it was done.
    """

    hari_terlambat: int
    selesai_kemudian: date | None
    selesai_tanpa_bukti: bool


class TenggatRow(LangkahPlace, Standing):
    """A row of `tenggat`. Of what is said beside the status only what is read by its name."""

    nama_sub_area: str | None
    no: str
    komponen: str
    mulai: str | None
    tenggat: str
    buka: date
    jatuh_tempo: date
    bulan: str
    bulan_ke: int
    status: str
    dihitung: bool
    sudah_jatuh_tempo: bool
    jatuh_tempo_berikut: bool
    laporan: str
    tanggal_selesai: date | None
    selesai_pada: date | None
    tepat_waktu: bool | None
    kendala: str
    tindak_lanjut: str
    hasil: str | None


class BuktiRow(LangkahPlace, Standing):
    """A row of `bukti`, and so of `kesenjangan`."""

    tenggat: str
    jatuh_tempo: date
    bulan_ke: int
    status_tenggat: str
    urutan_bukti: int
    bukti: str
    jenis_bukti: str
    status: str
    status_bukti: str
    tautan: str
    catatan: str
    wajib: bool
    hadir: bool
    terutang: bool
    celah: bool
    tenggat_N: int


class OpenedRow(TenggatRow):
    """A tenggat for discussion in a meeting, with its bukti."""

    bukti: list[BuktiRow]


class LangkahRow(LangkahPlace, Evidence):
    """A row of `langkah`."""

    nama_sub_area: str | None
    no: str
    komponen: str
    indikator: str | None
    bukti_dukung: str
    target_waktu: str
    target_capaian: str | None
    frekuensi: str | None
    lainnya: str
    mulai: str | None
    lembar: str
    baris: int
    langkah_tampil: str
    tanpa_target: bool
    tenggat: int
    per_status: dict[str, int] | None
    capaian_n: int
    capaian_N: int
    dokumen: int


class Counts(NamedTuple):
    """The figures of a rencana or an area. They count tenggat, except:

    - langkah, tanpa_target, bukti_belum_disebut: langkah
    - bukti_n, bukti_N: bukti
    """

    langkah: int
    tanpa_target: int
    bukti_belum_disebut: int
    selesai: int
    terlambat: int
    belum_dilaporkan: int
    berjalan: int
    belum_jatuh_tempo: int
    tidak_berlaku: int
    capaian_n: int
    capaian_N: int  # noqa: N815 - n of N, as in the JSON
    setahun_n: int
    setahun_N: int  # noqa: N815 - n of N, as in the JSON
    bukti_n: int
    bukti_N: int  # noqa: N815 - n of N, as in the JSON
    selesai_tanpa_bukti: int


class CountsRow(Evidence):
    """The fields of `figures.Counts`."""

    langkah: int
    tanpa_target: int
    bukti_belum_disebut: int
    selesai: int
    terlambat: int
    belum_dilaporkan: int
    berjalan: int
    belum_jatuh_tempo: int
    tidak_berlaku: int
    capaian_n: int
    capaian_N: int
    setahun_n: int
    setahun_N: int
    selesai_tanpa_bukti: int


class AreaRow(CountsRow):
    """A row of `per_area`."""

    unggahan_id: int
    per: date
    area: str
    nama_area: str


class CellCounts(TypedDict):
    """The counts of a heatmap cell."""

    n: int
    N: int
    terlambat: int
    belum_dilaporkan: int
    jatuh_tempo: int
    total_baris: bool
    total_kolom: bool


class MatrixRow(CellCounts):
    """A row of `matrix`: the place and counts of a cell. The total row has no area."""

    baris_urutan: int
    tingkat: str
    area: str | None
    nama_area: str | None
    sub_area: str | None
    nama_sub_area: str | None
    kolom: int
    terbanyak: int
    nama_baris: str
    nama_kolom: str


class CellRow(MatrixRow):
    """A row of `peta_cells`: a `MatrixRow` with its look."""

    text: str
    state: str
    share: float | None
    is_total: bool
    late_share: float
    late_text: str
    row: int
    column: int
    level: str
    row_name: str
    column_name: str
    column_full: str
    total_row: bool
    total_column: bool
    code: str
    hover: str


class LateCounts(TypedDict):
    """How many tenggat are due and not done, by status."""

    terlambat: int
    belum_dilaporkan: int


class FoldedRow(LateCounts):
    """A month of an area that is one closed lane of the timeline."""

    area: str
    bulan: str
    n: int
    N: int
    berjalan: int


class MonthRow(LateCounts):
    """A month on the timeline's axis, counted from January of the plan's year (0)."""

    tempat: int
    n: int
    N: int


class GroupRow(TypedDict):
    """How many of a kind: a row of `group_kesenjangan` or `load`."""

    nilai: str
    n: int


class VersionRow(TypedDict):
    """A row of `riwayat`: one version of a plan."""

    unggahan_id: int
    unggahan: int
    jenis: str
    posisi: date
    waktu: datetime
    pelaku: str
    catatan: str
    nama_berkas: str
    sha256: str | None
    dilaporkan: bool
    dibatalkan: bool
    alasan: str | None
    dibatalkan_oleh: str | None
    dibatalkan_pada: datetime | None
    langkah: int
    tenggat: int
    perubahan: int


Judged = TenggatRow | BuktiRow | Row
"""A row with the status of a tenggat: its own, or one of its bukti. Papers and letters pass a plain
`Row`."""
