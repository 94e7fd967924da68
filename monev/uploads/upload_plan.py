"""The plan of an upload before anything is stored: the content it would make, what it changes, what it takes away."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from monev.access import name_of
from monev.core.content import as_content
from monev.core.dates import format_day
from monev.core.errors import FileRefused
from monev.core.office_names import clean_name
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.database import Database
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.identity import WRITTEN, name_complaints
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.uploads.checking import (
    posisi_complaints,
    posisi_warnings,
    reason_complaints,
    reference_complaints,
    straighten_tenggat,
)
from monev.uploads.file_version import FileVersion, build_file_version
from monev.uploads.matching import Guess, ask_replaced, guess_reworded, recognise, separate
from monev.uploads.merge import Clash, Editors, Merger
from monev.writing.changes import Change, compare, removal_sentences
from monev.writing.content import (
    Content,
    by_kode,
    by_tenggat,
    continued_tenggat,
    has_laporan,
    read_target_cells,
)
from monev.writing.stored import Stored, Version, last_change, read_stored

_KODE_NAMED = 12


@dataclass(frozen=True, slots=True)
class UploadPlan:
    """What storing a file would do; nothing is stored yet.

    `content` is the content of the journal entry to be, `changes` its changes against the last unggahan, `removals`
    a sentence for each that takes something away (to be agreed to), `clashes` the cells that both the file and
    somebody else changed (to be chosen), `keterangan` what else a person should know, in sentences. `is_identical`:
    there is nothing to store. `after` is the hash of the rencana's newest journal entry this was planned on,
    `base` that of the content it was compared with ("" for none).
    """

    satker: str
    tahun: int
    posisi: date
    content: Content
    changes: tuple[Change, ...]
    removals: tuple[str, ...]
    warnings: tuple[Remark, ...]
    clashes: tuple[Clash, ...]
    notes: tuple[str, ...]
    is_identical: bool
    after: str
    base: str = ""
    editors: Editors = field(default_factory=dict)
    guesses: tuple[Guess, ...] = ()
    """New langkah that are probably stored ones reworded: to be confirmed through `matches`."""
    unread: tuple[str, ...] = ()
    """A sentence for each table of the file that may be part of the plan and was not read: to be agreed to."""
    may_add: bool = False
    """All its areas are others than those of the stored plan: it may be that plan's second half."""
    is_known_file: bool = False
    """The very file, byte for byte, is that of an unggahan that stands."""

    @property
    def has_news(self) -> bool:
        """Whether the file brings anything new: a change, or a cell that clashes with somebody else's."""
        return bool(self.changes or self.clashes)


