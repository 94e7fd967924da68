"""The forms of a meeting, one function each: their fields, and the message that sends them."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from monev.core import clock
from monev.core.dates import fold_tenggat, format_day, format_tenggat
from monev.core.meeting_things import KEHADIRAN, NEXT_FIELDS, THINGS, Kind, ThingName
from monev.core.statuses import OVERDUE, STATUS_LAPORAN, STATUS_TENGGAT
from monev.database import Database, Row
from monev.edits.storing import is_complete
from monev.figures import View, current_counts
from monev.figures.formats import format_days
from monev.figures.rows import AnyRow, OpenedRow
from monev.meeting import ending
from monev.meeting.own_target import OwnTarget
from monev.meeting.records import Rapat, months_of, read_things, set_in
from monev.meeting.things import FollowUpRow
from monev.outputs.letterhead import lacks_for_letter
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import Action
from monev.ui.looks.blocks import field, form
from monev.ui.looks.screen_parts import Field, FieldKind, OpenForm

_DRAWN: dict[Kind, FieldKind] = {
    "lines": "lines",
    "text": "lines",
    "day": "day",
    "names": "names",
    "choice": "choice",
}
"""Kind of a field of the record → how the room draws it, if not as a line."""
_QUICK_DAYS = (7, 14, 30)
"""Decisions are usually due so many days after a meeting."""
_REASON = field("kendala", "Kendala (alasan, bila tidak berlaku)", kind="lines", saves=True)
_ALL_BUKTI = [("", "Biarkan seperti yang dicentang"), ("ya", "Semua bukti ada")]


def ask(
    thing: ThingName,
    *names: str,
    usual: Mapping[str, Sequence[str]] = MappingProxyType({}),
    **values: str,
) -> list[Field]:
    """Return these fields of a thing (`monev.core.meeting_things`).

    `values`: what is filled in at first; `usual`: what a touch puts in.
    """
    made = []
    for name in names:
        about = THINGS[thing].fields[name]
        one = field(
            name, about.asks or about.label, values.get(name, ""), _DRAWN.get(about.kind, "line")
        )
        if about.choices:
            one["options"] = [*about.choices.items()]
        if about.kind == "lines":
            one["saves"] = True
        if about.kind == "text":
            one["lines"] = 5
        if name in usual:
            one["suggested"] = [*usual[name]]
        made.append(one)
    return made


def _usual_due_days(rapat: Rapat) -> list[str]:
    """Return the days when decisions are usually due, all of them working days."""
    return [
        _working_day(rapat.tanggal + timedelta(days=count)).isoformat() for count in _QUICK_DAYS
    ]


def _working_day(day: date) -> date:
    """Return the day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= 5 else day


def names_present(db: Database, rapat: Rapat) -> list[str]:
    """List who is there, of whom one speaks."""
    return [row["nama"] for row in read_things(db, rapat, "hadir") if row["kehadiran"] == "hadir"]


def add_buttons(
    rapat: Rapat,
    where: str,
    *,
    present: Sequence[str] = (),
    proposed: Sequence[str] = (),
    pic: str = "",
    things: Collection[ThingName] = THINGS.keys(),
    **place: str | None,
) -> list[Action]:
    """Return a button for each of the things that can be added to a place of the plan.

    The place is named `where`. A touch puts in the name of one who is `present`, or a `proposed`
    decision; `pic`: who usually does or tells it.
    """
    usual = {"uraian": proposed, "batas": _usual_due_days(rapat), "penutur": present}
    values = {"pic": pic, "penutur": pic if pic in present else rapat.pemimpin}
    made = []
    for thing in things:
        about = THINGS[thing]
        if about.takes(place):
            fields = ask(thing, *about.added, usual=usual, **values)
            own = {name: value for name, value in place.items() if name in about.places}
            message = {"action": "add", "thing": thing, **own}
            asked = form(f"{about.label} {where}", fields, message)
            made.append(blocks.button(f"+ {about.label.lower()}", asked, name=where))
    return made


