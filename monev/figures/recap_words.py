"""The Rekap in words: the row of a satker, its state, and the sentences about all of them."""

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
from monev.figures.next_triwulan import answer
from monev.figures.recap import OfficeFigures, reporting, state_words
from monev.figures.ringkasan import Counts, five_figures

RECAP_HEADINGS: dict[str, str] = {
    "satker": "Satker",
    "induk": "Induk",
    "tahun": "Tahun",
    "keadaan": "Laporan",
    "rencana": "Rencana sebelum triwulan",
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
"""Quarters of what was due that are done → words. None: nothing was due."""


class SpreadGroup(NamedTuple):
    """How many satker (`n`) reached the same share, or are not compared for the same reason."""

    words: str
    n: int
    is_compared: bool


def recap_row(office: OfficeFigures) -> dict[str, str]:
    """Return a satker's row with the columns of RECAP_HEADINGS.

    Without a report its figures are dashes, not failures.
    """
    row = dict.fromkeys(RECAP_HEADINGS, NO_VALUE) | {
        "satker": office.satker,
        "induk": office.parent or "",
        "tahun": str(office.tahun),
        "keadaan": state_words(office),
        "rencana": answer(office.view),
    }
    if office.counts is None or office.state == "belum_melapor":
        return row
    unreported = format_number(office.counts.belum_dilaporkan)
    five = {key: figure.text for key, figure in five_figures(office.counts).items()}
    return row | five | {"belum_dilaporkan": unreported, "umur": age_words(office)}


def age_words(office: OfficeFigures) -> str:
    """Say when a satker last reported: 30 September 2025 (12 hari sebelum posisi)."""
    if office.last_report is None or office.report_age is None:
        return "belum ada laporan"
    age = f" ({format_days(office.report_age)} sebelum posisi)" if office.report_age else ""
    return f"{format_day(office.last_report)}{age}"


def row_note(office: OfficeFigures) -> str:
    """Note that a satker has not reported; "" if it has. Readers need this before its figures."""
    return "" if office.state == "melapor" else state_words(office)


def overdue(offices: Sequence[OfficeFigures]) -> list[OfficeFigures]:
    """Return the satker whose report for the triwulan that is due is missing.

    Those without a plan are included.
    """
    return [
        office
        for office in offices
        if office.state != "melapor" and office.due and not office.is_closed
    ]


def sample_sentence(everything: Sequence[OfficeFigures], counted: Sequence[OfficeFigures]) -> str:
    """Say which sample data is not counted (`without_sample`). "" if there is none."""
    left_out = [office.satker for office in everything if office not in counted]
    return f"Data simulasi tidak ikut dihitung: {', '.join(left_out)}." if left_out else ""


def recap_sentence(offices: Sequence[OfficeFigures], together: Counts) -> str:
    """Say who has not reported, then how far all of them are together."""
    if not offices:
        return "Belum ada satker yang dapat direkap."
    first = offices[0]
    start = f"Per {format_day(first.posisi)},"
    counted = f"{format_number(len(offices))} satker"
    everybody = first.satker if len(offices) == 1 else f"semua {counted}"
    if late := overdue(offices):
        who = everybody
        if len(late) < len(offices):
            who = f"{format_number(len(late))} dari {counted}"
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
    """Say on how many satker's reports a sum rests: menurut laporan terakhir 2 satker.

    It says so even if some are older than the triwulan due.
    """
    return f"menurut laporan terakhir {format_number(len(reporting(offices)))} satker"


def by_compared(offices: Sequence[OfficeFigures]) -> str:
    """Say from how many of the satker that reported a sum of differences comes.

    An example is: dari 1 dari 5 satker.
    """
    reported = reporting(offices)
    compared = [office for office in reported if office.previous is not None]
    together = f"dari {format_number(len(reported))} satker"
    if len(compared) == len(reported):
        return together
    return f"dari {format_number(len(compared))} {together}"


def nothing_missing_sentence(offices: Sequence[OfficeFigures]) -> str:
    """Say that no bukti is missing, or that nobody has reported, so it is unknown."""
    if not reporting(offices):
        return "Belum ada satker yang melapor, jadi bukti yang kurang belum dapat dihitung."
    return f"Tidak ada bukti yang kurang {by_reports(offices)}."


def scope_words(scope: str | None) -> str:
    """Name the satker shown: all, or one and those below it."""
    return "Semua satker" if scope is None else f"{scope} dan di bawahnya"


def spread(offices: Sequence[OfficeFigures]) -> list[SpreadGroup]:
    """Count the satker by the share they reached, the best first.

    Then come those not compared, by reason.
    """
    counts = [office.counts for office in reporting(offices) if office.counts is not None]
    reached = Counter(
        4 * count.capaian_n // count.capaian_N if count.capaian_N else None for count in counts
    )
    others = Counter(
        state_words(office)
        for office in offices
        if office.state in ("tanpa_rencana", "belum_melapor")
    )
    groups = []
    for group, words in _GROUPS.items():
        if group in reached:
            groups.append(SpreadGroup(words, reached[group], True))
    groups += [SpreadGroup(words, n, False) for words, n in others.items()]
    return groups


def movement_words(change: Counts) -> str:
    """Say how a satker changed since the end of the triwulan before: +12 selesai, terlambat −3."""
    late = f", terlambat {format_change(change.terlambat)}" if change.terlambat else ""
    return f"{format_change(change.selesai)} selesai{late}"
