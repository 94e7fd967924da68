"""The forms of a meeting, one function each: their fields, and the message that sends them."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from monev.core import clock
from monev.core.dates import fold_tenggat, format_day, format_tenggat
from monev.core.meeting_things import KEHADIRAN, NEXT_FIELDS, THINGS, ThingName
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
from monev.ui.looks.screen_parts import Field, OpenForm

_QUICK_DAYS = (7, 14, 30)
"""Decisions are usually due so many days after a meeting."""
_REASON = field("kendala", "Kendala (alasan, bila tidak berlaku)", kind="lines")
_ALL_BUKTI = {"": "Biarkan seperti yang dicentang", "ya": "Semua bukti ada"}


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
        made.append(
            field(
                name,
                about.asks or about.label,
                values.get(name, ""),
                about.kind,
                choices=about.choices,
                suggested=usual.get(name, ()),
            )
        )
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


def report_form(tenggat: Sequence[OpenedRow], posisi: date, title: str, **filled: str) -> OpenForm:
    """Return the form of the report of one or several tenggat of a langkah, with their bukti.

    `filled`: what it begins with in place of what is stored.
    """
    if len(tenggat) > 1:
        return _months_form(tenggat, title, **filled)
    (row,) = tenggat
    known = (min(row["jatuh_tempo"], posisi), posisi, clock.today())
    days = [day.isoformat() for day in dict.fromkeys(known)]
    words = "Tanggal selesai (kosongkan bila belum diketahui)"
    fields = [
        field("laporan", "Status", choices=STATUS_LAPORAN),
        field("tanggal_selesai", words, kind="day", suggested=days),
        *_bukti_field(row),
        _REASON,
    ]
    title = f"{title}: {row['kode_tampil']} · {format_tenggat(row['tenggat'])}"
    return _filled(title, fields, _report_message(row), row, **filled)


def kendala_form(row: Row) -> OpenForm:
    """Return the form of a kendala that was written under the status of some targets."""
    months = months_of(row)
    named = [{"tenggat": month} for month in months]
    message = {"action": "report", "kode": row["kode"], "months": named}
    title = f"Kendala {row.get('kode_tampil') or row['kode']} · {fold_tenggat(months)}"
    reason: Field = {**_REASON, "label": "Kendala"}
    return _filled(title, [reason], message, row)


def _report_message(*tenggat: OpenedRow) -> dict[str, object]:
    """Return the message that reports tenggat of a langkah; of several with what was seen of each.

    The form of one is filled in with that.
    """
    months = []
    for row in tenggat:
        month: dict[str, object] = {"tenggat": row["tenggat"], "bukti": _lacking(row)}
        if len(tenggat) > 1:
            month["seen"] = _texts(row, "laporan", "tanggal_selesai", "kendala")
            month["jatuh_tempo"] = row["jatuh_tempo"].isoformat()
        months.append(month)
    return {"action": "report", "kode": tenggat[0]["kode"], "months": months}


def _lacking(row: OpenedRow) -> list[dict[str, str]]:
    """Return the missing bukti of a tenggat, as a form sends them."""
    return [
        {"nama": bukti["bukti"], "status": bukti["status"]}
        for bukti in row["bukti"]
        if not bukti["hadir"]
    ]


def _bukti_field(*tenggat: OpenedRow) -> list[Field]:
    """Return the question if all bukti are there; nothing if they are."""
    is_asked = any(map(_lacking, tenggat))
    return [field("semua_bukti", "Bukti", choices=_ALL_BUKTI)] if is_asked else []


def _months_form(tenggat: Sequence[OpenedRow], title: str, **filled: str) -> OpenForm:
    """Return the form that reports the tenggat between two months, in the order they fall due."""
    months = {row["tenggat"]: format_tenggat(row["tenggat"]) for row in tenggat}
    first, *_, last = months
    usual = "selesai" if all(row["laporan"] == "belum" for row in tenggat) else ""
    begin = {"laporan": usual, "dari": first, "sampai": last, **filled}
    days = {how: words for how, words in ending.DAYS.items() if how != "posisi"}
    fields = [
        field("laporan", "Status", choices={"": "(pilih)", **STATUS_LAPORAN}),
        *_bukti_field(*tenggat),
        field("hari", "Tanggal selesai, bila selesai", choices=days),
        field("dari", "Dari", choices=months),
        field("sampai", "Sampai dengan", choices=months),
        _REASON,
    ]
    hint = "Disimpan untuk setiap target dari bulan yang pertama sampai yang terakhir di bawah ini."
    title = f"{title}: {tenggat[0]['kode_tampil']}"
    return form(title, _fill(fields, begin), _report_message(*tenggat), hint=hint)


def attendance_form(rapat: Rapat) -> OpenForm:
    """Return the form that adds people to the attendance."""
    came = "diundang" if rapat.tanggal > clock.today() else "hadir"
    codes = {code: words for code, words in KEHADIRAN.items() if code != "diwakili"}
    fields = [
        field("nama", "Satu orang per baris: nama; jabatan", kind="text"),
        field("kehadiran", "Mereka", came, choices=codes),
    ]
    hint = "Daftar dari Excel dapat ditempel langsung: kolom nama, lalu kolom jabatan."
    return form("Peserta rapat", fields, {"action": "attend"}, hint=hint)


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


CLOSING_FIELDS = ("tempat", "mulai", "selesai", "pemimpin", "notulis")
"""The fields of the meeting that its closing asks for."""


def closing_form(
    db: Database, view: View, rapat: Rapat, matters: list[str], own: OwnTarget | None
) -> OpenForm:
    """Return the form that closes a meeting: the open matters, and fields that its papers need.

    `own`: the target that it fulfils.
    """
    fields = ask("rapat", *(name for name in CLOSING_FIELDS if not rapat.value_of(name)))

    if not is_complete(view.lengkap_per, rapat.posisi):
        # A complete report makes plainly late what nobody reported.
        unreported = current_counts(db, view).belum_dilaporkan
        late, silent = (STATUS_TENGGAT[kode].mark_and_label.lower() for kode in OVERDUE)
        becomes = f", {unreported} target {silent} menjadi {late}"
        answers = {"": "Belum", "ya": f"Ya{becomes if unreported else ''}"}
        label = f"Laporan kantor per {format_day(rapat.posisi)} sudah lengkap?"
        fields.append(field("laporan_lengkap", label, choices=answers))
    if undated := len(ending.completions_without_date(db, rapat)):
        label = f"Tanggal selesai {undated} target yang dilaporkan selesai tanpa tanggal"
        fields.append(field("hari", label, choices=ending.DAYS))
    if own:
        late = f", {format_days(own.late)} setelah tenggatnya" if own.late else ""
        yes = f"Ya: selesai {format_day(own.day)}{late}; naskahnya menjadi bukti"
        answers = {own.said: yes, "tidak": "Tidak"}
        if not own.is_usual:
            answers = {"": "(pilih)", **answers}
        label = f"Rapat ini memenuhi {own.words}?"
        fields.append(field("memenuhi", label, next(iter(answers)), choices=answers))
    if unfilled := lacks_for_letter(db, rapat.satker):
        matters = [*matters, f"Belum diisi: {', '.join(unfilled)}."]
    hint = ["Masih terbuka:", *matters] if matters else ""
    return form("Tutup rapat?", fields, {"action": "close"}, hint=hint, save="Tutup rapat")


def _filled(
    title: str, fields: Sequence[Field], message: Mapping[str, object], row: AnyRow, **filled: str
) -> OpenForm:
    """Return a form with the present values in its fields; its message sends them as `seen`.

    `filled`: what it begins with in place of some of them.
    """
    seen = _texts(row, *(field["name"] for field in fields if field["name"] in row))
    return form(title, _fill(fields, seen | filled), message, seen=seen)


def _fill(fields: Sequence[Field], values: Mapping[str, str]) -> list[Field]:
    return [{**one, "value": values.get(one["name"], "")} for one in fields]


def _texts(row: AnyRow, *names: str) -> dict[str, str]:
    return {name: "" if row[name] is None else str(row[name]) for name in names}
