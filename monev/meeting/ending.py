"""How a meeting ends, and what can happen afterwards.

It can be closed, called off, or corrected after signing. Functions store at once, as in
`acts`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import itemgetter

from monev import figures
from monev.core import clock
from monev.core.dates import fold_tenggat, format_day
from monev.core.errors import MonevError
from monev.core.file_references import FileReference
from monev.core.grouping import group_by
from monev.core.meeting_things import THINGS
from monev.core.statuses import OVERDUE
from monev.core.typed_input import Checker, EntryRefused
from monev.database import Database
from monev.edits.single_edits import Edit, Target, edit_together
from monev.edits.storing import say_complete
from monev.evidence_files.files import MAX_FILES, check_file, shrink_photo, tidy_name
from monev.figures import find_rencana, format_number
from monev.journal import Entry
from monev.meeting import records
from monev.meeting.input_checks import check_reason, check_times, tidy_rapat
from monev.meeting.known_pics import ask_short_pics
from monev.meeting.own_target import meeting_itself
from monev.meeting.recording import RapatClosed, RecordBook, act, record_change
from monev.meeting.records import Rapat, rapat_view
from monev.meeting.things import Paper, Reason, ThingChange

NOBODY_COMES_IN = {"presensi": ""}
"""Fields of a meeting that ended: its phone address is invalid."""


DAYS = {
    "": "Belum disebut",
    "tenggat": "Pada hari jatuh tempo masing-masing",
    "posisi": "Pada tanggal penilaian rapat ini",
}
"""The days that may be said of several completions at once."""


def close_rapat(
    db: Database,
    rapat: Rapat,
    value: Mapping[str, str] | None = None,
    fulfil: Callable[[], object] | None = None,
    *,
    pelaku: str,
) -> Entry | None:
    """Close the meeting, together with fields entered at its end.

    Its leader and notulis are present where nobody marked them. Raises EntryRefused while pemimpin,
    notulis or attendance are missing.

    With `laporan_lengkap` the office's report as of its posisi becomes complete, and the papers say
    so. `hari`: the day of what was recorded as done without one (DAYS). `fulfil` reports the
    target that the meeting fulfils (`memenuhi`).
    """
    typed = {**(value or {})}
    dated = _date_completions(db, rapat, typed.pop("hari", ""))
    tidied = tidy_rapat(typed, rapat.tahun)

    def make(book: RecordBook) -> list[ThingChange]:
        _refuse_called_off(book.meeting)
        check = Checker()
        said = book.read_rapat()
        check_times(tidied, said)
        who = {"pemimpin": said["pemimpin"], "notulis": said["notulis"]}
        for column in who:
            who[column] = tidied.get(column, who[column])
            if not who[column]:
                label = THINGS["rapat"].fields[column].label
                check.refuse(column, f"{label} belum diisi; namanya dicetak di laporan.")
        people = records.read_things(db, rapat, "hadir")
        came = []
        for person in records.leader_and_notulis(people, **who).values():
            if person["kehadiran"] == "diundang":
                came += book.replace_fields("hadir", person["nomor"], {"kehadiran": "hadir"})
        if not came and not any(row["kehadiran"] == "hadir" for row in people):
            nobody = (
                "Belum ada yang ditandai hadir: tulis mereka di layar pertama, + Peserta. Bila "
                "rapatnya tidak jadi, batalkan di halaman Rapat."
            )
            check.refuse("hadir", nobody)
        check.finish()
        # From now on it judges this day, whatever is corrected later.
        judged = {"posisi": book.meeting.posisi.isoformat()}
        ended = {**tidied, **judged, "status": "ditutup", **NOBODY_COMES_IN}
        return [*book.change_rapat(ended), *came]

    if dated or fulfil or tidied.get("laporan_lengkap"):
        # Refuse before anything is stored.
        make(RecordBook(db, find_rencana(db, rapat.satker, rapat.tahun), rapat))
    if dated:
        edit_together(db, rapat.satker, rapat.tahun, dated, pelaku=pelaku, rapat=rapat.nomor)
    if fulfil:
        fulfil()
    if tidied.get("laporan_lengkap"):
        say_complete(db, rapat.satker, rapat.tahun, rapat.posisi, pelaku=pelaku, rapat=rapat.nomor)
    return record_change(db, rapat, "tutup", make, pelaku=pelaku)


def _date_completions(db: Database, rapat: Rapat, how: str) -> list[Edit]:
    """Return the edits that give a day to what this meeting recorded as done without one.

    A target that is not due yet on that day keeps none.
    """
    undated = completions_without_date(db, rapat) if how else []
    due = {}
    if undated:
        for row in figures.every_tenggat(db, rapat_view(db, rapat)):
            due[row["kode"], row["tenggat"]] = row["jatuh_tempo"]
    edits = []
    for kode, tenggat in undated:
        day = due[kode, tenggat] if how == "tenggat" else rapat.posisi
        if day <= clock.today():
            value = {"tanggal_selesai": day.isoformat()}
            edits.append(Edit(Target(kode, tenggat), value, {"tanggal_selesai": ""}))
    return edits


@act("batal")
def call_off_rapat(book: RecordBook, *, alasan: str, pelaku: str) -> list[ThingChange]:
    """Call the meeting off, whoever is there.

    Raises EntryRefused, RapatClosed; MonevError if it has decided anything.
    """
    said = check_reason(alasan)
    if records.read_decisions(book.db, book.meeting):
        raise MonevError(
            "Rapat ini sudah menetapkan tindak lanjut.",
            "Tutup rapatnya, atau hapus dahulu yang keliru.",
        )
    ralat: Reason = {"alasan": said, "pada": clock.today().isoformat()}
    return book.change_rapat({"status": "dibatalkan", **NOBODY_COMES_IN, "ralat": [ralat]})


@act("perbaikan")
def correct_rapat(book: RecordBook, *, alasan: str, pelaku: str) -> list[ThingChange]:
    """Reopen a closed meeting for a correction, with a reason that its papers name.

    Does nothing if it is open for the same reason. Raises EntryRefused, and MonevError for a
    meeting still in progress.
    """
    said = check_reason(alasan)
    _refuse_called_off(book.meeting)
    if book.meeting.is_open:
        corrections = book.read_rapat()["perbaikan"]
        if corrections and corrections[-1]["alasan"] == said:
            return []
        raise MonevError(
            "Rapat ini masih berlangsung, jadi tidak perlu dibuka lagi.",
            "Catat langsung di layarnya.",
        )
    correction: Reason = {"alasan": said, "pada": clock.today().isoformat()}
    return book.change_rapat(
        {"status": "berlangsung", "perbaikan": [*book.read_rapat()["perbaikan"], correction]}
    )


def add_signed_paper(
    db: Database, rapat: Rapat, name: str, data: bytes, *, pelaku: str
) -> Entry | None:
    """Store the scan of a signed paper with a closed meeting, the same file only once.

    Raises FileRefused, EntryRefused.
    """
    return _keep_beside(db, rapat, tidy_name(name, check_file(data)), data, pelaku=pelaku)


def add_photo(db: Database, rapat: Rapat, name: str, data: bytes, *, pelaku: str) -> Entry | None:
    """Store a photo of the meeting, shrunk, with the day it was taken, else the meeting's.

    The same only once. Raises FileRefused, EntryRefused.
    """
    photo = shrink_photo(data)
    taken = photo.taken or rapat.tanggal
    return _keep_beside(db, rapat, tidy_name(name, "jpg"), photo.jpeg, taken=taken, pelaku=pelaku)


def _keep_beside(
    db: Database, rapat: Rapat, name: str, data: bytes, *, pelaku: str, taken: date | None = None
) -> Entry | None:
    """Store a file beside the meeting; a photo has the day on which it was `taken`."""
    new = FileReference(hashlib.sha256(data).hexdigest(), name)

    def make(book: RecordBook) -> list[ThingChange]:
        current = book.read_rapat()
        there = current["naskah"]
        if any(new.sha256 in paper["berkas"] for paper in there):
            return []
        if current["status"] == "dibatalkan" or (taken is None and current["status"] != "ditutup"):
            raise EntryRefused(
                {"berkas": "Naskah bertanda tangan disimpan sesudah rapatnya ditutup."}
            )
        if sum(bool(paper.get("foto")) == (taken is not None) for paper in there) >= MAX_FILES:
            full = f"Rapat ini sudah mempunyai {MAX_FILES} berkas seperti itu."
            raise EntryRefused({"berkas": full}, "Gabungkan menjadi satu PDF, atau pilih fotonya.")
        paper: Paper = {"berkas": str(new), "pada": (taken or clock.today()).isoformat()}
        if taken is not None:
            paper["foto"] = True
        return book.change_rapat({"naskah": [*there, paper]})

    return record_change(db, rapat, "pindaian", make, pelaku=pelaku, file=data)


def _refuse_called_off(rapat: Rapat) -> None:
    if rapat.is_called_off:
        raise RapatClosed(
            "Rapat ini sudah dibatalkan.",
            "Bila jadi diadakan, buka rapat yang baru di halaman Rapat.",
        )


def open_matters(db: Database, rapat: Rapat) -> list[str]:
    """List what a meeting leaves open, a sentence each, before it is closed.

    It may be closed all the same.
    """
    result = []
    if (ahead := (rapat.tanggal - clock.today()).days) > 0:
        day = format_day(rapat.tanggal)
        result.append(f"Rapat ini dijadwalkan {day}, {format_number(ahead)} hari lagi.")
    result += _matters_of_people(db, rapat)
    times = {"tempat": rapat.tempat, "jam mulai": rapat.mulai, "jam selesai": rapat.selesai}
    asked = {"pemimpin rapat": rapat.pemimpin, "notulis": rapat.notulis, **times}
    if unsaid := [name for name, value in asked.items() if not value]:
        result.append(f"Belum diisi: {', '.join(unsaid)}.")
    if late := late_and_not_discussed(db, rapat):
        result.append(f"Lewat tenggat dan belum dibahas: {_name_some(db, rapat, late)}.")
    earlier = records.read_earlier_tindak_lanjut(db, rapat)
    untouched = [row for row in earlier if row["rapat_terakhir"] != rapat.nomor]
    if overdue := sum(bool(row["hari_terlambat"]) for row in untouched):
        result.append(
            f"{overdue} tindak lanjut rapat yang lalu sudah lewat batas waktunya dan belum "
            "diputuskan lagi."
        )
    if unread := sum(not row["disepakati"] for row in records.read_decisions(db, rapat)):
        result.append(f"{unread} keputusan belum dibacakan dan disepakati.")
    result += ask_short_pics(db, rapat)
    if undated := completions_without_date(db, rapat):
        result.append(f"Dilaporkan selesai tanpa tanggal: {_name_some(db, rapat, undated)}.")
    return result


def _matters_of_people(db: Database, rapat: Rapat) -> Iterator[str]:
    """Tell who of the list is not marked, and if who leads or records is marked absent."""
    everybody = records.read_things(db, rapat, "hadir")
    people = Counter(row["kehadiran"] for row in everybody)
    leading = records.leader_and_notulis(everybody, rapat.pemimpin, rapat.notulis)
    for what, person in leading.items():
        if person["kehadiran"] not in ("diundang", "hadir"):
            yield f"{what}, {person['nama']}: {records.kehadiran_in_words(person)}."
    numbers = {row["nomor"] for row in leading.values() if row["kehadiran"] == "diundang"}
    people["diundang"] -= len(numbers)
    if not (people["hadir"] or numbers):
        yield "Belum ada yang ditandai hadir."
    if people["diundang"]:
        yield (
            f"{people['diundang']} orang yang diundang belum ditandai hadir, izin, atau dinas luar."
        )


def _name_some(db: Database, rapat: Rapat, places: list[tuple[str, str]]) -> str:
    """Name up to three langkah with their months, and count the other langkah."""
    view = records.rapat_view(db, rapat)
    named = []
    for kode, members in group_by(places, itemgetter(0)).items():
        when = fold_tenggat(tenggat for _, tenggat in members)
        named.append(f"{figures.shown_kode(db, view, kode)} ({when})")
    others = len(named) - 3
    first = ", ".join(named[:3])
    return f"{first} dan {others} langkah lagi" if others > 0 else first


def late_and_not_discussed(db: Database, rapat: Rapat) -> list[tuple[str, str]]:
    """List late tenggat about which, or about whose whole area, this meeting recorded nothing.

    Each is a kode and a tenggat; not the one that the meeting fulfils by being held.
    """
    view = rapat_view(db, rapat)
    if view.rencana_only:
        return []
    kode = {change["kode"] for change in records.read_rapat_changes(db, rapat)}
    areas = {remark["area"] for remark in records.read_things(db, rapat, "bahasan")}
    for row in (*records.read_things(db, rapat, "catatan"), *records.read_decisions(db, rapat)):
        if row["kode"]:
            kode.add(row["kode"])
        else:
            areas.add(row["area"])
    own = meeting_itself(db, view, rapat)
    result = []
    for row in figures.every_tenggat(db, view):
        place = row["kode"], row["tenggat"]
        is_late = row["status"] in OVERDUE and not (own and own.place == place)
        if is_late and row["kode"] not in kode and row["area"] not in areas:
            result.append(place)
    return result


def completions_without_date(db: Database, rapat: Rapat) -> list[tuple[str, str]]:
    """List what this meeting recorded as done without a date (kode, tenggat)."""
    last = records.said_last(records.read_rapat_changes(db, rapat))
    return [
        key
        for key, said in reversed(last.items())
        if said.get("laporan") == "selesai" and not said.get("tanggal_selesai")
    ]
