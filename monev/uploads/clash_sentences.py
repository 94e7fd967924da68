"""A cell that both the file and somebody else changed, in words: where it is, both values, who and when."""

from __future__ import annotations

from datetime import date, datetime

from monev.core import clock
from monev.core.dates import format_day, format_short_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.uploads.merge import PRESENCE, Clash
from monev.uploads.upload_plan import UploadPlan
from monev.writing.content import LAPORAN_HEADINGS

_EMPTY = "(kosong)"


def clash_sentence(one: Clash, upload_plan: UploadPlan) -> str:
    """A clash in a sentence: where, both values, who stored the other one and when."""
    stored, file = clash_values(one)
    by = clash_author(one, upload_plan)
    return f"{clash_place(one)}: tersimpan “{stored}”{f' ({by})' if by else ''}, di berkas “{file}”."


def clash_place(one: Clash) -> str:
    """Which cell it is: kode, tenggat, bukti, column."""
    column = "keberadaan langkah" if one.column == PRESENCE else one.column
    return ", ".join(filter(None, (one.kode, one.tenggat and format_tenggat(one.tenggat), one.bukti, column)))


def clash_author(one: Clash, upload_plan: UploadPlan) -> str:
    """Who stored the other value, and when; "" where it is not known."""
    who, when = upload_plan.editors.get(one.key, ("", ""))
    if not who:
        return ""
    timing = datetime.fromisoformat(when).astimezone(clock.zone())
    return f"oleh {who}, {format_short_day(timing.date())} {timing:%H.%M}"


def clash_values(one: Clash) -> tuple[str, str]:
    """The stored value and the file's, as people read them."""
    return _value_in_words(one, one.stored), _value_in_words(one, one.file)


def _value_in_words(one: Clash, value: str | None) -> str:
    if one.column == PRESENCE:
        return value or "dihapus"
    if not value:
        return _EMPTY
    if one.tenggat is not None and one.column == LAPORAN_HEADINGS["laporan"]:
        return (STATUS_BUKTI if one.bukti else STATUS_LAPORAN)[value]
    if one.tenggat is not None and one.column == LAPORAN_HEADINGS["tanggal_selesai"]:
        return format_day(date.fromisoformat(value))
    return value
