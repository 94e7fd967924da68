"""The content of an unggahan as plain dicts, in the shape of a journal entry's `isi`.

The same shape is merged, compared and stored. Here: its fields and blanks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from monev.core.content import BLANK_BUKTI, BLANK_REPORT, StoredBukti, StoredTenggat, as_content
from monev.core.moved_targets import match_tenggat
from monev.core.plan_fields import SAID, SAID_OF_BUKTI, Said, SaidOfBukti
from monev.core.records import JsonObject, Langkah, LangkahCells, Tenggat
from monev.core.statuses import BUKTI_PRESENT
from monev.reading.choices import AREA_COLUMN
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.vocabulary.template_names import RENCANA_HEADINGS

Content = JsonObject
"""A langkah, tenggat or bukti as a plain dict, with the fields it is stored with."""

LOCATION = ("area", "nama_area", "sub_area", "nama_sub_area")
"""The fields with a langkah's place in the plan."""

LANGKAH_TEXTS: dict[str, str] = {name: name.replace("_", " ").upper() for name in LOCATION}
LANGKAH_TEXTS |= {key: heading for key, heading in RENCANA_HEADINGS if key != "kode"}
"""Text field of a langkah that a person may change → its heading."""

TARGET_CELLS = ("target_waktu", "target_capaian", "frekuensi")
"""The cells that together decide the tenggat (docs/reading.md)."""

TARGET_READING = ("jenis_target", "mulai")
"""The fields that say how TARGET_CELLS were read, besides the tenggat themselves."""

LAPORAN_HEADINGS = {"laporan": "Status"} | {name: each.heading for name, each in SAID.items()}
"""Field of a tenggat's report → its heading in sheet Realisasi."""

BUKTI_HEADINGS = {"status": "Status"}
BUKTI_HEADINGS |= {name: each.heading for name, each in SAID_OF_BUKTI.items()} | {"jenis": "Jenis"}
"""Field of a bukti's report → its heading in sheet Bukti Dukung."""


def empty_bukti(name: str, jenis: str) -> Content:
    """Make a bukti without any report."""
    return BLANK_BUKTI | as_content(StoredBukti(name, jenis))


def from_langkah(langkah: Langkah) -> Content:
    """Make a plain dict of a langkah that was read. Its tenggat have no report and no bukti yet."""
    content = {field.name: getattr(langkah, field.name) for field in fields(LangkahCells)}
    content["frekuensi"] = langkah.frekuensi or None
    content["pic"] = langkah.pic or None
    content["lainnya"] = {heading: value for heading, value in langkah.lainnya.items() if value}
    content["tenggat"] = list(map(from_tenggat, langkah.tenggat))
    content["bukti"] = list(by_name(as_content(langkah.bukti)).values())
    content["jejak"] = as_content(langkah.jejak)
    return content


def from_tenggat(tenggat: Tenggat) -> Content:
    """Make a plain dict of a tenggat that was read, without a report and without bukti."""
    stored = StoredTenggat(tenggat.tenggat, tenggat.jatuh_tempo, tenggat.buka)
    return BLANK_REPORT | as_content(stored)


def read_target_cells(cells: Content, tahun: int | None) -> tuple[Content, list[Content]]:
    """Read the TARGET_CELLS of a langkah.

    Returns the fields of TARGET_READING, and the blank tenggat.
    """
    timing = read_time(
        cells["target_waktu"],
        tahun,
        frequency=cells["frekuensi"],
        target_capaian=cells["target_capaian"],
    )
    read = {name: getattr(timing, name) for name in TARGET_READING}
    return read, list(map(from_tenggat, timing.tenggat))


def by_kode(langkah: Iterable[Content]) -> dict[str, Content]:
    """Return kode → langkah, in order."""
    return {row["kode"]: row for row in langkah}


def by_tenggat(langkah: Content | None) -> dict[str, Content]:
    """Return key of the tenggat → tenggat, in order; empty for no langkah."""
    if langkah is None:
        return {}
    return {tenggat["tenggat"]: tenggat for tenggat in langkah["tenggat"]}


def by_name(bukti: Iterable[Content]) -> dict[str, Content]:
    """Return name → bukti, in order. A document stands once in a tenggat (docs/reading.md)."""
    return {document["nama"]: document for document in bukti}


def continued_tenggat(old: Content | None, keys: Sequence[str]) -> dict[str, Content]:
    """Return key of a present tenggat → the old tenggat that it continues, if any."""
    before = by_tenggat(old)
    matched = match_tenggat(list(before), keys)
    return {new: before[key] for key, new in matched.items()}


def as_said(said: Said | SaidOfBukti) -> Content:
    """Make a plain dict of what a file says beside a status, all its fields blank or not."""
    stored = as_content(said)
    return {each.name: stored.get(each.name) or each.default for each in fields(said)}


def pick_fields(tenggat: Content | None, names: Iterable[str]) -> Content:
    """Pick fields of a tenggat's report; blanks for no tenggat."""
    report = BLANK_REPORT if tenggat is None else tenggat
    return {name: report[name] for name in names}


def is_present(bukti: Content) -> bool:
    """True if a bukti counts as present (docs/design.md §5)."""
    return bukti["status"] in BUKTI_PRESENT


def is_reported(bukti: Content) -> bool:
    """True if anything was reported of a bukti."""
    return bukti["status"] != "belum_ada" or any(bukti[name] for name in SAID_OF_BUKTI)


def chosen_reading(langkah: Content | None, text: str) -> str | None:
    """Return in words how a person chose that a langkah's cell with this text is read.

    None if nobody did.
    """
    if langkah is None:
        return None
    for trace in langkah.get("jejak", ()):
        is_chosen = trace["cara"] == "pilihan" and trace["kolom"] != AREA_COLUMN
        if is_chosen and trace["nilai"] == text:
            return trace["dibaca"]
    return None


def is_same_choice(langkah: Content, other: Content | None, column: str) -> bool:
    """True if this cell was chosen alike in two versions of a langkah, or in neither."""
    others = other[column] if other else ""
    return chosen_reading(langkah, langkah[column]) == chosen_reading(other, others)


def has_laporan(langkah: Iterable[Content]) -> bool:
    """True if anything is reported: a tenggat that is not Belum, or a bukti not Belum ada."""
    for row in langkah:
        for tenggat in row["tenggat"]:
            if tenggat["laporan"] != "belum":
                return True
            for bukti in tenggat["bukti"]:
                if bukti["status"] != "belum_ada":
                    return True
    return False


def langkah_documents(langkah: Content) -> list[Content]:
    """List the documents of a langkah: those of its tenggat, each once.

    Without tenggat those of its cell.
    """
    if not langkah["tenggat"]:
        return langkah["bukti"]
    documents: dict[str, Content] = {}
    for tenggat in langkah["tenggat"]:
        for name, bukti in by_name(tenggat["bukti"]).items():
            documents.setdefault(name, {"nama": name, "jenis": bukti["jenis"]})
    return list(documents.values())


def initial_bukti(documents: Iterable[Content]) -> list[Content]:
    """Make bukti without any report of these documents."""
    return [empty_bukti(document["nama"], document["jenis"]) for document in documents]
