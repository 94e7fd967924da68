"""Builds Undangan, the letter of invitation to a meeting; an unknown number or hour is left to fill
in."""

from collections.abc import Sequence
from datetime import date

from monev.access import same_pic
from monev.core import clock
from monev.core.dates import format_day, format_weekday
from monev.meeting.records import Rapat
from monev.outputs import say
from monev.outputs.documents import blocks
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.common import FILL_BY_HAND, build_signature, number_lines
from monev.outputs.documents.material import Material

_SIDE_BY_SIDE = 8  # from this number on addressees stand in two columns
_ANNEXED = 21  # from this number on they stand in an annex, so that the letter is one page
_SMALL = 9  # points of addressees in two columns
_COLUMN = 42  # letters on a line of such a column


def build(material: Material) -> blocks.Manuscript:
    """Build the invitation, with the agenda written for it or else the one made from the data."""
    rapat = material.meeting
    details = rapat.rincian
    written = filter(None, map(str.strip, details.acara.splitlines()))
    items = [*written] or list_agenda_items(material, in_brief=True)
    agenda = _number(items, list_addressees(material))
    if rapat.judul not in matter_of_letter(rapat):  # else the head of the letter names the meeting
        agenda = f"{rapat.judul}\n{agenda}"
    opening = say(
        "undangan.pembuka",
        satker=material.view.satker,
        triwulan=material.periode.name,
    )
    schedule = [
        *_announced(rapat),
        ("Pemimpin rapat", rapat.pemimpin or FILL_BY_HAND),
        ("Acara", agenda),
    ]
    body: list[blocks.Block] = [
        blocks.Paragraph(opening),
        blocks.Details(schedule),
        blocks.Paragraph(say("undangan.penutup")),
    ]
    # The day of a letter is the day it was sent, which is stored with its number.
    day = day_of_letter(rapat) or f"{FILL_BY_HAND} {rapat.tanggal.year}"
    about = {
        "Nomor": details.undangan_nomor or FILL_BY_HAND,
        "Sifat": details.undangan_sifat or "Biasa",
        "Lampiran": details.undangan_lampiran,
        "Hal": matter_of_letter(rapat),
    }
    return build_letter(
        material,
        "Undangan",
        day,
        about,
        body,
        list_copies(material),
    )


def _announced(rapat: Rapat) -> list[tuple[str, str]]:
    """List when and where the meeting was to be when the letter was sent.

    Changes since then have a letter of their own."""
    sent = rapat.rincian.undangan_tanggal
    for each in rapat.ralat:
        if sent and sent <= each["pada"]:
            day = date.fromisoformat(each["tanggal"])
            return list_schedule(day, each["mulai"], each["tempat"])
    return list_schedule(rapat.tanggal, rapat.rincian.mulai, rapat.tempat)


def build_letter(
    material: Material,
    name: str,
    day: str,
    about: dict[str, str],
    body: list[blocks.Block],
    copies: Sequence[str] = (),
) -> blocks.Manuscript:
    """Build a letter to the people invited to a meeting, with `name` at the foot of its pages.

    `about`: Nomor, Sifat, Lampiran and Hal. An empty Lampiran means the annex of addressees, or –
    without one."""
    place = f"{material.kop.kota or FILL_BY_HAND}, {day}"
    is_dated_below = material.kop.paper.letak_tanggal == "tanda_tangan"
    addressees = list_addressees(material)
    heading = [(label, said or describe_annex(addressees)) for label, said in about.items()]
    content: list[blocks.Block] = []
    if not is_dated_below:
        content.append(blocks.Paragraph(place, "right"))
    content += [
        blocks.Details(heading),
        *_address(addressees),
        *body,
    ]
    signatories = build_signature(material).signatories
    content.append(blocks.Signature(signatories, place if is_dated_below else ""))
    if copies:
        content.append(blocks.Paragraph(_list_copies(copies, addressees), "left", after=0))
    if len(addressees) >= _ANNEXED:
        content += [
            blocks.PageBreak(is_landscape=False),
            blocks.Paragraph("Lampiran surat", "left"),
            blocks.Details((heading[0], ("Tanggal", day))),
            blocks.Paragraph("DAFTAR YANG DIUNDANG", "center", bold=True),
            blocks.Listing(addressees),
        ]
    return blocks.Manuscript(
        material.kop,
        (),
        content,
        f"{name}, {material.view.satker}.",
        simulated=material.view.simulasi,
    )


