"""A remark on a cell: a code, a place and values. Its Indonesian sentence is made only where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from monev.core.remark_sentences import SENTENCES


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on one cell, for a person: what it says, where it is, what stood there.

    `code` names the sentence in `remark_sentences`; `values` are what it fills in. `baris` is the row number as the
    spreadsheet shows it (1-based), `kolom` the heading as printed in the file (or the column letter where there is no
    heading), `sel` the address a person types to get there ("F12").
    """

    code: str
    lembar: str | None = None
    baris: int | None = None
    kolom: str | None = None
    nilai: str | None = None
    sel: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pesan(self) -> str:
        """The sentence for a person, in Indonesian."""
        return remark_sentence(self.code, self.values)


def remark_sentence(code: str, values: Mapping[str, Any]) -> str:
    """The Indonesian sentence of a code, with its values filled in."""
    template = SENTENCES.get(code)
    return code if template is None else template.format_map(values)
