"""Which bukti are missing most often, over all satker that have reported."""

from monev.figures import format_number, recap
from monev.ui import looks
from monev.ui.context import RencanaContext
from monev.ui.looks import blocks, tenggat_blocks
from pages.rekap.content import RecapContent


def show(k: RencanaContext, content: RecapContent) -> None:
    """The jenis of bukti that are missing, most first, with how many satker lack them."""
    looks.show(_missing(k, content), key="rekap_bukti")


def _missing(k: RencanaContext, content: RecapContent) -> list[blocks.Block]:
    kinds = recap.missing_kinds(k.db, content.offices)
    if not kinds:
        return [blocks.sentence("Tidak ada bukti yang kurang pada satker yang sudah melapor.", "quiet")]
    items = []
    for kind in kinds:
        note = f"pada {format_number(kind['satker'])} satker"
        items.append(tenggat_blocks.count_bar(kind["jenis"], "terlambat", kind["n"], "bukti", note=note))
    bars = blocks.bars("Jenis bukti yang kurang", items, scale=max(kind["n"] for kind in kinds))
    return [blocks.card("Jenis bukti yang paling sering kurang", bars, key="bukti")]
