"""A PIC of a decision that says less than the one the plan knows: Kasubbag Hukum (dan SDM)."""

from collections.abc import Iterable, Iterator

from monev.access import same_pic
from monev.core.text import join_pics, split_pics
from monev.database import Database
from monev.figures import plan_pics
from monev.meeting import records
from monev.meeting.records import Rapat


def ask_short_pics(db: Database, rapat: Rapat) -> Iterator[str]:
    """Ask of each PIC that this meeting's decisions shorten if the plan's one is meant."""
    view = records.rapat_view(db, rapat)
    known = plan_pics(db, view)
    decided = records.read_decisions(db, rapat)
    for pic in split_pics(join_pics(decision["pic"] for decision in decided)):
        if whole := find_whole(pic, known):
            yield f"PIC keputusan “{pic}”: di rencana “{whole}”. Samakan bila itu yang dimaksud."


def find_whole(pic: str, known: Iterable[str]) -> str:
    """Find the one known PIC that begins with all words of another; "" for none, or several."""
    words = same_pic(pic).split()
    longer = []
    for whole in known:
        if same_pic(whole) == same_pic(pic):
            return ""
        if same_pic(whole).split()[: len(words)] == words:
            longer.append(whole)
    return longer[0] if len(longer) == 1 else ""