def proposed_texts(tenggat: Sequence[OpenedRow]) -> list[str]:
    """Return the usual decisions on a langkah: finish late tenggat, and complete missing bukti."""
    kode = tenggat[0]["kode_tampil"] if tenggat else ""
    lacking = list(
        dict.fromkeys(bukti["bukti"] for row in tenggat for bukti in row["bukti"] if bukti["celah"])
    )
    when = fold_tenggat(row["tenggat"] for row in tenggat)
    late = any(row["status"] in OVERDUE and not row["selesai_kemudian"] for row in tenggat)
    texts = [f"Menyelesaikan langkah {kode} ({when}) dan melaporkan buktinya."] if late else []
    if lacking:
        texts.append(f"Melengkapi bukti langkah {kode} ({when}): {', '.join(lacking)}.")
    return texts


def change_form(
    thing: ThingName,
    title: str,
    row: AnyRow,
    *names: str,
    usual: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> OpenForm:
    """Return the form that changes a thing of the record, or these of its fields."""
    message = {"action": "change", "thing": thing, "number": row["nomor"]}
    fields = ask(thing, *(names or THINGS[thing].changed), usual=usual)
    return _filled(title, fields, message, row)


def change_decision_form(row: FollowUpRow, rapat: Rapat) -> OpenForm:
    """Return the form that changes a follow-up. A due day set by another meeting needs a reason."""
    is_moved = set_in(row["rapat"], json.loads(row["riwayat_batas"])) != rapat.nomor
    changed = THINGS["tindak_lanjut"].changed
    names = [name for name in changed if is_moved or name != "alasan"]
    usual = {"batas": _usual_due_days(rapat)}
    return change_form("tindak_lanjut", f"Tindak lanjut {row['nomor']}", row, *names, usual=usual)


def report_form(tenggat: list[OpenedRow], posisi: date, *, settles: bool = False) -> OpenForm:
    """Return the form of the report of one or several tenggat of a langkah, with their bukti.

    `settles`: it begins with all of them done and all bukti there.
    """
    if len(tenggat) > 1:
        return months_form(tenggat, settles=settles)
    (row,) = tenggat
    if settles:
        return done_form(row, posisi, settles=True)
    words = "Tanggal selesai (kosongkan bila belum diketahui)"
    fields = [
        field("laporan", "Status", kind="choice", options=[*STATUS_LAPORAN.items()]),
        field("tanggal_selesai", words, kind="day", suggested=_usual_days(row, posisi)),
        *_bukti_field(row),
        _REASON,
    ]
    return _filled(_of_month(row), fields, _report_message(row), row)


def _of_month(row: OpenedRow) -> str:
    return f"{row['kode_tampil']} · {format_tenggat(row['tenggat'])}"


def kendala_form(row: Row) -> OpenForm:
    """Return the form of a kendala that was written under the status of some targets."""
    months = months_of(row)
    named = [{"tenggat": month} for month in months]
    message = {"action": "report", "kode": row["kode"], "months": named}
    title = f"Kendala {row.get('kode_tampil') or row['kode']} · {fold_tenggat(months)}"
    reason: Field = {**_REASON, "label": "Kendala"}
    return _filled(title, [reason], message, row)


def _report_message(*tenggat: OpenedRow, sees: tuple[str, ...] = ()) -> dict[str, object]:
    """Return the message that reports tenggat of a langkah.

    `sees`: what of each the person saw, where no field of the form is filled in with it.
    """
    months = []
    for row in tenggat:
        month: dict[str, object] = {"tenggat": row["tenggat"], "bukti": _lacking(row)}
        if sees:
            month |= {"seen": _texts(row, *sees), "jatuh_tempo": _as_text(row["jatuh_tempo"])}
        months.append(month)
    return {"action": "report", "kode": tenggat[0]["kode"], "months": months}


def _lacking(row: OpenedRow) -> list[dict[str, str]]:
    """Return the missing bukti of a tenggat, as a form sends them."""
    return [
        {"nama": bukti["bukti"], "status": bukti["status"]}
        for bukti in row["bukti"]
        if not bukti["hadir"]
    ]


def _bukti_field(*tenggat: OpenedRow, value: str = "") -> list[Field]:
    """Return the question if all bukti are there; nothing if they are."""
    if not any(map(_lacking, tenggat)):
        return []
    return [field("semua_bukti", "Bukti", value, "choice", options=_ALL_BUKTI)]


def _usual_days(row: OpenedRow, posisi: date) -> list[str]:
    known = (min(row["jatuh_tempo"], posisi), posisi, clock.today())
    return [day.isoformat() for day in dict.fromkeys(known)]


def months_form(tenggat: list[OpenedRow], *, settles: bool = False) -> OpenForm:
    """Return the form that reports the tenggat between two months, in the order they fall due."""
    months = [(row["tenggat"], format_tenggat(row["tenggat"])) for row in tenggat]
    days = [*ending.DAYS.items()]
    usual = "selesai" if settles or all(row["laporan"] == "belum" for row in tenggat) else ""
    fields = [
        field(
            "laporan", "Status", usual, "choice", options=[("", "(pilih)"), *STATUS_LAPORAN.items()]
        ),
        *_bukti_field(*tenggat, value="ya" if settles else ""),
        field("hari", "Tanggal selesai, bila selesai", kind="choice", options=days[:2]),
        field("dari", "Dari", months[0][0], "choice", options=months),
        field("sampai", "Sampai dengan", months[-1][0], "choice", options=months),
        _REASON,
    ]
    hint = "Disimpan untuk setiap target dari bulan yang pertama sampai yang terakhir di bawah ini."
    kode = tenggat[0]["kode_tampil"]
    title = f"{SETTLED}: {kode}" if settles else f"Status beberapa bulan: {kode}"
    message = _report_message(*tenggat, sees=("laporan", "tanggal_selesai", "kendala"))
    return form(title, fields, message, hint=hint)


SETTLED = "Selesai dan bukti ada"
"""The words of a button that reports *selesai* and all bukti at once."""


def done_form(row: OpenedRow, posisi: date, *, settles: bool = False) -> OpenForm:
    """Return the form that reports a tenggat as done, with its day.

    `settles`: and all its bukti as there.
    """
    fields = [
        field("tanggal_selesai", "Tanggal selesai", kind="day", suggested=_usual_days(row, posisi))
    ]
    fields += _bukti_field(row, value="ya") if settles else []
    message = _report_message(row) | {"laporan": "selesai"}
    seen = _texts(row, "laporan", "tanggal_selesai")
    title = SETTLED if settles else "Selesai"
    return form(f"{title}: {_of_month(row)}", fields, message, seen=seen)


def attendance_form(rapat: Rapat) -> OpenForm:
    """Return the form that adds people to the attendance."""
    people = field("nama", "Satu orang per baris: nama; jabatan", kind="lines", lines=6)
    came = "diundang" if rapat.tanggal > clock.today() else "hadir"
    (comes,) = ask("hadir", "kehadiran", kehadiran=came)
    comes["label"] = "Mereka"
    comes["options"] = [*KEHADIRAN.items()][:-1]
    hint = "Daftar dari Excel dapat ditempel langsung: kolom nama, lalu kolom jabatan."
    return form("Peserta rapat", [people, comes], {"action": "attend"}, hint=hint)


def delete_button(thing: str, number: int, name: str) -> Action:
    """Return the button that deletes a thing of the record."""
    return blocks.button("Hapus", {"action": "delete", "thing": thing, "number": number}, name=name)


NEXT = "Rapat berikutnya"


def next_form(rapat: Rapat) -> OpenForm:
    """Return the form of when and where the next meeting is to be."""
    said = {name: rapat.value_of(name) for name in NEXT_FIELDS}
    return change_form("rapat", NEXT, {**said, "nomor": rapat.nomor})


def recorder_form(name: str) -> OpenForm:
    """Return the form of who records at a browser where nobody signs in; `name`: as given so far.

    By it *Urungkan* takes back what this browser recorded, and nothing else.
    """
    hint = (
        "Nama ini tersimpan di peramban ini dan tertulis pada setiap catatannya. Urungkan lalu "
        "hanya mengurungkan catatan Anda sendiri."
    )
    asked = field("nama", "Nama Anda sebagai pencatat", name)
    return form("Siapa yang mencatat di sini?", [asked], {"action": "recorder"}, hint=hint)


def correction_form() -> OpenForm:
    """Return the form that opens a closed meeting for correction."""
    hint = "Alasan ini tertulis di naskah perbaikannya. Simpan dahulu pindaian yang ditandatangani."
    fields = [field("alasan", "Alasan")]
    return form("Perbaiki rapat yang sudah ditutup", fields, {"action": "correct"}, hint=hint)


def complete_words(rapat: Rapat) -> str:
    """Return the statement that the office's report is complete, for the closing of a meeting."""
    return f"Laporan kantor per {format_day(rapat.posisi)} sudah lengkap"


CLOSING_FIELDS = ("tempat", "mulai", "selesai", "pemimpin", "notulis")
"""The fields of the meeting that its closing asks for."""


def closing_form(
    db: Database, view: View, rapat: Rapat, matters: list[str], own: OwnTarget | None
) -> OpenForm:
    """Return the form that closes a meeting: the open matters, and fields that its papers need.

    `own`: the target that it fulfils.
    """
    fields = ask("rapat", *(name for name in CLOSING_FIELDS if not rapat.value_of(name)))

    def choose(name: str, label: str, answers: Mapping[str, str]) -> None:
        fields.append(field(name, label, kind="choice", options=[*answers.items()]))

    if not is_complete(view.lengkap_per, rapat.posisi):
        # A complete report makes plainly late what nobody reported.
        unreported = current_counts(db, view).belum_dilaporkan
        late, silent = (STATUS_TENGGAT[kode].mark_and_label.lower() for kode in OVERDUE)
        becomes = f", {unreported} target {silent} menjadi {late}"
        answers = {"": "Belum", "ya": f"Ya{becomes if unreported else ''}"}
        choose("laporan_lengkap", f"{complete_words(rapat)}?", answers)
    if undated := len(ending.completions_without_date(db, rapat)):
        label = f"Tanggal selesai {undated} target yang dilaporkan selesai tanpa tanggal"
        choose("hari", label, ending.DAYS)
    if own:
        late = f", {format_days(own.late)} setelah tenggatnya" if own.late else ""
        yes = f"Ya: selesai {format_day(own.day)}{late}; naskahnya menjadi bukti"
        proposed = {} if own.is_usual else {"": "(pilih)"}
        answers = {**proposed, own.said: yes, "tidak": "Tidak"}
        choose("memenuhi", f"Rapat ini memenuhi {own.words}?", answers)
        fields[-1]["value"] = own.said if own.is_usual else ""
    if unfilled := lacks_for_letter(db, rapat.satker):
        matters = [*matters, f"Belum diisi: {', '.join(unfilled)}."]
    hint = ["Masih terbuka:", *matters] if matters else ""
    return form("Tutup rapat?", fields, {"action": "close"}, hint=hint, save="Tutup rapat")


def _filled(
    title: str, fields: Sequence[Field], message: Mapping[str, object], row: AnyRow
) -> OpenForm:
    """Return a form with the present values in its fields; its message sends them as `seen`."""
    seen = _texts(row, *(field["name"] for field in fields if field["name"] in row))
    filled: list[Field] = []
    for one in fields:
        filled.append({**one, "value": seen.get(one["name"], "")})
    return form(title, filled, message, seen=seen)


def _texts(row: AnyRow, *names: str) -> dict[str, str]:
    return {name: _as_text(row[name]) for name in names}


def _as_text(value: object) -> str:
    return "" if value is None else str(value)
