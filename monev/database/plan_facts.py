"""Dated facts out of the journal's entries about one plan (docs/design.md §5).

A file says what differs from all that is known; what is said in the app says itself. Entries of
programs before 2.1 (`suntingan`) say the same in versions beside versions, of which only facts are
left.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from monev.core.content import BLANK_BUKTI, BLANK_REPORT, STATED_COLUMNS
from monev.core.moved_targets import match_tenggat
from monev.core.records import JsonObject

Cell = tuple[str, str | None, str | None, str]
"""kode, akar, bukti and column."""


class Said(NamedTuple):
    """An entry as facts are made of it. `isi` of a file may lack its plan: its facts are known."""

    nomor: int
    jenis: str
    waktu: str
    pelaku: str
    isi: JsonObject


class Fact(NamedTuple):
    """A row of table fakta without its rencana."""

    entri: int
    urutan: int
    kode: str
    akar: str | None
    tenggat: str | None
    bukti: str | None
    kolom: str
    dari: str | None
    nilai: str | None
    berlaku: date
    waktu: str
    pelaku: str
    rapat: int | None
    berkas: bool

    @property
    def cell(self) -> Cell:
        """What it is said of."""
        return self.kode, self.akar, self.bukti, self.kolom

    @property
    def rank(self) -> tuple[date, int, int]:
        """Of the facts of a cell the greatest counts."""
        return self.berlaku, self.entri, self.urutan


@dataclass(slots=True)
class File:
    """A file with a plan.

    - is_valid: as it was when it was read from the tables
    - akar: kode → tenggat → the name it keeps
    """

    entri: int
    nomor: int
    posisi: date
    is_valid: bool = True
    akar: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


@dataclass(slots=True)
class News:
    """What the tables lack since they were written last.

    - facts: by entry and urutan; gone: those that the tables have no more
    - withdrawn: rows of tarikan; restored: those that end (sampai)
    - days: on which something begins to hold; since: the first day of which something changed
    - numbers: nomor → day and last entry, of what had a number before 2.1
    """

    facts: dict[tuple[int, int], Fact] = field(default_factory=dict)
    gone: set[tuple[int, int]] = field(default_factory=set)
    complete: list[tuple[Said, date]] = field(default_factory=list)
    withdrawn: list[tuple[int, int]] = field(default_factory=list)
    restored: list[tuple[int, int, int]] = field(default_factory=list)
    moved: list[tuple[int, str, str, str]] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    since: date | None = None
    numbers: dict[int, tuple[date, int]] = field(default_factory=dict)

    def note(self, day: date) -> None:
        """Note that something changes what holds from this day on."""
        self.since = day if self.since is None else min(self.since, day)


class Plan:
    """The plan of one rencana while its entries are read in order.

    `is_whole`: it knows all facts; else only what `isian` needs.
    """

    def __init__(self, files: Iterable[File] = (), *, is_whole: bool = True) -> None:
        self.is_whole = is_whole
        self.news = News()
        self._files = sorted(files, key=lambda file: file.nomor)
        self._cells: dict[Cell, list[Fact]] = defaultdict(list)
        self._by_entry: dict[int, list[Fact]] = defaultdict(list)
        self._days_of: dict[int, list[date]] = defaultdict(list)
        self._withdrawn: dict[int, list[int]] = defaultdict(list)
        self._undo_of: dict[int, int] = {}
        # Of entries before 2.1: number → its entries, and numbers beside it; entry at an earlier
        # day → its twin on the newest version, with what that one said.
        self._entries: dict[int, list[int]] = defaultdict(list)
        self._beside: dict[int, list[int]] = defaultdict(list)
        self._dropped: dict[int, list[Fact]] = {}

    def read(self, entry: Said) -> None:
        """Make the facts of an entry."""
        if entry.jenis == "unggahan":
            self._read_file(entry)
        elif entry.jenis == "isian":
            self._read_statements(entry)
        elif entry.jenis == "suntingan":
            self._read_edit(entry)
        else:
            self._cancel(entry)

    def take_news(self) -> News:
        """Return what the tables lack, for them to be written."""
        news, self.news = self.news, News()
        return news

    def know_file(self, file: File, facts: Sequence[Fact], entry: Said) -> None:
        """Take a file whose facts the tables have."""
        self._have_file(file)
        self._say_complete(entry)
        for fact in facts:
            self._put(fact)

    def _counts(self, entri: int) -> bool:
        return not self._withdrawn.get(entri)

    def _valid_files(self) -> list[File]:
        if not self.is_whole:
            return [file for file in self._files if file.is_valid]
        return [file for file in self._files if self._counts(file.entri)]

    def _winning(self, cell: Cell) -> Fact | None:
        if cell not in self._cells:
            return None  # so are most of the cells
        counting = [each for each in self._cells[cell] if self._counts(each.entri)]
        return max(counting, key=_rank) if len(counting) > 1 else next(iter(counting), None)

    def _put(self, fact: Fact) -> None:
        self._cells[fact.cell].append(fact)
        self._by_entry[fact.entri].append(fact)
        key = fact.entri, fact.urutan
        if key in self.news.gone:
            self.news.gone.remove(key)
        else:
            self.news.facts[key] = fact
        self.news.days.add(fact.berlaku)
        self.news.note(fact.berlaku)

    def _drop(self, fact: Fact) -> None:
        self._cells[fact.cell].remove(fact)
        self._by_entry[fact.entri].remove(fact)
        key = fact.entri, fact.urutan
        if self.news.facts.pop(key, None) is None:
            self.news.gone.add(key)
        self.news.note(fact.berlaku)

    def _say(
        self,
        entry: Said,
        cell: Cell,
        values: tuple[str | None, str | None],
        day: date,
        tenggat: str | None,
    ) -> None:
        kode, akar, bukti, kolom = cell
        dari, nilai = values
        fact = Fact(
            entri=entry.nomor,
            urutan=len(self._by_entry[entry.nomor]) + 1,
            kode=kode,
            akar=akar,
            tenggat=tenggat,
            bukti=bukti,
            kolom=kolom,
            dari=dari,
            nilai=nilai,
            berlaku=day,
            waktu=entry.waktu,
            pelaku=entry.pelaku,
            rapat=entry.isi.get("rapat"),
            berkas=entry.jenis == "unggahan",
        )
        self._put(fact)

    def _say_complete(self, entry: Said) -> None:
        if entry.jenis == "unggahan":
            is_complete = entry.isi.get("laporan_lengkap")
            is_complete = entry.isi["dilaporkan"] if is_complete is None else is_complete
            day = entry.isi["posisi"] if is_complete else None
        else:
            day = entry.isi.get("lengkap_per")
        if day is not None:
            complete = date.fromisoformat(day)
            self._days_of[entry.nomor].append(complete)
            self.news.complete.append((entry, complete))
            self.news.days.add(complete)
            self.news.note(complete)

    # --- files -----------------------------------------------------------------------------------

    def _have_file(self, file: File) -> None:
        self._files.append(file)
        self._files.sort(key=lambda each: each.nomor)
        self._entries[file.nomor].append(file.entri)
        self.news.days.add(file.posisi)
        self.news.note(file.posisi)

    def _read_file(self, entry: Said) -> None:
        """Say what differs in a file from all that is known, from its posisi.

        But not before what it replaces, else it would say nothing.
        """
        isi = entry.isi
        posisi = date.fromisoformat(isi["posisi"])
        file = File(entry.nomor, isi["unggahan"], posisi, akar=self._names_in(entry))
        self._have_file(file)
        self._say_complete(entry)
        for langkah in isi["langkah"]:
            kode = langkah["kode"]
            self._tell(entry, posisi, (kode, None, None, "pic"), langkah["pic"], langkah["pic"])
            akar = file.akar.get(kode, {})
            for tenggat in langkah["tenggat"]:
                key = tenggat["tenggat"]
                for kolom, blank in BLANK_REPORT.items():
                    cell = (kode, akar[key], None, kolom)
                    self._tell(entry, posisi, cell, tenggat.get(kolom, blank), blank, key)
                for bukti in tenggat["bukti"]:
                    for kolom, blank in BLANK_BUKTI.items():
                        cell = (kode, akar[key], bukti["nama"], kolom)
                        self._tell(entry, posisi, cell, bukti[kolom], blank, key)

    def _tell(
        self,
        entry: Said,
        posisi: date,
        cell: Cell,
        value: str | None,
        blank: str | None,
        tenggat: str | None = None,
    ) -> None:
        if value == blank and cell not in self._cells:
            return
        known = self._winning(cell)
        before = blank if known is None else known.nilai
        if before != value:
            self._say(entry, cell, (before, value), self._since(cell, posisi), tenggat)

    def _since(self, cell: Cell, posisi: date) -> date:
        """Return from which day it holds: not before what it replaces, else it would say nothing.

        A day of completion counts in its run of Selesai, so it is not before the status either.
        """
        kode, akar, bukti, kolom = cell
        status = (kode, akar, bukti, "laporan")
        replaced = [cell, status] if kolom == "tanggal_selesai" else [cell]
        return max([posisi, *(each.berlaku for each in map(self._winning, replaced) if each)])

    def _names_in(self, entry: Said) -> dict[str, dict[str, str]]:
        """Name the targets of a file: as those that they continue, else as none was named."""
        valid = self._valid_files()
        before = valid[-1].akar if valid else {}
        found: dict[str, dict[str, str]] = {}
        for langkah in entry.isi["langkah"]:
            kode = langkah["kode"]
            keys = [tenggat["tenggat"] for tenggat in langkah["tenggat"]]
            old = before.get(kode, {})
            names = {new: old[key] for key, new in match_tenggat([*old], keys).items()}
            used = {name for file in self._files for name in file.akar.get(kode, {}).values()}
            for key in keys:
                if key not in names:
                    names[key] = key if key not in used else f"{key}@{entry.nomor}"
                if names[key] != key:
                    self.news.moved.append((entry.nomor, kode, key, names[key]))
            found[kode] = names
        return found

    def _akar(self, kode: str, tenggat: str | None, first: File | None) -> str | None:
        """Return the name of a target: in this file, else in the newest that has it."""
        if tenggat is None:
            return None
        valid = self._valid_files()
        for file in (*filter(None, [first]), *reversed(valid), *reversed(self._files)):
            name = file.akar.get(kode, {}).get(tenggat)
            if name is not None:
                return name
        return tenggat  # an entry of a target that no file has: nobody sees it

    def _file_at(self, day: date) -> File | None:
        valid = self._valid_files()
        by_then = [file for file in valid if file.posisi <= day]
        return (by_then or valid[:1] or [None])[-1]

    # --- what is said in the app -----------------------------------------------------------------

    def _read_statements(self, entry: Said) -> None:
        isi = entry.isi
        self._say_complete(entry)
        if self._undoes(entry):
            return
        days = [date.fromisoformat(each["berlaku"]) for each in isi["ubah"]]
        seen = None if isi["rapat"] is None or not days else self._file_at(max(days))
        for each, day in zip(isi["ubah"], days, strict=True):
            self._change(entry, each, day, seen)

    def _change(self, entry: Said, change: JsonObject, day: date, seen: File | None) -> None:
        kode, tenggat = change["kode"], change["tenggat"]
        cell = (kode, self._akar(kode, tenggat, seen), change["bukti"], change["kolom"])
        self._say(entry, cell, (change["dari"], change["ke"]), day, tenggat)

    def _undoes(self, entry: Said) -> bool:
        """Withdraw what an entry takes back; what an undo took back is said again, of its days."""
        undone = entry.isi.get("menarik")
        if undone is None:
            return False
        earlier = self._undo_of.get(undone)
        if earlier is None:
            self._withdraw(undone, entry.nomor)
            self._undo_of[entry.nomor] = undone
            return True
        for number, fact in enumerate([*self._by_entry[earlier]], start=1):
            self._put(fact._replace(entri=entry.nomor, urutan=number))  # by who said it first
        return True

    def _withdraw(self, entri: int, since: int) -> None:
        self._withdrawn[entri].append(since)
        self.news.withdrawn.append((entri, since))
        self._note_days(entri)

    def _note_days(self, entri: int) -> None:
        if any(file.entri == entri for file in self._files):
            self.news.note(date.min)
        for day in (*(each.berlaku for each in self._by_entry[entri]), *self._days_of[entri]):
            self.news.note(day)

    def _cancel(self, entry: Said) -> None:
        """Cancel a file, or what had a number before 2.1; or restore it."""
        nomor = entry.isi["unggahan"]
        is_cancelled = entry.jenis == "pembatalan"
        if is_cancelled:
            # Cancelling what stood beside the main line left the same change on the newest.
            for entri in self._entries[nomor]:
                for fact in self._dropped.pop(entri, ()):
                    if fact not in self._by_entry[fact.entri]:
                        self._put(fact)
        for which in (nomor, *self._beside[nomor]):
            for entri in self._entries[which]:
                if is_cancelled:
                    self._withdraw(entri, entry.nomor)
                else:
                    self._restore(entri, entry.nomor)

    def _restore(self, entri: int, now: int) -> None:
        for since in [*self._withdrawn[entri]]:
            if since not in self._undo_of:
                self._withdrawn[entri].remove(since)
                self.news.restored.append((entri, since, now))
        self._note_days(entri)

    # --- before 2.1 ------------------------------------------------------------------------------

    def _read_edit(self, entry: Said) -> None:
        """Make facts of a change that was stored in a version, or in two of them.

        On the newest version it counted at once, whatever day that version had.
        """
        isi, number = entry.isi, entry.isi["unggahan"]
        posisi = date.fromisoformat(isi["posisi"])
        if not self._entries[number] and isi.get("pangkal") is not None:
            self._beside[isi.get("pangkal")].append(number)
        self._entries[number].append(entry.nomor)
        self.news.numbers[number] = (posisi, entry.nomor)
        self.news.days.add(posisi)
        self._say_complete(entry)
        if isi.get("kembar") is not None:
            self._stand_for(entry.nomor, isi.get("kembar"), posisi)
        # A file since may name the PIC that was taken back, so an undo says the one that it left.
        said = {"pic"} if self._undoes(entry) else STATED_COLUMNS
        seen = self._file_at(posisi)
        for change in isi["ubah"]:
            if change["kolom"] not in said:
                continue
            day = posisi
            if isi.get("pangkal") is None:
                akar = self._akar(change["kode"], change["tenggat"], seen)
                cell = (change["kode"], akar, change["bukti"], change["kolom"])
                day = self._since(cell, posisi)
            self._change(entry, change, day, seen)

    def _stand_for(self, entri: int, twin: int, posisi: date) -> None:
        """Let an entry of an earlier day stand for its twin on the newest version too.

        But not where something was said for a later day: there the twin still says it.
        """
        of_twin = [*self._by_entry[twin]]
        for fact in of_twin:
            self._drop(fact)
        for fact in of_twin:
            known = self._winning(fact.cell)
            if known is not None and known.berlaku > posisi:
                self._put(fact)
        self._dropped[entri] = of_twin


def _rank(fact: Fact) -> tuple[date, int, int]:
    return fact.rank


def read_history(files: Mapping[int, tuple[File, list[Fact]]], entries: Iterable[Said]) -> Plan:
    """Return the plan as it is after these entries, whose facts the tables have.

    `files`: entry → the file, and what it said.
    """
    plan = Plan()
    for entry in entries:
        if entry.jenis == "unggahan":
            plan.know_file(*files[entry.nomor], entry)
        else:
            plan.read(entry)
    plan.take_news()
    return plan
