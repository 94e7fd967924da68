"""What an unggahan changes against the one before it, in people's terms, and which of it takes something away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from monev.core.content import Change
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.core.text import shorten
from monev.writing.content import (
    LANGKAH_TEXTS,
    LAPORAN_HEADINGS,
    by_kode,
    by_name,
    by_tenggat,
    is_present,
    is_reported,
    is_same_choice,
    match_tenggat,
    pick_fields,
)

TAKING_AWAY = ("langkah_hilang", "selesai_ditarik", "bukti_hilang", "target_dicabut")
"""The kinds of change that take something away: these a person must agree to by name.

target_dicabut is a tenggat that the plan no longer has, where no report of it goes along (else that is what is told):
months taken out of TARGET WAKTU would else make what is late vanish from every count.

bukti_hilang is evidence that was reported, and a document of a tenggat that then owes fewer than before though its
evidence cell says what it said: rows deleted to tidy the sheet would else raise the kelengkapan bukti unseen.
"""


def compare(old: Iterable[dict], new: Iterable[dict]) -> tuple[Change, ...]:
    """Every change from one version's langkah to another's; none exactly when they say the same."""
    before, current = by_kode(old), by_kode(new)
    result: list[Change] = []
    for kode, one in current.items():
        result += _langkah_changes(before[kode], one) if kode in before else _new_langkah_changes(one)
    for kode, one in before.items():
        if kode not in current:
            result.append(Change("langkah_hilang", kode, one["langkah_aksi"], dari=_langkah_content(one)))
    return tuple(result)


def removal_sentences(changes: Iterable[Change]) -> tuple[str, ...]:
    """A sentence for each change that takes something away, unlike any other, so that it can be agreed to by name."""
    counts: Counter[str] = Counter()
    result = []
    for one in changes:
        if one.jenis in TAKING_AWAY:
            sentence = _removal_sentence(one)
            counts[sentence] += 1
            result.append(sentence if counts[sentence] == 1 else f"{sentence} ({counts[sentence]})")
    return tuple(result)


def _removal_sentence(one: Change) -> str:
    langkah = f"{one.kode} {shorten(one.langkah_aksi)}"
    tenggat = f", {format_tenggat(one.tenggat)}" if one.tenggat else ""
    if one.jenis == "langkah_hilang":
        return f"Langkah {langkah}: tidak ada lagi di berkas ({one.dari})."
    if one.jenis == "selesai_ditarik":
        return f"{langkah}{tenggat}: semula Selesai, menjadi {one.ke or 'tidak ada lagi di rencana'}."
    if one.jenis == "target_dicabut":
        return f"{langkah}{tenggat}: tenggat ini tidak ada lagi di rencana."
    if one.ke is None and one.dari == STATUS_BUKTI["belum_ada"]:
        return f"{langkah}{tenggat}: bukti “{one.kolom}” tidak ditagih lagi."
    return f"{langkah}{tenggat}: bukti “{one.kolom}” semula {one.dari}, menjadi {one.ke or 'tidak ada lagi'}."


def _langkah_content(one: dict) -> str:
    """How much goes with a langkah that goes."""
    selesai = sum(t["laporan"] == "selesai" for t in one["tenggat"])
    bukti = sum(is_present(b) for t in one["tenggat"] for b in t["bukti"])
    return f"{len(one['tenggat'])} tenggat, {selesai} selesai, {bukti} bukti ada"


def _new_langkah_changes(one: dict) -> Iterator[Change]:
    yield Change("langkah_baru", one["kode"], one["langkah_aksi"])
    for t in one["tenggat"]:
        yield from _tenggat_changes(one, t["tenggat"], None, t)


def _langkah_changes(before: dict, current: dict) -> Iterator[Change]:
    kode, text = current["kode"], current["langkah_aksi"]
    for key, heading in LANGKAH_TEXTS.items():
        if before[key] != current[key]:
            jenis = "pic_berubah" if key == "pic" else "teks_berubah"
            yield Change(jenis, kode, text, None, heading, before[key], current[key])
    for heading in dict.fromkeys([*before["lainnya"], *current["lainnya"]]):
        from_, index = before["lainnya"].get(heading), current["lainnya"].get(heading)
        if from_ != index:
            yield Change("teks_berubah", kode, text, None, heading, from_, index)
    yield from _all_tenggat_changes(before, current)


def _all_tenggat_changes(before: dict, current: dict) -> Iterator[Change]:
    kode, text = current["kode"], current["langkah_aksi"]
    t_before, t_current = by_tenggat(before), by_tenggat(current)
    successors = match_tenggat(list(t_before), list(t_current))
    for old, t in t_before.items():
        new = successors.get(old)
        if new is None:
            follows = list(_lost_laporan(current, t))
            yield Change("target_bergeser" if follows else "target_dicabut", kode, text, old, "TARGET WAKTU", old, None)
            yield from follows
        elif new != old:
            yield Change("target_bergeser", kode, text, new, "TARGET WAKTU", old, new)
    origin = {new: old for old, new in successors.items()}
    # A reworded evidence cell, or a split that a person chose, is told as such; else documents went by themselves.
    same_cell = before["bukti_dukung"] == current["bukti_dukung"] and is_same_choice(current, before, "bukti_dukung")
    for key, t in t_current.items():
        if key not in origin:
            yield Change("target_bergeser", kode, text, key, "TARGET WAKTU", None, key)
        yield from _tenggat_changes(current, key, t_before.get(origin.get(key)), t, same_cell=same_cell)


def _lost_laporan(one: dict, t: dict) -> Iterator[Change]:
    """What a tenggat without successor takes along of what was reported: said, as any other loss."""
    beginning = (one["kode"], one["langkah_aksi"], t["tenggat"])
    if t["laporan"] == "selesai":
        yield Change("selesai_ditarik", *beginning, "Status", "Selesai", None)
    for b in t["bukti"]:
        if is_reported(b):
            yield Change("bukti_hilang", *beginning, b["nama"], STATUS_BUKTI[b["status"]], None)


def _tenggat_changes(
    one: dict, key: str, before: dict | None, current: dict, *, same_cell: bool = False
) -> Iterator[Change]:
    """Changes of one tenggat's report and bukti; `before` None for a tenggat that was not there."""
    beginning = (one["kode"], one["langkah_aksi"], key)
    old, new = pick_fields(before, LAPORAN_HEADINGS), pick_fields(current, LAPORAN_HEADINGS)
    status = (old["laporan"], new["laporan"])
    if status[0] != status[1]:
        jenis = {status[0]: "selesai_ditarik", status[1]: "selesai_baru"}.get("selesai", "laporan_berubah")
        index = STATUS_LAPORAN[status[1]]
        if jenis == "selesai_baru" and old["tanggal_selesai"] is None and new["tanggal_selesai"]:
            index = f"{index}, {_in_words('tanggal_selesai', new['tanggal_selesai'])}"
            new["tanggal_selesai"] = None  # said with the status, not once more
        yield Change(jenis, *beginning, "Status", STATUS_LAPORAN[status[0]], index)
    for fields in ("tanggal_selesai", "kendala", "tindak_lanjut"):
        if old[fields] != new[fields]:
            from_, index = (_in_words(fields, value) for value in (old[fields], new[fields]))
            yield Change("laporan_berubah", *beginning, LAPORAN_HEADINGS[fields], from_, index)
    yield from _all_bukti_changes(beginning, before, current, same_cell)


