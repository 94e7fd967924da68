"""Merge by cell: the stored rencana and a file made from an older version of it; nobody's work is undone unseen.

Three versions of everything: `base` (what the file was exported from), `stored` (the newest stored), `file`
(the file's). What only one side changed is taken from that side; what both changed to the same is so; what both
changed differently is a clash for a person to choose (DESIGN §6). Until chosen, the stored value stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.writing.append import format_when
from monev.writing.content import (
    BUKTI_HEADINGS,
    LANGKAH_TEXTS,
    LAPORAN_HEADINGS,
    TARGET_CELLS,
    TARGET_READING,
    by_kode,
    by_name,
    by_tenggat,
    is_same_choice,
    langkah_documents,
    match_tenggat,
    pick_fields,
)

STORED, FILE = "tersimpan", "berkas"
_EMPTY = "(kosong)"
PRESENCE = "LANGKAH"
"""`column` of a clash about a langkah's being there at all: one side took it out, the other changed it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell both sides changed differently. The values are as stored (None: gone or blank)."""

    kode: str
    langkah_aksi: str
    tenggat: str | None
    bukti: str | None
    column: str
    base: Any
    stored: Any
    file: Any

    @property
    def key(self) -> str:
        """Names the cell: the key under which a choice for it is given."""
        return "|".join((self.kode, self.tenggat or "", self.bukti or "", self.column))


Editors = Mapping[str, tuple[str, str]]
"""Key of a clash → who stored the other value, and when (ISO)."""

ReadTenggat = Callable[[dict[str, Any]], tuple[dict[str, Any], list[dict[str, Any]]]]
"""The target cells of a langkah (TARGET_CELLS) → how they read (TARGET_READING) and their blank tenggat."""


