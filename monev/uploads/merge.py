"""Merge by cell: the stored rencana and a file made from an older version of it; nobody's work is
undone unseen. Three versions of everything: `base` (what the file was exported from), `stored`,
`file`. What only one side changed is taken from it; what both changed differently is a clash for a
person to choose; until then the stored value stands."""

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
"""`column` of a clash about a langkah's being there at all: one side took it out, the other changed
it."""


class Clash(NamedTuple):
    """A cell both sides changed differently: its field and the heading it is spoken of by, the
    values as stored (None: gone or blank), and who stored the other one, when."""

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
        """Names the cell: the key under which a choice for it is given."""
        return "|".join((self.kode, self.tenggat or "", self.bukti or "", self.column))


Place = tuple[str, str, str | None, str | None]
"""Where a cell is: kode, langkah_aksi, tenggat, bukti."""


@dataclass(slots=True)
class Merger:
    """One merge: the plan's year, the choices made, and the clashes found."""

    tahun: int
    choices: Mapping[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def merge(
        self, base: Iterable[Content], stored: Iterable[Content], file: Iterable[Content]
    ) -> list[Content]:
        """The langkah of all three versions as one; in the stored order, new ones after the one
        they follow."""
        in_base = by_kode(base)
        in_stored = by_kode(stored)
        in_file = by_kode(file)
        result = []
        for kode in merged_order(list(in_stored), list(in_file)):
            merged = self._merge_langkah(in_base.get(kode), in_stored.get(kode), in_file.get(kode))
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
            return None  # taken out by one side, left alone by the other
        changed = (None if stored is None else "diubah", None if file is None else "diubah")
        clash = Clash(base["kode"], existing["langkah_aksi"], None, None, "", PRESENCE, *changed)
        return stored if self._choose(clash) == STORED else file

    def _merge_both_langkah(self, base: Content | None, stored: Content, file: Content) -> Content:
        place = (stored["kode"], stored["langkah_aksi"], None, None)
        texts = self._merge_fields(
            place, LANGKAH_TEXTS, base or dict.fromkeys(LANGKAH_TEXTS), stored, file
        )
        headings = {heading: heading for heading in [*stored["lainnya"], *file["lainnya"]]}
        blank = dict.fromkeys(headings, "")
        versions = (blank | version["lainnya"] for version in (base or stored, stored, file))
        others = self._merge_fields(place, headings, *versions)
        result = {**stored, **texts, **{k: file[k] for k in ("lembar", "baris", "jejak")}}
        result["lainnya"] = {k: value for k, value in others.items() if value}
        result["tenggat"] = self._merge_all_tenggat(result, base, stored, file)
        result["bukti"] = langkah_documents(result)
        return result

    def _merge_all_tenggat(
        self, result: Content, base: Content | None, stored: Content, file: Content
    ) -> list[Content]:
        target = pick_fields(result, TARGET_CELLS)
        # A reading settled since the file's own version is the file's news, though its cells are
        # untouched.
        candidates = (
            (stored, file)
            if base is None or is_same_choice(file, base, "target_waktu")
            else (file, stored)
        )
        same = (each for each in candidates if pick_fields(each, TARGET_CELLS) == target)
        source = next(same, None)
        if source is not None:
            target_reading = pick_fields(source, TARGET_READING)
            blank = source["tenggat"]
        else:
            target_reading, blank = read_target_cells(target, self.tahun)
        result |= target_reading
        keys = [t["tenggat"] for t in blank]
        in_base, in_stored, in_file = (
            continued_tenggat(version, keys) for version in (base, stored, file)
        )
        merged = []
        for t in blank:
            key = t["tenggat"]
            merged.append(
                self._merge_one_tenggat(
                    stored, t, in_base.get(key), in_stored.get(key), in_file.get(key)
                )
            )
        return merged

    def _merge_one_tenggat(
        self,
        langkah: Content,
        t: Content,
        base: Content | None,
        stored: Content | None,
        file: Content | None,
    ) -> Content:
        versions = (base, stored or base, file or base)
        place = (langkah["kode"], langkah["langkah_aksi"], t["tenggat"], None)
        reports = (pick_fields(version, LAPORAN_HEADINGS) for version in versions)
        result = {**t, **pick_fields(stored, ("selesai_sejak",))}
        result |= self._merge_fields(place, LAPORAN_HEADINGS, *reports)
        in_base, in_stored, in_file = (
            by_name(version["bukti"]) if version else {} for version in versions
        )
        if not (in_base or in_stored or in_file):
            blank = [dict(bukti) for bukti in t["bukti"]]
            result["bukti"] = blank or initial_bukti(langkah["bukti"])
            return result
        result["bukti"] = []
        for name in dict.fromkeys([*in_stored, *in_file]):
            bukti = self._merge_bukti(
                langkah, t["tenggat"], in_base.get(name), in_stored.get(name), in_file.get(name)
            )
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
            # Taken out by one side and untouched by the other: out. Changed by the other: evidence
            # is never lost.
            return None if base is not None and existing == base else existing
        place = (langkah["kode"], langkah["langkah_aksi"], tenggat, stored["nama"])
        return {
            **stored,
            **self._merge_fields(place, BUKTI_HEADINGS, base or empty_bukti("", ""), stored, file),
        }

    def _merge_fields(
        self,
        place: Place,
        headings: Mapping[str, str],
        base: Content,
        stored: Content,
        file: Content,
    ) -> Content:
        change = field_change({name: file[name] for name in headings}, stored, base)
        result = {name: stored[name] for name in headings} | change.values
        for name, value in change.clashes.items():
            if self._choose(Clash(*place, name, headings[name], stored[name], value)) == FILE:
                result[name] = value
        return result

    def _choose(self, clash: Clash) -> str:
        choice = self.choices.get(clash.key)
        if choice not in (STORED, FILE):
            self.clashes.append(clash)
            return STORED
        return choice


def merged_order(stored: list[str], file: list[str]) -> list[str]:
    """The kode of both in the stored order; each new one after the one it follows in the file."""
    result = list(stored)
    location = -1
    for kode in file:
        if kode in result:
            location = result.index(kode)
        else:
            location += 1
            result.insert(location, kode)
    return result


def clash_sentence(clash: Clash) -> str:
    """A clash in a sentence: where, both values, who stored the other one and when."""
    stored, file = clash_values(clash)
    return (
        f"{clash_place(clash)}: tersimpan “{stored}” ({clash_author(clash)}), di berkas “{file}”."
    )


def clash_place(clash: Clash) -> str:
    """Which cell it is: kode, tenggat, bukti, column."""
    column = "keberadaan langkah" if clash.column == PRESENCE else clash.column
    return ", ".join(
        filter(
            None, (clash.kode, clash.tenggat and format_tenggat(clash.tenggat), clash.bukti, column)
        )
    )


def clash_author(clash: Clash) -> str:
    """Who stored the other value, and when."""
    assert clash.editor is not None  # each clash of a plan has one
    who, when = clash.editor
    return f"oleh {who}, {format_when(when)}"


def clash_values(clash: Clash) -> tuple[str, str]:
    """The stored value and the file's, as people read them."""
    return _value_in_words(clash, clash.stored), _value_in_words(clash, clash.file)


def _core(langkah: Content) -> Content:
    return {k: v for k, v in langkah.items() if k not in ("lembar", "baris", "jejak", "urutan")}


def _value_in_words(clash: Clash, value: str | None) -> str:
    if clash.column == PRESENCE:
        return value or "dihapus"
    return value or "(kosong)" if clash.tenggat is None else name_value(clash.field, value)