def plan_upload(
    db: Database,
    reading: Reading,
    *,
    posisi: date,
    satker: str | None = None,
    tahun: int | None = None,
    choice: Mapping[str, str] | None = None,
    matches: Mapping[str, str] | None = None,
    seen: str | None = None,
    adds: bool = False,
) -> UploadPlan:
    """Plan an unggahan of `reading` at `posisi`; `satker` and `tahun` where the file does not say them.

    `choice`: key of a Clash → "tersimpan" | "berkas". `matches`: the confirmed Guess, file_kode →
    stored_kode. `seen`: the `base` of the plan the person was shown first; where somebody stored since then, a
    file without a mark of its own is merged with theirs from there on, as a template is from the unggahan it was made
    from. `adds`: the file goes on with the stored plan, which stays. `reading` as `check_upload` gives it, so that a
    file that is stored already is known by its SHA-256.
    Raises FileRefused with every reason (a Remark each) when the file cannot be taken.
    """
    satker, tahun = _find_whose(reading, satker, tahun)
    existing = read_stored(db, satker, tahun)
    _refuse(_no_rencana_complaints(reading, existing))
    newest = existing.langkah
    origin = _find_origin(existing, reading, seen)
    base = newest if origin is None else origin.content["langkah"]
    stored = [*base, *newest]
    reading = straighten_tenggat(reading, stored)
    replaced = tuple(ask_replaced(reading, base))
    complaints = reference_complaints(reading, stored) + posisi_complaints(reading, posisi, tahun, stored)
    if not reading.galat:
        complaints += name_complaints(satker, WRITTEN)
    reading, recognised = recognise(reading, base, matches or {})
    # All that is wrong in one go: nobody mends a file three times.
    _refuse(reading.galat + complaints + reason_complaints(reading, base))
    reading = separate(reading, base, newest)
    version = build_file_version(reading, base, posisi=posisi)
    merger = Merger(lambda cell: read_target_cells(cell, tahun), choice or {})
    langkah = _final_langkah(existing.newest, origin, base, version, merger)
    may_add = bool(newest) and _areas(newest).isdisjoint(_areas(langkah))
    if adds and may_add:
        langkah = [{**content, "urutan": order} for order, content in enumerate([*newest, *langkah], start=1)]
    alone = {} if reading.has_place_for_reports else existing.reported_alone
    _carry_reports(langkah, newest, version, posisi, alone)
    changes = (*compare(newest, langkah), *_revised_targets(reading, by_kode(newest), tahun))
    known = reading.keterangan.get("sha256") in existing.sha256
    warnings = (
        *version.reading_questions(reading),
        *replaced,
        *old_file_warnings(reading, existing, origin),
        *version.warnings,
        *posisi_warnings(posisi, tahun, existing.newest.posisi if existing.newest else None),
    )
    return UploadPlan(
        satker=existing.satker,
        tahun=tahun,
        posisi=posisi,
        content=_build_content(reading, existing, posisi, langkah, warnings, changes),
        changes=changes,
        removals=removal_sentences(changes, _doubts_of_times(reading)),
        warnings=warnings,
        clashes=tuple(merger.clashes),
        guesses=guess_reworded(newest, langkah),
        notes=tuple(upload_notes(reading, existing, origin, recognised)),
        may_add=may_add,
        is_identical=not changes and (known or _is_as_stored(existing, posisi, merger)),
        after=existing.after,
        base=existing.base,
        editors={clash.key: _find_editor(existing, clash) for clash in merger.clashes},
        unread=tuple(remark.pesan for remark in reading.unread),
        is_known_file=known,
    )


def _is_as_stored(existing: Stored, posisi: date, merger: Merger) -> bool:
    """Whether a file that changes nothing is of the stored posisi. One whose only news clashes has something to store:
    until a person has chosen, the stored value stands."""
    return existing.newest is not None and existing.newest.posisi == posisi and not merger.clashes


def _revised_targets(reading: Reading, stored: Container[str], tahun: int) -> Iterator[Change]:
    """The targets that a revision in the file itself moved, of langkah that are new: their first date is history."""
    headings = [
        " ".join(str(remark.values["heading"]).split())
        for remark in reading.peringatan
        if remark.code == "columns.latest_revision" and remark.values["meaning"] == COLUMN_NAMES["target_waktu"]
    ]
    for langkah in reading.langkah:
        before = next((langkah.lainnya[name] for name in headings if langkah.lainnya.get(name)), "")
        times = zip(read_time(before, tahun).tenggat, langkah.tenggat, strict=False) if before else ()
        for old, new in times:
            if old.tenggat != new.tenggat and langkah.kode not in stored:
                place = (langkah.kode, langkah.langkah_aksi, new.tenggat)
                yield Change("target_bergeser", *place, "TARGET WAKTU", old.tenggat, new.tenggat)


def _doubts_of_times(reading: Reading) -> dict[str, str]:
    """kode → what the TARGET WAKTU of a langkah says, and why it was doubtful."""
    due = [remark for remark in reversed(reading.peringatan) if remark.code.startswith("due.")]
    said = {(remark.lembar, remark.baris): f"Di berkas tertulis “{remark.nilai}”: {remark.pesan}" for remark in due}
    places = ((langkah.kode, (langkah.lembar, langkah.baris)) for langkah in reading.langkah)
    return {kode: said[place] for kode, place in places if place in said}


