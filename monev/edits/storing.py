"""Storing a change made in the app as a journal entry.

A tick in a meeting must be stored in the blink of an eye, so nothing here reads a whole content. If
a meeting judges an earlier posisi than the newest unggahan's, one append stores its changes twice:
on the newest unggahan, and in one beside it at the meeting's posisi (docs/operations.md).
"""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple

from monev.core import clock
from monev.core.content import as_content
from monev.core.dates import format_day, format_tenggat
from monev.core.errors import NotFound
from monev.core.typed_input import EntryRefused
from monev.database import Database, Param, Row
from monev.figures import find_rencana
from monev.figures.formats import version_number
from monev.figures.views import Rencana, all_cancelled, ask_rencana, versions_of, view_at
from monev.journal import Entry
from monev.writing.append import (
    Clashing,
    FieldChange,
    FieldClash,
    NewEntry,
    append_with_retry,
    format_when,
)
from monev.writing.changes import compare, name_value
from monev.writing.content import BUKTI_HEADINGS, LAPORAN_HEADINGS, Content
from monev.writing.plan_versions import find_targets, last_change

COLUMNS: dict[str, dict[str, str]] = {
    "langkah": {"pic": "PIC"},
    "tenggat": LAPORAN_HEADINGS,
    "bukti": {column: heading for column, heading in BUKTI_HEADINGS.items() if column != "jenis"},
}
"""Kind of thing → its fields that can be changed → their headings."""

DERIVED = "selesai_sejak"
"""The day since which a Selesai is reported; it follows from the other fields."""


class Newest(NamedTuple):
    """The unggahan that a change goes on from.

    `pangkal`: the unggahan of the main line that it stands beside. `terbesar_sejalur`: the largest
    number on its line, also of cancelled ones. `asal`: what a suntingan goes on from. `mulai`,
    `penyunting`, `rapat`: of its first change. `beku`: a meeting was closed on it. `lengkap_per`:
    the posisi of its last complete report.
    """

    rencana: Rencana
    unggahan_id: int
    nomor: int
    pangkal: int | None
    nomor_terbesar: int
    terbesar_sejalur: int
    jenis: str
    posisi: date
    asal_id: int | None
    asal: int | None
    lengkap_per: date | None
    mulai: datetime | None
    penyunting: str | None
    rapat: int | None
    beku: bool

    def is_continued_by(self, jenis: str, posisi: date, pelaku: str, rapat: int | None) -> bool:
        """True if a change joins this unggahan instead of beginning a new one.

        It does if it is of the same meeting, or of the same person on the same day; never if a
        newer unggahan was numbered after it, or a meeting was closed on it.
        """
        is_last = not self.beku and self.nomor == self.terbesar_sejalur and self.asal is not None
        if not is_last or (self.jenis, self.posisi) != (jenis, posisi):
            return False
        if jenis == "rapat":
            return self.rapat == rapat
        begun = self.mulai and self.mulai.astimezone(clock.zone()).date()
        return (self.penyunting, begun) == (pelaku, clock.today())


def find_newest(db: Database, satker: str, tahun: int, judged_at: date | None = None) -> Newest:
    """Find the newest unggahan that is not cancelled, or the one judged at a day.

    It is up to date with the journal. Raises NotFound.
    """
    db.catch_up()
    return newest_known(db, satker, tahun, judged_at)


def newest_known(db: Database, satker: str, tahun: int, judged_at: date | None = None) -> Newest:
    """Find the newest unggahan as `find_newest`, of what is applied: a page waits for nothing."""
    rencana = find_rencana(db, satker, tahun)
    judged = None if judged_at is None else view_at(db, satker, tahun, judged_at).unggahan_id
    rows = versions_of(db, rencana)
    meant = [row for row in rows if not row["dibatalkan"] and _is_meant(row, judged)]
    if not meant:
        raise all_cancelled(rencana)
    found = max(meant, key=itemgetter("nomor"))
    numbers = {row["unggahan_id"]: row["nomor"] for row in rows}
    on_line = [row["nomor"] for row in rows if row["pangkal"] == found["pangkal"]]
    begun: Row = {"mulai": None, "penyunting": None, "rapat": None, "beku": False}
    if found["asal_id"] is not None:
        of_this = {"rencana_id": rencana.rencana_id, "unggahan_id": found["unggahan_id"]}
        plan = (rencana.satker, rencana.tahun)
        (begun,) = ask_rencana(db, "uploads/begun_by", *plan, **of_this)
    return Newest(
        rencana=rencana,
        nomor_terbesar=max(numbers.values()),
        terbesar_sejalur=max(on_line),
        asal=numbers.get(found["asal_id"]),
        **{name: found[name] for name in _OF_UNGGAHAN},
        **begun,
    )


