"""What a plan says on a day, by docs/design.md §5 alone, in plain loops: no code of the program."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

Cell = tuple[str, str | None, str | None, str]
"""kode, the name that a target keeps when it moves, bukti, field."""

Values = dict[tuple[str, ...], dict[str, Any]]
"""Place (kode; with its target; with a bukti of that) → what it says."""

OF_TARGET: dict[str, str | None] = {
    "laporan": "belum", "tanggal_selesai": None, "kendala": "", "tindak_lanjut": "", "hasil": None
}  # fmt: skip
OF_BUKTI = {"status": "belum_ada", "tautan": "", "catatan": ""}
BLANK = {**OF_TARGET, **OF_BUKTI}
REPORTING = ("laporan", "tanggal_selesai", "kendala", "tindak_lanjut")
VERDICTS = ("terverifikasi", "perlu_perbaikan")


class Said(NamedTuple):
    """One cell, the day from which it holds, since which entry it is known, and by a file or not."""

    cell: Cell
    value: str | None
    holds: date
    entry: int
    order: int
    is_file: bool

    @property
    def rank(self) -> tuple[date, int, int]:
        """Of what was said of a cell the greatest holds."""
        return self.holds, self.entry, self.order


class Target(NamedTuple):
    """A target of a file: the name it keeps, its days, its bukti."""

    name: str
    due: date
    opens: date
    bukti: list[str]


@dataclass
class File:
    """A stored file; targets: kode → target as it is called there → the rest."""

    entry: int
    number: int
    posisi: date
    targets: dict[str, dict[str, Target]] = field(default_factory=dict)
    pic: dict[str, str | None] = field(default_factory=dict)
    undocumented: set[str] = field(default_factory=set)


@dataclass
class Reference:
    """A plan as it was told: files, cells, what was taken back, and complete reports."""

    tahun: int
    files: list[File] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    gone: list[tuple[int, int]] = field(default_factory=list)
    back: list[tuple[int, int]] = field(default_factory=list)
    complete: list[tuple[int, date]] = field(default_factory=list)
    undo_of: dict[int, int] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)

    def counts(self, entry: int, known: int) -> bool:
        """True if what an entry said counts, as known after the entry `known`."""
        if entry > known:
            return False
        taken = sum(what == entry and since <= known for what, since in self.gone)
        given = sum(what == entry and since <= known for what, since in self.back)
        return taken == given

    def standing(self, known: int) -> list[File]:
        """Return the files that count, in the order of their numbers."""
        return [one for one in self.files if self.counts(one.entry, known)]

    def file_at(self, day: date, known: int) -> File:
        """Return the file in force: the newest of that day or before, else the oldest."""
        standing = self.standing(known)
        return ([one for one in standing if one.posisi <= day] or standing[:1])[-1]

    def _by_then(self, day: date, known: int) -> list[Said]:
        """List what counts and holds by a day, least first; the first file's day is the earliest."""
        standing = self.standing(known)
        last = max(day, standing[0].posisi) if standing else day
        told = [one for one in self.said if one.holds <= last and self.counts(one.entry, known)]
        return sorted(told, key=lambda one: one.rank)

    def holding(self, day: date, known: int) -> dict[Cell, Said]:
        """Return the statement that holds of each cell."""
        return {one.cell: one for one in self._by_then(day, known)}

    def values(self, day: date, known: int) -> Values:
        """Return what each place of the file in force says."""
        file, told = self.file_at(day, known), self._by_then(day, known)
        holding = {one.cell: one for one in told}

        def value(*cell: Any) -> str | None:
            return holding[cell].value if cell in holding else BLANK[cell[-1]]

        found: Values = {}
        for kode, targets in file.targets.items():
            pic = holding.get((kode, None, None, "pic"))
            found[kode,] = {"pic": file.pic[kode] if pic is None else pic.value}
            for key, target in targets.items():
                name = target.name
                report = {column: value(kode, name, None, column) for column in OF_TARGET}
                of_it = [one for one in told if one.cell[:3] == (kode, name, None)]
                run = _present_run(of_it) if report["laporan"] == "selesai" else []
                if not any(one.cell[-1] == "tanggal_selesai" for one in run):
                    report["tanggal_selesai"] = None
                since = [one.holds for one in run if one.cell[-1] == "laporan"]
                report["selesai_sejak"] = since[0] if since else None
                report["dilaporkan_per"] = _reported_per(of_it, report)
                found[kode, key] = report
                for bukti in target.bukti:
                    found[kode, key, bukti] = {
                        column: value(kode, name, bukti, column) for column in OF_BUKTI
                    }
        return found

    def complete_at(self, day: date, known: int) -> date | None:
        """Return the day of the last complete report."""
        standing = self.standing(known)
        last = max(day, standing[0].posisi) if standing else day
        told = [said for entry, said in self.complete if said <= last and self.counts(entry, known)]
        return max(told, default=None)

    def figures(self, day: date, known: int) -> dict[str, int]:
        """Count the figures at the end of a day (docs/design.md §5)."""
        file, values = self.file_at(day, known), self.values(day, known)
        complete = self.complete_at(day, known)
        found = dict.fromkeys(FIGURES, 0)
        found["langkah"] = len(file.targets)
        found["tanpa_target"] = sum(not targets for targets in file.targets.values())
        found["bukti_belum_disebut"] = len(file.undocumented)
        for kode, targets in file.targets.items():
            for key, target in targets.items():
                report = values[kode, key]
                said = [each for each in (complete, report["dilaporkan_per"]) if each]
                status = judge(target, report, max(said, default=None), day)
                found[status] += 1
                if status == "tidak_berlaku":
                    continue
                statuses = [values[kode, key, bukti]["status"] for bukti in target.bukti]
                owed = [each for each in statuses if each != "tidak_berlaku"]
                present = [each for each in owed if each in ("ada", "terverifikasi")]
                is_done = status == "selesai"
                found["setahun_N"] += 1
                found["setahun_n"] += is_done
                found["selesai_tanpa_bukti"] += is_done and len(present) < len(owed)
                if target.due <= day:
                    found["capaian_N"] += 1
                    found["capaian_n"] += is_done
                    found["bukti_N"] += len(owed)
                    found["bukti_n"] += len(present)
        return found

    def upload(self, entry: int, content: dict[str, Any]) -> None:
        """Take a file: it says what is otherwise than all that is known."""
        posisi = date.fromisoformat(content["posisi"])
        standing, known = self.standing(entry), self.holding(date.max, entry)
        file = File(entry, content["unggahan"], posisi)
        for langkah in content["langkah"]:
            kode = langkah["kode"]
            file.pic[kode] = langkah["pic"]
            if not langkah["bukti"]:
                file.undocumented.add(kode)
            keys = [one["tenggat"] for one in langkah["tenggat"]]
            names = self._names(kode, standing[-1] if standing else None, keys, entry)
            file.targets[kode] = {}
            for one in langkah["tenggat"]:
                days = (date.fromisoformat(one[name]) for name in ("jatuh_tempo", "buka"))
                bukti = [each["nama"] for each in one["bukti"]]
                file.targets[kode][one["tenggat"]] = Target(names[one["tenggat"]], *days, bukti)
        self.files.append(file)
        is_complete = content.get("laporan_lengkap")
        if content["dilaporkan"] if is_complete is None else is_complete:
            self.say_complete(entry, posisi)
        fresh: dict[Cell, date] = {}
        for cell, value, blank in _cells_of(content, file):
            stood = known.get(cell)
            if value == (blank if stood is None else stood.value):
                continue
            before = [posisi, *([stood.holds] if stood else [])]
            if cell[-1] == "tanggal_selesai":  # a day of completion counts in its run
                status = (*cell[:-1], "laporan")
                before += [fresh[status]] if status in fresh else []
                before += [known[status].holds] if status in known else []
            fresh[cell] = max(before)
            self._say(cell, value, fresh[cell], entry, is_file=True)

    def _say(
        self, cell: Cell, value: str | None, holds: date, entry: int, *, is_file: bool = False
    ) -> None:
        self.said.append(Said(cell, value, holds, entry, len(self.said), is_file))

    def _names(self, kode: str, before: File | None, keys: list[str], entry: int) -> dict[str, str]:
        """Give each target its name: that of the same month; in order if as many; else a new one."""
        old = before.targets.get(kode, {}) if before else {}
        names = {key: old[key].name for key in keys if key in old}
        if len(old) == len(keys):
            rest = [target.name for key, target in old.items() if key not in keys]
            for key in keys:
                if key not in names:
                    names[key] = rest.pop(0)
        used = self.names.setdefault(kode, set())
        for key in keys:
            if key not in names:
                names[key] = key if key not in used else f"{key} {entry}"
        used.update(names.values())
        return names

    def touch(
        self, entry: int, changes: list[dict[str, Any]], today: date, meeting: date | None
    ) -> None:
        """Take what was said in the app (kode, tenggat as it is called now, bukti, kolom, ke)."""
        seen = date.max if meeting is None else meeting
        file, stood = self.file_at(seen, entry - 1), self.holding(seen, entry - 1)
        for change in changes:
            kode, key, bukti, column = (change[name] for name in PLACE)
            target = None if key is None else file.targets[kode][key]
            cell = (kode, target and target.name, bukti, column)
            before = stood[cell].value if cell in stood else None
            is_verdict = bukti is not None and (
                column == "catatan" or change["ke"] in VERDICTS or before == "terverifikasi"
            )
            due = None if target is None or is_verdict else target.due
            days = [meeting or self._report_day(due, today, entry)]
            both = ("laporan", column) if column == "tanggal_selesai" else (column,)
            replaced = [(*cell[:-1], each) for each in both]
            days += [stood[each].holds for each in replaced if each in stood]
            self._say(cell, change["ke"], max(days), entry)

    def _report_day(self, due: date | None, today: date, entry: int) -> date:
        """Return the end of the quarter that ended last, for a report of what was due by then."""
        end = today.replace(day=1, month=(today.month - 1) // 3 * 3 + 1) - timedelta(1)
        end = min(end, date(self.tahun, 12, 31))
        told = self.complete_at(date.max, entry - 1)
        if due is not None and due <= end and (told is None or told < end):
            return end
        return today

    def say_complete(self, entry: int, day: date) -> None:
        """Take a complete report as of a day."""
        self.complete.append((entry, day))

    def undo(self, entry: int, what: int) -> None:
        """Take back what an entry said; of an undo: say it again, of its days."""
        if what in self.undo_of:
            for one in [one for one in self.said if one.entry == self.undo_of[what]]:
                self._say(one.cell, one.value, one.holds, entry)
            return
        self.undo_of[entry] = what
        self.gone.append((what, entry))

    def cancel(self, entry: int, number: int) -> None:
        """Let a file count no more, by its number."""
        self.gone.append((self._numbered(number).entry, entry))

    def restore(self, entry: int, number: int) -> None:
        """Let it count again."""
        self.back.append((self._numbered(number).entry, entry))

    def _numbered(self, number: int) -> File:
        (file,) = (one for one in self.files if one.number == number)
        return file

    def days(self) -> Iterator[date]:
        """List the days on which something begins to hold, with those after; and far ones."""
        found = {one.posisi for one in self.files} | {one.holds for one in self.said}
        found |= {day for _, day in self.complete}
        for day in sorted(found):
            yield day
            yield day + timedelta(1)
        yield min(found) - timedelta(40)
        yield max(found) + timedelta(60)


PLACE = ("kode", "tenggat", "bukti", "kolom")
FIGURES = (
    "langkah", "tanpa_target", "bukti_belum_disebut", "selesai", "terlambat", "belum_dilaporkan",
    "berjalan", "belum_jatuh_tempo", "tidak_berlaku", "capaian_n", "capaian_N", "setahun_n",
    "setahun_N", "bukti_n", "bukti_N", "selesai_tanpa_bukti",
)  # fmt: skip


def judge(target: Target, report: dict[str, Any], said: date | None, day: date) -> str:
    """Return the status of a target; `said`: the day of the last report on it."""
    if report["laporan"] == "tidak_berlaku":
        return "tidak_berlaku"
    finished = report["selesai_sejak"]
    if report["tanggal_selesai"]:
        finished = date.fromisoformat(report["tanggal_selesai"])
    if report["laporan"] == "selesai" and finished <= day:
        return "selesai"
    if target.due <= day:
        is_told = said is not None and target.due <= said <= day
        return "terlambat" if is_told else "belum_dilaporkan"
    return "berjalan" if target.opens <= day else "belum_jatuh_tempo"


def _present_run(told: list[Said]) -> list[Said]:
    """Return what was said of a target, least first, since it was last said not to be done."""
    run: list[Said] = []
    for one in told:
        is_end = one.cell[-1] == "laporan" and one.value != "selesai"
        run = [] if is_end else [*run, one]
    return run


def _reported_per(told: list[Said], report: dict[str, Any]) -> date | None:
    """Return the day of the last report on a target alone that still says something.

    What a file says is no report on one target alone.
    """
    days = []
    says = {column: bool(report[column]) for column in REPORTING}
    says["laporan"] = report["laporan"] != "belum"
    says["tanggal_selesai"] = report["laporan"] == "selesai"
    for column in REPORTING:
        touched = [one.holds for one in told if one.cell[-1] == column and not one.is_file]
        if says[column]:
            days += touched[-1:]
    return max(days, default=None)


def _cells_of(content: dict[str, Any], file: File) -> Iterator[tuple[Cell, str | None, str | None]]:
    """List each cell of a file, what it says, and what it says while nobody said anything."""
    for langkah in content["langkah"]:
        kode = langkah["kode"]
        yield (kode, None, None, "pic"), langkah["pic"], langkah["pic"]
        for target in langkah["tenggat"]:
            name = file.targets[kode][target["tenggat"]].name
            for column, blank in OF_TARGET.items():
                yield (kode, name, None, column), target.get(column, blank), blank
            for one in target["bukti"]:
                for column, blank in OF_BUKTI.items():
                    yield (kode, name, one["nama"], column), one[column], blank