def _areas(langkah: Iterable[Content]) -> set[str]:
    """The areas of langkah, by mark and by name."""
    return {content[name] for content in langkah for name in ("area", "nama_area")}


def _find_origin(existing: Stored, reading: Reading, seen: str | None) -> Version | None:
    """The version the file goes on from, where that is not simply the newest: the one its template was made from, or
    the one the person was shown (an empty one, where there was none yet)."""
    from_template = existing.by_hash(reading.origin.hash_entri) if reading.origin else None
    if from_template is not None or seen is None or existing.newest is None or seen == existing.newest.hash:
        return from_template
    return existing.by_hash(seen) if seen else existing.before_everything()


def _refuse(complaints: tuple[Remark, ...]) -> None:
    if complaints:
        raise _refused(complaints)


def _refused(complaints: tuple[Remark, ...]) -> FileRefused:
    return FileRefused(
        f"Ada {len(complaints)} hal yang perlu diperbaiki sebelum berkas ini dapat disimpan.",
        "Perbaiki yang disebut, lalu ulangi. Belum ada yang berubah.",
        errors=complaints,
    )


def _find_whose(reading: Reading, satker: str | None, tahun: int | None) -> tuple[str, int]:
    """The rencana a file belongs to: as it was said, else as it says itself. Raises FileRefused where neither does."""
    satker, tahun = clean_name(satker or reading.satker or ""), tahun or reading.tahun
    if satker and tahun:
        return satker, tahun
    missing = {"uploads.satker_not_found": not satker, "uploads.tahun_not_found": not tahun}
    if reading.galat and not reading.langkah:
        missing = {}  # what could not be read at all need not be told that its title was not found either
    raise _refused(reading.galat + tuple(Remark(code) for code, is_missing in missing.items() if is_missing))


def _no_rencana_complaints(reading: Reading, existing: Stored) -> tuple[Remark, ...]:
    only_reports = not reading.langkah and reading.has_place_for_reports
    if not only_reports or existing.newest is not None:
        return ()
    return (Remark("uploads.no_rencana_yet", values={"satker": existing.satker, "tahun": existing.tahun}),)


def _final_langkah(
    newest: Version | None,
    origin: Version | None,
    base: list[Content],
    version: FileVersion,
    merger: Merger,
) -> list[Content]:
    """The langkah of the new version. A file of the template keeps the stored order (sorting rows changes nothing);
    a plan table brings its own."""
    langkah = version.langkah
    if newest is not None and origin is not None:
        langkah = merger.merge(base, newest.content["langkah"], langkah)
    return [{**content, "urutan": order} for order, content in enumerate(langkah, start=1)]


def _carry_reports(
    langkah: list[Content],
    newest: list[Content],
    version: FileVersion,
    posisi: date,
    alone: Mapping[tuple[str, str], date],
) -> None:
    """Since when each Selesai is reported: carried forward, or this posisi where the file itself reports it earlier. It
    counts where no tanggal selesai was given (docs/design.md §5). And what was said of a tenggat by itself goes along
    with a plan; a report of all of them takes its place (`alone` is empty)."""
    stored = by_kode(newest)
    for content in langkah:
        kode = content["kode"]
        origin = continued_tenggat(stored.get(kode), list(by_tenggat(content)))
        for t in content["tenggat"]:
            previous = origin.get(t["tenggat"])
            since = previous["selesai_sejak"] if previous and previous["laporan"] == "selesai" else None
            days = [since or posisi.isoformat()]
            if (kode, t["tenggat"]) in version.reported:
                days.append(posisi.isoformat())
            t["selesai_sejak"] = min(days) if t["laporan"] == "selesai" else None
            t.pop("dilaporkan_per", None)
            if told := alone.get((kode, previous["tenggat"])) if previous else None:
                t["dilaporkan_per"] = told.isoformat()


