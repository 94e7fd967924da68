"""What an unggahan changes against the one before: each change, which take something away, all told
as a story."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from monev.core.content import Change
from monev.core.dates import format_day, format_tenggat
from monev.core.file_references import describe_tautan
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.core.text import shorten
from monev.writing.content import (
    LANGKAH_TEXTS,
    LAPORAN_HEADINGS,
    Content,
    by_kode,
    by_name,
    by_tenggat,
    is_present,
    is_reported,
    is_same_choice,
    match_tenggat,
    pick_fields,
)

TAKING_AWAY = (
    "langkah_hilang",
    "selesai_ditarik",
    "bukti_hilang",
    "bukti_dikembalikan",
    "target_dicabut",
)
"""The kinds of change that take something away: these a person must agree to by name.
target_dicabut is a tenggat that the plan no longer has, where no report of it goes along (else that
is what is told): months taken out of TARGET WAKTU would else make what is late vanish from every
count. bukti_hilang is evidence that was reported, and a document of a tenggat that then owes fewer
than before though its evidence cell says what it said: rows deleted to tidy the sheet would else
raise the kelengkapan bukti unseen. bukti_dikembalikan is evidence that was present and is to be
mended: nothing of it is lost, but it counts no more."""


Place = tuple[str, str, str]
"""Where a change of a tenggat is: kode, langkah_aksi, key of the tenggat."""


def compare(old: Iterable[Content], new: Iterable[Content]) -> tuple[Change, ...]:
    """List every change from one version's langkah to another's; none exactly when they say the
    same."""
    before = by_kode(old)
    current = by_kode(new)
    result: list[Change] = []
    for kode, langkah in current.items():
        if kode in before:
            result += _langkah_changes(before[kode], langkah)
            continue
        result.append(Change("langkah_baru", kode, langkah["langkah_aksi"]))
        for tenggat in langkah["tenggat"]:
            result += _tenggat_changes(langkah, tenggat["tenggat"], None, tenggat)
    for kode, langkah in before.items():
        if kode not in current:
            result.append(_gone(langkah))
    return tuple(result)


def _gone(langkah: Content) -> Change:
    selesai = 0
    bukti = 0
    for tenggat in langkah["tenggat"]:
        selesai += tenggat["laporan"] == "selesai"
        bukti += sum(map(is_present, tenggat["bukti"]))
    told = f"{len(langkah['tenggat'])} target, {selesai} selesai, {bukti} bukti ada"
    return Change("langkah_hilang", langkah["kode"], langkah["langkah_aksi"], dari=told)


def removal_sentences(changes: Iterable[Change], doubts: Mapping[str, str]) -> tuple[str, ...]:
    """Word each change that takes something away, unlike any other, so that it can be agreed to by
    name; `doubts`: kode → why a time of the langkah could not be read, said where its target
    goes."""
    counts: Counter[str] = Counter()
    result = []
    for change in changes:
        if change.jenis not in TAKING_AWAY:
            continue
        sentence = _removal_sentence(change)
        if change.jenis == "target_dicabut":
            sentence = f"{sentence} {doubts.get(change.kode, '')}".rstrip()
        counts[sentence] += 1
        if counts[sentence] > 1:
            sentence += f" ({counts[sentence]})"
        result.append(sentence)
    return tuple(result)


def _removal_sentence(change: Change) -> str:
    langkah = f"{change.kode} {shorten(change.langkah_aksi)}"
    tenggat = f", {format_tenggat(change.tenggat)}" if change.tenggat else ""
    if change.jenis == "langkah_hilang":
        return f"Langkah {langkah}: tidak ada lagi di berkas ({change.dari})."
    if change.jenis == "selesai_ditarik":
        return (
            f"{langkah}{tenggat}: semula Selesai, menjadi "
            f"{change.ke or 'tidak ada lagi di rencana'}."
        )
    if change.jenis == "target_dicabut":
        return f"{langkah}{tenggat}: target ini tidak ada lagi di rencana."
    if change.ke is None and change.dari == STATUS_BUKTI["belum_ada"]:
        return f"{langkah}{tenggat}: bukti “{change.kolom}” tidak ditagih lagi."
    return (
        f"{langkah}{tenggat}: bukti “{change.kolom}” semula {change.dari}, menjadi "
        f"{change.ke or 'tidak ada lagi'}."
    )


def _langkah_changes(before: Content, current: Content) -> Iterator[Change]:
    kode = current["kode"]
    text = current["langkah_aksi"]
    for key, heading in LANGKAH_TEXTS.items():
        if before[key] != current[key]:
            jenis = "pic_berubah" if key == "pic" else "teks_berubah"
            yield Change(jenis, kode, text, None, heading, before[key], current[key])
    for heading in dict.fromkeys([*before["lainnya"], *current["lainnya"]]):
        former = before["lainnya"].get(heading)
        new_value = current["lainnya"].get(heading)
        if former != new_value:
            yield Change("teks_berubah", kode, text, None, heading, former, new_value)
    yield from _all_tenggat_changes(before, current)


def _all_tenggat_changes(before: Content, current: Content) -> Iterator[Change]:
    kode = current["kode"]
    text = current["langkah_aksi"]
    t_before = by_tenggat(before)
    t_current = by_tenggat(current)
    successors = match_tenggat(list(t_before), list(t_current))
    for old, t in t_before.items():
        new = successors.get(old)
        if new is None:
            follows = list(_lost_laporan(current, t))
            yield Change(
                "target_bergeser" if follows else "target_dicabut",
                kode,
                text,
                old,
                "TARGET WAKTU",
                old,
                None,
            )
            yield from follows
        elif new != old:
            yield Change("target_bergeser", kode, text, new, "TARGET WAKTU", old, new)
    origin = {new: old for old, new in successors.items()}
    # A reworded evidence cell, or a split that a person chose, is told as such; else documents went
    # by themselves.
    same_cell = before["bukti_dukung"] == current["bukti_dukung"] and is_same_choice(
        current, before, "bukti_dukung"
    )
    for key, t in t_current.items():
        if key not in origin:
            yield Change("target_bergeser", kode, text, key, "TARGET WAKTU", None, key)
        yield from _tenggat_changes(
            current,
            key,
            t_before.get(origin.get(key, "")),
            t,
            same_cell=same_cell,
        )


def _lost_laporan(langkah: Content, t: Content) -> Iterator[Change]:
    """What a tenggat without successor takes along of what was reported: said, as any other
    loss."""
    place = (langkah["kode"], langkah["langkah_aksi"], t["tenggat"])
    if t["laporan"] == "selesai":
        yield Change("selesai_ditarik", *place, "Status", "Selesai", None)
    for b in t["bukti"]:
        if is_reported(b):
            yield Change("bukti_hilang", *place, b["nama"], STATUS_BUKTI[b["status"]], None)


def _tenggat_changes(
    langkah: Content,
    key: str,
    before: Content | None,
    current: Content,
    *,
    same_cell: bool = False,
) -> Iterator[Change]:
    place = (langkah["kode"], langkah["langkah_aksi"], key)
    old = pick_fields(before, LAPORAN_HEADINGS)
    new = pick_fields(current, LAPORAN_HEADINGS)
    if old["laporan"] != new["laporan"]:
        told = STATUS_LAPORAN[new["laporan"]]
        jenis = "laporan_berubah"
        if old["laporan"] == "selesai":
            jenis = "selesai_ditarik"
        elif new["laporan"] == "selesai":
            jenis = "selesai_baru"
            if old["tanggal_selesai"] is None and new["tanggal_selesai"]:
                told = f"{told}, {_in_words('tanggal_selesai', new['tanggal_selesai'])}"
                new["tanggal_selesai"] = None  # said with the status, not once more
        yield Change(jenis, *place, "Status", STATUS_LAPORAN[old["laporan"]], told)
    for field in ("tanggal_selesai", "kendala", "tindak_lanjut"):
        if old[field] != new[field]:
            former = _in_words(field, old[field])
            now = _in_words(field, new[field])
            yield Change("laporan_berubah", *place, LAPORAN_HEADINGS[field], former, now)
    yield from _all_bukti_changes(place, before, current, same_cell)


def _all_bukti_changes(
    place: Place,
    before: Content | None,
    current: Content,
    same_cell: bool,
) -> Iterator[Change]:
    """List the changes of the bukti of one tenggat. `same_cell`: the evidence cell says and splits
    as it did."""
    b_before = by_name(before["bukti"]) if before else {}
    b_current = by_name(current["bukti"])
    has_fewer = same_cell and len(b_current) < len(b_before)
    for name in dict.fromkeys([*b_before, *b_current]):
        new = b_current.get(name)
        if new is None:
            old = b_before[name]
            jenis = "bukti_hilang" if has_fewer or is_reported(old) else "bukti_berubah"
            yield Change(jenis, *place, name, STATUS_BUKTI[old["status"]], None)
        elif name in b_before:
            yield from _bukti_changes(place, name, b_before[name], new)
        elif before is not None or is_reported(new):
            # Of a new tenggat a blank bukti is no news of its own.
            jenis = "bukti_ada" if is_present(new) else "bukti_berubah"
            yield Change(jenis, *place, name, None, STATUS_BUKTI[new["status"]])


def _bukti_changes(place: Place, name: str, before: Content, current: Content) -> Iterator[Change]:
    if is_present(before) == is_present(current):
        jenis = "bukti_berubah"
    elif is_present(current):
        jenis = "bukti_ada"
    elif current["status"] == "perlu_perbaikan":
        jenis = "bukti_dikembalikan"
    else:
        jenis = "bukti_hilang"
    if before["status"] != current["status"]:
        former = STATUS_BUKTI[before["status"]]
        yield Change(jenis, *place, name, former, STATUS_BUKTI[current["status"]])
    for field in ("jenis", "tautan", "catatan"):
        if before[field] == current[field]:
            continue
        if field == "tautan" and jenis == "bukti_ada" and not before["tautan"]:
            continue  # goes without saying
        former = _in_words(field, before[field])
        now = _in_words(field, current[field])
        yield Change("bukti_berubah", *place, f"{name}: {field}", former, now)


FIELD_WORDS: dict[str, dict[str, str]] = {"laporan": STATUS_LAPORAN, "status": STATUS_BUKTI}
"""The fields whose values are codes → the words of each."""


def name_value(field: str, value: str | None) -> str:
    """Say a stored value of a tenggat or bukti in words: statuses and dates as people say them,
    (kosong) for nothing."""
    if value and field in FIELD_WORDS:
        return FIELD_WORDS[field][value]
    return _in_words(field, value) or "(kosong)"


def _in_words(field: str, value: str | None) -> str | None:
    if not value:
        return None
    if field in ("tanggal_selesai", "selesai_sejak"):
        return format_day(date.fromisoformat(value))
    if field == "tautan":
        return describe_tautan(value) or None
    return value


class Chapter(NamedTuple):
    """All changes of one kind: `sentence` says how many and what, `changes` has each."""

    jenis: str
    sentence: str
    changes: tuple[Change, ...]


def tell_story(changes: Iterable[Change]) -> tuple[Chapter, ...]:
    """List the chapters that have anything to tell: gone, taken back, moved, done, evidence,
    wording, reports, new."""
    by_jenis = group_by(changes, attrgetter("jenis"))
    chapters = []
    for jenis, sentence in _SENTENCES.items():
        of_kind = by_jenis.get(jenis)
        if of_kind:
            told = sentence.format(
                len(of_kind),
                langkah=len({change.kode for change in of_kind}),
                moves=_describe_moves(of_kind),
            )
            chapters.append(Chapter(jenis, told, tuple(of_kind)))
    return tuple(chapters)


def _describe_moves(changes: list[Change]) -> str:
    counts = dict.fromkeys(("mundur", "maju", "target tambahan", "target dicabut"), 0)
    for change in changes:
        if change.dari and change.ke:
            counts["mundur" if change.ke > change.dari else "maju"] += 1
        else:
            counts["target dicabut" if change.dari else "target tambahan"] += 1
    return ", ".join(f"{count} {wording}" for wording, count in counts.items() if count)


_SENTENCES = {
    "langkah_hilang": "{} langkah tidak ada lagi di berkas.",
    "bukti_hilang": "{} bukti menjadi tidak ada atau tidak ditagih lagi.",
    "bukti_dikembalikan": "{} bukti dikembalikan untuk diperbaiki.",
    "selesai_ditarik": "{} target yang semula Selesai ditarik kembali.",
    "target_dicabut": "{} target dicabut dari rencana.",
    "target_bergeser": "{} target bergeser: {moves}.",
    "selesai_baru": "{} target baru selesai.",
    "bukti_ada": "{} bukti baru ada.",
    "teks_berubah": "{} sel rencana berubah bunyinya, pada {langkah} langkah.",
    "pic_berubah": "{} penanggung jawab (PIC) berganti.",
    "laporan_berubah": "{} isi laporan lain berubah: proses, tanggal, kendala, tindak lanjut.",
    "bukti_berubah": "{} keterangan bukti lain berubah: nama, status, tautan, catatan.",
    "langkah_baru": "{} langkah baru.",
}
"""Every kind of change in the order it is told → its sentence."""
