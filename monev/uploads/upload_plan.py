"""Plan an upload before anything is stored, then store it.

The plan is the content it would make, its changes, and what it takes away. The upload is durable
before anyone reads *tersimpan*.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from monev.access import name_of
from monev.core.content import as_content
from monev.core.dates import format_day
from monev.core.errors import ConsentNeeded, FileRefused
from monev.core.office_names import clean_name
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.database import Database
from monev.figures.facts import who_said
from monev.figures.kode_as_shown import kode_place, shown_before_storing
from monev.journal import Entry
from monev.journal.journal import changed_meanwhile
from monev.reading.identity import WRITTEN, name_complaints
from monev.uploads.checking import (
    done_later_warnings,
    left_out_remarks,
    posisi_complaints,
    posisi_warnings,
    reason_complaints,
    straighten_tenggat,
    with_left_out,
    without_unknown,
)
from monev.uploads.file_version import FileVersion, build_file_version
from monev.uploads.matching import Guess, ask_replaced, guess_reworded, recognise, separate
from monev.uploads.merge import Clash, Merger, clash_sentence
from monev.writing.append import NewEntry, append_with_retry
from monev.writing.changes import Change, column_losses, compare, removal_sentences
from monev.writing.content import Content, has_laporan
from monev.writing.plan_versions import Stored, Version, read_stored

_KODE_NAMED = 12
_OF_REPORTS = frozenset({"selesai_baru", "selesai_ditarik", "laporan_berubah"})
"""Kinds of change of reports."""


class UploadPlan(NamedTuple):
    """What storing a file would do; nothing is stored yet.

    | field | meaning |
    |---|---|
    | content | of the journal entry to be |
    | changes | against the last unggahan |
    | removals | sentences on what is taken away, each needs consent |
    | unread | sentences on tables of the file that were not read, each needs consent |
    | clashes | to be decided |
    | guesses | new langkah that are probably stored ones reworded, to be confirmed |
    | notes | sentences |
    | is_identical | there is nothing to store |
    | base | hash of the entry it was compared with; "" for none |
    | is_known_file | the very file is that of an unggahan that stands |
    | may_add | no area of the file is in the stored plan: it may be its second half |
    | shown | what people see of each kode, in the file or stored |
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
    base: str
    guesses: tuple[Guess, ...]
    unread: tuple[str, ...]
    is_known_file: bool
    may_add: bool
    shown: Mapping[str, str]


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
    """Plan an unggahan of `reading` (of `check_upload`) at `posisi`.

    Raises FileRefused with a Remark for every reason.

    satker, tahun: for a file that names none. choice: key of a Clash → "tersimpan" | "berkas".
    matches: the confirmed Guess, file_kode → stored_kode. seen: the `base` of the plan the person
    saw first; if somebody stored since then, a file that is no template is merged with theirs from
    there on. adds: the file goes on with the stored plan, which stays.
    """
    satker, tahun = _find_whose(reading, satker, tahun)
    existing = read_stored(db, satker, tahun)
    checked = _check(existing, reading, posisi, seen)
    recognised = _recognise(checked, matches or {})
    merged = _merge(recognised, choice or {}, adds=adds)
    stored, new = (
        shown_before_storing(db, map(kode_place, rows))
        for rows in (existing.langkah, merged.langkah)
    )
    return _describe(merged, stored | new)


class _Checked(NamedTuple):
    """A file beside what is stored. `base`: the langkah that it goes on from.

    `left_out`: what is wrong with reports that are not taken; `wrong`: with the file; `asked`: rows
    that may stand for another langkah.
    """

    existing: Stored
    reading: Reading
    posisi: date
    origin: Version | None
    base: list[Content]
    left_out: list[Remark]
    wrong: list[Remark]
    asked: tuple[Remark, ...]

    @property
    def stored(self) -> list[Content]:
        """The langkah of the base and of the newest version."""
        return [*self.base, *self.existing.langkah]


def _check(existing: Stored, reading: Reading, posisi: date, seen: str | None) -> _Checked:
    """Find what the file goes on from, and what is wrong with it. Raises FileRefused."""
    _refuse(_reports_without_plan(reading, existing))
    origin = _find_origin(existing, reading, seen)
    base = existing.langkah if origin is None else origin.content["langkah"]
    stored = [*base, *existing.langkah]
    reading = straighten_tenggat(reading, stored)
    asked = tuple(ask_replaced(reading, base))
    known, left_out = without_unknown(reading, stored)
    wrong = [*posisi_complaints(known, posisi, existing.tahun, stored)]
    if not reading.galat:
        wrong += name_complaints(existing.satker, WRITTEN)
    return _Checked(existing, known, posisi, origin, base, left_out, wrong, asked)