def _address(addressees: Sequence[str]) -> list[blocks.Block]:
    if len(addressees) < 2:
        name = "".join(addressees) or FILL_BY_HAND
        return [blocks.Paragraph(f"Yth. {name}\ndi Tempat", "left")]
    if len(addressees) < _SIDE_BY_SIDE:
        return [
            blocks.Paragraph("Yth.", "left"),
            blocks.Listing(addressees),
            blocks.Paragraph("di Tempat", "left"),
        ]
    if len(addressees) < _ANNEXED:
        return [_side_by_side(addressees)]
    return [blocks.Paragraph("Yth. (daftar terlampir)\ndi Tempat", "left")]


def _side_by_side(names: Sequence[str]) -> blocks.Table:
    """Write many addressees in two columns of about equal length, numbered down the first column,
    then the second."""
    numbered = []
    ends = [0]  # count of names → lines they take
    for number, name in enumerate(names, start=1):
        numbered.append(f"{number}. {name}")
        ends.append(ends[-1] + 1 + len(numbered[-1]) // _COLUMN)
    half = min(range(len(ends)), key=lambda count: max(ends[count], ends[-1] - ends[count]))
    rows = [
        ("Yth.", "\n".join(numbered[:half]), "\n".join(numbered[half:])),
        ("", "di Tempat", ""),
    ]
    return blocks.Table(
        (),
        rows,
        (1.1, 7.6, 7.6),
        size=_SMALL,
        has_lines=False,
    )


def _number(items: Sequence[str], addressees: Sequence[str]) -> str:
    """Number items, each on a line, or on one line if the addressees leave no room."""
    if not _SIDE_BY_SIDE <= len(addressees) < _ANNEXED:
        return number_lines(items)
    return "; ".join(f"{number}.\u00a0{item}" for number, item in enumerate(items, start=1))


def _list_copies(copies: Sequence[str], addressees: Sequence[str]) -> str:
    told = _number(copies, addressees) if len(copies) > 1 else copies[0]
    return f"Tembusan:\n{told}" if "\n" in told else f"Tembusan: {told}"


def list_schedule(day: date, begin: str, place: str) -> list[tuple[str, str]]:
    """List when and where a meeting is held; an unknown hour or place is left to fill in."""
    hours = f"{begin or FILL_BY_HAND} {clock.zone_name()} s.d. selesai"
    return [
        ("Hari, tanggal", format_weekday(day)),
        ("Pukul", hours),
        ("Tempat", place or FILL_BY_HAND),
    ]


def day_of_letter(rapat: Rapat) -> str:
    """Return the day of the invitation to a meeting; "" if it is unknown."""
    day = rapat.rincian.undangan_tanggal
    return format_day(date.fromisoformat(day)) if day else ""


def matter_of_letter(rapat: Rapat) -> str:
    """Return the subject of the invitation to a meeting."""
    return rapat.rincian.undangan_hal or f"Undangan {rapat.judul}"


def describe_annex(people: Sequence[str]) -> str:
    """Write the annex of a letter to these people: 1 (satu) berkas, or – if it has none."""
    return "1 (satu) berkas" if len(people) >= _ANNEXED else "–"


def list_addressees(material: Material) -> list[str]:
    """List the addressees of the letter, each once, by jabatan or else by name; not its signer."""
    asked = material.agenda.asked
    signer = _names(material.kop.nama, material.kop.jabatan)
    addressees: dict[str, None] = {}
    for guest in material.attendance:
        is_asked = not asked or guest["nomor"] in asked
        if is_asked and not signer & _names(guest["nama"], guest["jabatan"]):
            addressees[guest["jabatan"] or guest["nama"]] = None
    return [*addressees]


def list_copies(material: Material) -> list[str]:
    """List the people who get a copy, without the addressees."""
    asked = _names(*list_addressees(material))
    lines = map(str.strip, material.meeting.rincian.undangan_tembusan.splitlines())
    return [line for line in lines if line and not asked & _names(line)]


def _names(*names: str) -> set[str]:
    return {same_pic(name) for name in names if name.strip()}