_OF_UNGGAHAN = ("unggahan_id", "nomor", "pangkal", "jenis", "posisi", "asal_id", "lengkap_per")


def _is_meant(row: Row, judged: int | None) -> bool:
    return row["pangkal"] is None if judged is None else row["unggahan_id"] == judged


def read_langkah(db: Database, unggahan_id: int, kode: str) -> Content | None:
    """Read one langkah of an unggahan in the shape of the journal, without its jejak.

    None if it has no such kode.
    """
    return _read_versions(db, [unggahan_id], [kode]).get((unggahan_id, kode))


def _read_versions(
    db: Database, unggahan_id: Sequence[int], kode: Sequence[str]
) -> dict[tuple[int, str], Content]:
    """Read these langkah of these unggahan at once: a statement takes as long for one of them."""
    asked: dict[str, Param] = {"daftar": [*unggahan_id], "kode": [*kode]}
    versions: dict[tuple[int, str], Content] = {}
    for row in db.ask("uploads/langkah", **asked):
        where = (row.pop("unggahan_id"), row["kode"])
        versions[where] = {**row, "lainnya": json.loads(row["lainnya"]), "tenggat": []}
    tenggat: dict[tuple[int, str, str], Content] = {}
    for row in db.ask("uploads/tenggat", **asked):
        langkah = (row.pop("unggahan_id"), row.pop("kode"))
        tenggat[*langkah, row["tenggat"]] = {**row, "bukti": []}
        versions[langkah]["tenggat"].append(tenggat[*langkah, row["tenggat"]])
    for row in db.ask("uploads/bukti", **asked):
        place = (row.pop("unggahan_id"), row.pop("kode"), row.pop("tenggat"))
        tenggat[place]["bukti"].append(row)
    return versions


def not_there(
    current: Newest, kode: str, tenggat: str | None = None, bukti: str | None = None
) -> NotFound:
    """Make the error for a langkah, tenggat or bukti that the version lacks."""
    gone = f"Langkah {kode}"
    if tenggat:
        gone += f", target {format_tenggat(tenggat)}"
    if bukti:
        gone += f", bukti “{bukti}”"
    return NotFound(
        f"{gone} tidak ada pada versi terbaru, {version_number(current.nomor)}.",
        "Muat ulang halamannya.",
    )


class Target(NamedTuple):
    """The thing to change: a langkah, a tenggat of it, or a bukti of that tenggat, by name.

    Of a langkah its PIC changes, of a tenggat its report.
    """

    kode: str
    tenggat: str | None = None
    bukti: str | None = None

    @property
    def kind(self) -> str:
        """The kind of thing: langkah, tenggat or bukti."""
        if self.tenggat is None:
            return "langkah"
        return "tenggat" if self.bukti is None else "bukti"


class EditResult(NamedTuple):
    """The result of a change.

    `entry`: None if it was so already; `notes`: sentences for the person.
    """

    entry: Entry | None
    notes: tuple[str, ...]


Things = dict[Target, Content]
"""Thing to change → its values in a version."""

Langkah = dict[str, Content]
"""kode → a langkah in which something is changed."""

Change = FieldChange[str, str | None]
"""The change of a thing's fields."""

Changes = Mapping[Target, Change]
"""Thing → the change of its fields."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version that a change goes on from: its langkah and things, and the posisi of the change.

    `base`: the unggahan of the main line to stand beside; None on that line. `before`: unggahan and
    kode → the langkah before the change, there and in what that version is a copy of.
    """

    current: Newest
    langkah: Langkah
    things: Things
    day: date
    base: int | None
    before: Mapping[tuple[int, str], Content]