class _Recognised(NamedTuple):
    """A checked file whose langkah have their stored kode. `kode`: those known by their words."""

    checked: _Checked
    reading: Reading
    kode: tuple[str, ...]


def _recognise(checked: _Checked, matches: Mapping[str, str]) -> _Recognised:
    """Give each row the kode of its stored langkah.

    Raises FileRefused with all complaints at once: nobody wants to correct a file three times.
    """
    reading, kode = recognise(checked.reading, checked.base, matches)
    refused = [*reading.galat, *checked.wrong, *reason_complaints(reading, checked.base)]
    _refuse(with_left_out(refused, reading, checked.left_out))
    return _Recognised(checked, separate(reading, checked.base, checked.existing.langkah), kode)


class _Merged(NamedTuple):
    """The langkah as they would be stored. `version`: what the file itself makes of them."""

    recognised: _Recognised
    version: FileVersion
    langkah: list[Content]
    clashes: list[Clash]
    is_known_file: bool
    may_add: bool


def _merge(recognised: _Recognised, choice: Mapping[str, str], *, adds: bool) -> _Merged:
    """Lay the file over what is stored."""
    checked, reading, _ = recognised
    existing = checked.existing
    newest = existing.langkah
    version = build_file_version(reading, checked.base, posisi=checked.posisi)
    merger = Merger(existing.tahun, choice)
    merged = version.langkah  # a plan table brings its own order, a sorted template changes nothing
    if checked.origin is not None and existing.newest is not None:
        merged = merger.merge(checked.base, newest, version.langkah)
    is_known = reading.sha256 in existing.sha256
    may_add = _may_add(newest, merged, is_known=is_known)
    whole = [*newest, *merged] if adds and may_add else merged
    langkah = [{**content, "urutan": order} for order, content in enumerate(whole, start=1)]
    return _Merged(recognised, version, langkah, merger.clashes, is_known, may_add)


def _describe(merged: _Merged, shown: Mapping[str, str]) -> UploadPlan:
    """Say what storing the merged langkah would change, take away and leave open."""
    (checked, reading, kode), version, langkah, *_ = merged
    existing = checked.existing
    newest = existing.langkah
    changes = compare(newest, langkah)
    warnings = tuple(_list_warnings(checked, reading, version))
    clashes = _with_editors(merged.clashes, existing)
    # A file whose only news clashes has something to store: until a person has chosen, the stored
    # value stands.
    last = existing.newest.posisi if existing.newest else None
    is_same = merged.is_known_file or (last == checked.posisi and not clashes)
    losses = column_losses(newest, langkah, changes)
    known = tuple(shown[each] for each in kode)
    return UploadPlan(
        satker=existing.satker,
        tahun=existing.tahun,
        posisi=checked.posisi,
        content=_build_content(version, existing, langkah, warnings, changes),
        changes=changes,
        removals=removal_sentences(changes, _doubts_of_times(reading), losses, shown),
        warnings=warnings,
        clashes=clashes,
        guesses=guess_reworded(newest, langkah),
        notes=tuple(upload_notes(reading, existing, checked.origin, known)),
        is_identical=is_same and not changes,
        base=existing.base,
        unread=tuple(remark.pesan for remark in reading.unread),
        is_known_file=merged.is_known_file,
        may_add=merged.may_add,
        shown=shown,
    )


def _list_warnings(checked: _Checked, reading: Reading, version: FileVersion) -> Iterator[Remark]:
    existing = checked.existing
    posisi = checked.posisi
    yield from left_out_remarks(reading)
    yield from version.reading_questions()
    yield from checked.asked
    yield from old_file_warnings(reading, existing, checked.origin)
    yield from checked.left_out
    yield from version.warnings
    last = existing.newest.posisi if existing.newest else None
    yield from posisi_warnings(posisi, existing.tahun, last)
    yield from done_later_warnings(reading, posisi, checked.stored)


def _may_add(stored: Iterable[Content], langkah: Iterable[Content], *, is_known: bool) -> bool:
    """True if there are stored langkah, and none of these is of one of their areas.

    The areas are known by mark or by name. A file that `is_known` does not add to itself.
    """
    areas = _area_names(stored)
    return bool(areas) and not is_known and areas.isdisjoint(_area_names(langkah))


def _area_names(langkah: Iterable[Content]) -> set[str]:
    names = set[str]()
    for each in langkah:
        names |= {each["area"], each["nama_area"]}
    return names


def _doubts_of_times(reading: Reading) -> dict[str, str]:
    """Map each kode to the text of its TARGET WAKTU and the doubt about it, or to ""."""
    said = dict[tuple[str | None, int | None], str]()
    for remark in reversed(reading.peringatan):
        if remark.code.startswith("due."):
            words = f"Di berkas tertulis “{remark.nilai}”: {remark.pesan}"
            said[remark.lembar, remark.baris] = words
    doubts = dict[str, str]()
    for row in reading.langkah:
        doubts[row.kode] = said.get((row.lembar, row.baris), "")
    return doubts


