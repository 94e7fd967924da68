"""The bukti of each tenggat: what the evidence cell says, what the satker corrected, what was already reported."""

from __future__ import annotations

from collections.abc import Iterable

from monev.core.grouping import group_by
from monev.core.records import BuktiReport, Langkah, Reading
from monev.reading.evidence.split import find_jenis
from monev.reading.vocabulary.headings import normalize
from monev.uploads.missing_columns import keep_bukti
from monev.writing.content import (
    Content,
    bukti_parts,
    by_name,
    by_tenggat,
    empty_bukti,
    initial_bukti,
    is_reported,
    is_same_choice,
    match_tenggat,
)


def build_bukti(
    langkah: Content,
    old: Content | None,
    read: Langkah | None,
    reports: Iterable[BuktiReport],
    reading: Reading,
) -> dict[str, str]:
    """Fill in the bukti of every tenggat of `langkah`, in place; field → heading of what the file has no column for.
    `old` is the langkah the file was made from, `read` as the file has it, `reports` what sheet Bukti Dukung says of
    it: its rows define the bukti of a tenggat. Without rows they stay, unless the evidence cell or its chosen split was
    changed: then the new split joins them, and what was reported is kept by name."""
    same, split = _find_split(langkah, old, read)
    reports, current = list(reports), list(by_tenggat(langkah))
    # By the tenggat of the file's plan.
    now = match_tenggat(list(by_tenggat(old)), current) | dict(zip(current, current, strict=True))
    per_tenggat = group_by(reports, lambda report: now.get(report.tenggat or ""))
    kept: dict[str, str] = {}
    for key, t in by_tenggat(langkah).items():
        stored = [dict(b) for b in t["bukti"]]
        written = per_tenggat.get(key)
        if written is None:
            t["bukti"] = stored if stored and same else merge_parts(split, stored)
            continue
        from_sheet, known = _from_sheet(written, stored), by_name(stored)
        for b in from_sheet:
            if b["nama"] in known:
                kept |= keep_bukti(b, known[b["nama"]], reading)
        if same or not stored or by_name(from_sheet).keys() != by_name(stored).keys():
            t["bukti"] = from_sheet
        else:
            t["bukti"] = merge_parts(split, from_sheet)
    attach_links((report for report in reports if report.tenggat is None), langkah)
    return kept


def _find_split(langkah: Content, old: Content | None, read: Langkah | None) -> tuple[bool, list[Content]]:
    """Whether the evidence cell stayed as it was, and how it is split: as stored then, else as the file reads."""
    if old is not None:
        is_same = read is None or read.bukti_dukung == old["bukti_dukung"]
        if is_same and (read is None or is_same_choice(langkah, old, "bukti_dukung")):
            return True, old["bukti"]
    return False, bukti_parts(read) if read is not None else []


def merge_parts(new: list[Content], existing: list[Content]) -> list[Content]:
    """A new split over the bukti that were there: the same name keeps what was reported; what was reported under a name
    that is gone stands after them."""
    by_key = {normalize(name): b for name, b in by_name(existing).items()}
    result = []
    for name, b in by_name(initial_bukti(new)).items():
        before = by_key.pop(normalize(name), None)
        result.append({**before, "nama": name} if before else b)
    return result + [b for b in by_key.values() if is_reported(b)]


def attach_links(reports: Iterable[BuktiReport], langkah: Content) -> None:
    """A plain table's link of a langkah as a whole: put with its bukti in every tenggat, in place. It adds and never
    takes away; where there is no tenggat yet it is kept as a column of the langkah."""
    for report in reports:
        if not langkah["tenggat"]:
            langkah["lainnya"]["TAUTAN"] = report.tautan
        for t in langkah["tenggat"]:
            for b in t["bukti"]:
                if b["nama"] == report.nama:
                    b["tautan"] = report.tautan or b["tautan"]
                    b["status"] = report.status if b["status"] == "belum_ada" else b["status"]


def _from_sheet(written: list[BuktiReport], stored: list[Content]) -> list[Content]:
    """The sheet's rows as bukti: known ones in their old order (a sorted sheet changes nothing), then new ones."""
    new, known = {}, by_name(stored)
    for report in written:
        said = {"status": report.status, "tautan": report.tautan, "catatan": report.catatan}
        new[report.nama] = empty_bukti(report.nama, report.jenis or "") | said
    for name, b in new.items():
        b["jenis"] = b["jenis"] or (known[name]["jenis"] if name in known else find_jenis(name))
    return [new[name] for name in known if name in new] + [b for name, b in new.items() if name not in known]