@dataclass(frozen=True, slots=True)
class EditStore:
    """Stores changes that are made together in one append, with one undo."""

    db: Database
    satker: str
    tahun: int
    targets: tuple[Target, ...]
    pelaku: str
    rapat: int | None = None

    def newest(self, posisi: date | None = None, *, skip_gone: bool = False) -> Version:
        """Find the newest version and the things to change in it.

        Raises NotFound if a langkah is gone, or a thing (unless `skip_gone`).
        """
        current = find_newest(self.db, self.satker, self.tahun)
        day = max(posisi or clock.today_within(current.rencana.tahun), current.posisi)
        return self._read(current, day, None, skip_gone=skip_gone)

    def at(self, posisi: date) -> Version:
        """Find the version judged at an earlier posisi, to stand beside. Raises NotFound."""
        current = find_newest(self.db, self.satker, self.tahun, posisi)
        return self._read(current, posisi, current.pangkal or current.nomor)

    def later_than(self, version: Version) -> Version | None:
        """Find the newest version if `version` is an earlier one that still has its langkah."""
        if version.base is None:
            return None
        try:
            return self.newest(version.day, skip_gone=True)
        except NotFound:
            return None

    def of_meeting(self) -> Version:
        """Find the version that the meeting judges. Raises NotFound; EntryRefused if closed."""
        current = find_newest(self.db, self.satker, self.tahun)
        assert self.rapat is not None
        meeting = read_meeting(self.db, current.rencana, self.rapat)
        refuse_closed(meeting)
        judged: date = meeting["posisi"]
        if judged < current.posisi:
            return self.at(judged)
        return self._read(current, judged, None)

    def _read(
        self, current: Newest, day: date, base: int | None, *, skip_gone: bool = False
    ) -> Version:
        kodes = [*dict.fromkeys(target.kode for target in self.targets)]
        ids = [*filter(None, (current.unggahan_id, current.asal_id))]
        versions = _read_versions(self.db, ids, kodes)
        langkah: Langkah = {}
        for kode in kodes:
            if (current.unggahan_id, kode) not in versions:
                raise not_there(current, kode)
            langkah[kode] = versions[current.unggahan_id, kode]
        things: Things = {}
        for target in self.targets:
            places = find_targets(langkah[target.kode], target.tenggat, target.bukti)
            if places:
                things[target] = places[0]
            elif not skip_gone:
                raise not_there(current, *target)
        return Version(current, langkah, things, day, base, deepcopy(versions))

    def entry(
        self,
        version: Version,
        changes: Changes,
        later: Version | None = None,
        changes_later: Changes | None = None,
        *,
        file: bytes | None = None,
        undoes: tuple[int | None, int | None] = (None, None),
    ) -> NewEntry | None:
        """Make the one append of changes of a version, and of the `later` one; None without any.

        `undoes`: the entries that are taken back, on this version and on the later one.
        """
        contents = []
        for where, wanted, undone in (
            (later, changes_later or {}, undoes[1]),
            (version, changes, undoes[0]),
        ):
            values = {target: change.values for target, change in wanted.items() if change.values}
            if where is not None and values:
                contents.append(self._build_content(where, values) | {"menarik": undone})
        return as_one(version.current.rencana, contents, file)

    def _build_content(self, version: Version, values: Mapping[Target, Content]) -> Content:
        """Build the content of a journal entry, putting the new values into `langkah` in place."""
        current, langkah, day = version.current, version.langkah, version.day
        content = _begun_on(current, day, version.base, self.rapat)
        jenis = content["jenis"]
        origin_id = current.unggahan_id
        is_same_line = current.pangkal == version.base
        if is_same_line and current.is_continued_by(jenis, day, self.pelaku, self.rapat):
            content["unggahan"] = current.nomor
            content["asal"] = current.asal
            origin_id = current.asal_id or origin_id
        for target, changed in values.items():
            places = find_targets(langkah[target.kode], target.tenggat, target.bukti)
            for column, value in changed.items():
                former = places[0][column]
                field = {"kolom": column, "dari": former, "ke": value}
                content["ubah"].append(target._asdict() | field)
            for place in places:
                place.update(changed)
        changes = []
        for kode in dict.fromkeys(target.kode for target in values):
            # A change made in the app adds no langkah, so its origin has it too.
            changes += compare([version.before[origin_id, kode]], [langkah[kode]])
        content["perubahan"] = as_content(changes)
        return content


def _begun_on(current: Newest, day: date, base: int | None, rapat: int | None) -> Content:
    """Make the content of an entry that begins an unggahan without changes.

    `base`: the unggahan of the main line to stand beside.
    """
    return {
        "unggahan": current.nomor_terbesar + 1,
        "asal": current.nomor,
        "pangkal": base,
        "kembar": None,
        "jenis": "suntingan" if rapat is None else "rapat",
        "rapat": rapat,
        "posisi": day.isoformat(),
        "menarik": None,
        "ubah": [],
        "perubahan": [],
    }


def as_one(
    rencana: Rencana, contents: Sequence[Content], file: bytes | None = None
) -> NewEntry | None:
    """Make one append of the content on the newest unggahan and the one at an earlier posisi."""
    if not contents:
        return None
    first, *others = contents
    for other in others:
        if other["unggahan"] == first["unggahan"]:  # both begin one
            other["unggahan"] += 1
    return NewEntry("suntingan", rencana.satker, rencana.tahun, first, file, *others)


_ONE_REPORT = frozenset({"laporan", "tanggal_selesai", DERIVED})
"""Fields that belong together."""