def _build_content(
    reading: Reading,
    existing: Stored,
    posisi: date,
    langkah: list[Content],
    warnings: tuple[Remark, ...],
    changes: tuple[Change, ...],
) -> Content:
    last = existing.last_complete
    said: Content = {"lengkap_per": None if last is None else last.isoformat()} if existing.newest else {}
    if existing.newest and not reading.has_place_for_reports:
        said["laporan_lengkap"] = False
    elif last or any(change.jenis in ("selesai_baru", "selesai_ditarik", "laporan_berubah") for change in changes):
        said["laporan_lengkap"] = True
    return {
        "unggahan": existing.next_number,
        "jenis": "berkas",
        "posisi": posisi.isoformat(),
        "catatan": "",
        "nama_berkas": None,
        "simulasi": reading.simulasi or bool(existing.newest and existing.newest.content["simulasi"]),
        "dilaporkan": has_laporan(langkah) or last is not None or said.get("laporan_lengkap", False),
        "langkah": langkah,
        "peringatan": [warning.as_stored() for warning in warnings],
        "perubahan": as_content(changes),
        **said,
    }


def _find_editor(existing: Stored, clash: Clash) -> tuple[str, datetime]:
    place = (clash.kode, clash.tenggat, clash.bukti)
    return last_change(existing.db, existing.unggahan[0]["rencana_id"], place, clash.column)


def upload_notes(
    reading: Reading, existing: Stored, origin: Version | None, recognised: tuple[str, ...]
) -> Iterator[str]:
    """A sentence each. `origin`: the version the file goes on from, None for the newest; `recognised`: kode of langkah
    known by their words."""
    newest = existing.newest
    if newest is None:
        return
    number, posisi = newest.content["unggahan"], format_day(newest.posisi)
    if missing := " dan ".join(_not_included(reading, newest)):
        yield f"Berkas ini tidak memuat {missing}; isinya dari unggahan {number} (posisi {posisi}) dibawa."
    if recognised:
        more = " …" if len(recognised) > _KODE_NAMED else ""
        yield (
            f"{len(recognised)} langkah dikenali dari bunyinya walau nomornya berubah; kodenya tetap: "
            f"{', '.join(recognised[:_KODE_NAMED])}{more}."
        )
    from_template = origin is not None and reading.origin is not None and reading.origin.hash_entri == origin.hash
    if reading.origin and not from_template:
        yield "Templat ini dibuat dari basis data lain, jadi dibandingkan langsung dengan unggahan terakhir."
    if origin is None or origin.hash == newest.hash:
        return
    if from_template:
        is_cancelled = existing.was_cancelled(origin)
        wording = ", yang sudah dibatalkan; yang berlaku" if is_cancelled else ", sedangkan yang terbaru"
        opening = f"Templat ini dibuat dari unggahan {origin.content['unggahan']}{wording} unggahan {number}."
    else:
        who = name_of(existing.db, newest.pelaku)
        opening = f"Sejak berkas ini Anda periksa, {who} menyimpan unggahan {number} (posisi {posisi})."
    yield f"{opening} Keduanya digabung sel demi sel: yang tidak diubah di berkas tetap memakai isi terbaru."


def _not_included(reading: Reading, newest: Version) -> Iterator[str]:
    """What the file has no place for, and is carried from the newest unggahan."""
    if not reading.langkah:
        yield "tabel rencana aksi"
    if newest.content["dilaporkan"]:
        if reading.realisasi is None:
            yield "realisasi"
        if reading.bukti is None:
            yield "bukti"


def old_file_warnings(reading: Reading, existing: Stored, origin: Version | None) -> Iterator[Remark]:
    """A warning for a file that is, byte for byte, an unggahan that newer ones followed: it would bring back what
    they changed. Not where it is merged with them."""
    number, newest = existing.sha256.get(reading.keterangan.get("sha256", "")), existing.newest
    if number is None or origin is not None or newest is None or number == newest.content["unggahan"]:
        return
    values = {"unggahan": number, "newest": newest.content["unggahan"], "posisi": format_day(newest.posisi)}
    yield Remark("uploads.old_file", values=values)
