"""The bukti of each tenggat: what the evidence cell says, what the satker corrected, what was already reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monev.core.records import BuktiReport, Langkah, Reading
from monev.reading.evidence.split import find_jenis
from monev.reading.vocabulary.headings import normalize
from monev.uploads.missing_columns import keep_bukti
from monev.writing.content import (
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
    one: dict,
    old: dict | None,
    original: Langkah | None,
    row: Iterable[BuktiReport],
    reading: Reading,
) -> dict[str, str]:
    """Fill in the bukti of every tenggat of `one`, in place; field → heading of what the file has no column for.

    `old` is the langkah the file was made from, `original` the langkah as the file has it (None where the file has no
    plan), `row` what sheet Bukti Dukung says of it. Rows of a tenggat define its bukti: the satker's correction of
    the split wins. Without rows the bukti stay as they were, unless the evidence cell or its chosen split was changed:
    then the new split joins them, and what was reported is kept by name.
    """
    same = old is not None and (
        original is None or (original.bukti_dukung == old["bukti_dukung"] and is_same_choice(one, old, "bukti_dukung"))
    )
    origin = old["bukti"] if same else bukti_parts(original)
    row = list(row)
    per_tenggat = _rows_by_tenggat((b for b in row if b.tenggat is not None), one, old)
    kept: dict[str, str] = {}
    with_laporan = {key for key, t in by_tenggat(one).items() if t["bukti"]}
    for key, t in by_tenggat(one).items():
        stock = [dict(b) for b in t["bukti"]]
        written = per_tenggat.get(key)
        if written is None:
            if key not in with_laporan:
                t["bukti"] = initial_bukti(origin)
            else:
                t["bukti"] = stock if same else merge_parts(origin, stock)
            continue
        from_sheet = _from_sheet(written, stock)
        for b, before in _paired(from_sheet, stock):
            kept |= keep_bukti(b, before, reading)
        if same or not stock or _sorted_names(from_sheet) != _sorted_names(stock):
            t["bukti"] = from_sheet
        else:
            t["bukti"] = merge_parts(origin, from_sheet)
    attach_links((b for b in row if b.tenggat is None), one)
    return kept


def merge_parts(new: list[dict], existing: list[dict]) -> list[dict]:
    """A new split over the bukti that were there: same name keeps what was reported; what was reported under a name
    that is gone is kept after them; what nobody reported on gives way to the new split."""
    by_key = {normalize(name): b for name, b in by_name(existing).items()}
    result = []
    for name, b in by_name(initial_bukti(new)).items():
        before = by_key.pop(normalize(name), None)
        result.append({**before, "nama": name} if before else b)
    return result + [b for b in by_key.values() if is_reported(b)]


def attach_links(row: Iterable[BuktiReport], one: dict) -> None:
    """A plain table's link of a langkah as a whole: put with its bukti in every tenggat, in place. It adds and never
    takes away; where there is no tenggat yet it is kept as a column of the langkah."""
    for laporan in row:
        if not one["tenggat"]:
            one["lainnya"]["TAUTAN"] = laporan.tautan
        for t in one["tenggat"]:
            for b in t["bukti"]:
                if b["nama"] == laporan.nama:
                    b["tautan"] = laporan.tautan or b["tautan"]
                    b["status"] = laporan.status if b["status"] == "belum_ada" else b["status"]


def _rows_by_tenggat(row: Iterable[BuktiReport], one: dict, old: dict | None) -> dict[str, list[BuktiReport]]:
    """Rows by the tenggat of the file's plan."""
    current = by_tenggat(one)
    successors = match_tenggat(list(by_tenggat(old)), list(current))
    result: dict[str, list[BuktiReport]] = {}
    for laporan in row:
        key = laporan.tenggat if laporan.tenggat in current else successors.get(laporan.tenggat)
        if key is not None:
            result.setdefault(key, []).append(laporan)
    return result


def _from_sheet(written: list[BuktiReport], stock: list[dict]) -> list[dict]:
    """The sheet's rows as bukti: known ones in their old order (a sorted sheet changes nothing), then new ones."""
    new = by_name(_build_one_bukti(laporan) for laporan in written)
    known: dict[str, dict] = by_name(stock)
    for key, b in new.items():
        b["jenis"] = b["jenis"] or (known[key]["jenis"] if key in known else find_jenis(b["nama"]))
    return [new[key] for key in known if key in new] + [b for k, b in new.items() if k not in known]


def _paired(new: list[dict], stock: list[dict]) -> Iterator[tuple[dict, dict]]:
    known = by_name(stock)
    return ((b, known[b["nama"]]) for b in new if b["nama"] in known)


def _build_one_bukti(laporan: BuktiReport) -> dict:
    base = empty_bukti(laporan.nama, laporan.jenis or "")
    return base | {"status": laporan.status, "tautan": laporan.tautan, "catatan": laporan.catatan}


def _sorted_names(bukti: list[dict]) -> list[str]:
    return sorted(by_name(bukti))