def still_so(changes: Changes, judged: Things, later: Things) -> Changes:
    """Keep of changes of an earlier version what is still as there in the `later` one.

    What was reported since stays.
    """
    result = {}
    for target, place in later.items():
        moved_on = set()
        for column, value in judged[target].items():
            if place.get(column, value) != value:
                moved_on.add(column)
        if moved_on & _ONE_REPORT:
            moved_on |= _ONE_REPORT
        still = {}
        for column, value in changes[target].values.items():
            if column not in moved_on and place[column] != value:
                still[column] = value
        result[target] = FieldChange(still)
    return result


def refuse_closed(meeting: Row) -> None:
    """Raise EntryRefused if the meeting is closed, as its record stays as it is."""
    if meeting["status"] != "berlangsung":
        told = f"Rapat “{meeting['judul']}” sudah ditutup, jadi catatannya tidak berubah lagi."
        raise EntryRefused(
            {"rapat": told}, "Perbaiki rapat itu dahulu, atau ubah di panel langkah di luar rapat."
        )


def refuse_clash(db: Database, current: Newest, things: Things, changes: Changes) -> None:
    """Raise FieldClash if any fields clash, or fields judged by have changed.

    Its words name who gave each field its present value.
    """
    clashes = []
    told = []
    for target, change in changes.items():
        whose = ""
        if len(things) > 1 and target.tenggat:
            whose = f" bukti “{target.bukti}” ({format_tenggat(target.tenggat)})"
        for column, value in {**change.clashes, **change.moved}.items():
            heading = COLUMNS[target.kind][column]
            stored = things[target][column]
            rencana_id = current.rencana.rencana_id
            who, when = last_change(db, rencana_id, target, heading, current.pangkal)
            clashes.append(Clashing(column, stored, value))
            if column in change.moved:
                other = _otherwise_seen(column, stored, value)
            else:
                other = f"bukan “{name_value(column, value)}”"
            told.append(
                f"{heading}{whose} sudah diubah oleh {who} ({format_when(when)}) menjadi "
                f"“{name_value(column, stored)}”, {other}."
            )
    if clashes:
        advice = (
            "Belum ada yang berubah. Bandingkan keduanya, lalu ulangi bila isian Anda tetap perlu."
        )
        raise FieldClash(" ".join(told), advice, clashes)


def _otherwise_seen(column: str, stored: str | None, seen: str | None) -> str:
    """Write the value that a person saw. If it reads the same, another file has the same name."""
    now = name_value(column, stored)
    before = name_value(column, seen)
    said = f"yang Anda lihat “{before}”"
    return f"{said} dengan isi lain" if now == before else said


def read_meeting(db: Database, rencana: Rencana, rapat: int) -> Row:
    """Read a meeting of the rencana by its number. Raises NotFound, with the numbers there are."""
    found = db.ask("meeting/one_meeting", rencana_id=rencana.rencana_id, rapat=rapat)
    if found:
        return found[0]
    rows = db.ask("meeting/one_meeting", rencana_id=rencana.rencana_id, rapat=None)
    advice = "Buka rapat pertama di halaman Rapat."
    if rows:
        existing = ", ".join(str(row["nomor"]) for row in rows)
        advice = f"Rapat yang ada: {existing}."
    told = f"Rapat {rapat} tidak ada pada rencana {rencana.satker} tahun {rencana.tahun}."
    raise NotFound(told, advice)


def is_complete(lengkap_per: date | None, posisi: date) -> bool:
    """True if a version's last complete report is of `posisi` or later.

    That report is of `lengkap_per` (None: there is none).
    """
    return lengkap_per is not None and lengkap_per >= posisi


def say_complete(
    db: Database, satker: str, tahun: int, posisi: date, *, pelaku: str, rapat: int | None = None
) -> Entry | None:
    """Store that the office's report is complete as of `posisi`; None if it is so already.

    If the newest unggahan is of a later posisi, it is stored there and in one beside it at
    `posisi`. Raises EntryRefused, NotFound.
    """

    def plan() -> NewEntry | None:
        newest = find_newest(db, satker, tahun)
        if rapat is None and posisi > max(newest.posisi, clock.today()):
            told = f"Posisi {format_day(posisi)} masih akan datang. Pilih hari ini atau sebelumnya."
            raise EntryRefused({"posisi": told})
        versions: list[tuple[Newest, int | None]] = [(newest, None)]
        if posisi < newest.posisi:
            there = find_newest(db, satker, tahun, posisi)
            versions.append((there, there.pangkal or there.nomor))
        contents = []
        for current, base in versions:
            if not is_complete(current.lengkap_per, posisi):
                day = posisi if base else max(posisi, current.posisi)
                said = {"lengkap_per": posisi.isoformat()}
                contents.append(_begun_on(current, day, base, rapat) | said)
        return as_one(newest.rencana, contents)

    return append_with_retry(db, plan, pelaku=pelaku)
