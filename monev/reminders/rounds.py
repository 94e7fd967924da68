"""A round of letters, each sent once: taken in the journal first, which refuses who would take it a second time, then
sent, then what came of it is noted. Two servers, a restart or a kill in between send one letter at most once more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from monev.core.content import Notice, Notices, as_content
from monev.core.errors import VersionClash
from monev.core.roles import EVERY_SATKER, named_local
from monev.database import Database, Row, to_rows
from monev.journal.survey import NO_STOP
from monev.outputs.told import WEEK, read_notices
from monev.people.visits import accounts_of
from monev.reminders.due import OPEN, Letter, letters_due, real_plans
from monev.reminders.letters import NO_ADDRESS, new_mail, to_mail
from monev.reminders.sending import Answer, Post
from monev.reminders.settings import AllSettings, MailSettings, password_of
from monev.writing.append import NewEntry, append_with_retry

SENDER = named_local("Pengingat")
"""The pelaku of what is noted here."""
AT_ONCE = 20
"""Letters taken together: after a kill so many may come once more."""
STALE = timedelta(minutes=30)
"""After it a batch that nothing was noted of is taken for lost; a server as slow as can be is done with one before."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(hours=6)
"""Between two tries of what a server put off; each time twice as long."""
GIVEN_UP = timedelta(days=1)
"""After it what was put off is not tried again; what was left open has a day more."""
_UNKNOWN = "Tidak dapat dipastikan apakah surel ini sampai; tidak dikirim lagi supaya tidak berulang."


@dataclass(frozen=True, slots=True)
class Way:
    """How letters go in this round. `deliver` False: only shown; `rest`: how many times as long as they took the
    processor it is left to others; `stopped`: whether the program is about to end."""

    deliver: bool = True
    rest: float = 0.0
    stopped: Callable[[], bool] = NO_STOP

    def pause(self, since: float) -> float:
        """Leave the processor to others, measured from that moment of this thread's own time; the moment after."""
        time.sleep(self.rest * (time.thread_time() - since))
        return time.thread_time()


def offices_with_mail(db: Database) -> dict[str, MailSettings]:
    """Whose letters are sent, and how: offices with a plan of their own, and EVERY_SATKER for the machine itself."""
    settings = AllSettings(db)
    offices = dict.fromkeys(row["satker"] for row in real_plans(db))
    found = {satker: own for satker in offices if (own := settings.of(satker)) is not None}
    everybodys = settings.of(EVERY_SATKER) or next((own for own in found.values() if "kesehatan" in own.jenis), None)
    return found | ({} if everybodys is None else {EVERY_SATKER: everybodys})


def offices_with_open(db: Database) -> set[str]:
    """Where letters were begun and are not settled."""
    return {row["satker"] for row in to_rows(db.ask("reminders/open"))}


def send_round(db: Database, satker: str, settings: MailSettings, now: datetime, way: Way = Way()) -> list[Letter]:
    """Send what is due for an office; what a server put off earlier too, once its time has come. What was tried, with
    what came of it; where nothing is to be delivered, what would be.

    Raises MonevError where the journal can't be written; then nothing more is sent.
    """
    db.catch_up()
    ready = [letter for letter in letters_due(db, settings, satker, now) if _turn_of(letter.before, now) == "kirim"]
    if not way.deliver:
        return ready
    sent: list[Letter] = []
    with Post(settings, password_of(db, settings)) as post:
        if db.notice is not None:
            new = [letter for letter in ready if satker == EVERY_SATKER and _is_news(db, letter, now)]
            return [replace(letter, answer=_answer_to(db, settings, post, letter)) for letter in new]
        if satker in offices_with_open(db):
            _note(db, satker, lambda: _given_up(db, satker, now))
        for start in range(0, len(ready), AT_ONCE):
            sent += _send_batch(db, settings, post, ready[start : start + AT_ONCE], now, way)
            if way.stopped() or any(letter.answer is not None and letter.answer.is_server for letter in sent[-1:]):
                break
    return sent


def _send_batch(
    db: Database, settings: MailSettings, post: Post, batch: Sequence[Letter], now: datetime, way: Way
) -> list[Letter]:
    since, sent, answer = time.thread_time(), [], Answer("ambil", "")
    for letter in _take(db, settings, batch, now):
        if answer.is_server or way.stopped():  # what the server did to one it would do to all
            answer = Answer("tunda", answer.words if answer.is_server else "Belum dicoba.", is_server=True)
        else:
            answer = _answer_to(db, settings, post, letter)
            since = way.pause(since)
        sent.append(replace(letter, answer=answer))
    _note(db, batch[0].satker, lambda: [_notice(letter) for letter in sent])
    way.pause(since)
    return sent