@dataclass(slots=True)
class Merger:
    """One merge: how target cells are read anew, the choices made, and the clashes found."""

    read_tenggat: ReadTenggat
    choices: Mapping[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def merge(self, base: Iterable[dict], stored: Iterable[dict], file: Iterable[dict]) -> list[dict]:
        """The langkah of all three versions as one; in the stored order, new ones after the one they follow."""
        d, s, b = by_kode(base), by_kode(stored), by_kode(file)
        result = {
            kode: self._merge_langkah(d.get(kode), s.get(kode), b.get(kode)) for kode in merged_order(list(s), list(b))
        }
        return [one for one in result.values() if one is not None]

    def _merge_langkah(self, d: dict | None, s: dict | None, b: dict | None) -> dict | None:
        if s is not None and b is not None:
            return self._merge_both_langkah(d, s, b)
        existing = s if s is not None else b
        if d is None:
            return existing
        if _core(existing) == _core(d):
            return None  # taken out by one side, left alone by the other
        clash = Clash(d["kode"], existing["langkah_aksi"], None, None, PRESENCE, "ada", _presence(s), _presence(b))
        return s if self._choose(clash) == STORED else b

    def _merge_both_langkah(self, d: dict | None, s: dict, b: dict) -> dict:
        def cell(column: str, *value: Any) -> Any:
            return self._merge_cell(s, None, None, column, *value)

        result = {**s}
        for key, heading in LANGKAH_TEXTS.items():
            result[key] = cell(heading, d[key] if d else None, s[key], b[key])
        other_columns = dict.fromkeys([*s["lainnya"], *b["lainnya"]])
        others = {
            k: cell(k, (d or s)["lainnya"].get(k, ""), s["lainnya"].get(k, ""), b["lainnya"].get(k, ""))
            for k in other_columns
        }
        result["lainnya"] = {k: value for k, value in others.items() if value}
        result |= {k: b[k] for k in ("lembar", "baris", "jejak")}
        result["tenggat"] = self._merge_all_tenggat(result, d, s, b)
        result["bukti"] = langkah_documents(result)
        return result

    def _merge_all_tenggat(self, result: dict, d: dict | None, s: dict, b: dict) -> list[dict]:
        """The tenggat the merged target cells give, each with what all three versions say of it."""
        target = {k: result[k] for k in TARGET_CELLS}
        # A reading that was settled since the file's own version is the file's news, though its cells are untouched.
        candidates = (s, b) if d is None or is_same_choice(b, d, "target_waktu") else (b, s)
        source = next((v for v in candidates if all(v[k] == target[k] for k in TARGET_CELLS)), None)
        if source is not None:
            way, skeleton = {k: source[k] for k in TARGET_READING}, source["tenggat"]
        else:
            way, skeleton = self.read_tenggat(target)
        result |= way
        key = [t["tenggat"] for t in skeleton]
        version = [_under_keys(v, key) for v in (d, s, b)]
        return [self._merge_one_tenggat(s, t, *(v.get(t["tenggat"]) for v in version)) for t in skeleton]

    def _merge_one_tenggat(self, one: dict, t: dict, d: dict | None, s: dict | None, b: dict | None) -> dict:
        result = {**t, **pick_fields(s, ("selesai_sejak",))}
        s_or_base, b_or_base = s or d, b or d
        for key, heading in LAPORAN_HEADINGS.items():
            value = (pick_fields(v, (key,))[key] for v in (d, s_or_base, b_or_base))
            result[key] = self._merge_cell(one, t["tenggat"], None, heading, *value)
        listing = [by_name(v["bukti"]) if v else {} for v in (d, s_or_base, b_or_base)]
        if not any(listing):
            result["bukti"] = [dict(x) for x in t["bukti"]] or [dict(x) for x in _blank_all_bukti(one)]
            return result
        name = list(dict.fromkeys([*listing[1], *listing[2]]))
        merged_span = (self._merge_bukti(one, t["tenggat"], *(v.get(k) for v in listing)) for k in name)
        result["bukti"] = [x for x in merged_span if x is not None]
        return result

    def _merge_bukti(self, one: dict, tenggat: str, d: dict | None, s: dict | None, b: dict | None) -> dict | None:
        if s is None or b is None:
            existing = s or b
            # Taken out by one side and untouched by the other: out. Changed by the other: evidence is never lost.
            return None if d is not None and existing == d else existing
        result = {"nama": s["nama"]}
        for key, heading in BUKTI_HEADINGS.items():
            base_value = d[key] if d else {"status": "belum_ada"}.get(key, "")
            result[key] = self._merge_cell(one, tenggat, s["nama"], heading, base_value, s[key], b[key])
        return {k: result[k] for k in s}

    def _merge_cell(
        self, one: dict, tenggat: str | None, bukti: str | None, column: str, d: Any, s: Any, b: Any
    ) -> Any:
        """One cell of three versions."""
        if s == b or b == d:
            return s
        if s == d:
            return b
        clash = Clash(one["kode"], one["langkah_aksi"], tenggat, bukti, column, d, s, b)
        return s if self._choose(clash) == STORED else b

    def _choose(self, clash: Clash) -> str:
        choice = self.choices.get(clash.key)
        if choice not in (STORED, FILE):
            self.clashes.append(clash)
            return STORED
        return choice


def merged_order(stored: list[str], file: list[str]) -> list[str]:
    """The kode of both in the stored order; each new one after the one it follows in the file."""
    result = list(stored)
    known = set(stored)
    location = -1
    for kode in file:
        if kode in known:
            location = result.index(kode)
        else:
            location += 1
            result.insert(location, kode)
    return result


def clash_sentence(clash: Clash, editors: Editors) -> str:
    """A clash in a sentence: where, both values, who stored the other one and when."""
    stored, file = clash_values(clash)
    by = clash_author(clash, editors)
    return f"{clash_place(clash)}: tersimpan “{stored}”{f' ({by})' if by else ''}, di berkas “{file}”."


def clash_place(clash: Clash) -> str:
    """Which cell it is: kode, tenggat, bukti, column."""
    column = "keberadaan langkah" if clash.column == PRESENCE else clash.column
    return ", ".join(filter(None, (clash.kode, clash.tenggat and format_tenggat(clash.tenggat), clash.bukti, column)))


def clash_author(clash: Clash, editors: Editors) -> str:
    """Who stored the other value, and when; "" where it is not known."""
    who, when = editors.get(clash.key, ("", ""))
    if not who:
        return ""
    return f"oleh {who}, {format_when(datetime.fromisoformat(when))}"


def clash_values(clash: Clash) -> tuple[str, str]:
    """The stored value and the file's, as people read them."""
    return _value_in_words(clash, clash.stored), _value_in_words(clash, clash.file)


def _under_keys(one: dict | None, key: list[str]) -> dict[str, dict]:
    """The tenggat of one version under the keys of the merged plan."""
    own = by_tenggat(one)
    return {new: own[old] for old, new in match_tenggat(list(own), key).items()}


def _blank_all_bukti(one: dict) -> list[dict]:
    return [{**b, "status": "belum_ada", "tautan": "", "catatan": ""} for b in one["bukti"]]


def _core(one: dict) -> dict:
    """A langkah without where it stood in which file."""
    return {k: v for k, v in one.items() if k not in ("lembar", "baris", "jejak", "urutan")}


def _presence(one: dict | None) -> str | None:
    return None if one is None else "diubah"


def _value_in_words(clash: Clash, value: str | None) -> str:
    if clash.column == PRESENCE:
        return value or "dihapus"
    if not value:
        return _EMPTY
    if clash.tenggat is not None and clash.column == LAPORAN_HEADINGS["laporan"]:
        return (STATUS_BUKTI if clash.bukti else STATUS_LAPORAN)[value]
    if clash.tenggat is not None and clash.column == LAPORAN_HEADINGS["tanggal_selesai"]:
        return format_day(date.fromisoformat(value))
    return value
