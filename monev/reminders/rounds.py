"""A round of letters, each sent once: taken in the journal first, which refuses who would take it a second time, then
sent, then what came of it is noted. Two servers, a restart or a kill in between send one letter at most once more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monev.core.content import Notice, Notices, as_content
from monev.core.errors import VersionClash
from monev.core.roles import EVERY_SATKER, named_local
from monev.database import Database, to_rows
from monev.journal.survey import NO_STOP
from monev.people.visits import accounts_of
from monev.reminders.due import OPEN, WEEK, Letter, letters_due, read_notices, real_plans
from monev.reminders.letters import NO_ADDRESS, new_mail, to_mail
from monev.reminders.sending import Answer, Post
from monev.reminders.settings import AllSettings, MailSettings, password_of
from monev.writing.append import NewEntry, append_entry, append_with_retry

SENDER = named_local("Pengingat")
"""The pelaku of what is noted here."""
AT_ONCE = 20
"""Letters taken together: after a kill so many may come once more."""
LONGEST_BATCH = 600.0
"""Seconds after which the rest of a batch is put off, long before another server takes it for lost (STALE)."""
STALE = timedelta(minutes=30)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(hours=6)
"""Between two tries of what a server put off; each time twice as long."""
GIVEN_UP = timedelta(days=1)
"""After it what was put off is not tried again; what was left open has a day more."""
_UNKNOWN = "Tidak dapat dipastikan apakah surel ini sampai; tidak dikirim lagi supaya tidak berulang."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a letter in this round; `answer` None: it was not to be sent."""

    letter: Letter
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Way:
    """How letters go in this round. `deliver` False: only shown; `rest`: how many times as long as they took the
    processor it is left to others; `stopped`: whether the program is about to end."""

    deliver: bool = True
    rest: float = 0.0
    stopped: Callable[[], bool] = NO_STOP


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


def send_round(db: Database, satker: str, settings: MailSettings, now: datetime, way: Way = Way()) -> list[Outcome]:
    """Send what is due for an office; what a server put off earlier too, once its time has come.

    Raises MonevError where the journal can't be written; then nothing more is sent.
    """
    db.catch_up()
    letters = letters_due(db, settings, satker, now)
    if not way.deliver:
        return [Outcome(letter, None) for letter in letters if _may_take(letter, now)]
    if db.notice is not None:
        return _send_without_journal(db, settings, letters, now) if satker == EVERY_SATKER else []
    if satker in offices_with_open(db):
        _give_up(db, satker, now)
    outcomes: list[Outcome] = []
    with Post(settings, password_of(db, settings)) as post:
        ready = [letter for letter in letters if _may_take(letter, now)]
        for start in range(0, len(ready), AT_ONCE):
            done = _send_batch(db, settings, post, ready[start : start + AT_ONCE], now, way)
            outcomes += done
            if way.stopped() or any(outcome.answer is not None and outcome.answer.is_server for outcome in done):
                break
    return outcomes


def _send_batch(
    db: Database, settings: MailSettings, post: Post, batch: Sequence[Letter], now: datetime, way: Way
) -> list[Outcome]:
    pace = _Pace(way.rest)
    taken = _take(db, settings, batch, now)
    pace.rest()
    begun, broken, outcomes = time.monotonic(), None, []
    for letter in taken:
        if broken is None and time.monotonic() - begun < LONGEST_BATCH and not way.stopped():
            answer = _send_letter(db, settings, post, letter)
            broken = answer if answer.is_server else None
            pace.rest()
        else:  # what the server did to one it would do to all
            answer = Answer("tunda", "Belum dicoba." if broken is None else broken.words, is_server=True)
        outcomes.append(Outcome(letter, answer))
    if outcomes:
        noted = [_notice(outcome.letter, outcome.answer) for outcome in outcomes]
        append_entry(db, _entry(taken[0].satker, noted), pelaku=SENDER)
        pace.rest()
    return outcomes


def _send_letter(db: Database, settings: MailSettings, post: Post, letter: Letter) -> Answer:
    """One whose address is none holds up none of the others."""
    try:
        mail = to_mail(db, settings, letter)
    except NO_ADDRESS:
        return Answer("gagal", "Alamatnya bukan alamat surel; perbaiki di Orang dan akses.")
    return post.send(mail, letter.to.email)


class _Pace:
    """Leaves the processor to others for `times` as long as this thread used it."""

    def __init__(self, times: float) -> None:
        self._times, self._since = times, time.thread_time()

    def rest(self) -> None:
        time.sleep(self._times * (time.thread_time() - self._since))
        self._since = time.thread_time()