def _all_bukti_changes(beginning: tuple, before: dict | None, current: dict, same_cell: bool) -> Iterator[Change]:
    """Changes of the bukti of one tenggat. `same_cell`: the evidence cell says and splits as it did."""
    b_before = by_name(before["bukti"]) if before else None
    b_current = by_name(current["bukti"])
    has_fewer = same_cell and len(b_current) < len(b_before or ())
    for name in dict.fromkeys([*(b_before or ()), *b_current]):
        old, new = (b_before or {}).get(name), b_current.get(name)
        if new is None:
            jenis = "bukti_hilang" if has_fewer or is_reported(old) else "bukti_berubah"
            yield Change(jenis, *beginning, name, STATUS_BUKTI[old["status"]], None)
        else:
            yield from _bukti_changes(beginning, name, old, new, expected=b_before is not None)


def _bukti_changes(
    beginning: tuple, name: str, before: dict | None, current: dict, *, expected: bool
) -> Iterator[Change]:
    """Changes of one bukti. `expected` False: its tenggat is new, so a blank bukti is no news of its own."""
    wording_before = STATUS_BUKTI[before["status"]] if before else None
    wording_now = STATUS_BUKTI[current["status"]]
    if before is None:
        if is_present(current):
            yield Change("bukti_ada", *beginning, name, None, wording_now)
        elif expected or is_reported(current):
            yield Change("bukti_berubah", *beginning, name, None, wording_now)
        return
    jenis = None
    if before["status"] != current["status"]:
        jenis = {(False, True): "bukti_ada", (True, False): "bukti_hilang"}.get(
            (is_present(before), is_present(current))
        )
        yield Change(jenis or "bukti_berubah", *beginning, name, wording_before, wording_now)
    for fields in ("jenis", "tautan", "catatan"):
        is_newly_linked = fields == "tautan" and jenis == "bukti_ada" and not before["tautan"]
        if before[fields] != current[fields] and not is_newly_linked:  # a first link goes without saying
            yield Change(
                "bukti_berubah", *beginning, f"{name}: {fields}", before[fields] or None, current[fields] or None
            )


def _in_words(fields: str, value: str | None) -> str | None:
    if fields == "tanggal_selesai" and value:
        return format_day(date.fromisoformat(value))
    return value or None
