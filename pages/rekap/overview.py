"""The first screen of Rekap: the one sentence, the figures of all together, the parts one can look at."""

from __future__ import annotations

from monev.figures import five_figures
from monev.figures.recap import reporting, total, total_difference
from monev.figures.recap_words import recap_sentence
from monev.figures.sentences import NO_REALISASI_YET
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks, tenggat_blocks
from pages.rekap.choices import SECTIONS, RecapContent


def build(k: RencanaContext, content: RecapContent) -> list[Block]:
    """What is said first, and the choice of what comes below."""
    reported = reporting(content.offices)
    result = [] if reported else [blocks.notice(NO_REALISASI_YET, key="ingat")]
    result += [blocks.notice(" ".join(content.complaints))] if content.complaints else []
    together = total(reported)
    result.append(blocks.sentence(recap_sentence(content.offices, together)))
    if reported and content.section == "daftar":
        five = five_figures(together, total_difference(reported))
        since = next(one.view.posisi_sebelum for one in reported if one.view is not None)
        items = [tenggat_blocks.figure_item(one, since) for one in five.values()]
        result.append(blocks.figures("Lima angka dari semua yang sudah melapor", items))
    parts = [{"text": words, "on": content.section == one, "act": {"bagian": one}} for one, words in SECTIONS.items()]
    return [*result, blocks.switches("Bagian rekap", [parts])]
