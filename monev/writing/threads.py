"""Questions about a langkah or one of its bukti, and what is said to them.

Here: whose turn it is, and storing a message (docs/operations.md).
"""

from operator import itemgetter

from monev.access import Visitor, list_people
from monev.core.clock import today_within
from monev.core.content import Message, as_content
from monev.core.grouping import group_by
from monev.core.typed_input import EntryRefused, clean_text, one_field
from monev.database import Database, Row
from monev.figures import View, view_at
from monev.figures.views import ask_rencana
from monev.journal import Entry
from monev.writing.append import NewEntry, append_with_retry

ASKED = {"pic": "PIC", "pemeriksa": "Pemeriksa", "operator": "Operator"}
LONGEST = 1000
MOST_MESSAGES = 20
"""Most messages of a thread; closing it is one more."""

Thread = list[Row]
"""A question and the messages that followed it: rows of `history/threads`."""


def threads_of(db: Database, view: View) -> list[Thread]:
    """List the threads about langkah of a view, the oldest first."""
    asked = {"rencana_id": view.rencana_id, "unggahan_id": view.unggahan_id}
    rows = ask_rencana(db, "history/threads", view.satker, view.tahun, **asked)
    rows = [row for row in rows if view.kode is None or row["kode"] in view.kode]
    return [*group_by(rows, itemgetter("pertanyaan")).values()]


def waiting(db: Database, view: View, visitor: Visitor) -> list[Thread]:
    """List the open threads in which it is this visitor's turn.

    It is the turn of whom the question asks and, after another's message, of who asked. For a PIC
    without an account operators are asked. None of a closed plan.
    """
    if view.is_closed:
        return []
    found = []
    for thread in threads_of(db, view):
        first, last = thread[0], thread[-1]
        is_own = visitor.pelaku == first["pelaku"]
        is_answered = last["pelaku"] != first["pelaku"]
        if not last["selesai"] and (
            is_own if is_answered else not is_own and _is_asked(db, view, visitor, first)
        ):
            found.append(thread)
    return found


def _is_asked(db: Database, view: View, visitor: Visitor, question: Row) -> bool:
    """True if a question is put to this visitor."""
    if question["kepada"] == "pemeriksa":
        return visitor.may("verifikasi", view.satker)
    if question["kepada"] == "pic" and visitor.owns(view.satker, question["pic"]):
        return True
    is_for_operator = question["kepada"] == "operator" or not _is_known(db, view, question["pic"])
    return is_for_operator and visitor.may("lapor", view.satker)


def _is_known(db: Database, view: View, pic: str) -> bool:
    """True if the tasks of a PIC are somebody's who can sign in."""
    return any(who.owns(view.satker, pic) for who in list_people(db).values())


def write(
    db: Database, satker: str, tahun: int, message: Message, last: Row | None, *, pelaku: str
) -> Entry | None:
    """Store a message of the thread that ended with `last`; None: it is a question.

    Raises EntryRefused, also if the thread has another end now; NotFound, NotAllowed.
    """
    required = None if message.selesai or message.menarik else "Tulis pesannya dahulu."
    with one_field("ucapan"):
        words = clean_text(message.ucapan, "Pesan", length=LONGEST, required=required)
    content = as_content(message) | {"ucapan": words}

    def plan() -> NewEntry:
        threads = threads_of(db, view_at(db, satker, tahun, today_within(tahun)))
        thread = next((one for one in threads if one[0]["entri"] == message.pertanyaan), [])
        if last is not None and last not in thread[-1:]:
            raise _refused("Tanya-jawab ini baru saja berubah; yang tampak adalah keadaannya kini.")
        if required and len(thread) >= MOST_MESSAGES:
            raise _refused(f"Satu tanya-jawab paling banyak {MOST_MESSAGES} pesan.")
        return NewEntry("percakapan", satker, tahun, content)

    return append_with_retry(db, plan, pelaku=pelaku)


def _refused(sentence: str) -> EntryRefused:
    return EntryRefused({"ucapan": sentence}, "Baca tanya-jawabnya, lalu ulangi bila perlu.")
