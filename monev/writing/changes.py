"""The changes between two unggahan: listing them, and telling them in chapters.

Those that take something away are also put into words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter, itemgetter
from typing import NamedTuple

from monev.core.content import Change
from monev.core.dates import fold_tenggat, format_day, format_tenggat
from monev.core.file_references import describe_tautan
from monev.core.grouping import group_by
from monev.core.moved_targets import match_tenggat
from monev.core.plan_fields import SAID, SAID_OF_BUKTI
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.core.text import shorten
from monev.writing.content import (
    LANGKAH_TEXTS,
    LAPORAN_HEADINGS,
    Content,
    by_kode,
    by_name,
    by_tenggat,
    empty_bukti,
    is_present,
    is_reported,
    is_same_choice,
    pick_fields,
)

TAKING_AWAY = (
    "langkah_hilang",
    "selesai_ditarik",
    "bukti_hilang",
    "bukti_dikembalikan",
    "target_dicabut",
)
"""The kinds of change that take something away, to which a person must agree one by one.

| kind | case |
|---|---|
| langkah_hilang | a langkah is no longer in the file |
| selesai_ditarik | a target is no longer Selesai |
| target_dicabut | a tenggat without a report is no longer in the plan |
| bukti_hilang | a reported bukti is gone; or a tenggat owes fewer, from the same or a blank cell |
| bukti_dikembalikan | a present bukti is to be mended, and no longer counts |

