"""The resolved content of an unggahan as plain dicts: its fields, blanks, and how tenggat of two
versions correspond. The shape is that of a journal entry's `isi`: what is merged, compared and
stored is one and the same."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from monev.core.content import REPORT_FIELDS, StoredBukti, StoredTenggat, as_content
from monev.core.records import Langkah, LangkahCells, Tenggat
from monev.core.statuses import BUKTI_PRESENT
from monev.reading.choices import AREA_COLUMN
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.vocabulary.template_names import RENCANA_HEADINGS

Content = dict[str, Any]
"""A langkah, tenggat or bukti as a plain dict, with the fields it is stored with."""

LOCATION = ("area", "nama_area", "sub_area", "nama_sub_area")
"""Where a langkah stands in the plan."""

LANGKAH_TEXTS: dict[str, str] = {name: name.replace("_", " ").upper() for name in LOCATION}
LANGKAH_TEXTS |= {key: heading for key, heading in RENCANA_HEADINGS if key != "kode"}
"""The text fields of a langkah that a person may change → the heading they are spoken of by."""

TARGET_CELLS = ("target_waktu", "target_capaian", "frekuensi")
"""The cells that together decide the tenggat (docs/reading.md)."""

TARGET_READING = ("jenis_target", "mulai")
"""How they were read, besides the tenggat themselves."""

LAPORAN_HEADINGS: dict[str, str] = {
    "laporan": "Status",
    "tanggal_selesai": "Tanggal selesai",
    "kendala": "Kendala",
    "tindak_lanjut": "Tindak lanjut",
}
"""What is reported of a tenggat → the heading in sheet Realisasi."""

BUKTI_HEADINGS: dict[str, str] = {
    "status": "Status",
    "tautan": "Tautan",
    "catatan": "Catatan",
    "jenis": "Jenis",
}
"""What is said of a bukti → the heading in sheet Bukti Dukung."""


def empty_bukti(name: str, jenis: str) -> Content:
    """A bukti nothing was reported of."""
    return as_content(StoredBukti(name, jenis))


def from_langkah(langkah: Langkah) -> Content:
    """A langkah as it was read, as a dict of the plan; its tenggat carry no report and no bukti
    yet."""
    cells = {field.name: getattr(langkah, field.name) for field in fields(LangkahCells)}
    others = {heading: value for heading, value in langkah.lainnya.items() if value}
    return cells | {
        "frekuensi": langkah.frekuensi or None,
        "pic": langkah.pic or None,
        "lainnya": others,
        "tenggat": [*map(from_tenggat, langkah.tenggat)],
        "bukti": list(by_name(as_content(langkah.bukti)).values()),
        "jejak": as_content(langkah.jejak),
    }


def from_tenggat(tenggat: Tenggat) -> Content:
    """One tenggat as it was read, with nothing reported of it and no bukti owed yet."""
    return as_content(StoredTenggat(tenggat.tenggat, tenggat.jatuh_tempo, tenggat.buka))


def read_target_cells(cells: Content, tahun: int | None) -> tuple[Content, list[Content]]:
    """The target cells of a langkah (TARGET_CELLS) → how they read (TARGET_READING) and their blank
    tenggat."""
    text, capaian, frequency = (cells[name] for name in TARGET_CELLS)
    timing = read_time(text, tahun, frequency=frequency, target_capaian=capaian)
    read = {name: getattr(timing, name) for name in TARGET_READING}
    return read, [*map(from_tenggat, timing.tenggat)]


def by_kode(langkah: Iterable[Content]) -> dict[str, Content]:
    """kode → langkah, in order."""
    return {row["kode"]: row for row in langkah}


def by_tenggat(langkah: Content | None) -> dict[str, Content]:
    """Key of the tenggat → tenggat, in order; empty for no langkah."""
    return {t["tenggat"]: t for t in langkah["tenggat"]} if langkah else {}


def by_name(bukti: Iterable[Content]) -> dict[str, Content]:
    """Name → bukti, in order: within one tenggat a document stands once (docs/reading.md)."""
    return {document["nama"]: document for document in bukti}


def match_tenggat(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Which new tenggat continues which old one: the same; the rest by order where there are as
    many."""
    same = {key: key for key in old if key in set(new)}
    if len(old) != len(new):
        return same
    rest_old = [key for key in old if key not in same]
    rest_new = [key for key in new if key not in same]
    return same | dict(zip(rest_old, rest_new, strict=True))


def continued_tenggat(old: Content | None, keys: Sequence[str]) -> dict[str, Content]:
    """Key of each tenggat a langkah has now → the old one that it continues, where there is one."""
    before = by_tenggat(old)
    return {new: before[key] for key, new in match_tenggat(list(before), keys).items()}


def pick_fields(tenggat: Content | None, names: Iterable[str]) -> Content:
    """The named fields of a tenggat's report, blanks where there is no tenggat."""
    report = tenggat or {
        field.name: field.default for field in fields(StoredTenggat) if field.name in REPORT_FIELDS
    }
    return {name: report[name] for name in names}


def is_present(bukti: Content) -> bool:
    """Whether a bukti counts as present (docs/design.md §5)."""
    return bukti["status"] in BUKTI_PRESENT


def is_reported(bukti: Content) -> bool:
    """Whether anything was ever said of a bukti."""
    return bukti["status"] != "belum_ada" or bool(bukti["tautan"]) or bool(bukti["catatan"])


def chosen_reading(langkah: Content | None, text: str) -> str | None:
    """How a person settled the reading of a langkah's cell that says `text`, in words; None where
    nobody did."""
    traces = (langkah or {}).get("jejak", ())
    chosen = (
        trace for trace in traces if trace["cara"] == "pilihan" and trace["kolom"] != AREA_COLUMN
    )
    return next((trace["dibaca"] for trace in chosen if trace["nilai"] == text), None)


def is_same_choice(langkah: Content, other: Content | None, column: str) -> bool:
    """Whether two versions of a langkah settled this cell alike, or neither did."""
    return chosen_reading(langkah, langkah[column]) == chosen_reading(
        other, other[column] if other else ""
    )


def has_laporan(langkah: Iterable[Content]) -> bool:
    """Whether anything is reported at all: a tenggat that is not Belum, or a bukti that is not
    Belum ada."""
    tenggat = (t for row in langkah for t in row["tenggat"])
    return any(map(_is_reported, tenggat))


def _is_reported(tenggat: Content) -> bool:
    has_bukti = any(bukti["status"] != "belum_ada" for bukti in tenggat["bukti"])
    return has_bukti or tenggat["laporan"] != "belum"


def langkah_documents(langkah: Content) -> list[Content]:
    """The documents of a langkah: those of its tenggat together; without tenggat, as its cell was
    split."""
    if not langkah["tenggat"]:
        return langkah["bukti"]
    documents: dict[str, Content] = {}
    for t in langkah["tenggat"]:
        for name, bukti in by_name(t["bukti"]).items():
            documents.setdefault(name, {"nama": bukti["nama"], "jenis": bukti["jenis"]})
    return list(documents.values())


def initial_bukti(documents: Iterable[Content]) -> list[Content]:
    """Documents of a split as bukti nothing was reported of."""
    return [empty_bukti(document["nama"], document["jenis"]) for document in documents]
