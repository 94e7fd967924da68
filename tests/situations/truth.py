"""What is true at a day: docs/design.md §5 counted in plain Python from the journal's own entries.

It stands on `tests.figures.reference`, which shares no code with the program, and adds what a page
says of each tenggat: how many days, whether anybody reported it since, which bukti are there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tests.figures import reference
from tests.figures.material import Submission

MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905 - words
)
NO_PIC = "Belum ada PIC"
NOTHING_REPORTED = "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana."
PRESENT = ("ada", "terverifikasi")
OVERDUE = ("terlambat", "belum_dilaporkan")
"""The statuses of what is due and not done; the two never overlap."""


@dataclass(frozen=True)
class Standing:
    """How one tenggat stands."""

    kode: str
    area: str
    tenggat: str
    due: date
    status: str
    days: int
    done_on: date | None
    is_dated: bool
    bukti: tuple[tuple[str, str, str], ...]
    pic: str | None
    langkah_aksi: str
    is_due: bool

    @property
    def is_overdue(self) -> bool:
        """True if it is due and not done, whether anybody said something of it or not."""
        return self.status in OVERDUE

    @property
    def days_late_when_done(self) -> int:
        """Of what was done late, by how many days; 0 else."""
        return max((self.done_on - self.due).days, 0) if self.done_on else 0

    @property
    def owed(self) -> list[tuple[str, str, str]]:
        """Its bukti that are owed: name, status, jenis."""
        return (
            []
            if self.status == "tidak_berlaku"
            else [bukti for bukti in self.bukti if bukti[1] != "tidak_berlaku"]
        )

    @property
    def n_bukti(self) -> tuple[int, int]:
        """How many of its bukti are there, of how many."""
        return sum(status in PRESENT for _, status, _ in self.owed), len(self.owed)

    @property
    def missing(self) -> dict[str, str]:
        """The bukti that are a gap: owed by posisi or by what is called Selesai, and not there;
        each with its jenis.
        """
        is_asked = self.is_due or self.status == "selesai"
        return {
            name: jenis for name, status, jenis in self.owed if is_asked and status not in PRESENT
        }

    @property
    def returned(self) -> int:
        """How many of the missing ones a checker gave back."""
        return sum(
            name in self.missing and status == "perlu_perbaikan" for name, status, _ in self.owed
        )

    @property
    def names(self) -> tuple[str, ...]:
        """How people write this tenggat: Mei 2025, or 4 Agustus 2025."""
        parts = [int(one) for one in self.tenggat.split("-")]
        if len(parts) == 3:
            return (day_in_words(date(*parts)), f"{parts[2]} {MONTHS[parts[1] - 1][:3]} {parts[0]}")
        return (f"{MONTHS[parts[1] - 1]} {parts[0]}", f"{MONTHS[parts[1] - 1][:3]} {parts[0]}")


def day_in_words(day: date) -> str:
    """30 September 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Truth:
    """Everything that is true of a rencana at a posisi."""

    def __init__(self, satker: str, posisi: date, content: list[dict[str, Any]]) -> None:
        self.satker, self.posisi, self._content = satker, posisi, content
        self._submissions = [Submission(part) for part in content]
        self.judged = reference.assessed_unggahan(self._submissions, posisi)
        self.rencana_only = not reference.has_realisasi(self._submissions, posisi)
        # A single entry speaks of its own target: of all speaks a file with a report, by its
        # posisi.
        complete = [
            date.fromisoformat(submission.isi["posisi"])
            for submission in self._submissions
            if submission.isi["jenis"] == "berkas"
            and submission.isi["dilaporkan"]
            and not submission.dibatalkan
        ]
        self.reported_at = max((day for day in complete if day <= posisi), default=date.min)
        self._told = _told_by_edits(content, posisi)
        self.standings = [
            self._standing(langkah, target)
            for langkah in self.judged["langkah"]
            for target in langkah["tenggat"]
        ]

    @property
    def tahun(self) -> int:
        """The plan's, in which most falls due."""
        years = [standing.due.year for standing in self.standings]
        return max({*years}, key=years.count, default=0)

    def at(self, posisi: date) -> Truth:
        """Return what was true at another day."""
        return Truth(self.satker, posisi, self._content)

    def _standing(self, langkah: dict[str, Any], target: dict[str, Any]) -> Standing:
        due = date.fromisoformat(target["jatuh_tempo"])
        status = reference.status(target, self.posisi)
        told = self._told.get((langkah["kode"], target["tenggat"]), date.min)
        if status == "terlambat" and due > max(self.reported_at, told):
            status = "belum_dilaporkan"
        done = target["tanggal_selesai"] or target["selesai_sejak"]
        return Standing(
            kode=langkah["kode"],
            area=langkah["area"],
            tenggat=target["tenggat"],
            due=due,
            status=status,
            days=(self.posisi - due).days if status in OVERDUE else 0,
            done_on=date.fromisoformat(done) if status == "selesai" else None,
            is_dated=bool(target["tanggal_selesai"]),
            bukti=tuple(
                (bukti["nama"], bukti["status"], bukti["jenis"]) for bukti in target["bukti"]
            ),
            pic=langkah["pic"],
            langkah_aksi=langkah["langkah_aksi"],
            is_due=due <= self.posisi and status != "tidak_berlaku",
        )

    @cached_property
    def of_kode(self) -> dict[str, list[Standing]]:
        """The tenggat of each langkah; a langkah tanpa target has none."""
        result: dict[str, list[Standing]] = {
            langkah["kode"]: [] for langkah in self.judged["langkah"]
        }
        for standing in self.standings:
            result[standing.kode].append(standing)
        return result

    @cached_property
    def by_name(self) -> dict[str, str]:
        """What people see of a kode → that kode: area, sub-area and NO as the office wrote them,
        with the ordinal where a NO has several langkah. The kode itself names it too.
        """
        named = {langkah["kode"]: langkah["kode"] for langkah in self.judged["langkah"]}
        places = Counter(map(_written, self.judged["langkah"]))
        for langkah in self.judged["langkah"]:
            place, kode = _written(langkah), langkah["kode"]
            ordinal = "" if places[place] == 1 else f".{kode.rpartition('.')[2]}"
            named[place + ordinal] = kode
        return named

    def due_in(self, month: str, year: str) -> list[Standing]:
        """List what falls due in a month, which is given as people write it."""
        wanted = int(year), MONTHS.index(month) + 1
        return [
            standing
            for standing in self.standings
            if (standing.due.year, standing.due.month) == wanted
        ]

    @cached_property
    def areas(self) -> dict[str, str]:
        """The areas in the plan's order, with their names."""
        return {langkah["area"]: langkah["nama_area"] for langkah in self.judged["langkah"]}

    @cached_property
    def figures(self) -> dict[str | None, dict[str, int]]:
        """The figures of each area and (None) of the whole rencana."""
        langkah = self.judged["langkah"]
        parts: dict[str | None, list[dict[str, Any]]] = {None: langkah}
        for row in langkah:
            parts.setdefault(row["area"], []).append(row)
        return {area: self._count(area, content) for area, content in parts.items()}

    def _count(self, area: str | None, langkah: list[dict[str, Any]]) -> dict[str, int]:
        counted = flat_figures(reference.count_figures(langkah, self.posisi))
        mine = [standing for standing in self.standings if area in (None, standing.area)]
        return counted | _count_overdue(mine) | _count_gaps(mine)

    @cached_property
    def pics(self) -> set[str]:
        """Who has something to do; NO_PIC for what nobody has."""
        return {standing.pic or NO_PIC for standing in self.standings}

    def gaps_of(self, pic: str | None = None, jenis: str | None = None) -> dict[str, int]:
        """Count the proof that one PIC owes and how far they are, or the missing bukti of one
        jenis.
        """
        mine = [standing for standing in self.standings if pic in (None, standing.pic or NO_PIC)]
        if jenis is None:
            due = [one for one in mine if one.is_due]
            overdue = _count_overdue(due)
            far = {"capaian_n": len(due) - overdue["lewat_tenggat"], "capaian_N": len(due)}
            return _count_gaps(mine) | far | overdue
        return {"kesenjangan": sum(list(row.missing.values()).count(jenis) for row in mine)}

    @cached_property
    def before(self) -> dict[str, int] | None:
        """The figures at the end of the triwulan before; None where nothing reports of it."""
        if reference.before_triwulan(self._submissions, self.posisi) is None:
            return None
        return self.at(self.before_day).figures[None]

    @property
    def before_day(self) -> date:
        """The end of the triwulan before."""
        first = date(self.posisi.year, (self.posisi.month - 1) // 3 * 3 + 1, 1)
        return date.fromordinal(first.toordinal() - 1)

    @cached_property
    def overdue(self) -> list[Standing]:
        """What is due and not done."""
        return [standing for standing in self.standings if standing.is_overdue]

    @cached_property
    def gaps(self) -> set[tuple[str, str, str]]:
        """Every bukti that is missing: kode, tenggat, name."""
        return {
            (standing.kode, standing.tenggat, name)
            for standing in self.standings
            for name in standing.missing
        }

    @cached_property
    def opening(self) -> str:
        """What has to be said before any figure; empty where nothing can mislead."""
        return NOTHING_REPORTED if self.rencana_only else ""


def _told_by_edits(content: list[dict[str, Any]], posisi: date) -> dict[tuple[str, str], date]:
    """Find of which targets a single entry said something by `posisi`, and of which day.

    It is one whose words differ from those of the version before; a bukti alone says nothing.
    """
    told: dict[tuple[str, str], date] = {}
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for part in content:
        day = date.fromisoformat(part["posisi"])
        for langkah in part["langkah"]:
            for target in langkah["tenggat"]:
                place = langkah["kode"], target["tenggat"]
                said = {name: value for name, value in target.items() if name != "bukti"}
                if part["jenis"] == "isian" and day <= posisi and said != known.get(place):
                    told[place] = day
                known[place] = said
    return told


def _count_overdue(standings: list[Standing]) -> dict[str, int]:
    """Count what is due and not done, by status and together."""
    statuses = Counter(standing.status for standing in standings)
    by_status = {status: statuses[status] for status in OVERDUE}
    return by_status | {"lewat_tenggat": sum(by_status.values())}


def _count_gaps(standings: list[Standing]) -> dict[str, int]:
    counted = dict.fromkeys(("kesenjangan", "absent", "returned"), 0)
    by_status: Counter[str] = Counter()
    for standing in standings:
        missing = len(standing.missing)
        counted["kesenjangan"] += missing
        counted["absent"] += missing - standing.returned
        counted["returned"] += standing.returned
        by_status[standing.status] += missing
    return counted | {f"kesenjangan_{name}": by_status[name] for name in ("selesai", *OVERDUE)}


def flat_figures(counted: dict[str, Any]) -> dict[str, int]:
    """Put the figures of the command line's JSON side by side."""
    counts = ("langkah", "tanpa_target", "bukti_belum_disebut", "selesai_tanpa_bukti")
    shares = (("capaian", "capaian_posisi"), ("setahun", "capaian_setahun"), ("bukti", "bukti"))
    parts = {f"{name}_{part}": counted[key][part] for name, key in shares for part in ("n", "N")}
    return {**{name: counted[name] for name in counts}, **counted["status"], **parts}


def _written(langkah: dict[str, Any]) -> str:
    parts = dict.fromkeys((langkah["area"], langkah["sub_area"] or "")), langkah["no"]
    return ".".join(filter(None, (*parts[0], parts[1])))
