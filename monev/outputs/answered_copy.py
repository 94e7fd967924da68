"""The template of the newest version with what people settled written into its cells, the original words kept beside.

Uploaded again it reads the same on any machine, also where the answers themselves are not known.
"""

from __future__ import annotations

from typing import Any

from monev.database import Database
from monev.outputs.template import build_template
from monev.reading.choices import ReadingChoices
from monev.reading.evidence.split import split_bukti
from monev.writing.reading_choices import satker_choices
from monev.writing.stored import find_last

ORIGIN_HEADINGS = {"target_waktu": "TARGET WAKTU (tulisan asal)", "bukti_dukung": "BUKTI DUKUNG (tulisan asal)"}
"""Cell that was settled → heading of the column that keeps what stood there."""


def make_corrected(db: Database, satker: str, tahun: int) -> bytes:
    """The workbook of the newest unggahan, its settled cells in words that read without a question.

    Raises NotFound where nothing is stored.
    """
    version = find_last(db, satker, tahun)
    choice = satker_choices(db, version.satker, tahun)
    langkah = [correct(one, choice, tahun) for one in version.content["langkah"]]
    content = {**version.content, "langkah": langkah}
    return build_template(content, satker=version.satker, tahun=tahun, entry_hash=version.hash)


def correct(one: dict[str, Any], choice: ReadingChoices, tahun: int) -> dict[str, Any]:
    """A langkah with its settled cells rewritten; as it was where nothing of it was settled."""
    replacement: dict[str, str] = {}
    if (timing := choice.chosen_words("waktu", one, one["target_waktu"])) and choice.chosen_time(one, tahun):
        replacement["target_waktu"] = timing
    if bukti := choice.bukti(one):
        text = "\n".join(b.nama for b in bukti)
        # Only where the cell then splits into just these; else the choice itself goes on reading the old words.
        if [b.nama for b in split_bukti(text)] == [b.nama for b in bukti]:
            replacement["bukti_dukung"] = text
    origin = {ORIGIN_HEADINGS[k]: one[k] for k in replacement if one[k]}
    return {**one, **replacement, "lainnya": {**one["lainnya"], **origin}}