def _find_origin(existing: Stored, reading: Reading, seen: str | None) -> Version | None:
    """Return the version the file goes on from, if it is not simply the newest.

    It is the one its template was made from, or the one the person saw first (an empty one if
    there was none yet).
    """
    newest = existing.newest
    origin = None
    if reading.origin:
        origin = existing.by_hash(reading.origin.hash_entri)
    if origin or seen is None:
        return origin
    if newest is None or seen == newest.hash:
        return None
    if seen:
        return existing.by_hash(seen)
    nothing = {
        "unggahan": 0,
        "langkah": [],
        "dilaporkan": False,
        "simulasi": False,
        "perubahan": [],
    }
    return Version(existing.satker, existing.tahun, nothing, "", "")


def _reports_without_plan(reading: Reading, existing: Stored) -> Iterator[Remark]:
    if reading.langkah or existing.newest is not None:
        return
    if reading.has_place_for_reports:
        values = {"satker": existing.satker, "tahun": existing.tahun}
        yield Remark("uploads.no_rencana_yet", values=values)


def _refuse(complaints: Iterable[Remark]) -> None:
    wrong = tuple(complaints)
    if wrong:
        told = f"Ada {len(wrong)} hal yang perlu diperbaiki sebelum berkas ini dapat disimpan."
        advice = "Perbaiki yang disebut, lalu ulangi. Belum ada yang berubah."
        raise FileRefused(told, advice, errors=wrong)


def _find_whose(reading: Reading, satker: str | None, tahun: int | None) -> tuple[str, int]:
    """Return the office and year a file belongs to: as given, else as in the file.

    Raises FileRefused if either is missing.
    """
    satker = clean_name(satker or reading.satker or "")
    tahun = tahun or reading.tahun or 0
    if satker and tahun:
        return satker, tahun
    complaints = [*reading.galat]
    # For a file that could not be read at all, a missing title is no news.
    if not complaints or reading.langkah:
        if not satker:
            complaints.append(Remark("uploads.satker_not_found"))
        if not tahun:
            complaints.append(Remark("uploads.tahun_not_found"))
    _refuse(complaints)
    return satker, tahun


def _build_content(
    version: FileVersion,
    existing: Stored,
    langkah: list[Content],
    warnings: Iterable[Remark],
    changes: Iterable[Change],
) -> Content:
    """Build the content of the journal entry to be."""
    reading = version.reading
    newest = existing.newest
    last = existing.view.lengkap_per if existing.view else None
    said: Content = {}
    kinds = {change.jenis for change in changes}
    if newest and not reading.has_place_for_reports:
        said["laporan_lengkap"] = False
    elif last or not kinds.isdisjoint(_OF_REPORTS):
        said["laporan_lengkap"] = True
    is_complete = last is not None or said.get("laporan_lengkap", False)
    was_simulation = bool(newest and newest.content["simulasi"])
    return {
        "unggahan": existing.next_number,
        "jenis": "berkas",
        "posisi": version.posisi.isoformat(),
        "catatan": "",
        "nama_berkas": None,
        "simulasi": reading.simulasi or was_simulation,
        "dilaporkan": has_laporan(langkah) or is_complete,
        "langkah": langkah,
        "peringatan": [warning.as_stored() for warning in warnings],
        "perubahan": as_content(changes),
        **said,
    }


def _with_editors(clashes: Iterable[Clash], existing: Stored) -> tuple[Clash, ...]:
    """Return the clashes, each with who stored the other value, and when."""
    named = list[Clash]()
    for clash in clashes:
        assert existing.view is not None  # without anything stored nothing clashes
        place = (clash.kode, clash.tenggat, clash.bukti)
        who, when = who_said(existing.db, existing.view, place, clash.field)
        named.append(clash._replace(editor=(name_of(existing.db, who), when)))
    return tuple(named)