Without consent, late work would vanish with its tenggat, and deleted rows would raise the
kelengkapan bukti unseen."""


_TIME_CHANGED = ("target_bergeser", "target_tambahan")

Place = tuple[str, str, str]
"""The place of a change of a tenggat: kode, langkah_aksi, key of the tenggat."""


def compare(old: Iterable[Content], new: Iterable[Content]) -> tuple[Change, ...]:
    """List every change from one version's langkah to another's; none if they are the same."""
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


def compare_cells(cells: Iterable[Content]) -> Iterator[Change]:
    """List the changes of single cells: kode, langkah_aksi, tenggat, bukti, kolom, dari, ke."""
    of_place = itemgetter("kode", "langkah_aksi", "tenggat")
    for (kode, text, tenggat), rows in group_by(cells, of_place).items():
        if tenggat is None:
            for row in rows:
                yield Change("pic_berubah", kode, text, None, "PIC", row["dari"], row["ke"])
            continue
        place = {"kode": kode, "langkah_aksi": text}
        before, current = (_with_cells(rows, when) for when in ("dari", "ke"))
        yield from _tenggat_changes(place, tenggat, before, current)


def _with_cells(cells: Iterable[Content], when: str) -> Content:
    """Make a tenggat that says nothing but these cells, each before or after (`when`)."""
    tenggat = pick_fields(None, LAPORAN_HEADINGS)
    bukti: dict[str, Content] = {}
    for cell in cells:
        name = cell["bukti"]
        told = tenggat if name is None else bukti.setdefault(name, empty_bukti(name, ""))
        if cell[when] is not None:
            told[cell["kolom"]] = cell[when]
    return {**tenggat, "bukti": [*bukti.values()]}


def _gone(langkah: Content) -> Change:
    selesai = 0
    bukti = 0
    for tenggat in langkah["tenggat"]:
        selesai += tenggat["laporan"] == "selesai"
        bukti += sum(map(is_present, tenggat["bukti"]))
    targets = fold_tenggat(by_tenggat(langkah))
    due = f"{len(langkah['tenggat'])} target {targets}".rstrip()
    told = f"{due}, {selesai} selesai, {bukti} bukti ada"
    return Change("langkah_hilang", langkah["kode"], langkah["langkah_aksi"], dari=told)


def column_losses(
    old: Sequence[Content], new: Sequence[Content], changes: Iterable[Change]
) -> dict[str, str]:
    """Return a sentence for PIC, and for bukti, if the plan named some and now names none.

    Keys are those of `LANGKAH_TEXTS`. A column that was left out, or is read as another, does that.
    """
    lost = dict[str, str]()
    for key in ("pic", "bukti_dukung"):
        named = [langkah for langkah in old if langkah[key]]
        if named and new and not any(langkah[key] for langkah in new):
            lost[key] = _COLUMN_LOST[key].format(
                langkah=len(named), bukti=sum(map(_is_document_gone, changes))
            )
    return lost


_COLUMN_LOST = {
    "pic": "Semua PIC hilang: {langkah} langkah ber-PIC, di berkas ini tidak satu pun.",
    "bukti_dukung": (
        "Semua bukti yang disebut rencana hilang: {bukti} dokumen pada {langkah} langkah tidak "
        "ditagih lagi; yang sudah dilaporkan tetap tersimpan."
    ),
}


def _is_document_gone(change: Change) -> bool:
    is_owed = change.dari == STATUS_BUKTI["belum_ada"]
    return change.jenis == "bukti_hilang" and change.ke is None and is_owed


def removal_sentences(
    changes: Iterable[Change],
    doubts: Mapping[str, str],
    lost: Mapping[str, str],
    shown: Mapping[str, str],
) -> tuple[str, ...]:
    """Write a sentence for each change that takes something away.

    Each is unique, so that a person can agree to it. `doubts`: kode → why a time could not be read,
    added if its target goes. `lost`: the `column_losses`, each said once for all its rows.
    `shown`: what people see of each kode.
    """
    counts: Counter[str] = Counter()
    result = [*lost.values()]
    for change in changes:
        if change.jenis not in TAKING_AWAY:
            continue
        if "bukti_dukung" in lost and _is_document_gone(change):
            continue
        sentence = _removal_sentence(change, shown.get(change.kode, change.kode))
        if change.jenis == "target_dicabut":
            sentence = f"{sentence} {doubts.get(change.kode, '')}".rstrip()
        counts[sentence] += 1
        if counts[sentence] > 1:
            sentence += f" ({counts[sentence]})"
        result.append(sentence)
    return tuple(result)


def _removal_sentence(change: Change, kode: str) -> str:
    langkah = f"{kode} {shorten(change.langkah_aksi)}"
    tenggat = f", {format_tenggat(change.tenggat)}" if change.tenggat else ""
    if change.jenis == "langkah_hilang":
        return f"Langkah {langkah}: tidak ada lagi di berkas ({change.dari})."
    if change.jenis == "selesai_ditarik":
        now = change.ke or "tidak ada lagi di rencana"
        return f"{langkah}{tenggat}: semula Selesai, menjadi {now}."
    if change.jenis == "target_dicabut":
        return f"{langkah}{tenggat}: target ini tidak ada lagi di rencana."
    if change.ke is None and change.dari == STATUS_BUKTI["belum_ada"]:
        return f"{langkah}{tenggat}: bukti “{change.kolom}” tidak ditagih lagi."
    now = change.ke or "tidak ada lagi"
    return f"{langkah}{tenggat}: bukti “{change.kolom}” semula {change.dari}, menjadi {now}."


def _langkah_changes(before: Content, current: Content) -> Iterator[Change]:
    kode = current["kode"]
    text = current["langkah_aksi"]
    of_targets = [*_all_tenggat_changes(before, current)]
    is_moved = any(change.jenis in _TIME_CHANGED for change in of_targets)
    for key, heading in LANGKAH_TEXTS.items():
        if key == "no":  # a row put in above changes it
            continue
        # The words of a time that moved say no more than the target.
        if before[key] != current[key] and not (is_moved and key == "target_waktu"):
            jenis = "pic_berubah" if key == "pic" else "teks_berubah"
            yield Change(jenis, kode, text, None, heading, before[key], current[key])
    for heading in dict.fromkeys([*before["lainnya"], *current["lainnya"]]):
        former = before["lainnya"].get(heading)
        new_value = current["lainnya"].get(heading)
        if former != new_value:
            yield Change("teks_berubah", kode, text, None, heading, former, new_value)
    yield from of_targets


def _all_tenggat_changes(before: Content, current: Content) -> Iterator[Change]:
    kode = current["kode"]
    text = current["langkah_aksi"]
    all_before = by_tenggat(before)
    all_current = by_tenggat(current)
    successors = match_tenggat(list(all_before), list(all_current))
    for old, tenggat in all_before.items():
        new = successors.get(old)
        if new is None:
            follows = list(_lost_laporan(current, tenggat))
            jenis = "target_bergeser" if follows else "target_dicabut"
            yield Change(jenis, kode, text, old, "TARGET WAKTU", old, None)
            yield from follows
        elif new != old:
            yield Change("target_bergeser", kode, text, new, "TARGET WAKTU", old, new)
    origin = {new: old for old, new in successors.items()}
    # If the evidence cell or its chosen split changed, documents went because of that.
    same_choice = is_same_choice(current, before, "bukti_dukung")
    same_cell = before["bukti_dukung"] == current["bukti_dukung"] and same_choice
    same_cell = same_cell or not current["bukti_dukung"]
    for key, tenggat in all_current.items():
        if key not in origin:
            yield Change("target_tambahan", kode, text, key, "TARGET WAKTU", None, key)
        former = all_before.get(origin.get(key, ""))
        yield from _tenggat_changes(current, key, former, tenggat, same_cell=same_cell)


def _lost_laporan(langkah: Content, tenggat: Content) -> Iterator[Change]:
    """List the reports that are lost with a tenggat without successor."""
    place = (langkah["kode"], langkah["langkah_aksi"], tenggat["tenggat"])
    if tenggat["laporan"] == "selesai":
        yield Change("selesai_ditarik", *place, "Status", "Selesai", None)
    for bukti in tenggat["bukti"]:
        if is_reported(bukti):
            status = STATUS_BUKTI[bukti["status"]]
            yield Change("bukti_hilang", *place, bukti["nama"], status, None)


def _tenggat_changes(
    langkah: Content, key: str, before: Content | None, current: Content, *, same_cell: bool = False
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
                new["tanggal_selesai"] = None  # told with the status, so not once more
        yield Change(jenis, *place, "Status", STATUS_LAPORAN[old["laporan"]], told)
    for field in SAID:
        if old[field] != new[field]:
            former = _in_words(field, old[field])
            now = _in_words(field, new[field])
            yield Change("laporan_berubah", *place, LAPORAN_HEADINGS[field], former, now)
    yield from _all_bukti_changes(place, before, current, same_cell)


def _all_bukti_changes(
    place: Place, before: Content | None, current: Content, same_cell: bool
) -> Iterator[Change]:
    """List the changes of the bukti of one tenggat.

    `same_cell`: the evidence cell and its split are unchanged, or it is blank now.
    """
    all_before = by_name(before["bukti"]) if before else {}
    all_current = by_name(current["bukti"])
    has_fewer = same_cell and len(all_current) < len(all_before)
    for name in dict.fromkeys([*all_before, *all_current]):
        new = all_current.get(name)
        if new is None:
            old = all_before[name]
            jenis = "bukti_hilang" if has_fewer or is_reported(old) else "bukti_berubah"
            yield Change(jenis, *place, name, STATUS_BUKTI[old["status"]], None)
        elif name in all_before:
            yield from _bukti_changes(place, name, all_before[name], new)
        elif before is not None or is_reported(new):
            # A blank bukti of a new tenggat is no news of its own.
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
    for field in ("jenis", *SAID_OF_BUKTI):
        if before[field] == current[field]:
            continue
        if field == "tautan" and jenis == "bukti_ada" and not before["tautan"]:
            continue  # the first link is told with the status
        former = _in_words(field, before[field])
        now = _in_words(field, current[field])
        column = f"{name}: {field}"
        yield Change("bukti_berubah", *place, column, former, now)


FIELD_WORDS: dict[str, dict[str, str]] = {"laporan": STATUS_LAPORAN, "status": STATUS_BUKTI}
"""Field with codes as values → the words of each code."""


def name_value(field: str, value: str | None) -> str:
    """Write a stored value of a tenggat or bukti in words.

    Statuses and dates are as people say them, and (kosong) stands for nothing.
    """
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
    """All changes of one kind. `sentence`: how many, and of what kind."""

    jenis: str
    sentence: str
    changes: tuple[Change, ...]


def tell_story(changes: Iterable[Change]) -> tuple[Chapter, ...]:
    """List the chapters with any change, in the order of _SENTENCES."""
    by_jenis = group_by(changes, attrgetter("jenis"))
    chapters = []
    for jenis, sentence in _SENTENCES.items():
        of_kind = by_jenis.get(jenis)
        if of_kind:
            kodes = {change.kode for change in of_kind}
            moves = _describe_moves(of_kind)
            told = sentence.format(len(of_kind), langkah=len(kodes), moves=moves)
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
    "target_tambahan": "{} target ditambahkan, pada {langkah} langkah.",
    "selesai_baru": "{} target baru selesai.",
    "bukti_ada": "{} bukti baru ada.",
    "teks_berubah": "{} sel rencana berubah bunyinya, pada {langkah} langkah.",
    "pic_berubah": "{} penanggung jawab (PIC) berganti.",
    "laporan_berubah": "{} isi laporan lain berubah: proses, tanggal, kendala, tindak lanjut.",
    "bukti_berubah": "{} keterangan bukti lain berubah: nama, status, tautan, catatan, tanggal.",
    "langkah_baru": "{} langkah baru.",
}
"""Kind of change, in the order of telling → its sentence."""
