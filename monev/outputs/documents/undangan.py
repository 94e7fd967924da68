"""Undangan: the letter that asks to a meeting. Its number and hour are left to fill in where nobody
said them."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from monev.access import same_pic
from monev.core import clock
from monev.core.dates import format_day, format_weekday
from monev.meeting.records import Rapat
from monev.outputs import say
from monev.outputs.documents import blocks
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.common import FILL_BY_HAND, build_signature, number_lines
from monev.outputs.documents.material import Material

# from so many on addressees stand in two columns; in an annex: the letter is one page
_SIDE_BY_SIDE = 8
_ANNEXED = 21
_SMALL = 9  # points of addressees in two columns
_COLUMN = 42  # letters of one on a line there


def build(material: Material) -> blocks.Manuscript:
    """The invitation, with the agenda that the data itself calls for where nobody wrote another."""
    r = material.meeting
    details = r.rincian
    sent = r.rincian.undangan_tanggal
    # As it held when the letter was sent: what was changed since has a letter of its own.
    later = (each for each in r.ralat if sent and sent <= each["pada"])
    since = ((date.fromisoformat(each["tanggal"]), each["mulai"], each["tempat"]) for each in later)
    announced = next(since, (r.tanggal, details.mulai, r.tempat))
    written = [line.strip() for line in details.acara.splitlines() if line.strip()]
    agenda = _number(
        written or list_agenda_items(material, in_brief=True), list_addressees(material)
    )
    if r.judul not in matter_of_letter(r):  # else its head says what the agenda is of
        agenda = f"{r.judul}\n{agenda}"
    body: list[blocks.Block] = [
        blocks.Paragraph(
            say("undangan.pembuka", satker=material.p.satker, triwulan=material.periode.name)
        ),
        blocks.Details(
            (
                *list_schedule(*announced),
                ("Pemimpin rapat", r.pemimpin or FILL_BY_HAND),
                ("Acara", agenda),
            )
        ),
        blocks.Paragraph(say("undangan.penutup")),
    ]
    # A letter, so its day is that of sending it, given with its number.
    day = day_of_letter(r) or f"{FILL_BY_HAND} {r.tanggal.year}"
    about = {
        "Nomor": details.undangan_nomor or FILL_BY_HAND,
        "Sifat": details.undangan_sifat or "Biasa",
    }
    about |= {"Lampiran": details.undangan_lampiran, "Hal": matter_of_letter(r)}
    return build_letter(material, "Undangan", day, about, body, list_copies(material))


def build_letter(
    material: Material,
    name: str,
    day: str,
    about: dict[str, str],
    body: list[blocks.Block],
    copies: Sequence[str] = (),
) -> blocks.Manuscript:
    """A letter to those who are asked to a meeting, called `name` at the foot of its pages; very
    many stand in its annex. `about`: what stands at its head, Nomor, Sifat, Lampiran (none said:
    the annex) and Hal."""
    place = f"{material.kop.kota or FILL_BY_HAND}, {day}"
    is_dated_below = material.kop.paper.letak_tanggal == "tanda_tangan"
    addressees = list_addressees(material)
    heading = [(label, said or describe_annex(addressees)) for label, said in about.items()]
    annex_blocks: list[blocks.Block] = []
    if len(addressees) < 2:
        address = [
            blocks.Paragraph(f"Yth. {''.join(addressees) or FILL_BY_HAND}\ndi Tempat", "left")
        ]
    elif len(addressees) < _SIDE_BY_SIDE:
        address = [
            blocks.Paragraph("Yth.", "left"),
            blocks.Listing(addressees),
            blocks.Paragraph("di Tempat", "left"),
        ]
    elif len(addressees) < _ANNEXED:
        address = [_side_by_side(addressees)]
    else:
        address = [blocks.Paragraph("Yth. (daftar terlampir)\ndi Tempat", "left")]
        annex_blocks = [
            blocks.PageBreak(is_landscape=False),
            blocks.Paragraph("Lampiran surat", "left"),
            blocks.Details((heading[0], ("Tanggal", day))),
            blocks.Paragraph("DAFTAR YANG DIUNDANG", "center", bold=True),
            blocks.Listing(addressees),
        ]
    content: list[blocks.Block] = [
        *([] if is_dated_below else [blocks.Paragraph(place, "right")]),
        blocks.Details(heading),
        *address,
        *body,
        blocks.Signature(build_signature(material).signatories, place if is_dated_below else ""),
        *([blocks.Paragraph(_list_copies(copies, addressees), "left", after=0)] if copies else []),
        *annex_blocks,
    ]
    return blocks.Manuscript(
        material.kop, (), content, f"{name}, {material.p.satker}.", simulated=material.p.simulasi
    )


def _side_by_side(names: Sequence[str]) -> blocks.Table:
    """The address of many: names in two columns of as many lines, numbered down the first and then
    the second."""
    numbered = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
    lines = [*accumulate((1 + len(name) // _COLUMN for name in numbered), initial=0)]
    half = min(range(len(lines)), key=lambda count: max(lines[count], lines[-1] - lines[count]))
    columns = ("\n".join(numbered[:half]), "\n".join(numbered[half:]))
    rows = [("Yth.", *columns), ("", "di Tempat", "")]
    return blocks.Table((), rows, (1.1, 7.6, 7.6), size=_SMALL, has_lines=False)


def _number(items: Sequence[str], addressees: Sequence[str]) -> str:
    """Items below each other; after each other where the addressees leave no room for a line
    each."""
    if not _SIDE_BY_SIDE <= len(addressees) < _ANNEXED:
        return number_lines(items)
    return "; ".join(f"{number}.\u00a0{item}" for number, item in enumerate(items, start=1))


def _list_copies(copies: Sequence[str], addressees: Sequence[str]) -> str:
    told = _number(copies, addressees) if len(copies) > 1 else copies[0]
    return f"Tembusan:\n{told}" if "\n" in told else f"Tembusan: {told}"


def list_schedule(day: date, begin: str, place: str) -> list[tuple[str, str]]:
    """When and where a meeting is held; what nobody said is left to fill in."""
    hours = f"{begin or FILL_BY_HAND} {clock.zone_name()} s.d. selesai"
    return [
        ("Hari, tanggal", format_weekday(day)),
        ("Pukul", hours),
        ("Tempat", place or FILL_BY_HAND),
    ]


def day_of_letter(rapat: Rapat) -> str:
    """The day of the invitation to a meeting; "" where nobody said it was sent."""
    return rapat.rincian.undangan_tanggal and format_day(
        date.fromisoformat(rapat.rincian.undangan_tanggal)
    )


def matter_of_letter(rapat: Rapat) -> str:
    """What the invitation to a meeting is about."""
    return rapat.rincian.undangan_hal or f"Undangan {rapat.judul}"


def describe_annex(people: Sequence[str]) -> str:
    """What is annexed to a letter to so many."""
    return "1 (satu) berkas" if len(people) >= _ANNEXED else "–"


def list_addressees(material: Material) -> list[str]:
    """Whom the letter asks, each once by jabatan, else by name; who signs it does not ask
    themselves."""
    asked = material.agenda.asked
    guests = [guest for guest in material.attendance if not asked or guest["nomor"] in asked]
    signer = _names(material.kop.nama, material.kop.jabatan)
    others = (guest for guest in guests if not signer & _names(guest["nama"], guest["jabatan"]))
    return list(dict.fromkeys(guest["jabatan"] or guest["nama"] for guest in others))


def list_copies(material: Material) -> list[str]:
    """Who gets a copy: nobody whom the letter asks already."""
    asked = _names(*list_addressees(material))
    lines = (line.strip() for line in material.meeting.rincian.undangan_tembusan.splitlines())
    return [line for line in lines if line and not asked & _names(line)]


def _names(*names: str) -> set[str]:
    return {same_pic(name) for name in names if name.strip()}
