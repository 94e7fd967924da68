"""What is said of a target, its bukti and a number: the only place of these words.

Pages, the room, papers, workbooks, messages, letters and the command line only lay them out.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from monev.core.dates import brief_tenggat, fold_tenggat, format_day
from monev.core.grouping import group_by
from monev.core.statuses import (
    OF_TENGGAT,
    OVERDUE,
    SETTLED_STATUSES,
    STATUS_BUKTI,
    STATUS_TENGGAT,
    Term,
)
from monev.core.text import NO_PIC, shorten
from monev.database import Row
from monev.figures.formats import format_days, format_fraction, format_lateness, format_number
from monev.figures.rows import AnyRow, BuktiRow, Judged
from monev.figures.views import View

WORDS: dict[str, str] = {kode: term.label.lower() for kode, term in STATUS_TENGGAT.items()} | {
    "selesai_tanpa_bukti": "selesai, bukti kurang",
    "bukti_n": "ada",
    "kurang": "kurang",
    "perlu_perbaikan": "perlu perbaikan",
    "tindak_lanjut": "tindak lanjut rapat",
    "belum_tuntas": "lewat tenggat",
}
"""What each number counts. Beside it stands its noun: target, bukti, langkah."""


LACKING = f"Bukti {WORDS['kurang']}"
"""The heading of bukti that are owed and not there."""


def counted(noun: str, counts: Mapping[str, Any] | None = None, **others: int) -> str:
    """Say how many there are of what: 1 target terlambat, 21 belum dilaporkan. "" without any."""
    said = []
    for key, count in {**(counts or {}), **others}.items():
        if count:
            said.append(f"{format_number(count)} {WORDS.get(key, key)}")
    return ", ".join(said).replace(" ", f" {noun} " if noun else " ", 1)


def overdue(counts: Mapping[str, Any]) -> dict[str, int]:
    """Pick from counts what is due and not done, by status."""
    return {kode: counts[kode] for kode in OVERDUE}


def begun(view: View) -> str:
    """Name what is not due and whose window is open; of a plan alone nobody says it is at work."""
    return "dalam waktunya" if view.rencana_only else WORDS["berjalan"]


def as_in_key(told: "Told", view: View) -> "Told":
    """Name what is begun as the key of a picture does."""
    if told.term.kode != "berjalan":
        return told
    return told._replace(term=told.term._replace(label=begun(view).capitalize()))


def overdue_name(counts: Mapping[str, Any]) -> str:
    """Name what is due and not done by its status, or by the word for both where both occur."""
    there = [kode for kode, count in overdue(counts).items() if count]
    return WORDS[there[0] if len(there) == 1 else "belum_tuntas"]


def overdue_marks(counts: Mapping[str, Any]) -> str:
    """Write these counts as marks: ▲1 △21; "" without any."""
    marks = []
    for kode, count in overdue(counts).items():
        if count:
            marks.append(f"{STATUS_TENGGAT[kode].mark}{format_number(count)}")
    return " ".join(marks)


def overdue_words(counts: Mapping[str, Any]) -> str:
    """Say these counts after their marks: ▲ 1 terlambat, △ 21 belum dilaporkan; "" without any."""
    said = []
    for kode, count in overdue(counts).items():
        if count:
            # A sign stands in the line of its number.
            said.append(
                f"{STATUS_TENGGAT[kode].mark}\N{NO-BREAK SPACE}{counted('', {kode: count})}"
            )
    return ", ".join(said)


def loudest(statuses: Iterable[str]) -> str:
    """Return the status that stands for several."""
    return min(statuses, key=_LOUDEST.index)


_LOUDEST = sorted(OF_TENGGAT, key=lambda kode: (kode in SETTLED_STATUSES, kode not in OVERDUE))


class Lack(NamedTuple):
    """A bukti that a langkah lacks.

    - note: why a checker gave it back; when: which targets lack it, "" for all
    - links: to what there is of it
    """

    bukti: str
    note: str
    tenggat: tuple[str, ...]
    when: str
    links: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say it: Notulensi (perlu perbaikan: belum ditandatangani, Jan–Mar)."""
        notes = ", ".join(filter(None, (self.note, self.when)))
        return f"{self.bukti} ({notes})" if notes else self.bukti


