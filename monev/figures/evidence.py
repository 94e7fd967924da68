"""Which bukti a plan asks for, what became of them, and who judges them (docs/design.md §5)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple, cast

import pandas as pd

from monev.access import Visitor, list_offices
from monev.access.door import BuktiPlace, place_of
from monev.core import clock
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI
from monev.database import Database
from monev.figures.rows import AnyRow, BuktiRow
from monev.figures.views import View, ask_frame, ask_unggahan, remember_rencana, remembered

FREQUENCIES = {"bulanan": "bulanan", "triwulanan": "triwulanan"}
"""The jenis_target of a langkah that comes back, and its word."""


def bukti(db: Database, view: View) -> pd.DataFrame:
    """Return one row per bukti of each tenggat, in the plan's order.

    - urutan, kode, area, nama_area, sub_area, langkah_aksi, jenis_target, pic, tenggat,
      jatuh_tempo, bulan_ke: as in `tenggat`
    - urutan_bukti: int32
    - status_tenggat, bukti (its name), jenis_bukti, status (code), status_bukti (words): str
    - tautan, catatan: str, "" if there is none
    - wajib (owed at all), hadir (present), terutang (owed by posisi), celah (not present, and owed
      by posisi or by a tenggat called Selesai), selesai_tanpa_bukti (celah of a tenggat called
      Selesai): bool
    - bukti_n of bukti_N of its tenggat, tenggat_N (for how many tenggat its langkah owes it): int64
    - hari_terlambat: int64, 0 while not due
    """
    rows = ask_frame(db, "figures/bukti", view)
    return rows.assign(status_bukti=rows["status"].map(STATUS_BUKTI).astype("str"))


@remembered
def every_bukti(db: Database, view: View) -> list[BuktiRow]:
    """Return the rows of `bukti`, for what is told row by row."""
    asked = {"unggahan_id": view.unggahan_id, "posisi": view.posisi}
    rows = ask_unggahan(db, "figures/bukti", view.hash_entri, **asked)
    of_part = rows if view.kode is None else [row for row in rows if row["kode"] in {*view.kode}]
    return cast(
        "list[BuktiRow]", [row | {"status_bukti": STATUS_BUKTI[row["status"]]} for row in of_part]
    )


def matching(rows: pd.DataFrame, text: str) -> pd.DataFrame:
    """Return the rows of `bukti` whose kode, langkah, document, jenis or PIC has this text."""
    if not text:
        return rows
    others = rows[["langkah_aksi", "bukti", "jenis_bukti", "pic"]].fillna("")
    words = rows["kode"].str.cat(others, sep=" ").str.lower()
    return rows[words.str.contains(text.lower(), regex=False)]


class SecondVerdict(NamedTuple):
    """The last word of the tier above an office on a bukti that the office verified.

    It changes no count of the office (docs/design.md §5).

    - verdik: one of `SECOND_VERDICTS`; alasan: why it goes back
    - tier: who stands above the office, in words
    - is_valid: False once the office changed the bukti or its own verdict
    """

    verdik: str
    alasan: str
    tier: str
    pelaku: str
    waktu: datetime
    is_valid: bool

    @property
    def is_return(self) -> bool:
        """True if the bukti waits for the office again."""
        return self.is_valid and self.verdik == "dikembalikan"

    @property
    def words(self) -> str:
        """Say it: dikembalikan provinsi 3 Desember 2025: belum ditandatangani."""
        day = format_day(self.waktu.astimezone(clock.zone()).date())
        why = f": {self.alasan}" if self.alasan else ""
        changed = "" if self.is_valid else " (sesudah itu diubah kantor)"
        return f"{self.verdik} {self.tier} {day}{why}{changed}"


def tier_above(db: Database, satker: str) -> str:
    """Name who stands above an office."""
    office = list_offices(db).find(satker)
    return "Inspektorat" if office and office.level in ("pusat", "provinsi") else "provinsi"


def is_above(visitor: Visitor, satker: str) -> bool:
    """True if a visitor checks after an office's checker. Who sits at the machine is the office."""
    return visitor.may("verifikasi_kedua", satker) and not visitor.is_local


def second_verdicts(
    db: Database, view: View, until: int | None = None
) -> dict[BuktiPlace, SecondVerdict]:
    """Map each bukti of a view to the last word on it.

    That is the word known just after entry `until` (None: now). A word on a document counts at
    every posisi.
    """

    def read() -> dict[BuktiPlace, SecondVerdict]:
        if not db.ask("figures/has_verdicts", rencana_id=view.rencana_id):
            return {}
        tier = tier_above(db, view.satker)
        asked = {"unggahan_id": view.unggahan_id, "sampai": until}
        found = {}
        for row in db.ask("figures/second_verdicts", **asked):
            said = (row["verdik"], row["alasan"], tier, row["pelaku"], row["waktu"], row["berlaku"])
            found[place_of(row)] = SecondVerdict(*said)
        return found

    key = ("second_verdicts", view.unggahan_id, until)
    return remember_rencana(db, key, view.satker, view.tahun, read)


@remembered
def unchecked_bukti(
    db: Database, view: View, *, office: bool = True, above: bool = False
) -> pd.DataFrame:
    """List the bukti that wait for a checker, in the plan's order.

    A closed plan has none. Columns of `bukti`.

    - office: those reported as present (Ada), and those that the tier above gave back
    - above: those that the office verified and the tier above did not judge since
    """
    rows = bukti(db, view)
    if view.is_closed:
        return rows.head(0)
    verdicts = second_verdicts(db, view)
    said = {place: each.verdik for place, each in verdicts.items() if each.is_valid}
    places = zip(rows["kode"], rows["tenggat"], rows["bukti"], strict=True)
    second = pd.Series([said.get(place, "") for place in places], rows.index, dtype="str")
    of_office = (rows["status"] == "ada") | (second == "dikembalikan")
    of_above = (rows["status"] == "terverifikasi") & (second == "")
    return rows[rows["wajib"] & (of_office & office | of_above & above)]


def to_check(db: Database, view: View, visitor: Visitor) -> pd.DataFrame:
    """List the `unchecked_bukti` that wait for this visitor."""
    is_office = visitor.may("verifikasi", view.satker)
    return unchecked_bukti(db, view, office=is_office, above=is_above(visitor, view.satker))


def by_kode(rows: Iterable[AnyRow]) -> dict[str, list[AnyRow]]:
    """Group rows of tenggat or bukti by the kode of their langkah, in order of first appearance."""
    return group_by(rows, itemgetter("kode"))


def by_langkah(rows: Iterable[AnyRow]) -> list[list[AnyRow]]:
    """Group rows as `by_kode` does and return the groups without their kode."""
    return [*by_kode(rows).values()]


@remembered
def given_by_name(db: Database, view: View) -> Mapping[str, tuple[str, str]]:
    """Map the name of each document that is there to the kode and tenggat that have it first.

    It is there with a link or file. Short names (Surat tugas) are left out: they name another one
    in each langkah.
    """
    found: dict[str, tuple[str, str]] = {}
    for row in every_bukti(db, view):
        name = row["bukti"]
        if row["hadir"] and row["tautan"] and len(name.split()) >= _TELLING_WORDS:
            found.setdefault(name, (row["kode"], row["tenggat"]))
    return found


_TELLING_WORDS = 3


def telling_jenis(bukti: str, jenis: str) -> str:
    """Return the jenis of a document, or "" if its name already says it (Undangan rapat)."""
    return "" if jenis.casefold() in bukti.casefold() else jenis
