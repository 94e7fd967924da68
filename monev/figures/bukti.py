"""Which bukti a plan asks for, which are missing, and who must supply them (docs/design.md §5)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Literal, NamedTuple

import pandas as pd

from monev.access import Visitor, list_offices
from monev.access.door import BuktiPlace, place_of
from monev.core import clock
from monev.core.dates import fold_tenggat, format_day, format_tenggat
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI, STATUS_TENGGAT
from monev.database import Database
from monev.figures.formats import format_number, longest_lateness
from monev.figures.rows import AnyRow, BuktiRow
from monev.figures.views import View, ask_frame, of_values, per_value, remember_rencana, remembered

FREQUENCIES = {"bulanan": "bulanan", "triwulanan": "triwulanan"}
"""The jenis_target of a langkah that comes back, and its word. Of other langkah only the number of
tenggat is written."""


class Wanted(NamedTuple):
    """A filter on missing bukti. An empty field filters nothing."""

    jenis: tuple[str, ...] = ()
    text: str = ""

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of `kesenjangan` or `bukti` that pass this filter."""
        if self.jenis:
            rows = of_values(rows, "jenis_bukti", self.jenis)
        if not self.text:
            return rows
        others = rows[["langkah_aksi", "bukti", "jenis_bukti", "pic"]].fillna("")
        words = rows["kode"].str.cat(others, sep=" ").str.lower()
        return rows[words.str.contains(self.text.lower(), regex=False)]


EVERYTHING = Wanted()

Kind = Literal["jenis", "pic", "area"]
COLUMN_OF_KIND: dict[Kind, str] = {"jenis": "jenis_bukti", "pic": "pic", "area": "area"}


