"""Merge the stored rencana, cell by cell, with a file made from an older version of it.

So nobody's work is undone unseen.

There are three versions of everything: `base` (from which the file was exported), `stored`, `file`.
A change of one side is taken. A cell that both sides changed differently is a clash for a person to
decide; until then the stored value stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from monev.core.dates import format_tenggat
from monev.writing.append import field_change, format_when
from monev.writing.changes import name_value
from monev.writing.content import (
    BUKTI_HEADINGS,
    LANGKAH_TEXTS,
    LAPORAN_HEADINGS,
    TARGET_CELLS,
    TARGET_READING,
    Content,
    by_kode,
    by_name,
    continued_tenggat,
    empty_bukti,
    initial_bukti,
    is_same_choice,
    langkah_documents,
    pick_fields,
    read_target_cells,
)

STORED, FILE = "tersimpan", "berkas"
PRESENCE = "LANGKAH"
"""`column` of a clash about the langkah itself: one side removed it, the other changed it."""


class Clash(NamedTuple):
    """A cell both sides changed differently.

    It has its field and heading, both values (None: gone or blank), and who stored the other one,
    when.
    """

    kode: str
    langkah_aksi: str
    tenggat: str | None
    bukti: str | None
    field: str
    column: str
    stored: str | None
    file: str | None
    editor: tuple[str, datetime] | None = None

    @property
    def key(self) -> str:
        """The name of the cell, under which a choice for it is given."""
        parts = (self.kode, self.tenggat, self.bukti, self.column)
        return "|".join(part or "" for part in parts)


Place = tuple[str, str, str | None, str | None]
"""The place of a cell: kode, langkah_aksi, tenggat, bukti."""


@dataclass(slots=True)
class Merger:
    """One merge: the plan's year, the choices made, and the clashes found."""

    tahun: int
    choices: Mapping[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def merge(
        self, base: Iterable[Content], stored: Iterable[Content], file: Iterable[Content]
    ) -> list[Content]:
        """Merge the langkah of all three versions, in the stored order.

        New ones come after the one they follow.
        """
        in_base = by_kode(base)
        in_stored = by_kode(stored)
        in_file = by_kode(file)
        versions = (in_base, in_stored, in_file)
        result = []
        for kode in merged_order(list(in_stored), list(in_file)):
            merged = self._merge_langkah(*(version.get(kode) for version in versions))
            if merged is not None:
                result.append(merged)
        return result

    def _merge_langkah(
        self, base: Content | None, stored: Content | None, file: Content | None
    ) -> Content | None:
        if stored is not None and file is not None:
            return self._merge_both_langkah(base, stored, file)
        existing = stored if stored is not None else file
        if base is None or existing is None:
            return existing
        if _core(existing) == _core(base):
            return None  # removed by one side, left alone by the other
        place = (base["kode"], existing["langkah_aksi"], None, None)
        in_stored = None if stored is None else "diubah"
        in_file = None if file is None else "diubah"
        clash = Clash(*place, "", PRESENCE, in_stored, in_file)
        return stored if self._choose(clash) == STORED else file

    def _merge_both_langkah(self, base: Content | None, stored: Content, file: Content) -> Content:
        place = (stored["kode"], stored["langkah_aksi"], None, None)
        blank_base = base or dict.fromkeys(LANGKAH_TEXTS)
        texts = self._merge_fields(place, LANGKAH_TEXTS, blank_base, stored, file)
        result = {**stored, **texts}
        for name in ("lembar", "baris", "jejak"):
            result[name] = file[name]
        result["lainnya"] = self._merge_others(place, base or stored, stored, file)
        result["tenggat"] = self._merge_all_tenggat(result, base, stored, file)
        result["bukti"] = langkah_documents(result)
        return result

    def _merge_others(
        self, place: Place, base: Content, stored: Content, file: Content
    ) -> dict[str, str]:
        """Merge the columns without a meaning; one that is blank now goes."""
        headings = dict[str, str]()
        for heading in (*stored["lainnya"], *file["lainnya"]):
            headings[heading] = heading
        blank = dict.fromkeys(headings, "")
        versions = [blank | version["lainnya"] for version in (base, stored, file)]
        merged = self._merge_fields(place, headings, *versions)
        return {heading: text for heading, text in merged.items() if text}

    def _merge_all_tenggat(
        self, result: Content, base: Content | None, stored: Content, file: Content
    ) -> list[Content]:
        target = pick_fields(result, TARGET_CELLS)
        # A reading settled since the file's own version is the file's news, even if its cells are
        # untouched.
        candidates = (stored, file)
        if base is not None and not is_same_choice(file, base, "target_waktu"):
            candidates = (file, stored)
        for source in candidates:
            if pick_fields(source, TARGET_CELLS) == target:
                target_reading = pick_fields(source, TARGET_READING)
                blank = source["tenggat"]
                break
        else:
            target_reading, blank = read_target_cells(target, self.tahun)
        result |= target_reading
        keys = [tenggat["tenggat"] for tenggat in blank]
        versions = [continued_tenggat(version, keys) for version in (base, stored, file)]
        merged = []
        for tenggat in blank:
            key = tenggat["tenggat"]
            own = [version.get(key) for version in versions]
            merged.append(self._merge_one_tenggat(stored, tenggat, *own))
        return merged

    def _merge_one_tenggat(
        self,
        langkah: Content,
        tenggat: Content,
        base: Content | None,
        stored: Content | None,
        file: Content | None,
    ) -> Content:
        versions = (base, stored or base, file or base)
        key = tenggat["tenggat"]
        place = (langkah["kode"], langkah["langkah_aksi"], key, None)
        reports = [pick_fields(version, LAPORAN_HEADINGS) for version in versions]
        result = {**tenggat, **self._merge_fields(place, LAPORAN_HEADINGS, *reports)}
        named = list[dict[str, Content]]()
        for version in versions:
            named.append(by_name(version["bukti"]) if version else {})
        if not any(named):
            blank = [dict(bukti) for bukti in tenggat["bukti"]]
            result["bukti"] = blank or initial_bukti(langkah["bukti"])
            return result
        result["bukti"] = []
        _, in_stored, in_file = named
        for name in dict.fromkeys([*in_stored, *in_file]):
            own = [version.get(name) for version in named]
            bukti = self._merge_bukti(langkah, key, *own)
            if bukti is not None:
                result["bukti"].append(bukti)
        return result

    def _merge_bukti(
        self,
        langkah: Content,
        tenggat: str,
        base: Content | None,
        stored: Content | None,
        file: Content | None,
    ) -> Content | None:
        if stored is None or file is None:
            existing = stored or file
            # Removed by one side and untouched by the other: gone. If the other side changed it,
            # it stays: evidence is never lost.
            is_untouched = base is not None and existing == base
            return None if is_untouched else existing
        place = (langkah["kode"], langkah["langkah_aksi"], tenggat, stored["nama"])
        blank_base = base or empty_bukti("", "")
        merged = self._merge_fields(place, BUKTI_HEADINGS, blank_base, stored, file)
        return stored | merged

    def _merge_fields(
        self,
        place: Place,
        headings: Mapping[str, str],
        base: Content,
        stored: Content,
        file: Content,
    ) -> Content:
        change = field_change(pick_fields(file, headings), stored, base)
        result = pick_fields(stored, headings) | change.values
        for name, value in change.clashes.items():
            clash = Clash(*place, name, headings[name], stored[name], value)
            if self._choose(clash) == FILE:
                result[name] = value
        return result

    def _choose(self, clash: Clash) -> str:
        choice = self.choices.get(clash.key)
        if choice not in (STORED, FILE):
            self.clashes.append(clash)
            return STORED
        return choice


def merged_order(stored: list[str], file: list[str]) -> list[str]:
    """Return the kode of both in the stored order.

    Each new one after the one it follows in the file.
    """
    result = list(stored)
    location = -1
    for kode in file:
        if kode in result:
            location = result.index(kode)
        else:
            location += 1
            result.insert(location, kode)
    return result


def clash_sentence(clash: Clash, shown: Mapping[str, str]) -> str:
    """Describe a clash in a sentence: its place, both values, who stored the other one and when."""
    stored, file = clash_values(clash)
    author = clash_author(clash)
    return f"{clash_place(clash, shown)}: tersimpan “{stored}” ({author}), di berkas “{file}”."


def clash_place(clash: Clash, shown: Mapping[str, str]) -> str:
    """Name the cell: kode as people see it (`shown`), tenggat, bukti, column."""
    column = "keberadaan langkah" if clash.column == PRESENCE else clash.column
    tenggat = clash.tenggat and format_tenggat(clash.tenggat)
    parts = (shown.get(clash.kode, clash.kode), tenggat, clash.bukti, column)
    return ", ".join(filter(None, parts))


def clash_author(clash: Clash) -> str:
    """Say who stored the other value, and when."""
    assert clash.editor is not None  # each clash of a plan has one
    who, when = clash.editor
    return f"oleh {who}, {format_when(when)}"


def clash_values(clash: Clash) -> tuple[str, str]:
    """Return the stored value and the file's, as people read them."""
    return _value_in_words(clash, clash.stored), _value_in_words(clash, clash.file)


def _core(langkah: Content) -> Content:
    core = dict(langkah)
    for name in ("lembar", "baris", "jejak", "urutan"):
        core.pop(name, None)
    return core


def _value_in_words(clash: Clash, value: str | None) -> str:
    if clash.column == PRESENCE:
        return value or "dihapus"
    if clash.tenggat is None:
        return value or "(kosong)"
    return name_value(clash.field, value)
