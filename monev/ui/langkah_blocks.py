"""What the panel of a langkah says first, as blocks: how it stands, what is owed, a mark for each tenggat."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from monev import figures
from monev.core.dates import SHORT_MONTHS, fold_tenggat, format_short_day, format_tenggat
from monev.core.file_references import words_of
from monev.core.grouping import group_by
from monev.core.statuses import BELUM_DAPAT_DINILAI, STATUS_BUKTI, STATUS_LAPORAN
from monev.database import Row
from monev.figures import Details, describe_tenggat_state, format_fraction, format_number, tenggat_term
from monev.figures.bukti import FREQUENCIES
from monev.ui import page_words
from monev.ui.looks import Block, blocks


def panel_head(details: Details, chosen: str | None, *, rencana_only: bool) -> list[Block]:
    """What is seen first of a langkah; `chosen` is the tenggat that the form below is about."""
    langkah, tenggat = details.langkah, details.tenggat
    first = figures.first_to_act(tenggat)
    result = [blocks.sentence(langkah["langkah_aksi"], key="langkah"), _standing(langkah, first, rencana_only)]
    if len(tenggat) > 1:
        result.append(_marks(langkah, tenggat, chosen, rencana_only))
    return result + _owed(details.bukti, details.dokumen, rencana_only)


def describe_progress(langkah: Mapping[str, Any], *, rencana_only: bool) -> str:
    """How far a langkah with several tenggat is: bulanan, 7 dari 9 selesai."""
    done, due, total = langkah["capaian_n"], langkah["capaian_N"], langkah["tenggat"]
    regular = FREQUENCIES.get(langkah["jenis_target"], f"{format_number(total)} target")
    if rencana_only:
        return f"{regular}, {format_number(due)} dari {format_number(total)} sudah jatuh tempo"
    if due == 0:
        return f"{regular}, belum ada yang jatuh tempo"
    return f"{regular}, {format_number(done)} dari {format_number(due)} yang jatuh tempo selesai"


def tenggat_table(details: Details, *, rencana_only: bool) -> Block:
    """Every tenggat of a langkah: how it stands, what was reported, its bukti."""
    bukti = group_by(details.bukti, itemgetter("tenggat"))
    rows = [_tenggat_cells(t, bukti.get(t["tenggat"], []), rencana_only) for t in details.tenggat]
    return blocks.table("Target dan bukti satu per satu", ["Tenggat", "Keadaan", "Bukti"], rows, key="tenggat")


def _standing(langkah: Mapping[str, Any], first: Mapping[str, Any] | None, rencana_only: bool) -> Block:
    notes = [f"PIC: {langkah['pic'] or 'belum disebut'}"]
    if first is None:
        term = BELUM_DAPAT_DINILAI
        return blocks.standing(term.mark, term.kode, term.label, ["Tanpa target waktu yang terbaca.", *notes])
    mark = tenggat_term(first, rencana_only=rencana_only).mark
    text = describe_tenggat_state(first, rencana_only=rencana_only)
    due = f"Jatuh tempo {format_tenggat(first['tenggat'])}"
    status = "" if rencana_only else first["status"]
    return blocks.standing(mark, status, text, [due, *notes])


def _marks(langkah: Mapping[str, Any], tenggat: list[Row], chosen: str | None, rencana_only: bool) -> Block:
    years = {t["tenggat"][:4] for t in tenggat}
    items = []
    for t in tenggat:
        state = describe_tenggat_state(t, rencana_only=rencana_only)
        items.append(
            {
                "mark": tenggat_term(t, rencana_only=rencana_only).mark,
                "status": "" if rencana_only else t["status"],
                "text": _short_tenggat(t["tenggat"], with_year=len(years) > 1),
                "name": f"{format_tenggat(t['tenggat'])}: {state}",
                "on": t["tenggat"] == chosen,
                "act": ["tenggat", t["tenggat"]],
            }
        )
    progress = describe_progress(langkah, rencana_only=rencana_only)
    return blocks.switches(progress, [[item] for item in items], shows_label=True)


def _short_tenggat(tenggat: str, *, with_year: bool) -> str:
    year, month, *day = tenggat.split("-")
    text = f"{int(day[0])} {SHORT_MONTHS[int(month) - 1]}" if day else SHORT_MONTHS[int(month) - 1]
    return f"{text} {year[2:]}" if with_year else text


def _owed(bukti: list[Row], documents: list[Row], rencana_only: bool) -> list[Block]:
    """The bukti that should be there by now and is not, each document once with its tenggat."""
    if not documents:
        return [blocks.sentence("Bukti belum disebut di rencana.", "quiet", key="bukti")]
    missing = [row for row in bukti if row["celah"]]
    if not missing:
        owed = any(row["terutang"] for row in bukti)
        said = "Bukti yang harus ada sudah lengkap." if owed else "Belum ada bukti yang harus ada."
        return [blocks.sentence(said, "quiet", key="bukti")]
    is_one = len({row["tenggat"] for row in bukti}) == 1
    items = []
    for document in figures.group_missing(missing, rencana_only=rencana_only)[0].bukti:
        name = f"{document.bukti} ({document.status.lower()})" if document.status else document.bukti
        items.append({"text": name if is_one else f"{name}: {fold_tenggat(document.tenggat)}"})
    heading = f"Bukti {figures.missing_bukti(rencana_only=rencana_only)} ({format_number(len(missing))})"
    return [blocks.heading(heading, level=3), blocks.lines(items, key="bukti")]


def said_since(before: list[Row], after: list[Row]) -> list[str]:
    """What a newer version says of these tenggat that the older one did not: Mar, Jun 2025 dilaporkan Selesai."""
    older = {t["tenggat"]: t for t in before}
    tenggat_of: dict[str, list[str]] = {}
    for t in after:
        was = older.get(t["tenggat"])
        if was is None or any(was[name] != t[name] for name in ("laporan", "tanggal_selesai")):
            tenggat_of.setdefault(_reported(t), []).append(t["tenggat"])
        elif was["bukti_n"] != t["bukti_n"]:
            tenggat_of.setdefault(f"bukti {format_fraction(t['bukti_n'], t['bukti_N'])}", []).append(t["tenggat"])
    if len(after) == 1:
        return list(tenggat_of)
    return [f"{fold_tenggat(tenggat)} {said}" for said, tenggat in tenggat_of.items()]


def _reported(t: Row) -> str:
    if t["laporan"] == "belum":
        return "belum dilaporkan"
    day = f" {format_short_day(t['tanggal_selesai'])}" if t["tanggal_selesai"] else ""
    return f"dilaporkan {STATUS_LAPORAN[t['laporan']]}{day}"


def _tenggat_cells(t: Row, bukti: list[Row], rencana_only: bool) -> list[str | Block]:
    state = describe_tenggat_state(t, rencana_only=rencana_only, with_mark=True)
    said = [_reported(t)] if t["laporan"] != "belum" else []
    said += [
        f"{label}: {t[name]}" for name, label in (("kendala", "Kendala"), ("tindak_lanjut", "Tindak lanjut")) if t[name]
    ]
    documents = "; ".join(_bukti_state(row, rencana_only) for row in bukti)
    return [
        format_tenggat(t["tenggat"]).replace(" ", page_words.NO_BREAK),
        {"text": state, "status": "" if rencana_only else t["status"], "note": " · ".join(said)},
        {"text": format_fraction(t["bukti_n"], t["bukti_N"]), "note": documents},
    ]


def _bukti_state(bukti: Row, rencana_only: bool) -> str:
    """A document and how it stands; of a plan nothing was reported of the document alone."""
    return bukti["bukti"] if rencana_only else f"{bukti['bukti']}: {STATUS_BUKTI[bukti['status']]}"


def bukti_lines(details: Details) -> list[str]:
    """Each bukti that has a link or a note, as Markdown; text of a file stays text."""
    lines = []
    for b in details.bukti:
        said = (page_words.safe_link(words_of(b["tautan"])), page_words.safe_line(b["catatan"]))
        if any(said):
            name = f"{format_tenggat(b['tenggat'])}: {page_words.safe_line(b['bukti'])}"
            lines.append(" · ".join(filter(None, (name, *said))))
    return lines