def _take(db: Database, settings: MailSettings, batch: Sequence[Letter], now: datetime) -> list[Letter]:
    """Those of a batch that are ours to send: still due by what is stored now, and taken by nobody else."""
    satker, keys = batch[0].satker, {letter.key for letter in batch}
    people = {letter.to.pelaku for letter in batch}
    taken: list[Letter] = []

    def plan(_: VersionClash | None) -> NewEntry | None:
        due = letters_due(db, settings, satker, now, people)
        taken[:] = [letter for letter in due if letter.key in keys and _may_take(letter, now)]
        return _entry(satker, [_notice(letter) for letter in taken], after="") if taken else None

    append_with_retry(db, plan, pelaku=SENDER)
    return taken


def _may_take(letter: Letter, now: datetime) -> bool:
    """Whether a letter may be sent now: it was not begun, was put off long enough ago, or was left open just once."""
    row = letter.before
    if row is None:
        return True
    since = abs(now - row["waktu"])
    if row["keadaan"] == "tunda":
        return since >= min(FIRST_WAIT * 2 ** (row["percobaan"] - 1), LONGEST_WAIT)
    return since >= STALE and not _is_left_open(row)


def _is_left_open(row: dict) -> bool:
    """Whether it may have arrived twice already."""
    return row["ragu"] + (row["keadaan"] == "ambil") > 1


def _give_up(db: Database, satker: str, now: datetime) -> None:
    """What could not be sent within a day, or may have arrived twice, is settled as not sent."""
    given: list[Notice] = []

    def plan(_: VersionClash | None) -> NewEntry | None:
        given.clear()
        for row in read_notices(db, satker):
            is_lost = abs(now - row["waktu"]) >= STALE and _is_left_open(row)
            patience = GIVEN_UP if row["keadaan"] == "tunda" else 2 * GIVEN_UP
            if row["keadaan"] in OPEN and (is_lost or abs(now - row["pertama"]) >= patience):
                said = {name: row[name] for name in Notice.__dataclass_fields__}
                words = _UNKNOWN if row["keadaan"] != "tunda" else row["jawaban"]
                given.append(Notice(**said | {"keadaan": "gagal", "jawaban": words}))
        return _entry(satker, given, after="") if given else None

    append_with_retry(db, plan, pelaku=SENDER)


def _notice(letter: Letter, answer: Answer | None = None) -> Notice:
    """What the journal says of a letter: taken, or what came of it."""
    before = letter.before
    tries, doubts = (0, 0) if before is None else (before["percobaan"], before["ragu"])
    state, words = ("ambil", "") if answer is None else (answer.state, answer.words)
    doubts += (before is not None and before["keadaan"] == "ambil") + (state == "ragu")
    person = letter.to.pelaku
    return Notice(letter.key, person, letter.kind, state, letter.day, tries + 1, doubts, letter.about, words)


def _entry(satker: str, notices: Sequence[Notice], *, after: str | None = None) -> NewEntry:
    return NewEntry("kabar", satker, None, as_content(Notices(tuple(notices))), after=after)


def _send_without_journal(
    db: Database, settings: MailSettings, letters: Sequence[Letter], now: datetime
) -> list[Outcome]:
    """That the journal itself can't be written is said all the same, weekly; the accounts keep when."""
    accounts, outcomes = accounts_of(str(db.journal)), []
    with Post(settings, password_of(db, settings)) as post:
        for letter in letters:
            last = accounts.find_kept("kesehatan", letter.to.pelaku)
            if not last or abs(now - datetime.fromisoformat(last)) >= WEEK:
                accounts.keep("kesehatan", letter.to.pelaku, now.isoformat())
                outcomes.append(Outcome(letter, _send_letter(db, settings, post, letter)))
    return outcomes


def send_test(db: Database, settings: MailSettings, to: str) -> Answer:
    """Send a real letter to try a server: what it answered."""
    try:
        mail = new_mail(settings, "Monev ZI", "", to, "Percobaan surel Monev ZI")
    except NO_ADDRESS:
        return Answer("gagal", f"“{to}” bukan alamat surel.")
    mail.set_content("Surel percobaan ini menandakan bahwa Monev ZI dapat mengirim lewat server yang diisikan.\n")
    with Post(settings, password_of(db, settings)) as post:
        return post.send(mail, to)
