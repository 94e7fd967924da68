"""The Rekap in words: what a satker's row says, which state it is in, the sentences over the whole
of it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from monev.core.dates import format_day
from monev.core.text import capitalized
from monev.figures.formats import (
    NO_VALUE,
    format_capaian,
    format_change,
    format_days,
    format_number,
    of_these,
)
from monev.figures.recap import OfficeFigures, reporting, state_words
from monev.figures.ringkasan import Counts, five_figures

RECAP_HEADINGS: dict[str, str] = {
    "satker": "Satker",
    "induk": "Induk",
    "tahun": "Tahun",
    "keadaan": "Laporan",
    "capaian": "Capaian s.d. posisi",
    "terlambat": "Terlambat",
    "belum_dilaporkan": "Di antaranya belum dilaporkan",
    "bukti": "Kelengkapan bukti",
    "selesai_tanpa_bukti": "Selesai, bukti belum lengkap",
    "setahun": "Capaian setahun",
    "umur": "Laporan terakhir",
}
"""Column of a satker's row → heading."""

_GROUPS: dict[int | None, str] = {
    4: "Semua yang jatuh tempo selesai",
    3: "75% s.d. kurang dari 100%",
    2: "50% s.d. kurang dari 75%",
    1: "25% s.d. kurang dari 50%",
    0: "Kurang dari 25%",
    None: "Belum ada yang jatuh tempo",
}
"""How many quarters of what was due are done: its words; None: nothing was due."""


class SpreadGroup(NamedTuple):
    """So many satker (`n`) that are alike: in how much they reached, or in why they can't be
    compared."""

    words: str
    n: int
    is_compared: bool


def recap_row(office_figures: OfficeFigures) -> dict[str, str]:
    """A satker's row: the columns of RECAP_HEADINGS. Of one that reported nothing no figure is told
    as a failure."""
    row = dict.fromkeys(RECAP_HEADINGS, NO_VALUE) | {
        "satker": office_figures.satker,
        "induk": office_figures.parent or "",
        "tahun": str(office_figures.tahun),
        "keadaan": state_words(office_figures),
    }
    if office_figures.counts is None or office_figures.state == "belum_melapor":
        return row
    unreported = format_number(office_figures.counts.belum_dilaporkan)
    five = {key: figure.text for key, figure in five_figures(office_figures.counts).items()}
    return row | five | {"belum_dilaporkan": unreported, "umur": age_words(office_figures)}


def age_words(office_figures: OfficeFigures) -> str:
    """When a satker reported last: 30 September 2025 (12 hari sebelum posisi)."""
    if office_figures.last_report is None or office_figures.report_age is None:
        return "belum ada laporan"
    age = (
        f" ({format_days(office_figures.report_age)} sebelum posisi)"
        if office_figures.report_age
        else ""
    )
    return f"{format_day(office_figures.last_report)}{age}"


def row_note(row: OfficeFigures) -> str:
    """That a satker has not reported, which has to be known before its figures; else empty."""
    return "" if row.state == "melapor" else state_words(row)


def overdue(offices: Sequence[OfficeFigures]) -> list[OfficeFigures]:
    """Those from whom the report of the triwulan that is due is still wanted, also where no plan is
    there."""
    return [
        office
        for office in offices
        if office.state != "melapor" and office.due and not office.is_closed
    ]


def sample_sentence(everything: Sequence[OfficeFigures], counted: Sequence[OfficeFigures]) -> str:
    """That sample data is left out of what is counted (`without_sample`), and whose it is; empty
    where none is."""
    left_out = [office.satker for office in everything if office not in counted]
    return f"Data simulasi tidak ikut dihitung: {', '.join(left_out)}." if left_out else ""


def recap_sentence(offices: Sequence[OfficeFigures], together: Counts) -> str:
    """The answer first: how far all of them are, and who has not reported."""
    if not offices:
        return "Belum ada satker yang dapat direkap."
    first = offices[0]
    start = f"Per {format_day(first.posisi)},"
    counted = f"{format_number(len(offices))} satker"
    everybody = first.satker if len(offices) == 1 else f"semua {counted}"
    if late := overdue(offices):
        who = (
            everybody if len(late) == len(offices) else f"{format_number(len(late))} dari {counted}"
        )
        reported = f"{start} {who} belum mengunggah laporan {first.due}"
    elif first.due:
        ended = "" if all(office.state == "melapor" for office in offices) else " atau ditutup"
        reported = f"{start} {everybody} sudah melapor{ended}"
    else:
        reported = f"{start} {everybody} belum wajib melapor: belum ada triwulan yang lewat"
    if not together.capaian_N:
        return f"{reported}. Belum ada target yang dapat dibandingkan."
    done = format_capaian(together.capaian_n, together.capaian_N)
    if len(offices) == 1:
        text = f"{reported}. Selesai {done} target yang jatuh tempo"
    else:
        text = (
            f"{reported}. {capitalized(by_reports(offices))}, {done} target yang jatuh tempo "
            "selesai"
        )
    if not together.terlambat:
        return f"{text}; tidak ada yang terlambat."
    which = of_these(together.belum_dilaporkan, together.terlambat)
    unreported = f", {which}belum dilaporkan" if together.belum_dilaporkan else ""
    return f"{text}; {format_number(together.terlambat)} terlambat{unreported}."


def by_reports(offices: Sequence[OfficeFigures]) -> str:
    """Whose reports figures of several satker are made of, also those who have not reported of the
    triwulan that is due: menurut laporan terakhir 2 satker."""
    return f"menurut laporan terakhir {format_number(len(reporting(offices)))} satker"


def nothing_missing_sentence(offices: Sequence[OfficeFigures]) -> str:
    """That no bukti is missing, or that nobody has reported, so nobody knows."""
    if not reporting(offices):
        return "Belum ada satker yang melapor, jadi bukti yang kurang belum dapat dihitung."
    return f"Tidak ada bukti yang kurang {by_reports(offices)}."


def scope_words(scope: str | None) -> str:
    """Which satker are looked at: all that may be seen, or one and those below it."""
    return "Semua satker" if scope is None else f"{scope} dan di bawahnya"


def spread(offices: Sequence[OfficeFigures]) -> list[SpreadGroup]:
    """How many satker reached how much of what was due, the best first; then those that can't be
    compared, by why."""
    counts = [office.counts for office in reporting(offices) if office.counts is not None]
    reached = Counter(
        4 * count.capaian_n // count.capaian_N if count.capaian_N else None for count in counts
    )
    others = Counter(
        state_words(office)
        for office in offices
        if office.state in ("tanpa_rencana", "belum_melapor")
    )
    groups = [
        SpreadGroup(words, reached[group], True)
        for group, words in _GROUPS.items()
        if group in reached
    ]
    groups += [SpreadGroup(words, n, False) for words, n in others.items()]
    return groups


def movement_words(change: Counts) -> str:
    """How a satker moved since the end of the triwulan before: +12 selesai, terlambat −3."""
    late = f", terlambat {format_change(change.terlambat)}" if change.terlambat else ""
    return f"{format_change(change.selesai)} selesai{late}"