def _answer_to(db: Database, settings: MailSettings, post: Post, letter: Letter) -> Answer:
    """Send a letter; one whose address is none holds up none of the others."""
    try:
        return post.send(to_mail(db, settings, letter), letter.to.email)
    except NO_ADDRESS:
        return Answer("gagal", "Alamatnya bukan alamat surel; perbaiki di Orang dan akses.")


def _take(db: Database, settings: MailSettings, batch: Sequence[Letter], now: datetime) -> list[Letter]:
    """Those of a batch that are ours to send: still due by what is stored now, and taken by nobody else."""
    keys, people, taken = {letter.key for letter in batch}, {letter.to.pelaku for letter in batch}, []

    def still_due() -> list[Notice]:
        due = letters_due(db, settings, batch[0].satker, now, people)
        taken[:] = [letter for letter in due if letter.key in keys and _turn_of(letter.before, now) == "kirim"]
        return [_notice(letter) for letter in taken]

    _note(db, batch[0].satker, still_due)
    return taken


def _note(db: Database, satker: str, choose: Callable[[], list[Notice]]) -> None:
    """Write down what is chosen by what is stored now; nothing where that is nothing."""

    def plan(_: VersionClash | None) -> NewEntry | None:
        notices = tuple(choose())
        return NewEntry("kabar", satker, None, as_content(Notices(notices)), after="") if notices else None

    append_with_retry(db, plan, pelaku=SENDER)


def _turn_of(row: Row | None, now: datetime) -> Literal["kirim", "tunggu", "menyerah"]:
    """What is to be done about a letter, by what the journal says of it (None: nothing yet). What was put off waits
    ever longer, what was left open until nobody can be at it; that one is sent once more, the other for a day."""
    if row is None:
        return "kirim"
    is_put_off = row["keadaan"] == "tunda"
    wait = min(FIRST_WAIT * 2 ** (row["percobaan"] - 1), LONGEST_WAIT) if is_put_off else STALE
    if row["keadaan"] not in OPEN or abs(now - row["waktu"]) < wait:
        return "tunggu"
    may_be_there_twice = row["ragu"] + (row["keadaan"] == "ambil") > 1
    is_late = abs(now - row["pertama"]) >= (GIVEN_UP if is_put_off else 2 * GIVEN_UP)
    return "menyerah" if may_be_there_twice or is_late else "kirim"


def _given_up(db: Database, satker: str, now: datetime) -> list[Notice]:
    """What is tried no more is settled as not sent."""
    given = []
    for row in read_notices(db, satker):
        if _turn_of(row, now) == "menyerah":
            said = {name: row[name] for name in Notice.__dataclass_fields__}
            said |= {"keadaan": "gagal", "jawaban": row["jawaban"] if row["keadaan"] == "tunda" else _UNKNOWN}
            given.append(Notice(**said))
    return given


def _notice(letter: Letter) -> Notice:
    """What the journal says of a letter: taken, or what came of it."""
    before, answer = letter.before or {"percobaan": 0, "ragu": 0, "keadaan": ""}, letter.answer or Answer("ambil", "")
    doubts = before["ragu"] + (before["keadaan"] == "ambil") + (answer.state == "ragu")
    told = (letter.key, letter.to.pelaku, letter.kind, answer.state, letter.day)
    return Notice(*told, before["percobaan"] + 1, doubts, letter.about, answer.words)


def _is_news(db: Database, letter: Letter, now: datetime) -> bool:
    """That the journal itself can't be written is said all the same, weekly; the accounts keep when."""
    accounts = accounts_of(str(db.journal))
    last = accounts.find_kept("kesehatan", letter.to.pelaku)
    if last and abs(now - datetime.fromisoformat(last)) < WEEK:
        return False
    accounts.keep("kesehatan", letter.to.pelaku, now.isoformat())
    return True


def send_test(db: Database, settings: MailSettings, to: str) -> Answer:
    """Send a real letter to try a server: what it answered."""
    try:
        mail = new_mail(settings, "Monev ZI", "", to, "Percobaan surel Monev ZI")
    except NO_ADDRESS:
        return Answer("gagal", f"“{to}” bukan alamat surel.")
    mail.set_content("Surel percobaan ini menandakan bahwa Monev ZI dapat mengirim lewat server yang diisikan.\n")
    with Post(settings, password_of(db, settings)) as post:
        return post.send(mail, to)