def bukti(db: Database, view: View) -> pd.DataFrame:
    """Return one row per bukti of each tenggat, in the plan's order.

    - urutan, kode, area, nama_area, sub_area, langkah_aksi, jenis_target, pic, tenggat,
      jatuh_tempo, bulan_ke, belum_dilaporkan: as in `tenggat`
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


def kesenjangan(db: Database, view: View, wanted: Wanted = EVERYTHING) -> pd.DataFrame:
    """List the missing bukti that pass the filter, the longest late first.

    Those of finished tenggat come last. Columns of `bukti`.
    """
    return wanted.of(_missing(db, view))


@remembered
def _missing(db: Database, view: View) -> pd.DataFrame:
    rows = bukti(db, view)
    return rows[rows["celah"]].sort_values(
        ["selesai_tanpa_bukti", "hari_terlambat"], ascending=[True, False], ignore_index=True
    )


@remembered
def group_kesenjangan(
    db: Database, view: View, kind: Kind, wanted: Wanted = EVERYTHING
) -> pd.DataFrame:
    """Count the missing bukti by jenis, pic (what has several counts for each) or area, most first.

    - nilai: str, "" if no PIC is named
    - n: int64, those that pass the filter on the other kinds and the search
    - seluruhnya: int64, all
    """
    missing = _missing(db, view)
    others = wanted._replace(jenis=()) if kind == "jenis" else wanted
    named = missing.assign(is_left=missing.index.isin(others.of(missing).index))
    left = per_value(named, COLUMN_OF_KIND[kind]).groupby("nilai", as_index=False)
    counts = left.agg(n=("is_left", "sum"), seluruhnya=("is_left", "size"))
    return counts.sort_values("seluruhnya", ascending=False, kind="stable", ignore_index=True)


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


def tenggat_of_bukti(rows: Iterable[AnyRow]) -> dict[str, list[str]]:
    """Map each bukti in rows of `kesenjangan` to the tenggat that lack it."""
    of_bukti: dict[str, list[str]] = {}
    for row in rows:
        of_bukti.setdefault(row["bukti"], []).append(row["tenggat"])
    return of_bukti


@remembered
def given_by_name(db: Database, view: View) -> Mapping[str, tuple[str, str]]:
    """Map the name of each document that is there to the kode and tenggat that have it first.

    It is there with a link or file. Short names (Surat tugas) are left out: they name another one
    in each langkah.
    """
    rows = bukti(db, view)
    there = rows[rows["hadir"] & (rows["tautan"] != "")]
    found: dict[str, tuple[str, str]] = {}
    for name, kode, tenggat in zip(there["bukti"], there["kode"], there["tenggat"], strict=True):
        if len(name.split()) >= _TELLING_WORDS:
            found.setdefault(name, (kode, tenggat))
    return found


_TELLING_WORDS = 3


class MissingBukti(NamedTuple):
    """A document that a langkah lacks.

    - jenis: "" if the name already says it
    - status: "" for the usual one, belum ada
    - tenggat: those that lack it; `when` names them unless they are all of the langkah's
    - links: to what there is of it
    """

    bukti: str
    jenis: str
    status: str
    tenggat: tuple[str, ...]
    when: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingLangkah:
    """A langkah with the documents it lacks.

    - count: how many rows of `kesenjangan` it stands for
    - when: its months folded: bulanan, 7 dari 9 belum: Jan–Jul 2025
    - state: how late it is, or that it is Selesai
    """

    kode: str
    langkah_aksi: str
    pic: str | None
    count: int
    when: str
    state: str
    is_selesai: bool
    is_unreported: bool
    bukti: tuple[MissingBukti, ...]


def group_missing(rows: Iterable[BuktiRow], *, rencana_only: bool) -> list[MissingLangkah]:
    """Turn rows of `kesenjangan` into one entry per langkah, in order of first appearance."""
    return [_describe_langkah(members, rencana_only) for members in by_langkah(rows)]


def _describe_langkah(rows: list[BuktiRow], rencana_only: bool) -> MissingLangkah:
    first = rows[0]
    tenggat = _tenggat_of(rows)
    late = [row["belum_dilaporkan"] for row in rows if not row["selesai_tanpa_bukti"]]
    is_selesai = not late and not rencana_only
    if rencana_only:
        lacking = ""
    elif is_selesai:
        lacking = "belum lengkap"
    else:
        lacking = "belum"
    if is_selesai:
        state = STATUS_TENGGAT["selesai"].label
    else:
        state = longest_lateness(rows, rencana_only=rencana_only)
    return MissingLangkah(
        kode=first["kode"],
        langkah_aksi=first["langkah_aksi"],
        pic=first["pic"],
        count=len(rows),
        when=_describe_when(first, tenggat, lacking),
        state=state,
        is_selesai=is_selesai,
        is_unreported=not rencana_only and bool(late) and all(late),
        bukti=tuple(_describe_bukti(rows, tenggat)),
    )


def _tenggat_of(rows: Iterable[BuktiRow]) -> tuple[str, ...]:
    return tuple(sorted({row["tenggat"] for row in rows}))


def _describe_when(first: BuktiRow, tenggat: tuple[str, ...], lacking: str) -> str:
    """Fold the months and say how many of how many are `lacking`.

    An empty `lacking` leaves that out.
    """
    total = first["tenggat_N"]
    if total == 1:
        return format_tenggat(tenggat[0])
    words = []
    if first["jenis_target"] in FREQUENCIES:
        words.append(FREQUENCIES[first["jenis_target"]])
    count = format_number(len(tenggat))
    if lacking:
        words.append(f"{count} dari {format_number(total)} {lacking}")
    elif len(tenggat) > 1:
        words.append(f"{count} target")
    months = fold_tenggat(tenggat)
    return f"{', '.join(words)}: {months}" if words else months


def telling_jenis(bukti: str, jenis: str) -> str:
    """Return the jenis of a document, or "" if its name already says it (Undangan rapat)."""
    return "" if jenis.casefold() in bukti.casefold() else jenis


def _describe_bukti(rows: list[BuktiRow], tenggat: tuple[str, ...]) -> Iterator[MissingBukti]:
    documents = group_by(rows, itemgetter("bukti", "jenis_bukti", "status_bukti"))
    for (bukti, jenis, status), members in documents.items():
        own = _tenggat_of(members)
        yield MissingBukti(
            bukti=bukti,
            jenis=telling_jenis(bukti, jenis),
            status="" if status == STATUS_BUKTI["belum_ada"] else status,
            tenggat=own,
            when="" if own == tenggat else fold_tenggat(own),
            links=tuple(dict.fromkeys(row["tautan"] for row in members if row["tautan"])),
        )