class Told(NamedTuple):
    """What is said of a target, or of those of one langkah together.

    - when: its tenggat, of several in brief; due: the first
    - term: the sign and word of its status, of several the loudest
    - late: 92 hari lewat, of several the most; or when it was done after posisi
    - n of N bukti are there; lacks: those that are not
    """

    kode: str
    kode_tampil: str
    langkah: str
    pic: str
    tenggat: tuple[str, ...]
    when: str
    due: date
    term: Term
    late: str
    n: int
    N: int
    lacks: tuple[Lack, ...]

    @property
    def state(self) -> str:
        """The status in words: Terlambat, 92 hari lewat."""
        return ", ".join(filter(None, (self.term.label, self.late)))

    @property
    def marked(self) -> str:
        """The same after its sign."""
        return f"{self.term.mark} {self.state}"

    @property
    def bukti(self) -> str:
        """How many bukti are there: bukti 0/2; "" if none is owed."""
        return f"bukti {format_fraction(self.n, self.N)}" if self.N else ""

    @property
    def lacking(self) -> str:
        """Name the bukti that are not there: bukti kurang: Notulensi; Daftar hadir (Jan)."""
        names = "; ".join(lack.words for lack in self.lacks)
        return f"bukti kurang: {names}" if names else ""

    def name(self, longest: int = 140) -> str:
        """Write its langkah: I.1 Menyusun laporan."""
        return f"{self.kode_tampil} {shorten(self.langkah, longest)}".strip()


def tell(rows: Iterable[Judged], lacking: Iterable[BuktiRow | Row] = (), tahun: int = 0) -> Told:
    """Describe rows of one langkah, of `tenggat` or of `bukti`, with the bukti it lacks.

    `tahun`: the plan's; with it months are written in brief, without the year.
    """
    of_tenggat = {row["tenggat"]: row for row in rows}
    keys = tuple(sorted(of_tenggat))
    targets = [of_tenggat[key] for key in keys]
    first = min(targets, key=_loudness)
    return Told(
        kode=first["kode"],
        kode_tampil=first["kode_tampil"],
        langkah=first["langkah_aksi"],
        pic=first["pic"] or NO_PIC,
        tenggat=keys,
        when=_months(keys, tahun),
        due=min(row["jatuh_tempo"] for row in targets),
        term=STATUS_TENGGAT[status_of(first)],
        late=_lateness(first),
        n=sum(row["bukti_n"] for row in targets),
        N=sum(row["bukti_N"] for row in targets),
        lacks=tuple(_lacks(lacking, {*keys}, tahun)),
    )


def _loudness(row: AnyRow) -> tuple[bool, int]:
    """Sort the loudest first; what was done after posisi never speaks for what is still open."""
    status = status_of(row)
    is_open = status in OVERDUE and not row.get("selesai_kemudian")
    return not is_open, _LOUDEST.index(status)


def tell_each(rows: Iterable[BuktiRow], tahun: int = 0) -> list[Told]:
    """Describe the langkah of rows of `kesenjangan` with what they lack, in order of appearance."""
    return [
        tell(members, members, tahun) for members in group_by(rows, itemgetter("kode")).values()
    ]


def status_of(row: AnyRow) -> str:
    """Return the status of a target, or of that of a bukti."""
    return row.get("status_tenggat") or row["status"]


def is_returned(row: AnyRow) -> bool:
    """True if a checker gave a bukti back."""
    return row["status"] == "perlu_perbaikan"


def _months(keys: Iterable[str], tahun: int) -> str:
    return brief_tenggat(keys, tahun) if tahun else fold_tenggat(keys)


def _lateness(row: AnyRow) -> str:
    if day := row.get("selesai_kemudian"):
        return f"selesai {format_day(day)}, sesudah posisi"
    if status_of(row) in OVERDUE:
        return format_lateness(row["hari_terlambat"])
    is_done_late = row.get("tepat_waktu") is False
    return f"{format_days(row['hari_terlambat'])} setelah tenggatnya" if is_done_late else ""


def _lacks(rows: Iterable[BuktiRow | Row], every: set[str], tahun: int) -> Iterator[Lack]:
    """Name each bukti once, those given back first with the reason."""

    def alike(row: BuktiRow | Row) -> tuple[str, str]:
        note = STATUS_BUKTI["perlu_perbaikan"].lower() if is_returned(row) else ""
        return row["bukti"], ": ".join(filter(None, (note, note and row["catatan"])))

    in_order = sorted(rows, key=lambda row: not is_returned(row))
    for (bukti, note), members in group_by(in_order, alike).items():
        own = tuple(sorted({row["tenggat"] for row in members}))
        links = tuple(dict.fromkeys(row["tautan"] for row in members if row["tautan"]))
        yield Lack(bukti, note, own, "" if {*own} == every else _months(own, tahun), links)
