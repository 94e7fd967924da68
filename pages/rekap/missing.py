"""The kinds of bukti that are missing most often, over all satker with a report."""

from functools import partial

from monev.charts.bars import share_bars
from monev.figures import recap_pictures as frames
from monev.figures import recap_words
from monev.ui import looks, pictures
from monev.ui.context import RencanaContext
from monev.ui.looks import blocks
from pages.rekap import about
from pages.rekap.about import RecapContent

_COLUMNS = {"jenis": "Jenis bukti", "n": "Bukti yang kurang", "satker": "Pada berapa satker"}


def show(ctx: RencanaContext, content: RecapContent) -> None:
    """Draw the jenis of missing bukti, most frequent first, and how many satker lack each."""
    frame = frames.missing_frame(ctx.db, content.offices)
    if frame.empty:
        nothing = recap_words.nothing_missing_sentence(content.offices)
        looks.show([blocks.sentence(nothing, "quiet")], key="rekap_bukti")
        return
    heading = blocks.heading(
        "Jenis bukti yang paling sering kurang", note=recap_words.by_reports(content.offices)
    )
    looks.show([heading], key="rekap_bukti")
    name = about.file_name(content)
    pictures.show(
        partial(share_bars, frame),
        key="bukti_kurang",
        alt=frames.missing_sentence(frame),
        file_name=name,
    )
    pictures.show_table(frame, _COLUMNS, key="bukti_kurang", file_name=name)