def upload_notes(
    reading: Reading, existing: Stored, origin: Version | None, recognised: tuple[str, ...]
) -> Iterator[str]:
    """Return the notes, a sentence each.

    `origin`: the version the file goes on from; `recognised`: kode known by their words.
    """
    newest = existing.newest
    if newest is None:
        return
    number = newest.content["unggahan"]
    posisi = format_day(newest.posisi)
    missing = " dan ".join(_not_included(reading, newest))
    if missing:
        yield (
            f"Berkas ini tidak memuat {missing}; isinya dari unggahan {number} (posisi {posisi}) "
            "dibawa."
        )
    if recognised:
        named = ", ".join(recognised[:_KODE_NAMED])
        more = " …" if len(recognised) > _KODE_NAMED else ""
        known = f"{len(recognised)} langkah dikenali dari bunyinya walau nomornya berubah"
        yield f"{known}; kodenya tetap: {named}{more}."
    is_of_template = False
    if origin and reading.origin:
        is_of_template = reading.origin.hash_entri == origin.hash
    if reading.origin and not is_of_template:
        yield (
            "Templat ini dibuat dari basis data lain, jadi dibandingkan langsung dengan unggahan "
            "terakhir."
        )
    if origin is None or origin.hash == newest.hash:
        return
    who = name_of(existing.db, newest.pelaku)
    made_from = origin.content["unggahan"]
    if is_of_template and made_from != number:
        opening = (
            f"Templat ini dibuat dari unggahan {made_from}, sedangkan yang berlaku unggahan "
            f"{number}."
        )
    elif is_of_template:
        opening = f"Sejak templat ini dibuat, unggahan {number} berubah di aplikasi."
    elif made_from == number:
        opening = f"Sejak berkas ini Anda periksa, {who} mengubah isinya di aplikasi."
    else:
        stored = f"menyimpan unggahan {number} (posisi {posisi})"
        opening = f"Sejak berkas ini Anda periksa, {who} {stored}."
    yield (
        f"{opening} Keduanya digabung sel demi sel: yang tidak diubah di berkas tetap memakai "
        "isi terbaru."
    )


def _not_included(reading: Reading, newest: Version) -> Iterator[str]:
    if not reading.langkah:
        yield "tabel rencana aksi"
    if newest.content["dilaporkan"]:
        if reading.realisasi is None:
            yield "realisasi"
        if reading.bukti is None:
            yield "bukti"


def old_file_warnings(
    reading: Reading, existing: Stored, origin: Version | None
) -> Iterator[Remark]:
    """Warn about the file of an older unggahan.

    It would bring back what newer ones changed, unless it is merged with them.
    """
    number = existing.sha256.get(reading.sha256)
    newest = existing.newest
    if number is None or newest is None or origin is not None:
        return
    last = newest.content["unggahan"]
    if number != last:
        posisi = format_day(newest.posisi)
        values = {"unggahan": number, "newest": last, "posisi": posisi}
        yield Remark("uploads.old_file", values=values)


def store_upload(
    db: Database,
    upload_plan: UploadPlan,
    *,
    pelaku: str,
    file: bytes,
    file_name: str,
    remarks: str = "",
    consent: bool | Collection[str] = False,
) -> Entry:
    """Append the unggahan to the journal.

    `consent` is True, or the sentences of `unread` and `removals` that were agreed to by name.
    Raises ConsentNeeded (with what is still open) and VersionClash; then nothing is stored.
    """
    if upload_plan.clashes:
        raise ConsentNeeded(
            (
                f"{len(upload_plan.clashes)} sel diubah di berkas ini dan juga oleh orang lain "
                "sejak templatnya dibuat."
            ),
            (
                "Pilih untuk tiap sel: memakai yang tersimpan atau yang di berkas. Belum ada yang "
                "berubah."
            ),
            matters=tuple(clash_sentence(each, upload_plan.shown) for each in upload_plan.clashes),
        )
    if consent is not True:
        agreed = consent or ()
        _ask_consent(
            upload_plan.unread,
            agreed,
            "Ada {} tabel di berkas ini yang tidak terbaca.",
            "tabel itu memang bukan bagian rencana",
        )
        _ask_consent(
            upload_plan.removals,
            agreed,
            "Unggahan ini menghilangkan {} hal yang sudah tersimpan.",
            "memang demikian",
        )
    content = {**upload_plan.content, "catatan": remarks, "nama_berkas": file_name}
    satker = upload_plan.satker
    tahun = upload_plan.tahun

    def plan() -> NewEntry:
        # A note made in a meeting meanwhile changes nothing here; another content does.
        now = read_stored(db, satker, tahun)
        if now.base != upload_plan.base or now.next_number != content["unggahan"]:
            raise changed_meanwhile(satker, tahun)
        return NewEntry("unggahan", satker, tahun, content, file)

    entry = append_with_retry(db, plan, pelaku=pelaku)
    assert entry is not None  # the plan always has something to store
    return entry


def _ask_consent(matters: Iterable[str], agreed: Collection[str], what: str, so: str) -> None:
    """Raise ConsentNeeded if some of these were not agreed to by name."""
    left = tuple(matter for matter in matters if matter not in agreed)
    if left:
        advice = (
            f"Periksa daftarnya; setujui bila {so}, atau perbaiki berkasnya. Belum ada yang "
            "berubah."
        )
        raise ConsentNeeded(what.format(len(left)), advice, matters=left)
